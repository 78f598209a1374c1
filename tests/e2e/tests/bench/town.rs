//! The people of a measurement: their number goes in; their feed as files of a website, what a visitor
//! does there, and the right answers come out.
//!
//! The answers are counted from the people themselves, not by the wall's own core: a filter that is
//! fast and wrong must not win.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use bytes::Bytes;
use recognition_wall_core::feed::Limits;
use recognition_wall_core::text::fold::fold;
use recognition_wall_crowd::{Person, crowd};
use recognition_wall_e2e::site;
use recognition_wall_site::{FeedPages, Published, split_feed};

use crate::wire::{File, Files, Kind};

/// What a visitor searches for, letter by letter.
pub(crate) const QUERIES: [&str; 4] = ["nguyen van", "tran thi", "nong nghiep", "le minh"];

/// The page of a host with nothing but the wall, as the peers' pages have nothing but their list.
const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wall</title>
<script async src="wall.js"></script><body><recognition-wall lang="vi" src="/feed/feed.json"></recognition-wall>
"#;

/// How many different photos there are; as many as the sample has for so many of its people.
const PHOTOS: usize = 24;

/// A choice of a filter; no value gives the choice in it up.
pub(crate) type Choice = (&'static str, Option<String>);

/// People and what is done among them.
pub(crate) struct Town {
    /// How many there are.
    pub(crate) people: usize,
    /// The website.
    pub(crate) files: Files,
    /// The bytes of the whole feed, raw and in brotli, and how many pages it has.
    pub(crate) feed: (usize, usize, usize),
    /// The choices of a round, and how many people each shows.
    pub(crate) choices: Vec<(Choice, usize)>,
    /// The choices whose movement is looked at.
    pub(crate) moving: Vec<Choice>,
    /// How many people each of [`QUERIES`] finds.
    pub(crate) found: Vec<usize>,
}

impl Town {
    /// Invents people and everything that they need.
    ///
    /// # Errors
    /// If the built files can't be read, or nothing can be kept in `cache`.
    pub(crate) fn of(people: usize, cache: &Path) -> Result<Self> {
        let everybody: Vec<Person> = crowd().take(people).collect();
        let (choices, moving) = plan(&everybody);
        let mut files = built(cache)?;
        add_photos(&mut files, &everybody)?;
        let feed = add_feed(&mut files, people, cache)?;
        Ok(Self { people, files, feed, choices, moving, found: found(&everybody) })
    }

    /// The first choice that anybody makes, and how many people it shows.
    pub(crate) fn first(&self) -> Option<&(Choice, usize)> {
        self.choices.first()
    }
}

/// The values of a key, the most frequent first; of equals, the first one first.
fn by_frequency(people: &[Person], value: impl Fn(&Person) -> String) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for person in people {
        let value = value(person);
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(value, _)| value).collect()
}

fn plan(people: &[Person]) -> (Vec<(Choice, usize)>, Vec<Choice>) {
    let fields = by_frequency(people, |one| one.field.to_owned());
    let awards = by_frequency(people, |one| one.award.to_owned());
    let years = by_frequency(people, |one| one.year.to_string());
    let of = |list: &[String], place: usize| list.get(place).cloned();
    let order: Vec<Choice> = vec![
        ("field", of(&fields, 1)),
        ("award", of(&awards, 0)),
        ("award", None),
        ("field", of(&fields, 0)),
        ("year", of(&years, 0)),
        ("field", None),
        ("year", of(&years, 2)),
        ("year", None),
        ("award", of(&awards, 2)),
        ("field", of(&fields, 3)),
        ("award", None),
        ("field", None),
    ];
    let moving = vec![
        ("field", of(&fields, 0)),
        ("field", None),
        ("award", of(&awards, 1)),
        ("award", None),
    ];
    let [mut field, mut award, mut year] = [None, None, None];
    let counted = order.into_iter().map(|(facet, value)| {
        let chosen = match facet {
            "field" => &mut field,
            "award" => &mut award,
            _ => &mut year,
        };
        chosen.clone_from(&value);
        let is = |wanted: &Option<String>, value: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted == value)
        };
        let shown = people.iter().filter(|one| {
            is(&field, one.field) && is(&award, one.award) && is(&year, &one.year.to_string())
        });
        ((facet, value), shown.count())
    });
    (counted.collect(), moving)
}

