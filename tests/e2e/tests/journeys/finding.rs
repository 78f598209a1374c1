//! "I look for my neighbour."

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Wall, journey};
use serde_json::json;

#[test]
fn searching_without_marks_finds_the_neighbour() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        for (typed, found) in [
            ("nguyen thi be", "Nguyễn Thị Bé"),
            ("DO VAN DUC", "Đỗ Văn Đức"),
            ("đức", "Đỗ Văn Đức"),
            ("duc do", "Đỗ Văn Đức"),
            ("thị hòa", "Huỳnh Thị Hoà"),
            ("2022/QĐ", "Trần Hoàng An"),
        ] {
            wall.search(typed).await?;
            wall.shows_names(&[found]).await.with_context(|| format!("after typing {typed}"))?;
        }
        wall.search("").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn the_letters_that_were_found_are_highlighted_as_they_are_written() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.shows("the highlighted letters", true, |seen| {
            seen.cards.iter().all(|card| card.marks.iter().any(|mark| mark == "Đức"))
        })
        .await
    })
}

#[test]
fn a_name_that_matches_comes_before_a_story_that_does() -> Outcome {
    journey(async |visit| {
        let mut teacher = feed::person("teacher", "Lê Thị Ẩn");
        teacher["content_text"] = "Có công với ngành giáo dục.".into();
        visit.publish([teacher, feed::person("duc", "Đỗ Văn Đức")]);
        let wall = visit.show("").await?;
        wall.shows_names(&["Lê Thị Ẩn", "Đỗ Văn Đức"]).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.sort("name").await?;
        wall.shows_names(&["Lê Thị Ẩn", "Đỗ Văn Đức"]).await
    })
}

#[test]
fn two_choices_of_one_filter_show_the_people_of_both() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.choose("field", "Khoa học").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Trần Hoàng An", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Trần Hoàng An", "Huỳnh Thị Hoà"]).await
    })
}

#[test]
fn choices_of_two_filters_show_the_people_who_have_both() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await
    })
}

async fn shows_count(wall: Wall<'_>, facet: &str, value: &str, count: u32) -> Result<()> {
    let what = format!("the number beside {facet}: {value}");
    wall.shows(&what, Some(count), |seen| seen.choice(facet, value)?.count()).await
}

#[test]
fn every_choice_says_how_many_people_it_would_show() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        // A filter's own choices add up, so its own counts stay as they were.
        shows_count(wall, "field", "Khoa học", 2).await?;
        shows_count(wall, "field", "Y tế", 2).await?;
        wall.choose("field", "Y tế").await?;
        wall.choose("place", "Vị Thanh").await?;
        shows_count(wall, "place", "Phụng Hiệp", 2).await?;
        shows_count(wall, "place", "Vị Thanh", 3).await
    })
}

#[test]
fn a_filter_that_is_on_is_a_chip_and_pressing_the_chip_takes_it_off() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.press_chip("Vị Thanh").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.press_chip("Y tế").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.shows("the chips", 0, |seen| seen.chips.len()).await
    })
}

#[test]
fn clear_all_brings_everybody_back() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.choose("field", "Y tế").await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.press_button("Xóa tất cả").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.shows("the text in the search field", Some(String::new()), |seen| seen.search.clone())
            .await
    })
}

#[test]
fn the_number_of_people_is_said_in_a_live_region() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.shows("the count", "6 điển hình".to_owned(), |seen| seen.count.clone()).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows("the count", "2 trong 6 điển hình".to_owned(), |seen| seen.count.clone())
            .await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            return [...root.querySelectorAll('[role=status], [aria-live=polite]')]
                .filter((region) => region.textContent.includes('2 trong 6')).length";
        eventually("one live region to say it", async || {
            let regions: u32 = visit.script(script, json!([])).await?;
            ensure!(regions == 1, "{regions} live regions say it");
            Ok(())
        })
        .await
    })
}

#[test]
fn when_nobody_matches_the_wall_says_so_and_what_to_do() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.search("zzzz").await?;
        wall.shows_names(&[]).await?;
        wall.shows("the words", true, |seen| {
            seen.text.contains("Không tìm thấy ai phù hợp")
                && seen.text.contains("Bỏ từ tìm “zzzz”")
        })
        .await?;
        wall.press_button("Xóa tất cả").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn names_are_sorted_by_the_given_name_in_vietnamese_order() -> Outcome {
    journey(async |visit| {
        visit.publish([
            feed::person("1", "Nguyễn Thị Bé"),
            feed::person("2", "Đỗ Văn Đức"),
            feed::person("3", "Lê Thị Ẩn"),
            feed::person("4", "Trần Hoàng An"),
            feed::person("5", "Huỳnh Thị Dung"),
            feed::person("6", "Bùi Hoàng An"),
        ]);
        let wall = visit.show("").await?;
        wall.sort("name").await?;
        wall.shows_names(&[
            "Bùi Hoàng An",
            "Trần Hoàng An",
            "Lê Thị Ẩn",
            "Nguyễn Thị Bé",
            "Huỳnh Thị Dung",
            "Đỗ Văn Đức",
        ])
        .await
    })
}

#[test]
fn people_can_be_sorted_by_newest_year_and_by_highest_award() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.sort("year").await?;
        wall.shows("the order", ["duc", "an2", "an", "be", "y", "hoa"].join(" "), |seen| {
            seen.ids().join(" ")
        })
        .await?;
        wall.sort("rank").await?;
        wall.shows("the order", ["be", "an", "hoa", "duc", "an2", "y"].join(" "), |seen| {
            seen.ids().join(" ")
        })
        .await?;
        wall.sort("feed").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_preset_filter_of_the_editor_can_not_be_undone() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi" filter="field:Y tế""#).await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.shows("the chips", 0, |seen| seen.chips.len()).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.search("hoa").await?;
        wall.shows_names(&[]).await
    })
}

#[test]
fn the_editor_chooses_which_filters_there_are() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"facets="year,field""#).await?;
        wall.choose("year", "2023").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            const options = [...root.querySelectorAll('[part~=option]')];
            return [...new Set(options.map((option) => option.dataset.facet))]";
        let facets: Vec<String> = visit.script(script, json!([])).await?;
        ensure!(facets == ["year", "field"], "the filters are {facets:?}");
        Ok(())
    })
}
