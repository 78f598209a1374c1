//! The page for frames. In: `embed/embed.html` with its script and styles, `embed/oembed.json`. Out: these files in a release.
//! Never knows where it will be served: whoever serves it for oEmbed writes the address into two files.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::project::Project;
use crate::{embed, files};

/// Scripts that stand by themselves: the page's own, and the one for pages that hold it in a frame.
const SCRIPTS: &[&str] = &["embed.js", "frame.js"];
/// What stands for the address in the files that need it. No name ends in `.invalid` (RFC 2606), so
/// nobody can answer in our place where it was forgotten.
const ADDRESS: &str = "https://address-of-this-folder.invalid/";
/// Bytes that `frame.js` may weigh as it is: it goes onto pages of others.
const FRAME_BUDGET: usize = 1_300;

/// Writes them into `folder`.
///
/// # Errors
/// When one is missing or doesn't compile, or the script for other pages has grown fat.
pub(crate) fn write(project: &Project, folder: &Path) -> Result<()> {
    for name in SCRIPTS {
        let script = embed::helper(project, name)?;
        ensure!(
            *name != "frame.js" || script.len() <= FRAME_BUDGET,
            "frame.js has {} bytes, {FRAME_BUDGET} are allowed",
            script.len()
        );
        files::write(&folder.join(name), script)?;
    }
    files::write(&folder.join("embed.css"), embed::sheet(project, "embed/embed.css")?)?;
    for name in ["embed.html", "oembed.json"] {
        let text = files::read_text(&project.root.join("embed").join(name))?;
        ensure!(text.contains(ADDRESS), "embed/{name} has no place for the address, {ADDRESS}");
        files::write(&folder.join(name), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::ADDRESS;

    const PAGE: &str = include_str!("../../embed/embed.html");
    const ANSWER: &str = include_str!("../../embed/oembed.json");

    #[test]
    fn the_page_holds_nothing_that_a_strict_policy_refuses() {
        assert!(
            !PAGE.contains("<style") && !PAGE.contains("style=") && !PAGE.contains(" on"),
            "{PAGE}"
        );
        assert_eq!(PAGE.matches("<script").count(), PAGE.matches("></script>").count());
    }

    /// `WP_oEmbed::discover` takes what stands before `</head>`, and an address that is whole;
    /// `wp_filter_oembed_result` one quotation without attributes and one frame.
    #[test]
    fn wordpress_finds_the_answer_and_a_frame_in_it() {
        let head = PAGE.split_once("</head>").unwrap().0;
        let link = format!("type=\"application/json+oembed\" href=\"{ADDRESS}oembed.json\"");
        assert!(head.contains(&link), "{head}");
        let answer: serde_json::Value = serde_json::from_str(ANSWER).unwrap();
        assert_eq!((&answer["type"], &answer["version"]), (&"rich".into(), &"1.0".into()));
        let html = answer["html"].as_str().unwrap();
        assert!(html.starts_with("<blockquote><a href=") && html.ends_with("></iframe>"), "{html}");
        assert!(!html.contains('\n') && answer["width"].is_u64() && answer["height"].is_u64());
    }
}
