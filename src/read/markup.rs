//! Source text → [`Tree`], through html5ever, with the place of everything.
//!
//! html5ever reports no places. The tokenizer's sink shares the input queue with it: when a token arrives, what is
//! left in the queue tells where the token ends. Text needs no queue, it must stand next in the source.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult, local_name};
use memchr::memmem;

use super::tree::{NodeId, Tree};
use super::tree_sink::{Piece, Sink, hides};
use crate::document::{Trouble, TroubleKind};

/// A page as html5ever sees it.
pub(super) struct Markup {
    pub tree: Tree,
    /// Places of comments, in order.
    pub comments: Vec<Range<usize>>,
    pub troubles: Vec<Trouble>,
}

/// Parses a page; start tags deeper than `depth` open nothing.
pub(super) fn parse(source: &str, depth: usize) -> Markup {
    let queue = BufferQueue::default();
    let mut input = StrTendril::from_slice(source);
    // A character reference at the very end is resolved while the queue is in sight if something follows it.
    if ends_in_reference(source) {
        input.push_char('\n');
    }
    let length = input.len();
    queue.push_back(input);

    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let sink = Sink::new(source, directives(source));
    let places = Places {
        source,
        length,
        queue: &queue,
        position: Cell::new(0),
        reference: Cell::new((0, 0)),
        builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
        limit: u32::try_from(depth).unwrap_or(u32::MAX).max(8),
        cells: RefCell::new(vec![None]),
        cut: RefCell::default(),
        first_cut: Cell::new(None),
        hidden_spans: RefCell::default(),
        comments: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(places, options);
    // The tokenizer stops after each script and each declared encoding.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();

    let places = tokenizer.sink;
    let cut = places.first_cut.get();
    Markup {
        tree: places.builder.sink.finish(),
        comments: places.comments.into_inner(),
        troubles: cut
            .map(|(start, end)| Trouble {
                kind: TroubleKind::NestingCut,
                place: start..end,
            })
            .into_iter()
            .collect(),
    }
}

/// Whether the source ends in what may be a character reference.
fn ends_in_reference(source: &str) -> bool {
    let rest =
        source.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '#' | ';'));
    rest.ends_with('&')
}

/// Places of `<% … %>`: what a server page has not yet executed is no text.
fn directives(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memmem::find(&bytes[from..], b"<%") {
        let start = from + at;
        let Some(length) = memmem::find(&bytes[start..], b"%>") else {
            break;
        };
        from = start + length + 2;
        found.push(start..from);
    }
    found
}

/// The token sink: finds the place of each token and passes it on to the tree builder.
struct Places<'a> {
    source: &'a str,
    /// Length of what the tokenizer was given.
    length: usize,
    queue: &'a BufferQueue,
    /// Where the next token begins.
    position: Cell<usize>,
    /// Place of the last character reference: it may stand for two characters, which come as two tokens.
    reference: Cell<(usize, usize)>,
    builder: TreeBuilder<NodeId, Sink<'a>>,
    /// Deepest nesting of elements.
    limit: u32,
    /// For each open table the cell that is open in it.
    cells: RefCell<Vec<Option<NodeId>>>,
    /// How many start tags of each name were left out for being too deep, whose end tags go as well.
    cut: RefCell<HashMap<LocalName, usize>>,
    first_cut: Cell<Option<(usize, usize)>>,
    /// Whether each open `<span>` is hidden, from the outermost hidden one.
    hidden_spans: RefCell<Vec<bool>>,
    comments: RefCell<Vec<Range<usize>>>,
}

