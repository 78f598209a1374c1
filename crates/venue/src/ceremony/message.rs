//! What the windows of a ceremony tell one another, as JSON texts over one channel.
//!
//! A window that comes says hello and is answered with the state; a window that was told something
//! older than it knows answers with what it knows. So a late or a reloaded window catches up, and no
//! message has to arrive.

use serde_json::{Value, json};

use super::state::{Ceremony, State};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A window has come and knows nothing.
    Hello,
    /// Where the ceremony stands, as far as the sender knows.
    State(Box<State>),
}

impl Message {
    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        match self {
            Self::Hello => json!({ "ceremony": "hello" }),
            Self::State(state) => json!({ "ceremony": "state", "state": state.to_value() }),
        }
        .to_string()
    }

    /// The message of a JSON text; `None` for anything else that somebody may send.
    ///
    /// ```
    /// use recognition_wall_venue::ceremony::Message;
    /// assert_eq!(Message::from_json(&Message::Hello.to_json()), Some(Message::Hello));
    /// assert_eq!(Message::from_json("{}"), None);
    /// ```
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(json).ok()?;
        match value.get("ceremony")?.as_str()? {
            "hello" => Some(Self::Hello),
            "state" => Some(Self::State(Box::new(State::from_value(value.get("state")?)?))),
            _ => None,
        }
    }
}

impl Ceremony {
    /// What this window tells the others.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::State(Box::new(self.state().clone()))
    }

    /// Takes a message in; what is answered, if anything.
    pub fn hear(&mut self, message: &Message) -> Option<Message> {
        let answer = match message {
            Message::Hello => true,
            Message::State(state) => {
                let own = (self.state().sequence, self.state().window);
                !self.follow(state) && own > (state.sequence, state.window)
            }
        };
        answer.then(|| self.message())
    }
}
