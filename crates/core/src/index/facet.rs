//! A feed and the key of a facet go in; its values come out, in order, with who has each.
//!
//! Parents stand before their children. Spellings that differ in case, Unicode form, place of the
//! tone or final i/y are one value, shown as the first of them is written.

use std::cmp::{Ordering, Reverse};
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use crate::feed::{FacetSpec, Feed, Honouree, Text};
use crate::locale::Message;
use crate::table::{Names, Table};
use crate::text::collate::{identity, key as sort_key};

use super::members::Members;
use super::order::sort;
use super::value::{Spelling, Step};
use super::{value, written};

/// What stands on a filter: a text of the feed, or a message of the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// The feed's own words.
    Text(Text),
    /// A message, for the ids that the wall knows: `group.bang-khen`, `level.province`.
    Message(Message),
}

/// A filter.
#[derive(Debug)]
pub struct Facet {
    /// `award`, `place` … or the name of an attribute.
    pub key: Rc<str>,
    /// The heading.
    pub label: Label,
    /// In display order, parents before their children: awards and levels by rank, years newest
    /// first; then by how many people have it, then in Vietnamese order.
    pub values: Vec<FacetValue>,
}

/// One choice of a filter.
#[derive(Debug)]
pub struct FacetValue {
    /// Unique in the facet; stands in `data-value` and in links.
    pub key: Rc<str>,
    /// What the visitor reads.
    pub label: Label,
    /// The position in [`Facet::values`] of the value that contains this one.
    pub parent: Option<u32>,
    /// How many values contain this one.
    pub depth: u8,
    members: Members,
}

impl FacetValue {
    /// A value of people who are not here.
    pub(crate) fn of_nobody(key: Rc<str>, label: Label, parent: Option<u32>, depth: u8) -> Self {
        Self { key, label, parent, depth, members: Members::new(Vec::new(), 0) }
    }

    /// How many people of the whole feed have it.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.members.count()
    }

    /// How many of `set` have it.
    pub(crate) fn count_in(&self, set: &FixedBitSet) -> u32 {
        self.members.count_in(set)
    }

    /// Whether somebody has it.
    pub(super) fn has(&self, position: u32) -> bool {
        self.members.contains(position)
    }

    /// Puts all who have it into `set`.
    pub(crate) fn add_to(&self, set: &mut FixedBitSet) {
        self.members.add_to(set);
    }
}

/// A value that is still being gathered.
#[derive(Debug)]
struct Draft {
    key: Rc<str>,
    label: Label,
    rank: u32,
    order: Vec<u8>,
    members: Vec<u32>,
    /// How many have been taken out of `members`.
    taken: usize,
    /// Those that this one contains, by what makes two spellings one value.
    children: Table<u32>,
}

impl Facet {
    pub(super) fn build(feed: &Feed, spec: &FacetSpec) -> Self {
        let mut gathering = Gathering::default();
        for (person, position) in feed.items.iter().zip(0_u32..) {
            gathering.add(&spec.key, feed, person, position);
        }
        gathering.finish(spec, feed.items.len())
    }

    /// The value of a key; where no key is spelt so, the one that is the same word in another
    /// spelling ("y tế" of a hand-written link).
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&FacetValue> {
        self.values.iter().find(|value| &*value.key == key).or_else(|| {
            let wanted = identity(key);
            self.values.iter().find(|value| identity(&value.key) == wanted)
        })
    }
}

/// The heading of a facet: the feed's, else the wall's own, else the key.
pub(crate) fn heading(spec: &FacetSpec) -> Label {
    match (&spec.label, Message::named(&["facet.", &spec.key].concat())) {
        (Some(label), _) => Label::Text(label.clone()),
        (None, Some(message)) => Label::Message(message),
        (None, None) => Label::Text(Text::new(Rc::clone(&spec.key), None)),
    }
}

/// A value of a facet whose people are kept elsewhere.
pub(crate) struct Counted {
    /// Its place among the values as they came.
    pub(crate) number: u32,
    /// As [`FacetValue::key`].
    pub(crate) key: Rc<str>,
    /// As [`FacetValue::label`].
    pub(crate) label: Label,
    /// As [`FacetValue::parent`].
    pub(crate) parent: Option<u32>,
    /// How many people have it.
    pub(crate) count: usize,
}

/// Takes a value in display order: its number, itself, and what contains it and how many do.
type Put<'p> = dyn FnMut(u32, Draft, Option<u32>, u8) + 'p;

/// The values of a facet while people are still coming.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    drafts: Vec<Draft>,
    /// Those that no other contains.
    roots: Table<u32>,
    /// Most values are spelt as somebody's before: then nothing is folded or allocated.
    spelt: [Table<Vec<u32>>; 2],
}

