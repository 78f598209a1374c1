//! The pages of a site, looked at as a browser, a search engine and a reader without scripts do.

use std::collections::{BTreeSet, VecDeque};

use crate::common::{Kept, candidates, example, options, read, site};
use proptest::prelude::*;
use recognition_wall_core::locale::Locale;
use recognition_wall_site::{Compression, Previous, SiteFile, SiteOptions, prerender};
use scraper::{Html, Selector};

fn select<'d>(page: &'d Html, selector: &str) -> Vec<scraper::ElementRef<'d>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Whether a file is the page of a person.
fn is_person(path: &str) -> bool {
    path.strip_prefix("nguoi/").is_some_and(|file| file.strip_suffix(".html").is_some())
}

/// Where a relative link of a page leads within the site; `None` for links out.
fn target(page: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap();
    let link = link.strip_prefix("https://tinh.example/vinh-danh/").map_or_else(
        || link.to_owned(),
        |path| ["../".repeat(page.matches('/').count()).as_str(), path].concat(),
    );
    if link.split('/').next().unwrap().contains(':') {
        return None;
    }
    if link.is_empty() {
        return Some(page.to_owned());
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(folders.pop().is_some(), "{page}: {link} leaves the site"),
            part => folders.push(part),
        }
    }
    let path = folders.join("/");
    Some(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
}

/// Everything that every page of every site must hold to, its links too.
fn check(kept: &Kept) {
    check_markup(kept);
    check_links(kept);
}

/// Everything but the links.
fn check_markup(kept: &Kept) {
    for (path, html) in kept.pages() {
        let page = Html::parse_document(html);
        assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
        let mut ids = BTreeSet::new();
        for element in select(&page, "*") {
            for (name, value) in element.value().attrs() {
                assert!(name != "style" && !name.starts_with("on"), "{path}: {name}");
                assert!(name != "id" || ids.insert(value.to_owned()), "{path}: id {value} twice");
                if ["href", "src"].contains(&name) {
                    assert!(!value.trim_start().to_lowercase().starts_with("javascript"), "{path}");
                }
            }
            if element.value().name() == "script" {
                let is_data = element.attr("type") == Some("application/ld+json");
                assert!(is_data || element.inner_html().is_empty(), "{path}: inline script");
            }
            assert_ne!(element.value().name(), "style", "{path}");
        }
        let mut level = 0;
        for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
            let own: u8 = heading.value().name().trim_start_matches('h').parse().unwrap();
            assert!(own <= level + 1, "{path}: h{own} after h{level}");
            level = own;
        }
        assert_eq!(select(&page, "h1").len(), 1, "{path}");
        assert_eq!(select(&page, "main").len(), 1, "{path}");
        for image in select(&page, "img") {
            assert!(image.attr("alt").is_some_and(|alt| !alt.is_empty()), "{path}");
            assert_eq!(image.attr("width").is_some(), image.attr("height").is_some(), "{path}");
        }
        for data in select(&page, "script[type='application/ld+json']") {
            let text: String = data.text().collect();
            let data: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(data["@context"], "https://schema.org", "{path}");
        }
    }
}

/// Every link and picture that stays inside the site leads somewhere.
fn check_links(kept: &Kept) {
    for (path, html) in kept.pages() {
        let page = Html::parse_document(html);
        for link in select(&page, "a[href], link[href], script[src]") {
            let link = link.attr("href").or(link.attr("src")).unwrap();
            let Some(found) = target(path, link) else { continue };
            let is_there = kept.0.contains_key(&found) || found == "wall.js";
            assert!(is_there, "{path} leads to {link}, which is {found}");
            if let Some((_, id)) = link.split_once('#')
                && !id.starts_with("wall/")
            {
                assert!(kept.text(&found).contains(&format!("id=\"{id}\"")), "{path}: {link}");
            }
        }
        for image in select(&page, "img, source") {
            let all = [image.attr("src"), image.attr("srcset")];
            for address in all.iter().flatten().flat_map(|set| set.split(", ")) {
                let address = address.split(' ').next().unwrap();
                if let Some(found) = target(path, address) {
                    assert!(kept.0.contains_key(&found), "{path}: {address}");
                }
            }
        }
    }
}

