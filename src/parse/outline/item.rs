//! The text of an outline item: its title, its clauses, and what it says of responsibility.

use smol_str::SmolStr;
use std::ops::Range;

use super::draft::Draft;
use super::{again, by_unit, closing, label_part, shares};
use crate::mapped::MappedText;
use crate::model::{Clause, Duty, Node, Path, Unit, Via};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::responsibility::opening::is_of_one_body;
use crate::zh::responsibility::subject::{self, hands_out};
use crate::zh::responsibility::{self, division, doer, owner, sentence, told};
use crate::zh::text::clause::clause_ranges;
use crate::zh::text::scan::{is_digit, is_han};

/// Longest title in characters.
const TITLE_LIMIT: usize = 40;

/// What paragraphs say once the responsibility brackets are cut out.
struct Said {
    text: MappedText,
    duty: Duty,
}

/// Makes nodes of drafts; `divided` tells that a heading above them parts work among bodies.
pub(super) fn finish(
    drafts: Vec<Draft>,
    above: &[SmolStr],
    divided: bool,
    source: &Source,
    year: Option<i16>,
) -> Vec<Node> {
    let mut drafts = drafts;
    closing::settle(&mut drafts);
    shares::hand_out(&mut drafts);
    let listed = divided || by_unit::opens_with_labels(&drafts);
    let mut nodes: Vec<Node> = drafts
        .into_iter()
        .map(|draft| node(draft, above, divided, listed, source, year))
        .collect();
    // The list stands where the drafts stood, which are larger.
    nodes.shrink_to_fit();
    again::find_units(&mut nodes);
    by_unit::name_bearers(&mut nodes, divided, source);
    nodes
}

