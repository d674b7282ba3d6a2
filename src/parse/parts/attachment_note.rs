//! The note of attachments (附件说明): numbers, titles, and addresses of downloads.

use std::ops::Range;

use crate::model::{Attachment, Header};
use crate::parse::lines::{Class, Entry, Paragraph, is_file, is_kind_of_file, names_file, number};
use crate::span::Source;
use crate::zh::text::fold::fold;
use crate::zh::text::scan::is_digit;

/// Reads the note that starts at an entry of the cover, with the numbered lines behind it.
pub(crate) fn read(entries: &mut [Entry], start: usize, header: &mut Header, source: &Source) {
    let mut at = start;
    let mut end = 0;
    let mut first_byte = None;
    loop {
        let rest = at > start && is_rest_of_title(&entries[at..], header);
        let Some(Entry::Line(line)) = entries.get_mut(at) else {
            break;
        };
        if rest && let Some(last) = header.attachments.last_mut() {
            last.title.push_str(&line.text);
            end = line.text.hull(0..line.text.len()).end;
            line.class = Class::AttachmentNote;
            at += 1;
            continue;
        }
        let title = if at == start {
            title_in_note(&line.text)
        } else if at == start + 1 && header.attachments.is_empty() && line.class == Class::Prose {
            // The note says 附件： alone, and has one title below it.
            continued_title(line).or_else(|| Some((None, trimmed_from(&line.text, 0))))
        } else {
            continued_title(line)
        };
        let Some((number, title)) = title else {
            // 附件： alone on its line, the list below it.
            if at == start {
                at += 1;
                continue;
            }
            break;
        };
        // 附件：甲表.doc below 附件：甲表 is the file of what is announced above.
        let name = file_title(&line.text[title.clone()]);
        let announced = names_file(&line.text)
            && header
                .attachments
                .iter()
                .any(|known| file_title(&known.title) == name);
        if announced && at > start {
            break;
        }
        for (number, title) in titles(&line.text, number, title) {
            let place = line.text.hull(title.clone());
            first_byte.get_or_insert(place.start);
            end = place.end;
            let (first, inside) = (line.links.first(), |at: usize| title.contains(&at));
            let own = line.links.iter().find(|link| inside(link.range.start));
            header.attachments.push(Attachment {
                number,
                title: line.text[title.clone()].to_owned(),
                href: own.or(first).map(|link| link.href.clone()),
            });
        }
        if at > start {
            line.class = Class::AttachmentNote;
        }
        at += 1;
    }
    if let Some(first) = first_byte {
        header
            .places
            .insert("attachments".to_owned(), source.span(first..end));
    }
}

/// Whether a note lists what follows, and is not the head of what stands below it: no title stands beside its mark, or the next number
/// stands below its first.
pub(super) fn lists(entries: &[Entry]) -> bool {
    let [Entry::Line(note), behind @ ..] = entries else {
        return false;
    };
    if note.class != Class::AttachmentNote {
        return false;
    }
    let Some((number, _)) = title_in_note(&note.text) else {
        return true;
    };
    let goes_on = behind.first().and_then(Entry::line).is_some_and(may_go_on);
    number.is_some()
        && next_number(&behind[usize::from(goes_on)..]) == number.map(|number| number + 1)
}

/// Whether a line goes on with the last title that was read, which a break has parted (1.任务分 / 解表 / 2.…): the next title stands below.
fn is_rest_of_title(entries: &[Entry], header: &Header) -> bool {
    let Some(Entry::Line(line)) = entries.first() else {
        return false;
    };
    let last = header.attachments.last().and_then(|last| last.number);
    last.is_some() && may_go_on(line) && next_number(&entries[1..]) == last.map(|last| last + 1)
}

/// The number of the title on the next line.
fn next_number(entries: &[Entry]) -> Option<u32> {
    let (number, _) = continued_title(entries.first()?.line()?)?;
    number
}

/// Whether a line may be the rest of a title.
fn may_go_on(line: &Paragraph) -> bool {
    const LONGEST: usize = 40;
    line.class == Class::Prose
        && !line.text.ends_with(['。', ';', '；', ':', '：'])
        && line.text.chars().nth(LONGEST).is_none()
}

