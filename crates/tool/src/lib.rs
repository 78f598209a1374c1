//! The editor's tool: from a spreadsheet and a folder of photos to a site.
//!
//! A library; the program `wall` (`main.rs`) only reads its command line. Files and folders go in,
//! findings, pages and a small server come out. Every text for people is a message of `locales/`.

pub mod build;
pub mod check;
pub mod finding;
pub mod pack;
pub mod report;
pub mod serve;
pub mod source;
pub mod words;
