//! What is in the list: the cards of the window, outlines of those whose cards are on their way, and the
//! room of all others.

use recognition_wall_core::blocks::Count;
use yew::prelude::*;

use super::rows::Row;
use super::stay;
use super::{People, PeopleProps};
use crate::state::{Action, blocks};
use crate::view::card::{CardLook, card};
use crate::view::coming::coming;
use crate::view::divider::{divider, spacer};

impl People {
    pub(super) fn entries(&self, props: &PeopleProps) -> Vec<Html> {
        let PeopleProps { shown, broken, surroundings, .. } = props;
        let layout = props.layout;
        let look = CardLook { layout, needle: shown.needle(), surroundings, broken };
        let total = match shown.count() {
            Count::Exactly(count) => Some(count),
            Count::AtLeast(_) => None,
        };
        let mut entries: Vec<Html> = Vec::new();
        let mut drawn = 0;
        for (number, run) in self.runs().into_iter().enumerate() {
            entries.push(spacer(number, run.start > drawn));
            drawn = run.end;
            for (_, row) in self.rows.iter(run) {
                match row {
                    Row::Heading(section) => entries.extend(
                        self.sections.get(section).map(|it| divider(section, it, surroundings)),
                    ),
                    Row::Cards(start, count) => {
                        entries.extend((start..start + count).filter_map(|place| {
                            let at = (place + 1, total);
                            let Some(honouree) = shown.at(place) else {
                                // On paper nothing is on its way.
                                let number = shown.number(place).filter(|_| !self.printing)?;
                                return Some(coming(number, at));
                            };
                            let is_first = place < self.rows.columns() * 2;
                            Some(card(&honouree, at, is_first, &look))
                        }));
                    }
                }
            }
        }
        entries.push(spacer(usize::MAX, drawn < self.rows.len()));
        entries
    }

    /// More people were found, or more cards are here: nobody moves.
    pub(super) fn go_on(&mut self, props: &PeopleProps) {
        self.rows.grow(props.shown.len());
        if let Some(list) = self.list.cast() {
            self.anchor = self.anchor.take().or_else(|| stay::top_place(&list));
        }
    }

    /// Tells the state which places are near the screen, where the people come as they are looked at.
    pub(super) fn tell_places(&mut self, props: &PeopleProps) {
        if !props.shown.is_in_blocks() {
            return;
        }
        let rows = self.rows.iter(self.window.clone()).filter_map(|(_, row)| match row {
            Row::Cards(start, count) => Some(start..start + count),
            Row::Heading(_) => None,
        });
        let places = rows.reduce(|all, row| all.start..row.end).unwrap_or_default();
        if places != self.told {
            self.told = places.clone();
            let near = blocks::Change::Near(places);
            props.surroundings.act.emit(Action::Blocks(near));
        }
    }
}
