//! Items of an outline out of their lines: title, clauses, and who bears them.

use smol_str::SmolStr;

use super::draft::Draft;
use super::label_part::{self, LabelPart};
use super::said::{Said, say, say_below, without};
use super::{again, by_unit, closing, shares, title};
use crate::mapped::MappedText;
use crate::model::{Clause, Duty, Node, Unit, Via};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::responsibility;
use crate::zh::responsibility::sentence::{division, leading};
use crate::zh::text::clause::clause_ranges;
use crate::zh::text::scan::{is_colon, is_han, trim};

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
    let printed = drafts.iter();
    let printed = printed.map(|item| &item.printed[item.marker.len..]);
    let listed = divided || by_unit::open_with_labels(printed);
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
    let is_part = keep_label(&mut draft, above.is_empty());
    let labels: Vec<Option<LabelPart>> = draft.children.iter().map(label_part::of).collect();
    let has_items = labels.iter().any(Option::is_none);
    let labelled = labels.into_iter().flatten().flat_map(|part| part.lines);
    draft.duties.extend(labelled);
    let Draft {
        marker,
        printed,
        paragraphs,
        heads_grid,
        duties,
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
    let mut node = Node {
        marker: printed[..marker.len].trim().into(),
        path: above.iter().cloned().chain(own).collect(),
        at,
        ..Node::default()
    };
    let (stated, mut paragraphs) = lines(duties, paragraphs, source, year);
    if has_items {
        paragraphs.retain(|paragraph| !only_introduces(paragraph));
    }
    let (first, rest) = words(
        printed.behind(marker.len).trimmed(),
        paragraphs,
        source,
        year,
    );
    let below = has_items || heads_grid || rest.iter().any(|said| !said.text.is_empty());
    let title = title::of(&first.text, below, has_items, listed);
    let behind_title = title.as_ref().map_or(0, |title| title.end);
    if let Some(title) = title {
        node.title_at = Some(first.text.span_of(title.text.clone(), source));
        node.title = Some(first.text[title.text].to_owned());
    }
    clauses(&first.text, behind_title, source, &mut node.clauses);
    let title_is_all = node.clauses.is_empty() && node.title.is_some();
    for said in &rest {
        clauses(&said.text, 0, source, &mut node.clauses);
    }
    node.clauses.shrink_to_fit();
    let mut own = Duty::default();
    if (has_items || heads_grid) && (title_is_all || node.clauses.is_empty()) {
        // What a heading says, it says of what stands below it.
        node.units = first.duty.units;
        own.handed_down.clone_from(&first.duty.deadlines);
        own.deadlines = first.duty.deadlines;
    } else {
        own.join(first.duty);
    }
    let mut texts = vec![first.text];
    for said in rest {
        own.join(said.duty);
        texts.push(said.text);
    }
    if let Some(shared) = shared {
        own.join(say(shared, source, year).duty);
    }
    let around = stated_around(
        &head,
        stated,
        closing.into_iter().chain(handed),
        source,
        year,
    );
    state(&mut node, &mut own, around, has_items);
    if is_part && let Some(label) = node.clauses.pop() {
        (node.title, node.title_at) = (Some(label.text), Some(label.at));
    }
    if has_items && names_nobody(&node, &own) {
        node.units = by_unit::of_lead_in(texts.last(), source);
    }
    if names_nobody(&node, &own) {
        own.units = subjects(&texts, source);
    }
    // 明确责任分工 may be a task itself; above paragraphs of bodies (甲局：负责…) it parts the work.
    let parts_work = node.title.as_deref().is_some_and(|title| {
        let labelled = || by_unit::open_with_labels(texts[1..].iter().map(|text| &**text));
        division::divides_work(title) || division::may_divide_work(title) && labelled()
    });
    // Below most titles no work is parted, whether they name bodies or not.
    let is_head = (parts_work || divided) && by_unit::is_head(node.title.as_deref(), &children);
    let parts_work = parts_work && !is_head;
    if node.units.is_empty() && own.blank.is_none() {
        own.join(parted(texts, behind_title, parts_work, &own.units, source));
    }
    // What the bodies at the head of an item have to do is not parted among others below it.
    let divided = parts_work || divided && !is_head;
    node.stated = std::mem::take(&mut own.units);
    node.duty = own.into();
    node.children = finish(children, &node.path, divided, source, year);
    node
}

