//! What is handed to the clipboard, and what a screen reader is told of what has just happened.

use recognition_wall_core::feed::Severity;
use web_sys::Element;
use yew::prelude::*;

use super::{Builder, Message, State};
use crate::browser::{self, FetchFailure};
use crate::check::Report;
use crate::words::{say, text};

/// What was copied last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copied {
    /// Its name.
    pub(super) what: &'static str,
    /// The text, as it was then.
    text: String,
    /// Whether it is on the clipboard.
    pub(super) is_done: bool,
}

impl Builder {
    /// A text by its name, as it is now.
    fn text_to_copy(&self, what: &str) -> String {
        match what {
            "tag" => self.written().tag,
            "css" => self.written().css,
            "screen" => self.written().screen,
            "letter" => self.letter_text(),
            _ => browser::address(),
        }
    }

    pub(super) fn copy(&mut self, context: &Context<Self>, what: &'static str) {
        let text = self.text_to_copy(what);
        self.copied = None;
        context.link().send_future(async move {
            let is_done = browser::copy(&text).await;
            Message::Copied(what, text, is_done)
        });
    }

    pub(super) fn take_copied(&mut self, what: &'static str, text: String, is_done: bool) {
        self.copied = Some(Copied { what, text, is_done });
        let place = match what {
            "tag" => &self.snippet,
            "css" => &self.css,
            "screen" => &self.screen,
            _ => &self.note,
        };
        if let Some(element) = place.cast::<Element>().filter(|_| !is_done) {
            browser::select(&element);
        }
    }

    /// What became of copying this text: nothing once it has changed, for the clipboard has the old one.
    pub(super) fn copied(&self, what: &str) -> Option<bool> {
        let copied = self.copied.as_ref().filter(|copied| copied.what == what)?;
        (copied.text == self.text_to_copy(what)).then_some(copied.is_done)
    }

    /// What a screen reader is told of what has just happened.
    pub(super) fn said(&self) -> String {
        match (&self.copied, &self.state) {
            (Some(Copied { is_done: true, .. }), _) => text(self.lang, "ui.copied").to_owned(),
            (Some(_), _) => text(self.lang, "ui.copy.by-hand").to_owned(),
            (None, State::Known(report)) => self.summary(report),
            (None, State::Waiting) => text(self.lang, "ui.check.waiting").to_owned(),
            (None, _) => self.failure().unwrap_or_default(),
        }
    }

    /// Why nothing could be checked, in words.
    pub(super) fn failure(&self) -> Option<String> {
        let key = match &self.state {
            State::NoAddress => "ui.check.no-address",
            State::Unreadable => "ui.check.unreadable",
            State::Failed(FetchFailure::Refused) => "ui.check.refused",
            State::Failed(FetchFailure::Status(status)) => {
                let status = status.to_string();
                return Some(say(self.lang, "ui.check.status", &[("status", &status)]));
            }
            State::Waiting | State::Known(_) => return None,
        };
        Some(text(self.lang, key).to_owned())
    }

    pub(super) fn summary(&self, report: &Report) -> String {
        let number = |severity| report.count(severity).to_string();
        let values = [
            ("people", report.people.to_string()),
            ("left_out", report.left_out.to_string()),
            ("errors", number(Severity::Error)),
            ("warnings", number(Severity::Warning)),
            ("hints", number(Severity::Hint)),
        ];
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(self.lang, "ui.check.summary", &values)
    }
}
