//! The pages, as HTML: a feed's words go in, markup comes out. Nothing here reads or writes a file.

mod award;
mod card;
mod json_ld;
mod list;
mod notice;
mod person;
mod photo;
mod place;
mod roll;
mod shell;
mod wall;

pub(crate) use list::{list_page, list_path};
pub(crate) use notice::{gone_page, missing_page, moved_page};
pub(crate) use person::{Neighbours, person_page};
pub(crate) use place::{At, Site};
pub(crate) use roll::{RollPart, group_heading, roll_page, roll_path, roll_row};
pub(crate) use wall::{wall_fragment, wall_page};
