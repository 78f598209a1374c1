//! A wall comes and goes, and leaves nothing behind.

use gloo::utils::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{FEED, Stage};

#[wasm_bindgen_test]
async fn a_wall_taken_off_leaves_nothing_on_the_page() {
    let before = document().query_selector_all("*").unwrap().length();
    for _ in 0..20 {
        let stage = Stage::with_feed(FEED, &[]).await;
        stage.until(|stage| stage.card_ids().len() == 5).await;
    }
    assert_eq!(document().query_selector_all("*").unwrap().length(), before);
}

#[wasm_bindgen_test]
async fn a_wall_taken_off_while_it_loads_is_not_heard_of_again() {
    let mut stage = Stage::with_feed(FEED, &[]).await;
    let refresh = stage.wall().refresh();
    stage.wall.take().unwrap().destroy();
    // What is done in a task is drawn at its end.
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
    drop(refresh);
    assert_eq!(stage.root.inner_html(), "");
}

#[wasm_bindgen_test]
async fn what_is_no_feed_ends_in_a_notice_with_a_retry() {
    let stage = Stage::with_feed("<!doctype html><title>Đăng nhập</title>", &[]).await;
    assert_eq!(stage.status(), "error");
    assert_eq!(stage.one("[role=alert] button").inner_text(), "Thử lại");
}

#[wasm_bindgen_test]
async fn the_promises_are_fulfilled_when_the_change_is_on_the_screen() {
    let stage = Stage::with_feed(FEED, &[]).await;
    stage.done(stage.wall().open("hg-2")).await;
    assert!(stage.one("dialog.detail").has_attribute("open"));
    assert_eq!(stage.state("open").as_string().as_deref(), Some("hg-2"));
    stage.done(stage.wall().step(1)).await;
    assert_eq!(stage.one(".detail__name").inner_text(), "Hợp tác xã Nông nghiệp Tân Tiến");
    stage.done(stage.wall().close()).await;
    assert!(!stage.one("dialog.detail").has_attribute("open"));
    stage.done(stage.wall().refresh()).await;
    assert_eq!(stage.status(), "ready");
}
