//! A text without its white space, and the way back.
//!
//! Hard-wrapped and letter-spaced text breaks labels and names anywhere (`责\n任单位`), so responsibility is read from the
//! tight form. White space that parts two whole names is kept, as one space.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use super::level::{ABOVE_TOWNS, level_prefix};
use super::local::is_local;
use super::name::ends_like_body;
use super::tail::strip_tail;
use crate::zh::text::scan::{between_han, closing_of, find_mark, is_close, is_han, is_space};
use crate::zh::text::words::starts_with_any;

/// The tight form of a text, with the places of its stretches.
pub(crate) struct Tight<'a> {
    /// The text: no white space but single spaces between names.
    pub(crate) text: Cow<'a, str>,
    /// Where each stretch begins behind which white space is left out, here and in the original; none where nothing is left out.
    stretches: Vec<(usize, usize)>,
    end: usize,
}

impl<'a> Tight<'a> {
    pub(crate) fn new(s: &'a str) -> Self {
        let mut gaps = between_han(s).filter(|(_, c)| is_space(*c)).peekable();
        if gaps.peek().is_none() {
            return Tight {
                text: Cow::Borrowed(s),
                stretches: Vec::new(),
                end: s.len(),
            };
        }
        let mut text = String::with_capacity(s.len());
        let mut stretches = Vec::new();
        let mut from = 0;
        for (at, space) in gaps.chain([(s.len(), ' ')]) {
            let start = std::mem::replace(&mut from, at + space.len_utf8());
            let chunk = &s[start..at];
            if chunk.is_empty() {
                continue;
            }
            if !text.is_empty() && parts_names(&text, chunk) {
                text.push(' ');
            }
            stretches.push((text.len(), start));
            text.push_str(chunk);
        }
        Tight {
            text: Cow::Owned(text),
            stretches,
            end: s.len(),
        }
    }

    /// Where a byte stood.
    fn place_of(&self, byte: usize) -> Option<usize> {
        if byte >= self.text.len() {
            return None;
        }
        let behind = self.stretches.partition_point(|(start, _)| *start <= byte);
        let (start, place) = match behind.checked_sub(1) {
            Some(last) => self.stretches[last],
            None => (0, 0),
        };
        Some(place + byte - start)
    }

    /// Where a range of the tight text stands in the original.
    pub(crate) fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place_of(range.start).unwrap_or(self.end);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.place_of(last))
            .map_or(start, |last| last + 1);
        start..last.max(start)
    }

    /// Whether white space is left out anywhere.
    pub(crate) fn has_gaps(&self) -> bool {
        !self.stretches.is_empty()
    }

    /// Whether white space, or nothing at all, stands before this place of the tight text.
    pub(crate) fn is_apart(&self, at: usize) -> bool {
        match at.checked_sub(1) {
            None => true,
            Some(before) => match (self.place_of(before), self.place_of(at)) {
                (Some(before), Some(here)) => before + 1 < here,
                _ => true,
            },
        }
    }
}

/// Marks that end a name.
fn is_mark(c: char) -> bool {
    matches!(c, '、' | ',' | '，' | ';' | '；' | ':' | '：' | '。' | ' ')
        || closing_of(c).is_some()
        || is_close(c)
}

/// Whether a name goes on with the body that governs the place before it.
fn governs(name: &str) -> bool {
    starts_with_any(
        name,
        &[
            "人民政府", "政府", "管委会", "管理委员会", "党委", "党工委", "办事处",
        ],
    )
}

/// Whether a text is the name of a county, a district or a city by its form, and not of a zone that one may have (开发区).
fn ends_like_place(text: &str) -> bool {
    const LENGTHS: RangeInclusive<usize> = 3..=6;
    const ZONES: [char; 16] = [
        '发', '园', '片', '范', '税', '理', '景', '城', '社', '街', '校', '新', '开', '济', '库',
        '小',
    ];
    let Some(name) = text.strip_suffix(['县', '区', '市']) else {
        return false;
    };
    LENGTHS.contains(&text.chars().count())
        && text.chars().all(is_han)
        && !text.starts_with(['各', '本', '全'])
        && !(text.ends_with('区') && name.ends_with(ZONES))
}

