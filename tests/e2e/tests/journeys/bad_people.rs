//! "One entry is wrong." Everybody else is still on the wall.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, journey};
use serde_json::{Value, json};

#[test]
fn one_bad_entry_of_133_hides_nobody_else_and_is_named() -> Outcome {
    journey(async |visit| {
        let mut people = feed::crowd(133);
        people[56] = json!({ "id": "p-057", "title": "" });
        visit.publish(people);
        let wall = visit.show(r#"lang="vi""#).await?;
        wall.shows("the count", "132 điển hình".to_owned(), |seen| seen.count.clone()).await?;
        let state = wall.state().await?;
        ensure!(state["total"] == 132, "el.state.total is {}", state["total"]);
        let problems = state["problems"].as_array().cloned().unwrap_or_default();
        let named = |problem: &Value| {
            problem["id"] == "p-057"
                && problem["path"].as_str().is_some_and(|path| path.starts_with("/items/56"))
        };
        ensure!(problems.iter().any(named), "el.state.problems is {problems:?}");
        let told = visit.hears("wall-error").await?;
        ensure!(told.detail["fatal"] == json!(false), "wall-error is {:?}", told.detail);
        ensure!(told.detail["message"].as_str().is_some_and(|message| !message.is_empty()));
        Ok(())
    })
}

#[test]
fn an_entry_that_is_no_entry_at_all_hides_nobody_else() -> Outcome {
    journey(async |visit| {
        for wrong in [json!(null), json!(7), json!("Bé"), json!([]), json!({})] {
            let mut people = feed::neighbours();
            people.insert(2, wrong);
            visit.publish(people);
            let wall = visit.show("").await?;
            wall.shows_names(&NEIGHBOURS).await?;
            visit.hears("wall-error").await?;
        }
        Ok(())
    })
}

#[test]
fn when_every_entry_is_wrong_the_wall_says_that_nobody_can_be_shown() -> Outcome {
    journey(async |visit| {
        visit.publish([json!(1), json!(null), json!("x"), json!({ "id": "a" })]);
        let wall = visit.show(r#"lang="vi""#).await?;
        wall.shows("the words", true, |seen| seen.text.contains("Chưa hiển thị được danh sách"))
            .await?;
        visit.hears("wall-error").await?;
        let problems = wall.state().await?["problems"].as_array().map_or(0, Vec::len);
        ensure!(problems >= 4, "el.state.problems has {problems}");
        Ok(())
    })
}

/// Every key of an entry, except those without which there is nobody to show, holds `value`.
fn with_every_key(value: &Value) -> Value {
    let mut person = feed::neighbours().swap_remove(0);
    let keep = ["id", "title", "_recognition"];
    for (key, at) in person.as_object_mut().into_iter().flatten() {
        if key == "_recognition" {
            for (_, at) in at.as_object_mut().into_iter().flatten() {
                *at = value.clone();
            }
        } else if !keep.contains(&key.as_str()) {
            *at = value.clone();
        }
    }
    for key in ["image", "url", "summary", "date_published", "tags"] {
        person[key] = value.clone();
    }
    for key in
        ["given_name", "aliases", "quote", "links", "attributes", "visibility", "minor", "consent"]
    {
        person["_recognition"][key] = value.clone();
    }
    person
}

#[test]
fn null_is_as_good_as_absent() -> Outcome {
    journey(async |visit| {
        visit.publish([with_every_key(&json!(null))]);
        let wall = visit.show("").await?;
        wall.shows_names(&["Nguyễn Thị Bé"]).await?;
        let problems = wall.state().await?["problems"].clone();
        ensure!(problems == json!([]), "el.state.problems is {problems}");
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await
    })
}

#[test]
fn a_wrong_type_costs_its_key_and_not_the_person() -> Outcome {
    journey(async |visit| {
        for wrong in [json!(7), json!([[[]]]), json!({ "a": { "b": null } })] {
            visit.publish([with_every_key(&wrong)]);
            let wall = visit.show("").await?;
            wall.shows_names(&["Nguyễn Thị Bé"]).await?;
            let problems = wall.state().await?["problems"].as_array().map_or(0, Vec::len);
            ensure!(problems > 0, "nothing is reported of {wrong} at every key");
            wall.open("Nguyễn Thị Bé").await?;
            wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        }
        Ok(())
    })
}

/// How many photos are on the screen that the browser could not draw.
async fn has_no_broken_photo(visit: &Visit) -> Result<()> {
    let script = "const root = document.querySelector('recognition-wall').shadowRoot;
        return [...root.querySelectorAll('img')].filter((image) => image.checkVisibility()
            && !(image.complete && image.naturalWidth)).length";
    eventually_equal("broken photos on the screen", &0_u32, async || {
        visit.script(script, json!([])).await
    })
    .await
}

#[test]
fn a_photo_that_is_missing_or_no_photo_leaves_a_fine_card() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        visit.publish(feed::neighbours());
        visit.site.put("/photos/be.svg", Reply::status(404));
        visit.site.put("/photos/duc.svg", Reply::of("image/jpeg", "no photo"));
        visit.site.put("/photos/an.svg", Reply::of("text/html", "<p>Không tìm thấy"));
        let wall = visit.show("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        has_no_broken_photo(visit).await?;
        for name in ["Nguyễn Thị Bé", "Đỗ Văn Đức", "Trần Hoàng An"] {
            wall.open(name).await?;
            wall.shows_open(Some(name)).await?;
            has_no_broken_photo(visit).await?;
            wall.press_part("close").await?;
            wall.shows_open(None).await?;
        }
        Ok(())
    })
}

