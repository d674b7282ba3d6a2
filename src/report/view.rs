//! What the page shows of a notice, as the script reads it.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::export::compare::{Kind, Part, Witnesses, sides};
use crate::export::{further_cells, labels};
use crate::model::{Deadline, EditField, Finding, Notice, Row, Sentence, Task, Unit, UnitsStatus};
use crate::span::Span;

/// So many findings of a task are underlined in its text: nobody tells more of them apart there, and for each the text is
/// searched. The list below the text has them all.
const UNDERLINED: usize = 100;

/// A notice on the page.
#[derive(Serialize)]
pub(super) struct View<'a> {
    title: Option<&'a str>,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    issued: Option<String>,
    file: Option<&'a str>,
    fetched: Option<&'a str>,
    coverage: f64,
    books: bool,
    tables: bool,
    dropped: usize,
    units: usize,
    tasks: Vec<TaskView<'a>>,
    /// Findings that belong to no task.
    findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct TaskView<'a> {
    id: &'a str,
    path: Option<String>,
    seq: Option<&'a str>,
    /// Headings above, outermost first.
    trail: Vec<String>,
    heading: Option<&'a str>,
    reading: Option<&'a str>,
    /// Kind, link, clause and text of each part.
    book: Vec<(Kind, usize, usize, String)>,
    table: Vec<(Kind, usize, usize, String)>,
    /// Name as printed, second name, role, and the name to count by.
    units: Vec<(&'a str, Option<&'a str>, &'static str, &'a str)>,
    status: &'static str,
    relation: &'static str,
    edits: Vec<String>,
    deadlines: Vec<(&'a str, Option<String>)>,
    targets: Vec<&'a str>,
    /// Further columns of its rows.
    other: Option<String>,
    book_line: Option<u32>,
    table_line: Option<u32>,
    /// Whether the witnesses differ in a title, a group or a number, whatever their texts do.
    around: bool,
    /// Table and row, to sort by.
    row: Option<(usize, usize)>,
    findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct FindingView<'a> {
    severity: &'static str,
    level: crate::model::Severity,
    rule: &'a str,
    code: &'a str,
    message: &'a str,
    quote: &'a str,
    line: u32,
    column: u32,
    fix: Option<(&'a str, &'a str)>,
    /// Where it is in the text of one side: the side, and how often the quoted words stand there before.
    place: Option<(&'static str, usize)>,
}

impl<'a> View<'a> {
    pub(super) fn of(notice: &'a Notice) -> Self {
        let header = &notice.header;
        let witnesses = Witnesses::new(notice);
        let (mut by_task, mut loose) = (HashMap::<&str, Vec<&Finding>>::new(), Vec::new());
        let known: BTreeSet<&str> = notice.tasks.iter().map(|task| task.id.as_str()).collect();
        for finding in &notice.findings {
            match finding.task.as_deref().filter(|id| known.contains(id)) {
                Some(id) => by_task.entry(id).or_default().push(finding),
                None => loose.push(FindingView::of(finding, None)),
            }
        }
        let units: BTreeSet<&str> = notice
            .tasks
            .iter()
            .flat_map(|task| &task.units)
            .map(|unit| unit.whole_name())
            .collect();
        View {
            title: header.title.as_deref(),
            number: header
                .doc_number
                .as_ref()
                .map(|number| number.text.as_str()),
            issuer: header.issuer.as_deref(),
            issued: header.issued_on.map(|day| day.to_string()),
            file: notice.origin.name.as_deref(),
            fetched: notice.origin.fetched.as_deref(),
            coverage: notice.coverage,
            books: !notice.books.is_empty(),
            tables: !notice.tables.is_empty(),
            dropped: notice
                .tasks
                .iter()
                .filter(|task| task.units_status == UnitsStatus::Dropped)
                .count(),
            units: units.len(),
            tasks: notice
                .tasks
                .iter()
                .map(|task| {
                    let findings = by_task
                        .get(task.id.as_str())
                        .map(Vec::as_slice)
                        .unwrap_or_default();
                    TaskView::of(notice, task, &witnesses, findings)
                })
                .collect(),
            findings: loose,
        }
    }
}

impl<'a> TaskView<'a> {
    fn of(
        notice: &'a Notice,
        task: &'a Task,
        witnesses: &Witnesses<'_>,
        findings: &[&'a Finding],
    ) -> Self {
        let source = notice.source().text();
        let (sentences, row) = (witnesses.sentences(task), witnesses.row(task));
        let sides = sides(&sentences, row);
        TaskView {
            id: &task.id,
            path: task.path.as_ref().map(|path| path.concat()),
            seq: task.seq.as_deref(),
            trail: trail(task, witnesses),
            heading: task.heading.as_deref(),
            reading: task.reading.as_deref(),
            book: sides.book.into_iter().map(part).collect(),
            table: sides.table.into_iter().map(part).collect(),
            units: task.units.iter().map(unit).collect(),
            status: labels::units_status(task.units_status).0,
            relation: labels::relation(task.relation).0,
            edits: [labels::differences(task), labels::corrections(task)].concat(),
            deadlines: task.deadlines.iter().map(deadline).collect(),
            targets: task
                .targets
                .iter()
                .map(|target| target.text.as_str())
                .collect(),
            other: further_cells(notice, task),
            book_line: sentences.first().map(|first| first.at.line),
            table_line: row.map(|row| row.places.get("text").unwrap_or(&row.at).line),
            around: task.edits.iter().any(|edit| edit.field != EditField::Text),
            row: task.row.as_ref().map(|place| (place.table, place.row)),
            findings: findings
                .iter()
                .enumerate()
                .map(|(index, finding)| {
                    let shown = (index < UNDERLINED).then_some(finding);
                    let place = shown.and_then(|finding| place(finding, source, &sentences, row));
                    FindingView::of(finding, place)
                })
                .collect(),
        }
    }
}

impl<'a> FindingView<'a> {
    fn of(finding: &'a Finding, place: Option<(&'static str, usize)>) -> Self {
        FindingView {
            severity: labels::severity(finding.severity),
            level: finding.severity,
            rule: &finding.rule,
            code: &finding.code,
            message: &finding.message,
            quote: &finding.quote,
            line: finding.at.line,
            column: finding.at.column,
            fix: finding
                .fix
                .as_ref()
                .map(|fix| (fix.replace.as_str(), fix.with.as_str())),
            place,
        }
    }
}

/// The side in whose text a finding is, and how many times its words stand in that text before it.
fn place(
    finding: &Finding,
    source: &str,
    sentences: &[Sentence],
    row: Option<&Row>,
) -> Option<(&'static str, usize)> {
    let book: Vec<&Span> = sentences.iter().map(|one| one.at).collect();
    let table: Vec<&Span> = row
        .and_then(|row| row.places.get("text"))
        .into_iter()
        .collect();
    let times = |start: u32, end: u32| {
        let before = source.get(start as usize..end as usize).unwrap_or_default();
        before.matches(finding.quote.as_str()).count()
    };
    [("book", book), ("table", table)]
        .into_iter()
        .find_map(|(side, spans)| {
            let at = spans.iter().position(|span| span.contains(&finding.at))?;
            let earlier: usize = spans[..at]
                .iter()
                .map(|span| times(span.start, span.end))
                .sum();
            Some((side, earlier + times(spans[at].start, finding.at.start)))
        })
        .filter(|_| !finding.quote.is_empty())
}

fn part(part: Part) -> (Kind, usize, usize, String) {
    (part.kind, part.link, part.clause, part.text)
}

fn unit(unit: &Unit) -> (&str, Option<&str>, &'static str, &str) {
    let role = labels::role(unit.role).0;
    (&unit.name, unit.alias.as_deref(), role, unit.whole_name())
}

fn deadline(deadline: &Deadline) -> (&str, Option<String>) {
    (&deadline.text, deadline.date.map(|day| day.to_string()))
}

/// Headings above a task: of the book where it has a place there, else the group of its row.
fn trail(task: &Task, witnesses: &Witnesses<'_>) -> Vec<String> {
    if task.book.is_none() {
        return task.group.iter().map(|group| group.to_string()).collect();
    }
    let mut above = witnesses.above(task);
    above.retain(|node| !node.marker.is_empty());
    let printed = above.last().and_then(|node| node.title.as_deref());
    // A heading without a number has no place in the path.
    let unnumbered = task.group.as_deref().filter(|_| task.row.is_none());
    let unnumbered = unnumbered.filter(|group| printed != Some(group));
    let numbered = above.iter().map(|node| {
        let title = node.reading.as_ref().or(node.title.as_ref());
        format!(
            "{}{}",
            node.marker,
            title.map(String::as_str).unwrap_or_default()
        )
    });
    numbered.chain(unnumbered.map(str::to_owned)).collect()
}
