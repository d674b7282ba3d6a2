//! Which breaks of a wrapped text end a paragraph, decided over the text as a whole.
//!
//! A print sets every row of a paragraph to one measure (版心), only the last is shorter and the first indented. Its text
//! layer breaks behind each row, and besides, where the typesetter stretched the row, next to wide punctuation. So a
//! printed row is one line or several, and their widths add up to the measure: a break that stands elsewhere, and next to
//! no mark, ends a paragraph. Where the sums leave a choice, the rows that follow settle it, so the cheapest reading of
//! all rows is taken (Viterbi).

use crate::parse::lines::Class;
use crate::parse::lines::measure::Measure;
use crate::parse::lines::signs::{Marks, Signs};
use crate::zh::ordinal::Style;
use crate::zh::text::scan::{is_digit, is_round_open, skip_one};

/// Columns by which a row may be wider than the measure: a mark squeezed, a space that the layer put in.
const SQUEEZED: usize = 2;
/// Columns that may be missing from a full row: what must not begin the next one, or a number that is not parted.
const RAGGED: usize = 6;

/// One reason against a reading; parts of it only decide between readings that are as good otherwise.
const REASON: u32 = 4;
/// What nothing but an explicit stop makes a paragraph's end.
const NEVER: u32 = 20 * REASON;
/// A reading dearer than the best by this much is not followed.
const HOPELESS: u32 = 12 * REASON;
/// Most readings that are followed at a time.
const MOST: usize = 64;

/// A line of the text layer.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub class: &'a Class,
    /// Half columns that it takes.
    pub width: usize,
    pub signs: Signs,
    /// A paragraph begins here whatever the rows say.
    pub stop: bool,
    /// A bracket or book title is open at its end.
    pub open: bool,
    /// It begins with a number as lists have it inside a paragraph and on lines of their own, （1）.
    pub series: Series,
    /// A title may stand here.
    pub titled: bool,
}

/// What is known of a number （1） at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    /// There is none.
    No,
    /// Its neighbours stand at the beginning of lines, too.
    Lines,
    /// One of them stands inside a line.
    Inside,
}

/// Whether each line begins a paragraph.
pub(super) fn beginnings(pieces: &[Piece], measure: Measure) -> Vec<bool> {
    let mut begins = Vec::with_capacity(pieces.len());
    let mut readings = Readings::default();
    let mut rest = pieces;
    while !rest.is_empty() {
        let next = rest[1..].iter().position(|piece| piece.stop);
        let (stretch, behind) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
        readings.of_stretch(stretch, behind.first(), measure, &mut begins);
        rest = behind;
    }
    begins
}

/// What a paragraph is so far; it decides where it may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A numbered heading or a title that no sentence follows yet.
    Heading,
    /// A label with its list, which ends without a mark; what is inside may be parted by semicolons (牵头单位：…；配合单位：…).
    Label,
    /// An item of a series, （1）: rather a sentence than a heading.
    Item,
    /// Words without any mark: a signature, a cell, or the beginning of a sentence.
    Bare,
    /// Running text.
    Running,
}

/// The printed row that a line ends or goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    columns: usize,
    /// It is not the first of its paragraph.
    later: bool,
    /// It is cut inside: only full rows are stretched.
    cut: bool,
    kind: Kind,
}

impl Row {
    fn first(piece: &Piece, measure: Measure) -> Self {
        let sentence = piece.signs.marks == Marks::Sentence;
        let kind = match piece.class {
            Class::Heading(marker)
                if !sentence && matches!(marker.style, Style::ArabicParen | Style::Circled) =>
            {
                Kind::Item
            }
            Class::Duty if !piece.text.contains('。') => Kind::Label,
            Class::Heading(_) | Class::AttachmentNote if !sentence => Kind::Heading,
            _ if piece.signs.marks == Marks::None && piece.titled => Kind::Heading,
            _ if piece.signs.marks == Marks::None => Kind::Bare,
            _ => Kind::Running,
        };
        Self {
            columns: measure.indent + piece.width,
            later: false,
            cut: false,
            kind,
        }
    }

