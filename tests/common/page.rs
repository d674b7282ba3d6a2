//! The visible characters of a source with their places, and checks of spans against them.
//!
//! A scanner of tags, comments and character references, written for these checks alone: the library maps text to places
//! through its HTML parser, and a test through the same code would repeat its mistakes. That the scanner sees what an HTML
//! parser sees is tested beside the checks.

use std::ops::Range;

use scraper::{ElementRef, Html, Node};
use taskbook::{Notice, Span};

use super::{fold, narrow};

/// A visible character that is no white space, folded in width, and the bytes that write it.
#[derive(Debug, Clone)]
pub struct Visible {
    pub character: char,
    pub place: Range<usize>,
}

/// Elements whose text no reader of the page sees, or not as part of it.
const UNSEEN: [&str; 8] = [
    "script", "style", "title", "noscript", "select", "textarea", "template", "iframe",
];

fn is_hidden(style: &str) -> bool {
    fold(style).to_ascii_lowercase().contains("display:none")
}

/// The visible characters of a notice's source, in source order.
pub fn visible(notice: &Notice) -> Vec<Visible> {
    let text = notice.source().text();
    if notice.origin.media_type == "text/html" {
        scan(text, 0..text.len())
    } else {
        plain(text, 0..text.len())
    }
}

fn plain(text: &str, range: Range<usize>) -> Vec<Visible> {
    text[range.clone()]
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, c)| Visible {
            character: narrow(c),
            place: range.start + at..range.start + at + c.len_utf8(),
        })
        .collect()
}

/// The visible characters that a stretch of HTML source writes; it may begin and end anywhere between tags.
pub fn scan(text: &str, range: Range<usize>) -> Vec<Visible> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            at += rest.find('>').map_or(rest.len(), |end| end + 1);
        } else if let Some(tag) = Tag::at(rest) {
            at += tag.length;
            if !tag.closing && (UNSEEN.contains(&tag.name.as_str()) || is_hidden(&tag.style)) {
                at = after_element(text, at..range.end, &tag.name);
            }
        } else if let Some((character, length)) = reference(rest) {
            if !character.is_whitespace() {
                found.push(Visible {
                    character: narrow(character),
                    place: at..at + length,
                });
            }
            at += length;
        } else {
            let c = rest.chars().next().unwrap();
            if !c.is_whitespace() {
                found.push(Visible {
                    character: narrow(c),
                    place: at..at + c.len_utf8(),
                });
            }
            at += c.len_utf8();
        }
    }
    found
}

struct Tag {
    name: String,
    closing: bool,
    style: String,
    length: usize,
}

impl Tag {
    fn at(rest: &str) -> Option<Tag> {
        let inner = rest.strip_prefix('<')?;
        let closing = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name: String = inner
            .chars()
            .take_while(|&c| !c.is_whitespace() && c != '>' && c != '/')
            .collect();
        // A `>` inside a quoted value does not end the tag.
        let mut quote = None;
        let mut length = rest.len();
        for (at, c) in rest.char_indices() {
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '>') => {
                    length = at + 1;
                    break;
                }
                _ => {}
            }
        }
        let attributes = &rest[..length];
        let style = attributes
            .find("style=")
            .map_or(String::new(), |at| attributes[at..].to_owned());
        Some(Tag {
            name: name.to_ascii_lowercase(),
            closing,
            style,
            length,
        })
    }
}

/// The byte behind the end tag that matches an open element.
fn after_element(text: &str, range: Range<usize>, name: &str) -> usize {
    let raw = matches!(name, "script" | "style" | "title" | "textarea");
    let mut depth = 1;
    let mut at = range.start;
    while let Some(next) = text[at..range.end].find('<') {
        at += next;
        match Tag::at(&text[at..range.end]) {
            Some(tag) if tag.name == name && tag.closing => {
                depth -= 1;
                at += tag.length;
                if depth == 0 {
                    return at;
                }
            }
            Some(tag) if tag.name == name && !raw => {
                depth += 1;
                at += tag.length;
            }
            _ => at += 1,
        }
    }
    range.end
}

