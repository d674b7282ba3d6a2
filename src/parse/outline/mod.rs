//! The outline (层次) of a part: items nest by their numbering styles in the order these open.

mod again;
mod by_sentence;
mod by_unit;
mod captioned;
mod closing;
mod draft;
mod item;
mod label_part;
mod restart;
mod run_on;
mod said;
mod shares;
mod title;
pub(crate) mod unnumbered;

use self::draft::Draft;
pub(crate) use self::restart::{heading, restarts};
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::Node;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::span::Source;
use crate::zh::ordinal::{Delimiter, Marker, Style};
use crate::zh::responsibility;
use crate::zh::responsibility::sentence::division;
use crate::zh::text::numeral::digits_value;
use crate::zh::text::scan::{is_colon, is_digit, is_stop, skip_one};
use crate::zh::unit;
use crate::zh::unit::name::Confidence;

/// The items of a stretch of entries; `title` is that of the part. `tells` says that bodies may be told there what to do, in
/// sentences: not where a cover hands on a plan, a table parts the work, or the text is a report.
pub(crate) fn outline(
    entries: &[Entry],
    title: Option<&str>,
    tells: bool,
    source: &Source,
    year: Option<i16>,
) -> Vec<Node> {
    let mut builder = Builder::default();
    let mut tables = captioned::tables(entries).into_iter().peekable();
    for (at, entry) in entries.iter().enumerate() {
        while tables.next_if(|table| table.end <= at).is_some() {}
        if tables.peek().is_some_and(|table| table.contains(&at)) {
            builder.skipped = true;
            continue;
        }
        match entry {
            Entry::Line(line) if line.zone == Zone::Content => {
                let items = match &line.class {
                    Class::Heading(marker) => {
                        run_on::items(marker, &line.text, &entries[at + 1..], year)
                    }
                    _ => None,
                };
                match items {
                    Some(items) => items.into_iter().for_each(|item| builder.item(item)),
                    None => {
                        let is_content = |entry: &Entry| matches!(entry, Entry::Line(line) if line.zone == Zone::Content);
                        builder.last = !entries[at + 1..].iter().any(is_content);
                        builder.line(line);
                    }
                }
            }
            Entry::Table(table) if table.zone == Zone::Content => builder.grid(),
            _ => builder.skipped = true,
        }
    }
    let divided = title.is_some_and(division::divides_work);
    // What articles say of bodies is law, no task.
    let law = |(style, _): &(Style, _)| matches!(style, Style::Chapter | Style::Article);
    let tells = tells && !builder.parents.iter().any(law);
    let mut nodes = item::finish(builder.close_all(), &[], divided, source, year);
    by_sentence::name_doers(&mut nodes, tells, source);
    nodes
}

#[derive(Default)]
struct Builder {
    roots: Vec<Draft>,
    /// Open items, from the outermost.
    open: Vec<Draft>,
    /// For each style seen, the style that it first opened under.
    parents: Vec<(Style, Option<Style>)>,
    /// Responsibility stated above the first item (责任书: 部门(单位):甲局): it holds for all.
    head: Vec<MappedText>,
    /// The last label stood alone on its line; its names follow, one a line.
    listing: bool,
    /// No line follows the one at hand.
    last: bool,
    /// A list of duties without numbers stands below the open item, and no item below that list: what follows is not of the item.
    apart: bool,
    /// Headings without a number that wait for the item below them.
    waiting: Vec<Draft>,
    /// Something that belongs to no item stands before the next line (a page mark, a table).
    skipped: bool,
}

impl Builder {
    fn line(&mut self, line: &Paragraph) {
        self.apart = match &line.class {
            Class::Cell("record") => true,
            Class::Heading(_) => false,
            _ => self.apart,
        };
        if self.apart {
            self.skipped = true;
            return;
        }
        let text = || match self.skipped {
            true => line.text.clone().behind_cut(),
            false => line.text.clone(),
        };
        match &line.class {
            Class::Heading(marker) if self.lists(marker, &line.text) => {
                self.duty_goes_on(&text(), "、");
            }
            Class::Heading(marker) => self.heading(marker, &line.text),
            Class::Unnumbered(level) => self.unnumbered(*level, &line.text),
            Class::Duty => {
                self.listing = line.text.ends_with(is_colon);
                let text = text();
                match self.waiting.last_mut().or(self.open.last_mut()) {
                    Some(item) => item.duties.push(text),
                    None => self.head.push(text),
                }
            }
            Class::Prose
            | Class::Addressees
            | Class::Date
            | Class::DocNumber
            | Class::AttachmentNote => {
                let text = text();
                let labelled = self.labels_more(&text);
                if labelled || self.continues_duty(&text) {
                    let apart = labelled || self.listing;
                    self.duty_goes_on(&text, if apart { " " } else { "" });
                } else if let Some(apart) = self.list_goes_on(&text) {
                    self.duty_goes_on(&text, if apart { " " } else { "" });
                } else if let Some(marker) = self.bare_number(&text) {
                    self.heading(&marker, &text);
                } else {
                    self.close_list();
                    if let Some(item) = self.waiting.last_mut().or(self.open.last_mut()) {
                        match item.is_said() && responsibility::by_whom_line(&text, None).is_some()
                        {
                            true => item.duties.push(text),
                            false => item.paragraph(text),
                        }
                    }
                }
            }
            Class::Cell(_) => return self.grid(),
            _ => {
                self.skipped = true;
                return;
            }
        }
        self.skipped = false;
    }

