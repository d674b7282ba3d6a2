//! Targets and deadlines of the tasks, from their texts and from the table's columns.

use super::tasks::Draft;
use crate::deadline::of_time;
use crate::model::{
    ColumnRole, Comparator, Deadline, DeadlineKind, Notice, Row, Target, Task, TaskTable,
};
use crate::place::Parts;
use crate::span::{Source, Span};
use crate::zh::quantity::{self, Quantity};
use crate::zh::text::words::ends_with_any;
use crate::zh::time::deadline;
use crate::zh::time::{Time, Year};
use jiff::civil::Date;
use smol_str::SmolStr;

/// Annotates every task.
pub(super) fn annotate(notice: &Notice, drafts: &mut [Draft]) {
    let source = &notice.source;
    let year = notice.header.year;
    let issued = notice.header.issued_on;
    for draft in drafts {
        let task = &mut draft.task;
        let stated = std::mem::take(&mut task.deadlines);
        // What the title of an item sets is set for the item: 1.工业增加值增长9%。加快技术改造。
        let title = task.heading.as_deref().zip(draft.title_at.as_ref());
        if let Some((text, at)) = title.filter(|_| task.group.as_deref().is_some_and(lists_steps)) {
            let mut places = Parts::new(source, at, text);
            let found = deadline::in_heading(text, year);
            let found = found
                .iter()
                .map(|time| of_time(text, time, places.part(time.range.clone()), year));
            task.deadlines.extend(found);
        }
        // 问题一：3家企业超标排放5次: how things are, and not what is to be.
        let is_problem = task.path.as_ref().and_then(|path| path.last());
        let is_problem = is_problem.is_some_and(|number| number.starts_with("问题"));
        let title = title.filter(|_| !is_problem);
        // 10亿元以上: the name of allotted values says of what they are.
        let of_table = notice.table_and_row_of(task);
        let is_allotted = of_table.is_some_and(|(table, row)| table.allotted(row).is_some());
        let with_book = draft.with_book.take();
        let text = Some((task.text.as_str(), &task.at));
        let text = text.filter(|_| with_book.is_none() && !is_allotted);
        for (text, at) in title.into_iter().chain(text) {
            let quantities = quantity::find_all(text);
            let times = times_in(text, year, issued);
            if quantities.is_empty() && times.is_empty() {
                continue;
            }
            let mut places = Parts::new(source, at, text);
            // Every task has these lists, and most hold one value: room to grow would be most of what they take.
            task.targets.reserve_exact(quantities.len());
            task.targets.extend(quantities.iter().map(|found| {
                let at = places.part(found.range.clone());
                target(text, found, None, at)
            }));
            task.deadlines.reserve_exact(times.len());
            task.deadlines.extend(times.iter().map(|time| {
                let at = places.part(time.range.clone());
                of_time(text, time, at, year)
            }));
        }
        if let Some((targets, deadlines)) = with_book {
            task.targets.extend(targets);
            task.deadlines.extend(deadlines);
        }
        if let Some((table, row)) = of_table {
            column_goals(table, row, source, year, task);
            column_deadline(row, source, year, &mut task.deadlines);
        }
        task.deadlines.extend(stated);
    }
}

/// The deadlines of a text. A plan of a year that is issued in the one before may set something for what is left of that.
pub(super) fn times_in(text: &str, year: Option<i16>, issued: Option<Date>) -> Vec<Time> {
    let mut times = deadline::in_text(text, year);
    let (Some(year), Some(issued)) = (year, issued) else {
        return times;
    };
    if issued.year() < year {
        let left = |time: &Time| {
            matches!(time.year, Year::Given(given) if given < year)
                && time.date(None).is_some_and(|day| day >= issued)
        };
        let before = deadline::in_text(text, Some(issued.year()));
        times.extend(before.into_iter().filter(left));
        times.sort_by_key(|time| time.range.start);
    }
    times
}

/// Whether a heading announces the steps of a work: 工作步骤, 实施步骤, 进度安排.
fn lists_steps(heading: &str) -> bool {
    ends_with_any(
        heading,
        &[
            "步骤", "进度", "进度安排", "时间安排", "步骤安排", "阶段安排",
        ],
    )
}

/// Finds targets and deadlines of a task's text anew in its reading; what the correction brought stands at its place.
pub(super) fn read_again(task: &mut Task, year: Option<i16>) {
    let (Some(reading), Some(correction)) = (task.reading.clone(), task.corrections.first()) else {
        return;
    };
    let corrected = correction.at.clone();
    let text = task.at.clone();
    let in_text = |at: &Span| text.contains(at);
    let place = |known: Option<Span>| known.unwrap_or_else(|| corrected.clone());
    let (before, columns): (Vec<_>, Vec<_>) = std::mem::take(&mut task.targets)
        .into_iter()
        .partition(|target| in_text(&target.at));
    task.targets = quantity::find_all(&reading)
        .iter()
        .map(|found| {
            let words = &reading[found.range.clone()];
            let known = before.iter().find(|target| target.text == words);
            target(
                &reading,
                found,
                None,
                place(known.map(|known| known.at.clone())),
            )
        })
        .chain(columns)
        .collect();
    let (before, columns): (Vec<_>, Vec<_>) = std::mem::take(&mut task.deadlines)
        .into_iter()
        .partition(|deadline| in_text(&deadline.at));
    task.deadlines = deadline::in_text(&reading, year)
        .iter()
        .map(|time| {
            let words = &reading[time.range.clone()];
            let known = before.iter().find(|deadline| deadline.text == words);
            of_time(
                &reading,
                time,
                place(known.map(|known| known.at.clone())),
                year,
            )
        })
        .chain(columns)
        .collect();
}

