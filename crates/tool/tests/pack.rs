//! `wall pack` as it is run: what is in the file, and that it runs without anything else.

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output};

fn wall(folder: &Path, words: &[&str]) -> Output {
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder).args(words).args(["--lang", "en"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A site with what a kiosk needs, and with what it doesn't.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("site/kiosk.html", "<!doctype html>kiosk"),
        ("site/ceremony.html", "<!doctype html>ceremony"),
        ("site/feed.json", "{\"items\": []}"),
        ("site/feed.json.br", "packed"),
        ("site/photos/Bé Năm.webp", "photo"),
        ("site/.htaccess", "hidden"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn names(zip: &Path) -> Vec<String> {
    let archive = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    archive.file_names().map(|name| name.unwrap().to_string()).collect()
}

fn text(zip: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_pack_holds_the_site_with_two_texts_and_two_ways_to_start() {
    let folder = site();
    let output = wall(folder.path(), &["pack", "site", "-o", "kiosk.zip"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let zip = folder.path().join("kiosk.zip");
    assert_eq!(
        names(&zip),
        [
            "DOC-TRUOC.txt",
            "README.txt",
            "start.bat",
            "start.sh",
            "site/ceremony.html",
            "site/feed.json",
            "site/kiosk.html",
            "site/photos/Bé Năm.webp",
        ]
    );
    assert_eq!(text(&zip, "site/photos/Bé Năm.webp"), "photo");
    for name in ["DOC-TRUOC.txt", "README.txt", "start.bat", "start.sh"] {
        let text = text(&zip, name);
        assert!(text.contains("8480") && !text.contains("{port}"), "{name}: {text}");
    }
    assert!(text(&zip, "DOC-TRUOC.txt").contains("Màn hình cảm ứng"));
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let folder = site();
    let pack = |name: &str| {
        // Into the site itself: the pack before is no part of the next.
        let output = wall(folder.path(), &["pack", "site", "-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        fs::read(folder.path().join(name)).unwrap()
    };
    let first = pack("site/kiosk.zip");
    assert!(first == pack("site/kiosk.zip"), "the bytes differ");
}

/// A server tells files from each other by date and size.
#[test]
fn a_file_of_the_same_size_with_other_bytes_has_another_date() {
    let folder = site();
    let date = || {
        assert_eq!(wall(folder.path(), &["pack", "site"]).status.code(), Some(0));
        let file = fs::File::open(folder.path().join("kiosk.zip")).unwrap();
        let mut archive = zip::ZipArchive::new(file).unwrap();
        let entry = archive.by_name("site/feed.json").unwrap();
        (entry.last_modified().unwrap().to_string(), entry.size())
    };
    let (before, size) = date();
    assert_eq!((before.clone(), size), date(), "the same file has the same date");
    fs::write(folder.path().join("site/feed.json"), "{\"items\": {}}").unwrap();
    let (after, same_size) = date();
    assert_eq!(size, same_size);
    assert_ne!(before, after);
}

#[test]
fn a_site_without_the_kiosks_page_is_not_packed_and_the_last_pack_stays() {
    let folder = site();
    fs::write(folder.path().join("kiosk.zip"), "the last one").unwrap();
    fs::remove_file(folder.path().join("site/kiosk.html")).unwrap();
    let output = wall(folder.path(), &["pack", "site", "-o", "kiosk.zip"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("has no kiosk.html"), "{}", said(&output));
    assert_eq!(fs::read(folder.path().join("kiosk.zip")).unwrap(), b"the last one");
    assert_eq!(wall(folder.path(), &["pack", "nowhere"]).status.code(), Some(2));
}

/// The folder of the stick is all there is: the script finds the program beside itself and serves.
#[cfg(unix)]
#[test]
fn the_unpacked_folder_runs_by_its_script() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpStream;
    use std::process::Stdio;

    let folder = site();
    assert_eq!(wall(folder.path(), &["pack", "site"]).status.code(), Some(0));
    let stick = folder.path().join("stick");
    let file = fs::File::open(folder.path().join("kiosk.zip")).unwrap();
    zip::ZipArchive::new(file).unwrap().extract(&stick).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_wall"), stick.join("wall")).unwrap();
    let mut start = Command::new("sh");
    start.arg(stick.join("start.sh")).env("LANG", "en_US.UTF-8");
    let mut running = start.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| Some(line.trim().strip_prefix("http://")?.to_owned()));
    let answer = address.map(|address| {
        let mut asking = TcpStream::connect(address.trim_end_matches('/')).unwrap();
        let ask = b"GET /kiosk.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        asking.write_all(ask).unwrap();
        let mut answer = String::new();
        asking.read_to_string(&mut answer).unwrap();
        answer
    });
    running.kill().unwrap();
    let output = running.wait_with_output().unwrap();
    let answer = answer.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert!(answer.ends_with("<!doctype html>kiosk"), "{answer}");
}