impl Gathering {
    /// Adds somebody's values of the facet of a key; positions come in ascending order.
    pub(crate) fn add(&mut self, key: &str, feed: &Feed, person: &Honouree, position: u32) {
        let Self { drafts, roots, spelt } = self;
        value::each(key, feed, person, &mut |spelling, rank, path| {
            let [texts, codes] = &mut *spelt;
            let (spelt, spelling) = match spelling {
                Spelling::Text(text) => (texts, text),
                Spelling::Code(code) => (codes, code),
            };
            let join = |places: &[u32], drafts: &mut [Draft]| {
                for at in places {
                    if let Some(draft) = drafts.get_mut(*at as usize) {
                        draft.rank = draft.rank.min(rank);
                        if draft.members.last() != Some(&position) {
                            draft.members.push(position);
                        }
                    }
                }
            };
            if let Some(places) = spelt.get(spelling) {
                join(places, drafts);
            } else {
                let places = place(path(), drafts, roots);
                join(&places, drafts);
                spelt.insert(spelling.into(), places);
            }
        });
    }

    /// The facet of a feed of `everybody`.
    pub(super) fn finish(self, spec: &FacetSpec, everybody: usize) -> Facet {
        let mut values = Vec::with_capacity(self.len());
        self.arrange(&mut |_, draft, parent, depth| {
            values.push(FacetValue {
                key: draft.key,
                label: draft.label,
                parent,
                depth,
                members: Members::new(draft.members, everybody),
            });
        });
        make_keys_unique(values.iter_mut().map(|value| &mut value.key));
        Facet { key: Rc::clone(&spec.key), label: heading(spec), values }
    }

    /// How many values there are so far.
    pub(crate) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Takes out who has been added since the last time: positions, by the number of their value.
    pub(crate) fn take_members(&mut self) -> impl Iterator<Item = (usize, Vec<u32>)> {
        self.drafts.iter_mut().enumerate().map(|(number, draft)| {
            draft.taken += draft.members.len();
            (number, std::mem::take(&mut draft.members))
        })
    }

    /// The values in display order, of whom all people have been taken out.
    pub(crate) fn counted(self) -> Vec<Counted> {
        let mut values = Vec::with_capacity(self.len());
        self.arrange(&mut |number, draft, parent, _| {
            let Draft { key, label, taken: count, .. } = draft;
            values.push(Counted { number, key, label, parent, count });
        });
        make_keys_unique(values.iter_mut().map(|value| &mut value.key));
        values
    }

    fn arrange(self, put: &mut Put<'_>) {
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        arrange(&mut drafts, self.roots.into_values(), None, 0, &mut 0, put);
    }
}

/// Finds or makes the drafts of a path.
fn place(path: Vec<Step>, drafts: &mut Vec<Draft>, roots: &mut Table<u32>) -> Vec<u32> {
    let mut places: Vec<u32> = Vec::with_capacity(path.len());
    for step in path {
        let next = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        let above = places.last().and_then(|above| drafts.get_mut(*above as usize));
        let siblings = above.map_or(&mut *roots, |above| &mut above.children);
        let known = siblings.get(&step.identity).copied();
        if known.is_none() {
            siblings.insert(step.identity.into(), next);
            drafts.push(Draft {
                order: order_of(&step.label, &step.key),
                key: step.key,
                label: step.label,
                rank: u32::MAX,
                members: Vec::new(),
                taken: 0,
                children: Table::default(),
            });
        }
        places.push(known.unwrap_or(next));
    }
    places
}

fn order_of(label: &Label, key: &str) -> Vec<u8> {
    match label {
        Label::Text(text) => sort_key(written(text)),
        Label::Message(_) => sort_key(key),
    }
}

/// Takes the drafts out in display order, each before its children; `next` is the place of the next.
fn arrange(
    drafts: &mut [Option<Draft>],
    mut siblings: Vec<u32>,
    parent: Option<u32>,
    depth: u8,
    next: &mut u32,
    put: &mut Put<'_>,
) {
    sort(&mut siblings, &mut |left, right| {
        let draft = |at: u32| drafts.get(at as usize).and_then(Option::as_ref);
        compare(draft(left), draft(right))
    });
    for at in siblings {
        let Some(mut draft) = drafts.get_mut(at as usize).and_then(Option::take) else { continue };
        let children = std::mem::take(&mut draft.children).into_values();
        let own = *next;
        *next += 1;
        put(at, draft, parent, depth);
        arrange(drafts, children, Some(own), depth.saturating_add(1), next, put);
    }
}

fn compare(left: Option<&Draft>, right: Option<&Draft>) -> Ordering {
    let order = |draft: &Draft| (draft.rank, Reverse(draft.taken + draft.members.len()));
    let by_number = left.map(order).cmp(&right.map(order));
    by_number.then_with(|| left.map(|draft| &draft.order).cmp(&right.map(|draft| &draft.order)))
}

/// A group and an award may have the same id, two spellings of one key may remain: the later gets
/// a `~`, and links to it stay good as long as the feed stays so.
fn make_keys_unique<'k>(keys: impl Iterator<Item = &'k mut Rc<str>>) {
    let mut taken = Names::default();
    for key in keys {
        while !taken.insert(Rc::clone(key)) {
            *key = [&**key, "~"].concat().into();
        }
    }
}
