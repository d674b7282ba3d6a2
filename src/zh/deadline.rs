//! Deadlines (完成时限): words of time, the last day they mean, and whether running text means them as a deadline.
//!
//! Most plans omit the year; it comes from the notice. A plain mention of a time (`2017年环境统计`) is no deadline: in
//! running text it takes 前, 底, or a verb of completion. A deadline column or label also holds bare months and words
//! without a day (`持续推进`, `每月`).

use std::sync::LazyLock;

use super::scan::{half, skip_space};
use super::time_words::{Part, Scanned, Year, scan};
pub(crate) use super::time_words::{Time, TimeKind};
use super::words::Beginnings;

/// The deadlines that running text sets: `2017年7月底前`, `年底前`, `到2020年`, `9月投入使用`.
pub(crate) fn in_text(s: &str, year: Option<i16>) -> Vec<Time> {
    scan(s, year)
        .into_iter()
        .filter(|found| is_deadline(s, found, year))
        .map(|found| found.time)
        .collect()
}

/// What a deadline cell, or the text behind a deadline label, says.
pub(crate) fn in_cell(s: &str, year: Option<i16>) -> Vec<Time> {
    let mut found: Vec<Time> = scan(s, year)
        .into_iter()
        .map(|found| Time {
            kind: if found.recurring {
                TimeKind::Recurring
            } else {
                found.time.kind
            },
            ..found.time
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
        found.extend(undated(s));
    }
    found
}

/// Words of a deadline column that name no day.
const UNDATED: &[(&str, TimeKind)] = &[
    ("持续推进", TimeKind::Ongoing),
    ("长期坚持", TimeKind::Ongoing),
    ("长期推进", TimeKind::Ongoing),
    ("常态化推进", TimeKind::Ongoing),
    ("全年推进", TimeKind::Ongoing),
    ("持续实施", TimeKind::Ongoing),
    ("持续开展", TimeKind::Ongoing),
    ("持续落实", TimeKind::Ongoing),
    ("贯穿全年", TimeKind::Ongoing),
    ("跨年度", TimeKind::Ongoing),
    ("常年", TimeKind::Ongoing),
    ("全年", TimeKind::Ongoing),
    ("长期", TimeKind::Ongoing),
    ("持续", TimeKind::Ongoing),
    ("常态", TimeKind::Ongoing),
    ("每半年", TimeKind::Recurring),
    ("每季度", TimeKind::Recurring),
    ("每季", TimeKind::Recurring),
    ("每个月", TimeKind::Recurring),
    ("每月", TimeKind::Recurring),
    ("每年", TimeKind::Recurring),
    ("每周", TimeKind::Recurring),
    ("每日", TimeKind::Recurring),
    ("每天", TimeKind::Recurring),
    ("按季度", TimeKind::Recurring),
    ("按月", TimeKind::Recurring),
    ("立即", TimeKind::Unclear),
    ("即时", TimeKind::Unclear),
    ("适时", TimeKind::Unclear),
    ("及时", TimeKind::Unclear),
    ("尽快", TimeKind::Unclear),
    ("按", TimeKind::Unclear),
    ("根据", TimeKind::Unclear),
];

/// A short cell without a day: the whole of it where it begins with a known word, else the word.
fn undated(s: &str) -> Option<Time> {
    let start = skip_space(s, 0);
    let end = s
        .trim_end_matches(|c: char| {
            super::scan::is_space(c) || matches!(half(c), '。' | ';' | '.' | ',')
        })
        .len();
    let cell = s.get(start..end)?;
    static WORDS: LazyLock<Beginnings<TimeKind>> =
        LazyLock::new(|| Beginnings::with(UNDATED.iter().copied()));
    let (at, (word, kind)) = cell
        .char_indices()
        .find_map(|(at, _)| WORDS.longest(&cell[at..]).map(|found| (at, found)))?;
    let length = cell.chars().count();
    let range = match kind {
        _ if at == 0 && length <= 12 => start..end,
        TimeKind::Unclear => return None,
        _ => start + at..start + at + word.len(),
    };
    Some(Time {
        range,
        kind,
        repaired: None,
        year: Year::Later(0),
        part: Part::Year,
    })
}

/// Whether a dash or 至 joins the time that ends at `end` with a later one.
fn opens_range(s: &str, end: usize) -> bool {
    let rest = &s[skip_space(s, end)..];
    rest.starts_with(['-', '—', '–', '~', '～', '－', '至', '到'])
}

/// Verbs by which a plain time becomes a deadline: 9月投入使用, 上半年完成.
const COMPLETION: &[&str] = &[
    "完成",
    "建成",
    "投入",
    "投用",
    "投产",
    "竣工",
    "开工",
    "动工",
    "启动",
    "实现",
    "达到",
    "出台",
    "印发",
    "形成",
    "通车",
    "制定",
    "公布",
    "发布",
    "上线",
    "运行",
    "试运行",
    "验收",
    "交付",
    "全面",
    "基本",
    "全部",
    "提交",
    "上报",
    "力争",
    "确保",
    "取得",
    "进场",
    "结束",
    "整改",
    "建立",
    "编制",
    "开通",
    "开放",
    "开业",
    "封顶",
    "主体",
    "组织",
    "开展",
];

/// Words before a time by which it is no deadline.
const HISTORY_BEFORE: &[&str] = &[
    "截至",
    "截止",
    "截止到",
    "截至到",
    "较",
    "比",
    "自",
    "从",
    "以",
    "对",
    "对照",
    "按",
    "按照",
    "不迟于上",
    "去",
    "上",
];

/// What stands behind 前 where it only dates a thing: 2005年前建成的小区.
const HISTORY_BEHIND: &[&str] = &[
    "建成的",
    "建成并",
    "建成投",
    "竣工的",
    "注册",
    "登记",
    "批准的",
    "投产的",
    "出生",
    "签订的",
    "形成的",
    "发布的",
    "审批的",
    "备案的",
    "立项的",
    "取得的",
    "产生的",
    "设立的",
    "的",
    "已",
];

fn is_deadline(s: &str, found: &Scanned, year: Option<i16>) -> bool {
    let (start, end) = (found.time.range.start, found.time.range.end);
    if found.recurring {
        return false;
    }
    if let (Year::Given(given), Some(year)) = (found.time.year, year)
        && given < year
    {
        return false;
    }
    let head = s[..start].trim_end_matches(super::scan::is_space);
    let tail = &s[skip_space(s, end)..];
    if found.time.kind == TimeKind::Unclear {
        return found.before;
    }
    let in_range = head.ends_with(['-', '—', '–', '~', '～', '－'])
        || (head.ends_with('至') && head.trim_end_matches('至').ends_with(['年', '月', '日']));
    if HISTORY_BEFORE.iter().any(|word| head.ends_with(word))
        || tail.starts_with(['起', '后'])
        || tail.starts_with("以来")
        || tail.starts_with("以后")
        || opens_range(s, end)
    {
        return false;
    }
    if found.before {
        // 年底前建成投用 is a deadline, 2005年前建成投用的 is not.
        return found.at_end || !HISTORY_BEHIND.iter().any(|word| tail.starts_with(word));
    }
    let completion = COMPLETION.iter().any(|verb| tail.starts_with(verb));
    let aimed = ["到", "于", "在", "至", "确保", "力争", "争取", "计划", "拟"]
        .iter()
        .any(|word| head.ends_with(word));
    if found.at_end {
        return !in_range
            && (completion
                || aimed
                || tail.is_empty()
                || tail.starts_with([',', '，', '。', ';', '；', ')', '）']));
    }
    match found.time.part {
        Part::Year if found.until => {
            !in_range
                && !head.ends_with(['年', '月'])
                && !tail.starts_with('度')
                && !tail.starts_with("的")
        }
        Part::Year => {
            s[start..end].ends_with("年内")
                && (completion || aimed || tail.starts_with([',', '，']))
        }
        Part::Half(_) | Part::Quarter(_) | Part::Month(..) | Part::Day(..) => {
            !in_range && completion
        }
    }
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
        ];
        for (line, words, day) in facts {
            assert_eq!(text(line), [(words.to_owned(), Some(day))], "{line}");
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
            ("全年", TimeKind::Ongoing, None),
            ("每月", TimeKind::Recurring, None),
            ("每季度末月底前", TimeKind::Recurring, None),
            ("按上级要求", TimeKind::Unclear, None),
        ];
        for (words, kind, day) in facts {
            assert_eq!(cell(words), [(words.to_owned(), kind, day)], "{words}");
        }
        assert_eq!(
            cell("3月—6月"),
            [("6月".to_owned(), TimeKind::Date, Some(date(2023, 6, 30)))]
        );
        assert_eq!(cell("持\n续推进"), []);
        assert_eq!(cell("-"), []);
        assert_eq!(cell("环保局"), []);
    }
}
