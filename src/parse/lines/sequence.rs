//! Lines whose neighbours tell what they are: `35.5个县…` between 34 and 36, `30 优化…` between 29 and 31; `附件：` above a
//! list of titles; the lines beside those of the imprint.

use super::counts::Counts;
use super::measure::has_mark;
use super::title_tail::has_title_tail;
use super::wrapped::stretch::heads_box;
use super::{Class, Entry, Paragraph, names_file};
use crate::zh::ordinal::{self, Marker, Style};
use crate::zh::text::fold::{fold, squeeze};
use crate::zh::text::scan::{is_close, is_colon, is_digit};
use crate::zh::time::date;
use crate::zh::unit;
use crate::zh::unit::name::is_sure_name;

/// Gives the lines the class that their neighbours tell.
pub(crate) fn settle(entries: &mut [Entry]) {
    let mut numbers = Numbers::default();
    let mut counts = Counts::default();
    let mut before: Option<usize> = None;
    for at in 0..entries.len() {
        match &entries[at] {
            Entry::Line(line) if line.class == Class::Prose => {
                counts.settle(entries, at, before);
            }
            Entry::Line(Paragraph {
                class: Class::Heading(marker),
                text,
                ..
            }) => counts.pass(marker, text),
            _ => {}
        }
        match &entries[at] {
            Entry::Line(line) if line.class == Class::PageMark => continue,
            Entry::Line(_) => {}
            Entry::Table(_) => {
                numbers.last = None;
                continue;
            }
        }
        if let Some((told, class)) = told(entries, at, before, &mut numbers)
            && let Entry::Line(line) = &mut entries[told]
        {
            line.class = class;
        }
        before = Some(at);
    }
}

/// A line here or right beside, and the class that its neighbours tell.
fn told(
    entries: &[Entry],
    at: usize,
    before: Option<usize>,
    numbers: &mut Numbers,
) -> Option<(usize, Class)> {
    let line = entries[at].line()?;
    let behind = &entries[at + 1..];
    match &line.class {
        Class::Heading(marker) if marker.style == Style::Arabic => {
            let counts = numbers.count(marker.number, &line.text, behind);
            (!counts).then_some((at, Class::Prose))
        }
        Class::Heading(_) => {
            numbers.remark = None;
            None
        }
        Class::Imprint => imprint_beside(entries, at, before).map(|at| (at, Class::Imprint)),
        Class::Prose if opens_remark(&line.text) => {
            (numbers.remark, numbers.boxed) = (Some(1), false);
            None
        }
        Class::Prose if heads_box(&line.text) => {
            (numbers.remark, numbers.boxed) = (Some(0), true);
            None
        }
        Class::AttachmentMark(None) => (line.text.ends_with(is_colon)
            && (lists_titles(behind) || names_one(behind)))
        .then_some((at, Class::AttachmentNote)),
        Class::Prose
            if line.text.starts_with(is_digit)
                && before.is_some_and(|before| closes(&entries[before])) =>
        {
            let marker = numbers.missing(&line.text, behind)?;
            Some((at, Class::Heading(marker)))
        }
        _ => None,
    }
}

/// How far the numbers of the style 1. have counted.
#[derive(Default)]
struct Numbers {
    /// The last of them, no table standing between.
    last: Option<u32>,
    highest: u32,
    /// The last number of a remark (备注：1.…), or of a box between the paragraphs (专栏2 重点项目 / 1.…).
    remark: Option<u32>,
    /// It is a box.
    boxed: bool,
}

impl Numbers {
    /// Goes on behind a number; tells whether it is one of the outline, neither of a remark or box nor a figure.
    fn count(&mut self, number: u32, text: &str, behind: &[Entry]) -> bool {
        // A bracket says whose an item is, and one that counts on has its text below.
        let goes_on = self.last.is_some_and(|last| last + 1 == number);
        let has_text =
            || matches!(behind.first(), Some(Entry::Line(below)) if below.class == Class::Prose);
        let is_item = self.boxed && (text.ends_with(is_close) || goes_on && has_text());
        let follows = |remark: &u32| remark + 1 == number && !is_item;
        self.remark = self.remark.filter(follows).map(|_| number);
        let counts = self.remark.is_none() && !is_figure(number, self.highest, behind);
        if counts {
            (self.last, self.highest) = (Some(number), self.highest.max(number));
        }
        counts
    }

    /// The number with which a text begins, where it is the one missing between the last and the next.
    fn missing(&mut self, text: &str, behind: &[Entry]) -> Option<Marker> {
        let marker = ordinal::awaited(text, self.last? + 1)?;
        if next_number(behind) != Some(marker.number + 1) {
            return None;
        }
        self.last = Some(marker.number);
        Some(marker)
    }
}

