//! Mappings: how foreign JSON of any shape becomes a feed.
//!
//! A mapping is a small JSON file of JSON Pointers (`docs/mapping.md`). It is read once into rules;
//! the rules then turn a foreign value into a feed's value, which the ordinary reader reads. No
//! rule fails on data: what a pointer doesn't find is absent.

use std::rc::Rc;

use serde_json::Value;

use super::context::{Map, excerpt, push_step};
use super::failure::at;
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

/// How one value of the feed is made.
#[derive(Debug, Clone, PartialEq)]
enum Rule {
    /// The value that a JSON Pointer finds.
    Pointer(String),
    /// Always the same value.
    Constant(Value),
    /// The texts of several rules, joined by a space.
    Joined(Vec<Self>),
    /// The first of several rules that finds something.
    First(Vec<Self>),
    /// `then`, where the pointer finds something, or finds exactly `is`.
    When { pointer: String, is: Option<Value>, then: Box<Self> },
    /// A list: one value by `item` for each entry that the pointer finds.
    Each { list: String, item: Box<Self> },
    /// An object: a rule per key.
    Object(Vec<(String, Self)>),
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
        let text = super::encoding::decode(bytes).map_err(|_| not_json)?;
        let file: Value = serde_json::from_str(&text).map_err(|error| MappingFailure::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
        let items = file.get("items").and_then(Value::as_str).filter(|items| is_pointer(items));
        let item = file.get("item").filter(|item| item.is_object());
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
    pub(super) fn items_of<'v>(&self, source: &'v Value) -> Option<&'v Vec<Value>> {
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
                Rule::Object(keys) => keys.iter().find(|(key, _)| key == step),
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

impl Rule {
    /// The value of this rule for `source`; `None` where it finds nothing.
    fn apply(&self, source: &Value) -> Option<Value> {
        match self {
            Self::Pointer(pointer) => find(source, pointer).cloned(),
            Self::Constant(value) => Some(value.clone()),
            Self::Joined(rules) => {
                let texts: Vec<String> = rules
                    .iter()
                    .filter_map(|rule| match rule.apply(source)? {
                        Value::String(text) => Some(text.trim().to_owned()),
                        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
                        _ => None,
                    })
                    .filter(|text| !text.is_empty())
                    .collect();
                (!texts.is_empty()).then(|| Value::String(texts.join(" ")))
            }
            Self::First(rules) => rules.iter().find_map(|rule| rule.apply(source)),
            Self::When { pointer, is, then } => {
                let found = find(source, pointer)?;
                is.as_ref().is_none_or(|is| is == found).then(|| then.apply(source))?
            }
            Self::Each { list, item } => {
                let list = find(source, list)?.as_array()?;
                Some(Value::Array(list.iter().filter_map(|entry| item.apply(entry)).collect()))
            }
            Self::Object(keys) => {
                let mut object = Map::new();
                for (key, rule) in keys {
                    if let Some(value) = rule.apply(source) {
                        object.insert(key.clone(), value);
                    }
                }
                (!object.is_empty()).then_some(Value::Object(object))
            }
        }
    }
}

/// The value that a JSON Pointer finds; `null` is nothing.
///
/// By hand, since `Value::pointer` ships a substring search to every visitor.
fn find<'v>(source: &'v Value, pointer: &str) -> Option<&'v Value> {
    let found = pointer.split('/').skip(1).try_fold(source, |value, step| match value {
        Value::Object(object) => object.get(&unescape(step)),
        Value::Array(list) => list.get(step.parse::<usize>().ok()?),
        _ => None,
    })?;
    (!found.is_null()).then_some(found)
}

/// A step of a JSON Pointer as it is meant: `~1` is a slash, `~0` a tilde.
fn unescape(step: &str) -> String {
    let mut parts = step.split('~');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push(if part.starts_with('1') { '/' } else { '~' });
        plain.push_str(part.get(1..).unwrap_or_default());
    }
    plain
}

/// Whether a text is a JSON Pointer: the whole value, or a path from it.
fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

fn read_rule(value: &Value, path: &mut String) -> Result<Rule, MappingFailure> {
    match value {
        Value::String(text) if is_pointer(text) => Ok(Rule::Pointer(text.clone())),
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Ok(Rule::Constant(value.clone())),
        Value::Array(rules) if !rules.is_empty() => Ok(Rule::Joined(read_rules(rules, path)?)),
        Value::Object(object) => read_object(object, value, path),
        Value::Null | Value::Array(_) => Err(wrong(path, value)),
    }
}

