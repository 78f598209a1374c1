//! What holds for every text, query and link, not only for those that somebody thought of.

use std::rc::Rc;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use recognition_wall_core::feed::{Award, Feed, Honouree, HonoureeId};
use recognition_wall_core::index::{Building, Index};
use recognition_wall_core::query::link::Link;
use recognition_wall_core::query::{Filters, Layout, Needle, Part, Query, Sort, run, ways_back};
use recognition_wall_core::text::{collate, fold::fold, highlight::highlight};
use unicode_normalization::UnicodeNormalization as _;

const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụ\
                       ứừửữựýỳỷỹỵAĂÂĐÊÔƠƯỆỮỘ7ñüßƀ";

fn word() -> impl Strategy<Value = String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    vec(select(letters), 1..7).prop_map(|letters| letters.into_iter().collect())
}

fn name() -> impl Strategy<Value = String> {
    vec(word(), 1..5).prop_map(|words| words.join(" "))
}

fn index_of(people: Vec<Honouree>) -> Index {
    let items = people.into_iter().map(Rc::new).collect();
    Index::build(Rc::new(Feed { items, ..Feed::default() }), &[])
}

fn named(names: &[String]) -> Index {
    let people = names
        .iter()
        .zip(0..)
        .map(|(name, number): (_, i32)| Honouree::new(&number.to_string(), name.as_str()));
    index_of(people.collect())
}

fn ask(index: &Index, text: &str, sort: Sort) -> Vec<u32> {
    let query = Query { text: text.to_owned(), sort, ..Query::default() };
    run(index, &query, &Filters::default()).positions
}

/// Somebody of fields and years.
fn honouree((number, (fields, years)): (usize, &Choices)) -> Honouree {
    let mut person = Honouree::new(&number.to_string(), "Lê Văn Đông");
    person.fields = fields.iter().map(|field| field.as_str().into()).collect();
    let award = |year: &i16| Award { year: Some(*year), ..Award::new("Bằng khen") };
    person.awards = years.iter().map(award).collect();
    person
}

/// Fields and years by which the counts are tried: few, so that choices meet.
type Choices = (Vec<String>, Vec<i16>);

fn choices() -> impl Strategy<Value = Choices> {
    let fields =
        btree_set(select(vec!["Y tế".to_owned(), "Giáo dục".into(), "Văn hóa".into()]), 0..3);
    let years = btree_set(2019_i16..2023, 0..3);
    (fields, years)
        .prop_map(|(fields, years)| (fields.into_iter().collect(), years.into_iter().collect()))
}

fn meets<T: PartialEq>(own: &[T], chosen: &[T]) -> bool {
    chosen.is_empty() || own.iter().any(|value| chosen.contains(value))
}

/// The index of people the first of whom were indexed before, as far as that had come.
fn grown(people: &[Rc<Honouree>], before: usize, taken: usize) -> Index {
    let feed = |items: &[Rc<Honouree>]| Rc::new(Feed { items: items.to_vec(), ..Feed::default() });
    let mut building = Building::new(feed(people.get(..before).unwrap_or(people)), &[]);
    // Whoever is no longer wanted stops in the middle.
    for _ in 0..taken {
        building.go_on(&mut || true);
    }
    let mut building = Building::new(feed(people), &[]).after(&building.finish());
    while building.go_on(&mut || true) {}
    building.finish()
}

