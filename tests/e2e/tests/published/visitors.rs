//! What a visitor meets on the published pages: with assistive tools, on a phone and at a desk, in both
//! languages, in light and dark; and everybody with scripts off.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::{Outcome, Reply, Visit, journey};
use serde_json::json;

use crate::published::{BASE, Published, is, official, sample};

/// Puts a site on the host, below a folder, as a static host serves it: at the address that it says.
fn put(visit: &Visit, site: &Published) -> Result<()> {
    let here = visit.site.address("/vinh-danh/");
    for path in site.files()? {
        let at = format!("/vinh-danh/{path}");
        let mut content = site.read(&path)?;
        if is(&path, "html") {
            content = String::from_utf8(content)?.replace(BASE, &here).into_bytes();
        }
        visit.site.put(&at, Reply::file(&path, content));
    }
    Ok(())
}

/// No rule of the checker is broken on any kind of page.
async fn breaks_no_rule(visit: &Visit, site: &Published, looks: &[(u32, &str)]) -> Result<()> {
    put(visit, site)?;
    for (width, scheme) in looks {
        visit.on_a_screen_of(*width, 900).await?;
        visit
            .prefers(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")])
            .await?;
        for page in site.kinds()? {
            // The page at an old address goes on by itself, before anybody could look.
            if String::from_utf8(site.read(&page)?)?.contains("http-equiv=\"refresh\"") {
                continue;
            }
            visit.open(&format!("/vinh-danh/{page}")).await?;
            if page.ends_with("index.html") {
                visit.wall().is_ready().await?;
                visit.wall().rests().await?;
            }
            let wide: u32 =
                visit.script("return document.documentElement.scrollWidth", json!([])).await?;
            ensure!(wide <= *width, "{page} is {wide} px wide on a screen of {width}");
            visit.page_breaks_no_rule(&format!("{page}, {width} px, {scheme}")).await?;
        }
    }
    Ok(())
}

#[test]
fn no_kind_of_page_of_the_sample_breaks_a_rule_of_the_checker() -> Outcome {
    journey(async |visit| {
        let looks = [(360, "light"), (1280, "light"), (1280, "dark")];
        breaks_no_rule(visit, sample()?, &looks).await
    })
}

#[test]
fn no_kind_of_page_of_the_official_list_breaks_a_rule_of_the_checker() -> Outcome {
    journey(async |visit| {
        let Some(site) = official()? else { return Ok(()) };
        breaks_no_rule(visit, site, &[(360, "light"), (1280, "light")]).await
    })
}

/// The links to persons on the page that a visitor sees, by their file, and the way to the next page.
const SEEN: &str = "
const seen = (link) => link.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && link.getBoundingClientRect().height > 0 && link.textContent.trim() !== '';
const file = (link) => new URL(link.href).pathname.split('/vinh-danh/')[1];
const links = [...document.querySelectorAll('main a[href]')].filter(seen);
const next = links.find((link) => link.rel === 'next' || link.matches('.rws-rest .rws-button'));
return [links.map(file).filter((path) => path.startsWith('nguoi/')), next ? file(next) : null];";

/// From the first page on, by what is seen alone; scripts are off.
async fn everybody_is_seen(visit: &Visit, site: &Published) -> Result<()> {
    put(visit, site)?;
    visit.has_scripts_off().await?;
    let mut people: BTreeSet<String> = BTreeSet::new();
    let mut page = Some("index.html".to_owned());
    let mut turned = 0;
    while let Some(path) = page {
        visit.open(&format!("/vinh-danh/{path}")).await?;
        let (found, next): (Vec<String>, Option<String>) = visit.script(SEEN, json!([])).await?;
        people.extend(found.into_iter().filter(|path| is(path, "html")));
        page = next;
        turned += 1;
        ensure!(turned < 50, "the list has no end");
    }
    let published: BTreeSet<String> = site.people().into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = published.difference(&people).collect();
    ensure!(missing.is_empty(), "{} are not seen: {missing:?}", missing.len());
    // And what stands there is read: a name, and whose it is.
    let one = published.first().context("nobody")?;
    visit.open(&format!("/vinh-danh/{one}")).await?;
    let name: String =
        visit.script("return document.querySelector('h1').innerText", json!([])).await?;
    ensure!(!name.trim().is_empty(), "the page of {one} names nobody");
    Ok(())
}

#[test]
fn with_scripts_off_everybody_of_the_sample_is_seen() -> Outcome {
    journey(async |visit| everybody_is_seen(visit, sample()?).await)
}

#[test]
fn with_scripts_off_all_868_of_the_official_list_are_seen() -> Outcome {
    journey(async |visit| match official()? {
        Some(site) => everybody_is_seen(visit, site).await,
        None => Ok(()),
    })
}
