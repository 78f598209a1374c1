//! Every Vietnamese syllable typed in Telex and VNI, and names of the sample.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use recognition_wall_core::text::fold::fold;
use unicode_normalization::UnicodeNormalization as _;

use super::syllable::{fits, onsets, rimes};
use super::tone::with_tone;
use super::*;

fn typed(keys: &str, placement: Placement) -> String {
    let mut typing = Typing::new(placement);
    for key in keys.chars() {
        typing.press(if key == ' ' { Key::Space } else { Key::Letter(key) });
    }
    typing.text().to_owned()
}

/// Every syllable that spelling allows, without its tone, with each of its tones; those with *oo*,
/// which Telex takes for *ô*, have a test of their own.
fn syllables() -> impl Iterator<Item = (String, Option<Tone>)> {
    let bare = onsets().flat_map(|onset| {
        rimes()
            .filter(move |rime| fits(onset, rime) && !rime.starts_with("oo"))
            .map(move |rime| format!("{onset}{rime}"))
    });
    bare.flat_map(|bare| {
        let is_closed = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
        let tones = std::iter::once(None).chain(Tone::ALL.map(Some));
        tones
            .filter(move |tone| !is_closed || matches!(tone, Some(Tone::Sac | Tone::Nang)))
            .map(move |tone| (bare.clone(), tone))
    })
}

/// How a method writes shapes and tones.
struct Method {
    shape: fn(char) -> Option<(char, char)>,
    tone: fn(Tone) -> char,
}

const TELEX: Method = Method {
    shape: |letter| {
        Some(match letter {
            'ă' => ('a', 'w'),
            'â' => ('a', 'a'),
            'đ' => ('d', 'd'),
            'ê' => ('e', 'e'),
            'ô' => ('o', 'o'),
            'ơ' => ('o', 'w'),
            'ư' => ('u', 'w'),
            _ => return None,
        })
    },
    tone: |tone| match tone {
        Tone::Huyen => 'f',
        Tone::Sac => 's',
        Tone::Hoi => 'r',
        Tone::Nga => 'x',
        Tone::Nang => 'j',
    },
};

const VNI: Method = Method {
    shape: |letter| {
        Some(match letter {
            'ă' => ('a', '8'),
            'â' => ('a', '6'),
            'đ' => ('d', '9'),
            'ê' => ('e', '6'),
            'ô' => ('o', '6'),
            'ơ' => ('o', '7'),
            'ư' => ('u', '7'),
            _ => return None,
        })
    },
    tone: |tone| match tone {
        Tone::Huyen => '2',
        Tone::Sac => '1',
        Tone::Hoi => '3',
        Tone::Nga => '4',
        Tone::Nang => '5',
    },
};

impl Method {
    /// Each mark right after its letter, the tone at the end.
    fn in_place(&self, bare: &str, tone: Option<Tone>) -> String {
        let mut keys = String::new();
        for letter in bare.chars() {
            match (self.shape)(letter) {
                Some((plain, mark)) => keys.extend([plain, mark]),
                None => keys.push(letter),
            }
        }
        keys.extend(tone.map(self.tone));
        keys
    }

    /// Plain letters first, then the marks, each once, then the tone.
    fn at_the_end(&self, bare: &str, tone: Option<Tone>) -> String {
        let shape = |letter| (self.shape)(letter);
        let mut keys: String =
            bare.chars().map(|letter| shape(letter).map_or(letter, |(plain, _)| plain)).collect();
        let marks: BTreeSet<char> = bare.chars().filter_map(|l| Some(shape(l)?.1)).collect();
        keys.extend(marks);
        keys.extend(tone.map(self.tone));
        keys
    }
}

#[test]
fn every_syllable_is_typed_in_telex_and_in_vni_with_marks_in_place() {
    let (mut count, mut missed) = (0, BTreeMap::new());
    for (bare, tone) in syllables() {
        let [old, new] =
            [Placement::Old, Placement::New].map(|it| (it, with_tone(&bare, tone, it)));
        let both = if old.1 == new.1 { vec![old] } else { vec![old, new] };
        for (placement, wanted) in both {
            for method in [&TELEX, &VNI] {
                let got = typed(&method.in_place(&bare, tone), placement);
                if got != wanted {
                    missed.insert(wanted.clone(), got);
                }
            }
        }
        count += 1;
    }
    assert!(count > 15_000, "{count}");
    assert!(missed.is_empty(), "{} {:?}", missed.len(), missed.iter().take(40).collect::<Vec<_>>());
}

#[test]
fn every_syllable_is_typed_with_its_marks_at_the_end() {
    let mut missed = BTreeMap::new();
    for (bare, tone) in syllables() {
        let wanted = with_tone(&bare, tone, Placement::Old);
        for method in [&TELEX, &VNI] {
            let got = typed(&method.at_the_end(&bare, tone), Placement::Old);
            if got != wanted {
                missed.insert(wanted.clone(), got);
            }
        }
    }
    assert!(missed.is_empty(), "{} {:?}", missed.len(), missed.iter().take(40).collect::<Vec<_>>());
}

#[test]
fn every_syllable_is_typed_with_the_keys_of_its_own_letters() {
    for (bare, tone) in syllables() {
        let mut typing = Typing::new(Placement::Old);
        for letter in bare.chars() {
            typing.press(Key::Letter(letter));
        }
        if let Some(tone) = tone {
            typing.press(Key::Tone(tone));
        }
        assert_eq!(typing.text(), with_tone(&bare, tone, Placement::Old));
    }
}

