//! A wall of many: only who is near the screen is drawn, and the rest is counted all the same.

use js_sys::JSON;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

/// A feed of so many people.
fn feed(people: usize) -> String {
    let items: Vec<String> = (1..=people)
        .map(|number| format!(r#"{{"id":"{number}","title":"Người thứ {number}"}}"#))
        .collect();
    format!(r#"{{"items":[{}]}}"#, items.join(","))
}

#[wasm_bindgen_test]
async fn of_a_thousand_people_only_those_near_the_screen_are_drawn() {
    let stage = Stage::with_feed(&feed(1000), &[]).await;
    assert_eq!(stage.state("shown").as_f64(), Some(1000.0));
    let cards = stage.all("[part=card]");
    assert!((2..200).contains(&cards.len()), "{} cards are drawn", cards.len());
    for (place, card) in cards.iter().enumerate() {
        assert_eq!(card.get_attribute("aria-posinset"), Some((place + 1).to_string()));
        assert_eq!(card.get_attribute("aria-setsize").as_deref(), Some("1000"));
    }
}

#[wasm_bindgen_test]
async fn the_rows_that_are_not_drawn_keep_their_room() {
    let stage = Stage::with_feed(&feed(1000), &[]).await;
    let card = stage.one("[part=card]").offset_height();
    let list = stage.one("[part=grid]").offset_height();
    assert!(list > card * 900, "a list of 1,000 cards of {card} px is {list} px high");
}

#[wasm_bindgen_test]
async fn a_query_that_leaves_few_draws_all_of_them() {
    let stage = Stage::with_feed(&feed(1000), &[]).await;
    stage.done(stage.wall().set_query(&JSON::parse(r#"{"text":"thứ 777"}"#).unwrap())).await;
    assert_eq!(stage.card_ids(), ["777"]);
    stage.done(stage.wall().set_query(&JSON::parse(r#"{"text":""}"#).unwrap())).await;
    assert_eq!(stage.card_ids().first().map(String::as_str), Some("1"));
}
