//! Sentences that say of bodies in so many words that they bear the responsibility for a work: 建设单位对工程质量承担首要责任,
//! 各村承担属地管理责任. What somebody is liable for (法律责任, 赔偿责任) is no work.

use super::borne::bears;
use super::clause_names::plain_names;
use super::setting::behind_count;
use super::sure_bodies::before_verb;
use crate::zh::text::scan::{find_mark, half, is_space};
use crate::zh::text::words::{holds_any, starts_with_any};
use crate::zh::unit::listed::UnitName;

/// Words that say of a body only what part it has: 责任单位, 相关单位.
const DESCRIBING: [&str; 12] = [
    "各", "有关", "相关", "责任", "成员", "牵头", "配合", "参与", "本", "该", "其", "我",
];

/// The cheap test that most sentences fail: a responsibility is spoken of.
pub(super) fn may_bear(sentence: &str) -> bool {
    sentence.contains('责') && holds_any(sentence, &["责任", "总责", "负责"])
}

/// The bodies of which a sentence says so with its first words; ranges are those of the sentence. Those of a kind count where their
/// name says of which (建设单位, 检测机构; not 各单位).
pub(super) fn bearers(sentence: &str) -> Option<Vec<UnitName>> {
    let from = sentence.len() - sentence.trim_start_matches(is_space).len();
    let from = from + behind_count(&sentence[from..]);
    let said = &sentence[from..];
    let end = find_mark(said, |c| matches!(half(c), ',' | '。' | ';'));
    let names = before_verb(&said[..end.unwrap_or(said.len())])?;
    if !bears(&said[names.len()..]) {
        return None;
    }
    let names = plain_names(names, from)?;
    let says_which = |name: &UnitName| {
        !name.generic
            || name.name.chars().nth(3).is_some() && !starts_with_any(&name.name, &DESCRIBING)
    };
    names.iter().all(says_which).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> String {
        let names = bearers(sentence).into_iter().flatten();
        names.map(|unit| unit.name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn who_bears_the_responsibility() {
        let facts = [
            ("建设单位对桥梁质量承担首要责任，严格督促落实。", "建设单位"),
            ("设计单位、监理单位应对护坡质量负责。", "设计单位 监理单位"),
            ("县住建局对房屋安全负总责。", "县住建局"),
            ("各村承担河道保洁的属地主体责任和具体工作。", "各村"),
            ("生产经营单位对用电安全负有主体责任。", "生产经营单位"),
            ("县水利局履行行业监管责任。", "县水利局"),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn what_is_no_work() {
        for sentence in [
            "建设单位对造成的损失依法承担赔偿责任。",
            "申报单位对材料真实性负责。",
            "检测机构依法承担相应法律责任。",
            "各单位对本单位安全负主体责任。",
            "县住建局对房屋进行排查，落实责任。",
            "主要负责人对安全负总责。",
            "县住建局负责房屋安全责任书的签订。",
            "建设单位履行桥梁质量首要责任情况。",
        ] {
            assert_eq!(read(sentence), "", "{sentence}");
        }
    }
}
