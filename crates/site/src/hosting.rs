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

/// Copies the widget's files, those of its folder itself; whether there is a `wall.js` among them.
pub(crate) fn widget(output: &mut Output<'_>, folder: &Path) -> Result<bool, SiteError> {
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
        let bare = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(name);
        if !NOT_COPIED.contains(&bare) && !output.has(name) {
            output.copy(name, &folder.join(name))?;
        }
    }
    Ok(names.iter().any(|name| name == "wall.js"))
}