/// Takes the addresses of files whose links stand elsewhere on the page, under the title of the attachment (`附件 甲表.doc`).
pub(crate) fn find_downloads(entries: &[Entry], attachments: &mut [Attachment]) {
    if attachments
        .iter()
        .all(|attachment| attachment.href.is_some())
    {
        return;
    }
    let lines = entries.iter().filter_map(|entry| match entry {
        Entry::Line(line) if !line.links.is_empty() => Some(line),
        _ => None,
    });
    for line in lines {
        for link in line.links.iter().filter(|link| is_file(&link.href)) {
            let Some(text) = line.text.get(link.range.clone()) else {
                continue;
            };
            let name = file_title(text);
            let of_name = attachments.iter_mut().find(|attachment| {
                attachment.href.is_none() && file_title(&attachment.title) == name
            });
            if let Some(attachment) = of_name {
                attachment.href = Some(link.href.clone());
            }
        }
    }
}

/// A title as files are named after it: without 附件 and its number before it and the kind of file behind it.
fn file_title(text: &str) -> String {
    let text = text.trim();
    let bare = match text.strip_prefix("附件") {
        Some(rest) => {
            let (_, digits) = leading_digits(rest);
            rest[digits..]
                .trim_start_matches([':', '：', '∶', '.', '．', '、', ' ', '\u{a0}', '\u{3000}'])
        }
        None => &text[numbered(text).1..],
    };
    let bare = match bare.rsplit_once('.') {
        Some((name, kind)) if is_kind_of_file(kind) => name,
        _ => bare,
    };
    fold(bare.trim_matches(['《', '》']))
}

/// The place of a title from a byte on, without white space at its ends and without the point behind it.
fn trimmed_from(text: &str, from: usize) -> Range<usize> {
    let rest = text[from..].trim_start();
    let start = text.len() - rest.len();
    let title = rest.trim_end();
    let title = title.strip_suffix('。').unwrap_or(title).trim_end();
    start..start + title.len()
}

/// Number and place of the title behind `附件:`, `附件1:`, `附件 :1、`.
pub(crate) fn title_in_note(text: &str) -> Option<(Option<u32>, Range<usize>)> {
    let mark = text.find('附')?;
    let mut rest = mark + '附'.len_utf8();
    rest += leading_space(&text[rest..]);
    if text[rest..].starts_with(['件', '表']) {
        rest += '件'.len_utf8();
    }
    let (own, length) = leading_digits(&text[rest..]);
    rest += length;
    let behind = text[rest..]
        .trim_start()
        .trim_start_matches([':', '：', '∶', '.', '．', '、'])
        .trim_start();
    rest = text.len() - behind.len();
    let (inner, length) = numbered(&text[rest..]);
    let title = trimmed_from(text, rest + length);
    (!title.is_empty()).then_some((inner.or(own), title))
}

/// The titles of a line with their numbers, of which the next may stand behind the first: `1.任务清单　2.考核办法`.
fn titles(
    text: &str,
    number: Option<u32>,
    place: Range<usize>,
) -> Vec<(Option<u32>, Range<usize>)> {
    const BETWEEN: [char; 6] = ['；', ';', '，', ',', '。', '、'];
    let mark = text[..place.start].trim_end().chars().next_back();
    let mark = mark.filter(|mark| ['.', '．', '、'].contains(mark));
    let (mut number, mut place, mut out) = (number, place, Vec::new());
    while let (Some(next), Some(mark)) = (number.map(|number| number + 1), mark) {
        let Some((at, mark)) = counted_title(&text[place.clone()], next, mark) else {
            break;
        };
        let title = text[place.start..place.start + at].trim_end();
        let title = title.trim_end_matches(BETWEEN);
        out.push((number, place.start..place.start + title.len()));
        place = trimmed_from(&text[..place.end], place.start + at + mark);
        number = Some(next);
    }
    out.push((number, place));
    out
}

