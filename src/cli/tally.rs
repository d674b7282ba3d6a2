//! What became of many inputs.

/// What became of the inputs.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) done: usize,
    pub(super) failed: Vec<&'static str>,
    /// Among what is done: notices of which less was understood than was asked for.
    pub(super) thin: usize,
}

impl Tally {
    /// Says how many failed and why, and how many were understood too little, where there were several.
    #[allow(clippy::print_stderr, reason = "the summary for people")]
    pub(super) fn report(&mut self) {
        if (self.failed.is_empty() && self.thin == 0) || self.failed.len() + self.done == 1 {
            return;
        }
        let mut said = format!("taskbook: 完成 {} 份", self.done);
        if self.thin > 0 {
            said += &format!("，其中识别率不足 {} 份", self.thin);
        }
        if !self.failed.is_empty() {
            said += &format!("，失败 {} 份（{}）", self.failed.len(), self.reasons());
        }
        eprintln!("{said}。");
    }

    fn reasons(&mut self) -> String {
        self.failed.sort_unstable();
        let groups = self.failed.chunk_by(|a, b| a == b);
        let reasons: Vec<String> = groups
            .filter_map(|group| Some(format!("{} {}", group.first()?, group.len())))
            .collect();
        reasons.join("，")
    }
}
