//! The element tree of a page: an arena in which every tag and every piece of text keeps its place in the source.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::role::Role;

/// Index of a node in its [`Tree`].
pub(super) type NodeId = u32;

/// Stands for "no node" in the links between nodes.
pub(super) const NONE: NodeId = NodeId::MAX;

/// The document node.
pub(super) const ROOT: NodeId = 0;

/// A node with its links; children form a doubly linked list.
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
#[derive(Debug)]
pub(super) enum Data {
    /// The document, or the contents of a `<template>`.
    Root,
    /// An element.
    Element(Element),
    /// A piece of text that stands verbatim in the source, or what an entity in that place means.
    Text {
        start: u32,
        end: u32,
        decoded: Option<StrTendril>,
    },
}

/// An element with the place of its tag.
#[derive(Debug)]
pub(super) struct Element {
    pub name: QualName,
    pub role: Role,
    /// The attributes that reading looks at.
    pub attributes: Box<[Attribute]>,
    /// First byte of the start tag (of the tag that implied it, where it has none of its own).
    pub start: u32,
    /// One past the start tag.
    pub inner: u32,
    /// Start of the tag that closed it; only kept for table cells.
    pub close: u32,
    /// Not shown: `hidden`, or `display:none` in its style.
    pub hidden: bool,
    /// Elements from the root, for the nesting limit.
    pub depth: u32,
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
    /// The name of what has none.
    nameless: QualName,
}

impl Tree {
    /// A tree with room for the nodes of a page.
    pub fn new(source: &str) -> Self {
        let tags = memchr::memchr_iter(b'<', source.as_bytes()).count();
        let mut tree = Tree {
            nodes: Vec::with_capacity((tags / 2).min(1 << 20)),
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

    pub fn data_mut(&mut self, id: NodeId) -> &mut Data {
        &mut self.nodes[id as usize].data
    }

    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.nodes.get(id as usize)?.data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub fn element_mut(&mut self, id: NodeId) -> Option<&mut Element> {
        match &mut self.nodes.get_mut(id as usize)?.data {
            Data::Element(element) => Some(element),
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
        self.element(id)
            .map_or(Role::Inline, |element| element.role)
    }

    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let some = |id: NodeId| (id != NONE).then_some(id);
        std::iter::successors(some(self.node(id).first), move |&child| {
            some(self.node(child).next)
        })
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
