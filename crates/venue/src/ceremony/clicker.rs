//! What a key means on the stage and at the presenter's: clickers are keyboards of few keys.

use super::programme::Slide;
use super::state::Command;

/// A key as the browser names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed<'k> {
    /// `KeyboardEvent.key`.
    pub key: &'k str,
    /// Control, Alt or the system's key is down: the browser's own command, not ours.
    pub with_modifier: bool,
    /// The key is still down from before: a finger that rests on a clicker calls nobody.
    pub is_repeat: bool,
}

/// The command of a key; `None` leaves it to the browser. F5 is left to it, so that a window can be
/// reloaded from the clicker's "start" as well.
///
/// ```
/// use recognition_wall_venue::ceremony::{Command, Pressed, command};
/// let pressed = |key| Pressed { key, with_modifier: false, is_repeat: false };
/// assert_eq!(command(pressed("PageDown")), Some(Command::Next));
/// assert_eq!(command(pressed("F5")), None);
/// ```
#[must_use]
pub fn command(pressed: Pressed<'_>) -> Option<Command> {
    if pressed.with_modifier || pressed.is_repeat {
        return None;
    }
    Some(match pressed.key {
        "PageDown" | "ArrowRight" | "ArrowDown" | " " | "Enter" => Command::Next,
        "PageUp" | "ArrowLeft" | "ArrowUp" | "Backspace" => Command::Previous,
        "b" | "B" | "." => Command::Blank,
        "h" | "H" => Command::Hold,
        "Escape" => Command::Show,
        "Home" => Command::Jump(Slide::Opening),
        "End" => Command::Jump(Slide::Closing),
        _ => return None,
    })
}