/// Leaves an item that only says who bears another, or by when, its label and what it states; tells whether it is one below
/// others. Of the outermost items one that names bodies names those of the whole, and there is no other place for them.
fn keep_label(draft: &mut Draft, outermost: bool) -> bool {
    let Some(part) = label_part::of(draft).filter(|part| !outermost || part.kind.names_bodies())
    else {
        return false;
    };
    draft.printed = draft.printed.slice(0..part.label.end);
    (draft.paragraphs, draft.duties) = (Vec::new(), part.lines);
    !outermost
}

/// The first line of an item behind its number, and the paragraphs below it, each without its statements.
fn words(
    first: MappedText,
    paragraphs: Vec<MappedText>,
    source: &Source,
    year: Option<i16>,
) -> (Said, Vec<Said>) {
    let mut paragraphs = paragraphs.into_iter();
    let mut first = first;
    if first.is_empty() {
        // A number alone on its line numbers the paragraph below it.
        first = paragraphs.next().unwrap_or(first);
    }
    let stated = responsibility::in_item(&first, year);
    let first = without(first, &stated, source, year);
    // Below a title alone such a paragraph is what the item says.
    let mut says = first.text.contains('。');
    let mut below = |text| match std::mem::replace(&mut says, true) {
        true => say_below(text, source, year),
        false => say(text, source, year),
    };
    let rest = paragraphs.map(&mut below).collect();
    (first, rest)
}

/// What is said of an item outside its words: on lines of its own, on those above all items, and on those below it.
fn stated_around(
    head: &[MappedText],
    own: Vec<Duty>,
    below: impl Iterator<Item = MappedText>,
    source: &Source,
    year: Option<i16>,
) -> Duty {
    let mut all = Duty::default();
    own.into_iter().for_each(|line| all.join(line));
    for line in head {
        if let Some((line, _)) = duty::of_line(line, source, year) {
            // Above all items a label without a value is a field of a form, to be filled in by hand.
            all.join(Duty {
                blank: None,
                ..line
            });
        }
    }
    for line in below {
        all.join(match duty::of_line(&line, source, year) {
            Some((duty, _)) => duty,
            None => say(line, source, year).duty,
        });
    }
    all
}

/// Gives an item what is said around its words: where it has items, of all that stands below it.
fn state(node: &mut Node, own: &mut Duty, mut around: Duty, has_items: bool) {
    if has_items {
        // Lines under a heading speak of all that stands below it, whether or not it has a paragraph of its own.
        node.units.append(&mut around.units);
        own.handed_down.extend(around.deadlines.iter().cloned());
    }
    own.join(around);
    if has_items && node.clauses.is_empty() {
        node.units.append(&mut own.units);
    }
}

/// Whether nothing says who bears an item, nor is there a place left for it.
fn names_nobody(node: &Node, own: &Duty) -> bool {
    own.units.is_empty() && node.units.is_empty() && own.blank.is_none()
}

/// The bodies among which the paragraphs of an item part its work; `parts_work` tells that its title announces it.
fn parted(
    mut texts: Vec<MappedText>,
    behind_title: usize,
    parts_work: bool,
    named: &[Unit],
    source: &Source,
) -> Duty {
    // 其职责分工为：stands above the paragraphs of the bodies, whatever the heading says.
    let led_in = match parts_work {
        true => None,
        false => by_unit::led_in(&texts),
    };
    let divided = parts_work || led_in.is_some();
    // Below 职责分工 a sentence that says who leads does not silence the others.
    let open = match divided {
        true => named.iter().all(|unit| unit.via == Via::Sentence),
        false => named.is_empty(),
    };
    if !open {
        return Duty::default();
    }
    if parts_work {
        // 部门职责。甲局负责…: behind such a title its own line hands out work, too.
        texts[0] = texts[0].slice(behind_title..texts[0].len()).trimmed();
    }
    let from = match parts_work {
        true => 0,
        false => led_in.unwrap_or(1),
    };
    Duty {
        units: by_unit::of_paragraphs(&texts[from..], divided, source),
        ..Duty::default()
    }
}

/// A label with nothing behind it (整改措施：) introduces the items below and says nothing itself.
fn only_introduces(text: &str) -> bool {
    const LONGEST: usize = 6;
    let label = text.trim_end_matches(is_colon);
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
        for (name, role) in leading::subjects(text) {
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

/// Splits after `;` and `。`, keeping the mark and what closes behind it; never inside a matched bracket.
fn clauses(text: &MappedText, from: usize, source: &Source, into: &mut Vec<Clause>) {
    for range in clause_ranges(&text[from..]) {
        let piece = &text[from..][range.clone()];
        let clause = trim(piece);
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
