//! The title of an item as the first sentence of what a row says: 1.强化管控。完成清淤4万方。| 强化管控。完成清淤4万方。

use crate::model::Node;
use crate::span::Span;
use crate::zh::text::scan::is_colon;

/// The title with the mark behind it. Where the end of its line closes it, the row's own mark stands for that; a row that is the
/// title has none.
pub(super) fn text(node: &Node, row: &str) -> Option<String> {
    let title = node.title.as_deref()?;
    let printed = || row.strip_prefix(title)?.chars().next();
    let mark = node
        .title_mark
        .filter(|_| row != title)
        .or_else(|| printed().filter(|&c| is_mark(c)));
    Some(title.chars().chain(mark).collect())
}

/// Whether such a sentence has a mark that the book does not have.
pub(super) fn borrows_mark(node: &Node, sentence: &str) -> bool {
    node.title_mark.is_none() && sentence.ends_with(is_mark)
}

/// A title as a reading of it stands: without the mark.
pub(super) fn bare(sentence: &str) -> &str {
    sentence.trim_end_matches(is_mark)
}

/// From the title to the end of the item, in which its mark stands.
pub(super) fn place(node: &Node) -> Span {
    let begins = node.title_at.as_ref().unwrap_or(&node.at);
    Span {
        start: begins.start,
        line: begins.line,
        column: begins.column,
        ..node.at.clone()
    }
}

fn is_mark(c: char) -> bool {
    is_colon(c) || matches!(c, '。' | ';' | '；')
}
