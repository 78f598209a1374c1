//! Where the site stands and how its pages find each other: relative links, right under any path;
//! absolute ones only where the base address is known.

use recognition_wall_core::query::link::encode;

use crate::SiteError;
use crate::markup::is_dropped;

/// The address of the site's folder: `https://tinh.gov.vn/vinh-danh/`, always with the last slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseAddress(String);

impl BaseAddress {
    /// Reads an address; a missing last slash is added.
    ///
    /// # Errors
    /// [`SiteError::BaseAddress`] for anything but `http://` or `https://`, a host, and a path
    /// without query, fragment, user name, space or quotation mark.
    ///
    /// ```
    /// use recognition_wall_site::BaseAddress;
    /// let base = BaseAddress::parse("https://tinh.gov.vn/vinh-danh").unwrap();
    /// assert_eq!(base.as_str(), "https://tinh.gov.vn/vinh-danh/");
    /// assert_eq!(base.path(), "/vinh-danh/");
    /// assert!(BaseAddress::parse("tinh.gov.vn").is_err());
    /// ```
    pub fn parse(address: &str) -> Result<Self, SiteError> {
        let refused = || SiteError::BaseAddress { address: address.to_owned() };
        let trimmed = address.trim();
        let (scheme, rest) = trimmed.split_once("://").ok_or_else(refused)?;
        let host = rest.split('/').next().unwrap_or_default();
        let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let odd = |character: char| {
            "?#@\\\"'<>`{}|^".contains(character)
                || character.is_whitespace()
                || character.is_control()
        };
        if !is_web || host.is_empty() || host.starts_with(':') || rest.contains(odd) {
            return Err(refused());
        }
        let slash = if trimmed.ends_with('/') { "" } else { "/" };
        Ok(Self([&scheme.to_ascii_lowercase(), "://", rest, slash].concat()))
    }

    /// The address, with the last slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the address, from slash to slash.
    #[must_use]
    pub fn path(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/")
    }

    /// The address of a file of the site; `index.html` is its folder.
    pub(crate) fn of(&self, path: &str) -> String {
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        [&self.0, path].concat()
    }
}

/// The way from a page to a file of the site, both as paths from the site's root.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folders = from.matches('/').count();
    // Where both lie in one folder, the way is short.
    if let (Some((left, _)), Some((right, file))) = (from.rsplit_once('/'), to.rsplit_once('/'))
        && left == right
    {
        return file.to_owned();
    }
    ["../".repeat(folders).as_str(), to].concat()
}

/// An address of the feed as a page in `from` has to write it: relative ones are relative to the
/// feed, which lies in the site's root.
///
/// Only the core's schemes are schemes. Of any other address a character that markup leaves out is
/// encoded, and a colon in its first part can't make a scheme of it: `\u{202e}javascript:…` would
/// else be a script once the character is gone.
pub(crate) fn from_feed(from: &str, address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for character in address.chars() {
        if is_dropped(character) {
            safe.push_str(&encode(character.encode_utf8(&mut [0; 4])));
        } else {
            safe.push(character);
        }
    }
    let is_whole =
        ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| safe.starts_with(scheme));
    if is_whole || safe.is_empty() || safe.starts_with(['/', '\\', '?', '#']) {
        return safe;
    }
    let way = relative(from, &safe);
    let head = way.split(['/', '?', '#']).next().unwrap_or_default();
    if head.contains(':') { ["./", &way].concat() } else { way }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_right_from_every_depth() {
        assert_eq!(relative("index.html", "nguoi/a.html"), "nguoi/a.html");
        assert_eq!(relative("nguoi/a.html", "nguoi/b.html"), "b.html");
        assert_eq!(relative("nguoi/a.html", "site.css"), "../site.css");
        assert_eq!(relative("en/nguoi/a.html", "nguoi/a.html"), "../../nguoi/a.html");
        assert_eq!(from_feed("nguoi/a.html", "photos/1.jpg"), "../photos/1.jpg");
        assert_eq!(from_feed("nguoi/a.html", "https://a.vn/1.jpg"), "https://a.vn/1.jpg");
        assert_eq!(from_feed("nguoi/a.html", "/1.jpg"), "/1.jpg");
        assert_eq!(from_feed("nguoi/a.html", "mailto:a@b.vn"), "mailto:a@b.vn");
    }

    #[test]
    fn no_address_becomes_a_script_by_losing_a_character() {
        for page in ["index.html", "nguoi/a.html"] {
            for odd in
                ["\u{202e}javascript:alert(1)", "javascript:alert(1)", "\0javascript:x", "1:2.jpg"]
            {
                let written = from_feed(page, odd);
                assert!(written.starts_with(['.', '%']), "{written}");
                assert!(!written.contains(is_dropped));
            }
        }
    }

    #[test]
    fn what_is_no_address_of_a_folder_is_refused() {
        for odd in [
            "",
            "a.vn",
            "ftp://a.vn/",
            "https://",
            "https:///x",
            "https://a@b.vn/",
            "https://a.vn/?q",
            "https://a.vn/\"x",
            "https://a.vn/a b",
            "javascript://a",
        ] {
            assert!(BaseAddress::parse(odd).is_err(), "{odd}");
        }
        let base = BaseAddress::parse("HTTPS://a.vn").unwrap();
        assert_eq!((base.as_str(), base.path()), ("https://a.vn/", "/"));
        assert_eq!(base.of("en/index.html"), "https://a.vn/en/");
        assert_eq!(base.of("nguoi/a.html"), "https://a.vn/nguoi/a.html");
    }
}
