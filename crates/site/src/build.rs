//! The build: people, options and a sink go in, every file of a site goes to the sink.
//!
//! Twice through the people: once to know addresses, order and counts, once to write their pages.
//! The memory holds a few dozen bytes for each person and one batch of pages.

use std::ops::ControlFlow;
use std::rc::Rc;

use recognition_wall_core::feed::Honouree;

use crate::blocks::{FIRST_PAGE, Plan};
use crate::feed_pages::split_feed;
use crate::folder::{MARK, PEOPLE};
use crate::hosting;
use crate::newest::{atom, json_feed};
use crate::options::{Progress, SiteOptions, Step, Summary};
use crate::output::{Output, Wanted};
use crate::people::People;
use crate::sitemap::Sitemap;
use crate::survey::{Survey, sites, survey};
use crate::view::{
    At, Neighbours, RollPart, Site, gone_page, group_heading, list_page, list_path, missing_page,
    moved_page, person_page, roll_page, roll_path, wall_fragment, wall_page,
};
use crate::{Sink, SiteError};

/// `site.css`: one file for the browser, several for whoever edits it.
const STYLE: &str = concat!(
    include_str!("../styles/page.css"),
    include_str!("../styles/wall.css"),
    include_str!("../styles/person.css"),
    include_str!("../styles/screens.css"),
);

/// What a build asks after each step of the work; [`ControlFlow::Break`] stops it.
pub type Watch<'w> = dyn FnMut(Progress) -> ControlFlow<()> + 'w;

/// Builds a site: gives each of its files to `sink`.
///
/// The caller finishes the sink afterwards; after an error it drops it.
///
/// # Errors
/// See [`SiteError`]; [`SiteError::Stopped`] where `watch` asks for it.
///
/// ```
/// use std::ops::ControlFlow;
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::locale::Locale;
/// use recognition_wall_site::{FolderSink, SiteOptions, build};
/// let folder = tempfile::tempdir()?;
/// let mut feed = Feed::default();
/// feed.items.push(Honouree::new("hg-1", "Trần Thị Bé Năm").into());
/// let today = PartialDate::new(2026, 11, 24).unwrap();
/// let mut sink = FolderSink::begin(&folder.path().join("trang"))?;
/// let mut options = SiteOptions::new(Locale::best(["vi"]), today);
/// options.previous = sink.previous();
/// build(&feed, &options, &mut sink, &mut |_| ControlFlow::Continue(()))?;
/// sink.finish()?;
/// assert!(folder.path().join("trang/nguoi/tran-thi-be-nam.html").is_file());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn build(
    people: &dyn People,
    options: &SiteOptions<'_>,
    sink: &mut dyn Sink,
    watch: &mut Watch<'_>,
) -> Result<Summary, SiteError> {
    let has_widget = options.widget.as_ref().is_some_and(|folder| folder.join("wall.js").is_file());
    let mut sites = sites(people, options, has_widget)?;
    let (cards, names) = (options.cards.max(1), options.names.max(1));
    let most = cards + names;
    let mut survey = survey(people, &sites, &options.previous, most, &mut |done| {
        tell(watch, Step::Survey, done, None)
    })?;
    let total = survey.slugs.len();
    for site in &mut sites {
        site.total = total;
    }
    let mut output = Output::new(sink, options.compression, total);
    let mut summary = Summary { people: total, ..Summary::default() };
    let mut build =
        Build { options, sites: &sites, output: &mut output, sitemap: None, memory: String::new() };
    build.sitemap = options.base.as_ref().map(Sitemap::new);
    build.front(&survey, cards, names)?;
    build.pages(people, &survey, (cards, names), watch)?;
    build.roll(&mut survey)?;
    build.addresses(&survey, &mut summary)?;
    build.files(total, watch)?;
    if options.base.is_none() {
        summary.notes.push("note.no-base");
    }
    if !has_widget {
        summary.notes.push("note.no-widget");
    }
    if options.published.is_none() {
        summary.notes.push("note.no-feed");
    }
    let done = output.finish()?;
    Ok(Summary {
        files: done.files,
        bytes: done.bytes,
        texts: done.texts,
        copies: done.copies,
        ..summary
    })
}

/// The HTML to paste inside `<recognition-wall>`: the first cards, and the way to the others.
///
/// Links are absolute where the options name a base address, else relative to the site's root. The
/// looks come from `site.css`.
///
/// # Errors
/// [`SiteError::NoLanguage`], or that the people can't be read.
pub fn prerender(people: &dyn People, options: &SiteOptions<'_>) -> Result<String, SiteError> {
    let mut sites = sites(people, options, false)?;
    let (cards, names) = (options.cards.max(1), options.names.max(1));
    let survey = survey(people, &sites, &options.previous, cards + names, &mut |_| Ok(()))?;
    let Some(site) = sites.first_mut() else { return Err(SiteError::NoLanguage) };
    site.total = survey.slugs.len();
    let first = first(&survey);
    let at = At { is_elsewhere: true, ..At::new(site, "index.html") };
    let whole = site.total <= cards + names;
    Ok(wall_fragment(&at, &first, cards, whole).as_str().to_owned())
}