#[test]
fn plain_letters_alone_find_every_syllable() {
    for (bare, tone) in syllables() {
        let wanted = fold(&with_tone(&bare, tone, Placement::Old));
        let plain: String = bare
            .nfd()
            .filter(|letter| letter.is_alphabetic())
            .map(|letter| if letter == 'đ' { 'd' } else { letter })
            .collect();
        assert_eq!(fold(&typed(&plain, Placement::Old)), wanted, "{plain}");
    }
}

#[test]
fn every_name_of_the_sample_is_typed_and_found() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/sample/feed.json");
    let feed: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut count = 0;
    for item in feed["items"].as_array().unwrap() {
        let name = item["title"].as_str().or_else(|| item["title"]["vi"].as_str()).unwrap();
        let words = name.split(|letter: char| !letter.is_alphabetic());
        // Mêth, Giuse: no syllables of Vietnamese, and so typed letter by letter.
        for word in words.filter(|word| !compose::is_foreign(&word.to_lowercase())) {
            let (bare, tone) = tone::without_tone(word);
            for method in [&TELEX, &VNI] {
                let keys = method.in_place(&bare, tone);
                assert_eq!(fold(&typed(&keys, Placement::Old)), fold(word), "{keys}");
            }
        }
        count += 1;
    }
    assert_eq!(count, 133);
}

#[test]
fn names_are_typed_as_people_type_them() {
    for (keys, wanted) in [
        ("traanf thij bes nawm", "trần thị bé năm"),
        ("tran62 thi5 be1 nam8", "trần thị bé năm"),
        ("nguyeenx", "nguyễn"),
        ("nguyenex", "nguyễn"),
        ("dduwowngf", "đường"),
        ("dduongwf", "đường"),
        ("duongwdf", "đường"),
        ("thuowr", "thuở"),
        ("hoafng", "hoàng"),
        ("hoaf", "hòa"),
        ("quys", "quý"),
        ("muaw", "mưa"),
        ("xuaan", "xuân"),
        ("tieesn", "tiến"),
        ("rượu", "rượu"),
        ("bosss", "boss"),
        ("ddd", "dd"),
        ("tas z", "tá z"),
        ("tasz", "ta"),
        ("937", "937"),
        ("kwin", "kwin"),
        ("ksor", "ksor"),
        ("wikk", "wikk"),
        ("giuse", "giuse"),
        ("maria", "maria"),
        ("anne", "anne"),
        ("catf", "catf"),
    ] {
        assert_eq!(typed(keys, Placement::Old), wanted, "{keys}");
    }
    assert_eq!(typed("hoaf thuys", Placement::New), "hoà thuý");
}

#[test]
fn two_letters_o_are_typed_with_three() {
    let mut typing = Typing::new(Placement::Old);
    typing.set_text(&typed("moooc", Placement::Old));
    assert_eq!(typing.text(), "mooc");
    typing.press(Key::Tone(Tone::Sac));
    assert_eq!(typing.text(), "moóc");
}

#[test]
fn a_key_takes_back_what_was_typed() {
    let mut typing = Typing::new(Placement::Old);
    typing.set_text("Bé Năm");
    typing.press(Key::Erase);
    assert_eq!(typing.text(), "Bé Nă");
    typing.press(Key::Letter('m'));
    typing.press(Key::Tone(Tone::Sac));
    assert_eq!(typing.text(), "Bé nắm");
    typing.press(Key::Tone(Tone::Sac));
    assert_eq!(typing.text(), "Bé năm");
    typing.press(Key::Done);
    assert_eq!(typing.text(), "Bé năm");
    typing.press(Key::Clear);
    typing.press(Key::Erase);
    typing.press(Key::Space);
    assert_eq!(typing.text(), "");
}

#[test]
fn every_key_has_a_name_of_its_own_in_both_languages() {
    let keys: Vec<Key> = ROWS.concat();
    for language in ["vi", "en"] {
        let names: BTreeSet<String> = keys.iter().map(|key| key.name(language)).collect();
        assert_eq!(names.len(), keys.len(), "{language}");
        assert!(!names.contains(""), "{language}");
        for key in &keys {
            let (cap, name) = (key.cap(language), key.name(language));
            let is_word = cap.chars().count() > 2;
            assert!(!is_word || name.starts_with(&cap), "{cap}: {name}");
        }
    }
}

#[test]
fn the_alphabet_stands_in_its_order() {
    let letters: String = ROWS
        .concat()
        .iter()
        .filter_map(|key| match key {
            Key::Letter(letter) if letter.is_alphabetic() => Some(*letter),
            _ => None,
        })
        .collect();
    assert_eq!(letters, "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz");
}

proptest! {
    #[test]
    fn no_keys_break_the_keyboard(start in "\\PC{0,100}", keys in proptest::collection::vec(0_usize..60, 0..200)) {
        let all: Vec<Key> = ROWS.concat();
        let mut typing = Typing::new(Placement::New);
        typing.set_text(&start);
        for key in keys {
            typing.press(all[key % all.len()]);
            prop_assert!(typing.text().chars().count() <= LONGEST);
        }
    }

    #[test]
    fn erasing_takes_one_letter_at_a_time(keys in "[a-z0-9 ]{0,30}") {
        let mut typing = Typing::new(Placement::Old);
        typing.set_text(&typed(&keys, Placement::Old));
        let count = typing.text().chars().count();
        for left in (0..count).rev() {
            typing.press(Key::Erase);
            prop_assert_eq!(typing.text().chars().count(), left);
        }
    }
}
