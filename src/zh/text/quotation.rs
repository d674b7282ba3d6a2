//! Quotations of which a typewriter's mark is one half: “一网通办", "一网通办”.

use super::scan::{between_han, half};

/// Where the typewriter's mark stands that closes the quotation at the beginning of a text; `None` where it is closed by its
/// own mark, by none, or where marks are left over that could as well open another.
pub(crate) fn mixed_quote(opened: &str) -> Option<usize> {
    let (mut first, mut marks) = (None, 0_usize);
    for (at, c) in between_han(opened).skip(1) {
        match half(c) {
            '"' => {
                first = first.or(Some(at));
                marks += 1;
            }
            '”' => return None,
            '“' | '。' | ';' | '\n' => break,
            _ => {}
        }
    }
    // Behind the one that closes, others stand in pairs.
    first.filter(|_| marks % 2 == 1)
}

/// Where the typewriter's mark stands that opens the quotation which the mark behind a text closes.
pub(crate) fn mixed_opening(closed: &str) -> Option<usize> {
    let from = closed.rfind(['“', '”', '。', ';', '；', '\n']).unwrap_or(0);
    let mut marks = closed[from..].match_indices(['"', '＂']).peekable();
    marks.peek()?;
    let (at, _) = marks.clone().last()?;
    (marks.count() % 2 == 1).then_some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_half_of_a_pair_is_a_typewriters() {
        let closed = |s: &str| mixed_quote(s).map(|at| s[..at].to_owned());
        assert_eq!(closed("“一网通办\"改革").as_deref(), Some("“一网通办"));
        assert_eq!(closed("“甲\"和\"乙\"，“丙”").as_deref(), Some("“甲"));
        for whole in [
            "“甲”和\"乙\"", "“甲\"乙\"丙”", "“甲\"乙\"丙", "“甲。乙\"", "“甲",
        ] {
            assert_eq!(closed(whole), None, "{whole}");
        }
        assert_eq!(mixed_opening("推进\"一网通办"), Some("推进".len()));
        assert_eq!(mixed_opening("\"甲\"和\"乙"), Some("\"甲\"和".len()));
        for other in ["推进一网通办", "\"甲\"和乙", "\"甲。乙", "\"甲，“乙”和丙"]
        {
            assert_eq!(mixed_opening(other), None, "{other}");
        }
    }
}
