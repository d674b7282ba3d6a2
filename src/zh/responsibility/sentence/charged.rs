//! Sentences that charge bodies with something by asking them (请县教育局填报…), by a time until when (各乡镇严格按照要求，…，6月底前完成), or
//! by a colon (县教育局：新建学校3所).
//!
//! What a class of bodies is asked for without a time (各乡镇要加强宣传) is said to all and sundry.

use super::acting::{acting, gives_orders};
use super::opening::{is_of_one_body, label};
use super::setting::behind_time;
use crate::zh::text::char_set::CharSet;
use crate::zh::text::scan::{colons, is_colon, is_space};
use crate::zh::time::deadline::{self, Time};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{Confidence, begins_task};
use crate::zh::unit::order::behind_order;
use crate::zh::unit::role::Role;
use crate::zh::unit::verb::begins_with_verb;

/// The bodies that a sentence charges so; ranges are those of the sentence.
pub(super) fn charged(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    labelled(sentence).or_else(|| asked_or_timed(sentence))
}

/// What bodies have to do behind their names and a colon. What is none of a task (县教育局：张三) begins otherwise.
fn labelled(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    colons(sentence).next()?;
    let opening = label(sentence).filter(is_of_one_body)?;
    let behind = sentence[opening.end()..].trim_start_matches(is_space);
    let task = behind.strip_prefix(is_colon)?.trim_start_matches(is_space);
    let says = begins_with_verb(task) || begins_task(task);
    let sure = opening.sure == Confidence::High && !task.starts_with(NO_TASK);
    let orders = opening
        .bearers
        .iter()
        .any(|(name, _)| gives_orders(&name.name));
    (says && sure && !orders).then_some(opening.bearers)
}

/// Words that a task may begin with and that say here that there is none.
const NO_TASK: [char; 7] = ['无', '见', '未', '不', '含', '详', '在'];

fn asked_or_timed(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    let from = behind_time(sentence);
    let said = &sentence[from..];
    let asked = said.starts_with('请').then(|| behind_order(said)).flatten();
    let said = asked.unwrap_or(said);
    // Nearly all sentences neither ask nor say until when.
    static UNTIL: CharSet = CharSet::of(&['前', '底']);
    if asked.is_none() && !UNTIL.occurs_in(sentence) {
        return None;
    }
    let bodies = acting(said, sentence.len() - said.len(), asked.is_some())?;
    let is_class = bodies.iter().any(|(name, _)| name.name.starts_with('各'));
    // 于3月开工 tells when, 3月底前 until when.
    let until = |time: Time| sentence[time.range].ends_with(|c| UNTIL.contains(c));
    let timed = || deadline::in_text(sentence, None).into_iter().any(until);
    (asked.is_some() && !is_class || timed()).then_some(bodies)
}
