//! How long the core takes for a hundred and for a hundred thousand people: `cargo bench -p
//! recognition-wall-core`, with words after `--` to choose by name.
//!
//! In goes a crowd that is always the same, out comes a table of times. There is no verdict: a time says
//! something only beside another one of the same run. What should grow with the crowd and no faster is
//! seen in the columns: ten times the people, ten times the time. The optimisation is that of the page's
//! code, but for a processor instead of Wasm.

#![expect(clippy::unwrap_used, reason = "a measurement that can't be made has no result")]

use std::rc::Rc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, Feed, Limits, ReadOptions};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Filters, Query, Results, Sort, run};
use recognition_wall_core::text::fold::fold;

const PEOPLE: [usize; 4] = [133, 1_000, 10_000, 100_000];

/// Seconds for one row of the table.
const MOST: f64 = 1.0;

fn main() {
    divan::main();
}

fn read(json: &str) -> Rc<Feed> {
    let mut options = ReadOptions::new(PartialDate::EPOCH);
    // The wall reads a feed of this length page by page; here it is one.
    options.limits = Limits { bytes: usize::MAX, ..Limits::default() };
    Rc::new(feed::read(json.as_bytes(), &options).unwrap().feed)
}

fn index_of(people: usize) -> Index {
    Index::build(read(&recognition_wall_crowd::feed(people)), &[])
}

fn asked(text: &str, preset: &str) -> Query {
    Query { text: text.to_owned(), filters: Filters::parse_preset(preset), ..Query::default() }
}

fn answer(index: &Index, query: &Query) -> Results {
    run(index, black_box(query), &Filters::default())
}

/// Runs the same query again and again.
fn ask(bencher: Bencher<'_, '_>, people: usize, query: &Query) {
    let index = index_of(people);
    bencher.counter(ItemsCount::new(people)).bench_local(|| answer(&index, query));
}

/// Everybody's citation, folded.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn fold_citations(bencher: Bencher<'_, '_>, people: usize) {
    let texts: Vec<String> =
        recognition_wall_crowd::crowd().take(people).map(|person| person.citation).collect();
    bencher
        .counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>()))
        .bench_local(|| texts.iter().map(|text| fold(text).len()).sum::<usize>());
}

/// The feed's JSON to people.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn read_feed(bencher: Bencher<'_, '_>, people: usize) {
    let json = recognition_wall_crowd::feed(people);
    bencher.counter(BytesCount::new(json.len())).bench_local(|| read(&json));
}

/// People to columns and sets.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn build_index(bencher: Bencher<'_, '_>, people: usize) {
    let feed = read(&recognition_wall_crowd::feed(people));
    bencher.counter(ItemsCount::new(people)).bench_local(|| Index::build(Rc::clone(&feed), &[]));
}

/// The first time that somebody asks for the order by name.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn sort_by_name_first(bencher: Bencher<'_, '_>, people: usize) {
    let feed = read(&recognition_wall_crowd::feed(people));
    let query = Query { sort: Sort::Name, ..Query::default() };
    bencher
        .counter(ItemsCount::new(people))
        .with_inputs(|| Index::build(Rc::clone(&feed), &[]))
        .bench_local_refs(|index| answer(index, &query));
}

/// Every other time.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn sort_by_name_again(bencher: Bencher<'_, '_>, people: usize) {
    ask(bencher, people, &Query { sort: Sort::Name, ..Query::default() });
}

/// Nothing is asked: everybody, with all counts.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn query_nothing(bencher: Bencher<'_, '_>, people: usize) {
    ask(bencher, people, &Query::default());
}

/// A field and an award.
#[divan::bench(args = PEOPLE, max_time = MOST)]
fn query_filters(bencher: Bencher<'_, '_>, people: usize) {
    ask(bencher, people, &asked("", "field:Giáo dục;award:Điển hình tiên tiến"));
}

/// Pasted at once, after other words: nothing can be narrowed. One at a time, as the next would find
/// what the one before has found.
fn ask_anew(bencher: Bencher<'_, '_>, people: usize, query: &Query) {
    let index = index_of(people);
    bencher
        .counter(ItemsCount::new(people))
        .with_inputs(|| drop(answer(&index, &asked("x", ""))))
        .bench_local_values(|()| answer(&index, query));
}

/// Two words of names.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn query_words_of_names(bencher: Bencher<'_, '_>, people: usize) {
    ask_anew(bencher, people, &asked("nguyen van", ""));
}

/// Two words that stand in the citations of a few only: every text is looked through.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn query_words_of_citations(bencher: Bencher<'_, '_>, people: usize) {
    ask_anew(bencher, people, &asked("mãng cầu", ""));
}

/// Words, a field and an award.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn query_words_and_filters(bencher: Bencher<'_, '_>, people: usize) {
    ask_anew(bencher, people, &asked("nguyen van", "field:Giáo dục;award:Điển hình tiên tiến"));
}

/// One more letter: who has `before` was just looked for.
fn type_on(bencher: Bencher<'_, '_>, people: usize, before: &str, after: &str) {
    let index = index_of(people);
    let (before, after) = (asked(before, ""), asked(after, ""));
    bencher
        .counter(ItemsCount::new(people))
        .with_inputs(|| drop(answer(&index, &before)))
        .bench_local_values(|()| answer(&index, &after));
}

/// The first letter of a search.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn keystroke_first(bencher: Bencher<'_, '_>, people: usize) {
    type_on(bencher, people, "", "n");
}

/// The last letter of the first word.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn keystroke_in_a_word(bencher: Bencher<'_, '_>, people: usize) {
    type_on(bencher, people, "nguye", "nguyen");
}

/// The last letter of the second word.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn keystroke_in_the_second_word(bencher: Bencher<'_, '_>, people: usize) {
    type_on(bencher, people, "nguyen va", "nguyen van");
}

/// The last letter of a word that few have.
#[divan::bench(args = PEOPLE, max_time = MOST, sample_size = 1)]
fn keystroke_among_few(bencher: Bencher<'_, '_>, people: usize) {
    type_on(bencher, people, "mãng cầ", "mãng cầu");
}
