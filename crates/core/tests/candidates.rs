//! 868 real people, the candidates to the 15th National Assembly: each is found by the name
//! without marks, and the order is that of the official lists.
//!
//! The file is no part of the project; without it these tests say so and pass. Only name,
//! position, workplace, province and number of the constituency are read.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a broken file should fail loudly"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use recognition_wall_core::feed::{Feed, Honouree, Place};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Filters, Query, Sort, run};
use recognition_wall_core::text::name::parts;
use unicode_normalization::UnicodeNormalization as _;

struct Candidate {
    constituency: String,
    person: Honouree,
}

fn candidates() -> Option<Vec<Candidate>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var_os("WALL_SHARED_DATA").map_or_else(|| beside.into(), PathBuf::from);
    let path = folder.join("vn-na15-candidates-868.csv");
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        println!("skipped: no file of candidates (set WALL_SHARED_DATA to its folder)");
        return None;
    };
    let titles = reader.headers().unwrap().clone();
    let column = |wanted: &str| {
        let plain = |title: &str| title.trim_start_matches('\u{FEFF}').nfc().collect::<String>();
        titles.iter().position(|title| plain(title) == wanted).unwrap()
    };
    let [name, position, unit, province, number] =
        ["Họ và tên", "Nghề nghiệp, chức vụ", "Nơi công tác", "province_or_city", "unit_number"]
            .map(column);
    let candidate = |(row, record): (usize, csv::Result<csv::StringRecord>)| {
        let record = record.unwrap();
        let mut person = Honouree::new(&row.to_string(), &record[name]);
        person.position = Some(record[position].into());
        person.unit = Some(record[unit].into());
        person.place = Place { then: Some(record[province].into()), now: None };
        Candidate { constituency: format!("{} {}", &record[province], &record[number]), person }
    };
    Some(reader.records().enumerate().map(candidate).collect())
}

fn index(candidates: &[Candidate]) -> Index {
    let items = candidates.iter().map(|candidate| Rc::new(candidate.person.clone())).collect();
    Index::build(Rc::new(Feed { items, ..Feed::default() }), &[])
}

fn name(candidate: &Candidate) -> &str {
    candidate.person.name.in_language("vi").0
}

/// The words of a name as a visitor types them who has no Vietnamese keyboard; made without the
/// code under test.
fn typed(name: &str) -> Vec<String> {
    let plain: String = name
        .nfd()
        .filter(|character| !('\u{300}'..='\u{36F}').contains(character))
        .map(|character| if matches!(character, 'đ' | 'Đ') { 'd' } else { character })
        .collect();
    let words = plain.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn each_of_the_868_is_found_by_the_name_without_marks() {
    let Some(candidates) = candidates() else { return };
    assert_eq!(candidates.len(), 868);
    let index = index(&candidates);
    let words: Vec<Vec<String>> = candidates.iter().map(|person| typed(name(person))).collect();
    let named = |wanted: &[String]| -> BTreeSet<u32> {
        let has = |own: &[String], word: &String| own.iter().any(|own| own.starts_with(word));
        (0_u32..)
            .zip(&words)
            .filter(|(_, own)| wanted.iter().all(|word| has(own, word)))
            .map(|(position, _)| position)
            .collect()
    };
    let mut first = 0;
    for (position, wanted) in (0_u32..).zip(&words) {
        let query = Query { text: wanted.join(" "), ..Query::default() };
        let found = run(&index, &query, &Filters::default()).positions;
        // Namesakes and longer names match as well; whoever only has the words elsewhere is later.
        let expected = named(wanted);
        let leading: BTreeSet<u32> = found.iter().copied().take(expected.len()).collect();
        assert!(expected.is_subset(&leading), "{}", query.text);
        // First, unless somebody else has all these whole words in the name.
        let whole = |other: &Vec<String>| wanted.iter().all(|word| other.contains(word));
        if words.iter().filter(|other| whole(other)).count() == 1 {
            assert_eq!(found.first(), Some(&position), "{}", query.text);
            first += 1;
        }
        let marked = Query { text: name(&candidates[position as usize]).to_owned(), ..query };
        let found = run(&index, &marked, &Filters::default()).positions;
        assert!(found.iter().take(expected.len()).any(|at| *at == position), "{}", marked.text);
    }
    println!("{first} of 868 are the only one of the name, and first");
    assert!(first > 750, "{first}");
}

/// A part of a name as the rule compares it: per syllable the letters, then the tone.
fn by_rule(part: &str) -> Vec<(Vec<u32>, usize)> {
    const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    let syllable = |syllable: &str| {
        let marks: Vec<char> = syllable.to_lowercase().nfd().collect();
        let tone = marks.iter().find_map(|mark| TONES.iter().position(|tone| tone == mark));
        let letters: String =
            marks.iter().copied().filter(|mark| !TONES.contains(mark)).nfc().collect();
        let place = |letter: char| ALPHABET.chars().zip(0..).find(|(own, _)| *own == letter);
        let places = letters.chars().filter_map(place).map(|(_, at)| at).collect();
        (places, tone.map_or(0, |tone| tone + 1))
    };
    part.split_whitespace().map(syllable).collect()
}

#[test]
fn the_868_are_ordered_by_given_family_and_middle_name() {
    let Some(candidates) = candidates() else { return };
    let index = index(&candidates);
    let query = Query { sort: Sort::Name, ..Query::default() };
    let order = run(&index, &query, &Filters::default()).positions;
    let rule = |position: &u32| {
        let name: String = name(&candidates[*position as usize]).nfc().collect();
        let core = name.split('(').next().unwrap();
        let words: Vec<&str> = core.split_whitespace().collect();
        let middle = words[1..words.len() - 1].join(" ");
        (by_rule(words[words.len() - 1]), by_rule(words[0]), by_rule(&middle))
    };
    for pair in order.windows(2) {
        let [left, right] = [pair[0], pair[1]];
        let name = |position: u32| name(&candidates[position as usize]);
        assert!(rule(&left) <= rule(&right), "{} | {}", name(left), name(right));
    }
}

#[test]
fn the_official_lists_are_in_this_order() {
    let Some(candidates) = candidates() else { return };
    let index = index(&candidates);
    let query = Query { sort: Sort::Name, ..Query::default() };
    let order = run(&index, &query, &Filters::default()).positions;
    let mut place = vec![0; order.len()];
    for (at, position) in order.iter().enumerate() {
        place[*position as usize] = at;
    }
    let given = |at: usize| parts(&candidates[at].person).given.to_lowercase();
    let mut otherwise = Vec::new();
    for at in 1..candidates.len() {
        let same_list = candidates[at - 1].constituency == candidates[at].constituency;
        if same_list && place[at - 1] > place[at] && given(at - 1) != given(at) {
            otherwise.push(format!("{} < {}", given(at - 1), given(at)).nfc().collect::<String>());
        }
    }
    // In 184 lists of constituencies these five pairs stand otherwise: slips of whoever typed
    // them, for the same words stand in this order elsewhere.
    otherwise.sort_unstable();
    assert_eq!(
        otherwise,
        ["duy < dũng", "hoan < hòa", "nghiệm < nghĩa", "thanh < thái", "thân < thắng"]
    );
}
