//! The columns of a task table: whether names make a header, and what each column then holds.

mod damaged;
pub(crate) mod goal;
pub(crate) mod names;
pub(crate) mod periods;
mod words;

use self::names::is_contact_name;
use crate::model::ColumnRole;
use crate::zh::responsibility::sentence::division::divides_work;
use crate::zh::text::words::{ends_with_any, holds_any};

/// Whether a set of header cells is the header of a task table: a task column and one that says who or when or how much.
pub(crate) fn is_header<S: AsRef<str>>(names: &[S], roles: &[Option<ColumnRole>]) -> bool {
    use ColumnRole::*;
    let has = |wanted: &[ColumnRole]| roles.iter().flatten().any(|role| wanted.contains(role));
    let known = roles.iter().flatten().count();
    // Lists of people have names and numbers where others have tasks.
    let contacts = || names.iter().any(|name| is_contact_name(name.as_ref()));
    // 任务分解/时序进度: a column of tasks that says by when as well.
    let timed = || {
        let second = names
            .iter()
            .filter_map(|name| name.as_ref().split_once('/'));
        second
            .map(|(_, name)| names::role_of_name(name))
            .any(|role| role == Some(Deadline))
    };
    // What is done by each part of the year stands beside the task, in as many columns as there are parts.
    let parts_of_year = names.iter().zip(roles);
    let parts_of_year = parts_of_year
        .filter(|(name, role)| role.is_none() && periods::is_part_of_year(name.as_ref()))
        .count();
    known >= 2
        && known * 2 >= roles.len() - parts_of_year
        && (has(&[Text, Heading])
            || has(&[Group]) && !contacts()
            || has(&[Target]) && has(&[Seq]) && roles.iter().flatten().count() >= 3)
        && (has(&[
            Unit, Lead, Support, Deadline, Seq, Score, Target, Assessor, Standard, Measure,
        ]) || timed())
}

/// Gives roles to such of the names of a header as say none by themselves, by what stands beside them.
pub(crate) fn by_neighbours<S: AsRef<str>>(names: &[S], roles: &mut [Option<ColumnRole>]) {
    bodies_described(names, roles);
    task_by_place(names, roles);
    bodies_by_class(names, roles);
}

/// Takes the name right behind the number for that of the task column, where bodies stand in another and no name says what
/// they do (任务清单, 工作安排): a numbered list of what bodies do is one of tasks. So is one of what they do by when, where it is
/// the first name and the only one that is not known (整治行业名称 | 时间安排 | 责任单位).
pub(crate) fn task_by_place<S: AsRef<str>>(names: &[S], roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::*;
    let has = |wanted: &[ColumnRole]| roles.iter().flatten().any(|role| wanted.contains(role));
    let contacts = || names.iter().any(|name| is_contact_name(name.as_ref()));
    // 序号 | 单位 | 职责
    let bodies = has(&[Unit, Lead])
        || has(&[Measure]) && names.iter().any(|name| names::is_of_duties(name.as_ref()));
    // A category (类别) is no task.
    let project = names.iter().zip(roles.iter());
    let mut project = project.filter(|(name, role)| {
        **role == Some(Group) && !is_category(&names::normal_name(name.as_ref()))
    });
    if has(&[Text, Heading, Target]) || project.next().is_some() || !bodies || contacts() {
        return;
    }
    let open = |at: &usize| {
        roles.get(*at) == Some(&None) && names.get(*at).is_some_and(|n| !n.as_ref().is_empty())
    };
    let number = roles.iter().position(|role| *role == Some(Seq));
    let behind = number.map(|number| number + 1).filter(open);
    let from = behind.unwrap_or(0);
    let says = |role: &Option<ColumnRole>| {
        matches!(
            role,
            Some(Unit | Lead | Support | Deadline | Remarks | Assessor)
        )
    };
    let known = roles.iter().skip(from + 2);
    if open(&from) && open(&(from + 1)) && known.len() >= 2 && known.clone().all(says) {
        (roles[from], roles[from + 1]) = (Some(Heading), Some(Text));
        return;
    }
    let mut unknown = (0..roles.len()).filter(open);
    let first = unknown.next().filter(|&at| at == 0);
    let only = first.filter(|_| has(&[Deadline]) && unknown.next().is_none());
    // 序号 | 责任单位 | 主要职责
    let duties = (0..roles.len()).filter(|at| open(at) && names::is_of_duties(names[*at].as_ref()));
    let duties = duties.clone().next().filter(|_| duties.count() == 1);
    if let Some(at) = behind.or(only).or(duties) {
        roles[at] = Some(Text);
    }
}

