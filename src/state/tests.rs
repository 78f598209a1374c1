//! Every rule of the state, tried natively.

use recognition_wall_core::feed::{Feed, Honouree};

use super::*;

fn content(ids: &[&str]) -> Rc<Content> {
    let items = ids.iter().map(|id| Rc::new(Honouree::new(id, "Trần Thị Bé Năm"))).collect();
    let feed = Rc::new(Feed { items, ..Feed::default() });
    Rc::new(Content::new(feed, &[], &Filters::default(), Vec::new()))
}

fn config(attributes: &[(&str, &str)]) -> Rc<Config> {
    Rc::new(Config::from_attributes(|name| {
        attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }))
}

fn link_to(id: &str) -> Link {
    Link { open: Some(HonoureeId::new(id)), ..Link::default() }
}

/// The state after some actions on a wall whose address said `link`.
fn after(link: Option<Link>, actions: impl IntoIterator<Item = Action>) -> State {
    let start = Rc::new(State::new(config(&[("src", "feed.json")]), link));
    let end = actions.into_iter().fold(start, Reducible::reduce);
    (*end).clone()
}

#[test]
fn a_link_to_somebody_opens_them_once_they_have_come() {
    let early = after(Some(link_to("b")), [Action::ShowPart(content(&["a"]))]);
    assert!(early.open.is_some() && !early.unknown_link, "b may be on the next page");
    let state = after(
        Some(link_to("b")),
        [Action::ShowPart(content(&["a"])), Action::ShowAll(content(&["a", "b"]))],
    );
    assert_eq!(state.open_position(), Some(1));
    assert!(!state.unknown_link);
}

#[test]
fn a_link_to_somebody_unknown_says_so_and_shows_the_wall() {
    let state = after(Some(link_to("x")), [Action::ShowAll(content(&["a"]))]);
    assert!(state.unknown_link);
    assert_eq!(state.open, None);
    assert_eq!(state.status(), "ready");
}

#[test]
fn whoever_is_withdrawn_disappears_without_a_word() {
    let state = after(
        None,
        [
            Action::ShowAll(content(&["a", "b"])),
            Action::Open(HonoureeId::new("b")),
            Action::Refresh,
            Action::ShowAll(content(&["a"])),
        ],
    );
    assert_eq!(state.open, None);
    assert!(!state.unknown_link);
}

#[test]
fn what_is_on_screen_stays_when_a_refresh_fails() {
    let shown = content(&["a"]);
    let actions =
        |failure| [Action::ShowAll(Rc::clone(&shown)), Action::Refresh, Action::Fail(failure)];
    let stale = after(None, actions(Failure::Status(503)));
    assert_eq!((stale.status(), stale.content), ("stale", Some(Rc::clone(&shown))));
    assert_eq!(after(None, actions(Failure::Offline)).status(), "offline");
}

#[test]
fn without_anybody_a_failure_is_an_error_and_a_retry_starts_a_new_load() {
    let failed = after(None, [Action::Fail(Failure::Offline)]);
    assert_eq!(failed.status(), "error");
    let again = after(None, [Action::Fail(Failure::Offline), Action::Refresh]);
    assert_eq!(again.status(), "loading");
    assert_eq!(again.generation, failed.generation + 1);
}

#[test]
fn another_feed_is_another_wall() {
    let state = after(
        None,
        [
            Action::ShowAll(content(&["a"])),
            Action::Open(HonoureeId::new("a")),
            Action::Configure(config(&[("src", "other.json")])),
        ],
    );
    assert!(state.content.is_none() && state.open.is_none());
    assert_eq!(state.status(), "loading");
}

#[test]
fn another_language_loads_nothing_anew() {
    let state = after(
        None,
        [
            Action::ShowAll(content(&["a"])),
            Action::Configure(config(&[("src", "feed.json"), ("lang", "en")])),
        ],
    );
    assert_eq!((state.status(), state.generation), ("ready", 0));
    assert_eq!(state.config.locale.tag(), "en");
}

#[test]
fn clearing_takes_search_and_filters_and_leaves_the_order() {
    let toggle = Action::Toggle { facet: "field".into(), value: "Y tế".into() };
    let years = Action::SetYears(Some(YearRange { from: Some(2020), to: None }));
    let state = after(
        None,
        [Action::Search("bé".to_owned()), toggle, years, Action::Sort(Sort::Name), Action::Clear],
    );
    assert_eq!(state.query, Query { sort: Sort::Name, ..Query::default() });
}

#[test]
fn the_host_page_changes_only_what_it_names() {
    let change = QueryChange { sort: Some(Sort::Year), ..QueryChange::default() };
    let state = after(None, [Action::Search("bé".to_owned()), Action::Ask(change)]);
    assert_eq!((state.query.text.as_str(), state.query.sort), ("bé", Sort::Year));
}

#[test]
fn going_back_to_somebody_who_is_gone_is_told() {
    let state = after(None, [Action::ShowAll(content(&["a"])), Action::Navigate(link_to("x"))]);
    assert!(state.unknown_link && state.open.is_none());
    assert!(!after(None, [Action::Navigate(link_to("x")), Action::Dismiss]).unknown_link);
}

#[test]
fn a_wall_that_is_taken_off_and_put_back_starts_anew() {
    let parked = after(
        None,
        [
            Action::ShowAll(content(&["a"])),
            Action::Search("bé".to_owned()),
            Action::Open(HonoureeId::new("a")),
            Action::Park,
        ],
    );
    assert!(parked.parked && parked.content.is_none() && parked.open.is_none());
    assert_eq!(parked.query, Query::default());
    let config = config(&[("src", "feed.json")]);
    let back = Rc::new(parked.clone()).reduce(Action::Resume(config, Some(link_to("a"))));
    assert!(!back.parked);
    assert_eq!(back.status(), "loading");
    assert!(back.generation > parked.generation, "a new load starts");
}

#[test]
fn nobody_outside_a_preset_can_be_brought_up() {
    let mut household = Honouree::new("b", "Hộ bà Danh Thị Sà Rinh");
    household.kind = recognition_wall_core::feed::Kind::Household;
    let items = vec![Rc::new(Honouree::new("a", "Trần Thị Bé Năm")), Rc::new(household)];
    let feed = Rc::new(Feed { items, ..Feed::default() });
    let within = |preset: &str| {
        let preset = Filters::parse_preset(preset);
        Rc::new(Content::new(Rc::clone(&feed), &[], &preset, Vec::new()))
    };
    let state = after(Some(link_to("a")), [Action::ShowAll(within("kind:household"))]);
    assert!(state.unknown_link && state.open.is_none());
    assert_eq!(state.content.map(|content| content.index.len()), Some(1));
    assert!(within("kimd:household").index.is_empty(), "a slip of the pen shows nobody");
}

#[test]
fn a_link_that_is_followed_before_anybody_came_waits_for_them() {
    let actions = [
        Action::Fail(Failure::Offline),
        Action::Navigate(link_to("a")),
        Action::Refresh,
        Action::ShowAll(content(&["a"])),
    ];
    assert_eq!(after(None, actions).open_position(), Some(0));
}

#[test]
fn a_load_that_is_under_way_is_not_ended_by_the_clock() {
    assert_eq!(after(None, [Action::Tick]).generation, 0);
    assert_eq!(after(None, [Action::ShowAll(content(&["a"])), Action::Tick]).generation, 1);
}