pub(super) fn target(text: &str, found: &Quantity, measure: Option<&str>, at: Span) -> Target {
    // 14.6 in a column of 万吨 is 146000 吨.
    let (scale, measure) = match (&found.unit, measure) {
        (None, Some(measure)) => {
            let (scale, unit) = scaled(measure);
            (scale, Some(unit))
        }
        _ => (1.0, None),
    };
    Target {
        text: text[found.range.clone()].into(),
        comparator: match found.comparator {
            quantity::Comparator::AtLeast => Comparator::AtLeast,
            quantity::Comparator::MoreThan => Comparator::MoreThan,
            quantity::Comparator::AtMost => Comparator::AtMost,
            quantity::Comparator::LessThan => Comparator::LessThan,
            quantity::Comparator::Equal => Comparator::Equal,
        },
        value: times(found.value, scale),
        upper: found.upper.map(|upper| times(upper, scale)),
        unit: found.unit.or(measure).map(SmolStr::from),
        at,
    }
}

/// A unit of measurement without the number before it: 万吨 counts 10,000 of 吨.
fn scaled(measure: &str) -> (f64, &str) {
    let (mut scale, mut unit) = (1.0, measure);
    for (word, factor) in [('万', 1e4), ('萬', 1e4), ('亿', 1e8), ('億', 1e8)] {
        // A number alone (万) is all there is.
        if let Some(rest) = unit.strip_prefix(word).filter(|rest| !rest.is_empty()) {
            (scale, unit) = (scale * factor, rest);
        }
    }
    (scale, unit)
}

/// The product as a decimal: 3.2 of 万 are 32000 and no fraction beside.
fn times(value: f64, scale: f64) -> f64 {
    match scale == 1.0 {
        true => value,
        false => (value * scale * 1e6).round() / 1e6,
    }
}

/// A value in a column of its own takes the unit of the measurement-unit column, or the one that the name of what is measured
/// or of the column gives in its bracket: 粮食总产量（万吨）. Words of what is to be reached tell until when: 6月底前通车.
fn column_goals(table: &TaskTable, row: &Row, source: &Source, year: Option<i16>, task: &mut Task) {
    let of_role = |role: ColumnRole| {
        table
            .columns
            .iter()
            .filter(move |column| column.role == role)
            .filter_map(|column| row.cells.get(&column.name).map(|text| (column, text)))
    };
    let measure = of_role(ColumnRole::Measure)
        .map(|(_, text)| text.as_str())
        .find(|text| !crate::zh::unit::name::is_placeholder(text));
    for (column, text) in of_role(ColumnRole::Target) {
        let Some(cell) = row.places.get(&column.name) else {
            continue;
        };
        let (found, times) = match quantity::whole_cell(text) {
            Some(found) => (vec![found], Vec::new()),
            None => (quantity::find_all(text), deadline::in_text(text, year)),
        };
        // By how much something grows is told in hundredths, whatever it is measured in: 增幅（%）.
        let own = quantity::unit_of_name(&column.name);
        let rate = own.filter(|unit| matches!(*unit, "%" | "％"));
        let measure = rate.or(measure).or_else(|| {
            let names = [Some(&*row.text), row.heading.as_deref()];
            let mut named = names.into_iter().flatten();
            named.find_map(quantity::unit_of_name).or(own)
        });
        let mut places = Parts::new(source, cell, text);
        for quantity in found {
            let at = places.part(quantity.range.clone());
            task.targets.push(target(text, &quantity, measure, at));
        }
        for time in times {
            let at = places.part(time.range.clone());
            task.deadlines.push(of_time(text, &time, at, year));
        }
    }
}

fn column_deadline(row: &Row, source: &Source, year: Option<i16>, deadlines: &mut Vec<Deadline>) {
    let (Some(text), Some(cell)) = (&row.deadline, row.places.get("deadline")) else {
        return;
    };
    if crate::zh::unit::name::is_placeholder(text) {
        return;
    }
    let times = deadline::in_cell(text, year);
    if times.is_empty() {
        // Words of time that are not understood stay visible.
        deadlines.push(Deadline {
            text: text.as_str().into(),
            date: None,
            kind: DeadlineKind::Unclear,
            at: cell.clone(),
        });
    }
    let mut places = Parts::new(source, cell, text);
    for time in times {
        let at = places.part(time.range.clone());
        deadlines.push(of_time(text, &time, at, year));
    }
}