/// Every page that a visitor comes to from the wall page by links.
fn reachable(kept: &Kept) -> BTreeSet<String> {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut next = VecDeque::from(["index.html".to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = Html::parse_document(kept.text(&path));
        for link in select(&page, "a[href]") {
            if let Some(found) = target(&path, link.attr("href").unwrap())
                && kept.0.contains_key(&found)
                && seen.insert(found.clone())
            {
                next.push_back(found);
            }
        }
    }
    seen
}

#[test]
fn the_example_of_the_contract_makes_whole_pages() {
    let json = example();
    let mut options = options(&json);
    let feed = read(&json);
    let photos = feed.items.iter().flat_map(|honouree| &honouree.photos);
    let files = photos.flat_map(|photo| {
        std::iter::once(photo.src.to_string())
            .chain(photo.sources.iter().map(|source| source.src.to_string()))
    });
    let files: BTreeSet<String> = files.filter(|path| !path.contains(':')).collect();
    options.photos = files
        .into_iter()
        .map(|path| SiteFile { from: path.clone().into(), path, may_link: false })
        .collect();
    let (kept, summary) = site(&json, &options);
    check(&kept);
    assert_eq!(summary.people, feed.items.len());
    assert!(!summary.notes("vi").is_empty(), "no widget was given");
    let person = kept.0.keys().find(|path| is_person(path));
    let page = Html::parse_document(kept.text(person.unwrap()));
    let meta = |name: &str| {
        let selector = format!("meta[property='{name}']");
        select(&page, &selector).first().and_then(|meta| meta.attr("content")).map(str::to_owned)
    };
    assert_eq!(meta("og:type").as_deref(), Some("profile"));
    assert!(meta("og:image").unwrap().starts_with("https://tinh.example/vinh-danh/photos/"));
    assert!(meta("og:url").unwrap().starts_with("https://tinh.example/vinh-danh/nguoi/"));
    let text: String = page.root_element().text().collect();
    assert!(text.contains("937/QĐ-UBND") && text.contains("tháng 6 năm 2023"), "{text}");
}

#[test]
fn all_868_are_reachable_with_scripts_off() {
    let Some(json) = candidates() else { return };
    let mut options = options(&json);
    options.languages.truncate(1);
    options.compression = Compression::None;
    let (kept, summary) = site(&json, &options);
    assert_eq!(summary.people, 868);
    check(&kept);
    let seen = reachable(&kept);
    let people = kept.0.keys().filter(|path| is_person(path));
    let people: Vec<&String> = people.collect();
    assert_eq!(people.len(), 868);
    assert!(people.iter().all(|path| seen.contains(*path)));
    // Also without the previous and next of each page: the lists alone lead to all.
    let listed: BTreeSet<String> = kept
        .pages()
        .filter(|(path, _)| *path == "index.html" || path.starts_with("danh-sach/"))
        .flat_map(|(path, html)| {
            let page = Html::parse_document(html);
            let links: Vec<String> = select(&page, "main a[href]")
                .into_iter()
                .filter_map(|link| target(path, link.attr("href").unwrap()))
                .filter(|found| found.starts_with("nguoi/"))
                .collect();
            links
        })
        .collect();
    assert_eq!(listed.len(), 868);
    let roll = Html::parse_document(kept.text("so-vang.html"));
    assert_eq!(select(&roll, ".rws-roll__one").len(), 868);
    assert_eq!(kept.text("sitemap.xml").matches("<loc>").count(), 868 + 1 + 1 + 5);
}

#[test]
fn the_first_screen_does_not_grow_with_the_list() {
    let feed = |count: usize| {
        let items: Vec<String> = (0..count)
            .map(|id| format!("{{\"id\":\"n{id:05}\",\"title\":\"Người thứ {id:05}\"}}"))
            .collect();
        format!("{{\"title\":\"Thử\",\"items\":[{}]}}", items.join(","))
    };
    let size = |count: usize| {
        let json = feed(count);
        let mut options = options(&json);
        options.languages.truncate(1);
        options.compression = Compression::None;
        site(&json, &options).0.text("index.html").len()
    };
    assert!(size(3_000).abs_diff(size(400)) < 16);
}

#[test]
fn a_renamed_person_is_found_at_the_old_address_and_whoever_is_gone_has_a_kind_page() {
    let json = r#"{"title":"Thử","items":[{"id":"1","title":"Lê Thị Mới"}],"_recognition":{"withdrawn":["2"]}}"#;
    let mut options = options(json);
    options.languages.truncate(1);
    let memory = br#"{"1":["le-thi-cu"],"2":["tran-van-kin"]}"#;
    options.previous = Previous::new(memory, ["nguoi-nao-do.html".to_owned()]);
    let (kept, summary) = site(json, &options);
    check(&kept);
    assert_eq!((summary.moved, summary.gone), (1, 2));
    let moved = kept.text("nguoi/le-thi-cu.html");
    assert!(moved.contains(r#"content="0; url=le-thi-moi.html""#));
    assert!(moved.contains(
        r#"rel="canonical" href="https://tinh.example/vinh-danh/nguoi/le-thi-moi.html""#
    ));
    let redirect = "/vinh-danh/nguoi/le-thi-cu.html /vinh-danh/nguoi/le-thi-moi.html 301\n";
    assert_eq!(kept.text("_redirects"), redirect);
    for gone in ["nguoi/tran-van-kin.html", "nguoi/nguoi-nao-do.html"] {
        assert!(kept.text(gone).contains(r#"name="robots" content="noindex""#));
        assert!(!kept.text(gone).to_lowercase().contains("kín"));
    }
    // Nothing that is published names who is gone.
    for (path, bytes) in &kept.0 {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("tran-van-kin"), "{path}");
    }
    let slugs: serde_json::Value = serde_json::from_str(kept.text("slugs.json")).unwrap();
    assert_eq!(slugs, serde_json::json!({ "1": ["le-thi-moi", "le-thi-cu"] }));
}

#[test]
fn without_an_address_nothing_is_absolute_and_the_site_is_whole() {
    let json = r#"{"title":"Thử","items":[{"id":"1","title":"An","image":"photos/a b,c.jpg"}]}"#;
    let mut options = SiteOptions::new(Locale::best(["vi"]), crate::common::today());
    options.photos =
        vec![SiteFile { path: "photos/a%20b,c.jpg".to_owned(), from: "x".into(), may_link: false }];
    let (kept, _) = site(json, &options);
    check(&kept);
    assert!(!kept.0.contains_key("sitemap.xml") && !kept.0.contains_key("atom.xml"));
    assert!(!kept.text("nguoi/an.html").contains("og:url"));
    assert!(!kept.text("nguoi/an.html").contains("feed.json\""), "no feed was published");
}

#[test]
fn a_text_that_falls_back_says_its_language() {
    let json = r#"{"title":{"vi":"Thử"},"language":"vi","items":[{"id":"1","title":"An","summary":"Chỉ có tiếng Việt"}]}"#;
    let (kept, _) = site(json, &options(json));
    let page = Html::parse_document(kept.text("en/nguoi/an.html"));
    let summary = select(&page, ".rws-person__summary");
    assert_eq!(summary[0].attr("lang"), Some("vi"));
    let page = Html::parse_document(kept.text("nguoi/an.html"));
    assert_eq!(select(&page, ".rws-person__summary")[0].attr("lang"), None);
}

#[test]
fn what_is_pasted_elsewhere_leads_back_to_the_site() {
    let json = example();
    let feed = read(&json);
    let fragment = prerender(&feed, &options(&json)).unwrap();
    let page = Html::parse_fragment(&fragment);
    for link in select(&page, "a, img") {
        let address = link.attr("href").or(link.attr("src")).unwrap();
        assert!(address.starts_with("https://tinh.example/vinh-danh/"), "{address}");
    }
    assert!(!fragment.contains("<html") && !fragment.contains("<h1"));
}

#[test]
fn feeds_of_the_newest_are_what_they_say() {
    let json = example();
    let (kept, _) = site(&json, &options(&json));
    let newest: serde_json::Value = serde_json::from_str(kept.text("feed-newest.json")).unwrap();
    assert_eq!(newest["version"], "https://jsonfeed.org/version/1.1");
    assert!(newest["items"][0]["url"].as_str().unwrap().starts_with("https://tinh.example/"));
    let atom = kept.text("atom.xml");
    for element in ["feed", "entry", "updated", "id"] {
        let open = atom.matches(&format!("<{element}>")).count()
            + atom.matches(&format!("<{element} ")).count();
        assert_eq!(open, atom.matches(&format!("</{element}>")).count(), "{element}");
    }
}

/// Texts that would break out of a page if anything let them.
fn attack() -> impl Strategy<Value = String> {
    let pieces = [
        "\"",
        "'",
        "<",
        ">",
        "&",
        "</script>",
        "<!--",
        "-->",
        "]]>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"x",
        "javascript:alert(1)",
        "\u{202e}",
        "\u{2066}",
        "\0",
        "\u{1b}",
        "\u{2028}",
        "\u{ffff}",
        "\u{202a}",
        "Năm",
        " ",
        "\n",
        "{name}",
        "\\",
        "`",
        "&lt;",
        "url(x)",
        "data:text/html,x",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..6)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn no_text_of_a_feed_is_ever_markup(texts in proptest::collection::vec(attack(), 8)) {
        let text = |at: usize| texts[at].as_str();
        let json = serde_json::json!({
            "title": text(0), "description": text(1), "language": "vi",
            "_recognition": { "contact": "mailto:a@b.example", "awards": { "x": { "title": text(2) } } },
            "items": [{
                "id": text(3), "title": format!("An {}", text(4)), "summary": text(5),
                "content_text": text(6), "url": text(7),
                "_recognition": {
                    "honorific": text(0), "position": text(1), "unit": text(2), "quote": text(3),
                    "place": text(4), "fields": [text(5)], "aliases": [text(6)],
                    "links": [{ "label": text(7), "url": "https://a.example/" }],
                    "photos": [{
                        "src": format!("https://a.example/{}", text(3)), "alt": text(0),
                        "caption": text(1), "credit": text(2), "licence": text(3),
                        "sources": [{ "src": "https://a.example/x", "type": text(4), "width": 10 }],
                    }],
                    "awards": [{
                        "code": "x", "class": text(4), "citation": text(5), "year": 2023,
                        "decision": { "number": text(6), "authority": text(7), "signer": text(0) },
                    }],
                },
            }],
        })
        .to_string();
        let mut options = options(&json);
        options.title = Some(texts[1].clone());
        options.compression = Compression::None;
        let (kept, _) = site(&json, &options);
        check_markup(&kept);
        for (path, html) in kept.pages() {
            let page = Html::parse_document(html);
            for name in ["iframe", "object", "embed", "form", "base"] {
                prop_assert!(select(&page, name).is_empty(), "{path}: {name}");
            }
            prop_assert!(select(&page, "[onerror], [onmouseover]").is_empty());
            prop_assert!(!html.contains(['\0', '\u{202e}', '\u{2066}', '\u{1b}']), "{path}");
        }
        for file in ["atom.xml", "sitemap.xml"] {
            let xml = kept.text(file);
            prop_assert!(!xml.contains("<img") && !xml.contains("<!") && !xml.contains("]]>"), "{file}");
        }
    }
}