/// The line beside a line of the imprint that belongs to it.
fn imprint_beside(entries: &[Entry], at: usize, before: Option<usize>) -> Option<usize> {
    let imprint = entries[at].line()?;
    let prose = |at: usize| {
        let line = entries.get(at)?.line()?;
        (line.class == Class::Prose).then_some(line)
    };
    // 抄送：甲局，/ 乙局。
    if imprint.text.ends_with(['，', ',', '、']) {
        return prose(at + 1).map(|_| at + 1);
    }
    // 甲县人民政府办公室 / 2024年1月5日印发
    let is_print = imprint.text.ends_with("印发")
        && date::find_date(&imprint.text).is_some_and(|(place, _)| place.start == 0);
    let above = before.filter(|_| is_print)?;
    let name = squeeze(&prose(above)?.text);
    (is_sure_name(&name)).then_some(above)
}

/// Whether a number of three digits is none of an outline: those before it are missing, and so is the next.
fn is_figure(number: u32, highest: u32, behind: &[Entry]) -> bool {
    /// Numbers that a notice may have left out.
    const GAP: u32 = 10;
    number >= 100 && number > highest + GAP && next_number(behind) != Some(number + 1)
}

/// Whether a line begins a remark of several numbered parts: 备注：1.…. The parts below it are no items.
fn opens_remark(text: &str) -> bool {
    // Nearly every line is asked.
    if !text.starts_with(['备', '附', '注', '说']) {
        return false;
    }
    let behind = ["备注", "附注", "注", "说明"]
        .iter()
        .find_map(|word| text.strip_prefix(word)?.trim_start().strip_prefix(is_colon));
    let marker = behind.and_then(ordinal::leading);
    marker.is_some_and(|marker| marker.style == Style::Arabic && marker.number == 1)
}

/// Whether a line is whole, so that the next one begins a paragraph.
fn closes(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line)
        if has_mark(&line.text) || matches!(line.class, Class::Heading(_) | Class::Duty))
}

fn next_number(entries: &[Entry]) -> Option<u32> {
    let mut markers = entries.iter().filter_map(Entry::marker);
    let next = markers.find(|marker| marker.style == Style::Arabic);
    next.map(|marker| marker.number)
}

/// Whether a text ends as titles do not.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', ';', '；', ':', '：'])
}

/// Whether numbered titles stand next and nothing that goes on with them: the list of a note (附件说明), no attachment.
fn lists_titles(entries: &[Entry]) -> bool {
    /// No title, and no line of a signature, is longer.
    const LONGEST: usize = 80;
    let mut listed = 0;
    for entry in entries {
        let Entry::Line(line) = entry else {
            return false;
        };
        match &line.class {
            Class::PageMark => {}
            Class::Heading(marker)
                if marker.style == Style::Arabic
                    && marker.number == listed + 1
                    && !ends_sentence(&line.text)
                    && line.text.chars().count() <= LONGEST =>
            {
                listed += 1;
            }
            Class::Heading(_) | Class::Duty => return false,
            Class::Prose => {
                return listed > 0
                    && !ends_sentence(&line.text)
                    && line.text.chars().count() <= LONGEST;
            }
            _ => break,
        }
    }
    listed > 0
}

/// Whether one title stands next, and below it the signature, or the mark of an attachment of this title.
fn names_one(entries: &[Entry]) -> bool {
    /// Most lines of a signature.
    const SIGNED: usize = 4;
    let lines = entries.iter().map(Entry::line);
    let mut lines = lines.filter(|line| line.is_none_or(|line| line.class != Class::PageMark));
    let Some(Some(title)) = lines.next() else {
        return false;
    };
    if title.class != Class::Prose || ends_sentence(&title.text) {
        return false;
    }
    for (at, line) in lines.take(SIGNED).enumerate() {
        match line.map(|line| (&line.class, line)) {
            // The title of an attachment is printed right below its mark.
            Some((Class::AttachmentMark(_), _)) => {
                let lines = entries.iter().filter_map(Entry::line);
                let mut below = lines.filter(|line| line.class == Class::Prose);
                let again = below.nth(1);
                return at == 0
                    && again.is_some_and(|again| fold(&again.text) == fold(&title.text));
            }
            Some((Class::Date, _)) => {
                return at > 0 && (has_title_tail(&title.text) || names_file(&title.text));
            }
            Some((Class::Prose, line)) if unit::list::looks_like_unit(&line.text).is_some() => {}
            _ => return false,
        }
    }
    false
}
