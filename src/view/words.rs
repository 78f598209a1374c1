//! Texts of the feed as HTML: whole, or with the letters marked that the visitor searched for.

use recognition_wall_core::feed::Text;
use recognition_wall_core::query::Needle;
use recognition_wall_core::text::highlight::highlight;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;

/// A text as a paragraph, with its language where that is another than the wall's.
pub fn paragraph(class: &'static str, text: &Text, surroundings: &Surroundings) -> Html {
    let (text, lang) = surroundings.say(text);
    html! { <p class={(!class.is_empty()).then_some(class)} {lang} dir="auto">{text}</p> }
}

/// The text as written, with each match in a `<mark>`.
pub fn marked(text: &AttrValue, needle: &Needle) -> Html {
    let ranges = highlight(text, needle);
    if ranges.is_empty() {
        return html! { {text.clone()} };
    }
    let mut pieces = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut shown = 0;
    for range in ranges {
        let (before, letters) = (text.get(shown..range.start), text.get(range.clone()));
        let (Some(before), Some(letters)) = (before, letters) else { continue };
        pieces.push(html! { {before.to_owned()} });
        pieces.push(html! { <mark>{letters.to_owned()}</mark> });
        shown = range.end;
    }
    pieces.push(html! { {text.get(shown..).unwrap_or_default().to_owned()} });
    pieces.into_iter().collect()
}
