//! Content that was not understood: one note for the whole notice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::missing_unit;
use crate::model::{Confidence, Leftover, LeftoverClass, Notice, Severity, TroubleReason};
use crate::span::Span;
use crate::zh::responsibility::{self, Statement};
use crate::zh::text::bracket::brackets;
use crate::zh::text::label::{self, Label};
use crate::zh::text::scan::{half, is_close};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};
use crate::zh::unit;

pub(super) const RULE: Rule = Rule {
    code: "TB101",
    name: "text-left-over",
    severity: Severity::Note,
    zh: "有正文没有读懂",
    en: "content that was not understood",
    doc: include_str!("text_left_over.md"),
    check,
};

/// So many places are listed.
const MOST: usize = 50;

fn check(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let nothing_read = notice.books.is_empty() && notice.tables.is_empty();
    let left: Vec<_> = left_over(notice)
        .filter(|left| match left.class {
            LeftoverClass::Unknown => has_words(&left.text),
            LeftoverClass::Cover => nothing_read && holds_document(&left.text),
            LeftoverClass::Chrome => false,
        })
        .collect();
    let unread = unread_duties(context);
    if !unread.is_empty() {
        return vec![unread_draft(
            context,
            &unread,
            left.iter().map(|left| &left.at),
        )];
    }
    let Some(longest) = left
        .iter()
        .max_by_key(|left| (left.text.len(), std::cmp::Reverse(left.at.start)))
    else {
        return Vec::new();
    };
    vec![
        Draft::at(
            longest.at.clone(),
            format!("有 {} 处正文没有归入任何任务，最长的是这一处", left.len()),
            format!(
                "{} stretches of content are in no value; this is the longest",
                left.len()
            ),
        )
        .quote(longest.text.clone())
        .related(
            left.iter()
                .filter(|other| other.at != longest.at)
                .take(MOST)
                .map(|other| other.at.clone()),
        )
        .confidence(Confidence::Low),
    ]
}

/// What is left over of this notice: another one behind it is reported as such.
fn left_over(notice: &Notice) -> impl Iterator<Item = &Leftover> {
    let mut further = notice.troubles.iter();
    let further = further.find(|trouble| trouble.reason == TroubleReason::FurtherNotice);
    let end = further.map_or(u32::MAX, |trouble| trouble.at.start);
    let left = notice.leftover.iter();
    left.filter(move |left| left.at.start < end)
}

/// Worse than text that is left over: it says who is responsible, and gave no unit.
fn unread_draft<'a>(
    context: &Context,
    unread: &[&'a Span],
    left: impl Iterator<Item = &'a Span>,
) -> Draft {
    let first = unread[0];
    let others = left.filter(|at| !unread.contains(at));
    Draft::at(
        first.clone(),
        format!(
            "有 {} 处文字写明责任单位，却没有读出单位，第一处在此",
            unread.len()
        ),
        format!(
            "{} stretches of text say who is responsible and gave no unit; this is the first",
            unread.len()
        ),
    )
    .quote(context.quote(first))
    .related(
        unread[1..]
            .iter()
            .copied()
            .chain(others)
            .take(MOST)
            .cloned(),
    )
    .severity(Severity::Warning)
    .confidence(Confidence::Medium)
}

/// Texts that say who is responsible, outside the tasks or inside their clauses. One alone outside may speak of the notice itself.
fn unread_duties<'a>(context: &Context<'a>) -> Vec<&'a Span> {
    /// Fewest outside the tasks.
    const FEWEST: usize = 2;
    // A label without its body is one where bodies are left over as well; in a form (承办部门：) it is a blank.
    let is_body = |left: &Leftover| {
        left.class == LeftoverClass::Unknown && unit::list::are_sure_bodies(left.text.trim())
    };
    let whole = context.notice.troubles.is_empty() && left_over(context.notice).any(is_body);
    let mut unread: Vec<&Span> = left_over(context.notice)
        .filter(|left| match left.class {
            // Work may stand beside the element that was taken for the content; a page also says whose website it is.
            LeftoverClass::Chrome => {
                // Most of it is links, which have neither.
                left.text.contains([':', '：', ')', '）'])
                    && !is_of_site(&left.text)
                    && is_duty(&left.text)
            }
            LeftoverClass::Cover => is_duty(&left.text),
            // The names of columns are in no value either; a table that was not read is reported as such.
            LeftoverClass::Unknown => {
                whole && is_label_of_bodies(left.text.trim()) || is_duty(&left.text)
            }
        })
        .map(|left| &left.at)
        .collect();
    if unread.len() < FEWEST {
        unread.clear();
    }
    let mut reported = None;
    for (at, reference) in context.nodes.iter().enumerate() {
        for clause in &reference.node.clauses {
            let last = last_bearer(&clause.text);
            if last.is_none() && !closes_with_duty(&clause.text) {
                continue;
            }
            // What names nobody where its neighbours do is reported as such.
            let reported = reported.get_or_insert_with(|| {
                missing_unit::tasks_of(&(missing_unit::RULE.check)(context))
            });
            let tasks = context.node_tasks.of_node(at);
            // The sentence was read where its last name was.
            let read = last.is_some_and(|last| {
                let units = tasks
                    .iter()
                    .flat_map(|task| &context.notice.tasks[*task].units);
                units
                    .filter(|unit| clause.at.start <= unit.at.start && unit.at.end <= clause.at.end)
                    .any(|unit| unit.name == *last)
            });
            if !read && !tasks.iter().any(|task| reported.contains(task)) {
                unread.push(&clause.at);
            }
        }
    }
    unread.sort_by_key(|at| at.start);
    unread
}

