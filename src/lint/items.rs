//! The items of the books as one list.

use crate::model::{Node, Notice};

/// An item of a book with the item above it.
pub(super) struct NodeRef<'a> {
    pub book: usize,
    pub node: &'a Node,
    pub parent: Option<usize>,
}

/// All items, each before the ones below it.
pub(super) fn nodes(notice: &Notice) -> Vec<NodeRef<'_>> {
    fn visit<'a>(book: usize, list: &'a [Node], parent: Option<usize>, out: &mut Vec<NodeRef<'a>>) {
        for node in list {
            let this = out.len();
            out.push(NodeRef { book, node, parent });
            visit(book, &node.children, Some(this), out);
        }
    }
    let mut out = Vec::new();
    for (book, content) in notice.books.iter().enumerate() {
        visit(book, &content.nodes, None, &mut out);
    }
    out
}
