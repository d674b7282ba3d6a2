//! Paragraphs out of hard-wrapped lines, as the text layer of a print gives them.
//!
//! Such a text breaks where the printed line was full, and besides, where the typesetter stretched a line, next to wide
//! punctuation. A break elsewhere ends a paragraph. Page marks fall into the middle of sentences and are passed over.

use super::line::{Class, Entry, Paragraph, classify};
use super::sections::has_title_tail;
use crate::mapped::MappedText;

/// Share of the usual width from which a line counts as full.
const FULL: f32 = 0.8;

/// Joins the lines of a wrapped text; leaves every other text as it is.
pub(super) fn reflow(entries: Vec<Entry>) -> Vec<Entry> {
    let Some(width) = wrap_width(&entries) else {
        return entries;
    };
    let mut joiner = Joiner {
        width,
        out: Vec::with_capacity(entries.len()),
        open: None,
        marks: Vec::new(),
    };
    for entry in entries {
        match entry {
            Entry::Line(line) => joiner.line(line),
            table => {
                joiner.close();
                joiner.out.push(table);
            }
        }
    }
    joiner.close();
    joiner.out
}

/// The width at which a text is wrapped, in half characters; none where it is not.
fn wrap_width(entries: &[Entry]) -> Option<usize> {
    let mut widths = Vec::new();
    let (mut long, mut broken) = (0usize, 0usize);
    for entry in entries {
        let Entry::Line(line) = entry else {
            return None;
        };
        if matches!(line.class, Class::PageMark) {
            continue;
        }
        let width = columns(&line.text);
        widths.push(width);
        // A cell or paragraph of its own stands behind a blank line.
        if width >= 40 && !line.gap {
            long += 1;
            broken += usize::from(!ends_paragraph(&line.text));
        }
    }
    if widths.len() < 4 || long < 3 || broken * 5 < long * 2 {
        return None;
    }
    widths.sort_unstable();
    let usual = widths[widths.len() * 9 / 10];
    let longest = widths[widths.len() - 1];
    // A wrapped text has no line much longer than the others.
    (usual <= 130 && longest <= usual * 2).then_some(usual)
}

fn ends_paragraph(text: &str) -> bool {
    text.ends_with([
        '。', '；', ';', '：', ':', '！', '？', '）', ')', '〕', '］', ']', '】',
    ])
}

struct Joiner {
    width: usize,
    out: Vec<Entry>,
    open: Option<Open>,
    /// Page marks met inside the open paragraph.
    marks: Vec<Entry>,
}

/// A paragraph that may go on.
struct Open {
    line: Paragraph,
    /// Columns of the printed line that the last piece ends.
    columns: usize,
    /// A page mark stands between it and the next line.
    cut: bool,
}

impl Joiner {
    fn line(&mut self, line: Paragraph) {
        if line.class == Class::PageMark {
            if let Some(open) = &mut self.open {
                open.cut = true;
                self.marks.push(Entry::Line(line));
            } else {
                self.out.push(Entry::Line(line));
            }
            return;
        }
        let width = columns(&line.text);
        if let Some(open) = &mut self.open
            && continues(open, &line, self.width)
        {
            let printed = open.columns + width;
            open.columns = if printed <= self.width + 4 && open.columns < full(self.width) {
                printed
            } else {
                width
            };
            if open.cut {
                open.line.text.push_cut();
            }
            open.cut = false;
            open.line.text.append(&line.text);
            return;
        }
        self.close();
        self.open = Some(Open {
            line,
            columns: width,
            cut: false,
        });
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.line.class = classify(&open.line.text);
            self.out.push(Entry::Line(open.line));
        }
        self.out.append(&mut self.marks);
    }
}

fn full(width: usize) -> usize {
    (width as f32 * FULL) as usize
}

