//! Persons in the place of a body or beside one: 区教育局局长李立; 区交通局 张三; by their office alone (分管副省长).

use crate::zh::unit::name::is_sure_name;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::name::{Confidence, name_confidence};
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{is_han, is_round_close, is_round_open, skip_one};
use crate::zh::text::words::{Beginnings, Endings, before_any, holds_any, starts_with_any};

/// Surnames that most people share.
#[rustfmt::skip]
static SURNAMES: CharSet = CharSet::of(&[
    '王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗', '梁', '宋', '郑', '谢', '韩', '唐', '冯', '于',
    '董', '萧', '程', '曹', '袁', '邓', '许', '傅', '沈', '曾', '彭', '吕', '苏', '卢', '蒋', '蔡', '贾', '丁', '魏', '薛', '叶', '阎', '余', '潘', '杜', '戴', '夏', '钟',
    '汪', '田', '任', '姜', '范', '方', '石', '姚', '谭', '廖', '邹', '熊', '金', '陆', '郝', '孔', '白', '崔', '康', '毛', '邱', '秦', '江', '史', '顾', '侯', '邵', '孟',
    '龙', '万', '段', '雷', '钱', '汤', '尹', '黎', '易', '常', '武', '乔', '贺', '赖', '龚', '文',
    '肖', '韦', '付', '闫', '陶', '严', '覃', '莫', '向',
]);

/// Surnames of two characters.
const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司徒", "司马", "诸葛", "皇甫", "令狐", "慕容", "尉迟",
];

/// What the head of a body is called.
const HEADS: &[&str] = &[
    "局长", "主任", "书记", "部长", "县长", "市长", "区长", "镇长", "乡长", "院长", "处长", "科长",
    "厅长", "站长", "所长", "经理",
];

/// A body without the person who answers for it (区教育局李立, 区教育局局长李立); any other text as it is. For values of which
/// the label says that they hold persons: by form alone 市财政局文件 looks the same.
pub(crate) fn without_person(name: &str) -> &str {
    let body_of = |len: usize| {
        let (at, surname) = name.char_indices().rev().nth(len - 1)?;
        let (before, person) = name.split_at(at);
        if !SURNAMES.contains(surname) || !person.chars().all(is_han) {
            return None;
        }
        let head = before_any(before, HEADS);
        let body = head.map_or(before, |body| body.trim_end_matches('副'));
        let named = name_confidence(body).is_some_and(|sure| sure >= Confidence::Medium);
        named.then_some(body)
    };
    [3, 2]
        .into_iter()
        .find_map(body_of)
        .filter(|_| name_confidence(name).is_none())
        .unwrap_or(name)
}

/// Whether a word is a body with its head by office and name: 县水利局局长周岚.
pub(crate) fn names_head(word: &str) -> bool {
    // Their last characters: most words have none of them.
    static ENDS: CharSet = CharSet::of(&['长', '任', '记', '理']);
    ENDS.occurs_in(word) && holds_any(word, HEADS) && without_person(word).len() < word.len()
}

/// Offices that name a person wherever a body is asked for, also where nobody says that persons stand there.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "省长", "市长", "州长", "盟长", "县长", "旗长", "区长", "镇长", "乡长", "秘书长", "主席", "书记", "厅长", "局长", "部长", "主任", "处长", "科长", "院长", "校长", "站长", "所长", "行长", "组长", "河长", "林长", "专员", "经理", "董事长", "领导", "负责同志", "负责人",
];

/// Words before an office: which of those that hold it.
#[rustfmt::skip]
const WHICH: &[&str] = &["分管", "协管", "主管", "联系", "包保", "挂点", "常务", "各", "副", "市政府", "县政府", "区政府", "省政府"];

/// Who answers for a body, by no name of an office.
const ANSWERING: &[&str] = &[
    "主要负责同志", "分管负责同志", "主要负责人", "分管负责人", "主要领导", "分管领导", "负责同志",
    "负责人",
];

