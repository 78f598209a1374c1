//! Temporary: the harness itself.

use recognition_wall_e2e::{Outcome, host, journey};

#[test]
fn the_harness_serves_and_sees() -> Outcome {
    journey(async |visit| {
        visit.publish(recognition_wall_e2e::feed::neighbours());
        visit.open_page(&host::element("src=feed.json lang=vi")).await?;
        let wall = visit.wall();
        wall.shows_names(&["Nguyễn Thị Bé"]).await?;
        wall.search("be").await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        visit.press(thirtyfour::Key::Escape).await?;
        wall.shows_open(None).await
    })
}
