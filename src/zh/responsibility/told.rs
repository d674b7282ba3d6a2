//! Sentences that tell bodies of a level, each by its own name, what they have to do: 县林业局要建立…, 县教育局做好….
//!
//! Much in running text is what somebody does. A verb that says what has to be done tells these from what goes on; to see to it
//! that others do their work is none of the work.

use super::opening::{behind_time, hands_out, is_of_one_body, timed_subject};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{Confidence, level_prefix};
use crate::zh::unit::role::Role;

/// Words behind a body that say what it has to do.
const HAS_TO: &[&str] = &[
    "要", "应", "须", "需", "必须", "做好", "抓好", "组织", "加强",
];

/// Words for seeing to it that others do their work.
const LOOKING_ON: [&str; 5] = ["督查", "督办", "督促检查", "考核", "考评"];

/// The bodies that a sentence tells what they have to do; ranges are those of the sentence.
pub(crate) fn bodies(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    level_prefix(sentence).or_else(|| level_prefix(&sentence[behind_time(sentence)..]))?;
    let opening = timed_subject(sentence).filter(is_of_one_body)?;
    let end = opening.end();
    let predicate = behind_sum(&sentence[end..]);
    let has_to =
        HAS_TO.iter().any(|word| predicate.starts_with(word)) || hands_out(sentence, &opening);
    // 县教育局做好了准备 is what was done.
    let done = predicate.contains('了');
    // 县政府督查室要加强调度; 县考核办、县政府办要加强督查.
    let mark = sentence[end..]
        .find(['，', ','])
        .map_or(sentence.len(), |at| end + at);
    let looks_on = LOOKING_ON
        .iter()
        .any(|word| sentence[..mark].contains(word));
    let named = opening.bearers.iter().all(|(name, _)| is_named(name));
    (opening.sure == Confidence::High && has_to && !done && !looks_on && named)
        .then_some(opening.bearers)
}

/// What stands behind the word that sums up a list: 县水利局、县住建局 + 等部门 + 要….
fn behind_sum(text: &str) -> &str {
    let kinds = ["等部门", "等单位"];
    let behind = kinds.iter().find_map(|kind| text.strip_prefix(kind));
    behind.unwrap_or(text)
}

/// Whether a name is that of one body of a level: not of those who give the orders (县政府, 县委), nor of a class (县乡政府).
fn is_named(name: &UnitName) -> bool {
    let governs = name.name.ends_with("政府") || name.name.ends_with("党委");
    let short = name.name.chars().nth(2).is_none();
    !name.generic && !governs && !short && level_prefix(&name.name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<String> {
        let found = bodies(sentence).unwrap_or_default().into_iter();
        found
            .map(|(name, _)| {
                assert_eq!(&sentence[name.range.clone()], name.name);
                name.name
            })
            .collect()
    }

    #[test]
    fn bodies_that_have_to_do_something() {
        let facts: &[(&str, &[&str])] = &[
            ("县林业局要建立监控系统。", &["县林业局"]),
            (
                "县林业局、县公安局要加大查处力度。",
                &["县林业局", "县公安局"],
            ),
            (
                "县水利局、县住建局等部门应及时通报。",
                &["县水利局", "县住建局"],
            ),
            ("县教育局应当于6月底前完成排查。", &["县教育局"]),
            ("县卫健局须每日通报。", &["县卫健局"]),
            ("火灾发生后，县气象局要进行监测。", &["县气象局"]),
            ("县住建局必须落实责任。", &["县住建局"]),
            ("县公安局加强巡查。", &["县公安局"]),
            ("县民政局做好登记。", &["县民政局"]),
            ("县住建局组织开展检查。", &["县住建局"]),
            ("县乡村振兴局要做好监测。", &["县乡村振兴局"]),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn classes_and_what_goes_on() {
        for sentence in [
            "各乡镇要加强宣传。",
            "县直部门要加强宣传。",
            "县乡政府要加强宣传。",
            "县委、县政府要加强宣传。",
            "镇党委要加强宣传。",
            "县级以上人民政府应当加强领导。",
            "有关部门要密切配合。",
            "林业局要建立监控系统。",
            "县政府督查室要加强调度。",
            "县委办、县考核办要按月通报。",
            "县政府办要加强督促检查。",
            "县政府要求县水利局制定方案。",
            "县应急局公布名单。",
            "县教育局做好了准备。",
            "县财政局应收账款清理完毕。",
            "确需延期的，县民政局要报批。",
            "督促县水利局做好整改。",
            "县林业局印发通知，要求加强巡查。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }
}