    /// A number of its own for each row; what is much wider than any measure is one.
    fn key(self) -> usize {
        let flags = usize::from(self.later) | usize::from(self.cut) << 1;
        (self.columns.min(1_000) << 2 | flags) << 3 | self.kind as usize
    }

    fn widened(self, piece: &Piece, number: bool) -> Self {
        Self {
            columns: self.columns + piece.width,
            cut: self.cut || !number,
            kind: self.kind_with(piece),
            ..self
        }
    }

    fn wrapped(self, piece: &Piece) -> Self {
        Self {
            columns: piece.width,
            later: true,
            cut: false,
            kind: self.kind_with(piece),
        }
    }

    fn kind_with(self, piece: &Piece) -> Kind {
        let runs = match self.kind {
            Kind::Heading | Kind::Item => piece.signs.marks == Marks::Sentence,
            Kind::Label => piece.text.contains('。'),
            Kind::Bare => piece.signs.marks != Marks::None,
            Kind::Running => true,
        };
        if runs { Kind::Running } else { self.kind }
    }

    /// What speaks against so wide a row.
    fn overfull(self, measure: Measure) -> u32 {
        let fits = self.columns <= measure.width + SQUEEZED;
        if fits { 0 } else { 3 * REASON }
    }

    fn is_full(self, measure: Measure) -> bool {
        self.columns + RAGGED >= measure.width
    }
}

/// The place between two lines.
#[derive(Debug)]
struct Seam {
    /// A row may be cut here: a wide mark stands next to it.
    at_mark: bool,
    /// What the line before ends with.
    end: End,
    /// The next line begins with a mark or a word that begins no paragraph.
    bound: bool,
    /// The next line is a sentence or a part of one.
    runs: bool,
    /// The next line begins a paragraph in any case.
    stop: bool,
    /// The line before is nothing but a number.
    number: bool,
    /// The line before ends with a bracket that says when: …阶段（2023年8月至11月）.
    timed: bool,
    series: Series,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Sentence,
    Semicolon,
    Colon,
    Bracket,
    /// In the middle of a list or a bracket; or a number that stands alone.
    Unfinished,
    /// Without a mark.
    Open,
}

impl Seam {
    fn between(before: &Piece, next: &Piece) -> Self {
        let first = next.text.chars().next().unwrap_or(' ');
        let seam = Self::behind(before);
        Self {
            at_mark: seam.at_mark || is_mark(first),
            bound: is_closing(first) || first == '的',
            runs: !next.stop && next.signs.marks != Marks::None,
            stop: next.stop,
            series: next.series,
            ..seam
        }
    }

    /// The place behind the last line.
    fn behind(piece: &Piece) -> Self {
        let last = piece.text.chars().next_back().unwrap_or(' ');
        // A number alone numbers what follows, and a label alone waits for its value.
        let number =
            matches!(piece.class, Class::Heading(marker) if marker.len >= piece.text.len());
        let label = *piece.class == Class::Duty && matches!(last, ':' | '：');
        Self {
            at_mark: number || is_mark(last),
            end: if number || label || piece.open {
                End::Unfinished
            } else {
                end_of(piece.text)
            },
            bound: false,
            runs: false,
            stop: true,
            number,
            timed: ends_with_time(piece.text),
            series: Series::No,
        }
    }

    /// What it costs to read the next line as a piece of the same row; none where it does not fit.
    fn inside(&self, row: Row, width: usize, measure: Measure) -> Option<u32> {
        if !self.at_mark {
            return None;
        }
        let whole = Row {
            columns: row.columns + width,
            ..row
        };
        let overfull = whole.overfull(measure);
        if whole.columns > measure.width + SQUEEZED + RAGGED {
            return None;
        }
        let colon = self.end == End::Colon && !matches!(row.kind, Kind::Heading | Kind::Label);
        Some(overfull + if colon { REASON / 2 } else { 0 } + self.begun(row))
    }

