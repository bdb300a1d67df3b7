//! `susumi new [PATH]`: a plan file to start from, with every key explained. Never writes over a file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::arguments::NewArguments;
use super::output::{OutputError, print};
use super::{Exit, refused};
use crate::plan::FiscalYear;
use crate::source::{INPUT, SCHEMA_NAME, Starting, is_plan_name, year_range};
use crate::visible::visible;
use crate::words::{Wording, starting as words};
use crate::workspace::DEFAULT_FOLDER;
use crate::writing::create;

/// The longest plan. A longer one is a slip of the finger.
const MOST_YEARS: usize = 30;
/// How long a plan is for which no years are given.
const USUAL_YEARS: usize = 5;
/// As many levels as a file may nest, and more than any plan has.
const MOST_LEVELS: usize = 10;

/// Runs it: 0 the file has been written, 2 it has not.
pub fn run(arguments: &NewArguments) -> Result<Exit, OutputError> {
    let mut starting = match starting(arguments, SystemTime::now()) {
        Ok(starting) => starting,
        Err(wording) => {
            return Ok(refused(&wording));
        }
    };
    if arguments.path.as_deref() == Some(Path::new(INPUT)) {
        print(|out| out.write_all(starting.text().as_bytes()))?;
        return Ok(Exit::Clean);
    }
    let path = target(arguments.path.as_deref());
    if !is_plan_name(&path) {
        return Ok(refused(&words::not_a_plan_name(&path.display().to_string())));
    }
    starting.has_schema = path.with_file_name(SCHEMA_NAME).is_file();
    let failed = |error| OutputError::Write(path.clone(), error);
    if arguments.path.is_none() {
        // The folder of whoever names none; any other that is not there is a slip.
        fs::create_dir_all(DEFAULT_FOLDER).map_err(failed)?;
    }
    match create(&path, starting.text()) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Ok(refused(&words::exists(&path.display().to_string())));
        }
        Err(error) => return Err(failed(error)),
    }
    let lines = words::made(&path.display().to_string(), &typed(&path));
    print(|out| lines.iter().try_for_each(|line| writeln!(out, "{}", visible(line))))?;
    Ok(Exit::Clean)
}

/// The file that is meant: in a folder it gets a name of its own.
fn target(path: Option<&Path>) -> PathBuf {
    match path {
        None => Path::new(DEFAULT_FOLDER).join(words::FILE_NAME),
        Some(path) if path.is_dir() => path.join(words::FILE_NAME),
        Some(path) => path.to_owned(),
    }
}

/// The path as one types it in a shell.
pub(super) fn typed(path: &Path) -> String {
    let text = path.display().to_string();
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if text.chars().all(is_plain) {
        return text;
    }
    shlex::try_quote(&text).map(|quoted| quoted.into_owned()).unwrap_or(text)
}

/// What was asked for, and what is usual for the rest.
fn starting(arguments: &NewArguments, now: SystemTime) -> Result<Starting, Wording> {
    let years = match &arguments.years {
        Some(typed) => year_range(typed).filter(|years| years.len() <= MOST_YEARS).ok_or(words::bad_years(typed))?,
        None => std::iter::successors(Some(current_year(now)), |year| Some(year.next())).take(USUAL_YEARS).collect(),
    };
    let levels: Vec<String> = match &arguments.levels {
        Some(typed) => {
            let levels: Vec<String> = typed.split(words::BETWEEN_LEVELS).map(|level| level.trim().to_owned()).collect();
            if levels.len() > MOST_LEVELS || levels.iter().any(String::is_empty) {
                return Err(words::bad_levels(typed, MOST_LEVELS));
            }
            levels
        }
        None => words::LEVELS.map(str::to_owned).to_vec(),
    };
    let title = named(arguments.title.as_deref(), "--title", words::TITLE)?;
    let municipality = named(arguments.municipality.as_deref(), "--municipality", words::MUNICIPALITY)?;
    Ok(Starting { title, municipality, years, levels, has_schema: false })
}

fn named(typed: Option<&str>, option: &str, usual: &str) -> Result<String, Wording> {
    match typed.map(str::trim) {
        Some("") => Err(words::blank(option)),
        typed => Ok(typed.unwrap_or(usual).to_owned()),
    }
}

/// The fiscal year that is running in Japan.
fn current_year(now: SystemTime) -> FiscalYear {
    const HOURS_EAST: u64 = 9;
    const HOUR: u64 = 3600;
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let days = (seconds + HOURS_EAST * HOUR) / (24 * HOUR);
    // Counted from 1 March of the year 0, so that a leap day is the last of its year.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let year_from_march = era * 400 + year_of_era;
    // March still belongs to the fiscal year before.
    let year = if day_of_year < 31 { year_from_march - 1 } else { year_from_march };
    FiscalYear::starting(u16::try_from(year).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_fiscal_year_of_japan() {
        // Seconds since 1970, the first and the last moment of fiscal years in Japan.
        let table = [
            (0, 1969),
            (1_711_897_199, 2023),
            (1_711_897_200, 2024),
            (1_709_132_400, 2023),
            (1_735_657_200, 2024),
            (1_743_433_199, 2024),
            (1_743_433_200, 2025),
            (4_110_260_400, 2100),
        ];
        for (seconds, year) in table {
            let now = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(current_year(now), FiscalYear::starting(year), "{seconds}");
        }
    }

    #[test]
    fn what_is_not_given_is_usual() {
        let now = UNIX_EPOCH + Duration::from_secs(1_711_897_200);
        let start = starting(&NewArguments::default(), now).unwrap();
        assert_eq!((start.years.len(), start.years[0]), (5, FiscalYear::starting(2024)));
        let with = |years: &str, levels: &str, title: &str| {
            let some = |text: &str| Some(text.to_owned());
            let arguments = NewArguments {
                years: some(years),
                levels: some(levels),
                title: some(title),
                ..NewArguments::default()
            };
            starting(&arguments, now)
        };
        let start = with("令和6年度～令和8年度", "柱、 施策", " 甲計画 ").unwrap();
        assert_eq!(
            (start.years.len(), start.levels, start.title),
            (3, vec!["柱".into(), "施策".into()], "甲計画".into())
        );
        for (years, levels, title) in [
            ("5年間", "柱", "甲"),
            ("R1-R40", "柱", "甲"),
            ("R6", "柱,,", "甲"),
            ("R6", &"柱,".repeat(11), "甲"),
            ("R6", "柱", "　"),
        ] {
            assert!(with(years, levels, title).is_err(), "{years} {levels} {title}");
        }
    }

    #[test]
    fn paths_as_one_types_them() {
        let table = [
            ("plans/新しい計画.yaml", "plans/新しい計画.yaml"),
            ("a b.yaml", "'a b.yaml'"),
            ("-x.yaml", "./-x.yaml"),
            ("$HOME.yaml", "'$HOME.yaml'"),
        ];
        for (path, expected) in table {
            assert_eq!(typed(Path::new(path)), expected);
        }
    }
}
