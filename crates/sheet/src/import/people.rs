//! Drafts to people: rows of one person joined where the map wants it, and an id for each that the order
//! of the rows does not change.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::id::{id_of, is_valid, same_for_all};
use super::person::Draft;
use super::wire::{AwardOfItem, Item, Items};
use crate::problem::{RowCode, RowProblem, RowProblems};

/// What became of the drafts.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) items: Items,
    /// The row of each of them.
    pub(super) rows: Vec<u32>,
    /// Rows that were added to a person above.
    pub(super) joined: usize,
    /// Rows that were left out.
    pub(super) left_out: usize,
}

/// Makes people of the drafts, in the order of the rows.
pub(super) fn people(drafts: Vec<Draft>, join_rows: bool, problems: &mut RowProblems) -> People {
    let mut found = People::default();
    let mut kept: Vec<Draft> = Vec::new();
    let mut by_key: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for draft in drafts {
        let key = key_of(&draft, join_rows);
        let merged = kept.last().is_some_and(|last| last.name_row == draft.name_row);
        let place = if merged {
            kept.len().checked_sub(1)
        } else {
            key.as_ref().and_then(|key| by_key.get(key).copied())
        };
        if let Some(first) = place.and_then(|place| kept.get_mut(place)) {
            join(&mut first.item, *draft.item);
            found.joined += 1;
            continue;
        }
        if let Some(key) = key {
            by_key.insert(key, kept.len());
        }
        kept.push(draft);
    }
    name_them(kept, &mut found, problems);
    found
}

/// What two rows of one person have in common; `None` where nothing tells namesakes apart.
fn key_of(draft: &Draft, join_rows: bool) -> Option<Vec<String>> {
    if let Some(id) = &draft.own_id {
        return join_rows.then(|| vec![id.clone()]);
    }
    let item = &draft.item.recognition;
    let place = item.place.as_ref().and_then(|place| place.then.clone());
    let beside = item.unit.clone().or(place).or_else(|| item.position.clone())?;
    join_rows
        .then(|| vec![same_for_all(&draft.item.title), item.kind.to_owned(), same_for_all(&beside)])
}

/// Adds what a later row says; what is there already is not changed.
fn join(item: &mut Item, more: Item) {
    let (own, more_own) = (&mut item.recognition, more.recognition);
    for award in more_own.awards {
        match own.awards.iter_mut().find(|known| same_award(known, &award)) {
            Some(known) => known.citation = known.citation.take().or(award.citation),
            None => own.awards.push(award),
        }
    }
    for (list, more) in [
        (&mut own.aliases, more_own.aliases),
        (&mut own.fields, more_own.fields),
        (&mut item.tags, more.tags),
    ] {
        list.extend(more.into_iter().filter(|entry| !list.contains(entry)).collect::<Vec<_>>());
    }
    for photo in more_own.photos {
        if !own.photos.iter().any(|known| known.src == photo.src) {
            own.photos.push(photo);
        }
    }
    for (key, values) in more_own.attributes {
        let list = own.attributes.entry(key).or_default();
        list.extend(values.into_iter().filter(|value| !list.contains(value)).collect::<Vec<_>>());
    }
    item.image = item.image.take().or(more.image);
    item.url = item.url.take().or(more.url);
    item.summary = item.summary.take().or(more.summary);
    item.content_text = item.content_text.take().or(more.content_text);
    own.position = own.position.take().or(more_own.position);
    own.unit = own.unit.take().or(more_own.unit);
    own.place = own.place.take().or(more_own.place);
    own.programme = own.programme.take().or(more_own.programme);
    own.quote = own.quote.take().or(more_own.quote);
    own.honorific = own.honorific.take().or(more_own.honorific);
    own.minor = match (own.minor, more_own.minor) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (one, other) => one.or(other),
    };
}

/// Whether two rows tell of one award: they differ in the citation at most, which one of them lacks.
fn same_award(left: &AwardOfItem, right: &AwardOfItem) -> bool {
    let without = |award: &AwardOfItem| AwardOfItem { citation: None, ..award.clone() };
    let citations = (&left.citation, &right.citation);
    without(left) == without(right)
        && (citations.0 == citations.1 || citations.0.is_none() || citations.1.is_none())
}

/// What tells a person from a namesake, from the most lasting to the least. A change here changes ids.
fn beside(item: &Item, level: usize) -> Vec<String> {
    let own = &item.recognition;
    let said = |text: Option<&Rc<str>>| text.map(ToString::to_string).unwrap_or_default();
    let place = own.place.as_ref().and_then(|place| place.then.as_ref().or(place.now.as_ref()));
    let first = own.unit.as_ref().or(place).or(own.position.as_ref());
    let mut parts = vec![own.kind.to_owned(), said(first)];
    if level > 0 {
        parts.extend([said(own.position.as_ref()), said(place)]);
    }
    if level > 1 {
        let mut awards: Vec<String> = own.awards.iter().map(words_of_award).collect();
        awards.sort();
        parts.extend(awards);
        parts.extend(own.photos.iter().map(|photo| photo.src.clone()));
        parts.extend([own.aliases.join(";"), said(item.summary.as_ref())]);
    }
    parts
}

fn words_of_award(award: &AwardOfItem) -> String {
    let decision = award.decision.as_deref();
    let texts = [
        award.code.as_deref(),
        award.title.as_deref(),
        award.class.as_deref(),
        award.date.as_deref(),
        award.citation.as_deref(),
        decision.and_then(|decision| decision.number.as_deref()),
    ];
    let texts = texts.map(Option::unwrap_or_default).join("|");
    format!("{texts}|{}", award.year.unwrap_or_default())
}

fn name_them(drafts: Vec<Draft>, found: &mut People, problems: &mut RowProblems) {
    let id_at = |draft: &Draft, level: usize| {
        let beside = beside(&draft.item, level);
        id_of(&draft.item.title, &beside.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // Namesakes of one unit take more to be told apart; all of them do, so that none depends on who
    // stands first.
    let mut levels = vec![0_usize; drafts.len()];
    for level in 0..2 {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, draft) in drafts.iter().enumerate() {
            if draft.own_id.is_none() && levels.get(place) == Some(&level) {
                places.entry(id_at(draft, level)).or_default().push(place);
            }
        }
        for same in places.values().filter(|same| same.len() > 1) {
            for place in same {
                if let Some(own) = levels.get_mut(*place) {
                    *own = level + 1;
                }
            }
        }
    }
    let mut used: BTreeMap<String, u32> = BTreeMap::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (draft, level) in drafts.into_iter().zip(levels) {
        let mut note = |code: RowCode, detail: &str, found: &str| {
            problems.push(RowProblem {
                row: Some(draft.row),
                name: Some(draft.item.title.clone()),
                found: found.to_owned(),
                detail: detail.to_owned(),
                ..RowProblem::new(code)
            });
        };
        let own_id = draft
            .own_id
            .clone()
            .filter(|id| is_valid(id) && !crate::guard::has_identity_number(id));
        let id = own_id.clone().unwrap_or_else(|| id_at(&draft, level));
        if let Some(above) = used.get(&id) {
            let code = if own_id.is_some() { RowCode::DuplicateId } else { RowCode::SameRow };
            note(code, &above.to_string(), &id);
            found.left_out += 1;
            continue;
        }
        if level > 0 && !told.insert(id_at(&draft, 0)) {
            note(RowCode::Namesakes, "", &draft.item.title);
        }
        used.insert(id.clone(), draft.row);
        let mut item = draft.item;
        item.id = id;
        found.items.push(item);
        found.rows.push(draft.row);
    }
}
