//! The characters that were rewritten, in stretches that a reader can follow.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Mark, MarkOp};

/// Texts of more characters than this are compared between their equal beginning and end only.
const LONG: usize = 4_000;

/// An equal stretch of no more characters than this between two changes is taken into them.
const ISLAND: usize = 1;

/// The stretches of two texts, in order.
pub(super) fn marks(old: &str, new: &str) -> Vec<Mark> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut marks = Marks::default();
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tails = a[head..].iter().rev().zip(b[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (a_end, b_end) = (a.len() - tail, b.len() - tail);
    marks.push(MarkOp::Same, &a[..head]);
    let (inner_a, inner_b) = (&a[head..a_end], &b[head..b_end]);
    if inner_a.len().max(inner_b.len()) > LONG {
        marks.push(MarkOp::Old, inner_a);
        marks.push(MarkOp::New, inner_b);
    } else {
        between(inner_a, inner_b, &mut marks);
    }
    marks.push(MarkOp::Same, &a[a_end..]);
    marks.list
}

fn between(a: &[char], b: &[char], marks: &mut Marks) {
    let ops = capture_diff_slices(Algorithm::Myers, a, b);
    let (mut old, mut new): (Vec<char>, Vec<char>) = (Vec::new(), Vec::new());
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        let island = at > 0 && at < last && op.old_range().len() <= ISLAND;
        if matches!(op, DiffOp::Equal { .. }) && !island {
            marks.push(MarkOp::Old, &std::mem::take(&mut old));
            marks.push(MarkOp::New, &std::mem::take(&mut new));
            marks.push(MarkOp::Same, &a[op.old_range()]);
        } else {
            old.extend(&a[op.old_range()]);
            new.extend(&b[op.new_range()]);
        }
    }
    marks.push(MarkOp::Old, &old);
    marks.push(MarkOp::New, &new);
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
