//! A query that is being answered, block by block: who has been found so far, and where it goes on.

use std::ops::Range;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::files::{Blocks, BlocksFailure};
use super::head::Head;
use super::shard::Wanted;
use super::{Zone, cards_path, facet_path, kept, value_key};
use crate::query::{Filter, Filters, Needle, Query, Sort};

/// Words of a search and values of the filters at most: of more, pages are the better way.
const MOST_WORDS: usize = 16;
const MOST_CHOICES: usize = 256;
/// Blocks whose files are asked for at once, where those before brought too few.
const MOST_AHEAD: usize = 8;
/// How often in a row the files of the same block may be asked for: index, sets, and once more.
const MOST_ROUNDS: u8 = 4;

/// Why a query can't be answered now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotYet {
    /// These files are needed first: take them and ask again.
    Fetch(Vec<String>),
    /// The blocks have no facet of this key: whether anybody has a value of it is not known.
    NoFacet(Rc<str>),
    /// The order is not the feed's.
    OtherOrder,
    /// More words or values than are looked for.
    TooMany,
}

/// How many people a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u32),
    /// So many, and perhaps more: not all blocks have been looked at.
    AtLeast(u32),
}

/// One word of the search.
#[derive(Debug)]
struct Word {
    begins: String,
    whole: Option<String>,
}

/// See the module.
#[derive(Debug)]
pub struct Ask {
    words: Vec<Word>,
    /// For each facet the values of which one is enough, as the files know them.
    choices: Vec<Vec<String>>,
    /// How many there are, where the head knows it.
    known: Option<u32>,
    /// Where it goes on: first those who have all words in the name, then the others.
    pass: Pass,
    block: usize,
    found: Vec<u32>,
    ahead: usize,
    rounds: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Names,
    Others,
    Over,
}

pub(super) fn begin(head: &Head, query: &Query, preset: &Filters) -> Result<Ask, NotYet> {
    if query.order() != Sort::Feed {
        return Err(NotYet::OtherOrder);
    }
    let needle = Needle::new(&query.text);
    let mut words: Vec<Word> = Vec::new();
    for word in &needle.words {
        let whole = word.whole().map(|whole| kept(whole).to_owned());
        words.push(Word { begins: kept(word.letters()).to_owned(), whole });
    }
    let (mut choices, mut count) = (Vec::new(), None);
    let mut is_nobody = false;
    for (filters, is_preset) in [(&query.filters, false), (preset, true)] {
        for (key, filter) in filters.iter() {
            let Some(choice) = choice(head, key, filter)? else {
                // As in memory: a facet without values restricts nothing, but a preset is a promise.
                is_nobody |= is_preset;
                continue;
            };
            count = Some(choice.iter().map(|(_, count)| *count).sum::<u32>());
            is_nobody |= choice.is_empty();
            choices.push(choice.into_iter().map(|(value, _)| value).collect::<Vec<String>>());
        }
    }
    if words.len() > MOST_WORDS || choices.iter().map(Vec::len).sum::<usize>() > MOST_CHOICES {
        return Err(NotYet::TooMany);
    }
    let known = match (words.as_slice(), choices.as_slice()) {
        _ if is_nobody || head.people == 0 => Some(0),
        ([], []) => Some(head.people),
        ([], [one]) if one.len() == 1 => count,
        _ => None,
    };
    let pass = if known == Some(0) { Pass::Over } else { Pass::Names };
    Ok(Ask { words, choices, known, pass, block: 0, found: Vec::new(), ahead: 1, rounds: 0 })
}

/// The values of a facet that are chosen, each with how many have it; `None` where nobody has a value.
fn choice(
    head: &Head,
    key: &Rc<str>,
    filter: &Filter,
) -> Result<Option<Vec<(String, u32)>>, NotYet> {
    let facet = head.facets.iter().find(|facet| facet.key == *key);
    let facet = facet.ok_or_else(|| NotYet::NoFacet(Rc::clone(key)))?;
    if facet.values.is_empty() {
        return Ok(None);
    }
    let fetch = || NotYet::Fetch(vec![facet_path(facet.number)]);
    let mut chosen: Vec<(String, u32)> = Vec::new();
    let mut choose = |value: &super::BlocksValue| {
        let value = (value_key(facet.number, value.number), value.count);
        if !chosen.contains(&value) {
            chosen.push(value);
        }
    };
    for value in filter.values() {
        facet.find(value).map_err(|()| fetch())?.into_iter().for_each(&mut choose);
    }
    if let Some(years) = filter.years() {
        if !facet.is_whole() {
            return Err(fetch());
        }
        let within = |key: &str| key.parse().is_ok_and(|year| years.contains(year));
        facet.values.iter().filter(|value| within(&value.key)).for_each(choose);
    }
    Ok(Some(chosen))
}

