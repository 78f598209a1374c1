//! What is typed is never rewritten: Vietnamese is composed in the field.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, InputEvent, InputEventInit};

use crate::stage::{FEED, Stage};

async fn type_into(stage: &Stage, text: &str, composing: bool) {
    let field = stage.search_field();
    field.set_value(text);
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_is_composing(composing);
    let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
    field.dispatch_event(&event).unwrap();
    // What is done in a task is drawn at its end.
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
}

#[wasm_bindgen_test]
async fn a_composed_word_stays_as_it_was_typed() {
    let stage = Stage::with_feed(FEED, &[]).await;
    for text in ["n", "na", "naw", "nă", "năm"] {
        type_into(&stage, text, true).await;
        assert_eq!(stage.search_field().value(), text);
    }
    assert_eq!(stage.card_ids(), ["hg-1"]);
}

#[wasm_bindgen_test]
async fn the_matched_letters_are_marked_in_the_name_as_written() {
    let stage = Stage::with_feed(FEED, &[]).await;
    type_into(&stage, "be na", false).await;
    let marks: Vec<String> =
        stage.all(".card__link mark").iter().map(HtmlElement::inner_text).collect();
    assert_eq!(marks, ["Bé", "Nă"]);
}

#[wasm_bindgen_test]
async fn a_photo_that_does_not_come_leaves_no_broken_picture() {
    let feed =
        r#"{"items":[{"id":"1","title":"Lý Anh Lam","image":"https://localhost:1/none.jpg"}]}"#;
    let stage = Stage::with_feed(feed, &[]).await;
    stage.until(|stage| stage.all(".stand-in").len() == 1).await;
    assert!(stage.all("img").is_empty());
}
