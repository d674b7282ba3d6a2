//! Bodies of which a clause says what they do, without a word of duty: 县民政局 + 确定金额 of 县民政局确定金额，由县财政局负责拨付.
//!
//! Much in running text is what somebody does. Beside a clause that hands out work such a clause does so as well.

use super::handed_over::is_quality;
use super::join_in::behind_join;
use super::sure_bodies::{are_bodies, before_verb, bodies};
use crate::zh::text::scan::{is_han, is_space};
use crate::zh::text::words::{behind_any, starts_with_any};
use crate::zh::unit::class::opens_class;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::list::are_sure_bodies;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::is_sure_name;
use crate::zh::unit::predicate::{duty_role, subject};
use crate::zh::unit::role::Role;
use crate::zh::unit::verb::begins_with_verb;

/// Words behind a body that are none of a work, or are read as what they are: what it is or is not, what it did, what it thinks of the work of others.
#[rustfmt::skip]
const NO_WORK: &[&str] = &[
    "负责", "不", "未", "没", "无", "是", "为", "有", "也", "的", "已", "曾", "可", "系", "因", "等", "原", "予以", "给予", "被", "获", "荣获", "将于", "将在", "联系人", "分管", "主要领导", "领导", "同意", "认为", "批准", "审定", "决定", "研究同意", "收到", "接到",
];

/// Bodies that give the orders: what they do in a sentence about the work of others is to look on (县政府同意).
const GIVING_ORDERS: [&str; 5] = ["政府", "人民政府", "委", "委员会", "党委"];

/// What the names of places end with.
const PLACES: [char; 6] = ['县', '市', '区', '镇', '乡', '村'];

/// The bodies of a clause that says what they do, each with its role; `base` is where the clause begins. `any` tells that any
/// verb will do, because another clause hands out work.
pub(super) fn acting(clause: &str, base: usize, any: bool) -> Option<Vec<(UnitName, Role)>> {
    let said = clause.trim_start_matches(is_space);
    // Only those of a level and those of a class count; nearly every clause begins otherwise.
    if level_prefix(said).is_none() && !said.starts_with('各') || said.starts_with("各级") {
        return None;
    }
    let start = clause.len() - said.len();
    let names = names(said)?;
    let predicate = &said[names.len()..];
    let acts = predicate.chars().filter(|c| is_han(*c)).nth(1).is_some()
        && !predicate.contains(['了', '已', '由'])
        && (any || begins_with_verb(predicate))
        && !is_quality(predicate)
        && !starts_with_any(predicate, NO_WORK);
    let named = acts.then(|| bodies(names, base + start))??;
    let others = |said: &str| named_at(said, base + clause.len() - said.len());
    let helps = ["配合", "协助"];
    let helped = behind_any(predicate, &helps);
    let (role, others, role_of_others) = match (behind_join(predicate), helped.and_then(others)) {
        // 县发改局会同县财政局确定金额
        (Some(joined), _) => (duty_role(predicate), others(joined)?, Role::Support),
        // 县财政局配合县发改局申报项目
        (None, Some(helped)) => (Role::Support, helped, Role::Responsible),
        (None, None) => (duty_role(predicate), Vec::new(), Role::Support),
    };
    // 县城至大坝乡 + 公路: places.
    let is_place = |name: &str| !name.starts_with('各') && name.ends_with(PLACES);
    let bound = |name: &UnitName| is_place(&name.name) || gives_orders(&name.name);
    if named.is_empty() || named.iter().any(bound) {
        return None;
    }
    let named = named.into_iter().map(|name| (name, role));
    let others = others.into_iter().map(|name| (name, role_of_others));
    Some(named.chain(others).collect())
}

/// The bodies with which a text begins and behind which something is said of them; `base` is where it begins.
pub(super) fn named_at(said: &str, base: usize) -> Option<Vec<UnitName>> {
    bodies(names(said)?, base)
}

/// Whether a name is that of a government or party committee, whose business it is to give the orders.
pub(super) fn gives_orders(name: &str) -> bool {
    let kind = level_prefix(name).map(|level| &name[level.len_utf8()..]);
    kind.is_some_and(|kind| GIVING_ORDERS.contains(&kind))
}

/// Whether a clause opens with a body, whatever it says of it.
pub(super) fn opens_with_body(clause: &str) -> bool {
    let clause = clause.trim_start_matches(is_space);
    name_len(clause).is_some() || subject(clause).is_some()
}

/// The names with which a clause begins and behind which something is said of them.
pub(super) fn names(said: &str) -> Option<&str> {
    before_verb(said).or_else(|| sure_names(said))
}

/// The same where no verb that is known follows: the last name of the list ends where it is one for sure.
pub(super) fn sure_names(said: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(at) = said[from..].find('、') {
        let names = &said[..from + at];
        if !are_sure_bodies(names) && !opens_class(names) {
            break;
        }
        from += at + '、'.len_utf8();
    }
    let len = name_len(&said[from..])?;
    Some(&said[..from + len]).filter(|names| are_bodies(names))
}

/// Length of the name of a body of a level, or of each of a class, with which a text begins.
fn name_len(text: &str) -> Option<usize> {
    const LONGEST: usize = 20;
    if level_prefix(text).is_none() && !text.starts_with('各') || begins_with_verb(text) {
        return None;
    }
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut found = None;
    for end in ends.take(LONGEST).skip(2) {
        // 县教育局机关党委, not 县教育局; but 县工信局 + 培育企业.
        let goes_on = |len: usize| {
            let behind = &text[len..];
            begins_with_verb(behind) || behind_join(behind).is_some()
        };
        if found.is_some_and(goes_on) {
            break;
        }
        if is_sure_name(&text[..end]) {
            found = Some(end);
        }
    }
    found
}
