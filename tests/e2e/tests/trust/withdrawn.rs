//! "I don't want to be on it any more." Somebody who is withdrawn is gone at the next look at the feed.

use anyhow::ensure;
use recognition_wall_e2e::{Outcome, Reply, feed, journey};
use serde_json::json;

#[test]
fn whoever_is_withdrawn_is_gone_from_the_wall_the_search_the_filters_and_every_link() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let wall = visit.show(r#"lang="vi""#).await?;
        wall.call("open", json!(["an2"])).await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;

        // The entry is still in the file: the tombstone alone must do.
        let mut feed = feed::of(feed::neighbours());
        feed["_recognition"]["withdrawn"] = json!(["an2"]);
        visit.site.put("/feed.json", Reply::json(&feed));
        wall.call("refresh", json!([])).await?;
        wall.shows_open(None).await?;
        let left = ["Nguyễn Thị Bé", "Đỗ Văn Đức", "Trần Hoàng An", "H'Yim Kđoh", "Huỳnh Thị Hoà"];
        wall.shows_names(&left).await?;
        let page = "const wall = document.querySelector('recognition-wall');
            return wall.shadowRoot.innerHTML + document.documentElement.outerHTML + JSON.stringify(wall.state)";
        let page: String = visit.script(page, json!([])).await?;
        for trace in ["Thị Ẩn", "photos/an2", "Ngã Bảy"] {
            ensure!(!page.contains(trace), "{trace:?} is still in the page");
        }
        wall.call("setQuery", json!([{ "text": "thị ẩn" }])).await?;
        wall.shows_names(&[]).await?;
        wall.call("setQuery", json!([{ "text": "" }])).await?;
        wall.call("open", json!(["an2"])).await?;
        wall.shows_open(None).await?;

        visit.open("/?again#wall/an2").await?;
        wall.is_ready().await?;
        wall.says("có thể thông tin đã được gỡ").await?;
        wall.shows_open(None).await?;
        wall.shows_names(&left).await
    })
}
