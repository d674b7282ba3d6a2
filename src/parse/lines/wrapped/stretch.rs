//! What a stretch of wrapped lines is by its text, whatever its rows say: a title, the addressees, the site's name. Such a one is
//! whole, and the next line begins a paragraph.

use crate::zh::text::words::ends_with_any;
use std::collections::HashSet;

use crate::parse::lines::measure::ends_paragraph;
use crate::parse::lines::page::furniture::{is_certain, names_site};
use crate::parse::lines::title_tail::{goes_on_as_notice, has_title_tail};
use crate::parse::lines::{Class, Paragraph};
use crate::zh::ordinal::{self, Marker, Style};
use crate::zh::text::label::label_before;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{between_han, is_colon, is_digit, is_round_open, is_stop};

/// The lines from one certain beginning of a paragraph to the next.
#[derive(Default)]
pub(super) struct Stretch<'a> {
    /// Its text, where it may be a title or addressees.
    head: String,
    /// Its last line.
    last: &'a str,
    lines: usize,
    /// What its first line is.
    first: Option<Class>,
    /// A title may stand here: at the head of the text, or behind a signature or the mark of an attachment.
    pub(super) titled: bool,
    /// Its first line names the site or its pages, above the title.
    site: bool,
    /// An outline has begun.
    outlined: bool,
    /// Numbers inside its lines.
    inside: HashSet<(Style, u32)>,
}

impl<'a> Stretch<'a> {
    /// The stretch that a line begins.
    pub(super) fn next(&self, line: &Paragraph) -> Self {
        let titled = match &self.first {
            None => true,
            Some(_) if self.site => true,
            // A title of which each line is set in by blanks.
            Some(_) if self.begins_title() && line.indented => true,
            Some(class) => matches!(
                class,
                Class::DocNumber
                    | Class::Date
                    | Class::Disclosure
                    | Class::Imprint
                    | Class::AttachmentMark(_)
                    | Class::Info
                    | Class::Index
            ),
        };
        Self {
            first: Some(line.class.clone()),
            titled,
            outlined: self.outlined || !titled && matches!(line.class, Class::Heading(_)),
            ..Self::default()
        }
    }

    pub(super) fn take(&mut self, line: &'a Paragraph) {
        self.site |= self.titled
            && self.lines == 0
            && (names_site(&line.text)
                || line.class == Class::Chrome && is_certain(&line.text, line.signs));
        if self.titled || !self.outlined {
            self.head.push_str(&line.text);
        }
        self.last = &line.text;
        self.lines += 1;
        if line.signs.numbers {
            let markers = markers_inside(&line.text);
            self.inside
                .extend(markers.map(|marker| (marker.style, marker.number)));
        }
    }

    /// Whether a line begins a paragraph by what it or the text before it is.
    pub(super) fn ends_before(&self, line: &Paragraph, in_bracket: bool) -> bool {
        let Some(first) = &self.first else {
            return true;
        };
        let alone = stands_alone(first) || self.site;
        let whole = self.lines == 1 && (alone || is_sealed(self.last))
            || self.is_title() && !goes_on_as_notice(&self.head, &line.text)
            || self.addresses()
            || self.quotes_attachment();
        if whole && !in_bracket && !line.text.starts_with(['的', '》']) {
            return true;
        }
        let unfinished = in_bracket || self.last.ends_with(['，', ',', '、']);
        match &line.class {
            Class::Prose if is_sealed(&line.text) => !unfinished,
            Class::Prose if in_force(&line.text) => !in_bracket && ends_paragraph(self.last),
            Class::Prose if heads_box(&line.text) => !unfinished,
            // 无障碍、 is the part of a sentence.
            Class::Chrome
                if is_certain(&line.text, line.signs)
                    && !line.text.ends_with(['、', '，', ',', '”']) =>
            {
                !unfinished
            }
            Class::Prose | Class::Addressees | Class::Chrome => false,
            // Whether a number of such a series begins a paragraph is left to the rows.
            Class::Heading(_) => numbered(line).is_none(),
            // A label may begin a line inside a bracket; a list before a label need not be finished.
            Class::Duty => !in_bracket && !breaks_label(self.last, &line.text),
            _ => !unfinished,
        }
    }

    fn is_title(&self) -> bool {
        const LONGEST: usize = 120;
        self.titled
            && self.head.len() <= LONGEST * 3
            && !self.head.contains(['。', '；', '：', ':'])
            && has_title_tail(&self.head)
    }

