//! What the columns of a task table hold, by the names in its header.

use std::sync::LazyLock;

use crate::model::ColumnRole;
use crate::zh::words::Beginnings;

/// Names that say it all, white space and brackets removed.
const NAMES: &[(&str, ColumnRole)] = &[
    ("序号", ColumnRole::Seq),
    ("编号", ColumnRole::Seq),
    ("项目序号", ColumnRole::Seq),
    ("任务序号", ColumnRole::Seq),
    ("号", ColumnRole::Seq),
    ("项目", ColumnRole::Group),
    ("分类", ColumnRole::Group),
    ("类别", ColumnRole::Group),
    ("类型", ColumnRole::Group),
    ("领域", ColumnRole::Group),
    ("方面", ColumnRole::Group),
    ("板块", ColumnRole::Group),
    ("考核项目", ColumnRole::Group),
    ("项目类别", ColumnRole::Group),
    ("任务类别", ColumnRole::Group),
    ("工作类别", ColumnRole::Group),
    ("指标类别", ColumnRole::Group),
    ("考核评价项目", ColumnRole::Group),
    ("主要考评方面", ColumnRole::Group),
    ("考核条目", ColumnRole::Group),
    ("一级指标", ColumnRole::Group),
    ("单位", ColumnRole::Measure),
    ("计量单位", ColumnRole::Measure),
    ("指标单位", ColumnRole::Measure),
    ("数量单位", ColumnRole::Measure),
    ("目标", ColumnRole::Target),
    ("目标值", ColumnRole::Target),
    ("年度目标", ColumnRole::Target),
    ("目标值及质量要求", ColumnRole::Target),
    ("目标及质量要求", ColumnRole::Target),
    ("指标值", ColumnRole::Target),
    ("计划数", ColumnRole::Target),
    ("任务数", ColumnRole::Target),
    ("计划目标", ColumnRole::Target),
    ("年度目标值", ColumnRole::Target),
    ("备注", ColumnRole::Remarks),
    ("说明", ColumnRole::Remarks),
    ("成果形式", ColumnRole::Other),
    ("工作依据", ColumnRole::Other),
    ("分解情况", ColumnRole::Other),
];

/// Parts of names, the first that occurs decides; those that exclude stand before those that include.
const PARTS: &[(&str, ColumnRole)] = &[
    ("认定", ColumnRole::Assessor),
    ("监考", ColumnRole::Assessor),
    ("评分部门", ColumnRole::Assessor),
    ("评分单位", ColumnRole::Assessor),
    ("考核部门", ColumnRole::Assessor),
    ("考核单位", ColumnRole::Assessor),
    ("考核责任", ColumnRole::Assessor),
    ("考评单位", ColumnRole::Assessor),
    ("考评部门", ColumnRole::Assessor),
    ("评价部门", ColumnRole::Assessor),
    ("督办单位", ColumnRole::Assessor),
    ("督查单位", ColumnRole::Assessor),
    ("领导", ColumnRole::Person),
    ("责任人", ColumnRole::Person),
    ("负责人", ColumnRole::Person),
    ("联系人", ColumnRole::Person),
    ("电话", ColumnRole::Person),
    ("时限", ColumnRole::Deadline),
    ("完成时间", ColumnRole::Deadline),
    ("时间要求", ColumnRole::Deadline),
    ("时间节点", ColumnRole::Deadline),
    ("完成期限", ColumnRole::Deadline),
    ("进度安排", ColumnRole::Deadline),
    ("计划完成", ColumnRole::Deadline),
    ("完成情况", ColumnRole::Progress),
    ("进展", ColumnRole::Progress),
    ("完成比例", ColumnRole::Progress),
    ("进度评价", ColumnRole::Progress),
    ("自评", ColumnRole::Progress),
    ("落实情况", ColumnRole::Progress),
    ("牵头", ColumnRole::Lead),
    ("主办", ColumnRole::Lead),
    ("配合", ColumnRole::Support),
    ("参与", ColumnRole::Support),
    ("参加单位", ColumnRole::Support),
    ("协办", ColumnRole::Support),
    ("协同", ColumnRole::Support),
    ("协作", ColumnRole::Support),
    ("协助", ColumnRole::Support),
    ("其他责任", ColumnRole::Support),
    ("责任单位", ColumnRole::Unit),
    ("责任部门", ColumnRole::Unit),
    ("责任科室", ColumnRole::Unit),
    ("责任处室", ColumnRole::Unit),
    ("责任主体", ColumnRole::Unit),
    ("责任", ColumnRole::Unit),
    ("负责单位", ColumnRole::Unit),
    ("负责部门", ColumnRole::Unit),
    ("承办", ColumnRole::Unit),
    ("实施单位", ColumnRole::Unit),
    ("实施主体", ColumnRole::Unit),
    ("落实单位", ColumnRole::Unit),
    ("主责", ColumnRole::Unit),
    ("指导部门", ColumnRole::Unit),
    ("指导单位", ColumnRole::Unit),
    ("分值", ColumnRole::Score),
    ("权重", ColumnRole::Score),
    ("赋分办法", ColumnRole::Standard),
    ("赋分", ColumnRole::Score),
    ("总分", ColumnRole::Score),
    ("得分", ColumnRole::Score),
    ("分数", ColumnRole::Score),
    ("评分", ColumnRole::Standard),
    ("计分", ColumnRole::Standard),
    ("标准", ColumnRole::Standard),
    ("计算方法", ColumnRole::Standard),
    ("考核细则", ColumnRole::Standard),
    ("考评方式", ColumnRole::Standard),
    ("考核方式", ColumnRole::Standard),
    ("目标值", ColumnRole::Target),
    ("指标", ColumnRole::Text),
    ("任务", ColumnRole::Text),
    ("措施", ColumnRole::Text),
    ("要求", ColumnRole::Text),
    ("内容", ColumnRole::Text),
    ("事项", ColumnRole::Text),
    ("要点", ColumnRole::Text),
    ("实事", ColumnRole::Text),
    ("项目名称", ColumnRole::Text),
    ("举措", ColumnRole::Text),
    ("项目", ColumnRole::Text),
    ("备注", ColumnRole::Remarks),
];

