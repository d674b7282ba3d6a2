//! Items that one line runs together where other lines stand for themselves (`具体措施：1.编制清单。（甲局负责）2.建立机制。（乙局负责）`):
//! archives lose the breaks inside of paragraphs and keep the paragraphs.

use crate::zh::ordinal::{self, Delimiter, Marker};
use crate::zh::responsibility;
use crate::zh::text::scan::{between_han, half, is_close, is_digit, is_round_open, is_stop};

/// Shorter lines (bytes) hold no two items with their bearers.
const SHORTEST: usize = 150;

/// Where the items of a line begin: they count from 1 in another form than the line does, and each but the last closes with the
/// bracket of who bears it.
pub(super) fn starts(text: &str) -> Vec<usize> {
    if text.len() < SHORTEST {
        return Vec::new();
    }
    let own = ordinal::leading(text);
    let mut found: Vec<usize> = Vec::new();
    let mut last: Option<Marker> = None;
    let mut from = 0;
    for at in behind_brackets(text) {
        let Some(marker) = ordinal::leading(&text[at..])
            .filter(|marker| marker.delimiter != Delimiter::None && !is_of(own, marker))
        else {
            continue;
        };
        let counts_on = match last {
            Some(last) => is_of(Some(last), &marker) && marker.number == last.number + 1,
            None => marker.number == 2,
        };
        if !counts_on || !responsibility::closes_with_bracket(text[from..at].trim_end()) {
            continue;
        }
        if last.is_none() {
            let Some(first) = first_before(&text[..at], &marker) else {
                continue;
            };
            found.push(first);
        }
        found.push(at);
        (last, from) = (Some(marker), at);
    }
    found
}

/// Where a number may begin behind a bracket: `（甲局负责）2.`, `（甲局负责）。（二）`.
fn behind_brackets(text: &str) -> impl Iterator<Item = usize> {
    let mut closed = false;
    between_han(text).filter_map(move |(at, c)| {
        let begins = closed && (is_digit(c) || is_round_open(c));
        let between = c.is_whitespace() || is_stop(c);
        closed = is_close(c) || closed && between;
        begins.then_some(at)
    })
}

/// Where the first number of a series stands, behind the end of a sentence, a colon or nothing.
fn first_before(text: &str, second: &Marker) -> Option<usize> {
    let mut free = true;
    let mut end = 0;
    between_han(text).find_map(|(at, c)| {
        let begins = (free && at == end || at == 0) && (is_digit(c) || is_round_open(c));
        let marker = begins.then(|| ordinal::leading(&text[at..])).flatten();
        free = c.is_whitespace() || matches!(half(c), '。' | ':' | ';') || is_close(c);
        end = at + c.len_utf8();
        let first = marker.filter(|marker| marker.number == 1 && is_of(Some(*second), marker));
        first.map(|_| at)
    })
}

/// Whether two numbers are of one form.
fn is_of(known: Option<Marker>, marker: &Marker) -> bool {
    known.is_some_and(|known| (known.style, known.delimiter) == (marker.style, marker.delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let starts = starts(text);
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let pieces = starts.iter().zip(ends);
        pieces.map(|(from, to)| &text[*from..to]).collect()
    }

    #[test]
    fn items_with_bearers_are_told_and_no_others() {
        assert_eq!(
            pieces(
                "（一）用好政策资金，做好资金的跟踪分析和使用评价。具体措施：1．编制资金清单并按月公布。（县财政局牵头，县审计局负责）\
                 2．建立直达监控机制。（县财政局负责）3．定期通报进展，共开展2.5万次。"
            ),
            [
                "1．编制资金清单并按月公布。（县财政局牵头，县审计局负责）",
                "2．建立直达监控机制。（县财政局负责）",
                "3．定期通报进展，共开展2.5万次。",
            ]
        );
        // Nobody bears the parts, or they count as the line does.
        for whole in [
            "（一）用好政策资金，做好资金的跟踪分析和使用评价。具体措施：1．编制资金清单并按月公布（含附表）2．建立直达监控机制（含附表）3．定期通报。",
            "1．用好政策资金，编制资金清单并按月公布，做好跟踪分析。（县财政局牵头，县审计局负责）2．建立直达监控机制，定期通报。（县财政局负责）",
        ] {
            assert!(pieces(whole).is_empty(), "{whole}");
        }
    }
}
