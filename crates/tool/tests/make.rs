//! `wall import`, `wall build` and `wall prerender` as they are run.

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const SHEET: &str = "DANH SÁCH KHEN THƯỞNG NĂM 2023,,,,,\n\
    STT,Họ và tên,Đơn vị công tác,Hình thức khen thưởng,Ảnh,Số CCCD\n\
    1,TRẦN THỊ BÉ NĂM,HTX Vị Thủy,BK UBND tỉnh,be.png,092123456789\n\
    2,Lê Văn Đông,Sở Y tế,Chiến sĩ thi đua cơ sở,,092123456780\n\
    3,,Sở Y tế,Chiến sĩ thi đua cơ sở,,\n\
    Tổng cộng,3 người,,,,\n";

fn wall(folder: &Path, words: &[&str]) -> Output {
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder).args(words).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    wall.env("LANG", "en_US.UTF-8").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with a sheet and a photo, as an office has them.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ds.csv"), SHEET).unwrap();
    let photo = image::RgbImage::from_fn(400, 500, |x, y| {
        image::Rgb([u8::try_from(x / 2).unwrap(), u8::try_from(y / 2).unwrap(), 90])
    });
    fs::create_dir(folder.path().join("anh")).unwrap();
    photo.save(folder.path().join("anh/be.png")).unwrap();
    folder
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_sheet_becomes_a_feed_and_the_bad_row_is_named() {
    let office = office();
    let output = wall(office.path(), &["import", "ds.csv", "-o", "feed.json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let said = said(&output);
    assert!(said.contains("RW230") && said.contains("ds.csv:ds!B5"), "{said}");
    assert!(said.contains("Took 2 honourees; left out 1 rows"), "{said}");
    let feed = json(&office.path().join("feed.json"));
    let names: Vec<&str> =
        feed["items"].as_array().unwrap().iter().filter_map(|it| it["title"].as_str()).collect();
    assert_eq!(names, ["Trần Thị Bé Năm", "Lê Văn Đông"]);
    assert!(!feed.to_string().contains("092123"), "identity numbers must not be taken");
}

#[test]
fn the_map_that_init_writes_is_one_that_import_reads() {
    let office = office();
    let output = wall(office.path(), &["import", "ds.csv", "--init"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let map = fs::read_to_string(office.path().join("ds.toml")).unwrap();
    assert!(map.contains("name = \"B\""), "{map}");
    let with_map = wall(office.path(), &["import", "ds.csv", "--map", "ds.toml", "-o", "a.json"]);
    assert_eq!(with_map.status.code(), Some(1), "{}", said(&with_map));
    assert!(!said(&with_map).contains("There is no map"));
    assert_eq!(json(&office.path().join("a.json"))["items"].as_array().unwrap().len(), 2);
}

/// How many at a time is a matter of the machine, never of the site.
#[test]
fn one_photo_at_a_time_and_many_make_the_same_site() {
    let office = office();
    let mut sheet = String::from("Họ và tên,Đơn vị,Danh hiệu,Ảnh\n");
    for number in 1_u8..=6 {
        let name = format!("{number}.png");
        image::RgbImage::from_pixel(60, 80, image::Rgb([number * 40, 9, 90]))
            .save(office.path().join("anh").join(&name))
            .unwrap();
        writeln!(sheet, "Trần Văn Người {number},Sở Y tế,BK UBND tỉnh,{name}").unwrap();
    }
    fs::write(office.path().join("nhieu.csv"), sheet).unwrap();
    let photos_of = |jobs: &str, site: &str| {
        let cache = ["cache-", site].concat();
        let words = ["build", "nhieu.csv", "--photos", "anh", "-o", site, "--jobs", jobs];
        let output = wall(office.path(), &[&words[..], &["--cache", &cache]].concat());
        assert_eq!(output.status.code(), Some(1), "the photos are small: {}", said(&output));
        let mut files: Vec<(String, Vec<u8>)> =
            fs::read_dir(office.path().join(site).join("photos"))
                .unwrap()
                .map(Result::unwrap)
                .map(|entry| {
                    let bytes = fs::read(entry.path()).unwrap();
                    (entry.file_name().into_string().unwrap(), bytes)
                })
                .collect();
        files.sort();
        (files, json(&office.path().join(site).join("feed.json"))["items"].clone())
    };
    let alone = photos_of("1", "mot");
    assert!(alone.0.len() >= 6, "{}", alone.0.len());
    assert!(alone == photos_of("5", "nam"), "another site");
    let none = wall(office.path(), &["build", "nhieu.csv", "-o", "x", "--jobs", "nhiều"]);
    assert_eq!(none.status.code(), Some(2), "{}", said(&none));
}

#[test]
fn the_template_goes_the_whole_way_to_a_site() {
    let office = office();
    let output = wall(office.path(), &["import", "--template", "-o", "mau.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    // What the template itself leaves open is no mistake of whoever fills it in.
    let output = wall(office.path(), &["import", "mau.xlsx", "-o", "mau.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = wall(office.path(), &["build", "mau.xlsx", "-o", "site"]);
    assert_ne!(output.status.code(), Some(2), "{}", said(&output));
    assert!(office.path().join("site/index.html").is_file());
}

#[test]
fn a_sheet_and_a_folder_of_photos_become_a_site() {
    let office = office();
    let words =
        ["build", "ds.csv", "--photos", "anh", "-o", "site", "--base", "https://a.example/v/"];
    let output = wall(office.path(), &words);
    assert_eq!(output.status.code(), Some(1), "the bad row is told: {}", said(&output));
    let site = office.path().join("site");
    let feed = json(&site.join("feed.json"));
    let photo = &feed["items"][0]["_recognition"]["photos"][0];
    for source in photo["sources"].as_array().unwrap() {
        assert!(site.join(source["src"].as_str().unwrap()).is_file(), "{source}");
    }
    assert!(site.join(photo["src"].as_str().unwrap()).is_file());
    assert!(photo["thumbhash"].is_string());
    let page = fs::read_to_string(site.join("nguoi/tran-thi-be-nam.html")).unwrap();
    assert!(page.contains("og:image\" content=\"https://a.example/v/photos/"), "{page}");
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(index.contains("Trần Thị Bé Năm") && index.contains("Lê Văn Đông"));
    // Nothing is done twice.
    let again = wall(office.path(), &words);
    assert!(said(&again).contains("1 photos (1 kept from before)"), "{}", said(&again));
    assert!(said(&again).contains("compressed copies: 0 made"), "{}", said(&again));
    // A photo that was damaged in the site comes back from what was kept.
    let jpeg = photo["src"].as_str().unwrap();
    let whole = fs::read(site.join(jpeg)).unwrap();
    fs::write(site.join(jpeg), "damaged").unwrap();
    wall(office.path(), &words);
    assert_eq!(fs::read(site.join(jpeg)).unwrap(), whole);
}

#[cfg(target_os = "linux")]
#[test]
fn of_a_photo_that_is_not_taken_it_is_said_why() {
    let office = office();
    let photos = office.path().join("anh");
    std::os::unix::fs::symlink("../ds.csv", photos.join("link.png")).unwrap();
    fs::copy(photos.join("be.png"), photos.join("Be.png")).unwrap();
    let sheet = SHEET.replace("be.png", "link.png").replace("cơ sở,,0921", "cơ sở,BE.png,0921");
    fs::write(office.path().join("ds.csv"), sheet).unwrap();
    let output = wall(office.path(), &["build", "ds.csv", "--photos", "anh", "-o", "trang"]);
    let said = said(&output);
    assert!(said.contains("“link.png” points outside the folder of photos"), "{said}");
    assert!(said.contains("“BE.png” fits several files"), "{said}");
    assert!(!office.path().join("trang/photos").exists(), "{said}");
}

#[test]
fn a_build_that_fails_leaves_the_last_site() {
    let office = office();
    assert_ne!(wall(office.path(), &["build", "ds.csv", "-o", "site"]).status.code(), Some(2));
    fs::write(office.path().join("broken.json"), "{\"items\": [").unwrap();
    let output = wall(office.path(), &["build", "broken.json", "-o", "site"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("error: "), "{}", said(&output));
    assert!(office.path().join("site/nguoi/le-van-dong.html").is_file());
    let beside: Vec<_> = fs::read_dir(office.path()).unwrap().flatten().collect();
    assert!(
        beside.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with(".wall-photos")),
        "{beside:?}"
    );
}

#[test]
fn whoever_was_withdrawn_is_nowhere_in_the_site_and_their_page_says_so_kindly() {
    let office = office();
    let item = |id: &str, name: &str| serde_json::json!({ "id": id, "title": name });
    let feed = |withdrawn: &[&str]| {
        serde_json::json!({
            "_recognition": { "version": "1.0", "withdrawn": withdrawn },
            "items": [item("1", "Trần Thị Bé Năm"), item("2", "Lê Văn Đông")],
        })
        .to_string()
    };
    fs::write(office.path().join("feed.json"), feed(&[])).unwrap();
    assert_eq!(wall(office.path(), &["build", "feed.json", "-o", "site"]).status.code(), Some(0));
    fs::write(office.path().join("feed.json"), feed(&["2"])).unwrap();
    assert_eq!(wall(office.path(), &["build", "feed.json", "-o", "site"]).status.code(), Some(0));
    let site = office.path().join("site");
    let gone = fs::read_to_string(site.join("nguoi/le-van-dong.html")).unwrap();
    assert!(gone.contains("noindex"), "{gone}");
    for file in
        ["index.html", "feed.json", "so-vang.html", "feed-newest.json", "nguoi/le-van-dong.html"]
    {
        let text = fs::read_to_string(site.join(file)).unwrap();
        assert!(!text.contains("Văn Đông"), "{file}");
    }
    assert!(fs::read_to_string(site.join("feed.json")).unwrap().contains("\"withdrawn\":[\"2\"]"));
}

#[test]
fn the_fragment_holds_everybody_without_script() {
    let office = office();
    fs::write(
        office.path().join("feed.json"),
        r#"{"items": [{"id": "1", "title": "Trần Thị Bé Năm <b>"}]}"#,
    )
    .unwrap();
    let output = wall(office.path(), &["prerender", "feed.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let html = String::from_utf8(output.stdout).unwrap();
    assert!(html.contains("Trần Thị Bé Năm &lt;b&gt;"), "{html}");
    assert!(!html.contains("<script") && !html.contains("style="), "{html}");
}

#[test]
fn what_can_not_be_read_is_said_with_exit_code_2() {
    let office = office();
    for words in [
        &["import", "nobody.xlsx"][..],
        &["import"],
        &["import", "ds.csv", "--map", "nobody.toml"],
        &["build", "nobody.json", "-o", "site"],
        &["build", "anh", "-o", "site"],
        &["build", "ds.csv", "-o", "site", "--base", "javascript:alert(1)"],
        &["prerender", "nobody.json"],
    ] {
        let output = wall(office.path(), words);
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{words:?}: {}", said(&output));
    }
}

/// The real lists, where this machine has them.
fn shared() -> Option<std::path::PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("WALL_SHARED").map_or(beside, Into::into);
    let list = folder.join("data/vn-na15-candidates-868.csv");
    if !list.is_file() {
        println!("skipped: there is no {}", list.display());
        return None;
    }
    Some(list)
}

#[test]
fn all_868_of_the_official_list_have_a_page_and_a_way_to_it_without_script() {
    let Some(list) = shared() else { return };
    let office = tempfile::tempdir().unwrap();
    let list = list.to_str().unwrap();
    let output = wall(office.path(), &["build", list, "-o", "site", "--title", "Đại biểu"]);
    assert_ne!(output.status.code(), Some(2), "{}", said(&output));
    let site = office.path().join("site");
    let mut linked = std::collections::BTreeSet::new();
    let mut pages = vec![site.join("index.html")];
    pages.extend(fs::read_dir(site.join("danh-sach")).unwrap().map(|it| it.unwrap().path()));
    for page in pages.iter().filter(|page| page.extension().is_some_and(|it| it == "html")) {
        let html = fs::read_to_string(page).unwrap();
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        linked.extend(links.filter_map(|it| Some(it.split_once("nguoi/")?.1.to_owned())));
    }
    let written: std::collections::BTreeSet<String> = fs::read_dir(site.join("nguoi"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "html"))
        .collect();
    assert_eq!(written.len(), 868);
    assert_eq!(written.difference(&linked).next(), None, "nobody leads there");
    // What a wall must not show, though the list has it.
    let feed = fs::read_to_string(site.join("feed.json")).unwrap();
    assert!(!feed.contains("28/11/1974") && !feed.contains("1974-11-28"), "birth dates were taken");
    assert!(!feed.contains("\"Kinh\""), "ethnic groups were taken");
}
