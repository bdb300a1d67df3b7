//! A small map from fiscal year to something, in the order of the years.

use bitcode::{Decode, Encode};

use super::FiscalYear;

/// Values by fiscal year, each year at most once, ascending.
///
/// A sorted vector: a plan has a handful of years, and a large workspace has hundreds of thousands
/// of these maps.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
pub struct ByYear<T>(Vec<(FiscalYear, T)>);

impl<T> Default for ByYear<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByYear<T> {
    /// Without values, with room for so many.
    pub fn with_room(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    /// The value of that year, if there is one.
    pub fn get(&self, year: FiscalYear) -> Option<&T> {
        self.0.binary_search_by_key(&year, |entry| entry.0).ok().map(|at| &self.0[at].1)
    }

    /// Puts a value in; gives back the one that stood there.
    pub fn insert(&mut self, year: FiscalYear, value: T) -> Option<T> {
        match self.0.binary_search_by_key(&year, |entry| entry.0) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (year, value));
                None
            }
        }
    }

    /// Years and values, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (FiscalYear, &T)> {
        self.0.iter().map(|(year, value)| (*year, value))
    }

    /// Years and values up to and including `last`, oldest first.
    pub fn until(&self, last: FiscalYear) -> impl DoubleEndedIterator<Item = (FiscalYear, &T)> {
        let end = self.0.partition_point(|entry| entry.0 <= last);
        self.0[..end].iter().map(|(year, value)| (*year, value))
    }

    /// The last year that has a value.
    pub fn last_year(&self) -> Option<FiscalYear> {
        self.0.last().map(|entry| entry.0)
    }

    /// Whether no year has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> FromIterator<(FiscalYear, T)> for ByYear<T> {
    fn from_iter<I: IntoIterator<Item = (FiscalYear, T)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (year, value) in entries {
            map.insert(year, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_years_in_order_and_once() {
        let year = FiscalYear::starting;
        let mut map: ByYear<char> = [(year(2018), 'c'), (year(2016), 'a')].into_iter().collect();
        assert_eq!(map.insert(year(2017), 'b'), None);
        assert_eq!(map.insert(year(2016), 'A'), Some('a'));
        assert_eq!(map.iter().map(|(_, v)| *v).collect::<String>(), "Abc");
        assert_eq!(map.until(year(2017)).map(|(_, v)| *v).collect::<String>(), "Ab");
        assert_eq!((map.get(year(2018)), map.get(year(2019))), (Some(&'c'), None));
        assert_eq!(map.last_year(), Some(year(2018)));
    }
}
