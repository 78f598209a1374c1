//! Photos as they were taken to photos as a wall shows them.
//!
//! In: the paths that a feed names, a folder, a [`Recipe`]. Out: WebP files of several widths and a JPEG
//! for each photo, upright, in sRGB, with nothing of the camera's in them; a thumbhash, a social card;
//! and what is wrong, one [`PhotoProblem`] at a time. One bad photo never costs another.
//! Never: enlarges, leaves the folder, keeps Exif, GPS, XMP, IPTC or a profile, holds more pixels in
//! memory than [`Limits`] allow, or does again what its cache holds.
//!
//! ```no_run
//! use recognition_wall_photos::{Job, Options, Silent, process};
//! let options = Options::new("photos-of-the-office", "site").with_cache(".wall-cache");
//! let jobs = [Job::new("photos/001.jpg", "hg-2023-001")];
//! for outcome in process(&jobs, &options, &Silent) {
//!     for problem in &outcome.problems {
//!         eprintln!("{} {} {}", problem.code(), problem.message("vi"), problem.mend("vi"));
//!     }
//! }
//! ```

mod cache;
pub mod card;
pub mod crop;
mod decode;
mod develop;
mod encode;
mod format;
mod limits;
mod names;
pub mod photo_object;
pub mod picture;
mod problem;
mod process;
mod recipe;
mod source;
mod words;
mod write;

pub use card::{Card, social_card};
pub use develop::{Developed, DevelopedFile, FileKind, Wishes, card_without_photo, develop};
pub use limits::Limits;
pub use photo_object::photo_object;
pub use problem::{PhotoProblem, PhotoProblemKind};
pub use process::{Job, Made, MadeFile, Options, Outcome, Progress, Silent, Step, process};
pub use recipe::{MOST_HEIGHT, Recipe};
pub use source::{Folder, Found};