    /// What it costs to read the row as full.
    fn wrapped(&self, row: Row, measure: Measure) -> u32 {
        let missing = measure.width.saturating_sub(row.columns);
        let short = match missing {
            0..=2 => 0,
            3..=RAGGED => 1,
            _ => REASON * (3 + (missing - RAGGED) as u32 / 10).min(7),
        };
        short + self.begun(row)
    }

    /// What speaks against going on before a number, and behind the time of a heading.
    fn begun(&self, row: Row) -> u32 {
        let headed = self.timed && row.kind == Kind::Heading;
        let reasons = match self.series {
            Series::Lines => 2,
            Series::No | Series::Inside => 3 * u32::from(headed),
        };
        reasons * REASON
    }

    /// What it costs to read the row as the last of its paragraph.
    fn ended(&self, row: Row, measure: Measure) -> u32 {
        if self.bound {
            return NEVER;
        }
        // That the last row is full happens, but not often.
        let full = u32::from(row.is_full(measure));
        let reasons = match self.end {
            End::Unfinished => return NEVER,
            End::Sentence | End::Colon => full,
            End::Bracket if self.timed && row.kind == Kind::Heading => 0,
            End::Semicolon | End::Bracket => 1 + full,
            End::Open => match row.kind {
                Kind::Item if !self.stop && self.series != Series::Lines => 5,
                Kind::Heading | Kind::Label | Kind::Item => 2 * full,
                // Before a sentence it is the beginning of one, rather than a signature or a cell.
                Kind::Bare if self.runs => 8,
                Kind::Bare if row.later => 4,
                Kind::Bare => 2,
                Kind::Running if !row.later => 5,
                Kind::Running => 8,
            },
        };
        let inside = u32::from(self.series == Series::Inside);
        let stretched = if row.cut && full == 0 { REASON / 2 } else { 0 };
        // Of two readings that are as good the one with fewer paragraphs.
        1 + stretched + REASON * (reasons + inside)
    }
}

fn end_of(text: &str) -> End {
    let inner = text.trim_end_matches(['”', '’', '"']);
    match inner.chars().next_back().unwrap_or(' ') {
        '。' | '！' | '？' => End::Sentence,
        '；' | ';' => End::Semicolon,
        '：' | ':' => End::Colon,
        ')' | '）' | ']' | '］' | '〕' | '】' => End::Bracket,
        '，' | ',' | '、' | '—' | '·' => End::Unfinished,
        _ => End::Open,
    }
}

/// Whether a line ends with a bracket that holds nothing but a time or the time between two.
fn ends_with_time(text: &str) -> bool {
    const WORDS: &str = "年月日底前后初末中上下半旬季度第一二三四至到起—－–-~～. ";
    let Some(inside) = text.strip_suffix([')', '）']) else {
        return false;
    };
    let open = inside.rfind(is_round_open);
    let inside = open.map_or("", |open| &inside[skip_one(inside, open)..]);
    inside.contains(['年', '月'])
        && inside.contains(is_digit)
        && inside.chars().all(|c| is_digit(c) || WORDS.contains(c))
}

/// Punctuation next to which a stretched row is cut.
fn is_mark(c: char) -> bool {
    is_closing(c)
        || matches!(
            c,
            '“' | '‘' | '《' | '〈' | '（' | '(' | '〔' | '[' | '【' | '「' | '—' | '…' | '"'
        )
}

/// Marks that no paragraph begins with.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | ','
            | ';'
            | ':'
            | '”'
            | '’'
            | '》'
            | '〉'
            | '）'
            | ')'
            | '〕'
            | ']'
            | '】'
            | '」'
    )
}

/// A way to read the rows up to a line.
#[derive(Debug, Clone, Copy)]
struct Step {
    row: Row,
    cost: u32,
    back: Back,
}

/// How a step came about.
#[derive(Debug, Clone, Copy)]
struct Back {
    /// The step of the line before.
    from: u16,
    begins: bool,
}

