//! "My own script talks to the wall."

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::{Outcome, Visit, feed, host, journey, site};
use serde_json::{Value, json};

#[test]
fn the_state_is_a_plain_object_with_what_the_contract_names() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.call("setQuery", json!([{ "filters": { "field": ["Y tế"] }, "sort": "name" }]))
            .await?;
        wall.call("open", json!(["duc"])).await?;
        let state = wall.state().await?;
        let expected = json!({
            "status": "ready", "total": 6, "shown": 2,
            "query": { "text": "", "filters": { "field": ["Y tế"] }, "sort": "name", "layout": "grid" },
            "open": "duc", "asOf": null, "problems": []
        });
        ensure!(state == expected, "el.state is {state:#}");
        Ok(())
    })
}

#[test]
fn each_method_resolves_when_its_change_is_on_the_screen() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.call("setQuery", json!([{ "text": "thi" }])).await?;
        let found = wall.seen().await?;
        ensure!(found.ids() == ["be", "an2", "hoa"], "on the screen: {:?}", found.ids());
        ensure!(found.search.as_deref() == Some("thi"), "the field has {:?}", found.search);
        for (method, arguments, name) in [
            ("open", json!(["be"]), Some("Nguyễn Thị Bé")),
            ("next", json!([]), Some("Lê Thị Ẩn")),
            ("previous", json!([]), Some("Nguyễn Thị Bé")),
            ("close", json!([]), None),
        ] {
            wall.call(method, arguments).await?;
            let seen = wall.seen().await?;
            ensure!(seen.open() == name, "after {method} the detail has {:?}", seen.open());
        }
        wall.call("setQuery", json!([{ "filters": { "year": { "from": 2020, "to": 2021 } } }]))
            .await?;
        ensure!(wall.seen().await?.ids() == ["be"], "text and filter are both kept");
        wall.call("setQuery", json!([{ "text": "" }])).await?;
        ensure!(wall.seen().await?.ids() == ["be", "y"], "a range of years has both its ends");
        Ok(())
    })
}

#[test]
fn a_method_that_is_called_before_the_wall_is_there_waits_for_it() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let gate = visit.site.hold_built(&site::wasm_file()?, "application/wasm")?;
        visit.open_page(&host::element(r#"src="feed.json""#)).await?;
        // The promise is not waited for: nothing comes while the Wasm is held back.
        let script = "return customElements.whenDefined('recognition-wall').then(() => {
            document.querySelector('recognition-wall').setQuery({ text: 'duc' });
        })";
        visit.script::<()>(script, json!([])).await?;
        gate.open();
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await
    })
}

async fn names_of_events(visit: &Visit) -> Result<Vec<String>> {
    Ok(visit.watched().await?.events.into_iter().map(|event| event.name).collect())
}

#[test]
fn the_page_hears_what_happens_on_the_wall() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("d").await?;
        visit.hears("wall-change").await?;
        wall.call("open", json!(["duc"])).await?;
        wall.call("close", json!([])).await?;
        wall.call("refresh", json!([])).await?;
        visit.hears("wall-refresh").await?;
        let names = names_of_events(visit).await?;
        ensure!(
            names == ["wall-ready", "wall-change", "wall-open", "wall-close", "wall-refresh"],
            "the page heard {names:?}"
        );
        for name in ["wall-open", "wall-close"] {
            let detail = visit.hears(name).await?.detail;
            ensure!(detail["id"] == "duc", "{name} has {detail}");
        }
        let change = visit.hears("wall-change").await?.detail;
        ensure!(change["text"] == "d", "wall-change has {change}");
        Ok(())
    })
}

#[test]
fn opening_somebody_who_is_not_there_does_no_harm() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.call("open", json!(["khong-co"])).await?;
        wall.shows_open(None).await?;
        ensure!(wall.state().await?["open"] == Value::Null, "el.state.open names nobody's id");
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_new_address_on_the_element_shows_the_new_feed() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let others = feed::of([feed::person("khac", "Lê Thị Khác")]);
        visit.site.put("/other.json", recognition_wall_e2e::Reply::json(&others));
        let script = "document.querySelector('recognition-wall').setAttribute('src', 'other.json')";
        visit.script::<()>(script, json!([])).await?;
        wall.shows_names(&["Lê Thị Khác"]).await
    })
}

#[test]
fn what_a_script_of_another_frame_asks_for_is_done_too() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        // An object of a frame is an instance of the frame's `Object`, and of no other.
        let ask = "const frame = document.createElement('iframe');
            document.body.append(frame);
            const change = frame.contentWindow.JSON.parse(arguments[0]);
            return document.querySelector('recognition-wall').setQuery(change)";
        visit.script::<Value>(ask, json!([r#"{"filters":{"field":["Y tế"]}}"#])).await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await
    })
}