/// The body whose head a text names in the place of a body: 县发改局主要负责人, 县水利局分管副局长.
pub(crate) fn body_of_head(text: &str) -> Option<&str> {
    if !text.ends_with(['人', '志', '导', '长', '任']) {
        return None;
    }
    let answering = before_any(text, ANSWERING);
    let body = answering.or_else(|| {
        let deputy = before_any(text, HEADS)?;
        deputy.trim_end_matches('副').strip_suffix("分管")
    })?;
    (is_sure_name(body)).then_some(body)
}

/// What a person is said to do where the name of the office goes before.
const DOES: [char; 6] = ['负', '牵', '抓', '挂', '总', '亲'];

/// Whether a text in the place of a body names a person by the office: 分管副市长, 市政府秘书长, 林小川副县长, 副县长林小川.
pub(crate) fn holds_office(text: &str) -> bool {
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(TITLES));
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(TITLES));
    static WHICHES: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(WHICH));
    if ENDINGS.end(text) {
        return true;
    }
    let rest = WHICHES.behind_all(text);
    let Some((office, ())) = BEGINNINGS.longest(rest) else {
        return false;
    };
    let behind = &rest[office.len()..];
    let mut characters = behind.chars();
    let named = characters.next().is_some_and(|c| SURNAMES.contains(c))
        && matches!(characters.count(), 1 | 2)
        && behind.chars().all(is_han);
    (named || behind.starts_with(DOES)) && name_confidence(text).is_none()
}

/// Offices that their holders are called by, beside [`HEADS`].
const OFFICES: &[&str] = &["常委", "主席", "校长", "组长", "秘书长", "总经理", "局领导"];

/// A text of bodies and persons (区交通局 张三; 副县长李四、区住建局) with spaces in the place of the persons, byte for byte as long
/// as it is. For texts that are known to name persons: by form alone they look like any other word.
pub(crate) fn blanked(text: &str) -> Cow<'_, str> {
    let tokens = tokens(text);
    // Where no name in it is that of a body for sure, what begins with no surname may be one (城投 张三).
    let bodies =
        |word: &str| without_person(word).len() < word.len() || name_confidence(word).is_some();
    let any = tokens.iter().any(|token| bodies(&text[token.clone()]));
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (nth, token) in tokens.iter().enumerate() {
        let word = &text[token.clone()];
        // 李 明
        let is_letter = |word: &str| word.chars().nth(1).is_none();
        let joins = |first: Option<&Range<usize>>, second: Option<&Range<usize>>| {
            first.zip(second).is_some_and(|(first, second)| {
                text[first.end..second.start]
                    .chars()
                    .all(char::is_whitespace)
                    && is_letter(&text[first.clone()])
                    && is_letter(&text[second.clone()])
            })
        };
        let spaced = joins(Some(token), tokens.get(nth + 1))
            || nth > 0 && joins(tokens.get(nth - 1), Some(token));
        let body = match spaced || is_person(word) && (any || has_surname(word)) {
            true => 0,
            false => without_person(word).len(),
        };
        if body < word.len() {
            gaps.push(around(text, token.start + body..token.end));
            // 赵六（区城管局）
            if body == 0 && text[token.end..].starts_with(is_round_open) {
                let behind = &text[token.end..];
                gaps.push(token.end..skip_one(text, token.end));
                if let Some(close) = behind.find(is_round_close) {
                    let close = token.end + close;
                    gaps.push(close..skip_one(text, close));
                }
            }
        }
    }
    if gaps.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blanked = text.to_owned();
    for gap in gaps {
        let spaces = " ".repeat(gap.len());
        blanked.replace_range(gap, &spaces);
    }
    Cow::Owned(blanked)
}

/// Whether a word is of the form of a person's name: a surname that most share and one or two characters, none of a body.
pub(crate) fn has_personal_name(word: &str) -> bool {
    let given = match begins_with_double_surname(word) {
        true => word.chars().count().checked_sub(2),
        false if word.starts_with(|c| SURNAMES.contains(c)) => word.chars().count().checked_sub(1),
        false => None,
    };
    given.is_some_and(|given| (1..=2).contains(&given)) && is_person(word)
}