/// The cheapest way to each row that a line may end.
#[derive(Debug, Default)]
struct Readings {
    steps: Vec<Step>,
    next: Vec<Step>,
    /// For each row, where its step stands in `next`; checked against the row there.
    places: Vec<u16>,
    /// How the steps of all lines came about.
    trail: Vec<Back>,
    /// Where those of each line begin.
    lines: Vec<usize>,
}

impl Readings {
    /// Reads lines of which only the first is known to begin a paragraph.
    fn of_stretch(
        &mut self,
        pieces: &[Piece],
        behind: Option<&Piece>,
        measure: Measure,
        begins: &mut Vec<bool>,
    ) {
        if pieces.len() == 1 {
            begins.push(true);
            return;
        }
        self.trail.clear();
        self.lines.clear();
        self.next.clear();
        for (at, piece) in pieces.iter().enumerate() {
            let first = Row::first(piece, measure);
            match at.checked_sub(1) {
                None => self.add(first, 0, 0, true),
                Some(before) => {
                    self.go_on(
                        &Seam::between(&pieces[before], piece),
                        piece,
                        first,
                        measure,
                    );
                }
            }
            self.keep();
        }
        let Some(last) = pieces.last() else { return };
        let seam = behind.map_or_else(|| Seam::behind(last), |piece| Seam::between(last, piece));
        let cost = |step: &Step| step.cost + seam.ended(step.row, measure);
        let cheapest = (0..self.steps.len()).min_by_key(|&at| cost(&self.steps[at]));
        let mut at = cheapest.unwrap_or(0);
        let from = begins.len();
        for &line in self.lines.iter().rev() {
            let back = self.trail[line + at];
            begins.push(back.begins);
            at = usize::from(back.from);
        }
        begins[from..].reverse();
    }

    /// The readings up to the next line.
    fn go_on(&mut self, seam: &Seam, piece: &Piece, first: Row, measure: Measure) {
        // A paragraph that begins here begins with the same row after all of them: the cheapest counts.
        let ended = |step: &Step| step.cost + seam.ended(step.row, measure);
        let ends = self.steps.iter().map(ended).zip(0..);
        let end = ends.min_by_key(|(cost, _)| *cost);
        for from in 0..self.steps.len() {
            let Step { row, cost, .. } = self.steps[from];
            if let Some(more) = seam.inside(row, piece.width, measure) {
                self.add(row.widened(piece, seam.number), cost + more, from, false);
            }
            let more = seam.wrapped(row, measure);
            self.add(row.wrapped(piece), cost + more, from, false);
            if from == 0
                && let Some((cost, from)) = end
            {
                self.add(first, cost + first.overfull(measure), from, true);
            }
        }
    }

    /// Of two ways that cost the same the first stays: a line goes on rather than begins.
    fn add(&mut self, row: Row, cost: u32, from: usize, begins: bool) {
        let back = Back {
            from: from as u16,
            begins,
        };
        let step = Step { row, cost, back };
        let key = row.key();
        if self.places.len() <= key {
            self.places.resize(key + 1, 0);
        }
        match self.next.get_mut(usize::from(self.places[key])) {
            Some(known) if known.row == row => {
                if cost < known.cost {
                    *known = step;
                }
            }
            _ => {
                self.places[key] = self.next.len() as u16;
                self.next.push(step);
            }
        }
    }

    /// Goes over to the next line with the best readings.
    fn keep(&mut self) {
        let best = self.next.iter().map(|step| step.cost).min().unwrap_or(0);
        self.next.retain(|step| step.cost <= best + HOPELESS);
        if self.next.len() > MOST {
            self.next.sort_by_key(|step| step.cost);
            self.next.truncate(MOST);
        }
        for step in &mut self.next {
            step.cost -= best;
        }
        self.lines.push(self.trail.len());
        self.trail.extend(self.next.iter().map(|step| step.back));
        std::mem::swap(&mut self.steps, &mut self.next);
        self.next.clear();
    }
}
