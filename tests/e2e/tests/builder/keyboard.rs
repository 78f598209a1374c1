//! What an editor without a mouse meets: where the keyboard is, what is said, and what is seen of it.

use anyhow::{Result, ensure};
use recognition_wall_e2e::{Outcome, Visit, journey};
use serde_json::json;
use thirtyfour::Key;

use crate::page::{BROKEN, OwnFile, VI, ask, drop_file, holds, is_there, open, says, tab_to, text};

/// Whether the first of these lies on the screen from top to bottom.
fn in_sight(selector: &str) -> String {
    format!(
        "(({{ top, bottom }}) => top >= 0 && bottom <= innerHeight)\
            (document.querySelector('{selector}').getBoundingClientRect())"
    )
}

/// A sheet with so many rows that have no name.
fn nameless(rows: usize) -> String {
    let mut sheet = "STT;Họ và tên;Đơn vị;Danh hiệu\n".to_owned();
    for row in 1..=rows {
        sheet += &[&row.to_string(), ";;Sở Y tế;BK UBND tỉnh\n"].concat();
    }
    sheet
}

async fn does(visit: &Visit, script: &str) -> Result<()> {
    visit.script::<()>(script, json!([])).await
}

#[test]
fn however_fast_somebody_tabs_the_keyboard_is_in_sight() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 800).await?;
        open(visit, VI, "").await?;
        let all = "document.querySelectorAll('details').forEach((it) => { it.open = true; });
            document.querySelector('#option-mode').focus()";
        does(visit, all).await?;
        // To the preview, which stands beside the choices and stays there while they pass.
        visit.types(&String::from(Key::Tab.value()).repeat(8)).await?;
        holds(visit, "the way past the preview", "document.activeElement.matches('.skip-preview')")
            .await?;
        holds(visit, "it to be in sight", &in_sight(".skip-preview")).await
    })
}

#[test]
fn on_a_phone_who_chooses_a_file_sees_what_it_led_to() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(390, 844).await?;
        open(visit, VI, "").await?;
        tab_to(visit, "#file").await?;
        let broken = OwnFile::new("danh-sach.csv", BROKEN)?;
        broken.chosen(visit).await?;
        says(visit, ".verdict__title", "Có lỗi cần sửa").await?;
        holds(visit, "the verdict to be in sight", &in_sight(".verdict__title")).await?;
        holds(visit, "the keyboard to stay", "document.activeElement.id === 'file'").await
    })
}

#[test]
fn a_button_that_goes_away_leaves_the_keyboard_where_it_led() -> Outcome {
    journey(async |visit| {
        open(visit, VI, "").await?;
        drop_file(visit, "list.csv", &nameless(20)).await?;
        says(visit, ".verdict > .button", "Xem thêm").await?;
        tab_to(visit, ".verdict > .button").await?;
        visit.press(Key::Enter).await?;
        let first = "document.activeElement.matches('.finding:nth-child(13)')";
        holds(visit, "the keyboard on the first finding that is new", first).await?;
        does(visit, "document.querySelector('.source .link').focus()").await?;
        visit.press(Key::Enter).await?;
        is_there(visit).await?;
        says(visit, ".check__of", "minh họa").await?;
        holds(visit, "the keyboard on the check", "document.activeElement.matches('.check')").await
    })
}

#[test]
fn what_has_changed_since_is_not_called_copied() -> Outcome {
    journey(async |visit| {
        visit.may_use_the_clipboard().await?;
        open(visit, VI, "").await?;
        tab_to(visit, ".skip-preview").await?;
        visit.press(Key::Enter).await?;
        tab_to(visit, "[data-copy=tag]").await?;
        visit.press(Key::Enter).await?;
        says(visit, "[data-copy=tag]", "Đã sao chép").await?;
        let list = "const field = document.querySelector('#option-layout');
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        visit.script::<()>(list, json!(["list"])).await?;
        says(visit, "[data-what=tag] pre", "layout=\"list\"").await?;
        let said = text(visit, "[data-copy=tag]").await?;
        ensure!(said == "Sao chép", "the button of the changed tag says {said}");
        Ok(())
    })
}

#[test]
fn what_the_wall_can_not_use_is_said_in_words_beside_its_field() -> Outcome {
    journey(async |visit| {
        open(visit, VI, "filter=linh%20tinh&refresh=3&idle=90").await?;
        does(visit, "document.querySelectorAll('details').forEach((it) => { it.open = true; })")
            .await?;
        says(visit, "#option-filter-problem", "dấu hai chấm").await?;
        says(visit, "#option-filter-problem", "award").await?;
        says(visit, "#option-refresh-problem", "từ 10").await?;
        let quiet: String = text(visit, "#option-idle-problem").await?;
        ensure!(quiet.is_empty(), "of 90 seconds it says {quiet}");
        let described = "['filter', 'refresh'].every((name) => {
            const field = document.querySelector(`#option-${name}`);
            return field.getAttribute('aria-invalid') === 'true'
                && field.getAttribute('aria-describedby').split(' ').includes(`option-${name}-problem`);
        })";
        ensure!(ask::<bool>(visit, described).await?, "no screen reader hears of it");
        Ok(())
    })
}

#[test]
fn a_list_without_headings_is_not_called_good() -> Outcome {
    journey(async |visit| {
        open(visit, VI, "").await?;
        drop_file(visit, "la.csv", "a;b;c\n1;2;3\n4;5;6\n").await?;
        says(visit, ".verdict__title", "Có lỗi cần sửa").await?;
        says(visit, ".findings", "Cột A").await?;
        says(visit, ".finding__mend", "dòng tiêu đề").await?;
        says(visit, "[role=status]", "1 lỗi").await
    })
}

#[test]
fn what_failed_is_heard_too() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        open(visit, VI, "src=%2Fmissing.json").await?;
        says(visit, "[role=status]", "404").await
    })
}
