//! Findings for people: the line, marked, with what is wrong.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Linted, Summary};
use crate::model::{Finding, Severity};
use crate::options::Lang;
use crate::span::{Source, Span};

/// Columns that an excerpt takes; the renderer cuts longer lines around the place.
const WIDTH: usize = 110;

/// So many characters on each side of a place go to the renderer, which is slow with lines of megabytes.
const AROUND: usize = 2000;

/// So many characters of a long place are marked.
const MARKED: usize = 40;

/// So many other places are shown.
const RELATED: usize = 2;

/// Marked excerpts for the findings of one notice.
pub(super) fn part(input: &Linted, lang: Lang, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let excerpts = input.findings.iter();
    excerpts
        .map(|finding| format!("{}\n\n", one(input, finding, lang, &renderer)))
        .collect()
}

/// The line that sums up.
pub(super) fn end(tasks: usize, sum: Summary, lang: Lang) -> String {
    let Summary {
        errors,
        warnings,
        notes,
    } = sum;
    match lang {
        Lang::Zh => {
            format!("{tasks} 项任务，{errors} 个错误，{warnings} 个警告，{notes} 个提示\n")
        }
        Lang::En => format!("{tasks} tasks, {errors} errors, {warnings} warnings, {notes} notes\n"),
    }
}

fn one(input: &Linted, finding: &Finding, lang: Lang, renderer: &Renderer) -> String {
    let source = input.notice.source();
    let level = match (finding.severity, lang) {
        (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Note, Lang::Zh) => Level::NOTE.with_name("提示"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::En) => Level::WARNING,
        (Severity::Note, Lang::En) => Level::NOTE,
    };
    let title = visible(&finding.message);
    let label = format!("{} {}", finding.code, finding.rule);
    let file = visible(input.file);
    let mut report = vec![shown(
        level.primary_title(title).id(label),
        source,
        &file,
        &finding.at,
        AnnotationKind::Primary,
    )];
    let witness = match lang {
        Lang::Zh => ("参见", "另一处"),
        Lang::En => ("see", "the other place"),
    };
    for at in finding.related.iter().take(RELATED) {
        report.push(shown(
            Level::NOTE.with_name(witness.0).secondary_title(witness.1),
            source,
            &file,
            at,
            AnnotationKind::Context,
        ));
    }
    if let Some(fix) = finding.fix.as_ref().filter(|fix| fix.replace != fix.with) {
        let (name, words) = match lang {
            Lang::Zh => (
                "建议",
                format!(
                    "「{}」改为「{}」",
                    visible(&fix.replace),
                    visible(&fix.with)
                ),
            ),
            Lang::En => (
                "help",
                format!(
                    "replace 「{}」 with 「{}」",
                    visible(&fix.replace),
                    visible(&fix.with)
                ),
            ),
        };
        report.push(Group::with_title(
            Level::HELP.with_name(name).secondary_title(words),
        ));
    }
    renderer.render(&report)
}

/// A title above the line of a place, with the place marked.
fn shown<'a>(
    title: annotate_snippets::Title<'a>,
    source: &Source,
    file: &str,
    at: &Span,
    kind: AnnotationKind,
) -> Group<'a> {
    let group = Group::with_title(title);
    let origin = || {
        Origin::path(file.to_owned())
            .line(at.line as usize)
            .char_column(at.column as usize)
    };
    let Some((line, marked)) = excerpt(source.text(), at) else {
        return group.element(origin());
    };
    // The renderer counts the column in the excerpt: one that begins in the middle of its line needs a line for the place.
    let whole = line[..marked.start].chars().count() + 1 == at.column as usize;
    let snippet = Snippet::source(line)
        .line_start(at.line as usize)
        .annotation(kind.span(marked));
    match whole {
        true => group.element(snippet.path(file.to_owned())),
        false => group.element(origin()).element(snippet),
    }
}

/// The stretch of the line around a place, and where in it the place is.
fn excerpt(text: &str, at: &Span) -> Option<(String, Range<usize>)> {
    let start = floor(text, at.start as usize);
    let end = floor(text, at.end as usize).max(start);
    if text.is_empty() {
        return None;
    }
    // Not the whole line is looked at: a page may be one line, with a place in every word of it.
    let before = &text[..start];
    let room = before.char_indices().rev().take(AROUND);
    let from = room
        .take_while(|&(_, c)| c != '\n')
        .last()
        .map_or(start, |(at, _)| at);
    // A long place is marked at its beginning.
    let marked_end = on_line(text, start..end, MARKED);
    let to = on_line(text, marked_end..text.len(), AROUND);
    let mut line = String::new();
    if !text[..from].ends_with('\n') && from > 0 {
        line.push('…');
    }
    line.push_str(&visible(&text[from..start]));
    let mark = line.len();
    line.push_str(&visible(&text[start..marked_end]));
    let mark_end = line.len();
    line.push_str(&visible(&text[marked_end..to]));
    if !text[to..].starts_with('\n') && to < text.len() {
        line.push('…');
    }
    Some((line, mark..mark_end))
}

/// Where so many characters of a range end, or its line.
fn on_line(text: &str, range: Range<usize>, most: usize) -> usize {
    let mut characters = text[range.clone()].char_indices().enumerate();
    let end = characters.find(|&(count, (_, c))| count == most || c == '\n');
    end.map_or(range.end, |(_, (at, _))| range.start + at)
}

/// The next character boundary at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Control characters and direction marks as blanks, so that they do nothing to a terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            let marks = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            if c.is_control() || marks { ' ' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_long_line_is_the_one_in_the_source() {
        let source = Source::new(format!("首行\n{}错误", "长".repeat(5000)));
        let at = source.span(source.text().len() - 6..source.text().len());
        let group = shown(
            Level::NOTE.primary_title("题"),
            &source,
            "a.txt",
            &at,
            AnnotationKind::Primary,
        );
        let printed = Renderer::plain().render(&[group]);
        assert!(printed.contains("a.txt:2:5001"), "{printed}");
    }

    #[test]
    fn a_place_inside_a_character_or_a_long_line_is_shown_all_the_same() {
        let text = format!("{}错误{}\n下一行", "长".repeat(5000), "尾".repeat(5000));
        let source = Source::new(text);
        let mut at = source.span(15000..15006);
        let (line, marked) = excerpt(source.text(), &at).unwrap_or_default();
        assert_eq!(&line[marked], "错误");
        assert!(line.chars().count() < 2 * AROUND + 10);
        at.start += 1;
        at.end = u32::MAX;
        let (line, marked) = excerpt(source.text(), &at).unwrap_or_default();
        assert!(line[marked].starts_with("错误尾"));
    }
}
