//! Today, by the visitor's own clock.

use js_sys::Date;

/// Year, month (1 … 12) and day of the month, in local time.
#[must_use]
pub fn today() -> (i16, u8, u8) {
    let now = Date::new_0();
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (year, small(now.get_month() + 1), small(now.get_date()))
}
