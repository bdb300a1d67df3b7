//! How the screen is to look: flag before environment before settings; what none of them says is left to
//! the terminal.

use std::ffi::OsString;

use clap::ValueEnum;

use super::arguments::{AmbiguousWish, CacheArguments, CacheWish, CopyWish, GlyphsWish, LookArguments};
use crate::source::config::Config;
use crate::tui::appearance::{Ambiguous, Wishes};
use crate::tui::clipboard::Clipboard;
use crate::tui::glyph::GlyphSet;
use crate::words::Wording;
use crate::words::cli::{self as words, Place};

/// The environment variable beside `--glyphs`.
pub const GLYPHS: &str = "SUSUMI_GLYPHS";
/// The environment variable beside `--ambiguous`.
pub const AMBIGUOUS: &str = "SUSUMI_AMBIGUOUS";
/// The environment variable for the way that copied text goes.
pub const COPY: &str = "SUSUMI_COPY";
/// The convention of <https://no-color.org>: set and not empty, it asks for no colours.
pub const NO_COLOUR: &str = "NO_COLOR";

/// What flags, environment and settings say together. What cannot be read in the latter two is left out
/// and comes back as a sentence; a flag has been checked by then.
pub fn merged(
    typed: &LookArguments,
    environment: impl Fn(&str) -> Option<OsString>,
    config: &Config,
) -> (Wishes, Vec<Wording>) {
    let mut problems = Vec::new();
    let set = |name| environment(name).filter(|value| !value.is_empty());
    let read = |name, key, setting: &Option<String>| {
        let variable = set(name).map(|value| (Place::Environment(name), value.to_string_lossy().into_owned()));
        let setting = setting.clone().map(|value| (Place::Settings(key), value));
        [variable, setting]
    };
    let glyphs = first(typed.glyphs, read(GLYPHS, "glyphs", &config.glyphs), &mut problems);
    let ambiguous = first(typed.ambiguous, read(AMBIGUOUS, "ambiguous", &config.ambiguous), &mut problems);
    let copy = first(None, read(COPY, "copy", &config.copy), &mut problems);
    let wishes = Wishes {
        glyphs: glyphs.and_then(|wish| match wish {
            GlyphsWish::Auto => None,
            GlyphsWish::Unicode => Some(GlyphSet::Unicode),
            GlyphsWish::Safe => Some(GlyphSet::Safe),
            GlyphsWish::Ascii => Some(GlyphSet::Ascii),
        }),
        ambiguous: ambiguous.and_then(|wish| match wish {
            AmbiguousWish::Auto => None,
            AmbiguousWish::Narrow => Some(Ambiguous::Narrow),
            AmbiguousWish::Wide => Some(Ambiguous::Wide),
        }),
        colour: set(NO_COLOUR).is_none(),
        copy: copy.and_then(|wish| match wish {
            CopyWish::Auto => None,
            CopyWish::Osc52 => Some(Clipboard::Osc52),
            CopyWish::Show => Some(Clipboard::Show),
        }),
    };
    (wishes, problems)
}

/// Whether plans are kept between two runs, by flag and settings; and what is wrong with the latter.
pub fn keeps(typed: CacheArguments, config: &Config) -> (bool, Vec<Wording>) {
    let mut problems = Vec::new();
    let setting = config.cache.clone().map(|value| (Place::Settings("cache"), value));
    let typed = typed.no_cache.then_some(CacheWish::Off);
    let wish = first(typed, [setting, None], &mut problems);
    (wish != Some(CacheWish::Off), problems)
}