/// The people of the wall page with their slugs.
fn first(survey: &Survey) -> Vec<(Rc<Honouree>, &str)> {
    let people = survey.first.iter().enumerate();
    people.map(|(at, honouree)| (Rc::clone(honouree), survey.slugs.get(at))).collect()
}

fn tell(
    watch: &mut Watch<'_>,
    step: Step,
    done: usize,
    total: Option<usize>,
) -> Result<(), SiteError> {
    match watch(Progress { step, done, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(SiteError::Stopped),
    }
}

struct Build<'b, 's> {
    options: &'b SiteOptions<'b>,
    sites: &'b [Site<'b>],
    output: &'b mut Output<'s>,
    sitemap: Option<Sitemap<'b>>,
    /// `slugs.json`, without the bracket that ends it.
    memory: String,
}

impl Build<'_, '_> {
    /// A page that search engines may find.
    fn page(
        &mut self,
        site: &Site<'_>,
        page: &str,
        html: String,
        wanted: Wanted,
    ) -> Result<(), SiteError> {
        let path = site.path(page);
        if let Some(full) = self.sitemap.as_mut().and_then(|sitemap| sitemap.add(&path)) {
            self.output.text(full.0, full.1, Wanted::Seldom)?;
        }
        self.output.text(path, html, wanted)
    }

    /// The wall page, the feeds of the newest, and the page for wrong addresses.
    fn front(&mut self, survey: &Survey, cards: usize, names: usize) -> Result<(), SiteError> {
        let first = first(survey);
        for site in self.sites {
            let at = At::new(site, "index.html");
            let html = wall_page(&at, &first, cards, site.total <= cards + names);
            self.page(site, "index.html", html, Wanted::Often)?;
            let slug = |position| survey.slugs.get(position);
            let at = At::new(site, "feed-newest.json");
            let json = json_feed(&at, &survey.newest, slug);
            self.output.text(site.path("feed-newest.json"), json, Wanted::Often)?;
            if let Some(xml) = atom(&at, &survey.newest, self.options.today, slug) {
                self.output.text(site.path("atom.xml"), xml, Wanted::Often)?;
            }
        }
        if let Some(site) = self.sites.first() {
            // It is shown at addresses of every depth: only whole links are right there.
            let at = At { is_elsewhere: true, ..At::new(site, "404.html") };
            self.output.text("404.html".to_owned(), missing_page(&at), Wanted::Seldom)?;
        }
        self.output.text("site.css".to_owned(), STYLE.to_owned(), Wanted::Often)
    }

    /// A page for each person, and the pages of the list.
    fn pages(
        &mut self,
        people: &dyn People,
        survey: &Survey,
        (cards, names): (usize, usize),
        watch: &mut Watch<'_>,
    ) -> Result<(), SiteError> {
        let total = survey.slugs.len();
        let slug = |position: usize| survey.slugs.get(position);
        let pages = if total <= cards + names { 1 } else { 1 + (total - cards).div_ceil(names) };
        let mut previous: Option<Rc<Honouree>> = None;
        let mut present: Option<Rc<Honouree>> = None;
        let mut position = 0;
        let mut list: Vec<(Rc<Honouree>, &str)> = Vec::new();
        let mut write = |build: &mut Self,
                         previous: &Option<Rc<Honouree>>,
                         present: &Rc<Honouree>,
                         next: Option<&Rc<Honouree>>,
                         position: usize|
         -> Result<(), SiteError> {
            let before = position.wrapping_sub(1);
            let neighbours = Neighbours {
                previous: previous.as_deref().map(|honouree| (honouree, slug(before))),
                next: next.map(|honouree| (&**honouree, slug(position + 1))),
            };
            build.remember(present, survey, position);
            let page = Site::person(slug(position));
            for site in build.sites {
                let html = person_page(&At::new(site, &page), present, neighbours);
                build.page(site, &page, html, Wanted::Seldom)?;
            }
            if pages > 1 && position >= cards {
                list.push((Rc::clone(present), slug(position)));
                if list.len() == names || position + 1 == total {
                    let number = 2 + (position - cards) / names;
                    build.list((number, pages), position + 2 - list.len(), &list)?;
                    list.clear();
                }
            }
            tell(watch, Step::Pages, position + 1, Some(total))
        };
        people.each(&mut |honouree| {
            if let Some(shown) = present.take() {
                write(self, &previous, &shown, Some(honouree), position)?;
                position += 1;
                previous = Some(shown);
            }
            present = Some(Rc::clone(honouree));
            Ok(())
        })?;
        present.map_or(Ok(()), |last| write(self, &previous, &last, None, position))
    }

