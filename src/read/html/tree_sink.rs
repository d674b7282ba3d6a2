//! The sink of html5ever's tree builder: builds our [`Tree`] and gives every node its place.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::LazyLock;

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use memchr::memmem::Finder;

use super::role::Role;
use super::tree::{Data, Element, NONE, NodeId, ROOT, Tree};

/// Text that the tokenizer has given and the tree builder has not yet put anywhere.
#[derive(Debug)]
pub(super) struct Piece {
    pub start: u32,
    pub end: u32,
    /// What it means, where the source writes it otherwise.
    pub decoded: Option<StrTendril>,
}

/// Builds the tree; the token sink tells it the place of each token before the tree builder sees it.
pub(super) struct Sink<'a> {
    source: &'a str,
    /// Ranges of the source that are no text (`<% … %>`), in order.
    directives: Vec<Range<usize>>,
    tree: RefCell<Tree>,
    /// Place of the token in process.
    token: Cell<(u32, u32)>,
    /// Whether that token is text.
    in_text: Cell<bool>,
    unclaimed: RefCell<VecDeque<Piece>>,
    /// Depth of the element inserted last, less the end tags since: an estimate of the open elements.
    depth: Cell<u32>,
    /// The innermost open element, by the elements inserted and the end tags since.
    innermost: Cell<NodeId>,
    /// Whether a block began or ended since the last text.
    at_block: Cell<bool>,
    /// Whether the page has elements in which white space counts.
    is_preformatted: Cell<bool>,
}

impl<'a> Sink<'a> {
    pub fn new(source: &'a str, directives: Vec<Range<usize>>) -> Self {
        Sink {
            source,
            directives,
            tree: RefCell::new(Tree::new(source)),
            token: Cell::new((0, 0)),
            in_text: Cell::new(false),
            unclaimed: RefCell::default(),
            depth: Cell::new(0),
            innermost: Cell::new(ROOT),
            at_block: Cell::new(false),
            is_preformatted: Cell::new(false),
        }
    }

    /// Announces a token that is no text.
    pub fn begin_tag(&self, start: usize, end: usize) {
        self.token.set((start as u32, end as u32));
        self.in_text.set(false);
    }

    /// Whether white space that comes next begins a line, and is therefore no part of it: half of the text between tags is the
    /// line feeds between paragraphs and between cells.
    pub fn drops_space(&self) -> bool {
        self.at_block.get() && !self.is_preformatted.get()
    }

    /// Announces a text token.
    pub fn begin_text(&self, piece: Piece) {
        self.at_block.set(false);
        self.token.set((piece.start, piece.end));
        self.in_text.set(true);
        self.unclaimed.borrow_mut().push_back(piece);
    }

    /// Forgets text that the tree builder dropped: it holds text back only up to the next tag.
    pub fn end_tag(&self) {
        self.unclaimed.borrow_mut().clear();
    }

    /// An estimate of how many elements are open, exact after a start tag.
    pub fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// Follows an end tag that the tree builder has seen; one that closes nothing parts no lines.
    pub fn close(&self, name: &LocalName, role: Role) {
        self.depth.set(self.depth.get().saturating_sub(1));
        let tree = self.tree.borrow();
        let is_of_table = matches!(
            role,
            Role::Table | Role::RowGroup | Role::Row | Role::Cell | Role::Caption
        );
        let mut id = self.innermost.get();
        loop {
            if id == NONE {
                return;
            }
            if tree.name(id) == Some(name) {
                break;
            }
            let is_bound = matches!(tree.role(id), Role::Table | Role::Cell | Role::Caption);
            if is_bound && !is_of_table {
                return;
            }
            id = tree.node(id).parent;
        }
        self.innermost.set(tree.node(id).parent);
        if role.is_block() {
            self.at_block.set(true);
        }
    }

    /// Index of the next node, to see whether a token created an element.
    pub fn node_count(&self) -> usize {
        self.tree.borrow().len()
    }

    /// Notes where the cell `id` was closed.
    pub fn close_cell(&self, id: NodeId, at: usize) {
        if let Some(cell) = self.tree.borrow_mut().element_mut(id) {
            cell.close = at as u32;
        }
    }

    /// Whether `id` is a table cell.
    pub fn is_cell(&self, id: NodeId) -> bool {
        let tree = self.tree.borrow();
        tree.role(id) == Role::Cell
    }

    /// Finds where text that the tree builder puts into the tree came from.
    ///
    /// Text inside tables is held back up to the next tag, so a tag may release several pieces; a text token only ever
    /// releases its own. White space may have been dropped before it.
    fn claim(&self, text: &str) -> (u32, u32, bool) {
        let mut unclaimed = self.unclaimed.borrow_mut();
        if self.in_text.get() {
            let taken = unclaimed.back_mut().and_then(|p| self.take(p, text));
            if let Some(taken) = taken {
                if unclaimed.back().is_some_and(|p| p.start >= p.end) {
                    unclaimed.pop_back();
                }
                return taken;
            }
        } else {
            while let Some(piece) = unclaimed.front_mut() {
                let taken = self.take(piece, text);
                let used_up = taken.is_none() || piece.start >= piece.end;
                if used_up {
                    unclaimed.pop_front();
                }
                if let Some(taken) = taken {
                    return taken;
                }
            }
        }
        let (start, end) = self.token.get();
        (start, end, false)
    }

