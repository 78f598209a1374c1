//! Where everybody stands: how many people and columns go in, rows with their places come out.
//!
//! Pure arithmetic. Only rows near the screen are in the document; of the others it is known how
//! tall they were, or what a row is expected to be. No row is ever laid out to be counted.

use std::ops::Range;

use recognition_wall_core::index::Section;

/// CSS pixels.
pub type Pixels = f64;

/// The same for the heading of a section.
const HEADING_GUESS: Pixels = 72.0;

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a section, by its number.
    Heading(usize),
    /// Cards: the place of the first among the results, and how many.
    Cards(usize, usize),
}

/// How tall a list may be of rows that nobody has seen. Browsers cut what is taller than 17 million
/// pixels (Firefox) or 33 (the others): who stands further down could never be scrolled to.
const TALLEST: Pixels = 12_000_000.0;

/// All rows of a wall.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    all: Vec<Row>,
    /// How far it is from the start of a row to the start of the next; 0 where not yet measured.
    pitches: Vec<Pixels>,
    columns: usize,
    /// What a row that has not been measured is taken for at most.
    most: Pixels,
    /// What a row of cards is taken for until the first has been measured.
    expected: Pixels,
    /// What an unmeasured row is taken for; fixed by the first measurement, so that what has been
    /// laid out does not move whenever more is known.
    guess: Option<Pixels>,
}

impl Rows {
    /// `people` results in `columns`, a section beginning a new row; `guess` is what a row measured
    /// before, in the same layout, and `expected` what it may measure where none has been.
    #[must_use]
    pub fn new(
        people: usize,
        sections: &[Section],
        columns: usize,
        expected: Pixels,
        guess: Option<Pixels>,
    ) -> Self {
        let columns = columns.max(1);
        let mut rows = Vec::with_capacity(people / columns + sections.len() * 2 + 1);
        let fill = |mut start: usize, end: usize, rows: &mut Vec<Row>| {
            while start < end {
                let count = columns.min(end - start);
                rows.push(Row::Cards(start, count));
                start += count;
            }
        };
        if sections.is_empty() {
            fill(0, people, &mut rows);
        }
        for (number, section) in sections.iter().enumerate() {
            rows.push(Row::Heading(number));
            fill(section.start, section.start + section.count, &mut rows);
        }
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
        let most = TALLEST / Pixels::from(count);
        Self { pitches: vec![0.0; rows.len()], all: rows, columns, expected, guess, most }
    }

    /// Makes room for more people, who come behind the others: what was measured stays as it is.
    /// Sections have their people from the start.
    pub fn grow(&mut self, people: usize) {
        let grown = Self::new(people, &[], self.columns, self.expected, self.guess);
        let is_even = self.all.iter().all(|row| matches!(row, Row::Cards(..)));
        if !is_even || grown.all == self.all {
            return;
        }
        let same = self.all.iter().zip(&grown.all).take_while(|(old, new)| old == new).count();
        self.pitches.resize(grown.all.len(), 0.0);
        self.pitches.iter_mut().skip(same).for_each(|pitch| *pitch = 0.0);
        // What nobody has seen may be lower now, so that all can be scrolled to.
        self.most = grown.most;
        self.all = grown.all;
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many cards stand side by side.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// What an unmeasured row of cards is taken for, once one has been measured.
    #[must_use]
    pub fn guess(&self) -> Option<Pixels> {
        self.guess
    }

    /// The rows of a range, each with its number.
    pub fn iter(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Row)> {
        self.all.iter().copied().enumerate().skip(range.start).take(range.len())
    }

    /// How many elements stand in a row.
    #[must_use]
    pub fn breadth(&self, row: usize) -> usize {
        match self.all.get(row) {
            Some(Row::Cards(_, count)) => *count,
            Some(Row::Heading(_)) => 1,
            None => 0,
        }
    }

    /// Takes down how far a row reaches. The first row of cards tells what to expect of the others.
    pub fn measured(&mut self, row: usize, pitch: Pixels) {
        if pitch <= 0.0 {
            return;
        }
        if let Some(known) = self.pitches.get_mut(row) {
            *known = pitch;
        }
        if self.guess.is_none() && matches!(self.all.get(row), Some(Row::Cards(..))) {
            self.guess = Some(pitch);
        }
    }

    fn pitch(&self, row: usize) -> Pixels {
        match (self.pitches.get(row), self.all.get(row)) {
            (Some(known), _) if *known > 0.0 => *known,
            (_, Some(Row::Heading(_))) => HEADING_GUESS,
            _ => self.guess.unwrap_or(self.expected).min(self.most),
        }
    }

    /// How far all rows of a range reach.
    #[must_use]
    pub fn extent(&self, range: Range<usize>) -> Pixels {
        range.map(|row| self.pitch(row)).sum()
    }

    /// The row at a distance from the start of the list; the first or last beyond the ends.
    #[must_use]
    pub fn at(&self, distance: Pixels) -> usize {
        let mut start = 0.0;
        for row in 0..self.all.len() {
            start += self.pitch(row);
            if start > distance {
                return row;
            }
        }
        self.all.len().saturating_sub(1)
    }

    /// The rows that touch a stretch of the list; at least one, if there is any.
    #[must_use]
    pub fn between(&self, top: Pixels, bottom: Pixels) -> Range<usize> {
        if self.all.is_empty() {
            return 0..0;
        }
        self.at(top)..self.at(bottom.max(top)) + 1
    }

    /// The row of the person at a place among the results.
    #[must_use]
    pub fn of_place(&self, place: usize) -> Option<usize> {
        self.all.iter().position(|row| match row {
            Row::Cards(start, count) => (*start..*start + *count).contains(&place),
            Row::Heading(_) => false,
        })
    }

    /// The row of a section's heading.
    #[must_use]
    pub fn of_section(&self, number: usize) -> Option<usize> {
        self.all.iter().position(|row| *row == Row::Heading(number))
    }
}

/// The rows to have in the document: a window, and the row that holds the keyboard's focus
/// wherever it is, in order and apart.
pub fn runs(window: Range<usize>, focused: Option<usize>) -> impl Iterator<Item = Range<usize>> {
    let (before, after) = match focused {
        Some(row) if row < window.start => (Some(row), None),
        Some(row) if row >= window.end => (None, Some(row)),
        _ => (None, None),
    };
    let alone = |row: Option<usize>| row.map(|row| row..row + 1);
    alone(before).into_iter().chain(Some(window)).chain(alone(after))
}

#[cfg(test)]
mod tests {
    use recognition_wall_core::index::SectionLabel;

