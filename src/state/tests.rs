//! Every rule of the state, tried natively.

use recognition_wall_core::feed::{Feed, Honouree};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Filters, Sort, YearRange};

use super::*;

fn content(ids: &[&str]) -> Rc<Content> {
    let items = ids.iter().map(|id| Rc::new(Honouree::new(id, "Trần Thị Bé Năm"))).collect();
    content_of(Feed { items, ..Feed::default() })
}

fn content_of(feed: Feed) -> Rc<Content> {
    Rc::new(Content::new(Index::build(Rc::new(feed), &[]), Vec::new()))
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
    let mut state = State::new(config(&[("src", "feed.json")]), link);
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

#[test]
fn a_link_to_somebody_opens_them_once_they_have_come() {
    let early = after(Some(link_to("b")), [Action::ShowPart(content(&["a"]))]);
    assert!(early.open.is_some() && !early.unknown_link, "b may be on the next page");
    let state = after(
        Some(link_to("b")),
        [Action::ShowPart(content(&["a"])), Action::ShowAll(content(&["a", "b"]))],
    );
    assert_eq!(state.shown_open().map(HonoureeId::as_str), Some("b"));
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
fn an_address_that_only_follows_the_wall_takes_no_word_back() {
    let gone = Action::Navigate(link_to("x"));
    let mut state = after(None, [Action::ShowAll(content(&["a"])), gone]);
    let here = state.link();
    state.apply(Action::Navigate(here));
    assert!(state.unknown_link);
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
    let mut back = parked.clone();
    back.apply(Action::Resume(config, Some(link_to("a"))));
    assert!(!back.parked);
    assert_eq!(back.status(), "loading");
    assert!(back.generation > parked.generation, "a new load starts");
}

#[test]
fn nobody_outside_a_preset_can_be_brought_up() {
    let mut household = Honouree::new("b", "Hộ bà Danh Thị Sà Rinh");
    household.kind = recognition_wall_core::feed::Kind::Household;
    let items = vec![Rc::new(Honouree::new("a", "Trần Thị Bé Năm")), Rc::new(household)];
    let everybody = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    assert!(within(&everybody, &Filters::default()).is_none(), "everybody stays");
    let within =
        |preset: &str| content_of(within(&everybody, &Filters::parse_preset(preset)).unwrap());
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
    assert_eq!(after(None, actions).shown_open().map(HonoureeId::as_str), Some("a"));
}

#[test]
fn a_load_that_is_under_way_is_not_ended_by_the_clock() {
    assert_eq!(after(None, [Action::Tick]).generation, 0);
    assert_eq!(after(None, [Action::ShowAll(content(&["a"])), Action::Tick]).generation, 1);
}

#[test]
fn a_server_that_stays_down_is_reported_once() {
    let shown = content(&["a"]);
    let down = || Action::Fail(Failure::Status(503));
    let mut state = after(None, [Action::ShowAll(shown), Action::Refresh, down()]);
    for _ in 0..2 {
        state.apply(Action::Tick);
        assert_eq!((state.status(), state.asker), ("loading", Asker::Clock));
        assert_eq!(state.failure, Some(Failure::Status(503)), "what is said stays untouched");
        state.apply(down());
    }
    state.apply(Action::Tick);
    state.apply(Action::ShowAll(content(&["a"])));
    assert_eq!(state.failure, None);
}

#[test]
fn whoever_tries_again_sees_that_the_wall_does() {
    let failed = [Action::Fail(Failure::Offline)];
    assert_eq!(after(None, failed.into_iter().chain([Action::Refresh])).failure, None);
    let failed = [Action::Fail(Failure::Offline)];
    let by_the_clock = after(None, failed.into_iter().chain([Action::Tick]));
    assert_eq!(by_the_clock.failure, Some(Failure::Offline));
    let shown = Action::ShowAll(content(&["a"]));
    let over_people = after(None, [shown, Action::Fail(Failure::Offline), Action::Refresh]);
    assert_eq!(over_people.failure, Some(Failure::Offline), "it is said until the load has ended");
    assert_eq!(over_people.asker, Asker::Somebody);
}

#[test]
fn what_was_chosen_once_stays_listed_until_the_facet_is_folded() {
    let toggle = |value: &str| Action::Toggle { facet: "field".into(), value: value.into() };
    let kept = |state: &State| state.ui.unfolded("field").kept;
    let mut state = after(None, [toggle("Y tế")]);
    assert!(kept(&state).is_empty(), "it is chosen, that is enough");
    state.apply(toggle("Y tế"));
    assert_eq!(kept(&state), [Rc::from("Y tế")]);
    state.apply(toggle("Giáo dục"));
    state.apply(Action::Clear);
    assert_eq!(kept(&state), [Rc::from("Y tế"), Rc::from("Giáo dục")]);
    let fold = || Action::Ui(ui::Change::Unfold("field".into()));
    state.apply(fold());
    assert_eq!(kept(&state).len(), 2, "unfolded, everything is listed");
    state.apply(fold());
    assert!(kept(&state).is_empty());
}

#[test]
fn a_year_is_not_rewritten_while_it_is_typed() {
    let typed = Action::Ui(ui::Change::Type(ui::End::From, "20".to_owned()));
    let mut state = after(None, [typed, Action::ShowAll(content(&["a"]))]);
    assert_eq!(state.ui.typed, Some((ui::End::From, "20".to_owned())));
    state.apply(Action::SetYears(None));
    assert_eq!(state.ui.typed, None, "then the field shows what holds");
}

#[test]
fn each_part_of_what_is_asked_for_can_be_left_out() {
    let toggle = |value: &str| Action::Toggle { facet: "field".into(), value: value.into() };
    let years = || Action::SetYears(Some(YearRange { from: Some(2020), to: None }));
    let left = |part| {
        let asked = [Action::Search("bé".to_owned()), toggle("a"), toggle("b"), years()];
        let query = after(None, asked.into_iter().chain([Action::Drop(part)])).query;
        let has = |facet, value| query.filters.contains(facet, value);
        (query.text.is_empty(), has("field", "a"), has("field", "b"), has("year", "2020.."))
    };
    let value = Part::Value { facet: "field".into(), value: "a".into() };
    assert_eq!(left(Part::Text), (true, true, true, true));
    assert_eq!(left(value), (false, false, true, true));
    assert_eq!(left(Part::Facet("field".into())), (false, false, false, true));
    assert_eq!(left(Part::Years), (false, true, true, false));
    assert_eq!(left(Part::All), (true, false, false, false));
}

#[test]
fn a_photo_that_is_shown_whole_goes_with_its_person() {
    use recognition_wall_core::feed::Photo;
    let with_photos = |count| {
        let mut honouree = Honouree::new("a", "Trần Thị Bé Năm");
        honouree.photos = vec![Photo::default(); count];
        let feed = Feed { items: vec![Rc::new(honouree)], ..Feed::default() };
        Action::ShowAll(content_of(feed))
    };
    let zoomed = |action| {
        let zoom = Action::Ui(ui::Change::Zoom(Some(1)));
        let actions = [with_photos(2), Action::Open(HonoureeId::new("a")), zoom, action];
        after(None, actions).ui.zoomed
    };
    assert_eq!(zoomed(with_photos(2)), Some(1), "a refresh leaves it");
    assert_eq!(zoomed(with_photos(1)), None);
    assert_eq!(zoomed(Action::ShowAll(content(&["b"]))), None);
    assert_eq!(zoomed(Action::Close), None);
    assert_eq!(zoomed(Action::Configure(config(&[("src", "other.json")]))), None);
}

#[test]
fn a_photo_that_did_not_come_is_asked_for_again_with_the_next_feed_only() {
    let broken = || Action::Ui(ui::Change::Broken("https://a.example/1.jpg".into()));
    let part = Action::ShowPart(content(&["a"]));
    let all = || Action::ShowAll(content(&["a", "b"]));
    let state = after(None, [part, broken(), all()]);
    assert_eq!(state.ui.broken.len(), 1, "the rest of the same feed");
    let state = after(None, [all(), broken(), Action::Refresh, all()]);
    assert!(state.ui.broken.is_empty(), "a new feed");
}
