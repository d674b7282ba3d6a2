//! Units (单位): what is the name of a body, how lists of names are parted, what a list leaves out.

pub(crate) mod body_names;
pub(crate) mod class;
pub(crate) mod clause;
pub(crate) mod department;
pub(crate) mod each_place;
pub(crate) mod element;
pub(crate) mod full_name;
pub(crate) mod generic;
pub(crate) mod joined_names;
pub(crate) mod level;
pub(crate) mod list;
pub(crate) mod listed;
pub(crate) mod local;
pub(crate) mod name;
pub(crate) mod order;
pub(crate) mod person;
pub(crate) mod predicate;
pub(crate) mod role;
pub(crate) mod tail;
pub(crate) mod tight;
pub(crate) mod verb;
mod words;
