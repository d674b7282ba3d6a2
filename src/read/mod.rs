//! stub
use crate::document::*;
use crate::mapped::MappedText;
use crate::span::Source;
use crate::{Options, Result};
pub(crate) fn read(bytes: &[u8], _o: &Options) -> Result<Document> {
    let t = String::from_utf8_lossy(bytes).into_owned();
    let mut blocks = vec![];
    let mut at = 0;
    let mut gap = false;
    for l in t.split('\n') {
        let tr = l.trim();
        if !tr.is_empty() {
            let off = at + (l.len() - l.trim_start().len());
            blocks.push(Block::Line(Line {
                text: MappedText::verbatim(tr, off),
                gap,
                ..Default::default()
            }));
            gap = false
        } else {
            gap = true
        }
        at += l.len() + 1;
    }
    Ok(Document {
        origin: crate::model::Origin {
            media_type: "text/plain".into(),
            ..Default::default()
        },
        source: Source::new(t),
        blocks,
        ..Default::default()
    })
}
