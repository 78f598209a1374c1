//! What the operator of a screen is told: a page behind a long press in its upper left corner. In: what
//! happens to the screen. Out: rows and a log, both without a word about anybody.

mod sheet;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::Locale;
use recognition_wall_venue::moment::Moment;
use recognition_wall_venue::operator::{Incident, Log, Status};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::browser::kept::Kept;
use crate::browser::{clock, screen};
use crate::feed::{Content, FeedFailure};

/// Under which name the log is kept for the program's next life.
pub(crate) const LOG: &str = "log";
/// Under which name the moment of the last reading is kept.
const TAKEN: &str = "taken";

/// What is known of the screen.
#[derive(Debug)]
pub(crate) struct Operator {
    kept: Kept,
    log: Log,
    status: Status,
    is_open: bool,
    place: NodeRef,
}

/// What the operator does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To see the page.
    Open,
    /// To see it no more.
    Close,
    /// The browser has said how much is kept on the device, and how much may be; bytes.
    Stored(Option<(u64, u64)>),
}

impl Operator {
    /// A screen that was started, or whose program was started anew: then the log goes on.
    pub(crate) fn new(kept: Kept) -> Self {
        let now = clock::now();
        let log = kept.text(LOG).map(|text| Log::from_json(&text));
        let is_first = log.is_none();
        let moment = |text: String| text.parse().ok().map(Moment::from_millis);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "milliseconds since 1970, by the page's own clock"
        )]
        let started = kept.started().map(|started| Moment::from_millis(started.max(0.0) as u64));
        let status = Status {
            version: env!("CARGO_PKG_VERSION").into(),
            started: started.unwrap_or(now),
            taken: kept.text(TAKEN).and_then(moment),
            restarts: u32::try_from(kept.traps().len()).unwrap_or(u32::MAX),
            ..Status::default()
        };
        let log = log.unwrap_or_default();
        let mut operator = Self { kept, log, status, is_open: false, place: NodeRef::default() };
        if is_first {
            operator.note(Incident::Started);
        }
        operator
    }

    /// Writes down what happened.
    pub(crate) fn note(&mut self, incident: Incident) {
        self.log.add(incident, clock::now());
        self.kept.keep(LOG, &self.log.to_json());
    }

    /// Writes down how a look at the feed ended.
    pub(crate) fn looked(&mut self, read: &Result<Content, FeedFailure>) {
        let now = clock::now();
        match read {
            Ok(content) => {
                self.shows(content);
                self.status.taken = Some(now);
                self.status.last_contact = Some(now);
                self.kept.keep(TAKEN, &now.as_millis().to_string());
                self.note(Incident::FeedRead { people: content.within.len() });
            }
            Err(failure) => {
                if failure.status() > 0 {
                    self.status.last_contact = Some(now);
                }
                self.note(Incident::FeedFailed { status: failure.status() });
            }
        }
    }

    /// What the screen shows.
    pub(crate) fn shows(&mut self, content: &Content) {
        self.status.people = content.within.len();
        self.status.problems = content.problems;
        self.status.as_of.clone_from(&content.index.feed().as_of);
    }

    /// Does what the operator wants; `act` is where the browser's answer goes.
    pub(crate) fn act(&mut self, wish: Wish, act: &Callback<Wish>) {
        match wish {
            Wish::Open => {
                self.is_open = true;
                let act = act.clone();
                spawn_local(async move { act.emit(Wish::Stored(screen::stored().await)) });
            }
            Wish::Close => self.is_open = false,
            Wish::Stored(storage) => self.status.storage = storage,
        }
    }

    /// The page, in a language; closed where nobody wants it.
    pub(crate) fn view(&self, language: &str, act: &Callback<Wish>) -> Html {
        if !self.is_open {
            return sheet::closed(&self.place);
        }
        let mut status = self.status.clone();
        let day = status.as_of.as_deref().and_then(|as_of| as_of.split('T').next());
        let day = day.and_then(PartialDate::parse);
        status.as_of = day.map(|day| Locale::best([language]).date(day).into()).or(status.as_of);
        let rows = status.rows(clock::now(), language);
        sheet::sheet(&self.place, &rows, &self.log, language, act)
    }

    /// To be called when the view is on the screen.
    pub(crate) fn rendered(&self) {
        let Some(dialog) = self.place.cast::<HtmlDialogElement>() else { return };
        if self.is_open && !dialog.open() {
            let _shown = dialog.show_modal();
        } else if !self.is_open && dialog.open() {
            dialog.close();
        }
    }
}
