//! A body under a name that is written otherwise elsewhere: a slip of the pen, or another form of the name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::bodies;
use super::unit_forms::{self, Form};
use super::unit_slips::{self, Slip};
use crate::model::{Confidence, Fix, Severity, Unit};
use crate::place;
use crate::span::Span;
use crate::zh::fold::fold;
use crate::zh::unit_name::without_brackets;

pub(super) const RULE: Rule = Rule {
    code: "TB203",
    name: "inconsistent-unit-name",
    severity: Severity::Warning,
    zh: "单位名称前后不一致",
    en: "a unit's name is written in more than one way",
    doc: include_str!("inconsistent_unit_name.md"),
    check,
};

/// More names than this are compared with the well-known ones only.
const MOST: usize = 400;

/// A name that the notice prints, with where it stands.
pub(super) struct Name<'a> {
    pub text: &'a str,
    pub unit: &'a Unit,
    /// At how many places it is printed; a merged cell is one.
    pub count: usize,
    /// The tasks (indexes, in order) that it bears.
    pub tasks: Vec<usize>,
    /// Where it stands without a level that a name before it in its list could lend it: the first such place, and how many.
    pub alone: Option<(&'a Unit, usize)>,
    pub alone_count: usize,
    /// Bytes of the level at the head of the folded name, and the full name whose form the rest is listed as.
    level: usize,
    pub listed: Option<&'static str>,
    last: Option<(u32, u32)>,
}

impl Name<'_> {
    /// The folded name, parted into its level and the rest.
    pub(super) fn parted<'n>(&self, folded: &'n str) -> (&'n str, &'n str) {
        folded.split_at(self.level)
    }

    /// Whether both stand side by side in a list: then they are two bodies.
    pub(super) fn stands_beside(&self, other: &Name) -> bool {
        let (few, many) = if self.tasks.len() < other.tasks.len() {
            (&self.tasks, &other.tasks)
        } else {
            (&other.tasks, &self.tasks)
        };
        few.iter().any(|task| many.binary_search(task).is_ok())
    }
}

/// All names, folded, with their places.
pub(super) type Names<'a> = BTreeMap<String, Name<'a>>;

fn check(context: &Context) -> Vec<Draft> {
    let names = names(context);
    let many = names.len() > MOST;
    let declared = |name: &str| {
        let lists = &context.options.aliases;
        lists.iter().flatten().any(|alias| fold(alias) == name)
    };
    let mut drafts = Vec::new();
    for (name, found) in names.iter().filter(|(name, _)| !declared(name)) {
        if let Some(slip) = unit_slips::find(name, found, &names, many) {
            drafts.push(slipped(context, found, &slip));
        } else if !many && let Some(form) = unit_forms::find(name, found, &names) {
            drafts.push(other_form(found, &form));
        }
    }
    drafts
}

/// The names that stand in the notice: of units, and their second names.
fn names<'a>(context: &Context<'a>) -> Names<'a> {
    let mut raw: HashMap<&str, Name> = HashMap::new();
    for (task, value) in context.notice.tasks.iter().enumerate() {
        let mut level = false;
        for unit in &value.units {
            let own = !bodies::parted(&unit.name).0.is_empty();
            if !unit.generic {
                for text in std::iter::once(&unit.name).chain(&unit.alias) {
                    note(&mut raw, text, unit, task, level || own);
                }
            }
            level |= own || unit.name.starts_with(['各', '省', '市', '区', '县']);
        }
    }
    let mut names = Names::new();
    for (text, mut name) in raw {
        // A bracket that lost its partner is reported as that.
        if without_brackets(text).is_none() {
            continue;
        }
        let folded = fold(text);
        // Of two ways of writing the commoner one stands for both, else the first.
        let rank = |name: &Name| (name.count, Reverse(name.unit.at.start));
        if names
            .get(&folded)
            .is_none_or(|known| rank(known) < rank(&name))
        {
            let (level, stem) = bodies::parted(&folded);
            name.level = level.len();
            name.listed = unit_forms::listed(stem);
            names.insert(folded, name);
        }
    }
    names
}

fn note<'a>(
    names: &mut HashMap<&'a str, Name<'a>>,
    text: &'a str,
    unit: &'a Unit,
    task: usize,
    led: bool,
) {
    let name = names.entry(text).or_insert_with(|| Name {
        text,
        unit,
        count: 0,
        tasks: Vec::new(),
        alone: None,
        alone_count: 0,
        level: 0,
        listed: None,
        last: None,
    });
    let place = Some((unit.at.start, unit.at.end));
    if name.last != place {
        name.last = place;
        name.count += 1;
        if !led && unit.full_name.is_none() {
            name.alone_count += 1;
            name.alone.get_or_insert((unit, task));
        }
    }
    if name.tasks.last() != Some(&task) {
        name.tasks.push(task);
    }
}

/// Where a name stands: a second name is part of what its unit's place covers.
fn place_of(context: &Context, name: &Name) -> Span {
    let unit = name.unit;
    match &unit.alias {
        Some(alias) if alias == name.text && unit.name != *alias => {
            let whole = format!("{}（{alias}）", unit.name);
            let start = unit.name.len() + '（'.len_utf8();
            place::part(
                context.notice.source(),
                &unit.at,
                &whole,
                start..start + alias.len(),
            )
        }
        _ => unit.at.clone(),
    }
}

fn slipped(context: &Context, found: &Name, slip: &Slip) -> Draft {
    let zh = match slip.other {
        Some(other) => format!(
            "单位名称「{}」只出现一次，疑为「{}」（{} 次）",
            found.text, slip.right, other.count
        ),
        None => format!("单位名称「{}」疑为「{}」", found.text, slip.right),
    };
    let draft = Draft::at(
        place_of(context, found),
        zh,
        format!("「{}」 is probably 「{}」", found.text, slip.right),
    )
    .quote(found.text)
    .related(slip.other.map(|other| other.unit.at.clone()))
    .task(found.tasks.first().copied());
    if slip.sure {
        draft
            .confidence(match slip.other {
                Some(_) => Confidence::High,
                None => Confidence::Medium,
            })
            .fix(Some(Fix {
                replace: found.text.to_owned(),
                with: slip.right.clone(),
            }))
    } else {
        draft.severity(Severity::Note).confidence(Confidence::Low)
    }
}

fn other_form(found: &Name, form: &Form) -> Draft {
    Draft::at(
        form.at.clone(),
        format!(
            "「{}」与「{}」似为同一单位，写法不一",
            found.text, form.other.text
        ),
        format!(
            "「{}」 and 「{}」 seem to be one body",
            found.text, form.other.text
        ),
    )
    .quote(found.text)
    .related([form.other.unit.at.clone()])
    .severity(Severity::Note)
    .confidence(Confidence::Medium)
    .task(Some(form.task))
}
