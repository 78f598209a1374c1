//! Builds a site from a feed file, or from invented people, and says what it took: what the figures
//! of the documentation are measured with.
//!
//! ```text
//! cargo run --release -p recognition-wall-site --example site -- feed.json SITE [https://base/] [PHOTOS] [DIST]
//! cargo run --release -p recognition-wall-site --example site -- invented:1000000 SITE
//! ```
//! `invented:N` writes a feed of N invented people into the temporary folder first.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for measuring")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::Locale;
use recognition_wall_site::{
    BaseAddress, FeedFile, FolderSink, Published, SiteFile, SiteOptions, build,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let invented =
        arguments[0].strip_prefix("invented:").map(|count| invent(count.parse().unwrap()));
    let feed = invented.clone().unwrap_or_else(|| PathBuf::from(&arguments[0]));
    let target = Path::new(&arguments[1]);
    let today = PartialDate::new(2026, 11, 24).unwrap();
    let started = Instant::now();
    let people = FeedFile::open(&feed, today).unwrap();
    let mut options = SiteOptions::new(Locale::best(["vi"]), today);
    options.base = arguments.get(2).map(|base| BaseAddress::parse(base).unwrap());
    options.published = Some(Published::File(&feed));
    if invented.is_none() {
        options.languages.push(Locale::best(["en"]));
    }
    options.widget = arguments.get(4).map(PathBuf::from);
    if let Some(folder) = arguments.get(3) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let from = entry.unwrap().path();
            let name = from.file_name().unwrap().to_string_lossy().into_owned();
            options.photos.push(SiteFile { path: format!("photos/{name}"), from });
        }
    }
    let mut sink = FolderSink::begin(target).unwrap();
    options.previous = sink.previous();
    let mut step = None;
    let summary = build(&people, &options, &mut sink, &mut |progress| {
        if step != Some(progress.step) {
            println!("{:?} at {:.1?}", progress.step, started.elapsed());
            step = Some(progress.step);
        }
        ControlFlow::Continue(())
    });
    let summary = summary.unwrap();
    sink.finish().unwrap();
    println!("{summary:?}");
    println!("{:.1?}, at most {} MiB", started.elapsed(), peak());
    let front = std::fs::metadata(target.join("index.html")).unwrap().len();
    let packed = std::fs::metadata(target.join("index.html.br")).unwrap().len();
    println!("index.html: {front} bytes, {packed} by Brotli");
}

/// The most memory that this process has held, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0)
        / 1024
}

fn invent(count: usize) -> PathBuf {
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Danh", "Huỳnh", "Võ", "Đặng", "Bùi", "Thạch"];
    let middle = ["Văn", "Thị", "Thị Bé", "Ngọc", "Minh", "Hữu", "Thanh", "Kim"];
    let given = ["An", "Bình", "Năm", "Đông", "Út", "Hằng", "Phúc", "Sơn", "Ý", "Ánh", "Rinh"];
    let path = std::env::temp_dir().join(format!("invented-{count}.json"));
    let mut out = BufWriter::new(File::create(&path).unwrap());
    let awards = (0..40).map(|code| {
        format!("\"a{code}\":{{\"title\":\"Bằng khen loại {code}\",\"rank\":{},\"level\":\"province\",\"group\":\"bang-khen\"}}", 100 + code)
    });
    let awards = awards.collect::<Vec<_>>().join(",");
    write!(out, "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Người được mời ra đo\",\"language\":\"vi\",\"_recognition\":{{\"version\":\"1.0\",\"awards\":{{{awards}}}}},\"items\":[").unwrap();
    for number in 0..count {
        let name = format!(
            "{} {} {}",
            family[number % 10],
            middle[number / 10 % 8],
            given[number / 80 % 11]
        );
        let comma = if number > 0 { "," } else { "" };
        write!(out, "{comma}\n{{\"id\":\"dd-{number:07}\",\"title\":\"{name}\",\"summary\":\"Vận động bà con hiến {number} m² đất mở lộ nông thôn, xóa cầu khỉ trong ấp.\",\"_recognition\":{{\"position\":\"Nông dân\",\"unit\":\"Hợp tác xã số {}\",\"place\":\"xã {}, tỉnh Hậu Giang\",\"awards\":[{{\"code\":\"a{}\",\"year\":{},\"citation\":\"Đã có thành tích xuất sắc trong phong trào thi đua\",\"decision\":{{\"number\":\"{}/QĐ-UBND\",\"date\":\"2023-06-01\"}}}}]}}}}", number % 900, number % 76, number % 40, 2000 + number % 24, number % 2000).unwrap();
    }
    write!(out, "]}}").unwrap();
    out.flush().unwrap();
    path
}
