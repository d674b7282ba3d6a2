//! Brackets that say who is responsible and do not close before their item ends: the text of the item is without them.

use super::{Spot, SpotKind};
use crate::lint::survey::Survey;
use crate::model::Via;
use crate::zh::text::scan::{between_han, skip_one};

pub(super) fn find(survey: &Survey, spots: &mut Vec<Spot>) {
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
        // Nearly all close soon; what markup holds in brackets closes as well.
        let mut depth = 0_u32;
        let closes = between_han(&text[from..end]).any(|(_, c)| {
            depth += u32::from(is_open(c));
            depth = depth.saturating_sub(u32::from(is_close(c)));
            depth == 0
        });
        if closes {
            continue;
        }
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
