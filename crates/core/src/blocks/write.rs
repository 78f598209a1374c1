//! Writes the blocks of a feed: people go in, in the feed's order, files come out, a block at a time.
//!
//! Who may be shown was decided by reading; whoever is not given here is nowhere in the files. The
//! memory holds one block: at most 65,536 people's words, or what weighs as much, and the values of
//! the facets. Native tools only.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::dictionary::Dictionary;
use super::head::{FIRST_VALUES, MOST_VALUES, label_of};
use super::packing::{Sought, pack};
use super::{
    BLOCK, VERSION, Zone, facet_path, ids, ids_path, index_path, kept, shard_path, value_key,
};
use crate::feed::{FacetSpec, Feed, Honouree, Text};
use crate::hash::fnv;
use crate::index::{self, Counted, DEFAULT_FACETS, Gathering, Label};

/// Bytes of memory for the words of a block: a block of long stories ends before 65,536 people.
const WEIGHT: usize = 96 << 20;

/// People of the first block: most questions are answered from it, and its sets are small.
const FIRST_BLOCK: u32 = 1 << 13;

/// Takes a file: its path in the folder of the blocks, and its bytes.
pub type Put<'p, E> = dyn FnMut(String, Vec<u8>) -> Result<(), E> + 'p;

/// Writes blocks.
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::blocks::{Blocks, Writer};
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::query::{Filters, Query};
/// let mut files = Vec::new();
/// let mut put = |path, bytes| -> Result<(), ()> { Ok(files.push((path, bytes))) };
/// let mut writer = Writer::new(&Feed::default(), 32);
/// writer.add(&[Rc::new(Honouree::new("hg-1", "Trần Thị Bé Năm"))], &mut put).unwrap();
/// writer.finish(&mut put).unwrap();
/// let bytes = |path: &str| &files.iter().find(|(known, _)| known == path).unwrap().1;
/// let mut blocks = Blocks::read(bytes("head.json")).unwrap();
/// let query = Query { text: "be nam".to_owned(), ..Query::default() };
/// let mut ask = blocks.ask(&query, &Filters::default()).unwrap();
/// loop {
///     let wanted = blocks.go_on(&mut ask, 12).unwrap();
///     if wanted.is_empty() { break }
///     for path in wanted { blocks.take(&path, bytes(&path)).unwrap() }
/// }
/// assert_eq!(ask.found(), [0]);
/// ```
pub struct Writer {
    feed: Feed,
    slice: u32,
    facets: Vec<(FacetSpec, Option<Gathering>)>,
    names: Dictionary,
    rest: Dictionary,
    /// The number of the first of each block.
    starts: Vec<u32>,
    people: u32,
    /// The hash of everybody's id, by number: a link names somebody by it.
    ids: Vec<u32>,
    weight: usize,
}

impl Writer {
    /// A writer for the people of a feed, of which only the header is looked at; `slice` people stand
    /// in a file of cards.
    #[must_use]
    pub fn new(feed: &Feed, slice: u32) -> Self {
        let default = DEFAULT_FACETS.map(|key| FacetSpec { key: key.into(), label: None });
        let wanted = if feed.facets.is_empty() { &default[..] } else { &feed.facets };
        let mut facets: Vec<(FacetSpec, Option<Gathering>)> = Vec::new();
        for spec in wanted {
            if facets.iter().all(|(known, _)| known.key != spec.key) {
                facets.push((spec.clone(), Some(Gathering::default())));
            }
        }
        Self {
            feed: Feed { items: Vec::new(), ..feed.clone() },
            slice,
            facets,
            names: Dictionary::default(),
            rest: Dictionary::default(),
            starts: Vec::new(),
            people: 0,
            ids: Vec::new(),
            weight: WEIGHT,
        }
    }

    #[cfg(test)]
    pub(super) fn with_weight(feed: &Feed, weight: usize) -> Self {
        Self { weight, ..Self::new(feed, 32) }
    }