/// Who has a word for each word of a query that begins with it, wherever it stands.
fn found(people: &[Person]) -> Vec<usize> {
    let mut found = vec![0; QUERIES.len()];
    for one in people {
        let Person { name, unit, field, award, citation, .. } = one;
        let text = format!(" {}", fold(&format!("{name} {unit} {field} {award} {citation}")));
        for (query, count) in QUERIES.iter().zip(&mut found) {
            let has_all = query.split(' ').all(|word| text.contains(&format!(" {word}")));
            *count += usize::from(has_all);
        }
    }
    found
}

/// Script, Wasm and the page with the one tag, as a host serves them.
fn built(cache: &Path) -> Result<Files> {
    let (wasm, later) = (site::wasm_file()?, site::wasm_of("wall-later")?);
    let mut files = Files::new();
    for (name, media) in [
        ("wall.js", "text/javascript; charset=utf-8"),
        (&wasm, "application/wasm"),
        (&later, "application/wasm"),
    ] {
        let read = |name: &str| {
            let path = site::dist().join(name);
            fs::read(&path).with_context(|| format!("no {}", path.display())).map(Bytes::from)
        };
        let brotli = Some(read(&format!("{name}.br"))?);
        files
            .insert(format!("/{name}"), File { kind: Kind::Code, media, raw: read(name)?, brotli });
    }
    let brotli = Some(packed(PAGE.as_bytes(), 11, cache)?);
    let media = "text/html; charset=utf-8";
    files.insert("/".to_owned(), File { kind: Kind::Code, media, raw: PAGE.into(), brotli });
    Ok(files)
}

fn add_photos(files: &mut Files, people: &[Person]) -> Result<()> {
    let folder = site::dist().join("demo/sample/photos");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("no {}", folder.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.len() == "001-480.jpg".len() && name.ends_with("-480.jpg"))
        .collect();
    names.sort();
    let photos = names.iter().take(PHOTOS).map(|name| fs::read(folder.join(name)).map(Bytes::from));
    let photos = photos.collect::<std::io::Result<Vec<Bytes>>>()?;
    for (one, raw) in people.iter().zip(photos.iter().cycle()) {
        let file = File { kind: Kind::Photo, media: "image/jpeg", raw: raw.clone(), brotli: None };
        files.insert(format!("/photo/{}.jpg", one.id), file);
    }
    Ok(())
}

/// The feed: one file, or the pages of `wall build` where a wall would refuse it as one.
fn add_feed(files: &mut Files, people: usize, cache: &Path) -> Result<(usize, usize, usize)> {
    let json = recognition_wall_crowd::feed(people);
    let mut pages = Vec::new();
    if json.len() > Limits::default().bytes {
        split_feed(
            Published::Bytes(json.as_bytes()),
            FeedPages::default(),
            None,
            &mut |name, text| {
                pages.push((name, text));
                Ok(())
            },
        )?;
    } else {
        pages.push(("feed.json".to_owned(), json));
    }
    // 11 takes seconds for a megabyte.
    let quality = if people > 20_000 { 6 } else { 11 };
    let (mut bytes, count) = ((0, 0), pages.len());
    for (name, text) in pages {
        let brotli = packed(text.as_bytes(), quality, cache)?;
        bytes.0 += text.len();
        bytes.1 += brotli.len();
        let media = "application/feed+json";
        let file = File { kind: Kind::Feed, media, raw: text.into(), brotli: Some(brotli) };
        files.insert(format!("/feed/{name}"), file);
    }
    Ok((bytes.0, bytes.1, count))
}

/// Brotli as a static host would have made it beforehand; kept, for it takes a while.
fn packed(bytes: &[u8], quality: i32, cache: &Path) -> Result<Bytes> {
    let mut hash = DefaultHasher::new();
    (bytes, quality).hash(&mut hash);
    let kept = cache.join(format!("{:016x}.br", hash.finish()));
    if let Ok(known) = fs::read(&kept) {
        return Ok(known.into());
    }
    let settings = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    fs::create_dir_all(cache)?;
    // Beside its place first: a run that is cut off must not leave half of it.
    let half = kept.with_extension("half");
    fs::write(&half, &out)?;
    fs::rename(&half, &kept)?;
    Ok(out.into())
}
