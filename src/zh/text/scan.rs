//! Looking at the characters around a byte offset, and the classes of characters that matter in notices.

use std::ops::Range;
use std::str::Chars;

/// The character that starts at `at`; `None` at the end, beyond it, or inside a character.
pub(crate) fn char_at(s: &str, at: usize) -> Option<char> {
    s.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(crate) fn char_before(s: &str, at: usize) -> Option<char> {
    s.get(..at)?.chars().next_back()
}

/// Whether a text begins with a common Han character, from its leading byte: U+4000 to U+9FFF have E4 to E9.
pub(crate) fn begins_with_han(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(0xe4..=0xe9))
}

/// Whether a text ends with a common Han character: its leading byte stands third from the end.
pub(crate) fn ends_with_han(bytes: &[u8]) -> bool {
    matches!(bytes, [.., 0xe4..=0xe9, _, _])
}

/// The characters of a text that are no common Han characters, with their places.
///
/// Most of a Chinese text is Han, and most walks look for marks, digits and white space between: they need not look at these.
pub(crate) fn between_han(s: &str) -> BetweenHan<'_> {
    BetweenHan {
        length: s.len(),
        rest: s.chars(),
    }
}

/// The walk of [`between_han`].
#[derive(Clone)]
pub(crate) struct BetweenHan<'a> {
    length: usize,
    rest: Chars<'a>,
}

impl Iterator for BetweenHan<'_> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let text = self.rest.as_str();
        let han = match begins_with_han(text.as_bytes()) {
            true => han_length(text.as_bytes()),
            false => 0,
        };
        self.rest = text[han..].chars();
        Some((self.length - (text.len() - han), self.rest.next()?))
    }
}

/// The bytes of the common Han characters that a text begins with. Two are looked at at a time: no other loop takes as much of
/// reading a notice; in a place of its own it leaves the walk around it small.
#[inline(never)]
fn han_length(text: &[u8]) -> usize {
    let mut rest = text;
    while let [0xe4..=0xe9, _, _, 0xe4..=0xe9, _, _, behind @ ..] = rest {
        rest = behind;
    }
    if let [0xe4..=0xe9, _, _, behind @ ..] = rest {
        rest = behind;
    }
    text.len() - rest.len()
}

/// The places of the colons of a text.
pub(crate) fn colons(s: &str) -> impl Iterator<Item = usize> {
    // The wide one ends with the second byte, the sign of ratio with the third.
    memchr::memchr3_iter(b':', 0x9a, 0xb6, s.as_bytes()).filter_map(|last| {
        let head = s.get(..=last)?;
        let colon = head.chars().next_back().filter(|c| is_colon(*c))?;
        Some(head.len() - colon.len_utf8())
    })
}

/// The first place of a mark that satisfies `is_mark`, which no common Han character does.
pub(crate) fn find_mark(s: &str, is_mark: impl Fn(char) -> bool) -> Option<usize> {
    between_han(s).find(|(_, c)| is_mark(*c)).map(|(at, _)| at)
}

/// The first bytes of a text, cut at a character.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last bytes of a text, cut at a character.
pub(crate) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// A colon in either width, or the sign of ratio (∶) that typesetting and some editors print for it.
pub(crate) fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '∶')
}

/// A comma in either width.
pub(crate) fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，')
}

/// A mark that ends a sentence or one of its clauses.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | ';' | '；')
}

/// A dash or tilde in any width, as they join the ends of a span: 5—7月, 3～5个.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(half(c), '-' | '–' | '—' | '~')
}

/// The offset behind the character at `at`.
pub(crate) fn skip_one(s: &str, at: usize) -> usize {
    at + char_at(s, at).map_or(0, char::len_utf8)
}

/// The first offset from `at` on that is not white space.
pub(crate) fn skip_space(s: &str, at: usize) -> usize {
    // Nearly always there is none.
    match s.as_bytes().get(at) {
        Some(b'!'..=b'~' | 0xe4..=0xe9) => at,
        _ => skip_while(s, at, is_space),
    }
}

/// The first offset from `at` on whose character does not satisfy `keep`.
pub(crate) fn skip_while(s: &str, at: usize, keep: impl Fn(char) -> bool) -> usize {
    let Some(rest) = s.get(at..) else {
        return s.len();
    };
    let end = rest.char_indices().find(|(_, c)| !keep(*c));
    end.map_or(s.len(), |(end, _)| at + end)
}

/// The last offset up to `at` behind which everything up to `at` satisfies `keep`.
pub(crate) fn back_while(s: &str, at: usize, keep: impl Fn(char) -> bool) -> usize {
    let Some(before) = s.get(..at) else { return 0 };
    before.trim_end_matches(keep).len()
}

