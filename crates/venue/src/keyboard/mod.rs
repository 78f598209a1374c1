//! The keyboard on the screen. In: keys. Out: the text of the search.
//!
//! Writes at the end of the text only, in small letters, because the search ignores case. The plain
//! letters alone find everybody, because it ignores marks too; whoever wants marks has their keys, Telex and VNI. Each
//! press is a [`crate::kiosk::Event::Touch`] as well: a kiosk that is typed on is not idle.

mod compose;
mod initials;
mod layout;
mod syllable;
mod tone;

pub use initials::{Initial, initials};
pub use layout::{Key, ROWS};
pub use tone::{Placement, Tone};

/// No search is longer. Letters.
const LONGEST: usize = 80;

/// A text that is being typed.
///
/// ```
/// use recognition_wall_venue::keyboard::{Key, Placement, Typing};
/// let mut typing = Typing::new(Placement::Old);
/// for letter in "nguyeenx".chars() {
///     typing.press(Key::Letter(letter));
/// }
/// assert_eq!(typing.text(), "nguyễn");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typing {
    text: String,
    placement: Placement,
    /// In this word a mark was taken back: the keys are letters until it ends.
    is_literal: bool,
    /// The letters that were pressed for this word, as long as nothing else was.
    keys: Option<String>,
    /// All of the text as it was pressed, without the marks that the keys made.
    pressed: String,
}

impl Typing {
    /// Nothing typed yet.
    #[must_use]
    pub fn new(placement: Placement) -> Self {
        Self { placement, ..Self::default() }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The letters as they were pressed. Telex is always on, and *phero* for *Phêrô* becomes *phẻo*:
    /// where the text finds nobody, these may. As the text after a letter was taken back.
    ///
    /// ```
    /// use recognition_wall_venue::keyboard::{Key, Placement, Typing};
    /// let mut typing = Typing::new(Placement::Old);
    /// "phero".chars().for_each(|letter| typing.press(Key::Letter(letter)));
    /// assert_eq!((typing.text(), typing.pressed()), ("phẻo", "phero"));
    /// ```
    #[must_use]
    pub fn pressed(&self) -> &str {
        &self.pressed
    }

    /// Goes on from a text that came from elsewhere, such as a real keyboard; the first 80 letters.
    pub fn set_text(&mut self, text: &str) {
        self.text = text.chars().take(LONGEST).collect();
        self.pressed.clone_from(&self.text);
        self.is_literal = false;
        self.keys = None;
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) {
        if !matches!(key, Key::Letter(_) | Key::Done) {
            self.keys = None;
        }
        match key {
            Key::Letter(letter) => self.letter(letter),
            Key::Tone(tone) => {
                let word = self.take_word();
                self.text.push_str(&compose::press_tone(&word, tone, self.placement));
            }
            Key::Space => {
                self.is_literal = false;
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.append(" ");
                    self.pressed.push(' ');
                }
            }
            Key::Erase => {
                self.text.pop();
                self.pressed.clone_from(&self.text);
                self.is_literal &= !self.text.is_empty() && !self.text.ends_with(' ');
            }
            Key::Clear => self.set_text(""),
            Key::Done => {}
        }
    }

    fn letter(&mut self, letter: char) {
        if self.text.chars().count() >= LONGEST && letter.is_alphabetic() {
            return;
        }
        let word = self.take_word();
        let letter = letter.to_lowercase().next().unwrap_or(letter);
        self.pressed.push(letter);
        if word.is_empty() {
            (self.is_literal, self.keys) = (false, Some(String::new()));
        }
        if let Some(keys) = &mut self.keys {
            keys.push(letter);
        }
        if self.is_literal || (word.is_empty() && letter.is_ascii_digit()) {
            self.append(&word);
            self.append(letter.encode_utf8(&mut [0; 4]));
        } else {
            let composed = compose::press(&word, letter, self.placement);
            self.is_literal = composed.is_literal;
            // What turns out to be no Vietnamese word never had marks: it is what was pressed.
            match self.keys.take_if(|_| !composed.is_literal && compose::is_foreign(&composed.word))
            {
                Some(keys) => {
                    self.is_literal = true;
                    self.append(&keys);
                }
                None => self.append(&composed.word),
            }
        }
    }

    fn append(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        self.text.extend(text.chars().take(room));
    }

    /// Takes the letters at the end off the text.
    fn take_word(&mut self) -> String {
        let start = self.text.trim_end_matches(char::is_alphabetic).len();
        self.text.split_off(start)
    }
}

#[cfg(test)]
mod tests;