/// The character references that the fixtures use, numeric ones included.
fn reference(rest: &str) -> Option<(char, usize)> {
    let name = &rest.strip_prefix('&')?[..rest.find(';')? - 1];
    let character = match name {
        "nbsp" => '\u{a0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "middot" => '·',
        "mdash" => '—',
        "copy" => '©',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character, name.len() + 2))
}

/// The visible text of a page as an HTML parser sees it, folded: what [`scan`] has to agree with.
pub fn visible_through_scraper(text: &str) -> String {
    fn collect(element: ElementRef, into: &mut String) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => into.push_str(text),
                Node::Element(inner) => {
                    let seen = !UNSEEN.contains(&inner.name())
                        && !inner.attr("style").is_some_and(is_hidden);
                    if let (true, Some(inner)) = (seen, ElementRef::wrap(child)) {
                        collect(inner, into);
                    }
                }
                _ => {}
            }
        }
    }
    let mut seen = String::new();
    collect(Html::parse_document(text).root_element(), &mut seen);
    fold(&seen)
}

/// What a span quotes: its slice of the source, or its pieces joined, without markup, folded.
pub fn quote(notice: &Notice, span: &Span) -> String {
    let text = notice.source().text();
    let html = notice.origin.media_type == "text/html";
    ranges(span)
        .into_iter()
        .flat_map(|range| {
            if html {
                scan(text, range)
            } else {
                plain(text, range)
            }
        })
        .map(|visible| visible.character)
        .collect()
}

/// The ranges of a span that quote back.
pub fn ranges(span: &Span) -> Vec<Range<usize>> {
    if span.pieces.is_empty() {
        vec![span.range()]
    } else {
        span.pieces.iter().map(Span::range).collect()
    }
}

/// Everything that is wrong with the spans of a notice.
pub fn wrong_spans(notice: &Notice) -> Vec<String> {
    let lines = notice.source().text().match_indices('\n');
    let mut check = Check {
        notice,
        lines: lines.map(|(at, _)| at + 1).collect(),
        wrong: Vec::new(),
    };
    check.header();
    check.books();
    check.tables();
    check.tasks();
    for left in &notice.leftover {
        check.same("leftover", &left.text, &left.at);
    }
    for finding in &notice.findings {
        // An attachment that is missing is one of the titles in the note.
        let of_note = finding.rule == "attachment-missing";
        check.test("finding", &finding.quote, &finding.at, |quoted, value| {
            quoted == value || of_note && quoted.contains(value)
        });
        for span in &finding.related {
            check.place("related", span);
        }
    }
    check.wrong
}

