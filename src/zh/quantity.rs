//! Targets (目标值): numbers with a unit and what they are compared by (`达到85%以上`, `清淤4万方`, `低于55分贝`).
//!
//! Most numbers in a notice are no targets: points and deductions, names (`七个100%`, 991行动), citations, times, ordinals, and
//! measures that only qualify a noun (`35蒸吨/小时以下锅炉`). Each way of being none is one small test here.

use std::ops::Range;
use std::sync::LazyLock;

use super::amount::{Scanned, scan};
pub(crate) use super::comparator::Comparator;
use super::comparator::{comparator_before, sign_before};
use super::numeral::is_chinese_numeral;
use super::scan::{char_at, char_before, half, is_digit, is_han, skip_space, skip_while};
use super::words::Beginnings;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity<'a> {
    /// The number with its unit and the comparator word behind it.
    pub(crate) range: Range<usize>,
    /// How it is compared.
    pub(crate) comparator: Comparator,
    /// The value, 万 and 亿 multiplied out; of a range the lower end.
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) upper: Option<f64>,
    /// The unit without 万 and 亿.
    pub(crate) unit: Option<&'a str>,
}

/// The targets of a clause.
pub(crate) fn find_all(s: &str) -> Vec<Quantity<'_>> {
    let mut found: Vec<Quantity> = Vec::new();
    if !s.contains(is_digit) {
        return found;
    }
    // Numbers of a list that leave their unit to the last: 0.26、0.67、1.04亿元.
    let mut open: Vec<Scanned> = Vec::new();
    let mut quoted = 0_u32;
    let mut at = 0;
    while at < s.len() {
        let number = s[at..].char_indices().find(|&(_, c)| {
            match c {
                '\u{4e00}'..='\u{9fff}' => {}
                '“' | '《' | '「' | '『' | '〈' => quoted += 1,
                '”' | '》' | '」' | '』' | '〉' => quoted = quoted.saturating_sub(1),
                // A quotation that lost its end does not run on.
                '。' | ';' | '；' => quoted = 0,
                _ => {}
            }
            is_digit(c)
        });
        let Some((step, _)) = number else { break };
        at += step;
        let Some(scanned) = scan(s, at) else {
            at = skip_while(s, at, |c| is_digit(c) || c == '.');
            open.clear();
            continue;
        };
        let next = scanned.end;
        if quoted > 0 || is_name(s, &scanned) {
            open.clear();
        } else if scanned.unit.is_none()
            && scanned.behind.is_none()
            && sign_before(s, scanned.start).is_none()
        {
            let listed = s[scanned.number_end..].starts_with('、');
            if listed && scanned.scale == 0 {
                open.push(scanned)
            } else {
                open.clear()
            }
        } else if is_target(s, &scanned) {
            for part in open.drain(..) {
                let shared = Scanned {
                    scale: scanned.scale,
                    unit: scanned.unit,
                    ..part
                };
                push(s, &shared, &mut found);
            }
            push(s, &scanned, &mut found);
        } else {
            open.clear();
        }
        at = next;
    }
    found
}

/// The target that a value cell consists of: `≥2%`, `103.5以内`, `186`.
pub(crate) fn whole_cell(s: &str) -> Option<Quantity<'_>> {
    let cell = s.trim_matches(|c: char| super::scan::is_space(c) || matches!(c, '。' | ';' | '；'));
    let offset = s.len()
        - s.trim_start_matches(|c: char| {
            super::scan::is_space(c) || matches!(c, '。' | ';' | '；')
        })
        .len();
    let start = cell.find(is_digit).filter(|at| *at <= 24)?;
    let scanned = scan(cell, start)?;
    let words = cell[..start].trim_matches(super::scan::is_space);
    let sign = sign_before(cell, start);
    let negative = words == "-" || words == "－";
    let comparator_only =
        words.is_empty() || negative || sign.is_some() || comparator_before(cell, start).is_some();
    (comparator_only && scanned.end == cell.len()).then_some(())?;
    let mut quantity = quantity(cell, &scanned, None);
    if negative {
        quantity.value = -quantity.value;
    }
    Some(Quantity {
        range: offset..offset + cell.len(),
        ..quantity
    })
}

fn push<'a>(s: &str, scanned: &Scanned<'a>, found: &mut Vec<Quantity<'a>>) {
    // 分别达到80%、90%: the second number shares the comparator of the first.
    let shared = found
        .last()
        .filter(|before| {
            let between = s.get(before.range.end..scanned.start);
            matches!(between, Some("、" | "和" | "及"))
        })
        .map(|before| before.comparator);
    found.push(quantity(s, scanned, shared));
}

