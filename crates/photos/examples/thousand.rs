//! Draws photos and makes them twice: how long it takes with an empty and with a full cache, and how
//! much memory at most.
//!
//! `CARGO_PROFILE_RELEASE_OPT_LEVEL=3 CARGO_PROFILE_RELEASE_LTO=off cargo run --release
//! -p recognition-wall-photos --example thousand -- FOLDER [COUNT [WIDTH HEIGHT]]`: the release profile
//! alone is made for small downloads. FOLDER is made, and keeps the photos for the next time; the site
//! and the cache in it are made anew.
//!
//! Beside them it writes `danh-sach.csv`, a list of ten times as many people of whom the first have a
//! photo: what `wall build FOLDER/danh-sach.csv --photos FOLDER/photos-1200x1500` is measured with.
#![expect(clippy::disallowed_methods, reason = "it measures, so it asks the clock")]

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use jpeg_encoder::{ColorType, Encoder};
use recognition_wall_photos::{Job, Options, Silent, process};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let folder = Path::new(&folder);
    let mut number = |usual| arguments.next().map_or(Ok(usual), |text| text.parse::<u32>());
    let (count, width, height) = (number(1_000)?, number(1_200)?, number(1_500)?);
    let photos = folder.join(format!("photos-{width}x{height}"));
    fs::create_dir_all(&photos)?;
    for nth in 0..count {
        let path = photos.join(format!("{nth:04}.jpg"));
        if !path.exists() {
            fs::write(path, photo(nth, u16::try_from(width)?, u16::try_from(height)?)?)?;
        }
    }
    fs::write(folder.join("danh-sach.csv"), list(count)?)?;
    for old in ["site", "cache"] {
        match fs::remove_dir_all(folder.join(old)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let jobs: Vec<Job> = (0..count)
        .map(|nth| Job::new(format!("{nth:04}.jpg"), format!("nguoi-{nth:04}")))
        .collect();
    let options = Options::new(&photos, folder.join("site")).with_cache(folder.join("cache"));
    println!("drawn: peak {}", peak());
    for name in ["first run", "second run"] {
        let start = Instant::now();
        let outcomes = process(&jobs, &options, &Silent);
        let made = outcomes.iter().filter_map(|outcome| outcome.made.as_ref());
        let bytes: usize = made.clone().flat_map(|made| &made.files).map(|file| file.bytes).sum();
        let cached = made.clone().filter(|made| made.from_cache).count();
        println!(
            "{name}: {:.2} s, {} of {count} made, {cached} of the cache, {} MB, peak {}",
            start.elapsed().as_secs_f64(),
            made.count(),
            bytes / 1_000_000,
            peak()
        );
        if let Some(problem) = outcomes.iter().flat_map(|outcome| &outcome.problems).next() {
            println!("{} {}", problem.code(), problem.message("en"));
        }
    }
    Ok(())
}

/// A list as an office has it, of people who do not exist.
fn list(photos: u32) -> Result<String, Box<dyn Error>> {
    let mut list = "Họ và tên,Đơn vị,Lĩnh vực,Danh hiệu,Năm,Thành tích,Ảnh,Nguồn ảnh\n".to_owned();
    let people = recognition_wall_crowd::crowd().zip(0..photos.saturating_mul(10));
    for (person, nth) in people {
        let photo = if nth < photos { format!("{nth:04}.jpg") } else { String::new() };
        let recognition_wall_crowd::Person { name, unit, field, award, year, citation, .. } =
            &person;
        let credit = person.credit;
        writeln!(
            list,
            r#""{name}","{unit}","{field}","{award}",{year},"{citation}","{photo}","{credit}""#
        )?;
    }
    Ok(list)
}

/// Soft shapes with grain, as a photo has: flat colour would cost the encoders nothing.
fn photo(seed: u32, width: u16, height: u16) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut grain = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f32::from(u8::try_from(state >> 24).unwrap_or_default()) / 16.0 - 8.0
    };
    let phase = f32::from(u16::try_from(seed % 997).unwrap_or_default());
    let mut rgb = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (f32::from(x) / 90.0, f32::from(y) / 90.0);
            let light = (u + phase).sin() * 50.0 + (v * 1.3 + u * 0.4).cos() * 50.0 + grain();
            let edge = if (u * v * 0.7 + phase).sin() > 0.6 { 30.0 } else { 0.0 };
            for tint in [135.0, 120.0, 100.0] {
                let value = (tint + light + edge).clamp(0.0, 255.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "clamped to a byte"
                )]
                rgb.push(value as u8);
            }
        }
    }
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 90).encode(&rgb, width, height, ColorType::Rgb)?;
    Ok(bytes)
}

/// The most memory that this process has had, where the system tells.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}
