//! A table of people for a spreadsheet: a row for each award, as decisions list them.
//!
//! Every cell is quoted and no cell is a formula, whatever a feed says: a table that is opened runs
//! nothing.

use super::written;
use crate::date::PartialDate;
use crate::feed::{Award, AwardStatus, Decision, Honouree, Text, Visibility};
use crate::locale::{Locale, Message, messages};

const COLUMNS: [Message; 19] = [
    messages::EXPORT_ID,
    messages::EXPORT_HONORIFIC,
    messages::EXPORT_NAME,
    messages::FACET_KIND,
    messages::EXPORT_POSITION,
    messages::FACET_UNIT,
    messages::DETAIL_PLACE_THEN,
    messages::DETAIL_PLACE_NOW,
    messages::FACET_FIELD,
    messages::FACET_PROGRAMME,
    messages::FACET_AWARD,
    messages::EXPORT_CLASS,
    messages::FACET_YEAR,
    messages::EXPORT_STATUS,
    messages::DETAIL_DECISION,
    messages::EXPORT_DECISION_DATE,
    messages::EXPORT_AUTHORITY,
    messages::EXPORT_CITATION,
    messages::DETAIL_PAGE,
];

/// The byte order mark, without which spreadsheets take Vietnamese for a Western code page; and the
/// headings.
pub(super) fn head(locale: &Locale) -> String {
    let mut row = Row { out: String::from("\u{FEFF}"), locale };
    for column in COLUMNS {
        row.cell(locale.text(column));
    }
    row.end();
    row.out
}

/// The rows of somebody: one for each award, one for whoever has none.
pub(super) fn rows(honouree: &Honouree, locale: &Locale) -> String {
    let mut row = Row { out: String::new(), locale };
    for award in &honouree.awards {
        row.write(honouree, award);
    }
    if honouree.awards.is_empty() {
        row.write(honouree, &Award::default());
    }
    row.out
}

struct Row<'a> {
    out: String,
    locale: &'a Locale,
}

impl Row<'_> {
    fn write(&mut self, honouree: &Honouree, award: &Award) {
        let locale = self.locale;
        let nothing = Decision::default();
        let decision = award.decision.as_deref().unwrap_or(&nothing);
        let kind = Message::named(&["kind.", honouree.kind.as_str()].concat());
        let fields: Vec<&str> =
            honouree.fields.iter().map(|field| &**field.in_language(locale.tag()).0).collect();
        let mut remarks = Vec::new();
        if award.posthumous {
            remarks.push(locale.text(messages::CARD_POSTHUMOUS));
        }
        match award.status {
            AwardStatus::InForce => {}
            AwardStatus::Revoked => remarks.push(locale.text(messages::STATUS_REVOKED)),
            AwardStatus::Declined => remarks.push(locale.text(messages::STATUS_DECLINED)),
            AwardStatus::Restored => remarks.push(locale.text(messages::STATUS_RESTORED)),
        }
        if honouree.visibility == Visibility::Consultation {
            remarks.push(locale.text(messages::CARD_CONSULTATION));
        }
        let cited = if award.citation.is_some() { &award.citation } else { &honouree.summary };
        self.cell(honouree.id.as_str());
        self.text(&honouree.honorific);
        self.cell(honouree.name.in_language(locale.tag()).0);
        self.cell(kind.map_or("", |kind| locale.text(kind)));
        self.text(&honouree.position);
        self.text(&honouree.unit);
        self.text(&honouree.place.then);
        self.text(&honouree.place.now);
        self.cell(&fields.join("; "));
        self.text(&honouree.programme);
        self.cell(award.title.in_language(locale.tag()).0);
        self.text(&award.class);
        self.cell(&written(award.year.and_then(|year| PartialDate::new(year, 0, 0))));
        self.cell(&remarks.join("; "));
        self.cell(decision.number.as_deref().unwrap_or_default());
        self.cell(&written(decision.date));
        self.text(&decision.authority);
        self.text(cited);
        self.cell(honouree.url.as_deref().unwrap_or_default());
        self.end();
    }

    #[expect(
        clippy::ref_option,
        reason = "the turn to `Option<&_>` is in the download once, not at each call"
    )]
    fn text(&mut self, text: &Option<Text>) {
        self.cell(text.as_ref().map_or("", |text| text.in_language(self.locale.tag()).0));
    }

    fn cell(&mut self, cell: &str) {
        // Behind a line's end, or the mark before the first line, there is nothing to part from.
        if self.out.ends_with('"') {
            self.out.push(',');
        }
        self.out.push('"');
        if is_formula(cell) {
            self.out.push('\'');
        }
        for letter in cell.chars() {
            if letter == '"' {
                self.out.push('"');
            }
            self.out.push(letter);
        }
        self.out.push('"');
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
    }
}

/// Whether a spreadsheet might run what is in a cell, in its full-width form too: the list is OWASP's
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn is_formula(cell: &str) -> bool {
    cell.chars().next().is_some_and(|first| {
        first.is_whitespace() || matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    })
}
