//! Outline numbers of several places (1.1, 1.1.1), told from decimal fractions.

use super::{Delimiter, Marker, Style, closing, is_opening_sign};
use crate::zh::quantity::measure::starts_with_measure;
use crate::zh::text::scan::{char_at, digit, is_digit, is_han, skip_one, skip_space, skip_while};

/// `1.` and a digit behind it: 1.1, 1.1.1, or `1.` before a text that begins with a number, or a decimal fraction
pub(super) fn decimal(s: &str, value: u32, dot: usize) -> Option<Marker> {
    let mut last = value;
    let mut parts = 1;
    let mut at = dot;
    loop {
        let from = skip_one(s, at);
        let to = skip_while(s, from, is_digit);
        let digits = s[from..to].chars().count();
        let part = s[from..to]
            .chars()
            .filter_map(digit)
            .fold(0_u32, |n, d| n.saturating_mul(10).saturating_add(d));
        let behind = &s[skip_space(s, to)..];
        let begins_text = match digits {
            4 => (1900..2100).contains(&part) && behind.starts_with('年'),
            1 | 2 => behind.starts_with('月') && (1..=12).contains(&part),
            // The 年 between is lost: 1.202311月底前
            5 | 6 => {
                let (year, month) = match digits {
                    5 => (part / 10, part % 10),
                    _ => (part / 100, part % 100),
                };
                behind.starts_with('月')
                    && (1900..2100).contains(&year)
                    && (1..=12).contains(&month)
            }
            _ => false,
        };
        // No fraction is written with a zero at its end, and none with three places stands before a title.
        let no_fraction = digits > 2
            && !behind.starts_with('.')
            && (part % 10 == 0 || !starts_with_measure(behind));
        if begins_text || (parts == 1 && no_fraction && !s[from..].starts_with(['0', '０'])) {
            return close(s, parts, last, at);
        }
        if digits == 0 || digits > 2 || part == 0 || parts == 6 {
            return None;
        }
        parts += 1;
        last = part;
        at = to;
        match closing(s, at) {
            Some('.') if char_at(s, skip_one(s, at)).is_some_and(is_digit) => {}
            Some('.' | '、') => return close(s, parts, last, at),
            Some(c) if parts > 2 && !c.is_ascii_alphanumeric() => {
                return close(s, parts, last, at);
            }
            None if parts > 2 => return close(s, parts, last, at),
            Some(c) if parts == 2 && starts_title(s, at, c) => {
                return close(s, parts, last, at);
            }
            _ => return None,
        }
    }
}

/// Whether what stands behind `2.1` is a title, not the unit of a decimal fraction.
fn starts_title(s: &str, at: usize, c: char) -> bool {
    let behind = skip_space(s, at);
    let Some(first) = char_at(s, behind) else {
        return false;
    };
    let title = is_han(first) || is_opening_sign(first) || (behind > at && first.is_alphabetic());
    title && !c.is_ascii_alphanumeric() && !starts_with_measure(&s[behind..])
}

fn close(s: &str, parts: u8, last: u32, at: usize) -> Option<Marker> {
    let (delimiter, len) = match closing(s, at) {
        Some('.') => (Delimiter::Dot, skip_one(s, at)),
        Some('、') => (Delimiter::Comma, skip_one(s, at)),
        _ => (Delimiter::None, at),
    };
    let style = match parts {
        1 => Style::Arabic,
        _ => Style::Decimal(parts),
    };
    Some(Marker::new(style, last, len, delimiter))
}