/// Takes a column whose name is a class of bodies (街镇、园区) for that of who bears the duty, where the table allots tasks to them
/// and to nobody else: beside other bodies it says where a task lies, and beside projects where they are built.
pub(crate) fn bodies_by_class<S: AsRef<str>>(names: &[S], roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::*;
    let mut open = (0..roles.len()).filter(|&at| roles[at].is_none());
    let (Some(at), None) = (open.next(), open.next()) else {
        return;
    };
    let others = || roles.iter().flatten();
    if at <= 1
        && others().all(|role| matches!(role, Seq | Text | Deadline | Remarks))
        && others().filter(|role| **role == Text).count() == 1
        && names::is_class_of_bodies(names[at].as_ref())
    {
        roles[at] = Some(Unit);
    }
}

/// Takes a column of bodies that its name only describes (相关部门) for that of who bears the duty, where the only other names are
/// those of duties or tasks: beside a column of who leads or is responsible they join in.
pub(crate) fn bodies_described<S: AsRef<str>>(names: &[S], roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::*;
    /// A cell that ends as such a name does says more.
    const NAME: usize = 4;
    let is_duty = |name: &str, role: Option<ColumnRole>| {
        divides_work(name) || role == Some(Text) && name.chars().nth(NAME).is_none()
    };
    let (mut bodies, mut duties) = (None, 0);
    for (at, (name, role)) in names.iter().zip(roles.iter()).enumerate() {
        let name = name.as_ref();
        match *role {
            Some(Support) | None if bodies.is_none() && names::is_described(name) => {
                bodies = Some(at);
            }
            role if is_duty(name, role) => duties += 1,
            Some(Seq | Deadline | Remarks | Group) => {}
            _ => return,
        }
    }
    if let Some(at) = bodies.filter(|_| duties == 1) {
        roles[at] = Some(Unit);
    }
}

/// A name that only a category has; 项目 and its like may be the task itself.
fn is_category(name: &str) -> bool {
    ends_with_any(
        name,
        &[
            "分类", "类别", "类型", "领域", "方面", "板块", "大类", "专项", "一级指标", "组别",
            "工作组",
        ],
    )
}

/// Whether a column is of bodies that bear a duty.
pub(crate) fn names_units(roles: &[ColumnRole]) -> bool {
    roles.iter().any(|role| role.names_units())
}

/// The first column of a role.
pub(super) fn position(roles: &[ColumnRole], role: ColumnRole) -> Option<usize> {
    roles.iter().position(|known| *known == role)
}

