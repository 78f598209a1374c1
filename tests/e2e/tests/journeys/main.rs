//! The journeys of visitors and editors, by what they would say.

mod probe;
