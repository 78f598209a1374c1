//! "I open somebody and stay a while": everything that is known, who is near, what can be taken along.

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, feed, journey};
use serde_json::json;
use thirtyfour::Key;

/// The wall of Nguyễn Thị Bé with everything that can be known of her.
pub(crate) async fn known(visit: &Visit) -> Result<Wall<'_>> {
    known_in(visit, r#"lang="vi""#).await
}

async fn known_in<'a>(visit: &'a Visit, attributes: &str) -> Result<Wall<'a>> {
    visit.publish([]);
    visit.site.put("/feed.json", Reply::json(&feed::known()));
    visit.show(attributes).await
}

async fn detail_text(wall: Wall<'_>) -> Result<String> {
    Ok(wall.seen().await?.detail.map(|detail| detail.text).unwrap_or_default())
}

#[test]
fn everything_that_is_known_of_a_person_is_in_the_detail() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        let text = detail_text(wall).await?;
        for words in [
            "Bà",
            "Năm Bé",
            "Nông dân",
            "Hợp tác xã Tân Tiến",
            "huyện Phụng Hiệp, tỉnh Hậu Giang",
            "xã Hiệp Hưng, thành phố Cần Thơ",
            "Nông thôn mới",
            "Điển hình tiên tiến 2023",
            "Đất không phụ người.",
            "Người giữ đất.",
            "Đã có thành tích xuất sắc trong lĩnh vực Nông thôn mới.",
            "Huân chương Lao động",
            "hạng Ba",
            "2021",
            "937/QĐ-CTN",
            "1/6/2021",
            "Chủ tịch nước",
            "Nguyễn Văn Ký",
            "Bằng khen của Chủ tịch UBND tỉnh",
            "Đã bị thu hồi",
            "Chú thích thứ 1",
            "Chú thích thứ 3",
            "Ảnh: Minh họa 2",
            "CC BY 4.0",
            "Bài báo",
            "Báo sai sót, đề nghị gỡ bỏ",
        ] {
            ensure!(text.contains(words), "{words:?} is not in the detail: {text}");
        }
        let script = "const dialog = root.querySelector('dialog[part~=detail]');
            return [...dialog.querySelectorAll('a[href]')].map((link) => link.href)";
        let links: Vec<String> = wall.within(script, json!(null)).await?;
        for address in ["quyet-dinh", "/anh", "/bai-bao", "/be", "mailto:thi-dua@example.vn?"] {
            let there = links.iter().any(|link| link.contains(address));
            ensure!(there, "no link to {address} among {links:?}");
        }
        Ok(())
    })
}

#[test]
fn tab_goes_around_within_the_detail() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        let here = "return Boolean(root.activeElement?.closest('dialog[part~=detail]'))";
        let mut rounds = 0;
        for _ in 0..120 {
            visit.press(Key::Tab).await?;
            let is_here: bool = wall.within(here, json!(null)).await?;
            let focus = wall.seen().await?.focus;
            // Between the last and the first control a browser lets its own bar have a turn.
            ensure!(is_here || focus.tag == "body", "the keyboard is at {focus:?}");
            rounds += usize::from(wall.is_on("[part~=close]").await?);
            if rounds == 2 {
                return Ok(());
            }
        }
        anyhow::bail!("Tab does not come around: {rounds} times at the button that closes")
    })
}

#[test]
fn the_detail_says_which_of_how_many_is_open() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        let position = async || wall.texts_of(".detail__position[role=status]").await;
        eventually_equal("the position", &vec!["Thứ 2 trong 6".to_owned()], position).await?;
        wall.press_part("previous").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        eventually_equal("the position", &vec!["Thứ 1 trong 6".to_owned()], position).await?;
        // At the first there is nobody before; the button stays where the hand knows it.
        wall.has("[part~=previous][aria-disabled=true]", 1).await?;
        visit.press(Key::Left).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await
    })
}

#[test]
fn a_finger_leafs_through_the_people() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        let wall = known(visit).await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        let (left, right) = ((60.0, 500.0), (330.0, 510.0));
        visit.moves_fingers(&[(right, left)]).await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        visit.moves_fingers(&[(left, right)]).await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        // Who scrolls leafs through nothing.
        visit.moves_fingers(&[((200.0, 700.0), (230.0, 300.0))]).await?;
        wall.rests().await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await
    })
}

