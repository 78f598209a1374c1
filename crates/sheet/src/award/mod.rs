//! What somebody wrote for an award goes in; which award of the taxonomy it is, its class and its year
//! come out. A text that is no known award is kept as written; nothing is guessed.

mod form;
mod taxonomy;

#[cfg(test)]
mod tests;

pub use form::class_of;
pub use taxonomy::{AwardEntry, Found, Taxonomy};
