//! The device's clock: spans since the page began, and today.

use js_sys::Date;
use recognition_wall_venue::moment::Moment;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970, by the device's clock: what two windows agree on, and what goes on while
/// the device sleeps. Somebody may set it; the venue's state machines expect that.
#[must_use]
pub fn now() -> Moment {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below 2⁵³, above 0"
    )]
    Moment::from_millis(Date::now().max(0.0) as u64)
}

/// Year, month (1 … 12) and day of the month, in local time.
#[must_use]
pub fn today() -> (i16, u8, u8) {
    let now = Date::new_0();
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (year, small(now.get_month() + 1), small(now.get_date()))
}

/// Hour (0 … 23) and minute, in local time.
#[must_use]
pub fn time_of_day() -> (u32, u32) {
    let now = Date::new_0();
    (now.get_hours(), now.get_minutes())
}

/// Day and time of a moment since 1970, as the device's region writes them in a language (BCP 47 tag).
#[must_use]
pub fn written(moment: Moment, language: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
    let date = Date::new(&(moment.as_millis() as f64).into());
    // As the wall writes its dates: the day comes before the month.
    let region = if language == "en" { "en-GB" } else { language };
    date.to_locale_string(region, &JsValue::UNDEFINED).into()
}
