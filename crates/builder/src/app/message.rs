//! What an editor does on the builder's page, and what comes back of it. Plain data.

use recognition_wall_sheet::Lang;
use web_sys::File;

use crate::browser::FetchFailure;
use crate::colour::Role;
use crate::settings::{Device, Form, Host};

/// What an editor does, and what comes back of it.
#[derive(Debug)]
pub enum Message {
    /// The address of the feed.
    Source(String),
    /// The address is to be asked.
    Ask,
    /// The sample is to be shown.
    Sample,
    /// A file was chosen or dropped.
    File(File),
    /// Something is dragged over the place for files, or no longer.
    Dragging(bool),
    /// Bytes of a file have come: its name, and what is in it.
    Read(String, Option<Vec<u8>>),
    /// Bytes of an address have come: of the question with this number.
    Fetched(u32, Result<Vec<u8>, FetchFailure>),
    /// Files of the release have been asked for.
    Released(Option<Vec<u8>>),
    /// More findings are to be shown.
    More,
    /// An attribute of the tag.
    Set(&'static str, String),
    /// A word of the theme: of which group, which.
    Theme(usize, String),
    /// A filter was ticked.
    Facet(String),
    /// A colour as written; empty for the look's.
    Paint(Role, String),
    /// The screen of the preview.
    Device(Device),
    /// The system of the site.
    Host(Host),
    /// The form of the tag.
    Form(Form),
    /// The folder of `wall.js`.
    Home(String),
    /// Whether the script is held to this version.
    Pin(bool),
    /// The language of the message to the webmaster.
    Letter(Lang),
    /// A text is to be copied: by its name.
    Copy(&'static str),
    /// Whether it was: its name, the text, and the answer.
    Copied(&'static str, String, bool),
    /// The feed that was made of a sheet is to be kept.
    Save,
    /// The page in the frame is there, or the window has another size.
    Preview(bool),
    /// The address was changed by hand, or by Back.
    Address,
}
