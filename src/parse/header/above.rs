//! What stands above a title and is none of it: the name of a site or of a column of it, a body above its number, the contents of a gazette
//! (公报目录).

use super::Reader;
use super::letterhead::is_body;
use crate::parse::lines::title_tail::{closes_title, has_title_tail};
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::parts::Sections;
use crate::zh::text::fold::squeeze;
use crate::zh::text::words::{ends_with_any, starts_with_any};
use crate::zh::unit;
use crate::zh::unit::level::LEVELS;

impl Reader<'_> {
    /// A notice that neither signature nor title gives a name has it in the letterhead above its number.
    pub(super) fn issuer_above_number(&mut self, entries: &mut [Entry], sections: &Sections) {
        if self.header.issuer.is_some() || self.header.doc_number.is_none() {
            return;
        }
        let cover = sections.cover.clone();
        let Some(number) = cover.clone().find(|&at| is_number(&entries[at])) else {
            return;
        };
        let name = cover
            .take_while(|&at| at < number)
            .find(|&at| is_name_above_number(entries, at));
        if let Some(Entry::Line(line)) = name.map(|at| &mut entries[at]) {
            line.class = Class::Signature;
            let name = line.text.clone().trimmed();
            self.header.issuer = Some(name.as_str().to_owned());
            self.put("issuer", &name);
        }
    }
}

/// Whether a line is nothing but the name of a body, with the document number below it.
pub(super) fn is_name_above_number(entries: &[Entry], at: usize) -> bool {
    let stamp = |entry: &&Entry| matches!(entry, Entry::Line(line) if matches!(line.class, Class::Date | Class::Info));
    let below = entries[at + 1..].iter().find(|entry| !stamp(entry));
    below.is_some_and(is_number)
        && matches!(&entries[at], Entry::Line(line) if line.class == Class::Prose && is_body(&line.text))
}

fn is_number(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.class == Class::DocNumber)
}

/// What sites call the columns in which they publish documents.
const COLUMNS: &[&str] = &[
    "信息公开", "政务公开", "政府信息公开", "重点领域信息公开", "法定主动公开内容", "通知公告",
    "公告通知", "公告公示", "公示公告", "政策文件", "政府文件", "部门文件", "其他文件",
    "规范性文件", "政策法规", "规划计划", "计划总结",
];

/// Whether a line is the name of a column with a whole title below it: one that a blank line parts from it, or that no name goes
/// on with (关于…).
pub(super) fn is_column(entries: &[Entry], at: usize) -> bool {
    let [Entry::Line(line), Entry::Line(below), ..] = &entries[at..] else {
        return false;
    };
    COLUMNS.contains(&line.text.trim())
        && closes_title(&below.text)
        && (below.gap || line.element != below.element || below.text.contains("关于"))
}

/// The line that begins a title by itself (甲市人民政府关于…), where a blank line or what they are part those above from it.
pub(super) fn begins_below(entries: &[Entry], first: usize, end: usize) -> usize {
    const LINES: usize = 3;
    for at in first + 1..end.min(first + 1 + LINES) {
        let (Entry::Line(above), Entry::Line(line)) = (&entries[at - 1], &entries[at]) else {
            break;
        };
        if !names_no_notice(above, line.gap) {
            break;
        }
        if begins_title(line, entries.get(at + 1)) {
            return at;
        }
    }
    first
}

/// Whether a line above a title is none of its lines: the name of a platform, or anything with a blank line below it.
fn names_no_notice(line: &Paragraph, parted: bool) -> bool {
    let text = line.text.trim_end();
    (parted || ends_with_any(text, &["平台", "专栏", "频道"]))
        && !text.contains("关于")
        && !has_title_tail(text)
        && unit::list::looks_like_unit(text).is_none()
}

/// Whether a line is or begins with the whole name of a body, and 关于 or 印发 follows.
fn begins_title(line: &Paragraph, below: Option<&Entry>) -> bool {
    const VERBS: [&str; 3] = ["关于", "印发", "转发"];
    // A name that begins with its level goes on from the line above: 区人民政府.
    let whole = |name: &str| {
        let level = name.find(LEVELS);
        level.is_some_and(|at| at > 0) && is_body(name)
    };
    match VERBS.iter().filter_map(|verb| line.text.find(verb)).min() {
        Some(verb) => whole(line.text[..verb].trim()),
        None => {
            matches!(below, Some(Entry::Line(below)) if starts_with_any(&below.text, &VERBS))
                && whole(line.text.trim())
        }
    }
}

/// Where the contents of a gazette end that begin at a line: 目录, and below it the titles of several documents.
pub(super) fn contents_end(entries: &[Entry], at: usize) -> Option<usize> {
    const LONGEST: usize = 4 * '目'.len_utf8();
    /// What a section of a gazette is called (市政府文件).
    const SECTION: usize = 8 * '目'.len_utf8();
    let line = entries[at].line()?;
    if line.text.len() > LONGEST || squeeze(&line.text) != "目录" {
        return None;
    }
    let is_title =
        |text: &str| has_title_tail(text) && (text.contains("关于") || text.contains("印发"));
    let mut end = at + 1;
    let mut titles = 0;
    for (below, entry) in (at + 1..).zip(&entries[at + 1..]) {
        match entry {
            Entry::Line(line) if is_title(&line.text) => {
                let listed = |entry: &Entry| matches!(entry, Entry::Line(above) if above.text.as_str() == line.text.as_str());
                // The notice itself begins with a title that the list has.
                if entries[at + 1..below].iter().any(listed) {
                    break;
                }
                titles += 1;
                end = below + 1;
            }
            Entry::Line(line) if line.text.len() <= SECTION => {}
            _ => break,
        }
    }
    (titles > 1).then_some(end)
}
