//! The journeys of visitors, editors and hosts, each named by what they would say.
//!
//! One binary, so that all share one chromedriver; one file for each kind of question.

#![expect(clippy::indexing_slicing, reason = "a journey that looks for what is not there fails")]

mod bad_feed;
mod bad_people;
mod embedding;
mod everybody;
mod feeds;
mod finding;
mod harness;
mod hosting;
mod language;
mod reading;
mod real_list;
mod scripting;
mod trust;
