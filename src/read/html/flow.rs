//! The tree in reading order → lines and tables.

use std::ops::Range;

use html5ever::local_name;

use super::layout_tables;
use super::line::LineBuilder;
use super::prepared::Page;
use super::role::Role;
use super::tables;
use super::tree::{Data, Element as Tag, NONE, NodeId, Piece, ROOT};
use crate::document::{Block, Element, Line, Lines, Meta, Trouble, TroubleKind, Zone};
use crate::mapped::MappedText;

/// What the flow of a page yields.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub blocks: Vec<Block>,
    pub meta: Vec<Meta>,
    pub troubles: Vec<Trouble>,
}

pub(super) fn read(page: &Page) -> Output {
    let mut flow = Flow::new(page, false);
    flow.walk(ROOT);
    flow.output
}

/// What holds inside an element and ends with it.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    zone: Zone,
    element: Element,
    preformatted: bool,
}

struct Flow<'a> {
    page: &'a Page<'a>,
    in_cell: bool,
    output: Output,
    /// Lines of a cell.
    lines: Lines,
    line: LineBuilder,
    state: State,
    /// Elements inside which the state differs, with the state and the number of blocks before.
    outer: Vec<(NodeId, State, usize)>,
    gap: bool,
    continues: bool,
}

impl<'a> Flow<'a> {
    fn new(page: &'a Page<'a>, in_cell: bool) -> Self {
        Flow {
            page,
            in_cell,
            output: Output::default(),
            lines: Lines::default(),
            line: LineBuilder::default(),
            state: State::default(),
            outer: Vec::new(),
            gap: false,
            continues: false,
        }
    }

    /// Reads the lines of a table cell.
    fn cell_lines(&mut self, cell: NodeId) -> Lines {
        self.walk(cell);
        std::mem::take(&mut self.lines)
    }

    fn walk(&mut self, root: NodeId) {
        let tree = self.page.tree;
        let mut next = tree.node(root).first;
        while next != NONE {
            let descends = self.enter(next);
            let first = tree.node(next).first;
            if descends && first != NONE {
                next = first;
                continue;
            }
            next = tree
                .after(next, root, |ended| self.leave(ended))
                .unwrap_or(NONE);
        }
        self.end_line(false);
    }

    /// Enters a node; tells whether its children are part of the flow.
    fn enter(&mut self, id: NodeId) -> bool {
        let tree = self.page.tree;
        let (role, hidden) = match tree.node(id).data {
            Data::Element { role, hidden, .. } => (role, hidden),
            Data::Text {
                start,
                end,
                decoded,
            } => {
                for piece in tree.pieces(start, end, decoded) {
                    self.push(piece);
                }
                return false;
            }
            Data::Root => return true,
        };
        if role.is_block() {
            self.end_line(false);
        }
        let zone = self.page.zones[id as usize];
        let mut state = State {
            zone: zone.unwrap_or(self.state.zone),
            ..self.state
        };
        if hidden {
            if !role.is_block() {
                self.line.push_cut();
                return false;
            }
            state.zone = Zone::Hidden;
        }
        match role {
            Role::Invisible => {
                self.line.push_cut();
                return false;
            }
            Role::Title => {
                self.read_title(id);
                return false;
            }
            Role::Meta => self.read_meta(id),
            Role::Break => self.end_line(true),
            Role::Input if !hidden => self.read_input(id),
            Role::Link if !self.in_cell => {
                let href = |tag: &'a Tag| tag.attribute(&local_name!("href"));
                if let Some(href) = tree.element(id).and_then(href) {
                    self.line.open_link(href);
                }
            }
            Role::Control => state.zone = Zone::Chrome,
            Role::Preformatted => state.preformatted = true,
            Role::Heading(level) => state.element = Element::Heading(level),
            Role::Caption => state.element = Element::Caption,
            Role::Cell if !self.in_cell => state.element = Element::LayoutCell,
            Role::Table
                if !self.in_cell && !layout_tables::is_layout(tree, self.page.masses, id) =>
            {
                self.read_table(id, state.zone);
                return false;
            }
            Role::Paragraph | Role::Block
                if matches!(state.element, Element::LayoutCell | Element::Caption) =>
            {
                state.element = Element::Paragraph;
            }
            _ => {}
        }
        self.outer.push((id, self.state, self.output.blocks.len()));
        self.state = state;
        true
    }

    fn leave(&mut self, id: NodeId) {
        let role = self.page.tree.role(id);
        if role.is_block() {
            self.end_line(false);
        } else if role == Role::Link {
            self.line.close_link();
        }
        if let Some(&(opened, state, blocks)) = self.outer.last()
            && opened == id
        {
            self.outer.pop();
            self.state = state;
            if role == Role::Paragraph && blocks == self.output.blocks.len() {
                self.gap = true;
            }
        }
    }

