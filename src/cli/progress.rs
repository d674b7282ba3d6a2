//! A progress bar, on a terminal only.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Count, rate and remaining time on standard error; nothing in a pipe.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar over some inputs, where there are several and standard error is a terminal.
    pub(crate) fn new(inputs: usize, wanted: bool) -> Self {
        if !wanted || inputs < 2 || !io::stderr().is_terminal() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(inputs as u64);
        let template = "{bar:32} {pos}/{len}  {per_sec}  剩余 {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress(bar)
    }

    /// One input is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// An archive turned out to hold one more page.
    pub(crate) fn one_more(&self) {
        self.0.inc_length(1);
    }

    /// Prints something without the bar in the way.
    pub(crate) fn say(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}