pub(super) fn go_on(
    blocks: &Blocks,
    ask: &mut Ask,
    rows: usize,
) -> Result<Vec<String>, BlocksFailure> {
    while ask.found.len() < rows && !ask.is_over() {
        let mut wanted = Vec::new();
        let found = ask.look(blocks, ask.block, &mut wanted)?;
        if wanted.is_empty() {
            let (start, _) = blocks.head().block(ask.block);
            let numbers = found.ones().filter_map(|one| u32::try_from(one).ok());
            ask.found.extend(numbers.map(|one| start + one));
            ask.step(blocks.head().blocks());
            continue;
        }
        ask.rounds += 1;
        if let (Some(path), true) = (wanted.first(), ask.rounds > MOST_ROUNDS) {
            return Err(BlocksFailure::Missing(path.as_str().into()));
        }
        let last = (ask.block + ask.ahead).min(blocks.head().blocks());
        for block in ask.block + 1..last {
            ask.look(blocks, block, &mut wanted)?;
        }
        return Ok(wanted);
    }
    Ok(Vec::new())
}

impl Ask {
    /// Who has been found so far, in order: their numbers, from 0.
    #[must_use]
    pub fn found(&self) -> &[u32] {
        &self.found
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> Count {
        let so_far = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
        match self.known {
            Some(known) => Count::Exactly(known),
            None if self.is_over() => Count::Exactly(so_far),
            None => Count::AtLeast(so_far),
        }
    }

    /// Whether everybody has been found.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.pass == Pass::Over
    }

    /// The files with the cards of some of those found, each once; `slice` people stand in each
    /// ([`Head::slice`]).
    #[must_use]
    pub fn cards(&self, rows: Range<usize>, slice: u32) -> Vec<String> {
        let rows = rows.start.min(self.found.len())..rows.end.min(self.found.len());
        let numbers = self.found.get(rows).unwrap_or_default();
        let mut slices: Vec<u32> = numbers.iter().map(|number| number / slice.max(1)).collect();
        slices.sort_unstable();
        slices.dedup();
        slices.into_iter().map(cards_path).collect()
    }

    /// Who of a block belongs to this pass; where files are needed first they are put into `wanted`.
    fn look(
        &self,
        blocks: &Blocks,
        block: usize,
        wanted: &mut Vec<String>,
    ) -> Result<FixedBitSet, BlocksFailure> {
        let (_, size) = blocks.head().block(block);
        let nobody = || FixedBitSet::with_capacity(size as usize);
        let mut everybody = nobody();
        everybody.insert_range(..);
        for choice in &self.choices {
            let mut one_of = nobody();
            for value in choice {
                let value = (block, Zone::Values, Wanted::Is(value));
                blocks.gather(value, &mut one_of, wanted)?;
            }
            everybody.intersect_with(&one_of);
        }
        let mut named = everybody.clone();
        for word in &self.words {
            let mut having = nobody();
            gather_word(blocks, (block, Zone::Names), word, &mut having, wanted)?;
            named.intersect_with(&having);
            if self.pass == Pass::Others {
                gather_word(blocks, (block, Zone::Rest), word, &mut having, wanted)?;
                everybody.intersect_with(&having);
            }
        }
        if self.pass == Pass::Others {
            everybody.difference_with(&named);
            return Ok(everybody);
        }
        Ok(named)
    }

    /// Goes to the next block, or to the first again for those who have a word elsewhere.
    fn step(&mut self, blocks: usize) {
        self.block += 1;
        self.rounds = 0;
        self.ahead = (self.ahead * 2).min(MOST_AHEAD);
        if self.block >= blocks {
            self.block = 0;
            self.ahead = 1;
            let others = self.pass == Pass::Names && !self.words.is_empty();
            self.pass = if others { Pass::Others } else { Pass::Over };
        }
    }
}

/// Puts whoever of a block has a word into `having`.
fn gather_word(
    blocks: &Blocks,
    (block, zone): (usize, Zone),
    word: &Word,
    having: &mut FixedBitSet,
    wanted: &mut Vec<String>,
) -> Result<(), BlocksFailure> {
    blocks.gather((block, zone, Wanted::Begins(&word.begins)), having, wanted)?;
    if let Some(whole) = &word.whole {
        blocks.gather((block, zone, Wanted::Is(whole)), having, wanted)?;
    }
    Ok(())
}
