//! The addressees (主送机关): where their list ends, and the bodies in it.

use super::Reader;
use crate::mapped::MappedText;
use crate::parse::lines::{Class, Entry};
use crate::zh::responsibility::sentence::subject::begins_with_duty;
use crate::zh::text::scan::{is_colon, skip_one};
use crate::zh::text::words::ends_with_any;
use crate::zh::{ordinal, unit};

impl Reader<'_> {
    /// Splits at `、` and `,` outside brackets.
    pub(super) fn addressees(&mut self, text: &MappedText) {
        let bare = text.slice(
            0..text
                .trim_end_matches([':', '：', '∶', ' ', '\u{a0}', '\u{3000}'])
                .len(),
        );
        let mut depth = 0usize;
        let mut from = 0;
        for (at, c) in bare.char_indices() {
            match c {
                '(' | '（' | '[' | '〔' => depth += 1,
                ')' | '）' | ']' | '〕' => depth = depth.saturating_sub(1),
                '、' | ',' | '，' | ';' | '；' if depth == 0 => {
                    self.addressee(&bare[from..at]);
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        self.addressee(&bare[from..]);
        if !self.header.addressees.is_empty() {
            self.put("addressees", &bare);
        }
    }

    fn addressee(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.header.addressees.push(text.to_owned());
        }
    }
}

/// Where the addressees end that a paragraph begins with: `各镇人民政府：现将…`.
pub(super) fn addressed(text: &str) -> Option<usize> {
    /// In bytes; longer than any text before a colon but a list of companies.
    const LONGEST: usize = 1800;
    let colon = text.find(is_colon).filter(|&at| at <= LONGEST)?;
    let list = &text[..colon];
    let is_name =
        |name: &str| name.starts_with('各') || unit::list::looks_like_unit(name).is_some();
    let mut pieces = list.split(['、', ',', '，']).map(str::trim);
    // 清明将至，县民政局、县文明办倡议: a sentence may name bodies in its midst.
    let names = pieces.next().is_some_and(is_name) || pieces.next_back().is_some_and(is_name);
    let names = names && !is_label(list) && ordinal::leading(list).is_none();
    // A title may be run together with them: …工作安排的通知各区人民政府.
    let titled = list.contains("的通知");
    let opens_text = titled || list.ends_with("如下") || list.contains(['。', ';', '；', '《']);
    // 县水利局：负责巡查: its duties follow, and it is told nothing.
    let duties = begins_with_duty(text[skip_one(text, colon)..].trim_start());
    (names && !opens_text && !duties).then_some(colon)
}

/// Whether a line ends a list of addressees, with the lines above that it goes on from.
pub(super) fn addresses(entries: &[Entry], at: usize, from: usize) -> bool {
    let line = entries[at].line();
    line.is_some_and(|line| addressed(&line.text).is_some())
        || addressed(&whole_list(entries, at, from)).is_some()
}

/// Whether a line announces one thing, and addresses nobody: 建设单位：, 受理机构：. Those who are addressed are 各单位, 有关单位, 直属机构.
fn is_label(list: &str) -> bool {
    const KINDS: [&str; 5] = ["单位", "部门", "机构", "方式", "时间"];
    const WHICH: [char; 9] = ['各', '关', '直', '属', '驻', '辖', '内', '员', '本'];
    ends_with_any(list, &KINDS) && !list.contains(WHICH)
}

/// Whether a line can begin a list of addressees that goes on below: 各乡镇党委、政府，县委各部委，县级国家机关各.
pub(super) fn begins_list(text: &str) -> bool {
    text.starts_with('各') && text.contains(['、', '，', ',']) && !text.contains('。')
}

/// The addressees with the lines before that end in a comma, or inside a name: a long list runs over several.
pub(super) fn whole_list(entries: &[Entry], last: usize, from: usize) -> MappedText {
    let mut first = last;
    while first > from
        && matches!(&entries[first - 1], Entry::Line(line)
            if line.class == Class::Prose
                && (line.text.ends_with([',', '，', '、', ';', '；']) || begins_list(&line.text)))
    {
        first -= 1;
    }
    let mut list = MappedText::default();
    for entry in &entries[first..=last] {
        if let Entry::Line(line) = entry {
            list.append(&line.text);
        }
    }
    list
}
