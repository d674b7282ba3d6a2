//! What signs stand between the Han characters of a line, seen in one walk, so that what is not there need not be looked for.

use crate::zh::text::scan::between_han;
use crate::zh::text::traditional::is_simple;

/// The signs of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// The marks of its sentences.
    pub marks: Marks,
    /// Brackets and the marks of book titles.
    pub brackets: bool,
    /// What opens a number （1） or ①, not at its beginning.
    pub numbers: bool,
    /// The same at its beginning.
    opens: bool,
    /// Digits of either width.
    pub digits: bool,
    /// White space, and what else parts the words of a page's furniture: `|`, `[`, `【`.
    pub gaps: bool,
    /// What stands between the names of pages: `>`.
    pub arrows: bool,
    /// Latin capitals.
    pub capitals: bool,
    /// Traditional characters of words that structure a notice.
    pub traditional: bool,
    pub characters: usize,
    /// Those of them that are white space.
    pub blanks: usize,
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
    pub(crate) fn of(text: &str) -> Self {
        let mut signs = Signs {
            traditional: !is_simple(text),
            ..Signs::default()
        };
        let mut bytes = 0;
        for (at, c) in between_han(text) {
            bytes += c.len_utf8();
            signs.characters += 1;
            signs.columns += 1 + usize::from(!c.is_ascii() && c != '\u{a0}');
            match c {
                '，' | ',' | '：' | ':' | '、' => signs.marks = signs.marks.max(Marks::Pause),
                '。' | '；' | ';' | '！' | '？' => signs.marks = Marks::Sentence,
                '0'..='9' | '０'..='９' => signs.digits = true,
                '（' | '(' => {
                    signs.brackets = true;
                    signs.open(at);
                }
                '①'..='⑳' | '⑴'..='⒇' => signs.open(at),
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
                _ if c.is_whitespace() => {
                    signs.gaps = true;
                    signs.blanks += 1;
                }
                _ => {}
            }
        }
        // What is left is Han, of three bytes each.
        let han = (text.len() - bytes) / 3;
        signs.characters += han;
        signs.columns += 2 * han;
        signs
    }

    fn open(&mut self, at: usize) {
        match at {
            0 => self.opens = true,
            _ => self.numbers = true,
        }
    }

    /// Adds the signs of a text that goes on with this one.
    pub(crate) fn append(&mut self, behind: Signs) {
        let begins = self.characters == 0;
        *self = Signs {
            marks: self.marks.max(behind.marks),
            brackets: self.brackets | behind.brackets,
            numbers: self.numbers | behind.numbers | (behind.opens && !begins),
            opens: self.opens | (behind.opens && begins),
            digits: self.digits | behind.digits,
            gaps: self.gaps | behind.gaps,
            arrows: self.arrows | behind.arrows,
            capitals: self.capitals | behind.capitals,
            traditional: self.traditional | behind.traditional,
            characters: self.characters + behind.characters,
            blanks: self.blanks + behind.blanks,
            columns: self.columns + behind.columns,
        };
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
    fn the_signs_of_parts_are_those_of_the_whole() {
        let texts = [
            "", "（一）清淤；", "绿化，2023 年", "①〔甲〕| Ａ A > B", "責任單位：",
        ];
        for first in texts {
            for second in texts {
                let mut signs = Signs::of(first);
                signs.append(Signs::of(second));
                assert_eq!(
                    signs,
                    Signs::of(&[first, second].concat()),
                    "{first}{second}"
                );
            }
        }
        let signs = Signs::of("1.清 淤　");
        assert_eq!((signs.characters, signs.blanks), (6, 2));
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
