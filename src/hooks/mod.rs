//! One hook per thing that the wall does with the browser: data in, actions out.

pub mod use_address;
pub mod use_choice;
pub mod use_dialog;
pub mod use_feed;
pub mod use_host;
