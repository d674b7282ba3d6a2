//! Amounts that cannot be meant.

use hashbrown::HashMap;

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::passages::Kind;
use crate::model::{Confidence, Severity};
use crate::zh::text::scan::{digit, is_digit, is_stop};
use crate::zh::text::words::{ends_with_any, holds_any};
use crate::zh::{quantity, text::fold::fold};

pub(super) const RULE: Rule = Rule {
    code: "TB602",
    name: "implausible-amount",
    severity: Severity::Warning,
    zh: "数量不合常理",
    en: "an amount that cannot be meant",
    doc: include_str!("implausible_amount.md"),
    check,
};

/// The most that a notice can mean, by unit of measurement: of a province, of a city, of a county.
const MOST: &[(&[&str], [f64; 3])] = &[
    (&["亩"], [2.0e8, 5.0e7, 1.0e7]),
    (&["公顷"], [2.0e7, 4.0e6, 1.0e6]),
    (&["平方公里", "平方千米"], [2.0e6, 3.0e5, 2.0e5]),
    (&["公里", "千米"], [5.0e5, 5.0e4, 1.0e4]),
    (&["分贝"], [200.0; 3]),
    (&["户"], [4.0e7, 1.0e7, 1.0e6]),
    (&["家", "个", "座", "处", "所", "条"], [1.0e7, 5.0e6, 1.0e6]),
    (&["人", "人次"], [2.0e9, 1.0e9, 2.0e8]),
];

/// Index into the bounds above: of the level of government that issues the notice, of a province where it cannot be told.
fn level(context: &Context) -> usize {
    let header = &context.notice.header;
    let Some(name) = header.issuer.as_deref().or(header.title.as_deref()) else {
        return 0;
    };
    let name = name.replace("自治区", "省").replace("自治州", "市");
    // 某省某市某区: the lowest level issues it; the year and the words that say about what stand behind it.
    let head = ["关于", "20", "人民政府", "委员会", "办公室"];
    let end = head.iter().filter_map(|word| name.find(word)).min();
    let place = &name[..end.unwrap_or(name.len())];
    let level = place.char_indices().rev().find(|&(at, c)| {
        let behind = &place[at + c.len_utf8()..];
        matches!(c, '省' | '市' | '区' | '县' | '旗' | '镇' | '乡')
            && !ends_with_any(&place[..at + c.len_utf8()], &NO_LEVELS)
            && !behind.starts_with(['场', '政', '容', '域', '村'])
    });
    match level {
        Some((_, '省')) => 0,
        Some((_, '市')) => 1,
        Some(_) => 2,
        None => 0,
    }
}

/// Words that end as the names of places do: 城乡建设, 城镇化, 园区.
const NO_LEVELS: [&str; 12] = [
    "城乡", "城镇", "乡镇", "小区", "园区", "社区", "城区", "景区", "山区", "库区", "街区", "城市",
];

fn check(context: &Context) -> Vec<Draft> {
    let level = level(context);
    let mut drafts: Vec<Draft> = Vec::new();
    // The two witnesses of a task repeat the amount: the first place speaks, the other is related.
    let mut said: HashMap<(Option<usize>, String), usize> = HashMap::new();
    for passage in context
        .passages
        .iter()
        .filter(|passage| matches!(passage.kind, Kind::Item | Kind::Cell))
    {
        for part in passage.parts.iter().filter(|part| part.signs.large) {
            for amount in quantity::find_all(part.text) {
                let text = &part.text[amount.range.clone()];
                let Some(why) = implausible(
                    text,
                    amount.value,
                    amount.unit,
                    near(&part.text[..amount.range.start]),
                    level,
                ) else {
                    continue;
                };
                let key = (part.task(), fold(text));
                let at = context.place(part, amount.range.clone());
                if part.task().is_some()
                    && let Some(&known) = said.get(&key)
                {
                    let draft = drafts[known].clone().related([at]);
                    drafts[known] = draft;
                    continue;
                }
                said.insert(key, drafts.len());
                drafts.push(
                    Draft::at(
                        at,
                        format!("「{text}」{}", why.0),
                        format!("「{text}」 {}", why.1),
                    )
                    .quote(text)
                    .confidence(Confidence::Medium)
                    .task(part.task()),
                );
            }
        }
    }
    drafts
}

/// Why an amount cannot be meant.
fn implausible(
    text: &str,
    value: f64,
    unit: Option<&str>,
    before: &str,
    level: usize,
) -> Option<(&'static str, &'static str)> {
    let unit = unit.unwrap_or_default();
    let scaled = text.contains('万') || text.contains('亿');
    let whole = text
        .chars()
        .skip_while(|&c| !is_digit(c))
        .map_while(digit)
        .fold(0_u64, |n, d| n.saturating_mul(10).saturating_add(d.into()));
    // 12000万元 is common in the reckoning of money and energy, 29000万亩 is written 2.9亿亩.
    let money = ends_with_any(
        unit,
        &[
            "元", "吨", "千瓦", "度", "立方米", "千瓦时", "kWh", "kwh", "标准煤", "株",
        ],
    );
    if scaled && whole >= 10_000 && !money {
        return Some((
            "过大：万前面又有上万的数",
            "is too large: ten thousands of ten thousands",
        ));
    }
    if let Some((_, most)) = MOST.iter().find(|(units, _)| units.contains(&unit))
        && value > most[level]
        && !(unit == "条" && is_of_records(before))
    {
        return Some(("超出了可能的范围", "is beyond what is possible"));
    }
    let beyond = || value > 100.0 && is_share(before) || value >= 500.0 && !grows(before);
    if unit == "%" && beyond() {
        return Some(("超过 100%", "is more than the whole"));
    }
    None
}

/// So many characters before an amount may say what it is of: a sentence may be as long as the document.
const REACH: usize = 200;

/// What stands before an amount as far as it may speak of it.
fn near(before: &str) -> &str {
    let first = before.char_indices().rev().nth(REACH - 1);
    first.map_or(before, |(at, _)| &before[at..])
}

/// 归集数据1亿条: records are counted by the same word as roads.
fn is_of_records(before: &str) -> bool {
    let clause = before
        .rsplit([';', '；', '。', ',', '，'])
        .next()
        .unwrap_or(before);
    holds_any(clause, &["数据", "信息", "记录"])
}

/// Words before a percentage that make it a part of a whole.
fn is_share(before: &str) -> bool {
    let clause = before
        .rsplit([',', '，', ';', '；', '。', '、'])
        .next()
        .unwrap_or(before);
    holds_any(
        clause,
        &[
            "覆盖率", "达标率", "合格率", "完成率", "普及率", "利用率", "处理率", "率保持", "率为",
            "率达", "占比", "比例",
        ],
    ) && !grows(before)
        && !clause.contains("产能利用率")
}

/// Whether a percentage is of growth, or of an amount of before.
fn grows(before: &str) -> bool {
    let clause = before.rsplit(is_stop).next().unwrap_or(before);
    holds_any(
        clause,
        &[
            "增长", "提高", "增速", "增幅", "上升", "增加", "同比", "超额", "罚", "杠杆", "负债",
        ],
    )
}
