//! The parts of a notice: the cover (正文) up to its signature, and what is attached to it.

pub(crate) mod attachment_note;
pub(crate) mod closing;
pub(crate) mod next_notice;
mod unmarked;

use crate::zh::doc_number;
use crate::zh::text::words::{ends_with_any, holds_any};
use std::ops::Range;

use crate::document::Zone;
use crate::mapped::MappedText;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::table::first_header;
use crate::zh::text::fold::fold;
use crate::zh::time::{date, deadline};
use crate::zh::unit;

/// The parts, as ranges of entries.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    /// Title, addressees, prose, note of attachments, signature and date.
    pub cover: Range<usize>,
    /// The entry of the date that closes the signature.
    pub signed: Option<usize>,
    /// The signature stands below the tasks: what is above its one line is theirs.
    pub closing: bool,
    /// What is attached, or the body itself where the notice is its own task book.
    pub parts: Vec<Part>,
}

/// An attachment, or the body of a notice that carries its tasks itself.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Number of the attachment.
    pub attachment: Option<u32>,
    /// The entries of the title.
    pub title: Range<usize>,
    /// The entries behind the title.
    pub body: Range<usize>,
}

pub(crate) fn find(entries: &mut [Entry]) -> Sections {
    let content = content_range(entries);
    let Some(signed) = signature_date(entries, content.clone()) else {
        return without_signature(entries, content);
    };
    let mut sections = Sections {
        cover: content.start..signed + 1,
        signed: Some(signed),
        closing: false,
        parts: Vec::new(),
    };
    // A cover that has an outline of its own and nothing attached is itself the task book; `parts` stays empty then.
    let mut from = signed + 1;
    while from < content.end && is_between(&entries[from]) {
        from += 1;
    }
    sections.cover.end = from;
    let attached = attachments(entries, from..content.end);
    sections.parts = unmarked::split(entries, &sections.cover, attached);
    sections
}

/// From the first to the last entry of the content zone.
fn content_range(entries: &[Entry]) -> Range<usize> {
    let start = entries.iter().position(Entry::is_content);
    let start = start.unwrap_or(entries.len());
    let last = entries.iter().rposition(Entry::is_content);
    start..last.map_or(start, |last| last + 1)
}

/// The first date on a line of its own behind some text of the notice.
fn signature_date(entries: &[Entry], content: Range<usize>) -> Option<usize> {
    let mut prose = false;
    for index in content.clone() {
        // An index block before the document, or a table in its body.
        let Some(line) = entries[index].line() else {
            continue;
        };
        match line.class {
            // In brackets it dates a title.
            Class::Date if prose && !line.text.starts_with(['（', '(']) => {
                return (!are_cells(entries, content, index)).then_some(index);
            }
            Class::AttachmentMark(_) if prose => return None,
            Class::Addressees | Class::Heading(_) | Class::Duty => prose = true,
            // Two paragraphs at least: a title alone does not make a body.
            Class::Prose
                if !prose
                    && line.text.chars().count() > 8
                    && line.text.contains(['。', ',', '，', ':', '：']) =>
            {
                prose = true
            }
            _ => {}
        }
    }
    None
}

/// Whether the dates from `first` on are cells of a column of times: the names of columns stand above them, a cell a line, and
/// more than one follows.
fn are_cells(entries: &[Entry], content: Range<usize>, first: usize) -> bool {
    let is_date = |entry: &&Entry| entry.line().is_some_and(|line| line.class == Class::Date);
    let further = entries[first + 1..content.end].iter().find(is_date);
    further.is_some() && first_header(entries, content.start..first).is_some()
}

/// Lines between a signature and the first attachment that belong to neither.
fn is_between(entry: &Entry) -> bool {
    match entry {
        Entry::Table(_) => false,
        Entry::Line(line) => {
            line.zone != Zone::Content
                || matches!(
                    line.class,
                    Class::Disclosure
                        | Class::Imprint
                        | Class::PageMark
                        | Class::Chrome
                        | Class::Date
                        | Class::Info
                )
        }
    }
}

