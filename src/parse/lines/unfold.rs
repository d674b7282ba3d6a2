//! Lines out of a text that lost its line breaks, as some archives keep pages.
//!
//! What a space, a date or the next outline number in order tells of the lost breaks is used; nothing else is cut.

use super::class::classify;
use super::{Class, Entry, Paragraph};
use crate::mapped::MappedText;
use crate::zh::text::scan::{between_han, char_at, is_digit};
use crate::zh::{ordinal, text::numeral, time::date};

/// Shortest line (bytes) that can be a whole document.
const COLLAPSED: usize = 2_400;

/// Parts the lines that hold most of a text on one line; leaves every other text as it is.
pub(crate) fn unfold(mut entries: Vec<Entry>) -> Vec<Entry> {
    let joined = join_pages(&mut entries);
    let total: usize = entries.iter().map(length).sum();
    let longest = entries.iter().map(length).max().unwrap_or(0);
    if joined.is_none() && (longest < COLLAPSED || longest * 2 < total) {
        return entries;
    }
    let mut out = Vec::with_capacity(entries.len());
    for (at, entry) in entries.into_iter().enumerate() {
        match entry {
            Entry::Line(line) if line.text.len() >= COLLAPSED || joined == Some(at) => {
                let mut from = 0;
                for cut in cuts(&line.text).into_iter().chain([line.text.len()]) {
                    push(&line, from..cut, &mut out);
                    from = cut;
                }
            }
            other => out.push(other),
        }
    }
    out
}

/// Joins the pages of a site for documents (文库), which numbers them 1、 2、 3、 in mid-sentence and keeps each on one line;
/// gives the place of the whole.
fn join_pages(entries: &mut Vec<Entry>) -> Option<usize> {
    let first = entries.iter().position(|entry| page(entry, 1).is_some())?;
    let count = entries[first..]
        .iter()
        .zip(1..)
        .take_while(|(entry, number)| page(entry, *number).is_some())
        .count();
    let mut lengths = Vec::with_capacity(count);
    let mut closed = 0;
    for (entry, _) in entries[first..first + count].iter().zip(1..count) {
        let Entry::Line(line) = entry else {
            return None;
        };
        closed += usize::from(line.text.ends_with(['。', '；', ';', '：', ':']));
        lengths.push(line.text.chars().count());
    }
    let (least, most) = (*lengths.iter().min()?, *lengths.iter().max()?);
    // Items end in a mark, and are not of one length.
    if count < 3 || closed * 2 >= count || least < SHORTEST_PAGE || most * 10 > least * 11 {
        return None;
    }
    let mut pages = entries.drain(first..first + count);
    let Some(Entry::Line(mut whole)) = pages.next() else {
        return None;
    };
    whole.text = without_mark(&whole, 1);
    for (page, number) in pages.by_ref().zip(2..) {
        if let Entry::Line(page) = page {
            whole.text.append(&without_mark(&page, number));
        }
    }
    drop(pages);
    whole.class = classify(&whole.text);
    entries.insert(first, Entry::Line(whole));
    Some(first)
}

/// Fewest characters of a page.
const SHORTEST_PAGE: usize = 150;

/// The length of the mark of a line that can be the page with a number: `2、`.
fn page(entry: &Entry, number: u32) -> Option<usize> {
    match entry {
        Entry::Line(Paragraph {
            class: Class::Heading(marker),
            text,
            ..
        }) if marker.style == ordinal::Style::Arabic && marker.number == number => text
            [..marker.len]
            .trim_end()
            .ends_with('、')
            .then_some(marker.len),
        _ => None,
    }
}

fn without_mark(line: &Paragraph, number: u32) -> MappedText {
    let mark = match &line.class {
        Class::Heading(marker) if marker.number == number => marker.len,
        _ => 0,
    };
    line.text.slice(mark..line.text.len()).trimmed()
}

fn length(entry: &Entry) -> usize {
    match entry {
        Entry::Line(line) => line.text.len(),
        Entry::Table(_) => 0,
    }
}

fn push(line: &Paragraph, range: std::ops::Range<usize>, out: &mut Vec<Entry>) {
    let text = line.text.slice(range).trimmed();
    if text.is_empty() {
        return;
    }
    out.push(Entry::Line(Paragraph {
        class: classify(&text),
        text,
        zone: line.zone,
        element: line.element,
        gap: line.gap,
        links: Vec::new(),
    }));
}

/// Where the line is cut, in order.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    spaces(text, &mut cuts);
    numbers(text, &mut cuts);
    attachments(text, &mut cuts);
    cuts.sort_unstable();
    cuts.dedup();
    let mut inner = Vec::new();
    let mut from = 0;
    for &cut in cuts.iter().chain([&text.len()]) {
        behind_date(text, from..cut, &mut inner);
        behind_addressees(text, from..cut, &mut inner);
        from = cut;
    }
    cuts.append(&mut inner);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A space between two words of Chinese, or before a date, was a line break.
