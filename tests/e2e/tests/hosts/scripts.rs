//! "We have had these scripts for years." What a site's scripts do to the built-in objects and to the
//! document's names does not reach the wall.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::{Outcome, Visit, journey};
use serde_json::json;

use crate::page::{open, works};

async fn works_on(visit: &Visit, host: &str) -> Result<()> {
    let wall = open(visit, host).await?;
    works(visit, wall).await
}

#[test]
fn a_loader_of_amd_modules_is_not_asked_for_anything() -> Outcome {
    journey(async |visit| {
        works_on(visit, "amd").await?;
        let called: Vec<String> = visit.script("return window.called", json!([])).await?;
        ensure!(called.is_empty(), "define was called with {called:?}");
        let exported: usize =
            visit.script("return Object.keys(module.exports).length", json!([])).await?;
        ensure!(exported == 0, "the wall exports into the page's module");
        Ok(())
    })
}

#[test]
fn jquery_wraps_the_wall_and_hears_it_and_the_wall_works() -> Outcome {
    journey(async |visit| {
        works_on(visit, "jquery").await?;
        // Clicks inside come out as clicks on the element, as a delegate expects.
        let target: String = visit.script("return window.lastTarget", json!([])).await?;
        ensure!(!target.is_empty(), "jQuery heard nothing");
        let heard = "return new Promise((resolve) => {
            jQuery(document).one('wall-open', (event) => resolve(event.originalEvent.detail.id));
            document.querySelector('recognition-wall').open('an');
        })";
        let id: String = visit.script(heard, json!([])).await?;
        ensure!(id == "an", "jQuery heard of {id}");
        Ok(())
    })
}

#[test]
fn prototype_js_with_its_own_array_from_and_to_json_does_no_harm() -> Outcome {
    journey(async |visit| works_on(visit, "prototype").await)
}

#[test]
fn patched_prototypes_of_objects_and_lists_do_no_harm() -> Outcome {
    journey(async |visit| {
        let wall = open(visit, "patched").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        works(visit, wall).await
    })
}

#[test]
fn forms_and_images_with_names_of_the_document_do_no_harm() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("/elsewhere/wall.js");
        let wall = open(visit, "clobbered").await?;
        // The driver's own clicks stumble over these names: the wall is asked by its methods.
        wall.call("setQuery", json!([{ "text": "duc" }])).await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.call("open", json!(["duc"])).await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.call("close", json!([])).await?;
        wall.shows_open(None).await?;
        wall.call("setQuery", json!([{ "text": "" }])).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        // The form for systems that strip unknown elements, and the Wasm beside the script.
        let second = visit.wall_at("[data-recognition-wall] recognition-wall");
        second.is_ready().await?;
        let wasm = recognition_wall_e2e::site::wasm_file()?;
        ensure!(visit.site.requests(&format!("/elsewhere/{wasm}")).is_empty(), "it went elsewhere");
        Ok(())
    })
}

#[test]
fn a_base_elsewhere_moves_the_feed_and_neither_the_script_nor_the_address() -> Outcome {
    journey(async |visit| {
        crate::page::put(visit, "base")?;
        let feed = recognition_wall_e2e::feed::of(recognition_wall_e2e::feed::neighbours());
        visit.site.put("/elsewhere/deep/feed.json", recognition_wall_e2e::Reply::json(&feed));
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            let photo = format!("/elsewhere/deep/photos/{id}.svg");
            visit.site.put(&photo, recognition_wall_e2e::Reply::portrait());
        }
        visit.site.put("/feed.json", recognition_wall_e2e::Reply::status(404));
        crate::page::still(visit).await?;
        visit.open("/").await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        works(visit, wall).await?;
        wall.press_button("Xóa tất cả").await?;
        wall.open("Trần Hoàng An").await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        let path: String =
            visit.script("return location.pathname + location.hash", json!([])).await?;
        ensure!(path.starts_with("/#wall/an"), "the address is {path}");
        let link = "return root.querySelector('.card__link').href";
        let link: String = wall.within(link, json!(null)).await?;
        ensure!(
            link.starts_with(&visit.site.address("/")) && !link.contains("elsewhere"),
            "{link}"
        );
        Ok(())
    })
}
