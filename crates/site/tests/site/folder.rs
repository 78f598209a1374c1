//! A site in a folder, built again and again as an office does.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use crate::common::{example, options, read};
use recognition_wall_site::{FolderSink, SiteError, Step, Summary, build};

fn make(json: &str, target: &Path, stop_at: Option<Step>) -> Result<Summary, SiteError> {
    let feed = read(json);
    let mut options = options(json);
    options.languages.truncate(1);
    let mut sink = FolderSink::begin(target)?;
    options.previous = sink.previous();
    let summary = build(&feed, &options, &mut sink, &mut |progress| {
        if Some(progress.step) == stop_at {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    sink.finish()?;
    Ok(summary)
}

fn feed(name: &str) -> String {
    serde_json::json!({ "title": "Thử", "items": [{ "id": "hg-1", "title": name }] }).to_string()
}

#[test]
fn a_run_that_is_stopped_leaves_the_last_good_site() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("trang");
    make(&feed("Lê Thị Cũ"), &target, None).unwrap();
    for step in [Step::Survey, Step::Pages, Step::Feed] {
        let stopped = make(&feed("Lê Thị Mới"), &target, Some(step));
        assert!(matches!(stopped, Err(SiteError::Stopped)), "{step:?}");
        assert!(target.join("nguoi/le-thi-cu.html").is_file());
        assert!(!target.join("nguoi/le-thi-moi.html").exists());
    }
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 2, "the site and the lock");
}

#[test]
fn old_addresses_work_over_many_builds_and_the_gone_stay_gone() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("trang");
    let page = |slug: &str| {
        fs::read_to_string(target.join("nguoi").join([slug, ".html"].concat())).unwrap_or_default()
    };
    make(&feed("Lê Thị Một"), &target, None).unwrap();
    make(&feed("Lê Thị Hai"), &target, None).unwrap();
    let third = make(&feed("Lê Thị Ba"), &target, None).unwrap();
    assert_eq!(third.moved, 2);
    for old in ["le-thi-mot", "le-thi-hai"] {
        assert!(page(old).contains("url=le-thi-ba.html"), "{old}");
    }
    let nobody = r#"{"title":"Thử","items":[],"_recognition":{"withdrawn":["hg-1"]}}"#;
    for _ in 0..2 {
        let gone = make(nobody, &target, None).unwrap();
        assert_eq!(gone.gone, 3);
        assert!(page("le-thi-ba").contains("noindex"));
        assert_eq!(fs::read_to_string(target.join("slugs.json")).unwrap(), "{}\n");
    }
    make(&feed("Lê Thị Ba"), &target, None).unwrap();
    assert!(
        page("le-thi-ba-hg-1").contains("Lê Thị Ba"),
        "an address that is gone is given to nobody"
    );
}

#[test]
fn the_same_feed_gives_the_same_site() {
    let folder = tempfile::tempdir().unwrap();
    let files = |name: &str| {
        let target = folder.path().join(name);
        make(&example(), &target, None).unwrap();
        let read = |path: &str| fs::read(target.join(path)).unwrap();
        ["index.html", "so-vang.html", "feed.json", "atom.xml", "slugs.json"].map(read)
    };
    assert!(files("a") == files("b"));
}

#[test]
fn the_files_of_the_widget_lie_beside_the_pages_and_the_page_loads_the_script() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    fs::create_dir_all(dist.join("demo")).unwrap();
    for name in ["wall.js", "wall.js.br", "wall-0a.wasm", "nginx.conf", "index.html", "demo/x.html"]
    {
        fs::write(dist.join(name), "widget").unwrap();
    }
    let json = feed("An");
    let mut options = options(&json);
    options.widget = Some(dist);
    let (kept, summary) = crate::common::site(&json, &options);
    for name in ["wall.js", "wall.js.br", "wall-0a.wasm"] {
        assert!(kept.text(name).contains("dist"), "{name} is a copy");
    }
    assert!(kept.text("nginx.conf").contains("location") && !kept.0.contains_key("demo/x.html"));
    assert!(kept.text("index.html").contains(r#"src="wall.js""#));
    assert!(kept.text("en/index.html").contains(r#"src="../wall.js""#));
    assert!(
        kept.text("en/index.html")
            .contains(r#"<recognition-wall class="rws-element" src="../feed.json" lang="en">"#)
    );
    assert!(kept.text("nguoi/an.html").contains("../index.html#wall/hg-1"));
    assert!(summary.notes("vi").is_empty());
}
