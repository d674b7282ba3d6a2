//! Statements of responsibility behind labels (责任单位：甲局、乙局): which words are labels, where their values end, what they hold.

pub(crate) mod described;
mod first;
pub(crate) mod labelled;
pub(crate) mod mark;
mod next;
pub(crate) mod value;
