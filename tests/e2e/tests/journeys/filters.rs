//! "I narrow it down": long filters, ranges of years, chips, nobody left, a sheet on the phone.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, FIELDS, NEIGHBOURS};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

const VALUES: &str = "[data-facet=field] .facet__value .option__label";

async fn shows_values(wall: Wall<'_>, values: &[&str]) -> Result<()> {
    let values: Vec<String> = values.iter().map(ToString::to_string).collect();
    eventually_equal("the values of the filter", &values, async || wall.texts_of(VALUES).await)
        .await
}

#[test]
fn a_value_of_a_long_filter_is_found_by_its_letters_without_marks() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(133));
        let wall = visit.show(r#"facets="field,place,year""#).await?;
        let at_first = wall.texts_of(VALUES).await?;
        ensure!(at_first.len() < FIELDS.len(), "all {} are listed at first", at_first.len());
        wall.press_nth("[data-facet=field] .facet__search", 0).await?;
        visit.types("y te").await?;
        shows_values(wall, &["Y tế"]).await?;
        wall.ticks("field", "Y tế").await?;
        wall.has("[part~=chip]", 1).await?;
        wall.press_nth("[data-facet=field] .facet__search", 0).await?;
        visit.press_with_control('a').await?;
        visit.types("giao").await?;
        shows_values(wall, &["Giao thông", "Giáo dục"]).await?;
        visit.press_with_control('a').await?;
        visit.types("zzz").await?;
        shows_values(wall, &[]).await?;
        eventually("the word that there is none", async || {
            let said = wall.texts_of("[data-facet=field] [role=status]").await?.join("");
            ensure!(!said.is_empty(), "nothing is said");
            Ok(())
        })
        .await?;
        // A filter of few values has no search of its own.
        ensure!(wall.count_of("[data-facet=place] .facet__search").await? == 0);
        Ok(())
    })
}

/// The values of all filters, in their order.
async fn order(wall: Wall<'_>) -> Result<Vec<(String, String)>> {
    let choices = wall.seen().await?.choices;
    Ok(choices.into_iter().map(|choice| (choice.facet, choice.value)).collect())
}

#[test]
fn a_value_that_nobody_has_left_stays_where_it_was() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let before = order(wall).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows("the number beside Phụng Hiệp", Some(0), |seen| {
            seen.choice("place", "Phụng Hiệp")?.count()
        })
        .await?;
        ensure!(order(wall).await? == before, "the values are others, or in another order");
        let none = "[data-none] [data-value='Phụng Hiệp']";
        ensure!(wall.count_of(none).await? == 1, "Phụng Hiệp does not look like nobody's");
        wall.choose("place", "Phụng Hiệp").await?;
        wall.shows_names(&[]).await?;
        ensure!(order(wall).await? == before, "the values are others, or in another order");
        wall.choose("place", "Phụng Hiệp").await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        ensure!(order(wall).await? == before, "the values are others, or in another order");
        Ok(())
    })
}

async fn asks_for_years(wall: Wall<'_>, from: Option<u16>, to: Option<u16>) -> Result<()> {
    let expected = (from.map(Value::from), to.map(Value::from));
    eventually_equal("the years", &expected, async || {
        let years = wall.state().await?["query"]["filters"]["year"].clone();
        let end = |key: &str| years.get(key).filter(|year| !year.is_null()).cloned();
        Ok((end("from"), end("to")))
    })
    .await
}

#[test]
fn a_range_of_years_is_drawn_with_two_handles() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.tab_to(".range__handle[data-end=from]").await?;
        visit.press(Key::Right).await?;
        asks_for_years(wall, Some(2020), None).await?;
        visit.press(Key::Right).await?;
        asks_for_years(wall, Some(2021), None).await?;
        wall.keeps_keyboard_on(".range__handle[data-end=from]").await?;
        wall.tab_to(".range__handle[data-end=to]").await?;
        visit.press(Key::Left).await?;
        asks_for_years(wall, Some(2021), Some(2022)).await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Trần Hoàng An"]).await?;
        wall.has("[part~=chip]", 1).await?;
        // A handle does not come past the other.
        for _ in 0..4 {
            visit.press(Key::Left).await?;
        }
        asks_for_years(wall, Some(2021), Some(2021)).await?;
        wall.press_nth("[part~=chip]", 0).await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_range_of_years_is_written_in_numbers() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.press_nth(".range__field", 0).await?;
        visit.press_with_control('a').await?;
        visit.types("2020").await?;
        visit.press(Key::Tab).await?;
        asks_for_years(wall, Some(2020), None).await?;
        visit.press_with_control('a').await?;
        visit.types("2021").await?;
        visit.press(Key::Enter).await?;
        asks_for_years(wall, Some(2020), Some(2021)).await?;
        wall.shows_names(&["Nguyễn Thị Bé", "H'Yim Kđoh"]).await
    })
}

