//! Statements of responsibility in running text: brackets (甲牵头,乙配合), labelled lines (责任单位:甲、乙), rules stated once.
//!
//! A statement is read clause by clause: names gather until a verb (牵头, 配合, 负责) or the end gives them their role.

pub(crate) mod element;
pub(crate) mod label_mark;
pub(crate) mod reading;
pub(crate) mod scope_rule;
pub(crate) mod sentence;
pub(crate) mod statement;

use std::borrow::Cow;

use self::label_mark::{Mark, in_its_bracket, is_joint, labels};
use self::reading::{Evidence, Reading};
use self::scope_rule::is_rule;
pub(crate) use self::statement::{Form, Rule, Statement};
use crate::zh::text::bracket::{Bracket, brackets, closing_bracket, without_brackets};
use crate::zh::text::label::{Label, label_before};
use crate::zh::text::scan::{
    back_while, between_han, char_at, char_before, closing_of, half, is_close, is_han, is_space,
    skip_space,
};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{ends_like_body, level_prefix};
pub(crate) use crate::zh::unit::role::Role;
use crate::zh::unit::tail::strip_tail;
use crate::zh::unit::tight::Tight;

/// Longest content of a bracket that is looked at, in bytes.
const LONGEST: usize = 3000;

/// The brackets of a paragraph that state responsibility, in order.
pub(crate) fn in_brackets(text: &str, year: Option<i16>) -> Vec<Statement> {
    brackets_behind(text, 0, year)
}

/// Whether a paragraph closes with a bracket that states responsibility.
pub(crate) fn closes_with_bracket(text: &str) -> bool {
    let end = text.trim_end_matches(['。', ' ']).len();
    if !text[..end].ends_with(is_close) {
        return false;
    }
    // （责任单位：甲局…）: where a name stands behind a label nothing else need be read.
    let labelled = closing_bracket(&text[..end])
        .and_then(|(_, content)| text[content].split_once([':', '：']))
        .is_some_and(|(label, value)| {
            let label = label_before(label, label.len());
            let of_bodies = matches!(label, Some((0, label)) if names_bodies(label));
            of_bodies && begins_with_name(value)
        });
    labelled || !brackets_behind(text, end, None).is_empty()
}

fn names_bodies(label: Label) -> bool {
    matches!(label, Label::Lead | Label::Support | Label::Responsible)
}

/// Whether the first element of a value is a name.
fn begins_with_name(value: &str) -> bool {
    let element = value.split(['、', '，', ',', '；', ';', '。', ' ']).next();
    element.is_some_and(|element| ends_like_body(strip_tail(element).0))
}

/// The brackets that state responsibility and reach to `end` or beyond it.
fn brackets_behind(text: &str, end: usize, year: Option<i16>) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    // Brackets that nothing closes reach far; what is read of a text stays in proportion to it.
    let mut budget = text.len() * 8 + LONGEST;
    for bracket in brackets(text) {
        let inside_found = found
            .last()
            .is_some_and(|last| bracket.range.start < last.range.end);
        let passed_over = inside_found || bracket.range.end < end;
        if passed_over || bracket.content.len() > LONGEST.min(budget) {
            continue;
        }
        budget -= bracket.content.len();
        found.extend(statement_of(text, bracket, year));
    }
    found
}

fn statement_of(text: &str, bracket: Bracket, year: Option<i16>) -> Option<Statement> {
    let content = &text[bracket.content.clone()];
    if !may_state(content) {
        return None;
    }
    let reading = Reading::of_bracket(content, year)?;
    let accepted = match reading.evidence {
        Evidence::Label => true,
        Evidence::Verb => reading.is_plausible(closes_sentence(text, &bracket)),
        Evidence::List => {
            // 地点：市体育馆 says something else.
            bracket.closed
                && !content.contains([':', '：'])
                && reading.is_plausible_list()
                && stands_free(text, &bracket, &reading.bearers)
        }
    };
    accepted.then(|| reading.statement(bracket.range, bracket.content.start, Form::Bracket))
}

