//! Names of columns that lost a character: 头单位 of 牵头单位, 工作任 of 工作任务. No other word is left of them.

use crate::model::ColumnRole::{self, Deadline, Lead, Support, Text, Unit};

/// The names that nearly every table of tasks has, of four characters each.
#[rustfmt::skip]
const WHOLE: &[(&str, ColumnRole)] = &[
    ("责任单位", Unit), ("责任部门", Unit), ("承办单位", Unit), ("牵头单位", Lead), ("牵头部门", Lead), ("配合单位", Support), ("配合部门", Support),
    ("协办单位", Support), ("完成时限", Deadline), ("完成时间", Deadline), ("工作任务", Text), ("重点任务", Text), ("主要任务", Text), ("任务内容", Text),
    ("工作内容", Text), ("工作措施", Text), ("具体措施", Text),
];

/// The role of a name of which one character is lost; `None` where what is left may be of names with several roles.
pub(super) fn role_of(name: &str) -> Option<ColumnRole> {
    if name.len() != 3 * '名'.len_utf8() {
        return None;
    }
    let mut roles = WHOLE.iter().filter(|(whole, _)| has_lost_one(whole, name));
    let (_, role) = roles.next()?;
    roles.all(|(_, other)| other == role).then_some(*role)
}

/// Whether a name is the whole without one of its characters.
fn has_lost_one(whole: &str, name: &str) -> bool {
    let mut at = whole.char_indices();
    at.any(|(at, c)| name.strip_prefix(&whole[..at]) == Some(&whole[at + c.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_is_made_up_for_where_it_can_be_but_one_role() {
        let facts = [
            ("头单位", Some(Lead)),
            ("责任位", Some(Unit)),
            ("工作任", Some(Text)),
            ("完成时", Some(Deadline)),
            ("合单位", Some(Support)),
            ("水利局", None),
            ("单位", None),
            ("责任单位", None),
        ];
        for (name, role) in facts {
            assert_eq!(role_of(name), role, "{name}");
        }
    }
}