impl Places<'_> {
    /// Where the tokenizer stands in the source.
    fn consumed(&self) -> usize {
        /// Nearly always one buffer; a failed character reference has pushed another in front.
        fn left(queue: &BufferQueue) -> usize {
            let Some(buffer) = queue.pop_front() else {
                return 0;
            };
            let left = buffer.len() + left(queue);
            queue.push_front(buffer);
            left
        }
        let left = left(self.queue);
        (self.length - left.min(self.length)).min(self.source.len())
    }

    /// Moves past a token and tells its place.
    fn advance(&self) -> (usize, usize) {
        let start = self.position.get();
        let end = self.consumed().max(start);
        self.position.set(end);
        (start, end)
    }

    /// The place of a text token.
    fn locate(&self, text: &StrTendril) -> Option<Piece> {
        let start = self.position.get();
        let rest = self.source.get(start..)?;
        let piece = |start: usize, end: usize, verbatim: bool| {
            self.position.set(end.max(self.position.get()));
            Some(Piece {
                start: start as u32,
                end: end as u32,
                decoded: (!verbatim).then(|| text.clone()),
            })
        };
        if rest.starts_with('&') && text.chars().nth(1).is_none() {
            let end = self.consumed().max(start + 1);
            self.reference.set((start, end));
            return piece(start, end, self.source.get(start..end) == Some(&**text));
        }
        if rest.starts_with(&**text) {
            return piece(start, start + text.len(), true);
        }
        if rest.starts_with('\r') && &**text == "\n" {
            let length = if rest.starts_with("\r\n") { 2 } else { 1 };
            return piece(start, start + length, true);
        }
        let (from, to) = self.reference.get();
        if to == start && from < to && &**text != "\n" {
            return piece(from, to, false);
        }
        if rest.is_empty() {
            return None;
        }
        // Something that is no text stands between (a CDATA mark), or a character was replaced (NUL).
        let end = self.consumed().max(start + 1);
        let end = (end..).find(|&at| self.source.is_char_boundary(at))?;
        match end.checked_sub(text.len()) {
            Some(begin) if self.source.get(begin..end) == Some(&**text) => piece(begin, end, true),
            _ => piece(start, end, false),
        }
    }

    /// Follows which cell is open, to note where it ends: html5ever does not tell.
    fn close_cells(&self, tag: &Tag, start: usize) {
        let mut cells = self.cells.borrow_mut();
        let close = |open: &mut Option<NodeId>| {
            if let Some(cell) = open.take() {
                self.builder.sink.close_cell(cell, start);
            }
        };
        match (tag.kind, &tag.name) {
            (TagKind::StartTag, &local_name!("table"))
                if cells.last().is_some_and(Option::is_some) =>
            {
                cells.push(None);
            }
            (TagKind::EndTag, &local_name!("table")) => {
                if let Some(open) = cells.last_mut() {
                    close(open);
                }
                if cells.len() > 1 {
                    cells.pop();
                }
            }
            (
                _,
                &(local_name!("td")
                | local_name!("th")
                | local_name!("tr")
                | local_name!("tbody")
                | local_name!("thead")
                | local_name!("tfoot")),
            ) => {
                if let Some(open) = cells.last_mut() {
                    close(open);
                }
            }
            _ => {}
        }
    }

    fn open_cell(&self, before: usize) {
        let sink = &self.builder.sink;
        // The cell is the last of the elements that its tag created (it may imply `tbody` and `tr`).
        let last = sink.node_count();
        if last > before
            && sink.is_cell((last - 1) as NodeId)
            && let Some(open) = self.cells.borrow_mut().last_mut()
        {
            *open = Some((last - 1) as NodeId);
        }
    }

    /// Whether a tag must not reach the tree builder because the page is nested too deeply.
    fn is_cut(&self, tag: &Tag, place: (usize, usize)) -> bool {
        let mut cut = self.cut.borrow_mut();
        match tag.kind {
            TagKind::StartTag => {
                if self.builder.sink.depth() < self.limit || is_shallow(&tag.name) {
                    return false;
                }
                *cut.entry(tag.name.clone()).or_default() += 1;
                if self.first_cut.get().is_none() {
                    self.first_cut.set(Some(place));
                }
                true
            }
            TagKind::EndTag => {
                if cut.is_empty() {
                    return false;
                }
                match cut.get_mut(&tag.name) {
                    Some(count) if *count > 0 => {
                        *count -= 1;
                        true
                    }
                    _ => false,
                }
            }
        }
    }

    /// Whether a tag opens or closes a `<span>` that is shown: half of what Word writes, and nothing to the text.
    fn is_plain_span(&self, tag: &Tag) -> bool {
        if tag.name != local_name!("span") {
            return false;
        }
        let mut hidden_spans = self.hidden_spans.borrow_mut();
        match tag.kind {
            TagKind::StartTag => {
                let hidden = tag.attrs.iter().any(hides);
                // Plain spans only need counting inside a hidden one, to find its end.
                if hidden || !hidden_spans.is_empty() {
                    hidden_spans.push(hidden);
                }
                !hidden
            }
            TagKind::EndTag => !hidden_spans.pop().unwrap_or(false),
        }
    }

    /// Moves past a tag and tells its place.
    fn advance_tag(&self, tag: &Tag) -> (usize, usize) {
        let start = self.position.get();
        let rest = &self.source.as_bytes()[start..];
        let (open, name) = match tag.kind {
            TagKind::StartTag => (&b"<"[..], tag.name.as_bytes()),
            TagKind::EndTag => (&b"</"[..], tag.name.as_bytes()),
        };
        // Most tags are nothing but their name; the tokenizer need not be asked where those end.
        let bare = rest
            .strip_prefix(open)
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with(b">"));
        if !bare {
            return self.advance();
        }
        let end = start + open.len() + name.len() + 1;
        self.position.set(end);
        (start, end)
    }

    fn process_tag(&self, mut tag: Tag) -> TokenSinkResult<NodeId> {
        let (start, end) = self.advance_tag(&tag);
        let sink = &self.builder.sink;
        sink.begin_tag(start, end);
        if is_formatting(&tag.name) || self.is_plain_span(&tag) {
            return TokenSinkResult::Continue;
        }
        if self.is_cut(&tag, (start, end)) {
            if is_inline(&tag.name) {
                return TokenSinkResult::Continue;
            }
            // The text before and after stays apart.
            tag = Tag {
                kind: TagKind::StartTag,
                name: local_name!("br"),
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
        }
        self.close_cells(&tag, start);
        let cell = tag.kind == TagKind::StartTag
            && matches!(tag.name, local_name!("td") | local_name!("th"));
        let end_tag = tag.kind == TagKind::EndTag;
        let before = if cell { sink.node_count() } else { 0 };
        let result = self.builder.process_token(Token::TagToken(tag), 1);
        if cell {
            self.open_cell(before);
        }
        if end_tag {
            sink.lower_depth();
        }
        sink.end_tag();
        result
    }
}

