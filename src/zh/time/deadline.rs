//! Deadlines (完成时限): words of time, the last day they mean, and whether running text means them as a deadline.
//!
//! Most plans omit the year; it comes from the notice. A plain mention of a time (`2017年环境统计`) is no deadline: in
//! running text it takes 前, 底, 年内, a verb of completion, or 至 behind a term (执行期限至…). A deadline column or label also
//! holds bare months and words without a day (`持续推进`, `每月`).

use super::closing::before;
use super::deadline_words::{
    AIMS, COMPLETION, COUNTED_UP_TO, HISTORY_BEFORE, HISTORY_BEHIND, closes_range, dates_a_thing,
    ends_phase, ends_term, is_time_mark, joins_time, opens_phase, opens_predicate, planned,
    sets_year,
};
use super::undated::undated;
use super::words::{ordinal_before, scan};
use super::{Part, Scanned, Year, undated, words};
pub(crate) use super::{Time, TimeKind};
use crate::zh::text::scan::{half, is_dash, is_digit, is_han, is_space, skip_space};
use crate::zh::text::words::{before_any, ends_with_any, starts_with_any};

/// The deadlines that running text sets: `2017年7月底前`, `年底前`, `到2020年`, `9月投入使用`.
pub(crate) fn in_text(s: &str, year: Option<i16>) -> Vec<Time> {
    let mut found = scan(s, year);
    if found.len() > 1 {
        share_before(s, &mut found);
    }
    found
        .into_iter()
        .filter(|found| is_deadline(s, found, year))
        .map(|found| found.time)
        .collect()
}

/// One 前 closes a list of days: 3月25日、6月25日、9月25日前; 3月底、6月底前.
fn share_before(s: &str, found: &mut [Scanned]) {
    for at in (1..found.len()).rev() {
        let [first, last] = &mut found[at - 1..=at] else {
            return;
        };
        let between = &s[first.time.range.end..last.time.range.start];
        let listed = matches!(between.trim_matches(is_space), "、" | "和" | "及");
        // 3月前的: it dates a thing, and so do the others.
        first.before |= listed
            && last.before
            && !matches!(first.time.part, Part::Year)
            && !starts_with_any(&s[last.time.range.end..], HISTORY_BEHIND);
    }
}

/// Whether what [`in_cell`] finds may begin with a character; 到 and 每 before it stand for themselves.
pub(crate) fn may_begin(c: char) -> bool {
    words::may_begin(c) || undated::may_begin(c)
}

/// What a deadline cell, or the text behind a deadline label, says.
pub(crate) fn in_cell(s: &str, year: Option<i16>) -> Vec<Time> {
    let mut found: Vec<Time> = scan(s, year)
        .into_iter()
        .map(|found| match before_event(s, &found) {
            _ if found.recurring => recurring(s, found.time),
            _ if is_whole_year(s, &found) => Time {
                range: found.time.range.start..found.time.range.end + "全年".len(),
                kind: TimeKind::Ongoing,
                ..found.time
            },
            Some(end) => Time {
                range: found.time.range.start..end,
                kind: TimeKind::Unclear,
                ..found.time
            },
            None => found.time,
        })
        .collect();
    // The end of a span of time is what counts: 3月—6月, 2023-2025年.
    let ends: Vec<bool> = found
        .iter()
        .map(|time| opens_range(s, time.range.end))
        .collect();
    if found.len() > 1 {
        let mut keep = ends.iter().map(|open| !open);
        found.retain(|_| keep.next().unwrap_or(true));
    }
    found.extend(match found.last() {
        None => last_year(s).or_else(|| undated(s)),
        Some(last) => goes_on(s, last.range.end),
    });
    found
}

/// The work that a cell lets go on behind its last day: 2023年底前，长期坚持; 6月底前完成并持续推进.
fn goes_on(s: &str, end: usize) -> Option<Time> {
    let behind = s[end..].trim_start_matches("完成");
    let joint = |c: char| is_space(c) || matches!(half(c), ',' | ';' | '、' | '并' | '且');
    let rest = behind.trim_start_matches(joint);
    let time = undated(rest).filter(|time| time.range.start == 0 && rest.len() < behind.len())?;
    let start = s.len() - rest.len();
    let range = start..start + time.range.end;
    (time.kind == TimeKind::Ongoing).then(|| time.moved_to(range))
}