/// Whether the white space between two chunks stands between two names rather than inside one.
fn parts_names(before: &str, next: &str) -> bool {
    let right = &next[..find_mark(next, is_mark).unwrap_or(next.len())];
    let place = ends_like_place(right);
    // 林业局按职责分工负责
    let is_name = || place || ends_like_body(right) || ends_like_body(strip_tail(right).0);
    if right.is_empty() || right.len() > 90 || !is_name() {
        return false;
    }
    let near = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let before = &before[near..];
    let mut left = &before[before
        .char_indices()
        .rev()
        .find(|(_, c)| is_mark(*c))
        .map_or(0, |(at, c)| at + c.len_utf8())..];
    if left.is_empty() && before.ends_with([')', '）']) {
        // 文明办(爱卫办) 环保局
        left = &before[before
            .rfind(['、', ',', '，', ' ', '：', ':'])
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            })..];
    }
    // 云溪县 临江县; 甲市 云溪县 may be one.
    if place && ends_like_place(left) {
        return left.ends_with('市') == right.ends_with('市');
    }
    if left.len() > 90 || governs(right) && !is_department(left) {
        return false;
    }
    if !ends_like_body(left) {
        // 县一中 县财政局: both are of one level.
        let level = level_prefix(right);
        return level.is_some() && level == level_prefix(left) && is_local(left);
    }
    // 各县（市） 区人民政府: a bracket of levels stands inside a name.
    if before.ends_with([')', '）']) {
        let open = before.rfind(['(', '（']).unwrap_or(0);
        if before[open..]
            .chars()
            .all(|c| is_mark(c) || ABOVE_TOWNS.contains(&c))
        {
            return false;
        }
    }
    // 市委 组织部 and 市政府 办公室 are one name each; 各乡镇人民政府 are many, and 团县委 is of none of them.
    let whole_above = is_committee(left) || left.ends_with("政府") && !left.starts_with('各');
    !(whole_above && level_prefix(right).is_none() && !right.starts_with(['各', '团']))
}

/// Whether a name is that of the committee of a place or a body, of which offices may be named: 县委, 工委, 党委; not 团委, 团县委,
/// 发改委.
pub(super) fn is_committee(name: &str) -> bool {
    let place = name
        .strip_suffix('委')
        .filter(|place| !place.starts_with('团'));
    place.is_some_and(|place| {
        place.is_empty()
            || place.ends_with([
                '省', '市', '州', '盟', '县', '区', '旗', '镇', '乡', '党', '工', '地',
            ])
    })
}

/// Whether a name is that of a department, which no government follows as one word: 人社局 + 政府办.
fn is_department(name: &str) -> bool {
    name.ends_with(['局', '厅', '办', '部', '院', '联'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_inside_words_go_and_places_stay() {
        let s = "责\n任单位：市财\n政局、 市水务局";
        let tight = Tight::new(s);
        assert_eq!(tight.text, "责任单位：市财政局、市水务局");
        let at = tight.text.find("市财政局").unwrap();
        assert_eq!(&s[tight.place(at..at + "市财政局".len())], "市财\n政局");
    }

    #[test]
    fn space_between_names_stays() {
        assert_eq!(
            Tight::new("环保局 监察局  安监局").text,
            "环保局 监察局 安监局"
        );
        assert_eq!(Tight::new("市委 组织部").text, "市委组织部");
        for names in ["云溪县 临江县 城东区", "县财政局 云溪县", "甲山市 乙水市"]
        {
            assert_eq!(Tight::new(names).text, names);
        }
        for (name, whole) in [
            ("县东城\n区管委会", "县东城区管委会"),
            ("云溪\n县、临江县", "云溪县、临江县"),
            ("甲山市\n云溪县", "甲山市云溪县"),
            ("云溪县\n开发区", "云溪县开发区"),
            ("云溪县\n财政局", "云溪县财政局"),
            ("各县 市、区", "各县市、区"),
        ] {
            assert_eq!(Tight::new(name).text, whole);
        }
        assert_eq!(Tight::new("县政府 办公室").text, "县政府办公室");
        for names in [
            "团委 财政局 水利局",
            "人社局 政府办",
            "县一中 县财政局",
            "各乡镇人民政府 团县委",
            "团县委 高新区管委会",
            "团县委 县市场监管局",
            "住建局 水利局按职责分工负责",
        ] {
            assert_eq!(Tight::new(names).text, names);
        }
        assert_eq!(Tight::new("厅机关\n各处室").text, "厅机关各处室");
    }
}
