//! "I open somebody and read."

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, host, journey};
use thirtyfour::Key;

#[test]
fn a_card_shows_the_name_the_award_the_citation_the_caption_and_the_credit() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        let seen = wall.seen().await?;
        let card = &seen.cards[0];
        for (what, shown, words) in [
            ("award", &card.award, "Huân chương Lao động"),
            ("award's year", &card.award, "2021"),
            ("citation", &card.citation, "Đã có thành tích xuất sắc, Nguyễn Thị Bé."),
            ("caption", &card.caption, "Nguyễn Thị Bé bên ruộng lúa"),
            ("credit", &card.credit, "Ảnh: Minh họa"),
            ("position", &card.text, "Nông dân"),
            ("unit", &card.text, "Hợp tác xã Tân Tiến"),
            ("honorific", &card.text, "Bà"),
        ] {
            ensure!(shown.contains(words), "the {what} is {shown:?}");
        }
        Ok(())
    })
}

#[test]
fn clicking_a_name_opens_the_person_with_everything_that_is_known() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        let seen = wall.seen().await?;
        let text = seen.detail.map(|detail| detail.text).unwrap_or_default();
        for words in [
            "Bằng khen của Chủ tịch UBND tỉnh",
            "2023/QĐ-UBND",
            "Đã có thành tích xuất sắc trong lĩnh vực Y tế.",
            "Đỗ Văn Đức bên ruộng lúa",
            "Ảnh: Minh họa",
            "Vị Thanh",
            "Hợp tác xã Tân Tiến",
        ] {
            ensure!(text.contains(words), "{words:?} is not in the detail: {text}");
        }
        Ok(())
    })
}

#[test]
fn closing_puts_the_keyboard_back_on_the_card() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        // On the name, so that a screen reader says who was opened.
        wall.shows("what the keyboard is on", (true, "Đỗ Văn Đức".to_owned()), |seen| {
            (seen.focus.in_detail, seen.focus.text.clone())
        })
        .await?;
        wall.press_part("close").await?;
        wall.shows_open(None).await?;
        let card = |id: &str| Some(id.to_owned());
        wall.shows("the card with the keyboard", card("duc"), |seen| seen.focus.card.clone())
            .await?;
        visit.press(Key::Enter).await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        wall.shows("the card with the keyboard", card("duc"), |seen| seen.focus.card.clone()).await
    })
}

#[test]
fn next_and_previous_leaf_through_the_people_who_were_found() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Huỳnh Thị Hoà")).await?;
        visit.press(Key::Left).await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        wall.press_part("previous").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        // Who closes is where the leafing ended, not where it began.
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        wall.shows("the card with the keyboard", Some("an2".to_owned()), |seen| {
            seen.focus.card.clone()
        })
        .await
    })
}

async fn address_ends_with(visit: &Visit, fragment: &str) -> Result<()> {
    eventually_equal("the address", &fragment.to_owned(), async || visit.fragment().await).await
}

#[test]
fn the_address_names_the_open_person_and_back_closes_the_detail() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        address_ends_with(visit, "#wall/duc").await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        address_ends_with(visit, "#wall/an").await?;
        visit.goes_back().await?;
        wall.shows_open(None).await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_link_that_i_was_sent_opens_the_person() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.site.put("/", Reply::page(host::element(r#"src="feed.json""#)));
        visit.open("/#wall/hoa").await?;
        let wall = visit.wall();
        wall.shows_open(Some("Huỳnh Thị Hoà")).await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_link_brings_the_search_the_filters_and_the_order_along() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("thi").await?;
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Huỳnh Thị Hoà"]).await?;
        wall.sort("name").await?;
        wall.open("Huỳnh Thị Hoà").await?;
        wall.shows_open(Some("Huỳnh Thị Hoà")).await?;
        address_ends_with(visit, "#wall/hoa?q=thi&place=Vị Thanh&sort=name").await?;

        let address: String = visit.script("return location.hash", serde_json::json!([])).await?;
        visit.open("/dist/demo/icon.svg").await?;
        visit.open(&format!("/{address}")).await?;
        wall.shows_open(Some("Huỳnh Thị Hoà")).await?;
        wall.shows_names(&["Huỳnh Thị Hoà"]).await?;
        wall.shows("the text in the search field", Some("thi".to_owned()), |seen| {
            seen.search.clone()
        })
        .await
    })
}

#[test]
fn a_link_to_somebody_who_is_not_there_says_so_kindly_and_shows_the_wall() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.site.put("/", Reply::page(host::element(r#"src="feed.json" lang="vi""#)));
        visit.open("/#wall/khong-co").await?;
        let wall = visit.wall();
        wall.says("Không tìm thấy điển hình trong liên kết này").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.shows_open(None).await?;
        wall.press_button("Đã hiểu").await?;
        wall.shows("messages", 0, |seen| seen.notices.len()).await
    })
}

#[test]
fn a_page_that_wants_its_address_untouched_gets_it_untouched() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"history="none""#).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        address_ends_with(visit, "").await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        address_ends_with(visit, "").await
    })
}

#[test]
fn a_revoked_award_is_never_the_one_on_the_card_and_the_detail_says_what_became_of_it() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        let order = people[0]["_recognition"]["awards"][0].clone();
        let kept = people[1]["_recognition"]["awards"][0].clone();
        people[0]["_recognition"]["awards"] = serde_json::json!([order, kept]);
        people[0]["_recognition"]["awards"][0]["status"] = "revoked".into();
        visit.publish(people);
        let wall = visit.show(r#"lang="vi""#).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        let award = wall.seen().await?.cards[0].award.clone();
        ensure!(award.contains("Bằng khen của Chủ tịch UBND tỉnh"), "the card shows {award}");
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        let detail = wall.seen().await?.detail.map(|detail| detail.text).unwrap_or_default();
        ensure!(detail.contains("Huân chương Lao động"), "the detail hides it: {detail}");
        ensure!(detail.contains("Đã bị thu hồi"), "the detail does not say so: {detail}");
        Ok(())
    })
}