/// A time of a day in every year or month, with the word that says so: 每年12月底前.
fn recurring(s: &str, time: Time) -> Time {
    let head = s[..time.range.start].trim_end_matches(is_space);
    let every = before_any(head, &["每年", "每", "当", "次"]);
    Time {
        range: every.map_or(time.range.start, str::len)..time.range.end,
        kind: TimeKind::Recurring,
        ..time
    }
}

/// 2023年全年: work goes on the whole year through.
fn is_whole_year(s: &str, found: &Scanned) -> bool {
    let bare = found.time.part == Part::Year && !found.at_end && !found.before;
    bare && s[found.time.range.end..].starts_with("全年")
}

/// Where the words of time end whose day an event sets that stands behind a bare year: 2024年春节前, 2023年汛期之前.
fn before_event(s: &str, found: &Scanned) -> Option<usize> {
    const LONGEST: usize = 6;
    let end = found.time.range.end;
    if found.time.part != Part::Year || found.at_end || found.before || !s[..end].ends_with('年') {
        return None;
    }
    let event = s[end..]
        .char_indices()
        .find(|(_, c)| *c == '前' || !is_han(*c))
        .map(|(at, _)| end + at)?;
    let named = (2..=LONGEST).contains(&s[end..event].chars().count());
    // 2023年完成前期工作
    let acts = starts_with_any(&s[end..], COMPLETION);
    before(s, event).filter(|_| named && !acts)
}

/// What a label of time announces in words that name no day known here: 完成时限：国庆节前, 整改时限：立行立改. Behind a word that
/// announces more than a term (进度安排：分批推进) they have to end as a time does.
pub(crate) fn in_other_words(s: &str, label: &str) -> Option<Time> {
    const LONGEST: usize = 16;
    const ENDINGS: [char; 8] = ['前', '内', '底', '末', '初', '间', '季', '期'];
    let term = ends_with_any(label, &["时限", "期限", "完成时间", "日期"]);
    let may = (2..=LONGEST).contains(&s.chars().count())
        // 各单位要抓紧 is a sentence.
        && s.chars()
            .all(|c| (is_han(c) || is_digit(c)) && !matches!(c, '各' | '要' | '应' | '须'))
        && (term || s.ends_with(ENDINGS));
    may.then_some(Time {
        range: 0..s.len(),
        kind: TimeKind::Unclear,
        repaired: None,
        year: Year::Later(0),
        part: Part::Year,
    })
}

/// The time in the bracket that closes the heading of a step, beside what `in_text` finds there: 收集资料（2021年9月）.
pub(crate) fn in_heading(s: &str, year: Option<i16>) -> Vec<Time> {
    let Some((head, inside)) = s
        .strip_suffix([')', '）'])
        .and_then(|open| Some((open.rfind(['(', '（'])?, open)))
        .map(|(at, open)| (&open[..at], &open[at..]))
    else {
        return Vec::new();
    };
    let span = inside.trim_start_matches(['(', '（']);
    let base = head.len() + inside.len() - span.len();
    if !span.chars().all(|c| is_time_mark(c) || is_space(c)) {
        return Vec::new();
    }
    let known = in_text(s, year);
    in_cell(span, year)
        .into_iter()
        .map(|time| time.moved(base))
        .filter(|time| {
            time.kind == TimeKind::Date && known.iter().all(|known| known.range != time.range)
        })
        .collect()
}

