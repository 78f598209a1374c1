//! The page on which an editor makes the tag.

mod journeys;
mod keyboard;
mod page;
