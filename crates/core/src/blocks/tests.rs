//! Whatever the people and whatever the question: blocks answer as the search in memory does.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::feed::{Award, FacetSpec, Feed, Honouree};
use crate::index::Index;
use crate::query::{Filters, Query, run};

type Files = BTreeMap<String, Vec<u8>>;

/// The files of a feed, in blocks that end after some weight of words.
fn written(feed: &Feed, weight: usize) -> Files {
    let mut files = Files::new();
    let mut put = |path: String, bytes| -> Result<(), ()> {
        assert!(files.insert(path.clone(), bytes).is_none(), "{path} is written twice");
        Ok(())
    };
    let mut writer = Writer::with_weight(feed, weight);
    for lot in feed.items.chunks(7) {
        writer.add(lot, &mut put).unwrap();
    }
    writer.finish(&mut put).unwrap();
    files
}

/// Everybody whom a query finds, by the files alone.
fn asked(files: &Files, query: &Query, preset: &Filters) -> Result<Ask, NotYet> {
    let mut blocks = Blocks::read(&files["head.json"]).unwrap();
    let mut ask = match blocks.ask(query, preset) {
        Err(NotYet::Fetch(paths)) => {
            for path in paths {
                blocks.take(&path, &files[&path]).unwrap();
            }
            blocks.ask(query, preset)?
        }
        answer => answer?,
    };
    loop {
        let wanted = blocks.go_on(&mut ask, usize::MAX).unwrap();
        if wanted.is_empty() {
            return Ok(ask);
        }
        for path in wanted {
            let bytes = files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            blocks.take(&path, bytes).unwrap();
        }
    }
}

/// What the search in memory finds, in the order of the blocks: names first, then the feed's.
fn in_memory(feed: &Feed, query: &Query, preset: &Filters) -> Vec<u32> {
    let index = Index::build(Rc::new(feed.clone()), &[]);
    let mut found = run(&index, query, preset).positions;
    let nameless = |one: &u32| {
        let mut alone = Honouree::new("x", "");
        (alone.name, alone.aliases) =
            (feed.items[*one as usize].name.clone(), feed.items[*one as usize].aliases.clone());
        let alone = Feed { items: vec![Rc::new(alone)], ..Feed::default() };
        let text = Query { text: query.text.clone(), ..Query::default() };
        run(&Index::build(Rc::new(alone), &[]), &text, &Filters::default()).positions.is_empty()
    };
    found.sort_by_key(|one| (nameless(one), *one));
    found
}

const WORDS: [&str; 18] = [
    "An",
    "Anh",
    "Ánh",
    "Bé",
    "Ba",
    "Bảy",
    "Quý",
    "Quí",
    "Quỳnh",
    "Lý",
    "Li",
    "H'Yim",
    "hyim",
    "937/QĐ-UBND",
    "y tế",
    "Ý",
    "Đông",
    "១០",
];
const PLACES: [&str; 5] =
    ["xã A, tỉnh C", "xã A, tỉnh D", "xã B, tỉnh C", "Xã A, Tỉnh C", "tỉnh D"];

fn text() -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn person()(
        name in text(),
        summary in option::of(text()),
        place in option::of(select(&PLACES[..])),
        field in option::of(select(&["Y tế", "y tế", "Giáo dục"][..])),
        year in option::of(2019_i16..2024),
        code in option::of(select(&["a1", "a2"][..])),
    ) -> Honouree {
        let mut person = Honouree::new("x", name.as_str());
        person.summary = summary.map(|text| text.as_str().into());
        person.place.then = place.map(Into::into);
        person.fields = field.map(Into::into).into_iter().collect();
        person.awards = vec![Award {
            year,
            code: code.map(Into::into),
            group: Some("bang-khen".into()),
            ..Award::new("Bằng khen")
        }];
        person
    }
}

fn feed() -> impl Strategy<Value = Feed> {
    vec(person(), 0..40).prop_map(|people| {
        let with_id = |(person, id): (Honouree, usize)| {
            Rc::new(Honouree { id: Honouree::new(&id.to_string(), "").id, ..person })
        };
        Feed { items: people.into_iter().zip(0..).map(with_id).collect(), ..Feed::default() }
    })
}

