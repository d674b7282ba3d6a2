//! The kinds of faults: each takes the sound text and gives a faulty one, with the rules that should speak and the places
//! (bytes of the faulty text) that are concerned.

use std::ops::Range;

use taskbook::{Notice, Row, Span};

use crate::random::Random;

/// What to put where.
type Changes = Vec<(Range<usize>, String)>;

/// A notice with one fault.
pub struct Fault {
    pub text: String,
    pub what: String,
    pub rules: &'static [&'static str],
    pub places: Vec<Range<usize>>,
}

type Make = fn(&str, &Notice, &mut Random) -> Option<Fault>;

/// All kinds, by name.
pub const KINDS: &[(&str, Make)] = &[
    ("unit emptied", unit_emptied),
    ("row deleted", row_deleted),
    ("clause deleted", clause_deleted),
    ("digit changed", digit_changed),
    ("word changed", word_changed),
    ("heading changed", heading_changed),
    ("row duplicated", row_duplicated),
    ("number duplicated", number_duplicated),
    ("number skipped", number_skipped),
    ("date damaged", date_damaged),
    ("doc number damaged", doc_number_damaged),
    ("quote lost", |text, notice, random| {
        lost(text, notice, random, "“”《》", &["unbalanced-quote"])
    }),
    ("bracket lost", |text, notice, random| {
        lost(text, notice, random, "()（）", &["unbalanced-bracket"])
    }),
    ("punctuation doubled", punctuation_doubled),
    ("deadline too early", deadline_too_early),
    ("amount multiplied", amount_multiplied),
    ("unit misspelt", unit_misspelt),
    ("attachment retitled", attachment_retitled),
    ("wrong year", wrong_year),
];

const DIFFERS: &[&str] = &["text-differs", "target-differs"];

/// Replacements (bytes of the sound text), and where the places are afterwards.
fn changed(
    text: &str,
    what: &str,
    rules: &'static [&'static str],
    edits: &[(Range<usize>, String)],
    others: &[Range<usize>],
) -> Fault {
    let mut sorted = edits.to_vec();
    sorted.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut from = 0;
    let mut places = Vec::new();
    for (range, with) in &sorted {
        out.push_str(&text[from..range.start]);
        places.push(out.len()..out.len() + with.len());
        out.push_str(with);
        from = range.end;
    }
    out.push_str(&text[from..]);
    let moved = |byte: usize| {
        let mut at = byte as isize;
        for (range, with) in &sorted {
            if range.end <= byte {
                at += with.len() as isize - range.len() as isize;
            }
        }
        at as usize
    };
    places.extend(
        others
            .iter()
            .map(|range| moved(range.start)..moved(range.end)),
    );
    Fault {
        text: out,
        what: format!("{what} {edits:?}"),
        rules,
        places,
    }
}

fn rows(notice: &Notice) -> &[Row] {
    &notice.tables[0].rows
}

/// The places of both witnesses of the task with a row.
fn witnesses(notice: &Notice, row: usize) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for task in &notice.tasks {
        if task.row.as_ref().is_some_and(|place| place.row == row) {
            places.push(task.at.range());
            places.extend(clause_spans(notice, task).into_iter().map(Span::range));
        }
    }
    places
}

fn clause_spans<'a>(notice: &'a Notice, task: &taskbook::Task) -> Vec<&'a Span> {
    let Some(place) = &task.book else {
        return Vec::new();
    };
    let Some(node) = notice.books[place.book].node(&place.path) else {
        return Vec::new();
    };
    place
        .clauses
        .iter()
        .map(|&clause| &node.clauses[clause].at)
        .collect()
}

/// A random stretch of task text: its range, and the ranges of both witnesses.
fn side(notice: &Notice, random: &mut Random) -> (Range<usize>, Vec<Range<usize>>) {
    let row = random.below(rows(notice).len());
    let both = witnesses(notice, row);
    let one = random.pick(&both).cloned().unwrap_or(0..0);
    (one, both)
}

/// Several tries at a thing that does not always work.
fn tries<T>(random: &mut Random, mut once: impl FnMut(&mut Random) -> Option<T>) -> Option<T> {
    (0..200).find_map(|_| once(random))
}