/// The simplified form of a character that labels have in traditional script.
fn simplified(c: char) -> char {
    match c {
        '責' => '责',
        '單' => '单',
        '牽' => '牵',
        '頭' => '头',
        '時' => '时',
        '間' => '间',
        '項' => '项',
        '號' => '号',
        '標' => '标',
        '務' => '务',
        '內' => '内',
        '備' => '备',
        '註' => '注',
        '協' => '协',
        '辦' => '办',
        '與' => '与',
        '參' => '参',
        '類' => '类',
        '別' => '别',
        '評' => '评',
        '領' => '领',
        '導' => '导',
        '認' => '认',
        '門' => '门',
        '實' => '实',
        '體' => '体',
        '進' => '进',
        '據' => '据',
        '數' => '数',
        '權' => '权',
        '編' => '编',
        _ => c,
    }
}

/// A header name as it is compared: no white space, no bracketed addition, simplified.
pub(super) fn normal_name(name: &str) -> String {
    normal_characters(name).collect()
}

fn normal_characters(name: &str) -> impl Iterator<Item = char> {
    let mut depth = 0usize;
    name.chars().filter_map(move |c| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || depth > 0 => {}
            c => return Some(simplified(c)),
        }
        None
    })
}

/// Longest name that headers use, in characters.
const LONGEST: usize = 14;

/// The role that a header name stands for, if it is one that headers use.
pub(super) fn role_of_name(name: &str) -> Option<ColumnRole> {
    // Most texts that this is asked about are no names, but sentences; their beginning tells as much.
    let normal: String = normal_characters(name).take(LONGEST + 1).collect();
    let length = normal.chars().count();
    if length == 0 || length > LONGEST || normal.contains(['。', ';', '；', ',', '，']) {
        return None;
    }
    if let Some((_, role)) = NAMES.iter().find(|(known, _)| *known == normal) {
        return Some(*role);
    }
    if length > 10 {
        return None;
    }
    // The place of a part in the list comes first, so that the least is the first of the list.
    static IN_ORDER: LazyLock<Beginnings<(usize, ColumnRole)>> = LazyLock::new(|| {
        let parts = PARTS.iter().enumerate();
        Beginnings::with(parts.map(|(at, (part, role))| (*part, (at, *role))))
    });
    normal
        .char_indices()
        .flat_map(|(at, _)| IN_ORDER.all(&normal[at..]))
        .min_by_key(|(_, (at, _))| *at)
        .map(|(_, (_, role))| role)
}

/// Names of task columns in full; other names only contain such a word, as cells may.
const TASK_NAMES: &[&str] = &[
    "考核指标",
    "工作任务",
    "任务",
    "主要任务",
    "细化措施",
    "具体工作要求",
    "事项",
    "民生实事",
    "项目名称",
    "主要内容",
    "项目内容",
    "重点任务",
    "工作措施",
    "工作要求",
    "具体要求",
    "考核内容",
    "考核要点",
    "考核评价内容",
    "考核评价指标",
    "具体考评内容",
    "评定项目与评定内容",
    "工作项目",
    "目标任务",
    "指标",
    "指标名称",
    "任务内容",
    "工作内容",
    "主要指标",
    "年度任务",
    "具体任务",
    "具体措施",
    "目标要求",
    "任务名称",
    "重点工作",
    "工作事项",
    "主要措施",
    "任务分解",
    "工作目标",
    "主要工作",
    "具体内容",
    "内容",
    "措施",
    "任务要求",
    "责任事项",
];

