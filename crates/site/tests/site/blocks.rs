//! A long list, asked by its files alone, as a wall asks a static host.

use std::rc::Rc;
use std::sync::OnceLock;

use recognition_wall_core::blocks::{Ask, Blocks, Count, NotYet, cards_path};
use recognition_wall_core::feed::{self, Assembly, Feed, ReadOptions};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Filters, Query, run};
use recognition_wall_site::Compression;
use serde_json::{Value, json};

use crate::common::{Kept, options, read, site, today};

/// How many stand in the list of the tests, those who may not be shown too.
const MANY: usize = 20_000;

/// Invented people. Every 97th is a draft, every 89th withdrawn, every 83rd a child, and of every 79th
/// the consent is over.
fn invented() -> String {
    let pick = |from: &[&str], number: usize| from[number % from.len()].to_owned();
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Danh", "Huỳnh", "Thạch", "Đặng", "Nguyễn"];
    let middle = ["Văn", "Thị", "Thị Bé", "Ngọc", "Minh", "Hữu", "Thanh"];
    let given = ["An", "Anh", "Bình", "Năm", "Đông", "Út", "Quý", "Sơn", "Ý", "H'Yim", "Rinh"];
    let fields = ["Y tế", "Giáo dục", "Nông thôn mới", "Văn hóa"];
    let item = |number: usize| {
        let name =
            [pick(&family, number), pick(&middle, number / 9), pick(&given, number / 63)].join(" ");
        let mut item = json!({
            "id": format!("n{number}"), "title": name, "image": format!("photos/{number}.jpg"),
            "summary": format!("Vận động hiến {number} m² đất"),
            "content_text": format!("Chuyện riêng{number}"),
            "_recognition": {
                "fields": [pick(&fields, number / 7)],
                "place": format!("xã {}, tỉnh {}", number % 151, number % 3),
                "awards": [{
                    "code": format!("a{}", number % 13), "year": 2000 + number % 24,
                    "decision": { "number": format!("{}/QĐ-UBND", number % 1999) },
                }],
            },
        });
        let extension = &mut item["_recognition"];
        if number.is_multiple_of(97) {
            extension["visibility"] = "draft".into();
        }
        if number.is_multiple_of(83) {
            extension["minor"] = true.into();
        }
        if number.is_multiple_of(79) {
            extension["consent"] =
                json!({ "scope": ["name", "photo", "story"], "until": "2020-01-01" });
        }
        item
    };
    let withdrawn: Vec<String> = (0..MANY).step_by(89).map(|number| format!("n{number}")).collect();
    let awards: Value = (0..13)
        .map(|code| {
            let award = json!({ "title": format!("Bằng khen {code}"), "rank": 100 + code, "group": "bang-khen" });
            (format!("a{code}"), award)
        })
        .collect();
    json!({
        "title": "Danh sách dài", "language": "vi",
        "items": (0..MANY).map(item).collect::<Vec<_>>(),
        "_recognition": { "withdrawn": withdrawn, "awards": awards },
    })
    .to_string()
}

/// A site in memory and the folder of its blocks.
struct Host {
    kept: Kept,
    folder: String,
}

impl Host {
    /// That of [`invented`], built once for all tests.
    fn of_many() -> &'static Self {
        static HOST: OnceLock<Host> = OnceLock::new();
        HOST.get_or_init(|| Self::of(&invented()))
    }

    fn of(json: &str) -> Self {
        let mut options = options(json);
        options.languages.truncate(1);
        options.compression = Compression::None;
        options.blocks_from = options.blocks_from.min(1_000);
        let (kept, _) = site(json, &options);
        let feed: Value = serde_json::from_str(kept.text("feed.json")).unwrap();
        let head = feed["_recognition"]["blocks"].as_str().unwrap();
        let folder = head.strip_suffix("head.json").unwrap().to_owned();
        Self { kept, folder }
    }

    fn file(&self, path: &str) -> &[u8] {
        let path = [&self.folder, path].concat();
        let found = self.kept.0.get(&path);
        assert!(found.is_some(), "there is no {path}");
        found.unwrap()
    }

    fn blocks(&self) -> Blocks {
        Blocks::read(self.file("head.json")).unwrap()
    }

    fn answer(&self, blocks: &mut Blocks, query: &Query, rows: usize) -> Ask {
        if let Err(NotYet::Fetch(paths)) = blocks.ask(query, &Filters::default()) {
            for path in paths {
                blocks.take(&path, self.file(&path)).unwrap();
            }
        }
        let mut ask = blocks.ask(query, &Filters::default()).unwrap();
        loop {
            let wanted = blocks.go_on(&mut ask, rows).unwrap();
            if wanted.is_empty() {
                return ask;
            }
            for path in wanted {
                blocks.take(&path, self.file(&path)).unwrap();
            }
        }
    }

    /// Who stands in a file of cards, as a wall reads it beside the header of the feed.
    fn cards(&self, path: &str, of: &Feed) -> Vec<String> {
        let people = feed::read_slice(self.file(path), &ReadOptions::new(today()), of).unwrap();
        people.into_iter().map(|person| person.unwrap().id.to_string()).collect()
    }
}

