//! The demo page. In: `index.html` as Trunk reads it, and the folder `demo/`. Out: a plain page with its sample.
//! Never adds anything: the page uses the public tag, exactly as a province would.

use std::path::Path;

use anyhow::Result;

use crate::files;
use crate::project::Project;

/// Writes the page and its sample into `folder`.
///
/// # Errors
/// When a file can't be read or written.
pub(crate) fn write(project: &Project, folder: &Path) -> Result<()> {
    let page = files::read_text(&project.root.join("index.html"))?;
    files::write(&folder.join("index.html"), without_trunk(&page))?;
    files::copy_folder(&project.root.join("demo"), folder)
}

/// The page without the lines that only Trunk reads: each `data-trunk` stands in a line of its own.
fn without_trunk(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect()
}

#[cfg(test)]
mod tests {
    use super::without_trunk;

    #[test]
    fn a_province_sees_nothing_of_trunk() {
        let page =
            "<head>\n  <link data-trunk rel=\"rust\">\n  <title>Điển hình</title>\n</head>\n";
        assert_eq!(without_trunk(page), "<head>\n  <title>Điển hình</title>\n</head>\n");
    }
}