fn unit_emptied(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    let row = random.below(rows(notice).len());
    let cell = rows(notice)[row].places.get("units")?.range();
    let dash = if random.chance() { "-" } else { "" };
    Some(changed(
        text,
        "unit",
        &["missing-unit"],
        &[(cell, dash.to_owned())],
        &witnesses(notice, row),
    ))
}

/// Whether the form is a page.
fn is_page(text: &str) -> bool {
    text.starts_with('<')
}

/// The row of a page that holds no merged cell of its own: its range, and the numbers of rows that the cells merged over it
/// span, with the spans changed by one.
fn page_row(text: &str, row: &Row, longer: bool) -> Option<(Range<usize>, Changes)> {
    let at = row.places.get("text")?.start as usize;
    let start = text[..at].rfind("<tr")?;
    let end = at + text[at..].find("</tr>")? + "</tr>".len();
    if text[start..end].contains("rowspan") {
        return None;
    }
    let mut spans = Vec::new();
    for key in ["group", "seq", "heading"] {
        let Some(place) = row.places.get(key).map(Span::range) else {
            continue;
        };
        if place.start > start {
            return None;
        }
        let cell = text[..place.start].rfind("<td")?;
        let number = cell + text[cell..place.start].find("rowspan=\"")? + "rowspan=\"".len();
        let close = number + text[number..].find('"')?;
        let rows: usize = text[number..close].parse().ok()?;
        let rows = if longer { rows + 1 } else { rows - 1 };
        spans.push((number..close, rows.to_string()));
    }
    Some((start..end, spans))
}

fn row_deleted(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let list = rows(notice);
        let row = random.below(list.len());
        if is_page(text) {
            let (own, mut edits) = page_row(text, &list[row], false)?;
            edits.push((own, String::new()));
            let others = &witnesses(notice, row)[1..];
            return Some(changed(text, "row", &["only-in-book"], &edits, others));
        }
        let same_seq = |other: &Row| other.places.get("seq") == list[row].places.get("seq");
        let alone = list.iter().filter(|other| same_seq(other)).count() == 1;
        let own = list[row].places.get("text")?.start as usize
            ..list[row].places.get("units")?.end as usize;
        if alone {
            // The number and the heading go with the last row below them; the group stays.
            let last = list
                .get(row + 1)
                .is_none_or(|next| next.group != list[row].group);
            if !last
                || list
                    .iter()
                    .filter(|other| other.group == list[row].group)
                    .count()
                    == 1
            {
                return None;
            }
            let from = list[row].places.get("seq")?.start as usize;
            return Some(changed(
                text,
                "row",
                &["only-in-book"],
                &[(from..own.end, String::new())],
                &witnesses(notice, row)[1..],
            ));
        }
        Some(changed(
            text,
            "row",
            &["only-in-book"],
            &[(own, String::new())],
            &witnesses(notice, row)[1..],
        ))
    })
}

fn clause_deleted(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let task = random.pick(&notice.tasks)?;
        let place = task.book.as_ref()?;
        let node = notice.books[0].node(&place.path)?;
        let [clause] = place.clauses.as_slice() else {
            return None;
        };
        if node.clauses.len() < 2 || *clause + 1 == node.clauses.len() {
            return None;
        }
        let range = node.clauses[*clause].at.range();
        Some(changed(
            text,
            "clause",
            &["only-in-table"],
            &[(range, String::new())],
            &[task.at.range()],
        ))
    })
}

fn digit_changed(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let (range, both) = side(notice, random);
        let digits: Vec<usize> = text[range.clone()]
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit())
            .map(|(at, _)| range.start + at)
            .collect();
        let at = *random.pick(&digits)?;
        let old = text[at..].chars().next()?.to_digit(10)?;
        let new = (old + 1 + random.below(8) as u32) % 10;
        Some(changed(
            text,
            "digit",
            &[
                "target-differs", "text-differs", "damaged-date", "damaged-doc-number",
            ],
            &[(at..at + 1, new.to_string())],
            &both,
        ))
    })
}

fn word_changed(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let (range, both) = side(notice, random);
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let starts: Vec<usize> = text[range.clone()]
            .char_indices()
            .filter(|(at, c)| han(*c) && text[range.start + at + c.len_utf8()..].starts_with(han))
            .map(|(at, _)| range.start + at)
            .collect();
        let at = *random.pick(&starts)?;
        let word = random.pick(&["推进", "巩固", "协调", "整合", "优质", "水库"])?;
        if at + 6 > range.end
            || text[at..at + 6]
                .chars()
                .zip(word.chars())
                .any(|(a, b)| a == b)
        {
            return None;
        }
        Some(changed(
            text,
            "word",
            DIFFERS,
            &[(at..at + 6, (*word).to_owned())],
            &both,
        ))
    })
}

