//! Addresses: which may be shown, and what a relative one means.
//!
//! An address of the feed goes in, one that is safe in `href`, `src` and `srcset` comes out, or
//! nothing. Small on purpose: the browser normalises the rest (dot segments, host names), and the
//! crate that does it all costs a visitor 61 kB.

/// Which schemes a key may use beside `http`, `https` and relative addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schemes {
    /// None: photos, pages, documents.
    Web,
    /// `mailto:` and `tel:`: contacts and links.
    Contact,
}

/// The address as a browser would read it, absolute where `base` is; `None` if it is not allowed.
///
/// Browsers strip white space and control characters around an address, and tabs and line breaks
/// inside it, before they look for the scheme: so does this (WHATWG URL, "basic URL parser").
pub(super) fn allow(raw: &str, base: &str, schemes: Schemes) -> Option<String> {
    let stripped: String = raw
        .trim_matches(|char: char| char <= ' ')
        .chars()
        .filter(|char| !matches!(char, '\t' | '\n' | '\r'))
        .collect();
    if stripped.is_empty() || stripped.chars().any(char::is_control) {
        return None;
    }
    match split_scheme(&stripped) {
        Some((scheme, rest)) if scheme == "http" || scheme == "https" => {
            let address = with_slashes(rest);
            is_host(address.strip_prefix("//")?).then(|| escape(&[&scheme, ":", &address]))
        }
        Some((scheme, rest)) => {
            let is_contact = schemes == Schemes::Contact && (scheme == "mailto" || scheme == "tel");
            (is_contact && !rest.trim().is_empty()).then(|| escape(&[&scheme, ":", rest]))
        }
        None => {
            let address = with_slashes(&stripped);
            match address.strip_prefix("//") {
                Some(host) if !is_host(host) => None,
                _ => Some(escape(&[&join(base, &address)])),
            }
        }
    }
}