    /// Ends the line; `at_break` where its block goes on.
    fn end_line(&mut self, at_break: bool) {
        let blank = self.line.is_empty() && (at_break || self.line.is_padded());
        let finished = self.line.finish();
        let continues = std::mem::replace(&mut self.continues, at_break);
        let Some(finished) = finished else {
            self.gap |= blank;
            return;
        };
        if self.in_cell {
            self.lines.push(finished.text);
            return;
        }
        let mut line = Line {
            text: finished.text,
            links: finished.links,
            zone: self.state.zone,
            gap: std::mem::take(&mut self.gap),
            continues,
            element: self.state.element,
        };
        if is_of_script_links(&line) {
            line.zone = Zone::Chrome;
        }
        self.output.blocks.push(Block::Line(line));
    }

    fn push(&mut self, piece: Piece) {
        match piece.decoded {
            Some(text) => self.line.push_decoded(self.page.source, text, piece.place),
            None if self.state.preformatted => self.push_preformatted(piece.place),
            None => self.line.push(self.page.source, piece.place),
        }
    }

    fn push_preformatted(&mut self, place: Range<usize>) {
        let mut at = place.start;
        for part in self.page.source[place].split_inclusive('\n') {
            self.line.push(self.page.source, at..at + part.len());
            at += part.len();
            if part.ends_with('\n') {
                self.end_line(true);
            }
        }
    }

    fn read_table(&mut self, id: NodeId, zone: Zone) {
        let outer = std::mem::replace(
            &mut self.state,
            State {
                zone,
                element: Element::Caption,
                preformatted: false,
            },
        );
        let tree = self.page.tree;
        for caption in tree.children(id).filter(|&c| tree.role(c) == Role::Caption) {
            self.walk(caption);
        }
        self.state = outer;
        let mut cells = Flow::new(self.page, true);
        let Some((mut table, clipped)) =
            tables::extract(self.page, id, |cell| cells.cell_lines(cell))
        else {
            return;
        };
        table.zone = zone;
        if clipped {
            self.output.troubles.push(Trouble {
                kind: TroubleKind::TableClipped,
                place: table.place.clone(),
            });
        }
        self.gap = false;
        self.continues = false;
        self.output.blocks.push(Block::Table(table));
    }

    fn read_title(&mut self, id: NodeId) {
        let mut title = LineBuilder::default();
        let tree = self.page.tree;
        for child in tree.children(id) {
            let Data::Text {
                start,
                end,
                decoded,
            } = tree.node(child).data
            else {
                continue;
            };
            for piece in tree.pieces(start, end, decoded) {
                match piece.decoded {
                    Some(text) => title.push_decoded(self.page.source, text, piece.place),
                    None => title.push(self.page.source, piece.place),
                }
            }
        }
        if let Some(line) = title.finish() {
            self.output.meta.push(Meta {
                name: "title".to_owned(),
                content: line.text,
            });
        }
    }

    fn read_meta(&mut self, id: NodeId) {
        let Some(element) = self.page.tree.element(id) else {
            return;
        };
        let name = element.attribute(&local_name!("name"));
        let content = element.attribute(&local_name!("content"));
        if let (Some(name), Some(content)) = (name, content)
            && !content.trim().is_empty()
        {
            self.output.meta.push(Meta {
                name: name.trim().to_lowercase(),
                content: self.attribute_text(element, "content", content),
            });
        }
    }

    /// The label of a button or the text of a field stands in an attribute; it is a line of its own.
    fn read_input(&mut self, id: NodeId) {
        let Some(element) = self.page.tree.element(id) else {
            return;
        };
        let kind = element
            .attribute(&local_name!("type"))
            .unwrap_or("text")
            .to_ascii_lowercase();
        let shown = matches!(
            kind.as_str(),
            "text" | "search" | "button" | "submit" | "reset" | ""
        );
        let value = element.attribute(&local_name!("value")).unwrap_or("");
        if !shown || value.trim().is_empty() {
            return;
        }
        let text = self.attribute_text(element, "value", value);
        if self.in_cell {
            self.lines.push(text);
        } else {
            self.output.blocks.push(Block::Line(Line {
                text,
                zone: Zone::Chrome,
                ..Line::default()
            }));
        }
    }

    /// An attribute's value with its place, looked up in the tag: the parser reports none.
    fn attribute_text(&self, element: &Tag, name: &str, value: &str) -> MappedText {
        let value = value.trim();
        let tag = element.start as usize..element.inner as usize;
        let written = &self.page.source[tag.clone()];
        let after = written
            .to_ascii_lowercase()
            .find(name)
            .map_or(0, |at| at + name.len());
        let at = written[after..]
            .find(value)
            .map(|at| after + at)
            .or_else(|| written.find(value));
        match at {
            Some(at) => MappedText::verbatim(value, tag.start + at),
            None => {
                let mut text = MappedText::default();
                text.push_decoded(value, tag);
                text
            }
        }
    }
}

/// Whether a line is nothing but links that run scripts (打印, 关闭): furniture, wherever it stands.
fn is_of_script_links(line: &Line) -> bool {
    let runs_script = |href: &str| href.trim_start().starts_with("javascript:") || href == "#";
    let covered: usize = line.links.iter().map(|link| link.range.len()).sum();
    covered * 2 > line.text.len() && line.links.iter().all(|link| runs_script(&link.href))
}