fn row_duplicated(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let row = random.below(rows(notice).len());
        let value = &rows(notice)[row];
        if value.text.chars().count() < 9 {
            return None;
        }
        if is_page(text) {
            let (own, mut edits) = page_row(text, value, true)?;
            edits.push((own.end..own.end, text[own].to_owned()));
            let both = witnesses(notice, row);
            return Some(changed(
                text,
                "row twice",
                &["duplicate-task"],
                &edits,
                &both,
            ));
        }
        let start = value.places.get("text")?.start as usize;
        let end = value.places.get("units")?.end as usize;
        let copy = format!("\n\n{}", &text[start..end]);
        Some(changed(
            text,
            "row twice",
            &["duplicate-task"],
            &[(end..end, copy)],
            &witnesses(notice, row),
        ))
    })
}

/// Numbers of the book or of the table: ranges of the digits in runs, each a count from 1.
fn runs(text: &str, notice: &Notice, random: &mut Random) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    if random.chance() {
        let mut group = None;
        for row in rows(notice) {
            let Some(seq) = row.places.get("seq").map(Span::range) else {
                continue;
            };
            if group != Some(&row.group) {
                group = Some(&row.group);
                runs.push(Vec::new());
            }
            let run = runs.last_mut().expect("a run was begun");
            if run.last() != Some(&seq) {
                run.push(seq);
            }
        }
    } else {
        for node in notice.books[0]
            .walk()
            .filter(|node| !node.children.is_empty())
        {
            runs.push(
                node.children
                    .iter()
                    .filter(|child| child.marker.starts_with(|c: char| c.is_ascii_digit()))
                    .map(|child| {
                        child.at.start as usize
                            ..child.at.start as usize + child.marker.trim_end_matches('.').len()
                    })
                    .filter(|range| text[range.clone()].parse::<u32>().is_ok())
                    .collect(),
            );
        }
    }
    runs
}

fn number_duplicated(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let runs = runs(text, notice, random);
        let run = random.pick(&runs)?;
        let at = 1 + random.below(run.len());
        let range = run.get(at)?.clone();
        let before = text[run[at - 1].clone()].to_owned();
        Some(changed(
            text,
            "number twice",
            &["number-duplicate"],
            &[(range, before)],
            run,
        ))
    })
}

fn number_skipped(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let runs = runs(text, notice, random);
        let run = random.pick(&runs)?;
        let from = 1 + random.below(run.len());
        run.get(from)?;
        // The count goes on from the skipped number.
        let edits: Vec<(Range<usize>, String)> = run[from..]
            .iter()
            .map(|range| {
                (
                    range.clone(),
                    (text[range.clone()].parse::<u32>().unwrap_or(0) + 1).to_string(),
                )
            })
            .collect();
        Some(changed(
            text,
            "number skipped",
            &["number-gap"],
            &edits,
            run,
        ))
    })
}

fn date_damaged(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let (range, both) = side(notice, random);
        let at = text[range.clone()]
            .find("2017年")
            .map(|at| range.start + at)?;
        let end = at + text[at..].find('底')?;
        if end - at > 14 {
            return None;
        }
        let lost: Vec<(usize, char)> = text[at..end]
            .char_indices()
            .map(|(i, c)| (at + i, c))
            .collect();
        let (lost, c) = *random.pick(&lost)?;
        // A digit lost from a month leaves another date: that is a difference, not damage.
        let rules: &[&str] = if c.is_ascii_digit() {
            &["damaged-date", "target-differs"]
        } else {
            &["damaged-date"]
        };
        Some(changed(
            text,
            "date",
            rules,
            &[(lost..lost + c.len_utf8(), String::new())],
            &both,
        ))
    })
}

