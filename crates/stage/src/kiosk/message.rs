//! What happens to the kiosk.

use std::rc::Rc;

use recognition_wall_core::feed::HonoureeId;
use recognition_wall_venue::keyboard::Key;
use recognition_wall_venue::kiosk::Event;
use serde_json::{Value, json};

use crate::feed::{Content, FeedFailure};
use crate::operator::Wish;

/// What the visitor may change of how they read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The other language.
    Language,
    /// Larger letters, or not.
    LargeText,
    /// High contrast, or not.
    HighContrast,
}

/// What stands between the wall and the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Panel {
    /// Nothing.
    None,
    /// The keyboard.
    Keyboard,
    /// The initials, with the one that was chosen.
    Initials(Option<char>),
}

/// What happened.
#[derive(Debug)]
pub(super) enum Message {
    /// Something for the state machine.
    Do(Event),
    /// Somebody touched or pressed something, whatever it was.
    Somebody,
    /// The visitor has finished.
    Leave,
    /// The feed is to be looked at.
    Look,
    /// The feed was read, or did not come: what is there stays then.
    Read(Result<Content, FeedFailure>),
    /// A key of the keyboard on the screen.
    Key(Key),
    /// A panel is to be shown.
    Show(Panel),
    /// The wall's filters are to be opened.
    Filter,
    /// Somebody is to be opened.
    Open(HonoureeId),
    /// An address is to be shown as a code; nothing: no more.
    Ask(Option<Rc<str>>),
    /// The visitor reads in another way.
    Choose(Choice),
    /// A photo of the attract loop did not come.
    Broken(Option<Rc<str>>),
    /// The device has no room left for photos.
    Full,
    /// The operator wants something.
    Operator(Wish),
    /// Whether messages are still taken.
    Beat,
}

impl Panel {
    /// The panel as JSON, for the program's next life.
    pub(super) fn to_value(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Keyboard => json!("keyboard"),
            Self::Initials(chosen) => json!({ "initials": chosen.map(String::from) }),
        }
    }

    /// The panel of a JSON value; none where it is none.
    pub(super) fn from_value(value: &Value) -> Self {
        match (value.as_str(), value.get("initials")) {
            (Some("keyboard"), _) => Self::Keyboard,
            (_, Some(chosen)) => {
                Self::Initials(chosen.as_str().and_then(|chosen| chosen.chars().next()))
            }
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_comes_back_as_it_was() {
        for panel in
            [Panel::None, Panel::Keyboard, Panel::Initials(None), Panel::Initials(Some('Đ'))]
        {
            assert_eq!(Panel::from_value(&panel.to_value()), panel);
        }
        assert_eq!(Panel::from_value(&json!({ "initials": 3 })), Panel::Initials(None));
        assert_eq!(Panel::from_value(&json!("wall")), Panel::None);
    }
}
