//! Attract loop, warning and reset, tried with a clock of numbers.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn people(ids: &[&str]) -> Vec<Portrayed> {
    ids.iter().map(|id| Portrayed { id: HonoureeId::new(*id), letters: 30 }).collect()
}

fn at(seconds: u64) -> Moment {
    Moment::from_seconds(seconds)
}

fn kiosk() -> Kiosk {
    let mut kiosk = Kiosk::new(Timing::default(), at(0));
    kiosk.step(at(0), Event::People(people(&["a", "b", "c", "d"])));
    kiosk
}

fn shown(kiosk: &Kiosk) -> Option<&str> {
    match kiosk.screen() {
        Screen::Person { id, .. } => Some(id.as_str()),
        _ => None,
    }
}

#[test]
fn people_follow_one_another_and_begin_again() {
    let mut kiosk = kiosk();
    let mut order = vec![shown(&kiosk).unwrap().to_owned()];
    let mut wake = kiosk.step(at(0), Event::Timer).wake;
    for _ in 0..4 {
        wake = kiosk.step(wake.unwrap(), Event::Timer).wake;
        order.push(shown(&kiosk).unwrap().to_owned());
    }
    assert_eq!(order, ["a", "b", "c", "d", "a"]);
}

#[test]
fn a_longer_text_stays_longer_within_bounds() {
    let dwell = |letters| {
        let mut kiosk = Kiosk::new(Timing::default(), at(0));
        let person = Portrayed { id: HonoureeId::new("a"), letters };
        kiosk.step(at(0), Event::People(vec![person])).wake.unwrap()
    };
    assert_eq!(dwell(0), at(8));
    assert_eq!(dwell(150), at(15));
    assert_eq!(dwell(usize::MAX), at(30));
}

/// The same kiosk after its program was started anew, so many seconds later.
fn again(before: &Kiosk, seconds: u64) -> (Kiosk, bool) {
    let mut after = Kiosk::new(Timing::default(), at(seconds));
    after.step(at(seconds), Event::People(people(&["a", "b", "c", "d"])));
    let kept = serde_json::from_str(&before.snapshot().to_string()).unwrap();
    let put_back = after.resume(&kept, at(seconds));
    (after, put_back)
}

#[test]
fn a_program_that_was_started_anew_shows_the_same_person_at_the_same_place_for_no_longer() {
    let mut before = kiosk();
    before.step(at(3), Event::Next);
    before.step(at(4), Event::Next);
    let (mut after, put_back) = again(&before, 5);
    assert_eq!((after.screen(), put_back), (before.screen(), false));
    assert_eq!(after.step(at(5), Event::Timer).wake, before.step(at(5), Event::Timer).wake);
    before.step(at(6), Event::Pause);
    assert_eq!(again(&before, 7).0.screen(), before.screen());
    assert!(!kiosk().resume(&serde_json::json!({ "loop": { "person": 3 } }), at(1)));
}

#[test]
fn a_visitor_finds_the_wall_as_they_left_it_and_nobody_else_does() {
    let mut before = kiosk();
    let choices =
        Choices { language: Some("en".to_owned()), large_text: true, high_contrast: true };
    before.step(at(100), Event::Choose(choices.clone()));
    // Its clock was set back: what had run goes on running from where it was.
    before.step(at(10), Event::Timer);
    let (mut after, put_back) = again(&before, 11);
    assert_eq!((after.screen(), after.choices(), put_back), (Screen::Wall, &choices, false));
    assert!(after.step(at(100), Event::Timer).put_back, "the idle time runs from the last touch");
    let (after, put_back) = again(&before, 200);
    assert_eq!((after.choices(), put_back), (&Choices::default(), true));
    assert_eq!(shown(&after), Some("b"), "who stood there before the visit");
}

#[test]
fn nobody_to_show_is_an_invitation_and_wakes_nobody() {
    let mut kiosk = Kiosk::new(Timing::default(), at(0));
    assert_eq!(kiosk.step(at(1), Event::Timer).wake, None);
    assert_eq!(kiosk.screen(), Screen::Invitation);
}

