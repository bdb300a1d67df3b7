//! What people do, one small thing after another, as often as they do it: steps from a seed.
//!
//! A habit is a few steps that belong together; whether the screen is where it expects it to be is not asked, so
//! each also meets every other place. Nobody leaves: the letter that does so is never typed.

use susumi::tui::app::Pointer;
use susumi::tui::chord::Chord;

use super::plans::random::Random;
use super::step::{Deed, Step};
use super::typed::{ANY_KEYS, NAMES, PASTED, RESULTS, SIZES, TEXTS, THROUGH_IME};

/// So many steps from that seed.
pub fn steps(seed: u64, count: usize) -> Vec<Step> {
    let mut person = Person { random: Random::new(seed, 0), steps: Vec::new() };
    while person.steps.len() < count {
        let habit = weigh(&mut person.random, HABITS);
        habit(&mut person);
    }
    person.steps.truncate(count);
    person.steps
}

type Habit = fn(&mut Person);

const HABITS: &[(usize, Habit)] = &[
    (30, Person::moves),
    (10, Person::steps_back),
    (8, Person::turns_to_a_pane),
    (8, Person::reads_a_detail),
    (7, Person::searches),
    (7, Person::picks_departments),
    (5, Person::picks_statuses),
    (6, Person::looks_at_a_list),
    (4, Person::changes_the_year),
    (4, Person::turns_to_a_plan),
    (4, Person::goes_through_the_plans),
    (4, Person::looks_at_all_plans),
    (4, Person::compares_cities),
    (3, Person::keeps_views),
    (4, Person::enters_a_result),
    (2, Person::copies_and_writes),
    (2, Person::asks_for_help),
    (3, Person::gives_a_command_by_name),
    (4, Person::points),
    (2, Person::pastes),
    (3, Person::leaves_the_input_method_on),
    (2, Person::hits_any_key),
    (3, Person::changes_the_size),
    (1, Person::has_it_drawn_otherwise),
    (6, Person::waits),
    (6, Person::works_on_files),
];

struct Person {
    random: Random,
    steps: Vec<Step>,
}

