//! Notices made up together with what is true of them, so that nobody need label them: a seed decides which columns, numbers,
//! labels and separators a notice has, and the words are drawn from what real notices are made of.
#![allow(dead_code)]

pub mod outline;
pub mod table;

use super::random::Random;
use taskbook::{Notice, Role, Task};

/// A task as it was made.
#[derive(Debug, Default)]
pub struct Made {
    pub title: String,
    pub text: String,
    pub group: Option<String>,
    pub seq: Option<String>,
    /// The time as it stands in its cell, empty where there is none.
    pub deadline: String,
    pub units: Vec<(&'static str, Role)>,
}

impl Made {
    /// Whether a task of a notice says who bears this one, with the roles.
    fn is_borne_as_in(&self, task: &Task) -> bool {
        let names = |units: Vec<(&str, Role)>| {
            let mut names: Vec<_> = units
                .into_iter()
                .map(|(name, role)| format!("{name} {role:?}"))
                .collect();
            names.sort();
            names
        };
        let read = task
            .units
            .iter()
            .map(|unit| (unit.name.as_str(), unit.role));
        names(read.collect()) == names(self.units.clone())
    }

    /// Whether a task has this one's text, with its title before it or apart.
    fn is_said_in(&self, task: &Task) -> bool {
        let said = format!(
            "{}{}",
            task.heading.as_deref().unwrap_or_default(),
            task.text
        );
        let whole = bare(&format!("{}{}", self.title, self.text));
        bare(&said) == whole || bare(&task.text) == whole || bare(&task.text) == bare(&self.text)
    }
}

/// Text without white space and the points that part titles from texts.
fn bare(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace());
    kept.filter(|c| !matches!(c, '。' | '；')).collect()
}

/// What a notice says otherwise than it was made, a line for each; empty where all is right.
pub fn wrong(made: &[Made], notice: &Notice) -> Vec<String> {
    let mut wrong = Vec::new();
    for item in made {
        let mut said = notice
            .tasks
            .iter()
            .filter(|task| item.is_said_in(task))
            .peekable();
        if said.peek().is_none() {
            wrong.push(format!("not found: {}{}", item.title, item.text));
            continue;
        }
        let said: Vec<&Task> = said.collect();
        let borne = || said.iter().filter(|task| item.is_borne_as_in(task));
        // Two tasks may be alike but for their numbers.
        let numbered = borne().find(|task| task.seq.as_deref() == item.seq.as_deref());
        let Some(task) = numbered.or_else(|| borne().next()) else {
            let read: Vec<_> = said[0]
                .units
                .iter()
                .map(|unit| (&unit.name, unit.role))
                .collect();
            wrong.push(format!("{}: {:?}, read {read:?}", item.text, item.units));
            continue;
        };
        let group = item.group.as_deref().map(bare);
        if group.is_some() && group != task.group.as_deref().map(bare) {
            wrong.push(format!(
                "{}: group {group:?}, read {:?}",
                item.text, task.group
            ));
        }
        if item.seq.is_some() && item.seq.as_deref() != task.seq.as_deref() {
            wrong.push(format!(
                "{}: seq {:?}, read {:?}",
                item.text, item.seq, task.seq
            ));
        }
        let mut times = task.deadlines.iter().map(|deadline| deadline.text.as_str());
        if !item.deadline.is_empty() && !times.any(|time| item.deadline.starts_with(time)) {
            wrong.push(format!("{}: {} is not read", item.text, item.deadline));
        }
    }
    let known = |name: &str| {
        made.iter()
            .flat_map(|item| &item.units)
            .any(|unit| unit.0 == name)
    };
    for task in &notice.tasks {
        for unit in task.units.iter().filter(|unit| !known(&unit.name)) {
            wrong.push(format!("{}: {} is no body", task.text, unit.name));
        }
    }
    wrong
}

/// What the head of a notice says otherwise than [`cover`] does.
pub fn wrong_head(notice: &Notice) -> Vec<String> {
    let header = &notice.header;
    let number = header
        .doc_number
        .as_ref()
        .map(|number| number.text.as_str());
    let read = [
        header.title.as_deref(),
        number,
        header.issuer.as_deref(),
        header
            .addressees
            .first()
            .map(|addressee| addressee.as_str()),
    ];
    let title = header.title.as_deref().unwrap_or_default();
    let made = [
        Some(title).filter(|title| {
            title.starts_with("澄溪县人民政府办公室关于印发《澄溪县2024年")
                && title.ends_with("》的通知")
        }),
        Some("澄政办发〔2024〕12号"),
        Some("澄溪县人民政府办公室"),
        Some("各乡镇人民政府"),
    ];
    let pairs = read.iter().zip(&made).filter(|(read, made)| read != made);
    let mut wrong: Vec<String> = pairs
        .map(|(read, made)| format!("{made:?}, read {read:?}"))
        .collect();
    let day = header.issued_on.map(|day| day.to_string());
    if day.as_deref() != Some("2024-04-08") {
        wrong.push(format!("2024-04-08, read {day:?}"));
    }
    wrong
}

