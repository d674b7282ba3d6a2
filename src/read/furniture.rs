//! Corrections to the zones that need the text of the lines: the page heading is content, an index block is not.

use crate::document::{Block, Document, Element, Line, Table, Zone};

/// Corrects the zones of a read page.
pub(super) fn correct(document: &mut Document) {
    for block in &mut document.blocks {
        if let Block::Table(table) = block
            && table.zone == Zone::Content
            && is_index(table)
        {
            table.zone = Zone::Chrome;
        }
    }
    let titles: Vec<String> = document
        .meta
        .iter()
        .filter(|meta| meta.name == "title" || meta.name == "articletitle")
        .map(|meta| bare(&meta.content))
        .collect();
    claim_title(&mut document.blocks, &titles);
}

/// Labels of index blocks (信息公开目录) without their white space and colon.
const LABELS: &[&str] = &[
    "索引号",
    "信息索引号",
    "统一登记号",
    "文件登记号",
    "文号",
    "发文字号",
    "发布文号",
    "发文编号",
    "文件编号",
    "发布机构",
    "发文机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "制发机构",
    "公开责任部门",
    "成文日期",
    "发文日期",
    "生成日期",
    "生成时间",
    "发布日期",
    "发布时间",
    "公开日期",
    "发文时间",
    "生效日期",
    "生效时间",
    "废止时间",
    "公开方式",
    "公开形式",
    "公开时限",
    "公开范围",
    "有效性",
    "效力状态",
    "是否有效",
    "时效",
    "有效期",
    "主题分类",
    "信息分类",
    "组配分类",
    "体裁分类",
    "主题词",
    "关键词",
    "公文种类",
    "信息名称",
    "文件名称",
    "内容概述",
    "标题",
    "名称",
    "分类",
    "信息来源",
];

/// Whether a table is an index block: several of its cells are such labels.
fn is_index(table: &Table) -> bool {
    if table.cells.len() > 80 {
        return false;
    }
    let labels = table
        .cells
        .iter()
        .filter(|cell| {
            let text = bare(&cell.joined());
            // Label and value may share a cell.
            let label = text.split([':', '：']).next().unwrap_or("");
            LABELS.contains(&label)
        })
        .count();
    labels >= 3 && labels * 4 >= table.cells.iter().filter(|c| !c.lines.is_empty()).count()
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many lines a title is broken into at most.
const TITLE_LINES: usize = 4;

/// Gives the page heading, which often stands outside the element that holds the text, to the content.
fn claim_title(blocks: &mut [Block], titles: &[String]) {
    let first = blocks.iter().position(|block| match block {
        Block::Line(line) => line.zone == Zone::Content,
        Block::Table(table) => table.zone == Zone::Content,
    });
    let Some(first) = first else {
        return;
    };
    let is_title = |block: &Block| match block {
        Block::Line(line) => {
            let text = bare(&line.text);
            text.chars().count() >= 6 && titles.iter().any(|title| title.contains(&text))
        }
        Block::Table(_) => false,
    };
    let is_heading = |block: &Block| match block {
        Block::Line(line) => {
            matches!(line.element, Element::Heading(1..=3)) && line.text.chars().count() >= 6
        }
        Block::Table(_) => false,
    };
    if blocks[first..].iter().take(TITLE_LINES).any(is_title) {
        return;
    }
    let before = &blocks[..first];
    let Some(last) = before
        .iter()
        .rposition(is_title)
        .or_else(|| before.iter().rposition(is_heading))
    else {
        return;
    };
    // A title broken into lines goes as a whole.
    let mut at = last;
    loop {
        let Block::Line(line) = &mut blocks[at] else {
            return;
        };
        line.zone = Zone::Content;
        let continues = line.continues;
        if at == 0 || last - at + 1 >= TITLE_LINES {
            return;
        }
        let joins = |line: &Line| continues && line.zone == Zone::Chrome;
        match &blocks[at - 1] {
            Block::Line(previous) if joins(previous) => at -= 1,
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::mapped::MappedText;

    fn line(text: &str, zone: Zone, continues: bool) -> Block {
        Block::Line(Line {
            text: MappedText::verbatim(text, 0),
            zone,
            continues,
            ..Line::default()
        })
    }

    #[test]
    fn the_page_heading_belongs_to_the_content() {
        let mut document = Document {
            meta: vec![Meta {
                name: "title".to_owned(),
                content: MappedText::verbatim("关于印发年度任务分解表的通知_某区政府", 0),
            }],
            blocks: vec![
                line("首页", Zone::Chrome, false),
                line("关于印发年度任务", Zone::Chrome, false),
                line("分解表的通知", Zone::Chrome, true),
                line("发布日期:2020-01-02", Zone::Chrome, false),
                line("各有关单位:", Zone::Content, false),
            ],
            ..Document::default()
        };
        correct(&mut document);
        let content: Vec<_> = document
            .blocks
            .iter()
            .map(|block| matches!(block, Block::Line(line) if line.zone == Zone::Content))
            .collect();
        assert_eq!(content, [false, true, true, false, true]);
    }
}
