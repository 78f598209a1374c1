//! Whether a program that trapped is started again. In: traps and the time. Out: a wait, or the
//! static list.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moment::Moment;

/// The waits after the first, second, third and every further trap in a row.
const WAITS: [Duration; 4] =
    [Duration::ZERO, Duration::from_secs(1), Duration::from_secs(5), Duration::from_secs(30)];
/// This many traps …
const MOST: usize = 3;
/// … within this span, and the static list stays.
const SPAN: Duration = Duration::from_mins(1);
/// After this long without a trap the next one is the first again.
pub const CALM: Duration = Duration::from_mins(10);

/// What follows a trap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restart {
    /// Start again after so long, at the same place; until then the last picture stays.
    After(Duration),
    /// The static list stays, for [`CALM`] at least: it is tried again then, for nobody attends it.
    StayStatic,
}

/// The traps so far.
///
/// ```
/// use std::time::Duration;
/// use recognition_wall_venue::moment::Moment;
/// use recognition_wall_venue::operator::{Restart, Restarts};
/// let mut restarts = Restarts::default();
/// let trap = |restarts: &mut Restarts, second| restarts.trapped(Moment::from_seconds(second));
/// assert_eq!(trap(&mut restarts, 0), Restart::After(Duration::ZERO));
/// assert_eq!(trap(&mut restarts, 30), Restart::After(Duration::from_secs(1)));
/// assert_eq!(trap(&mut restarts, 59), Restart::StayStatic);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restarts {
    /// The newest few, oldest first.
    recent: VecDeque<Moment>,
    in_a_row: usize,
}

impl Restarts {
    /// Takes a trap in.
    pub fn trapped(&mut self, now: Moment) -> Restart {
        let is_calm = self.recent.back().is_none_or(|last| now.since(*last) >= CALM);
        self.in_a_row = if is_calm { 0 } else { self.in_a_row + 1 };
        self.recent.push_back(now);
        while self.recent.len() > MOST {
            self.recent.pop_front();
        }
        let oldest = self.recent.front().copied().unwrap_or(now);
        if self.recent.len() == MOST && now.since(oldest) < SPAN {
            return Restart::StayStatic;
        }
        let [.., last] = WAITS;
        Restart::After(WAITS.get(self.in_a_row).copied().unwrap_or(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_traps(seconds: &[u64]) -> Restart {
        let mut restarts = Restarts::default();
        let each = seconds.iter().map(|second| restarts.trapped(Moment::from_seconds(*second)));
        each.last().unwrap()
    }

    #[test]
    fn each_trap_in_a_row_waits_longer() {
        for (traps, wait) in [
            (&[0][..], 0),
            (&[0, 59], 1),
            (&[0, 59, 60], 5),
            (&[0, 59, 60, 120], 30),
            (&[0, 59, 60, 120, 180], 30),
            (&[0, 59, 659], 0),
        ] {
            assert_eq!(after_traps(traps), Restart::After(Duration::from_secs(wait)), "{traps:?}");
        }
    }

    #[test]
    fn three_traps_in_a_minute_leave_the_static_list_until_it_has_been_calm() {
        assert_eq!(after_traps(&[0, 1, 2]), Restart::StayStatic);
        assert_eq!(after_traps(&[0, 500, 520, 540]), Restart::StayStatic);
        assert_eq!(after_traps(&[0, 1, 2, 3]), Restart::StayStatic);
        assert_eq!(after_traps(&[0, 1, 2, 602]), Restart::After(Duration::ZERO));
    }
}
