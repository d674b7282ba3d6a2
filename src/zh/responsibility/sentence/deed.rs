//! The words by which most sentences give a body its work, looked for in nearly every clause: 负责, 牵头, and 由 before the body.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// The word that gives a body its work, whatever the work is.
pub(super) const DUTY: &str = "负责";

/// The word for the one that others follow.
pub(super) const LEAD: &str = "牵头";

/// Where a text first says 负责.
pub(super) fn duty(text: &str) -> Option<usize> {
    static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new(DUTY));
    WORD.find(text.as_bytes())
}

/// Where a text first says 牵头.
pub(super) fn lead(text: &str) -> Option<usize> {
    static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new(LEAD));
    WORD.find(text.as_bytes())
}

/// Whether a text says 由.
pub(super) fn hands_over(text: &str) -> bool {
    static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new("由"));
    WORD.find(text.as_bytes()).is_some()
}