/// A text without the white space at its ends. Nearly always there is none.
pub(crate) fn trim(s: &str) -> &str {
    // Of the characters of three bytes only U+3000 and some below it are white space.
    let begins = matches!(
        s.as_bytes(),
        [b'!'..=b'~' | 0xe4..=0xef, ..] | [0xe3, _, 0x81..=0xbf, ..]
    );
    let ends = matches!(
        s.as_bytes(),
        [.., b'!'..=b'~'] | [.., 0xe4..=0xef, _, _] | [.., 0xe3, _, 0x81..=0xbf]
    );
    if begins && ends { s } else { s.trim() }
}

/// White space as pages use it: with no-break, ideographic and zero-width spaces.
pub(crate) fn is_space(c: char) -> bool {
    match c {
        ' ' | '\n' | '\t' | '\r' | '\u{a0}' | '\u{3000}' => true,
        // Nearly all that is asked about.
        '\u{3001}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => false,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => true,
        _ => !c.is_ascii() && c.is_whitespace(),
    }
}

/// A character without meaning that stands where one was lost: U+FFFD of decoding, private use.
pub(crate) fn is_lost(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..='\u{10fffd}')
}

/// A Han character (基本区, 扩展A区, 兼容), without 〇.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// The half-width form of a full-width ASCII character, and of the colon that is printed as the sign of ratio; any other character
/// as it is.
pub(crate) fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '∶' => ':',
        _ => c,
    }
}

/// The value of a decimal digit in either width.
pub(crate) fn digit(c: char) -> Option<u32> {
    half(c).to_digit(10)
}

/// Whether a character is a decimal digit in either width.
pub(crate) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// An opening round bracket in either width.
pub(crate) fn is_round_open(c: char) -> bool {
    matches!(c, '(' | '（')
}

/// A closing round bracket in either width.
pub(crate) fn is_round_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// The bracket that closes `open`, for the six pairs in use: `()`, `[]`, `〔〕`, `【】`, `﹝﹞`, `〈〉` (which
/// stands for round brackets inside round brackets), folded by width.
pub(crate) fn closing_of(open: char) -> Option<char> {
    Some(match open {
        '(' | '（' => ')',
        '[' | '［' => ']',
        '〔' => '〕',
        '【' => '】',
        '﹝' => '﹞',
        '〈' => '〉',
        _ => return None,
    })
}

/// Whether a character closes any of the pairs of [`closing_of`].
pub(crate) fn is_close(c: char) -> bool {
    matches!(c, ')' | '）' | ']' | '］' | '〕' | '】' | '﹞' | '〉')
}

/// Those of some characters of a text, with their places, that stand in none of its brackets and are none.
pub(crate) fn outside_brackets(
    characters: impl Iterator<Item = (usize, char)>,
) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0_u32;
    characters.filter(move |(_, c)| {
        // Nearly all that is asked about.
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            return depth == 0;
        }
        if closing_of(*c).is_some() {
            depth += 1;
        } else if is_close(*c) {
            depth = depth.saturating_sub(1);
        } else {
            return depth == 0;
        }
        false
    })
}

/// A range of a text, counted in another in which this one begins at `base`.
pub(crate) fn moved(range: Range<usize>, base: usize) -> Range<usize> {
    range.start + base..range.end + base
}

/// The stretches of a text between such of its marks as stand in none of its brackets.
pub(crate) fn parts(
    text: &str,
    is_mark: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    between(
        text,
        outside_brackets(between_han(text)).filter(move |(_, c)| is_mark(*c)),
    )
}

/// The stretches of a text between some of its marks.
pub(crate) fn between(
    text: &str,
    marks: impl Iterator<Item = (usize, char)>,
) -> impl Iterator<Item = Range<usize>> {
    let ends = marks.map(|(at, mark)| (at, at + mark.len_utf8()));
    let mut start = 0;
    ends.chain([(text.len(), text.len())])
        .map(move |(end, next)| std::mem::replace(&mut start, next)..end)
}

/// A Han character, 〇, or an ASCII letter or digit in either width: what names are made of.
pub(crate) fn is_chinese_or_letter(c: char) -> bool {
    is_han(c) || matches!(c, '〇' | '○') || half(c).is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_at_the_ends_is_what_the_library_says() {
        for c in ('\0'..='\u{ffff}').chain(['\u{1f300}', '𠀀']) {
            for text in [format!("{c}"), format!("{c}甲"), format!("a{c}")] {
                assert_eq!(trim(&text), text.trim(), "{c:?}");
            }
        }
        assert_eq!(trim(""), "");
    }
}
