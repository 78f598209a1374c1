//! Files for the server: types and caching for three kinds of host, redirects, robots.

use std::fmt::Write as _;
use std::path::Path;

use crate::output::{Output, Wanted};
use crate::{BaseAddress, SiteError};

const HTACCESS: &str = include_str!("../../../hosting/htaccess");
const NGINX: &str = include_str!("../../../hosting/nginx.conf");
const IIS: &str = include_str!("../../../hosting/web.config");

/// Names in the widget's folder that the site has of its own, or that are no part of it.
const NOT_COPIED: &[&str] =
    &[".htaccess", "htaccess", "nginx.conf", "web.config", "index.html", "robots.txt"];

/// Writes the hosting files.
pub(crate) fn hosting(
    output: &mut Output<'_>,
    base: Option<&BaseAddress>,
) -> Result<(), SiteError> {
    let mut htaccess = HTACCESS.to_owned();
    if let Some(base) = base {
        let path = base.path();
        htaccess.push_str("\nErrorDocument 404 ");
        htaccess.push_str(path);
        htaccess.push_str("404.html\n");
    }
    let robots = match base {
        Some(base) => format!("User-agent: *\nAllow: /\nSitemap: {}\n", base.of("sitemap.xml")),
        None => "User-agent: *\nAllow: /\n".to_owned(),
    };
    for (path, text) in [
        (".htaccess", htaccess),
        ("nginx.conf", NGINX.to_owned()),
        ("web.config", IIS.to_owned()),
        ("robots.txt", robots),
    ] {
        output.text(path.to_owned(), text, Wanted::Never)?;
    }
    Ok(())
}

/// Redirects for hosts that know them: `_redirects` (Netlify, Cloudflare Pages and others) and a map
/// for nginx. Each is a pair of paths from the site's root.
pub(crate) fn redirects(
    output: &mut Output<'_>,
    base: Option<&BaseAddress>,
    moved: &[(String, String)],
) -> Result<(), SiteError> {
    if moved.is_empty() {
        return Ok(());
    }
    let root = base.map_or("/", BaseAddress::path);
    let mut plain = String::new();
    let mut map = String::from(
        "# In the block `http`: map $uri $wall_moved { include …/redirects.map; }\n\
         # In the block `server`: if ($wall_moved) { return 301 $wall_moved; }\n",
    );
    for (old, new) in moved {
        let _ = writeln!(plain, "{root}{old} {root}{new} 301");
        let _ = writeln!(map, "\"{root}{old}\" \"{root}{new}\";");
    }
    output.text("_redirects".to_owned(), plain, Wanted::Never)?;
    output.text("redirects.map".to_owned(), map, Wanted::Never)
}

/// The widget's files that name the address at which they are served, for WordPress and others.
const ADDRESSED: &[&str] = &["embed.html", "oembed.json"];
/// What stands for the address in them: `xtask/src/frame.rs` sees to it that it does.
const PLACEHOLDER: &str = "https://address-of-this-folder.invalid/";

/// Copies the widget's files, those of its folder itself; whether there is a `wall.js` among them. Where
/// the site's address is known, it is written into those that name one.
pub(crate) fn widget(
    output: &mut Output<'_>,
    folder: &Path,
    base: Option<&BaseAddress>,
) -> Result<bool, SiteError> {
    let failed = |error| SiteError::read(folder, error);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && path.is_file()
        {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    for name in &names {
        let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(name);
        if NOT_COPIED.contains(&plain) || output.has(name) {
            continue;
        }
        let path = folder.join(name);
        match base.filter(|_| ADDRESSED.contains(&plain)) {
            Some(base) if plain == name => {
                let text = std::fs::read_to_string(&path);
                let text = text.map_err(|error| SiteError::read(&path, error))?;
                let text = text.replace(PLACEHOLDER, base.as_str());
                output.text(name.clone(), text, Wanted::Later)?;
            }
            // A packed copy of what was: the text has its own.
            Some(_) => {}
            None => output.copy(name, &path)?,
        }
    }
    Ok(names.iter().any(|name| name == "wall.js"))
}

#[cfg(test)]
mod tests {
    use super::PLACEHOLDER;

    #[test]
    fn the_widgets_files_have_a_place_for_the_address() {
        let files =
            [include_str!("../../../embed/embed.html"), include_str!("../../../embed/oembed.json")];
        assert!(files.iter().all(|file| file.contains(PLACEHOLDER)));
    }
}
