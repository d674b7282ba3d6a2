//! What a line of a flattened table looks like: what speaks for its being in one column or another.

mod score;

use hashbrown::{HashMap, HashSet};

use crate::model::{Book, Node};
use crate::parse::table::bodies::{are_mostly_units, closed_units, is_long_list, unit_of};
use crate::parse::table::cell::{
    is_bracketed, is_integer, is_list_fragment, is_measure, is_progress, is_value, is_years,
    opens_group, squeezed,
};
use crate::parse::table::column::names;
use crate::zh::responsibility::ditto::{Ditto, ditto};
use crate::zh::text::fold::fold;
use crate::zh::text::scan::{find_mark, half, is_colon, is_digit, is_stop};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};
use crate::zh::unit::list::is_body;
use crate::zh::unit::person::has_personal_name;
use crate::zh::{responsibility, time::deadline, unit};

/// The book's clauses and titles, folded: a cell that is a clause is a text, one that is a title names a group or a heading.
#[derive(Debug, Default)]
pub(in crate::parse::table) struct BookEvidence {
    clauses: HashSet<String>,
    /// With the level that they stand on.
    titles: HashMap<String, usize>,
    /// Sentences that open a paragraph: a table may show them as headings.
    openings: HashSet<String>,
}

impl BookEvidence {
    /// Gathers the clauses and titles of all books.
    pub(in crate::parse::table) fn of(books: &[Book]) -> Self {
        let mut evidence = BookEvidence::default();
        for node in books.iter().flat_map(Book::walk) {
            // The heading of a body's duties (一、县水利局) is the name of a body wherever it stands.
            let title = node
                .title
                .as_deref()
                .filter(|title| !names_bodies(node, title));
            let level = node.path.len();
            evidence
                .titles
                .extend(title.map(|title| (fold(title), level)));
            evidence
                .clauses
                .extend(node.clauses.iter().map(|clause| fold(&clause.text)));
            if let [first, _, ..] = node.clauses.as_slice()
                && first.text.ends_with('。')
            {
                evidence.openings.insert(fold(&first.text));
            }
        }
        evidence
    }
}

/// Whether a title is nothing but the bodies that the item hands its duties to.
fn names_bodies(node: &Node, title: &str) -> bool {
    !node.units.is_empty() && is_body(title)
}

/// What a line looks like.
#[derive(Debug, Clone, Default)]
pub(in crate::parse::table) struct Features {
    pub squeezed: String,
    pub header_name: bool,
    /// Names of several columns side by side.
    pub header_names: bool,
    pub ends_sentence: bool,
    /// A further line of the cell before.
    pub same_cell: bool,
    /// Ends in the middle of a list, which the next line goes on with: 县水利局、.
    pub ends_open: bool,
    pub characters: usize,
    pub integer: bool,
    /// A number of an outline alone that counts no rows: （一）, 1. It is part of a text and no name.
    pub ordinal: bool,
    /// The integer goes on a run of numbers that began with 1.
    pub in_order: bool,
    pub placeholder: bool,
    pub ditto: bool,
    /// The whole cell is one bracket: a further name of the body above it, or how many tasks it has.
    pub bracketed: bool,
    pub unit: Option<unit::name::Confidence>,
    pub time: bool,
    /// Nothing but words of time, with a verb at most: 12月底前完成.
    pub time_alone: bool,
    pub marked: bool,
    /// Says how points are given, which a column of the table is for.
    pub judges: bool,
    /// The groups of the table are told otherwise.
    pub no_group: bool,
    /// The groups of the table stand in their column, none on a row of its own.
    pub no_band: bool,
    /// The title of a group on a row of its own, beyond doubt: 行动二：….
    pub titled: bool,
    /// A list of units that begins or ends in the middle of a name.
    pub list_fragment: bool,
    /// A list of short names of which the first and most others are those of bodies.
    pub mostly_units: bool,
    pub value: bool,
    progress: bool,
    /// What is to be reached, which no body is named after: 达到省定标准, 全覆盖.
    reached: bool,
    /// A body that sees to what others do, by its name: 县政府督查室.
    inspects: bool,
    pub person: bool,
    digits: bool,
    pub is_clause: bool,
    /// The title of a document and nothing else, which says no more what is to be done the longer it is.
    cited: bool,
    /// The level of the book's item that has it as its title.
    pub title_level: Option<usize>,
    is_opening: bool,
}

