//! The tag as it is pasted: settings go in, text for each form comes out. Every value is escaped for
//! where it stands; nothing of an editor's can end an attribute, a rule or a string.

use std::fmt::Write as _;

use crate::address::escape as escape_address;
use crate::settings::{Form, Settings};

/// Where the project's files are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Release {
    /// The folder of `wall.js`, absolute, with a `/` at its end.
    pub home: String,
    /// The version.
    pub version: String,
    /// The integrity of `wall.js`; nothing where it is not known.
    pub integrity: Option<String>,
}

/// What to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The tag.
    pub tag: String,
    /// Rules for the site's style sheet; empty where no colour is chosen, or the tag has them.
    pub css: String,
    /// The address that a screen of a venue opens, which needs no page of a site; empty for a page's wall.
    pub screen: String,
}

/// Writes the tag. `title` is what a frame is called, `link` the words of the link that is shown until
/// the wall is there.
///
/// ```
/// use recognition_wall_builder::settings::Settings;
/// use recognition_wall_builder::snippet::{Release, write};
/// let mut settings = Settings::default();
/// settings.set("src", "/feed.json?a=1&b=\"2\"");
/// let release = Release { home: "https://tinh.example.vn/wall/".to_owned(), ..Release::default() };
/// let tag = write(&settings, &release, "Bảng vinh danh", "Danh sách").tag;
/// assert!(tag.contains(r#"<recognition-wall src="/feed.json?a=1&amp;b=&quot;2&quot;">"#), "{tag}");
/// ```
#[must_use]
pub fn write(settings: &Settings, release: &Release, title: &str, link: &str) -> Snippet {
    let attributes = attributes(settings);
    let feed = attributes.iter().find(|(name, _)| *name == "src").map_or("", |(_, src)| src);
    let content = ["<p><a href=\"", &escape(feed), "\">", &escape(link), "</a></p>"].concat();
    let plain = written(&attributes, "");
    let data = written(&attributes, "data-");
    let script = script(settings, release);
    let tag = match settings.form() {
        Form::Element => format!(
            "<script async {script}></script>\n<recognition-wall{plain}>\n  {content}\n</recognition-wall>"
        ),
        Form::Div => format!(
            "<script async {script}></script>\n<div data-recognition-wall{data}>\n  {content}\n</div>"
        ),
        Form::Script => format!("<script async {script}{data}></script>"),
        Form::Frame => frame(settings, release, title),
        Form::Package => format!(
            "npm install recognition-wall\n\nimport \"recognition-wall\";\n\n<recognition-wall{plain}></recognition-wall>"
        ),
    };
    let css = if settings.form() == Form::Frame { String::new() } else { css(settings) };
    let screen = match settings.get("mode") {
        Some(mode) => address(&[mode, ".html"].concat(), settings, release, &["mode"]),
        None => String::new(),
    };
    Snippet { tag, css, screen }
}

/// The lines of a policy and of a server that the wall needs on this site.
#[must_use]
pub fn policy(settings: &Settings, release: &Release) -> String {
    let home = origin(&release.home);
    let feed = settings.get("src").and_then(origin);
    let with = |directive: &str, more: &[Option<&str>]| {
        let mut sources = vec!["'self'"];
        for source in more.iter().flatten() {
            if !sources.contains(source) {
                sources.push(source);
            }
        }
        format!("{directive} {}", sources.join(" "))
    };
    if settings.form() == Form::Frame {
        return with("frame-src", &[home]) + ";\n" + &with("script-src", &[home]) + ";";
    }
    let home = home.filter(|_| settings.form() != Form::Package);
    [
        with("script-src", &[Some("'wasm-unsafe-eval'"), home]),
        with("connect-src", &[home, feed]),
        with("img-src", &[feed]),
        with("style-src", &[]),
    ]
    .join(";\n")
        + ";"
}

