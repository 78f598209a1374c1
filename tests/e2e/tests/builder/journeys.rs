//! From a list to a tag that shows the wall.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::{Outcome, Visit, journey};
use serde_json::json;
use thirtyfour::Key;

use crate::page::{
    BROKEN, EN, MENDED, OwnFile, VI, ask, drop_file, holds, is_there, open, paste, previews, says,
    tab_to, tag,
};

#[test]
fn an_editor_mends_a_broken_list_and_takes_the_tag_along_by_keyboard_alone() -> Outcome {
    journey(async |visit| {
        visit.may_use_the_clipboard().await?;
        open(visit, VI, "").await?;
        tab_to(visit, "#file").await?;
        says(visit, ".picker__name", "Chưa chọn tệp nào").await?;
        // The file lies there until it has been read.
        let broken = OwnFile::new("danh-sach.csv", BROKEN)?;
        broken.chosen(visit).await?;
        says(visit, ".verdict__title", "Có lỗi cần sửa").await?;
        // What was chosen stands where it was chosen, and the way to know more beside what is known.
        says(visit, ".picker__name", "danh-sach.csv").await?;
        says(visit, ".beyond", "wall check danh-sach.csv").await?;
        says(visit, ".findings", "Dòng 3, cột B").await?;
        says(visit, ".findings", "Nguyễn Văn Đực").await?;
        says(visit, ".findings", "Dòng 4, cột G").await?;
        let mended = OwnFile::new("danh-sach-2.csv", MENDED)?;
        mended.chosen(visit).await?;
        says(visit, ".check__of", "danh-sach-2.csv").await?;
        holds(visit, "no error", "!document.querySelector('.finding[data-severity=error]')")
            .await?;
        previews(visit, 3).await?;

        tab_to(visit, "#will-be").await?;
        visit.types("/feed.json").await?;
        tab_to(visit, "#option-layout").await?;
        visit.types("Danh").await?;
        tab_to(visit, ".skip-preview").await?;
        visit.press(Key::Enter).await?;
        tab_to(visit, "input[name=host]").await?;
        for _ in 1..7 {
            visit.press(Key::Down).await?;
        }
        says(visit, ".embed__how", "Custom HTML").await?;
        tab_to(visit, "[data-copy=tag]").await?;
        visit.press(Key::Enter).await?;
        says(visit, "[data-copy=tag]", "Đã sao chép").await?;
        let tag = visit.clipboard().await?;
        ensure!(tag.contains("data-src=\"/feed.json\" data-layout=\"list\""), "{tag}");

        visit.publish(feed::neighbours());
        paste(visit, &tag).await?;
        visit.wall().is_ready().await?;
        let layout = visit.wall().state().await?["query"]["layout"].clone();
        ensure!(layout == "list", "it is {layout}");
        Ok(())
    })
}

#[test]
fn every_form_that_is_written_shows_the_wall_where_it_is_pasted() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        for form in ["element", "div", "script"] {
            open(visit, VI, &format!("src=%2Ffeed.json&form={form}")).await?;
            let tag = tag(visit).await?;
            paste(visit, &tag).await?;
            visit.wall().is_ready().await?;
            visit.wall().shows_names(&NEIGHBOURS).await?;
        }
        open(visit, VI, "src=%2Ffeed.json&form=iframe").await?;
        let tag = tag(visit).await?;
        paste(visit, &tag).await?;
        previews(visit, NEIGHBOURS.len()).await
    })
}

#[test]
fn a_file_that_is_dropped_is_shown_without_being_sent() -> Outcome {
    journey(async |visit| {
        open(visit, EN, "").await?;
        previews(visit, 133).await?;
        drop_file(visit, "list.csv", MENDED).await?;
        previews(visit, 3).await?;
        let feed = feed::of(feed::neighbours()).to_string();
        drop_file(visit, "feed.json", &feed).await?;
        previews(visit, NEIGHBOURS.len()).await?;
        let asked = visit.site.requests("/dist/demo/feed.json").len();
        ensure!(asked == 0, "the site was asked for the file {asked} times");
        // The photos of the neighbours lie nowhere on this site.
        visit.expects_the_console_to_say("404");
        Ok(())
    })
}

#[test]
fn of_a_feed_in_several_files_it_is_said_that_only_the_first_is_checked() -> Outcome {
    journey(async |visit| {
        open(visit, EN, "").await?;
        says(visit, ".beyond", "wall check feed.json").await?;
        holds(
            visit,
            "nothing of further files",
            "document.querySelectorAll('.beyond p').length === 1",
        )
        .await?;
        let mut first = feed::of(feed::neighbours());
        first["next_url"] = "feed-2.json".into();
        drop_file(visit, "feed.json", &first.to_string()).await?;
        says(visit, ".beyond", "Only the first is checked").await?;
        visit.expects_the_console_to_say("404");
        Ok(())
    })
}

