//! An item as the file has it, shown or not: what a draft says is public too, once the file is.

use std::rc::Rc;

use serde_json::{Map, Value};

/// One element of `items`, built, and where it stands.
pub(super) struct Item<'a> {
    /// `/items/3`.
    pub(super) pointer: String,
    /// The line and column where it begins.
    pub(super) start: (usize, usize),
    pub(super) id: Option<Rc<str>>,
    pub(super) name: Option<Rc<str>>,
    pub(super) object: &'a Map<String, Value>,
    /// `_recognition`; empty where there is none.
    pub(super) extension: &'a Map<String, Value>,
}

impl<'a> Item<'a> {
    pub(super) fn new(
        index: usize,
        start: (usize, usize),
        object: &'a Map<String, Value>,
        nothing: &'a Map<String, Value>,
    ) -> Self {
        let id = match object.get("id") {
            Some(Value::String(id)) => Some(Rc::from(id.trim())),
            Some(Value::Number(number)) => Some(Rc::from(number.to_string())),
            _ => None,
        };
        let name = object.get("title").and_then(wording).map(str::trim).map(Rc::from);
        Self {
            pointer: format!("/items/{index}"),
            start,
            id,
            name,
            object,
            extension: object.get("_recognition").and_then(Value::as_object).unwrap_or(nothing),
        }
    }

    /// Whether it is of one person or a household: an address is then somebody's home.
    pub(super) fn is_of_people(&self) -> bool {
        self.extension.get("kind").and_then(Value::as_str) != Some("collective")
    }

    /// The pointer of something inside.
    pub(super) fn at(&self, below: &str) -> String {
        [&self.pointer, below].concat()
    }

    /// The objects of a list of `_recognition`, with their pointers.
    pub(super) fn objects(
        &self,
        key: &str,
    ) -> impl Iterator<Item = (String, &'a Map<String, Value>)> {
        let list = self.extension.get(key).and_then(Value::as_array);
        let pointer = self.at(&["/_recognition/", key].concat());
        list.into_iter().flatten().enumerate().filter_map(move |(index, value)| {
            Some((format!("{pointer}/{index}"), value.as_object()?))
        })
    }
}

/// A text's wording to compare by: the text itself, else Vietnamese, English, any.
pub(super) fn wording(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(wordings) => ["vi", "en"]
            .iter()
            .find_map(|language| wordings.get(*language))
            .or_else(|| wordings.values().next())
            .and_then(Value::as_str),
        _ => None,
    }
}

/// The text of a key, if there is anything in it.
pub(super) fn text_of<'v>(object: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    object.get(key).and_then(wording).map(str::trim).filter(|text| !text.is_empty())
}
