//! Order, commands, reload and linked windows of a ceremony, tried natively with a clock of numbers.

use std::rc::Rc;

use proptest::prelude::*;
use recognition_wall_core::feed::{Award, AwardStatus, Feed, Honouree, HonoureeId};

use super::*;
use crate::moment::Moment;

fn honoured(id: &str, awards: Vec<Award>) -> Rc<Honouree> {
    Rc::new(Honouree { awards, ..Honouree::new(id, "Trần Thị Bé Năm") })
}

fn award(title: &str, rank: u32) -> Award {
    Award { rank: Some(rank), ..Award::new(title) }
}

fn feed(ids: &[&str]) -> Rc<Feed> {
    let rank = |id: &str| 100 * (u32::from(id.as_bytes()[0] - b'a') / 2 + 1);
    let items = ids
        .iter()
        .map(|id| honoured(id, vec![award(&format!("Bằng khen {}", rank(id)), rank(id))]))
        .collect();
    Rc::new(Feed { items, ..Feed::default() })
}

fn id(id: &str) -> HonoureeId {
    HonoureeId::new(id)
}

fn person(name: &str) -> Slide {
    Slide::Person(id(name))
}

/// The group that is called at this place.
fn group(ceremony: &Ceremony, place: usize) -> Slide {
    Slide::Group(ceremony.programme().groups()[place].id.clone())
}

fn at(seconds: u64) -> Moment {
    Moment::from_seconds(seconds)
}

fn ceremony() -> Ceremony {
    Ceremony::new(feed(&["d", "b", "a", "c", "e"]), None, 1)
}

fn act(ceremony: &mut Ceremony, commands: &[Command]) {
    for command in commands {
        ceremony.act(command, at(1));
    }
}

fn order(ceremony: &Ceremony) -> String {
    ceremony.programme().people().map(|person| person.id.as_str()).collect()
}

#[test]
fn the_highest_award_comes_first_and_equals_stand_as_in_the_feed() {
    let class = |id, order| {
        let class = Some(format!("hạng {order}").as_str().into());
        honoured(id, vec![Award { class_order: Some(order), class, ..award("Huân chương", 100) }])
    };
    let revoked = Award { status: AwardStatus::Revoked, ..award("Sao vàng", 1) };
    let items = vec![
        honoured("none", Vec::new()),
        honoured("unranked", vec![Award::new("Giấy khen")]),
        honoured("revoked", vec![revoked, award("Bằng khen", 610)]),
        honoured("same", vec![award("Bằng khen", 610)]),
        class("second", 2),
        class("first", 1),
    ];
    let programme = Programme::new(Rc::new(Feed { items, ..Feed::default() }), &[]);
    let ids: Vec<&str> = programme.people().map(|person| person.id.as_str()).collect();
    assert_eq!(ids, ["first", "second", "revoked", "same", "unranked", "none"]);
    assert_eq!(programme.groups().len(), 5);
    assert_eq!(programme.groups()[4].title, None);
    assert_eq!(programme.group_of(&id("same")).unwrap().title, Some("Bằng khen".into()));
}

#[test]
fn the_clicker_goes_through_opening_awards_people_and_closing() {
    let mut ceremony = ceremony();
    let mut seen = vec![ceremony.state().slide.clone()];
    while ceremony.act(&Command::Next, at(5)) {
        seen.push(ceremony.state().slide.clone());
    }
    assert_eq!(
        seen,
        [
            Slide::Opening,
            group(&ceremony, 0),
            person("b"),
            person("a"),
            group(&ceremony, 1),
            person("d"),
            person("c"),
            group(&ceremony, 2),
            person("e"),
            Slide::Closing,
        ]
    );
    while ceremony.act(&Command::Previous, at(6)) {}
    assert_eq!(ceremony.state().slide, Slide::Opening);
    assert_eq!(ceremony.state().begun, Some(at(5)));
    assert!(Programme::new(Rc::default(), &[]).slides() == [Slide::Opening, Slide::Closing]);
}

#[test]
fn who_is_left_out_is_not_called_and_an_award_for_nobody_is_not_announced() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Jump(person("e")), Command::Skip(id("e"))]);
    assert_eq!(ceremony.state().slide, Slide::Closing, "who stands there makes room");
    act(&mut ceremony, &[Command::Previous]);
    assert_eq!(ceremony.state().slide, person("c"));
    act(&mut ceremony, &[Command::Skip(id("e")), Command::Next]);
    assert_eq!(ceremony.state().slide, group(&ceremony, 2));
    assert!(!ceremony.act(&Command::Skip(id("nobody")), at(2)));
}

#[test]
fn while_somebody_speaks_the_clicker_does_nothing() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Hold, Command::Next, Command::Previous]);
    assert_eq!(ceremony.state().slide, Slide::Opening);
    act(&mut ceremony, &[Command::Hold, Command::Next]);
    assert_eq!(ceremony.state().slide, group(&ceremony, 0));
}

