//! Compressed copies. In: a folder. Out: a `.br` and a `.gz` beside each text and Wasm file in it.
//! Never touches photos: they are compressed already.

use std::io::Write;
use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::{cache, files};

/// What is worth compressing, by file extension.
const EXTENSIONS: &[&str] =
    &["css", "html", "ico", "js", "json", "md", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];
/// The highest: the work is done once and saved by every visitor.
const BROTLI_QUALITY: i32 = 11;
/// 4 MiB, the largest window that every browser accepts.
const BROTLI_WINDOW_BITS: i32 = 22;

/// Writes the compressed copies of everything in `folder` that is worth it.
///
/// # Errors
/// When a file can't be read or written.
pub(crate) fn folder(project: &Project, folder: &Path) -> Result<()> {
    for file in files::below(folder)? {
        if worth_it(&file) {
            let kept = copies(project, &files::read(&file)?)?;
            for extension in ["br", "gz"] {
                let mut place = file.clone().into_os_string();
                place.push(".");
                place.push(extension);
                files::write(Path::new(&place), files::read(&kept.join(extension))?)?;
            }
        }
    }
    Ok(())
}

fn worth_it(file: &Path) -> bool {
    file.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

/// The folder with the compressed forms of `bytes`: `br` and `gz`.
fn copies(project: &Project, bytes: &[u8]) -> Result<std::path::PathBuf> {
    let settings = format!("brotli {BROTLI_QUALITY} {BROTLI_WINDOW_BITS}, gzip 9");
    cache::step(project, "compressed", &[settings.as_bytes(), bytes], |place| {
        files::write(&place.join("br"), brotli(bytes)?)?;
        files::write(&place.join("gz"), gzip(bytes)?)
    })
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut output, &settings)?;
    Ok(output)
}

/// `bytes` as gzip packs them.
///
/// # Errors
/// Never: memory takes all that is written.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::path::Path;

    use super::{brotli, gzip, worth_it};

    #[test]
    fn a_browser_reads_back_what_was_compressed() {
        let text = "Bằng khen của Chủ tịch UBND tỉnh. ".repeat(99);
        let mut read = String::new();
        let packed = brotli(text.as_bytes()).unwrap();
        brotli::Decompressor::new(&*packed, 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(packed.len() < text.len() / 10);

        read.clear();
        flate2::read::GzDecoder::new(&*gzip(text.as_bytes()).unwrap())
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn photos_are_left_alone() {
        assert!(worth_it(Path::new("wall-00.wasm")));
        assert!(!worth_it(Path::new("photos/001.jpg")));
        assert!(!worth_it(Path::new("web.config")));
    }
}
