//! "No link of our site may lead nowhere, and everybody must be found by links alone."

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Context as _, Result, ensure};
use scraper::{Html, Selector};
use url::Url;

use crate::published::{BASE, Published, SAMPLE, is, is_old, official, sample};

/// What a page says that can be an address, by element and attribute.
const ADDRESSES: &[(&str, &str)] = &[
    ("a[href], area[href], link[href]", "href"),
    ("img[src], script[src], iframe[src], source[src], audio[src], video[src]", "src"),
    ("recognition-wall[src]", "src"),
    ("recognition-wall[map]", "map"),
    ("form[action]", "action"),
    ("video[poster]", "poster"),
    ("meta[property='og:url'], meta[property='og:image']", "content"),
];

/// A page as it was read once.
#[derive(Debug, Default)]
struct Page {
    /// Where it leads, as it is written and in full; those by which a visitor goes on are marked.
    links: Vec<Link>,
    /// What a fragment may name.
    ids: BTreeSet<String>,
    /// The wall stands on it: it answers to fragments of its own.
    has_wall: bool,
}

#[derive(Debug)]
struct Link {
    written: String,
    url: Url,
    is_a_way: bool,
}

fn selector(css: &str) -> Result<Selector> {
    Selector::parse(css).map_err(|error| anyhow::anyhow!("{css}: {error}"))
}

/// Reads a page that stands at `path` of the site.
fn page(path: &str, html: &str) -> Result<Page> {
    let own = Url::parse(BASE)?.join(path)?;
    let document = Html::parse_document(html);
    let base = document.select(&selector("base[href]")?).next();
    let base =
        base.and_then(|base| base.attr("href")).map_or(Ok(own.clone()), |it| own.join(it))?;
    let mut page = Page::default();
    let mut add = |written: &str, is_a_way: bool| -> Result<()> {
        let url = base.join(written).with_context(|| format!("{path}: {written} is no address"))?;
        page.links.push(Link { written: written.to_owned(), url, is_a_way });
        Ok(())
    };
    for (css, attribute) in ADDRESSES {
        for element in document.select(&selector(css)?) {
            let written = element.attr(attribute).unwrap_or_default();
            add(written, element.value().name() == "a")?;
        }
    }
    for element in document.select(&selector("[srcset], [imagesrcset]")?) {
        let set = element.attr("srcset").or(element.attr("imagesrcset")).unwrap_or_default();
        for candidate in set.split(", ").filter_map(|candidate| candidate.split(' ').next()) {
            add(candidate, false)?;
        }
    }
    for element in document.select(&selector("meta[http-equiv='refresh']")?) {
        let content = element.attr("content").unwrap_or_default();
        let (_, target) = content.split_once("url=").context("a refresh to nowhere")?;
        add(target, true)?;
    }
    let named = selector("[id]")?;
    let named = document.select(&named).filter_map(|element| element.attr("id"));
    page.ids = named.map(str::to_owned).collect();
    page.has_wall = document.select(&selector("recognition-wall")?).next().is_some();
    Ok(page)
}

/// A whole site, read.
struct Map<'s> {
    site: &'s Published,
    files: BTreeSet<String>,
    pages: BTreeMap<String, Page>,
    /// Files that something leads to.
    used: RefCell<BTreeSet<String>>,
}

impl<'s> Map<'s> {
    fn of(site: &'s Published) -> Result<Self> {
        let mut pages = BTreeMap::new();
        for path in &site.pages {
            let html = String::from_utf8(site.read(path)?)?;
            pages.insert(path.clone(), page(path, &html)?);
        }
        Ok(Self { site, files: site.files()?, pages, used: RefCell::default() })
    }

    /// The file of the site that an address names; `None` for those elsewhere.
    fn file(&self, url: &Url) -> Option<String> {
        let path = url.as_str().split(['#', '?']).next().unwrap_or_default().strip_prefix(BASE)?;
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = if is_folder { path + "index.html" } else { path };
        self.used.borrow_mut().insert(file.clone());
        Some(file)
    }

    /// Why an address leads nowhere; `None` if it leads somewhere, or out of the site.
    fn fault(&self, url: &Url) -> Option<String> {
        let Some(file) = self.file(url) else {
            // A relative address that climbs out of the site, or one that names the host alone.
            let here = Url::parse(BASE).ok()?;
            let is_outside = url.host() == here.host();
            return is_outside.then(|| "it leaves the site's folder".to_owned());
        };
        if !self.files.contains(&file) {
            return Some(format!("there is no {file}"));
        }
        let fragment = url.fragment().filter(|fragment| !fragment.is_empty())?;
        let page = self.pages.get(&file)?;
        let name = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        if let Some(person) = name.strip_prefix("wall/").filter(|_| page.has_wall) {
            let id = person.split('?').next().unwrap_or_default();
            return (!self.site.ids.contains(id)).then(|| format!("nobody has the id {id}"));
        }
        (!page.ids.contains(&*name)).then(|| format!("{file} has nothing called {name}"))
    }

    /// Every address on every page that leads nowhere.
    fn faults(&self) -> Vec<String> {
        let links =
            self.pages.iter().flat_map(|(path, page)| page.links.iter().map(move |it| (path, it)));
        let faults = links.filter_map(|(path, Link { written, url, .. })| {
            self.fault(url).map(|reason| format!("{path} leads to {written}: {reason}"))
        });
        faults.collect()
    }

