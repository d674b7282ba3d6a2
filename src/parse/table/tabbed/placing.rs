//! Which cells the parts of all lines are: the best reading of the whole table (Viterbi), by how well each part fits a column and
//! by what it costs that a row is without a cell.

use super::fit::{Habits, Look, NEVER};
use super::printed::Printed;
use crate::model::ColumnRole;
use crate::parse::table::column;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins a row.
    Row,
    /// It goes on with the last cell of the line before.
    More,
    /// It stands over all columns: a group, a sum, a remark.
    Band,
    /// It stands behind the table.
    Outside,
}

/// Where a line belongs.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub kind: Kind,
    /// The columns of its parts.
    pub columns: Vec<usize>,
}

/// Most columns.
const WIDEST: usize = 24;

/// What the lines of a table are; `None` where most of them fit no row.
pub(super) fn place(
    roles: &[ColumnRole],
    lines: &[Printed],
    last_tab: usize,
) -> Option<Vec<Placed>> {
    if roles.len() > WIDEST || lines.is_empty() {
        return None;
    }
    let looks: Vec<Vec<Look>> = lines
        .iter()
        .map(|line| line.parts.iter().map(Look::of).collect())
        .collect();
    let mut habits = Habits::default();
    for look in looks.iter().filter(|look| look.len() == roles.len()) {
        habits.learn(look);
    }
    // An inner group heads tasks as a heading does.
    let text = column::position(roles, ColumnRole::Text);
    let heads = |column: usize| roles[column] == ColumnRole::Other && Some(column) < text;
    let fit = |look: &Look| {
        let columns = roles.iter().enumerate();
        let fits = columns.map(|(at, role)| {
            let named = heads(at).then(|| look.begins(ColumnRole::Heading));
            look.begins(*role).max(named.unwrap_or(f32::NEG_INFINITY)) + habits.bonus(at, look)
        });
        fits.collect()
    };
    let fits = looks.iter().map(|looks| looks.iter().map(fit).collect());
    let layout = Layout {
        roles,
        costs: Costs::of(roles),
        fits: fits.collect(),
        looks,
        feet: lines.iter().map(|line| line.foot).collect(),
        last_tab,
    };
    let placed = layout.best()?;
    layout.is_sound(&placed).then_some(placed)
}

/// What it costs to pass over the columns before each, by where they stand in a row.
struct Costs {
    /// At its beginning: merged cells nest from the left.
    opening: Vec<f32>,
    /// At its beginning where no row stands above with which they could be merged.
    topmost: Vec<f32>,
    /// Inside of it, and at its end.
    inner: Vec<f32>,
}

impl Costs {
    fn of(roles: &[ColumnRole]) -> Costs {
        use ColumnRole::{Deadline, Group, Heading, Lead, Other, Person, Seq, Support, Text, Unit};
        let text = column::position(roles, Text).unwrap_or(0);
        let sums = |cost: &dyn Fn(usize, ColumnRole) -> f32| {
            let mut sums = vec![0.0];
            for (column, &role) in roles.iter().enumerate() {
                sums.push(sums[column] + cost(column, role));
            }
            sums
        };
        let inner = |role: ColumnRole| match role {
            Text => 6.0,
            Unit | Lead | Group | Seq | Heading => 1.5,
            Support | Deadline => 1.0,
            Person => 0.7,
            _ => 1.2,
        };
        Costs {
            opening: sums(&|column, role| match role {
                Group => 0.0,
                Seq | Heading => 0.3,
                Other if column < text => 0.3,
                _ => inner(role),
            }),
            topmost: sums(&|_, role| inner(role).max(4.0)),
            inner: sums(&|_, role| inner(role)),
        }
    }

    /// Passing over the columns behind one up to the end of the row.
    fn closing(&self, column: usize) -> f32 {
        self.inner[self.inner.len() - 1] - self.inner[column + 1]
    }
}

/// How the first part of a line is placed.
#[derive(Clone, Copy)]
enum Opening {
    /// In any column of a new row; nothing stands above it that it could be merged with where it is topmost.
    Row { topmost: bool },
    /// In the column of the cell with which it goes on.
    More { column: usize, score: f32 },
}

/// How a state was reached.
#[derive(Clone, Copy)]
struct Step {
    from: usize,
    kind: Kind,
}

struct Layout<'a> {
    roles: &'a [ColumnRole],
    costs: Costs,
    looks: Vec<Vec<Look>>,
    /// How well each part of each line fits each column.
    fits: Vec<Vec<Vec<f32>>>,
    feet: Vec<bool>,
    /// The last line with tabs.
    last_tab: usize,
}

