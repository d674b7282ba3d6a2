//! No input makes a leaf function panic, cut a character, or report a place that is not in the text.

use super::text::{fold, numeral};
use super::time::{date, deadline};
use super::*;

/// Characters that the scanners decide on, of one, two, three and four bytes.
const ALPHABET: &[&str] = &[
    "1", "2", "0", "9", "5", "２", "０", "一", "二", "十", "百", "〇", "○", "年", "月", "日", "号",
    "第", "条", "章", "、", "。", ".", "．", ",", "，", ";", ":", "：", "(", ")", "（", "）", "〔",
    "〕", "[", "]", "【", "】", "《", "》", "“", "”", "\"", " ", "\n", "\u{3000}", "\u{a0}",
    "\u{200b}", "市", "区", "县", "省", "局", "委", "办", "政府", "街道", "各", "等", "及", "和",
    "牵头", "配合", "负责", "落实", "责任", "单位", "部门", "责任单位", "牵头单位", "完成时限",
    "时限要求", "下同", "列第一位", "底前", "前", "底", "季度", "上半年", "全年", "持续推进", "到",
    "至", "%", "万", "亿", "元", "个", "公里", "以上", "以内", "达到", "低于", "不", "≥", "~", "-",
    "—", "/", "①", "㎡", "³", "é", "𠮷", "a", "M",
];

/// Runs `check` on many random texts of the alphabet; the seed makes a failure repeatable.
fn on_random_texts(check: impl Fn(&str)) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..30_000 {
        let len = next() % 24;
        let text: String = (0..len)
            .map(|_| ALPHABET[usize::try_from(next() % ALPHABET.len() as u64).unwrap()])
            .collect();
        check(&text);
    }
}

#[test]
fn fold_and_numbers() {
    on_random_texts(|s| {
        let once = fold::fold(s);
        assert!(once.chars().all(|c| fold::fold_char(c) == Some(c)), "{s}");
        numeral::parse_chinese(s);
        numeral::digits_value(s);
        numeral::chinese_year(s);
    });
}

#[test]
fn ordinals() {
    on_random_texts(|s| {
        let awaited = (1..12).flat_map(|number| {
            [
                ordinal::awaited(s, number),
                ordinal::awaited_decimal(s, (number, number)),
                ordinal::awaited_in_brackets(s, number),
            ]
        });
        let alone = [ordinal::leading(s), ordinal::named(s), ordinal::chapter(s)];
        for marker in alone.into_iter().chain(awaited).flatten() {
            assert!(
                s.is_char_boundary(marker.len) && marker.len > 0 && marker.number > 0,
                "{s}"
            );
            assert!(!marker.label(s).is_empty(), "{s}");
        }
    });
}

#[test]
fn dates_and_numbers_of_documents() {
    on_random_texts(|s| {
        if let Some((range, _)) = date::find_date(s) {
            assert!(s.get(range).is_some(), "{s}");
        }
        date::parse_date_line(s);
        let mut end = 0;
        for number in doc_number::find_all(s) {
            assert!(number.range.start >= end, "{s}");
            end = number.range.end;
            assert_eq!(
                s.get(number.range).map(fold::squeeze),
                Some(number.text),
                "{s}"
            );
        }
        doc_number::whole(s);
    });
}

#[test]
fn deadlines() {
    on_random_texts(|s| {
        for time in deadline::in_text(s, Some(2017))
            .into_iter()
            .chain(deadline::in_cell(s, None))
        {
            assert!(
                s.get(time.range.clone())
                    .is_some_and(|words| !words.is_empty()),
                "{s}"
            );
            time.date(Some(2017));
        }
    });
}

#[test]
fn units_and_responsibility() {
    on_random_texts(|s| {
        for unit in unit::list::split_list(s) {
            assert_eq!(s.get(unit.range).map(fold::squeeze), Some(unit.name), "{s}");
        }
        unit::list::looks_like_unit(s);
        unit::name::is_placeholder(s);
        let lines = responsibility::labelled_runs(s, Some(2017));
        for statement in responsibility::in_brackets(s, None)
            .into_iter()
            .chain(lines)
        {
            assert!(s.get(statement.range.clone()).is_some(), "{s}");
            for (unit, _) in &statement.bearers {
                assert_eq!(
                    s.get(unit.range.clone()).map(fold::squeeze).as_deref(),
                    Some(unit.name.as_str()),
                    "{s}"
                );
            }
            assert!(
                statement
                    .deadlines
                    .iter()
                    .all(|time| s.get(time.range.clone()).is_some()),
                "{s}"
            );
        }
    });
}

#[test]
fn quantities() {
    on_random_texts(|s| {
        for quantity in quantity::find_all(s)
            .into_iter()
            .chain(quantity::whole_cell(s))
        {
            assert!(
                s.get(quantity.range).is_some_and(|words| !words.is_empty()),
                "{s}"
            );
            assert!(quantity.value.is_finite(), "{s}");
        }
    });
}