/// Whether a line goes on with the open paragraph.
fn continues(open: &Open, line: &Paragraph, width: usize) -> bool {
    if line.gap && !open.cut || starts_anew(&line.class) || stands_alone(&open.line.class) {
        return false;
    }
    let before: &MappedText = &open.line.text;
    if unclosed(before) {
        return true;
    }
    let full_line = open.columns >= full(width);
    if !full_line && has_title_tail(before) {
        return false;
    }
    if before.ends_with(['。', '！', '？']) {
        // A short line without any mark behind a closed sentence is a signature.
        let bare = columns(&line.text) * 5 < width * 3
            && !line
                .text
                .contains(['，', '。', '、', '；', '：', ',', ';', ':']);
        if bare {
            return false;
        }
        // The end of a sentence at the margin may be the end of the paragraph as well; a bracket behind it belongs to it.
        return full_line
            || line
                .text
                .starts_with(['（', '(', '〔', '[', '【', '”', '）', '。']);
    }
    if before.ends_with([':', '：']) {
        // A label alone still waits for its value.
        return full_line || open.line.class == Class::Duty || classify(before) == Class::Duty;
    }
    let stretched = before.ends_with(['，', ',', '、', '；', ';', '”', '》', '）', ')', '〕', '’'])
        || line.text.starts_with([
            '“', '《', '（', '(', '〔', '‘', '，', '、', '；', '。', '）', '”', '》',
        ]);
    full_line || stretched
}

/// Classes that begin a paragraph wherever they stand.
fn starts_anew(class: &Class) -> bool {
    !matches!(class, Class::Prose | Class::Addressees | Class::Chrome)
}

/// Classes that are whole on one line.
fn stands_alone(class: &Class) -> bool {
    matches!(
        class,
        Class::Date
            | Class::DocNumber
            | Class::AttachmentMark(_)
            | Class::Disclosure
            | Class::Addressees
    )
}

/// A bracket or book title is open at the end, and not for long.
fn unclosed(text: &str) -> bool {
    const NEAR: usize = 400;
    let mut start = text.len().saturating_sub(NEAR * 3);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut open: Vec<char> = Vec::new();
    for c in text[start..].chars() {
        match c {
            '《' | '〔' | '（' | '(' | '【' | '[' | '［' => open.push(c),
            '》' | '〕' | '）' | ')' | '】' | ']' | '］' => {
                open.pop();
            }
            _ => {}
        }
    }
    !open.is_empty()
}

/// Half columns of a text: wide characters take two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Element, Zone};

    fn paragraphs(text: &str) -> Vec<String> {
        let mut gap = false;
        let mut entries = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if line.is_empty() {
                gap = true;
            } else {
                entries.push(Entry::Line(Paragraph {
                    class: classify(line),
                    text: MappedText::verbatim(line, at),
                    zone: Zone::Content,
                    element: Element::Paragraph,
                    gap: std::mem::take(&mut gap),
                    links: Vec::new(),
                }));
            }
            at += line.len() + 1;
        }
        reflow(entries)
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Line(line) if line.class != Class::PageMark => Some(line.text.into_string()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn full_and_stretched_lines_go_on_and_headings_do_not() {
        let wrapped = "一、主要目标\n\
            围绕全年目标抓好各项任务的分解和落实并定期检查督促各单位加快进度确保按期完成各\n\
            项指标，\n推动工作\n“上台阶”\n再见成效。\n\
            二、重点任务\n\
            （一）\n加快推进城乡供水管网改造工程建设力争年内完成主管网三十公里和支管网五十公里\n\
            的改造任务并同步建设智慧水务平台实现供水全过程监管和水质在线监测。（责\n\n# Page 3:\n任单位：水利局）\n\
            （二）加快推进农村道路提升改造工程建设力争年内完成主干道路二十公里和支路四十公\n\
            里的改造任务。\n";
        assert_eq!(
            paragraphs(wrapped),
            [
                "一、主要目标",
                "围绕全年目标抓好各项任务的分解和落实并定期检查督促各单位加快进度确保按期完成各项指标，推动工作“上台阶”再见成效。",
                "二、重点任务",
                "（一）加快推进城乡供水管网改造工程建设力争年内完成主管网三十公里和支管网五十公里的改造任务并同步建设智慧水务平台实现供水全过程监管和水质在线监测。（责任单位：水利局）",
                "（二）加快推进农村道路提升改造工程建设力争年内完成主干道路二十公里和支路四十公里的改造任务。",
            ]
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let text = "一、水环境\n1.完成清淤任务并建成配套管网和泵站，年内全部投入使用。\n责任单位:水利局\n2.建成公园绿地。\n责任单位:住建局";
        assert_eq!(paragraphs(text).len(), 5);
    }
}
