//! Awards: what an item says of them, completed by the feed's taxonomy.

use std::rc::Rc;

use super::context::{Context, shown};
use super::json::{Map, Value};
use super::problem::{Problem, ProblemCode};
use super::url::Schemes;
use super::{Award, AwardStatus, AwardType, Decision, Text};
use crate::date::PartialDate;
use crate::table::Table;

/// The taxonomy: what each award code means.
pub(super) type Taxonomy = Table<AwardType>;

const STATUSES: [(&str, AwardStatus); 4] = [
    ("in_force", AwardStatus::InForce),
    ("revoked", AwardStatus::Revoked),
    ("declined", AwardStatus::Declined),
    ("restored", AwardStatus::Restored),
];

/// Reads `awards` of the feed's `_recognition`.
pub(super) fn read_taxonomy(extension: &Map, taxonomy: &mut Taxonomy, context: &mut Context) {
    let Some(entries) = context.object(extension, "awards") else { return };
    context.enter("awards");
    for (code, value) in entries.iter() {
        let Value::Object(entry) = value else {
            if !value.is_null() {
                context.report(ProblemCode::NotObject, code, value);
            }
            continue;
        };
        context.enter(code);
        let read = AwardType {
            title: context.text(entry, "title").unwrap_or_else(|| Text::new(Rc::clone(code), None)),
            rank: context.number(entry, "rank", u32::MAX),
            level: context.word(entry, "level"),
            group: context.word(entry, "group"),
        };
        context.leave();
        // The first page decides; a later one may add codes of its own.
        if !taxonomy.contains_key(code) {
            taxonomy.insert(Rc::clone(code), read);
        }
    }
    context.leave();
}

/// Reads `awards` of an item's `_recognition`.
pub(super) fn read_awards(
    extension: &Map,
    taxonomy: &Taxonomy,
    context: &mut Context,
) -> Vec<Award> {
    let mut awards = Vec::new();
    context.objects(extension, "awards", &mut |award, context| {
        awards.extend(read_award(award, taxonomy, context));
    });
    // A list that grows has room for four at once, and nearly everybody has one.
    awards.shrink_to_fit();
    awards
}

fn read_award(award: &Map, taxonomy: &Taxonomy, context: &mut Context) -> Option<Award> {
    let code = context.word(award, "code");
    let known = code.as_ref().and_then(|code| taxonomy.get(code));
    if let (Some(code), None) = (&code, known) {
        let found = shown(code);
        let problem = Problem { found, ..context.problem(ProblemCode::UnknownAward, "code") };
        context.problems.push(problem);
    }
    let title = context
        .text(award, "title")
        .or_else(|| known.map(|known| known.title.clone()))
        .or_else(|| code.clone().map(|code| Text::new(code, None)));
    let Some(title) = title else {
        context.note(ProblemCode::NamelessAward, "title");
        return None;
    };
    let class = context.text(award, "class");
    let date = context.date(award, "date");
    let decision = read_decision(award, context);
    let year = context.number(award, "year", 9999).and_then(|year| i16::try_from(year).ok());
    let dated = date.or_else(|| decision.as_ref()?.date).map(PartialDate::year);
    Some(Award {
        title,
        class_order: class.as_ref().and_then(class_order),
        class,
        year: year.filter(|year| *year > 0).or(dated),
        date,
        posthumous: context.flag(award, "posthumous").ok().flatten().unwrap_or_default(),
        citation: context.text(award, "citation"),
        status: context.one_of(award, "status", &STATUSES).ok().flatten().unwrap_or_default(),
        decision,
        rank: known.and_then(|known| known.rank),
        level: known.and_then(|known| known.level.clone()),
        group: known.and_then(|known| known.group.clone()),
        code,
    })
}

fn read_decision(award: &Map, context: &mut Context) -> Option<Rc<Decision>> {
    let decision = context.object(award, "decision")?;
    context.enter("decision");
    let read = Decision {
        number: context.word(decision, "number"),
        date: context.date(decision, "date"),
        authority: context.text(decision, "authority"),
        signer: context.text(decision, "signer"),
        signer_title: context.text(decision, "signer_title"),
        url: context.url(decision, "url", Schemes::Web),
    };
    context.leave();
    (read != Decision::default()).then(|| context.recent.decision(read))
}

/// The order of a class: "hạng đặc biệt" 0, "hạng Nhất" 1, "hạng Nhì" 2, "hạng Ba" 3, "hạng Tư" 4;
/// digits, Roman numbers and English ordinals likewise. `None` where no wording is understood.
fn class_order(class: &Text) -> Option<u8> {
    class.all().find_map(|wording| {
        wording
            .split(|char: char| char.is_whitespace() || matches!(char, '.' | ',' | '(' | ')'))
            .find_map(|word| {
                // Without the letters that carry marks "nhất" is "nht"; decomposed (NFD) it is "nhat".
                let plain: String = word
                    .chars()
                    .filter(char::is_ascii)
                    .map(|char| char.to_ascii_lowercase())
                    .collect();
                match plain.as_str() {
                    "bit" | "biet" | "special" => Some(0),
                    "nht" | "nhat" | "1" | "i" | "first" | "1st" => Some(1),
                    "nh" | "nhi" | "2" | "ii" | "second" | "2nd" => Some(2),
                    "ba" | "3" | "iii" | "third" | "3rd" => Some(3),
                    "t" | "tu" | "4" | "iv" | "fourth" | "4th" => Some(4),
                    _ => None,
                }
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_understood_however_it_is_written() {
        for (class, order) in [
            ("hạng Nhất", Some(1)),
            ("Hạng nhất", Some(1)),
            ("ha\u{323}ng Nha\u{302}\u{301}t", Some(1)),
            ("hạng I", Some(1)),
            ("First Class", Some(1)),
            ("hạng Nhì", Some(2)),
            ("ha\u{323}ng Nhi\u{300}", Some(2)),
            ("Hạng 2", Some(2)),
            ("(hạng Ba)", Some(3)),
            ("third class", Some(3)),
            ("hạng Tư", Some(4)),
            ("hạng đặc biệt", Some(0)),
            ("xuất sắc", None),
        ] {
            assert_eq!(class_order(&class.into()), order, "{class}");
        }
    }
}