    /// Writes down what slugs somebody has had.
    fn remember(&mut self, honouree: &Honouree, survey: &Survey, position: usize) {
        let slugs = std::iter::once(survey.slugs.get(position)).chain(survey.slugs.older(position));
        let slugs: Vec<&str> = slugs.collect();
        let start = if self.memory.is_empty() { "{\n" } else { ",\n" };
        let id = serde_json::Value::from(honouree.id.as_str()).to_string();
        let slugs = serde_json::Value::from(slugs).to_string();
        self.memory.extend([start, &id, ":", &slugs]);
    }

    fn list(
        &mut self,
        (number, pages): (usize, usize),
        start: usize,
        people: &[(Rc<Honouree>, &str)],
    ) -> Result<(), SiteError> {
        let page = list_path(number);
        for site in self.sites {
            let html = list_page(&At::new(site, &page), (number, pages), start, people);
            self.page(site, &page, html, Wanted::Seldom)?;
        }
        Ok(())
    }

    /// The roll of honour, in parts where it is long.
    fn roll(&mut self, survey: &mut Survey) -> Result<(), SiteError> {
        let groups = survey.roll.groups();
        let most = self.options.roll.max(1);
        let total: usize = groups.iter().map(|group| group.positions.len()).sum();
        let pages = total.div_ceil(most).max(1);
        for number in 1..=pages {
            let (start, end) = ((number - 1) * most, number * most);
            for (language, site) in self.sites.iter().enumerate() {
                let page = roll_path(number);
                let at = At::new(site, &page);
                let mut parts = Vec::new();
                let mut before = 0;
                for group in &groups {
                    let count = group.positions.len();
                    let from = start.clamp(before, before + count) - before;
                    let to = end.clamp(before, before + count) - before;
                    before += count;
                    let Some(positions) = group.positions.get(from..to) else { continue };
                    if positions.is_empty() {
                        continue;
                    }
                    let rows = positions.iter().map(|at| survey.roll.row(language, *at));
                    let rows = rows.collect::<Result<Vec<_>, _>>()?;
                    let heading = group_heading(&at, group.award.as_ref());
                    parts.push(RollPart { heading, count, rows });
                }
                let html = roll_page(&at, (number, pages), &parts);
                self.page(site, &page, html, Wanted::Seldom)?;
            }
        }
        Ok(())
    }

    /// What keeps old addresses working, and the memory for the next build.
    fn addresses(&mut self, survey: &Survey, summary: &mut Summary) -> Result<(), SiteError> {
        let mut memory = std::mem::take(&mut self.memory);
        memory.push_str(if memory.is_empty() { "{}\n" } else { "\n}\n" });
        self.output.text(MARK.to_owned(), memory, Wanted::Never)?;
        let mut moved = Vec::new();
        for (old, position) in survey.slugs.moved() {
            let page = Site::person(old);
            if self.output.has(&page) {
                continue;
            }
            let target = [survey.slugs.get(position), ".html"].concat();
            for site in self.sites {
                let html = moved_page(&At::new(site, &page), &target);
                self.output.text(site.path(&page), html, Wanted::Seldom)?;
                moved.push((site.path(&page), site.path(&[PEOPLE, "/", &target].concat())));
            }
            summary.moved += 1;
        }
        hosting::redirects(self.output, self.options.base.as_ref(), &moved)?;
        for slug in survey.slugs.gone(&self.options.previous) {
            let page = Site::person(slug);
            for site in self.sites {
                let html = gone_page(&At::new(site, &page));
                self.output.text(site.path(&page), html, Wanted::Seldom)?;
            }
            summary.gone += 1;
        }
        Ok(())
    }

    /// Whatever else the site has: the feed, sitemaps, files for the server, photos, widget.
    fn files(&mut self, people: usize, watch: &mut Watch<'_>) -> Result<(), SiteError> {
        hosting::hosting(self.output, self.options.base.as_ref())?;
        for (path, xml) in self.sitemap.take().map(Sitemap::finish).unwrap_or_default() {
            self.output.text(path, xml, Wanted::Seldom)?;
        }
        if let Some(published) = self.options.published {
            let output = &mut *self.output;
            let blocks = (people >= self.options.blocks_from)
                .then(|| Plan::of(published, self.options.today))
                .transpose()?;
            if let Some(blocks) = &blocks {
                blocks.write(output, &mut |done| tell(watch, Step::Feed, done, Some(people)))?;
            }
            let address = blocks.map(|blocks| blocks.address());
            let mut sizes = self.options.feed_pages;
            if address.is_some() {
                sizes.first = sizes.first.min(FIRST_PAGE);
            }
            let mut done = 0;
            split_feed(published, sizes, address.as_deref(), &mut |path, json| {
                let wanted = if done == 0 { Wanted::Often } else { Wanted::Later };
                output.text(path, json, wanted)?;
                done += 1;
                tell(watch, Step::Feed, done, None)
            })?;
        }
        let total = self.options.photos.len();
        for (done, photo) in self.options.photos.iter().enumerate() {
            self.output.file(photo)?;
            tell(watch, Step::Photos, done + 1, Some(total))?;
        }
        if let Some(folder) = &self.options.widget {
            hosting::widget(self.output, folder, self.options.base.as_ref())?;
        }
        self.output.flush()
    }
}