/// The statements of a paragraph, in order: its brackets, and labels behind a sentence (…。责任单位:甲局).
pub(crate) fn in_paragraph(text: &str, year: Option<i16>) -> Vec<Statement> {
    let mut found = in_brackets(text, year);
    let labelled = in_square(text).is_some()
        || between_han(text).any(|(at, c)| half(c) == ':' && label_before(text, at).is_some());
    if !labelled {
        return found;
    }
    let apart: Vec<Statement> = labelled_runs(text, year)
        .into_iter()
        .filter(|run| {
            let before = char_before(text, back_while(text, run.range.start, is_space));
            let behind_sentence = before.is_none_or(|c| {
                matches!(half(c), '。' | ';' | '!' | ')' | '〕' | '】' | ']' | '—')
            });
            let says = !run.bearers.is_empty() || !run.deadlines.is_empty();
            let free = found.iter().all(|other| {
                other.range.end <= run.range.start || run.range.end <= other.range.start
            });
            behind_sentence && says && free
        })
        .collect();
    found.extend(apart.into_iter().map(|mut run| {
        // 新建学校1所——责任单位:甲局: the dash only leads on to the label.
        run.range.start = back_while(text, run.range.start, |c| is_space(c) || c == '—');
        run
    }));
    found.sort_by_key(|statement| statement.range.start);
    found
}

/// What a cell of units says beside the names: 办公室牵头,各科室配合. None where it says nothing but names.
pub(crate) fn in_cell(text: &str, year: Option<i16>) -> Option<Statement> {
    let may = [':', '：', '牵', '配', '参', '协', '负', '落', '主', '承'];
    if !text.contains(may) {
        return None;
    }
    let text = &*parted_runs(text);
    let reading = Reading::of_bracket(text, year)?;
    let says = reading.evidence != Evidence::List || reading.rule.is_some();
    says.then(|| reading.statement(0..text.len(), 0, Form::Line))
}

/// White space of a cell that parts two runs, as a mark of the same length: 牵头:甲局 配合:乙局; 甲局牵头 乙局配合.
fn parted_runs(text: &str) -> Cow<'_, str> {
    const VERBS: [&str; 8] = [
        "牵头", "主办", "配合", "协办", "参与", "承办", "负责", "落实",
    ];
    const LABELS: [&str; 7] = ["牵头", "主办", "责任", "配合", "协办", "参与", "承办"];
    let opens = |rest: &str| {
        LABELS.iter().any(|label| {
            rest.strip_prefix(label)
                .is_some_and(|behind| behind.starts_with([':', '：']))
        })
    };
    let mut parted: Option<String> = None;
    let mut from = 0;
    while let Some(at) = text[from..].find(is_space) {
        let start = from + at;
        let end = skip_space(text, start);
        let before = &text[..start];
        let closes = VERBS.iter().any(|verb| before.ends_with(verb));
        if start > 0 && end < text.len() && (closes || opens(&text[end..])) {
            let mut mark = String::from(";");
            mark.push_str(&" ".repeat(end - start - 1));
            parted
                .get_or_insert_with(|| text.to_owned())
                .replace_range(start..end, &mark);
        }
        from = end.max(start + 1);
    }
    parted.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The rule that a sentence of prose makes for the whole notice: 责任单位中列第一位的为牵头单位.
pub(crate) fn rule_in_prose(text: &str) -> Option<Rule> {
    text.split(['。', ';', '；', ',', '，', '(', '（', ')', '）'])
        .filter(|clause| clause.contains("单位") || clause.contains("部门"))
        .find(|clause| is_rule(clause) && !clause.starts_with("以下"))
        .map(|clause| {
            if clause.contains("即为牵头") {
                Rule::ResponsibleIsLead
            } else {
                Rule::FirstListedLeads
            }
        })
}

/// The statement that a line begins with: labels with their values, several in a row.
pub(crate) fn labelled_line(line: &str, year: Option<i16>) -> Option<Statement> {
    let (start, tight, marks) = head_label(line)?;
    labelled(start, &tight, &marks, year)
}

/// Whether a line begins with a statement.
pub(crate) fn is_labelled_line(line: &str) -> bool {
    let Some((start, tight, marks)) = head_label(line) else {
        return false;
    };
    // Where a name stands behind the label nothing else need be read.
    marks.first().is_some_and(|first| {
        names_bodies(first.label)
            && begins(&tight, first)
            && begins_with_name(&tight.text[first.value..])
    }) || labelled(start, &tight, &marks, None).is_some()
}

fn labelled(start: usize, tight: &Tight, marks: &[Mark], year: Option<i16>) -> Option<Statement> {
    runs(tight, marks, year)
        .next()
        .filter(|statement| statement.range.start <= start)
}