/// Where the title with a number and a mark begins behind another one, and the bytes of both.
fn counted_title(text: &str, number: u32, mark: char) -> Option<(usize, usize)> {
    let digits = number.to_string();
    let fits = |at: usize| {
        let behind = &text[at + digits.len()..];
        let title = behind.strip_prefix(mark)?.trim_start();
        let apart = |c: Option<char>| c.is_some_and(|c| !is_digit(c));
        let alone = apart(text[..at].chars().next_back()) && apart(title.chars().next());
        alone.then_some((at, text.len() - at - title.len()))
    };
    text.match_indices(&digits).find_map(|(at, _)| fits(at))
}

/// Whether a line can be a further one of a note: a number with a title.
pub(super) fn continues(line: &Paragraph) -> bool {
    continued_title(line).is_some()
}

/// Number and place of the title of a further line of the note.
fn continued_title(line: &Paragraph) -> Option<(Option<u32>, Range<usize>)> {
    if line.class == Class::AttachmentNote {
        return title_in_note(&line.text);
    }
    let (number, length) = numbered(&line.text);
    number?;
    let place = trimmed_from(&line.text, length);
    let title = &line.text[place.clone()];
    let fits = !title.is_empty()
        && !title.contains('。')
        && !title.ends_with([';', '；'])
        && title.chars().count() <= 80;
    fits.then_some((number, place))
}

/// `1、`, `2.`, `3．` at the start: the number and the bytes it takes.
fn numbered(text: &str) -> (Option<u32>, usize) {
    let space = leading_space(text);
    let (number, digits) = leading_digits(&text[space..]);
    if number.is_none() {
        return (None, 0);
    }
    let mark = &text[space + digits..];
    let rest = mark
        .trim_start()
        .trim_start_matches(['、', '.', '．', ':', '：', '∶']);
    if rest.len() == mark.trim_start().len() {
        return (None, 0);
    }
    (number, text.len() - rest.trim_start().len())
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// A number at the start, spaces before it included.
fn leading_digits(text: &str) -> (Option<u32>, usize) {
    let space = leading_space(text);
    let rest = &text[space..];
    let digits: usize = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
        .map(char::len_utf8)
        .sum();
    // A year is no number of an attachment.
    if digits == 0 || rest[..digits].chars().count() > 2 {
        return (None, 0);
    }
    (number(&rest[..digits]), space + digits)
}

/// The number in a mark that has a title behind it (`附件1:…`).
pub(super) fn leading_number(text: &str) -> Option<u32> {
    let rest = text.trim_start().strip_prefix('附')?.trim_start();
    let rest = rest.strip_prefix(['件', '表']).unwrap_or(rest);
    leading_digits(rest).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> (Option<u32>, String) {
        let (number, title) = title_in_note(text).unwrap_or_default();
        (number, text[title].to_owned())
    }

    #[test]
    fn numbers_and_titles() {
        assert_eq!(
            note("附件 :1、2017年度任务书"),
            (Some(1), "2017年度任务书".into())
        );
        assert_eq!(
            note("附件：重点任务分解表"),
            (None, "重点任务分解表".into())
        );
        assert_eq!(note("附件2：考核办法"), (Some(2), "考核办法".into()));
        assert_eq!(
            note("附件：2023年重点任务"),
            (None, "2023年重点任务".into())
        );
    }

    #[test]
    fn titles_on_one_line_count_on() {
        let titles_of = |text: &'static str| {
            let (number, title) = title_in_note(text).unwrap_or_default();
            let titles = titles(text, number, title).into_iter();
            titles
                .map(|(number, title)| (number.unwrap_or(0), &text[title]))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            titles_of("附件：1.任务清单　2.系统2.0版考核办法；3.名单。"),
            [(1, "任务清单"), (2, "系统2.0版考核办法"), (3, "名单")]
        );
        assert_eq!(
            titles_of("附件1：1号桥2、红光桥任务"),
            [(1, "1号桥2、红光桥任务")]
        );
        assert_eq!(titles_of("附件：2024年任务2.0版"), [(0, "2024年任务2.0版")]);
    }
}