fn doc_number_damaged(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    let starts: Vec<usize> = text.match_indices('〔').map(|(at, _)| at).collect();
    let start = *random.pick(&starts)?;
    let end = start + text[start..].find('号')? + 3;
    let all: Vec<(usize, char)> = text[start..end]
        .char_indices()
        .map(|(at, c)| (start + at, c))
        .collect();
    let (marks, digits): (Vec<_>, Vec<_>) = all.iter().partition(|(_, c)| !c.is_ascii_digit());
    // One mark is lost, or two of the three, or a digit of the year.
    let mut lost: Vec<(usize, char)> = match random.below(4) {
        0 => digits[random.below(4)..][..1].to_vec(),
        1 => {
            let spared = random.below(marks.len());
            let mut two = marks.clone();
            two.remove(spared);
            two
        }
        _ => vec![*random.pick(&marks)?],
    };
    lost.sort_unstable();
    let edits: Vec<(Range<usize>, String)> = lost
        .iter()
        .map(|&(at, c)| (at..at + c.len_utf8(), String::new()))
        .collect();
    let row = (0..rows(notice).len()).find(|&row| {
        witnesses(notice, row)
            .iter()
            .any(|range| range.contains(&start))
    });
    let both = row.map(|row| witnesses(notice, row)).unwrap_or_default();
    Some(changed(
        text,
        "doc number",
        &["damaged-doc-number"],
        &edits,
        &both,
    ))
}

/// A mark anywhere between the title and the last row, headings, units and the cover included.
fn lost(
    text: &str,
    notice: &Notice,
    random: &mut Random,
    marks: &str,
    rules: &'static [&'static str],
) -> Option<Fault> {
    let end = rows(notice).last()?.at.range().end;
    let start = notice.header.places.get("addressees")?.range().start;
    let found: Vec<(usize, char)> = text[start..end]
        .char_indices()
        .filter(|(_, c)| marks.contains(*c))
        .map(|(at, c)| (start + at, c))
        // `(一)` numbers an item: without a bracket it is another number.
        .filter(|&(at, _)| {
            let line = text[..at].rfind(['\n', '>']).map_or(0, |line| line + 1);
            let close = text[line..].find([')', '）']);
            let number = close.map_or(0, |close| line + close + 1);
            !(text[line..].starts_with(['(', '（']) && at < number && number - line < 14)
        })
        .collect();
    let (at, c) = *random.pick(&found)?;
    let both = (0..rows(notice).len())
        .map(|row| witnesses(notice, row))
        .find(|both| both.iter().any(|range| range.contains(&at)))
        .unwrap_or_default();
    Some(changed(
        text,
        "mark lost",
        rules,
        &[(at..at + c.len_utf8(), String::new())],
        &both,
    ))
}

/// A word of a heading or of a group, in the book or in the table.
fn heading_changed(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let row = random.below(rows(notice).len());
        let value = &rows(notice)[row];
        let key = if random.chance() { "heading" } else { "group" };
        let in_table = value.places.get(key)?.range();
        let words = &text[in_table.clone()];
        let node = notice.books[0]
            .walk()
            .find(|node| node.title.as_deref() == Some(words))?;
        let in_book = node.title_at.as_ref()?.range();
        let range = if random.chance() {
            in_table.clone()
        } else {
            in_book.clone()
        };
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let starts: Vec<usize> = text[range.clone()]
            .char_indices()
            .filter(|(at, c)| han(*c) && text[range.start + at + c.len_utf8()..].starts_with(han))
            .map(|(at, _)| range.start + at)
            .collect();
        let at = *random.pick(&starts)?;
        if at + 6 > range.end {
            return None;
        }
        let mut places = vec![in_table, in_book];
        places.extend(witnesses(notice, row));
        Some(changed(
            text,
            "heading",
            DIFFERS,
            &[(at..at + 6, "优质".to_owned())],
            &places,
        ))
    })
}

fn punctuation_doubled(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let (range, both) = side(notice, random);
        let found: Vec<(usize, char)> = text[range.clone()]
            .char_indices()
            .filter(|(_, c)| ";,。、；，".contains(*c))
            .map(|(at, c)| (range.start + at, c))
            .collect();
        let (at, c) = *random.pick(&found)?;
        Some(changed(
            text,
            "mark twice",
            &["doubled-punctuation"],
            &[(at..at, c.to_string())],
            &both,
        ))
    })
}

fn deadline_too_early(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let row = random.below(rows(notice).len());
        let both = witnesses(notice, row);
        let months = ["2017年9月", "2017年10月", "2017年11月"];
        let month = random.pick(&months)?;
        let early = format!("2017年{}月", 1 + random.below(7));
        let edits: Vec<(Range<usize>, String)> = both
            .iter()
            .filter_map(|range| {
                let at = range.start + text[range.clone()].find(month)?;
                Some((at..at + month.len(), early.clone()))
            })
            .collect();
        (!edits.is_empty())
            .then(|| changed(text, "early", &["deadline-before-issue"], &edits, &both))
    })
}

