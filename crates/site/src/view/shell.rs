//! What all pages have around them: the head, the bar above, the line below.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Honouree, Photo};
use recognition_wall_core::locale::messages;

use super::place::At;
use crate::markup::{Fragment, Markup};

/// What a page says of itself to search engines and social networks.
#[derive(Debug, Default)]
pub(super) struct About<'a> {
    /// The title, without the site's name.
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// `website` or `profile`.
    pub(super) og_type: &'static str,
    /// The picture to show.
    pub(super) image: Option<Shared>,
    pub(super) data: Option<serde_json::Value>,
    /// Kept out of search engines.
    pub(super) is_hidden: bool,
    /// Opens another page at once.
    pub(super) moved_to: Option<&'a str>,
    /// Loads the widget.
    pub(super) has_wall: bool,
    /// Whether the page is there in every language.
    pub(super) in_every_language: bool,
    /// The pages before and after, as links.
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

/// Width and height of a picture that was made for links, in pixels.
const CARD_SIZE: (u32, u32) = (1200, 630);

/// A picture that social networks show.
#[derive(Debug)]
pub(super) struct Shared {
    address: String,
    size: Option<(u32, u32)>,
    alt: Option<String>,
}

impl Shared {
    /// The picture that was made for links to this honouree; `None` where there is none, or its whole
    /// address is not known.
    pub(super) fn card_of(at: &At<'_>, honouree: &Honouree) -> Option<Self> {
        let path = at.site.cards_of.get(honouree.id.as_str())?;
        let photo = honouree.photos.first().and_then(|photo| photo.alt.as_ref());
        let alt = photo.map(|alt| at.say(alt).0.to_owned());
        Some(Self { address: at.absolute(path)?, size: Some(CARD_SIZE), alt })
    }

    /// The picture of a photo; `None` where its whole address is not known.
    pub(super) fn of(at: &At<'_>, photo: &Photo) -> Option<Self> {
        let alt = photo.alt.as_ref().map(|alt| at.say(alt).0.to_owned());
        Some(Self { address: at.absolute(&photo.src)?, size: photo.size, alt })
    }
}

/// A whole page around its content.
pub(super) fn page(at: &At<'_>, about: &About<'_>, content: &Fragment) -> String {
    let mut markup = Markup::new();
    let site = at.site;
    markup.raw("<!doctype html>\n").open("html").attr("lang", at.lang());
    markup.attr("dir", site.locale.direction()).raw("\n<head>\n");
    head(&mut markup, at, about);
    markup.raw("</head>\n").class("body", "rws").line();
    markup.class("a", "rws-skip").attr("href", "#noi-dung").text(at.word("page.skip")).end("a");
    bar(&mut markup, at, about);
    markup.class("main", "rws-main").attr("id", "noi-dung").line().embed(content);
    markup.raw("</main>\n");
    foot(&mut markup, at);
    if about.has_wall && site.has_widget {
        // Last and of low priority: the words and the photos of the first row go before it.
        markup.open("script").attr("async", "").attr("src", &at.root_link("wall.js"));
        markup.attr("fetchpriority", "low").raw("</script>\n");
    }
    markup.raw("</body>\n</html>\n");
    markup.finish()
}

fn head(markup: &mut Markup, at: &At<'_>, about: &About<'_>) {
    let site = at.site;
    markup.raw("<meta charset=\"utf-8\">\n");
    markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let values = [("page", about.title.as_str()), ("site", &site.title)];
    let title = if about.title == site.title {
        site.title.clone()
    } else {
        at.fill("page.of-site", &values)
    };
    markup.open("title").text(&title).end("title").line();
    if let Some(description) = &about.description {
        meta(markup, "name", "description", description);
    }
    if about.is_hidden {
        meta(markup, "name", "robots", "noindex");
    }
    if let Some(target) = about.moved_to {
        let refresh = ["0; url=", target].concat();
        markup.open("meta").attr("http-equiv", "refresh").attr("content", &refresh).line();
    }
    let canonical = match (about.moved_to, about.is_hidden) {
        (Some(target), _) => Some(site.base.map_or_else(
            || target.to_owned(),
            |base| base.of(&site.path(&[crate::folder::PEOPLE, "/", target].concat())),
        )),
        (None, true) => None,
        (None, false) => at.canonical(),
    };
    if let Some(canonical) = &canonical {
        link(markup, "canonical", canonical, &[]);
    }
    if let (Some(base), true) = (site.base, about.in_every_language && site.languages.len() > 1) {
        for (locale, folder) in &site.languages {
            let address = base.of(&[folder, at.page].concat());
            link(markup, "alternate", &address, &[("hreflang", locale.tag())]);
        }
    }
    for (relation, address) in [("prev", &about.previous), ("next", &about.next)] {
        if let Some(address) = address {
            link(markup, relation, address, &[]);
        }
    }
    if !about.og_type.is_empty() {
        social(markup, at, about);
    }
    link(markup, "stylesheet", &at.root_link("site.css"), &[]);
    if site.base.is_some() {
        let atom = [("type", "application/atom+xml"), ("title", at.word("page.newest"))];
        link(markup, "alternate", &at.link("atom.xml"), &atom);
    }
    let newest = [("type", "application/feed+json"), ("title", site.title.as_str())];
    link(markup, "alternate", &at.link("feed-newest.json"), &newest);
    if let Some(data) = &about.data {
        markup.json_ld(data);
    }
}

