//! What is shown of several notices, one below the other under their names.

use std::io::{self, Write};

use super::failure::Failure;
use super::style::{Styles, paint, visible};

/// Sections with a blank line between them.
pub(crate) struct Sections<'a, W: Write> {
    out: &'a mut W,
    begun: bool,
}

impl<'a, W: Write> Sections<'a, W> {
    /// Nothing is shown yet.
    pub(crate) fn new(out: &'a mut W) -> Self {
        Sections { out, begun: false }
    }

    /// Shows one more.
    pub(crate) fn add(&mut self, shown: &[u8]) -> Result<(), Failure> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        Ok(self.out.write_all(shown)?)
    }
}

/// The name of an input above what is shown of it, as `head` and `tail` write it.
pub(crate) fn name_line(
    out: &mut impl Write,
    name: &Option<String>,
    styles: Styles,
) -> io::Result<()> {
    let name = visible(name.as_deref().unwrap_or("-"));
    writeln!(out, "{}", paint(styles.strong, &format!("==> {name} <==")))
}
