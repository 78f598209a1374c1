//! "It looks as if it had been made for our site", whatever the site's styles are; and "the rest of
//! our page looks as it did".

use anyhow::{Result, ensure};
use recognition_wall_e2e::look::Edges;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Visit, named_journey};
use serde_json::json;

use crate::page::{is_here, open, photos_are_there, screen, still, wall_alone, works};

/// The wall on a host is, pixel by pixel, the wall on a plain page, and its person too.
fn same_wall_as_on_a_plain_page(host: &'static str) -> Outcome {
    if !is_here(host) {
        return Ok(());
    }
    named_journey(&format!("same-wall-{host}"), async |visit| {
        let plain = wall_alone(visit, open(visit, "plain").await?).await?;
        let wall = open(visit, host).await?;
        let hostile = wall_alone(visit, wall).await?;
        for (name, (is, should)) in ["list", "person"].iter().zip(hostile.iter().zip(&plain)) {
            let label = format!("{host}-{name}");
            is.is_same_as(should, None, (&format!("the {name} on the host {host}"), &label))?;
        }
        works(visit, wall).await
    })
}

/// Everything around the wall is, pixel by pixel, what it is where the script never came.
fn same_page_around_the_wall(host: &'static str) -> Outcome {
    if !is_here(host) {
        return Ok(());
    }
    named_journey(&format!("same-page-{host}"), async |visit| {
        let wall = open(visit, host).await?;
        photos_are_there(wall).await?;
        wall.rests().await?;
        let edges = place(visit).await?;
        let with = screen(visit).await?;
        let empty = recognition_wall_e2e::Reply::of("text/javascript", "");
        visit.site.put("/dist/wall.js", empty);
        still(visit).await?;
        visit.open("/").await?;
        let reserve = "const wall = document.querySelector('recognition-wall');
            const [width, height] = arguments;
            wall.style.setProperty('display', 'block', 'important');
            wall.style.setProperty('box-sizing', 'border-box', 'important');
            wall.style.setProperty('height', `${height}px`, 'important');
            return null";
        eventually("the page without the wall to be laid out", async || {
            visit.script::<()>(reserve, json!([edges.width, edges.height])).await?;
            let now = place(visit).await?;
            ensure!(
                (now.top - edges.top).abs() < 0.5 && (now.height - edges.height).abs() < 0.5,
                "the wall's place is {now:?} without it and {edges:?} with it"
            );
            Ok(())
        })
        .await?;
        let without = screen(visit).await?;
        let what = format!("the page {host} around the wall");
        with.is_same_as(&without, Some(edges), (&what, &format!("{host}-around")))
    })
}

/// Where the wall's element is.
async fn place(visit: &Visit) -> Result<Edges> {
    let script = "const { left, top, width, height } =
        document.querySelector('recognition-wall').getBoundingClientRect();
        return { left, top, width, height }";
    visit.script(script, json!([])).await
}

macro_rules! the_wall_is_the_same {
    ($($name:ident: $host:literal,)*) => { $(
        #[test]
        fn $name() -> Outcome {
            same_wall_as_on_a_plain_page($host)
        }
    )* };
}

the_wall_is_the_same! {
    all_unset_important_does_not_undress_the_wall: "unset",
    normalize_css_leaves_the_wall_as_it_is: "normalize",
    the_preflight_of_tailwind_leaves_the_wall_as_it_is: "preflight",
    bootstrap_on_which_typo3_stands_leaves_the_wall_as_it_is: "bootstrap",
    the_style_that_joomla_stands_on_leaves_the_wall_as_it_is: "joomla",
    the_style_that_drupal_stands_on_leaves_the_wall_as_it_is: "drupal",
    a_column_that_cuts_off_what_is_wider_lets_the_wall_begin_and_leaves_it_as_it_is: "clipped",
    the_style_that_nukeviet_stands_on_leaves_the_wall_as_it_is: "nukeviet",
    the_style_of_liferay_leaves_the_wall_as_it_is: "liferay",
    the_style_of_sharepoint_leaves_the_wall_as_it_is: "sharepoint",
    a_theme_of_wordpress_leaves_the_wall_as_it_is: "wordpress",
    a_theme_of_wordpress_made_of_blocks_leaves_the_wall_as_it_is: "wordpress-blocks",
    a_page_in_wide_italic_capitals_leaves_the_wall_as_it_is: "inherited",
    rules_for_every_element_and_for_the_walls_own_classes_do_not_reach_it: "elements",
    a_themes_variables_of_the_same_names_do_not_reach_the_wall: "variables",
    where_a_rem_is_ten_pixels_the_wall_is_no_smaller: "tiny-root",
    where_a_rem_is_a_hundred_pixels_the_wall_is_no_larger: "huge-root",
    on_a_page_from_right_to_left_the_vietnamese_wall_reads_from_left_to_right: "rtl",
    a_page_without_a_doctype_leaves_the_wall_as_it_is: "quirks",
}

macro_rules! the_page_is_the_same {
    ($($name:ident: $host:literal,)*) => { $(
        #[test]
        fn $name() -> Outcome {
            same_page_around_the_wall($host)
        }
    )* };
}

the_page_is_the_same! {
    nothing_of_the_walls_style_reaches_a_plain_page: "plain",
    nothing_of_the_walls_style_reaches_a_page_that_unsets_all: "unset",
    nothing_of_the_walls_style_reaches_a_page_with_normalize_css: "normalize",
    nothing_of_the_walls_style_reaches_a_page_with_preflight: "preflight",
    nothing_of_the_walls_style_reaches_a_page_with_bootstrap: "bootstrap",
    nothing_of_the_walls_style_reaches_a_column_that_cuts_off_what_is_wider: "clipped",
    nothing_of_the_walls_style_reaches_a_page_like_nukeviets: "nukeviet",
    nothing_of_the_walls_style_reaches_a_page_like_joomlas: "joomla",
    nothing_of_the_walls_style_reaches_a_page_like_drupals: "drupal",
    nothing_of_the_walls_style_reaches_a_page_like_liferays: "liferay",
    nothing_of_the_walls_style_reaches_a_page_like_sharepoints: "sharepoint",
    nothing_of_the_walls_style_reaches_a_page_of_wordpress: "wordpress",
    nothing_of_the_walls_style_reaches_a_page_of_blocks: "wordpress-blocks",
    nothing_of_the_walls_style_reaches_a_page_in_wide_italic_capitals: "inherited",
    nothing_of_the_walls_style_reaches_a_page_that_dresses_every_element: "elements",
    nothing_of_the_walls_style_reaches_a_page_with_variables_of_the_same_names: "variables",
    nothing_of_the_walls_style_reaches_a_page_with_a_small_rem: "tiny-root",
    nothing_of_the_walls_style_reaches_a_page_with_a_large_rem: "huge-root",
    nothing_of_the_walls_style_reaches_a_page_from_right_to_left: "rtl",
    nothing_of_the_walls_style_reaches_a_page_without_a_doctype: "quirks",
}