fn choices() -> impl Strategy<Value = Filters> {
    let choice = select(
        &[
            "field:y te",
            "field:Giáo dục",
            "field:nobody",
            "place:tỉnh C",
            "place:xã A, tỉnh D",
            "place:XÃ A, TỈNH C",
            "year:2020",
            "year:2023",
            "year:2021..",
            "award:a1",
            "award:bang-khen",
        ][..],
    );
    vec(choice, 0..4).prop_map(|parts| Filters::parse_preset(&parts.join(";")))
}

proptest! {
    #[test]
    fn blocks_find_whom_the_search_in_memory_finds(
        feed in feed(),
        text in option::of(text()),
        cut in 0_usize..9,
        filters in choices(),
        preset in choices(),
        weight in select(&[0_usize, 4_000, usize::MAX][..]),
    ) {
        let text = text.unwrap_or_default();
        let text = text.chars().take(text.chars().count().saturating_sub(cut)).collect();
        let query = Query { text, filters, ..Query::default() };
        let ask = asked(&written(&feed, weight), &query, &preset).unwrap();
        let expected = in_memory(&feed, &query, &preset);
        prop_assert_eq!(ask.count(), Count::Exactly(u32::try_from(expected.len()).unwrap()));
        prop_assert_eq!(ask.found(), expected);
    }

    #[test]
    fn the_head_counts_as_the_index_does(feed in feed(), weight in select(&[0_usize, usize::MAX][..])) {
        let index = Index::build(Rc::new(feed.clone()), &[]);
        let blocks = Blocks::read(&written(&feed, weight)["head.json"]).unwrap();
        let facets = blocks.head().facets.iter().filter(|facet| !facet.values.is_empty());
        let shown = |facet: &BlocksFacet| {
            let value = |value: &BlocksValue| (value.key.clone(), value.label.clone(), value.parent, value.count);
            (facet.key.clone(), facet.label.clone(), facet.values.iter().map(value).collect::<Vec<_>>())
        };
        let expected = index.facets().iter().map(|facet| {
            let values = facet.values.iter();
            let values = values.map(|value| (value.key.clone(), value.label.clone(), value.parent, value.count()));
            (facet.key.clone(), facet.label.clone(), values.collect::<Vec<_>>())
        });
        prop_assert_eq!(facets.map(shown).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn no_bytes_trip_it(at in 0_usize..9, bytes in vec(any::<u8>(), 0..40), place in any::<usize>()) {
        let people = (0..50).map(|id| Rc::new(Honouree::new(&id.to_string(), WORDS[id % 18])));
        let feed = Feed { items: people.collect(), ..Feed::default() };
        let mut files = written(&feed, 4_000);
        let path = files.keys().nth(at % files.len()).unwrap().clone();
        let file = files.get_mut(&path).unwrap();
        let place = place % file.len();
        file.splice(place..(place + bytes.len()).min(file.len()), bytes);
        let Ok(mut blocks) = Blocks::read(&files["head.json"]) else { return Ok(()) };
        let query = Query { text: "quy a".into(), ..Query::default() };
        let Ok(mut ask) = blocks.ask(&query, &Filters::default()) else { return Ok(()) };
        while let Ok(wanted) = blocks.go_on(&mut ask, usize::MAX) {
            if wanted.is_empty() {
                break;
            }
            for path in wanted {
                let _any = files.get(&path).map(|bytes| blocks.take(&path, bytes));
            }
        }
    }
}

/// Many words of one beginning: more than a file holds.
fn crowded() -> Feed {
    let person = |id: usize| {
        let mut person =
            Honouree::new(&id.to_string(), format!("Nguyễn N{id} NA{}", id % 7).as_str());
        person.summary = Some(format!("số {id} {}", id * 31).as_str().into());
        Rc::new(person)
    };
    Feed { items: (0..6_000).map(person).collect(), ..Feed::default() }
}

#[test]
fn a_beginning_of_more_words_than_a_file_holds_is_one_file_all_the_same() {
    let feed = crowded();
    let files = written(&feed, usize::MAX);
    assert!(files.contains_key("0/names-3.bin") && files.contains_key("0/rest-9.bin"));
    let largest = files.iter().filter(|(path, _)| path.strip_suffix(".bin").is_some());
    assert!(largest.map(|(_, bytes)| bytes.len()).max().unwrap() < 9_000);
    for text in [
        "n", "na", "na3", "n1", "n12", "n123", "n5999", "nguyen", "s", "so", "1", "12", "59",
        "so n2",
    ] {
        let query = Query { text: text.into(), ..Query::default() };
        let mut blocks = Blocks::read(&files["head.json"]).unwrap();
        let mut ask = blocks.ask(&query, &Filters::default()).unwrap();
        let wanted = blocks.go_on(&mut ask, 12).unwrap();
        assert_eq!(wanted, ["0/index.json"]);
        blocks.take("0/index.json", &files["0/index.json"]).unwrap();
        let wanted = blocks.go_on(&mut ask, 12).unwrap();
        assert!(wanted.len() <= text.split(' ').count(), "{text}: {wanted:?}");
        let found = asked(&files, &query, &Filters::default()).unwrap();
        assert_eq!(found.found(), in_memory(&feed, &query, &Filters::default()), "{text}");
    }
}

#[test]
fn a_facet_of_many_values_is_read_when_it_is_asked_for() {
    let person = |id: usize| {
        let mut person = Honouree::new(&id.to_string(), "A");
        person.fields = vec![format!("Lĩnh vực {id}").as_str().into()];
        Rc::new(person)
    };
    let feed = Feed { items: (0..200).map(person).collect(), ..Feed::default() };
    let files = written(&feed, usize::MAX);
    let blocks = Blocks::read(&files["head.json"]).unwrap();
    let field = blocks.head().facets.iter().find(|facet| &*facet.key == "field").unwrap();
    assert_eq!((field.values.len(), field.all, field.is_whole()), (64, 200, false));
    assert_eq!(blocks.values_of("field").as_deref(), Some("facets/1.json"));
    for (filter, expected) in
        [("field:LĨNH VỰC 199", vec![199]), ("field:Lĩnh vực 0", vec![0]), ("field:x", vec![])]
    {
        let query = Query { filters: Filters::parse_preset(filter), ..Query::default() };
        assert_eq!(
            asked(&files, &query, &Filters::default()).unwrap().found(),
            expected,
            "{filter}"
        );
    }
}

#[test]
fn what_blocks_do_not_know_is_said() {
    let blocks = Blocks::read(&written(&crowded(), usize::MAX)["head.json"]).unwrap();
    let ask = |query: Query| blocks.ask(&query, &Filters::default()).unwrap_err();
    let unit = Query { filters: Filters::parse_preset("unit:A"), ..Query::default() };
    assert_eq!(ask(unit), NotYet::NoFacet("unit".into()));
    let by_name = Query { sort: crate::query::Sort::Name, ..Query::default() };
    assert_eq!(ask(by_name), NotYet::OtherOrder);
    let text: Vec<String> = (0..20).map(|word| format!("w{word}")).collect();
    assert_eq!(ask(Query { text: text.join(" "), ..Query::default() }), NotYet::TooMany);
    for bytes in [
        "",
        "{}",
        "[]",
        r#"{"version":1,"people":5,"slice":0,"blocks":[0],"facets":[]}"#,
        r#"{"version":1,"people":5,"slice":9,"blocks":[0,5],"facets":[]}"#,
        r#"{"version":1,"people":99999,"slice":9,"blocks":[0],"facets":[]}"#,
    ] {
        assert_eq!(
            Blocks::read(bytes.as_bytes()).unwrap_err(),
            BlocksFailure::NotBlocks,
            "{bytes}"
        );
    }
    assert_eq!(Blocks::read(br#"{"version":2}"#).unwrap_err(), BlocksFailure::NewerVersion);
}

#[test]
fn files_that_never_come_are_told_and_not_waited_for() {
    let files = written(&crowded(), usize::MAX);
    let blocks = Blocks::read(&files["head.json"]).unwrap();
    let query = Query { text: "an".into(), ..Query::default() };
    let mut ask = blocks.ask(&query, &Filters::default()).unwrap();
    let failure = (0..9).find_map(|_| blocks.go_on(&mut ask, 12).err());
    assert_eq!(failure, Some(BlocksFailure::Missing("0/index.json".into())));
}

#[test]
fn everybody_is_known_without_a_file_and_cards_are_named_once() {
    let files = written(&crowded(), usize::MAX);
    let blocks = Blocks::read(&files["head.json"]).unwrap();
    let mut ask = blocks.ask(&Query::default(), &Filters::default()).unwrap();
    assert!(blocks.go_on(&mut ask, 40).unwrap().is_empty());
    assert_eq!(ask.count(), Count::Exactly(6_000));
    assert_eq!(ask.cards(0..40, blocks.head().slice), ["cards/0.json", "cards/1.json"]);
    assert!(ask.cards(9_000..9_001, 32).is_empty());
}

#[test]
fn a_facet_that_the_feed_names_has_its_own_heading() {
    let mut feed = crowded();
    feed.facets = vec![FacetSpec { key: "movement".into(), label: Some("Phong trào".into()) }];
    let blocks = Blocks::read(&written(&feed, usize::MAX)["head.json"]).unwrap();
    assert_eq!(blocks.head().facets[0].label, crate::index::Label::Text("Phong trào".into()));
}

#[test]
fn whoever_has_a_card_is_found_by_their_id() {
    let feed = crowded();
    let files = written(&feed, usize::MAX);
    let mut blocks = Blocks::read(&files["head.json"]).unwrap();
    for (number, person) in (0_u32..).zip(&feed.items) {
        let mut numbers = blocks.numbers_of(person.id.as_str());
        if let Err(NotYet::Fetch(paths)) = &numbers {
            for path in paths {
                blocks.take(path, &files[path]).unwrap();
            }
            numbers = blocks.numbers_of(person.id.as_str());
        }
        assert!(numbers.unwrap().contains(&number), "{number}");
    }
    let head = br#"{"version":1,"people":1,"slice":16,"blocks":[0],"facets":[]}"#;
    let of_before = Blocks::read(head).unwrap();
    assert_eq!(of_before.numbers_of("1"), Ok(Vec::new()), "a site of before has no ids");
}

#[test]
fn the_outline_has_the_facets_that_a_wall_asks_for() {
    let person = |id: usize| {
        let mut person = Honouree::new(&id.to_string(), "Nguyễn Văn An");
        person.fields = vec![format!("Lĩnh vực {}", id % 90).as_str().into()];
        person.place.now = Some(format!("xã {}, tỉnh Hậu Giang", id % 3).as_str().into());
        Rc::new(person)
    };
    let feed = Feed { items: (0..300).map(person).collect(), ..Feed::default() };
    let blocks = Blocks::read(&written(&feed, usize::MAX)["head.json"]).unwrap();
    let whole = Index::build(Rc::new(feed.clone()), &[]);
    let outline = blocks.outline(Rc::new(Feed::default()), &[]).unwrap();
    let told = |index: &Index| {
        let facets = index.facets().iter();
        let of = |facet: &crate::index::Facet| {
            let values = facet.values.iter();
            let values =
                values.take(64).map(|value| (value.key.clone(), value.parent, value.depth));
            (facet.key.clone(), facet.label.clone(), values.collect::<Vec<_>>())
        };
        facets.map(of).collect::<Vec<_>>()
    };
    assert_eq!(told(&outline.index), told(&whole));
    assert_eq!(outline.index.facets().len(), 2);
    let counted: Vec<Vec<u32>> = whole
        .facets()
        .iter()
        .map(|facet| facet.values.iter().take(64).map(crate::index::FacetValue::count).collect())
        .collect();
    assert_eq!(outline.counts, counted);
    let none = [FacetSpec { key: "movement".into(), label: None }];
    let answer = blocks.outline(Rc::new(Feed::default()), &none);
    assert_eq!(answer.map(|_| ()), Err(NotYet::NoFacet("movement".into())));
}
