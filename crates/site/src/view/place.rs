//! What every view knows: the site, the language, and the page on which it stands.

use std::collections::BTreeMap;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Feed, Honouree, Text};
use recognition_wall_core::locale::{Locale, Message, Plural};

use crate::address::{from_feed, relative};
use crate::folder::PEOPLE;
use crate::markup::Markup;
use crate::{BaseAddress, words};

/// The site in one of its languages.
#[derive(Debug, Clone)]
pub(crate) struct Site<'a> {
    pub(crate) head: &'a Feed,
    pub(crate) locale: Locale,
    /// The folder of this language: empty for the first, else `en/`.
    pub(crate) folder: String,
    pub(crate) base: Option<&'a BaseAddress>,
    /// Pictures for links, by id.
    pub(crate) cards_of: &'a BTreeMap<String, String>,
    /// The name of the site.
    pub(crate) title: String,
    /// Every language with its folder, the first one first.
    pub(crate) languages: Vec<(Locale, String)>,
    /// People in all.
    pub(crate) total: usize,
    /// Whether there is a feed, a widget, an Atom feed to lead to.
    pub(crate) has_feed: bool,
    pub(crate) has_widget: bool,
}

impl Site<'_> {
    /// The path of a page of this language from the site's root.
    pub(crate) fn path(&self, page: &str) -> String {
        [&self.folder, page].concat()
    }

    /// The path of somebody's page, within the language's folder.
    pub(crate) fn person(slug: &str) -> String {
        [PEOPLE, "/", slug, ".html"].concat()
    }
}

/// A page of the site: where links start from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) site: &'a Site<'a>,
    /// The page's path within its language's folder.
    pub(crate) page: &'a str,
    /// Whether links are absolute: for what is pasted into a page elsewhere.
    pub(crate) is_elsewhere: bool,
}

impl<'a> At<'a> {
    pub(crate) fn new(site: &'a Site<'a>, page: &'a str) -> Self {
        Self { site, page, is_elsewhere: false }
    }

    /// A link to a page of this language.
    pub(crate) fn link(&self, page: &str) -> String {
        self.root_link(&self.site.path(page))
    }

    /// A link to a file, given by its path from the site's root.
    pub(crate) fn root_link(&self, path: &str) -> String {
        match self.site.base {
            Some(base) if self.is_elsewhere => base.of(path),
            _ => relative(&self.site.path(self.page), path),
        }
    }

    /// An address of the feed, as this page has to write it.
    pub(crate) fn address(&self, address: &str) -> String {
        match self.site.base {
            Some(_) if self.is_elsewhere => self.absolute(address).unwrap_or_default(),
            _ => from_feed(&self.site.path(self.page), address),
        }
    }

    /// An address of the feed in full; `None` where the site's own address is not known.
    pub(crate) fn absolute(&self, address: &str) -> Option<String> {
        let local = from_feed("a/b", address);
        match local.strip_prefix("../") {
            Some(path) => self.site.base.map(|base| base.of(path)),
            None if address.starts_with("http") => Some(address.to_owned()),
            None => None,
        }
    }

    /// The page's own address in full.
    pub(crate) fn canonical(&self) -> Option<String> {
        self.site.base.map(|base| base.of(&self.site.path(self.page)))
    }

    /// The wording for this page's readers, and its language where it is another.
    pub(crate) fn say<'t>(&self, text: &'t Text) -> (&'t str, Option<&'t str>) {
        let (text, lang) = text.in_language(self.lang());
        (text, lang)
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.site.locale.tag()
    }

    /// A message of this crate.
    pub(crate) fn word(&self, key: &str) -> &'static str {
        words::text(self.lang(), key)
    }

    /// A message of this crate with values.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        words::say(self.lang(), key, values)
    }

    /// A message that the wall has too.
    pub(crate) fn core(&self, message: Message) -> &'static str {
        self.site.locale.text(message)
    }

    /// A counting message that the wall has too.
    pub(crate) fn count(&self, message: Plural, count: usize) -> String {
        self.site.locale.count(message, count, &[])
    }

    pub(crate) fn date(&self, date: PartialDate) -> String {
        words::date(self.site.locale, date)
    }

    /// The name of somebody, with what stands before it.
    pub(crate) fn full_name(&self, honouree: &Honouree) -> String {
        let name = self.say(&honouree.name).0;
        match &honouree.honorific {
            Some(honorific) => [self.say(honorific).0, " ", name].concat(),
            None => name.to_owned(),
        }
    }

    /// An element with a text of the feed: it says its language where that is another.
    pub(crate) fn said(
        &self,
        markup: &mut Markup,
        element: &'static str,
        class: &'static str,
        text: &Text,
    ) {
        let (text, lang) = self.say(text);
        markup.open(element);
        if !class.is_empty() {
            markup.attr("class", class);
        }
        markup.attr_if("lang", lang).attr("dir", "auto").text(text).end(element);
    }
}
