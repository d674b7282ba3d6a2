//! What comparing costs beside parsing one of the two pages, and how it grows, as ratios measured in one run.
//!
//! `cargo bench --bench diff` makes two pages of 1k and 10k tasks each. Of the old tasks 3 % are dropped, 10 % are edited
//! (half of them a number, half of them words), 5 % are moved to another section, and 3 % are added; what became of each
//! is known. Texts are put together from parts of duties, so that many tasks share most of their words.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use taskbook::{Diff, Notice, Options};

/// Numbers that are the same in every run (Marsaglia).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % bound
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const VERBS: &[&str] = &[
    "完成", "推进", "开展", "实施", "加强", "落实", "建成", "启动", "督促", "组织", "规范", "深化",
];
const PLACES: &[&str] = &[
    "城东", "城西", "老城区", "沿江", "北岸", "南片", "工业园区", "高新区", "山区", "沿海", "库区",
    "环湖", "中心镇", "古村落", "火车站", "机场", "港口", "新城", "大桥", "湿地",
];
const THINGS: &[&str] = &[
    "污水管网改造", "河道清淤", "道路提升", "绿化造林", "老旧小区改造", "农房整治", "饮用水源保护",
    "扬尘治理", "垃圾分类", "学校建设", "养老设施", "医疗服务", "充电设施", "公共厕所", "消防通道",
    "地质灾害治理", "文物修缮", "农田水利", "电网改造", "数字平台", "停车场", "公交线路",
    "产业招商", "技能培训", "燃气管线", "防洪堤防", "森林防火", "渔港建设", "冷链物流", "标准厂房",
];
const WAYS: &[&str] = &[
    "并建立长效管理机制", "确保按期投入使用", "形成可推广的做法", "做好群众工作", "严格控制投资",
    "加强日常巡查", "同步完善配套设施", "通过上级验收", "接受社会监督", "提高服务水平",
];
const MEASURES: &[&str] = &["公里", "个", "处", "户", "万元", "亩", "座", "万方"];
const UNITS: &[&str] = &[
    "水利局", "住建局", "生态环境局", "农业农村局", "财政局", "教育局", "民政局", "交通运输局",
    "发改局", "经信局", "卫健局", "文旅局",
];

#[derive(Clone)]
struct Duty {
    text: String,
    units: Vec<&'static str>,
    section: usize,
}

fn duty(random: &mut Random, section: usize) -> Duty {
    let mut text = String::new();
    let _ = write!(
        text,
        "{}{}{}片区{}{}{}，",
        random.of(VERBS),
        random.of(PLACES),
        random.of(PLACES),
        random.of(THINGS),
        random.below(900) + 10,
        random.of(MEASURES)
    );
    let _ = write!(
        text,
        "{}{}{}，{}",
        random.of(VERBS),
        random.of(PLACES),
        random.of(THINGS),
        random.of(WAYS)
    );
    let units = (0..1 + random.below(3)).map(|_| random.of(UNITS)).collect();
    Duty {
        text,
        units,
        section,
    }
}

/// The text with its number or some of its words changed.
fn edited(random: &mut Random, text: &str) -> String {
    if random.below(2) == 0 {
        let from = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let to = text[from..].find(|c: char| !c.is_ascii_digit()).unwrap() + from;
        format!(
            "{}{}{}",
            &text[..from],
            random.below(900) + 1000,
            &text[to..]
        )
    } else {
        let cut = text.rfind('，').unwrap();
        format!(
            "全面{}，{}，{}",
            &text[..cut],
            random.of(WAYS),
            random.of(WAYS)
        )
    }
}

struct Made {
    old: String,
    new: String,
    /// Index of the old and the new task of each pair, and how many were added and dropped.
    pairs: HashSet<(usize, usize)>,
    changed: usize,
}

