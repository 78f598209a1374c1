//! The head of the blocks: how many people there are, where blocks begin, and the facets with how many
//! people have each value. Bytes go in; everything is checked here, so that nobody else has to.

use std::rc::Rc;

use super::files::BlocksFailure;
use super::{BLOCK, VERSION, ids};
use crate::feed::Text;
use crate::feed::json::{Map, Value, parse};
use crate::index::{self, Label};
use crate::locale::Message;
use crate::text::collate::identity;

/// Values of a facet that stand in the head; all of them are in a file of their own where they are
/// more. A panel shows fewer.
pub(super) const FIRST_VALUES: usize = 64;
/// Values of a facet at most: of more nobody chooses one.
pub(super) const MOST_VALUES: usize = 20_000;
/// People, blocks and people in a file of cards at most.
const MOST_PEOPLE: i64 = 100_000_000;
const MOST_BLOCKS: usize = 20_000;
const MOST_SLICE: i64 = 1_000;

/// What is known before anything is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many people there are.
    pub people: u32,
    /// How many people stand in a file of cards, at least 1.
    pub slice: u32,
    /// The facets, in the order of the feed, those without values too.
    pub facets: Vec<BlocksFacet>,
    /// How many files say who has which id; 0 where none does.
    pub(super) ids: u32,
    starts: Vec<u32>,
    language: Option<Rc<str>>,
}

/// A facet of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlocksFacet {
    /// As [`Facet::key`](crate::index::Facet::key).
    pub key: Rc<str>,
    /// As [`Facet::label`](crate::index::Facet::label).
    pub label: Label,
    /// In display order, parents before their children; the first of them until all are there.
    pub values: Vec<BlocksValue>,
    /// How many values there are.
    pub all: usize,
    /// Its number in the files of the blocks.
    pub(super) number: usize,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlocksValue {
    /// As [`FacetValue::key`](crate::index::FacetValue::key).
    pub key: Rc<str>,
    /// As [`FacetValue::label`](crate::index::FacetValue::label).
    pub label: Label,
    /// The position among the values of the one that contains this one, which stands before it.
    pub parent: Option<u32>,
    /// How many of all people have it.
    pub count: u32,
    /// Its number in the files of the blocks.
    pub(super) number: u32,
}

impl Head {
    /// Reads `head.json`.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BlocksFailure> {
        let value = tree(bytes).ok_or(BlocksFailure::NotBlocks)?;
        let head = value.as_object().ok_or(BlocksFailure::NotBlocks)?;
        match head.get("version").and_then(Value::as_i64) {
            Some(VERSION) => {}
            Some(_) => return Err(BlocksFailure::NewerVersion),
            None => return Err(BlocksFailure::NotBlocks),
        }
        Self::of(head).ok_or(BlocksFailure::NotBlocks)
    }

    fn of(head: &Map) -> Option<Self> {
        let people = number(head, "people", MOST_PEOPLE)?;
        let slice = number(head, "slice", MOST_SLICE)?;
        let language = head.get("language").and_then(Value::as_str).map(Rc::from);
        let starts = list(head, "blocks")?;
        if starts.len() > MOST_BLOCKS || slice == 0 {
            return None;
        }
        let starts: Option<Vec<u32>> =
            starts.iter().map(|start| u32::try_from(start.as_i64()?).ok()).collect();
        let starts = starts?;
        let ends = starts.iter().skip(1).chain([&people]);
        let fits = |(start, end): (&u32, &u32)| start < end && end - start <= BLOCK;
        let covers = starts.first().map_or(people == 0, |first| *first == 0);
        if !covers || !starts.iter().zip(ends).all(fits) {
            return None;
        }
        let facets = list(head, "facets")?.iter().map(|facet| {
            let facet = facet.as_object()?;
            let key: Rc<str> = facet.get("key")?.as_str()?.into();
            let label = facet.get("label").and_then(|label| text(label, language.as_ref()));
            let values = read_values(facet, &key, language.as_ref())?;
            Some(BlocksFacet {
                label: index::heading(&crate::feed::FacetSpec { key: Rc::clone(&key), label }),
                all: values.len().max(number(facet, "all", i64::MAX).unwrap_or_default() as usize),
                number: number(facet, "number", MOST_SLICE)? as usize,
                key,
                values,
            })
        });
        let facets = facets.collect::<Option<_>>()?;
        // Sites that were built before have no such files.
        let ids = number(head, "ids", ids::MOST_FILES).unwrap_or_default();
        Some(Self { people, slice, facets, ids, starts, language })
    }

    /// Takes all values of a facet; `None` where the bytes are no such file.
    pub(super) fn take_values(&mut self, facet: usize, bytes: &[u8]) -> Option<()> {
        let language = self.language.clone();
        let facet = self.facets.iter_mut().find(|known| known.number == facet)?;
        let values = read_values(tree(bytes)?.as_object()?, &facet.key, language.as_ref())?;
        facet.all = values.len();
        facet.values = values;
        Some(())
    }

    /// How many blocks there are.
    pub(super) fn blocks(&self) -> usize {
        self.starts.len()
    }

    /// The number of the first of a block and how many people it has.
    pub(super) fn block(&self, block: usize) -> (u32, u32) {
        let start = self.starts.get(block).copied().unwrap_or(self.people);
        let end = self.starts.get(block + 1).copied().unwrap_or(self.people);
        (start, end.saturating_sub(start))
    }
}

