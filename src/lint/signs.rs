//! What kinds of signs a text has, so that a rule need not look for what is not there.

use crate::zh::text::scan::{between_han, half};

/// Kinds of signs, seen in one walk through a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Digits of either width.
    pub digits: bool,
    /// Brackets in which the year of a document number may stand.
    pub brackets: bool,
    /// Brackets or quotation marks of any kind.
    pub paired: bool,
    /// Two marks of a pause or an end, one right behind the other.
    pub doubled: bool,
    /// White space.
    pub space: bool,
}

impl Signs {
    /// The signs of a text.
    pub(super) fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        // Where the last mark of a pause or an end ends.
        let mut stopped = usize::MAX;
        for (at, c) in between_han(text) {
            match half(c) {
                ',' | ';' | ':' | '。' | '、' => {
                    signs.doubled |= stopped == at;
                    stopped = at + c.len_utf8();
                }
                '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】' => {
                    signs.brackets |= !matches!(c, '［' | '］');
                    signs.paired = true;
                }
                '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' =>
                {
                    signs.paired = true;
                }
                '0'..='9' => signs.digits = true,
                _ => signs.space |= c.is_whitespace(),
            }
        }
        signs
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
                doubled: true,
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
                paired: true,
                ..none
            }
        );
        let brackets = Signs {
            brackets: true,
            paired: true,
            ..none
        };
        assert_eq!(Signs::of("〔甲"), brackets);
        assert_eq!(Signs::of("甲）"), brackets);
    }
}
