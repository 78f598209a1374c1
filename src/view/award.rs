//! The line that names an award: its mark, its title with class, its year.

use recognition_wall_core::feed::Award;
use recognition_wall_core::locale::messages;
use yew::prelude::*;

use super::Surroundings;

/// The award in one line.
pub fn award_line(award: &Award, surroundings: &Surroundings) -> Html {
    let (title, language) = surroundings.say(&award.title);
    let class = award.class.as_ref().map(|class| surroundings.say(class));
    html! {
        <p class="award" part="award" data-tier={tier(award)}>
            { mark(award.group.as_deref()) }
            <span class="award__words">
                <strong class="award__title" lang={language} dir="auto">
                    { title }
                    if let Some((class, language)) = class {
                        {" "}<span lang={language}>{class}</span>
                    }
                </strong>
                if award.posthumous {
                    {" "}<span class="award__note">
                        {surroundings.locale.text(messages::CARD_POSTHUMOUS)}
                    </span>
                }
                if let Some(year) = award.year {
                    {" "}<span class="award__year">{year}</span>
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

/// A mark whose shape tells the kind of award; ours, no emblem of the state.
fn mark(group: Option<&str>) -> Html {
    let path = match group {
        // A disc that hangs from a ribbon.
        Some("huan-chuong" | "huy-chuong") => {
            "M7 1h6l2 6-3.2 2.2a5.2 5.2 0 1 1-3.6 0L5 7zM10 11.2a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8z"
        }
        // A star.
        Some("danh-hieu-nha-nuoc" | "giai-thuong") => {
            "M10 1.5l2.5 5.7 6.2.6-4.7 4.1 1.4 6.1L10 14.8 4.6 18 6 11.9 1.3 7.8l6.2-.6z"
        }
        // A flag on its staff.
        Some("co-thi-dua") => "M4 1.5h1.6v1H17l-3 4 3 4H5.6v8H4z",
        // A shield.
        Some("danh-hieu-thi-dua") => {
            "M10 1.2l7 2v6.2c0 4.2-2.8 7.4-7 9.4-4.2-2-7-5.200-7-9.400V3.200zM10 3.300L5 4.700v4.700c0 3.100 1.900 5.500 5 7.200 3.100-1.700 5-4.100 5-7.200V4.700z"
        }
        // A round badge.
        Some("ky-niem-chuong") => {
            "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm0 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6z"
        }
        // A sheet with lines.
        _ => {
            "M3.500 2h13v16h-13zM5.500 4v12h9V4zM7 6.500h6v1.300H7zM7 9.400h6v1.300H7zM7 12.300h4v1.300H7z"
        }
    };
    html! {
        <svg class="award__mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} fill-rule="evenodd" />
        </svg>
    }
}
