//! Deadlines (完成时限): words of time, the last day they mean, and whether running text means them as a deadline.
//!
//! Most plans omit the year; it comes from the notice. A plain mention of a time (`2017年环境统计`) is no deadline: in
//! running text it takes 前, 底, 年内, a verb of completion, or 至 behind a term (执行期限至…). A deadline column or label also
//! holds bare months and words without a day (`持续推进`, `每月`).

use super::closing::before;
use super::deadline_words::{
    AIMS, COMPLETION, COUNTED_UP_TO, HISTORY_BEFORE, HISTORY_BEHIND, closes_range, dates_a_thing,
    ends_phase, ends_term, ends_with_any, is_time_mark, joins_time, opens_predicate, planned,
    sets_year, starts_with_any,
};
use super::undated::undated;
use super::words::{ordinal_before, scan};
use super::{Part, Scanned, Year};
pub(crate) use super::{Time, TimeKind};
use crate::zh::text::scan::{is_dash, is_digit, is_han, is_space, skip_space};

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
    if found.is_empty() {
        found.extend(last_year(s).or_else(|| undated(s)));
    }
    found
}

/// A time of a day in every year or month, with the word that says so: 每年12月底前.
fn recurring(s: &str, time: Time) -> Time {
    let head = s[..time.range.start].trim_end_matches(is_space);
    let every = ["每年", "每", "当", "次"]
        .iter()
        .find_map(|word| head.strip_suffix(word));
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
    let term = ["时限", "期限", "完成时间", "日期"]
        .iter()
        .any(|word| label.ends_with(word));
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
        .map(|time| {
            let range = base + time.range.start..base + time.range.end;
            time.moved_to(range)
        })
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
    // 6月底前到位, 到账: not every 到 leads to a further time.
    rest.starts_with(|c| is_dash(c) || matches!(c, '至' | '到'))
        && !starts_with_any(rest, &["到位", "到账", "到岗", "到期"])
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
        || starts_with_any(tail, &["起", "后", "以来", "以后"])
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
    let completion = !listed && (heads || starts_with_any(plan.unwrap_or(verb), COMPLETION));
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
            !range && !head.ends_with(['年', '月']) && !starts_with_any(tail, &["度", "的", "版"])
        }
        _ if s[start..end].ends_with('内') => {
            !range && !starts_with_any(tail, &["的", "无", "未", "没", "不", "已", "外"])
        }
        Part::Year => !range && sets_year(head, tail, is_future(found, year)),
        Part::Half(_) | Part::Quarter(_) => !range && completion,
        Part::Month(..) | Part::Day(..) => {
            !range && completion || ends_term(s, start, tail) || range && ends_phase(head, tail)
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
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn text(s: &str) -> Vec<(String, Option<Date>)> {
        in_text(s, Some(2017))
            .iter()
            .map(|t| (s[t.range.clone()].to_owned(), t.date(Some(2017))))
            .collect()
    }

    fn cell(s: &str) -> Vec<(String, TimeKind, Option<Date>)> {
        in_cell(s, Some(2023))
            .iter()
            .map(|t| (s[t.range.clone()].to_owned(), t.kind, t.date(Some(2023))))
            .collect()
    }

    #[test]
    fn the_bracket_of_a_step() {
        let read = |heading: &'static str| -> Vec<&str> {
            let found = in_heading(heading, Some(2021)).into_iter();
            found.map(|time| &heading[time.range]).collect()
        };
        assert_eq!(read("建立工作机制（2021年8月）"), ["2021年8月"]);
        assert_eq!(read("总结阶段(12月)"), ["12月"]);
        // What running text sets is found there.
        for heading in [
            "考核阶段（11月底前）",
            "整治阶段（5—7月）",
            "建立机制（试行）",
            "建立机制",
            "（）",
        ] {
            assert_eq!(read(heading), [""; 0], "{heading}");
        }
    }

    #[test]
    fn deadlines_in_running_text() {
        let facts = [
            ("2017年7月底前编制计划", "2017年7月底前", date(2017, 7, 31)),
            (
                "确保2017年6月底前完成摸底",
                "2017年6月底前",
                date(2017, 6, 30),
            ),
            ("8月底前公布方案", "8月底前", date(2017, 8, 31)),
            ("年底前全部完成", "年底前", date(2017, 12, 31)),
            ("2018年底前建成", "2018年底前", date(2018, 12, 31)),
            ("到2020年,全市建成", "到2020年", date(2020, 12, 31)),
            ("上半年完成招标", "上半年", date(2017, 6, 30)),
            ("第三季度建成", "第三季度", date(2017, 9, 30)),
            ("第一季度：做好选址。", "第一季度", date(2017, 3, 31)),
            ("5月：召集各镇会商。", "5月", date(2017, 5, 31)),
            ("2017年，建成驿站", "2017年", date(2017, 12, 31)),
            ("梳理问题。2018年，修订办法", "2018年", date(2018, 12, 31)),
            ("9月投入使用", "9月", date(2017, 9, 30)),
            ("5月底前动工", "5月底前", date(2017, 5, 31)),
            ("6月15日前上报", "6月15日前", date(2017, 6, 15)),
            ("十二月底前完成", "十二月底前", date(2017, 12, 31)),
            (
                "2017 年 7 月底之前完成",
                "2017 年 7 月底之前",
                date(2017, 7, 31),
            ),
            ("明年2月底前完成", "明年2月底前", date(2018, 2, 28)),
            ("力争6月底完成", "6月底", date(2017, 6, 30)),
            ("年内完成验收", "年内", date(2017, 12, 31)),
            ("2018年年内完成验收", "2018年年内", date(2018, 12, 31)),
            ("2018年年底前完成验收", "2018年年底前", date(2018, 12, 31)),
            ("力争到2018年年末完成验收", "2018年年末", date(2018, 12, 31)),
        ];
        for (line, words, day) in facts {
            assert_eq!(text(line), [(words.to_owned(), Some(day))], "{line}");
        }
    }

    #[test]
    fn a_day_with_its_hour() {
        for words in [
            "6月20日18：00前",
            "6月20日18时前",
            "6月20日下午5点半前",
            "6月20日（星期四）前",
            "6月20日（周四）上午10:00之前",
            "6月20日下班前",
        ] {
            let line = format!("各乡镇于{words}报送总结。");
            assert_eq!(text(&line), [(words.to_owned(), Some(date(2017, 6, 20)))]);
        }
        assert_eq!(text("6月20日上午集中开会"), []);
        assert_eq!(text("6月20日（星期二）召开会议"), []);
    }

    #[test]
    fn one_word_closes_a_list_of_days() {
        let days = |line: &str| -> Vec<String> {
            let found = text(line).into_iter();
            found
                .map(|(words, day)| format!("{words} {}", day.expect("a date")))
                .collect()
        };
        assert_eq!(
            days("分别于3月25日、6月25日和9月25日前完成自查。"),
            [
                "3月25日 2017-03-25",
                "6月25日 2017-06-25",
                "9月25日前 2017-09-25"
            ]
        );
        assert_eq!(
            days("2018年3月、6月底前各检查一次。"),
            ["2018年3月 2018-03-31", "6月底前 2018-06-30"]
        );
        for line in [
            "将于5月、10月组织检查。",
            "将于5月和10月组织检查。",
            "每年3月底、6月底前报送。",
        ] {
            assert_eq!(days(line), [""; 0], "{line}");
        }
    }

    #[test]
    fn lost_marks() {
        let facts = [
            ("20177月底前编制", "2017年7月底前", date(2017, 7, 31)),
            ("确保20176月底前完成", "2017年6月底前", date(2017, 6, 30)),
            ("201711月底前全面清理", "2017年11月底前", date(2017, 11, 30)),
            ("615日前完成", "6月15日前", date(2017, 6, 15)),
            ("20171月20日前完成", "2017年1月20日前", date(2017, 1, 20)),
            ("2017年630日前完成", "2017年6月30日前", date(2017, 6, 30)),
        ];
        for (line, repaired, day) in facts {
            let times = in_text(line, Some(2017));
            assert_eq!(
                times
                    .iter()
                    .map(|t| (t.repaired.as_deref(), t.date(Some(2017))))
                    .collect::<Vec<_>>(),
                [(Some(repaired), Some(day))],
                "{line}"
            );
        }
        let times = in_text("2026115日前报送", Some(2025));
        assert_eq!(
            times
                .iter()
                .map(|t| (t.kind, t.date(Some(2025))))
                .collect::<Vec<_>>(),
            [(TimeKind::Unclear, None)]
        );
    }

    #[test]
    fn plain_mentions_are_no_deadlines() {
        #[rustfmt::skip]
        let texts = [
            "编制2017年重点污染物减排目标和计划", "做好2017年环境统计工作", "截至2017年6月底,完成80%", "2005年前建成的小区", "2016年底完成",
            "餐桌安全治理行动三年计划", "三年内完成", "5年前", "每月28日前报送", "每年6月底前报送", "有效期至2020年", "2小时内", "24个站点",
            "PM2.5", "2018-2020年行动计划", "比2015年底下降5%", "前30位", "1个月", "2017年1—6月完成投资",
        ];
        for line in texts {
            assert_eq!(text(line), [], "{line}");
        }
    }

    #[test]
    fn deadline_cells() {
        let facts = [
            ("2023年12月", TimeKind::Date, Some(date(2023, 12, 31))),
            ("2023 年12 月", TimeKind::Date, Some(date(2023, 12, 31))),
            ("12月", TimeKind::Date, Some(date(2023, 12, 31))),
            ("6月底", TimeKind::Date, Some(date(2023, 6, 30))),
            ("年底前", TimeKind::Date, Some(date(2023, 12, 31))),
            ("第三季度", TimeKind::Date, Some(date(2023, 9, 30))),
            ("一季度", TimeKind::Date, Some(date(2023, 3, 31))),
            ("2023-10-15", TimeKind::Date, Some(date(2023, 10, 15))),
            ("2023.10", TimeKind::Date, Some(date(2023, 10, 31))),
            ("2023年", TimeKind::Date, Some(date(2023, 12, 31))),
            ("持续推进", TimeKind::Ongoing, None),
            ("长期坚持", TimeKind::Ongoing, None),
            ("長期堅持", TimeKind::Ongoing, None),
            ("持續推進", TimeKind::Ongoing, None),
            ("全年", TimeKind::Ongoing, None),
            ("每月", TimeKind::Recurring, None),
            ("每季度末月底前", TimeKind::Recurring, None),
            ("按上级要求", TimeKind::Unclear, None),
            ("三季度内", TimeKind::Date, Some(date(2023, 9, 30))),
            ("每年12月底前", TimeKind::Recurring, None),
            ("每季度末前", TimeKind::Recurring, None),
            ("2023年全年", TimeKind::Ongoing, None),
            ("2025", TimeKind::Date, Some(date(2025, 12, 31))),
            ("年度内", TimeKind::Date, Some(date(2023, 12, 31))),
            ("10月中下旬", TimeKind::Date, Some(date(2023, 10, 31))),
            ("6月中上旬", TimeKind::Date, Some(date(2023, 6, 20))),
            ("2024年春节前", TimeKind::Unclear, None),
            ("2023年主汛期之前", TimeKind::Unclear, None),
        ];
        for (words, kind, day) in facts {
            assert_eq!(cell(words), [(words.to_owned(), kind, day)], "{words}");
        }
        assert_eq!(
            cell("3月—6月"),
            [("6月".to_owned(), TimeKind::Date, Some(date(2023, 6, 30)))]
        );
        for words in ["2024年6-8月", "2024年6—8月", "2024年6至8月"] {
            let end = ("8月".to_owned(), TimeKind::Date, Some(date(2024, 8, 31)));
            assert_eq!(cell(words), [end], "{words}");
        }
        let end = |words: &str| (words.to_owned(), TimeKind::Date, Some(date(2025, 12, 31)));
        assert_eq!(cell("2022—2025"), [end("2025")]);
        assert_eq!(cell("2023 - 2025"), [end("2025")]);
        assert_eq!(cell("2022-2025年"), [end("2025年")]);
        assert_eq!(cell("2025-2023"), []);
        // What is done in the year is no event that ends before it.
        for words in [
            "2025年完成前期工作",
            "2025年建成前三座",
            "2025年，春节前验收",
        ] {
            assert_eq!(
                cell(words)[..1],
                [(
                    "2025年".to_owned(),
                    TimeKind::Date,
                    Some(date(2025, 12, 31))
                )]
            );
        }
        assert_eq!(cell("持\n续推进"), []);
        assert_eq!(cell("-"), []);
        assert_eq!(cell("环保局"), []);
    }
}
