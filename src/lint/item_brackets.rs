//! Brackets of items that stand beside their text: of their numbers, and around who bears them.

use hashbrown::HashMap;

use super::spot::{Spot, SpotKind};
use super::survey::Survey;
use crate::model::{Fix, Via};
use crate::zh::text::scan::skip_one;

/// Numbers of items that lost their opening bracket: `二)` between `(一)` and `(三)`.
pub(super) fn markers(survey: &Survey, spots: &mut Vec<Spot>) {
    let opened = |marker: &str| marker.starts_with(['(', '（']);
    let source = survey.notice.source();
    // The bracket that opens the first such number below each heading.
    let mut opening: HashMap<(usize, Option<usize>), char> = HashMap::new();
    for reference in &survey.nodes {
        let marker = reference.node.marker.as_str();
        if let Some(bracket) = marker.chars().next().filter(|_| opened(marker)) {
            let heading = (reference.book, reference.parent);
            opening.entry(heading).or_insert(bracket);
        }
    }
    for (at, reference) in survey.nodes.iter().enumerate() {
        let marker = reference.node.marker.as_str();
        if opened(marker) || !marker.ends_with([')', '）']) {
            continue;
        }
        let Some(open) = opening.get(&(reference.book, reference.parent)) else {
            continue;
        };
        let start = reference.node.at.start as usize;
        let range = start..start + marker.len();
        if source.text().get(range.clone()) == Some(marker) {
            spots.push(Spot {
                kind: SpotKind::Bracket,
                at: source.span(range),
                quote: marker.to_owned(),
                task: survey.node_tasks.of_node(at).first().copied(),
                fix: Some(Fix {
                    replace: marker.to_owned(),
                    with: format!("{open}{marker}"),
                }),
            });
        }
    }
}

/// Brackets that say who is responsible and do not close before their item ends: the text of the item is without them.
pub(super) fn statements(survey: &Survey, spots: &mut Vec<Spot>) {
    let source = survey.notice.source();
    let text = source.text();
    let is_open = |c: char| matches!(c, '(' | '（');
    let is_close = |c: char| matches!(c, ')' | '）');
    for (at, reference) in survey.nodes.iter().enumerate() {
        let node = reference.node;
        let mut stated = node.units.iter().chain(&node.stated);
        let Some(last) = stated.rfind(|unit| unit.via == Via::Bracket) else {
            continue;
        };
        let (start, end) = (
            last.at.start as usize,
            last.at.end.max(node.at.end) as usize,
        );
        let before = text.get(node.at.start as usize..start).unwrap_or_default();
        let Some(from) = before
            .rfind(is_open)
            .map(|from| from + start - before.len())
        else {
            continue;
        };
        let said = survey.quote(&source.span(from..end));
        let count = |is: fn(char) -> bool| said.chars().filter(|c| is(*c)).count();
        if said.starts_with(is_open) && count(is_open) > count(is_close) {
            let range = from..skip_one(text, from);
            spots.push(Spot {
                kind: SpotKind::Bracket,
                quote: text[range.clone()].to_owned(),
                at: source.span(range),
                task: survey.node_tasks.of_node(at).first().copied(),
                fix: None,
            });
        }
    }
}
