//! "The server is broken." "The file is broken." The visitor still reads words, and can retry.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::site::Site;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};
use serde_json::json;

const UNREADABLE: &str = "Dữ liệu của danh sách bị hỏng hoặc không đúng định dạng.";

/// A page with nothing around its policy, for feeds on another host.
fn open_policy(html: String) -> Reply {
    Reply::of("text/html; charset=utf-8", html)
}

/// The feed is `faulty`: the wall says `words`, tells the host's page, and once the server is
/// mended its button brings the people.
async fn says_and_recovers(visit: &Visit, faulty: Reply, words: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    visit.site.put("/feed.json", faulty);
    visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
    let wall = visit.wall();
    wall.says("Chưa hiển thị được danh sách").await?;
    wall.says(words).await?;
    wall.shows_names(&[]).await?;
    let told = visit.hears("wall-error").await?;
    let message = told.detail["message"].as_str().unwrap_or_default();
    ensure!(message.contains(words), "wall-error says {message:?}");
    ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
    ensure!(wall.state().await?["status"] == "error", "el.state.status is not error");

    visit.publish(feed::neighbours());
    wall.press_button("Thử lại").await?;
    wall.shows_names(&NEIGHBOURS).await?;
    wall.shows("messages", 0, |seen| seen.notices.len()).await
}

#[test]
fn a_tag_without_an_address_says_so() -> Outcome {
    journey(async |visit| {
        visit.open_page(&host::element(r#"lang="vi""#)).await?;
        visit.wall().says("Thẻ nhúng chưa khai báo địa chỉ dữ liệu").await?;
        let told = visit.hears("wall-error").await?;
        ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
        Ok(())
    })
}

#[test]
fn a_feed_that_is_not_there_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        says_and_recovers(visit, Reply::status(404), "(mã 404)").await
    })
}

#[test]
fn a_server_in_trouble_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        says_and_recovers(visit, Reply::status(500), "(mã 500)").await
    })
}

#[test]
fn a_feed_that_is_cut_off_on_the_way_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("ERR_CONTENT_LENGTH_MISMATCH");
        visit.expects_the_console_to_say("ERR_INCOMPLETE_CHUNKED_ENCODING");
        visit.expects_the_console_to_say("ERR_CONNECTION");
        visit.expects_the_console_to_say("ERR_EMPTY_RESPONSE");
        let cut = Reply::json(&feed::of(feed::neighbours())).cut_off();
        says_and_recovers(visit, cut, "Không tải được danh sách").await
    })
}

#[test]
fn a_feed_that_was_saved_by_half_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        let whole = feed::of(feed::neighbours()).to_string().into_bytes();
        let half = whole[..whole.len() / 2].to_vec();
        says_and_recovers(visit, Reply::of("application/json", half), UNREADABLE).await
    })
}

#[test]
fn a_feed_that_is_no_json_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        says_and_recovers(visit, Reply::of("application/json", "id;tên\n1;Bé"), UNREADABLE).await
    })
}

#[test]
fn an_error_page_that_pretends_to_be_the_feed_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        let page = Reply::page("<!doctype html><title>Lỗi</title><p>Không tìm thấy trang");
        says_and_recovers(visit, page, UNREADABLE).await
    })
}

#[test]
fn a_feed_that_is_empty_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        says_and_recovers(visit, Reply::of("application/json", ""), UNREADABLE).await
    })
}

#[test]
fn a_json_that_is_no_feed_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        for json in [json!(null), json!(133), json!("feed"), json!([]), json!({ "items": 133 })] {
            says_and_recovers(visit, Reply::json(&json), UNREADABLE).await?;
        }
        Ok(())
    })
}

#[test]
fn a_feed_in_another_encoding_is_read_or_refused_in_words() -> Outcome {
    journey(async |visit| {
        let text = feed::of(feed::neighbours()).to_string();
        let utf16: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        visit.publish(feed::neighbours());
        visit.site.put("/feed.json", Reply::of("application/json", utf16));
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;

        // A Windows code page: the letters can't be known, so nobody is shown under a wrong name.
        let code_page: Vec<u8> =
            text.chars().map(|letter| u8::try_from(letter).unwrap_or(0xe3)).collect();
        says_and_recovers(visit, Reply::of("application/json", code_page), UNREADABLE).await
    })
}

#[test]
fn a_feed_with_nobody_in_it_says_that_nobody_has_been_published_yet() -> Outcome {
    journey(async |visit| {
        visit.publish([]);
        let wall = visit.show(r#"lang="vi""#).await?;
        wall.shows("the words", true, |seen| seen.text.contains("Chưa có ai được công bố")).await?;
        ensure!(visit.events("wall-error").await?.is_empty(), "an empty feed is no error");
        Ok(())
    })
}

#[test]
fn a_feed_of_another_host_that_refuses_this_page_says_so_and_can_be_retried() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("blocked by CORS policy");
        visit.expects_the_console_to_say("ERR_FAILED");
        let other = Site::start().await?;
        let people = [feed::person("be", "Nguyễn Thị Bé")];
        other.put("/feed.json", Reply::json(&feed::of(people.clone())));
        let tag = format!(r#"src="{}" lang="vi""#, other.address("/feed.json"));
        visit.site.put("/", open_policy(host::element(&tag)));
        visit.open("/").await?;
        let wall = visit.wall();
        wall.says("không cho trang này đọc dữ liệu").await?;
        other.put("/feed.json", Reply::json(&feed::of(people)).for_every_origin());
        wall.press_button("Thử lại").await?;
        wall.shows_names(&["Nguyễn Thị Bé"]).await
    })
}

#[test]
fn what_was_on_the_screen_stays_when_a_refresh_fails() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.search("thi").await?;
        let found = ["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"];
        wall.shows_names(&found).await?;

        visit.site.put("/feed.json", Reply::status(500));
        wall.call("refresh", json!([])).await?;
        wall.says("Chưa tải được bản mới; đang hiển thị dữ liệu đã tải trước đó.").await?;
        wall.shows_names(&found).await?;
        ensure!(wall.state().await?["status"] == "stale", "el.state.status is not stale");
        let told = visit.hears("wall-error").await?;
        ensure!(told.detail["fatal"] == json!(false), "wall-error is {:?}", told.detail);

        visit.publish(feed::neighbours());
        wall.call("refresh", json!([])).await?;
        wall.is_ready().await?;
        wall.shows_names(&found).await?;
        wall.shows("messages", 0, |seen| seen.notices.len()).await
    })
}

#[test]
fn a_visitor_without_a_network_is_told_and_keeps_what_was_there() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("ERR_INTERNET_DISCONNECTED");
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        visit.is_offline(true).await?;
        wall.call("refresh", json!([])).await?;
        wall.says("Không kết nối được tới máy chủ.").await?;
        ensure!(wall.state().await?["status"] == "offline", "el.state.status is not offline");
        wall.shows_names(&NEIGHBOURS).await?;
        visit.is_offline(false).await?;
        wall.press_button("Thử lại").await?;
        wall.is_ready().await?;
        wall.shows("messages", 0, |seen| seen.notices.len()).await
    })
}
