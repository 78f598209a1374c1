//! One getter per kind of value that a feed holds.
//!
//! A getter returns the value of a key, or nothing and a problem; `null` is as good as absent. No
//! getter fails: a wrong value costs its key only.

use std::borrow::Cow;
use std::rc::Rc;

use super::Text;
use super::context::{Context, shown};
use super::json::{Map, Value};
use super::problem::{Problem, ProblemCode};
use super::url::{self, Schemes};
use crate::date::PartialDate;

/// The value of a key, unless it is absent or `null`.
pub(super) fn get<'v>(object: &'v Map, key: &str) -> Option<&'v Value> {
    #[cfg(test)]
    asked::record(key);
    object.get(key).filter(|value| !value.is_null())
}

impl Context {
    /// A text for people: a string, or an object of strings by language.
    pub(super) fn text(&mut self, object: &Map, key: &str) -> Option<Text> {
        let value = get(object, key)?;
        self.read_text(value, key)
    }

    /// A list of texts for people, each once.
    pub(super) fn texts(&mut self, object: &Map, key: &str) -> Vec<Text> {
        let list = self.list(object, key);
        self.enter(key);
        let mut texts = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate().filter(|(_, value)| !value.is_null()) {
            if let Some(text) = self.read_text(value, &index.to_string())
                && !texts.contains(&text)
            {
                texts.push(text);
            }
        }
        self.leave();
        texts
    }

    pub(super) fn read_text(&mut self, value: &Value, key: &str) -> Option<Text> {
        match value {
            Value::String(text) => {
                let text = self.clean(text, key)?;
                Some(self.recent.text(text, self.language.as_ref()))
            }
            Value::Object(wordings) => {
                self.enter(key);
                let mut read = Vec::with_capacity(wordings.len());
                for (language, value) in wordings.iter() {
                    match value {
                        Value::Null => {}
                        Value::String(text) => {
                            read.extend(
                                self.clean(text, language).map(|text| (Rc::clone(language), text)),
                            );
                        }
                        other => self.report(ProblemCode::NotText, language, other),
                    }
                }
                self.leave();
                Text::by_language(read)
            }
            Value::Number(number) if self.is_mapped => {
                let number = number.as_i64()?;
                Some(Text::new(number.to_string(), self.language.clone()))
            }
            other => {
                self.report(ProblemCode::NotText, key, other);
                None
            }
        }
    }

    /// A string that is the same in every language: a code, a tag, a number of a decision.
    pub(super) fn word(&mut self, object: &Map, key: &str) -> Option<Rc<str>> {
        match get(object, key)? {
            Value::String(word) => {
                let word = self.shorten(word, key);
                let text = (!word.is_empty()).then(|| self.recent.text(Rc::from(&*word), None))?;
                text.all().next().cloned()
            }
            other => {
                self.report(ProblemCode::NotText, key, other);
                None
            }
        }
    }

    /// A list of such strings.
    pub(super) fn words(&mut self, object: &Map, key: &str) -> Vec<Rc<str>> {
        let texts = self.texts(object, key);
        texts.iter().filter_map(|text| text.all().next().cloned()).collect()
    }

    /// A list of such strings that no limit may cut: a tombstone that is not read brings back a
    /// person. Numbers count, as they do for ids.
    pub(super) fn all_words(&mut self, object: &Map, key: &str) -> Vec<Rc<str>> {
        match get(object, key) {
            None => Vec::new(),
            Some(Value::Array(list)) => list
                .iter()
                .filter_map(|value| match value {
                    Value::String(word) => Some(Rc::from(word.trim())),
                    Value::Number(number) => Some(Rc::from(number.as_i64()?.to_string())),
                    other => {
                        self.report(ProblemCode::NotText, key, other);
                        None
                    }
                })
                .collect(),
            Some(other) => {
                self.report(ProblemCode::NotList, key, other);
                Vec::new()
            }
        }
    }

