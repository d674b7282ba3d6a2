//! What Markdown writes beside the text: marks of emphasis (`**牵头单位：**县水利局`, `*（县水利局）*`), bullets (`- 清淤`), marks of
//! quotations (`> 注：…`), and backslashes before marks that are meant (`1\. 清淤`).
//!
//! In other texts asterisks stand for what is not to be read (`张**`), and stay.

use std::ops::Range;

use super::pipes;
use crate::document::{Block, Element};
use crate::mapped::MappedText;

const MARK: &str = "**";

/// What begins an item of a list without numbers, or a line of a quotation.
const BULLETS: [&str; 4] = ["- ", "* ", "+ ", "> "];

/// Takes the marks out of all lines and cells of a text, if it is Markdown.
pub(super) fn strip(source: &str, blocks: &mut [Block]) {
    let has = |mark: &str| memchr::memmem::find(source.as_bytes(), mark.as_bytes()).is_some();
    if !(has("*") || has("\\") || BULLETS.into_iter().any(has)) || !is_used(source) {
        return;
    }
    for block in blocks {
        match block {
            Block::Line(line) => {
                let bullet = bullet(&line.text);
                line.text = std::mem::take(&mut line.text).behind(bullet);
                without_marks(&mut line.text);
            }
            Block::Table(table) => {
                let lines = table
                    .cells
                    .iter_mut()
                    .flat_map(|cell| cell.lines.iter_mut());
                lines.for_each(without_marks);
            }
        }
    }
}

/// Whether a text is written in Markdown: it has a heading (`# `) or the rule below the header of a table (`|---|`).
pub(crate) fn is_markdown(text: &str) -> bool {
    text.lines().map(str::trim).any(|line| {
        line.starts_with('#') && heading_mark(line).0 > 0
            || line.contains('|') && pipes::is_rule(line)
    })
}

/// The bytes of a heading's mark in Markdown (`## `), which is no text; `# Page 3:` is the mark of a page.
pub(super) fn heading_mark(line: &str) -> (usize, Element) {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let rest = &line[level..];
    let title = rest.trim_start();
    if !(1..=6).contains(&level)
        || title.len() == rest.len()
        || title.is_empty()
        || title.starts_with("Page")
    {
        return (0, Element::default());
    }
    (line.len() - title.len(), Element::Heading(level as u8))
}

/// Whether asterisks mean emphasis: the text has headings and tables of Markdown, or several of its lines begin with words in
/// bold or a number whose point is not to make a list.
fn is_used(source: &str) -> bool {
    const FEWEST: usize = 2;
    let begins = |line: &&str| {
        let line = line.trim();
        line.trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with("\\.")
            || emphasis(line).first().is_some_and(|mark| mark.start == 0)
    };
    is_markdown(source) || source.lines().filter(begins).take(FEWEST).count() == FEWEST
}

fn without_marks(text: &mut MappedText) {
    let mut marks = emphasis(text);
    marks.extend(slants(text));
    marks.extend(escapes(text));
    marks.sort_unstable_by_key(|mark| mark.start);
    if !marks.is_empty() {
        *text = text.without(&marks).trimmed();
    }
}

/// The marks of a line that open and close something (CommonMark 6.2; behind a Chinese mark, where people close a label, they close
/// as well).
fn emphasis(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(start) = line[at..].find(MARK).map(|start| at + start) {
        let before = line[..start].chars().next_back();
        if before == Some('\\') {
            at = start + 1;
            continue;
        }
        let length = line[start..].bytes().take_while(|b| *b == b'*').count();
        let end = start + length;
        at = end;
        if length > MARK.len() + 1 {
            continue;
        }
        let behind = line[end..].chars().next();
        let closes = before.is_some_and(|c| !c.is_whitespace());
        let opens = behind.is_some_and(|c| {
            !c.is_whitespace()
                && (c.is_alphanumeric() || !before.is_some_and(char::is_alphanumeric))
        });
        match open.take() {
            Some(open) if closes => found.extend([open, start..end]),
            waiting => open = if opens { Some(start..end) } else { waiting },
        }
    }
    found
}

