//! Mappings: how foreign JSON of any shape becomes a feed.
//!
//! A mapping is a small JSON file of JSON Pointers (`docs/mapping.md`). It is read once into rules;
//! the rules then turn a foreign value into a feed's value, which the ordinary reader reads. No
//! rule fails on data: what a pointer doesn't find is absent.

mod rule;

use std::rc::Rc;

use self::rule::{Rule, find, is_pointer, read_rule};
use super::context::push_step;
use super::failure::{ReadFailure, at};
use super::json::{self, Value};
use super::problem::{Problem, ProblemCode};

/// The rules of a mapping file.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::{self, Mapping, ReadOptions};
/// let mapping = Mapping::read(br#"{"items": "/ds", "item": {"id": "/ma", "title": ["/ho", "/ten"]}}"#);
/// let mapping = mapping.unwrap();
/// let today = PartialDate::new(2026, 11, 23).unwrap();
/// let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::new(today) };
/// let foreign = r#"{"ds": [{"ma": 7, "ho": "Trần Thị Bé", "ten": "Năm"}]}"#;
/// let reading = feed::read(foreign.as_bytes(), &options).unwrap();
/// assert_eq!(reading.feed.items[0].name, "Trần Thị Bé Năm".into());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    items: String,
    header: Rule,
    item: Rule,
}

/// Why a file is no mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MappingFailure {
    /// Not JSON, or cut off.
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault in bytes, from 1.
        column: usize,
    },
    /// No pointer `items`, or no object `item`.
    Incomplete,
    /// A rule that means nothing.
    Rule {
        /// JSON Pointer to the rule, in the mapping.
        pointer: String,
        /// A short excerpt of it.
        found: Rc<str>,
    },
}

impl MappingFailure {
    /// The failure as a problem: with a code, and with words in every language.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::NotJson { line, column } => at(ProblemCode::MappingNotJson, *line, *column),
            Self::Incomplete => Problem::new(ProblemCode::MappingIncomplete),
            Self::Rule { pointer, found } => Problem {
                pointer: pointer.clone(),
                found: found.clone(),
                ..Problem::new(ProblemCode::MappingRule)
            },
        }
    }
}

impl std::fmt::Display for MappingFailure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the mapping could not be read ({})", self.problem().code)
    }
}