    /// One of a few words; anything else is a problem.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        object: &Map,
        key: &str,
        words: &[(&str, T)],
    ) -> Result<Option<T>, ()> {
        let Some(value) = get(object, key) else { return Ok(None) };
        let Value::String(written) = value else {
            self.report(ProblemCode::NotText, key, value);
            return Ok(None);
        };
        let known = words.iter().find(|(word, _)| *word == written.trim());
        if known.is_none() {
            self.report(ProblemCode::UnknownWord, key, value);
        }
        known.map(|(_, meaning)| Some(*meaning)).ok_or(())
    }

    /// A whole number from 0 to `most`.
    pub(super) fn number(&mut self, object: &Map, key: &str, most: u32) -> Option<u32> {
        let value = get(object, key)?;
        let number = match value {
            Value::String(digits) => {
                let number = digits.trim().parse().ok();
                if number.is_some_and(|number| number <= most) && !self.is_mapped {
                    self.report(ProblemCode::NumberAsText, key, value);
                }
                number
            }
            other => other.as_i64().and_then(|number| u32::try_from(number).ok()),
        };
        let number = number.filter(|number| *number <= most);
        if number.is_none() {
            self.report(ProblemCode::NotNumber, key, value);
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, object: &Map, key: &str) -> Result<Option<bool>, ()> {
        match get(object, key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(other) => {
                self.report(ProblemCode::NotFlag, key, other);
                Err(())
            }
        }
    }

    /// A date, as far as it is known. A year may be a number.
    pub(super) fn date(&mut self, object: &Map, key: &str) -> Option<PartialDate> {
        let value = get(object, key)?;
        let date = match value {
            Value::String(text) => PartialDate::parse(text),
            other => other
                .as_i64()
                .and_then(|year| i16::try_from(year).ok())
                .and_then(|year| PartialDate::new(year, 0, 0)),
        };
        if date.is_none() {
            self.report(ProblemCode::NotDate, key, value);
        }
        date
    }

    /// An address that passed the allow-list, absolute where the page's own address is known.
    pub(super) fn url(&mut self, object: &Map, key: &str, schemes: Schemes) -> Option<Rc<str>> {
        let value = get(object, key)?;
        let Value::String(raw) = value else {
            self.report(ProblemCode::NotText, key, value);
            return None;
        };
        let most = self.limits.text_chars;
        let fits = raw.len() <= most || raw.chars().take(most + 1).count() <= most;
        let allowed = if fits { url::allow(raw, &self.base, schemes) } else { None };
        if allowed.is_none() && !raw.trim().is_empty() {
            self.report(ProblemCode::BadUrl, key, value);
        }
        allowed.map(Rc::from)
    }

    /// The entries of a list, no more than the limit allows.
    pub(super) fn list<'v>(&mut self, object: &'v Map, key: &str) -> &'v [Value] {
        match get(object, key) {
            None => &[],
            Some(Value::Array(list)) => {
                let most = self.limits.entries;
                if list.len() > most {
                    self.report_limit(ProblemCode::TooManyEntries, key, most);
                }
                list.get(..most).unwrap_or(list)
            }
            // A mapping may point at one value where the feed has a list.
            Some(value) if self.is_mapped => std::slice::from_ref(value),
            Some(other) => {
                self.report(ProblemCode::NotList, key, other);
                &[]
            }
        }
    }

    /// Hands every entry of a list to `read`, with the context inside it; an entry that is no
    /// object is a problem. Not generic, so that five lists ship one loop.
    pub(super) fn objects(
        &mut self,
        object: &Map,
        key: &str,
        read: &mut dyn FnMut(&Map, &mut Self),
    ) {
        let list = self.list(object, key);
        self.enter(key);
        for (index, value) in list.iter().enumerate() {
            self.enter_index(index);
            match value {
                Value::Null => {}
                Value::Object(entry) => read(entry, self),
                other => self.report(ProblemCode::NotObject, "", other),
            }
            self.leave();
        }
        self.leave();
    }

    /// A nested object.
    pub(super) fn object<'v>(&mut self, object: &'v Map, key: &str) -> Option<&'v Map> {
        let value = get(object, key)?;
        if value.as_object().is_none() {
            self.report(ProblemCode::NotObject, key, value);
        }
        value.as_object()
    }

    // --- Cleaning ---

    /// A text for people, cleaned and checked; `None` if nothing is left of it.
    pub(super) fn clean(&mut self, raw: &str, key: &str) -> Option<Rc<str>> {
        let text = self.shorten(raw, key);
        if has_identity_number(&text) {
            // The number itself is not repeated: a report travels by mail.
            self.note(ProblemCode::IdentityNumber, key);
        }
        (!text.is_empty()).then(|| Rc::from(&*text))
    }

    /// The text without surrounding space and control characters, cut at the limit.
    fn shorten<'t>(&mut self, raw: &'t str, key: &str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(raw.trim());
        let is_plain = !text.bytes().any(may_be_odd);
        if !is_plain && text.contains(is_noise) {
            text = Cow::Owned(text.replace(is_noise, "").trim().to_owned());
        }
        let limit = self.limits.text_chars;
        if text.len() > limit
            && let Some((cut, _)) = text.char_indices().nth(limit)
        {
            self.report_limit(ProblemCode::TextTooLong, key, limit);
            text = Cow::Owned(text.get(..cut).unwrap_or_default().to_owned());
        }
        // In brackets: looking for a lone `char` ships a substring search to every visitor.
        if !is_plain && text.contains([char::REPLACEMENT_CHARACTER]) {
            let problem =
                Problem { found: shown(&text), ..self.problem(ProblemCode::DamagedText, key) };
            self.problems.push(problem);
        }
        text
    }
}

