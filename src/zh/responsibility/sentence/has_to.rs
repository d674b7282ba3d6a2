//! Whether what a sentence says of bodies is what they have to do: not what they did, nor to see to it that others do theirs.

use super::opening::Opening;
use super::reported::is_reported;
use super::setting::{behind_manner, behind_pause};
use super::subject::{begins_with_duty, behind_adverb};
use crate::zh::text::scan::{find_mark, half, is_comma};
use crate::zh::text::words::{behind_any, ends_with_any, holds_any};
use crate::zh::unit::role::Role;
use crate::zh::unit::verb::begins_with_modal;

/// Words behind a body that say what it has to do.
const HAS_TO: &[&str] = &[
    "做好", "抓好", "组织", "加强", "统筹", "落实", "提供", "报送", "汇总", "归口", "制定", "制订",
    "会同", "研究提出", "每日", "每周", "每月", "每季度",
];

/// What a body may as well be doing anyway. At the head of an item of a plan it is its work.
const DOES: &[&str] = &[
    "开展", "推进", "推动", "完善", "建立", "健全", "强化", "加快", "编制", "指导", "督促", "引导",
    "拨付", "排查", "协调", "参与",
];

/// Words for seeing to it that others do their work.
const LOOKING_ON: [&str; 5] = ["督查", "督办", "督促检查", "考核", "考评"];

/// Whether what stands behind the bodies is what they have to do, and not what they did; `opens` tells that what a body does is
/// its work also without a word for what has to be.
pub(super) fn has_to(sentence: &str, opening: &Opening, opens: bool) -> bool {
    let end = opening.end();
    let predicate = behind_pause(behind_sum(&sentence[end..]));
    // 县教育局严格按照要求，组织初选
    let predicate = &predicate[behind_manner(predicate)..];
    let told = begins_with_modal(predicate)
        || begins_with_duty(predicate)
        || opens && (does(predicate) || is_timed(predicate) || joins_others(opening));
    // 县政府督查室要加强调度; 县考核办、县政府办要加强督查: the clause, the names in it included.
    let mark = sentence[end..]
        .find(is_comma)
        .map_or(sentence.len(), |at| end + at);
    // 由县财政局负责解释 is what every notice says of itself.
    let explains = predicate.starts_with("负责解释");
    told && !explains && !is_done(predicate) && !looks_on(&sentence[..mark])
}

/// 县财政局会同县教育局按照规定下达…: what bodies do together.
fn joins_others(opening: &Opening) -> bool {
    let mut roles = opening.bearers.iter().map(|(_, role)| *role);
    roles.next() == Some(Role::Responsible) && roles.any(|role| role == Role::Support)
}

/// Whether a predicate is what a body does: at the head of an item that is its work.
fn does(predicate: &str) -> bool {
    // 县财政局具体组织清理
    let predicate = behind_adverb(predicate);
    const MANNERS: [&str; 10] = [
        "积极", "主动", "认真", "切实", "全面", "严格", "及时", "持续", "定期", "统一",
    ];
    let said = behind_any(predicate, &MANNERS);
    let said = said.unwrap_or(predicate);
    let verb = HAS_TO
        .iter()
        .chain(DOES)
        .find_map(|verb| said.strip_prefix(verb));
    // 县教育局开展的培训 is what is meant.
    verb.is_some_and(|work| !work.starts_with(['的', '过']))
}

/// Whether a sentence of running text may say what is to be done: it tells neither of the past nor of those who look on.
pub(crate) fn may_give_work(sentence: &str) -> bool {
    !is_done(sentence) && !looks_on(sentence) && !is_reported(sentence)
}

/// 县教育局做好了准备, 县教育局落实经费，已…, …，予以表扬: what was done.
pub(super) fn is_done(said: &str) -> bool {
    const PAST: [&str; 5] = ["累计", "表扬", "批评", "有力", "不力"];
    said.contains(['了', '已']) || holds_any(said, &PAST)
}

/// Whether what is said is to see to it that others do their work.
pub(super) fn looks_on(text: &str) -> bool {
    holds_any(text, &LOOKING_ON)
}

/// 于6月底前拨付资金, 在30分钟内报告: until when something has to be done.
fn is_timed(predicate: &str) -> bool {
    const LONGEST: usize = 16;
    const UNITS: [&str; 4] = ["分钟", "小时", "日", "天"];
    let Some(time) = predicate.strip_prefix(['于', '在']) else {
        return false;
    };
    let end = find_mark(time, |c| matches!(half(c), ',' | '。' | ';')).unwrap_or(time.len());
    let before = time[..end].find('前').map_or("", |at| &time[..at]);
    let within = time[..end].find('内').map_or("", |at| &time[..at]);
    let counts = within.contains(char::is_numeric) && ends_with_any(within, &UNITS);
    (before.contains(['年', '月', '日']) && before.chars().nth(LONGEST).is_none())
        || (counts && within.chars().nth(LONGEST).is_none())
}

/// What stands behind the word that sums up a list: 县水利局、县住建局 + 等部门 + 要….
pub(super) fn behind_sum(text: &str) -> &str {
    let kinds = ["等部门", "等单位"];
    let behind = behind_any(text, &kinds);
    behind.unwrap_or(text)
}
