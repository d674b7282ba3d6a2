//! A person behind the name of a body: 区教育局局长李立.

use super::name::{Confidence, name_confidence};
use crate::zh::text::scan::is_han;

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
}