/// Where a line begins that begins with a label, and all its labels.
fn head_label(line: &str) -> Option<(usize, Tight<'_>, Vec<Mark>)> {
    let start = line.find(|c: char| {
        !is_space(c) && !matches!(c, '●' | '·' | '◆' | '■' | '★' | '—' | '-' | '*')
    })?;
    if !line.contains([':', '：']) && in_square(line).is_none() {
        return None;
    }
    // A label and the rule in a bracket behind it are short.
    let head = line[start..].split([':', '：']).next()?;
    if head.chars().filter(|c| !is_space(*c)).count() > 100 {
        return None;
    }
    let tight = Tight::new(line);
    let marks = labels(&tight, 0..tight.text.len());
    let first = marks.first()?;
    (tight.place(first.start..first.start).start <= start).then_some((start, tight, marks))
}

/// The first label that stands in a square bracket of its own: 【责任单位】甲局.
fn in_square(text: &str) -> Option<Mark> {
    between_han(text)
        .filter(|(_, c)| matches!(half(*c), '【' | '[' | '〔'))
        .find_map(|(open, bracket)| in_its_bracket(text, open, bracket))
}

/// All runs of labels in a paragraph: `…。牵头单位:甲。责任单位:乙、丙。完成时限:12月。`
pub(crate) fn labelled_runs(text: &str, year: Option<i16>) -> Vec<Statement> {
    if !text.contains([':', '：']) && in_square(text).is_none() {
        return Vec::new();
    }
    let tight = Tight::new(text);
    let marks = labels(&tight, 0..tight.text.len());
    runs(&tight, &marks, year).collect()
}

/// The runs of labels, each with what its values say.
fn runs(tight: &Tight, marks: &[Mark], year: Option<i16>) -> impl Iterator<Item = Statement> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let first = marks.get(next)?;
            next += 1;
            if !begins(tight, first) {
                continue;
            }
            let mut reading = Reading::default();
            let mut end = first.value;
            let mut mark = first;
            loop {
                let limit = marks.get(next).map_or(tight.text.len(), |mark| mark.start);
                end = value_end(&tight.text, mark.value, limit).max(end);
                reading.read_value(tight, mark, end, year);
                match marks.get(next) {
                    Some(follower) if tight.text[end..follower.start].chars().all(is_joint) => {
                        mark = follower;
                        next += 1;
                    }
                    _ => break,
                }
            }
            // A rule may follow as a sentence of its own.
            let limit = marks.get(next).map_or(tight.text.len(), |mark| mark.start);
            let sentence = end..value_end(&tight.text, end, limit.max(end));
            if is_rule(&tight.text[sentence.clone()]) {
                reading.read_duties(tight, sentence.clone(), None, year);
                end = sentence.end;
            }
            reading.finish();
            let blank = reading.bearers.is_empty()
                && reading.deadlines.is_empty()
                && reading.rule.is_none();
            if !blank || reading.ignored || reading.blank_value {
                let range = tight.place(first.start..end);
                return Some(reading.statement(range, 0, Form::Line));
            }
        }
    })
}

/// Whether a label begins here, not in the middle of a word.
fn begins(tight: &Tight, mark: &Mark) -> bool {
    tight.is_apart(mark.start)
        || char_before(&tight.text, mark.start).is_none_or(|c| {
            !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '、' | '“' | '"' | '”')
        })
}

/// Where a value ends: behind its `。` or a closing bracket that nothing in it opens, or at `limit`.
fn value_end(text: &str, from: usize, limit: usize) -> usize {
    let mut depth = 0_u32;
    for (at, c) in between_han(&text[from..limit]) {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            match depth.checked_sub(1) {
                Some(inner) => depth = inner,
                // The bracket that the label stands in ends here, and with it the statement.
                None => return from + at + c.len_utf8(),
            }
        } else if depth == 0 && c == '。' {
            return from + at + c.len_utf8();
        }
    }
    limit
}

/// Words with which a bracket begins that states no responsibility.
#[rustfmt::skip]
const ASIDES: &[&str] = &["试行", "暂行", "此件", "含", "包括", "不含", "除", "以下简称", "以下称", "简称", "即", "如", "例如", "见", "详见", "原", "其中", "共", "约", "修订", "征求意见", "草案", "送审", "附件", "附表", "具体"];