#[test]
fn a_long_list_is_searched_and_filtered_by_its_files_alone() {
    let json = invented();
    let host = Host::of_many();
    let feed = read(&json);
    let index = Index::build(Rc::new(feed.clone()), &[]);
    let mut blocks = host.blocks();
    assert_eq!(blocks.head().people as usize, feed.items.len());
    for (text, filters) in [
        ("nguyen van", ""),
        ("Nguyễn Văn An", "field:Y tế"),
        ("q", ""),
        ("quý", "year:2010..2012;place:tỉnh 1"),
        ("hyim", "award:a3;award:a4"),
        ("937", ""),
        ("hiến 12345", ""),
        ("khong ai ca", ""),
        ("", "field:Văn hóa;award:bang-khen"),
        ("", "place:xã 7, tỉnh 2"),
    ] {
        let filters = Filters::parse_preset(filters);
        let query = Query { text: text.to_owned(), filters, ..Query::default() };
        let mut expected = run(&index, &query, &Filters::default()).positions;
        let ask = host.answer(&mut blocks, &query, usize::MAX);
        assert_eq!(ask.count(), Count::Exactly(u32::try_from(expected.len()).unwrap()), "{text}");
        let mut found = ask.found().to_vec();
        let others = found.windows(2).filter(|pair| pair[0] > pair[1]).count();
        assert!(others <= 1, "{text}: the feed's order, names first");
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_cards_of_a_first_screen_are_those_of_the_people_found() {
    let json = invented();
    let host = Host::of_many();
    let feed = read(&json);
    let mut blocks = host.blocks();
    let query = Query { text: "nguyen nam".to_owned(), ..Query::default() };
    let ask = host.answer(&mut blocks, &query, 12);
    let slice = blocks.head().slice;
    let paths = ask.cards(0..12, slice);
    for number in &ask.found()[..12] {
        let path = cards_path(number / slice);
        assert!(paths.contains(&path));
        let person = &host.cards(&path, &feed)[(number % slice) as usize];
        assert_eq!(*person, feed.items[*number as usize].id.to_string());
    }
    let slices = feed.items.len().div_ceil(slice as usize);
    let all: Vec<String> = (0..u32::try_from(slices).unwrap())
        .flat_map(|at| host.cards(&cards_path(at), &feed))
        .collect();
    assert!(all.iter().eq(feed.items.iter().map(|person| person.id.as_str())));
}

#[test]
fn who_may_not_be_shown_is_nowhere_in_the_blocks() {
    let host = Host::of_many();
    let holds = |what: &str| {
        let is_in = |bytes: &[u8]| bytes.windows(what.len()).any(|part| part == what.as_bytes());
        host.kept.0.iter().any(|(path, bytes)| {
            path.starts_with("blocks/")
                && !path.ends_with('r')
                && !path.ends_with('z')
                && is_in(bytes)
        })
    };
    assert!(holds("\"n1\"") && holds("photos/1.jpg") && holds("Chuyện riêng1\""));
    assert!(
        !holds("\"n97\"") && !holds("\"n89\"") && !holds("\"n178\""),
        "drafts and the withdrawn"
    );
    assert!(!holds("photos/83.jpg") && holds("\"n83\""), "a child without consent to the photo");
    assert!(!holds("photos/79.jpg") && !holds("Chuyện riêng79\""), "a consent that is over");
    let mut blocks = host.blocks();
    let feed = read(&invented());
    for number in [1, 79] {
        let id = format!("n{number}");
        let place = feed.items.iter().position(|person| person.id.as_str() == id).unwrap();
        let query = Query { text: format!("rieng{number}"), ..Query::default() };
        let ask = host.answer(&mut blocks, &query, usize::MAX);
        let is_found = ask.found().contains(&u32::try_from(place).unwrap());
        assert_eq!(is_found, number == 1, "a story that may not be shown is not searched");
    }
}

#[test]
fn somebody_withdrawn_after_the_build_is_not_read_from_a_card() {
    let json = invented();
    let host = Host::of_many();
    let mut header = Feed { items: Vec::new(), ..read(&json) };
    header.withdrawn.insert("n1".into());
    let options = ReadOptions::new(today());
    let people = feed::read_slice(host.file("cards/0.json"), &options, &header).unwrap();
    assert!(people[0].is_none() && people[1].is_some());
}

#[test]
fn older_walls_and_feed_readers_go_on_reading_pages() {
    let json = invented();
    let host = Host::of_many();
    let mut pages = Assembly::new("https://tinh.example/vinh-danh/feed.json", today(), None);
    let mut path = "feed.json".to_owned();
    loop {
        pages.add_page(host.kept.text(&path).as_bytes()).unwrap();
        let Some(next) = pages.next_page() else { break };
        next.rsplit('/').next().unwrap().clone_into(&mut path);
    }
    let joined = pages.finish().feed;
    assert_eq!(joined.items.len(), read(&json).items.len());
    let blocks = joined.blocks.unwrap();
    assert!(blocks.starts_with("https://tinh.example/vinh-danh/blocks/"), "{blocks}");
}

#[test]
fn a_short_list_has_no_blocks_and_the_same_list_the_same_files() {
    let short = r#"{"title":"Thử","items":[{"id":"1","title":"A"}],"_recognition":{"blocks":"blocks/old/head.json"}}"#;
    let mut options = options(short);
    let (kept, _) = site(short, &options);
    assert!(!kept.0.keys().any(|path| path.starts_with("blocks/")));
    assert!(!kept.text("feed.json").contains("blocks"), "none that another build wrote");
    options.blocks_from = 1;
    let (kept, _) = site(short, &options);
    let (again, _) = site(short, &options);
    assert_eq!(kept.0, again.0);
    assert!(kept.0.keys().any(|path| path.starts_with("blocks/")));
}

#[test]
fn the_first_screen_does_not_grow_with_the_number_of_people() {
    let size = |count: usize| {
        let items: Vec<Value> = (0..count)
            .map(|number| {
                let name = format!("Lê Văn {}", number % 50);
                json!({ "id": format!("n{number:05}"), "title": name })
            })
            .collect();
        let json = json!({ "title": "Thử", "items": items }).to_string();
        let host = Host::of(&json);
        host.file("head.json").len() + host.file("cards/0.json").len()
    };
    assert!(size(3_000).abs_diff(size(1_000)) < 32);
}