    /// Takes `text` from the front of a piece; tells its place and whether it stands there verbatim.
    fn take(&self, piece: &mut Piece, text: &str) -> Option<(u32, u32, bool)> {
        if let Some(decoded) = &piece.decoded {
            if **decoded != *text {
                return None;
            }
            let place = (piece.start, piece.end, false);
            piece.start = piece.end;
            return Some(place);
        }
        let written = self.source.get(piece.start as usize..piece.end as usize)?;
        // CR LF is one line feed to the tree builder; white space is folded later, so it may stay as written.
        if text == "\n" && written.starts_with('\r') {
            let place = (piece.start, piece.end, true);
            piece.start = piece.end;
            return Some(place);
        }
        // A line feed right behind `<pre>` is dropped alone, elsewhere all white space before a text.
        let behind_break = written.strip_prefix('\n');
        let dropped = if written.starts_with(text) {
            0
        } else if behind_break.is_some_and(|rest| rest.starts_with(text)) {
            1
        } else {
            let rest = written.trim_ascii_start();
            if !rest.starts_with(text) {
                return None;
            }
            written.len() - rest.len()
        };
        let start = piece.start + dropped as u32;
        piece.start = start + text.len() as u32;
        Some((start, piece.start, true))
    }

    /// The end of the directive that a place lies in.
    fn directive_end(&self, start: u32) -> Option<u32> {
        let at = start as usize;
        let index = self.directives.partition_point(|range| range.end <= at);
        let range = self.directives.get(index)?;
        (range.start <= at).then_some(range.end as u32)
    }

    fn insert_text(&self, text: &str, parent: NodeId, next: NodeId) {
        let (mut start, end, verbatim) = self.claim(text);
        if let Some(behind) = self.directive_end(start) {
            // Text right behind a directive comes with it.
            if behind >= end || !verbatim {
                return;
            }
            start = behind;
        }
        let meaning = (!verbatim).then_some(text);
        self.tree
            .borrow_mut()
            .insert_text((start, end), meaning, parent, next);
    }

    fn insert_child(&self, child: NodeOrText<NodeId>, parent: NodeId, next: NodeId) {
        let child = match child {
            NodeOrText::AppendText(text) => return self.insert_text(&text, parent, next),
            NodeOrText::AppendNode(child) => child,
        };
        let mut tree = self.tree.borrow_mut();
        tree.insert(child, parent, next);
        let depth = tree.element(parent).map_or(0, |parent| parent.depth) + 1;
        if let Some(element) = tree.element_mut(child) {
            element.depth = depth;
            if !is_void(&element.name) {
                self.depth.set(depth);
                self.innermost.set(child);
            }
        }
    }
}

/// Elements that are never open.
fn is_void(name: &QualName) -> bool {
    matches!(
        name.local,
        local_name!("br")
            | local_name!("img")
            | local_name!("input")
            | local_name!("hr")
            | local_name!("col")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("area")
            | local_name!("embed")
            | local_name!("wbr")
    )
}

/// The property by which a style hides its element.
pub(super) static DISPLAY: LazyLock<Finder> = LazyLock::new(|| Finder::new("display"));

/// Whether reading looks at an attribute of an element.
pub(super) fn is_kept(role: Role, attribute: &str) -> bool {
    match attribute {
        "href" => role == Role::Link,
        "rowspan" | "colspan" => role == Role::Cell,
        "id" | "class" | "role" => matches!(role, Role::Block | Role::Table),
        "name" | "content" => role == Role::Meta,
        "type" | "value" => role == Role::Input,
        _ => false,
    }
}

/// Whether an attribute hides its element: `hidden`, or `display:none` in its style.
pub(super) fn hides(attribute: &Attribute) -> bool {
    match attribute.name.local {
        local_name!("hidden") => true,
        local_name!("style") => {
            let style: &str = &attribute.value;
            let value = DISPLAY
                .find(style.as_bytes())
                .map(|at| &style[at + "display".len()..]);
            value
                .and_then(|value| value.trim_start().strip_prefix(':'))
                .is_some_and(|value| value.trim_start().starts_with("none"))
        }
        _ => false,
    }
}

impl TreeSink for Sink<'_> {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'b>
        = Ref<'b, QualName>
    where
        Self: 'b;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn elem_name<'b>(&'b self, target: &'b NodeId) -> Ref<'b, QualName> {
        Ref::map(self.tree.borrow(), |tree| tree.qualified_name(*target))
    }

    fn create_element(
        &self,
        name: QualName,
        mut attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeId {
        let role = if name.ns == ns!(html) {
            Role::of(&name.local)
        } else {
            Role::of_foreign(&name.local)
        };
        let hidden = attributes.iter().any(hides);
        attributes.retain(|attribute| is_kept(role, &attribute.name.local));
        let (start, inner) = self.token.get();
        self.is_preformatted
            .set(self.is_preformatted.get() || role == Role::Preformatted);
        if role.is_block() {
            self.at_block.set(true);
        }
        let template = name.local == local_name!("template");
        let mut tree = self.tree.borrow_mut();
        let element = Element {
            name,
            attributes: attributes.into(),
            start,
            inner,
            close: 0,
            depth: 0,
        };
        let id = tree.create_element(element, role, hidden);
        if template {
            // Its contents stay outside the tree: they are never shown. See `get_template_contents`.
            tree.create(Data::Root);
        }
        id
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.tree.borrow_mut().create(Data::Root)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.tree.borrow_mut().create(Data::Root)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert_child(child, *parent, NONE);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.tree.borrow().node(*sibling).parent;
        if parent != NONE {
            self.insert_child(child, parent, *sibling);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        if self.tree.borrow().node(*element).parent != NONE {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        target + 1
    }

    fn same_node(&self, a: &NodeId, b: &NodeId) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, _target: &NodeId, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        loop {
            let child = tree.node(*node).first;
            if child == NONE {
                break;
            }
            tree.insert(child, *new_parent, NONE);
        }
    }
}