fn spaces(text: &str, cuts: &mut Vec<usize>) {
    for (at, space) in between_han(text).filter(|(_, c)| c.is_whitespace()) {
        let behind = at + space.len_utf8();
        let before = text[..at].trim_end().chars().next_back();
        let next = char_at(text, behind);
        let wide = before.is_some_and(|c| !c.is_ascii())
            && next.is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
        let dated = next.is_some_and(is_digit)
            && date::find_date(head(&text[behind..], 40))
                .is_some_and(|(range, _)| range.start == 0);
        if wide || dated {
            cuts.push(behind);
        }
    }
}

/// The first bytes of a text, cut at a character.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Outline numbers in their order, each behind the end of a sentence: 一、 … 二、 …, below each (一) … (二) ….
fn numbers(text: &str, cuts: &mut Vec<usize>) {
    let mut next = (1, 1);
    let closes = |c: char| {
        matches!(c, '。' | '：' | ':' | '；' | ';' | '！' | ')' | '）') || c.is_whitespace()
    };
    let behind = between_han(text).filter(|(_, c)| closes(*c));
    let behind = behind.map(|(at, c)| at + c.len_utf8());
    for at in std::iter::once(0).chain(behind) {
        let may = |c| numeral::is_chinese_numeral(c) || matches!(c, '(' | '（');
        if char_at(text, at).is_some_and(may)
            && let Some(marker) = ordinal::leading(head(&text[at..], 30))
        {
            match marker.style {
                ordinal::Style::Han if marker.number == next.0 => {
                    cuts.push(at);
                    next = (next.0 + 1, 1);
                }
                ordinal::Style::HanParen if marker.number == next.1 => {
                    cuts.push(at);
                    next.1 += 1;
                }
                _ => {}
            }
        }
    }
}

/// `附件` behind a space or a sentence begins a line; without a colon it is a mark of its own.
fn attachments(text: &str, cuts: &mut Vec<usize>) {
    for (at, mark) in text.match_indices("附件") {
        let before = text[..at].chars().next_back();
        if !before.is_none_or(|c| c.is_whitespace() || c == '。') {
            continue;
        }
        cuts.push(at);
        let end = at + mark.len();
        let behind = text[end..].chars().next();
        let digit =
            behind.filter(|c| is_digit(*c) && !text[end + c.len_utf8()..].starts_with(is_digit));
        let noted = text[end + digit.map_or(0, char::len_utf8)..].starts_with([':', '：']);
        if !noted && behind.is_some() {
            cuts.push(end + digit.map_or(0, char::len_utf8));
        }
    }
}

/// A line that begins with a date and goes on in words is two: the signature's date and a title.
fn behind_date(text: &str, range: std::ops::Range<usize>, cuts: &mut Vec<usize>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim_start();
    let start = range.start + piece.len() - trimmed.len();
    if let Some((found, _)) = date::find_date(head(trimmed, 60))
        && found.start == 0
        && trimmed[found.end..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_ascii() && !c.is_whitespace())
        && !trimmed[found.end..].starts_with(['，', '、', '。', '前', '起', '至'])
    {
        cuts.push(start + found.end);
    }
}

/// `各乡镇人民政府：现将…`: the addressees end at the colon.
fn behind_addressees(text: &str, range: std::ops::Range<usize>, cuts: &mut Vec<usize>) {
    let piece = &text[range.clone()];
    let Some(colon) = head(piece, 600).find(['：', ':']) else {
        return;
    };
    let width = piece[colon..].chars().next().map_or(1, char::len_utf8);
    let names = piece[..colon].trim();
    let addresses = [
        "单位",
        "政府",
        "部门",
        "委员会",
        "办事处",
        "管委会",
        "公司",
        "机构",
        "各局",
        "各处室",
    ]
    .iter()
    .any(|tail| names.ends_with(tail));
    let plain = !names.contains(['。', '；', '《', '“', '（']) || names.starts_with('各');
    if addresses && plain && classify(names) == Class::Prose && piece.len() > colon + width {
        cuts.push(range.start + colon + width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_breaks_are_found_by_spaces_numbers_and_dates() {
        let filler = "要切实加强组织领导并按时报送进展情况".repeat(60);
        let text = format!(
            "甲政发〔2024〕3号 关于印发工作要点的通知 各乡镇人民政府：现将要点印发给你们。 甲县人民政府 2024年3月1日甲县工作要点 \
             为做好工作，{filler}具体如下：一、抓好生产。（一）春耕。全面开展。（二）秋收。保证质量，共二、三处。二、抓好安全。附件：分工表 附件甲县分工表"
        );
        let lines: Vec<&str> = {
            let mut from = 0;
            cuts(&text)
                .into_iter()
                .chain([text.len()])
                .map(|cut| {
                    let piece = text[from..cut].trim();
                    from = cut;
                    piece
                })
                .collect()
        };
        let short: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| line.len() < 200)
            .collect();
        assert_eq!(
            short,
            [
                "甲政发〔2024〕3号",
                "关于印发工作要点的通知",
                "各乡镇人民政府：",
                "现将要点印发给你们。",
                "甲县人民政府",
                "2024年3月1日",
                "甲县工作要点",
                "一、抓好生产。",
                "（一）春耕。全面开展。",
                "（二）秋收。保证质量，共二、三处。",
                "二、抓好安全。",
                "附件：分工表",
                "附件",
                "甲县分工表",
            ]
        );
    }
}