#[test]
fn a_blank_stage_shows_the_next_slide_when_it_comes() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Blank]);
    assert!(ceremony.state().is_blank);
    act(&mut ceremony, &[Command::Next]);
    assert!(!ceremony.state().is_blank);
    act(&mut ceremony, &[Command::Blank, Command::Hold, Command::Show]);
    assert!(!ceremony.state().is_blank && !ceremony.state().is_held);
}

#[test]
fn the_presenter_changes_the_order() {
    let mut ceremony = ceremony();
    assert_eq!(order(&ceremony), "badce");
    act(&mut ceremony, &[Command::Jump(person("d"))]);
    act(&mut ceremony, &[Command::Move { id: id("c"), before: Some(id("b")) }]);
    assert_eq!(order(&ceremony), "cbade");
    assert_eq!(ceremony.state().slide, person("d"), "who stands there stays");
    act(&mut ceremony, &[Command::Move { id: id("c"), before: None }]);
    assert_eq!(order(&ceremony), "badec");
    assert_eq!(ceremony.coming().map(HonoureeId::as_str).collect::<Vec<_>>(), ["e", "c"]);
    let unknown = Command::Move { id: id("x"), before: None };
    assert!(!ceremony.act(&unknown, at(3)));
    assert!(!ceremony.act(&Command::Move { id: id("a"), before: Some(id("a")) }, at(3)));
}

#[test]
fn who_is_withdrawn_while_on_the_stage_is_followed_by_the_next() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Jump(person("b"))]);
    ceremony.set_feed(feed(&["d", "a", "c", "e"]));
    assert_eq!(ceremony.state().slide, person("a"));
    ceremony.set_feed(feed(&["z"]));
    assert_eq!(ceremony.state().slide, Slide::Closing);
    let mut kept = State::new();
    (kept.slide, kept.place) = (person("gone"), 3);
    let after_reload = Ceremony::new(feed(&["a", "b"]), Some(kept), 2);
    assert_eq!(after_reload.state().slide, person("b"));
}

/// A feed of one person for each award: its name, its code, its rank.
fn awards(given: &[(&str, &str, u32)]) -> Rc<Feed> {
    let items = given.iter().map(|(title, code, rank)| {
        let code = Some(Rc::from(*code)).filter(|code: &Rc<str>| !code.is_empty());
        honoured(&format!("{rank}"), vec![Award { code, ..award(title, *rank) }])
    });
    Rc::new(Feed { items: items.collect(), ..Feed::default() })
}

#[test]
fn an_award_on_the_stage_stays_there_whatever_a_refresh_puts_before_it_or_calls_it() {
    let given = [("Huân chương", "hc", 1), ("Bằng khen", "bk", 2), ("Giấy khen", "", 3)];
    let stands = |place: usize, feed: Rc<Feed>| {
        let mut ceremony = Ceremony::new(awards(&given), None, 1);
        let slide = group(&ceremony, place);
        act(&mut ceremony, &[Command::Jump(slide)]);
        let kept = State::from_json(&ceremony.state().to_json()).unwrap();
        ceremony.set_feed(Rc::clone(&feed));
        assert_eq!(Ceremony::new(feed, Some(kept), 1).state().slide, ceremony.state().slide);
        match &ceremony.state().slide {
            Slide::Group(id) => id.title.to_string(),
            other => format!("{other:?}"),
        }
    };
    let more = [("Danh hiệu", "dh", 0), given[0], given[1], given[2]];
    assert_eq!(stands(1, awards(&more)), "Bằng khen", "another award stands before it");
    assert_eq!(stands(1, awards(&given[1..])), "Bằng khen", "the one before it is gone");
    let corrected = [given[0], ("Bằng khen của tỉnh", "bk", 2), given[2]];
    assert_eq!(stands(1, awards(&corrected)), "Bằng khen của tỉnh", "its code says which it is");
    let corrected = [given[0], given[1], ("Giấy khen của xã", "", 3)];
    let mut ceremony = Ceremony::new(awards(&given), None, 1);
    let slide = group(&ceremony, 2);
    act(&mut ceremony, &[Command::Jump(slide)]);
    ceremony.set_feed(awards(&corrected));
    assert_eq!(ceremony.state().slide, group(&ceremony, 2), "its people say which it is");
}

#[test]
fn a_reloaded_window_comes_back_where_it_was() {
    let mut ceremony = ceremony();
    let commands = [
        Command::Jump(person("c")),
        Command::Skip(id("e")),
        Command::Move { id: id("a"), before: None },
        Command::Hold,
        Command::Blank,
    ];
    act(&mut ceremony, &commands);
    let kept = State::from_json(&ceremony.state().to_json());
    let again = Ceremony::new(Rc::clone(ceremony.programme().feed()), kept, 1);
    assert_eq!(again, ceremony);
}

#[test]
fn the_next_days_ceremony_begins_anew_in_the_order_that_was_prepared() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Move { id: id("c"), before: Some(id("b")) }]);
    act(&mut ceremony, &[Command::Jump(person("d")), Command::Hold]);
    let kept = ceremony.state().clone();
    assert_eq!(kept.clone().rested(at(43_000)), kept, "a break is no end");
    let anew = kept.clone().rested(at(86_400));
    assert_eq!((anew.slide, anew.is_held, anew.begun), (Slide::Opening, false, None));
    assert_eq!(anew.order, kept.order);
}