#[test]
fn what_is_chosen_survives_a_reload_and_goes_along_to_another_language() -> Outcome {
    journey(async |visit| {
        open(visit, VI, "").await?;
        let choose = "for (const [selector, value] of arguments[0]) {
            const field = document.querySelector(selector);
            if (field.type === 'radio') { field.click(); continue; }
            field.value = value;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }";
        let wishes = json!([
            ["#option-layout", "timeline"],
            ["input[name=look][value=red-gold]", ""],
            ["#colour-accent", "#0a5c36"],
            ["input[name=device][value=phone]", ""],
            ["input[name=host][value=sharepoint]", ""],
        ]);
        visit.script::<()>(choose, json!([wishes])).await?;
        let is_kept = async |visit: &Visit| -> Result<()> {
            let kept = "document.querySelector('#option-layout').value === 'timeline'
                && document.querySelector('input[value=red-gold]').checked
                && document.querySelector('#colour-accent').value === '#0a5c36'
                && document.querySelector('input[value=phone]').checked
                && document.querySelector('[data-what=tag] pre').textContent.includes('--wall-accent=%230a5c36')";
            holds(visit, "all that was chosen", &kept.replace('\n', " ")).await
        };
        is_kept(visit).await?;
        visit.script::<()>("location.reload()", json!([])).await?;
        is_there(visit).await?;
        is_kept(visit).await?;
        let link = "document.querySelector('.bar__languages a[lang=en]').click()";
        visit.script::<()>(link, json!([])).await?;
        holds(visit, "English", "document.documentElement.lang === 'en'").await?;
        is_there(visit).await?;
        is_kept(visit).await
    })
}

#[test]
fn a_screen_of_a_venue_is_seen_and_its_address_is_handed_out() -> Outcome {
    journey(async |visit| {
        for (mode, part) in [("kiosk", "attract"), ("ceremony", "ceremony")] {
            open(visit, VI, "device=desktop").await?;
            previews(visit, 133).await?;
            let choose = "const field = document.querySelector('#option-mode');
                field.value = arguments[0];
                field.dispatchEvent(new Event('change', { bubbles: true }))";
            visit.script::<()>(choose, json!([mode])).await?;
            let fills = format!(
                "(() => {{ const frame = document.querySelector('iframe').contentWindow;
                    const wall = frame.document.querySelector('recognition-wall');
                    const stage = wall?.shadowRoot?.querySelector('[part~={part}]');
                    const box = stage?.getBoundingClientRect();
                    return !!box && box.top === 0 && box.left === 0
                        && box.width === frame.innerWidth && box.height === frame.innerHeight; }})()"
            );
            holds(visit, &format!("the {mode} to fill its screen"), &fills).await?;
            says(visit, "[data-what=screen] pre", &format!("/dist/{mode}.html?src=")).await?;
        }
        Ok(())
    })
}

#[test]
fn colours_that_nobody_can_read_are_named_in_words() -> Outcome {
    journey(async |visit| {
        open(visit, VI, "colour-text=%23999999&theme=light").await?;
        says(visit, ".contrast[data-severity=error]", "khó đọc").await?;
        open(visit, EN, "colour-text=%23222222&theme=light").await?;
        says(visit, ".contrasts", "easy to read").await?;
        Ok(())
    })
}

#[test]
fn an_address_that_answers_nothing_is_told_with_the_way_out() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        open(visit, VI, "src=%2Fmissing.json").await?;
        says(visit, ".check .notice", "404").await?;
        open(visit, VI, "src=javascript%3Aalert(1)").await?;
        says(visit, ".check__of", "minh họa").await?;
        let script = "const field = document.querySelector('#address');
            field.value = 'javascript:alert(1)';
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.form.requestSubmit()";
        visit.script::<()>(script, json!([])).await?;
        says(visit, ".check .notice", "https://").await?;
        let tag = tag(visit).await?;
        ensure!(!tag.contains("javascript"), "{tag}");
        Ok(())
    })
}

#[test]
fn no_rule_of_accessibility_is_broken_in_any_language_or_scheme() -> Outcome {
    journey(async |visit| {
        for page in [VI, EN] {
            for scheme in ["light", "dark"] {
                visit.prefers(&[("prefers-color-scheme", scheme)]).await?;
                open(visit, page, "colour-text=%23999999&host=joomla").await?;
                drop_file(visit, "list.csv", BROKEN).await?;
                says(visit, ".findings", "RW230").await?;
                previews(visit, 2).await?;
                visit.page_breaks_no_rule(&format!("{page}, {scheme}")).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn nothing_lies_beyond_the_edge_of_the_smallest_phone() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(320, 640).await?;
        for page in [VI, EN] {
            open(visit, page, "colour-accent=%230a5c36&form=element").await?;
            drop_file(visit, "list.csv", BROKEN).await?;
            says(visit, ".findings", "RW230").await?;
            previews(visit, 2).await?;
            visit
                .script::<()>(
                    "document.querySelectorAll('details').forEach((it) => { it.open = true; })",
                    json!([]),
                )
                .await?;
            let width: u32 = ask(visit, "document.documentElement.scrollWidth").await?;
            ensure!(width <= 320, "{page} is {width} px wide");
        }
        Ok(())
    })
}
