//! What kinds of signs a text has, so that a rule need not look for what is not there.

use crate::zh::text::scan::{between_han, digit, find_mark, half, is_digit};

/// Kinds of signs, seen in one walk through a text, and a second through one that has digits.
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
    /// A number so large that it may be more than can be meant.
    pub large: bool,
}

impl Signs {
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
                mark if opens(mark) => {
                    signs.brackets |= matches!(c, '(' | '（' | '[' | '〔' | '【');
                    signs.suspect |= open.replace(mark).is_some();
                }
                mark if closes(mark) => {
                    signs.brackets |= matches!(c, ')' | '）' | ']' | '〕' | '】');
                    signs.suspect |= open.take() != Some(partner(mark));
                }
                // A typewriter's mark may close what another has opened.
                '"' => signs.suspect |= open.is_some(),
                _ => signs.space |= c.is_whitespace(),
            }
        }
        signs.suspect |= open.is_some();
        signs.large = signs.digits && may_be_large(text);
        signs
    }
}

/// Whether a text may hold an amount that cannot be meant: a number of five digits, or one with a word that multiplies it,
/// before what has a bound, or more than 100 of 分贝 or per cent. Most texts hold none, and need not be read again.
fn may_be_large(text: &str) -> bool {
    const BOUND: &str = "亩公平千分户家个座处所条人余多";
    let mut rest = text;
    while let Some(start) = find_mark(rest, is_digit) {
        let (mut value, mut digits, mut gap, mut point) = (0_u32, 0, 0, false);
        let mut chars = rest[start..].chars();
        // 29,000 and 29 000 are one number; 余 and 多 stand before the word.
        while gap <= 2
            && let Some(c) = chars.next()
        {
            if let Some(digit) = digit(c) {
                gap = 0;
                if !point {
                    (value, digits) = (value.saturating_mul(10).saturating_add(digit), digits + 1);
                }
                continue;
            }
            let next = chars.clone().next().unwrap_or('亩');
            let multiplies = matches!(c, '万' | '萬' | '亿' | '億' | '千' | '百');
            if multiplies && (digits >= 5 || BOUND.contains(next) || next.is_whitespace())
                || digits >= 5 && BOUND.contains(c)
                || value > 100 && matches!(c, '分' | '%' | '％')
            {
                return true;
            }
            gap += 1;
            point = c == '.';
        }
        rest = chars.as_str();
    }
    false
}

/// A mark that opens a pair, brackets in their half-width form.
pub(super) fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '〔' | '【' | '“' | '‘' | '「' | '『' | '《' | '〈'
    )
}

/// A mark that closes a pair, brackets in their half-width form.
pub(super) fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '〕' | '】' | '”' | '’' | '」' | '』' | '》' | '〉'
    )
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
        // Digits, brackets, what is suspect, white space and large numbers.
        let facts = [
            ("完成清淤，建成管网。", [false; 5]),
            ("３", [true, false, false, false, false]),
            ("甲；。", [false, false, true, false, false]),
            ("甲\u{3000}乙", [false, false, false, true, false]),
            ("《甲", [false, false, true, false, false]),
            ("〔甲", [false, true, true, false, false]),
            ("甲）", [false, true, true, false, false]),
            ("《甲》（乙）、“丙”", [false, true, false, false, false]),
        ];
        for (text, expected) in facts {
            let signs = Signs::of(text);
            let seen = [
                signs.digits, signs.brackets, signs.suspect, signs.space, signs.large,
            ];
            assert_eq!(seen, expected, "{text}");
        }
        for broken in ["《甲（乙）》", "“甲》", "“甲\"乙”", "“甲、“乙”"] {
            assert!(Signs::of(broken).suspect, "{broken}");
        }
    }
}