struct Check<'a> {
    notice: &'a Notice,
    /// Where the second line begins, the third and so on.
    lines: Vec<usize>,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn say(&mut self, what: &str, value: &str, span: &Span, quoted: &str) {
        let quoted: String = quoted.chars().take(120).collect();
        self.wrong.push(format!(
            "{what} {value:?} at {}:{} ({}..{}) quotes {quoted:?}",
            span.line, span.column, span.start, span.end
        ));
    }

    /// Whether the span lies in the source, on characters, with the line and column that belong to it.
    fn place(&mut self, what: &str, span: &Span) -> bool {
        let text = self.notice.source().text();
        let sound = |span: &Span| {
            let range = span.range();
            range.start <= range.end
                && text.get(range.clone()).is_some()
                && self.located(range.start) == (span.line, span.column)
        };
        let good = sound(span)
            && span
                .pieces
                .iter()
                .all(|piece| sound(piece) && span.contains(piece) && piece.pieces.is_empty());
        if !good {
            self.wrong.push(format!("{what}: no such place: {span:?}"));
        }
        good
    }

    /// Line and column of a byte, counted afresh.
    fn located(&self, byte: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|&start| start <= byte);
        let start = if line == 0 { 0 } else { self.lines[line - 1] };
        let before = &self.notice.source().text()[start..byte];
        (line as u32 + 1, before.chars().count() as u32 + 1)
    }

    fn same(&mut self, what: &str, value: &str, span: &Span) {
        self.test(what, value, span, |quoted, value| quoted == value);
    }

    fn test(&mut self, what: &str, value: &str, span: &Span, good: impl Fn(&str, &str) -> bool) {
        if self.place(what, span) {
            let quoted = quote(self.notice, span);
            if !good(&quoted, &fold(value)) {
                self.say(what, value, span, &quoted);
            }
        }
    }

    fn header(&mut self) {
        let header = &self.notice.header;
        let number = header.doc_number.as_ref().map(|number| number.text.clone());
        let exact = [
            ("title", header.title.clone()),
            ("doc_number", number),
            ("issuer", header.issuer.clone()),
            ("source", header.source.clone()),
        ];
        for (key, value) in exact {
            if let Some((value, span)) = self.placed(key, value) {
                self.same(key, &value, &span);
            }
        }
        for (key, date) in [
            ("issued_on", header.issued_on),
            ("published_on", header.published_on),
        ] {
            let value = date.map(|date| date.to_string());
            if let Some((value, span)) = self.placed(key, value) {
                self.test(key, &value, &span, |quoted, value| {
                    let (there, meant) = (numbers(quoted), numbers(value));
                    let joined = |list: &[u32]| list.iter().map(u32::to_string).collect::<String>();
                    // 二〇二三年三月一日 has no digits, 2013120 and 20195月6日 lost marks.
                    let lost = joined(&there) == joined(&meant);
                    there.is_empty() || there.starts_with(&meant) || lost
                });
            }
        }
        let list = |values: Vec<String>| (!values.is_empty()).then(|| values.join("\n"));
        let parts = [
            ("addressees", list(header.addressees.clone())),
            ("disclosure", header.disclosure.clone()),
            (
                "attachments",
                list(header.attachments.iter().map(|a| a.title.clone()).collect()),
            ),
            (
                "references",
                list(
                    header
                        .references
                        .iter()
                        .flat_map(|r| [r.title.clone(), r.doc_number.text.clone()])
                        .collect(),
                ),
            ),
        ];
        for (key, values) in parts {
            if let Some((values, span)) = self.placed(key, values) {
                for value in values.lines() {
                    self.test(key, value, &span, |quoted, value| quoted.contains(value));
                }
            }
        }
        for other in &header.others {
            self.same(&other.field, &other.value, &other.at);
        }
    }

    /// A header value with its place; that there is none is wrong, too.
    fn placed(&mut self, key: &str, value: Option<String>) -> Option<(String, Span)> {
        let value = value?;
        let span = self.notice.header.places.get(key).cloned();
        if span.is_none() {
            self.wrong
                .push(format!("header value {key} {value:?} has no place"));
        }
        Some((value, span?))
    }

    fn books(&mut self) {
        for book in &self.notice.books {
            if let (Some(title), Some(at)) = (&book.title, &book.at) {
                self.same("book", title, at);
            }
            for node in book.walk() {
                let path = node.path.join("/");
                self.test(&path, &node.marker, &node.at, |quoted, value| {
                    quoted.starts_with(value)
                });
                if let (Some(title), Some(at)) = (&node.title, &node.title_at) {
                    self.same(&path, title, at);
                }
                for clause in &node.clauses {
                    self.same(&path, &clause.text, &clause.at);
                    if !node.at.contains(&clause.at) {
                        self.wrong
                            .push(format!("{path}: a clause outside of its node"));
                    }
                }
                self.units(&path, &node.units);
                self.units(&path, &node.stated);
            }
        }
    }

    fn tables(&mut self) {
        for table in &self.notice.tables {
            if let (Some(title), Some(at)) = (&table.title, &table.at) {
                self.same("table", title, at);
            }
            for (index, row) in table.rows.iter().enumerate() {
                let what = format!("row {index}");
                let mut values = vec![("text", Some(row.text.to_string()))];
                values.push(("group", row.group.as_ref().map(ToString::to_string)));
                values.push(("seq", row.seq.as_ref().map(ToString::to_string)));
                values.push(("heading", row.heading.as_ref().map(ToString::to_string)));
                values.push(("deadline", row.deadline.clone()));
                for (key, value) in &row.cells {
                    values.push((key, Some(value.clone())));
                }
                for (key, value) in values {
                    let Some(value) = value else { continue };
                    match row.places.get(key) {
                        Some(span) => self.same(&format!("{what}, {key}"), &value, span),
                        None => self.wrong.push(format!("{what}: {key} has no place")),
                    }
                }
                // A text in pieces is not all that stands between them.
                let whole = row.places.get("text").is_none_or(|at| at.pieces.is_empty());
                self.test(&what, &row.text, &row.at, |quoted, value| {
                    !whole || quoted.contains(value)
                });
                self.units(&what, &row.units);
                if let Some(cell) = row.places.get("units") {
                    // A table may have a column for those who lead and one for the others.
                    let own = |unit: &&taskbook::Unit| {
                        cell.contains(&unit.at) && !quote(self.notice, &unit.at).starts_with('同')
                    };
                    for unit in row.units.iter().filter(own) {
                        self.test(&what, &unit.name, cell, |quoted, value| {
                            quoted.contains(value)
                        });
                    }
                }
            }
        }
    }

    fn units(&mut self, what: &str, units: &[taskbook::Unit]) {
        for unit in units {
            let alias = unit
                .alias
                .as_deref()
                .map(|alias| fold(&format!("({alias})")));
            self.test(what, &unit.name, &unit.at, |quoted, name| {
                // The alias on the next line belongs to the unit's place or stands behind it.
                // 同上 stands for those of another row.
                quoted == name
                    || quoted.starts_with('同')
                    || (alias.is_some() && quoted.strip_prefix(name) == alias.as_deref())
            });
        }
    }

    fn tasks(&mut self) {
        for task in &self.notice.tasks {
            self.same(&task.id, &task.text, &task.at);
            self.units(&task.id, &task.units);
            for target in &task.targets {
                self.same(&task.id, &target.text, &target.at);
            }
            for deadline in &task.deadlines {
                self.same(&task.id, &deadline.text, &deadline.at);
            }
            for edit in &task.edits {
                for (side, at) in [(&edit.book, &edit.book_at), (&edit.table, &edit.table_at)] {
                    match at {
                        Some(at) => self.same(&task.id, side, at),
                        None if side.is_empty() => {}
                        None => self
                            .wrong
                            .push(format!("{}: edit {side:?} has no place", task.id)),
                    }
                }
            }
        }
    }
}

