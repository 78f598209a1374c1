//! Paths of feeds and sheets against a folder of photos.

use std::fs;
use std::path::Path;

use recognition_wall_photos::{Folder, Found, PhotoProblemKind};

fn folder(files: &[&str]) -> (tempfile::TempDir, Folder) {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("photos");
    fs::create_dir(&root).unwrap();
    for file in files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"photo").unwrap();
    }
    fs::write(outer.path().join("secret.jpg"), b"secret").unwrap();
    let folder = Folder::open(&root).unwrap();
    (outer, folder)
}

fn name(found: Result<Found, PhotoProblemKind>) -> String {
    found.unwrap().name
}

#[test]
fn a_path_is_found_as_people_write_it() {
    let (_outer, folder) = folder(&["a/Bà Lan.jpg", "001.jpg", "50%25.jpg"]);
    for written in [
        "a/Bà Lan.jpg",
        r"a\Bà Lan.jpg",
        "./a//Bà Lan.jpg",
        "b/../a/Bà Lan.jpg",
        "a/B%C3%A0%20Lan.jpg",
        " a/Bà Lan.jpg ",
        "a/Ba\u{300} Lan.jpg",
        "photos/a/Bà Lan.jpg",
        "photos/a/B%C3%A0%20Lan.jpg",
    ] {
        assert_eq!(name(folder.find(written)), "a/Bà Lan.jpg", "{written}");
    }
    assert_eq!(name(folder.find("50%25.jpg")), "50%25.jpg", "as written comes before decoded");
}

#[test]
fn decomposed_names_of_a_mac_are_found() {
    let (_outer, folder) = folder(&["Ba\u{300} Na\u{306}m.jpg"]);
    let found = folder.find("B\u{e0} N\u{103}m.jpg").unwrap();
    assert!(!found.differs);
}

#[test]
fn another_case_is_found_and_said() {
    let (_outer, folder) = folder(&["A/001.JPG", "002.jpg"]);
    let found = folder.find("a/001.jpg").unwrap();
    assert_eq!((found.name.as_str(), found.differs), ("A/001.JPG", true));
    assert!(!folder.find("002.jpg").unwrap().differs);
}

#[cfg(target_os = "linux")]
#[test]
fn two_names_that_differ_in_case_are_told_apart_or_refused() {
    let (_outer, folder) = folder(&["001.JPG", "001.jpg", "b/002.JPG", "b/002.Jpg"]);
    assert_eq!(name(folder.find("001.jpg")), "001.jpg");
    assert_eq!(name(folder.find("001.JPG")), "001.JPG");
    let names = vec!["b/002.JPG".to_owned(), "b/002.Jpg".to_owned()];
    assert_eq!(folder.find("b/002.jpg"), Err(PhotoProblemKind::Ambiguous { names }));
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    let (outer, folder) = folder(&["a/001.jpg"]);
    let secret = outer.path().join("secret.jpg");
    for written in [
        "../secret.jpg",
        r"..\secret.jpg",
        "a/../../secret.jpg",
        "%2e%2e/secret.jpg",
        "..%2fsecret.jpg",
        "%2e%2e%5csecret.jpg",
        secret.to_str().unwrap(),
        "file:secret.jpg",
    ] {
        assert_eq!(folder.find(written), Err(PhotoProblemKind::LeavesFolder), "{written}");
    }
    for written in ["photos/../../secret.jpg", "a/../..//secret.jpg"] {
        assert_eq!(folder.find(written), Err(PhotoProblemKind::LeavesFolder), "{written}");
    }
    assert!(matches!(folder.find("a\0/001.jpg"), Err(PhotoProblemKind::Missing { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_out_is_refused_and_a_link_inside_is_followed() {
    use std::os::unix::fs::symlink;
    let (outer, folder) = folder(&["a/001.jpg"]);
    let root = outer.path().join("photos");
    symlink(outer.path().join("secret.jpg"), root.join("out.jpg")).unwrap();
    symlink(outer.path(), root.join("up")).unwrap();
    symlink("a/001.jpg", root.join("in.jpg")).unwrap();
    symlink("nowhere", root.join("broken.jpg")).unwrap();
    symlink("round.jpg", root.join("round.jpg")).unwrap();
    for written in ["out.jpg", "up/secret.jpg", "up/photos/../secret.jpg"] {
        assert_eq!(folder.find(written), Err(PhotoProblemKind::LeavesFolder), "{written}");
    }
    assert!(folder.find("in.jpg").unwrap().path.ends_with(Path::new("a/001.jpg")));
    assert_eq!(folder.find("broken.jpg"), Err(PhotoProblemKind::Missing { like: None }));
    assert!(matches!(folder.find("round.jpg"), Err(PhotoProblemKind::Unreadable { .. })));
}

#[test]
fn what_is_missing_is_said_with_what_may_be_meant() {
    let (_outer, folder) = folder(&["a/001.png"]);
    let like = Some("a/001.png".to_owned());
    assert_eq!(folder.find("a/001.jpg"), Err(PhotoProblemKind::Missing { like: like.clone() }));
    assert_eq!(folder.find("photos/a/001.jpg"), Err(PhotoProblemKind::Missing { like }));
    assert_eq!(folder.find("a/002.jpg"), Err(PhotoProblemKind::Missing { like: None }));
    assert_eq!(folder.find("a/001.png/x.jpg"), Err(PhotoProblemKind::Missing { like: None }));
    assert_eq!(folder.find("a"), Err(PhotoProblemKind::NotAFile));
    assert_eq!(folder.find("https://example.com/1.jpg"), Err(PhotoProblemKind::NotLocal));
}