/// The flag, else the first of the written values that is one.
fn first<T: ValueEnum>(
    typed: Option<T>,
    written: [Option<(Place, String)>; 2],
    problems: &mut Vec<Wording>,
) -> Option<T> {
    let mut wish = typed;
    for (place, value) in written.into_iter().flatten() {
        match T::from_str(value.trim(), true) {
            Ok(read) => wish = wish.or(Some(read)),
            Err(_) => {
                let valid = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
                let valid: Vec<String> = valid.map(|value| value.get_name().to_owned()).collect();
                let valid: Vec<&str> = valid.iter().map(String::as_str).collect();
                problems.push(words::bad_setting(place, &value, &valid));
            }
        }
    }
    wish
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::arguments::Arguments;

    /// Flags, SUSUMI_GLYPHS, SUSUMI_AMBIGUOUS, `glyphs:`, `ambiguous:`; empty is not set.
    type Sources = [&'static str; 5];

    fn wished(sources: Sources) -> (Wishes, Vec<String>) {
        let [flags, glyphs, ambiguous, glyphs_setting, ambiguous_setting] = sources;
        let line = format!("susumi {flags}");
        let typed = Arguments::try_parse_from(line.split_whitespace()).unwrap().screen.look;
        let environment = |name: &str| {
            let value = match name {
                GLYPHS => glyphs,
                AMBIGUOUS => ambiguous,
                _ => "",
            };
            Some(OsString::from(value))
        };
        let setting = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let config =
            Config { glyphs: setting(glyphs_setting), ambiguous: setting(ambiguous_setting), ..Config::default() };
        let (wishes, problems) = merged(&typed, environment, &config);
        (wishes, problems.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn flag_before_environment_before_settings() {
        use Ambiguous::{Narrow, Wide};
        use GlyphSet::{Ascii, Safe, Unicode};
        let table: [(Sources, Option<GlyphSet>, Option<Ambiguous>); 10] = [
            (["", "", "", "", ""], None, None),
            (["", "", "", "safe", "wide"], Some(Safe), Some(Wide)),
            (["", "ascii", "narrow", "safe", "wide"], Some(Ascii), Some(Narrow)),
            (["--glyphs unicode --ambiguous wide", "ascii", "narrow", "safe", ""], Some(Unicode), Some(Wide)),
            (["--glyphs auto", "ascii", "", "safe", ""], None, None),
            (["", "auto", "auto", "ascii", "wide"], None, None),
            (["--ambiguous auto", "", "wide", "", "wide"], None, None),
            (["", " ASCII ", "Wide", "", ""], Some(Ascii), Some(Wide)),
            (["", "", "narrow", "unicode", ""], Some(Unicode), Some(Narrow)),
            (["--ambiguous narrow", "safe", "", "", ""], Some(Safe), Some(Narrow)),
        ];
        for (sources, glyphs, ambiguous) in table {
            assert_eq!(
                wished(sources),
                (Wishes { glyphs, ambiguous, colour: true, copy: None }, vec![]),
                "{sources:?}"
            );
        }
    }

    #[test]
    fn colours_unless_they_are_refused() {
        for (value, colour) in [(None, true), (Some(""), true), (Some("1"), false), (Some("0"), false)] {
            let environment = |name: &str| value.filter(|_| name == NO_COLOUR).map(OsString::from);
            let (wishes, _) = merged(&LookArguments::default(), environment, &Config::default());
            assert_eq!(wishes.colour, colour, "{value:?}");
        }
    }

    #[test]
    fn copied_text_goes_the_way_that_is_wished_for() {
        let table = [
            ("", None, None),
            ("", Some("osc52"), Some(Clipboard::Osc52)),
            ("Show", Some("osc52"), Some(Clipboard::Show)),
            ("auto", Some("osc52"), None),
        ];
        for (variable, setting, copy) in table {
            let environment = |name: &str| Some(OsString::from(variable)).filter(|_| name == COPY);
            let config = Config { copy: setting.map(str::to_owned), ..Config::default() };
            let (wishes, problems) = merged(&LookArguments::default(), environment, &config);
            assert_eq!((wishes.copy, problems), (copy, vec![]), "{variable} {setting:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_and_left_out() {
        let (wishes, problems) = wished(["", "braille", "2", "ascii", "double"]);
        assert_eq!((wishes.glyphs, wishes.ambiguous), (Some(GlyphSet::Ascii), None));
        assert_eq!(
            problems,
            [
                "環境変数SUSUMI_GLYPHSに「braille」は指定できないので、使いません。",
                "環境変数SUSUMI_AMBIGUOUSに「2」は指定できないので、使いません。",
                "設定ファイルの「ambiguous」に「double」は指定できないので、使いません。",
            ]
        );
        assert!(Arguments::try_parse_from(["susumi", "--glyphs", "braille"]).is_err(), "a flag is a mistake");
    }
}