fn begins_with_double_surname(word: &str) -> bool {
    starts_with_any(word, DOUBLE_SURNAMES)
}

fn has_surname(word: &str) -> bool {
    let titled = || {
        HEADS
            .iter()
            .chain(OFFICES)
            .any(|title| word.contains(title))
    };
    word.starts_with(|c| SURNAMES.contains(c)) || begins_with_double_surname(word) || titled()
}

/// The words between marks and white space.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_han(c) || c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// A name without the ending of a body, an office, or an office with its holder.
pub(crate) fn is_person(word: &str) -> bool {
    let titles = || HEADS.iter().chain(OFFICES);
    if titles().any(|title| word.ends_with(title)) {
        return true;
    }
    let is_name = |name: &str| {
        (2..=4).contains(&name.chars().count())
            && name.chars().all(is_han)
            && name_confidence(name).is_none()
    };
    let behind_title = || {
        titles().any(|title| {
            word.split_once(title)
                .is_some_and(|(before, name)| before.chars().count() <= 2 && is_name(name))
        })
    };
    is_name(word) || behind_title()
}

/// The place of a person with what sets it off: （王五）, ：李四, and the bracket of a body behind it.
fn around(text: &str, place: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = place;
    let before = text[..start].chars().next_back();
    let behind = text[end..].chars().next();
    match (before, behind) {
        (Some(open @ ('(' | '（')), Some(close @ (')' | '）'))) => {
            start -= open.len_utf8();
            end += close.len_utf8();
        }
        (Some(colon @ (':' | '：')), _) => start -= colon.len_utf8(),
        (_, Some(colon @ (':' | '：'))) => end += colon.len_utf8(),
        (None, Some(mark @ ('、' | '，' | ',' | '；' | ';'))) => end += mark.len_utf8(),
        (Some(mark @ ('、' | '，' | ',' | '；' | ';')), None) => start -= mark.len_utf8(),
        _ => {}
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_cut_and_names_stay() {
        for name in [
            "区教育局李立", "区教育局李小立", "区教育局局长李立", "区教育局副局长李立",
        ] {
            assert_eq!(without_person(name), "区教育局", "{name}");
        }
        for name in ["区教育局", "临江高新区", "市委龙江办", "李立", "金石镇"] {
            assert_eq!(without_person(name), name);
        }
    }

    #[test]
    fn holders_of_offices_are_persons_and_offices_are_bodies() {
        for person in [
            "分管副省长", "协管副秘书长", "市政府秘书长", "林小川副县长", "副县长林小川",
            "市长负总责", "分管市领导", "各乡镇党委书记",
        ] {
            assert!(holds_office(person), "{person}");
        }
        for body in [
            "市长公开电话办公室", "县长热线办", "市河长办", "市政府办公室", "县委书记信箱办公室",
            "区领导小组", "主任科",
        ] {
            assert!(!holds_office(body), "{body}");
        }
    }

    #[test]
    fn persons_leave_blanks() {
        for (text, bodies) in [
            ("区交通局 张三", "区交通局"),
            ("区住建局：李四", "区住建局"),
            ("区园林局（王五）", "区园林局"),
            ("区教育局局长李立、区财政局 赵 六", "区教育局 、区财政局"),
            ("赵六（区城管局）", "区城管局"),
            ("副县长王五；县农业农村局", "县农业农村局"),
            ("市场监管局（知识产权局）", "市场监管局（知识产权局）"),
            ("各县（市、区）人民政府", "各县（市、区）人民政府"),
            ("妇联、团县委", "妇联、团县委"),
            ("城投 张三", "城投"),
            ("区财政局 苟志强", "区财政局"),
        ] {
            let blanked = blanked(text);
            assert_eq!(blanked.len(), text.len());
            let words: Vec<&str> = blanked.split_whitespace().collect();
            assert_eq!(words.join(" "), bodies, "{text}");
        }
    }
}
