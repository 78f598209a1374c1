//! The three engines: how each is started, and what its driver lets a journey do.
//!
//! In goes the variable `WALL_ENGINE` (`chromium`, `firefox`, `webkit`; Chromium where it says nothing),
//! out come a session and the answer to [`Engine::can`]. What one engine alone does stands in its module.

use std::{env, fmt};

use anyhow::{Result, bail};
use serde_json::Value;
use thirtyfour::Capabilities;

pub(crate) mod chromium;
pub(crate) mod firefox;
pub(crate) mod started;
pub(crate) mod webkit;

pub use started::Session;

/// What a page is drawn and run by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink and V8, as in Chrome, Edge, Cốc Cốc, Samsung Internet.
    Chromium,
    /// Gecko, as in Firefox.
    Firefox,
    /// `WebKit`, as in Safari and in every browser of an iPhone.
    Webkit,
}

/// What a journey may ask of a browser beyond pages, keys and a mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Fingers on the glass.
    Touch,
    /// Less motion or a dark scheme, whatever the browser has been doing until then.
    Preferences,
    /// The colours of the visitor in the place of the page's.
    ForcedColours,
    /// The page on the screen as it would be on paper.
    PrintMedia,
    /// The page as a PDF.
    Paper,
    /// A network that is gone and comes back.
    Offline,
    /// An input method that composes letters, as a Vietnamese keyboard does.
    Composition,
    /// Reading the clipboard without asking the visitor.
    Clipboard,
    /// The accessibility tree, compared with one that a person has read.
    ReaderTree,
    /// Counts of nodes and listeners after the garbage was collected.
    Memory,
    /// A visitor who has switched scripts off.
    ScriptsOff,
    /// A device with next to no room for what a page keeps.
    Quota,
    /// A file that is saved, and where.
    Downloads,
    /// A script that runs before every script of the page, under whatever policy.
    Patch,
    /// What the browser itself writes into its console.
    Console,
}

/// An engine's driver can't do what a journey needs: the journey is skipped, and says why.
#[derive(Debug)]
pub struct Cannot {
    engine: Engine,
    ability: Ability,
    reason: &'static str,
}

impl fmt::Display for Cannot {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} in {:?}: {}", self.ability, self.engine, self.reason)
    }
}

impl std::error::Error for Cannot {}

impl Engine {
    /// The engine that this run is about.
    ///
    /// # Errors
    /// If `WALL_ENGINE` names none.
    pub fn under_test() -> Result<Self> {
        match env::var("WALL_ENGINE").as_deref().unwrap_or("chromium") {
            "chromium" | "" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::Webkit),
            other => bail!("WALL_ENGINE is {other}: it is chromium, firefox or webkit"),
        }
    }

    /// Whether a journey may ask for this here.
    ///
    /// # Errors
    /// With the reason why it may not.
    pub fn can(self, ability: Ability) -> Result<(), Cannot> {
        let reason = match self {
            Self::Chromium => None,
            Self::Firefox => firefox::cannot(ability),
            Self::Webkit => Some(webkit::cannot(ability)),
        };
        reason.map_or(Ok(()), |reason| Err(Cannot { engine: self, ability, reason }))
    }
}

/// What a new session is to be like, where that can't be changed afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    pub(crate) still: bool,
    pub(crate) dark: bool,
}

pub(crate) fn program(variable: &str, default: &str) -> String {
    env::var(variable).unwrap_or_else(|_| default.to_owned())
}

/// Whatever is not on this machine is asked of a proxy that isn't there: no request gets out.
pub(crate) fn nowhere() -> Value {
    serde_json::json!({
        "proxyType": "manual", "httpProxy": "127.0.0.1:9", "sslProxy": "127.0.0.1:9",
        "noProxy": ["127.0.0.1", "localhost"]
    })
}

pub(crate) fn as_capabilities(wanted: Value) -> Capabilities {
    match wanted {
        Value::Object(map) => Capabilities::from(map),
        _ => Capabilities::new(),
    }
}
