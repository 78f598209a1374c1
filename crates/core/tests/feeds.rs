//! Reads every feed of `tests/feeds/` and compares what an editor and a visitor would get with
//! `expected.txt`. `UPDATE=1` writes that file anew; read the difference before you commit it.
//!
//! A scenario is a folder: `feed.json` (or `feed.bin` where the bytes are no text), further pages
//! by the names that `next_url` gives them, and `map.json` where the feed is foreign.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that fails should fail loudly"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{
    Assembly, Award, Feed, Honouree, Mapping, Photo, Problem, Reading, Text,
};
use recognition_wall_core::locale::Locale;

const FEED_URL: &str = "https://haugiang.example/vinh-danh/feed.json";

#[test]
fn every_feed_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/feeds");
    let mut scenarios: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    scenarios.sort();
    assert!(scenarios.len() >= 25, "only {} scenarios", scenarios.len());
    let mut differences = String::new();
    for scenario in scenarios {
        let read = describe_scenario(&scenario);
        let expected = scenario.join("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &read).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if read != wanted {
            let name = scenario.file_name().unwrap().to_string_lossy();
            write!(differences, "--- {name}: expected\n{wanted}+++ {name}: read\n{read}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

fn describe_scenario(folder: &Path) -> String {
    let today = PartialDate::new(2026, 11, 23).unwrap();
    let mapping = match fs::read(folder.join("map.json")).map(|bytes| Mapping::read(&bytes)) {
        Ok(Ok(mapping)) => Some(mapping),
        Ok(Err(failure)) => return problem_line(&failure.problem()),
        Err(_) => None,
    };
    let first = ["feed.json", "feed.bin"].map(|name| folder.join(name));
    let first = first.iter().find(|path| path.exists()).expect("a scenario has a feed");
    let mut assembly = Assembly::new(FEED_URL, today, mapping);
    if let Err(failure) = assembly.add_page(&fs::read(first).unwrap()) {
        return format!("not read\n{}", problem_line(&failure.problem()));
    }
    while let Some(url) = assembly.next_page() {
        let name = url.rsplit('/').next().unwrap().to_owned();
        match fs::read(folder.join(name)) {
            Ok(bytes) => {
                // The failure of a later page is among the problems.
                let _told = assembly.add_page(&bytes);
            }
            Err(_) => assembly.page_failed(),
        }
    }
    describe(&assembly.finish())
}

fn describe(reading: &Reading) -> String {
    let mut out = format!("{} shown, {} left out\n", reading.feed.items.len(), reading.left_out);
    describe_feed(&reading.feed, &mut out);
    for honouree in &reading.feed.items {
        describe_honouree(honouree, &mut out);
    }
    if !reading.problems.is_empty() {
        out.push('\n');
    }
    for problem in &reading.problems {
        out.push_str(&problem_line(problem));
    }
    out
}

fn problem_line(problem: &Problem) -> String {
    let mut line = format!("{} {}", problem.code(), problem.severity().as_str());
    if problem.page > 1 {
        write!(line, " page {}", problem.page).unwrap();
    }
    write!(line, " {:?}", problem.pointer).unwrap();
    if let Some(id) = &problem.id {
        write!(line, " [{id}]").unwrap();
    }
    if let Some(name) = &problem.name {
        write!(line, " {name}").unwrap();
    }
    format!("{line}: {}\n", problem.message(&Locale::best(["en"])))
}

fn describe_feed(feed: &Feed, out: &mut String) {
    let mut line = |key: &str, value: String| {
        if !value.is_empty() {
            writeln!(out, "  {key}: {value}").unwrap();
        }
    };
    line("title", text(&feed.title));
    line("description", texts(&feed.description));
    line("language", feed.language.as_deref().unwrap_or_default().to_owned());
    line("home page", feed.home_page_url.as_deref().unwrap_or_default().to_owned());
    line("as of", feed.as_of.as_deref().unwrap_or_default().to_owned());
    line("contact", feed.contact.as_deref().unwrap_or_default().to_owned());
    let facets: Vec<String> = feed
        .facets
        .iter()
        .map(|facet| match &facet.label {
            Some(label) => format!("{} ({})", facet.key, text(label)),
            None => facet.key.to_string(),
        })
        .collect();
    line("facets", facets.join(", "));
    for (code, kind) in feed.awards.iter() {
        let level = kind.level.as_deref().unwrap_or("?");
        let group = kind.group.as_deref().unwrap_or("?");
        line(
            &format!("award {code}"),
            format!("{} {:?} {level} {group}", text(&kind.title), kind.rank),
        );
    }
    line(
        "withdrawn",
        feed.withdrawn.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    );
}

fn describe_honouree(honouree: &Honouree, out: &mut String) {
    let Honouree { id, name, kind, visibility, .. } = honouree;
    writeln!(out, "- [{id}] {} ({}, {visibility:?})", text(name), kind.as_str()).unwrap();
    let mut line = |key: &str, value: String| {
        if !value.is_empty() {
            writeln!(out, "    {key}: {value}").unwrap();
        }
    };
    let word = |word: &Option<std::rc::Rc<str>>| word.as_deref().unwrap_or_default().to_owned();
    line("url", word(&honouree.url));
    line("honorific", texts(&honouree.honorific));
    line("given name", word(&honouree.given_name));
    line("family name", word(&honouree.family_name));
    line("sort key", word(&honouree.sort_key));
    line("aliases", texts(&honouree.aliases));
    line("position", texts(&honouree.position));
    line("unit", texts(&honouree.unit));
    line("place then", texts(&honouree.place.then));
    line("place now", texts(&honouree.place.now));
    line("fields", texts(&honouree.fields));
    line("programme", texts(&honouree.programme));
    line("tags", honouree.tags.join(" | "));
    line("summary", texts(&honouree.summary));
    line("story", texts(&honouree.story));
    line("quote", texts(&honouree.quote));
    for award in &honouree.awards {
        line("award", describe_award(award));
    }
    for photo in &honouree.photos {
        line("photo", describe_photo(photo));
    }
    for link in &honouree.links {
        line("link", format!("{} <{}>", text(&link.label), link.url));
    }
    for (key, values) in honouree.attributes.iter() {
        line(&format!("attribute {key}"), texts(values));
    }
    line("published", honouree.published.map(|date| date.to_string()).unwrap_or_default());
}

fn describe_award(award: &Award) -> String {
    let mut line = text(&award.title);
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            write!(line, "; {key} {value}").unwrap();
        }
    };
    add("class", award.class.as_ref().map(text));
    add("order", award.class_order.map(|order| order.to_string()));
    add("year", award.year.map(|year| year.to_string()));
    add("date", award.date.map(|date| date.to_string()));
    add("posthumous", award.posthumous.then(String::new));
    add("for", award.citation.as_ref().map(text));
    add("status", (!award.status.counts()).then(|| award.status.as_str().to_owned()));
    add("rank", award.rank.map(|rank| rank.to_string()));
    add("level", award.level.as_ref().map(ToString::to_string));
    add("group", award.group.as_ref().map(ToString::to_string));
    if let Some(decision) = &award.decision {
        add("decision", decision.number.as_ref().map(ToString::to_string));
        add("of", decision.date.map(|date| date.to_string()));
        add("by", decision.authority.as_ref().map(text));
        add("signed", decision.signer.as_ref().map(text));
        add("as", decision.signer_title.as_ref().map(text));
        add("at", decision.url.as_ref().map(ToString::to_string));
    }
    line
}

fn describe_photo(photo: &Photo) -> String {
    let mut line = photo.src.to_string();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            write!(line, "; {key} {value}").unwrap();
        }
    };
    add("size", photo.size.map(|(width, height)| format!("{width}x{height}")));
    for source in &photo.sources {
        add("source", Some(format!("{} {:?} {:?}", source.src, source.media_type, source.width)));
    }
    add("alt", photo.alt.as_ref().map(text));
    add("caption", photo.caption.as_ref().map(text));
    add("credit", photo.credit.as_ref().map(text));
    add("licence", photo.licence.as_ref().map(text));
    add("original", photo.original_url.as_ref().map(ToString::to_string));
    add("focal", photo.focal.map(|(x, y)| format!("{x},{y}")));
    add("thumbhash", photo.thumbhash.as_ref().map(ToString::to_string));
    line
}

/// Every wording, long ones shortened: a diff of 20,000 letters helps nobody.
fn text(text: &Text) -> String {
    let wordings: Vec<String> = text
        .all()
        .map(|wording| {
            let shown: String = wording.chars().take(200).flat_map(char::escape_debug).collect();
            let length = wording.chars().count();
            if length > 200 { format!("{shown}… ({length} characters)") } else { shown }
        })
        .collect();
    wordings.join(" / ")
}

fn texts<'t>(list: impl IntoIterator<Item = &'t Text>) -> String {
    let list: Vec<String> = list.into_iter().map(text).collect();
    match list.get(..10) {
        Some(first) if list.len() > 10 => format!("{} … ({})", first.join(" | "), list.len()),
        _ => list.join(" | "),
    }
}
