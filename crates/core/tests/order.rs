//! The Vietnamese order beside ICU's: the hard names as the wall orders them, and every pair of
//! them that ICU orders otherwise, each with its reason. See docs/decisions/0003.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::{env, fs};

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use recognition_wall_core::feed::{Feed, Honouree};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Filters, Query, Sort, run};
use recognition_wall_core::text::{collate::key, name::parts};
use unicode_normalization::UnicodeNormalization as _;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/order");

fn names() -> Vec<String> {
    include_str!("../../../tests/order/names.txt").lines().map(str::to_owned).collect()
}

/// The names as the wall sorts them: given, family, middle and whole name, a tab between.
#[test]
fn hard_names_stand_in_the_order_of_the_fixture() {
    let person = |name: &String| Rc::new(Honouree::new(name, name.as_str()));
    let items: Vec<_> = names().iter().map(person).collect();
    let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    let query = Query { sort: Sort::Name, ..Query::default() };
    let mut ours = String::new();
    for position in run(&index, &query, &Filters::default()).positions {
        let person = index.get(position).unwrap();
        let parts = parts(person);
        ours += &[&*parts.given, &parts.family, &parts.middle, person.id.as_str()].join("\t");
        ours += "\n";
    }
    let path = format!("{FOLDER}/ours.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &ours).unwrap();
    }
    assert_eq!(ours, fs::read_to_string(&path).unwrap(), "run with UPDATE=1 if it is meant");
}

/// Why ICU orders two texts otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// ICU compares the letters of the whole text before any tone; here a syllable is compared
    /// with its tone before the next syllable.
    SyllableBySyllable,
    /// Hòa and Hoà, capital and small letters: ICU breaks the tie, here it is one.
    NoDifferenceHere,
    /// ICU gives spaces, brackets and apostrophes an order of their own; here they only part
    /// syllables, and an apostrophe not even that.
    Punctuation,
}

fn without_tones(text: &str) -> String {
    let tone = |mark: &char| "\u{300}\u{309}\u{303}\u{301}\u{323}".contains(*mark);
    text.nfd().filter(|character| !tone(character)).nfc().collect()
}

fn without_punctuation(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|character| !"'’′".contains(*character))
        .map(|character| if character.is_alphanumeric() { character } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ours(left: &str, right: &str) -> Ordering {
    key(left).cmp(&key(right))
}

fn reason(icu: &CollatorBorrowed<'_>, left: &str, right: &str) -> Option<Reason> {
    if ours(left, right).is_eq() {
        return Some(Reason::NoDifferenceHere);
    }
    let agrees = |change: fn(&str) -> String| {
        let (left, right) = (change(left), change(right));
        let ours = ours(&left, &right);
        ours == icu.compare(&left, &right) || ours.is_eq()
    };
    if agrees(without_tones) {
        return Some(Reason::SyllableBySyllable);
    }
    let agrees_at_last = agrees(|text| without_tones(&without_punctuation(text)));
    agrees_at_last.then_some(Reason::Punctuation)
}

#[test]
fn every_difference_from_icu_has_a_reason() {
    let icu = Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap();
    let mut texts = names();
    texts.extend(["Hà Nội", "Ha Long", "hà nội", "7", "10"].map(str::to_owned));
    let mut seen: BTreeMap<Reason, usize> = BTreeMap::new();
    let mut pairs = 0_usize;
    for (at, left) in texts.iter().enumerate() {
        for right in texts.iter().skip(at + 1) {
            pairs += 1;
            if ours(left, right) != icu.compare(left, right) {
                let reason = reason(&icu, left, right);
                *seen.entry(reason.unwrap_or_else(|| panic!("{left} | {right}"))).or_default() += 1;
            }
        }
    }
    println!("{pairs} pairs, {seen:?}");
    assert_eq!(seen.len(), 3, "each reason is really met: {seen:?}");
}

#[test]
fn the_examples_of_the_decision_are_true() {
    let icu = Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap();
    for (left, right, here, there) in [
        ("Ha Yên", "Hà An", Ordering::Less, Ordering::Greater),
        ("Hoà", "Hòa", Ordering::Equal, Ordering::Less),
        ("AN", "an", Ordering::Equal, Ordering::Greater),
        ("H'Dry", "Hdang", Ordering::Greater, Ordering::Less),
        ("Müller", "Muller", Ordering::Equal, Ordering::Greater),
        ("ba", "bà", Ordering::Less, Ordering::Less),
        ("bà", "bả", Ordering::Less, Ordering::Less),
        ("bả", "bã", Ordering::Less, Ordering::Less),
        ("bã", "bá", Ordering::Less, Ordering::Less),
        ("bá", "bạ", Ordering::Less, Ordering::Less),
        ("bạ", "ban", Ordering::Less, Ordering::Less),
        ("Dũng", "Đạt", Ordering::Less, Ordering::Less),
        ("Lí", "Lý", Ordering::Less, Ordering::Less),
    ] {
        assert_eq!((ours(left, right), icu.compare(left, right)), (here, there), "{left} {right}");
    }
}
