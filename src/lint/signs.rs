//! What kinds of signs a text has, so that a rule need not look for what is not there.

use crate::zh::scan::{half, is_digit};

/// Kinds of signs, seen in one walk through a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Digits of either width.
    pub digits: bool,
    /// 年, 月, 日 or 底.
    pub time: bool,
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
        let mut stop = false;
        for c in text.chars() {
            let before = std::mem::take(&mut stop);
            match half(c) {
                '年' | '月' | '日' | '底' => signs.time = true,
                '\u{4e00}'..='\u{9fff}' => {}
                ',' | ';' | ':' | '。' | '、' => {
                    signs.doubled |= before;
                    stop = true;
                }
                '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】' => {
                    signs.brackets |= !matches!(c, '［' | '］');
                    signs.paired = true;
                }
                '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '《' | '》' | '〈' | '〉' =>
                {
                    signs.paired = true;
                }
                c if is_digit(c) => signs.digits = true,
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
        assert_eq!(Signs::of("七月"), Signs { time: true, ..none });
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