impl BlocksFacet {
    /// Whether all of its values are here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.values.len() >= self.all
    }

    /// The value of a key, as [`Facet::find`](crate::index::Facet::find) finds it: `Err` where all
    /// values are needed to know it.
    pub(super) fn find(&self, key: &str) -> Result<Option<&BlocksValue>, ()> {
        let is = self.values.iter().find(|value| &*value.key == key);
        if is.is_some() || self.is_whole() {
            let wanted = identity(key);
            let like = || self.values.iter().find(|value| identity(&value.key) == wanted);
            return Ok(is.or_else(like));
        }
        Err(())
    }
}

/// The tree of JSON bytes.
pub(super) fn tree(bytes: &[u8]) -> Option<Value> {
    parse(std::str::from_utf8(bytes).ok()?).ok()
}

/// The list of a key.
pub(super) fn list<'m>(object: &'m Map, key: &str) -> Option<&'m [Value]> {
    object.get(key)?.as_array()
}

fn number(object: &Map, key: &str, most: i64) -> Option<u32> {
    let number = object.get(key)?.as_i64()?;
    u32::try_from(number).ok().filter(|_| number <= most)
}

fn read_values(facet: &Map, key: &str, language: Option<&Rc<str>>) -> Option<Vec<BlocksValue>> {
    let list = list(facet, "values")?;
    if list.len() > MOST_VALUES + 1 {
        return None;
    }
    let values = list.iter().zip(0..).map(|(value, place)| {
        let value = value.as_object()?;
        let of = value.get("key")?.as_str()?;
        let written = value.get("label").and_then(|label| text(label, language));
        Some(BlocksValue {
            label: written.map_or_else(|| label_of(key, of, language), Label::Text),
            parent: number(value, "in", i64::MAX).filter(|parent| *parent < place),
            count: number(value, "count", i64::MAX)?,
            number: number(value, "number", i64::MAX)?,
            key: of.into(),
        })
    });
    values.collect()
}

/// What stands on a value that says nothing but its key.
pub(super) fn label_of(facet: &str, key: &str, language: Option<&Rc<str>>) -> Label {
    let family = match facet {
        "award" => "group.",
        "kind" => "kind.",
        "level" => "level.",
        _ => "",
    };
    let message = Message::named(&[family, key].concat()).filter(|_| !family.is_empty());
    message.map_or_else(|| Label::Text(Text::new(key, language.cloned())), Label::Message)
}

/// A text as a feed writes it.
fn text(value: &Value, language: Option<&Rc<str>>) -> Option<Text> {
    if let Some(text) = value.as_str() {
        return Some(Text::new(text, language.cloned()));
    }
    let wordings = value.as_object()?.iter();
    Text::by_language(
        wordings.filter_map(|(tag, text)| Some((Rc::clone(tag), text.as_str()?.into()))),
    )
}