    /// Everything that a visitor comes to from a page by links.
    fn reached_from(&self, start: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::from([start.to_owned()]);
        let mut next = VecDeque::from([start.to_owned()]);
        while let Some(path) = next.pop_front() {
            let links = self.pages.get(&path).into_iter().flat_map(|page| &page.links);
            for link in links.filter(|link| link.is_a_way) {
                if let Some(found) = self.file(&link.url)
                    && seen.insert(found.clone())
                {
                    next.push_back(found);
                }
            }
        }
        seen
    }
}

/// The widget's own pages, which the site does not lead to: they are addresses to give to others.
const WIDGETS: [&str; 3] = ["embed.html", "kiosk.html", "ceremony.html"];

/// Whether a visitor is not meant to come to a page by links.
fn is_apart(page: &str) -> bool {
    WIDGETS.contains(&page) || page == "404.html" || is_old(page)
}

/// Every link leads somewhere, no page is left out, and all people are reached from the first page of
/// each language without any script.
fn is_one_piece(site: &Published, people: usize) -> Result<()> {
    let map = Map::of(site)?;
    let faults = map.faults();
    let some: Vec<&String> = faults.iter().take(20).collect();
    ensure!(faults.is_empty(), "{} links lead nowhere: {some:#?}", faults.len());
    let links: usize = map.pages.values().map(|page| page.links.len()).sum();
    ensure!(links > people * 10, "only {links} links were looked at");

    let reached = map.reached_from("index.html");
    let orphans: Vec<&String> =
        site.pages.iter().filter(|page| !is_apart(page) && !reached.contains(*page)).collect();
    ensure!(orphans.is_empty(), "no link leads to {orphans:?}");
    for (start, folder) in [("index.html", "nguoi/"), ("en/index.html", "en/nguoi/")] {
        let found = map.reached_from(start);
        let found = found.iter().filter(|it| it.starts_with(folder) && !is_old(it)).count();
        ensure!(found == people, "from {start} one comes to {found} people of {people}");
    }
    let lost: Vec<&String> = site.pages.iter().filter(|page| is_old(page)).collect();
    ensure!(lost.len() == 4, "the old addresses of both languages are {lost:?}");
    let unused: Vec<&String> =
        map.files.iter().filter(|file| file.starts_with("photos/")).collect();
    let unused: Vec<_> = unused.into_iter().filter(|it| !map.used.borrow().contains(*it)).collect();
    ensure!(unused.is_empty(), "photos that no page shows: {unused:?}");
    is_listed(&map)
}

/// What machines read, sitemap and feeds, leads to pages that are there, and to all of them.
fn is_listed(map: &Map<'_>) -> Result<()> {
    let mut addresses = BTreeMap::new();
    for file in map.files.iter().filter(|file| is(file, "xml")) {
        let xml = String::from_utf8(map.site.read(file)?)?;
        for part in ["<loc>", "<id>http", "href=\"", "src=\""] {
            for rest in xml.split(part).skip(1) {
                let address = rest.split(['<', '"']).next().unwrap_or_default();
                let address =
                    if part == "<id>http" { format!("http{address}") } else { address.into() };
                addresses.insert(address.replace("&amp;", "&"), file.clone());
            }
        }
    }
    for (address, file) in &addresses {
        let url = Url::parse(BASE)?.join(address)?;
        if let Some(reason) = map.fault(&url) {
            anyhow::bail!("{file} leads to {address}: {reason}");
        }
    }
    for page in map.site.pages.iter().filter(|page| !is_apart(page)) {
        let short = page.strip_suffix("index.html").unwrap_or(page);
        let is_there = |path: &str| addresses.contains_key(&[BASE, path].concat());
        ensure!(is_there(page) || is_there(short), "no sitemap has {page}");
    }
    Ok(())
}

#[test]
fn every_link_of_the_sample_leads_somewhere_and_every_page_is_found() -> Result<()> {
    is_one_piece(sample()?, SAMPLE)
}

#[test]
fn every_link_of_the_official_list_leads_somewhere_and_all_868_are_found() -> Result<()> {
    official()?.map_or(Ok(()), |site| is_one_piece(site, 868))
}

/// What the check above is for: it sees each kind of broken link.
#[test]
fn a_broken_link_of_each_kind_is_seen() -> Result<()> {
    let site = sample()?;
    let mut map = Map::of(site)?;
    let html = "<a href=\"nobody.html\">1</a><a href=\"so-vang.html#nowhere\">2</a>\
        <img src=\"photos/none.jpg\" srcset=\"photos/none-2.jpg 480w\"><a href=\"../out.html\">3</a>\
        <a href=\"index.html#wall/nobody\">4</a><a href=\"https://elsewhere.example/\">5</a>\
        <meta http-equiv=\"refresh\" content=\"0; url=lost.html\">";
    map.pages = BTreeMap::from([("broken.html".to_owned(), page("broken.html", html)?)]);
    for kept in ["so-vang.html", "index.html"] {
        let read = page(kept, &String::from_utf8(site.read(kept)?)?)?;
        map.pages.insert(kept.to_owned(), Page { links: Vec::new(), ..read });
    }
    let faults = map.faults();
    ensure!(faults.len() == 7, "seen are {faults:#?}");
    Ok(())
}
