//! The tasks of both notices that are still to be matched, with what their likeness is measured by.

use super::features::{Features, Vocabulary};
use crate::diff::item::Item;

/// Tasks that have no partner of equal text.
pub(super) struct Pool<'a> {
    pub old: Vec<&'a Item<'a>>,
    pub new: Vec<&'a Item<'a>>,
    pub old_texts: &'a [Features],
    pub new_texts: &'a [Features],
    pub vocabulary: &'a Vocabulary,
}
