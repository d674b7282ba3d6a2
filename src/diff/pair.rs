//! What matching yields: pairs of an old and a new task.

/// Two tasks that belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Match {
    pub old: usize,
    pub new: usize,
    pub score: f64,
    pub relation: Relation,
}

/// How many became how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    One,
    /// The old task became several.
    Split,
    /// Several old tasks became the new one.
    Merged,
}

impl Match {
    /// The same pair with the notices the other way round.
    pub(super) fn mirrored(self) -> Self {
        Match {
            old: self.new,
            new: self.old,
            score: self.score,
            relation: match self.relation {
                Relation::One => Relation::One,
                Relation::Split => Relation::Merged,
                Relation::Merged => Relation::Split,
            },
        }
    }
}
