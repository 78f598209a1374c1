//! The browser's own `Intl`: how a language writes numbers, dates and lists, and which plural it uses.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::plain;

/// A formatter of `Intl`, kept because making one costs more than a hundred uses.
struct Formatter {
    kind: &'static str,
    tag: String,
    options: Options,
    object: JsValue,
}

thread_local! {
    static MADE: RefCell<Vec<Formatter>> = const { RefCell::new(Vec::new()) };
    static LATIN: RefCell<Vec<(String, bool)>> = const { RefCell::new(Vec::new()) };
}

/// The plural category of a number: `one`, `other` … `None` where the browser can't tell.
#[must_use]
pub fn plural(tag: &str, number: f64) -> Option<String> {
    ask("PluralRules", tag, &[], "select", &number.into())
}

/// A whole number.
#[must_use]
pub fn number(tag: &str, number: f64) -> Option<String> {
    ask("NumberFormat", tag, &[], "format", &number.into())
}

/// Whether a language's numbers are written with the digits 0 … 9, and not, as in Arabic or Nepali,
/// with its own. Asked once for each language.
#[must_use]
pub fn writes_latin_digits(tag: &str) -> bool {
    LATIN.with(|latin| {
        let Ok(mut latin) = latin.try_borrow_mut() else { return false };
        if let Some((_, known)) = latin.iter().find(|(known, _)| known == tag) {
            return *known;
        }
        let is_latin = number(tag, 123.0).is_some_and(|written| written == "123");
        latin.push((tag.to_owned(), is_latin));
        is_latin
    })
}

/// A list of names: "a, b and c".
#[must_use]
pub fn list(tag: &str, items: &[&str]) -> Option<String> {
    let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    ask("ListFormat", tag, &[], "format", &items)
}

/// A month, or a day of it. `style` is how the month is written: `long` or `numeric`.
#[must_use]
pub fn date(tag: &str, year: i16, month: u8, day: Option<u8>, style: &str) -> Option<String> {
    // A year below 100 must not become one of the twentieth century.
    let date = js_sys::Date::new(&JsValue::from_f64(0.0));
    date.set_utc_full_year_with_month_date(
        u32::try_from(year).ok()?,
        i32::from(month) - 1,
        i32::from(day.unwrap_or(1)),
    );
    let options = match (style, day) {
        ("numeric", Some(_)) => NUMERIC_DAY,
        ("numeric", None) => NUMERIC_MONTH,
        (_, Some(_)) => LONG_DAY,
        (_, None) => LONG_MONTH,
    };
    ask("DateTimeFormat", tag, options, "format", &date)
}

type Options = &'static [(&'static str, &'static str)];

const NUMERIC_DAY: Options =
    &[("timeZone", "UTC"), ("year", "numeric"), ("month", "numeric"), ("day", "numeric")];
const NUMERIC_MONTH: Options = &[("timeZone", "UTC"), ("year", "numeric"), ("month", "numeric")];
const LONG_DAY: Options =
    &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long"), ("day", "numeric")];
const LONG_MONTH: Options = &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long")];

fn ask(
    kind: &'static str,
    tag: &str,
    options: Options,
    method: &str,
    argument: &JsValue,
) -> Option<String> {
    MADE.with(|made| {
        let mut made = made.try_borrow_mut().ok()?;
        let is_known = |it: &&Formatter| it.kind == kind && it.tag == tag && it.options == options;
        let known = made.iter().find(is_known).map(|known| known.object.clone());
        let object = if let Some(known) = known {
            known
        } else {
            let object = make(kind, tag, options)?;
            made.push(Formatter { kind, tag: tag.to_owned(), options, object: object.clone() });
            object
        };
        let method: Function = plain::get(&object, method)?.dyn_into().ok()?;
        plain::text(&method.call1(&object, argument).ok()?)
    })
}

fn make(kind: &str, tag: &str, options: Options) -> Option<JsValue> {
    let intl = plain::get(&js_sys::global(), "Intl")?;
    let constructor: Function = plain::get(&intl, kind)?.dyn_into().ok()?;
    let wanted = js_sys::Object::new();
    for (key, value) in options {
        plain::set(&wanted, key, &JsValue::from_str(value));
    }
    Reflect::construct(&constructor, &plain::pair(&JsValue::from_str(tag), &wanted)).ok()
}
