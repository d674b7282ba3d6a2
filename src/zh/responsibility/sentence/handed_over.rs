//! A work that a clause names and hands over with 由: 宣传由甲局负责, 将管网交由乙公司负责维护.

use super::by_whom::by_whom;
use super::condition::names_part;
use super::deed;
use crate::zh::text::scan::outside_brackets;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::role::Role;

/// What stands behind the 由 with which a clause hands over a work: 宣传由甲局负责, 将管网交由乙公司负责维护. Not where it speaks of
/// another time (原由甲局), of a case (涉及用地的由甲局), of what may be, or of how the work is marked.
pub(super) fn behind_by(clause: &str) -> Option<&str> {
    const OTHERWISE: [char; 13] = [
        '原', '前', '曾', '不', '再', '非', '未', '或', '可', '如', '若', '的', '后',
    ];
    const MARKS: [&str; 3] = ["考核", "考评", "评分"];
    if !deed::hands_over(clause) {
        return None;
    }
    let verb = deed::duty(clause).unwrap_or(clause.len());
    let (work, _) = clause[..verb].rsplit_once('由')?;
    let free = outside_brackets(clause.char_indices()).any(|(at, _)| at == work.len());
    let other = work.ends_with(OTHERWISE) && !names_part(work)
        || work.ends_with('时')
        || MARKS.iter().any(|mark| work.contains(mark));
    (free && !other).then(|| &clause[work.len() + '由'.len_utf8()..])
}

/// Who bears the work that a clause names, where it says nothing more of them; where the ranges of their names count from.
pub(super) fn handed_over(clause: &str) -> Option<(usize, Vec<(UnitName, Role)>)> {
    let by = clause.len() - behind_by(clause)?.len() - '由'.len_utf8();
    // One that begins with 由 names no work.
    let said = (by > 0).then(|| by_whom(&clause[by..]))??;
    Some((by, said.bearers))
}

/// Whether a verb is part of what a thing is like: (由甲局负责)的项目, (由甲局负责、各校落实)的机制.
pub(super) fn is_quality(behind: &str) -> bool {
    const ARRANGED: [&str; 9] = [
        "机制", "体制", "制度", "原则", "格局", "体系", "模式", "项目", "事项",
    ];
    let said = behind.trim_end_matches(['。', ';', '；']);
    let of_thing = said.contains('的') && ARRANGED.iter().any(|thing| said.ends_with(thing));
    behind.starts_with('的') || of_thing
}
