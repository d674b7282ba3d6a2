//! What signs stand between the Han characters of a line, seen in one walk, so that what is not there need not be looked for.

use crate::zh::text::scan::between_han;

/// The signs of a line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
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
}

/// The marks of a text that tell sentences from headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marks {
    #[default]
    None,
    /// `，`, `：` or `、`
    Pause,
    /// One that closes a sentence or a clause.
    Sentence,
}

impl Signs {
    /// The signs of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut signs = Signs::default();
        for (at, c) in between_han(text) {
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
}
