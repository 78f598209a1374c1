//! The line that names an award: its mark, its title with class, its year.

use recognition_wall_core::feed::Award;
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::mark::mark;

/// The award in one line.
pub fn award_line(award: &Award, surroundings: &Surroundings) -> Html {
    let (title, language) = surroundings.say(&award.title);
    let class = award.class.as_ref().map(|class| surroundings.say(class));
    html! {
        <p class="award" part="award" data-tier={tier(award)}>
            { mark(award) }
            <span class="award__words">
                <strong class="award__title" lang={language} dir="auto">
                    { title }
                    if let Some((class, language)) = class {
                        {" "}
                        if let Some(language) = language {
                            <span lang={language}>{class}</span>
                        } else {
                            {class}
                        }
                    }
                </strong>
                if award.posthumous {
                    {" "}<span class="award__note">
                        {surroundings.locale.text(messages::CARD_POSTHUMOUS)}
                    </span>
                }
                if let Some(year) = award.year {
                    {" "}<span class="award__year">{year.to_string()}</span>
                }
            </span>
        </p>
    }
}

/// `high` for what the state itself grants: gold is kept for it.
fn tier(award: &Award) -> &'static str {
    match award.level.as_deref() {
        Some("state") => "high",
        _ => "plain",
    }
}