fn quantity<'a>(s: &str, scanned: &Scanned<'a>, shared: Option<Comparator>) -> Quantity<'a> {
    let before = sign_before(s, scanned.start).or_else(|| comparator_before(s, scanned.start));
    // 低于55以下 is said as well; the word behind is the plainer one, but 不低于 and its like decide.
    let comparator = match (before, scanned.behind) {
        (Some(before @ (Comparator::LessThan | Comparator::MoreThan)), None) => before,
        (_, Some(behind)) => behind,
        (Some(before), None) => before,
        (None, None) => shared.unwrap_or(Comparator::Equal),
    };
    let value = scanned.digits.scaled(scanned.scale);
    let upper = scanned.upper.map(|upper| upper.scaled(scanned.scale));
    // 100-120万亩 shares its multiplier; 5000-1万人 does not.
    let value = match upper {
        Some(upper) if value > upper => scanned.digits.scaled(0),
        _ => value,
    };
    Quantity {
        range: scanned.start..scanned.end,
        comparator,
        value,
        upper,
        unit: scanned.unit,
    }
}

/// Whether the number is part of a name, a citation, an ordinal or a longer sign.
fn is_name(s: &str, scanned: &Scanned) -> bool {
    let before = char_before(s, scanned.start);
    let behind = char_at(s, scanned.number_end);
    let head = &s[..scanned.start];
    if before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(half(c), '.' | '_' | '+' | '№'))
        || behind.is_some_and(|c| half(c) == '+')
    {
        return true;
    }
    // HJ773-2015, 1-2-3
    if before.is_some_and(|c| matches!(c, '-' | '—' | '–' | '~' | '/'))
        && head
            .trim_end_matches(['-', '—', '–', '~', '/'])
            .ends_with(|c: char| c.is_ascii_alphanumeric())
    {
        return true;
    }
    // 七个100%, 6个100%
    let counted = head.strip_suffix('个').is_some_and(|head| {
        head.ends_with(|c: char| is_chinese_numeral(c) || is_digit(c) || c == '几' || c == '两')
    });
    let counts_number =
        scanned.unit == Some("个") && char_at(s, scanned.unit_end).is_some_and(is_digit);
    counted
        || counts_number
        || head.ends_with(['第', '〔', '№', '一', '后']) && !head.ends_with("之一")
        || head.ends_with("倒数")
        || head.ends_with("倒数前")
}

/// Units that grade a thing rather than count it.
const GRADES: &[&str] = &[
    "千伏",
    "岁",
    "伏",
    "蒸吨",
    "蒸吨/小时",
    "蒸吨/时",
    "kV",
    "KV",
    "度",
    "道",
    "路",
    "线",
    "节",
    "点",
    "期",
    "类",
    "轮",
    "条",
    "届",
    "平",
    "安",
    "瓦",
    "场次制",
];

/// What stands behind a measure word where it is part of another word: 3部门, 5条例.
#[rustfmt::skip]
const OTHER_WORDS: &[&str] = &[
    "部门", "方面", "方案", "条例", "条款", "类别", "点钟", "个月", "个工作日", "个小时", "个自然日", "个季度", "个年度", "次日", "班子", "门类", "节能", "期间", "道路", "路径", "线上", "所有", "名录", "件套", "度夏", "人民", "家庭成员", "项目化", "米级", "吨级", "位数", "层次", "升级",
    "元旦", "段时", "场所", "对接", "方式", "类型", "台账", "站式", "站点制", "条龙", "点零", "张图", "部制", "起来", "组织", "场景", "本级", "园区", "路段", "部署", "台风", "分钟",
];

/// Verbs that may follow 以上 where the measure is a target all the same: 减排5万吨以上实现….
const GOES_ON: &[&str] = &[
    "完成", "实现", "达到", "力争", "确保", "并", "且", "其中", "和", "及", "以及", "左右", "或",
];

fn is_target(s: &str, scanned: &Scanned) -> bool {
    let unit = scanned.unit;
    let tail = &s[scanned.end..];
    let unit_text = &s[skip_space(s, scanned.number_end)..];
    static OTHER: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OTHER_WORDS));
    if OTHER.begin(unit_text) {
        return false;
    }
    if unit.is_some_and(|unit| GRADES.contains(&unit)) && scanned.scale == 0 {
        return false;
    }
    if is_each(&s[..scanned.start]) || deducts(&s[..scanned.start]) {
        return false;
    }
    let percent = matches!(unit, Some("%" | "％" | "‰" | "个百分点"));
    // Times and classes: 5次内, 300吨级, 10人制.
    if tail.starts_with(['级', '型', '制', '版'])
        || (scanned.behind.is_none() && tail.starts_with('内') && !percent)
    {
        return false;
    }
    // 10亿元以上项目: the measure qualifies what follows.
    let bounded = scanned.behind.is_some() && s[..scanned.end].ends_with(['上', '下']);
    let goes_on = char_at(s, skip_space(s, scanned.end)).is_some_and(is_han)
        && !GOES_ON.iter().any(|word| tail.starts_with(word));
    if bounded && goes_on && !percent {
        return false;
    }
    // A bare number with 以上 behind it needs a word before it, too: 100以上 is a size.
    unit.is_some() || scanned.behind.is_some() || sign_before(s, scanned.start).is_some()
}

