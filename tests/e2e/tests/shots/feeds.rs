//! What each scene finds on the site in the place of the feed: the sample, or a part of it, or a fault.

use anyhow::{Context as _, Result};
use recognition_wall_e2e::{Reply, Visit, site};
use serde_json::{Value, json};

use crate::case::Scene;

/// Where the wall looks for its feed: beside the sample's photos.
pub(crate) const PATH: &str = "/dist/demo/sample/feed.json";

/// Puts what the scene needs on the site, and announces what the console will say to it.
pub(crate) fn publish(visit: &Visit, scene: Scene) -> Result<()> {
    match scene {
        Scene::Loading => {
            // The gate stays shut: the answer ends with the visit.
            let (held, _gate) = Reply::json(&sample()?).held();
            visit.site.put(PATH, held);
        }
        Scene::Partial => {
            visit.expects_the_console_to_say("404");
            visit.site.put(PATH, Reply::json(&first_page(sample()?)?));
        }
        Scene::Empty => {
            let mut feed = sample()?;
            people(&mut feed)?.clear();
            visit.site.put(PATH, Reply::json(&feed));
        }
        Scene::Missing => {
            visit.expects_the_console_to_say("404");
            visit.site.put(PATH, Reply::status(404));
        }
        Scene::Debug => visit.site.put(PATH, Reply::json(&with_faults(sample()?)?)),
        Scene::Stale => visit.expects_the_console_to_say("500"),
        Scene::Offline => visit.expects_the_console_to_say("ERR_INTERNET_DISCONNECTED"),
        _ => {}
    }
    Ok(())
}

/// The sample feed of `dist/`: 133 invented people.
fn sample() -> Result<Value> {
    let path = site::dist().join("demo/sample/feed.json");
    let text = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

fn people(feed: &mut Value) -> Result<&mut Vec<Value>> {
    let items = feed.get_mut("items").and_then(Value::as_array_mut);
    items.context("the sample has no list of people")
}

fn first_page(mut feed: Value) -> Result<Value> {
    people(&mut feed)?.truncate(40);
    feed.as_object_mut()
        .context("the sample is no feed")?
        .insert("next_url".to_owned(), json!("second.json"));
    Ok(feed)
}

/// A few faults as editors make them: no name, a year in words, an address that is none, a twin.
fn with_faults(mut feed: Value) -> Result<Value> {
    let faults = [
        (1, "/title", json!("")),
        (2, "/_recognition/awards/0/year", json!("hai nghìn không trăm hai mươi ba")),
        (3, "/_recognition/photos/0/src", json!("javascript:alert(1)")),
        (4, "/id", json!("hg-2023-001")),
        (5, "/_recognition/awards/0/code", json!("khong-co-hinh-thuc-nay")),
    ];
    for (place, pointer, value) in faults {
        let person = people(&mut feed)?.get_mut(place).and_then(|one| one.pointer_mut(pointer));
        *person.with_context(|| format!("the sample has no {pointer} at {place}"))? = value;
    }
    Ok(feed)
}
