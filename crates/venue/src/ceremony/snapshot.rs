//! A state as JSON and back: what a window keeps for its next life, and tells the others.
//!
//! What is read is believed only as far as it makes sense: a wrong version or shape is nothing,
//! bounds are kept, and ids mean nothing until a feed knows them.

use std::rc::Rc;

use recognition_wall_core::feed::HonoureeId;
use serde_json::{Map, Value, json};

use super::programme::{GroupId, Slide};
use super::state::State;
use crate::moment::Moment;

/// The version of the shape below.
const VERSION: u64 = 2;
/// Longer is no snapshot. Bytes; 100,000 ids of twenty letters are less.
const LONGEST: usize = 4_000_000;

impl State {
    /// The state as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// The state of a JSON text; `None` where it is none, or of another version.
    ///
    /// ```
    /// use recognition_wall_venue::ceremony::State;
    /// let state = State::new();
    /// assert_eq!(State::from_json(&state.to_json()), Some(state));
    /// assert_eq!(State::from_json(r#"{"version":99}"#), None);
    /// ```
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        if json.len() > LONGEST {
            return None;
        }
        Self::from_value(&serde_json::from_str(json).ok()?)
    }

    pub(super) fn to_value(&self) -> Value {
        let ids = |ids: &mut dyn Iterator<Item = &HonoureeId>| -> Vec<Value> {
            ids.map(|id| Value::from(id.as_str())).collect()
        };
        json!({
            "version": VERSION,
            "slide": slide_to_value(&self.slide),
            "place": self.place,
            "order": ids(&mut self.order.iter()),
            "skipped": ids(&mut self.skipped.iter()),
            "held": self.is_held,
            "blank": self.is_blank,
            "begun": self.begun.map(Moment::as_millis),
            "since": self.since.as_millis(),
            "sequence": self.sequence,
            "window": self.window,
        })
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        if number(object, "version")? != VERSION {
            return None;
        }
        Some(Self {
            slide: slide_from_value(object.get("slide")?)?,
            place: usize::try_from(number(object, "place")?).ok()?,
            order: ids(object, "order")?,
            skipped: ids(object, "skipped")?.into_iter().collect(),
            is_held: object.get("held")?.as_bool()?,
            is_blank: object.get("blank")?.as_bool()?,
            begun: match object.get("begun")? {
                Value::Null => None,
                begun => Some(Moment::from_millis(begun.as_u64()?)),
            },
            since: Moment::from_millis(number(object, "since")?),
            sequence: number(object, "sequence")?,
            window: u32::try_from(number(object, "window")?).ok()?,
        })
    }
}

fn number(object: &Map<String, Value>, key: &str) -> Option<u64> {
    object.get(key)?.as_u64()
}

fn ids(object: &Map<String, Value>, key: &str) -> Option<Vec<HonoureeId>> {
    object.get(key)?.as_array()?.iter().map(|id| id.as_str().map(HonoureeId::new)).collect()
}

fn slide_to_value(slide: &Slide) -> Value {
    match slide {
        Slide::Opening => json!("opening"),
        Slide::Closing => json!("closing"),
        Slide::Group(GroupId { code, title, class }) => {
            json!({ "group": { "code": code.as_deref(), "title": &**title, "class": &**class } })
        }
        Slide::Person(id) => json!({ "person": id.as_str() }),
    }
}

fn slide_from_value(value: &Value) -> Option<Slide> {
    if let Some(word) = value.as_str() {
        return match word {
            "opening" => Some(Slide::Opening),
            "closing" => Some(Slide::Closing),
            _ => None,
        };
    }
    let object = value.as_object()?;
    match (object.get("group"), object.get("person")) {
        (Some(group), None) => {
            let word = |key| group.get(key).and_then(Value::as_str).map(Rc::from);
            let (title, class) = (word("title")?, word("class")?);
            Some(Slide::Group(GroupId { code: word("code"), title, class }))
        }
        (None, Some(id)) => Some(Slide::Person(HonoureeId::new(id.as_str()?))),
        _ => None,
    }
}