#[test]
fn one_touch_opens_the_wall_and_one_touch_cancels_the_warning() {
    let mut kiosk = kiosk();
    assert_eq!(kiosk.step(at(1), Event::Touch).wake, Some(at(71)));
    assert_eq!(kiosk.screen(), Screen::Wall);
    assert_eq!(kiosk.step(at(71), Event::Timer).wake, Some(at(72)));
    assert_eq!(kiosk.screen(), Screen::Warning { seconds: 20 });
    assert_eq!(kiosk.step(at(90), Event::Timer).wake, Some(at(91)));
    assert_eq!(kiosk.screen(), Screen::Warning { seconds: 1 });
    assert_eq!(kiosk.step(at(90), Event::Touch), Step { put_back: false, wake: Some(at(160)) });
    assert_eq!(kiosk.screen(), Screen::Wall);
}

#[test]
fn a_wall_left_alone_goes_back_to_its_start() {
    let mut kiosk = kiosk();
    let read = Choices { language: Some("en".into()), large_text: true, high_contrast: true };
    kiosk.step(at(1), Event::Choose(read.clone()));
    assert_eq!(kiosk.choices(), &read);
    assert!(!kiosk.step(at(90), Event::Timer).put_back);
    assert!(kiosk.step(at(91), Event::Timer).put_back);
    assert_eq!(kiosk.choices(), &Choices::default());
    assert_eq!(shown(&kiosk), Some("a"));
    assert_eq!(PUT_BACK.into_iter().collect::<BTreeSet<_>>().len(), PUT_BACK.len());
}

#[test]
fn who_has_finished_leaves_nothing_behind() {
    let mut kiosk = kiosk();
    kiosk.step(at(1), Event::Touch);
    assert!(kiosk.step(at(2), Event::Leave).put_back);
    assert_eq!(shown(&kiosk), Some("a"));
}

#[test]
fn the_first_touch_after_the_device_slept_finds_a_fresh_wall() {
    let mut kiosk = kiosk();
    kiosk.step(at(1), Event::Touch);
    let morning = kiosk.step(at(36_000), Event::Touch);
    assert!(morning.put_back, "the search of the evening before is gone");
    assert_eq!(kiosk.screen(), Screen::Wall);
}

#[test]
fn after_a_night_the_loop_is_one_person_further() {
    let mut kiosk = kiosk();
    kiosk.step(at(36_000), Event::Timer);
    assert_eq!(shown(&kiosk), Some("b"));
}

#[test]
fn a_clock_set_back_stops_nothing() {
    let mut kiosk = kiosk();
    kiosk.step(at(7200), Event::Touch);
    let wake = kiosk.step(at(3600), Event::Timer).wake.unwrap();
    assert_eq!(wake, at(3670), "by the clock that the caller has now");
    kiosk.step(wake, Event::Timer);
    assert_eq!(kiosk.screen(), Screen::Warning { seconds: 20 });
}

#[test]
fn a_withdrawn_person_leaves_at_once_and_the_next_one_takes_the_place() {
    let mut kiosk = kiosk();
    kiosk.step(at(8), Event::Timer);
    assert_eq!(shown(&kiosk), Some("b"));
    kiosk.step(at(10), Event::People(people(&["a", "c", "d"])));
    assert_eq!(shown(&kiosk), Some("c"));
    kiosk.step(at(10), Event::People(people(&["a"])));
    assert_eq!(shown(&kiosk), Some("a"), "round the end");
    kiosk.step(at(10), Event::People(Vec::new()));
    assert_eq!(kiosk.screen(), Screen::Invitation);
}

#[test]
fn a_new_feed_keeps_the_place_and_the_time_that_is_left() {
    let mut kiosk = kiosk();
    kiosk.step(at(8), Event::Timer);
    let step = kiosk.step(at(12), Event::People(people(&["x", "y", "b", "a"])));
    assert_eq!((shown(&kiosk), step.wake), (Some("b"), Some(at(16))));
}

#[test]
fn a_pause_holds_the_person_until_whoever_paused_has_gone() {
    let mut kiosk = kiosk();
    assert_eq!(kiosk.step(at(2), Event::Pause).wake, Some(at(92)));
    kiosk.step(at(60), Event::Next);
    assert_eq!(kiosk.step(at(149), Event::Timer).wake, Some(at(150)));
    assert!(matches!(kiosk.screen(), Screen::Person { paused: true, .. }));
    assert_eq!(shown(&kiosk), Some("b"));
    kiosk.step(at(150), Event::Timer);
    assert!(matches!(kiosk.screen(), Screen::Person { paused: false, .. }));
    kiosk.step(at(151), Event::Previous);
    assert_eq!(shown(&kiosk), Some("b"));
}

