//! The builder's page as an editor has it, under the strictest policy that it works under.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use recognition_wall_e2e::site::dist;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Reply, Visit};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Key;

/// The wall's own policy, and a frame of the same site for the preview.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// More stops than the page has outside of its preview.
const PATIENCE: usize = 120;

/// The builder in Vietnamese.
pub(crate) const VI: &str = "tao-ma-nhung.html";
/// The builder in English.
pub(crate) const EN: &str = "builder.html";

/// A list with every kind of fault that an editor meets: no name, a date that is none, an award that
/// nobody knows, a column that is never shown.
pub(crate) const BROKEN: &str = "\
STT;Họ và tên;Số CCCD;Đơn vị;Danh hiệu;Năm;Ngày quyết định
1;Trần Thị Bé Năm;093172001234;Hợp tác xã Vị Thủy;BK UBND tỉnh;2023;01/06/2023
2;;093172001235;Sở Y tế;BK UBND tỉnh;2023;01/06/2023
3;Nguyễn Văn Đực;093172001236;Trường THPT Cây Dương;BK UBND tỉnh;2023;45/13/2023
";

/// The same list, mended.
pub(crate) const MENDED: &str = "\
STT;Họ và tên;Đơn vị;Danh hiệu;Năm;Ngày quyết định
1;Trần Thị Bé Năm;Hợp tác xã Vị Thủy;BK UBND tỉnh;2023;01/06/2023
2;Lê Thị Út;Sở Y tế;BK UBND tỉnh;2023;01/06/2023
3;Nguyễn Văn Đực;Trường THPT Cây Dương;BK UBND tỉnh;2023;01/06/2023
";

/// Opens the builder; it is there.
pub(crate) async fn open(visit: &Visit, page: &str, settings: &str) -> Result<()> {
    for name in [VI, EN, "preview.html"] {
        let html = std::fs::read(dist().join("demo").join(name)).context("no page in dist/demo")?;
        let reply = Reply::page(html).with_header("content-security-policy", POLICY);
        visit.site.put(&format!("/dist/demo/{name}"), reply);
    }
    visit.open(&format!("/dist/demo/{page}#{settings}")).await?;
    is_there(visit).await
}

/// Waits until the builder has started and checked what it shows.
pub(crate) async fn is_there(visit: &Visit) -> Result<()> {
    let checked = "document.querySelector('.check')?.getAttribute('aria-busy') === 'false'";
    holds(visit, "the builder to have checked", checked).await
}

/// The value of an expression in the page.
pub(crate) async fn ask<T: DeserializeOwned>(visit: &Visit, expression: &str) -> Result<T> {
    visit.script(&format!("return {expression}"), json!([])).await
}

/// Waits until an expression is true.
pub(crate) async fn holds(visit: &Visit, what: &str, expression: &str) -> Result<()> {
    eventually(what, async || {
        ensure!(ask::<bool>(visit, expression).await?, "not so: {expression}");
        Ok(())
    })
    .await
}

/// The text of the first of these.
pub(crate) async fn text(visit: &Visit, selector: &str) -> Result<String> {
    ask(visit, &format!("document.querySelector({})?.innerText ?? ''", Value::from(selector))).await
}

/// Waits until the text of the first of these has these words.
pub(crate) async fn says(visit: &Visit, selector: &str, words: &str) -> Result<()> {
    eventually(&format!("{selector} to say {words}"), async || {
        let said = text(visit, selector).await?;
        ensure!(said.contains(words), "it says: {said}");
        Ok(())
    })
    .await
}

/// Presses Tab until the keyboard is on one of these, and sees where it is.
pub(crate) async fn tab_to(visit: &Visit, selector: &str) -> Result<()> {
    let quoted = Value::from(selector);
    for _ in 0..PATIENCE {
        visit.press(Key::Tab).await?;
        let script = format!("document.activeElement.matches({quoted})");
        if ask::<bool>(visit, &script).await? {
            let ring = "(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' \
                && parseFloat(outlineWidth) >= 2)(getComputedStyle(document.activeElement))";
            ensure!(ask::<bool>(visit, ring).await?, "nothing is drawn around {selector}");
            return Ok(());
        }
    }
    bail!("Tab does not come to {selector}")
}

/// A file as it lies on the editor's computer; gone when dropped.
pub(crate) struct OwnFile(PathBuf);

impl OwnFile {
    /// Writes it.
    pub(crate) fn new(name: &str, content: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("builder-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), content)?;
        Ok(Self(folder.join(name)))
    }

    /// Chooses it in the page's field for files: the system's own window is not the page's.
    pub(crate) async fn chosen(&self, visit: &Visit) -> Result<()> {
        visit.chooses_file("#file", &self.0).await
    }
}

impl Drop for OwnFile {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            let _gone = std::fs::remove_dir_all(folder);
        }
    }
}

/// Drops a file on the page, as a mouse does.
pub(crate) async fn drop_file(visit: &Visit, name: &str, content: &str) -> Result<()> {
    let script = "const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[1]], arguments[0]));
        document.querySelector('.source--file').dispatchEvent(
            new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))";
    visit.script::<()>(script, json!([name, content])).await
}

/// Waits until the preview's wall shows so many people: it begins when somebody comes near it.
pub(crate) async fn previews(visit: &Visit, people: usize) -> Result<()> {
    let near = "document.querySelector('iframe').scrollIntoView()";
    visit.script::<()>(near, json!([])).await?;
    let wall = "document.querySelector('iframe').contentDocument.querySelector('recognition-wall')";
    let shows = format!("{wall}?.state.status === 'ready' && {wall}.state.total === {people}");
    holds(visit, &format!("the preview to show {people}"), &shows).await
}

/// The tag as it is shown.
pub(crate) async fn tag(visit: &Visit) -> Result<String> {
    ask(visit, "document.querySelector('[data-what=tag] pre').textContent").await
}

/// A page of the host with the tag in it, where frames of the same site are allowed.
pub(crate) async fn paste(visit: &Visit, tag: &str) -> Result<()> {
    let html = recognition_wall_e2e::host::page("", tag);
    visit.site.put("/", Reply::page(html).with_header("content-security-policy", POLICY));
    visit.open("/").await
}
