//! Every part of the wall shown and hidden in many orders: an empty component beside conditional
//! siblings once made the renderer panic.

use js_sys::JSON;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{FEED, Stage};

const QUERIES: [&str; 8] = [
    r#"{"text":"be nam"}"#,
    r#"{"text":"","filters":{"field":["Nông thôn mới"]}}"#,
    r#"{"filters":{"year":{"from":2022,"to":2023}},"sort":"name"}"#,
    r#"{"text":"không ai cả"}"#,
    r#"{"text":"","filters":{}}"#,
    r#"{"filters":{"award":["huan-chuong"]},"sort":"rank"}"#,
    r#"{"filters":{"vanished":["x"]},"sort":"year"}"#,
    r#"{"text":"Võ","filters":{},"sort":"feed"}"#,
];

#[wasm_bindgen_test]
async fn the_views_survive_being_toggled_in_every_order() {
    let stage = Stage::with_feed(FEED, &[("debug", "")]).await;
    let mut seed = 2023_usize;
    for _ in 0..120 {
        // A linear congruential generator: repeatable, and good enough to shuffle.
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
        let choice = seed / 7 % (QUERIES.len() + 4);
        let done = match choice {
            0..8 => stage.wall().set_query(&JSON::parse(QUERIES[choice]).unwrap()),
            8 => stage.wall().open("hg-1"),
            9 => stage.wall().open("hg-nobody"),
            10 => stage.wall().step(1),
            _ => stage.wall().close(),
        };
        stage.done(done).await;
        // Those who are far from the screen are not in the document: each card says how many there are.
        let shown = stage.state("shown").as_f64().unwrap();
        let cards = stage.all("[part=card]");
        assert_eq!(cards.is_empty(), shown == 0.0);
        for card in cards {
            assert_eq!(card.get_attribute("aria-setsize").unwrap(), shown.to_string());
        }
    }
}

#[wasm_bindgen_test]
async fn the_document_has_the_order_of_the_results() {
    let stage = Stage::with_feed(FEED, &[]).await;
    // Whom the screen does not show comes a little later than whom it shows.
    stage.until(|stage| stage.card_ids() == ["hg-1", "hg-2", "hg-3", "hg-4", "hg-5"]).await;
    stage.done(stage.wall().set_query(&JSON::parse(r#"{"sort":"name"}"#).unwrap())).await;
    stage.until(|stage| stage.all(".card__link").len() == 5).await;
    let names: Vec<String> = stage.all(".card__link").iter().map(HtmlElement::inner_text).collect();
    // By given name: Ánh, Năm, Phúc among the persons.
    let place = |name: &str| names.iter().position(|shown| shown.contains(name)).unwrap();
    assert!(place("Ánh") < place("Năm") && place("Năm") < place("Phúc"), "{names:?}");
}
