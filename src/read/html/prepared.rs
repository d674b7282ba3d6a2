//! A page made ready to be read: its tree with what is known of each element.

use super::mass::Mass;
use super::tree::Tree;
use crate::document::Zone;

/// A page with what is known of it before its text is read.
pub(super) struct Page<'a> {
    pub tree: &'a Tree,
    pub source: &'a str,
    pub masses: &'a [Mass],
    /// Where content or chrome begins; what is below inherits.
    pub zones: &'a [Option<Zone>],
    /// Limit on the slots of a table.
    pub slots: usize,
}