impl Features {
    pub(in crate::parse::table) fn of(text: &str, evidence: &BookEvidence) -> Self {
        let squeezed = squeezed(text);
        let characters = squeezed.chars().count();
        let short = characters <= 60;
        // 改造敬老院4所 ends in a count, not in the name of a body.
        let counts = squeezed.chars().rev().nth(1).is_some_and(is_digit);
        let digits = find_mark(&squeezed, is_digit).is_some();
        // 甲局、乙局。 is a cell of units as 甲局、乙局 is: the mark that closes it counts for nothing.
        let closed = closed_units(text);
        let folded = fold(text);
        let end = find_mark(&folded, |c| matches!(c, ';' | '。'));
        let clause = &folded[..end.unwrap_or(folded.len())];
        let dated = characters <= 32 && squeezed.starts_with(is_digit) && squeezed.contains('年');
        let timed = characters <= 20 || dated;
        let times = match timed {
            true => deadline::in_cell(text, None),
            false => Vec::new(),
        };
        // 牵头单位：甲局；配合单位：乙局
        let duty = characters <= 200
            && (characters <= 90 && find_mark(text, is_colon).is_some() && names_bearers(text)
                || text.contains("头单位") && states_rule(text));
        Features {
            header_name: characters <= 10 && names::role_of_name(text).is_some(),
            header_names: characters <= 40 && are_names(text),
            ends_sentence: !duty && closed.is_none() && squeezed.ends_with(is_stop),
            same_cell: false,
            ends_open: characters > 2 && squeezed.ends_with('、'),
            integer: is_integer(&squeezed),
            in_order: false,
            ordinal: false,
            marked: short && opens_group(text),
            judges: false,
            no_group: false,
            no_band: false,
            titled: false,
            list_fragment: short && is_list_fragment(&squeezed),
            mostly_units: are_mostly_units(&squeezed),
            value: characters <= 24 && is_value(&squeezed),
            progress: is_progress(&squeezed),
            reached: is_reached(&squeezed),
            inspects: ends_with_any(&squeezed, INSPECTORS),
            person: has_personal_name(&squeezed) || short && are_persons(&squeezed),
            placeholder: unit::name::is_placeholder(text),
            ditto: ditto(&squeezed) == Some(Ditto::Above),
            bracketed: short && is_bracketed(text),
            unit: match duty {
                true => Some(unit::name::Confidence::High),
                false if counts => None,
                false => {
                    let list = || (short || is_long_list(&squeezed)).then(|| unit_of(text));
                    closed.or_else(|| list().flatten())
                }
            },
            time: timed && (is_years(&squeezed) || !times.is_empty()),
            time_alone: is_time_alone(text, &times),
            digits,
            cited: squeezed.starts_with('《') && squeezed.ends_with('》'),
            is_clause: evidence.clauses.contains(clause),
            title_level: short
                .then(|| evidence.titles.get(&folded).copied())
                .flatten(),
            is_opening: short
                && !squeezed.ends_with(is_stop)
                && evidence.openings.contains(&folded),
            characters,
            squeezed,
        }
    }

    /// A body or a list of bodies, more likely than not.
    pub(in crate::parse::table) fn is_unit(&self) -> bool {
        self.unit
            .is_some_and(|sure| sure >= unit::name::Confidence::Medium)
    }

    /// A unit of measurement and nothing else.
    pub(in crate::parse::table) fn is_measure_word(&self) -> bool {
        is_measure(&self.squeezed)
    }

    /// The number of a telephone.
    pub(in crate::parse::table) fn is_phone(&self) -> bool {
        let digits = self.squeezed.chars().filter(|&c| is_digit(c));
        self.squeezed.chars().all(|c| is_digit(c) || half(c) == '-') && digits.count() >= 7
    }

    /// Says how points are given or taken.
    pub(in crate::parse::table) fn is_standard(&self) -> bool {
        holds_any(
            &self.squeezed,
            &["扣", "得分", "计分", "满分", "加分", "一票否决"],
        )
    }
}

/// Bodies that see to what others do.
const INSPECTORS: &[&str] = &[
    "督查室", "督查局", "督办室", "督考办", "督查办", "目标办", "考核办",
];

/// Whether a cell says what is to be reached.
fn is_reached(squeezed: &str) -> bool {
    starts_with_any(squeezed, &["达", "全覆盖", "完成", "实现"])
}

/// Whether a cell lists persons, with a number to call or without: 李立、王小明 0570-6100001.
fn are_persons(squeezed: &str) -> bool {
    let names = squeezed.trim_end_matches(|c| is_digit(c) || matches!(c, '-' | '—'));
    let listed = names.len() < squeezed.len() || names.contains(['、', '，', ',']);
    listed && names.split(['、', '，', ',']).all(has_personal_name)
}

/// Whether a line begins with a label that names those who bear a duty.
fn names_bearers(text: &str) -> bool {
    responsibility::own_line(text, None).is_some_and(|line| !line.bearers.is_empty())
}

/// Whether a line names bodies and says which of them leads: 甲局、乙局(列第一位者为牵头单位,下同).
fn states_rule(text: &str) -> bool {
    responsibility::in_cell(text, None)
        .is_some_and(|cell| !cell.rules.is_empty() && !cell.bearers.is_empty())
}

/// Whether a text is nothing but names of columns, two or more of them.
fn are_names(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    let first = words.next();
    let is_name = |word: &str| names::role_of_name(word).is_some();
    words.peek().is_some() && first.is_some_and(is_name) && words.all(is_name)
}

/// Whether a text is a time and nothing else.
pub(in crate::parse::table) fn is_time_cell(text: &str) -> bool {
    let squeezed = squeezed(text);
    squeezed.chars().count() <= 20 && is_time_alone(&squeezed, &deadline::in_cell(&squeezed, None))
}

/// Whether nothing stands beside the times but a verb: 12月底前完成, 2022年6月底前建成.
fn is_time_alone(text: &str, times: &[deadline::Time]) -> bool {
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return false;
    };
    // Words without a day are taken for the whole cell: 按时报送信息 is none of them alone.
    if times
        .iter()
        .any(|time| time.kind != deadline::TimeKind::Date)
        && text.chars().count() > 6
    {
        return false;
    }
    let around = [&text[..first.range.start], &text[last.range.end..]];
    around.iter().all(|rest| {
        let rest = rest.trim_matches([' ', '前', '。', '；', ';']);
        matches!(
            rest,
            "" | "完成"
                | "建成"
                | "实施"
                | "推进"
                | "竣工"
                | "启动"
                | "全面完成"
                | "基本完成"
                | "力争"
                | "年"
        )
    })
}
