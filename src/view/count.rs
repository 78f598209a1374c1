//! How many are found.

use recognition_wall_core::blocks::Count;
use recognition_wall_core::locale::messages;

use super::Surroundings;
use crate::shown::Shown;

/// How many are found, of how many; of people in blocks perhaps only how many at least.
pub(super) fn count(shown: &Shown, surroundings: &Surroundings) -> String {
    let locale = &surroundings.locale;
    let (Count::Exactly(found) | Count::AtLeast(found)) = shown.count();
    let (found, total) = (found as usize, shown.total().filter(|total| *total != found as usize));
    let (all, some) = match shown.count() {
        Count::Exactly(_) => (messages::RESULTS_ALL, messages::RESULTS_SOME),
        Count::AtLeast(_) => (messages::RESULTS_AT_LEAST, messages::RESULTS_AT_LEAST_SOME),
    };
    match total {
        Some(total) => locale.count(some, found, &[("total", &locale.number(total))]),
        None => locale.count(all, found, &[]),
    }
}
