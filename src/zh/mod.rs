//! Leaf functions on written Chinese: text in, value out.
//!
//! Nothing here knows what a notice is. Every function takes a `&str` and gives ranges in bytes of that `&str`;
//! none of them fails on any input, and none cuts inside a character.

pub(crate) mod doc_number;
pub(crate) mod ordinal;
pub(crate) mod quantity;
pub(crate) mod responsibility;
#[cfg(test)]
mod robust;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod unit;
