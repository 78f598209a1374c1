//! Feeds of as many invented people as one likes: a number goes in, people and their feed come out,
//! the same each time and on every machine.
//!
//! The shares are those of a provincial list: names with the frequency of real family names, eight
//! awards and ten fields of work of which some are far more frequent, citations of 20 to 60 words that
//! weigh in a compressed file what prose weighs. Person `n` is the same in a crowd of any size, and the
//! same as person `n` of the bench that the wall is measured beside its peers with, but for words that
//! should not be jumbled. Nobody of them exists; no citation makes sense.

mod random;
mod words;

use std::fmt::Write as _;
use std::io;

use random::Random;

/// The day and place where it all began; another seed is another crowd.
const SEED: u32 = 20_230_611;

/// The width and height of every photo in pixels.
pub const PHOTO_SIZE: (u32, u32) = (320, 400);

/// Somebody who does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Six digits, from `000001`.
    pub id: String,
    /// The name, or that of a collective.
    pub name: String,
    /// Whether it is a collective.
    pub is_collective: bool,
    /// One of ten fields of work.
    pub field: &'static str,
    /// Where they work.
    pub unit: String,
    /// The title of one of eight awards.
    pub award: &'static str,
    /// The year of the award, 2015 … 2023.
    pub year: u32,
    /// 20 … 60 words, half of them no words of any language.
    pub citation: String,
    /// Whom the photo is by.
    pub credit: &'static str,
}

/// A crowd that never ends.
#[derive(Debug, Clone)]
pub struct Crowd {
    random: Random,
    syllables: Vec<String>,
    count: u32,
}

/// Everybody, one after the other, without end: `crowd().take(133)`.
///
/// ```
/// let first = recognition_wall_crowd::crowd().next().unwrap();
/// assert_eq!(first, recognition_wall_crowd::crowd().next().unwrap());
/// assert_eq!((first.id.as_str(), first.year), ("000001", 2015));
/// ```
#[must_use]
pub fn crowd() -> Crowd {
    let initials = || words::INITIALS.split(' ');
    let rhymes = || words::RHYMES.split(' ');
    let syllables = initials()
        .flat_map(|initial| rhymes().map(move |rhyme| [initial, rhyme].concat()))
        .collect();
    Crowd { random: Random::new(SEED), syllables, count: 0 }
}

impl Iterator for Crowd {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        let random = &mut self.random;
        let is_collective = random.percent(15);
        let is_woman = random.percent(42);
        let place = random.pick(words::PLACES)?;
        let organisation = random.pick(words::ORGANISATIONS)?;
        let at_home = format!("{organisation} {place}");
        let name = if is_collective {
            at_home.clone()
        } else {
            let (middle, given) = if is_woman {
                (words::MIDDLE_OF_WOMEN, words::GIVEN_OF_WOMEN)
            } else {
                (words::MIDDLE_OF_MEN, words::GIVEN_OF_MEN)
            };
            let family = family_name(random);
            format!("{family} {} {}", random.pick(middle)?, random.pick(given)?)
        };
        let honorific = match (is_collective, is_woman) {
            (true, _) => "Tập thể",
            (false, true) => "Bà",
            (false, false) => "Ông",
        };
        let citation = citation(honorific, random, &self.syllables)?;
        self.count += 1;
        Some(Person {
            id: format!("{:06}", self.count),
            name,
            is_collective,
            field: random.pick_first_ones(words::FIELDS, 1.7)?,
            unit: if is_collective { (*place).to_owned() } else { at_home },
            award: random.pick_first_ones(words::AWARDS, 1.7)?,
            year: 2015 + random.below(9),
            citation,
            credit: random.pick(words::CREDITS)?,
        })
    }
}

fn family_name(random: &mut Random) -> &'static str {
    let all: f64 = words::FAMILIES.iter().map(|(_, share)| share).sum();
    let mut left = random.part() * all;
    for (name, share) in words::FAMILIES {
        left -= share;
        if left < 0.0 {
            return name;
        }
    }
    "Nguyễn"
}

/// Phrases one after the other until there are enough words; of each word it is tossed up whether it
/// stays or becomes a syllable, so that a compressor finds as little to repeat as in prose.
fn citation(honorific: &str, random: &mut Random, syllables: &[String]) -> Option<String> {
    let wanted = 20 + random.below(41);
    let mut text = honorific.to_owned();
    let mut count = 1;
    while count < wanted {
        let phrase = random.pick(words::PHRASES)?;
        let phrase = filled(phrase, "{a}", || 2 + random.below(48));
        let phrase = filled(&phrase, "{b}", || (2 + random.below(90)) * 10);
        text.push_str(if count == 1 { " " } else { "; " });
        for (place, word) in phrase.split(' ').enumerate() {
            if count == wanted {
                break;
            }
            if place > 0 {
                text.push(' ');
            }
            let kept = !random.percent(50);
            text.push_str(if kept { word } else { random.pick_first_ones(syllables, 1.4)? });
            count += 1;
        }
    }
    text.push('.');
    Some(text)
}

