//! What a visitor finds, on a small wall of invented people.

use std::rc::Rc;

use super::{Filters, Layout, Query, Results, Sort, run};
use crate::feed::{
    Award, AwardStatus, AwardType, Decision, FacetSpec, Feed, Honouree, Kind, Place, Text,
};
use crate::index::{Index, Label};
use crate::locale::Message;

fn person(name: &str, change: impl FnOnce(&mut Honouree)) -> Rc<Honouree> {
    let mut person = Honouree::new(name, name);
    change(&mut person);
    Rc::new(person)
}

fn award(code: &str, rank: u32, year: i16) -> Award {
    let group = if rank < 200 { "huan-chuong" } else { "bang-khen" };
    Award {
        code: Some(code.into()),
        rank: Some(rank),
        year: Some(year),
        group: Some(group.into()),
        level: Some(if rank < 200 { "state" } else { "province" }.into()),
        ..Award::new(code)
    }
}

/// Six people who differ in all that a wall filters by.
fn wall() -> Index {
    let items = vec![
        person("Trần Thị Hoa", |person| {
            person.awards = vec![award("bk-tinh", 610, 2023)];
            person.fields = vec!["Y tế".into()];
            person.place.then = Some("Xã Long Bình, huyện Long Mỹ, tỉnh Hậu Giang".into());
            person.unit = Some("Trạm Y tế xã Hoà An".into());
        }),
        person("Nguyễn Văn Hoà", |person| {
            person.awards = vec![award("hc-ld", 130, 2019), award("bk-tinh", 610, 2021)];
            person.fields = vec!["Giáo dục".into(), "Y tế".into()];
            person.place = Place {
                then: Some("huyện Phụng Hiệp, tỉnh Hậu Giang".into()),
                now: Some("xã Hiệp Hưng, thành phố Cần Thơ".into()),
            };
            person.position = Some("Bác sỹ".into());
        }),
        person("Lê Thị Hòa", |person| {
            person.awards = vec![Award {
                status: AwardStatus::Revoked,
                decision: Some(Rc::new(Decision {
                    number: Some("937/QĐ-UBND".into()),
                    ..Decision::default()
                })),
                ..award("hc-ld", 130, 2024)
            }];
            person.published = crate::date::PartialDate::parse("2022-06-08");
            person.fields = vec!["giáo dục".into()];
            // The same commune, in capitals and in the other Unicode form.
            person.place.now = Some("XÃ LONG BI\u{300}NH, Huyện Long Mĩ, Tỉnh Hậu Giang".into());
        }),
        person("Đinh Văn Quý", |person| {
            person.kind = Kind::Household;
            person.awards = vec![award("bk-ttg", 510, 2023)];
            person.place.now = Some("tỉnh An Giang".into());
            person.summary = Some("Chiến sĩ thi đua, hiến đất làm cầu".into());
        }),
        person("Thạch Sô Phi", |person| {
            person.aliases = vec!["Hai Hòa".into()];
            person.tags = vec!["khởi nghiệp".into()];
            person.attributes.insert("movement".into(), vec!["Cả nước chung tay".into()]);
        }),
        person("H'Yim Kđoh", |person| {
            person.programme = Some("Điển hình tiên tiến 2023".into());
            person.story = Text::by_language([
                ("vi".into(), "Giữ nghề dệt".into()),
                ("en".into(), "Keeps weaving alive".into()),
            ]);
        }),
    ];
    let awards = [("bk-tinh", "Bằng khen của tỉnh"), ("bk-ttg", "Bằng khen của Thủ tướng")].map(
        |(code, title)| (code.into(), AwardType { title: title.into(), ..AwardType::default() }),
    );
    Index::build(
        Rc::new(Feed { items, awards: awards.into_iter().collect(), ..Feed::default() }),
        &[],
    )
}

fn ask(index: &Index, text: &str, filters: &str, sort: Sort) -> Results {
    let filters = Filters::parse_preset(filters);
    let query = Query { text: text.to_owned(), filters, sort, ..Query::default() };
    run(index, &query, &Filters::default())
}

fn found(text: &str) -> Vec<u32> {
    ask(&wall(), text, "", Sort::Feed).positions
}

fn filtered(filters: &str) -> Vec<u32> {
    ask(&wall(), "", filters, Sort::Feed).positions
}

fn sorted(sort: Sort) -> Vec<u32> {
    ask(&wall(), "", "", sort).positions
}

/// The values of a facet as a reader of the code sees them: indented key and count.
fn values(index: &Index, results: &Results, key: &str) -> Vec<String> {
    let at = index.facets().iter().position(|facet| &*facet.key == key).unwrap();
    let values = &index.facets()[at].values;
    let line = |(value, count): (&crate::index::FacetValue, &u32)| {
        format!("{}{} {count}", "  ".repeat(usize::from(value.depth)), value.key)
    };
    values.iter().zip(&results.counts[at]).map(line).collect()
}