impl std::error::Error for MappingFailure {}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// A [`MappingFailure`] where the file is not JSON, lacks its two keys, or holds a rule that
    /// means nothing: unlike data, rules are written by hand and few, so none is passed over.
    pub fn read(bytes: &[u8]) -> Result<Self, MappingFailure> {
        let not_json = MappingFailure::NotJson { line: 1, column: 1 };
        let text = super::encoding::decode(bytes).map_err(|_| not_json.clone())?;
        let file = json::check(&text).and_then(|()| json::parse(&text));
        let file = file.map_err(|failure| match failure {
            ReadFailure::NotJson { line, column } | ReadFailure::CutOff { line, column } => {
                MappingFailure::NotJson { line, column }
            }
            _ => not_json,
        })?;
        let file = file.as_object().ok_or(MappingFailure::Incomplete)?;
        let items = file.get("items").and_then(Value::as_str).filter(|items| is_pointer(items));
        let item = file.get("item").filter(|item| item.as_object().is_some());
        let (Some(items), Some(item)) = (items, item) else {
            return Err(MappingFailure::Incomplete);
        };
        let mut path = String::from("/item");
        let item = read_rule(item, &mut path)?;
        let mut path = String::from("/feed");
        let header = match file.get("feed") {
            None | Some(Value::Null) => Rule::Object(Vec::new()),
            Some(header) => read_rule(header, &mut path)?,
        };
        Ok(Self { items: items.to_owned(), header, item })
    }

    /// Where the list of items is.
    pub(super) fn items_pointer(&self) -> &str {
        &self.items
    }

    /// The foreign items.
    pub(super) fn items_of<'v>(&self, source: &'v Value) -> Option<&'v [Value]> {
        find(source, &self.items)?.as_array()
    }

    /// What the feed says of itself.
    pub(super) fn header(&self, source: &Value) -> Value {
        self.header.apply(source).unwrap_or_default()
    }

    /// The feed's item for a foreign one.
    pub(super) fn item(&self, source: &Value) -> Value {
        self.item.apply(source).unwrap_or_default()
    }

    /// Where in the foreign JSON the value at `pointer` of the feed comes from, as far as it
    /// comes from one place.
    pub(super) fn source_of(&self, pointer: &str) -> String {
        let mut steps = pointer.split('/').skip(1).peekable();
        let mut source = String::new();
        let mut rule = &self.header;
        if steps.next_if_eq(&"items").is_some() {
            source.push_str(&self.items);
            if let Some(index) = steps.next() {
                push_step(&mut source, index);
            }
            rule = &self.item;
        }
        for step in steps {
            let next = match rule {
                Rule::Object(keys) => keys.iter().find(|(key, _)| **key == *step),
                Rule::Each { list, item } => {
                    source.push_str(list);
                    push_step(&mut source, step);
                    rule = item;
                    continue;
                }
                _ => None,
            };
            match next {
                Some((_, next)) => rule = next,
                None => break,
            }
        }
        if let Rule::Pointer(pointer) | Rule::Each { list: pointer, .. } = rule {
            source.push_str(pointer);
        }
        source
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_that_means_nothing_says_where() {
        let pointer_of = |json: &str| match Mapping::read(json.as_bytes()) {
            Err(failure) => (failure.problem().code, failure.problem().pointer),
            Ok(mapping) => unreachable!("{mapping:?}"),
        };
        let rule = |pointer: &str| (ProblemCode::MappingRule, pointer.to_owned());
        let incomplete = (ProblemCode::MappingIncomplete, String::new());
        for (json, problem) in [
            ("", (ProblemCode::MappingNotJson, String::new())),
            ("{\"items\":", (ProblemCode::MappingNotJson, String::new())),
            ("[]", incomplete.clone()),
            (r#"{"items": "ds", "item": {}}"#, incomplete.clone()),
            (r#"{"items": "/ds", "item": "/a"}"#, incomplete),
            (r#"{"items": "/ds", "item": {"id": null}}"#, rule("/item/id")),
            (r#"{"items": "/ds", "item": {"id": []}}"#, rule("/item/id")),
            (r#"{"items": "/ds", "item": {"id": ["/a", null]}}"#, rule("/item/id/1")),
            (r#"{"items": "/ds", "item": {"id": {"first": "/a"}}}"#, rule("/item/id/first")),
            (r#"{"items": "/ds", "item": {"id": {"each": 1, "item": ""}}}"#, rule("/item/id")),
            (r#"{"items": "/ds", "item": {"id": {"when": "a", "then": ""}}}"#, rule("/item/id")),
            (r#"{"items": "/ds", "item": {}, "feed": {"title": []}}"#, rule("/feed/title")),
        ] {
            assert_eq!(pointer_of(json), problem, "{json}");
        }
        let failure = Mapping::read(b"{").unwrap_err();
        assert_eq!(failure.to_string(), "the mapping could not be read (RW070)");
        assert_eq!(failure.problem().position, Some((1, 1)));
    }

    #[test]
    fn a_problem_points_into_the_foreign_data() {
        let mapping = Mapping::read(
            br#"{"items": "/ds", "feed": {"title": "/ten"}, "item": {"id": "/ma", "title": ["/a", "/b"],
                "_recognition": {"awards": {"each": "/giai/x", "item": {"year": "/nam"}}, "kind": "person"}}}"#,
        )
        .unwrap();
        for (feed, source) in [
            ("/items/3/id", "/ds/3/ma"),
            ("/items/3/title", "/ds/3"),
            ("/items/3", "/ds/3"),
            ("/items/3/_recognition/awards/0/year", "/ds/3/giai/x/0/nam"),
            ("/items/3/_recognition/awards", "/ds/3/giai/x"),
            ("/items/3/_recognition/kind", "/ds/3"),
            ("/items/3/_recognition/minor", "/ds/3"),
            ("/items", "/ds"),
            ("/title", "/ten"),
            ("/_recognition/contact", ""),
        ] {
            assert_eq!(mapping.source_of(feed), source, "{feed}");
        }
    }
}
