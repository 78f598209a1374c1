//! What the wall does with the world around it, a file for each thing: each is told the state after
//! every render and follows it; what happens out there comes back as an action.

pub mod address;
pub mod blocks;
mod closeup;
pub mod dialogs;
pub mod errand;
pub mod feed;
pub mod focus;
pub mod forms;
pub mod gestures;
pub mod host;
pub mod range;
