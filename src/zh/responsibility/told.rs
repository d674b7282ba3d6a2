//! Sentences that tell bodies, each by its own name, what they have to do: 县林业局要建立…, 县财政局于6月底前拨付…, 教育部门应当….
//!
//! Much in running text is what somebody does. A verb that says what has to be done, or a time until when, tells these from what
//! goes on; to see to it that others do their work is none of the work.

use super::charged::charged;
use super::opening::{Opening, is_of_one_body};
use super::reported::is_reported;
use super::subject::{
    begins_with_duty, behind_manner, behind_pause, behind_time, hands_out, timed_subject,
};
use crate::zh::text::scan::{find_mark, half};
use crate::zh::unit::department::{is_department, may_be_department};
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::Confidence;
use crate::zh::unit::predicate::begins_with_modal;
use crate::zh::unit::role::Role;

/// Words behind a body that say what it has to do. What it may as well be doing anyway (开展, 推进) says nothing of the kind.
#[rustfmt::skip]
const HAS_TO: &[&str] = &[
    "做好", "抓好", "组织", "加强", "统筹", "落实", "提供", "报送", "汇总", "归口", "制定", "制订", "会同", "研究提出", "每日", "每周", "每月", "每季度",
];

/// Words for seeing to it that others do their work.
const LOOKING_ON: [&str; 5] = ["督查", "督办", "督促检查", "考核", "考评"];

/// The bodies that a sentence tells what they have to do; ranges are those of the sentence.
pub(crate) fn bodies(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    if !may_name(sentence) && !may_name(&sentence[behind_time(sentence)..]) {
        return None;
    }
    by_name(sentence)
        .or_else(|| charged(sentence).filter(|_| !is_done(sentence) && !looks_on(sentence)))
}

/// Those that the sentence names each by its own name or its field of work.
fn by_name(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    let mut opening = timed_subject(sentence)?;
    let departments = opening
        .bearers
        .iter()
        .all(|(name, _)| is_named_department(name));
    let sure = opening.sure == Confidence::High && is_of_one_body(&opening);
    let named = departments || sure && opening.bearers.iter().all(|(name, _)| is_named(name));
    if !named || !has_to(sentence, &opening) {
        return None;
    }
    // A department needs no level before it, and may be any.
    if !sure {
        for (name, _) in &mut opening.bearers {
            name.confidence = Confidence::Medium;
        }
    }
    Some(opening.bearers)
}

/// The cheap test that most sentences fail: they begin with a level, with what a work follows (按照), or with departments.
fn may_name(sentence: &str) -> bool {
    level_prefix(sentence).is_some()
        || sentence.starts_with(['按', '根', '依', '结', '严', '各', '请'])
        || may_be_department(sentence)
}

/// Whether what stands behind the bodies is what they have to do, and not what they did.
fn has_to(sentence: &str, opening: &Opening) -> bool {
    let end = opening.end();
    let predicate = behind_pause(behind_sum(&sentence[end..]));
    // 县教育局严格按照要求，组织初选
    let predicate = &predicate[behind_manner(predicate)..];
    let told = begins_with_modal(predicate)
        || HAS_TO.iter().any(|word| predicate.starts_with(word))
        || is_timed(predicate)
        || begins_with_duty(predicate)
        || hands_out(sentence, opening);
    // 县政府督查室要加强调度; 县考核办、县政府办要加强督查.
    let mark = sentence[end..]
        .find(['，', ','])
        .map_or(sentence.len(), |at| end + at);
    told && !is_done(predicate) && !looks_on(&sentence[..mark])
}

/// Whether a sentence of running text may say what is to be done: it tells neither of the past nor of those who look on.
pub(crate) fn may_give_work(sentence: &str) -> bool {
    !is_done(sentence) && !looks_on(sentence) && !is_reported(sentence)
}

/// 县教育局做好了准备, 县教育局落实经费，已…, …，予以表扬: what was done.
fn is_done(said: &str) -> bool {
    const PAST: [&str; 5] = ["累计", "表扬", "批评", "有力", "不力"];
    said.contains(['了', '已']) || PAST.iter().any(|word| said.contains(word))
}