/// `divided` as above; `listed` tells that this item and those beside it open with the bodies that bear them.
fn node(
    draft: Draft,
    above: &[SmolStr],
    divided: bool,
    listed: bool,
    source: &Source,
    year: Option<i16>,
) -> Node {
    let at = whole(&draft, source);
    let mut draft = draft;
    // Of the outermost items one that names bodies names those of the whole, and there is no other place for them.
    let label = label_part::of(&draft).filter(|part| !above.is_empty() || part.kind.names_bodies());
    let is_part = label.is_some() && !above.is_empty();
    if let Some(part) = label {
        draft.printed = draft.printed.slice(0..part.label.end);
        (draft.paragraphs, draft.duties) = (Vec::new(), part.lines);
    }
    let Draft {
        marker,
        printed,
        paragraphs,
        heads_grid,
        mut duties,
        head,
        shared,
        children,
        closing,
        handed,
        shares: _,
    } = draft;
    let label = marker.label(&printed);
    // A heading without a number adds none to the path.
    let own = (marker.len > 0).then(|| label.into());
    let path: Path = above.iter().cloned().chain(own).collect();
    let mut node = Node {
        marker: printed[..marker.len].trim().into(),
        at,
        ..Node::default()
    };
    let labels: Vec<Option<label_part::LabelPart>> = children.iter().map(label_part::of).collect();
    let has_items = labels.iter().any(Option::is_none);
    duties.extend(labels.into_iter().flatten().flat_map(|part| part.lines));
    let (stated, mut paragraphs) = lines(duties, paragraphs, source, year);
    if has_items {
        paragraphs.retain(|paragraph| !only_introduces(paragraph));
    }
    let mut paragraphs = paragraphs.into_iter();
    let mut first = printed.behind(marker.len).trimmed();
    if first.is_empty() {
        // A number alone on its line numbers the paragraph below it.
        first = paragraphs.next().unwrap_or(first);
    }
    let stated_first = responsibility::in_item(&first, year);
    let first = without(first, &stated_first, source, year);
    let rest: Vec<Said> = paragraphs
        .map(|paragraph| say(paragraph, source, year))
        .collect();
    let below = has_items || heads_grid || rest.iter().any(|said| !said.text.is_empty());
    let mut title = title_end(&first.text, below);
    // 县财政局负责资金。县审计局负责监督。: the first sentence is one of those that say what is to be done.
    if !has_items && !listed {
        title = title.filter(|title| !says_who(&first.text[title.text.clone()]));
    }
    let mut title = title.or_else(|| {
        let heads = has_items && is_long_title(&first.text);
        heads.then(|| Title {
            text: 0..first.text.len(),
            end: first.text.len(),
        })
    });
    if listed && !has_items {
        title = title.map(|title| label_alone(&first.text, title));
    }
    if let Some(title) = &title {
        node.title_at = Some(first.text.span_of(title.text.clone(), source));
        node.title = Some(first.text[title.text.clone()].to_owned());
    }
    let from = title.as_ref().map_or(0, |title| title.end);
    clauses(&first.text, from, source, &mut node.clauses);
    let title_is_all = node.clauses.is_empty() && title.is_some();
    for said in &rest {
        clauses(&said.text, 0, source, &mut node.clauses);
    }
    node.clauses.shrink_to_fit();
    let heading = (has_items || heads_grid) && (title_is_all || node.clauses.is_empty());
    let mut own = Duty::default();
    if heading {
        node.units = first.duty.units;
        own.handed_down.clone_from(&first.duty.deadlines);
        own.deadlines = first.duty.deadlines;
    } else {
        own.join(first.duty);
    }
    let mut said_texts = vec![first.text];
    for said in rest {
        own.join(said.duty);
        said_texts.push(said.text);
    }
    if let Some(shared) = shared {
        own.join(say(shared, source, year).duty);
    }
    // Above all items a label without a value is a field of a form, to be filled in by hand.
    let head = head
        .iter()
        .filter_map(|line| Some(duty::of_line(line, source, year)?.0))
        .map(|line| Duty {
            blank: None,
            ..line
        });
    let mut lines = Duty::default();
    stated
        .into_iter()
        .chain(head)
        .for_each(|line| lines.join(line));
    for line in closing.into_iter().chain(handed) {
        lines.join(match duty::of_line(&line, source, year) {
            Some((duty, _)) => duty,
            None => say(line, source, year).duty,
        });
    }
    if has_items {
        // Lines under a heading speak of all that stands below it, whether or not it has a paragraph of its own.
        node.units.append(&mut lines.units);
        own.handed_down.extend(lines.deadlines.iter().cloned());
    }
    own.join(lines);
    if has_items && node.clauses.is_empty() {
        node.units.append(&mut own.units);
    }
    if is_part && let Some(label) = node.clauses.pop() {
        (node.title, node.title_at) = (Some(label.text), Some(label.at));
    }
    if has_items && own.units.is_empty() && node.units.is_empty() && own.blank.is_none() {
        node.units = by_unit::of_lead_in(said_texts.last(), source);
    }
    if own.units.is_empty() && node.units.is_empty() && own.blank.is_none() {
        own.units = subjects(&said_texts, source);
    }
    let is_head = by_unit::is_head(node.title.as_deref(), &children);
    let parts_work = node.title.as_deref().is_some_and(division::divides_work) && !is_head;
    // 其职责分工为：stands above the paragraphs of the bodies, whatever the heading says.
    let led_in = match parts_work {
        true => None,
        false => by_unit::led_in(&said_texts),
    };
    // Below 职责分工 a sentence that says who leads does not silence the others.
    let open = match parts_work || led_in.is_some() {
        true => own.units.iter().all(|unit| unit.via == Via::Sentence),
        false => own.units.is_empty(),
    };
    if open && node.units.is_empty() && own.blank.is_none() {
        // 部门职责。甲局负责…: behind such a title its own line hands out work, too.
        let below = match (parts_work, led_in) {
            (true, _) => {
                said_texts[0] = said_texts[0].slice(from..said_texts[0].len()).trimmed();
                &said_texts[..]
            }
            (false, Some(first)) => &said_texts[first..],
            (false, None) => &said_texts[1..],
        };
        own.join(Duty {
            units: by_unit::of_paragraphs(below, parts_work || led_in.is_some(), source),
            ..Duty::default()
        });
    }
    // What the bodies at the head of an item have to do is not parted among others below it.
    let divided = parts_work || divided && !is_head;
    node.stated = std::mem::take(&mut own.units);
    node.duty = own.into();
    node.children = finish(children, &path, divided, source, year);
    node.path = path;
    node
}

