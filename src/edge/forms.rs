//! Numbers, plurals, dates and lists as the browser's `Intl` writes them in a language of the wall.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::{Category, Forms, Locale, messages};

use crate::browser::intl;

/// The browser's own knowledge of languages.
#[derive(Debug)]
struct Intl;

/// A locale whose numbers, plurals, dates and lists are the browser's, unless its own table says that it
/// writes them just so itself: making the browser's formatters is a tenth of what the first screen costs.
#[must_use]
pub fn of_browser(locale: Locale) -> Locale {
    match locale.text(messages::META_FORMS) {
        "own" => locale,
        _ => locale.with_forms(&Intl),
    }
}

impl Forms for Intl {
    fn plural(&self, tag: &str, count: usize) -> Option<Category> {
        Category::named(&intl::plural(tag, float(count)?)?)
    }

    fn number(&self, tag: &str, number: usize) -> Option<String> {
        // Nothing is grouped below a thousand, and a panel of filters asks for a hundred counts.
        if number < 1000 && intl::writes_latin_digits(tag) {
            return Some(number.to_string());
        }
        intl::number(tag, float(number)?)
    }

    fn date(&self, tag: &str, date: PartialDate) -> Option<String> {
        let month = Locale::best([tag]).text(messages::META_MONTH);
        intl::date(tag, date.year(), date.month()?, date.day(), month)
    }

    fn list(&self, tag: &str, items: &[&str]) -> Option<String> {
        intl::list(tag, items)
    }
}

/// JavaScript counts in these; whatever is counted here is far below where they lose a unit.
fn float(count: usize) -> Option<f64> {
    u32::try_from(count).ok().map(f64::from)
}
