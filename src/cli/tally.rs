//! What became of many inputs.

/// What became of the inputs.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) done: usize,
    pub(super) failed: Vec<&'static str>,
}

impl Tally {
    /// Says how many failed and why, where there were several.
    #[allow(clippy::print_stderr, reason = "the summary for people")]
    pub(super) fn report(&mut self) {
        if self.failed.is_empty() || self.failed.len() + self.done == 1 {
            return;
        }
        self.failed.sort_unstable();
        let mut reasons: Vec<String> = Vec::new();
        for group in self.failed.chunk_by(|a, b| a == b) {
            reasons.extend(
                group
                    .first()
                    .map(|reason| format!("{reason} {}", group.len())),
            );
        }
        eprintln!(
            "taskbook: 完成 {} 份，失败 {} 份（{}）。",
            self.done,
            self.failed.len(),
            reasons.join("，")
        );
    }
}
