//! Years of the title, the attachments, the document number and the citations that disagree.

use std::ops::Range;

use hashbrown::HashMap;
use memchr::memmem;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::{Kind, Part};
use crate::model::{Confidence, Severity};
use crate::span::Span;
use crate::zh::doc_number;
use crate::zh::text::fold::fold;
use crate::zh::text::scan::find_mark;
use crate::zh::text::words::holds_any;

pub(super) const RULE: Rule = Rule {
    code: "TB701",
    name: "year-mismatch",
    severity: Severity::Warning,
    zh: "年份互相矛盾",
    en: "years that disagree",
    doc: include_str!("year_mismatch.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut drafts = titles(context);
    drafts.extend(own_number(context));
    drafts.extend(cited_numbers(context));
    drafts
}

/// A mention of a title with a year in it.
struct Mention {
    /// The title without its year.
    title: String,
    year: i16,
    at: Span,
    quote: String,
}

/// How often a title is mentioned with one year, and where first and last.
struct Votes {
    year: i16,
    count: usize,
    first: usize,
    last: usize,
}

/// The years of each title.
fn years_of(mentions: &[Mention]) -> HashMap<&str, Vec<Votes>> {
    let mut titles: HashMap<&str, Vec<Votes>> = HashMap::new();
    for (at, Mention { title, year, .. }) in mentions.iter().enumerate() {
        let years = titles.entry(title).or_default();
        match years.iter_mut().find(|votes| votes.year == *year) {
            Some(votes) => (votes.count, votes.last) = (votes.count + 1, at),
            None => years.push(Votes {
                year: *year,
                count: 1,
                first: at,
                last: at,
            }),
        }
    }
    titles
}

/// One title with two years: the rarer is wrong; of two the one that is not the year of the tasks.
fn titles(context: &Context) -> Vec<Draft> {
    let mentions = mentions(context);
    let titles = years_of(&mentions);
    let expected = context.notice.header.issued_on.map(|day| day.year());
    let mut drafts = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let years = &titles[&*mention.title];
        let votes = years.iter().filter(|votes| votes.year != mention.year);
        let Some(most) = votes.max_by_key(|votes| (votes.count, votes.last)) else {
            continue;
        };
        let rival = &mentions[most.last];
        let own = years.iter().find(|votes| votes.year == mention.year);
        let own = own.map_or(0, |votes| votes.count);
        // Of as many on both sides the year farther from that of issue is wrong, else the later mention.
        let far = |year: i16| expected.map_or(0, |expected| (year - expected).abs());
        let wrong = own < most.count
            || own == most.count
                && (far(mention.year) > far(rival.year)
                    || far(mention.year) == far(rival.year) && most.first < at);
        if wrong {
            drafts.push(
                Draft::at(
                    mention.at.clone(),
                    format!(
                        "这里的年份是 {}，别处同一题名是 {}",
                        mention.year, rival.year
                    ),
                    format!(
                        "the year is {} here and {} elsewhere in the same title",
                        mention.year, rival.year
                    ),
                )
                .quote(mention.quote.clone())
                .related([rival.at.clone()])
                .confidence(Confidence::Medium),
            );
        }
    }
    drafts
}

/// Most attachments that are looked for in the lines of the cover: each line is searched for each of them.
const ANNOUNCED: usize = 100;

/// Titles in 《》 of the cover, announced attachments, and titles of the attachments.
fn mentions(context: &Context) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for passage in context.passages.iter() {
        for part in passage.parts {
            match passage.kind {
                Kind::Title => push(context, part, 0..part.text.len(), &mut mentions),
                Kind::Cover => {
                    let quoted = quoted(part.text);
                    let whole = quoted.is_empty();
                    for range in quoted {
                        push(context, part, range, &mut mentions);
                    }
                    let announced = context.notice.header.attachments.iter();
                    for attachment in announced.take(ANNOUNCED).filter(|_| whole) {
                        let title = attachment.title.as_bytes();
                        if let Some(at) = memmem::find(part.text.as_bytes(), title) {
                            let title = at..at + attachment.title.len();
                            push(context, part, title, &mut mentions);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    mentions
}

/// What stands in 《》.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('《') {
        let start = from + open + '《'.len_utf8();
        let Some(close) = text[start..].find('》') else {
            break;
        };
        ranges.push(start..start + close);
        from = start + close;
    }
    ranges
}

/// Notes a title that has exactly one year in it.
fn push<'a>(
    context: &Context<'a>,
    part: &Part<'a>,
    range: Range<usize>,
    mentions: &mut Vec<Mention>,
) {
    let title = &part.text[range.clone()];
    let years = years(title);
    let [(at, year)] = years.as_slice() else {
        return;
    };
    let mut bare = title.to_owned();
    bare.replace_range(at.clone(), "");
    mentions.push(Mention {
        title: fold(&bare),
        year: *year,
        at: context.place(part, range.start + at.start..range.start + at.end),
        quote: title[at.clone()].to_owned(),
    });
}

/// Years of four digits before 年.
fn years(text: &str) -> Vec<(Range<usize>, i16)> {
    text.match_indices('年')
        .filter_map(|(at, _)| {
            let start = at.checked_sub(4)?;
            let digits = text.get(start..at)?;
            let alone = !text[..start]
                .ends_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '~' | '至'));
            let year: i16 = digits.parse().ok()?;
            (alone && (1949..2100).contains(&year)).then_some((start..at, year))
        })
        .collect()
}

