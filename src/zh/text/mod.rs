//! Looking at a text: its characters, words, brackets, clauses, numbers, and what is ignored where texts are compared.

pub(crate) mod bracket;
pub(crate) mod char_set;
pub(crate) mod clause;
pub(crate) mod fold;
pub(crate) mod label;
pub(crate) mod likeness;
pub(crate) mod numeral;
pub(crate) mod phrase;
pub(crate) mod quotation;
pub(crate) mod scan;
pub(crate) mod traditional;
pub(crate) mod words;