/// Whether a name is one that only headers have, not a cell that happens to hold such a word.
pub(super) fn is_full_name(name: &str) -> bool {
    let normal = normal_name(name);
    NAMES.iter().any(|(known, _)| *known == normal)
        || TASK_NAMES.contains(&normal.as_str())
        || role_of_name(name)
            .is_some_and(|role| !matches!(role, ColumnRole::Text | ColumnRole::Group))
}

/// Whether a set of header cells is the header of a task table: a task column and one that says who or when or how much.
pub(super) fn is_header(roles: &[Option<ColumnRole>]) -> bool {
    use ColumnRole::*;
    let has = |wanted: &[ColumnRole]| roles.iter().flatten().any(|role| wanted.contains(role));
    let known = roles.iter().flatten().count();
    known >= 2
        && known * 2 >= roles.len()
        && has(&[Text, Group, Heading])
        && has(&[
            Unit, Lead, Support, Deadline, Seq, Score, Target, Assessor, Standard,
        ])
}

/// Settles the roles of the whole header: of several task columns the last is the text and the one before its heading.
///
/// `merged` tells for each column whether one header cell spans it and the column before (考核指标 over two columns).
pub(super) fn settle(roles: &mut [ColumnRole]) {
    use ColumnRole::*;
    let position = |roles: &[ColumnRole], role| roles.iter().position(|r| *r == role);
    // 单位 beside a unit column is the unit of measurement; alone it is the responsible one.
    if !roles.iter().any(|role| matches!(role, Unit | Lead)) {
        if let Some(at) = position(roles, Measure) {
            roles[at] = Unit;
        }
    }
    // A sequence number numbers what stands right of it: a category there is the task's heading.
    if let Some(seq) = position(roles, Seq) {
        for role in roles.iter_mut().skip(seq + 1) {
            if *role == Group {
                *role = Text;
            }
        }
    }
    if !roles.contains(&Text) {
        let last_group = roles.iter().rposition(|role| *role == Group);
        let target = position(roles, Target);
        match (last_group, target) {
            (Some(at), _) => roles[at] = Text,
            (None, Some(at)) => roles[at] = Text,
            _ => {}
        }
    }
    let texts: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Text).collect();
    if let [before @ .., _] = texts.as_slice() {
        let mut before = before.to_vec();
        if let Some(heading) = before.pop() {
            roles[heading] = Heading;
        }
        for at in before {
            roles[at] = if roles.contains(&Group) { Other } else { Group };
        }
    }
    let groups: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Group).collect();
    for &inner in groups.iter().skip(1) {
        roles[inner] = Other;
    }
}

#[cfg(test)]
mod tests {
    use super::ColumnRole::*;
    use super::*;

    fn roles(names: &[&str]) -> Vec<ColumnRole> {
        let mut roles: Vec<_> = names
            .iter()
            .map(|name| role_of_name(name).unwrap_or(Other))
            .collect();
        settle(&mut roles);
        roles
    }

    #[test]
    fn headers_of_several_shapes() {
        assert_eq!(
            roles(&["项 目", "序号", "考核指标", "责任单位"]),
            [Group, Seq, Text, Unit]
        );
        assert_eq!(
            roles(&[
                "序号",
                "民生实事",
                "主要内容",
                "区政府分管领导",
                "牵头单位",
                "配合单位",
                "完成\n时限"
            ]),
            [Seq, Heading, Text, Person, Lead, Support, Deadline]
        );
        assert_eq!(
            roles(&[
                "考核指标",
                "考核内容",
                "单位",
                "年度目标",
                "责任部门",
                "评分部门"
            ]),
            [Heading, Text, Measure, Target, Unit, Assessor]
        );
        assert_eq!(roles(&["序号", "工作任务", "單位"]), [Seq, Text, Unit]);
        assert_eq!(roles(&["序号", "项目", "責任單位"]), [Seq, Text, Unit]);
    }

    #[test]
    fn sentences_are_no_headers() {
        assert_eq!(role_of_name("完成年度任务。"), None);
        assert_eq!(role_of_name("进一步加强主要污染物减排工作任务落实"), None);
    }
}
