//! The hosts' pages: put on the site from their folder, and looked at as pictures.
//!
//! In goes a folder's name, out come a page that is open and what is seen of it, in and around the wall.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::look::Edges;
use recognition_wall_e2e::reply::content_type;
use recognition_wall_e2e::site::workspace;
use recognition_wall_e2e::{Reply, Visit, Wall};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Styles and scripts that sites really use, by the name under which a page asks for them.
const PACKAGES: [(&str, &str); 7] = [
    ("bootstrap.css", "bootstrap/dist/css/bootstrap.min.css"),
    ("bootstrap3.css", "bootstrap3/dist/css/bootstrap.min.css"),
    ("clay.css", "@clayui/css/lib/css/atlas.css"),
    ("fabric.css", "office-ui-fabric-core/dist/css/fabric.min.css"),
    ("jquery.js", "jquery/dist/jquery.min.js"),
    ("normalize.css", "normalize.css/normalize.css"),
    ("preflight.css", "tailwindcss/preflight.css"),
];

/// The styles of WordPress and of a theme, which Debian has in packages; `cargo xtask test` unpacks them
/// into `target/hosts`. Elsewhere the tests of these hosts say so and end.
const WORDPRESS: [(&str, &str); 3] = [
    ("wp-block-library.css", "wp-includes/css/dist/block-library/style.min.css"),
    ("wp-block-library-theme.css", "wp-includes/css/dist/block-library/theme.min.css"),
    ("twentytwentyone.css", "wp-content/themes/twentytwentyone/style.css"),
];

/// Where a file of WordPress is.
fn wordpress(file: &str) -> PathBuf {
    let unpacked = || workspace().join("target/hosts/usr/share/wordpress");
    std::env::var_os("WALL_WORDPRESS").map_or_else(unpacked, PathBuf::from).join(file)
}

/// Whether the styles of a host are on this machine; says so where they are not.
pub(crate) fn is_here(host: &str) -> bool {
    let missing = WORDPRESS.iter().map(|(_, file)| wordpress(file)).find(|path| !path.is_file());
    let Some(missing) = missing.filter(|_| host.starts_with("wordpress")) else { return true };
    println!("skipped: {host} stands on {}, which is not here", missing.display());
    false
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| {
        format!(
            "no {}: `npm ci` in xtask/node, or `cargo xtask dist`, installs packages",
            path.display()
        )
    })
}

/// The hosts that are one page in the style of their name.
const STYLED: [&str; 3] = ["bootstrap", "normalize", "preflight"];

/// Puts a host's page and all that it needs on the site, with the six neighbours. No policy of its
/// own: most sites have none, and their libraries would break it.
pub(crate) fn put(visit: &Visit, host: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    let hosts = workspace().join("tests/e2e/tests/hosts");
    let is_styled = STYLED.contains(&host);
    let folder = hosts.join(if is_styled { "styled" } else { host });
    for entry in fs::read_dir(&folder).with_context(|| format!("no host {host}"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a name")?;
        let address = if name == "page.html" { String::from("/") } else { format!("/{name}") };
        let mut file = read(&path)?;
        if is_styled {
            file = String::from_utf8(file)?.replace("STYLE", host).into_bytes();
        }
        visit.site.put(&address, Reply::of(content_type(name), file));
    }
    for (name, file) in PACKAGES {
        let path: PathBuf = workspace().join("xtask/node/node_modules").join(file);
        visit.site.put(&format!("/{name}"), Reply::of(content_type(name), read(&path)?));
    }
    if host.starts_with("wordpress") {
        for (name, file) in WORDPRESS {
            let path = wordpress(file);
            visit.site.put(&format!("/{name}"), Reply::of(content_type(name), read(&path)?));
        }
    }
    Ok(())
}

/// A host's page, open on a screen where the whole of it is seen; nothing moves.
pub(crate) async fn open<'a>(visit: &'a Visit, host: &str) -> Result<Wall<'a>> {
    put(visit, host)?;
    still(visit).await?;
    visit.open("/").await?;
    let wall = visit.wall();
    wall.shows_names(&NEIGHBOURS).await.with_context(|| format!("on the host {host}"))?;
    Ok(wall)
}

/// A large screen on which nothing moves.
pub(crate) async fn still(visit: &Visit) -> Result<()> {
    visit.on_a_screen_of(1000, 2400).await?;
    visit.prefers_reduced_motion().await
}

/// The wall does what it is for: it finds, opens, leafs on, closes.
pub(crate) async fn works(visit: &Visit, wall: Wall<'_>) -> Result<()> {
    wall.search("duc").await?;
    wall.shows_names(&["Đỗ Văn Đức"]).await?;
    wall.search("").await?;
    wall.shows_names(&NEIGHBOURS).await?;
    wall.choose("field", "Y tế").await?;
    wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
    wall.open("Đỗ Văn Đức").await?;
    wall.shows_open(Some("Đỗ Văn Đức")).await?;
    wall.press_part("next").await?;
    wall.shows_open(Some("Lê Thị Ẩn")).await?;
    visit.press(Key::Escape).await?;
    wall.shows_open(None).await
}

/// By how much the edge of a round form may be lighter or darker, of 255.
const EDGE_SHADE: u8 = 72;

/// By how much a pixel of the page around the wall may differ, of 255: a round corner of the host's own box
/// is rounded anew where the wall's height in it has another fraction of a pixel. No eye sees it, and no
/// rule that reached the page would do so little.
const ROUNDING: u8 = 2;

/// A decoded picture.
#[derive(Clone)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
    file: Vec<u8>,
}

