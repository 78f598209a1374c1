//! People in blocks, tried natively: who stands where, what is fetched, and what is let go.

use std::collections::BTreeMap;

use recognition_wall_core::blocks::{Blocks, Writer};
use recognition_wall_core::feed::Feed;
use recognition_wall_core::query::link::Link;
use recognition_wall_core::query::{Filters, Query, Sort};

use super::*;
use crate::config::Config;
use crate::failure::Failure;
use crate::shown::Shown;
use crate::state::{Action, State};

const SLICE: u32 = 4;

fn person(number: usize) -> Rc<Honouree> {
    let mut person = Honouree::new(&["hg-", &number.to_string()].concat(), "Trần Thị Bé Năm");
    person.fields = vec![["Y tế", "Giáo dục"][number % 2].into()];
    Rc::new(person)
}

fn people(count: usize) -> Vec<Rc<Honouree>> {
    (0..count).map(person).collect()
}

/// The blocks of so many people; the newest header says that `withdrawn` are gone.
fn source_of(count: usize, address: &str, withdrawn: &[&str]) -> Rc<Source> {
    let mut feed = Feed { items: people(count), ..Feed::default() };
    let mut files = BTreeMap::new();
    let mut put = |path: String, bytes: Vec<u8>| -> Result<(), ()> {
        files.insert(path, bytes);
        Ok(())
    };
    let mut writer = Writer::new(&feed, SLICE);
    writer.add(&feed.items, &mut put).unwrap();
    writer.finish(&mut put).unwrap();
    let blocks = Blocks::read(&files["head.json"]).unwrap();
    for id in withdrawn {
        feed.withdrawn.insert((*id).into());
    }
    let addresses = (&Rc::from("https://a.vn/feed.json"), &Rc::from(address));
    Rc::new(Source::new((&feed, &[]), addresses, blocks, &[]))
}

fn begin(source: &Rc<Source>, first: usize) -> Action {
    let content = Rc::new(source.content().unwrap());
    Action::Blocks(Change::Begin(Rc::clone(source), content, people(first)))
}

fn cards(source: &Rc<Source>, slice: u32) -> Action {
    let first = (slice * SLICE) as usize;
    let people = (first..first + SLICE as usize).map(|number| Some(person(number))).collect();
    Action::Blocks(Change::Cards(Rc::clone(source), slice, people))
}

fn near(places: Range<usize>) -> Action {
    Action::Blocks(Change::Near(places))
}

fn answer(source: &Rc<Source>, state: &State, numbers: &[u32], count: Count) -> Action {
    let answer = Answer {
        asked: state.asked(),
        found: Found::These(numbers.to_vec()),
        count,
        total: Some(source.people()),
        is_over: matches!(count, Count::Exactly(_)),
    };
    Action::Blocks(Change::Answered(Rc::clone(source), answer))
}

fn state(link: Option<Link>) -> State {
    let of = |name: &str| (name == "src").then(|| "feed.json".to_owned());
    State::new(Rc::new(Config::from_attributes(of)), link)
}

fn wall_of(source: &Rc<Source>, first: usize) -> State {
    let mut state = state(None);
    state.apply(begin(source, first));
    state
}

fn blocks(state: &State) -> &InBlocks {
    state.blocks.as_ref().unwrap()
}

fn shown(state: &State) -> Rc<Shown> {
    let before = self::state(None);
    Shown::after(&before, state, None).unwrap().unwrap()
}

fn id(number: usize) -> HonoureeId {
    person(number).id.clone()
}

#[test]
fn the_first_page_is_the_first_screen_and_everybody_has_a_place() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 8);
    assert_eq!(state.status(), "ready");
    let all = shown(&state);
    assert_eq!((all.len(), all.total(), all.count()), (100, Some(100), Count::Exactly(100)));
    assert!(all.at(7).is_some() && all.at(8).is_none());
    assert_eq!(all.number(99), Some(99));
    state.apply(near(0..6));
    assert!(blocks(&state).missing(None).is_empty(), "the first page needs no file");
    state.apply(near(4..14));
    assert_eq!(blocks(&state).missing(None), [2, 3]);
    state.apply(cards(&source, 2));
    assert_eq!(blocks(&state).missing(None), [3]);
    assert_eq!(shown(&state).place_of_id("hg-9"), Some(9));
}

