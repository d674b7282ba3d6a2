//! Outline numbers of one character: ①, ㈠, ⑴, ⒈.

use super::{Delimiter, Marker, Style};

/// ①, ㈠, ⑴, ⒈: numbers that are one character
pub(super) fn enclosed(c: char, len: usize) -> Option<Marker> {
    let code = c as u32;
    let (style, number) = match c {
        '①'..='⑳' => (Style::Circled, code - 0x245f),
        '\u{3251}'..='\u{325f}' => (Style::Circled, code - 0x3251 + 21),
        '❶'..='❿' => (Style::Circled, code - 0x2775),
        '㈠'..='㈩' => (Style::HanParen, code - 0x321f),
        '⑴'..='⒇' => (Style::ArabicParen, code - 0x2473),
        '⒈'..='⒛' => (Style::Arabic, code - 0x2487),
        _ => return None,
    };
    let delimiter = if style == Style::Arabic {
        Delimiter::Dot
    } else {
        Delimiter::Bracket
    };
    Some(Marker::new(style, number, len, delimiter))
}