/// 每差1微克/立方米, 每增加1个
fn is_each(head: &str) -> bool {
    let near = head.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    head[near..].rfind('每').is_some_and(|at| {
        head[near + at..]
            .chars()
            .skip(1)
            .all(|c| is_han(c) && !matches!(c, '、' | '月' | '年' | '季' | '周' | '日'))
    })
}

/// 扣0.5分 and its like, with whatever unit
fn deducts(head: &str) -> bool {
    ["扣", "扣减", "扣除", "记", "倒扣", "加扣"]
        .iter()
        .any(|word| head.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Comparator::{AtLeast, AtMost, Equal, LessThan, MoreThan};

    type Fact<'a> = (&'a str, Comparator, f64, Option<&'a str>);

    fn read(s: &str) -> Vec<(String, Comparator, f64, Option<String>)> {
        find_all(s)
            .into_iter()
            .map(|q| {
                let unit = q.unit.map(str::to_owned);
                (s[q.range].to_owned(), q.comparator, q.value, unit)
            })
            .collect()
    }

    fn check(s: &str, expected: &[Fact]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(t, c, v, u)| ((*t).to_owned(), *c, *v, u.map(str::to_owned)))
            .collect();
        assert_eq!(read(s), expected, "{s}");
    }

    #[test]
    fn the_notice_of_the_user() {
        check("完成清淤4万方;", &[("4万方", Equal, 40000.0, Some("方"))]);
        check(
            "雨污分流改造管网2公里;",
            &[("2公里", Equal, 2.0, Some("公里"))],
        );
        check(
            "清淤排水管网30公里;",
            &[("30公里", Equal, 30.0, Some("公里"))],
        );
        check(
            "完成城市供水一户一表改造150户。",
            &[("150户", Equal, 150.0, Some("户"))],
        );
        check(
            "次干路以上道路机械化清扫率达到85%;",
            &[("85%", AtLeast, 85.0, Some("%"))],
        );
        check(
            "秸秆综合利用率达到90%以上。",
            &[("90%以上", AtLeast, 90.0, Some("%"))],
        );
        check(
            "城市区域环境噪声低于55分贝。",
            &[("55分贝", LessThan, 55.0, Some("分贝"))],
        );
        check(
            "机械化清扫率保持100%,次干路以上",
            &[("100%", Equal, 100.0, Some("%"))],
        );
        check(
            "布设24个海洋水质监测站点季度监测及1个入海排污口月度监测。",
            &[
                ("24个", Equal, 24.0, Some("个")),
                ("1个", Equal, 1.0, Some("个")),
            ],
        );
        check(
            "完成14个社会加油站3个地下油罐更新改造",
            &[
                ("14个", Equal, 14.0, Some("个")),
                ("3个", Equal, 3.0, Some("个")),
            ],
        );
        check(
            "完成6个中石化加油站、1个中石油加油站地下油罐更新",
            &[
                ("6个", Equal, 6.0, Some("个")),
                ("1个", Equal, 1.0, Some("个")),
            ],
        );
        check(
            "完成2家(包括省里任务)重污染企业整治示范创建;",
            &[("2家", Equal, 2.0, Some("家"))],
        );
        check(
            "按照《集中式饮用水水源地规范化建设环境保护技术要求》(HJ773-2015)完成1个乡镇及以上集中式饮用水水源地规范化建设;",
            &[("1个", Equal, 1.0, Some("个"))],
        );
        check(
            "完成1个重点建制镇饮用水源一级保护区物理隔离",
            &[("1个", Equal, 1.0, Some("个"))],
        );
        check(
            "完成绿道建设5公里年度任务;",
            &[("5公里", Equal, 5.0, Some("公里"))],
        );
        check(
            "完成碳汇渔业(浅海贝藻养殖)建设29000万亩年度任务;",
            &[("29000万亩", Equal, 290_000_000.0, Some("亩"))],
        );
        #[rustfmt::skip]
        let texts = [
            "工地按照“七个100%”落实扬尘管理", "工地按照七个100%”落实扬尘管理", "“新植1亿株珍贵树”、绿化造林", "完成省发展循环经济“991行动计划年度任务。",
            "扎实推进“811”美丽浙江建设行动", "2017年7月底前编制", "确保20176月底前完成", "浙审环综〔201610号)所反映", "做好2017年环境统计工作。",
        ];
        for none in texts {
            check(none, &[]);
        }
    }

    #[test]
    fn comparators_before_and_behind() {
        check(
            "新增不少于1.2万人",
            &[("1.2万人", AtLeast, 12000.0, Some("人"))],
        );
        check(
            "浓度控制在35微克/立方米以内",
            &[("35微克/立方米以内", AtMost, 35.0, Some("微克/立方米"))],
        );
        check(
            "投资超过1.2亿元",
            &[("1.2亿元", MoreThan, 120_000_000.0, Some("元"))],
        );
        check("失业率不高于 5 %", &[("5 %", AtMost, 5.0, Some("%"))]);
        check("综合排名进入前30位", &[("30位", AtMost, 30.0, Some("位"))]);
        check(
            "满意度达到90分以上",
            &[("90分以上", AtLeast, 90.0, Some("分"))],
        );
        check(
            "分别达到80%、90%",
            &[
                ("80%", AtLeast, 80.0, Some("%")),
                ("90%", AtLeast, 90.0, Some("%")),
            ],
        );
        check(
            "提高2个百分点",
            &[("2个百分点", Equal, 2.0, Some("个百分点"))],
        );
        check(
            "日处理能力500吨/日",
            &[("500吨/日", Equal, 500.0, Some("吨/日"))],
        );
        check(
            "用水总量0.47亿m³以内",
            &[("0.47亿m³以内", AtMost, 47_000_000.0, Some("m³"))],
        );
        check("新建1,200个", &[("1,200个", Equal, 1200.0, Some("个"))]);
    }

    #[test]
    fn ranges_and_lists() {
        let s = "培育2-3个基地";
        let found = find_all(s);
        assert_eq!(
            found.iter().map(|q| (q.value, q.upper)).collect::<Vec<_>>(),
            [(2.0, Some(3.0))]
        );
        let found = find_all("下降0.3~0.4个百分点");
        assert_eq!(
            found.iter().map(|q| (q.value, q.upper)).collect::<Vec<_>>(),
            [(0.3, Some(0.4))]
        );
        check(
            "投资累计完成0.26、0.67、1.5亿元",
            &[
                ("0.26", Equal, 26_000_000.0, Some("元")),
                ("0.67", Equal, 67_000_000.0, Some("元")),
                ("1.5亿元", Equal, 150_000_000.0, Some("元")),
            ],
        );
    }

    #[test]
    fn numbers_that_are_no_targets() {
        #[rustfmt::skip]
        let texts = [
            "完成情况(6分)", "每少一项扣0.5分", "每差1微克/立方米扣0.5分", "淘汰35蒸吨/小时以下锅炉", "推进10亿元以上项目", "65岁以上老人",
            "2小时内处置", "位列全市第5位", "排名后30位", "12345热线", "“1+8”体系", "1+8体系", "20千伏及以下线路", "PM2.5年均浓度",
            "2018-2020年行动", "第3批名单", "3个月", "国发〔2017〕5号", "5G基站", "30个工作日", "存栏1500头以上生猪养殖场",
            "《“十四五”500项行动》", "3部门联合", "2023年",
        ];
        for none in texts {
            check(none, &[]);
        }
    }

    #[test]
    fn value_cells() {
        let cell = |s: &str| whole_cell(s).map(|q| (q.comparator, q.value, q.unit));
        assert_eq!(cell("186"), Some((Equal, 186.0, None)));
        assert_eq!(cell("≥2%"), Some((AtLeast, 2.0, Some("%".to_owned()))));
        assert_eq!(cell(" 103.5以内 "), Some((AtMost, 103.5, None)));
        assert_eq!(
            cell("0.0038 亿斤"),
            Some((Equal, 380_000.0, Some("斤".to_owned())))
        );
        assert_eq!(
            cell("1.2万户"),
            Some((Equal, 12000.0, Some("户".to_owned())))
        );
        assert_eq!(
            cell("不低于80%"),
            Some((AtLeast, 80.0, Some("%".to_owned())))
        );
        for none in [
            "良好以上",
            "全市统筹",
            "",
            "-",
            "甲镇280 乙乡15",
            "2017年",
            "1.推进",
        ] {
            assert_eq!(cell(none), None, "{none}");
        }
    }
}
