//! "My feed is long, is of another kind, or changes."

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, host, journey, site};
use serde_json::json;

#[test]
fn a_feed_of_three_pages_is_one_wall() -> Outcome {
    journey(async |visit| {
        let people = feed::neighbours();
        visit.publish([]);
        for (page, items) in people.chunks(2).enumerate() {
            let mut document = feed::of(items.to_vec());
            if page < 2 {
                document["next_url"] = format!("page-{}.json", page + 1).into();
            }
            let path =
                if page == 0 { "/feed.json".to_owned() } else { format!("/page-{page}.json") };
            visit.site.put(&path, Reply::json(&document));
        }
        let wall = visit.show("").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_feed_whose_pages_run_in_a_circle_ends_with_everybody_once() -> Outcome {
    journey(async |visit| {
        visit.publish([]);
        let people = feed::neighbours();
        let mut first = feed::of(people[..3].to_vec());
        first["next_url"] = "second.json".into();
        let mut second = feed::of(people[3..].to_vec());
        second["next_url"] = "feed.json".into();
        visit.site.put("/feed.json", Reply::json(&first));
        visit.site.put("/second.json", Reply::json(&second));
        let wall = visit.show("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        ensure!(visit.site.requests("/feed.json").len() == 1, "the first page was fetched again");
        let problems = wall.state().await?["problems"].as_array().map_or(0, Vec::len);
        ensure!(problems > 0, "the circle is not reported");
        Ok(())
    })
}

#[test]
fn when_a_later_page_is_missing_the_first_ones_stay_and_the_wall_says_so() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        let people = feed::neighbours();
        let mut first = feed::of(people[..3].to_vec());
        first["next_url"] = "second.json".into();
        visit.site.put("/feed.json", Reply::json(&first));
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            visit.site.put(&format!("/photos/{id}.svg"), Reply::portrait());
        }
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        let wall = visit.wall();
        wall.says("Chưa tải được phần còn lại của danh sách.").await?;
        wall.shows_names(&NEIGHBOURS[..3]).await?;
        visit.site.put("/second.json", Reply::json(&feed::of(people[3..].to_vec())));
        wall.press_button("Thử lại").await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_plain_json_feed_works_as_it_is() -> Outcome {
    journey(async |visit| {
        let document = json!({
            "version": "https://jsonfeed.org/version/1",
            "title": "Gương sáng",
            "items": [{
                "id": "1", "title": "Nguyễn Thị Bé", "image": "photos/be.svg",
                "content_text": "Chị Bé trồng lúa giỏi.", "tags": ["Nông dân"],
                "date_published": "2023-06-08T00:00:00+07:00"
            }, {
                "id": 2, "title": "Đỗ Văn Đức", "content_html": "<p>Bác sĩ <b>giỏi</b>.</p>"
            }]
        });
        visit.publish([]);
        visit.site.put("/feed.json", Reply::json(&document));
        let wall = visit.show("").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Đỗ Văn Đức"]).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.shows("the story without its HTML", true, |seen| {
            seen.detail.as_ref().is_some_and(|detail| detail.text.contains("Bác sĩ giỏi."))
        })
        .await
    })
}

/// A file of the fixtures that the whole workspace shares.
fn fixture(path: &str) -> Result<Reply> {
    let path = site::workspace().join("tests/feeds").join(path);
    let content = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
    Ok(Reply::of("application/json", content))
}

#[test]
fn a_laureates_list_of_another_shape_shows_by_a_mapping_alone() -> Outcome {
    journey(async |visit| {
        visit.site.put("/feed.json", fixture("laureates/feed.json")?);
        visit.site.put("/map.json", fixture("laureates/map.json")?);
        let wall = visit.show(r#"lang="en" map="map.json""#).await?;
        wall.shows("the count", "5 honourees".to_owned(), |seen| seen.count.clone()).await?;
        wall.search("curie").await?;
        wall.shows_names(&["Marie Curie"]).await?;
        wall.open("Marie Curie").await?;
        wall.shows_open(Some("Marie Curie")).await?;
        wall.shows("both prizes", true, |seen| {
            seen.detail.as_ref().is_some_and(|detail| {
                detail.text.contains("The Nobel Prize in Physics")
                    && detail.text.contains("The Nobel Prize in Chemistry")
                    && detail.text.contains("1911")
            })
        })
        .await
    })
}

#[test]
fn a_wall_that_refreshes_by_itself_shows_who_has_come() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"refresh="1""#).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        visit.site.put("/feed.json", Reply::json(&feed::of([feed::person("moi", "Lê Thị Mới")])));
        wall.shows_names(&["Lê Thị Mới"]).await
    })
}

