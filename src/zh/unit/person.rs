//! Persons in the place of a body: named behind one (区教育局局长李立), or by their office alone (分管副省长).

use std::sync::LazyLock;

use super::name::{Confidence, name_confidence};
use crate::zh::text::scan::is_han;
use crate::zh::text::words::{Beginnings, Endings};

/// Surnames that most people share.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

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
        let head = HEADS.iter().find_map(|head| before.strip_suffix(head));
        let body = head.map_or(before, |body| body.trim_end_matches('副'));
        (name_confidence(body) == Some(Confidence::High)).then_some(body)
    };
    [3, 2]
        .into_iter()
        .find_map(body_of)
        .filter(|_| name_confidence(name).is_none())
        .unwrap_or(name)
}

/// Offices that persons hold, by what they are called.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "省长", "市长", "州长", "盟长", "县长", "旗长", "区长", "镇长", "乡长", "秘书长", "主席", "书记", "厅长", "局长", "部长", "主任", "处长", "科长", "院长", "校长", "站长", "所长", "行长", "组长", "河长", "林长", "专员", "经理", "董事长", "领导", "负责同志", "负责人",
];

/// Words before an office: which of those that hold it.
#[rustfmt::skip]
const WHICH: &[&str] = &["分管", "协管", "主管", "联系", "包保", "挂点", "常务", "各", "副", "市政府", "县政府", "区政府", "省政府"];

/// What a person is said to do where the name of the office goes before.
const DOES: [char; 6] = ['负', '牵', '抓', '挂', '总', '亲'];

/// Whether a text in the place of a body names a person by the office: 分管副市长, 市政府秘书长, 林小川副县长, 副县长林小川.
pub(crate) fn holds_office(text: &str) -> bool {
    static ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(OFFICES));
    static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(OFFICES));
    if ENDINGS.end(text) {
        return true;
    }
    let mut rest = text;
    while let Some(behind) = WHICH.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_cut_and_names_stay() {
        for name in [
            "区教育局李立",
            "区教育局李小立",
            "区教育局局长李立",
            "区教育局副局长李立",
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
            "分管副省长",
            "协管副秘书长",
            "市政府秘书长",
            "林小川副县长",
            "副县长林小川",
            "市长负总责",
            "分管市领导",
            "各乡镇党委书记",
        ] {
            assert!(holds_office(person), "{person}");
        }
        for body in [
            "市长公开电话办公室",
            "县长热线办",
            "市河长办",
            "市政府办公室",
            "县委书记信箱办公室",
            "区领导小组",
            "主任科",
        ] {
            assert!(!holds_office(body), "{body}");
        }
    }
}