proptest! {
    #[test]
    fn an_index_that_takes_over_from_another_finds_what_a_new_one_finds(
        names in vec(name(), 1..300),
        (before, taken, other) in (0..400_usize, 0..400_usize, 0..400_usize),
    ) {
        let person = |(name, at): (&String, i32)| Rc::new(Honouree::new(&at.to_string(), &**name));
        let mut people: Vec<Rc<Honouree>> = names.iter().zip(0..).map(person).collect();
        let index = grown(&people, before, taken);
        // Somebody was taken back meanwhile, and another stands there.
        if let Some(other) = people.get_mut(other) {
            *other = Rc::new(Honouree::new("other", "Ai khác"));
        }
        let mut after = Building::new(Rc::new(Feed { items: people, ..Feed::default() }), &[]).after(&index);
        while after.go_on(&mut || false) {}
        let after = after.finish();
        let fresh = Index::build(Rc::clone(after.feed()), &[]);
        let given = |name: &String| name.split(' ').next_back().unwrap_or_default().to_owned();
        for text in names.iter().map(given).chain(["ai".to_owned()]) {
            prop_assert_eq!(ask(&after, &text, Sort::Feed), ask(&fresh, &text, Sort::Feed), "{}", text);
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in ".*") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn both_unicode_forms_are_one(name in name()) {
        let (composed, decomposed): (String, String) = (name.nfc().collect(), name.nfd().collect());
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        prop_assert_eq!(collate::key(&composed), collate::key(&decomposed));
    }

    #[test]
    fn everybody_is_found_by_each_beginning_of_the_name(names in vec(name(), 1..6)) {
        let index = named(&names);
        for (position, name) in (0_u32..).zip(&names) {
            prop_assert!(ask(&index, name, Sort::Feed).contains(&position));
            prop_assert!(ask(&index, &fold(name), Sort::Feed).contains(&position));
            for written in name.split(' ') {
                for (end, _) in written.char_indices().skip(1) {
                    let typed = written.get(..end).unwrap();
                    prop_assert!(ask(&index, typed, Sort::Name).contains(&position), "{}", typed);
                }
            }
        }
    }

    #[test]
    fn what_is_highlighted_is_what_is_found(names in vec(name(), 1..6), typed in word()) {
        let index = named(&names);
        let found = ask(&index, &typed, Sort::Feed);
        for (position, name) in (0_u32..).zip(&names) {
            let ranges = highlight(name, &Needle::new(&typed));
            prop_assert_eq!(!ranges.is_empty(), found.contains(&position));
            let mut end = 0;
            for range in ranges {
                prop_assert!(range.start >= end && name.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }

    #[test]
    fn every_sort_shows_everybody_once_and_leaves_ties_alone(names in vec(name(), 0..8)) {
        let twice: Vec<String> = names.iter().chain(&names).cloned().collect();
        let index = named(&twice);
        let everybody: Vec<u32> = (0..).take(twice.len()).collect();
        for sort in Sort::ALL {
            let shown = ask(&index, "", sort);
            let mut sorted = shown.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &everybody);
            let place = |position: usize| shown.iter().position(|at| *at as usize == position);
            for first in 0..names.len() {
                prop_assert!(place(first) < place(first + names.len()), "{sort:?}");
            }
        }
    }

    #[test]
    fn results_and_counts_are_those_of_a_plain_loop(
        people in vec(choices(), 1..100), (fields, years) in choices(),
    ) {
        let index = index_of(people.iter().enumerate().map(honouree).collect());
        let mut filters = Filters::default();
        // A facet that nobody has is ignored, so it is not chosen here either.
        let any = |facet: &str| index.facets().iter().any(|known| &*known.key == facet);
        let (has_fields, has_years) = (any("field"), any("year"));
        let (fields, years) = (if has_fields { fields } else { vec![] }, if has_years { years } else { vec![] });
        for field in &fields {
            filters.insert("field", field);
        }
        for year in &years {
            filters.insert("year", &year.to_string());
        }
        let results = run(&index, &Query { filters, ..Query::default() }, &Filters::default());
        let shown: Vec<u32> = (0_u32..).zip(&people)
            .filter(|(_, person)| meets(&person.0, &fields) && meets(&person.1, &years))
            .map(|(position, _)| position)
            .collect();
        prop_assert_eq!(results.positions, shown);
        for (facet, counts) in index.facets().iter().zip(&results.counts) {
            for (value, count) in facet.values.iter().zip(counts) {
                let has = |person: &&Choices| match &*facet.key {
                    "field" => person.0.iter().any(|field| **field == *value.key) && meets(&person.1, &years),
                    "year" => {
                        person.1.iter().any(|year| year.to_string() == *value.key) && meets(&person.0, &fields)
                    }
                    _ => !person.1.is_empty() && meets(&person.0, &fields) && meets(&person.1, &years),
                };
                prop_assert_eq!(*count as usize, people.iter().filter(has).count());
            }
        }
    }

    #[test]
    fn sections_hold_everybody_who_is_shown_once(
        names in vec(prop_oneof![name(), ".*"], 0..20), people in vec(choices(), 0..20),
    ) {
        let by_name = named(&names);
        let shown = ask(&by_name, "", Sort::Name);
        let by_year = index_of(people.iter().enumerate().map(honouree).collect());
        for (sections, shown) in [
            (by_name.sections_by_initial(&shown), shown.len()),
            (by_year.sections_by_year(&ask(&by_year, "", Sort::Year)), people.len()),
        ] {
            let mut end = 0;
            for (number, section) in sections.iter().enumerate() {
                prop_assert!(section.start == end && section.count > 0);
                end += section.count;
                let same = sections.iter().filter(|other| other.label == section.label).count();
                prop_assert_eq!(same, 1, "{:?} at {}", section.label, number);
            }
            prop_assert_eq!(end, shown);
        }
    }

    #[test]
    fn a_way_back_brings_as_many_as_it_says(
        people in vec(choices(), 1..12), chosen in choices(), ranged in any::<bool>(),
        text in select(vec!["", "đông", "hoa"]),
    ) {
        let index = index_of(people.iter().enumerate().map(honouree).collect());
        let mut query = Query { text: text.to_owned(), ..Query::default() };
        for field in &chosen.0 {
            query.filters.insert("field", field);
        }
        for year in &chosen.1 {
            query.filters.insert("year", &[&*year.to_string(), if ranged { ".." } else { "" }].concat());
        }
        let found = |query: &Query| run(&index, query, &Filters::default()).positions.len();
        prop_assume!(found(&query) == 0);
        let ways = ways_back(&index, &query, &Filters::default());
        prop_assert!(!ways.is_empty());
        for way in ways {
            let mut without = query.clone();
            match way.part {
                Part::Text => without.text.clear(),
                Part::Value { facet, value } => without.filters.remove(&facet, &value),
                Part::Facet(facet) => without.filters.clear_facet(&facet),
                Part::Years => without.filters.set_years(None),
                Part::All => without = Query::default(),
            }
            prop_assert_eq!(way.count, found(&without));
        }
    }

    #[test]
    fn a_link_says_all_that_was_asked(
        wall in "[^#]+", id in proptest::option::of(".+"), text in ".*",
        chosen in vec((prop_oneof![Just("year".to_owned()), Just("q".to_owned()), ".+"],
                       prop_oneof![Just("2019..2023".to_owned()), ".+"]), 0..5),
        (sort, layout) in (select(Sort::ALL.to_vec()), select(Layout::ALL.to_vec())),
        start in select(Sort::ALL.to_vec()),
    ) {
        let mut query = Query { text, sort, layout, ..Query::default() };
        for (facet, value) in &chosen {
            query.filters.insert(facet, value);
        }
        let link = Link { open: id.map(|id: String| HonoureeId::new(id)), query };
        let start = Query { sort: start, ..Query::default() };
        let fragment = link.to_fragment(&wall, &start);
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(Link::from_fragment(&wall, &fragment, &start), Some(link));
    }

    #[test]
    fn no_fragment_and_no_preset_is_too_strange(fragment in ".*") {
        let _ = Link::from_fragment("wall", &["wall?", &fragment].concat(), &Query::default());
        let _ = Filters::parse_preset(&fragment);
    }
}
