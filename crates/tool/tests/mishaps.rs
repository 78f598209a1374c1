//! What goes wrong around a build: no room, Ctrl-C, a power cut, two at once. Whatever it is, the
//! last good site stands, and the next run needs nobody's help.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// People whose pages take a while, so that there is a middle in which to be disturbed.
const MANY: usize = 1_500;

/// A folder with a finished site of one person, and a long list that is to replace it.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("one.csv"), "Họ và tên,Đơn vị\nTrần Thị Bé Năm,HTX Vị Thủy\n")
        .unwrap();
    let mut many = "Họ và tên,Đơn vị\n".to_owned();
    for number in 0..MANY {
        writeln!(many, "Lê Văn Đông,Tổ dân phố {number}").unwrap();
    }
    fs::write(folder.path().join("many.csv"), many).unwrap();
    let first = wall(folder.path(), "one.csv").output().unwrap();
    assert_ne!(first.status.code(), Some(2), "{}", said(&first));
    folder
}

fn wall(folder: &Path, input: &str) -> Command {
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder).args(["--lang", "en", "build", input, "-o", "site"]);
    wall.stderr(Stdio::piped()).stdout(Stdio::null());
    wall
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Begins the long build and waits until it has made a folder.
fn begun(folder: &Path, made: &str) -> Child {
    let mut build = wall(folder, "many.csv").spawn().unwrap();
    let pages = folder.join(made);
    while !pages.is_dir() {
        assert!(build.try_wait().unwrap().is_none(), "it ended before anything was seen");
        std::thread::sleep(Duration::from_millis(5));
    }
    build
}

fn signal(build: &Child, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &build.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

/// Where pages are written before the site is whole.
const PAGES: &str = ".site.moi/nguoi";

/// The site of one person stands as it was, and nothing half-written lies about.
fn stands(folder: &Path) {
    let site = folder.join("site");
    let page = fs::read_to_string(site.join("nguoi/tran-thi-be-nam.html")).unwrap();
    assert!(page.ends_with("</html>\n"));
    assert!(!site.join("nguoi/le-van-dong.html").exists());
}

fn is_tidy(folder: &Path) {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != ".wall-cache");
    names.sort();
    assert_eq!(names, [".site.khoa", "many.csv", "one.csv", "site"]);
}

#[test]
fn where_there_is_no_room_it_is_said_and_the_last_site_stands() {
    let office = office();
    // No file may be larger than eight blocks: what a full disk or a quota answers to a write.
    let limited = Command::new("sh")
        .current_dir(office.path())
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --lang en build many.csv -o site"])
        .arg(env!("CARGO_BIN_EXE_wall"))
        .output()
        .unwrap();
    assert_eq!(limited.status.code(), Some(2), "{}", said(&limited));
    assert!(said(&limited).contains("error: "), "{}", said(&limited));
    stands(office.path());
    is_tidy(office.path());
}

#[test]
fn ctrl_c_in_the_middle_leaves_the_last_site() {
    let office = office();
    let build = begun(office.path(), PAGES);
    signal(&build, "INT");
    let stopped = build.wait_with_output().unwrap();
    assert_eq!(stopped.status.code(), Some(2), "{}", said(&stopped));
    assert!(said(&stopped).contains("error: "), "{}", said(&stopped));
    stands(office.path());
    is_tidy(office.path());
}

#[test]
fn a_power_cut_in_the_middle_leaves_the_last_site_and_the_next_run_tidies_up() {
    let office = office();
    let mut build = begun(office.path(), PAGES);
    build.kill().unwrap();
    build.wait().unwrap();
    stands(office.path());
    let again = wall(office.path(), "one.csv").output().unwrap();
    assert_ne!(again.status.code(), Some(2), "{}", said(&again));
    stands(office.path());
    is_tidy(office.path());
}

#[test]
fn a_second_run_at_the_same_time_is_refused_and_disturbs_nobody() {
    let office = office();
    let build = begun(office.path(), ".site.moi");
    let second = wall(office.path(), "one.csv").output().unwrap();
    assert_eq!(second.status.code(), Some(2), "{}", said(&second));
    assert!(said(&second).contains("site"), "{}", said(&second));
    let first = build.wait_with_output().unwrap();
    assert_ne!(first.status.code(), Some(2), "{}", said(&first));
    assert!(office.path().join("site/nguoi/le-van-dong.html").is_file());
    is_tidy(office.path());
}
