//! "An invitation while nobody stands before it": the attract loop.

use anyhow::{Context as _, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, feed, journey};
use serde_json::json;

use crate::kiosk::{attracts, stands, touches};

#[test]
fn who_was_withdrawn_leaves_the_attract_loop_at_the_next_refresh() -> Outcome {
    journey(async |visit| {
        stands(visit, "").await?;
        touches(visit, ".attract__controls button:first-child").await?;
        attracts(visit, Some("Huỳnh Thị Hoà")).await?;
        let mut feed = feed::of(feed::neighbours());
        feed["_recognition"]["withdrawn"] = json!(["hoa"]);
        visit.site.put("/feed.json", Reply::json(&feed));
        visit.wall().call("refresh", json!([])).await?;
        attracts(visit, Some("Nguyễn Thị Bé")).await?;
        touches(visit, ".attract__controls button:first-child").await?;
        attracts(visit, Some("H'Yim Kđoh")).await
    })
}

#[test]
fn the_invitation_stays_in_its_place_when_the_first_person_comes() -> Outcome {
    journey(async |visit| {
        for size in [(1080, 1920), (1920, 1080)] {
            visit.on_a_screen_of(size.0, size.1).await?;
            visit.publish([]);
            visit.open("/dist/kiosk.html?src=/feed.json").await?;
            visit.wall().is_ready().await?;
            let place = "const { x, y, width, height } = document.querySelector('recognition-wall').shadowRoot
                .querySelector('.attract__touch').getBoundingClientRect();
                return [x, y, width, height].map(Math.round)";
            attracts(visit, Some("")).await?;
            let before: [u32; 4] = visit.script(place, json!([])).await?;
            visit.publish(feed::neighbours());
            visit.wall().call("refresh", json!([])).await?;
            attracts(visit, Some("Nguyễn Thị Bé")).await?;
            let after: [u32; 4] = visit.script(place, json!([])).await?;
            ensure!(
                before == after,
                "a finger on its way would miss it: {before:?}, now {after:?}"
            );
        }
        Ok(())
    })
}

/// In WebKit it once had its own height and lay over all of them.
#[test]
fn a_portrait_of_the_loop_ends_above_its_credit_and_the_invitation() -> Outcome {
    journey(async |visit| {
        stands(visit, "").await?;
        let edges = "const loop = document.querySelector('recognition-wall').shadowRoot.querySelector('.attract');
            const [photo, credit, touch] = ['img', '.attract__credit', '.attract__touch']
                .map((name) => loop.querySelector(name)?.getBoundingClientRect());
            return photo?.height && credit ? [photo.height, photo.bottom, credit.top, credit.bottom, touch.top] : null";
        for size in [(1080, 1920), (1920, 1080), (1280, 900)] {
            visit.on_a_screen_of(size.0, size.1).await?;
            eventually("a portrait in its place", async || {
                let seen: Option<[f64; 5]> = visit.script(edges, json!([])).await?;
                let [height, bottom, credit, end, touch] = seen.context("there is none")?;
                let is_right =
                    height > f64::from(size.1) / 4.0 && bottom <= credit + 1.0 && end <= touch;
                ensure!(is_right, "at {size:?}: {seen:?}");
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
}

#[test]
fn forty_words_of_a_name_leave_room_for_the_face_and_the_award() -> Outcome {
    journey(async |visit| {
        let name = "Tập thể cán bộ, y bác sĩ, điều dưỡng, kỹ thuật viên, hộ lý Khoa Hồi sức tích cực – Chống \
            độc và Đội phản ứng nhanh phòng, chống dịch COVID-19 thuộc Bệnh viện Đa khoa khu vực Long Mỹ";
        let mut people = feed::neighbours();
        people[0]["title"] = json!(name);
        visit.on_a_screen_of(1920, 1080).await?;
        visit.publish(people);
        visit.open("/dist/kiosk.html?src=/feed.json").await?;
        visit.wall().is_ready().await?;
        let seen = "const root = document.querySelector('recognition-wall').shadowRoot;
            const box = (selector) => root.querySelector('[part=attract] ' + selector)?.getBoundingClientRect();
            const [person, photo, name, award, foot] =
                ['.attract__person', 'img', '.attract__name', '.attract__award', '.attract__touch'].map(box);
            if (!photo?.height || !award) return null;
            return [photo.height / person.height, name.top - person.top, foot.top - award.bottom]";
        for (width, height) in [(1920, 1080), (1080, 1920)] {
            visit.on_a_screen_of(width, height).await?;
            eventually(&format!("everything on {width} × {height}"), async || {
                let seen: Option<[f64; 3]> = visit.script(seen, json!([])).await?;
                let [photo, above, below] = seen.unwrap_or_default();
                ensure!(
                    photo > 0.35 && above > -1.0 && below > 0.0,
                    "the photo has {photo} of the height, {above} px above the name, {below} below the award"
                );
                Ok(())
            })
            .await?;
        }
        Ok(())
    })
}