/// The runs of digits as numbers.
fn numbers(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|run| run.parse().ok())
        .collect()
}

/// Visible characters and who claims them.
pub struct Claims {
    characters: Vec<Visible>,
    /// Claimed by a value of a book or a table.
    valued: Vec<bool>,
    /// Claimed by a value of the header; its line may be left over as well, as prose of the cover.
    header: Vec<bool>,
    /// Claimed as left over.
    left: Vec<bool>,
}

impl Claims {
    /// Marks what the values and the left-over text of a notice claim.
    ///
    /// A node's place covers all of its text and a row's all of its cells: only their parts count here, or nothing inside
    /// could get lost.
    pub fn of(notice: &Notice) -> Claims {
        let characters = visible(notice);
        let mut claims = Claims {
            valued: vec![false; characters.len()],
            header: vec![false; characters.len()],
            left: vec![false; characters.len()],
            characters,
        };
        let others = notice.header.others.iter().map(|other| &other.at);
        for span in notice.header.places.values().chain(others) {
            for range in ranges(span) {
                let part = claims.indexes(range);
                claims.header[part].fill(true);
            }
        }
        for book in &notice.books {
            claims.optional(&book.at);
            for node in book.walk() {
                // The marker and the title, and the mark that closes the title.
                let start = fold(&format!(
                    "{}{}",
                    node.marker,
                    node.title.as_deref().unwrap_or("")
                ));
                let end = claims.follow(node.at.start as usize, &start);
                if node.title.is_some() {
                    claims.follow_any(end, &['。', ':']);
                }
                for clause in &node.clauses {
                    claims.value(&clause.at);
                }
                node.units.iter().for_each(|unit| claims.unit(unit));
                node.stated.iter().for_each(|unit| claims.unit(unit));
            }
        }
        for table in &notice.tables {
            claims.optional(&table.at);
            for row in &table.rows {
                for (key, span) in row.places.iter() {
                    if key != "units" || row.units.is_empty() {
                        claims.value(span);
                    }
                }
                row.units.iter().for_each(|unit| claims.unit(unit));
            }
        }
        for task in &notice.tasks {
            task.units.iter().for_each(|unit| claims.unit(unit));
            task.targets
                .iter()
                .for_each(|target| claims.value(&target.at));
            task.deadlines.iter().for_each(|d| claims.value(&d.at));
        }
        for left in &notice.leftover {
            for range in ranges(&left.at) {
                let part = claims.indexes(range);
                claims.left[part].fill(true);
            }
        }
        for table in &notice.tables {
            claims.column_names(table.columns.iter().map(|column| fold(&column.name)));
        }
        claims
    }

