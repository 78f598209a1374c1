//! The window of rows that are in the document: where the screen is, what has been measured, and the
//! room of what is not drawn.

use std::ops::Range;

use recognition_wall_core::query::Layout;
use web_sys::Element;

use super::rows::{Pixels, Row, runs};
use super::{People, PeopleProps, stay};
use crate::browser::{dom, place};

/// More rows than this are not printed: no browser would finish.
const PRINTED: usize = 3000;
/// How much of a screen's height must be left beyond each edge before more is drawn.
const SPARE: Pixels = 0.2;

/// How much of a screen's height is drawn beyond each edge: less where rows are so low that a
/// large screen of them has many elements.
pub(super) fn beyond(layout: Layout) -> Pixels {
    match layout {
        Layout::Grid => 0.6,
        Layout::Timeline => 0.5,
        Layout::List => 0.3,
    }
}

/// How the list is laid out, as long as it has this width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    width: Pixels,
    /// Between two rows.
    gap: Pixels,
}

impl People {
    /// Looks where the screen is; whether anything has to be drawn anew, so that so much of a screen's
    /// height is drawn beyond each of its edges.
    pub(super) fn look(&mut self, props: &PeopleProps, spare: Pixels) -> bool {
        // What is about to be drawn has been aimed already.
        let is_aimed = self.printing || self.anchor.is_some();
        let Some(list) = self.list.cast::<Element>().filter(|_| !is_aimed) else {
            return false;
        };
        let screen = place::screen_height();
        let top = -place::of(&list).top;
        let spare = screen * spare;
        let wanted = self.rows.between(top - spare, top + screen + spare);
        let current = self.section_at(top + screen / 4.0);
        let is_elsewhere = current != self.current;
        self.current = current;
        let focused = self.row_of_focus(props, &list);
        // Nobody is to come to the end of what is drawn with the keyboard.
        let is_at_edge = focused.is_some_and(|row| {
            let near = row.saturating_sub(1)..(row + 2).min(self.rows.len());
            self.window.contains(&row) && !contains(&self.window, &near)
        });
        let has_moved = focused.is_some() && focused != self.focused_row;
        self.focused_row = focused;
        if contains(&self.window, &wanted) && !is_at_edge {
            return is_elsewhere
                || (has_moved && focused.is_some_and(|row| !self.window.contains(&row)));
        }
        self.anchor = stay::top_person(&list).or_else(|| stay::top_place(&list));
        let before = self.window.clone();
        let beyond = screen * beyond(props.layout);
        self.window = self.rows.between(top - beyond, top + screen + beyond);
        if let Some(row) = focused.filter(|_| is_at_edge) {
            self.window.start = self.window.start.min(row.saturating_sub(1));
            self.window.end = self.window.end.max((row + 2).min(self.rows.len()));
        }
        is_elsewhere || self.window != before
    }

    /// How much has to be drawn beyond the screen now: nothing while there is movement on it.
    pub(super) fn spare(&self) -> Pixels {
        if self.settling.is_some() { 0.0 } else { SPARE }
    }

    fn section_at(&self, distance: Pixels) -> usize {
        if self.sections.is_empty() {
            return 0;
        }
        let row = self.rows.at(distance.max(0.0));
        let heading = self.rows.iter(0..row + 1).filter_map(|(_, row)| match row {
            Row::Heading(section) => Some(section),
            Row::Cards(..) => None,
        });
        heading.last().unwrap_or_default()
    }

    /// The rows to have in the document.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        if self.printing {
            return runs(0..self.rows.len().min(PRINTED), None).collect();
        }
        runs(self.window.clone(), self.focused_row).collect()
    }

    /// Looks how the list is laid out, where it may have changed; whether the columns are as they
    /// were taken for.
    pub(super) fn look_at_form(&mut self, props: &PeopleProps, list: &Element) -> bool {
        let width = place::of(list).width;
        if self.form.is_some_and(|form| (form.width - width).abs() < 0.5) {
            return true;
        }
        stay::tell_toolbar(list);
        self.form = Some(Form { width, gap: place::computed_pixels(list, "row-gap") });
        let columns = columns(list);
        if columns == self.rows.columns() || self.rows.is_empty() {
            return true;
        }
        self.lay_out(props, columns, None);
        false
    }

    /// Measures the rows that are in the document.
    pub(super) fn measure(&mut self, list: &Element) {
        let gap = self.form.map_or(0.0, |form| form.gap);
        let boxes = dom::child_boxes(list);
        let mut next = 0;
        for run in self.runs() {
            next += 1; // the spacer before the run
            for row in run {
                let count = self.rows.breadth(row);
                let own = boxes.get(next..next + count).unwrap_or_default();
                next += count;
                let bottom = own.iter().map(|(top, height)| top + height).fold(0.0, f64::max);
                if let Some((top, _)) = own.first() {
                    self.rows.measured(row, bottom - top + gap);
                }
            }
        }
    }

    /// Gives the spacers the room of the rows that they stand for.
    pub(super) fn space(&self, list: &Element) {
        let gap = self.form.map_or(0.0, |form| form.gap);
        let mut rooms = Vec::new();
        let mut drawn = 0;
        for run in self.runs() {
            rooms.push(self.rows.extent(drawn..run.start));
            drawn = run.end;
        }
        rooms.push(self.rows.extent(drawn..self.rows.len()));
        for (number, spacer) in dom::children_of_class(list, "spacer").iter().enumerate() {
            let room = rooms.get(number).copied().unwrap_or_default();
            place::set_style(spacer, "height", (room - gap).max(0.0));
        }
    }

    /// Puts what is to stay back to where it was on the screen.
    pub(super) fn hold(&self, list: &Element) {
        if let Some(anchor) = &self.anchor {
            anchor.hold(list);
        }
    }

    pub(super) fn covers_screen(&self, list: &Element) -> bool {
        let top = -place::of(list).top;
        contains(&self.window, &self.rows.between(top, top + place::screen_height()))
    }
}

fn contains(window: &Range<usize>, wanted: &Range<usize>) -> bool {
    window.start <= wanted.start && wanted.end <= window.end
}

/// How many columns a list has now.
pub(super) fn columns(list: &Element) -> usize {
    let tracks = place::computed(list, "grid-template-columns");
    // `none` where it is laid out otherwise: one below the other.
    tracks.split_whitespace().count().max(1)
}
