//! The bytes of an entry: what it is an entry of, and a payload.
//!
//! ```text
//! magic · checksum of all that follows · path · state · payload
//! ```
//! with the length before path and state. The state is that of the plan file and of the program. Invariant: what
//! [`open`] gives was sealed whole, by this program, for this file as it is now.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hasher};
use std::os::unix::ffi::OsStrExt;
use std::path::{self, Path};

use super::program::Program;
use crate::source::Stamp;

const MAGIC: &[u8; 8] = b"susumi\0\x01";

/// Where files stand that are handed from one program to another.
const PASSING: [&str; 2] = ["/dev", "/proc"];

/// What an entry is an entry of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Path and state, as they stand in the entry.
    bytes: Vec<u8>,
    name: u64,
}

impl Key {
    /// The key of the file at that path, in that state, for that program; `None` if there is no telling where a
    /// relative path leads to, or it is standard input and the like: that is another file each time.
    pub fn new(program: &Program, path: &Path, stamp: &Stamp) -> Option<Self> {
        let path = path::absolute(path).ok()?;
        if PASSING.iter().any(|folder| path.starts_with(folder)) {
            return None;
        }
        let path = path.as_os_str().as_bytes();
        let mut hasher = DefaultHasher::new();
        hasher.write(path);
        let mut bytes = Vec::new();
        for part in [path, &[stamp.to_bytes().as_slice(), program.bytes()].concat()] {
            bytes.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
            bytes.extend(part);
        }
        Some(Self { bytes, name: hasher.finish() })
    }

    /// The name of its file. Two paths may have one: then each takes the place of the other, and neither is taken
    /// for the other.
    pub fn name(&self) -> String {
        format!("{:016x}", self.name)
    }
}

/// Whether a file is named like an entry.
pub fn is_name(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The most bytes of an entry of a plan file of that size. A plan is smaller here than in its file, but its findings
/// are sentences.
pub fn most_bytes(size: u64) -> u64 {
    size.saturating_mul(4).saturating_add(1024 * 1024)
}

/// The bytes of an entry.
pub fn seal(key: &Key, payload: &[u8]) -> Vec<u8> {
    let mut summed = crc32fast::Hasher::new();
    summed.update(&key.bytes);
    summed.update(payload);
    [MAGIC.as_slice(), &summed.finalize().to_le_bytes(), &key.bytes, payload].concat()
}

/// The payload of an entry of that key; `None` if it is not whole, or not of that key.
pub fn open<'a>(bytes: &'a [u8], key: &Key) -> Option<&'a [u8]> {
    let (sum, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
    // The key first: where it is another, nobody needs the sum.
    let payload = rest.strip_prefix(key.bytes.as_slice())?;
    (u32::from_le_bytes(*sum) == crc32fast::hash(rest)).then_some(payload)
}

/// How much of an entry it takes to tell its path.
pub const PATH_WITHIN: u64 = 8192;

/// The path that something which begins with these bytes is an entry of; `None` if it is none.
pub fn path(start: &[u8]) -> Option<&Path> {
    let (_sum, rest) = start.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    let (length, rest) = rest.split_first_chunk()?;
    let path = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some(Path::new(OsStr::from_bytes(path)))
}