    /// Runs of visible text that nobody claims, with the byte where each begins.
    pub fn lost(&self) -> Vec<(usize, String)> {
        self.runs(|index| !self.valued[index] && !self.header[index] && !self.left[index])
    }

    /// Runs of visible text that are listed as left over though a book or a table has them.
    pub fn listed_twice(&self) -> Vec<(usize, String)> {
        self.runs(|index| self.valued[index] && self.left[index])
    }

    fn runs(&self, pick: impl Fn(usize) -> bool) -> Vec<(usize, String)> {
        let mut runs: Vec<(usize, String)> = Vec::new();
        let mut open = false;
        for (index, visible) in self.characters.iter().enumerate() {
            if pick(index) {
                match runs.last_mut() {
                    Some((_, run)) if open => run.push(visible.character),
                    _ => runs.push((visible.place.start, visible.character.to_string())),
                }
            }
            open = pick(index);
        }
        runs
    }

    /// Indexes of the characters that lie in a range of bytes.
    fn indexes(&self, range: Range<usize>) -> Range<usize> {
        let from = self
            .characters
            .partition_point(|c| c.place.start < range.start);
        let to = self
            .characters
            .partition_point(|c| c.place.end <= range.end);
        from..to.max(from)
    }

    fn value(&mut self, span: &Span) {
        for range in ranges(span) {
            let part = self.indexes(range);
            self.valued[part].fill(true);
        }
    }

    fn optional(&mut self, span: &Option<Span>) {
        if let Some(span) = span {
            self.value(span);
        }
    }

    fn unit(&mut self, unit: &taskbook::Unit) {
        self.value(&unit.at);
        if let Some(alias) = &unit.alias {
            self.follow(unit.at.end as usize, &fold(&format!("({alias})")));
        }
    }

    /// Claims `text` where it is what stands next, and gives the byte behind it.
    fn follow(&mut self, from: usize, text: &str) -> usize {
        let first = self.characters.partition_point(|c| c.place.start < from);
        let length = text.chars().count();
        let last = first + length;
        let next = self.characters.get(first..last).unwrap_or(&[]);
        if length == 0 || !next.iter().map(|c| c.character).eq(text.chars()) {
            return from;
        }
        self.valued[first..last].fill(true);
        self.characters[last - 1].place.end
    }

    fn follow_any(&mut self, from: usize, marks: &[char]) {
        for mark in marks {
            self.follow(from, &mark.to_string());
        }
    }

    /// Column names are values without a place of their own: together they claim the unclaimed run that is a header row.
    fn column_names(&mut self, names: impl Iterator<Item = String>) {
        let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        // Two columns under one header cell have the same name, printed once.
        names.dedup();
        let row = names.concat();
        for (start, run) in self.lost() {
            if let Some(at) = run.find(&row) {
                let first = self.characters.partition_point(|c| c.place.start < start)
                    + run[..at].chars().count();
                self.valued[first..first + row.chars().count()].fill(true);
                return;
            }
        }
    }
}