impl Person {
    /// Whether something happens that does so once in that many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.random.between(1, times) == 1
    }

    fn press(&mut self, keys: &str) {
        let keys = keys.split_whitespace().map(|key| Step::Press(Chord::parse(key).unwrap()));
        self.steps.extend(keys);
    }

    fn press_one_of(&mut self, keys: &[&str]) {
        let key = self.random.of(keys);
        self.press(key);
    }

    /// Presses keys of these, none or several.
    fn press_some_of(&mut self, keys: &[&str], most: usize) {
        for _ in 0..self.random.between(0, most) {
            self.press_one_of(keys);
        }
    }

    fn types_one_of(&mut self, texts: &[&str]) {
        let text = self.random.of(texts);
        // Some letter by letter, some all at once.
        if self.once_in(2) {
            self.steps.push(Step::Type(text.to_owned()));
        } else {
            self.steps.extend(text.chars().map(|letter| Step::Type(letter.to_string())));
        }
    }

    fn moves(&mut self) {
        self.press_one_of(&["j", "Down", "k"]);
        self.press_some_of(&["j", "k", "Down", "Up", "j", "Down", "PgDn", "PgUp", "Home", "End", "g", "G"], 8);
        self.press_some_of(&["l", "Right", "h", "Left"], 3);
    }

    fn steps_back(&mut self) {
        self.press("Esc");
        self.press_some_of(&["Esc"], 2);
        if self.once_in(3) {
            self.press("x");
        }
    }

    fn turns_to_a_pane(&mut self) {
        self.press_one_of(&["Tab", "Tab", "Shift-Tab", "1", "2", "3", "z"]);
    }

    fn reads_a_detail(&mut self) {
        self.press("Enter");
        self.press_some_of(&["Down", "j", "PgDn", "PgUp", "End", "Home", "Left", "Right"], 6);
        if !self.once_in(4) {
            self.press("Esc");
        }
    }

    fn searches(&mut self) {
        self.press_one_of(&["/", "F6"]);
        self.types_one_of(TEXTS);
        self.press_some_of(&["Backspace", "Left", "Delete", "Ctrl-U"], 2);
        self.press_one_of(&["Enter", "Enter", "Esc", "Down"]);
        self.press_some_of(&["n", "N", "n", "Enter"], 4);
    }

    fn picks_departments(&mut self) {
        self.press_one_of(&["d", "F2"]);
        if self.once_in(2) {
            self.types_one_of(TEXTS);
        }
        self.press_some_of(&["Down", "Up", "Space", "Space", "Tab"], 4);
        self.press_one_of(&["Enter", "Enter", "Esc"]);
    }

    fn picks_statuses(&mut self) {
        self.press_one_of(&["s", "F3"]);
        self.press_some_of(&["Down", "Down", "Space", "Up"], 4);
        self.press_one_of(&["Enter", "Enter", "Esc"]);
    }

    fn looks_at_a_list(&mut self) {
        self.press_one_of(&["u", "F4", "f", "D"]);
        self.press_some_of(&["Down", "j", "PgDn", "Up", "End", "s", "d"], 5);
        self.press_some_of(&["Enter", "Down", "Esc"], 2);
    }

    fn changes_the_year(&mut self) {
        self.press_some_of(&["[", "[", "]", "w"], 4);
    }

    fn turns_to_a_plan(&mut self) {
        self.press_one_of(&["p", "p", "c"]);
        if self.once_in(3) {
            self.types_one_of(TEXTS);
        }
        self.press_some_of(&["Down", "Down", "Up", "PgDn", "End", "Space"], 4);
        self.press_one_of(&["Enter", "Enter", "Esc"]);
    }

    /// In the list: by a part of a name, in another order, by what is searched for in all of them.
    fn goes_through_the_plans(&mut self) {
        self.press("p");
        if self.once_in(2) {
            self.press("p");
            self.types_one_of(NAMES);
            self.press_some_of(&["Backspace", "Down", "Ctrl-U"], 2);
            self.press_one_of(&["Enter", "Enter", "Esc"]);
        }
        self.press_some_of(&["Right", "Left", "Space", "Down", "PgDn", "End", "Home", "[", "]"], 6);
        if self.once_in(2) {
            self.searches();
        }
        if self.once_in(3) {
            self.picks_departments();
        }
        self.press_some_of(&["u", "f", "D", "c", "y", "Esc"], 2);
        self.press_one_of(&["Enter", "Esc", "Esc"]);
    }

    /// The tree of all plans, which stays for what comes next half of the time.
    fn looks_at_all_plans(&mut self) {
        self.press("t");
        self.press_some_of(&["Down", "PgDn", "Right", "Right", "Left", "Up", "End", "Home", "Space"], 8);
        if self.once_in(2) {
            self.searches();
        }
        if self.once_in(3) {
            self.picks_statuses();
        }
        self.press_some_of(&["Tab", "Down", "[", "]", "Enter", "Esc"], 4);
        if self.once_in(2) {
            self.press("t");
        }
    }

    /// The indicators of one name, as a table and as small charts.
    fn compares_cities(&mut self) {
        self.press("3");
        self.press_some_of(&["Down", "Down", "PgDn", "Home"], 3);
        self.press("=");
        self.press_some_of(&["Down", "Right", "Left", "Space", "Tab", "End", "PgDn", "Up", "[", "]", "y", "Y"], 8);
        self.press_one_of(&["Enter", "=", "Esc", "Esc"]);
    }

    fn keeps_views(&mut self) {
        if self.once_in(2) {
            self.press("V");
            self.types_one_of(&["甲", "乙", "課の分", "x"]);
            self.press_one_of(&["Enter", "Enter", "Esc"]);
        } else {
            self.press("v");
            self.press_some_of(&["Down", "Delete", "Ctrl-D"], 2);
            self.press_one_of(&["Enter", "1", "2", "Esc"]);
        }
    }

    fn enters_a_result(&mut self) {
        self.press("2");
        self.press_some_of(&["j", "k", "3", "PgDn"], 3);
        self.press("a");
        for _ in 0..self.random.between(1, 3) {
            self.press_one_of(&["Down", "Up", "Tab", "Right", "Left", "Space"]);
            if self.once_in(2) {
                self.types_one_of(RESULTS);
            }
        }
        self.press_some_of(&["Enter", "Enter", "Enter", "Esc"], 4);
    }

    fn copies_and_writes(&mut self) {
        self.press_one_of(&["y", "Y", "o"]);
        if self.once_in(3) {
            self.types_one_of(&["a.txt", "nowhere/b.txt", "~"]);
        }
        self.press_one_of(&["Enter", "Esc"]);
    }

    fn asks_for_help(&mut self) {
        self.press_one_of(&["?", "F1"]);
        if self.once_in(2) {
            self.types_one_of(TEXTS);
        }
        self.press_some_of(&["PgDn", "Down", "End", "Backspace"], 3);
        self.press("Esc");
    }

    fn gives_a_command_by_name(&mut self) {
        self.press_one_of(&[":", "F9"]);
        self.types_one_of(&["kensaku", "年", "zoom", "担当", "hyou", "ido", "見方"]);
        self.press_one_of(&["Enter", "Enter", "Esc"]);
    }

    fn points(&mut self) {
        for _ in 0..self.random.between(1, 4) {
            let pointer = weigh(
                &mut self.random,
                &[(4, Pointer::Click), (2, Pointer::DoubleClick), (2, Pointer::WheelDown), (1, Pointer::WheelUp)],
            );
            let [column, row] = [119, 35].map(|most| u16::try_from(self.random.between(0, most)).unwrap());
            self.steps.push(Step::Point(pointer, column, row));
        }
    }

    fn pastes(&mut self) {
        if self.once_in(2) {
            self.press_one_of(&["/", "d", "o", "V", "?", "a"]);
        }
        let text = self.random.of(PASTED);
        self.steps.push(Step::Paste(text.to_owned()));
        self.press_one_of(&["Enter", "Esc"]);
    }

    fn leaves_the_input_method_on(&mut self) {
        for _ in 0..self.random.between(1, 4) {
            self.types_one_of(THROUGH_IME);
        }
    }

    fn hits_any_key(&mut self) {
        for _ in 0..self.random.between(1, 3) {
            let modifier = self.random.of(&["", "", "Ctrl-", "Alt-"]);
            let key = self.random.of(ANY_KEYS);
            // Not every key has every modifier.
            if let Ok(chord) = Chord::parse(&format!("{modifier}{key}")) {
                self.steps.push(Step::Press(chord));
            }
        }
    }

    fn changes_the_size(&mut self) {
        let size = self.random.of(SIZES);
        let random = (self.random.between(1, 150), self.random.between(1, 50));
        let (columns, rows) = match self.once_in(3) {
            true => (u16::try_from(random.0).unwrap(), u16::try_from(random.1).unwrap()),
            false => size,
        };
        self.steps.push(Step::Size(columns, rows));
        self.press_some_of(&["Down", "Tab", "z", "Enter", "d", "?"], 3);
        self.steps.push(Step::Size(80, 24));
    }

    fn has_it_drawn_otherwise(&mut self) {
        if self.once_in(4) {
            self.steps.push(Step::Stop);
        }
        self.press_one_of(&["Ctrl-T", "Ctrl-L", "m", "r", "e"]);
    }

    fn waits(&mut self) {
        let milliseconds = self.random.of(&[60, 130, 500, 1_100, 3_000, 20_000]);
        self.steps.push(Step::Wait(milliseconds));
    }

    fn works_on_files(&mut self) {
        let number = self.random.between(0, 9_999);
        let deed = weigh(
            &mut self.random,
            &[
                (6, Deed::Edit),
                (4, Deed::Replace),
                (3, Deed::Break),
                (1, Deed::Empty),
                (8, Deed::Heal),
                (2, Deed::Rename),
                (2, Deed::Remove),
                (1, Deed::Move),
                (1, Deed::Litter),
            ],
        );
        self.steps.push(Step::File(deed, number));
        if self.once_in(2) {
            self.steps.push(Step::Wait(500));
        }
    }
}

/// One of these, each as often as its weight says.
fn weigh<T: Copy>(random: &mut Random, from: &[(usize, T)]) -> T {
    let mut rest = random.between(1, from.iter().map(|(weight, _)| weight).sum());
    let chosen = from.iter().find(|(weight, _)| {
        let is_here = rest <= *weight;
        rest = rest.saturating_sub(*weight);
        is_here
    });
    chosen.map(|(_, one)| *one).unwrap()
}