#[test]
fn what_is_nearest_to_the_middle_of_the_screen_comes_first() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 0);
    state.apply(near(40..60));
    assert_eq!(blocks(&state).missing(None).first(), Some(&12));
    state.apply(cards(&source, 0));
    state.apply(Action::Open(id(0)));
    assert_eq!(blocks(&state).missing(state.open.as_ref()).first(), Some(&12));
    state.apply(Action::Open(id(3)));
    let beside = blocks(&state).missing(state.open.as_ref());
    assert_eq!(beside.first(), Some(&1), "whoever leafs on sees the next at once");
}

#[test]
fn whoever_is_withdrawn_has_no_place_and_no_word_is_said() {
    let source = source_of(12, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 0);
    let mut people: Vec<_> = (0..4).map(|number| Some(person(number))).collect();
    people[1] = None;
    state.apply(Action::Blocks(Change::Cards(Rc::clone(&source), 0, people)));
    let all = shown(&state);
    assert_eq!((all.len(), all.total()), (11, Some(11)));
    assert_eq!(all.at(1).unwrap().id, id(2));
    assert_eq!((all.place_of_id("hg-1"), all.place_of_id("hg-3")), (None, Some(2)));
    assert_eq!(all.number(10), Some(11));
    assert_eq!(all.number(11), None);
    // A refresh whose header has one more.
    state.apply(Action::Open(id(2)));
    let newer = source_of(12, "b/1/head.json", &["hg-2"]);
    state.apply(begin(&newer, 0));
    assert_eq!((state.open.clone(), state.unknown_link), (None, false));
    assert_eq!(shown(&state).at(1).unwrap().id, id(3));
    state.apply(near(0..4));
    assert_eq!(blocks(&state).missing(None), [1, 0], "the others are read under the new header");
}

#[test]
fn whoever_a_short_file_does_not_bring_is_not_waited_for() {
    let source = source_of(12, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 0);
    state.apply(near(4..8));
    state.apply(Action::Blocks(Change::Cards(Rc::clone(&source), 1, vec![Some(person(4))])));
    let files = blocks(&state).missing(None);
    assert!(!files.contains(&1), "{files:?}");
    assert_eq!(shown(&state).len(), 9);
}

#[test]
fn an_answer_counts_what_it_knows_and_grows() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 8);
    state.apply(near(90..96));
    state.apply(Action::Search("nam".to_owned()));
    assert!(!state.is_answered());
    assert_eq!(shown(&state).len(), 100, "what was there stays until there is an answer");
    let first = answer(&source, &state, &[3, 50, 70], Count::AtLeast(3));
    state.apply(first);
    assert!(state.is_answered());
    let some = shown(&state);
    assert_eq!(blocks(&state).missing(None), [17, 12], "from the first, wherever the screen was");
    assert_eq!((some.len(), some.count(), some.total()), (3, Count::AtLeast(3), Some(100)));
    assert_eq!((some.number(1), some.at(1), some.place_of_id("hg-3")), (Some(50), None, Some(0)));
    assert_eq!(some.counts(0), None, "nobody has counted those who are found");
    assert!(blocks(&state).wants(None).is_some_and(|wanted| wanted > 3));
    let all = answer(&source, &state, &[3, 50, 70, 90], Count::Exactly(4));
    state.apply(all);
    let grown = Shown::after(&self::state(None), &state, Some(&some)).unwrap().unwrap();
    assert!(grown.goes_on_from(&some) && grown.count() == Count::Exactly(4));
    assert_eq!(blocks(&state).wants(None), None);
    // An answer to what nobody asks any more is none.
    let late = answer(&source, &state, &[1], Count::Exactly(1));
    state.apply(Action::Search("be".to_owned()));
    state.apply(late);
    assert_eq!(shown(&state).len(), 4);
}

#[test]
fn what_is_not_offered_in_blocks_is_not_offered_while_they_are_on_their_way() {
    let named = Feed { blocks: Some("b/1/head.json".into()), ..Feed::default() };
    let content = |feed: &Feed| {
        let index = recognition_wall_core::index::Index::build(Rc::new(feed.clone()), &[]);
        Action::ShowPart(Rc::new(Content::new(index, Vec::new())))
    };
    let mut early = state(None);
    early.apply(content(&named));
    assert!(early.awaits_blocks());
    early.avoid.clone_from(&named.blocks);
    assert!(!early.awaits_blocks(), "they could not be read");
    let mut sorted = state(None);
    sorted.query.sort = Sort::Name;
    sorted.apply(content(&named));
    assert!(!sorted.awaits_blocks());
    let kiosk = Config { whole: true, ..Config::clone(&sorted.config) };
    assert_eq!(blocks_of(&named, &kiosk, Sort::Feed, None), None);
    let mut pages = state(None);
    pages.apply(content(&Feed::default()));
    assert!(!pages.awaits_blocks());
}

