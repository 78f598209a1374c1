//! Each view, rendered natively, against a file: `tests/golden/<case>.html`.
//!
//! `UPDATE=1 cargo test --test golden` renews the files; read the difference before you commit it.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::fs;
use std::path::Path;
use std::rc::Rc;

use recognition_wall::config::Config;
use recognition_wall::failure::Failure;
use recognition_wall::people::People;
use recognition_wall::shown::Shown;
use recognition_wall::state::ui::Change;
use recognition_wall::state::{Action, Content, State, within};
use recognition_wall::view::Surroundings;
use recognition_wall::view::wall::wall;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, HonoureeId};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::Filters;
use yew::prelude::*;
use yew::{Callback, LocalServerRenderer};

const FEED: &str = include_str!("golden/feed.json");

fn content(feed: &str) -> Rc<Content> {
    content_within(feed, "")
}

fn content_within(feed: &str, preset: &str) -> Rc<Content> {
    let today = PartialDate::new(2026, 11, 23).unwrap();
    let mut assembly = Assembly::new("https://example.vn/feed.json", today, None);
    assembly.add_page(feed.as_bytes()).unwrap();
    let problems = assembly.problems().to_vec();
    let everybody = Index::build(Rc::new(assembly.feed().clone()), &[]);
    let index = match within(&everybody, &Filters::parse_preset(preset)) {
        Some(feed) => Index::build(Rc::new(feed), &[]),
        None => everybody,
    };
    Rc::new(Content::new(index, problems))
}

/// A wall in one state, as the app draws it.
#[derive(PartialEq, Properties)]
struct PictureProps {
    state: Rc<State>,
}

#[component]
fn Picture(PictureProps { state }: &PictureProps) -> Html {
    let content = state.content.as_ref();
    let shown = content.map(|content| Rc::new(Shown::new(Rc::clone(content), &state.query)));
    let surroundings = Rc::new(Surroundings::new(state, "", Callback::noop()));
    let people = |shown: &Rc<Shown>| {
        html! {
            <People
                {shown} layout={state.query.layout} broken={state.ui.broken.clone()}
                motion={state.config.motion} before={None} last_open={state.last_open.clone()} surroundings={surroundings.clone()}
            />
        }
    };
    wall(state, shown.as_ref(), people, &NodeRef::default(), &surroundings)
}

/// The wall with these attributes after these actions, as the page would hold it.
async fn render(attributes: &[(&str, &str)], actions: Vec<Action>) -> String {
    let config = Rc::new(Config::from_attributes(|name| {
        attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }));
    picture_of(State::new(config, None), actions).await
}

/// The wall in a state after these actions.
async fn picture_of(mut state: State, actions: Vec<Action>) -> String {
    for action in actions {
        state.apply(action);
    }
    let props = PictureProps { state: Rc::new(state) };
    let picture = LocalServerRenderer::<Picture>::with_props(props);
    let html = picture.hydratable(false).render().await;
    html.replace("><", ">\n<") + "\n"
}

fn compare(case: &str, html: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{case}.html"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, html).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let line = kept.lines().zip(html.lines()).position(|(kept, now)| kept != now);
    let line = line.unwrap_or_else(|| kept.lines().count().min(html.lines().count()));
    assert!(
        kept == html,
        "{case}: the view differs from {} at line {}; UPDATE=1 renews it\n  kept: {}\n  now:  {}",
        file.display(),
        line + 1,
        kept.lines().nth(line).unwrap_or_default(),
        html.lines().nth(line).unwrap_or_default(),
    );
}

macro_rules! golden {
    ($($name:ident: $attributes:expr, $actions:expr;)*) => {
        $(#[tokio::test(flavor = "current_thread")]
        async fn $name() {
            compare(&stringify!($name).replace('_', "-"), &render(&$attributes, $actions).await);
        })*
    };
}

fn all() -> Action {
    Action::ShowAll(content(FEED))
}

fn open(id: &str) -> Action {
    Action::Open(HonoureeId::new(id))
}

fn toggle(facet: &str, value: &str) -> Action {
    Action::Toggle { facet: facet.into(), value: value.into() }
}

golden! {
    loading: [("lang", "vi")], vec![];
    error_not_found: [("lang", "vi")], vec![Action::Fail(Failure::Status(404))];
    error_no_source_in_english: [("lang", "en")], vec![Action::Fail(Failure::NoSource)];
    empty_feed: [("lang", "vi")], vec![Action::ShowAll(content("{\"items\":[]}"))];
    nobody_readable: [("lang", "vi")], vec![Action::ShowAll(content("{\"items\":[{},{}]}"))];
    everybody: [("lang", "vi")], vec![all()];
    everybody_in_english: [("lang", "en"), ("heading-level", "3")], vec![all()];
    address_left_alone: [("lang", "vi"), ("history", "none")], vec![Action::ShowAll(content_within(FEED, "kind:household"))];
    searched: [("lang", "vi")], vec![all(), Action::Search("be nam".to_owned())];
    filtered: [("lang", "vi")], vec![all(), toggle("field", "Y đức"), toggle("year", "2023")];
    nobody_matches: [("lang", "vi")], vec![all(), Action::Search("không ai cả".to_owned())];
    detail: [("lang", "vi")], vec![all(), open("hg-1")];
    detail_in_english: [("lang", "en")], vec![all(), open("hg-1")];
    detail_of_a_revoked_award: [("lang", "vi")], vec![all(), open("hg-2")];
    unknown_link: [("lang", "vi")], vec![all(), Action::Navigate(recognition_wall_core::query::link::Link {
        open: Some(HonoureeId::new("nobody")), ..Default::default()
    })];
    stale: [("lang", "vi")], vec![all(), Action::Refresh, Action::Fail(Failure::Status(503))];
    editors_panel: [("lang", "vi"), ("debug", "")], vec![all()];
}

#[tokio::test(flavor = "current_thread")]
async fn no_view_writes_what_a_strict_page_refuses() {
    let html = render(&[("debug", "")], vec![all(), open("hg-1")]).await;
    for forbidden in [" style=", "<style", "<script", "\"javascript:", " onclick="] {
        assert!(!html.contains(forbidden), "{forbidden} in\n{html}");
    }
}

/// Their order follows from how many have each, and so they would change places under the finger.
#[tokio::test(flavor = "current_thread")]
async fn filters_wait_a_moment_for_those_who_are_still_to_come() {
    let patient = || {
        let mut state = State::new(Rc::new(Config::from_attributes(|_| None)), None);
        state.ui.patient = true;
        state
    };
    let part = || Action::ShowPart(content(FEED));
    let has_filters = |html: &str| html.contains("class=\"facet\"");
    let early = picture_of(patient(), vec![part()]).await;
    assert!(!has_filters(&early) && early.contains("class=\"card"), "{early}");
    assert!(early.contains("class=\"filters\""), "their place is kept: {early}");
    assert!(!early.contains("class=\"filters\" aria-label=\"Bộ lọc\" hidden"), "{early}");
    for then in [all(), Action::Ui(Change::Waited), Action::Fail(Failure::Offline)] {
        let late = picture_of(patient(), vec![part(), then]).await;
        assert!(has_filters(&late), "{late}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn text_is_text() {
    let feed =
        r#"{"items":[{"id":"1","title":"<img src=x onerror=alert(1)>","summary":"<b>&amp;</b>"}]}"#;
    let html = render(&[], vec![Action::ShowAll(content(feed)), open("1")]).await;
    assert!(!html.contains("<img") && !html.contains("<b>"), "{html}");
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
}
