//! The fold: what two texts are compared by.
//!
//! Character width, quotation marks (引号), white space and a closing `;`/`。` say nothing about the content; page
//! scripts and text extraction change all four. NFKC is no substitute: it destroys ① and ㎡.

use super::scan::{between_han, half, is_space};

/// The compared form of one character; `None` where the character does not count at all.
///
/// Full-width ASCII becomes half-width, so `，；：（）` and `,;:()` are equal; 〔〕 and 【】 stay apart from round brackets.
/// Of the roman numerals only those written with one letter (Ⅰ Ⅴ Ⅹ Ⅼ Ⅽ Ⅾ Ⅿ) have a one-character equivalent.
pub(crate) fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return match c {
            ' ' | '\n' | '\t' | '\r' | '\x0b' | '\x0c' | '"' | '\'' => None,
            _ => Some(c),
        };
    }
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(c),
        '“' | '”' | '‘' | '’' | '‟' | '„' | '‚' | '‛' | '〝' | '〞' | '〟' | '「' | '」' | '『'
        | '』' | '｢' | '｣' | '＂' | '＇' => None,
        '\u{ff01}'..='\u{ff5e}' | '∶' => Some(half(c)),
        '､' => Some('、'),
        '｡' => Some('。'),
        'Ⅰ' => Some('I'),
        'Ⅴ' => Some('V'),
        'Ⅹ' => Some('X'),
        'Ⅼ' => Some('L'),
        'Ⅽ' => Some('C'),
        'Ⅾ' => Some('D'),
        'Ⅿ' => Some('M'),
        _ if is_space(c) => None,
        _ => Some(c),
    }
}

/// The compared form of a text, without its closing `;` or `。`, doubled or not.
pub(crate) fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    fold_into(s, &mut out);
    out
}

/// Appends the compared form of `s` to `out`, so that a caller can use one buffer for many texts.
pub(crate) fn fold_into(s: &str, out: &mut String) {
    let from = out.len();
    // Most characters stand for themselves: what lies between two that do not is copied at once.
    let mut kept = 0;
    for (at, c) in between_han(s) {
        let folded = fold_char(c);
        if folded != Some(c) {
            out.push_str(&s[kept..at]);
            if let Some(folded) = folded {
                out.push(folded);
            }
            kept = at + c.len_utf8();
        }
    }
    out.push_str(&s[kept..]);
    while out.len() > from && (out.ends_with(';') || out.ends_with('。')) {
        out.pop();
    }
}

/// The text without any white space.
pub(crate) fn squeeze(s: &str) -> String {
    without(s, is_space)
}

/// The text without the characters that satisfy `is_left_out`, which no common Han character does.
pub(crate) fn without(s: &str, is_left_out: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(s.len());
    let mut kept = 0;
    for (at, c) in between_han(s).filter(|(_, c)| is_left_out(*c)) {
        out.push_str(&s[kept..at]);
        kept = at + c.len_utf8();
    }
    out.push_str(&s[kept..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_quotes_and_space_do_not_count() {
        assert_eq!(fold("（１）“五水共治”　行动；"), "(1)五水共治行动");
        assert_eq!(fold("(1)五水\u{a0}共治\u{200b}行动"), "(1)五水共治行动");
        assert_eq!(fold("劣Ⅴ类"), fold("劣V类"));
        assert_eq!(fold("甲，乙：丙．"), "甲,乙:丙.");
    }

    #[test]
    fn closing_marks_are_dropped_doubled_or_not() {
        assert_eq!(fold("完成核定;"), "完成核定");
        assert_eq!(fold("完成核定。"), "完成核定");
        assert_eq!(fold("完成核定;;"), "完成核定");
        assert_eq!(fold("完成核定。”"), "完成核定");
        assert_eq!(fold(";"), "");
        let mut out = String::from("甲;");
        fold_into("", &mut out);
        assert_eq!(out, "甲;");
    }

    #[test]
    fn signs_that_are_content_stay() {
        assert_eq!(fold("①20㎡〔2017〕【乙】Ⅲ类"), "①20㎡〔2017〕【乙】Ⅲ类");
        assert_eq!(fold("甲、乙——丙…"), "甲、乙——丙…");
    }

    #[test]
    fn squeezing_keeps_all_but_space() {
        assert_eq!(squeeze(" 责 任\n单\u{3000}位：“甲” "), "责任单位：“甲”");
    }
}