/// Splits what follows the cover into attachments.
fn attachments(entries: &mut [Entry], range: Range<usize>) -> Vec<Part> {
    let marks: Vec<usize> = range
        .clone()
        .filter(|&at| matches!(entries[at].line(), Some(line) if starts_attachment(line)))
        .filter(|&at| !attachment_note::lists(&entries[at..range.end]))
        .collect();
    let mut starts = Vec::new();
    if marks.first() != Some(&range.start)
        && has_substance(
            entries,
            range.start..marks.first().copied().unwrap_or(range.end),
        )
    {
        starts.push(range.start);
    }
    starts.extend(marks);
    let mut parts = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(range.end);
        parts.push(part(entries, start..end));
    }
    parts
}

fn starts_attachment(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && (matches!(line.class, Class::AttachmentMark(_))
            || (line.class == Class::AttachmentNote
                && line.text.chars().count() < 60
                && line.links.is_empty()))
}

fn has_substance(entries: &[Entry], range: Range<usize>) -> bool {
    range.into_iter().any(|at| match &entries[at] {
        Entry::Table(table) => table.zone == Zone::Content,
        Entry::Line(line) => {
            line.zone == Zone::Content
                && matches!(line.class, Class::Heading(_) | Class::Duty | Class::Prose)
        }
    })
}

/// An attachment: its mark, its title, and the rest.
fn part(entries: &mut [Entry], range: Range<usize>) -> Part {
    let mut from = range.start;
    let mut attachment = None;
    let mut title = None;
    if let Entry::Line(line) = &entries[from] {
        match line.class {
            Class::AttachmentMark(number) => {
                attachment = number;
                from += 1;
            }
            Class::AttachmentNote => {
                attachment = attachment_note::leading_number(&line.text);
                title = Some(from..from + 1);
                from += 1;
            }
            _ => {}
        }
    }
    let title = title.unwrap_or_else(|| {
        let end = title_end(entries, from..range.end);
        for entry in &mut entries[from..end] {
            if let Entry::Line(line) = entry
                && line.class != Class::PageMark
            {
                line.class = Class::Title;
            }
        }
        from..end
    });
    Part {
        attachment,
        body: title.end.max(from)..range.end,
        title,
    }
}

/// A title runs over the first lines that are no sentences, up to three of them.
fn title_end(entries: &[Entry], range: Range<usize>) -> usize {
    /// Lines that a title may take, page marks between them included.
    const NEAR: usize = 6;
    let mut end = range.start;
    let mut characters = 0;
    let mut lines = 0;
    // The names of columns are no title, and none goes on with them.
    let near = range.start..range.end.min(range.start + NEAR);
    let last = first_header(entries, near).unwrap_or(range.end);
    while end < last {
        let Entry::Line(line) = &entries[end] else {
            break;
        };
        let length = line.text.chars().count();
        let ends_sentence = line.text.ends_with(['。', ';', '；', ':', '：', ',', '，']);
        match line.class {
            Class::PageMark if lines > 0 => {}
            _ if lines > 0 && is_title_note(&line.text) => break,
            Class::Prose | Class::Title
                if !ends_sentence && length <= 60 && characters + length <= 90 && lines < 3 =>
            {
                // A second line belongs to the title only where the first does not end as titles end.
                let whole = characters > 0
                    && ends_as_title(&entries[end - 1])
                    && !is_title_addition(&line.text)
                    && !goes_on_with_kind(&entries[end - 1..range.end]);
                if lines > 0 && (whole || line.gap) && !is_quoted(entries, range.start..end + 1) {
                    break;
                }
                characters += length;
                lines += 1;
            }
            _ => break,
        }
        end += 1;
    }
    end
}

/// The compared form of a title without its inner marks: 《甲》 of a title is 〈甲〉 where the title is quoted.
fn bare_title(text: &str) -> String {
    fold(text).replace(['《', '》', '〈', '〉'], "")
}

