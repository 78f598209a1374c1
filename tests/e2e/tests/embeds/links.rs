//! "Send me the link to this person": the address of a page that holds the wall in a frame.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Visit, journey};
use serde_json::json;

use crate::stage::{self, SCRIPTS};

const BODY: &str = r##"<p><a id="story" href="#wall/be">Chuyện của bà Bé</a> <a id="contact" href="#lien-he">Liên hệ</a></p>
    <iframe data-wall-link src="/dist/embed.html?src=/feed.json" title="Bảng vinh danh" width="1200"></iframe>
    <p id="lien-he">Liên hệ</p>"##;

async fn follows(visit: &Visit, fragment: &str) -> Result<()> {
    eventually_equal("the page's address", &fragment.to_owned(), async || visit.fragment().await)
        .await
}

/// In the frame: somebody is open, or nobody.
async fn open_in_frame(visit: &Visit, name: Option<&str>) -> Result<()> {
    visit.enters_frame("iframe").await?;
    visit.wall().is_ready().await?;
    visit.wall().shows_open(name).await?;
    visit.leaves_frame().await
}

#[test]
fn a_link_to_the_page_opens_the_person_in_the_frame() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/#wall/be", SCRIPTS, BODY).await?;
        open_in_frame(visit, Some("Nguyễn Thị Bé")).await?;
        follows(visit, "#wall/be").await
    })
}

#[test]
fn the_pages_address_follows_the_wall_and_back_undoes_one_step() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/", SCRIPTS, BODY).await?;
        open_in_frame(visit, None).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().open("Đỗ Văn Đức").await?;
        visit.leaves_frame().await?;
        follows(visit, "#wall/duc").await?;
        visit.goes_back().await?;
        open_in_frame(visit, None).await?;
        follows(visit, "").await
    })
}

#[test]
fn a_link_in_the_article_opens_the_person_in_the_frame() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/", SCRIPTS, BODY).await?;
        open_in_frame(visit, None).await?;
        visit.script::<()>("document.querySelector('#story').click()", json!([])).await?;
        open_in_frame(visit, Some("Nguyễn Thị Bé")).await?;
        visit.goes_back().await?;
        open_in_frame(visit, None).await?;
        follows(visit, "").await
    })
}

#[test]
fn the_pages_own_anchor_stays_its_own() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/#lien-he", SCRIPTS, BODY).await?;
        open_in_frame(visit, None).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().open("Đỗ Văn Đức").await?;
        visit.wall().shows_open(Some("Đỗ Văn Đức")).await?;
        visit.leaves_frame().await?;
        follows(visit, "#lien-he").await
    })
}

#[test]
fn a_page_that_did_not_ask_for_it_keeps_its_address() -> Outcome {
    journey(async |visit| {
        let body = BODY.replace(" data-wall-link", "");
        stage::open(visit, "/#wall/be", SCRIPTS, &body).await?;
        open_in_frame(visit, None).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        visit.wall().open("Đỗ Văn Đức").await?;
        visit.wall().shows_open(Some("Đỗ Văn Đức")).await?;
        visit.leaves_frame().await?;
        ensure!(visit.fragment().await? == "#wall/be", "it is {}", visit.fragment().await?);
        Ok(())
    })
}
