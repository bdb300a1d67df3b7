//! Maps with known keys, and lists of them, read without ever failing on their shape.
//!
//! A derived `Deserialize` gives up at a key written twice or at a text where a map should be. Here
//! the first of two keys counts and anything of another shape is [`Record::Other`]; `build` makes the
//! findings from the span tree, which has seen all of it.

use std::fmt;
use std::marker::PhantomData;

use crate::spelling::{composed, is_composed};
use compact_str::CompactString;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A map with the keys of `T`, or something else.
#[derive(Debug)]
pub enum Record<T> {
    /// A map.
    Read(T),
    /// A single value or a list in its place.
    Other,
}

/// A list of [`Record`]s, or something else.
#[derive(Debug, Default)]
pub enum Records<T> {
    /// The key is missing or its value empty.
    #[default]
    Absent,
    /// A list.
    List(Vec<Record<T>>),
    /// A single value or a map in its place.
    Other,
}

/// What a single value gives; it is the same for every kind of single value.
macro_rules! single_values {
    ($value:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_u128<E>(self, _: u128) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_i128<E>(self, _: i128) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($value)
        }

        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($value)
        }
    };
}

struct RecordVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Record<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RecordVisitor(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for RecordVisitor<T> {
    type Value = Record<T>;

    single_values!(Record::Other);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Record::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Record::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(FirstOfEach { map, seen: Vec::new() })).map(Record::Read)
    }
}

struct RecordsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Records<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RecordsVisitor(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for RecordsVisitor<T> {
    type Value = Records<T>;

    single_values!(Records::Other);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of maps")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Records::Absent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Records::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Records::Other)
    }
}

/// A map of which every key is given out once, in the spelling that the keys of the file have here.
struct FirstOfEach<A> {
    map: A,
    seen: Vec<CompactString>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for FirstOfEach<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<CompactString>()? {
            let key = if is_composed(&key) { key } else { composed(&key).into() };
            if self.seen.contains(&key) {
                self.map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = seed.deserialize(serde::de::value::StrDeserializer::new(&key))?;
            self.seen.push(key);
            return Ok(Some(value));
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// The keys that `T` knows, as its derived `Deserialize` names them: the one place where they are
/// listed is the struct itself.
pub fn keys_of<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut keys: &'static [&'static str] = &[];
    // It always "fails": it asks for the names and reads nothing.
    let _ = T::deserialize(KeysOnly(&mut keys));
    keys
}

struct KeysOnly<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for KeysOnly<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("only structs have keys"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct Pair {
        #[serde(rename = "甲")]
        first: u8,
        #[serde(rename = "乙")]
        second: Records<Pair>,
    }

    #[test]
    fn shapes_never_fail() {
        let Record::Read(pair) =
            serde_yaml::from_str::<Record<Pair>>("{甲: 1, 甲: 2, 丙: x, 乙: [{甲: 3}, 文]}").unwrap()
        else {
            panic!("not a map")
        };
        assert_eq!(pair.first, 1, "the first of two counts");
        let Records::List(list) = pair.second else { panic!("not a list") };
        assert!(matches!(list.as_slice(), [Record::Read(Pair { first: 3, .. }), Record::Other]));
        for other in ["文", "1", "[1]", "null", "true", "1.5"] {
            assert!(matches!(serde_yaml::from_str::<Record<Pair>>(other), Ok(Record::Other)), "{other}");
        }
        assert!(matches!(serde_yaml::from_str::<Records<Pair>>("{a: 1}"), Ok(Records::Other)));
        assert!(matches!(serde_yaml::from_str::<Records<Pair>>("~"), Ok(Records::Absent)));
    }

    #[test]
    fn keys_come_from_the_struct() {
        assert_eq!(keys_of::<Pair>(), ["甲", "乙"]);
    }
}
