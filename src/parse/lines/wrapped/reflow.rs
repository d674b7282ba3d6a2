//! Paragraphs out of hard-wrapped lines, as the text layer of a print gives them.
//!
//! Such a text breaks where the printed row was full, and besides inside a row next to wide punctuation. Page marks fall
//! into the middle of sentences and are passed over. What is a paragraph of its own whatever the rows say (a number, a
//! label, a date, a title) is found from the lines by [`Stretch`]; [`wrap`] decides on the rest from their widths.

use super::counted::Counted;
use super::stretch::{Stretch, markers_inside, numbered};
use super::wrap::{self, Piece, Series};
use crate::document::Zone;
use crate::parse::lines::class::classify;
use crate::parse::lines::measure::{Measure, are_apart, ends_paragraph};
use crate::parse::lines::page::furniture::names_site;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::ordinal::{Marker, Style};
use crate::zh::text::scan::{between_han, is_round_close, is_round_open};
use crate::zh::text::words::holds_any;

/// Joins the lines of a wrapped text.
pub(crate) fn reflow(entries: Vec<Entry>, measure: Measure) -> Vec<Entry> {
    let begins = beginnings(&entries, measure);
    Joiner::join(entries, |_, at, _| !begins[at])
}

/// Joins only what a bracket holds together (责任单位：甲局、/ 乙局), in a text that is not wrapped, and what a single break parts
/// where blank lines stand between paragraphs and cells.
pub(crate) fn close_brackets(entries: Vec<Entry>) -> Vec<Entry> {
    /// A bracket that runs over more lines has lost its partner.
    const FEW: usize = 4;
    let open = open_brackets(&entries);
    let parted = is_parted_by_blanks(&entries);
    // For each entry how many lines above it the bracket was opened in which it stands.
    let mut lines = 0;
    let above = open.iter().map(|open| {
        let above = lines;
        lines = if *open { lines + 1 } else { 0 };
        above
    });
    let above: Vec<usize> = above.collect();
    Joiner::join(entries, |joiner, at, line| {
        (1..FEW).contains(&above[at]) && (!line.gap || joiner.cut)
            || parted && joiner.is_broken_before(line)
    })
}

/// Joins these lines (in order) with the ones before them.
pub(crate) fn join(entries: Vec<Entry>, broken: &[usize]) -> Vec<Entry> {
    Joiner::join(entries, |_, at, _| broken.binary_search(&at).is_ok())
}

/// Joins what a bracket with a label holds together over the lines of a page: （牵头单位：甲局；/ 配合单位：乙局）.
pub(crate) fn close_labelled_brackets(entries: Vec<Entry>) -> Vec<Entry> {
    match labelled_brackets(&entries).as_slice() {
        [] => entries,
        goes_on => join(entries, goes_on),
    }
}