#[test]
fn the_facets_are_counted_where_that_is_true() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 8);
    assert_eq!(shown(&state).counts(0), Some(&[50, 50][..]));
    state.apply(Action::Toggle { facet: "field".into(), value: "Y tế".into() });
    let some = answer(&source, &state, &[0, 2, 4], Count::Exactly(50));
    state.apply(some);
    let chosen = shown(&state);
    assert_eq!(chosen.counts(0), Some(&[50, 50][..]), "its own choice lowers no count of a facet");
    assert_eq!((chosen.len(), chosen.count()), (3, Count::Exactly(50)));
    let asked = Asked::new(&state.query, &Filters::default());
    assert!(asked.leaves("field") && !asked.leaves("place") && !asked.is_everybody());
    let by_name = Query { sort: Sort::Name, ..Query::default() };
    assert!(!Asked::new(&by_name, &Filters::default()).is_everybody());
}

#[test]
fn of_a_search_only_those_are_held_who_were_found() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 0);
    state.apply(Action::Search("nam".to_owned()));
    let some = answer(&source, &state, &[9, 10], Count::Exactly(2));
    state.apply(some);
    state.apply(cards(&source, 2));
    assert!(blocks(&state).person(&id(9)).is_some() && blocks(&state).person(&id(8)).is_none());
}

#[test]
fn the_farthest_from_the_screen_are_forgotten_but_never_whoever_is_open() {
    let source = source_of(8_000, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 8);
    state.apply(Action::Open(id(5)));
    for slice in 0..2_000 {
        let first = (slice * SLICE) as usize;
        state.apply(near(first..first + 4));
        state.apply(cards(&source, slice));
        assert!(blocks(&state).cards.len() <= MOST + SLICE as usize, "{slice}");
    }
    assert!(state.open_honouree().is_some());
    let held = blocks(&state);
    assert!(held.person(&id(7_999)).is_some() && held.person(&id(4)).is_none());
}

#[test]
fn a_link_to_somebody_who_is_not_here_waits_for_the_file_of_ids() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = state(Some(Link { open: Some(id(60)), ..Link::default() }));
    state.apply(begin(&source, 8));
    assert!(state.open.is_some() && state.shown_open().is_none() && !state.unknown_link);
    assert!(!state.is_answered());
    let found = Change::Found(Rc::clone(&source), 60, person(60));
    state.apply(Action::Blocks(found));
    assert_eq!(state.shown_open(), Some(&id(60)));
    assert!(state.is_answered());
    state.apply(Action::Navigate(Link { open: Some(id(999)), ..Link::default() }));
    assert!(!state.unknown_link && state.open.is_some());
    state.apply(Action::Blocks(Change::Nobody(Rc::clone(&source), id(999))));
    assert!(state.unknown_link && state.open.is_none());
}

#[test]
fn a_link_to_somebody_withdrawn_says_so() {
    let source = source_of(100, "b/1/head.json", &["hg-60"]);
    let mut state = state(Some(Link { open: Some(id(60)), ..Link::default() }));
    state.apply(begin(&source, 8));
    assert!(state.unknown_link && state.open.is_none());
}

#[test]
fn blocks_that_fail_are_left_once_and_pages_take_their_place() {
    let source = source_of(100, "b/1/head.json", &[]);
    let mut state = wall_of(&source, 8);
    let leave = || Action::Blocks(Change::Leave(Rc::clone(&source)));
    state.apply(leave());
    state.apply(leave());
    assert_eq!((state.generation, state.leaves_blocks()), (1, true));
    assert_eq!(state.avoid.as_deref(), Some("b/1/head.json"));
    assert_eq!(shown(&state).len(), 100, "what was there stays until something has come");
    state.apply(Action::Fail(Failure::Status(500)));
    assert_eq!(state.status(), "stale");
    // The site was built anew: its blocks have another address.
    let newer = source_of(90, "b/2/head.json", &[]);
    let mut anew = state.clone();
    anew.apply(begin(&newer, 8));
    assert!(!anew.leaves_blocks());
    assert_eq!((anew.status(), shown(&anew).len()), ("ready", 90));
    // A change of the old ones means nothing to the new.
    anew.apply(cards(&source, 5));
    assert!(blocks(&anew).person(&id(20)).is_none());
    let content = source.content().unwrap();
    state.apply(Action::ShowPart(Rc::new(content)));
    assert!(state.blocks.is_none());
}
