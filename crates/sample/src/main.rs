//! Writes the sample: `cargo run -p recognition-wall-sample` renews `demo/sample/`.
//!
//! In: nothing, or `--texts-only`, or `--contact-sheet FILE.png [FIRST COUNT WIDTH]` to look at the drawings.
//! Out: feed.json and photos/, each file moved into place whole. Never: a network request.

use std::path::{Path, PathBuf};
use std::{env, fs};

use recognition_wall_sample::photo::{Drawing, JPEG_WIDTH, WEBP_WIDTHS};
use recognition_wall_sample::{Failure, contact_sheet, feed, material, render};

/// Width of a contact sheet, in pixels.
const SHEET_WIDTH: usize = 1920;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let sample = feed::build(&material::read()?)?;
    if arguments.first().is_some_and(|first| first == "--contact-sheet") {
        let file = arguments.get(1).ok_or("--contact-sheet needs a file")?;
        let number = |place: usize, otherwise: usize| -> Result<usize, Failure> {
            Ok(arguments.get(place).map_or(Ok(otherwise), |word| word.parse())?)
        };
        let (first, count, width) = (number(2, 0)?, number(3, usize::MAX)?, number(4, 160)?);
        let columns = SHEET_WIDTH / width.max(1);
        let chosen: Vec<_> = sample.drawings.into_iter().skip(first).take(count).collect();
        fs::write(
            file,
            contact_sheet::sheet(&chosen, u32::try_from(columns)?, u32::try_from(width)?)?,
        )?;
        return Ok(());
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo/sample");
    // Texts alone are written in a second; drawing everything takes a minute or two.
    if !arguments.iter().any(|argument| argument == "--texts-only") {
        write_photos(&folder.join("photos"), &sample.drawings)?;
    }
    write_whole(&folder.join("feed.json"), feed::to_json(&sample.feed)?.as_bytes())?;
    println!("{} honourees, {} pictures", sample.feed.items.len(), sample.drawings.len());
    Ok(())
}

/// Writes all photo files; those of an earlier run that nobody names any more go.
fn write_photos(folder: &Path, drawings: &[Drawing]) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let half = drawings.len().div_ceil(2).max(1);
    // Two workers: rendering is all processor, and the build machines have two.
    std::thread::scope(|scope| {
        let workers: Vec<_> = drawings
            .chunks(half)
            .map(|part| {
                scope.spawn(move || part.iter().try_for_each(|one| write_photo(folder, one)))
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| Failure::from("a worker stopped before its end"))?
        })
    })
}

fn write_photo(folder: &Path, drawing: &Drawing) -> Result<(), Failure> {
    for width in WEBP_WIDTHS {
        let bytes = render::webp(&render::picture(drawing, width)?)?;
        write_whole(&folder.join(format!("{}-{width}.webp", drawing.stem)), &bytes)?;
    }
    let bytes = render::jpeg(&render::picture(drawing, JPEG_WIDTH)?)?;
    write_whole(&folder.join(format!("{}-{JPEG_WIDTH}.jpg", drawing.stem)), &bytes)
}

/// Writes beside and moves into place: a run that is cut off leaves no half file.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let beside = path.with_extension("part");
    fs::write(&beside, bytes)?;
    fs::rename(&beside, path)?;
    Ok(())
}
