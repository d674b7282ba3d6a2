//! The characters that were rewritten, in stretches that a reader can follow.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Mark, MarkOp};

/// Texts of more characters than this are compared between their equal beginning and end only.
const LONG: usize = 4_000;

/// An equal stretch of no more characters than this between two changes is taken into them.
const ISLAND: usize = 1;

/// What stands in one text instead of what stands in the other.
#[derive(Debug, Clone)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

/// The stretches of two texts, in order.
pub(super) fn marks(old: &str, new: &str) -> Vec<Mark> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tails = a[head..].iter().rev().zip(b[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let inner = Change {
        old: head..a.len() - tail,
        new: head..b.len() - tail,
    };
    let changes = if inner.old.len().max(inner.new.len()) > LONG {
        vec![inner]
    } else {
        between(&a, &b, inner)
    };
    let mut marks = Marks::default();
    let mut done = 0;
    for change in whole_amounts(&a, &b, changes) {
        marks.push(MarkOp::Same, &a[done..change.old.start]);
        marks.push(MarkOp::Old, &a[change.old.clone()]);
        marks.push(MarkOp::New, &b[change.new]);
        done = change.old.end;
    }
    marks.push(MarkOp::Same, &a[done..]);
    marks.list
}

/// The changes within a stretch, small islands between them taken in.
fn between(a: &[char], b: &[char], within: Change) -> Vec<Change> {
    let (from_a, from_b) = (within.old.start, within.new.start);
    let mut changes: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a[within.old], &b[within.new]) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        let change = Change {
            old: from_a + old.start..from_a + old.end,
            new: from_b + new.start..from_b + new.end,
        };
        add(&mut changes, change, ISLAND);
    }
    changes
}

/// Adds a change, to the last one where no more than `island` characters lie between them.
fn add(changes: &mut Vec<Change>, change: Change, island: usize) {
    match changes.last_mut() {
        Some(last) if change.old.start - last.old.end <= island => {
            last.old.end = change.old.end;
            last.new.end = change.new.end;
        }
        _ => changes.push(change),
    }
}

/// Widens changes to the whole of the number, percentage or date that they cut: 150 became 200, not 15 before a 0.
fn whole_amounts(a: &[char], b: &[char], changes: Vec<Change>) -> Vec<Change> {
    let mut wider: Vec<Change> = Vec::new();
    let ends = changes.iter().skip(1).map(|next| next.old.start);
    let ends: Vec<usize> = ends.chain([a.len()]).collect();
    for (mut change, end) in changes.into_iter().zip(ends) {
        let begin = wider.last().map_or(0, |last| last.old.end);
        while change.old.start > begin
            && (in_amount(a, change.old.start) || in_amount(b, change.new.start))
        {
            change.old.start -= 1;
            change.new.start -= 1;
        }
        while change.old.end < end && (in_amount(a, change.old.end) || in_amount(b, change.new.end))
        {
            change.old.end += 1;
            change.new.end += 1;
        }
        add(&mut wider, change, 0);
    }
    wider
}

/// Whether a number, percentage or date goes on from before a place to behind it.
fn in_amount(text: &[char], at: usize) -> bool {
    let digit = |at: usize| {
        text.get(at)
            .is_some_and(|c| matches!(c, '0'..='9' | '０'..='９'))
    };
    let (Some(before), Some(behind)) = (at.checked_sub(1), text.get(at)) else {
        return false;
    };
    let after_digit = before.checked_sub(1).is_some_and(digit);
    match (text[before], behind) {
        _ if digit(before) && digit(at) => true,
        (_, '.' | '．') => digit(before) && digit(at + 1),
        (_, '%' | '％' | '‰' | '年' | '月' | '日') => digit(before),
        ('.' | '．' | '年' | '月', _) => after_digit && digit(at),
        _ => false,
    }
}

#[derive(Default)]
struct Marks {
    list: Vec<Mark>,
}

impl Marks {
    fn push(&mut self, op: MarkOp, chars: &[char]) {
        if chars.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some(last) if last.op == op => last.text.extend(chars),
            _ => self.list.push(Mark {
                op,
                text: chars.iter().collect(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let stretch = |mark: Mark| match mark.op {
            MarkOp::Same => mark.text,
            MarkOp::Old => format!("[-{}]", mark.text),
            MarkOp::New => format!("[+{}]", mark.text),
        };
        marks(old, new).into_iter().map(stretch).collect()
    }

    #[test]
    fn marks_what_was_rewritten() {
        assert_eq!(
            shown("完成清淤4万方;", "完成清淤5万方;"),
            "完成清淤[-4][+5]万方;"
        );
        assert_eq!(shown("深化河长制", "深化落实河长制"), "深化[+落实]河长制");
        assert_eq!(shown("甲", "甲"), "甲");
    }

    #[test]
    fn no_number_percentage_or_date_is_cut() {
        for (old, new, marks) in [
            ("改造管网150米", "改造管网200米", "改造管网[-150][+200]米"),
            ("达到85%以上", "达到88%以上", "达到[-85%][+88%]以上"),
            ("达到8.5%", "达到8%", "达到[-8.5%][+8%]"),
            (
                "2017年7月底前", "2018年9月底前", "[-2017年7月][+2018年9月]底前",
            ),
            ("2020年完成", "2020年3月完成", "[-2020年][+2020年3月]完成"),
            ("清理1234吨;", "清理2345吨;", "清理[-1234][+2345]吨;"),
            ("清淤4万方", "清淤50000方", "清淤[-4万][+50000]方"),
            // What only stands beside a number is no part of it.
            ("新建5座", "新建泵站5座", "新建[+泵站]5座"),
            ("1.建设水库", "1.修复水库", "1.[-建设][+修复]水库"),
            ("每月巡查", "每日巡查", "每[-月][+日]巡查"),
            ("建设2座、3处", "建设2座、4处", "建设2座、[-3][+4]处"),
        ] {
            assert_eq!(shown(old, new), marks);
        }
    }

    #[test]
    fn both_texts_can_be_put_together_again() {
        let (old, new) = (
            "加强农村粪便无害化处理,完成普及率目标。",
            "推进农村厕所改造,完成年度目标。",
        );
        let text = |side: MarkOp| -> String {
            let own = marks(old, new).into_iter();
            own.filter(|mark| mark.op == MarkOp::Same || mark.op == side)
                .map(|mark| mark.text)
                .collect()
        };
        assert_eq!(
            (text(MarkOp::Old).as_str(), text(MarkOp::New).as_str()),
            (old, new)
        );
    }
}