/// Words for bodies; a list in a bracket right behind one names those that are meant.
const CLASSES: &[&str] = &[
    "企业", "公司", "单位", "机构", "部门", "学校", "医院", "高校", "院校", "基地", "平台", "园区",
    "集团", "载体", "主体", "组织", "协会", "县区", "乡镇", "地区",
];

/// What the names of departments and governments end with.
const OFFICES: [char; 9] = ['局', '委', '厅', '办', '部', '府', '室', '署', '会'];

/// The cheap test that most brackets fail.
fn may_state(content: &str) -> bool {
    let head = content.trim_start_matches(is_space);
    if head.len() < 6 || ASIDES.iter().any(|word| head.starts_with(word)) {
        return false;
    }
    content.chars().filter(|&c| is_han(c)).nth(1).is_some()
}

/// Whether a bare list in a bracket stands where a sentence ends, and not as an alias behind a name.
fn stands_free(text: &str, bracket: &Bracket, bearers: &[(UnitName, Role)]) -> bool {
    if !closes_sentence(text, bracket) {
        return false;
    }
    let start = back_while(text, bracket.range.start, is_han);
    let run = &text[start..bracket.range.start];
    // 支持企业(甲公司、乙公司): examples of what stands before. A department is none of them.
    let office = |(unit, _): &(UnitName, Role)| {
        without_brackets(&unit.name).is_some_and(|base| base.ends_with(OFFICES))
    };
    if CLASSES.iter().any(|class| run.ends_with(class)) && !bearers.iter().any(office) {
        return false;
    }
    if bearers.len() > 1 {
        return true;
    }
    let alias = ends_like_body(run)
        || run
            .char_indices()
            .any(|(at, _)| level_prefix(&run[at..]).is_some() && ends_like_body(&run[at..]));
    !alias
}