#[test]
fn a_refresh_asks_whether_anything_changed_and_shows_what_did() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tagged = |tag: &str, people| Reply::json(&feed::of(people)).with_header("etag", tag);
        visit.site.put("/feed.json", tagged("\"1\"", feed::neighbours()));
        let wall = visit.show("").await?;
        wall.call("refresh", json!([])).await?;
        let asked = visit.site.requests("/feed.json");
        let last = asked.last().context("the feed was not asked for")?;
        ensure!(asked.len() == 2, "the feed was asked for {} times", asked.len());
        let tag = last.headers.get("if-none-match").and_then(|tag| tag.to_str().ok());
        ensure!(tag == Some("\"1\""), "the request carries the tag {tag:?}");

        let mut people = feed::neighbours();
        people.insert(0, feed::person("moi", "Lê Thị Mới"));
        visit.site.put("/feed.json", tagged("\"2\"", people));
        wall.call("refresh", json!([])).await?;
        wall.shows("the first name", Some("Lê Thị Mới".to_owned()), |seen| {
            seen.cards.first().map(|card| card.name.clone())
        })
        .await?;
        visit.hears("wall-refresh").await?;
        Ok(())
    })
}

#[test]
fn somebody_who_is_withdrawn_goes_from_the_wall_and_an_open_detail_closes() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        let mut document = feed::of(feed::neighbours());
        document["_recognition"]["withdrawn"] = json!(["duc"]);
        visit.site.put("/feed.json", Reply::json(&document));
        wall.call("refresh", json!([])).await?;
        wall.shows_open(None).await?;
        wall.shows_names(&[
            "Nguyễn Thị Bé",
            "Trần Hoàng An",
            "Lê Thị Ẩn",
            "H'Yim Kđoh",
            "Huỳnh Thị Hoà",
        ])
        .await?;
        wall.search("duc").await?;
        wall.shows_names(&[]).await?;
        let leftover: bool = visit
            .script(
                "return document.querySelector('recognition-wall').shadowRoot.textContent.includes('Đỗ Văn Đức')",
                json!([]),
            )
            .await?;
        ensure!(!leftover, "the name is still in the page");
        Ok(())
    })
}

