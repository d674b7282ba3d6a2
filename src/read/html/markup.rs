//! Source text → [`Tree`], through html5ever, with the place of everything.
//!
//! html5ever reports no places. The tokenizer's sink shares the input queue with it: when a token arrives, what is
//! left in the queue tells where the token ends. Text needs no queue, it must stand next in the source. Neither does what is
//! [`Plain`]: it goes to the tree builder at once.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use hashbrown::HashMap;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult, local_name};
use memchr::{memchr2, memmem};

use super::plain_markup::{Plain, PlainMarkup};
use super::role::Role;
use super::tag_kinds::{is_formatting, is_inline, is_shallow};
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
    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let sink = Sink::new(source, directives(source));
    let places = Places {
        source,
        given: Cell::new(0),
        queue: &queue,
        position: Cell::new(0),
        reference: Cell::new((0, 0)),
        is_raw: Cell::new(false),
        builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
        limit: u32::try_from(depth).unwrap_or(u32::MAX).max(8),
        cells: RefCell::new(vec![None]),
        cut: RefCell::default(),
        first_cut: Cell::new(None),
        hidden_spans: RefCell::default(),
        comments: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(places, options);
    let tokenize = |input: StrTendril| {
        tokenizer
            .sink
            .given
            .set(tokenizer.sink.given.get() + input.len());
        queue.push_back(input);
        // The tokenizer stops after each script and each declared encoding.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    };
    let input = StrTendril::from_slice(source);
    let plain = PlainMarkup::new(source);
    let mut at = 0;
    while at < source.len() {
        if tokenizer.sink.is_between_tokens(at)
            && let Some((piece, length)) = plain.at(at)
        {
            at = tokenizer
                .sink
                .process_plain(piece, (at, at + length), &input);
            continue;
        }
        let length = unusual(&source[at..], tokenizer.sink.is_raw.get());
        tokenize(input.subtendril(at as u32, length as u32));
        at += length;
    }
    // A character reference at the very end is resolved while the queue is in sight if something follows it.
    if ends_in_reference(source) {
        tokenize(StrTendril::from_char('\n'));
    }
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

/// How much of the rest of a page the tokenizer is given, where it is not plain: up to the end of a tag, or of the text before one.
fn unusual(rest: &str, is_raw: bool) -> usize {
    let bytes = rest.as_bytes();
    // Inside of these a tag is none, and no place is between tokens.
    let from = if is_raw {
        memmem::find(bytes, b"</").map(|close| close + 1)
    } else if rest.starts_with("<![CDATA[") {
        memmem::find(bytes, b"]]>")
    } else {
        Some(0)
    };
    let end = from.and_then(|from| {
        let end = from + 1 + memchr2(b'<', b'>', &bytes[from + 1..])?;
        Some(end + usize::from(bytes[end] == b'>'))
    });
    end.unwrap_or(rest.len())
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
    /// Up to where the source was given to the tokenizer, or needed none.
    given: Cell<usize>,
    queue: &'a BufferQueue,
    /// Where the next token begins.
    position: Cell<usize>,
    /// Place of the last character reference: it may stand for two characters, which come as two tokens.
    reference: Cell<(usize, usize)>,
    /// Whether a tag would be text: in a script, a style sheet and the like.
    is_raw: Cell<bool>,
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
        self.given.get().saturating_sub(left).min(self.source.len())
    }

    /// Whether all before a byte came as tokens and nothing hangs over: what comes next may be taken without the tokenizer.
    fn is_between_tokens(&self, at: usize) -> bool {
        self.position.get() == at
            && !self.is_raw.get()
            // The tokenizer takes the line feed that may follow for the rest of this line break.
            && self.source.as_bytes()[..at].last() != Some(&b'\r')
    }

    /// Passes on what needs no tokenizer, nor changes how it goes on, and tells up to where it has been taken.
    fn process_plain(
        &self,
        plain: Plain,
        (start, end): (usize, usize),
        input: &StrTendril,
    ) -> usize {
        self.pass(end);
        let piece = |decoded: Option<StrTendril>| Piece {
            start: start as u32,
            end: end as u32,
            decoded,
        };
        match plain {
            Plain::Tag(tag) => {
                let _ = self.process_tag(tag, (start, end));
            }
            Plain::Script((tag, inner), (ending, close)) => {
                let result = self.process_tag(tag, (start, inner));
                if !matches!(result, TokenSinkResult::RawData(_)) {
                    // No script where it stands: what follows are tags and text.
                    self.pass(inner);
                    return inner;
                }
                // Nobody reads what it says.
                let _ = self.process_tag(ending, (close, end));
            }
            Plain::Comment => self.comments.borrow_mut().push(start..end),
            Plain::Reference(meaning) => {
                self.reference.set((start, end));
                let text = StrTendril::from_char(meaning);
                let _ = self.process_text(text.clone(), piece(Some(text)));
            }
            Plain::Break => {
                if !self.drops("\n") {
                    let _ = self.process_text(StrTendril::from_char('\n'), piece(None));
                }
            }
            Plain::Text(text) => {
                if !self.drops(text) {
                    let text = input.subtendril(start as u32, (end - start) as u32);
                    let _ = self.process_text(text, piece(None));
                }
            }
        }
        end
    }

    /// Notes that the source up to a byte has been taken without the tokenizer.
    fn pass(&self, at: usize) {
        self.given.set(at);
        self.position.set(at);
    }

    /// Whether a text is white space that begins a line.
    fn drops(&self, text: &str) -> bool {
        self.builder.sink.drops_space() && text.bytes().all(|b| b.is_ascii_whitespace())
    }

    fn process_text(&self, text: StrTendril, piece: Piece) -> TokenSinkResult<NodeId> {
        self.builder.sink.begin_text(piece);
        self.builder.process_token(Token::CharacterTokens(text), 1)
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
    fn close_cells(&self, tag: &Tag, role: Role, start: usize) {
        let mut cells = self.cells.borrow_mut();
        let close = |open: &mut Option<NodeId>| {
            if let Some(cell) = open.take() {
                self.builder.sink.close_cell(cell, start);
            }
        };
        match (tag.kind, role) {
            (TagKind::StartTag, Role::Table) if cells.last().is_some_and(Option::is_some) => {
                cells.push(None);
            }
            (TagKind::EndTag, Role::Table) => {
                if let Some(open) = cells.last_mut() {
                    close(open);
                }
                if cells.len() > 1 {
                    cells.pop();
                }
            }
            (_, Role::Cell | Role::Row | Role::RowGroup) => {
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

    fn process_tag(&self, mut tag: Tag, (start, end): (usize, usize)) -> TokenSinkResult<NodeId> {
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
        let role = Role::of(&tag.name);
        self.close_cells(&tag, role, start);
        let cell = tag.kind == TagKind::StartTag && role == Role::Cell;
        let ended = (tag.kind == TagKind::EndTag).then(|| tag.name.clone());
        let before = if cell { sink.node_count() } else { 0 };
        let result = self.builder.process_token(Token::TagToken(tag), 1);
        if cell {
            self.open_cell(before);
        }
        if let Some(name) = ended {
            sink.close(&name, role);
        }
        sink.end_tag();
        result
    }
}

impl TokenSink for Places<'_> {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) => {
                let place = self.advance();
                let result = self.process_tag(tag, place);
                let is_raw = matches!(
                    result,
                    TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext
                );
                self.is_raw.set(is_raw);
                result
            }
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
                if self.drops(&text) {
                    return TokenSinkResult::Continue;
                }
                self.process_text(text, piece)
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
