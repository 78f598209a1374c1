//! The same person twice, and the same photo for two.
//!
//! Two names are one if they sound and are written alike but for capitals and the place of the
//! tone mark (Hoà, Hòa): Hùng and Hưng of one unit are two people.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use recognition_wall_core::text::collate;
use recognition_wall_core::text::fold::fold;

use super::item::{Item, text_of, wording};
use super::sink::Sink;
use crate::finding::{Place, Rule};
use crate::source::Span;

/// Everybody so far, by what they have in common. A key is a hash: a million texts would not fit.
pub(super) struct People {
    seen: HashMap<u64, usize>,
    everybody: Vec<Someone>,
    most: usize,
}

struct Someone {
    who: Box<str>,
    id: Option<Rc<str>>,
    name: u64,
    file: Rc<str>,
    index: usize,
    start: (usize, usize),
}

impl People {
    /// Compares the first `most` people.
    pub(super) fn new(most: usize) -> Self {
        Self { seen: HashMap::new(), everybody: Vec::new(), most }
    }

    pub(super) fn check(&mut self, index: usize, item: &Item<'_>, sink: &mut Sink) {
        let Some(name) = item.name.as_deref() else { return };
        if self.everybody.len() >= self.most {
            return;
        }
        let place = item.extension.get("place");
        let place =
            place.and_then(|place| wording(place).or_else(|| text_of(place.as_object()?, "then")));
        let name_key = hash(&("name", collate::key(name)));
        let photo = photo_of(item);
        let person = [text_of(item.extension, "unit"), place]
            .into_iter()
            .zip(["unit", "place"])
            .filter_map(|(text, key)| Some(hash(&(key, name_key, fold(text?)))));
        let same_photo = photo.map(|photo| hash(&("photo", photo)));
        let mut person: Vec<u64> = person.collect();
        let alike = |keys: &[u64]| keys.iter().find_map(|key| self.seen.get(key)).copied();
        let shares_photo = same_photo.and_then(|key| self.seen.get(&key)).copied();
        let first = alike(&person).or(shares_photo
            .filter(|who| self.everybody.get(*who).is_some_and(|who| who.name == name_key)));
        let (rule, first, below) = match (first, shares_photo) {
            (Some(first), _) => (Rule::SamePerson, Some(first), "/title"),
            (None, Some(first)) if item.is_of_people() => (Rule::SamePhoto, Some(first), ""),
            _ => (Rule::SamePerson, None, ""),
        };
        // Of one id twice the wall says so itself.
        let first = first.and_then(|first| self.everybody.get(first));
        if let Some(first) = first.filter(|first| first.id.is_none() || first.id != item.id) {
            let pointer = if below.is_empty() { photo_pointer(item) } else { item.at(below) };
            let values = [("other", &*first.who)];
            if let Some(finding) = sink.of_item(rule, item, pointer, &values) {
                let (line, column) = first.start;
                finding.related = Some(Place::Json {
                    file: Rc::clone(&first.file),
                    pointer: format!("/items/{}", first.index),
                    span: Some(Span { line, column, end_line: line, end_column: column + 1 }),
                });
            }
        }
        let number = self.everybody.len();
        person.extend(same_photo);
        for key in person {
            self.seen.entry(key).or_insert(number);
        }
        let id = item.id.as_deref().unwrap_or_default();
        self.everybody.push(Someone {
            who: format!("{name} ({id})").into(),
            id: item.id.clone(),
            name: name_key,
            file: Rc::clone(&sink.file),
            index,
            start: item.start,
        });
    }
}

/// The file of the first photo, where it is one.
fn photo_of<'v>(item: &Item<'v>) -> Option<&'v str> {
    let first = item.objects("photos").next().and_then(|(_, photo)| text_of(photo, "src"));
    first.or_else(|| text_of(item.object, "image"))
}

fn photo_pointer(item: &Item<'_>) -> String {
    match item.objects("photos").next() {
        Some((pointer, photo)) if photo.contains_key("src") => [&pointer, "/src"].concat(),
        _ => item.at("/image"),
    }
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
