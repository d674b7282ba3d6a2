//! The element tree of a page: an arena in which every tag and every piece of text keeps its place in the source.

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::role::Role;

/// Index of a node in its [`Tree`].
pub(super) type NodeId = u32;

/// Stands for "no node" in the links between nodes.
pub(super) const NONE: NodeId = NodeId::MAX;

pub(super) const ROOT: NodeId = 0;

/// A node with its links; children form a doubly linked list.
///
/// Reading walks the tree several times: what only a few elements are asked for stands apart, in [`Element`].
#[derive(Debug)]
pub(super) struct Node {
    pub parent: NodeId,
    pub previous: NodeId,
    pub next: NodeId,
    pub first: NodeId,
    pub last: NodeId,
    pub data: Data,
}

/// What a node is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Data {
    /// The document, or the contents of a `<template>`.
    Root,
    /// An element.
    Element {
        role: Role,
        /// Not shown: `hidden`, or `display:none` in its style.
        hidden: bool,
        /// Its place in the list of elements.
        index: u32,
    },
    /// A stretch of the source that is text.
    Text {
        start: u32,
        end: u32,
        /// Whether the source writes some of it otherwise. See [`Tree::pieces`].
        decoded: bool,
    },
}

/// An element with the place of its tag.
#[derive(Debug)]
pub(super) struct Element {
    pub name: QualName,
    /// The attributes that reading looks at.
    pub attributes: Box<[Attribute]>,
    /// First byte of the start tag (of the tag that implied it, where it has none of its own).
    pub start: u32,
    /// One past the start tag.
    pub inner: u32,
    /// Start of the tag that closed it; only kept for table cells.
    pub close: u32,
    /// Elements from the root, for the nesting limit.
    pub depth: u32,
}

/// What the source writes otherwise: a character reference.
#[derive(Debug)]
struct Reference {
    start: u32,
    end: u32,
    text: StrTendril,
}

/// A piece of a text node.
pub(super) struct Piece<'a> {
    pub place: Range<usize>,
    /// What it means, where it is not verbatim.
    pub decoded: Option<&'a str>,
}

impl Element {
    /// The value of an attribute that is kept.
    pub fn attribute(&self, name: &LocalName) -> Option<&str> {
        let found = self.attributes.iter().find(|a| a.name.local == *name)?;
        Some(&found.value)
    }

    /// Local name; of no HTML element where the element is of SVG or MathML.
    pub fn html_name(&self) -> Option<&LocalName> {
        (self.name.ns == ns!(html)).then_some(&self.name.local)
    }
}

/// The arena; node 0 is the document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    elements: Vec<Element>,
    /// In the order of their places.
    references: Vec<Reference>,
    /// The name of what has none.
    nameless: QualName,
}

impl Tree {
    /// A tree with room for the nodes of a page.
    pub fn new(source: &str) -> Self {
        let tags = memchr::memchr_iter(b'<', source.as_bytes()).count();
        let mut tree = Tree {
            // Nearly half of the tags close elements; hardly every element has a stretch of text of its own.
            nodes: Vec::with_capacity(tags.min(1 << 20)),
            elements: Vec::with_capacity((tags / 8 * 5).min(1 << 20)),
            references: Vec::new(),
            nameless: QualName::new(None, ns!(), local_name!("")),
        };
        tree.create(Data::Root);
        tree
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match self.node(id).data {
            Data::Element { index, .. } => Some(&self.elements[index as usize]),
            _ => None,
        }
    }

