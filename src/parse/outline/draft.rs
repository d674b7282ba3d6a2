//! An outline item on its way: the lines that belong to it.

use crate::mapped::MappedText;
use crate::zh::ordinal::Marker;
use crate::zh::responsibility::names_no_work;

/// An item while its lines are being gathered.
#[derive(Debug)]
pub(super) struct Draft {
    pub marker: Marker,
    /// The whole first line, marker included.
    pub printed: MappedText,
    /// A grid stands right below the first line, which is its heading.
    pub heads_grid: bool,
    /// Lines behind the first that have no number.
    pub paragraphs: Vec<MappedText>,
    /// Lines of responsibility.
    pub duties: Vec<MappedText>,
    /// Lines of responsibility above all items, which hold for this one.
    pub head: Vec<MappedText>,
    /// A statement at the end of the paragraph that holds for all items in it.
    pub shared: Option<MappedText>,
    pub children: Vec<Draft>,
    /// Lines of responsibility below the children that close this item, not the last of them.
    pub closing: Vec<MappedText>,
    /// Clauses below another item that say who bears this one: 第3项由甲局负责.
    pub handed: Vec<MappedText>,
    /// The words below this item that part it and those beside it among bodies: no text of it, but nobody else's either.
    pub shares: Option<MappedText>,
}

impl Draft {
    /// An item whose first line this is.
    pub(super) fn begin(marker: Marker, printed: &MappedText) -> Draft {
        Draft {
            marker,
            printed: printed.clone(),
            heads_grid: false,
            paragraphs: Vec::new(),
            duties: Vec::new(),
            head: Vec::new(),
            shared: None,
            children: Vec::new(),
            closing: Vec::new(),
            handed: Vec::new(),
            shares: None,
        }
    }

    /// Whether the item says what is to be done, and its last sentence does not go on behind a comma.
    pub(super) fn is_said(&self) -> bool {
        let last = self.paragraphs.last();
        let text = last.map_or(&self.printed[self.marker.len..], |last| &**last);
        let headed = last.is_none() && names_no_work(text.trim());
        text.contains(char::is_alphanumeric) && !text.ends_with([',', '，', '、']) && !headed
    }

    /// Takes a line without a number: a paragraph, or the rest of one that a hard wrap parted inside quotation marks.
    pub(super) fn paragraph(&mut self, text: MappedText) {
        let below_duty = !self.duties.is_empty() && self.ends_with_duty();
        let above = self.paragraphs.last_mut().unwrap_or(&mut self.printed);
        if !below_duty && closes(&text, above) {
            above.append(&text);
        } else {
            self.paragraphs.push(text);
        }
    }

    /// Whether no paragraph stands below the last line of responsibility.
    pub(super) fn ends_with_duty(&self) -> bool {
        self.paragraphs.last().is_none_or(|last| {
            let below = |duty: &MappedText| duty.hull(0..1).start > last.hull(0..1).start;
            self.duties.last().is_some_and(below)
        })
    }

    /// Whether the item or one below it has a line of responsibility.
    pub(super) fn has_duty(&self) -> bool {
        !self.duties.is_empty() || self.children.iter().any(Draft::has_duty)
    }
}

/// Whether a line closes the quotation mark, or that of a title, with which the line above leaves off in the middle of a sentence.
fn closes(text: &str, above: &str) -> bool {
    const MARKS: [(char, char); 2] = [('“', '”'), ('《', '》')];
    !above.ends_with(['。', '；', ';', '：', ':'])
        && MARKS.iter().any(|&(open, close)| {
            text.find(close)
                .is_some_and(|end| !text[..end].contains(open))
                && above
                    .rfind(open)
                    .is_some_and(|start| !above[start..].contains(close))
        })
}