/// Whether what is said is to see to it that others do their work.
pub(super) fn looks_on(text: &str) -> bool {
    LOOKING_ON.iter().any(|word| text.contains(word))
}

/// 于6月底前拨付资金: until when something has to be done.
fn is_timed(predicate: &str) -> bool {
    const LONGEST: usize = 16;
    let Some(time) = predicate.strip_prefix(['于', '在']) else {
        return false;
    };
    let end = find_mark(time, |c| matches!(half(c), ',' | '。' | ';')).unwrap_or(time.len());
    let before = time[..end].find('前').map_or("", |at| &time[..at]);
    before.contains(['年', '月', '日']) && before.chars().nth(LONGEST).is_none()
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

/// Whether a name is that of a department by its field of work, or leaves to its neighbours that it is one: 公安 of 公安、消防部门.
fn is_named_department(name: &UnitName) -> bool {
    is_department(name.full_name.as_ref().unwrap_or(&name.name))
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
            ("县财政局统筹资金。", &["县财政局"]),
            ("县财政局于6月底前拨付资金。", &["县财政局"]),
            ("按照属地管理的原则，县公安局负责夜查。", &["县公安局"]),
            ("教育部门应当开设护河课。", &["教育部门"]),
            ("公安、消防部门负责夜间巡河。", &["公安", "消防部门"]),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn bodies_that_are_asked_or_have_until_a_time() {
        let facts: &[(&str, &[&str])] = &[
            ("请县教育局填报登记表，报县政府办公室。", &["县教育局"]),
            (
                "请县财政局、县审计局核实数据，6月底前报县政府。",
                &["县财政局", "县审计局"],
            ),
            (
                "请各区、县（市）教育局填报登记表，于10月16日前报市教育局。",
                &["各区", "县（市）教育局"],
            ),
            (
                "各乡镇人民政府于10月16日前将名单报县教育局。",
                &["各乡镇人民政府"],
            ),
            (
                "各乡镇人民政府严格按照要求，组织初选，在10月21日前完成推荐。",
                &["各乡镇人民政府"],
            ),
            ("10月21日前，各乡镇人民政府组织初选。", &["各乡镇人民政府"]),
            ("县住建局推进改造，6月底前完成。", &["县住建局"]),
            ("县教育局严格按照要求，组织初选。", &["县教育局"]),
            ("县财政局结合实际，制定细则。", &["县财政局"]),
            ("县住建局按照职责，负责改造。", &["县住建局"]),
            ("县教育局：新建学校3所。", &["县教育局"]),
            ("县财政局、县审计局：审核资金。", &["县财政局", "县审计局"]),
        ];
        for (sentence, expected) in facts {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
        for sentence in [
            "请各乡镇支持配合。",
            "请各有关单位于6月5日前报送名单。",
            "请申报单位填报申请表，于6月底前报县科技局。",
            "请申请人到县民政局办理。",
            "请县教育局联系人于6月5日前报到。",
            "各有关单位于6月5日前将名单报县民政局。",
            "各申报企业于6月30日前将材料报县工信局。",
            "各乡镇人民政府于6月底前完成了排查。",
            "各乡镇人民政府按照要求，累计排查隐患12处。",
            "县教育局根据报名情况确定了名单。",
            "县教育局将于6月底前公布名单。",
            "县应急局联系电话见附件，6月底前更新。",
            "县教育局根据《办法》，组织初选。",
            "县教育局：已新建学校3所。",
            "县教育局：张三、李四。",
            "县教育局：见附件。",
            "各乡镇：加强宣传。",
            "县委、县政府：加强领导。",
            "联系单位：县教育局。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
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
            "县财政局落实经费，已拨付200万元。",
            "县财政局落实经费有力，予以通报表扬。",
            "县水利局于3月开工。",
            "按照《河道条例》，县公安局负责夜查。",
            "行业主管部门要加强监管。",
            "教育部门开展了宣传。",
            "教育相关部门要加强宣传。",
            "县财政局应收账款清理完毕。",
            "确需延期的，县民政局要报批。",
            "督促县水利局做好整改。",
            "县林业局印发通知，要求加强巡查。",
        ] {
            assert_eq!(read(sentence), [""; 0], "{sentence}");
        }
    }
}