/// A label with nothing behind it (整改措施：) introduces the items below and says nothing itself.
fn only_introduces(text: &str) -> bool {
    const LONGEST: usize = 6;
    let label = text.trim_end_matches([':', '：']);
    label.len() < text.len() && label.chars().count() <= LONGEST && label.chars().all(is_han)
}

/// What the lines of responsibility say, and the paragraphs with the text that stands behind a statement on its line.
fn lines(
    duties: Vec<MappedText>,
    mut paragraphs: Vec<MappedText>,
    source: &Source,
    year: Option<i16>,
) -> (Vec<Duty>, Vec<MappedText>) {
    let mut stated = Vec::with_capacity(duties.len());
    let count = paragraphs.len();
    for line in duties {
        let (duty, rest) = match duty::of_line(&line, source, year) {
            Some((duty, rest)) => (Some(duty), rest),
            None => (None, line),
        };
        stated.extend(duty);
        if rest.contains(char::is_alphanumeric) {
            paragraphs.push(rest);
        }
    }
    if paragraphs.len() > count {
        paragraphs.sort_by_key(|paragraph| paragraph.hull(0..1).start);
    }
    (stated, paragraphs)
}

/// Units that sentences name as their subjects, where nothing else says who is responsible.
fn subjects(texts: &[MappedText], source: &Source) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for text in texts {
        for (name, role) in sentence::subjects(text) {
            let unit = duty::unit(text, &name, duty::model_role(role), Via::Sentence, source);
            if !units.iter().any(|known| known.name == unit.name) {
                units.push(unit);
            }
        }
    }
    units
}

fn whole(draft: &Draft, source: &Source) -> crate::span::Span {
    let alone = draft.paragraphs.is_empty() && draft.duties.is_empty() && draft.closing.is_empty();
    if alone && draft.shares.is_none() {
        return draft.printed.span(source);
    }
    let mut lines: Vec<&MappedText> = std::iter::once(&draft.printed)
        .chain(&draft.paragraphs)
        .chain(&draft.duties)
        .chain(&draft.closing)
        .chain(&draft.shares)
        .collect();
    lines.sort_by_key(|line| line.hull(0..1).start);
    let mut text = MappedText::default();
    for line in lines {
        text.append(line);
    }
    text.span(source)
}

fn say(text: MappedText, source: &Source, year: Option<i16>) -> Said {
    let statements = responsibility::in_paragraph(&text, year);
    without(text, &statements, source, year)
}

/// A paragraph without its statements, and what they say.
fn without(
    text: MappedText,
    statements: &[responsibility::Statement],
    source: &Source,
    year: Option<i16>,
) -> Said {
    if statements.is_empty() {
        return Said {
            text,
            duty: Duty::default(),
        };
    }
    let mut duty = Duty::default();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut closed = false;
    for statement in statements {
        duty.join(duty::of_statement(&text, statement, source, year));
        let Range { start, mut end } = statement.range.clone();
        if ranges.last().is_none_or(|last| last.end < start) {
            let before = text[..start].trim_end();
            closed = before.is_empty() || before.ends_with(is_close_of_sentence);
        }
        // …任务。（甲局）。: the sentence has its mark before the bracket, or on the line above.
        if closed && !text[..end].ends_with(is_close_of_sentence) {
            end += text[end..]
                .chars()
                .next()
                .filter(|c| is_close_of_sentence(*c))
                .map_or(0, char::len_utf8);
        }
        ranges.push(start..end);
    }
    Said {
        text: text.without(&ranges).trimmed(),
        duty,
    }
}

