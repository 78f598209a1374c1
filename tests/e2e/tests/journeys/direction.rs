//! "I read from right to left." "This text is in another language." The wall mirrors itself, and says
//! of each text in which language it is.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Look, Outcome, Reply, Visit, Wall, host, journey};
use serde_json::json;
use thirtyfour::Key;

/// As a language does that is written from right to left: the release has none, so the wall is told by
/// the attribute that such a language sets.
async fn mirrored<'a>(visit: &'a Visit, attributes: &str) -> Result<Wall<'a>> {
    visit.publish([]);
    visit.site.put("/feed.json", Reply::json(&feed::known()));
    let tag = format!(r#"<recognition-wall src="feed.json" {attributes}></recognition-wall>"#);
    let page = host::page(host::SCRIPT, &tag).replace("<html ", r#"<html dir="rtl" "#);
    let wall = visit.show_on(Reply::page(page)).await?;
    wall.within::<()>("root.querySelector('.wall').dir = 'rtl'", json!(null)).await?;
    wall.looks("the wall from right to left", |look| {
        ensure!(look.right_to_left, "it is written from left to right");
        Ok(())
    })
    .await?;
    Ok(wall)
}

fn first_is_right(look: &Look) -> Result<()> {
    look.is_in_order()?;
    let row: Vec<_> = look.cards.iter().take(2).collect();
    if let [first, second] = row.as_slice()
        && (first.edges.top - second.edges.top).abs() < 2.0
    {
        ensure!(first.edges.left > second.edges.left, "the first card is not on the right");
    }
    Ok(())
}

const SIDEWAYS: &str = "const width = document.documentElement.clientWidth;
    const out = [...root.querySelectorAll('.wall, .wall *')].filter((element) => {
        const edges = element.getBoundingClientRect();
        return shown(element) && edges.width > 1 && !element.closest('.rail, .viewer__stage')
            && (edges.right > width + 0.5 || edges.left < -0.5);
    }).map((element) => element.outerHTML.slice(0, 80));
    const page = document.documentElement;
    return page.scrollWidth > page.clientWidth ? [...out, 'the page scrolls'] : out";

async fn nothing_sticks_out(wall: Wall<'_>) -> Result<()> {
    eventually_equal("what sticks out", &Vec::<String>::new(), async || {
        wall.within(SIDEWAYS, json!(null)).await
    })
    .await
}

#[test]
fn from_right_to_left_the_first_card_is_on_the_right_and_nothing_sticks_out() -> Outcome {
    journey(async |visit| {
        let wall = mirrored(visit, "").await?;
        for layout in ["grid", "list", "timeline"] {
            wall.call("setQuery", json!([{ "layout": layout }])).await?;
            first_is_right(&wall.rests().await?)?;
            nothing_sticks_out(wall).await?;
        }
        // The filters stand where lines begin: on the right of the people.
        let (filters, people) = (wall.edges_of(".filters").await?, wall.edges_of(".people").await?);
        ensure!(filters.left > people.left, "the filters are on the left");
        visit.on_a_screen_of(320, 640).await?;
        wall.has(".filters-open", 1).await?;
        nothing_sticks_out(wall).await
    })
}

#[test]
fn from_right_to_left_the_arrows_lead_the_way_that_they_point() -> Outcome {
    journey(async |visit| {
        let wall = mirrored(visit, "").await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        visit.press(Key::Left).await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await
    })
}

#[test]
fn a_vietnamese_wall_on_a_page_from_right_to_left_stays_as_vietnamese_is_written() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<recognition-wall src="feed.json" lang="vi"></recognition-wall>"#;
        let page = host::page(host::SCRIPT, tag).replace("<html ", r#"<html dir="rtl" "#);
        let wall = visit.show_on(Reply::page(page)).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        let look = wall.rests().await?;
        ensure!(!look.right_to_left, "Vietnamese is written from right to left");
        look.is_in_order()?;
        nothing_sticks_out(wall).await
    })
}

#[test]
fn every_text_that_falls_back_says_in_which_language_it_is() -> Outcome {
    journey(async |visit| {
        visit.publish([]);
        visit.site.put("/feed.json", Reply::json(&feed::known()));
        let wall = visit.show(r#"lang="en""#).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        // The feed speaks Vietnamese: none of its texts may be read out as English. The reference is one
        // sentence to be copied, made of both.
        let script = "const known = ['Nông dân', 'Đất không phụ người.', 'Người giữ đất.',
                'Chú thích thứ 1', 'Chủ tịch nước', 'hạng Ba', 'Nông thôn mới', 'Bài báo'];
            const wrong = [];
            for (const element of root.querySelectorAll('.wall *')) {
                const own = [...element.childNodes].filter((node) => node.nodeType === 3)
                    .map((node) => node.data).join('');
                const found = known.find((words) => own.includes(words));
                if (element.matches('.reference__text')) continue;
                if (found && shown(element) && element.closest('[lang]').lang !== 'vi') {
                    wrong.push(`${element.className}: ${found}`);
                }
            }
            return wrong";
        let wrong: Vec<String> = wall.within(script, json!(null)).await?;
        ensure!(wrong.is_empty(), "said to be English: {wrong:#?}");
        let english = "return root.querySelector('.wall').lang";
        let tag: String = wall.within(english, json!(null)).await?;
        ensure!(tag == "en", "the wall's own words are said to be {tag}");
        Ok(())
    })
}
