//! What a key costs on the screen over all plans of the country, with the frame behind it: 16 ms at most for one that
//! filters or searches, 2 ms for one that moves, at the 99th percentile.
//!
//! `cargo bench --bench keys` measures, and prints how long each kind of key took; `-- --test` presses each only once,
//! over few plans. Without a terminal: what that takes is in `benches/figures`.

#[path = "plans/mod.rs"]
mod plans;

use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use susumi::source::config::Config;
use susumi::tui::app::{App, Message, Session};
use susumi::tui::chord::Chord;
use susumi::tui::glyph::GlyphSet;
use susumi::tui::keymap::Keymap;
use susumi::tui::look::Look;
use susumi::tui::view;
use susumi::tui::widths::Widths;
use susumi::workspace::{self, Workspace};

/// There are so many local governments in Japan.
const ALL: usize = 1_788;

const SCREEN: Rect = Rect { x: 0, y: 0, width: 120, height: 36 };

/// What the keys of one kind took.
#[derive(Default)]
struct Took(Vec<Duration>);

impl Took {
    fn say(mut self, name: &str, bound: u64) {
        self.0.sort_unstable();
        let at = |percent: usize| self.0.get((self.0.len() * percent / 100).min(self.0.len() - 1)).copied();
        let ms = |took: Option<Duration>| took.unwrap_or_default().as_secs_f64() * 1000.0;
        let (median, late, most) = (ms(at(50)), ms(at(99)), ms(at(100)));
        let is_kept = at(99).is_none_or(|late| late <= Duration::from_millis(bound));
        let verdict = if is_kept { "ok" } else { "NOT" };
        let count = self.0.len();
        println!(
            "{name:<52} p50 {median:6.2}  p99 {late:6.2}  most {most:6.2} ms  of {count:4}  ≤ {bound:2} {verdict}"
        );
    }
}

/// The screen with its frame.
struct Bench {
    app: App,
    buffer: Buffer,
    /// How often each kind of key is pressed.
    rounds: usize,
}

impl Bench {
    fn over(plans: Workspace, rounds: usize) -> Self {
        let session = Session::new(plans).expect("there are plans");
        let app = App::new(session, Keymap::default_map(), Look::new(GlyphSet::Unicode, Widths::narrow(), true));
        let mut bench = Self { app, buffer: Buffer::empty(SCREEN), rounds };
        bench.app.update(Message::Resize(SCREEN.width, SCREEN.height));
        bench
    }

    /// A key as the loop takes it, and the frame behind it.
    fn press(&mut self, key: &str) -> Duration {
        let begun = Instant::now();
        self.app.update(Message::Key(KeyEvent::from(Chord::parse(key).expect("a key"))));
        self.app.measured(view::measure(&self.app));
        self.buffer.reset();
        view::paint(&mut self.buffer, &self.app, SCREEN);
        begun.elapsed()
    }

    fn go(&mut self, keys: &str) {
        keys.split_whitespace().for_each(|key| {
            self.press(key);
        });
    }

    /// Presses those keys again and again.
    fn time(&mut self, name: &str, keys: &str, bound: u64) {
        let mut took = Took::default();
        for _ in 0..self.rounds {
            took.0.extend(keys.split_whitespace().map(|key| self.press(key)));
        }
        took.say(name, bound);
    }

    /// Types that letter by letter, and takes it back letter by letter.
    fn type_and_take_back(&mut self, what: &str, typed: &str, bound: u64) {
        let letters: Vec<String> =
            typed.chars().map(|char| if char == ' ' { "Space".to_owned() } else { char.to_string() }).collect();
        let keys = format!("{} {}", letters.join(" "), "Backspace ".repeat(letters.len()));
        self.time(&format!("{what}: {typed}"), &keys, bound);
    }
}

fn main() {
    let is_test = env::args().any(|word| word == "--test");
    let (count, rounds) = if is_test { (20, 1) } else { (ALL, 12) };
    let folder: PathBuf = env::temp_dir().join(format!("susumi-keys-{}", std::process::id()));
    plans::lay_out(&folder, count, 7).expect("the plans are written");
    let workspace = workspace::open(std::slice::from_ref(&folder), &Config::default());
    fs::remove_dir_all(&folder).expect("the plans are taken away");
    let mut bench = Bench::over(workspace, rounds);
    ahead(&mut bench);
    list(&mut bench);
    tree(&mut bench);
    one(&mut bench);
}