/// Whether the cover has the words of these lines in one: a title may be parted by a blank line.
fn is_quoted(entries: &[Entry], lines: Range<usize>) -> bool {
    /// Lines among which a cover stands, what the page has above it included.
    const COVER: usize = 400;
    let text = |range: Range<usize>| -> String {
        let lines = entries[range].iter().filter_map(Entry::line);
        lines
            .take(COVER)
            .map(|line| bare_title(&line.text))
            .collect()
    };
    let title = text(lines.clone());
    has_title_tail(&title) && text(0..lines.start).contains(&title)
}

/// A note below a title (题注): when and by whom it was passed, in brackets, or the number that a form leaves blank. It may run over
/// several lines.
fn is_title_note(text: &str) -> bool {
    const DEEDS: &[&str] = &[
        "通过", "修订", "修正", "批准", "印发", "发布", "公布", "施行",
    ];
    text.starts_with(['（', '(']) && (holds_any(text, DEEDS) || date::find_date(text).is_some())
        || doc_number::is_blank(text)
}

/// What a title says of itself in brackets on a line of its own: （试行）, （2025年版）.
pub(crate) fn is_title_addition(text: &str) -> bool {
    const LONGEST: usize = 16;
    text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && text.chars().nth(LONGEST).is_none()
        && !is_title_note(text)
        && date::parse_date_line(text.trim_matches(['（', '(', '）', ')'])).is_none()
}

/// Whether a title that says what for (…主要目标任务) goes on with the kind of document alone (责任分解方案) on the next line,
/// right above the first item or table.
fn goes_on_with_kind(entries: &[Entry]) -> bool {
    let [Entry::Line(above), Entry::Line(line), next, ..] = entries else {
        return false;
    };
    let begins = match next {
        Entry::Line(next) => matches!(next.class, Class::Heading(_)),
        Entry::Table(_) => true,
    };
    begins && is_kind_below(&above.text, &line.text)
}

/// Whether a line is the kind of a document alone and the title above it has none yet.
pub(crate) fn is_kind_below(title: &str, line: &str) -> bool {
    // 分解方案的 / 通知
    let line = line.strip_suffix("通知").unwrap_or(line);
    let line = line.strip_suffix('的').unwrap_or(line);
    is_kind_alone(line.strip_suffix('》').unwrap_or(line)) && !ends_with_any(title, KINDS)
}

/// What documents that hand out tasks are; behind these words a title is whole.
const KINDS: &[&str] = &[
    "方案", "表", "意见", "清单", "办法", "细则", "任务书", "责任书", "通知", "分工", "分解",
];

/// Whether a line is the kind of a document and nothing that says what for: 责任分解方案, 目标任务分工表.
fn is_kind_alone(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "重点", "主要", "目标", "任务", "工作", "责任", "分解", "分工", "落实", "实施", "推进",
        "考核",
    ];
    let Some(kind) = KINDS.iter().find(|kind| text.ends_with(**kind)) else {
        return false;
    };
    let mut rest = &text[..text.len() - kind.len()];
    while let Some(word) = WORDS.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

fn ends_as_title(entry: &Entry) -> bool {
    entry.line().is_some_and(|line| has_title_tail(&line.text))
}

/// A notice without a signature: attachments by their marks or by the title that the cover quotes, else one body.
fn without_signature(entries: &mut [Entry], content: Range<usize>) -> Sections {
    let first_mark = content.clone().find(|&at| matches!(entries[at].line(), Some(line) if matches!(line.class, Class::AttachmentMark(_)) && line.zone == Zone::Content));
    let first_quoted = quoted_title(entries, content.clone());
    let start = [first_mark, first_quoted].into_iter().flatten().min();
    let start = start.or_else(|| unmarked::below_prose(entries, content.clone()));
    match start {
        Some(start) if start > content.start => {
            let cover = content.start..start;
            let attached = attachments(entries, start..content.end);
            Sections {
                signed: None,
                closing: false,
                parts: unmarked::split(entries, &cover, attached),
                cover,
            }
        }
        _ => Sections {
            signed: closing_date(entries, content.clone()),
            closing: true,
            cover: content,
            parts: Vec::new(),
        },
    }
}

