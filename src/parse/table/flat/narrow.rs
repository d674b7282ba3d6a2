//! Names of bodies that a narrow column breaks over several lines (市政 / 府办 / 公厅): one cell, of which no line is anything by
//! itself.

use super::header::{FlatHeader, Form};
use super::pieces::Piece;
use crate::parse::table::column;
use crate::zh::text::scan::is_han;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::list::are_sure_bodies;

/// Longest line of such a column, in bytes.
const LINE: usize = 4 * '市'.len_utf8();

/// Most lines of a name.
const LINES: usize = 4;

/// Longest first line of a name whose last is nothing but the kind of body, in bytes.
const STEM: usize = 8 * '市'.len_utf8();

/// Kinds of bodies that are the end of a name, and no cell by themselves.
#[rustfmt::skip]
const KINDS: [&str; 9] = ["集团", "公司", "集团公司", "有限公司", "有限责任公司", "委员会", "管理委员会", "人民政府", "办事处"];

/// Joins the lines of such names, where the table has a column of bodies.
pub(super) fn join(header: &FlatHeader, pieces: &mut Vec<Piece>) {
    let bodies = column::names_units(&header.roles);
    // Nearly every table has no two such lines one below the other.
    let any = || {
        let mut pairs = pieces.windows(2);
        pairs.any(|two| two.iter().all(is_narrow) || is_kind(&two[1].text))
    };
    if header.form != Form::Lines || !bodies || !any() {
        return;
    }
    let mut names: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        names.push(lines_of_name(&pieces[at..]));
        at += names.last().copied().unwrap_or(1);
    }
    let mut lines = std::mem::take(pieces).into_iter();
    for count in names {
        let mut name = lines.by_ref().take(count);
        let Some(mut first) = name.next() else { break };
        for more in name {
            first.text.append(&more.text);
            first.entries.end = more.entries.end;
        }
        pieces.push(first);
    }
}

/// How many lines make a name that says at which level the body is, though none of them is a body; 1 where they make none.
fn lines_of_name(pieces: &[Piece]) -> usize {
    if let [stem, kind, ..] = pieces
        && is_kind(&kind.text)
        && is_stem(stem)
        && are_sure_bodies(&format!("{}{}", &*stem.text, &*kind.text))
    {
        return 2;
    }
    let mut name = String::new();
    let mut longest = 1;
    for (at, piece) in pieces.iter().take(LINES).enumerate() {
        if !is_narrow(piece) || are_sure_bodies(&piece.text) {
            break;
        }
        name.push_str(&piece.text);
        if at > 0 && level_prefix(&name).is_some() && are_sure_bodies(&name) {
            longest = at + 1;
        }
    }
    longest
}

/// Whether a line is nothing but the kind of body that the name above it goes on with (临溪地铁 / 集团).
fn is_kind(text: &str) -> bool {
    KINDS.contains(&text)
}

/// Whether a line may be the beginning of a name, and is none by itself.
fn is_stem(piece: &Piece) -> bool {
    let text = &piece.text;
    text.len() <= STEM
        && !piece.numbered_group
        && text.chars().all(is_han)
        && !is_kind(text)
        && !are_sure_bodies(text)
}

/// A line of a few letters, no cell by itself.
fn is_narrow(piece: &Piece) -> bool {
    piece.text.len() <= LINE && !piece.numbered_group && piece.text.chars().all(is_han)
}
