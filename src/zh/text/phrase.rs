//! The phrase around a place in a text: how far a word governs, or a noun is qualified, before the next mark.
//!
//! Looking is bounded, since a clause without any mark may be as long as the document.

use super::scan::{
    begins_with_han, char_at, char_before, ends_with_han, half, is_close, is_digit, is_space,
};

/// The most characters that are looked at on either side.
const REACH: usize = 48;

/// What stands before `at`, from the last mark that parts phrases on; brackets that are closed again belong to it.
pub(crate) fn before(s: &str, at: usize) -> &str {
    let mut start = at;
    let mut depth = 0_u32;
    for _ in 0..REACH {
        if ends_with_han(&s.as_bytes()[..start]) {
            start -= 3;
            continue;
        }
        let Some(c) = char_before(s, start) else {
            break;
        };
        let next = start - c.len_utf8();
        if is_close(c) {
            depth += 1;
        } else if is_open(c) {
            if depth == 0 {
                break;
            }
            depth -= 1;
        } else if depth == 0 && parts(s, next, c) {
            break;
        }
        start = next;
    }
    &s[start..at]
}

/// What stands behind `at` up to the next mark that parts phrases; a bracket that closes an earlier one ends it as well.
pub(crate) fn behind(s: &str, at: usize) -> &str {
    let mut end = at;
    let mut depth = 0_u32;
    for _ in 0..REACH {
        if begins_with_han(&s.as_bytes()[end..]) {
            end += 3;
            continue;
        }
        let Some(c) = char_at(s, end) else { break };
        if is_open(c) {
            depth += 1;
        } else if is_close(c) {
            if depth == 0 {
                break;
            }
            depth -= 1;
        } else if depth == 0 && parts(s, end, c) {
            break;
        }
        end += c.len_utf8();
    }
    &s[at..end]
}

/// The first place from `at` on that is neither white space nor in a bracket, nor the end of a bracket.
pub(crate) fn skip_brackets(s: &str, at: usize) -> usize {
    let mut end = at;
    let mut depth = 0_u32;
    let mut outside = at;
    for _ in 0..REACH {
        let Some(c) = char_at(s, end) else { break };
        if is_open(c) {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && !is_space(c) {
            return end;
        }
        end += c.len_utf8();
        if depth == 0 {
            outside = end;
        }
    }
    outside
}

fn is_open(c: char) -> bool {
    super::scan::closing_of(c).is_some()
}

/// Whether the character at `at` parts phrases: not the comma of 1,200.
fn parts(s: &str, at: usize, c: char) -> bool {
    match half(c) {
        ',' => {
            !(char_before(s, at).is_some_and(is_digit)
                && char_at(s, at + c.len_utf8()).is_some_and(is_digit))
        }
        '。' | ';' | ':' | '!' | '?' | '\n' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_ends_at_the_next_mark() {
        let s = "甲，乙1,200个（含，丙）的丁；戊";
        let at = s.find('的').expect("的");
        assert_eq!(before(s, at), "乙1,200个（含，丙）");
        assert_eq!(behind(s, at), "的丁");
        let inside = s.find('含').expect("含");
        assert_eq!((before(s, inside), behind(s, inside)), ("", "含"));
        assert_eq!(&s[skip_brackets(s, inside - 3)..], "的丁；戊");
        assert_eq!(&s[skip_brackets(s, inside + 9)..], "的丁；戊");
    }
}
