//! The roles of units in a task: 牵头, 责任, 配合.

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// 牵头, 主办
    Lead,
    /// 配合, 参与, 协办
    Support,
    /// 负责, 落实, 责任单位
    Responsible,
}
