//! The items of the books as one list.

use super::{BookPlace, Node, Notice};

/// An item of a book with the item above it.
pub(crate) struct NodeRef<'a> {
    pub book: usize,
    pub node: &'a Node,
    pub parent: Option<usize>,
}

/// All items, each before the ones below it.
pub(crate) struct Items<'a> {
    list: Vec<NodeRef<'a>>,
    /// Where those of each book begin.
    books: Vec<usize>,
}

impl<'a> Items<'a> {
    /// The items of a notice.
    pub(crate) fn of(notice: &'a Notice) -> Self {
        let mut items = Items {
            list: Vec::with_capacity(notice.tasks.len()),
            books: Vec::with_capacity(notice.books.len()),
        };
        for (book, content) in notice.books.iter().enumerate() {
            items.books.push(items.list.len());
            items.visit(book, &content.nodes, None);
        }
        items
    }

    fn visit(&mut self, book: usize, list: &'a [Node], parent: Option<usize>) {
        for node in list {
            let this = self.list.len();
            self.list.push(NodeRef { book, node, parent });
            self.visit(book, &node.children, Some(this));
        }
    }

    /// Index of the item that a task's place names.
    pub(crate) fn at(&self, place: &BookPlace) -> Option<usize> {
        self.numbered(place.book, place.node)
    }

    /// Index of an item of a book by its number in document order.
    pub(crate) fn numbered(&self, book: usize, node: usize) -> Option<usize> {
        let at = self.books.get(book)?.checked_add(node)?;
        let item = self.list.get(at).filter(|item| item.book == book);
        item.map(|_| at)
    }

    /// The items above one, the nearest first.
    pub(crate) fn above(&self, at: usize) -> impl Iterator<Item = &'a Node> {
        std::iter::successors(self.list[at].parent, |&at| self.list[at].parent)
            .map(|at| self.list[at].node)
    }
}

impl<'a> std::ops::Deref for Items<'a> {
    type Target = [NodeRef<'a>];
    fn deref(&self) -> &[NodeRef<'a>] {
        &self.list
    }
}
