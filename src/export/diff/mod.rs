//! A diff as a table, a workbook and a page, and how its parts are called.

#[cfg(feature = "csv")]
mod csv;
mod html;
mod labels;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod table;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "csv")]
pub use self::csv::{diff_csv, history_csv};
pub use html::diff_html;
pub use labels::{field_name, section_change};
pub use words::{difference, units};
#[cfg(feature = "xlsx")]
pub use xlsx::diff_xlsx;
