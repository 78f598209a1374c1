//! Line icons, drawn by us.

use recognition_wall_markup::html;
use yew::prelude::*;

/// An icon of one path in a box of 20 by 20, for the eye only: its button has a name.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
    }
}

/// The paths.
pub mod paths {
    /// Close.
    pub const CLOSE: &str = "M5 5l10 10M15 5L5 15";
    /// To the one before.
    pub const PREVIOUS: &str = "M12.5 4l-6 6 6 6";
    /// To the one after.
    pub const NEXT: &str = "M7.5 4l6 6-6 6";
    /// Hand on.
    pub const SHARE: &str = "M10 12.5v-10M6.5 6L10 2.5 13.5 6M6.5 9H4v8.5h12V9h-2.5";
    /// On paper.
    pub const PRINT: &str = "M6 7V2.5h8V7M6 14.5H3V7h14v7.5h-3M6 11.5h8v6H6z";
    /// Nearer.
    pub const PLUS: &str = "M10 4v12M4 10h12";
    /// Further.
    pub const MINUS: &str = "M4 10h12";
    /// All of it.
    pub const WHOLE: &str = "M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4";
    /// Cards side by side.
    pub const GRID: &str = "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z";
    /// One below the other.
    pub const LIST: &str = "M3.5 4h3v3h-3zM9.5 5.5h7M3.5 13h3v3h-3zM9.5 14.5h7";
    /// By year.
    pub const TIMELINE: &str = "M5.5 2.5v2.6M5.5 8.9v2.2M5.5 14.9v2.6M5.5 5.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM5.5 11.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM10.5 7h6.5M10.5 13h6.5";
    /// Search.
    pub const SEARCH: &str = "M8.75 3a5.75 5.75 0 1 1 0 11.5 5.75 5.75 0 0 1 0-11.5zM13 13l4 4";
    /// Filters.
    pub const FILTER: &str = "M3 5.500h14M5.500 10h9M8 14.500h4";
}