fn make(tasks: usize) -> Made {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let sections = tasks / 20;
    let old: Vec<Duty> = (0..tasks).map(|at| duty(&mut random, at / 20)).collect();
    let mut new: Vec<(Option<usize>, Duty)> = Vec::new();
    let mut changed = 0;
    for (at, one) in old.iter().enumerate() {
        let mut one = one.clone();
        match random.below(100) {
            0..3 => {
                changed += 1;
                continue;
            }
            3..13 => {
                one.text = edited(&mut random, &one.text);
                changed += 1;
            }
            13..18 => {
                one.section = (one.section + 1 + random.below(sections - 1)) % sections;
                changed += 1;
            }
            18..21 => {
                let section = one.section;
                new.push((None, duty(&mut random, section)));
                changed += 1;
            }
            _ => {}
        }
        new.push((Some(at), one));
    }
    new.sort_by_key(|(_, one)| one.section);
    let pairs = new.iter().enumerate();
    let pairs = pairs
        .filter_map(|(at, (from, _))| Some(((*from)?, at)))
        .collect();
    let new: Vec<Duty> = new.into_iter().map(|(_, one)| one).collect();
    Made {
        old: page(2023, &old),
        new: page(2024, &new),
        pairs,
        changed,
    }
}

fn page(year: i16, duties: &[Duty]) -> String {
    let mut page = format!(
        "<html><head><meta charset=\"utf-8\"></head><body><h1>关于印发{year}年度重点工作任务分解表的通知</h1>\
         <p>各单位：</p><p>现印发给你们，请认真贯彻执行。</p><p>甲县人民政府</p><p>{year}年2月1日</p><p>附件1</p>\
         <p>{year}年度重点工作任务分解表</p><table><tr><td>项目</td><td>序号</td><td>工作任务</td><td>责任单位</td></tr>"
    );
    for (at, one) in duties.iter().enumerate() {
        let units: String = one
            .units
            .iter()
            .map(|unit| format!("<p>{unit}</p>"))
            .collect();
        let _ = write!(
            page,
            "<tr><td>专项行动之{}</td><td>{}</td><td>{}。</td><td>{units}</td></tr>",
            one.section + 1,
            at + 1,
            one.text
        );
    }
    page.push_str("</table></body></html>");
    page
}

fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

/// F1 of the pairs, and how many of the changed ones were seen as such.
fn score(diff: &Diff, old: &Notice, new: &Notice, made: &Made) -> f64 {
    let index = |notice: &Notice| -> std::collections::HashMap<String, usize> {
        let tasks = notice.tasks.iter().enumerate();
        tasks.map(|(at, task)| (task.id.clone(), at)).collect()
    };
    let (olds, news) = (index(old), index(new));
    let found: HashSet<(usize, usize)> = diff
        .pairs
        .iter()
        .map(|pair| (olds[&pair.old.id], news[&pair.new.id]))
        .collect();
    2.0 * found.intersection(&made.pairs).count() as f64 / (found.len() + made.pairs.len()) as f64
}

fn main() {
    let options = Options::default();
    let mut last: Option<Duration> = None;
    for tasks in [1_000, 10_000] {
        let made = make(tasks);
        let parse = |page: &str| taskbook::parse(page.as_bytes(), &options).unwrap();
        let (old, new) = (parse(&made.old), parse(&made.new));
        assert_eq!(old.tasks.len(), tasks, "the page parses into its tasks");
        let runs = if tasks < 10_000 { 11 } else { 5 };
        let parsing = median(runs, || {
            black_box(parse(&made.old));
        });
        let comparing = median(runs, || {
            black_box(taskbook::diff(&old, &new, &options));
        });
        let diff = taskbook::diff(&old, &new, &options);
        let grown = last.map_or(String::new(), |before| {
            let exponent = (comparing.as_secs_f64() / before.as_secs_f64()).log10();
            format!(", growth n^{exponent:.2}")
        });
        println!(
            "{tasks} x {}: parse {parsing:?}, diff {comparing:?}, ratio {:.2}{grown}, F1 {:.4}, {} of {} changes reported",
            new.tasks.len(),
            comparing.as_secs_f64() / parsing.as_secs_f64(),
            score(&diff, &old, &new, &made),
            diff.summary.changed + diff.summary.added + diff.summary.dropped,
            made.changed
        );
        last = Some(comparing);
    }
}