#[test]
fn a_person_is_as_long_as_what_is_read_of_them() {
    use recognition_wall_core::feed::{Award, Honouree, Text};
    let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    farmer.summary =
        Text::by_language([("vi".into(), "Trồng lúa".into()), ("en".into(), "Rice".into())]);
    farmer.awards = vec![Award::new("Bằng khen")];
    assert_eq!(Portrayed::of(&farmer, "vi").letters, 15 + 9 + 9);
    assert_eq!(Portrayed::of(&farmer, "en").letters, 15 + 4 + 9);
}

#[test]
fn nobody_stands_on_the_same_place_twice_before_all_places_were_taken() {
    let mut kiosk = kiosk();
    let mut places = Vec::new();
    for _ in 0..50 {
        let Screen::Person { shift, .. } = kiosk.screen() else { panic!("nobody") };
        places.push(shift);
        kiosk.step(at(0), Event::Next);
    }
    assert_eq!(places[..25].iter().collect::<std::collections::HashSet<_>>().len(), 25);
    assert_eq!(places[..25], places[25..]);
    for pair in places.windows(2) {
        assert!(pair[0].x != pair[1].x && pair[0].y != pair[1].y, "{pair:?}");
    }
}

#[derive(Debug, Clone)]
enum Deed {
    Do(Event),
    Sleep(u64),
    SetClock(u64),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(Deed::Do(Event::Touch)),
        Just(Deed::Do(Event::Timer)),
        Just(Deed::Do(Event::Leave)),
        Just(Deed::Do(Event::Pause)),
        Just(Deed::Do(Event::Next)),
        Just(Deed::Do(Event::Previous)),
        Just(Deed::Do(Event::Choose(Choices { large_text: true, ..Choices::default() }))),
        proptest::collection::vec("[a-e]", 0..6)
            .prop_map(|ids| ids.into_iter().collect::<BTreeSet<_>>())
            .prop_map(|ids| Deed::Do(Event::People(people(
                &ids.iter().map(String::as_str).collect::<Vec<_>>()
            )))),
        (0_u64..120_000).prop_map(Deed::Sleep),
        (0_u64..100_000_000).prop_map(Deed::SetClock),
    ]
}

proptest! {
    #[test]
    fn nobody_ever_sees_the_search_of_somebody_who_left(deeds in proptest::collection::vec(deed(), 0..60)) {
        let mut kiosk = kiosk();
        let mut clock = 0_u64;
        // What a wall would hold: how long ago, by an honest clock, its visitor was last there.
        let mut visitor: Option<u64> = None;
        for deed in deeds {
            let event = match deed {
                Deed::Sleep(millis) => {
                    clock += millis;
                    visitor = visitor.map(|since| since + millis);
                    continue;
                }
                Deed::SetClock(to) => {
                    // Nobody can know how long a sleep was in which the clock was set: it is set awake.
                    if kiosk.step(Moment::from_millis(clock), Event::Timer).put_back {
                        visitor = None;
                    }
                    // Ahead is a sleep; back is no time at all.
                    let slept = to.saturating_sub(clock);
                    visitor = visitor.map(|since| since + slept);
                    clock = to;
                    Event::Timer
                }
                Deed::Do(event) => event,
            };
            let touches = matches!(event, Event::Touch | Event::Choose(_));
            let step = kiosk.step(Moment::from_millis(clock), event);
            if visitor.is_some_and(|since| since >= 90_000) {
                prop_assert!(step.put_back);
            }
            if step.put_back {
                visitor = None;
            }
            if touches {
                visitor = Some(0);
            }
            let visited = matches!(kiosk.screen(), Screen::Wall | Screen::Warning { .. });
            prop_assert_eq!(visited, visitor.is_some());
            if !visited {
                prop_assert_eq!(kiosk.choices(), &Choices::default());
            }
            if let Screen::Warning { seconds } = kiosk.screen() {
                prop_assert!((1..=20).contains(&seconds));
            }
            // A timer that is set for the past would spin, one that is missing would sleep for ever.
            let somebody = !matches!(kiosk.screen(), Screen::Invitation);
            prop_assert_eq!(step.wake.is_some(), somebody);
            if let Some(wake) = step.wake {
                prop_assert!(wake > Moment::from_millis(clock));
                prop_assert!(wake <= Moment::from_millis(clock + 90_000));
            }
        }
    }
}