#[test]
fn people_who_have_something_in_common_lead_to_each_other() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        let names = wall.texts_of(".related__link").await?;
        ensure!(!names.is_empty(), "nobody is related");
        ensure!(!names.contains(&"Nguyễn Thị Bé".to_owned()), "she is related to herself");
        let reasons = wall.texts_of(".related__why").await?;
        ensure!(reasons.len() == names.len() && reasons.iter().all(|why| !why.is_empty()));
        wall.press_nth(".related__link", 0).await?;
        wall.shows_open(Some(&names[0])).await?;
        wall.keeps_keyboard_on(".detail__name").await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn a_reference_can_be_copied_and_the_wall_says_that_it_was() -> Outcome {
    journey(async |visit| {
        visit.may_use_the_clipboard().await?;
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        let shown = wall.texts_of(".reference__text").await?.join("");
        ensure!(shown.contains("Nguyễn Thị Bé"), "the reference is {shown:?}");
        ensure!(shown.contains("937/QĐ-CTN"), "the reference is {shown:?}");
        wall.press_nth(".reference__copy", 0).await?;
        eventually("the word that it was copied", async || {
            let said = wall.texts_of(".reference__said[role=status]").await?.join("");
            ensure!(!said.is_empty(), "nothing is said");
            Ok(())
        })
        .await?;
        let copied = visit.clipboard().await?;
        ensure!(tidy(&copied) == shown, "copied was {copied:?}, shown is {shown:?}");
        wall.keeps_keyboard_on(".reference__copy").await
    })
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn sharing_copies_the_link_where_the_device_has_no_menu_for_it() -> Outcome {
    journey(async |visit| {
        visit.may_use_the_clipboard().await?;
        let wall = known(visit).await?;
        let without = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined })";
        visit.script::<()>(without, json!([])).await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        wall.press_part("share").await?;
        let link = visit.site.address("/#wall/duc");
        eventually_equal("what is on the clipboard", &link, async || visit.clipboard().await)
            .await?;
        let said = "return [...root.querySelectorAll('dialog[open] [role=status]')].some(
            (region) => /chép/i.test(text(region)))";
        eventually("the word that it was copied", async || {
            ensure!(wall.within::<bool>(said, json!(null)).await?, "no live region says it");
            Ok(())
        })
        .await
    })
}

#[test]
fn sharing_hands_the_link_to_the_devices_own_menu_where_there_is_one() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        let menu = "Object.defineProperty(Navigator.prototype, 'share', { value: (given) => {
            window.shared = given; return Promise.resolve(); } })";
        visit.script::<()>(menu, json!([])).await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        wall.press_part("share").await?;
        let link = visit.site.address("/#wall/duc");
        eventually_equal("what was shared", &Some(link), async || {
            visit.script("return window.shared?.url ?? null", json!([])).await
        })
        .await
    })
}

#[test]
fn printing_an_open_person_prints_that_person_and_nothing_else() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        visit.as_printed().await?;
        visit.script::<()>("dispatchEvent(new Event('beforeprint'))", json!([])).await?;
        for hidden in ["[part~=card]", "[part~=toolbar]", "[part~=facet]", ".detail__bar button"] {
            wall.has(hidden, 0).await?;
        }
        let text = detail_text(wall).await?;
        for words in ["Nguyễn Thị Bé", "Huân chương Lao động", "937/QĐ-CTN", "Đất không phụ người."]
        {
            ensure!(text.contains(words), "{words:?} is not on the paper: {text}");
        }
        // Nothing is cut off by a box that would scroll on a screen.
        let cut = "const dialog = root.querySelector('dialog[part~=detail]');
            return [dialog, ...dialog.querySelectorAll('*')].filter((box) => shown(box)
                && box.scrollHeight > box.clientHeight + 1 && box.clientHeight > 0
                && getComputedStyle(box).overflowY !== 'visible').map((box) => box.className)";
        let cut: Vec<String> = wall.within(cut, json!(null)).await?;
        ensure!(cut.is_empty(), "boxes that would scroll: {cut:?}");
        visit.script::<()>("dispatchEvent(new Event('afterprint'))", json!([])).await
    })
}