fn is_close_of_sentence(c: char) -> bool {
    matches!(c, '。' | ';' | '；')
}

/// A title: the bytes of its words, and where the text behind it begins.
struct Title {
    text: Range<usize>,
    end: usize,
}

/// The title of an item as headings in line with text are printed: up to the first `。`, where more follows or stands below.
fn title_end(text: &str, below: bool) -> Option<Title> {
    if text.is_empty() {
        return None;
    }
    if let Some(stop) = text.find('。') {
        let end = stop + '。'.len_utf8();
        let behind = &text[end..];
        let says = behind.contains(char::is_alphanumeric) && !is_points(behind);
        let fits = is_title(&text[..stop]) && (below || says);
        return fits.then_some(Title { text: 0..stop, end });
    }
    let bare = text.trim_end_matches([':', '：']);
    (below && is_title(bare)).then_some(Title {
        text: 0..bare.len(),
        end: text.len(),
    })
}

/// Whether what would be the title of an item is a sentence about who does what.
fn says_who(sentence: &str) -> bool {
    let subject = || {
        subject::sentence_subject(sentence)
            .is_some_and(|opening| is_of_one_body(&opening) && hands_out(sentence, &opening))
    };
    sentence.ends_with("负责解释")
        || subject()
        || !told::bodies(sentence, true).is_empty()
        || !doer::doers(sentence, false).is_empty()
}

/// The title without the sentence behind the bodies that it begins with: 县教育局：开展绿化。协调学校开放绿地。
fn label_alone(text: &str, title: Title) -> Title {
    let colon = text[title.text.clone()]
        .char_indices()
        .find(|(_, c)| matches!(c, ':' | '：'));
    match colon {
        Some((at, mark)) if owner::head(text[..at].trim()).is_some() => Title {
            text: 0..text[..at].trim_end().len(),
            end: at + mark.len_utf8(),
        },
        _ => title,
    }
}

/// Whether a text is a bracket that says how many points an item counts, and nothing else: （6分）, 【满分10分】.
fn is_points(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']);
    let number = inner
        .trim_start_matches(['满', '分', '计', '共', '权', '重'])
        .trim_end_matches(['分', '%', '％']);
    inner.len() < text.len()
        && number.len() < inner.len()
        && !number.is_empty()
        && number.chars().all(|c| is_digit(c) || c == '.')
}

fn is_title(text: &str) -> bool {
    !text.is_empty() && !text.contains([';', '；']) && text.chars().count() <= TITLE_LIMIT
}

/// Whether a line above items is their title at more than the usual length: one phrase without any mark that parts clauses.
fn is_long_title(text: &str) -> bool {
    const LONGEST: usize = 80;
    !text.is_empty()
        && text.chars().nth(LONGEST).is_none()
        && !text.contains(['，', ',', '。', ';', '；', ':', '：', '！', '？'])
}

/// Splits after `;` and `。`, keeping the mark and what closes behind it; never inside a matched bracket.
fn clauses(text: &MappedText, from: usize, source: &Source, into: &mut Vec<Clause>) {
    for range in clause_ranges(&text[from..]) {
        let piece = &text[from..][range.clone()];
        let clause = piece.trim();
        if clause.is_empty() {
            continue;
        }
        let start = from + range.start + (piece.len() - piece.trim_start().len());
        into.push(Clause {
            at: text.span_of(start..start + clause.len(), source),
            text: clause.to_owned(),
            reading: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_need_something_behind_them() {
        assert!(title_end("农用地安全利用。完成任务。", false).is_some());
        assert!(title_end("未发生事件。", false).is_none());
        assert!(title_end("未发生事件。", true).is_some());
        assert!(title_end("前置条件", true).is_some());
        assert!(title_end("甲;乙。丙。", false).is_none());
    }
}
