//! Names of bodies right before a place in a text without breaks: …改造管网8公里县住房和城乡建设局|.

use std::ops::Range;

use crate::zh::text::scan::{between, half, is_digit, is_space, moved, skip_space};
use crate::zh::text::words::ends_with_any;
use crate::zh::unit::joined_names::unglued;
use crate::zh::unit::level::{ABOVE_TOWNS, level_prefix};
use crate::zh::unit::list::is_body;
use crate::zh::unit::name::{begins_task, is_sure_name};

/// Most bytes of a cell of bodies.
const LONGEST: usize = 300;

/// Marks that part the names of one cell.
const PARTING: [char; 4] = ['、', ',', '，', ' '];

/// Last characters of bodies.
const CLOSING: [char; 9] = ['局', '委', '厅', '办', '府', '联', '社', '室', '院'];

/// Last characters of the words for times.
const OF_TIMES: [char; 14] = [
    '月', '份', '底', '前', '末', '年', '度', '期', '日', '时', '成', '进', '持', '后',
];

/// Where the list of bodies begins that ends with a text. Where no mark parts it from what is before, the first of its names has to say
/// by its level (县水利局), or by 各, where it begins; `None` where that cannot be told.
pub(super) fn start(text: &str) -> Option<usize> {
    let mut marked = None;
    let mut starts: Vec<usize> = Vec::new();
    // Brackets that are open, seen from behind.
    let mut depth = 0_u32;
    for (at, c) in text.char_indices().rev() {
        let end = at + c.len_utf8();
        if text.len() - at > LONGEST {
            break;
        }
        match half(c) {
            ')' if end < text.len() && depth == 0 && !text[end..].starts_with(PARTING) => {
                marked = Some(end);
                break;
            }
            ')' => depth += 1,
            '(' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '。' | ';' | ':' | '!' | '?' | '%' | '"' | '”' | '》' => {
                marked = Some(end);
                break;
            }
            '各' => starts.push(at),
            _ if begins_level(text, at) => starts.push(at),
            _ => {}
        }
    }
    let marked = marked.map(|at| skip_space(text, at));
    if let Some(at) = marked.filter(|&at| is_list(&text[at..])) {
        return Some(at);
    }
    // The first of them takes the most: what it takes of the sentence is no part of a name.
    let mut starts = starts.into_iter().rev();
    let start = starts.find(|&at| {
        let list = &text[at..];
        is_list(list) && names(list).all(|name| is_whole(&list[name]))
    })?;
    // A body before the first may be one of them or what the sentence is about.
    let before = text[..start].trim_end_matches(PARTING);
    (!before.ends_with(CLOSING)).then_some(start)
}

/// Whether a text is a list of bodies. A figure is part of the number of a row, or of a time.
fn is_list(text: &str) -> bool {
    !text.contains(is_digit) && is_body(text)
}

/// Whether a name holds nothing that a sentence says: a second name, what a body does.
fn is_whole(name: &str) -> bool {
    let does = |at: usize| begins_task(&name[at..]) && is_sure_name(&name[..at]);
    let mut inner = name.char_indices().skip(1).map(|(at, _)| at);
    !inner.any(|at| begins_level(name, at) || does(at))
}

/// Whether a level begins here, and is not the end of a word: 县 of 县水利局, 市 of 市管局, not 市 of 城市.
fn begins_level(text: &str, at: usize) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 18] = [
        "城市", "城区", "园区", "新区", "开发区", "示范区", "试验区", "合作区", "保税区", "社区", "校区", "景区", "库区", "小区", "自治区", "自治州",
        "自治县", "自治旗",
    ];
    let level = level_prefix(&text[at..]).filter(|level| ABOVE_TOWNS.contains(level));
    level.is_some_and(|level| !ends_with_any(&text[..at + level.len_utf8()], &WORDS))
}

/// Where the list of bodies begins that ends with a text, right behind what `is_time` says is a time.
pub(super) fn start_behind_time(text: &str, is_time: impl Fn(&str) -> bool) -> Option<usize> {
    let least = text.len().saturating_sub(LONGEST);
    let places = text.char_indices().rev();
    let mut places = places.take_while(|(at, _)| *at >= least).map(|(at, _)| at);
    places.find(|&at| {
        let before = text[..at].trim_end_matches(is_space);
        before.ends_with(OF_TIMES) && is_list(&text[at..]) && is_time(before)
    })
}

/// Whether a text may end with a body or a time.
pub(super) fn may_close(text: &str) -> bool {
    text.ends_with(CLOSING) || text.ends_with(OF_TIMES)
}

/// The names of a list, without what parts them.
fn names(list: &str) -> impl Iterator<Item = Range<usize>> {
    let marks = list.char_indices().filter(|(_, c)| PARTING.contains(c));
    between(list, marks)
        .flat_map(|part| unglued(&list[part.clone()]).map(move |name| moved(name, part.start)))
        .filter(|name| !name.is_empty())
}

/// The cells of two columns of bodies of which the second stands right behind the first: parted where nothing parts two names, if
/// marks part those of a cell; else the first names one body.
pub(super) fn two_cells(list: &str) -> Option<usize> {
    let names: Vec<Range<usize>> = names(list).collect();
    let borders = names.windows(2).map(|pair| pair[0].end..pair[1].start);
    let glued: Vec<usize> = borders
        .filter(|between| between.is_empty())
        .map(|between| between.start)
        .collect();
    match (glued.len(), names.len()) {
        (1, _) => Some(glued[0]),
        // Nobody supports.
        (0, 1) => Some(list.len()),
        (count, all) if count > 1 && count + 1 == all => Some(glued[0]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_told_from_the_sentence_before_them() {
        let facts = [
            (
                "改造管网8公里。县住房和城乡建设局",
                Some("县住房和城乡建设局"),
            ),
            (
                "改造管网8公里县住房和城乡建设局",
                Some("县住房和城乡建设局"),
            ),
            (
                "完成造林县林业局县财政局各乡镇人民政府",
                Some("县林业局县财政局各乡镇人民政府"),
            ),
            ("完成造林。财政局、林业局", Some("财政局、林业局")),
            ("整治河道（含支流）水利局", Some("水利局")),
            ("规范市场管理市市场监管局", Some("市市场监管局")),
            ("配合省水利厅加固大型水库市水利局", Some("市水利局")),
            (
                "改善城市面貌市城市管理局市供销社",
                Some("市城市管理局市供销社"),
            ),
            (
                "城镇新增就业4500人县人社局云溪镇人民政府",
                Some("县人社局云溪镇人民政府"),
            ),
            // Where the name begins is printed nowhere.
            ("推动县人民医院创建三级医院县审计局", None),
            ("完成造林林业局", None),
            ("完成造林任务", None),
        ];
        for (text, expected) in facts {
            assert_eq!(start(text).map(|at| &text[at..]), expected, "{text}");
        }
    }

    #[test]
    fn two_columns_are_parted_where_marks_are_missing() {
        let facts = [
            ("县水利局县财政局", Some("县水利局")),
            ("县水利局县财政局、县审计局", Some("县水利局")),
            ("县水利局、县财政局县审计局", Some("县水利局、县财政局")),
            ("县水利局县财政局县审计局", Some("县水利局")),
            ("县水利局", Some("县水利局")),
            ("县水利局、县财政局", None),
        ];
        for (text, expected) in facts {
            assert_eq!(two_cells(text).map(|at| &text[..at]), expected, "{text}");
        }
    }
}
