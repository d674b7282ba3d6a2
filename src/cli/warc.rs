//! Web archives (placeholder until the reader is here).

use std::path::Path;

use taskbook::Notice;

use super::args::Reading;
use super::failure::Failure;

/// A page of an archive.
pub(crate) struct Page {
    pub url: String,
}

impl Page {
    pub(crate) fn notice(self, _reading: &Reading) -> Option<Notice> {
        None
    }
}

/// The pages of an archive, one after the other.
pub(crate) struct Pages;

impl Pages {
    pub(crate) fn open(path: &Path, _reading: &Reading) -> Result<Self, Failure> {
        Err(Failure::NoFiles {
            name: path.display().to_string(),
        })
    }
}

impl Iterator for Pages {
    type Item = Result<Page, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        None
    }
}
