//! Sentences that charge bodies with something by asking them (请县教育局填报…) or by a time until when (各乡镇严格按照要求，…，6月底前完成).
//!
//! What a class of bodies is asked for without a time (各乡镇要加强宣传) is said to all and sundry.

use super::acting::acting;
use super::opening::behind_time;
use crate::zh::time::deadline::{self, Time};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::order::behind_order;
use crate::zh::unit::role::Role;

/// The bodies that a sentence charges so; ranges are those of the sentence.
pub(super) fn charged(sentence: &str) -> Option<Vec<(UnitName, Role)>> {
    let from = behind_time(sentence);
    let said = &sentence[from..];
    let asked = said.starts_with('请').then(|| behind_order(said)).flatten();
    let said = asked.unwrap_or(said);
    let bodies = acting(said, sentence.len() - said.len(), asked.is_some())?;
    let is_class = bodies.iter().any(|(name, _)| name.name.starts_with('各'));
    // 于3月开工 tells when, 3月底前 until when.
    let until = |time: Time| sentence[time.range].ends_with(['前', '底']);
    let timed = || deadline::in_text(sentence, None).into_iter().any(until);
    (asked.is_some() && !is_class || timed()).then_some(bodies)
}