    pub fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match self.node(id).data {
            Data::Element { index, .. } => Some(&mut self.elements[index as usize]),
            _ => None,
        }
    }

    /// Name of an element, of whatever kind; empty for other nodes.
    pub fn qualified_name(&self, id: NodeId) -> &QualName {
        self.element(id)
            .map_or(&self.nameless, |element| &element.name)
    }

    /// Local name of an HTML element.
    pub fn name(&self, id: NodeId) -> Option<&LocalName> {
        self.element(id)?.html_name()
    }

    /// Role of an element; anything else is inline.
    pub fn role(&self, id: NodeId) -> Role {
        match self.node(id).data {
            Data::Element { role, .. } => role,
            _ => Role::Inline,
        }
    }

    /// Whether a node is an element that is not shown.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        matches!(self.node(id).data, Data::Element { hidden: true, .. })
    }

    /// The pieces of a text node, each verbatim or a character reference.
    pub fn pieces(&self, start: u32, end: u32, decoded: bool) -> impl Iterator<Item = Piece<'_>> {
        let first = match decoded {
            true => self.references.partition_point(|known| known.start < start),
            false => self.references.len(),
        };
        let mut references = self.references[first..]
            .iter()
            .take_while(move |known| known.start < end)
            .peekable();
        let mut at = start;
        std::iter::from_fn(move || {
            if let Some(known) = references.next_if(|known| known.start <= at) {
                at = known.end;
                return Some(Piece {
                    place: known.start as usize..known.end as usize,
                    decoded: Some(&known.text),
                });
            }
            let from = at;
            at = references.peek().map_or(end, |known| known.start);
            (from < at).then_some(Piece {
                place: from as usize..at as usize,
                decoded: None,
            })
        })
    }

    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let some = |id: NodeId| (id != NONE).then_some(id);
        std::iter::successors(some(self.node(id).first), move |&child| {
            some(self.node(child).next)
        })
    }

    /// Adds an element that has no parent yet.
    pub fn create_element(&mut self, element: Element, role: Role, hidden: bool) -> NodeId {
        let index = self.elements.len() as u32;
        self.elements.push(element);
        self.create(Data::Element {
            role,
            hidden,
            index,
        })
    }

    /// Adds a stretch of text under `parent`, before `next` (`NONE`: at the end), with what it means where it is not verbatim.
    pub fn insert_text(
        &mut self,
        (start, end): (u32, u32),
        meaning: Option<&str>,
        parent: NodeId,
        next: NodeId,
    ) {
        let again = meaning.is_some_and(|text| self.note_reference(start, end, text));
        let previous = match next {
            NONE => self.node(parent).last,
            next => self.node(next).previous,
        };
        if previous != NONE
            && let Data::Text {
                end: last, decoded, ..
            } = &mut self.nodes[previous as usize].data
            && (*last == start || again && *last == end)
        {
            *last = end;
            *decoded |= meaning.is_some();
            return;
        }
        let node = self.create(Data::Text {
            start,
            end,
            decoded: meaning.is_some(),
        });
        self.insert(node, parent, next);
    }

    /// Notes what a place of the source means; tells whether that place meant something already: a reference may stand for two
    /// characters.
    fn note_reference(&mut self, start: u32, end: u32, text: &str) -> bool {
        let behind = self
            .references
            .partition_point(|known| known.start <= start);
        if let Some(known) = self.references[..behind].last_mut()
            && (known.start, known.end) == (start, end)
        {
            known.text.push_slice(text);
            return true;
        }
        let text = StrTendril::from_slice(text);
        self.references
            .insert(behind, Reference { start, end, text });
        false
    }

    /// Adds a node that has no parent yet.
    pub fn create(&mut self, data: Data) -> NodeId {
        self.nodes.push(Node {
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            data,
        });
        (self.nodes.len() - 1) as NodeId
    }

    /// Puts a node under `parent`, before `next` (`NONE`: at the end).
    pub fn insert(&mut self, node: NodeId, parent: NodeId, next: NodeId) {
        self.detach(node);
        let previous = match next {
            NONE => self.node(parent).last,
            next => self.node(next).previous,
        };
        let place = &mut self.nodes[node as usize];
        (place.parent, place.previous, place.next) = (parent, previous, next);
        match previous {
            NONE => self.nodes[parent as usize].first = node,
            previous => self.nodes[previous as usize].next = node,
        }
        match next {
            NONE => self.nodes[parent as usize].last = node,
            next => self.nodes[next as usize].previous = node,
        }
    }

    /// Takes a node with its subtree from its parent.
    pub fn detach(&mut self, node: NodeId) {
        let &Node {
            parent,
            previous,
            next,
            ..
        } = self.node(node);
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.nodes[parent as usize].first = next,
            previous => self.nodes[previous as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last = previous,
            next => self.nodes[next as usize].previous = previous,
        }
        let place = &mut self.nodes[node as usize];
        (place.parent, place.previous, place.next) = (NONE, NONE, NONE);
    }

    /// The node that follows `node` in document order outside its subtree, below `root`; calls `leave` for every node
    /// that ends on the way.
    pub fn after(
        &self,
        mut node: NodeId,
        root: NodeId,
        mut leave: impl FnMut(NodeId),
    ) -> Option<NodeId> {
        while node != root {
            leave(node);
            let place = self.node(node);
            if place.next != NONE {
                return Some(place.next);
            }
            if place.parent == NONE {
                return None;
            }
            node = place.parent;
        }
        None
    }
}