    /// The first line of a title, and not its last.
    fn begins_title(&self) -> bool {
        const LONGEST: usize = 40;
        self.titled
            && self.lines == 1
            && self.first == Some(Class::Prose)
            && self.head.len() <= LONGEST * 3
            && !self.head.contains(['。', '；', '，', '：', ':'])
            && !self.is_title()
    }

    /// The title of the one attachment (附件：《…》), which ends with the closing mark.
    fn quotes_attachment(&self) -> bool {
        self.first == Some(Class::AttachmentNote) && self.last.ends_with('》')
    }

    /// The addressees before the text.
    fn addresses(&self) -> bool {
        const LONGEST: usize = 600;
        !self.outlined
            && self.head.len() <= LONGEST * 3
            && self.head.ends_with(is_colon)
            && !self.head.contains('。')
    }

    /// Whether the number before this one stands inside a line.
    pub(super) fn holds_before(&self, marker: &Marker) -> bool {
        marker
            .number
            .checked_sub(1)
            .is_some_and(|number| self.inside.contains(&(marker.style, number)))
    }
}

/// Whether a break parts a label that stands behind a sentence: 责任单位：甲局。完成 / 时限：6月底前。
fn breaks_label(before: &str, line: &str) -> bool {
    /// The longest beginning, in characters.
    const LONGEST: usize = 6;
    let Some((_, begun)) = before.rsplit_once(is_stop) else {
        return false;
    };
    let Some(rest) = line.find(is_colon).map(|colon| &line[..colon]) else {
        return false;
    };
    if begun.is_empty() || begun.chars().nth(LONGEST).is_some() {
        return false;
    }
    let whole = format!("{begun}{rest}");
    label_before(&whole, whole.len()).is_some_and(|(start, _)| start == 0)
}

/// Whether a line is a name with the remark on its seal behind it, as only signatures have it: 甲县人民政府（盖章）.
fn is_sealed(line: &str) -> bool {
    const LONGEST: usize = 40 * '章'.len_utf8();
    line.len() <= LONGEST
        && ends_with_any(line, &["章）", "章)"])
        && line.matches(is_round_open).count() == 1
        && !line.contains(['，', '。', '、', '：'])
}

/// `本方案自印发之日起施行`: a closing paragraph begins so.
fn in_force(text: &str) -> bool {
    const LONGEST: usize = 12;
    let Some(rest) = text.strip_prefix('本') else {
        return false;
    };
    let mut head = rest.char_indices().take(LONGEST);
    head.any(|(at, c)| c == '自' && rest[..at].ends_with(KINDS_OF_TEXT))
}

/// The title of a box set between the paragraphs: `专栏4　强基工程`, and not 专栏4所列….
pub(in crate::parse::lines) fn heads_box(text: &str) -> bool {
    text.strip_prefix("专栏").is_some_and(|rest| {
        let number = rest.trim_start();
        let behind = number.trim_start_matches(|c| is_digit(c) || is_chinese_numeral(c));
        behind.len() < number.len()
            && behind.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'))
    })
}

/// The last characters of what a document calls itself: 方案, 意见, 办法, 通知, 措施, 细则, 规定, 计划, 政策, 要点, 文件, 清单, 制度.
const KINDS_OF_TEXT: [char; 13] = [
    '案', '见', '法', '知', '施', '则', '定', '划', '策', '点', '件', '单', '度',
];

/// The number of a line, where it is of a kind that also runs on inside paragraphs: （1）…（2）….
pub(super) fn numbered(line: &Paragraph) -> Option<&Marker> {
    match &line.class {
        Class::Heading(marker) if matches!(marker.style, Style::ArabicParen | Style::Circled) => {
            Some(marker)
        }
        _ => None,
    }
}

/// Numbers of series inside a line, not at its beginning.
pub(super) fn markers_inside(text: &str) -> impl Iterator<Item = Marker> {
    let opens = |c| matches!(c, '（' | '(' | '①'..='⑳' | '⑴'..='⒇');
    between_han(text)
        .filter(move |&(at, c)| at > 0 && opens(c))
        .filter_map(|(at, _)| ordinal::leading(&text[at..]))
}

/// Classes that are whole on one line.
fn stands_alone(class: &Class) -> bool {
    matches!(
        class,
        Class::Date
            | Class::DocNumber
            | Class::AttachmentMark(_)
            | Class::Disclosure
            | Class::Index
            | Class::Info
    )
}