/// The year, or the last of a stretch of years, that is all a cell holds, without 年: 2025, 2022—2025.
fn last_year(s: &str) -> Option<Time> {
    let cell = s.trim_matches(is_space);
    let year = |part: &str| {
        let known = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        known.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (from, to) = cell
        .split_once(|c| is_dash(c) || c == '至')
        .unwrap_or((cell, cell));
    let to = to.trim_start_matches(|c| is_space(c) || c == '—');
    let (first, last) = (year(from.trim_end_matches(is_space))?, year(to)?);
    let end = s.trim_end_matches(is_space).len();
    (first <= last).then(|| Time {
        range: end - to.len()..end,
        kind: TimeKind::Date,
        repaired: None,
        year: Year::Given(last),
        part: Part::Year,
    })
}

/// Whether a dash or 至 joins the time that ends at `end` with a later one.
fn opens_range(s: &str, end: usize) -> bool {
    let rest = &s[skip_space(s, end)..];
    // 6月底前到位, 到账, 至少完成2个: not every 到 or 至 leads to a further time.
    rest.starts_with(|c| is_dash(c) || matches!(c, '至' | '到'))
        && !starts_with_any(rest, &["到位", "到账", "到岗", "到期", "至少", "至多"])
}

fn is_deadline(s: &str, found: &Scanned, year: Option<i16>) -> bool {
    let (start, end) = (found.time.range.start, found.time.range.end);
    if found.recurring || is_past(found, year) {
        return false;
    }
    let opening = ordinal_before(s, start).unwrap_or(start);
    let head = s[..opening].trim_end_matches(is_space);
    let tail = &s[skip_space(s, end)..];
    if found.time.kind == TimeKind::Unclear {
        return found.before;
    }
    let counted = ends_with_any(head, COUNTED_UP_TO) && !is_future(found, year);
    if counted
        || ends_with_any(head, HISTORY_BEFORE)
        || starts_with_any(tail, &["起", "后", "以来"])
        || opens_range(s, end)
        || dates_a_thing(tail)
    {
        return false;
    }
    if found.before {
        return found.at_end || !starts_with_any(tail, HISTORY_BEHIND);
    }
    let range = closes_range(head);
    // 将于5月、10月组织: a list of times is none of the last.
    let listed = head
        .strip_suffix(['、', '和', '及'])
        .is_some_and(|first| first.ends_with('月'));
    // 6月底、11月底各完成一半; 二季度：完成招标. A part of the year with a colon heads what is done in it: 一季度：做好立项.
    let verb = tail.strip_prefix("各").unwrap_or(tail);
    let plan = planned(head, verb).filter(|_| !found.at_end);
    let heads = tail.starts_with(['：', ':']) && plan.is_some_and(|plan| plan.starts_with(is_han));
    // 2027年5月，各县完成验收: a later one that opens a sentence sets a time, as a later year does.
    let later = plan.is_some() && is_future(found, year);
    let done = heads || later || starts_with_any(plan.unwrap_or(verb), COMPLETION);
    let completion = !listed && done;
    if found.at_end {
        let listed = head.ends_with(['、', '和', '及', '与']);
        let alone = tail.is_empty() || tail.starts_with([',', '，', '。', ';', '；', ')', '）']);
        return if range {
            ends_term(s, start, tail)
        } else {
            completion
                || ends_with_any(head, AIMS)
                || !listed && (alone || opens_predicate(head) || joins_time(tail))
        };
    }
    match found.time.part {
        Part::Year if found.until => {
            !range
                && !head.ends_with(['年', '月'])
                && !starts_with_any(tail, &["度", "的", "版", "止"])
        }
        _ if s[start..end].ends_with('内') => {
            !range && !starts_with_any(tail, &["的", "无", "未", "没", "不", "已", "外"])
        }
        Part::Year => !range && sets_year(head, tail, is_future(found, year)),
        Part::Half(_) | Part::Quarter(_) => !range && completion,
        Part::Month(..) | Part::Day(..) => {
            // 1月至6月，新增就业600人 may tell what was done.
            let dated = || matches!(found.time.year, Year::Given(_));
            let phase = range && (ends_phase(head, tail) || dated() && opens_phase(head, tail));
            !range && completion || ends_term(s, start, tail) || phase
        }
    }
}

fn is_past(found: &Scanned, year: Option<i16>) -> bool {
    matches!((found.time.year, year), (Year::Given(given), Some(year)) if given < year)
}

fn is_future(found: &Scanned, year: Option<i16>) -> bool {
    matches!((found.time.year, year), (Year::Given(given), Some(year)) if given > year)
}

#[cfg(test)]
mod tests;