/// Elements that only change the look of text. They are left out: html5ever repeats unclosed ones in every paragraph
/// that follows, which costs time and memory and tells nothing about the text.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements that hold no elements (or end at once) and may therefore stand at any depth; those of raw text must reach
/// the tree builder, it tells the tokenizer how to go on.
fn is_shallow(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("br")
            | local_name!("img")
            | local_name!("input")
            | local_name!("hr")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
    )
}

fn is_inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a") | local_name!("label") | local_name!("sub") | local_name!("sup")
    )
}

impl TokenSink for Places<'_> {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) => self.process_tag(tag),
            Token::CharacterTokens(mut text) => {
                // What lies beyond the source is the line feed that `parse` added.
                if self.position.get() + text.len() > self.source.len()
                    && text.len() > 1
                    && text.ends_with('\n')
                {
                    text.pop_back(1);
                }
                let Some(piece) = self.locate(&text) else {
                    return TokenSinkResult::Continue;
                };
                self.builder.sink.begin_text(piece);
                self.builder
                    .process_token(Token::CharacterTokens(text), line)
            }
            Token::CommentToken(_) => {
                // No node for it: comments only matter by their place, and Word writes thousands.
                let (start, end) = self.advance();
                self.comments.borrow_mut().push(start..end);
                TokenSinkResult::Continue
            }
            Token::NullCharacterToken => {
                let start = self.position.get();
                let (_, end) = self.advance();
                self.builder.sink.begin_text(Piece {
                    start: start as u32,
                    end: end as u32,
                    decoded: Some(StrTendril::from_char(char::REPLACEMENT_CHARACTER)),
                });
                self.builder.process_token(token, line)
            }
            Token::DoctypeToken(_) | Token::EOFToken => {
                let (start, end) = self.advance();
                self.builder.sink.begin_tag(start, end);
                self.builder.process_token(token, line)
            }
            Token::ParseError(_) => TokenSinkResult::Continue,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
