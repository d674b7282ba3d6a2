//! Paragraphs out of hard-wrapped lines (硬换行), as the text layer of a print gives them.

mod counted;
pub(crate) mod reflow;
pub(in crate::parse::lines) mod stretch;
mod wrap;
