//! Names in order, and values by name: the one map and the one set of the core.
//!
//! What searches and moves knows no type and is compiled once; a `BTreeMap` is compiled anew for each
//! type, 2 kB of download and more. Nothing here is quadratic: a feed may have a hundred thousand
//! names, in any order.

use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;
use std::slice;

/// The most places that stand in one block.
const BLOCK: usize = 512;

/// A set of names.
///
/// ```
/// use recognition_wall_core::table::Names;
/// let mut names = Names::default();
/// assert!(names.insert("Năm".into()) && names.insert("An".into()) && !names.insert("An".into()));
/// assert!(names.iter().map(|name| &**name).eq(["An", "Năm"]));
/// ```
#[derive(Clone, Default)]
pub struct Names {
    /// As they came.
    names: Vec<Rc<str>>,
    /// The places of `names` by name, in blocks: a new name moves no more than one of them.
    order: Vec<Vec<u32>>,
}

/// Where a name stands in the order, or where it would.
struct Spot {
    block: usize,
    at: usize,
    /// Its place among all as they came, if it is one of them.
    place: Option<usize>,
}

impl Names {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether a name is one of them.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.spot(name).place.is_some()
    }

    /// Adds a name; `false` where it was there before.
    pub fn insert(&mut self, name: Rc<str>) -> bool {
        let before = self.len();
        self.add(name) == before
    }

    /// Takes a name out; `false` where it was not there.
    pub fn remove(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    /// The names by code point.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<str>> {
        self.places().filter_map(|place| self.names.get(place))
    }

    fn places(&self) -> Places<'_> {
        Places { blocks: self.order.iter(), block: [].iter() }
    }

    /// Adds a name unless it is there; says which place among all it has.
    fn add(&mut self, name: Rc<str>) -> usize {
        let Spot { block, at, place } = self.spot(&name);
        if let Some(place) = place {
            return place;
        }
        let place = self.names.len();
        self.names.push(name);
        let short = u32::try_from(place).unwrap_or(u32::MAX);
        match self.order.get_mut(block) {
            Some(places) => {
                places.insert(at, short);
                if places.len() > BLOCK {
                    let behind = places.split_off(BLOCK / 2);
                    self.order.insert(block + 1, behind);
                }
            }
            None => self.order.push(vec![short]),
        }
        place
    }

    /// Takes a name out, the last that came steps into its place; says which place.
    fn take(&mut self, name: &str) -> Option<usize> {
        let Spot { block, at, place } = self.spot(name);
        let place = place?;
        let places = self.order.get_mut(block)?;
        let short = places.remove(at);
        if places.is_empty() {
            self.order.remove(block);
        }
        if let Some(last) = self.names.last().cloned()
            && let Spot { block, at, place: Some(_) } = self.spot(&last)
            && let Some(moved) = self.order.get_mut(block).and_then(|places| places.get_mut(at))
        {
            *moved = short;
        }
        self.names.swap_remove(place);
        Some(place)
    }

    fn spot(&self, name: &str) -> Spot {
        let compare = |place: &u32| {
            self.names.get(*place as usize).map_or(Ordering::Greater, |known| (**known).cmp(name))
        };
        let begins_before = |block: &Vec<u32>| block.first().is_some_and(|at| compare(at).is_le());
        let block = self.order.partition_point(begins_before).saturating_sub(1);
        let places = self.order.get(block).map_or(&[][..], |places| places);
        match places.binary_search_by(compare) {
            Ok(at) => Spot { block, at, place: places.get(at).map(|place| *place as usize) },
            Err(at) => Spot { block, at, place: None },
        }
    }
}

/// The places of names in order. A type of its own, so that all loops share one way to the next.
struct Places<'n> {
    blocks: slice::Iter<'n, Vec<u32>>,
    block: slice::Iter<'n, u32>,
}

impl Iterator for Places<'_> {
    type Item = usize;

    #[inline(never)]
    fn next(&mut self) -> Option<usize> {
        loop {
            if let Some(place) = self.block.next() {
                return Some(*place as usize);
            }
            self.block = self.blocks.next()?.iter();
        }
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Names {}

impl fmt::Debug for Names {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter()).finish()
    }
}

/// Values by name.
///
/// ```
/// use recognition_wall_core::table::Table;
/// let mut table = Table::default();
/// table.insert("b".into(), 1);
/// table.insert("a".into(), 2);
/// assert_eq!((table.get("b"), table.get("c"), table.len()), (Some(&1), None, 2));
/// assert!(table.iter().map(|(_, value)| *value).eq([2, 1]));
/// ```
#[derive(Clone)]
pub struct Table<V> {
    names: Names,
    /// In the order of the names as they came.
    values: Vec<V>,
}

impl<V> Table<V> {
    /// The table without values.
    pub(crate) const EMPTY: Self =
        Self { names: Names { names: Vec::new(), order: Vec::new() }, values: Vec::new() };

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether there is a value of a name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.values.get(self.names.spot(name).place?)
    }

    /// The value of a name, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(self.names.spot(name).place?)
    }

    /// Gives a name a value; says which it had before.
    pub fn insert(&mut self, name: Rc<str>, value: V) -> Option<V> {
        if let Some(known) = self.values.get_mut(self.names.add(name)) {
            return Some(std::mem::replace(known, value));
        }
        self.values.push(value);
        None
    }

    /// Takes a name and its value out.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        Some(self.values.swap_remove(self.names.take(name)?))
    }

    /// Names and values by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &V)> {
        let entry = |place| Some((self.names.names.get(place)?, self.values.get(place)?));
        self.names.places().filter_map(entry)
    }

    /// The values, in no order that means anything.
    #[must_use]
    pub fn into_values(self) -> Vec<V> {
        self.values
    }
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<V> FromIterator<(Rc<str>, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, V)>>(entries: I) -> Self {
        let mut table = Self::default();
        for (name, value) in entries {
            table.insert(name, value);
        }
        table
    }
}

impl<V: PartialEq> PartialEq for Table<V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<V: Eq> Eq for Table<V> {}

impl<V: fmt::Debug> fmt::Debug for Table<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests;
