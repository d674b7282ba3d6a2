//! Text on a terminal: widths of Chinese characters, colour where it is wanted, nothing that a terminal would obey.

use std::env;
use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// Styles for what is shown; all plain where colour is not wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Styles {
    pub strong: Style,
    pub dim: Style,
    pub good: Style,
    pub bad: Style,
    pub note: Style,
}

impl Styles {
    /// Colour on a terminal, unless NO_COLOR says otherwise.
    pub(crate) fn for_stdout() -> Self {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if refused || !io::stdout().is_terminal() {
            return Styles::default();
        }
        Styles {
            strong: Style::new().bold(),
            dim: Style::new().dimmed(),
            good: AnsiColor::Green.on_default(),
            bad: AnsiColor::Red.on_default().bold(),
            note: AnsiColor::Yellow.on_default(),
        }
    }
}

impl Styles {
    /// Whether there is any colour.
    pub(crate) fn is_coloured(&self) -> bool {
        self.bad != Style::default()
    }
}

/// A text in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    if style == Style::default() {
        text.to_owned()
    } else {
        format!("{style}{text}{style:#}")
    }
}

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width_cjk()
}

/// A text with spaces up to a number of columns.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Control characters, direction marks and what is not seen at all shown as what they are, so that they do nothing.
pub(crate) fn visible(text: &str) -> String {
    taskbook::export::visible(text).into_owned()
}