const LONG_NAMES: [&str; 26] = [
    "县发展和改革局", "县财政局", "县教育局", "县水利局", "县住房和城乡建设局", "县农业农村局",
    "县自然资源和规划局", "县交通运输局", "县市场监督管理局", "县文化和旅游局",
    "县人力资源和社会保障局", "各乡镇人民政府", "县应急管理局", "市生态环境局澄溪分局", "县林业局",
    "县委宣传部", "县政府办公室", "团县委", "县妇联", "县供电公司", "县城投集团", "县公安局",
    "县委组织部", "县残联", "县总工会", "澄溪高新区管委会",
];
const SHORT_NAMES: [&str; 18] = [
    "发改局", "财政局", "教育局", "水利局", "住建局", "农业农村局", "自然资源局", "经信局",
    "交通局", "市场监管局", "文旅局", "人社局", "应急局", "林业局", "宣传部", "政府办", "公安局",
    "卫健局",
];
const DEEDS: [&str; 20] = [
    "谋划储备项目", "改造老旧小区", "新增公办幼儿园学位", "完成病险水库除险加固", "新建农村公路",
    "建设高标准农田", "培育规上工业企业", "开展安全生产专项整治", "推进政务服务事项网上办理",
    "建成污水处理厂", "完善城乡供水一体化管网", "组织技能培训", "举办招聘活动", "整治黑臭水体",
    "栽植行道树", "健全网格化管理机制", "落实河长制", "开展文明交通劝导", "办理人大建议",
    "修订防汛预案",
];
const FURTHER: [&str; 11] = [
    "，争取中央预算内投资", "，惠及居民", "，覆盖全县城乡", "，切实提高群众满意度",
    "，全面提升服务水平", "，按期完成年度投资计划", "，健全长效管护机制", "；加强日常巡查",
    "；做好宣传引导", "，由专人负责管护", "，严格落实“三同时”制度",
];
const TITLES: [&str; 20] = [
    "产业发展", "民生保障", "生态环境", "城市建设", "乡村振兴", "社会治理", "改革开放", "安全生产",
    "优化营商环境", "教育强县", "污染防治", "健康澄溪", "平安建设", "数字政府", "城市更新",
    "招商引资", "文旅融合", "节能降耗", "项目建设", "就业创业",
];
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The lines above the annex: what is issued, under which number, to whom, by whom and when.
fn cover(annex: &str) -> Vec<String> {
    vec![
        format!("澄溪县人民政府办公室关于印发《{annex}》的通知"),
        "澄政办发〔2024〕12号".into(),
        "各乡镇人民政府，县直有关单位：".into(),
        format!("现将《{annex}》印发给你们，请认真抓好落实。"),
        "澄溪县人民政府办公室".into(),
        "2024年4月8日".into(),
        annex.into(),
    ]
}

/// So many different ones of these names, none of `but`.
fn draw(
    random: &mut Random,
    names: &[&'static str],
    count: usize,
    but: &[&'static str],
) -> Vec<&'static str> {
    let mut drawn: Vec<&'static str> = Vec::new();
    while drawn.len() < count {
        let name = random.word(names);
        if !drawn.contains(&name) && !but.contains(&name) {
            drawn.push(name);
        }
    }
    drawn
}

/// What is to be done, without the point at its end.
fn deed(random: &mut Random) -> String {
    let mut deed = String::from(random.word(&DEEDS));
    if random.once_in(2) {
        let measure = random.word(&["个", "处", "公里", "项", "万亩"]);
        deed += &format!("{}{measure}", random.below(87) + 3);
    }
    for _ in 0..random.below(4) {
        deed += random.word(&FURTHER);
    }
    deed
}

/// The names with this role.
fn with_role(names: &[&'static str], role: Role) -> impl Iterator<Item = (&'static str, Role)> {
    names.iter().map(move |name| (*name, role))
}
