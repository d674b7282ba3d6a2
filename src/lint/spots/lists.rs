//! Doubled marks between the names of a list: 甲局、、乙局. The names are values of their own, so what parts them is in no text.

use super::{Spot, SpotKind};
use crate::lint::spots::marks::{is_doubled, is_stop};
use crate::lint::survey::Survey;
use crate::model::{Fix, Unit};
use crate::zh::text::scan::half;

pub(super) fn find(survey: &Survey, spots: &mut Vec<Spot>) {
    for (at, item) in survey.nodes.iter().enumerate() {
        let task = survey.node_tasks.of_node(at).first().copied();
        for list in [&item.node.units, &item.node.stated] {
            between(survey, list, task, spots);
        }
    }
    for (table, tasks) in survey.notice.tables.iter().zip(&survey.row_tasks) {
        // A cell that is merged over several rows is one list.
        let mut read = 0;
        for (row, &task) in table.rows.iter().zip(tasks) {
            let ends = row.units.iter().map(|unit| unit.at.end);
            let end = ends.max().unwrap_or_default();
            if end > read {
                between(survey, &row.units, task, spots);
                read = end;
            }
        }
    }
}

fn between(survey: &Survey, list: &[Unit], task: Option<usize>, spots: &mut Vec<Spot>) {
    /// The shortest two marks, in bytes.
    const TWO: u32 = 2;
    let source = survey.notice.source();
    for pair in list.windows(2) {
        let (start, end) = (pair[0].at.end, pair[1].at.start);
        if end < start + TWO {
            continue;
        }
        // Nearly always one mark parts them.
        let parts = source.text().get(start as usize..end as usize);
        let marks = parts.map_or(0, |parts| {
            parts.chars().filter(|c| is_stop(*c)).take(2).count()
        });
        if marks < 2 {
            continue;
        }
        let at = source.span(start as usize..end as usize);
        let quote = survey.quote(&at);
        let quote = quote.trim();
        let mut marks = quote.chars();
        let (Some(first), Some(second)) = (marks.next(), marks.next()) else {
            continue;
        };
        if quote.chars().all(is_stop) && is_doubled(half(first), half(second)) {
            spots.push(Spot {
                kind: SpotKind::Doubled,
                at,
                quote: quote.to_owned(),
                task,
                fix: Some(Fix {
                    replace: quote.to_owned(),
                    with: first.to_string(),
                }),
            });
        }
    }
}
