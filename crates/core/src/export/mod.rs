//! What a visitor takes home: people who are shown go in, a table or a feed of them comes out.
//!
//! Only the read model is written, to which visibility, tombstones and consent have been applied: who
//! may not be shown can't be in it. Nothing here knows a file or a browser; a list of any length is
//! written person by person, so that it never stands in memory as a whole.

mod csv;
mod json;

use crate::date::PartialDate;
use crate::feed::{Feed, Honouree};
use crate::locale::Locale;
use crate::text::fold::fold;

/// The form of what is taken home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table for a spreadsheet: RFC 4180 in UTF-8 with a byte order mark, a row for each award.
    Csv,
    /// A Recognition Feed: any wall can show it.
    Json,
}

impl Form {
    /// The media type of a file of this form.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/feed+json",
        }
    }
}

/// An export of people of one feed: [`Self::begin`], each [`Self::person`], [`Self::end`].
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// Table or feed.
    pub form: Form,
    /// Whose people they are: its own words and its taxonomy stand before them in a feed.
    pub feed: &'a Feed,
    /// The language of a table.
    pub locale: Locale,
}

impl Export<'_> {
    /// A name for the file: the feed's title in plain letters, and the day that its data is of.
    ///
    /// ```
    /// use recognition_wall_core::export::{Export, Form};
    /// use recognition_wall_core::feed::Feed;
    /// use recognition_wall_core::locale::Locale;
    /// let as_of = Some("2023-06-08T09:00:00+07:00".into());
    /// let feed = Feed { title: "Điển hình: Hậu Giang".into(), as_of, ..Feed::default() };
    /// let export = Export { form: Form::Csv, feed: &feed, locale: Locale::best(["vi"]) };
    /// assert_eq!(export.file_name(), "dien-hinh-hau-giang-2023-06-08.csv");
    /// ```
    #[must_use]
    pub fn file_name(&self) -> String {
        let title = self.feed.title.in_language(self.locale.tag()).0;
        let day = self.feed.as_of.as_deref().and_then(|as_of| as_of.split('T').next());
        let name = fold(&[title, " ", day.unwrap_or_default()].concat());
        let name: String = name.replace(' ', "-").chars().take(LONGEST_NAME).collect();
        let ending = match self.form {
            Form::Csv => ".csv",
            Form::Json => ".json",
        };
        [if name.is_empty() { "wall" } else { &name }, ending].concat()
    }

    /// What stands before the people.
    #[must_use]
    pub fn begin(&self) -> String {
        match self.form {
            Form::Csv => csv::head(&self.locale),
            Form::Json => json::head(self.feed),
        }
    }

    /// Somebody; `is_first` says that nobody of this export came before.
    #[must_use]
    pub fn person(&self, honouree: &Honouree, is_first: bool) -> String {
        match self.form {
            Form::Csv => csv::rows(honouree, &self.locale),
            Form::Json => json::item(honouree, self.feed.language.as_deref(), is_first),
        }
    }

    /// What stands behind them.
    #[must_use]
    pub fn end(&self) -> &'static str {
        match self.form {
            Form::Csv => "",
            Form::Json => "]}\n",
        }
    }
}

/// A date as a feed writes it; empty for none. `Display` would bring the machinery of formatting into
/// the download, which nothing else of the page needs.
fn written(date: Option<PartialDate>) -> String {
    let mut out = String::new();
    let Some(date) = date else { return out };
    let mut add = |number: u32, more: u32| {
        if !out.is_empty() {
            out.push('-');
        }
        // One digit too many in front, so that none is missing.
        let digits = (number + more).to_string();
        out.push_str(digits.get(1..).unwrap_or_default());
    };
    add(date.year().unsigned_abs().into(), 10_000);
    for part in [date.month(), date.day()].into_iter().flatten() {
        add(part.into(), 100);
    }
    out
}

/// A longer name is cut by some systems, its ending first.
const LONGEST_NAME: usize = 80;

#[cfg(test)]
mod tests;