/// The date of a signature below everything else: the only date on a line of its own, or the last below the times of a table's
/// rows, with a body right above it.
fn closing_date(entries: &[Entry], content: Range<usize>) -> Option<usize> {
    let is_date = |at: &usize| matches!(&entries[*at], Entry::Line(line) if line.zone == Zone::Content && line.class == Class::Date);
    let mut dates = content.clone().filter(is_date);
    let first = dates.next()?;
    let signed = match dates.next_back() {
        None => first,
        Some(last) => Some(last).filter(|&last| is_below_row(entries, last))?,
    };
    let behind = &entries[signed + 1..content.end];
    let above = signed
        .checked_sub(1)
        .filter(|above| content.contains(above))?;
    let body = entries[above]
        .line()
        .filter(|line| line.class == Class::Prose)?;
    let named = unit::list::is_body(&body.text);
    (named && above > content.start + 1 && behind.iter().all(is_between)).then_some(signed)
}

/// Whether a name and the date behind it at `date` stand below the time with which the last row of a table ends.
fn is_below_row(entries: &[Entry], date: usize) -> bool {
    let above = date.checked_sub(2).and_then(|above| entries[above].line());
    above.is_some_and(|line| {
        let whole = 0..line.text.len();
        let times = || deadline::in_cell(&line.text, None);
        line.class == Class::Date || times().iter().any(|time| time.range == whole)
    })
}

/// The first line that says nothing but a title that an earlier sentence quotes in 《》.
fn quoted_title(entries: &[Entry], content: Range<usize>) -> Option<usize> {
    let mut quoted: Vec<String> = Vec::new();
    let mut sentences = 0;
    for at in content {
        let Some(line) = entries[at].line() else {
            continue;
        };
        let folded = bare_title(&line.text);
        // It may go on on the next line: （2019—2021）, 责任分解方案.
        let is_title = |title: &String| {
            title.strip_prefix(&folded).is_some_and(|rest| {
                let next = || entries.get(at + 1).and_then(Entry::line);
                rest.is_empty() || next().is_some_and(|next| bare_title(&next.text) == rest)
            })
        };
        if sentences > 0 && !folded.is_empty() && quoted.iter().any(is_title) {
            return Some(at);
        }
        if line.text.ends_with(['。', ':', '：']) && line.text.chars().count() > 4 {
            sentences += 1;
        }
        for (open, _) in line.text.match_indices('《') {
            // The innermost: a stray 《 reaches no further than the next one.
            let inner = &line.text[open + '《'.len_utf8()..];
            if let Some(close) = inner.find(['《', '》'])
                && inner[close..].starts_with('》')
            {
                quoted.push(bare_title(&inner[..close]));
            }
        }
    }
    None
}

/// The note of attachments (附件说明) at the end of a text: nothing of the text itself stands behind it.
pub(crate) fn closing_note(entries: &[Entry], body: Range<usize>) -> Option<usize> {
    let mut note = None;
    for at in body {
        match &entries[at] {
            Entry::Table(_) => note = None,
            Entry::Line(line) => match line.class {
                Class::AttachmentNote => {
                    note.get_or_insert(at);
                }
                Class::Duty | Class::Addressees => note = None,
                // The numbered titles of a note are no items of the text.
                Class::Heading(_) if note.is_some() && !attachment_note::continues(line) => {
                    note = None;
                }
                Class::Prose if line.text.ends_with(['。', '；', ';']) => note = None,
                _ => {}
            },
        }
    }
    note
}

/// The title on a range of lines, joined; a note right above what it announces (附件：任务分解表) is the title of it.
pub(crate) fn title_of(entries: &[Entry], range: Range<usize>) -> Option<MappedText> {
    let mut title = MappedText::default();
    for entry in &entries[range] {
        match entry {
            Entry::Line(line) if line.class == Class::Title => title.append(&line.text),
            Entry::Line(line) if line.class == Class::AttachmentNote => {
                let named = attachment_note::title_in_note(&line.text);
                let named = named.map_or(0..line.text.len(), |(_, title)| title);
                title.append(&line.text.slice(named));
            }
            _ => {}
        }
    }
    (!title.is_empty()).then_some(title)
}
