//! JSON, read by serde into a tree of our own.
//!
//! A page is checked as a whole, cut at its commas (`cut.rs`), and only then built, value by value.
//! serde_json's own way to the same (`RawValue` in a map) ships a message and a float writer for
//! every type error that it might report, some 20 kB that nobody would read; and its own tree is a
//! map of another kind than all the others of this crate.

mod cut;

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::DEPTH;
use super::encoding;
use super::failure::ReadFailure;
use crate::table::Table;
use cut::depth;

pub(super) use cut::{elements, members};

/// A value.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Self>),
    Object(Map),
}

/// The members of an object by key; of a key that stands twice the last counts.
pub(crate) type Map = Table<Value>;

/// A number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// Written without point or exponent.
    Whole(i64),
    Real(f64),
}

impl Value {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn as_object(&self) -> Option<&Map> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl Number {
    /// The number where it is written as a whole one.
    pub(crate) fn as_i64(self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(number),
            Self::Real(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Builder)
    }
}

/// Builds a value from what a deserializer meets.
struct Builder;

impl<'de> Visitor<'de> for Builder {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(Number::Whole(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        #[expect(clippy::cast_precision_loss, reason = "nothing in a feed is counted so far")]
        let large = Number::Real(number as f64);
        Ok(Value::Number(i64::try_from(number).map_or(large, Number::Whole)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(Number::Real(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::default();
        while let Some((key, value)) = members.next_entry::<String, Value>()? {
            object.insert(key.into(), value);
        }
        Ok(Value::Object(object))
    }
}

/// Checks that the text is JSON, of any depth, or would be but for what [`parse`] repairs.
///
/// # Errors
/// [`ReadFailure::CutOff`] or [`ReadFailure::NotJson`].
pub(super) fn check(text: &str) -> Result<(), ReadFailure> {
    match check_strictly(text) {
        Err(failure @ ReadFailure::NotJson { .. }) => match encoding::repair(text) {
            Some(repaired) => check_strictly(&repaired),
            None => Err(failure),
        },
        checked => checked,
    }
}

fn check_strictly(text: &str) -> Result<(), ReadFailure> {
    serde_json::from_str::<IgnoredAny>(text).map(drop).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // To serde_json a number that ends too early is wrong, not cut off.
        if error.classify() == Category::Eof || ends_inside_number(text, line) {
            ReadFailure::CutOff { line, column }
        } else {
            ReadFailure::NotJson { line, column }
        }
    })
}

/// Builds a value, repairing what would cost everything for one character.
///
/// # Errors
/// [`ReadFailure::TooDeep`], or [`ReadFailure::NotJson`] for a number that nothing can hold.
pub(crate) fn parse(json: &str) -> Result<Value, ReadFailure> {
    let parsed = serde_json::from_str(json).or_else(|error| match encoding::repair(json) {
        Some(repaired) => serde_json::from_str(&repaired),
        None => Err(error),
    });
    parsed.map_err(|error| match depth(json) {
        0..DEPTH => ReadFailure::NotJson { line: error.line(), column: error.column() },
        _ => ReadFailure::TooDeep,
    })
}

/// Whether the text stops where a number must go on, and `line` is its last.
fn ends_inside_number(text: &str, line: usize) -> bool {
    text.ends_with(['.', 'e', 'E', '+', '-']) && text.matches('\n').count() + 1 == line
}

#[cfg(test)]
mod tests;
