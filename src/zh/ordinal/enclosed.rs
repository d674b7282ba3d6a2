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
    let label = match style {
        Style::HanParen => format!(
            "({})",
            ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
                [(number as usize - 1).min(9)]
        ),
        Style::ArabicParen => format!("({number})"),
        Style::Arabic => number.to_string(),
        _ => c.to_string(),
    };
    let delimiter = if style == Style::Arabic {
        Delimiter::Dot
    } else {
        Delimiter::Bracket
    };
    Some(Marker {
        style,
        number,
        len,
        label,
        delimiter,
    })
}
