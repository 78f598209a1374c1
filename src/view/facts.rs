//! What is known of somebody besides their name.

use recognition_wall_core::feed::{FacetSpec, Honouree, Text};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;

/// What is known besides the name, as pairs of a word and a text. `facets` name what the feed itself
/// adds to everybody.
pub fn facts(honouree: &Honouree, facets: &[FacetSpec], surroundings: &Surroundings) -> Html {
    let text = |message| AttrValue::Static(surroundings.locale.text(message));
    let place = &honouree.place;
    let role: Vec<&Text> = [&honouree.position, &honouree.unit].into_iter().flatten().collect();
    let mut rows: Vec<(AttrValue, Vec<&Text>)> = vec![
        (text(messages::DETAIL_ALIASES), honouree.aliases.iter().collect()),
        (text(messages::DETAIL_ROLE), role),
        (text(messages::DETAIL_PLACE_THEN), place.then.iter().collect()),
        (text(messages::DETAIL_PLACE_NOW), place.now.iter().collect()),
        (text(messages::DETAIL_FIELDS), honouree.fields.iter().collect()),
        (text(messages::DETAIL_PROGRAMME), honouree.programme.iter().collect()),
    ];
    for facet in facets {
        let label = facet.label.as_ref().map(|label| surroundings.say(label).0);
        if let Some((label, values)) = label.zip(honouree.attributes.get(&facet.key)) {
            rows.push((label, values.iter().collect()));
        }
    }
    html! {
        <dl class="facts">
            { for rows.into_iter().filter(|(_, texts)| !texts.is_empty()).map(|(label, texts)| html! {
                <div key={label.to_string()} class="facts__row">
                    <dt>{label}</dt>
                    <dd>{ for texts.into_iter().enumerate().map(|(key, text)| fact(key, text, surroundings)) }</dd>
                </div>
            }) }
        </dl>
    }
}

fn fact(key: usize, text: &Text, surroundings: &Surroundings) -> Html {
    let (text, lang) = surroundings.say(text);
    // The point between two facts stands in the direction of the wall, each fact in its own.
    html! { <span {key} class="detail__fact"><bdi {lang}>{text}</bdi></span> }
}
