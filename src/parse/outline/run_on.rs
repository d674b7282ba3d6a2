//! Items that stand in one paragraph, one behind the other: 1.建成水库；2.完成征地。

use crate::mapped::MappedText;
use crate::parse::lines::Entry;
use crate::zh::ordinal::{self, Marker, Style};
use crate::zh::responsibility;
use crate::zh::text::scan::{between_han, closing_of, is_close};

pub(super) struct Item {
    pub marker: Marker,
    pub text: MappedText,
    /// The statement of responsibility at the end of the paragraph, where it holds for this item as well.
    pub shared: Option<MappedText>,
}

/// The items of a paragraph that begins with a number; `None` where it is one item.
///
/// They count on from that number without a gap, each behind the end of a sentence or a bracket, and the next paragraph with
/// such a number counts on from the last: else the numbers list what the one item says.
pub(super) fn items(
    marker: &Marker,
    text: &MappedText,
    behind: &[Entry],
    year: Option<i16>,
) -> Option<Vec<Item>> {
    if !matches!(
        marker.style,
        Style::Arabic | Style::ArabicParen | Style::HanParen
    ) {
        return None;
    }
    let markers = markers(marker, text);
    if markers.is_empty() {
        return None;
    }
    let last = marker.number + markers.len() as u32;
    let next = next_number(behind, marker.style);
    if next.is_some_and(|next| next != 1 && next != last + 1) {
        return None;
    }
    let starts = || markers.iter().map(|(at, _)| *at);
    let pieces: Vec<MappedText> = std::iter::once(0)
        .chain(starts())
        .zip(starts().chain([text.len()]))
        .map(|(from, to)| text.slice(from..to).trimmed())
        .collect();
    let shared = shared(&pieces, year);
    let all = std::iter::once(*marker).chain(markers.into_iter().map(|(_, marker)| marker));
    let count = pieces.len();
    let items = all
        .zip(pieces)
        .enumerate()
        .map(|(nth, (marker, text))| Item {
            marker,
            text,
            shared: shared.clone().filter(|_| nth + 1 < count),
        });
    Some(items.collect())
}

/// The numbers behind the first that count on from it, and where they stand.
fn markers(first: &Marker, text: &str) -> Vec<(usize, Marker)> {
    let mut found: Vec<(usize, Marker)> = Vec::new();
    let mut depth = 0_u32;
    // Whether a sentence or a bracket ends at `end`.
    let mut closed = false;
    let mut end = first.len;
    for (at, c) in between_han(&text[first.len..]) {
        let at = first.len + at;
        if c.is_whitespace() {
            continue;
        }
        if closed && depth == 0 && text[end..at].trim_start().is_empty() {
            let next = first.number + found.len() as u32 + 1;
            let marker = ordinal::leading(&text[at..]).filter(|marker| {
                marker.style == first.style
                    && marker.delimiter == first.delimiter
                    && marker.number == next
            });
            found.extend(marker.map(|marker| (at, marker)));
        }
        end = at + c.len_utf8();
        closed = match c {
            '。' | ';' | '；' => true,
            _ if closing_of(c).is_some() => {
                depth += 1;
                false
            }
            _ if is_close(c) => {
                depth = depth.saturating_sub(1);
                depth == 0
            }
            _ => false,
        };
    }
    found
}

fn next_number(behind: &[Entry], style: Style) -> Option<u32> {
    let mut markers = behind.iter().filter_map(Entry::marker);
    let next = markers.find(|marker| marker.style == style);
    next.map(|marker| marker.number)
}

/// A statement behind the last of items that `；` joins, where none of the others has one: it is that of the paragraph.
fn shared(pieces: &[MappedText], year: Option<i16>) -> Option<MappedText> {
    let (last, others) = pieces.split_last()?;
    let joined = |piece: &MappedText| {
        piece.ends_with([';', '；']) && responsibility::in_paragraph(piece, year).is_empty()
    };
    if !others.iter().all(joined) {
        return None;
    }
    let statement = responsibility::in_paragraph(last, year).pop()?;
    let ends = !last[statement.range.end..].contains(char::is_alphanumeric);
    ends.then(|| last.slice(statement.range))
}