/// Open Graph, which Facebook, Zalo and most others read, and the one tag that only X needs.
fn social(markup: &mut Markup, at: &At<'_>, about: &About<'_>) {
    meta(markup, "property", "og:type", about.og_type);
    meta(markup, "property", "og:title", &about.title);
    meta(markup, "property", "og:site_name", &at.site.title);
    let locale = if at.lang() == "vi" { "vi_VN" } else { at.lang() };
    meta(markup, "property", "og:locale", locale);
    if let Some(description) = &about.description {
        meta(markup, "property", "og:description", description);
    }
    if let Some(address) = at.canonical() {
        meta(markup, "property", "og:url", &address);
    }
    let mut card = "summary";
    if let Some(Shared { address, size, alt }) = &about.image {
        card = "summary_large_image";
        meta(markup, "property", "og:image", address);
        if let Some((width, height)) = size {
            meta(markup, "property", "og:image:width", &width.to_string());
            meta(markup, "property", "og:image:height", &height.to_string());
        }
        if let Some(alt) = alt {
            meta(markup, "property", "og:image:alt", alt);
        }
    }
    meta(markup, "name", "twitter:card", card);
}

fn meta(markup: &mut Markup, kind: &'static str, name: &'static str, content: &str) {
    markup.open("meta").attr(kind, name).attr("content", content).line();
}

fn link(markup: &mut Markup, rel: &'static str, href: &str, more: &[(&'static str, &str)]) {
    markup.open("link").attr("rel", rel).attr("href", href);
    for (name, value) in more {
        markup.attr(name, value);
    }
    markup.line();
}

fn bar(markup: &mut Markup, at: &At<'_>, about: &About<'_>) {
    let site = at.site;
    markup.class("header", "rws-bar").line();
    markup.class("a", "rws-bar__home").attr("href", &at.link("index.html"));
    // On the wall page the title stands right below.
    let home = if at.page == "index.html" { at.word("page.home") } else { &site.title };
    current(markup, at, "index.html").text(home).end("a").line();
    markup.class("nav", "rws-bar__menu").attr("aria-label", at.word("page.menu"));
    markup.open("a").attr("href", &at.link("so-vang.html"));
    current(markup, at, "so-vang.html").text(at.word("page.roll")).end("a").end("nav").line();
    if site.languages.len() > 1 {
        markup.class("nav", "rws-bar__menu").attr("aria-label", at.word("page.languages"));
        for (locale, folder) in &site.languages {
            let tag = locale.tag();
            let page = if about.in_every_language { at.page } else { "index.html" };
            let path = [folder, page].concat();
            markup.open("a").attr("href", &at.root_link(&path)).attr("lang", tag);
            markup.attr("hreflang", tag);
            if *folder == site.folder {
                markup.attr("aria-current", "true");
            }
            markup.text(own_name(tag)).end("a");
        }
        markup.end("nav").line();
    }
    markup.end("header").line();
}

fn current<'m>(markup: &'m mut Markup, at: &At<'_>, page: &str) -> &'m mut Markup {
    markup.attr_if("aria-current", (at.page == page).then_some("page"))
}

/// What speakers of a language call it: the same in every language.
fn own_name(tag: &'static str) -> &'static str {
    match tag {
        "vi" => "Tiếng Việt",
        "en" => "English",
        other => other,
    }
}

fn foot(markup: &mut Markup, at: &At<'_>) {
    let site = at.site;
    markup.class("footer", "rws-foot").line();
    if let Some(as_of) = as_of(at) {
        markup.open("p").text(&as_of).end("p").line();
    }
    markup.class("p", "rws-foot__links");
    if let Some(contact) = &site.head.contact {
        let address = at.address(contact);
        markup.open("a").attr("href", &address).text(at.core(messages::DETAIL_CONTACT)).end("a");
    }
    if site.base.is_some() {
        let atom = at.link("atom.xml");
        markup.raw(" ").open("a").attr("href", &atom).text(at.word("page.newest")).end("a");
    }
    if site.has_feed {
        let feed = at.root_link("feed.json");
        markup.raw(" ").open("a").attr("href", &feed).text(at.word("page.data")).end("a");
    }
    markup.end("p").line().end("footer").line();
}

/// "Số liệu đến ngày 08 tháng 6 năm 2023".
pub(super) fn as_of(at: &At<'_>) -> Option<String> {
    let date = PartialDate::parse(at.site.head.as_of.as_deref()?)?;
    let date = at.date(date);
    Some(at.site.locale.fill(messages::WALL_AS_OF, &[("date", &date)]))
}