    /// A line that goes on with the line of responsibility above it; `mark` stands for the end of the line between them.
    fn duty_goes_on(&mut self, text: &MappedText, mark: &str) {
        let duty = self.open.last_mut().and_then(|item| item.duties.last_mut());
        if let Some(duty) = duty {
            let (end, start) = (duty.hull(0..duty.len()).end, text.hull(0..1).start);
            if !mark.is_empty() && end <= start {
                duty.push_decoded(mark, end..start);
            }
            duty.append(text);
        }
    }

    /// A grid, or the lines that are left of one: the line right above it, where it is no sentence, heads what stands in it.
    fn grid(&mut self) {
        if let Some(item) = self.open.last_mut().filter(|_| !self.skipped) {
            let alone = item.paragraphs.is_empty() && item.duties.is_empty();
            item.heads_grid = alone && !item.printed.ends_with(is_stop);
        }
        self.skipped = true;
    }

    /// An item that shares its paragraph with others.
    fn item(&mut self, item: run_on::Item) {
        self.heading(&item.marker, &item.text);
        if let Some(open) = self.open.last_mut() {
            open.shared = item.shared;
        }
        self.skipped = false;
    }

    /// A list that a colon opened, whose items end in `；` and the last in `。`, is complete: what follows goes on above it.
    fn close_list(&mut self) {
        let [.., above, last] = self.open.as_slice() else {
            return;
        };
        let bare = |item: &Draft| item.paragraphs.is_empty() && item.duties.is_empty();
        let opened = above.printed.ends_with(is_colon)
            || above
                .paragraphs
                .last()
                .is_some_and(|text| text.ends_with(is_colon));
        let listed = !above.children.is_empty()
            && above
                .children
                .iter()
                .all(|item| bare(item) && item.printed.ends_with([';', '；']));
        if opened
            && listed
            && bare(last)
            && last.children.is_empty()
            && last.printed.ends_with('。')
        {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Names behind a label that waits for them (责任单位: / 甲局、 / 乙局).
    fn continues_duty(&self, text: &str) -> bool {
        let Some(item) = self.open.last() else {
            return false;
        };
        let pauses = ['、', ',', '，'];
        let ends_with =
            |marks: &[char]| item.duties.last().is_some_and(|duty| duty.ends_with(marks));
        let broken = ends_with(&pauses);
        let waits = broken || ends_with(&[':', '：']);
        let listed = self.listing && unit::list::is_body(text);
        // The row may break a name off, or hold one that is not known: 县财政局、县人力 / 资源社会保障局.
        let begins = || {
            let first = text.split(pauses).next();
            !text.contains('。')
                && first.and_then(unit::list::looks_like_unit) == Some(Confidence::High)
        };
        item.ends_with_duty()
            && (waits || listed)
            && (unit::list::looks_like_unit(text.trim_end_matches(pauses)).is_some()
                || broken && begins())
    }

    /// Bodies, one a line behind their numbers, below a label that stands alone.
    fn lists(&self, marker: &Marker, line: &str) -> bool {
        let item = self
            .open
            .last()
            .filter(|_| self.listing && marker.style == Style::Arabic);
        let duty = item
            .filter(|item| item.ends_with_duty())
            .and_then(|item| item.duties.last());
        let counts = |duty: &MappedText| marker.number == 1 || !duty.ends_with(is_colon);
        duty.is_some_and(counts) && unit::list::are_sure_bodies(&line[marker.len..])
    }

    /// Whether a line of names goes on with the list above it that no mark closes (责任单位:甲局 / 乙局), and whether it begins with
    /// a name of its own, not with the rest of one (责任单位:甲局、县生态 / 环境局).
    fn list_goes_on(&self, text: &str) -> Option<bool> {
        let sure = |names: &str| unit::list::are_sure_bodies(names);
        let item = self.open.last().filter(|item| item.ends_with_duty())?;
        let duty = item.duties.last()?;
        let names = text.trim_end_matches(['、', ',', '，']);
        // Below the last line a government or its office signs.
        let signs = self.last && names.ends_with(['府', '室', '会', '部']);
        if text.ends_with([':', '：', '。']) || signs || !sure(names) {
            return None;
        }
        let at = duty.rfind(['、', ',', '，', ':', '：', ';', '；'])?;
        let last = duty[skip_one(duty, at)..].trim();
        if sure(last) {
            return Some(true);
        }
        let whole = format!("{last}{names}");
        (!last.is_empty() && sure(&whole)).then_some(false)
    }

    /// 支撑单位：甲局: a label that nothing but the line of responsibility above it tells.
    fn labels_more(&self, text: &str) -> bool {
        let item = self.open.last();
        item.is_some_and(|item| !item.duties.is_empty() && item.ends_with_duty())
            && responsibility::goes_on_with(text)
    }

    /// A number alone on a line opens an item where it is the next in order.
    fn bare_number(&self, text: &str) -> Option<Marker> {
        if self.open.is_empty() || !text.chars().all(is_digit) || text.chars().nth(3).is_some() {
            return None;
        }
        let number = u32::try_from(digits_value(text)?).ok()?;
        let last = self
            .open
            .iter()
            .rev()
            .find(|item| item.marker.style == Style::Arabic)
            .map_or(0, |item| item.marker.number);
        (number == last + 1).then_some(Marker::new(
            Style::Arabic,
            number,
            text.len(),
            Delimiter::None,
        ))
    }

    fn heading(&mut self, marker: &Marker, text: &MappedText) {
        let depth = self.depth_for(marker);
        self.close_to(depth);
        self.open_waiting();
        let parents = self.open.iter().rev().map(|item| item.marker.style);
        let parent = parents.clone().find(|style| !is_unnumbered(*style));
        if !self.parents.iter().any(|(style, _)| *style == marker.style) {
            self.parents.push((marker.style, parent));
        }
        self.open.push(Draft::begin(*marker, text));
    }

    /// A heading without a number stands above the item that follows it, whatever that is; 总则 and 附则 are chapters.
    fn unnumbered(&mut self, level: u8, text: &MappedText) {
        let style = match level {
            unnumbered::CHAPTER => Style::Chapter,
            level => Style::Unnumbered(level),
        };
        let marker = Marker::new(style, 0, 0, Delimiter::None);
        self.waiting.push(Draft::begin(marker, text));
    }

    /// Opens the headings that wait, below those of a higher level.
    fn open_waiting(&mut self) {
        for heading in std::mem::take(&mut self.waiting) {
            self.close_to(self.depth_for(&heading.marker));
            self.open.push(heading);
        }
    }

    /// How many open items stay open above an item of this style.
    fn depth_for(&self, marker: &Marker) -> usize {
        let style = marker.style;
        if let Style::Unnumbered(level) = style {
            let closes = |item: &Draft| matches!(item.marker.style, Style::Unnumbered(open) if open >= level);
            return self.open.iter().position(closes).unwrap_or(self.open.len());
        }
        if let Some(at) = self.open.iter().position(|item| item.marker.style == style) {
            return at;
        }
        let Some(top) = self.open.last() else {
            return 0;
        };
        // Chapters stand above articles, also where these have begun before the first of them.
        if is_division(style)
            && let Some(at) = self.open.iter().position(|item| {
                let open = item.marker.style;
                (is_division(open) || open == Style::Article) && rank(open) > rank(style)
            })
        {
            return at;
        }
        // A style that is usually outside the open one goes back to where it first opened.
        if rank(style) < rank(top.marker.style)
            && let Some((_, parent)) = self.parents.iter().find(|(known, _)| *known == style)
        {
            return match parent {
                None => 0,
                Some(parent) => self
                    .open
                    .iter()
                    .position(|item| item.marker.style == *parent)
                    .map_or(self.open.len(), |at| at + 1),
            };
        }
        // A list begins with its first number: 六、 below 23. goes on with one whose beginning is cut off.
        if marker.number > 1 && self.parents.iter().all(|(known, _)| *known != style) {
            let outside = |item: &Draft| rank(item.marker.style) > rank(style);
            return self
                .open
                .iter()
                .position(outside)
                .unwrap_or(self.open.len());
        }
        self.open.len()
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(item) = self.open.pop() {
                match self.open.last_mut() {
                    Some(parent) => parent.children.push(item),
                    None => self.roots.push(item),
                }
            }
        }
    }

    fn close_all(mut self) -> Vec<Draft> {
        self.close_to(0);
        if !self.roots.iter().any(Draft::has_duty) {
            for item in &mut self.roots {
                item.head = self.head.clone();
            }
        }
        self.roots
    }
}

/// 第一部分, 第一章, 第一节
fn is_division(style: Style) -> bool {
    matches!(style, Style::Part | Style::Chapter | Style::Section)
}

fn is_unnumbered(style: Style) -> bool {
    matches!(style, Style::Unnumbered(_))
}

/// The usual order of the styles (GB/T 9704-2012, 7.3.3, and the chapters of regulations).
fn rank(style: Style) -> u8 {
    match style {
        Style::Part | Style::Unnumbered(_) => 0,
        Style::Chapter => 1,
        Style::Section => 2,
        Style::Article => 3,
        Style::Han => 4,
        // Below the item around it, and 1. may stand below it anywhere.
        Style::HanParen | Style::Named(_) => 5,
        Style::Arabic => 6,
        Style::Decimal(depth) => 6 + depth.min(20),
        Style::ArabicParen => 30,
        Style::Circled => 31,
    }
}
