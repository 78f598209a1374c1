//! "We gave the tool our list; is what we publish in order?" Whole sites, as the tool makes them of the
//! official list of 868 and of the sample of 133: their markup, their links, and what a visitor meets.

#![expect(clippy::indexing_slicing, reason = "a test may fail loudly")]

mod links;
mod markup;
mod published;
mod visitors;
