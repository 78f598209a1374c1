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
fn nothing_is_made_twice_and_nothing_of_the_last_site_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("trang");
    let first = make(&example(), &target, None).unwrap();
    assert_eq!((first.texts.kept, first.copies.kept), (0, 0));
    assert!(first.copies.made > 0);
    let whole = |name: &str| fs::read(target.join(name)).unwrap();
    let page = first_page(&target);
    let copies = [".br", ".gz"].map(|ending| [&page, ending].concat());
    let before = copies.clone().map(|copy| whole(&copy));
    let second = make(&example(), &target, None).unwrap();
    assert_eq!((second.texts.made, second.copies.made), (0, 0), "{second:?}");
    assert_eq!(second.texts.kept, first.texts.made);
    assert_eq!(second.copies.kept, first.copies.made);
    assert_eq!((second.files, second.bytes), (first.files, first.bytes));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let folder = |target: &Path| fs::metadata(target).unwrap().ino();
        let before = folder(&target);
        make(&example(), &target, None).unwrap();
        assert_eq!(folder(&target), before, "a site that is the same stays in its place");
    }
    // Cut off, and changed by hand: made again.
    fs::write(target.join(&copies[0]), &before[0][..before[0].len() / 2]).unwrap();
    fs::remove_file(target.join(&copies[1])).unwrap();
    fs::write(target.join("index.html"), "<p>by hand").unwrap();
    let third = make(&example(), &target, None).unwrap();
    assert_eq!((third.texts.made, third.copies.made), (1, 4), "{third:?}");
    assert!(copies.map(|copy| whole(&copy)) == before);
    assert!(whole("index.html").starts_with(b"<!doctype html>"));
}

/// The path of the first person's page.
fn first_page(target: &Path) -> String {
    let pages = fs::read_dir(target.join("nguoi")).unwrap();
    let mut names: Vec<_> =
        pages.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    ["nguoi/", &names[0]].concat()
}

#[test]
fn one_changed_name_costs_only_the_pages_where_it_stands() {
    let people = |changed: &str| {
        let items: Vec<_> = (0..300)
            .map(|number| {
                let name = if number == 250 { changed } else { "Lê Thị Hoa" };
                serde_json::json!({ "id": format!("hg-{number}"), "title": name })
            })
            .collect();
        serde_json::json!({ "title": "Thử", "items": items }).to_string()
    };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("trang");
    make(&people("Lê Thị Hoa"), &target, None).unwrap();
    let second = make(&people("Lê Thị Huệ"), &target, None).unwrap();
    // The person, who leads there from before, both neighbours, the page of the list, the roll, the
    // feed, the sitemap, two kinds of redirects, what the addresses were, and feeds of the newest.
    assert!(second.texts.made <= 14, "{second:?}");
    assert!(second.texts.kept >= 297, "{second:?}");
    let page = fs::read_to_string(target.join("nguoi/le-thi-hue.html")).unwrap();
    assert!(page.contains("Lê Thị Huệ"));
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

#[test]
fn the_files_for_wordpress_name_the_sites_address_where_it_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    fs::create_dir_all(&dist).unwrap();
    let embed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../embed");
    for name in ["embed.html", "oembed.json"] {
        fs::copy(embed.join(name), dist.join(name)).unwrap();
        fs::write(dist.join(name.to_owned() + ".br"), "packed as it was").unwrap();
    }
    let json = feed("An");
    let mut options = options(&json);
    options.widget = Some(dist);
    let (kept, _) = crate::common::site(&json, &options);
    let link = r#"href="https://tinh.example/vinh-danh/oembed.json""#;
    assert!(kept.text("embed.html").contains(link), "{}", kept.text("embed.html"));
    let answer: serde_json::Value = serde_json::from_str(kept.text("oembed.json")).unwrap();
    assert_eq!(answer["provider_url"], "https://tinh.example/vinh-danh/");
    let frame = r#"<iframe src="https://tinh.example/vinh-danh/embed.html""#;
    assert!(answer["html"].as_str().unwrap().contains(frame), "{answer}");
    for packed in ["embed.html.br", "oembed.json.br"] {
        // The sink in memory keeps of a copy where it came from.
        let is_copy = kept.0.get(packed).is_some_and(|it| it.ends_with(packed.as_bytes()));
        assert!(!is_copy, "{packed} is of what was");
    }
    options.base = None;
    let (kept, _) = crate::common::site(&json, &options);
    // Nobody knows the address: the files are as the widget has them, packed copies too.
    assert!(kept.text("embed.html.br").ends_with("embed.html.br"));
}
