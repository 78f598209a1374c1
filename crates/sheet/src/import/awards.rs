//! The awards of one row: what was given, by which decision. A row's values go in, the feed's awards come
//! out; the text of an unknown award is kept as it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use recognition_wall_core::text::fold::fold;

use super::cells::{Reader, split};
use super::section::Sections;
use super::wire::{AwardOfItem, DecisionOfItem};
use crate::award::{Found, Taxonomy, class_of};
use crate::decision::number_and_date;
use crate::field::Field;
use crate::problem::RowCode;

/// What an import knows of awards.
pub(super) struct Awards {
    pub(super) taxonomy: Taxonomy,
    /// Texts that are in no taxonomy, each named once.
    unknown: BTreeSet<String>,
    /// Texts that were looked up already: most rows of a list say the same.
    known: BTreeMap<String, Found>,
}

/// Beyond so many different texts, new ones are looked up each time.
const MOST_KNOWN: usize = 10_000;

impl Awards {
    pub(super) fn new(taxonomy: Taxonomy) -> Self {
        Self { taxonomy, unknown: BTreeSet::new(), known: BTreeMap::new() }
    }

    /// The awards of a row.
    pub(super) fn of_row(
        &mut self,
        reader: &mut Reader<'_>,
        sections: &Sections,
    ) -> Vec<AwardOfItem> {
        let own = reader.own_text(Field::Award);
        let column = reader.columns(Field::Award).first().copied().filter(|_| own.is_some());
        let text = own
            .or_else(|| sections.award().map(str::to_owned))
            .or_else(|| reader.map.constants.get(&Field::Award).cloned());
        let class = reader.line(Field::AwardClass);
        let year = reader.year();
        let date = reader.date(Field::AwardDate).map(|date| date.to_string());
        let posthumous = reader.flag(Field::Posthumous);
        let citation = reader.text(Field::Citation);
        let decision = decision(reader);
        let texts = text.map(|text| split(&text, false)).unwrap_or_default();
        if texts.is_empty() && says_an_award(reader, class.is_some()) {
            reader.note(RowCode::AwardMissing, None, "", "");
        }
        let mut awards = Vec::new();
        for text in &texts {
            let found = self.find(text);
            if found.code.is_none() && self.unknown.insert(fold(text)) {
                reader.note(RowCode::UnknownAward, column, text, "");
            }
            // A class that is no class of the law ("xuất sắc") is kept as it is written.
            let class = class.as_deref().map(|class| class_of(class).unwrap_or(class));
            let is_named = found.code.is_some() && found.is_whole;
            awards.push(AwardOfItem {
                title: (!is_named).then(|| reader.keep.text(text)),
                class: class.or(found.class).map(|class| reader.keep.text(class)),
                year: year.or(found.year),
                date: date.as_deref().map(|date| reader.keep.text(date)),
                posthumous: posthumous.or(found.posthumous.then_some(true)),
                citation: citation.clone(),
                decision: decision.clone(),
                code: found.code.map(|code| reader.keep.text(&code)),
            });
        }
        awards
    }

    fn find(&mut self, text: &str) -> Found {
        if let Some(found) = self.known.get(text) {
            return found.clone();
        }
        let found = self.taxonomy.find(text);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(text.to_owned(), found.clone());
        }
        found
    }
}

/// Whether a row without an award has a value that only an award can have.
fn says_an_award(reader: &Reader<'_>, has_class: bool) -> bool {
    let fields = [Field::DecisionNumber, Field::DecisionDate, Field::AwardYear, Field::AwardDate];
    let columns = fields.into_iter().flat_map(|field| reader.columns(field));
    has_class || columns.into_iter().any(|column| !reader.cell(column).is_empty())
}

fn decision(reader: &mut Reader<'_>) -> Option<Rc<DecisionOfItem>> {
    let written = reader.line(Field::DecisionNumber);
    let date = reader.date(Field::DecisionDate);
    let (number, said) = written.as_deref().map(number_and_date).unwrap_or_default();
    let said = said.and_then(|said| crate::date::parse_date(&said, reader.today));
    let decision = DecisionOfItem {
        number: number.map(|number| reader.keep.text(&number)),
        date: date.or(said).map(|date| reader.keep.text(&date.to_string())),
        authority: reader.line(Field::DecisionAuthority),
        signer: reader.line(Field::DecisionSigner),
        signer_title: reader.line(Field::DecisionSignerTitle),
        url: reader.url(Field::DecisionUrl),
    };
    (decision != DecisionOfItem::default()).then(|| reader.keep.decision(decision))
}
