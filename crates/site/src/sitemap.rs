//! Addresses go in, sitemaps come out: one file up to 50,000, else several with an index
//! (sitemaps.org, protocol 0.9).

use crate::BaseAddress;
use crate::markup::Markup;

/// Addresses of one file at most.
const MOST: usize = 50_000;

/// The sitemap so far.
pub(crate) struct Sitemap<'b> {
    base: &'b BaseAddress,
    urls: Markup,
    count: usize,
    files: usize,
}

impl<'b> Sitemap<'b> {
    pub(crate) fn new(base: &'b BaseAddress) -> Self {
        Self { base, urls: Markup::new(), count: 0, files: 0 }
    }

    /// Adds a page by its path from the site's root. A file that is full comes back with its path.
    pub(crate) fn add(&mut self, path: &str) -> Option<(String, String)> {
        let full = if self.count == MOST { Some(self.file()) } else { None };
        self.urls.open("url").open("loc").text(&self.base.of(path)).end("loc").end("url").line();
        self.count += 1;
        full
    }

    fn file(&mut self) -> (String, String) {
        self.files += 1;
        self.count = 0;
        (format!("sitemap-{}.xml", self.files), set(std::mem::take(&mut self.urls)))
    }

    /// The last files.
    pub(crate) fn finish(mut self) -> Vec<(String, String)> {
        let whole = "sitemap.xml".to_owned();
        if self.files == 0 {
            return vec![(whole, set(self.urls))];
        }
        let last = self.file();
        let mut index = Markup::new();
        index.raw(HEAD).open("sitemapindex").attr("xmlns", SPACE).line();
        for number in 1..=self.files {
            let address = self.base.of(&format!("sitemap-{number}.xml"));
            index.open("sitemap").open("loc").text(&address).end("loc").end("sitemap").line();
        }
        index.end("sitemapindex").line();
        vec![last, (whole, index.finish())]
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn set(urls: Markup) -> String {
    let mut out = Markup::new();
    let urls = crate::markup::Fragment::of(urls);
    out.raw(HEAD).open("urlset").attr("xmlns", SPACE).line().embed(&urls).end("urlset").line();
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_fifty_thousand_addresses_are_split_with_an_index() {
        let base = BaseAddress::parse("https://a.vn/").unwrap();
        let mut sitemap = Sitemap::new(&base);
        let mut files = Vec::new();
        for number in 0..100_001 {
            files.extend(sitemap.add(&format!("nguoi/{number}.html")));
        }
        files.extend(sitemap.finish());
        let count = |text: &str| text.matches("<loc>").count();
        let found: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), count(text))).collect();
        assert_eq!(
            found,
            [
                ("sitemap-1.xml", 50_000),
                ("sitemap-2.xml", 50_000),
                ("sitemap-3.xml", 1),
                ("sitemap.xml", 3)
            ]
        );
    }
}