#[test]
fn after_a_chip_is_taken_away_by_keyboard_the_keyboard_is_on_the_next() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let filters =
            json!([{ "filters": { "field": ["Y tế", "Khoa học"], "place": ["Vị Thanh"] } }]);
        wall.call("setQuery", filters).await?;
        wall.has("[part~=chip]", 3).await?;
        wall.tab_to("[part~=chip]").await?;
        for left in [2, 1] {
            visit.press(Key::Enter).await?;
            wall.has("[part~=chip]", left).await?;
            wall.keeps_keyboard_on("[part~=chip]").await?;
            wall.shows_keyboard().await?;
        }
        visit.press(Key::Space).await?;
        wall.has("[part~=chip]", 0).await?;
        wall.keeps_keyboard_on("[part~=search], [part~=count]").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn after_all_chips_are_taken_away_by_keyboard_the_keyboard_is_not_lost() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.call("setQuery", json!([{ "filters": { "field": ["Y tế", "Khoa học"] } }])).await?;
        wall.tab_to(".chips__clear").await?;
        visit.press(Key::Enter).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.keeps_keyboard_on("[part~=search], [part~=count], [part~=chip]").await
    })
}

fn number_in(text: &str) -> Option<usize> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[test]
fn where_nobody_is_left_the_wall_says_what_to_drop_and_how_many_come_back() -> Outcome {
    journey(async |visit| {
        let filters = json!({ "field": ["Y tế"], "place": ["Phụng Hiệp"] });
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.call("setQuery", json!([{ "filters": filters, "text": "thi" }])).await?;
        wall.shows_names(&[]).await?;
        let ways = wall.texts_of(".notice__ways .way").await?;
        ensure!(ways.len() >= 2, "there are {} ways: {ways:?}", ways.len());
        let what = wall.texts_of(".notice__ways .way__what").await?;
        let counts = wall.texts_of(".notice__ways .way__count").await?;
        // Each way keeps its promise.
        for (number, count) in counts.iter().enumerate() {
            let promised = number_in(count).with_context(|| format!("no number in {count}"))?;
            ensure!(promised > 0, "{} would bring nobody back", what[number]);
            wall.press_nth(".notice__ways .way", number).await?;
            eventually_equal(
                &format!("{promised} after {}", what[number]),
                &json!(promised),
                async || Ok(wall.state().await?["shown"].clone()),
            )
            .await?;
            let again = json!([{ "filters": filters, "text": "thi" }]);
            wall.call("setQuery", again).await?;
            wall.has(".notice__ways .way", ways.len()).await?;
        }
        Ok(())
    })
}

#[test]
fn the_keyboard_is_not_lost_on_the_way_back_from_nobody() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("zzzz").await?;
        wall.has(".notice__ways .way", 1).await?;
        wall.tab_to(".notice__ways .way").await?;
        visit.press(Key::Enter).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.keeps_keyboard_on("[part~=count], [part~=search], .card__link").await
    })
}

/// Composes as Telex does, letter by letter; the field always has exactly what was composed.
async fn composes(visit: &Visit, wall: Wall<'_>, before: &str, steps: &[&str]) -> Result<()> {
    for step in steps {
        visit.composes(step).await?;
        let expected = Some(format!("{before}{step}"));
        wall.shows("the text in the field", expected, |seen| seen.search.clone()).await?;
    }
    visit.commits(steps.last().copied().unwrap_or_default()).await
}

#[test]
fn composing_vietnamese_in_the_search_field_is_not_disturbed() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.press_part("search").await?;
        composes(visit, wall, "", &["d", "đ", "đu", "đư", "đưc", "đức"]).await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        visit.types(" ").await?;
        composes(visit, wall, "đức ", &["d", "do", "dô", "đô", "đỗ"]).await?;
        wall.shows("the text in the field", Some("đức đỗ".to_owned()), |seen| {
            seen.search.clone()
        })
        .await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.keeps_keyboard_on("[part~=search]").await
    })
}

#[test]
fn where_nobody_is_left_the_search_stays_and_the_word_stands_where_people_would() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.rests().await?;
        let before = wall.edges_of("[part~=search]").await?;
        wall.search("zzzz").await?;
        wall.has(".notice[data-state=nobody]", 1).await?;
        wall.rests().await?;
        let now = wall.edges_of("[part~=search]").await?;
        ensure!((now.top - before.top).abs() < 1.0, "it was at {before:?} and is at {now:?}");
        let said = wall.edges_of(".notice[data-state=nobody]").await?;
        ensure!(said.top > now.top + now.height, "what is said stands above the field: {said:?}");
        Ok(())
    })
}