/// Scheme, host and port of an absolute address of the web.
fn origin(address: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| address.starts_with(scheme))?;
    let rest = address.get(scheme.len()..)?;
    // What can't stand in a policy is no host.
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?;
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
    let is_fine = !host.is_empty() && host.chars().all(is_host);
    is_fine.then(|| address.get(..scheme.len() + end)).flatten()
}

fn attributes(settings: &Settings) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> =
        settings.attributes().map(|(name, value)| (name, value.to_owned())).collect();
    if settings.get("src").is_none() {
        found.insert(0, ("src", "feed.json".to_owned()));
    }
    found
}

fn written(attributes: &[(&'static str, String)], prefix: &str) -> String {
    let mut out = String::new();
    for (name, value) in attributes {
        let _never = match (*name, value.as_str()) {
            ("debug", _) if prefix.is_empty() => write!(out, " debug"),
            _ => write!(out, " {prefix}{name}=\"{}\"", escape(value)),
        };
    }
    out
}

/// Where the script is, and what holds it to this version.
fn script(settings: &Settings, release: &Release) -> String {
    let home = escape(&release.home);
    match &release.integrity {
        Some(integrity) if settings.pinned => format!(
            "src=\"{home}v{}/wall.js\" integrity=\"{}\" crossorigin=\"anonymous\"",
            escape(&release.version),
            escape(integrity)
        ),
        _ => format!("src=\"{home}wall.js\""),
    }
}

/// The address of a page of the release that takes the attributes as parameters, but for some.
fn address(page: &str, settings: &Settings, release: &Release, but: &[&str]) -> String {
    let mut address = [&release.home, page].concat();
    let mut sign = '?';
    let mut add = |name: &str, value: &str| {
        address.push(sign);
        sign = '&';
        address.push_str(name);
        address.push('=');
        address.push_str(&escape_address(value));
    };
    for (name, value) in attributes(settings).iter().filter(|(name, _)| !but.contains(name)) {
        add(name, value);
    }
    for (role, colour) in &settings.colours {
        add(&role.property(), &colour.to_string());
    }
    address
}

fn frame(settings: &Settings, release: &Release, title: &str) -> String {
    let address = address("embed.html", settings, release, &[]);
    let home = escape(&release.home);
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"800\" loading=\"lazy\" data-wall-link></iframe>\n<script async src=\"{home}frame.js\"></script>",
        escape(&address),
        escape(title),
    )
}

fn css(settings: &Settings) -> String {
    if settings.colours.is_empty() {
        return String::new();
    }
    // Whoever pastes a `div` or the script alone has an element too, once the script has run.
    let mut out = String::from("recognition-wall {\n");
    for (role, colour) in &settings.colours {
        let _never = writeln!(out, "  {}: {colour};", role.property());
    }
    out + "}"
}

/// A text as it stands in an attribute or between tags.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::colour::{Colour, Role};
    use crate::settings::Host;

    fn release() -> Release {
        Release {
            home: "https://tinh.example.vn/wall/".to_owned(),
            version: "1.2.3".to_owned(),
            integrity: Some("sha384-abc".to_owned()),
        }
    }

    fn tag(settings: &Settings) -> String {
        write(settings, &release(), "Bảng vinh danh", "Danh sách").tag
    }

    #[test]
    fn each_form_is_written_as_the_contract_says() {
        let mut settings = Settings::default();
        settings.set("src", "feed.json");
        settings.set("layout", "list");
        let of = |form| {
            let mut settings = settings.clone();
            settings.form = Some(form);
            tag(&settings)
        };
        assert!(of(Form::Element).contains("<recognition-wall src=\"feed.json\" layout=\"list\">"));
        assert!(
            of(Form::Div).contains(
                "<div data-recognition-wall data-src=\"feed.json\" data-layout=\"list\">"
            )
        );
        assert_eq!(
            of(Form::Script),
            "<script async src=\"https://tinh.example.vn/wall/wall.js\" data-src=\"feed.json\" data-layout=\"list\"></script>"
        );
        assert!(of(Form::Frame).contains("embed.html?src=feed.json&amp;layout=list\""));
        assert!(of(Form::Package).starts_with("npm install recognition-wall\n"));
    }

    #[test]
    fn the_link_that_stands_in_leads_to_the_feed_of_the_wall() {
        assert!(
            tag(&Settings::default()).contains("src=\"feed.json\">\n  <p><a href=\"feed.json\">")
        );
    }

    #[test]
    fn a_pinned_script_carries_its_integrity() {
        let mut settings = Settings::default();
        settings.pinned = true;
        assert!(tag(&settings).contains(
            "src=\"https://tinh.example.vn/wall/v1.2.3/wall.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\""
        ));
    }

    #[test]
    fn colours_are_rules_beside_the_tag_and_parameters_in_a_frame() {
        let mut settings = Settings::default();
        settings.colours.insert(Role::Accent, Colour::parse("#7a1f24").unwrap());
        let snippet = write(&settings, &release(), "", "");
        assert_eq!(snippet.css, "recognition-wall {\n  --wall-accent: #7a1f24;\n}");
        assert!(!snippet.tag.contains("style="));
        settings.host = Host::SharePoint;
        let snippet = write(&settings, &release(), "", "");
        assert!(snippet.css.is_empty() && snippet.tag.contains("--wall-accent=%237a1f24"));
    }

    #[test]
    fn a_screen_of_a_venue_has_an_address_of_its_own() {
        let mut settings = Settings::default();
        assert_eq!(write(&settings, &release(), "", "").screen, "");
        settings.set("src", "/feed.json?a=1&b=2");
        settings.set("mode", "kiosk");
        settings.set("idle", "60");
        settings.colours.insert(Role::Accent, Colour::parse("#7a1f24").unwrap());
        assert_eq!(
            write(&settings, &release(), "", "").screen,
            "https://tinh.example.vn/wall/kiosk.html?src=%2Ffeed.json%3Fa%3D1%26b%3D2&idle=60&--wall-accent=%237a1f24"
        );
    }

    #[test]
    fn the_policy_names_the_hosts_that_are_asked_and_no_more() {
        let mut settings = Settings::default();
        settings.set("src", "https://du-lieu.example.vn:8443/feed.json");
        let lines = policy(&settings, &release());
        assert!(lines.contains("script-src 'self' 'wasm-unsafe-eval' https://tinh.example.vn;"));
        assert!(lines.contains("img-src 'self' https://du-lieu.example.vn:8443;"));
        settings.set("src", "https://a.example; script-src *");
        assert!(!policy(&settings, &release()).contains('*'));
        settings.form = Some(Form::Frame);
        assert!(policy(&settings, &release()).starts_with("frame-src 'self' https://tinh"));
    }

    proptest! {
        #[test]
        fn no_value_ends_its_attribute(src in any::<String>(), filter in any::<String>(), title in any::<String>()) {
            for form in [Form::Element, Form::Div, Form::Script, Form::Frame] {
                let mut plain = Settings::default();
                plain.form = Some(form);
                let mut settings = plain.clone();
                settings.set("src", &src);
                settings.set("filter", &filter);
                let marks = |text: &str| text.matches(['<', '>']).count();
                let hostile = write(&settings, &release(), &title, &title).tag;
                let plain = write(&plain, &release(), "", "").tag;
                // As many tags as without, and two quotation marks more for each attribute: none is ended.
                prop_assert_eq!(marks(&hostile), marks(&plain));
                prop_assert!(!hostile.contains('\''));
                let quotes = |text: &str| text.matches('"').count();
                let more = settings.get("filter").map_or(0, |_| 2);
                let more = if form == Form::Frame { 0 } else { more };
                prop_assert_eq!(quotes(&hostile), quotes(&plain) + more);
            }
        }
    }
}
