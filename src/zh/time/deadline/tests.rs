//! Times that are deadlines, and times that are none.

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
        "考核阶段（11月底前）", "整治阶段（5—7月）", "建立机制（试行）", "建立机制", "（）",
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
fn later_in_a_sentence_is_later_in_the_year_that_it_names() {
    let last = |s: &str| text(s).pop().and_then(|(_, day)| day);
    let facts = [
        ("2018年6月底前开工，年底前建成", Some(date(2018, 12, 31))),
        ("2018年3月底前安装，9月底前投用", Some(date(2018, 9, 30))),
        (
            "2018年第一季度完工，第三季度前验收",
            Some(date(2018, 9, 30)),
        ),
        // Earlier in the year, in another sentence, of another year in so many words, or behind what is over.
        ("2018年10月底前建成，3月底前开工", Some(date(2017, 3, 31))),
        ("2018年3月底前安装。9月底前投用", Some(date(2017, 9, 30))),
        (
            "2018年6月底前建成，今年9月底前开工",
            Some(date(2017, 9, 30)),
        ),
        ("2016年6月底前已建成，9月底前投用", Some(date(2017, 9, 30))),
    ];
    for (text, day) in facts {
        assert_eq!(last(text), day, "{text}");
    }
    // Where nothing says of which year a paper is, a limit says it.
    let dates = |s: &str| -> Vec<Option<Date>> {
        in_text(s, None)
            .iter()
            .map(|time| time.date(None))
            .collect()
    };
    assert_eq!(
        dates("2018年6月底前开工，年底前建成"),
        [Some(date(2018, 6, 30)), Some(date(2018, 12, 31))]
    );
    assert_eq!(dates("2018年6月以来推进，9月底前建成"), [None]);
}

#[test]
fn a_day_with_its_hour() {
    for words in [
        "6月20日18：00前", "6月20日18时前", "6月20日下午5点半前", "6月20日（星期四）前",
        "6月20日（周四）上午10:00之前", "6月20日下班前",
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
            "3月25日 2017-03-25", "6月25日 2017-06-25", "9月25日前 2017-09-25"
        ]
    );
    assert_eq!(
        days("2018年3月、6月底前各检查一次。"),
        ["2018年3月 2018-03-31", "6月底前 2018-06-30"]
    );
    for line in [
        "将于5月、10月组织检查。", "将于5月和10月组织检查。", "每年3月底、6月底前报送。",
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
        ("立行立改，长期坚持", TimeKind::Ongoing, None),
        ("立行立改", TimeKind::Unclear, None),
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
        "2025年完成前期工作", "2025年建成前三座", "2025年，春节前验收",
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
    for (words, day, behind) in [
        ("2023年底前，长期坚持", "2023年底前", "长期坚持"),
        ("6月底前完成并持续推进", "6月底前", "持续推进"),
        ("6月底前 持续推进。", "6月底前", "持续推进"),
    ] {
        let found = cell(words).into_iter();
        let found: Vec<_> = found.map(|(text, kind, _)| (text, kind)).collect();
        let read = [(day, TimeKind::Date), (behind, TimeKind::Ongoing)];
        assert_eq!(
            found,
            read.map(|(text, kind)| (text.to_owned(), kind)),
            "{words}"
        );
    }
    // What is done until then, and what stands in a sentence about something else.
    for words in [
        "2023年底前持续推进", "6月底前，建立持续推进机制", "6月底前完成长期规划",
    ] {
        assert_eq!(cell(words).len(), 1, "{words}");
    }
    assert_eq!(cell("持\n续推进"), []);
    assert_eq!(cell("-"), []);
    assert_eq!(cell("环保局"), []);
}
