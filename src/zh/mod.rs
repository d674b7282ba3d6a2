//! Leaf functions on written Chinese: text in, value out.
//!
//! Nothing here knows what a notice is. Every function takes a `&str` and gives ranges in bytes of that `&str`;
//! none of them fails on any input, and none cuts inside a character.

pub(crate) mod amount;
pub(crate) mod body_names;
pub(crate) mod bracket;
pub(crate) mod change;
pub(crate) mod clause;
pub(crate) mod comparator;
pub(crate) mod damaged_time;
pub(crate) mod date;
pub(crate) mod deadline;
pub(crate) mod doc_number;
pub(crate) mod duty;
pub(crate) mod element;
pub(crate) mod existing;
pub(crate) mod fold;
pub(crate) mod full_name;
pub(crate) mod generic_unit;
pub(crate) mod joined_names;
pub(crate) mod label;
pub(crate) mod label_mark;
pub(crate) mod likeness;
pub(crate) mod list_element;
pub(crate) mod listed_unit;
pub(crate) mod measure;
pub(crate) mod nominal;
pub(crate) mod numeral;
pub(crate) mod ordinal;
pub(crate) mod person;
pub(crate) mod phrase;
pub(crate) mod predicate;
pub(crate) mod qualifier;
pub(crate) mod quantity;
pub(crate) mod responsibility;
#[cfg(test)]
mod robust;
pub(crate) mod role;
pub(crate) mod scan;
pub(crate) mod scope_rule;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod tight;
pub(crate) mod time;
pub(crate) mod time_words;
pub(crate) mod traditional;
pub(crate) mod undated;
pub(crate) mod unit_class;
pub(crate) mod unit_list;
pub(crate) mod unit_name;
pub(crate) mod unit_tail;
pub(crate) mod words;