/// Whether a line that is left over says who is responsible: 牵头单位：甲局, ——甲局牵头, …。（牵头单位：甲局）.
fn is_duty(text: &str) -> bool {
    responsibility::own_line(text.trim(), None)
        .is_some_and(|statement| !statement.bearers.is_empty())
        || last_bearer(text).is_some()
        || responsibility::closes_with_label(text)
}

/// Whether a line says who runs the website: 主办单位：某县人民政府办公室.
fn is_of_site(text: &str) -> bool {
    let text = text.trim_start();
    starts_with_any(text, &["主办", "承办", "协办"])
}

/// Whether a line is a label for bodies without its colon: 牵头单位.
fn is_label_of_bodies(text: &str) -> bool {
    ends_with_any(text, &["单位", "部门"])
        && label::label_before(text, text.len()).is_some_and(|(start, label)| {
            start == 0 && matches!(label, Label::Lead | Label::Support | Label::Responsible)
        })
}

/// The last body of a clause that is nothing but bodies and what they do: ——甲局牵头，乙局配合.
fn last_bearer(text: &str) -> Option<String> {
    let is_mark = |c: char| match c {
        // Nearly all that is asked about: the library has to look these up.
        '\u{4e00}'..='\u{9fff}' => false,
        '、' | '。' | '，' | '；' => true,
        _ => !c.is_alphanumeric(),
    };
    let bare = text.trim_end_matches(is_mark);
    if !is_said_of_bodies(bare) {
        return None;
    }
    let bare = bare.trim_start_matches(is_mark);
    let mut statement = responsibility::in_cell(bare, None)?;
    let all = is_all(bare, &statement);
    statement
        .bearers
        .pop()
        .filter(|_| all)
        .map(|(unit, _)| unit.name)
}

/// Whether a clause, read as text to its end, closes with a bracket that says whose work it is: （厂区牵头，有关方面按职责分工负责）.
fn closes_with_duty(text: &str) -> bool {
    let sentence = text.trim_end_matches(['。', ';', '；', ' ']);
    let content = sentence.trim_end_matches(is_close).trim_end_matches('。');
    if content.len() == sentence.len() || !is_said_of_bodies(content) {
        return false;
    }
    let mut all = brackets(sentence).into_iter();
    let last = all.find(|bracket| bracket.closed && bracket.range.end == sentence.len());
    let Some(content) = last.map(|last| &sentence[last.content]) else {
        return false;
    };
    let says = || {
        let named = |name: &str| unit::name::ends_like_body(name);
        holds_any(content, &["牵头", "职责", "分工", "部门", "单位"])
            || content
                .split(['、', ',', '，'])
                .any(|name| named(unit::tail::strip_duty(name)))
    };
    // 谁主管谁负责 says how work is parted, not whose it is.
    !content.contains('谁') && says()
}

/// Whether a text ends with a word of duty: 甲局牵头.
fn is_said_of_bodies(text: &str) -> bool {
    ends_with_any(text, &["牵头", "配合", "负责", "落实"])
}

/// Whether the names of a statement, all of them bodies, and a few words beside them are all that a text says.
fn is_all(text: &str, statement: &Statement) -> bool {
    /// Characters beside the names and the marks between them: 由…牵头，按职责分工配合.
    const BESIDE: usize = 10;
    let names = || statement.bearers.iter().map(|(unit, _)| &unit.name);
    let count = names().count();
    let characters: usize = names().map(|name| name.chars().count()).sum();
    let bodies = names().all(|name| unit::list::is_body(name));
    count > 0 && bodies && text.chars().count() <= characters + count + BESIDE
}

/// Whether a line of the cover holds what stands on many lines in print: it is longer than any paragraph, or items are numbered
/// inside it.
fn holds_document(text: &str) -> bool {
    /// In bytes.
    const LONGEST_PARAGRAPH: usize = 2_400;
    /// Two items with their numbers.
    const SHORTEST: usize = 120;
    const SERIES: [[&str; 2]; 2] = [["一、", "二、"], ["（一）", "（二）"]];
    let opens = |(at, _): &(usize, &str)| {
        let before = text[..*at].chars().next_back();
        before.is_some_and(|c| c.is_whitespace() || matches!(half(c), '。' | ';' | ':' | ')' | '!'))
    };
    text.len() > LONGEST_PARAGRAPH
        || text.len() > SHORTEST
            && SERIES.iter().any(|numbers| {
                numbers
                    .iter()
                    .all(|number| text.match_indices(number).any(|found| opens(&found)))
            })
}

/// Whether a stretch says anything: numbers of rows, points and the line that adds them up do not.
fn has_words(text: &str) -> bool {
    const SUMS: [&str; 6] = ["总分", "合计", "小计", "总计", "分值", "满分"];
    let bare: String = text
        .chars()
        .filter(|c| c.is_alphabetic() && !"分一二三四五六七八九十".contains(*c))
        .collect();
    !bare.is_empty()
        && !SUMS
            .iter()
            .any(|sum| sum.trim_end_matches('分') == bare || *sum == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_no_words() {
        for text in ["15", "（10分）", "总分100分", "合计", "三、"] {
            assert!(!has_words(text), "{text}");
        }
        assert!(has_words("报送信息"));
    }

    #[test]
    fn brackets_that_say_whose_work_it_is() {
        for text in [
            "开展检查。（甲石化厂牵头，有关方面按职责分工负责）",
            "开展检查（由所在片区部门负责）。",
            "（县水利局、县气象台站点负责）",
        ] {
            assert!(closes_with_duty(text), "{text}");
        }
        for text in [
            "坚持属地管理（谁主管谁负责）。",
            "推广经验（企业自主落实）",
            "完成检查（县水利局）。",
            "县水利局负责（本级）落实。",
        ] {
            assert!(!closes_with_duty(text), "{text}");
        }
    }
}
