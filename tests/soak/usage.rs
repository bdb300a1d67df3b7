//! What a process holds of the system, and whether that has grown.

use std::fmt;
use std::fs;

/// What a process holds at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Resident memory, in KiB.
    pub memory: usize,
    pub threads: usize,
    pub files: usize,
}

impl Usage {
    pub fn of(process: u32) -> Self {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.split_whitespace().next().unwrap().parse().unwrap()
        };
        let files = fs::read_dir(format!("/proc/{process}/fd")).unwrap().count();
        Self { memory: field("VmRSS:"), threads: field("Threads:"), files }
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} KiB, {} threads, {} files", self.memory, self.threads, self.files)
    }
}

/// Says what has grown: the mean of the last quarter is above that of the second one, which is behind all warming
/// up, by more than one part in twenty and `slack`.
pub fn growth(measured: &[usize], slack: usize) -> Option<String> {
    let quarter = measured.len() / 4;
    let mean = |part: &[usize]| part.iter().sum::<usize>() / part.len();
    let (early, late) = (mean(&measured[quarter..2 * quarter]), mean(&measured[measured.len() - quarter..]));
    (late > early + early / 20 + slack).then(|| format!("from {early} to {late}: {measured:?}"))
}