/// The two single asterisks of a line around whole words or a bracket: *（县水利局）*, 完成*清淤*。; not those of 王*明, 3*5*2.
fn slants(line: &str) -> Vec<Range<usize>> {
    let single = |at: usize| !line[..at].ends_with('*') && !line[at + 1..].starts_with('*');
    let marks = line.match_indices('*').map(|(at, _)| at);
    let mut marks = marks.filter(|at| single(*at));
    let (Some(open), Some(close), None) = (marks.next(), marks.next(), marks.next()) else {
        return Vec::new();
    };
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '\\';
    let ends = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_word(c));
    let stands = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '\\');
    let inside = &line[open + 1..close];
    let before = line[..open].chars().next_back();
    let behind = line[close + 1..].chars().next();
    let whole = stands(before) && stands(behind);
    let slants = whole && ends(inside.chars().next()) && ends(inside.chars().next_back());
    match slants {
        true => vec![open..open + 1, close..close + 1],
        false => Vec::new(),
    }
}

/// The length of the bullet that a line begins with; `- 3 -` is the number of a page.
fn bullet(line: &str) -> usize {
    let is_bullet = BULLETS.iter().any(|bullet| line.starts_with(bullet));
    match is_bullet && !line.ends_with('-') {
        true => line.len() - line[1..].trim_start().len(),
        false => 0,
    }
}

/// The backslashes of a line that stand before a mark (CommonMark 2.4).
fn escapes(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut escaped = usize::MAX;
    line.match_indices('\\').filter_map(move |(at, _)| {
        let behind = line.as_bytes().get(at + 1);
        if at == escaped || !behind.is_some_and(u8::is_ascii_punctuation) {
            return None;
        }
        escaped = at + 1;
        Some(at..at + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(line: &str) -> String {
        let mut text = MappedText::verbatim(line, 0);
        without_marks(&mut text);
        text.as_str().to_owned()
    }

    #[test]
    fn marks_come_in_pairs_around_words() {
        for (line, expected) in [
            ("**责任单位：**县水利局", "责任单位：县水利局"),
            ("**责任单位**：县水利局", "责任单位：县水利局"),
            ("1. **清淤。** 完成***4万方***。", "1. 清淤。 完成4万方。"),
            (
                "由**县水利局**牵头，**县财政局**配合",
                "由县水利局牵头，县财政局配合",
            ),
            ("（**牵头单位**：县水利局）", "（牵头单位：县水利局）"),
            ("1\\. **清淤\\*\\***", "1. 清淤**"),
            ("目录a\\b \\\\c", "目录a\\b \\c"),
            ("张\\*\\*", "张**"),
            ("清淤4万方。*（县水利局）*", "清淤4万方。（县水利局）"),
            (
                "**清淤。** 清淤4万方。*（县水利局）*",
                "清淤。 清淤4万方。（县水利局）",
            ),
            ("*责任单位：县水利局*", "责任单位：县水利局"),
        ] {
            assert_eq!(stripped(line), expected);
        }
        for line in [
            "张**、李**",
            "证号3301**********12和3302**********34",
            "2 ** 3 ** 4",
            "**一、清淤",
            "清淤**",
            "王*明、李*",
            "长*宽*高",
            "*注：清淤",
            "（3*5*2）",
        ] {
            assert_eq!(stripped(line), line);
        }
    }

    #[test]
    fn a_bullet_is_no_text() {
        for (line, rest) in [
            ("- 清淤", "清淤"),
            ("*   **清淤**", "**清淤**"),
            ("+ 3", "3"),
            ("> 注：清淤", "注：清淤"),
        ] {
            assert_eq!(&line[bullet(line)..], rest);
        }
        for line in ["- 3 -", "-清淤", "—— 清淤", "*注：清淤"] {
            assert_eq!(bullet(line), 0, "{line}");
        }
    }

    #[test]
    fn only_markdown_has_them() {
        assert!(is_used("# 要点\n\n完成**清淤**。"));
        assert!(is_used("**一、水环境**\n清淤。\n**二、绿化**\n植树。"));
        assert!(is_used("1\\. 清淤\n\n2\\. 植树"));
        assert!(!is_used("一、清淤\n公示：**公司与李**共同完成。"));
    }
}