/// Whether a feed at `feed` may send its reader on to `page`: the same host and port, and never
/// from `https` to `http`. An unknown feed address allows every page.
pub(super) fn is_same_server(feed: &str, page: &str) -> bool {
    match (origin(feed), origin(page)) {
        (Some((feed_scheme, feed_host)), Some((page_scheme, page_host))) => {
            feed_host.eq_ignore_ascii_case(page_host)
                && (feed_scheme == page_scheme || page_scheme == "https")
        }
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Scheme in lower case, and host with port.
fn origin(url: &str) -> Option<(String, &str)> {
    let (scheme, rest) = split_scheme(url)?;
    Some((scheme, rest.strip_prefix("//")?.split(['/', '?', '#']).next()?))
}

/// The scheme in lower case and what follows the colon; `None` for a relative address.
fn split_scheme(url: &str) -> Option<(String, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// Backslashes of the path are slashes to a browser; in query and fragment they are themselves.
fn with_slashes(address: &str) -> String {
    let path = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at_checked(path).unwrap_or((address, ""));
    [&path.replace('\\', "/"), rest].concat()
}

/// Whether an address after its `//` begins with a host. A name or password before the host has no
/// use in a feed but to deceive.
fn is_host(address: &str) -> bool {
    let authority = address.split(['/', '?', '#']).next().unwrap_or_default();
    !authority.is_empty()
        && !authority.starts_with(':')
        && !authority.contains(|char| {
            matches!(char, '@' | ' ' | '<' | '>' | '"' | '%' | '|' | '^' | '`' | '{' | '}')
        })
}

/// A relative address joined to the address of the feed (RFC 3986, section 5.2, less the removal
/// of dot segments, which every client does itself).
fn join(base: &str, relative: &str) -> String {
    let Some((scheme, rest)) =
        split_scheme(base).filter(|(scheme, rest)| scheme.starts_with("http") && rest.len() > 2)
    else {
        return relative.to_owned();
    };
    let end_at = |text: &str, end: Option<usize>| {
        text.get(..end.unwrap_or(text.len())).unwrap_or_default().to_owned()
    };
    let page = end_at(rest, rest.find('#'));
    let path = end_at(&page, page.find('?'));
    let host = end_at(&path, path.get(2..).and_then(|tail| tail.find('/')).map(|slash| slash + 2));
    let folder = match path.rfind('/') {
        Some(slash) if slash >= host.len() => end_at(&path, Some(slash + 1)),
        _ => [&host, "/"].concat(),
    };
    let start = match relative.as_bytes() {
        [b'/', b'/', ..] => String::new(),
        [b'/', ..] => host,
        [b'?', ..] => path,
        [b'#', ..] => page,
        _ => folder,
    };
    [&scheme, ":", &start, relative].concat()
}

/// Puts the parts together and escapes what would end an address in `srcset` or in markup.
fn escape(parts: &[&str]) -> String {
    let mut out = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for char in parts.iter().flat_map(|part| part.chars()) {
        match char {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' => out.push_str("%60"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = "https://haugiang.example/vinh-danh/feed.json?v=2#top";

    #[test]
    fn relative_addresses_mean_what_they_mean_in_a_browser() {
        for (relative, absolute) in [
            ("photos/001.jpg", "https://haugiang.example/vinh-danh/photos/001.jpg"),
            ("../001.jpg", "https://haugiang.example/vinh-danh/../001.jpg"),
            ("/001.jpg", "https://haugiang.example/001.jpg"),
            ("//cdn.example/001.jpg", "https://cdn.example/001.jpg"),
            ("\\\\cdn.example\\001.jpg", "https://cdn.example/001.jpg"),
            ("?page=2", "https://haugiang.example/vinh-danh/feed.json?page=2"),
            ("#a", "https://haugiang.example/vinh-danh/feed.json?v=2#a"),
            ("ảnh 1.jpg", "https://haugiang.example/vinh-danh/ảnh%201.jpg"),
            ("1:2.jpg", "https://haugiang.example/vinh-danh/1:2.jpg"),
            ("a/b:c?d\\e", "https://haugiang.example/vinh-danh/a/b:c?d\\e"),
        ] {
            assert_eq!(allow(relative, FEED, Schemes::Web).as_deref(), Some(absolute));
        }
        assert_eq!(join("https://a.example", "b"), "https://a.example/b");
        assert_eq!(
            join("https://a.example?q=/x", "b"),
            "https://a.example?q=/x".replace("?q=/x", "/b")
        );
        for unknown in ["", "feed.json", "file:///srv/feed.json"] {
            assert_eq!(join(unknown, "photos/001.jpg"), "photos/001.jpg");
        }
    }

    #[test]
    fn absolute_addresses_of_the_web_pass() {
        for (raw, allowed) in [
            (" https://a.example/ ", "https://a.example/"),
            ("HTTPS://a.example/x", "https://a.example/x"),
            ("ht\ntps://a.exa\tmple/x", "https://a.example/x"),
            ("http:\\\\a.example\\x", "http://a.example/x"),
            ("https://a.example:8443/?q=\"<b>\"", "https://a.example:8443/?q=%22%3Cb%3E%22"),
        ] {
            assert_eq!(allow(raw, FEED, Schemes::Web).as_deref(), Some(allowed));
        }
    }

    #[test]
    fn hostile_addresses_never_pass() {
        for raw in [
            "",
            "  ",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "\u{1}javascript:alert(1)",
            " \t javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript\r:alert(1)",
            "java\0script:alert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "blob:https://a.example/1",
            "file:///etc/passwd",
            "ftp://a.example/",
            "https:a.example",
            "https:/a.example",
            "https://",
            "https:///x",
            "https://:80/",
            "https://bank.example@evil.example/",
            "//",
            "//user@evil.example/",
            "\\\\",
            "mailto:a@b.example",
        ] {
            assert_eq!(allow(raw, FEED, Schemes::Web), None, "{raw:?}");
        }
    }

    #[test]
    fn contacts_may_be_mail_and_telephone() {
        let allow = |raw| allow(raw, FEED, Schemes::Contact);
        assert_eq!(allow("MAILTO:a@b.example").as_deref(), Some("mailto:a@b.example"));
        assert_eq!(allow("tel:+84 293").as_deref(), Some("tel:+84%20293"));
        assert_eq!(allow("mailto:"), None);
        assert_eq!(allow("sms:1"), None);
    }

    #[test]
    fn pages_stay_on_the_server_of_the_feed() {
        let same = |page| is_same_server("https://A.example/feed.json", page);
        assert!(same("https://a.example/feed-2.json"));
        assert!(!same("http://a.example/feed-2.json"));
        assert!(!same("https://a.example:8443/feed-2.json"));
        assert!(!same("https://b.example/feed-2.json"));
        assert!(!same("feed-2.json"));
        assert!(is_same_server("http://a.example/1", "https://a.example/2"));
        assert!(is_same_server("", "https://b.example/2"));
    }
}