/// Whether a bracket stands where a sentence ends, before its mark or behind it.
fn closes_sentence(text: &str, bracket: &Bracket) -> bool {
    let behind = char_at(text, skip_space(text, bracket.range.end));
    let before = char_before(text, back_while(text, bracket.range.start, is_space));
    let ends = |c: char| matches!(half(c), '。' | ';' | '!');
    behind.is_none_or(|c| ends(c) || closing_of(c).is_some()) || before.is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn bearers(statement: &Statement) -> Vec<(&str, Role)> {
        statement
            .bearers
            .iter()
            .map(|(unit, role)| (unit.name.as_str(), *role))
            .collect()
    }

    fn only(text: &str) -> Statement {
        let all = in_brackets(text, Some(2023));
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.into_iter().next().unwrap()
    }

    use Role::{Lead, Responsible, Support};

    #[test]
    fn brackets_of_every_grammar() {
        let facts: &[(&str, &[(&str, Role)])] = &[
            (
                "推进整治。(牵头单位:市水利局;配合单位:市财政局、市住建局)",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Support),
                    ("市住建局", Support),
                ],
            ),
            (
                "推进整治。（市水利局、市财政局牵头，各镇按职责分工负责）",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Lead),
                    ("各镇", Responsible),
                ],
            ),
            ("推进整治（市水利局负责）。", &[("市水利局", Responsible)]),
            (
                "推进整治〔责\n任单位：城建\n处、办公室〕",
                &[("城建处", Responsible), ("办公室", Responsible)],
            ),
            (
                "推进整治[市水利局牵头，市财政局参与，各县（市、区）政府落实)]",
                &[
                    ("市水利局", Lead),
                    ("市财政局", Support),
                    ("各县（市、区）政府", Responsible),
                ],
            ),
            (
                "推进整治。【责任单位：市水利局、各县(市、区)人民政府】",
                &[
                    ("市水利局", Responsible),
                    ("各县(市、区)人民政府", Responsible),
                ],
            ),
            (
                "推进整治。（省财政厅、省教育厅）",
                &[("省财政厅", Responsible), ("省教育厅", Responsible)],
            ),
            ("推进整治（省发改委总牵头）", &[("省发改委", Lead)]),
            (
                "推进整治。(责任单位：市水利局、市财政局",
                &[("市水利局", Responsible), ("市财政局", Responsible)],
            ),
            (
                "推进整治（市水利局、市财政局等部门按职责分\n工负责）",
                &[("市水利局", Responsible), ("市财政局", Responsible)],
            ),
        ];
        for (text, expected) in facts {
            let statement = only(text);
            assert_eq!(bearers(&statement), *expected, "{text}");
            for (unit, _) in &statement.bearers {
                assert_eq!(
                    crate::zh::text::fold::squeeze(&text[unit.range.clone()]),
                    unit.name,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn a_deadline_as_an_element() {
        let text = "整治。(牵头单位:市水利局;责任单位:市财政局及市住建局,甲区政府、乙园区管委会,6月底完成)";
        let statement = only(text);
        assert_eq!(
            bearers(&statement),
            [
                ("市水利局", Lead),
                ("市财政局", Responsible),
                ("市住建局", Responsible),
                ("甲区政府", Responsible),
                ("乙园区管委会", Responsible)
            ]
        );
        let times: Vec<_> = statement
            .deadlines
            .iter()
            .map(|t| (&text[t.range.clone()], t.date(Some(2023))))
            .collect();
        assert_eq!(times, [("6月底", Some(date(2023, 6, 30)))]);
    }

    #[test]
    fn rules_stated_once() {
        let statement = only("整治。(省水利厅、省能源局(省煤管局)。列第一位者为牵头部门,下同)");
        assert_eq!(statement.rule, Some(Rule::FirstListedLeads));
        assert_eq!(
            bearers(&statement),
            [
                ("省水利厅", Responsible),
                ("省能源局(省煤管局)", Responsible)
            ]
        );
        let statement =
            only("整治〔市水利局牵头,各县区负责落实。以下各项工作均需各县区落实,不再列出。〕");
        assert!(
            matches!(statement.rule, Some(Rule::AlsoAll(ref units)) if units.iter().map(|u| u.name.as_str()).eq(["各县区"])),
            "{statement:?}"
        );
        assert_eq!(
            bearers(&statement),
            [("市水利局", Lead), ("各县区", Responsible)]
        );
    }

    #[test]
    fn brackets_that_state_nothing() {
        for text in [
            "办法（试行）",
            "（此件公开发布）",
            "政府（含甲新区、乙新区管委会）",
            "完成2家(包括省里任务)",
            "(浙审环综〔2016〕10号)",
            "区环保局（以下简称环保局）",
            "各县(市、区)工作方案",
            "区委渔农办(农林水利局)牵头",
            "碳汇渔业(浅海贝藻养殖)",
            "危废(医废)处置",
            "修编(编制),并完成",
            "(6分)",
            "主干路(含)以上",
            "（甲区、乙县）",
            "[1]",
            "(",
            "（）",
            "加油站（油库）。",
        ] {
            assert_eq!(in_brackets(text, None), [], "{text}");
        }
    }

    #[test]
    fn labelled_lines() {
        let line = "牵头单位:市水利局。责任单位:市财政局、各镇(街道)。完成时限:2023年12月。";
        let statement = labelled_line(line, Some(2023)).unwrap();
        assert_eq!(
            bearers(&statement),
            [
                ("市水利局", Lead),
                ("市财政局", Responsible),
                ("各镇(街道)", Responsible)
            ]
        );
        assert_eq!(
            statement
                .deadlines
                .iter()
                .map(|t| t.date(None))
                .collect::<Vec<_>>(),
            [Some(date(2023, 12, 31))]
        );
        assert_eq!(statement.range, 0..line.len());

        let statement = labelled_line("责 任 单 位：市财政局（列第一位的为牵头单位，下同）", None);
        assert!(statement.is_some_and(|s| s.bearers.len() == 1));
        assert_eq!(
            labelled_line("责任单位：-", None).map(|s| s.bearers.len()),
            Some(0)
        );
        assert!(
            labelled_line("认定部门:市财政局", None)
                .is_some_and(|s| s.ignored && s.bearers.is_empty())
        );
        assert!(
            labelled_line("分管领导:张三", None).is_some_and(|s| s.ignored && s.bearers.is_empty())
        );
        assert_eq!(labelled_line("推进整治", None), None);
        assert_eq!(labelled_line("发布单位:市财政局", None), None);
        assert_eq!(labelled_line("各牵头单位和责任单位要加强领导", None), None);
    }

    #[test]
    fn labels_at_the_end_of_a_paragraph() {
        let text = "1.推进整治,完成验收。牵头单位：市水利局。责任单位：市财政局。";
        let all = labelled_runs(text, None);
        assert_eq!(all.len(), 1);
        assert_eq!(
            &text[all[0].range.clone()],
            "牵头单位：市水利局。责任单位：市财政局。"
        );
        assert_eq!(labelled_line(text, None), None);
    }
}