fn filled(phrase: &str, gap: &str, number: impl FnOnce() -> u32) -> String {
    match phrase.split_once(gap) {
        Some((before, behind)) => format!("{before}{}{behind}", number()),
        None => phrase.to_owned(),
    }
}

/// What stands in a feed before its items; [`END`] closes it.
pub const BEGIN: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Điển hình tiên tiến","language":"vi","_recognition":{"version":"1.0","facets":["field","award","year"]},"items":["#;

/// What stands in a feed behind its items.
pub const END: &str = "]}";

impl Person {
    /// The item of a Recognition Feed 1.0. The photo is at `/photo/ID.jpg`.
    #[must_use]
    pub fn to_item(&self) -> String {
        let Self { id, name, field, unit, award, year, citation, credit, is_collective } = self;
        let kind = if *is_collective { "collective" } else { "person" };
        let (width, height) = PHOTO_SIZE;
        let mut item = String::with_capacity(1024);
        // No text here has a character that JSON escapes; a test reads every word of it back.
        let _never_fails = write!(
            item,
            r#"{{"id":"{id}","title":"{name}","image":"/photo/{id}.jpg","content_text":"{citation}","_recognition":{{"kind":"{kind}","unit":"{unit}","fields":["{field}"],"awards":[{{"title":"{award}","year":{year}}}],"photos":[{{"src":"/photo/{id}.jpg","width":{width},"height":{height},"credit":"{credit}"}}]}}}}"#
        );
        item
    }
}

/// Writes the feed of a crowd of `count`, person by person.
///
/// # Errors
/// What `out` answers.
pub fn write_feed(count: usize, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(BEGIN.as_bytes())?;
    for (place, person) in crowd().take(count).enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(person.to_item().as_bytes())?;
    }
    out.write_all(END.as_bytes())
}

/// The feed of a crowd of `count`: about 870 bytes a person.
///
/// ```
/// let feed = recognition_wall_crowd::feed(2);
/// assert!(feed.contains(r#""id":"000002""#) && !feed.contains("000003"));
/// ```
#[must_use]
pub fn feed(count: usize) -> String {
    let mut feed = String::from(BEGIN);
    for (place, person) in crowd().take(count).enumerate() {
        if place > 0 {
            feed.push(',');
        }
        feed.push_str(&person.to_item());
    }
    feed + END
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_smaller_crowd_is_the_beginning_of_a_larger_one() {
        let begun = feed(20);
        let begun = begun.strip_suffix(END).unwrap();
        assert!(feed(30).starts_with(begun));
        let mut written = Vec::new();
        write_feed(20, &mut written).unwrap();
        assert_eq!(written, feed(20).into_bytes());
    }

    #[test]
    fn no_word_needs_to_be_escaped_in_json() {
        let all = [
            words::MIDDLE_OF_MEN,
            words::MIDDLE_OF_WOMEN,
            words::GIVEN_OF_MEN,
            words::GIVEN_OF_WOMEN,
            words::FIELDS,
            words::AWARDS,
            words::PLACES,
            words::ORGANISATIONS,
            words::PHRASES,
            words::CREDITS,
            &[words::INITIALS, words::RHYMES],
        ];
        for word in all.into_iter().flatten() {
            assert!(!word.contains(['"', '\\']) && !word.chars().any(char::is_control), "{word}");
        }
    }

    #[test]
    fn shares_are_those_of_a_province() {
        let people: Vec<Person> = crowd().take(2_000).collect();
        let share = |of: &dyn Fn(&Person) -> bool| people.iter().filter(|one| of(one)).count() / 20;
        assert!((13..=17).contains(&share(&|one| one.is_collective)));
        assert!((24..=30).contains(&share(&|one| one.name.starts_with("Nguyễn "))));
        assert!(share(&|one| one.field == words::FIELDS[0]) > 20);
        let words = |one: &Person| one.citation.split(' ').count();
        assert!(people.iter().all(|one| (20..=61).contains(&words(one))));
        let ids: BTreeSet<&str> = people.iter().map(|one| one.id.as_str()).collect();
        assert_eq!((ids.len(), ids.last()), (2_000, Some(&"002000")));
    }
}