impl Layout<'_> {
    /// The states are the columns of the last cell, and two more.
    fn band(&self) -> usize {
        self.roles.len()
    }

    fn outside(&self) -> usize {
        self.roles.len() + 1
    }

    fn best(&self) -> Option<Vec<Placed>> {
        let width = self.roles.len();
        let (band, outside) = (self.band(), self.outside());
        // Above the first line stands the header, with which nothing is merged either.
        let mut best = vec![f32::NEG_INFINITY; width + 2];
        best[band] = 0.0;
        let mut steps: Vec<Vec<Step>> = Vec::with_capacity(self.looks.len());
        for at in 0..self.looks.len() {
            let (scores, reached) = self.step(at, &best);
            best = scores;
            steps.push(reached);
        }
        let ended = |state: usize| best[state] - self.closing(state);
        let last = (0..width + 2).max_by(|&a, &b| ended(a).total_cmp(&ended(b)))?;
        if ended(last) == f32::NEG_INFINITY {
            return None;
        }
        let mut placed = Vec::with_capacity(steps.len());
        let mut state = last;
        for at in (0..steps.len()).rev() {
            let Step { from, kind } = steps[at][state];
            let columns = match kind {
                Kind::Row | Kind::More => {
                    let opening = self.opening(at, from, kind)?;
                    self.align(at, opening).columns(state)
                }
                Kind::Band | Kind::Outside => Vec::new(),
            };
            placed.push(Placed { kind, columns });
            state = from;
        }
        debug_assert!(state == band || state == outside);
        placed.reverse();
        Some(placed)
    }

    /// What it costs to end a row behind a column.
    fn closing(&self, state: usize) -> f32 {
        match state < self.roles.len() {
            true => self.costs.closing(state),
            false => 0.0,
        }
    }

    /// The states behind a line.
    fn step(&self, at: usize, best: &[f32]) -> (Vec<f32>, Vec<Step>) {
        let width = self.roles.len();
        let (band, outside) = (self.band(), self.outside());
        let none = Step {
            from: band,
            kind: Kind::Outside,
        };
        let mut scores = vec![f32::NEG_INFINITY; width + 2];
        let mut steps = vec![none; width + 2];
        let mut take = |state: usize, score: f32, step: Step| {
            if score > scores[state] {
                (scores[state], steps[state]) = (score, step);
            }
        };
        let reachable = |state: &usize| best[*state] > f32::NEG_INFINITY;
        let closed = |state: usize| best[state] - self.closing(state);
        let behind = at > self.last_tab;
        // A row begins behind another, or behind a band.
        let before = (0..width)
            .filter(reachable)
            .max_by(|&a, &b| closed(a).total_cmp(&closed(b)));
        for from in before.into_iter().chain(Some(band).filter(reachable)) {
            if !behind && let Some(opening) = self.opening(at, from, Kind::Row) {
                let kind = Kind::Row;
                for (state, score) in self.align(at, opening).ends() {
                    take(state, closed(from) + score, Step { from, kind });
                }
            }
            if let Some(score) = self.band_score(at, behind) {
                let kind = Kind::Band;
                take(band, closed(from) + score, Step { from, kind });
            }
        }
        for from in (0..width).filter(reachable) {
            let kind = Kind::More;
            if let Some(opening) = self.opening(at, from, kind) {
                for (state, score) in self.align(at, opening).ends() {
                    take(state, best[from] + score, Step { from, kind });
                }
            }
        }
        if behind {
            let kind = Kind::Outside;
            for from in (0..width + 2).filter(reachable) {
                take(outside, closed(from), Step { from, kind });
            }
        }
        (scores, steps)
    }

    /// How the first part of a line is placed behind a state; `None` where it cannot be so.
    fn opening(&self, at: usize, from: usize, kind: Kind) -> Option<Opening> {
        /// Behind the last tab a line must fit the last cell well.
        const SURE: f32 = 3.0;
        let column = from;
        match kind {
            Kind::Row => Some(Opening::Row {
                topmost: from == self.band(),
            }),
            _ if self.feet[at] => None,
            _ => {
                let above = self.looks[at.checked_sub(1)?].last()?;
                let counted = self.roles.contains(&ColumnRole::Seq);
                let score = self.looks[at][0].goes_on(above, self.roles[column], counted);
                let sure = at <= self.last_tab || score >= SURE;
                (score > NEVER && sure).then_some(Opening::More { column, score })
            }
        }
    }

    /// How well a line stands over all columns; `None` where it does not.
    fn band_score(&self, at: usize, behind: bool) -> Option<f32> {
        let parts = &self.looks[at];
        let (first, width) = (parts.first()?, self.roles.len());
        if parts.len() >= width || self.feet[at] {
            return None;
        }
        if first.sums() {
            return Some(3.0);
        }
        let numbered = self.roles[0] == ColumnRole::Seq && first.numbers_group();
        match parts.as_slice() {
            _ if behind => None,
            [name] => {
                let score = name.opens(self.roles.contains(&ColumnRole::Group));
                (score > NEVER).then_some(score)
            }
            // 一 | 城建
            [_, name] if numbered => Some(name.opens(false).max(0.0) + 6.0),
            // 一、城建（3项） | | 92000
            [name, sums @ ..] if sums.iter().all(Look::is_sum) => {
                let score = name.opens(true);
                (score > 0.0).then_some(score + 6.0)
            }
            _ => None,
        }
    }

    /// The ways to put the parts of a line into columns, in order.
    fn align(&self, at: usize, opening: Opening) -> Aligned {
        let width = self.roles.len();
        let mut aligned = Aligned::default();
        for (part, fits) in self.fits[at].iter().enumerate() {
            let mut scores = vec![f32::NEG_INFINITY; width];
            let mut from = vec![0; width];
            if part == 0 {
                match opening {
                    Opening::Row { topmost } => {
                        let costs = match topmost {
                            true => &self.costs.topmost,
                            false => &self.costs.opening,
                        };
                        for column in 0..width {
                            scores[column] = fits[column] - costs[column];
                        }
                    }
                    Opening::More { column, score } => scores[column] = score,
                }
            } else {
                let inner = &self.costs.inner;
                let (mut top, mut above) = (f32::NEG_INFINITY, 0);
                for column in 1..width {
                    let left = aligned.scores[part - 1][column - 1] + inner[column];
                    if left > top {
                        (top, above) = (left, column - 1);
                    }
                    scores[column] = fits[column] + top - inner[column];
                    from[column] = above;
                }
            }
            aligned.scores.push(scores);
            aligned.from.push(from);
        }
        aligned
    }

    /// Whether most rows are such as the header says: some print every cell, and few hold what their columns cannot.
    fn is_sound(&self, placed: &[Placed]) -> bool {
        let width = self.roles.len();
        let (mut rows, mut poor) = (0, 0);
        let (mut whole, mut misfits) = (0, 0);
        let (mut printed, mut bad, mut strange) = (0, false, false);
        for (at, line) in placed.iter().enumerate() {
            match line.kind {
                Kind::Row => {
                    rows += 1;
                    (printed, bad, strange) = (0, false, false);
                }
                Kind::More => {}
                Kind::Band | Kind::Outside => continue,
            }
            let began = usize::from(line.kind == Kind::More);
            let goes_on = placed
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::More);
            printed += line.columns.len() - began;
            let cells = line.columns.iter().zip(&self.looks[at]).enumerate();
            for (nth, (&column, look)) in cells.skip(began) {
                let (role, score) = (self.roles[column], look.begins(self.roles[column]));
                bad |= score <= WRONG;
                // What bodies are called may be unknown, but a whole row has some; a line may break their names.
                let whole = !goes_on || nth + 1 < line.columns.len();
                strange |= whole && role.names_units() && score <= UNLIKE;
            }
            if !goes_on {
                let misfit = usize::from(bad || strange && printed == width);
                poor += misfit;
                if printed == width {
                    (whole, misfits) = (whole + 1, misfits + misfit);
                }
            }
        }
        misfits * 2 < whole && poor * 3 <= rows
    }
}

/// A cell that its column cannot hold.
const WRONG: f32 = -8.0;

/// No body that grammar knows.
const UNLIKE: f32 = -6.0;

/// Scores of the parts of a line by the columns in which they may stand.
#[derive(Default)]
struct Aligned {
    /// For each part, of all parts up to it with it in each column.
    scores: Vec<Vec<f32>>,
    /// The column of the part before.
    from: Vec<Vec<usize>>,
}

impl Aligned {
    /// The scores of the whole line by the column of its last part.
    fn ends(&self) -> impl Iterator<Item = (usize, f32)> {
        let last = self.scores.last().into_iter().flatten().copied();
        last.enumerate()
            .filter(|(_, score)| *score > f32::NEG_INFINITY)
    }

    /// The columns of all parts where the last stands in this one.
    fn columns(&self, last: usize) -> Vec<usize> {
        let mut columns = vec![last; self.from.len()];
        for part in (1..self.from.len()).rev() {
            columns[part - 1] = self.from[part][columns[part]];
        }
        columns
    }
}