fn amount_multiplied(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let row = random.below(rows(notice).len());
        let both = witnesses(notice, row);
        let (old, new) = *random.pick(&[
            ("2.9万亩", "29000万亩"),
            ("30公里", "300000公里"),
            ("2公里", "20万公里"),
            ("4万方", "40000万方"),
            ("达到100%", "达到1000%"),
            ("达到85%", "达到850%"),
            ("150户", "15000万户"),
        ])?;
        let edits: Vec<(Range<usize>, String)> = both
            .iter()
            .filter_map(|range| {
                let at = range.start + text[range.clone()].find(old)?;
                Some((at..at + old.len(), new.to_owned()))
            })
            .collect();
        (edits.len() == both.len())
            .then(|| changed(text, "amount", &["implausible-amount"], &edits, &both))
    })
}

fn unit_misspelt(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    tries(random, |random| {
        let row = random.below(rows(notice).len());
        let unit = random.pick(&rows(notice)[row].units)?;
        let times = notice
            .tasks
            .iter()
            .flat_map(|task| &task.units)
            .filter(|other| other.name == unit.name)
            .count();
        let length = unit.name.chars().count();
        // A name that stands nowhere else and is no common one cannot be known to be wrong.
        if times < 3 || length < 3 {
            return None;
        }
        let chars: Vec<(usize, char)> = unit.name.char_indices().collect();
        let place = |at: usize| {
            let start = unit.at.start as usize + chars[at].0;
            start..start + chars[at].1.len_utf8()
        };
        let at = random.below(length);
        let edits = match random.below(4) {
            // Of a name of three characters a short form may remain.
            0 if length > 3 => vec![(place(at), String::new())],
            1 if at + 1 < length => vec![
                (place(at), chars[at + 1].1.to_string()),
                (place(at + 1), chars[at].1.to_string()),
            ],
            _ => {
                let with = random.pick(&["坏", "仿", "冶", "纵", "土", "埋"])?;
                vec![(place(at), (*with).to_owned())]
            }
        };
        Some(changed(
            text,
            "unit",
            &["inconsistent-unit-name"],
            &edits,
            &witnesses(notice, row),
        ))
    })
}

/// Every mention of an attachment's title: in the title, in the cover, in the note of attachments, above the attachment.
fn titles(text: &str) -> Vec<Range<usize>> {
    let from = text.find("<h1>").unwrap_or(0);
    let mut found = Vec::new();
    for tail in ["任务书", "任务分解表"] {
        let title = format!("2017年度洞头区美丽温州建设工作{tail}");
        found.extend(
            text[from..]
                .match_indices(&title)
                .map(|(at, _)| from + at..from + at + title.len()),
        );
    }
    found
}

fn attachment_retitled(text: &str, _: &Notice, random: &mut Random) -> Option<Fault> {
    let titles = titles(text);
    let title = random.pick(&titles)?.clone();
    let (old, new) = *random.pick(&[
        ("美丽温州", "平安温州"),
        ("建设工作", "工作"),
        ("洞头区", "洞头县"),
    ])?;
    let at = title.start + text[title.clone()].find(old)?;
    Some(changed(
        text,
        "title",
        &["attachment-missing"],
        &[(at..at + old.len(), new.to_owned())],
        &titles,
    ))
}

fn wrong_year(text: &str, notice: &Notice, random: &mut Random) -> Option<Fault> {
    let cover = notice.books[0].at.as_ref()?.end as usize;
    let from = text.find("<h1>").unwrap_or(0);
    let years: Vec<usize> = text[from..cover]
        .match_indices("2017")
        .map(|(at, _)| from + at)
        // The date of publication is the page's, and a day later than the notice's.
        .filter(|&at| !text[at..].starts_with("2017-"))
        .collect();
    let at = *random.pick(&years)?;
    let year = random.pick(&["2015", "2016", "2018", "2027"])?;
    Some(changed(
        text,
        "year",
        &["year-mismatch", "attachment-missing", "date-order"],
        &[(at..at + 4, (*year).to_owned())],
        &titles(text),
    ))
}
