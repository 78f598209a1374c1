//! Every picture that is taken, in the order of the contact sheet.
//!
//! Not the product of all that may differ: each layout on each screen, each look in each scheme, and
//! each state once or twice.

use crate::case::{
    Case, DESKTOP, NARROW, PAPER, PHONE, SMALL_PHONE, Scene, Screen, TABLET, WALL_SCREEN,
};

const LAYOUTS: [&str; 3] = ["grid", "list", "timeline"];
const SCREENS: [Screen; 5] = [SMALL_PHONE, PHONE, TABLET, DESKTOP, WALL_SCREEN];

/// Looks with the attributes of pages that they stand on: a light one and a dark one.
const LOOKS: [(&str, [&str; 2]); 4] = [
    ("lacquer", [r#"lang="vi""#, r#"lang="vi" data-host="dark""#]),
    ("red-gold", [r#"lang="vi" data-host="red-gold""#, r#"lang="vi" data-host="red-gold dark""#]),
    ("neutral", [r#"lang="vi" data-host="white""#, r#"lang="vi" data-host="dark""#]),
    ("contrast", [r#"lang="vi" data-host="white""#, r#"lang="vi" data-host="dark""#]),
];

/// A farmer of the sample with five awards, three photos and a quotation.
const MANY_AWARDS: &str = "hg-2023-001";
/// A person of the sample one of whose awards was revoked, and of whom there is no photo.
const REVOKED: &str = "hg-2023-061";
/// A mother of the sample of whom there is no photo.
const NO_PHOTO: &str = "hg-2023-043";

pub(crate) fn all() -> Vec<Case> {
    [layouts(), looks(), states(), details(), controls(), everybody()].concat()
}

fn layouts() -> Vec<Case> {
    let mut cases = Vec::new();
    for layout in LAYOUTS {
        let tag = format!(r#"lang="vi" layout="{layout}""#);
        let one = |screen| Case::new("layout", layout, screen, Scene::Ready).tagged(&tag);
        cases.extend(SCREENS.map(one));
        let name = format!("{layout}-scrolled");
        let below = |screen| Case::new("layout", &name, screen, Scene::Scrolled).tagged(&tag);
        cases.extend([PHONE, DESKTOP].map(below));
    }
    cases
}

fn looks() -> Vec<Case> {
    let mut cases = Vec::new();
    for (look, pages) in LOOKS {
        for (scheme, page) in ["light", "dark"].into_iter().zip(pages) {
            let tag = format!(r#"lang="vi" theme="{look} {scheme}""#);
            let name = format!("{look}-{scheme}");
            let dressed = |name: &str, screen, scene| {
                Case::new("look", name, screen, scene).tagged(&tag).on_a_page(page)
            };
            cases.extend([DESKTOP, PHONE].map(|screen| dressed(&name, screen, Scene::Ready)));
            if matches!(name.as_str(), "lacquer-dark" | "red-gold-light" | "contrast-dark") {
                let name = format!("{name}-detail");
                cases.push(dressed(&name, DESKTOP, Scene::Detail(MANY_AWARDS)));
            }
        }
    }
    let device = Case::new("look", "auto-on-a-dark-device", DESKTOP, Scene::Ready);
    cases.push(device.on_a_page(r#"lang="vi" data-host="auto""#).preferring(DARK));
    cases
}

const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark")];

fn states() -> Vec<Case> {
    let state = |name, screen, scene| Case::new("state", name, screen, scene);
    vec![
        state("loading", DESKTOP, Scene::Loading),
        state("loading", PHONE, Scene::Loading),
        state("loading-list", DESKTOP, Scene::Loading).tagged(r#"lang="vi" layout="list""#),
        state("partial", DESKTOP, Scene::Partial),
        state("stale", DESKTOP, Scene::Stale),
        state("offline", DESKTOP, Scene::Offline),
        state("offline", PHONE, Scene::Offline),
        state("empty", DESKTOP, Scene::Empty),
        state("nobody", DESKTOP, Scene::Nobody),
        state("nobody", PHONE, Scene::Nobody),
        state("unknown-link", DESKTOP, Scene::UnknownLink),
        state("missing", DESKTOP, Scene::Missing),
        state("missing", PHONE, Scene::Missing),
        state("debug", DESKTOP, Scene::Debug).tagged(r#"lang="vi" debug"#),
    ]
}

fn details() -> Vec<Case> {
    let detail = |name, screen, scene| Case::new("detail", name, screen, scene);
    let record = Scene::DetailAt(MANY_AWARDS, ".record");
    vec![
        detail("top", DESKTOP, Scene::Detail(MANY_AWARDS)),
        detail("top", TABLET, Scene::Detail(MANY_AWARDS)),
        detail("top", PHONE, Scene::Detail(MANY_AWARDS)),
        detail("top", WALL_SCREEN, Scene::Detail(MANY_AWARDS)),
        detail("five-awards", DESKTOP, record),
        detail("five-awards", PHONE, record),
        detail("related", DESKTOP, Scene::DetailAt(MANY_AWARDS, ".related")),
        detail("revoked", DESKTOP, Scene::Detail(REVOKED)),
        detail("revoked", PHONE, Scene::DetailAt(REVOKED, "[data-status=revoked]")),
        detail("no-photo", DESKTOP, Scene::Detail(NO_PHOTO)),
        detail("no-photo", PHONE, Scene::Detail(NO_PHOTO)),
        detail("viewer", DESKTOP, Scene::Viewer(MANY_AWARDS)),
        detail("viewer", PHONE, Scene::Viewer(MANY_AWARDS)),
        detail("print", PAPER, Scene::Print(MANY_AWARDS)),
    ]
}

fn controls() -> Vec<Case> {
    let control = |name, screen, scene| Case::new("control", name, screen, scene);
    vec![
        control("filtered", DESKTOP, Scene::Filtered),
        control("filtered", PHONE, Scene::Filtered),
        control("sheet", PHONE, Scene::Sheet),
        control("sheet", SMALL_PHONE, Scene::Sheet),
        control("unfolded", DESKTOP, Scene::Unfolded),
        control("keyboard", DESKTOP, Scene::Keyboard),
        control("keyboard", PHONE, Scene::Keyboard),
    ]
}

const FORCED: &[(&str, &str)] = &[("forced-colors", "active"), ("prefers-color-scheme", "dark")];

fn everybody() -> Vec<Case> {
    let case = |name, screen, scene| Case::new("everybody", name, screen, scene);
    let (rtl, english) = (r#"lang="ar" dir="rtl""#, r#"lang="en""#);
    let large = r#"lang="vi" data-text="200""#;
    let detail = Scene::Detail(MANY_AWARDS);
    vec![
        case("english", DESKTOP, Scene::Ready).tagged(english).on_a_page(english),
        case("rtl", DESKTOP, Scene::Ready).tagged(english).on_a_page(rtl),
        case("rtl", PHONE, Scene::Ready).tagged(english).on_a_page(rtl),
        case("rtl-detail", DESKTOP, detail).tagged(english).on_a_page(rtl),
        case("forced-colours", DESKTOP, Scene::Filtered).preferring(FORCED),
        case("forced-colours-detail", DESKTOP, detail).preferring(FORCED),
        case("narrow", NARROW, Scene::Ready),
        case("narrow-detail", NARROW, detail),
        case("large-text", DESKTOP, Scene::Ready).on_a_page(large),
        case("large-text", PHONE, Scene::Ready).on_a_page(large),
    ]
}