fn read_rules(rules: &[Value], path: &mut String) -> Result<Vec<Rule>, MappingFailure> {
    rules
        .iter()
        .enumerate()
        .map(|(index, rule)| within(path, &index.to_string(), |path| read_rule(rule, path)))
        .collect()
}

fn read_object(object: &Map, value: &Value, path: &mut String) -> Result<Rule, MappingFailure> {
    if let (Some(constant), 1) = (object.get("const"), object.len()) {
        return Ok(Rule::Constant(constant.clone()));
    }
    if let (Some(first), 1) = (object.get("first"), object.len()) {
        return within(path, "first", |path| match first.as_array() {
            Some(rules) if !rules.is_empty() => Ok(Rule::First(read_rules(rules, path)?)),
            _ => Err(wrong(path, first)),
        });
    }
    if let (Some(pointer), Some(then)) = (object.get("when"), object.get("then")) {
        let Some(pointer) = pointer.as_str().filter(|pointer| is_pointer(pointer)) else {
            return Err(wrong(path, value));
        };
        let then = within(path, "then", |path| read_rule(then, path))?;
        let is = object.get("is").cloned();
        return Ok(Rule::When { pointer: pointer.to_owned(), is, then: Box::new(then) });
    }
    if let (Some(list), Some(item), 2) = (object.get("each"), object.get("item"), object.len()) {
        let Some(pointer) = list.as_str().filter(|list| is_pointer(list)) else {
            return Err(wrong(path, value));
        };
        let item = within(path, "item", |path| read_rule(item, path))?;
        return Ok(Rule::Each { list: pointer.to_owned(), item: Box::new(item) });
    }
    let keys: Result<Vec<(String, Rule)>, MappingFailure> = object
        .iter()
        .map(|(key, rule)| within(path, key, |path| Ok((key.clone(), read_rule(rule, path)?))))
        .collect();
    Ok(Rule::Object(keys?))
}

/// Runs `read` one step further down the path.
fn within<T>(
    path: &mut String,
    step: &str,
    read: impl FnOnce(&mut String) -> Result<T, MappingFailure>,
) -> Result<T, MappingFailure> {
    let length = path.len();
    push_step(path, step);
    let result = read(path);
    path.truncate(length);
    result
}

fn wrong(path: &str, value: &Value) -> MappingFailure {
    MappingFailure::Rule { pointer: path.to_owned(), found: excerpt(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(json: &str) -> Rule {
        read_rule(&serde_json::from_str(json).unwrap(), &mut String::new()).unwrap()
    }

    #[test]
    fn each_kind_of_rule_finds_what_it_says() {
        let source = serde_json::from_str(
            r#"{"ho": "Trần", "ten": " Năm ", "nam": 2023, "rong": null, "a/b~c": 5, "ds": [{"a": 1}, {"b": 2}]}"#,
        )
        .unwrap();
        for (written, found) in [
            (r#""/ho""#, r#""Trần""#),
            (r#""/rong""#, "null"),
            (r#""/a~1b~0c""#, "5"),
            (r#""/ds/1/b""#, "2"),
            (r#""/ds/9""#, "null"),
            (r#""/ds/a""#, "null"),
            (r#""/ho/a""#, "null"),
            (r#""person""#, r#""person""#),
            ("7", "7"),
            (r#"{"const": "/ho"}"#, r#""/ho""#),
            (r#"["/ho", "/khong-co", "/ten", "năm", "/nam", "/ds"]"#, r#""Trần Năm năm 2023""#),
            (r#"["/khong-co"]"#, "null"),
            (r#"{"first": ["/khong-co", "/rong", "/nam"]}"#, "2023"),
            (r#"{"each": "/ds", "item": "/a"}"#, "[1]"),
            (r#"{"each": "/ho", "item": ""}"#, "null"),
            (r#"{"when": "/ho", "then": "person"}"#, r#""person""#),
            (r#"{"when": "/rong", "then": "person"}"#, "null"),
            (r#"{"when": "/ho", "is": "Trần", "then": "/nam"}"#, "2023"),
            (r#"{"when": "/ho", "is": "Lê", "then": "/nam"}"#, "null"),
            (r#"{"vi": "/ho", "en": "/khong-co"}"#, r#"{"vi":"Trần"}"#),
            (r#"{"en": "/khong-co"}"#, "null"),
            (r#"{"first": "/a", "second": "/ho"}"#, r#"{"second":"Trần"}"#),
        ] {
            let found: Value = serde_json::from_str(found).unwrap();
            assert_eq!(rule(written).apply(&source).unwrap_or_default(), found, "{written}");
        }
    }

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