/// What is done while nothing waits: a key that comes then waits for one slice.
fn ahead(bench: &mut Bench) {
    let mut took = Took::default();
    let all = Instant::now();
    loop {
        let begun = Instant::now();
        let is_more = bench.app.work_ahead();
        took.0.push(begun.elapsed());
        if !is_more {
            break;
        }
    }
    took.say("a slice of the work ahead", 4);
    println!("{:<52} {:?}", "all of it", all.elapsed());
}

fn list(bench: &mut Bench) {
    bench.time("opening and closing the list of plans", "p Esc", 16);
    bench.go("p");
    bench.time("moving in the list of plans", "Down Down Down PgDn PgDn Up PgUp G g", 2);
    bench.time("sorting it", "Right", 16);
    search(bench, "search in the list");
    filter(bench, "list");
    bench.go("p m a t u Enter");
    bench.time("list, by name: opening the picker of departments", "d Esc", 16);
    bench.time("list, by name: opening that of statuses", "s Esc", 16);
    bench.go("x");
    bench.time("another year, from the list", "[ ]", 250);
    bench.go("p");
    for word in ["松原", "まつ", "matsubara"] {
        bench.type_and_take_back("name of a plan", word, 16);
        bench.go("Esc p");
    }
    bench.go("Esc Esc Esc");
}

fn search(bench: &mut Bench, what: &str) {
    for typed in
        ["下水道", "こうこく", "zaiseika", "gesuidou", "shimin", "zaisei kenzen", "市民 shien", "12", "kpi", "aiueo"]
    {
        bench.go("/");
        bench.type_and_take_back(what, typed, 16);
        bench.go("Esc");
    }
    bench.go("/ g e s u i Enter");
    bench.time(&format!("{what}, kept: status"), "s Down Space Enter s Down Space Enter", 16);
    bench.time(&format!("{what}, kept: department"), "d Down Space Enter d Down Space Enter", 16);
    bench.go("x");
}

fn filter(bench: &mut Bench, what: &str) {
    bench.time(&format!("{what}: opening the picker of departments"), "d Esc", 16);
    bench.time(&format!("{what}: opening that of statuses"), "s Esc", 16);
    bench.go("d");
    for typed in ["zaisei", "gesui", "税務"] {
        bench.type_and_take_back(&format!("{what}: department"), typed, 16);
    }
    bench.time(&format!("{what}: moving in the picker"), "Down Up", 2);
    bench.go("Esc");
    bench.time(&format!("{what}: choosing a department and none"), "d Down Space Enter x", 16);
    bench.time(&format!("{what}: choosing a status and none"), "s Down Space Enter x", 16);
}

fn tree(bench: &mut Bench) {
    bench.time("the tree of all plans and of one", "t t", 16);
    bench.go("t");
    bench.time("moving from plan to plan", "j j j j j j PgDn PgDn k k k k PgUp PgUp", 2);
    bench.time("moving from end to end", "G g", 2);
    bench.time("unfolding, moving, folding", "Right j j k k Left", 2);
    search(bench, "search in the tree");
    filter(bench, "tree");
    bench.go("/ g e s u i Enter");
    bench.time("moving from plan to plan under a search", "j j j j j j PgDn PgDn k k k k PgUp PgUp", 2);
    bench.time("next and previous hit over all", "n n n n N N N N", 16);
    bench.go("x g t");
}

fn one(bench: &mut Bench) {
    bench.time("moving in one plan", "j j j j k k k k", 2);
    bench.go("2");
    bench.time("moving in its actions", "j j j j k k k k", 2);
    bench.go("3");
    bench.time("moving in its indicators", "j j j j k k k k", 2);
    bench.time("opening 同名指標 and closing it", "= Esc", 16);
    bench.go("=");
    bench.time("moving in 同名指標", "j j j j PgDn PgDn G g", 2);
    bench.time("sorting 同名指標", "Right", 16);
}