#[test]
fn every_word_is_found_as_the_beginning_of_a_word_in_any_order() {
    for (text, expected) in [
        ("", vec![0, 1, 2, 3, 4, 5]),
        (" …!? ", vec![0, 1, 2, 3, 4, 5]),
        ("tran thi", vec![0]),
        ("hoa tran", vec![0]),
        ("TRẦN", vec![0]),
        ("Tra\u{302}\u{300}n", vec![0]),
        ("oa", vec![]),
        ("dinh", vec![3]),
        ("bac si", vec![1]),
        ("chien sy", vec![3]),
        ("quy", vec![3]),
        ("quí", vec![3]),
        ("937", vec![2]),
        ("937/qd", vec![2]),
        ("QĐ-UBND", vec![2]),
        ("hyim", vec![5]),
        ("H’Yim", vec![5]),
        ("weaving", vec![5]),
        ("nghề dệt", vec![5]),
        ("dien hinh", vec![5]),
        ("khoi nghiep", vec![4]),
        ("phung hiep", vec![1]),
        ("can tho hiep hung", vec![1]),
        ("hai hoa", vec![4]),
        ("thu tuong", vec![]),
        ("bk ttg", vec![3]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn a_name_is_found_before_the_rest_and_the_marks_that_were_typed_first() {
    assert_eq!(found("hoa"), [0, 1, 2, 4], "without marks the feed's order stays");
    assert_eq!(found("hoà"), [1, 2, 4, 0], "Hoà and Hòa, then Hoa");
    assert_eq!(found("hòa"), [1, 2, 4, 0]);
    assert_eq!(found("th"), [0, 2, 4, 1, 3], "Thị and Thạch, then tiến sĩ thi đua");
    let names = ["Lê Hoàng", "Lê Hoa", "Lê Hoà", "Lê Hoan", "Lê Đoan", "Lê Lý", "Lê Lĩ"];
    let items = names.map(|name| person(name, |_| ())).to_vec();
    let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    for (text, expected) in [
        ("hoa", vec![1, 2, 0, 3]),
        ("hoà", vec![2, 0, 1, 3]),
        ("hoàn", vec![0, 3]),
        ("lí", vec![5, 6]),
        ("lỹ", vec![6, 5]),
        ("đo", vec![4]),
    ] {
        assert_eq!(ask(&index, text, "", Sort::Feed).positions, expected, "{text}");
    }
    assert_eq!(found("đinh"), [3]);
    assert_eq!(found("hoa an"), [0], "in name and unit together");
    assert_eq!(found("long my"), [0, 2]);
    assert_eq!(found("quỳ"), [3], "another tone is found, if after");
}

#[test]
fn a_search_that_is_sorted_otherwise_is_not_ranked() {
    assert_eq!(ask(&wall(), "hoà", "", Sort::Name).positions, [0, 2, 1, 4]);
}

#[test]
fn a_list_stands_by_name_and_a_timeline_by_year_in_a_search_too() {
    let ask = |layout, text: &str| {
        let query = Query { text: text.to_owned(), sort: Sort::Rank, layout, ..Query::default() };
        run(&wall(), &query, &Filters::default()).positions
    };
    assert_eq!(ask(Layout::Grid, ""), sorted(Sort::Rank));
    assert_eq!(ask(Layout::List, ""), sorted(Sort::Name));
    assert_eq!(ask(Layout::Timeline, ""), sorted(Sort::Year));
    assert_eq!(ask(Layout::List, "hoà"), [0, 2, 1, 4]);
    assert_eq!(ask(Layout::Timeline, "hoà"), [0, 2, 1, 4]);
}

#[test]
fn a_filter_takes_any_of_its_values_and_all_of_the_filters() {
    for (filters, expected) in [
        ("field:Y tế", vec![0, 1]),
        ("field:y tế", vec![0, 1]),
        ("field:Giáo dục", vec![1, 2]),
        ("field:Y tế;field:Giáo dục", vec![0, 1, 2]),
        ("field:Y tế;year:2023", vec![0]),
        ("field:Thể thao", vec![]),
        ("unknown:Y tế", vec![0, 1, 2, 3, 4, 5]),
        ("year:2019", vec![1]),
        ("year:2024", vec![]),
        ("year:2022", vec![2]),
        ("year:2021..2022", vec![1, 2]),
        ("year:..2020;year:2023", vec![1]),
        ("year:2019;year:2022", vec![1, 2]),
        ("field:2019..2023", vec![]),
        ("place:tỉnh Hậu Giang", vec![0, 2]),
        ("place:xã Long Bình, huyện Long Mỹ, tỉnh Hậu Giang", vec![0, 2]),
        ("place:thành phố Cần Thơ", vec![1]),
        ("award:bang-khen", vec![0, 1, 3]),
        ("award:hc-ld", vec![1]),
        ("kind:household", vec![3]),
        ("level:state", vec![1]),
        ("tag:khởi nghiệp", vec![4]),
        ("programme:Điển hình tiên tiến 2023", vec![5]),
        ("unit:Trạm Y tế xã Hòa An", vec![0]),
        ("movement:Cả nước chung tay", vec![4]),
    ] {
        assert_eq!(filtered(filters), expected, "{filters}");
    }
}

#[test]
fn sorts_are_total_and_ties_stay_in_the_order_of_the_feed() {
    assert_eq!(sorted(Sort::Feed), [0, 1, 2, 3, 4, 5]);
    assert_eq!(sorted(Sort::Rank), [1, 3, 0, 2, 4, 5]);
    assert_eq!(sorted(Sort::Year), [0, 3, 2, 1, 4, 5]);
    assert_eq!(sorted(Sort::Name), [3, 0, 2, 1, 5, 4], "Đinh Văn Quý is a household: by D");
}

#[test]
fn a_preset_narrows_everything_and_the_total() {
    let query = Query { filters: Filters::parse_preset("year:2023"), ..Query::default() };
    let results = run(&wall(), &query, &Filters::parse_preset("field:Y tế"));
    assert_eq!((results.positions, results.total), (vec![0], 2));
}

#[test]
fn counts_follow_the_other_filters_and_not_their_own() {
    let index = wall();
    let all = ask(&index, "", "", Sort::Feed);
    assert_eq!(values(&index, &all, "year"), ["2023 2", "2022 1", "2021 1", "2019 1"]);
    assert_eq!(values(&index, &all, "field"), ["Giáo dục 2", "Y tế 2"]);
    assert_eq!(
        values(&index, &all, "award"),
        ["huan-chuong 1", "  hc-ld 1", "bang-khen 3", "  bk-ttg 1", "  bk-tinh 2"]
    );
    assert_eq!(
        values(&index, &all, "place"),
        [
            "tỉnh Hậu Giang 2",
            "  huyện Long Mỹ, tỉnh Hậu Giang 2",
            "    Xã Long Bình, huyện Long Mỹ, tỉnh Hậu Giang 2",
            "thành phố Cần Thơ 1",
            "  xã Hiệp Hưng, thành phố Cần Thơ 1",
            "tỉnh An Giang 1",
        ]
    );
    let narrowed = ask(&index, "", "field:Y tế", Sort::Feed);
    assert_eq!(values(&index, &narrowed, "field"), ["Giáo dục 2", "Y tế 2"]);
    assert_eq!(values(&index, &narrowed, "year"), ["2023 1", "2022 0", "2021 1", "2019 1"]);
    let searched = ask(&index, "quy", "field:Y tế", Sort::Feed);
    assert_eq!(values(&index, &searched, "field"), ["Giáo dục 0", "Y tế 0"]);
}

#[test]
fn the_feed_and_the_page_choose_the_filters() {
    let spec = |key: &str, label: Option<Text>| FacetSpec { key: key.into(), label };
    let feed = Rc::clone(wall().feed());
    let keys = |index: &Index| -> Vec<Rc<str>> {
        index.facets().iter().map(|facet| Rc::clone(&facet.key)).collect()
    };
    assert_eq!(keys(&wall()), ["award", "field", "place", "year"].map(Rc::from));
    let feed = Feed { facets: vec![spec("kind", None), spec("nothing", None)], ..(*feed).clone() };
    let feed = Rc::new(feed);
    let index = Index::build(Rc::clone(&feed), &[]);
    assert_eq!(keys(&index), ["kind"].map(Rc::from));
    let named = Message::named("kind.person").unwrap();
    assert_eq!(index.facets()[0].values[0].label, Label::Message(named));
    let chosen = [spec("movement", Some("Phong trào".into())), spec("movement", None)];
    let index = Index::build(feed, &chosen);
    assert_eq!(keys(&index), ["movement"].map(Rc::from));
    assert_eq!(index.facets()[0].label, Label::Text("Phong trào".into()));
    assert_eq!(index.facets()[0].values[0].count(), 1);
}

#[test]
fn awards_without_a_taxonomy_are_their_titles_as_written() {
    let title = "Bằng khen UBND tỉnh";
    let items = vec![person("A", |person| person.awards = vec![Award::new(title)])];
    let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    let value = &index.facets()[0].values[0];
    assert_eq!((&*value.key, &value.label), (title, &Label::Text(title.into())));
    assert_eq!((value.parent, value.depth), (None, 0));
}

#[test]
fn a_group_that_the_wall_does_not_know_and_a_code_of_the_same_name_stay_apart() {
    let award = Award { group: Some("x".into()), code: Some("x".into()), ..Award::new("Giải X") };
    let items = vec![person("A", |person| person.awards = vec![award])];
    let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    let values = &index.facets()[0].values;
    assert_eq!((&*values[0].key, &values[0].label), ("x", &Label::Text("x".into())));
    assert_eq!((&*values[1].key, &values[1].label), ("x~", &Label::Text("Giải X".into())));
    assert_eq!((values[1].parent, values[1].depth), (Some(0), 1));
}

#[test]
fn people_are_known_by_position_and_by_id() {
    let index = wall();
    assert_eq!(index.position("Thạch Sô Phi"), Some(4));
    assert_eq!(index.position("nobody"), None);
    assert_eq!(index.get(4).unwrap().id.as_str(), "Thạch Sô Phi");
    assert_eq!(index.get(6), None);
    assert_eq!((index.len(), index.is_empty()), (6, false));
}
