//! Numbers of items that lost their opening bracket: `二)` between `(一)` and `(三)`.

use hashbrown::HashMap;

use super::{Spot, SpotKind};
use crate::lint::survey::Survey;
use crate::model::Fix;

pub(super) fn find(survey: &Survey, spots: &mut Vec<Spot>) {
    let opened = |marker: &str| marker.starts_with(['(', '（']);
    let source = survey.notice.source();
    // The bracket that opens the first such number below each heading.
    let mut opening: HashMap<(usize, Option<usize>), char> = HashMap::new();
    for reference in survey.nodes.iter() {
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
