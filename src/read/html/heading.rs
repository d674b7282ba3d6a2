//! The heading of a page, which often stands outside the element that holds the text, is content all the same.

use crate::document::{Block, Document, Element, Line, Zone};

/// Gives a read page's heading to its content.
pub(super) fn claim(document: &mut Document) {
    let titles: Vec<String> = document
        .meta
        .iter()
        .filter(|meta| meta.name == "title" || meta.name == "articletitle")
        .map(|meta| bare(&meta.content))
        .collect();
    claim_title(&mut document.blocks, &titles);
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many lines a title is broken into at most.
const TITLE_LINES: usize = 4;

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
        claim(&mut document);
        let content: Vec<_> = document
            .blocks
            .iter()
            .map(|block| matches!(block, Block::Line(line) if line.zone == Zone::Content))
            .collect();
        assert_eq!(content, [false, true, true, false, true]);
    }
}
