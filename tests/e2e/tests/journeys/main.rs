//! The journeys of visitors, editors and hosts, each named by what they would say.
//!
//! One binary, so that all share one chromedriver; one file for each kind of question.

#![expect(clippy::indexing_slicing, reason = "a journey that looks for what is not there fails")]

mod bad_feed;
mod bad_people;
mod blocks;
mod detail;
mod direction;
mod elements;
mod embedding;
mod everybody;
mod feeds;
mod filters;
mod finding;
mod harness;
mod history;
mod hosting;
mod keyboard;
mod language;
mod layouts;
mod long;
mod motion;
mod parts;
mod random;
mod reading;
mod real_list;
mod room;
mod rules;
mod scripting;
mod sheet;
mod site;
mod states;
mod town;
mod trust;
mod viewer;
