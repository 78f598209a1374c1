//! "I read Vietnamese." "I read English."

use anyhow::ensure;
use recognition_wall_e2e::{Outcome, feed, host, journey};
use serde_json::json;

#[test]
fn the_wall_speaks_vietnamese_where_nobody_says_otherwise() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<recognition-wall src="feed.json"></recognition-wall>"#;
        visit.open_page(&host::page_in("", host::SCRIPT, tag)).await?;
        let wall = visit.wall();
        wall.shows("the count", "6 điển hình".to_owned(), |seen| seen.count.clone()).await
    })
}

#[test]
fn the_wall_speaks_the_language_of_the_page_around_it() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<recognition-wall src="feed.json"></recognition-wall>"#;
        visit.open_page(&host::page_in("en", host::SCRIPT, tag)).await?;
        let wall = visit.wall();
        wall.shows("the count", "6 honourees".to_owned(), |seen| seen.count.clone()).await?;
        wall.shows("an award in English", true, |seen| {
            seen.cards.first().is_some_and(|card| card.award.contains("Labour Order"))
        })
        .await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.shows("English words in the detail", true, |seen| {
            seen.detail.as_ref().is_some_and(|detail| detail.text.contains("Decision"))
        })
        .await
    })
}

#[test]
fn the_elements_own_language_wins_over_the_pages() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<recognition-wall src="feed.json" lang="vi"></recognition-wall>"#;
        visit.open_page(&host::page_in("en", host::SCRIPT, tag)).await?;
        let wall = visit.wall();
        wall.shows("the count", "6 điển hình".to_owned(), |seen| seen.count.clone()).await
    })
}

#[test]
fn a_text_that_exists_in_vietnamese_only_says_that_it_is_vietnamese() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="en""#).await?;
        wall.shows("the count", "6 honourees".to_owned(), |seen| seen.count.clone()).await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            const languages = [...root.querySelectorAll('[part~=citation]')].map((citation) =>
                (citation.closest('[lang]') ?? citation.querySelector('[lang]'))?.lang);
            return [...new Set(languages)]";
        let languages: Vec<Option<String>> = visit.script(script, json!([])).await?;
        ensure!(languages == [Some("vi".to_owned())], "citations are marked {languages:?}");
        Ok(())
    })
}

#[test]
fn changing_the_language_on_the_element_changes_the_words_on_the_wall() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.shows("the count", "6 điển hình".to_owned(), |seen| seen.count.clone()).await?;
        let script = "document.querySelector('recognition-wall').lang = 'en'";
        visit.script::<()>(script, json!([])).await?;
        wall.shows("the count", "6 honourees".to_owned(), |seen| seen.count.clone()).await
    })
}