/// Settles the roles of the whole header: of several task columns the last is the text and the one before its heading.
pub(crate) fn settle(names: &[String], roles: &mut [ColumnRole]) {
    use ColumnRole::*;
    // 单位 beside a unit column is the unit of measurement; alone it is the responsible one. 计量单位 is never.
    if !roles.iter().any(|role| matches!(role, Unit | Lead))
        && let Some(at) = position(roles, Measure)
        && names::normal_name(&names[at]) == "单位"
    {
        roles[at] = Unit;
    }
    // Behind the name of a task stands its kind (事项分类), not its text.
    for at in 1..roles.len() {
        if roles[at] == Text && roles[..at].contains(&Text) && is_category(&names[at]) {
            roles[at] = if roles.contains(&Group) { Other } else { Group };
        }
    }
    // What is done in each of several years are steps of what another column says.
    let is_step =
        |at: usize, role| matches!(role, Text | Target) && periods::is_of_year(&names[at]);
    let plans = roles.iter().enumerate();
    let steps = plans
        .clone()
        .filter(|&(at, &role)| is_step(at, role))
        .count();
    let mut tasks = plans.filter(|&(at, &role)| role == Text && !is_step(at, role));
    if steps > 1 && tasks.next().is_some() {
        for (at, role) in roles.iter_mut().enumerate() {
            if is_step(at, *role) {
                *role = Target;
            }
        }
    }
    // A sequence number numbers what stands right of it: a category there is the task's heading.
    if let Some(seq) = position(roles, Seq) {
        for (role, name) in roles.iter_mut().zip(names).skip(seq + 1) {
            if *role == Group && !is_category(name) {
                *role = Text;
            }
        }
        // What stands left of it (重点工作|序号|工作任务) groups what it numbers.
        let numbers_tasks = roles[seq..].contains(&Text) && !roles.contains(&Group);
        if let Some(group) = roles[..seq].iter().rposition(|role| *role == Text)
            && numbers_tasks
            && !is_category(&names[group])
        {
            roles[group] = Group;
        }
    }
    if !roles.contains(&Text) {
        // 项目 may be the task itself, where it is no category and no number stands behind it.
        let numbered = position(roles, Seq).unwrap_or(0);
        let project = (0..roles.len())
            .rfind(|&at| roles[at] == Group && at >= numbered && !is_category(&names[at]));
        let last_group = roles.iter().rposition(|role| *role == Group);
        if let Some(at) = project.or(position(roles, Target)).or(last_group) {
            roles[at] = Text;
        }
    }
    // Beside 任务分解 what is asked of it (考核要点) is the standard by which it is judged.
    if names.iter().any(|name| name.contains("任务分解"))
        && let Some(last) = roles.iter().rposition(|role| *role == Text)
        && names[last].starts_with("考核")
        && roles[..last].contains(&Text)
    {
        roles[last] = Standard;
    }
    let mut texts: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Text).collect();
    // Between the name of a project and what is built of it in the year stands what it is.
    if let [name, what, _] = texts[..]
        && ["项目名称", "工程名称"].contains(&&*names::normal_name(&names[name]))
        && holds_any(&names[what], &["规模", "建设内容"])
    {
        roles[what] = Other;
        texts.remove(1);
    }
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
    use super::names::{normal_name, role_of_name};
    use super::*;

    fn roles(names: &str) -> Vec<ColumnRole> {
        let role = |name| role_of_name(name).unwrap_or(Other);
        let mut roles: Vec<_> = names.split('|').map(role).collect();
        let names = names.split('|').map(|name| normal_name(name).into_owned());
        settle(&names.collect::<Vec<_>>(), &mut roles);
        roles
    }

    #[test]
    fn headers_of_several_shapes() {
        let facts: &[(&str, &[ColumnRole])] = &[
            ("项 目|序号|考核指标|责任单位", &[Group, Seq, Text, Unit]),
            (
                "序号|民生实事|主要内容|区政府分管领导|牵头单位|配合单位|完成\n时限",
                &[Seq, Heading, Text, Person, Lead, Support, Deadline],
            ),
            (
                "考核指标|考核内容|单位|年度目标|责任部门|评分部门",
                &[Heading, Text, Measure, Target, Unit, Assessor],
            ),
            ("重点工作|序号|工作任务|责任单位", &[Group, Seq, Text, Unit]),
            ("序号|工作任务|單位", &[Seq, Text, Unit]),
            ("序号|项目|責任單位", &[Seq, Text, Unit]),
            (
                "序号|考核指标|计量单位|目标值",
                &[Seq, Text, Measure, Target],
            ),
            (
                "序号|主要方向|重点任务|2024年工作项目|2025年计划|牵头部门",
                &[Seq, Other, Text, Target, Target, Lead],
            ),
            (
                "序号|项目名称|2023年完成情况|2024年目标任务",
                &[Seq, Heading, Progress, Text],
            ),
        ];
        for (names, expected) in facts {
            assert_eq!(roles(names), *expected, "{names}");
        }
    }

    #[test]
    fn sentences_are_no_headers() {
        assert_eq!(role_of_name("完成年度任务。"), None);
        assert_eq!(role_of_name("进一步加强主要污染物减排工作任务落实"), None);
    }
}
