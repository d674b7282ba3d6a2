//! What kinds of signs a text has, so that a rule need not look for what is not there.

use crate::zh::text::scan::{between_han, half};

/// Kinds of signs, seen in one walk through a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Digits of either width.
    pub digits: bool,
    /// Brackets in which the year of a document number may stand.
    pub brackets: bool,
    /// Marks that may be broken: brackets or quotation marks that are not all closed one pair behind the other, or two marks of a
    /// pause or an end right behind each other.
    pub suspect: bool,
    /// White space.
    pub space: bool,
}

impl Signs {
    /// The signs of a text.
    pub(super) fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        // Where the last mark of a pause or an end ends.
        let mut stopped = usize::MAX;
        // The mark of a pair that is open.
        let mut open = None;
        for (at, c) in between_han(text) {
            match half(c) {
                ',' | ';' | ':' | '。' | '、' => {
                    signs.suspect |= stopped == at;
                    stopped = at + c.len_utf8();
                }
                '0'..='9' => signs.digits = true,
                mark @ ('(' | '[' | '〔' | '【' | '“' | '‘' | '「' | '『' | '《' | '〈') =>
                {
                    signs.brackets |= matches!(c, '(' | '（' | '[' | '〔' | '【');
                    signs.suspect |= open.replace(mark).is_some();
                }
                mark @ (')' | ']' | '〕' | '】' | '”' | '’' | '」' | '』' | '》' | '〉') =>
                {
                    signs.brackets |= matches!(c, ')' | '）' | ']' | '〕' | '】');
                    signs.suspect |= open.take() != Some(partner(mark));
                }
                // A typewriter's mark may close what another has opened.
                '"' => signs.suspect |= open.is_some(),
                _ => signs.space |= c.is_whitespace(),
            }
        }
        signs.suspect |= open.is_some();
        signs
    }
}

/// The mark that opens what another closes.
pub(super) fn partner(close: char) -> char {
    match close {
        '”' => '“',
        '’' => '‘',
        '」' => '「',
        '』' => '『',
        '》' => '《',
        '〉' => '〈',
        ')' => '(',
        ']' => '[',
        '】' => '【',
        _ => '〔',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_each_kind() {
        let none = Signs::default();
        assert_eq!(Signs::of("完成清淤，建成管网。"), none);
        assert_eq!(
            Signs::of("３"),
            Signs {
                digits: true,
                ..none
            }
        );
        assert_eq!(
            Signs::of("甲；。"),
            Signs {
                suspect: true,
                ..none
            }
        );
        assert_eq!(
            Signs::of("甲\u{3000}乙"),
            Signs {
                space: true,
                ..none
            }
        );
        assert_eq!(
            Signs::of("《甲"),
            Signs {
                suspect: true,
                ..none
            }
        );
        let brackets = Signs {
            brackets: true,
            suspect: true,
            ..none
        };
        assert_eq!(Signs::of("〔甲"), brackets);
        assert_eq!(Signs::of("甲）"), brackets);
        let closed = Signs {
            brackets: true,
            ..none
        };
        assert_eq!(Signs::of("《甲》（乙）、“丙”"), closed);
        for broken in ["《甲（乙）》", "“甲》", "“甲\"乙”", "“甲、“乙”"] {
            assert!(Signs::of(broken).suspect, "{broken}");
        }
    }
}
