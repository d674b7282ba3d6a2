//! A body under a name that is written otherwise elsewhere: a slip of the pen, or another form of the name.

use hashbrown::HashSet;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::unit_forms::{self, Form};
use super::unit_names::{Name, names};
use super::unit_slips::{Slip, Twins};
use crate::model::{Confidence, Fix, Severity};
use crate::place;
use crate::span::Span;
use crate::zh::text::fold::fold;

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

fn check(context: &Context) -> Vec<Draft> {
    let names = names(context);
    let many = names.len() > MOST;
    let declared = context.options.aliases.iter().flatten();
    let declared: HashSet<String> = declared.map(|alias| fold(alias)).collect();
    let twins = Twins::of(&names, many);
    let mut drafts = Vec::new();
    for (name, found) in names.iter().filter(|(name, _)| !declared.contains(*name)) {
        if let Some(slip) = twins.slip(name, found) {
            drafts.push(slipped(context, found, &slip));
        } else if !many && let Some(form) = unit_forms::find(name, found, &names) {
            drafts.push(other_form(found, &form));
        }
    }
    drafts
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
        Some(other) if found.count > 1 => format!(
            "单位名称「{}」疑为「{}」（{} 次）",
            found.text, slip.right, other.count
        ),
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
