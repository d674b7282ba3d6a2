//! A page for people to review notices with.

mod page;
mod view;

pub use page::ReviewPage;
