//! Texts that are names of bodies and nothing else, all of them bodies by their form: what a sentence of running text begins with.

use super::clause_names::settle;
use crate::zh::text::words::starts_with_any;
use crate::zh::unit::class::opens_class;
use crate::zh::unit::clause::is_clause;
use crate::zh::unit::department::has_place;
use crate::zh::unit::each_place::is_each_place;
use crate::zh::unit::generic::governs_place;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::list::{are_sure_bodies, split_list};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::predicate::subject;
use crate::zh::unit::verb::begins_with_verb;

/// What stands before the verb of the last body in a list: 甲局、乙局 + 做好….
pub(super) fn before_verb(said: &str) -> Option<&str> {
    /// No such list is longer, in bytes.
    const LONGEST: usize = 600;
    let mut from = 0;
    while from <= LONGEST {
        if let Some(last) = subject(&said[from..]) {
            return Some(&said[..from + last.len]);
        }
        from += said[from..].find('、')? + '、'.len_utf8();
    }
    None
}

/// The names of a text that is names of bodies and nothing else; `base` is where it begins.
pub(super) fn bodies(text: &str, base: usize) -> Option<Vec<UnitName>> {
    let names = named_bodies(text)?.into_iter();
    Some(names.map(|name| settle(name, base)).collect())
}

/// Bodies that the notice itself sets up, by the words that stand for their names.
const SET_UP: &[&str] = &[
    "领导小组", "办公室", "指挥部", "专班", "工作专班", "工作组", "联席会议",
];

/// Whether a text is names of bodies and nothing else.
pub(super) fn are_bodies(names: &str) -> bool {
    named_bodies(names).is_some()
}

fn named_bodies(names: &str) -> Option<Vec<UnitName>> {
    // 各区、县（市）教育局: the last member says what the first is.
    let class = || {
        let members = names.split_once('、');
        members.is_some_and(|(first, rest)| opens_class(first) && are_sure_bodies(rest))
    };
    let may_be = (are_sure_bodies(names) || class() || is_each_place(names))
        && !names.contains('由')
        && !begins_with_verb(names)
        && !names.starts_with(['本', '该', '我', '此'])
        && !starts_with_any(names, SET_UP);
    let is_body = |name: &UnitName| {
        (!name.generic || governs_place(&name.name) || has_place(&name.name))
            && !is_any_company(&name.name)
            && !is_clause(&name.name)
    };
    may_be
        .then(|| split_list(names))
        .filter(|names| names.iter().all(is_body))
}

/// 物业公司负责清运: any company of a trade. One that is meant has a level before its name (县供水公司).
fn is_any_company(name: &str) -> bool {
    name.ends_with("公司") && level_prefix(name).is_none()
}