#[test]
fn a_text_that_looks_like_html_is_shown_as_it_is_written() -> Outcome {
    journey(async |visit| {
        let name = "<img src=x onerror=alert(1)> & <b>Bé</b>";
        visit.publish([feed::person("be", name)]);
        let wall = visit.show("").await?;
        wall.shows_names(&[name]).await?;
        wall.search("be").await?;
        wall.shows_names(&[name]).await?;
        wall.open(name).await?;
        wall.shows_open(Some(name)).await
    })
}

#[test]
fn an_address_that_is_no_web_address_is_dropped_and_reported() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        people[0]["url"] = "javascript:alert(1)".into();
        people[0]["_recognition"]["links"] =
            json!([{ "label": "Bài viết", "url": "javascript:alert(2)" }]);
        people[0]["_recognition"]["photos"] = json!([{ "src": "data:image/png;base64,AAAA" }]);
        visit.publish(people);
        let wall = visit.show("").await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            return [...root.querySelectorAll('[href], [src]')]
                .map((element) => element.getAttribute('href') ?? element.getAttribute('src'))
                .filter((address) => /^(javascript|data|blob):/.test(address))";
        let addresses: Vec<String> = visit.script(script, json!([])).await?;
        ensure!(addresses.is_empty(), "on the wall: {addresses:?}");
        let problems = wall.state().await?["problems"].as_array().map_or(0, Vec::len);
        ensure!(problems >= 3, "el.state.problems has {problems}");
        Ok(())
    })
}

#[test]
fn a_person_who_may_not_be_shown_is_not_shown_nor_is_a_photo_without_consent() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        people[0]["_recognition"]["visibility"] = "draft".into();
        people[1]["_recognition"]["visibility"] = "withdrawn".into();
        people[2]["_recognition"]["minor"] = true.into();
        people[3]["_recognition"]["consent"] =
            json!({ "scope": ["name", "photo", "story"], "until": "2020-01-01" });
        visit.publish(people);
        let wall = visit.show("").await?;
        wall.shows_names(&NEIGHBOURS[2..]).await?;
        wall.open("H'Yim Kđoh").await?;
        wall.shows_open(Some("H'Yim Kđoh")).await?;
        for id in ["be", "duc", "an", "an2"] {
            let asked = visit.site.requests(&format!("/photos/{id}.svg")).len();
            ensure!(asked == 0, "the photo of {id} was fetched");
        }
        ensure!(!visit.site.requests("/photos/y.svg").is_empty(), "no photo was fetched at all");
        Ok(())
    })
}
