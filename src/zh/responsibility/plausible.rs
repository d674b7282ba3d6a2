//! Whether what was read of a text is what it seems: names of bodies that bear a work, and nothing else.

use super::reading::Reading;
use super::strange_name::{is_no_name, is_prose, is_strange, shares_kind};
use crate::zh::unit::local::is_local;
use crate::zh::unit::name::Confidence;

/// Where a bare list stands in its text, the surer the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Anywhere.
    Inside,
    /// Where a sentence ends.
    Closing,
    /// Behind the last full stop, and nothing stands behind it.
    Apart,
}

impl Reading {
    /// Whether names with verbs are names: prose in a bracket may also end with 负责. Where the bracket closes a sentence,
    /// names of a form unknown here may stand among others, any number of them where they are of a level (县公路段).
    pub(crate) fn is_plausible(&self, closes: bool) -> bool {
        let mut strange = self
            .bearers
            .iter()
            .filter(|(unit, _)| is_strange(unit) && !(closes && is_local(&unit.name)))
            .peekable();
        let prose = strange.clone().any(|(unit, _)| is_prose(&unit.name));
        let (any, count) = (strange.peek().is_some(), strange.count());
        let sure = self
            .bearers
            .iter()
            .any(|(unit, _)| unit.confidence >= Confidence::Medium || shares_kind(unit));
        let share = if closes { 2 } else { 4 };
        let few =
            !any || count * share < self.bearers.len() || closes && count * 2 == self.bearers.len();
        let none = self.bearers.is_empty() && (!self.rules.is_empty() || !self.aside.is_empty());
        (sure && few && !prose) || none
    }

    /// Whether those who bear the work are short names of a level and what may stand beside them (县公路段、乡镇负责).
    pub(crate) fn names_local_bodies(&self) -> bool {
        let mut names = self.bearers.iter().map(|(unit, _)| unit);
        self.says_nothing_else()
            && names.clone().any(|unit| is_local(&unit.name))
            && names.all(|unit| !is_strange(unit) || is_local(&unit.name))
    }

    /// Whether labels announce persons, those who assess, or how to reach somebody, and nothing else is said.
    pub(crate) fn names_only_others(&self) -> bool {
        !self.aside.is_empty()
            && !self.asks
            && self.bearers.is_empty()
            && self.deadlines.is_empty()
            && self.rules.is_empty()
    }

    /// Whether nothing but names, verbs and times is said.
    pub(crate) fn says_nothing_else(&self) -> bool {
        self.predicates == 0
            && self.unread.is_empty()
            && self.rules.is_empty()
            && self.aside.is_empty()
            && !self
                .bearers
                .iter()
                .any(|(unit, _)| !shares_kind(unit) && is_prose(&unit.name))
    }

    /// Whether a bare list is one of units: all of them by their form, one surely. Where the list closes a sentence, one short
    /// name of a form unknown here may stand among three or more (县财政局、县新华书店、各乡镇), or beside one if it is of a
    /// level (县教育局、县一中). What stands behind the last full stop names bodies if all are by their form (。（政务中心）).
    pub(crate) fn is_plausible_list(&self, standing: Standing) -> bool {
        const LONGEST: usize = 8;
        let closes = standing >= Standing::Closing;
        let mut unknown = self.bearers.iter().filter(|(unit, _)| is_no_name(unit));
        let strange = match unknown.next() {
            None => false,
            Some((unit, _)) => {
                !closes
                    || unknown.next().is_some()
                    || self.bearers.len() < 3 && !is_local(&unit.name)
                    || unit.name.chars().nth(LONGEST).is_some()
                    || is_prose(&unit.name)
            }
        };
        let sure = self
            .bearers
            .iter()
            .filter(|(unit, _)| unit.confidence == Confidence::High)
            .count();
        let places = self
            .bearers
            .iter()
            .filter(|(unit, _)| unit.confidence == Confidence::Low)
            .count();
        let sure_enough = sure > 0 && places <= sure || standing == Standing::Apart && places == 0;
        !strange && !self.tells_else && self.predicates == 0 && sure_enough
    }
}
