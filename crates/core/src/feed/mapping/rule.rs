//! The rules of a mapping: how one value of the feed is made of foreign JSON.
//!
//! Reading a rule may fail, for people write it; applying one never does.

use std::rc::Rc;

use super::MappingFailure;
use crate::feed::context::{excerpt, push_step};
use crate::feed::json::{Map, Value};

/// How one value of the feed is made.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rule {
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
    Object(Vec<(Rc<str>, Self)>),
}

impl Rule {
    /// The value of this rule for `source`; `None` where it finds nothing.
    pub(super) fn apply(&self, source: &Value) -> Option<Value> {
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
                let mut object = Map::default();
                for (key, rule) in keys {
                    if let Some(value) = rule.apply(source) {
                        object.insert(Rc::clone(key), value);
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
pub(super) fn find<'v>(source: &'v Value, pointer: &str) -> Option<&'v Value> {
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
pub(super) fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

pub(super) fn read_rule(value: &Value, path: &mut String) -> Result<Rule, MappingFailure> {
    match value {
        Value::String(text) if is_pointer(text) => Ok(Rule::Pointer(text.clone())),
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Ok(Rule::Constant(value.clone())),
        Value::Array(rules) if !rules.is_empty() => Ok(Rule::Joined(read_rules(rules, path)?)),
        Value::Object(object) => read_object(object, value, path),
        Value::Null | Value::Array(_) => Err(wrong(path, value)),
    }
}

fn read_rules(rules: &[Value], path: &mut String) -> Result<Vec<Rule>, MappingFailure> {
    let mut read = Vec::with_capacity(rules.len());
    for (index, rule) in rules.iter().enumerate() {
        read.push(read_step(&index.to_string(), rule, path)?);
    }
    Ok(read)
}

fn read_object(object: &Map, value: &Value, path: &mut String) -> Result<Rule, MappingFailure> {
    if let (Some(constant), 1) = (object.get("const"), object.len()) {
        return Ok(Rule::Constant(constant.clone()));
    }
    if let (Some(first), 1) = (object.get("first"), object.len()) {
        let length = path.len();
        push_step(path, "first");
        let rules = first.as_array().filter(|rules| !rules.is_empty());
        let rules = read_rules(rules.ok_or_else(|| wrong(path, first))?, path)?;
        path.truncate(length);
        return Ok(Rule::First(rules));
    }
    if let (Some(pointer), Some(then)) = (object.get("when"), object.get("then")) {
        let pointer = read_pointer(pointer).ok_or_else(|| wrong(path, value))?;
        let then = Box::new(read_step("then", then, path)?);
        return Ok(Rule::When { pointer, is: object.get("is").cloned(), then });
    }
    if let (Some(list), Some(item), 2) = (object.get("each"), object.get("item"), object.len()) {
        let list = read_pointer(list).ok_or_else(|| wrong(path, value))?;
        let item = Box::new(read_step("item", item, path)?);
        return Ok(Rule::Each { list, item });
    }
    let mut keys = Vec::with_capacity(object.len());
    for (key, rule) in object.iter() {
        keys.push((Rc::clone(key), read_step(key, rule, path)?));
    }
    Ok(Rule::Object(keys))
}

fn read_pointer(value: &Value) -> Option<String> {
    value.as_str().filter(|pointer| is_pointer(pointer)).map(str::to_owned)
}

/// Reads a rule one step further down the path.
fn read_step(step: &str, value: &Value, path: &mut String) -> Result<Rule, MappingFailure> {
    let length = path.len();
    push_step(path, step);
    let rule = read_rule(value, path)?;
    path.truncate(length);
    Ok(rule)
}

fn wrong(path: &str, value: &Value) -> MappingFailure {
    MappingFailure::Rule { pointer: path.to_owned(), found: excerpt(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::json::parse;

    fn rule(json: &str) -> Rule {
        read_rule(&parse(json).unwrap(), &mut String::new()).unwrap()
    }

    #[test]
    fn each_kind_of_rule_finds_what_it_says() {
        let source = parse(
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
            let found = parse(found).unwrap();
            assert_eq!(rule(written).apply(&source).unwrap_or_default(), found, "{written}");
        }
    }
}
