//! An honouree and the key of a facet go in; the honouree's values of that facet come out, each as
//! a path from the widest to the narrowest.

use std::rc::Rc;

use crate::feed::{Award, Feed, Honouree, Text};
use crate::locale::Message;
use crate::text::collate::identity;

use super::facet::Label;
use super::{place, written};

/// One step of a value's path.
pub(super) struct Step {
    /// What goes into links.
    pub(super) key: Rc<str>,
    pub(super) label: Label,
    /// What makes two spellings one value, unique below the step before. Codes, ids and texts never
    /// are one, even where they are spelt alike.
    pub(super) identity: String,
}

/// How a value is written: what is written alike is one value.
pub(super) enum Spelling<'a> {
    /// In words of the feed, or an id that the wall knows.
    Text(&'a str),
    /// By a code of the taxonomy, which never is the same as a text.
    Code(&'a str),
}

/// Takes a value: its spelling, its rank, and what makes its path where the spelling is new.
pub(super) type Add<'a> = dyn FnMut(Spelling<'_>, u32, &dyn Fn() -> Vec<Step>) + 'a;

const UNRANKED: u32 = u32::MAX;

/// Calls `add` with each value of `person`.
pub(super) fn each(key: &str, feed: &Feed, person: &Honouree, add: &mut Add<'_>) {
    let mut add_text = |text: &Text| {
        if !text.is_empty() {
            add(Spelling::Text(written(text)), UNRANKED, &|| vec![step_of_text(text)]);
        }
    };
    match key {
        "field" => person.fields.iter().for_each(add_text),
        "programme" => person.programme.iter().for_each(add_text),
        "unit" => person.unit.iter().for_each(add_text),
        "tag" => person.tags.iter().for_each(|tag| add_text(&Text::new(Rc::clone(tag), None))),
        "kind" => {
            let kind = person.kind.as_str();
            add(Spelling::Text(kind), UNRANKED, &|| vec![named("kind.", kind.into())]);
        }
        "year" => {
            for year in years(person) {
                let text = year.to_string();
                add(Spelling::Text(&text), u32::from(year.abs_diff(i16::MAX)), &|| {
                    vec![step_of_text(&Text::new(&*text, None))]
                });
            }
        }
        "place" => {
            if let Some(text) = person.place.now.as_ref().or(person.place.then.as_ref()) {
                add(Spelling::Text(written(text)), UNRANKED, &|| place::path(text));
            }
        }
        "level" => {
            for award in counted(person) {
                if let Some(level) = &award.level {
                    let path = || vec![named("level.", Rc::clone(level))];
                    add(Spelling::Text(level), rank(award), &path);
                }
            }
        }
        "award" => {
            for award in counted(person) {
                let spelling = match &award.code {
                    Some(code) => Spelling::Code(code),
                    None => Spelling::Text(written(&award.title)),
                };
                add(spelling, rank(award), &|| award_path(feed, award));
            }
        }
        _ => person.attributes.get(key).into_iter().flatten().for_each(add_text),
    }
}

/// The years of the awards that stand; where none has a year, the year of publication.
pub(super) fn years(person: &Honouree) -> impl Iterator<Item = i16> {
    let awarded = || counted(person).filter_map(|award| award.year);
    let published = person.published.map(crate::date::PartialDate::year);
    awarded().chain(published.filter(|_| awarded().next().is_none()))
}

fn counted(person: &Honouree) -> impl Iterator<Item = &Award> {
    person.awards.iter().filter(|award| award.status.counts())
}

fn rank(award: &Award) -> u32 {
    award.rank.unwrap_or(UNRANKED)
}

/// Group, then award; an award that no taxonomy knows is its title.
fn award_path(feed: &Feed, award: &Award) -> Vec<Step> {
    let mut path = Vec::with_capacity(2);
    if let Some(group) = &award.group {
        path.push(named("group.", Rc::clone(group)));
    }
    match &award.code {
        Some(code) => {
            let title = feed.awards.get(code).map_or(&award.title, |known| &known.title);
            let label = if title.is_empty() { &award.title } else { title };
            path.push(Step {
                key: Rc::clone(code),
                label: Label::Text(label.clone()),
                identity: ["c", code].concat(),
            });
        }
        None if award.title.is_empty() => {}
        None => path.push(step_of_text(&award.title)),
    }
    path
}

/// A value that the wall may have a message for: `level.province`.
fn named(family: &str, id: Rc<str>) -> Step {
    let label = match Message::named(&[family, &id].concat()) {
        Some(message) => Label::Message(message),
        None => Label::Text(Text::new(Rc::clone(&id), None)),
    };
    Step { identity: ["n", &id].concat(), key: id, label }
}

fn step_of_text(text: &Text) -> Step {
    let key = written(text);
    Step {
        key: key.trim().into(),
        label: Label::Text(text.clone()),
        identity: ["t", &identity(key)].concat(),
    }
}