/// Characters that no text needs: control characters, and those that turn the direction of what
/// follows, by which a name could be made to read as another.
fn is_noise(char: char) -> bool {
    char.is_control() && char != '\n' && char != '\t'
        || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a byte of a text may belong to noise or to a replacement character. Most texts have no such
/// byte, and asking for bytes is many times as fast as asking for characters.
fn may_be_odd(byte: u8) -> bool {
    // The last three begin U+0080 … U+00BF, U+2000 … U+2FFF and U+F000 … U+FFFF.
    byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF)
}

/// Whether a run of exactly 9 (chứng minh nhân dân) or 12 digits (căn cước) is in the text.
///
/// Vietnamese telephone numbers have 10 or 11 digits, and amounts are written with points.
fn has_identity_number(text: &str) -> bool {
    let mut run = 0;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            run += 1;
        } else if matches!(run, 9 | 12) {
            return true;
        } else {
            run = 0;
        }
    }
    matches!(run, 9 | 12)
}

/// Which keys the reader asks for, recorded so that a test can compare them with the schema.
#[cfg(test)]
pub(super) mod asked {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    thread_local! {
        static KEYS: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    }

    pub(in crate::feed) fn record(key: &str) {
        KEYS.with_borrow_mut(|keys| keys.insert(key.to_owned()));
    }

    #[cfg(feature = "schema")]
    pub(in crate::feed) fn keys() -> BTreeSet<String> {
        KEYS.with_borrow(Clone::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_direction_of_a_text_is_noise_and_joiners_are_not() {
        assert!(['\0', '\u{202E}', '\u{2066}', '\u{FEFF}'].into_iter().all(is_noise));
        assert!(!['\n', 'ế', '\u{200B}', '\u{200D}', '\u{302}'].into_iter().any(is_noise));
    }

    #[test]
    fn whatever_is_noise_or_damaged_has_a_byte_that_may_be() {
        let odd = |char: char| char.to_string().bytes().any(may_be_odd);
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        let missed = all.filter(|char| is_noise(*char) || *char == char::REPLACEMENT_CHARACTER);
        assert_eq!(missed.filter(|char| !odd(*char)).collect::<String>(), "");
        assert!(!"Nguyễn Thị Ẩn, Vị Thanh – không".replace('–', "").chars().any(odd));
    }

    #[test]
    fn digits_of_an_identity_card_are_noticed_and_telephones_are_not() {
        assert!(has_identity_number("CCCD 093184001234."));
        assert!(has_identity_number("363636363"));
        assert!(has_identity_number("0918123456, 363636363, 1"));
        assert!(!has_identity_number("0293 3878 888, 0918123456, 1.000.000.000 đồng, 937/QĐ-UBND"));
    }
}