#[test]
fn after_the_rehearsal_the_time_begins_anew() {
    let mut ceremony = ceremony();
    act(&mut ceremony, &[Command::Next, Command::Jump(Slide::Opening)]);
    assert_eq!(ceremony.state().begun, None);
}

#[test]
fn what_is_no_snapshot_is_nothing() {
    let good: serde_json::Value = serde_json::from_str(&State::new().to_json()).unwrap();
    for key in good.as_object().unwrap().keys() {
        for bad in [serde_json::json!({}), serde_json::json!(-1), serde_json::json!("x")] {
            let mut damaged = good.clone();
            damaged[key] = bad;
            assert_eq!(State::from_json(&damaged.to_string()), None, "{key}");
        }
        let mut damaged = good.clone();
        damaged.as_object_mut().unwrap().remove(key);
        assert_eq!(State::from_json(&damaged.to_string()), None, "{key}");
    }
    for text in ["", "null", "[]", &" ".repeat(5_000_000)] {
        assert_eq!(State::from_json(text), None);
    }
}

#[test]
fn a_window_that_comes_late_catches_up() {
    let mut presenter = ceremony();
    act(&mut presenter, &[Command::Next, Command::Next]);
    let mut stage = Ceremony::new(feed(&["d", "b", "a", "c", "e"]), None, 2);
    let answer = presenter.hear(&Message::Hello).unwrap();
    assert_eq!(stage.hear(&answer), None);
    assert_eq!(stage.state(), presenter.state());
    let late = Ceremony::new(feed(&["a"]), None, 3).message();
    assert_eq!(stage.hear(&late), Some(stage.message()), "who knows less is told");
}

#[test]
fn a_finger_that_rests_on_the_clicker_calls_nobody() {
    let resting = Pressed { key: "PageDown", with_modifier: false, is_repeat: true };
    assert_eq!(command(resting), None);
    assert_eq!(command(Pressed { key: "b", with_modifier: true, is_repeat: false }), None);
}

fn any_command() -> impl Strategy<Value = Command> {
    let any_id = || "[a-g]".prop_map(|name| id(&name));
    prop_oneof![
        4 => Just(Command::Next),
        2 => Just(Command::Previous),
        1 => Just(Command::Hold),
        1 => Just(Command::Blank),
        1 => Just(Command::Show),
        2 => any_id().prop_map(Command::Skip),
        2 => any_id().prop_map(|id| Command::Jump(Slide::Person(id))),
        1 => Just(Command::Jump(Slide::Closing)),
        2 => (any_id(), proptest::option::of(any_id()))
            .prop_map(|(id, before)| Command::Move { id, before }),
    ]
}

proptest! {
    #[test]
    fn whatever_is_pressed_a_slide_of_the_programme_stands_there(
        commands in proptest::collection::vec(any_command(), 0..60),
        refreshed in proptest::collection::vec("[a-g]", 0..7),
    ) {
        let mut ceremony = ceremony();
        for (second, command) in (0..).zip(&commands) {
            ceremony.act(command, at(second));
            let state = ceremony.state();
            prop_assert_eq!(ceremony.programme().slides().get(state.place), Some(&state.slide));
            let mut sorted: Vec<char> = order(&ceremony).chars().collect();
            sorted.sort_unstable();
            prop_assert_eq!(sorted.iter().collect::<String>(), "abcde", "nobody is lost");
            prop_assert_eq!(State::from_json(&state.to_json()), Some(state.clone()));
        }
        let ids: std::collections::BTreeSet<&str> = refreshed.iter().map(String::as_str).collect();
        ceremony.set_feed(feed(&ids.into_iter().collect::<Vec<_>>()));
        let state = ceremony.state();
        prop_assert_eq!(ceremony.programme().slides().get(state.place), Some(&state.slide));
    }

    /// Messages may be lost, late and doubled: once the windows have spoken, they agree.
    #[test]
    fn two_windows_agree_whatever_the_channel_loses(
        steps in proptest::collection::vec((any::<bool>(), any_command(), any::<bool>()), 0..40),
    ) {
        let mut windows = [ceremony(), Ceremony::new(feed(&["d", "b", "a", "c", "e"]), None, 2)];
        for (at_stage, command, arrives) in &steps {
            let (own, other) = (usize::from(*at_stage), usize::from(!*at_stage));
            windows[own].act(command, at(1));
            if *arrives {
                let message = windows[own].message();
                if let Some(answer) = windows[other].hear(&message) {
                    windows[own].hear(&answer);
                }
            }
        }
        let last = windows[0].message();
        if let Some(answer) = windows[1].hear(&last) {
            windows[0].hear(&answer);
        }
        prop_assert_eq!(windows[0].state(), windows[1].state());
        prop_assert_eq!(order(&windows[0]), order(&windows[1]));
    }

    #[test]
    fn no_text_on_the_channel_breaks_a_window(text in "\\PC{0,200}") {
        prop_assert_eq!(Message::from_json(&text), None);
    }
}
