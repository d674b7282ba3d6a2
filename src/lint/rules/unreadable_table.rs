//! Tables whose rows could not be recovered.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Severity, TroubleReason};

pub(super) const RULE: Rule = Rule {
    code: "TB102",
    name: "unreadable-table",
    severity: Severity::Warning,
    zh: "表格无法还原成行",
    en: "a table whose rows could not be recovered",
    doc: include_str!("unreadable_table.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for trouble in &context.notice.troubles {
        let (zh, en) = match trouble.reason {
            TroubleReason::InterleavedColumns => (
                "两列文字逐行交错，分不清哪一行属于哪一格，没有还原成表",
                "columns are printed through each other line by line, so the table was not recovered",
            ),
            TroubleReason::CellsDoNotFit => (
                "逐行排出的单元格与表头各列对不上，分不清哪一行属于哪一格，没有还原成表",
                "the cells, one a line, do not fit the columns of this header, so the table was not recovered",
            ),
            TroubleReason::RowDoesNotFit => (
                "空格都排在行末，这里的单元格属于哪一列定不下来，没有还原成任务",
                "blank cells stand at the ends of rows, and where the others belong cannot be told here, so these were not read",
            ),
            TroubleReason::SpanDoesNotFit => (
                "合并的格多占或少占了一行，这一行的单元格属于哪一列定不下来，没有还原成任务",
                "a merged cell covers a row too many or too few, and where the cells of this row belong cannot be told, so it was not read",
            ),
            TroubleReason::RowParted => (
                "这一行没有序号和责任单位，当作上一张表最后一行的下半段，接在那一项任务后面",
                "this row has no number and no body, and was taken for the rest of the last row of the table above",
            ),
            TroubleReason::RowWithoutTask => (
                "这一行有序号，后面的单元格认不出哪一格是任务，没有还原成任务",
                "none of the cells behind this number could be told to be the task, so the row was not read",
            ),
            TroubleReason::RecordDoesNotFit => (
                "这一行的逗号比表头多或少，分不清哪一段属于哪一格，没有还原成任务；格内的逗号要加引号",
                "commas part more or fewer cells here than there are names, so this record was not read; a cell with a comma needs quotes",
            ),
            TroubleReason::RunTogether => (
                "表头和各格连排在一起，没有界线，分不清哪一段属于哪一格，没有还原成表",
                "the cells of this table stand behind one another without borders, so the table was not recovered",
            ),
            TroubleReason::UnknownColumns => (
                "像是任务表，但认不出表头各列是什么，没有还原成表",
                "this looks like a table of tasks, but its columns are not known, so it was not recovered",
            ),
            TroubleReason::NothingRead => (
                "标题说这是一张任务表，下面没有读出任何一行",
                "the title says that this is a table of tasks, and no row of it was recovered",
            ),
            TroubleReason::FurtherNotice => continue,
        };
        // A title may promise more than stands below it.
        let sure = match trouble.reason {
            TroubleReason::NothingRead | TroubleReason::RowParted => Confidence::Medium,
            _ => Confidence::High,
        };
        drafts.push(Draft::at(trouble.at.clone(), zh, en).confidence(sure));
    }
    for table in &context.notice.tables {
        if !table.names_units() || !table.rows.is_empty() {
            continue;
        }
        let Some(at) = table
            .columns
            .iter()
            .find_map(|column| column.at.clone())
            .or_else(|| table.at.clone())
        else {
            continue;
        };
        drafts.push(
            Draft::at(
                at, "表头之下没有读出任何一行", "no row was recovered below this header",
            )
            .confidence(Confidence::Low),
        );
    }
    drafts
}