#[test]
fn the_editor_sees_every_problem_of_the_feed_with_its_fix_in_the_debug_panel() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        people[1]["_recognition"]["awards"][0]["year"] = "hai nghìn".into();
        visit.publish(people);
        let wall = visit.show(r#"lang="vi" debug"#).await?;
        wall.shows("the panel's title", true, |seen| seen.text.contains("vấn đề trong dữ liệu"))
            .await?;
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn the_sample_wall_of_133_shows_everybody_with_a_photo_or_a_figure_in_its_place() -> Outcome {
    journey(async |visit| {
        visit.open("/dist/demo/index.html").await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.shows("the count", "133 điển hình".to_owned(), |seen| seen.count.clone()).await?;
        let errors = visit.events("wall-error").await?;
        ensure!(errors.is_empty(), "somebody of the sample is left out: {errors:?}");
        wall.call("open", json!([wall.seen().await?.cards[0].id])).await?;
        wall.shows("a name in the detail", true, |seen| {
            seen.open().is_some_and(|name| !name.is_empty())
        })
        .await
    })
}

/// Many invented people, the extension before them as the tool writes it.
fn long_feed(withdrawn: &[&str]) -> String {
    let people: Vec<_> = (0..4_000)
        .map(|number| json!({ "id": format!("{number}"), "title": format!("Người số {number}"), "summary": "Có nhiều đóng góp cho phong trào xây dựng nông thôn mới ở địa phương." }))
        .collect();
    let extension = json!({ "version": "1.0", "withdrawn": withdrawn });
    format!(r#"{{"_recognition": {extension}, "items": {}}}"#, json!(people))
}

#[test]
fn the_first_people_of_a_long_feed_are_shown_before_the_rest_has_come() -> Outcome {
    journey(async |visit| {
        let feed = long_feed(&["1"]);
        let (reply, gate) = Reply::of("application/feed+json", feed).held_after(300_000);
        visit.site.put("/feed.json", reply);
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        let wall = visit.wall();
        wall.has("[part~=card][data-id='0']", 1).await?;
        wall.has("[part~=card][data-id='1']", 0).await?;
        ensure!(
            wall.state().await?["status"] == "loading",
            "the wall takes the part for the whole"
        );
        gate.open();
        wall.shows("how many there are", "3.999 điển hình".to_owned(), |seen| {
            seen.count.clone()
        })
        .await?;
        ensure!(visit.site.requests("/feed.json").len() == 1, "the feed was asked for twice");
        Ok(())
    })
}

#[test]
fn nobodys_card_moves_when_the_last_have_come() -> Outcome {
    let place = "const root = document.querySelector('recognition-wall').shadowRoot;
        return Math.round(root.querySelector('[data-id=\"0\"]').getBoundingClientRect().top)";
    journey(async |visit| {
        for (width, height) in [(1280, 800), (412, 823), (320, 640)] {
            visit.on_a_screen_of(width, height).await?;
            for language in ["vi", "en"] {
                let feed = long_feed(&["1"]);
                let (reply, gate) = Reply::of("application/feed+json", feed).held_after(300_000);
                visit.site.put("/feed.json", reply);
                let tag = host::element(&format!(r#"src="feed.json" lang="{language}""#));
                visit.open_page(&tag).await?;
                let wall = visit.wall();
                wall.has("[part~=card][data-id='0']", 1).await?;
                let before: i32 = visit.script(place, json!([])).await?;
                ensure!(wall.count_of(".export:not([hidden])").await? == 0, "half a list is saved");
                gate.open();
                wall.is_ready().await?;
                wall.has(".export:not([hidden])", 1).await?;
                let after: i32 = visit.script(place, json!([])).await?;
                ensure!(before == after, "{width}, {language}: from {before} to {after}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_feed_is_asked_for_beside_the_wasm_and_only_once() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let gate = visit.site.hold_built(&site::wasm_file()?, "application/wasm")?;
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        eventually("the feed to be asked for", async || {
            ensure!(visit.site.requests("/feed.json").len() == 1, "it is not");
            Ok(())
        })
        .await?;
        gate.open();
        visit.wall().shows_names(&NEIGHBOURS).await?;
        ensure!(visit.site.requests("/feed.json").len() == 1, "the feed was asked for twice");
        Ok(())
    })
}

/// Many walls begin with one feed, and each wants another a frame later than the one before: some of
/// them while their first people are just being read. How many people are seen once all is quiet.
const CHANGES_ITS_MIND: &str = "return (async () => {
    const [walls, frames] = [16, 90];
    const frame = () => new Promise(requestAnimationFrame);
    const all = Array.from({ length: walls }, () => {
        const wall = document.createElement('recognition-wall');
        for (const [name, value] of [['src', 'feed.json'], ['history', 'none']]) {
            wall.setAttribute(name, value);
        }
        document.querySelector('main').append(wall);
        wall.setQuery({});
        return wall;
    });
    const isRead = () => all.some((wall) => wall.state.total > 0);
    while (!isRead()) await frame();
    for (const wall of all) {
        await frame();
        wall.setAttribute('src', 'other.json');
    }
    for (let waited = 0; waited < frames; waited++) await frame();
    return all.map((wall) => wall.state.total);
    })()";

#[test]
fn where_another_feed_is_wanted_nobody_of_the_first_comes_any_more() -> Outcome {
    journey(async |visit| {
        visit.publish([]);
        let mut first = feed::of(feed::town(4_000));
        first["next_url"] = "page-1.json".into();
        visit.site.put("/feed.json", Reply::json(&first));
        let held = |path| {
            let (reply, gate) = Reply::json(&feed::of(Vec::new())).held();
            visit.site.put(path, reply);
            gate
        };
        let _gates = [held("/page-1.json"), held("/other.json")];
        visit.open_page(&host::page(host::SCRIPT, "")).await?;
        let seen: Vec<usize> = visit.script(CHANGES_ITS_MIND, json!([])).await?;
        ensure!(seen.iter().all(|people| *people == 0), "people of the first feed: {seen:?}");
        Ok(())
    })
}