/// The notice's own number is of the year of its date.
fn own_number(context: &Context) -> Option<Draft> {
    let header = &context.notice.header;
    let number = header.doc_number.as_ref()?;
    let (year, issued) = (number.year?, header.issued_on?);
    let at = header.places.get("doc_number")?;
    // Signed in the first days of January, numbered in December.
    let turn = issued.month() == 1 && year == issued.year() - 1;
    (year != issued.year() && !turn).then(|| {
        Draft::at(
            at.clone(),
            format!("发文字号的年份 {year} 与成文日期 {issued} 不符"),
            format!("the document number is of {year}, the date is {issued}"),
        )
        .quote(number.text.clone())
        .related(header.places.get("issued_on").cloned())
    })
}

/// What is written of a year when it is over: 2020年度考核结果的通知 is of 2021.
const REVIEWS: [&str; 10] = [
    "考核", "考评", "评价", "评估", "总结", "通报", "表彰", "审计", "督查", "完成情况",
];

/// Citations 《2017年…》(…〔2017〕…号): numbered not after the notice, nor far from the year of the title.
fn cited_numbers(context: &Context) -> Vec<Draft> {
    let header = &context.notice.header;
    // A wrong date of the notice itself is reported as that.
    let own_year = header.doc_number.as_ref().and_then(|own| own.year);
    let latest = header.issued_on.map(|day| day.year()).max(own_year);
    let opens = |c: char| matches!(c, '〔' | '[' | '【');
    let mut drafts = Vec::new();
    for passage in context.passages.iter() {
        for part in passage
            .parts
            .iter()
            .filter(|part| part.signs.brackets && part.signs.digits)
            .filter(|part| find_mark(part.text, opens).is_some())
        {
            for number in doc_number::find_all(part.text) {
                let Some(year) = number.year else { continue };
                let own = header
                    .doc_number
                    .as_ref()
                    .is_some_and(|own| own.text == number.text);
                if own {
                    continue;
                }
                let later = latest.is_some_and(|latest| year > latest);
                let title = title_before(part.text, number.range.start);
                let titled = title.and_then(|title| match years(title).as_slice() {
                    [(_, year)] => Some(*year),
                    _ => None,
                });
                // Plans of a year are often issued at the end of the year before.
                let apart = titled.map_or(0, |titled| year - titled);
                let reviewed = apart == 1 && title.is_some_and(|title| holds_any(title, &REVIEWS));
                if !later && (apart == 0 || reviewed) {
                    continue;
                }
                let draft = Draft::at(
                    context.place(part, number.range.clone()),
                    match titled {
                        Some(titled) if apart != 0 => format!("所引文号的年份 {year} 与题名的年份 {titled} 不符"),
                        _ => format!("所引文号的年份 {year} 晚于本通知"),
                    },
                    format!("the cited number is of {year}, which disagrees with its title or this notice"),
                )
                .quote(number.text.clone())
                .task(part.task());
                drafts.push(if later || !matches!(apart, -1 | 1) {
                    draft.confidence(Confidence::Medium)
                } else {
                    draft.severity(Severity::Note).confidence(Confidence::Low)
                });
            }
        }
    }
    drafts
}

/// The title in 《》 directly before a bracket with a number in it.
fn title_before(text: &str, number: usize) -> Option<&str> {
    let before = text[..number].trim_end_matches(['(', '（', ' ']);
    let inner = before.strip_suffix('》')?;
    let open = inner.rfind('《')?;
    Some(&inner[open + '《'.len_utf8()..])
}