impl Picture {
    fn decoded(file: Vec<u8>) -> Result<Self> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file.as_slice())).read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().context("too large")?];
        let info = reader.next_frame(&mut bytes)?;
        let samples = info.color_type.samples();
        ensure!(samples >= 3 && info.bit_depth == png::BitDepth::Eight, "not in true colour");
        let pixels = bytes.chunks_exact(samples).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        let (width, height) = (info.width as usize, info.height as usize);
        Ok(Self { width, height, pixels: pixels.collect(), file })
    }

    /// Where two pictures of one size differ, outside of a box. Around the wall every pixel counts; the
    /// wall itself may stand on another part of a pixel, which shades the edges of round forms anew.
    fn differences(&self, other: &Self, but_in: Option<Edges>) -> Vec<(usize, usize)> {
        let shade = if but_in.is_some() { ROUNDING } else { EDGE_SHADE };
        let unlike = |one: &[u8; 3], two: &[u8; 3]| {
            one.iter().zip(two).any(|(one, two)| one.abs_diff(*two) > shade)
        };
        let within = |x: u32, y: u32| {
            but_in.is_some_and(|edges| {
                let (x, y) = (f64::from(x), f64::from(y));
                x >= edges.left.floor()
                    && x < (edges.left + edges.width).ceil()
                    && y >= edges.top.floor()
                    && y < (edges.top + edges.height).ceil()
            })
        };
        let inside = |x: usize, y: usize| {
            u32::try_from(x).is_ok_and(|x| u32::try_from(y).is_ok_and(|y| within(x, y)))
        };
        let pairs = self.pixels.iter().zip(&other.pixels).enumerate();
        pairs
            .map(|(at, pair)| (at % self.width, at / self.width, pair))
            .filter(|(x, y, (one, two))| unlike(one, two) && !inside(*x, *y))
            .map(|(x, y, _)| (x, y))
            .collect()
    }

    /// Fails unless both are the same, and keeps both for whoever looks after it.
    pub(crate) fn is_same_as(
        &self,
        other: &Self,
        but_in: Option<Edges>,
        (what, name): (&str, &str),
    ) -> Result<()> {
        let sizes = ((self.width, self.height), (other.width, other.height));
        let differ = self.differences(other, but_in);
        if sizes.0 == sizes.1 && differ.is_empty() {
            return Ok(());
        }
        let folder = workspace().join("target/e2e");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{name}-is.png")), &self.file)?;
        fs::write(folder.join(format!("{name}-should-be.png")), &other.file)?;
        anyhow::bail!(
            "{what}: {} pixels of {:?} (it should be {:?}) differ, the first at {:?}; see target/e2e/{name}-is.png",
            differ.len(),
            sizes.0,
            sizes.1,
            differ.first()
        )
    }
}

/// What is on the screen.
pub(crate) async fn screen(visit: &Visit) -> Result<Picture> {
    Picture::decoded(visit.picture().await?)
}

/// Puts the wall alone at one place of the screen, whatever the page says, and gives it fonts that
/// are no host's. Only what a host does through the wall's own border can still be seen.
const ALONE: &str = "const fonts = arguments[0];
    const put = (element, styles) => {
        for (const name in styles) {
            if (Object.hasOwn(styles, name)) element.style.setProperty(name, styles[name], 'important');
        }
    };
    const wall = document.querySelector('recognition-wall');
    put(document.querySelector('#place'), { display: 'block', position: 'fixed', left: '100px', top: '100px',
        width: '800px', 'max-width': 'none', height: 'auto', margin: '0', padding: '0', border: '0', 'z-index': '9', 'box-sizing': 'border-box' });
    if (fonts) put(wall, { '--wall-font': 'Noto Sans, sans-serif', '--wall-heading-font': 'Noto Serif, serif' });
    return null";

/// Puts the wall alone, in fonts that are no host's.
pub(crate) async fn alone(visit: &Visit) -> Result<()> {
    visit.script::<Value>(ALONE, json!([true])).await.map(drop)
}

/// Puts the wall alone, in the host's own fonts.
pub(crate) async fn as_the_host_writes(visit: &Visit) -> Result<()> {
    visit.script::<Value>(ALONE, json!([false])).await.map(drop)
}

/// The wall alone, and one person open on it.
pub(crate) async fn wall_alone(visit: &Visit, wall: Wall<'_>) -> Result<[Picture; 2]> {
    alone(visit).await?;
    photos_are_there(wall).await?;
    wall.rests().await?;
    let mut pictures = Vec::new();
    let list = wall.edges_of(".wall").await?;
    pictures.push(part(visit, list).await?);
    wall.open("Nguyễn Thị Bé").await?;
    wall.shows_open(Some("Nguyễn Thị Bé")).await?;
    photos_are_there(wall).await?;
    wall.rests().await?;
    // The keyboard's ring shows or not by what the visitor did last, which is the same everywhere.
    let detail = wall.edges_of("dialog.detail").await?;
    pictures.push(part(visit, detail).await?);
    visit.press(Key::Escape).await?;
    wall.shows_open(None).await?;
    pictures.try_into().ok().context("two pictures")
}

async fn part(visit: &Visit, edges: Edges) -> Result<Picture> {
    Picture::decoded(visit.picture_of(edges).await?)
}

/// Waits until every photo that is seen has been drawn.
pub(crate) async fn photos_are_there(wall: Wall<'_>) -> Result<()> {
    let script = "return [...root.querySelectorAll('img')]
        .filter((image) => shown(image) && !(image.complete && image.naturalWidth)).length";
    recognition_wall_e2e::wait::eventually_equal("photos that are not there", &0, async || {
        wall.within::<i32>(script, json!(null)).await
    })
    .await
}