    use super::*;

    const EXPECTED: Pixels = 420.0;

    fn section(start: usize, count: usize) -> Section {
        Section { label: SectionLabel::NoYear, start, count }
    }

    #[test]
    fn a_section_begins_a_new_row() {
        let rows = Rows::new(7, &[section(0, 4), section(4, 3)], 3, EXPECTED, None);
        let all: Vec<Row> = rows.iter(0..rows.len()).map(|(_, row)| row).collect();
        assert_eq!(
            all,
            [
                Row::Heading(0),
                Row::Cards(0, 3),
                Row::Cards(3, 1),
                Row::Heading(1),
                Row::Cards(4, 3)
            ]
        );
        for (place, row) in [(0, 1), (2, 1), (3, 2), (4, 4), (6, 4)] {
            assert_eq!(rows.of_place(place), Some(row), "{place}");
        }
        assert_eq!(
            (rows.of_place(7), rows.of_section(1), rows.of_section(2)),
            (None, Some(3), None)
        );
    }

    #[test]
    fn everybody_stands_in_one_row_and_every_distance_leads_to_one() {
        for columns in 1..6 {
            let mut rows = Rows::new(23, &[], columns, EXPECTED, None);
            for place in 0..23 {
                assert_eq!(rows.of_place(place), Some(place / columns));
            }
            for row in 0..rows.len() {
                rows.measured(row, 100.0 + Pixels::from(u8::try_from(row).unwrap()));
            }
            for row in 0..rows.len() {
                let start = rows.extent(0..row);
                assert_eq!((rows.at(start), rows.at(start + 99.0)), (row, row));
            }
            assert_eq!(rows.at(1e9), rows.len() - 1);
            assert_eq!(rows.at(-1e9), 0);
        }
    }

    #[test]
    fn what_is_not_measured_is_as_the_first_that_was() {
        let mut rows = Rows::new(10, &[], 2, EXPECTED, None);
        let is = |pixels: Pixels, wanted: Pixels| (pixels - wanted).abs() < 0.01;
        assert!(is(rows.extent(0..2), EXPECTED * 2.0));
        rows.measured(3, 300.0);
        rows.measured(4, 500.0);
        assert!(is(rows.extent(0..3), 900.0) && is(rows.extent(0..5), 1700.0));
        assert_eq!(rows.guess(), Some(300.0));
        assert!(is(Rows::new(4, &[], 2, EXPECTED, rows.guess()).extent(0..2), 600.0));
    }

    #[test]
    fn a_hundred_thousand_are_no_taller_than_a_browser_can_scroll() {
        let mut rows = Rows::new(100_000, &[], 1, EXPECTED, None);
        assert!(rows.extent(0..rows.len()) <= TALLEST + 1.0);
        rows.measured(0, 400.0);
        rows.measured(99_999, 400.0);
        let tall = rows.extent(0..rows.len());
        assert!(tall <= TALLEST + 801.0 && rows.extent(0..1) > 399.0, "{tall}");
        assert_eq!(rows.at(tall - 1.0), 99_999);
    }

    #[test]
    fn whoever_comes_later_stands_behind_and_moves_nobody() {
        let mut rows = Rows::new(7, &[], 3, EXPECTED, None);
        for (row, pitch) in [(0, 300.0), (1, 500.0), (2, 200.0)] {
            rows.measured(row, pitch);
        }
        rows.grow(20);
        assert_eq!((rows.len(), rows.of_place(19)), (7, Some(6)));
        // The last row was half full: it is to be measured again.
        assert!((rows.extent(0..2) - 800.0).abs() < 0.01);
        assert!((rows.extent(2..3) - 300.0).abs() < 0.01);
        rows.grow(20);
        assert!((rows.extent(0..2) - 800.0).abs() < 0.01);
    }

    #[test]
    fn nobody_needs_no_row() {
        let rows = Rows::new(0, &[], 3, EXPECTED, None);
        assert!(rows.is_empty());
        assert_eq!((rows.between(0.0, 900.0), rows.of_place(0)), (0..0, None));
    }

    #[test]
    fn the_row_with_the_focus_stays_however_far_it_is() {
        let rows = |focused| runs(5..9, focused).flatten().collect::<Vec<usize>>();
        assert_eq!(rows(None), [5, 6, 7, 8]);
        assert_eq!(rows(Some(6)), [5, 6, 7, 8]);
        assert_eq!(rows(Some(4)), [4, 5, 6, 7, 8]);
        assert_eq!(rows(Some(1)), [1, 5, 6, 7, 8]);
        assert_eq!(rows(Some(20)), [5, 6, 7, 8, 20]);
    }
}
