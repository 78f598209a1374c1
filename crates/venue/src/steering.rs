//! Where an arrow of a remote control leads: the place of what has the focus and those of everything else
//! go in, the next one comes out. Never asks a screen where anything is.

/// Which way an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Direction {
    /// The direction of a key, by its name in `KeyboardEvent.key`; `None` for any other key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            _ => return None,
        })
    }

    /// Whether it points along a line of text.
    #[must_use]
    pub fn is_sideways(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }
}

/// A rectangle on the screen, in CSS pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// From where to where something reaches, on a line that runs the way of an arrow or across it.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: f64,
    end: f64,
}

impl Span {
    fn middle(self) -> f64 {
        f64::midpoint(self.start, self.end)
    }

    fn length(self) -> f64 {
        self.end - self.start
    }

    /// How much lies between the two; below zero where they overlap.
    fn gap(self, other: Self) -> f64 {
        (other.start - self.end).max(self.start - other.end)
    }
}

impl Place {
    fn along(self, direction: Direction) -> Span {
        let Self { left, top, right, bottom } = self;
        let (start, end) = match direction {
            Direction::Right => (left, right),
            Direction::Left => (-right, -left),
            Direction::Down => (top, bottom),
            Direction::Up => (-bottom, -top),
        };
        Span { start, end }
    }

    fn across(self, direction: Direction) -> Span {
        let beside = if direction.is_sideways() { Direction::Down } else { Direction::Right };
        self.along(beside)
    }
}

/// What lies beside the way counts so many times as much as what lies ahead: an arrow first of all stays in
/// its row or column.
const BESIDE: f64 = 3.0;
/// How far beside its row something may stand that an arrow to the left or right leads to. CSS pixels.
const SLACK: f64 = 48.0;
/// Of several that are in the way, the one whose middle is nearest; a weak wish.
const MIDDLE: f64 = 0.1;

/// Which of `others` an arrow leads to from here; `None` where nothing lies that way within `reach` CSS
/// pixels.
#[must_use]
pub fn next(from: Place, others: &[Place], direction: Direction, reach: f64) -> Option<usize> {
    let (here, beside) = (from.along(direction), from.across(direction));
    let ways = others.iter().enumerate().filter_map(|(at, other)| {
        let (there, across) = (other.along(direction), other.across(direction));
        let ahead = there.start - here.end;
        // Edges may overlap a little: letters hang over, rows are not quite even.
        let overlap = here.length().min(there.length()) / 2.0;
        let aside = beside.gap(across).max(0.0);
        let is_ahead = ahead >= -overlap
            && there.middle() > here.middle()
            && (aside <= SLACK || !direction.is_sideways());
        let askew = (across.middle() - beside.middle()).abs();
        let way = ahead.max(0.0) + BESIDE * aside + MIDDLE * askew;
        (is_ahead && ahead <= reach).then_some((at, way))
    });
    ways.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Direction::{Down, Left, Right, Up};
    use super::*;

    const REACH: f64 = 1000.0;

    fn place(left: f64, top: f64, width: f64, height: f64) -> Place {
        Place { left, top, right: left + width, bottom: top + height }
    }

    /// Three in a row, two rows, the second a little ragged; a long bar below.
    fn wall() -> [Place; 7] {
        [
            place(0.0, 0.0, 90.0, 30.0),
            place(200.0, 8.0, 60.0, 30.0),
            place(400.0, 0.0, 120.0, 30.0),
            place(0.0, 300.0, 70.0, 30.0),
            place(200.0, 290.0, 150.0, 30.0),
            place(400.0, 300.0, 40.0, 30.0),
            place(0.0, 600.0, 520.0, 60.0),
        ]
    }

    fn walks(from: usize, direction: Direction) -> Option<usize> {
        next(*wall().get(from).unwrap(), &wall(), direction, REACH)
    }

    #[test]
    fn arrows_stay_in_their_row_and_their_column() {
        assert_eq!((walks(0, Right), walks(1, Right), walks(2, Right)), (Some(1), Some(2), None));
        assert_eq!((walks(2, Left), walks(1, Left), walks(0, Left)), (Some(1), Some(0), None));
        assert_eq!((walks(1, Down), walks(4, Down), walks(6, Down)), (Some(4), Some(6), None));
        assert_eq!((walks(4, Up), walks(5, Up), walks(0, Up)), (Some(1), Some(2), None));
    }

    #[test]
    fn at_the_end_of_a_row_no_other_row_is_taken() {
        let corner = place(600.0, -200.0, 40.0, 40.0);
        assert_eq!(next(wall()[2], &[corner], Right, REACH), None);
        assert_eq!(next(wall()[2], &[corner], Up, REACH), Some(0));
    }

    #[test]
    fn from_what_is_as_long_as_the_row_the_middle_one_is_next() {
        assert_eq!(walks(6, Up), Some(4));
    }

    #[test]
    fn what_is_farther_than_the_arrow_reaches_is_left_to_the_browser_to_scroll_to() {
        let [first, .., last] = wall();
        assert_eq!(next(first, &[last], Down, 569.0), None);
        assert_eq!(next(first, &[last], Down, 570.0), Some(0));
    }

    #[test]
    fn keys_that_are_no_arrows_lead_nowhere() {
        assert_eq!(Direction::of_key("ArrowUp"), Some(Up));
        assert_eq!(Direction::of_key("Up"), None);
        assert_eq!(Direction::of_key("Tab"), None);
    }

    fn anywhere() -> impl Strategy<Value = Place> {
        (0.0..2000.0, 0.0..2000.0, 0.0..600.0, 0.0..600.0)
            .prop_map(|(left, top, width, height)| place(left, top, width, height))
    }

    proptest! {
        #[test]
        fn an_arrow_never_leads_back(from in anywhere(), others in proptest::collection::vec(anywhere(), 0..20)) {
            for direction in [Left, Right, Up, Down] {
                if let Some(at) = next(from, &others, direction, f64::INFINITY) {
                    let to = others.get(at).unwrap().along(direction).middle();
                    prop_assert!(to > from.along(direction).middle());
                }
            }
        }
    }
}
