//! What signs stand between the Han characters of a line, seen in one walk, so that what is not there need not be looked for.

use super::Entry;
use crate::zh::text::scan::between_han;

/// The signs of a line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Signs {
    /// The marks of its sentences.
    pub marks: Marks,
    /// Brackets and the marks of book titles.
    pub brackets: bool,
    /// What opens a number （1） or ①, not at its beginning.
    pub numbers: bool,
    /// Digits of either width.
    pub digits: bool,
    /// White space, and what else parts the words of a page's furniture: `|`, `[`, `【`.
    pub gaps: bool,
    /// What stands between the names of pages: `>`.
    pub arrows: bool,
    /// Latin capitals.
    pub capitals: bool,
    /// Half columns that it takes: wide characters two, a blank one, whether it may break or not.
    pub columns: usize,
}

/// The marks of a text that tell sentences from headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Marks {
    #[default]
    None,
    /// `，`, `：` or `、`
    Pause,
    /// One that closes a sentence or a clause.
    Sentence,
}

impl Signs {
    /// The signs of a line; a table has none.
    pub(crate) fn of_entry(entry: &Entry) -> Self {
        match entry {
            Entry::Line(line) => Signs::of(&line.text),
            Entry::Table(_) => Signs::default(),
        }
    }

    /// The signs of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut signs = Signs::default();
        let mut bytes = 0;
        for (at, c) in between_han(text) {
            bytes += c.len_utf8();
            signs.columns += 1 + usize::from(!c.is_ascii() && c != '\u{a0}');
            match c {
                '，' | ',' | '：' | ':' | '、' => signs.marks = signs.marks.max(Marks::Pause),
                '。' | '；' | ';' | '！' | '？' => signs.marks = Marks::Sentence,
                '0'..='9' | '０'..='９' => signs.digits = true,
                '（' | '(' => {
                    signs.brackets = true;
                    signs.numbers |= at > 0;
                }
                '①'..='⑳' | '⑴'..='⒇' => signs.numbers |= at > 0,
                '》' | '《' | '）' | ')' | '〔' | '〕' | '［' | '］' => {
                    signs.brackets = true
                }
                '[' | ']' | '【' | '】' => {
                    signs.brackets = true;
                    signs.gaps = true;
                }
                '|' | '｜' => signs.gaps = true,
                '>' | '＞' | '›' | '»' => signs.arrows = true,
                'A'..='Z' => signs.capitals = true,
                _ => signs.gaps |= c.is_whitespace(),
            }
        }
        // What is left is Han, of three bytes each.
        signs.columns += (text.len() - bytes) / 3 * 2;
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_seen() {
        assert_eq!(Signs::of("完成清淤").marks, Marks::None);
        assert_eq!(Signs::of("清淤、绿化").marks, Marks::Pause);
        assert_eq!(Signs::of("清淤；绿化，").marks, Marks::Sentence);
        assert!(!Signs::of("（1）清淤").numbers && Signs::of("包括（1）清淤").numbers);
        assert!(Signs::of("（1）清淤").brackets && Signs::of("《办法").brackets);
        assert!(Signs::of("１处").digits && !Signs::of("一处").digits);
        assert!(
            Signs::of("首页　公开").gaps && Signs::of("【打印").gaps && !Signs::of("（甲）").gaps
        );
        assert!(Signs::of("首页 > 公开").arrows && Signs::of("Produced").capitals);
    }

    #[test]
    fn a_blank_takes_one_column_whether_it_may_break_or_not() {
        let columns = |text: &str| Signs::of(text).columns;
        assert_eq!(columns("自2023 年1 月起"), 2 * 4 + 5 + 2);
        assert_eq!(
            columns("自2023\u{a0}年1\u{a0}月起"),
            columns("自2023 年1 月起")
        );
        assert_eq!(columns("第一条\u{3000}总则"), 12);
    }
}
