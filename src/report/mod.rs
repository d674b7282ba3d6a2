//! Reports for people, as pages and tables.

mod diff_csv;
mod diff_html;
mod diff_table;
#[cfg(feature = "xlsx")]
mod diff_xlsx;
mod labels;

#[cfg(feature = "csv")]
pub use diff_csv::{diff_csv, history_csv};
pub use diff_html::diff_html;
pub use diff_table::{difference, units};
#[cfg(feature = "xlsx")]
pub use diff_xlsx::diff_xlsx;
pub use labels::{field_name, section_change};