    /// How many people there are so far.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.people
    }

    /// Adds people, behind those before.
    ///
    /// # Errors
    /// What `put` answers.
    pub fn add<E>(&mut self, people: &[Rc<Honouree>], put: &mut Put<'_, E>) -> Result<(), E> {
        let (names, rest) = (index::Zone::of_names(people), index::Zone::of_the_rest(people));
        for (at, person) in people.iter().enumerate() {
            let start = self.starts.last().copied().unwrap_or_default();
            let is_heavy = self.names.weight() + self.rest.weight() >= self.weight;
            let most = if self.starts.len() == 1 { FIRST_BLOCK } else { BLOCK };
            if self.starts.is_empty() || self.people - start >= most || is_heavy {
                self.end_block(put)?;
                self.starts.push(self.people);
            }
            let position = self.people - self.starts.last().copied().unwrap_or_default();
            names.words(at).for_each(|word| self.names.add(kept(word), position));
            rest.words(at).for_each(|word| self.rest.add(kept(word), position));
            for (spec, gathering) in &mut self.facets {
                if let Some(values) = gathering {
                    values.add(&spec.key, &self.feed, person, position);
                    if values.len() > MOST_VALUES {
                        *gathering = None;
                    }
                }
            }
            self.ids.push(fnv(person.id.as_str()));
            self.people += 1;
        }
        Ok(())
    }

    /// Writes the last block, the facets and the head.
    ///
    /// # Errors
    /// What `put` answers.
    pub fn finish<E>(mut self, put: &mut Put<'_, E>) -> Result<(), E> {
        self.end_block(put)?;
        let language = self.feed.language.as_deref();
        let mut facets = Vec::new();
        for (at, (spec, gathering)) in std::mem::take(&mut self.facets).into_iter().enumerate() {
            // A facet of so many values is none that anybody chooses from.
            let Some(gathering) = gathering else { continue };
            let values = gathering.counted();
            let mut written: Vec<Value> =
                values.iter().map(|value| value_json(&spec.key, value, language)).collect();
            let mut facet = Map::new();
            facet.insert("key".into(), json!(&*spec.key));
            facet.insert("number".into(), json!(at));
            if let Label::Text(label) = index::heading(&spec)
                && spec.label.is_some()
            {
                facet.insert("label".into(), text_json(&label, language));
            }
            if written.len() > FIRST_VALUES {
                let all = json!({ "values": &written });
                put(facet_path(at), all.to_string().into_bytes())?;
                facet.insert("all".into(), json!(written.len()));
                written.truncate(FIRST_VALUES);
            }
            facet.insert("values".into(), Value::Array(written));
            facets.push(Value::Object(facet));
        }
        let ids = ids::write(&self.ids);
        let files = ids.len();
        for (file, bytes) in (0..).zip(ids) {
            put(ids_path(file), bytes)?;
        }
        let head = json!({
            "version": VERSION,
            "people": self.people,
            "slice": self.slice,
            "language": language,
            "blocks": self.starts,
            "ids": files,
            "facets": facets,
        });
        put("head.json".to_owned(), head.to_string().into_bytes())
    }

    /// Writes the block that has been gathered, if there is one.
    fn end_block<E>(&mut self, put: &mut Put<'_, E>) -> Result<(), E> {
        let Some(start) = self.starts.last() else { return Ok(()) };
        let (block, size) = (self.starts.len() - 1, self.people - start);
        let mut values = Vec::new();
        for (at, (_, gathering)) in self.facets.iter_mut().enumerate() {
            for (number, members) in gathering.iter_mut().flat_map(Gathering::take_members) {
                if let (false, Ok(number)) = (members.is_empty(), u32::try_from(number)) {
                    values.push((value_key(at, number), members));
                }
            }
        }
        values.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let mut index = Map::new();
        for zone in Zone::ALL {
            let (entries, sought) = match zone {
                Zone::Names => (self.names.take(), Sought::ByBeginning),
                Zone::Rest => (self.rest.take(), Sought::ByBeginning),
                Zone::Values => (std::mem::take(&mut values), Sought::Whole),
            };
            let mut begins = Vec::new();
            for (at, (begin, bytes)) in pack(&entries, size, sought).into_iter().enumerate() {
                begins.push(Value::String(begin));
                put(shard_path(block, zone, at), bytes)?;
            }
            index.insert(zone.key().into(), Value::Array(begins));
        }
        put(index_path(block), Value::Object(index).to_string().into_bytes())
    }
}

/// A value as the head writes it: its number, key and count, and what can't be told from the key.
fn value_json(facet: &str, value: &Counted, language: Option<&str>) -> Value {
    let mut written = Map::new();
    written.insert("key".into(), json!(&*value.key));
    written.insert("number".into(), json!(value.number));
    written.insert("count".into(), json!(value.count));
    if let Some(parent) = value.parent {
        written.insert("in".into(), json!(parent));
    }
    if let Label::Text(text) = &value.label {
        let label = text_json(text, language);
        let is_key = label.as_str() == Some(&value.key);
        if !is_key || matches!(label_of(facet, &value.key, None), Label::Message(_)) {
            written.insert("label".into(), label);
        }
    }
    Value::Object(written)
}

/// A text as a feed of a language writes it.
fn text_json(text: &Text, language: Option<&str>) -> Value {
    let plain = |tag: Option<&Rc<str>>| tag.is_none_or(|tag| Some(&**tag) == language);
    let mut wordings = text.by_tag();
    if let (Some((tag, only)), None) = (wordings.next(), wordings.next())
        && plain(tag)
    {
        return json!(&**only);
    }
    let tagged = text.by_tag();
    tagged
        .map(|(tag, wording)| (tag.map_or("und", |tag| tag).to_owned(), json!(&**wording)))
        .collect()
}