/// The lines that go on with a bracket in which a label stands, up to the one that closes it.
fn labelled_brackets(entries: &[Entry]) -> Vec<usize> {
    /// A bracket that runs over more lines has lost its partner.
    const FEW: usize = 3;
    const LABELS: [&str; 6] = ["单位", "部门", "责任", "牵头", "配合", "处室"];
    let is_open = |c: char| matches!(c, '（' | '(' | '【' | '[' | '〔');
    let is_close = |c: char| matches!(c, '）' | ')' | '】' | ']' | '〕');
    let mark = |c: char| is_open(c) || is_close(c);
    let line = |at: usize| entries.get(at).and_then(Entry::content_line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < entries.len() {
        let from = at;
        at += 1;
        let Some(text) = line(from)
            .filter(|line| line.signs.brackets)
            .map(|line| &line.text)
        else {
            continue;
        };
        // The last mark stands near the end of most lines.
        let opened = text.rfind(mark).map(|open| &text[open..]);
        let labelled =
            opened.is_some_and(|rest| rest.starts_with(is_open) && holds_any(rest, &LABELS));
        if !labelled {
            continue;
        }
        let behind = (from + 1..=from + FEW).take_while(|&at| {
            line(at).is_some_and(|line| !matches!(line.class, Class::Heading(_)))
        });
        let first_mark = |at: usize| line(at)?.text.chars().find(|&c| mark(c));
        let mut marks = behind.filter_map(|at| Some((at, first_mark(at)?)));
        if let Some((end, mark)) = marks.next()
            && is_close(mark)
        {
            found.extend(from + 1..=end);
            at = end + 1;
        }
    }
    found
}

/// Whether blank lines stand between the paragraphs and cells of a text, so that a single break is inside of one.
fn is_parted_by_blanks(entries: &[Entry]) -> bool {
    are_apart(entries.iter().filter_map(Entry::content_line), 80)
}

/// Whether a line is a bracket alone, as the other name of the body on the line above it (`（农林水利局）`).
fn is_bracket(line: &str) -> bool {
    line.starts_with(is_round_open)
        && line.ends_with(is_round_close)
        && line.matches(is_round_open).count() == 1
}

/// Whether a line at the head of a text is the site's, or a whole title, and the line below it goes on with neither.
fn stands_above(line: &str, below: &str) -> bool {
    names_site(line) || has_title_tail(line) && !below.starts_with(['的', '》'])
}

#[derive(Default)]
struct Joiner {
    out: Vec<Entry>,
    open: Option<Paragraph>,
    /// It is more than one line.
    joined: bool,
    /// Page marks met behind the beginning of the open paragraph.
    marks: Vec<Entry>,
    /// One of them stands behind the last line.
    cut: bool,
}

impl Joiner {
    /// Joins those lines that go on with the one before them.
    fn join(
        entries: Vec<Entry>,
        goes_on: impl Fn(&Joiner, usize, &Paragraph) -> bool,
    ) -> Vec<Entry> {
        let mut joiner = Joiner::default();
        joiner.out.reserve(entries.len());
        for (at, entry) in entries.into_iter().enumerate() {
            match entry {
                Entry::Line(mark) if mark.class == Class::PageMark => joiner.mark(mark),
                Entry::Line(line) if goes_on(&joiner, at, &line) => joiner.go_on(line),
                Entry::Line(line) => joiner.begin(line),
                table => {
                    joiner.close();
                    joiner.out.push(table);
                }
            }
        }
        joiner.close();
        joiner.out
    }

    fn begin(&mut self, line: Paragraph) {
        self.close();
        self.open = Some(line);
    }

    fn mark(&mut self, mark: Paragraph) {
        self.cut = true;
        self.marks.push(Entry::Line(mark));
    }

    fn go_on(&mut self, line: Paragraph) {
        /// So many lines go on with the first of a paragraph, few more.
        const USUAL: usize = 4;
        let Some(open) = &mut self.open else {
            return self.begin(line);
        };
        if !self.joined {
            open.text.reserve(line.text.len() * USUAL);
        }
        if std::mem::take(&mut self.cut) {
            open.text.push_cut();
        }
        open.text.append(&line.text);
        open.signs.append(line.signs);
        self.joined = true;
    }

    /// Whether a single break parts a line from the text that it goes on with.
    fn is_broken_before(&self, line: &Paragraph) -> bool {
        /// In so many lines of the text the site names itself, and the title may stand twice.
        const HEAD: usize = 6;
        let Some(open) = &self.open else {
            return false;
        };
        !line.gap
            && !self.cut
            && line.class == Class::Prose
            && !is_bracket(&line.text)
            && (open.zone, line.zone) == (Zone::Content, Zone::Content)
            && open.element == line.element
            && matches!(open.class, Class::Prose | Class::Heading(_))
            && !ends_paragraph(&open.text)
            && !(self.out.len() < HEAD && stands_above(&open.text, &line.text))
    }

    fn close(&mut self) {
        if let Some(mut line) = self.open.take() {
            if std::mem::take(&mut self.joined) {
                line.class = classify(&line.text, line.signs);
            }
            self.out.push(Entry::Line(line));
        }
        self.out.append(&mut self.marks);
        self.cut = false;
    }
}

/// Whether each entry begins a paragraph.
fn beginnings(entries: &[Entry], measure: Measure) -> Vec<bool> {
    let open = open_brackets(entries);
    let mut pieces = Vec::with_capacity(entries.len());
    let mut stretch = Stretch::default();
    let mut marked = false;
    let mut in_bracket = false;
    let mut counted = Counted::default();
    let indented = marks_by_indents(entries);
    for (at, entry) in entries.iter().enumerate() {
        let open = open[at];
        match entry {
            Entry::Table(_) => {
                stretch = Stretch::default();
                counted = Counted::default();
            }
            Entry::Line(line) if line.class == Class::PageMark => marked = true,
            Entry::Line(line) => {
                let gap = line.gap && !marked;
                let begun = gap || indented && line.indented;
                let stray = !begun && counted.is_stray(line, measure);
                let stop = begun || !stray && stretch.ends_before(line, in_bracket);
                counted.take(line, stop);
                let series = match numbered(line).filter(|_| !stop) {
                    None => Series::No,
                    Some(marker)
                        if stretch.holds_before(marker) || opens_series(&entries[at..], marker) =>
                    {
                        Series::Inside
                    }
                    Some(_) => Series::Lines,
                };
                if stop {
                    stretch = stretch.next(line);
                }
                stretch.take(line);
                pieces.push(Piece {
                    text: &line.text,
                    class: &line.class,
                    width: line.signs.columns,
                    signs: line.signs,
                    stop,
                    open,
                    series,
                    titled: stop && stretch.titled,
                });
                marked = false;
                in_bracket = open;
            }
        }
    }
    let mut begins = wrap::beginnings(&pieces, measure);
    if settle_series(&mut pieces, &begins) {
        begins = wrap::beginnings(&pieces, measure);
    }
    let mut lines = begins.into_iter();
    let of_line = |entry: &Entry| match entry {
        Entry::Line(line) if line.class != Class::PageMark => lines.next().unwrap_or(true),
        _ => true,
    };
    entries.iter().map(of_line).collect()
}

/// Whether the text marks its paragraphs by two wide blanks: several lines have them, and others do not.
fn marks_by_indents(entries: &[Entry]) -> bool {
    /// Lines that are no chance.
    const LINES: usize = 3;
    let of_text = |entry: &Entry| {
        let line = entry.content_line()?;
        (line.class != Class::PageMark).then_some(line.indented)
    };
    let (mut indented, mut flush) = (0, 0);
    for is_indented in entries.iter().filter_map(of_text) {
        match is_indented {
            true => indented += 1,
            false => flush += 1,
        }
        if indented >= LINES && flush >= LINES {
            return true;
        }
    }
    false
}

/// Whether the second number of a series stands inside a line: then the first need not begin a paragraph.
fn opens_series(entries: &[Entry], first: &Marker) -> bool {
    if first.number != 1 {
        return false;
    }
    let mut marked = false;
    for (index, entry) in entries.iter().enumerate() {
        let Entry::Line(line) = entry else {
            return false;
        };
        if line.class == Class::PageMark {
            marked = true;
            continue;
        }
        let gap = line.gap && !std::mem::take(&mut marked);
        if index > 0 && (gap || matches!(line.class, Class::Heading(_))) {
            return false;
        }
        let second = |known: Marker| known.style == first.style && known.number == 2;
        if markers_inside(&line.text).any(second) {
            return true;
        }
    }
    false
}

/// Where the rows put one number of a series inside a paragraph, the others need not begin one, either.
fn settle_series(pieces: &mut [Piece], begins: &[bool]) -> bool {
    let mut changed = false;
    let mut from = 0;
    for at in 1..=pieces.len() {
        if pieces.get(at).is_some_and(|piece| !piece.stop) {
            continue;
        }
        let stretch = from..at;
        from = at;
        let listed = |at: usize| pieces[at].series == Series::Lines;
        if !stretch.clone().any(|at| listed(at) && !begins[at]) {
            continue;
        }
        for piece in &mut pieces[stretch] {
            if piece.series == Series::Lines {
                piece.series = Series::Inside;
                changed = true;
            }
        }
    }
    changed
}

/// For each entry, whether a bracket or book title is open at its end that is closed soon.
fn open_brackets(entries: &[Entry]) -> Vec<bool> {
    const NEAR: usize = 400 * 3;
    let mut inside = vec![false; entries.len()];
    let mut opened: Vec<(char, usize, usize)> = Vec::new();
    let mut bytes = 0;
    for (at, entry) in entries.iter().enumerate() {
        let Entry::Line(line) = entry else {
            opened.clear();
            continue;
        };
        if line.class == Class::PageMark {
            continue;
        }
        if matches!(&line.class, Class::Heading(marker) if marker.style != Style::ArabicParen) {
            opened.clear();
        }
        let text = if line.signs.brackets { &*line.text } else { "" };
        for (offset, c) in between_han(text) {
            let place = bytes + offset;
            match c {
                '《' | '〔' | '（' | '(' | '【' | '[' | '［' => opened.push((c, at, place)),
                '》' | '〕' | '）' | ')' | '】' | ']' | '］' => {
                    let fits = |open: char| (open == '《') == (c == '》');
                    let last = opened.iter().rev();
                    let mut near = last.take_while(|(.., start)| place - start <= NEAR);
                    if let Some(behind) = near.position(|&(open, ..)| fits(open)) {
                        let partner = opened.len() - 1 - behind;
                        let (_, from, _) = opened[partner];
                        inside[from..at].fill(true);
                        opened.truncate(partner);
                    }
                }
                _ => {}
            }
        }
        bytes += line.text.len();
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Element, Zone};
    use crate::mapped::MappedText;
    use crate::parse::lines::measure::measure;
    use crate::parse::lines::signs::Signs;

    fn paragraphs(text: &str) -> Vec<String> {
        let mut gap = false;
        let mut entries = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if line.is_empty() {
                gap = true;
            } else {
                entries.push(Entry::Line(Paragraph {
                    class: classify(line, Signs::of(line)),
                    text: MappedText::verbatim(line, at),
                    signs: Signs::of(line),
                    zone: Zone::Content,
                    element: Element::Paragraph,
                    gap: std::mem::take(&mut gap),
                    indented: false,
                    links: Vec::new(),
                }));
            }
            at += line.len() + 1;
        }
        let entries = match measure(entries.iter(), true) {
            Some(measure) => reflow(entries, measure),
            None => entries,
        };
        entries
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Line(line) if line.class != Class::PageMark => Some(line.text.into_string()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn full_and_stretched_lines_go_on_and_headings_do_not() {
        let wrapped = "一、主要目标\n\
            围绕全年目标抓好各项任务的分解和落实并定期检查督促各单位加快进度确保按期完成各\n\
            项指标，\n推动工作\n“上台阶”\n再见成效。\n\
            二、重点任务\n\
            （一）\n加快推进城乡供水管网改造工程建设力争年内完成主管网三十公里和支管网五十公里\n\
            的改造任务并同步建设智慧水务平台实现供水全过程监管和水质在线监测。（责\n\n# Page 3:\n任单位：水利局）\n\
            （二）加快推进农村道路提升改造工程建设力争年内完成主干道路二十公里和支路四十公\n\
            里的改造任务。\n";
        assert_eq!(
            paragraphs(wrapped),
            [
                "一、主要目标",
                "围绕全年目标抓好各项任务的分解和落实并定期检查督促各单位加快进度确保按期完成各项指标，推动工作“上台阶”再见成效。",
                "二、重点任务",
                "（一）加快推进城乡供水管网改造工程建设力争年内完成主管网三十公里和支管网五十公里的改造任务并同步建设智慧水务平台实现供水全过程监管和水质在线监测。（责任单位：水利局）",
                "（二）加快推进农村道路提升改造工程建设力争年内完成主干道路二十公里和支路四十公里的改造任务。",
            ]
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let text = "一、水环境\n1.完成清淤任务并建成配套管网和泵站，年内全部投入使用。\n责任单位:水利局\n2.建成公园绿地。\n责任单位:住建局";
        assert_eq!(paragraphs(text).len(), 5);
    }
}
