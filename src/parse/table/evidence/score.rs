//! How well a line fits a column, by what it looks like.

use super::Features;
use crate::model::ColumnRole;
use crate::zh::text::scan::{half, is_digit, is_round_close, is_round_open};
use crate::zh::unit::name::Confidence;

impl Features {
    fn is_points(&self) -> bool {
        (1..=6).contains(&self.characters)
            && in_bracket(&self.squeezed)
                .trim_end_matches('分')
                .chars()
                .all(|c| is_digit(c) || half(c) == '.')
    }

    /// How well a cell that may be blank fits a column.
    pub(in crate::parse::table) fn score_or_blank(&self, role: ColumnRole) -> f32 {
        if self.characters == 0 {
            0.0
        } else {
            self.score(role)
        }
    }

    /// How well the line fits a column.
    pub(in crate::parse::table) fn score(&self, role: ColumnRole) -> f32 {
        use ColumnRole::*;
        match role {
            _ if self.ditto => match role {
                Unit | Lead | Support | Assessor | Deadline | Person => 4.0,
                Text | Heading | Group | Seq => -12.0,
                _ => 1.0,
            },
            Seq => match (self.integer, self.in_order) {
                (true, true) => 8.0,
                (true, false) => 2.0,
                _ => -20.0,
            },
            Unit | Lead | Support => self.unit_score(),
            Assessor => self.unit_score() + choose(self.inspects, 6.0, 0.0),
            Text => self.text_score(),
            Heading => self.name_score(),
            // 力争6.5 is a remark sooner than a group.
            Group => {
                self.name_score()
                    - choose(self.digits && !self.marked, 1.5, 0.5)
                    - choose(self.no_group, 12.0, 0.0)
            }
            Deadline => choose(self.time, 5.0, -5.0) - choose(self.is_clause, 6.0, 0.0),
            Score => {
                choose(self.is_points(), 4.0, choose(self.placeholder, 3.5, -6.0))
                    - choose(self.in_order, 2.0, 0.0)
            }
            Target => self.target_score(),
            Measure => match (
                self.is_measure_word(),
                self.characters <= 6 && !self.ends_sentence,
            ) {
                (true, _) => 6.0,
                _ if self.placeholder => 3.0,
                (_, true) if !self.integer && self.unit.is_none() => 0.0,
                _ => -6.0,
            },
            Person => match (self.person, self.characters <= 4) {
                (true, _) => 4.0,
                // Names of four characters are rare: 安全度汛 is none.
                (_, true) if self.unit.is_none() && !self.integer && !self.reached => {
                    choose(self.characters <= 3, 1.0, -1.0)
                }
                _ => -6.0,
            },
            Standard => {
                choose(self.is_standard(), 4.0, -2.0)
                    - choose(self.integer || self.unit.is_some(), 4.0, 0.0)
            }
            Progress => match (self.progress, self.value) {
                _ if self.unit.is_some() || self.in_order => -6.0,
                (true, _) => 4.0,
                (_, true) => 1.5,
                _ if self.integer => -6.0,
                _ if self.time_alone && !self.digits => 1.5,
                _ => -2.0,
            },
            Remarks if self.characters <= 12 && !self.integer && self.unit.is_none() => -0.5,
            _ if self.integer || self.unit.is_some() => -4.0,
            _ => choose(self.value, 0.5, -1.0),
        }
    }

    /// How well the line opens a group that stands on a row of its own (一、环境质量).
    pub(in crate::parse::table) fn band_score(&self) -> f32 {
        if self.titled || self.marked && !self.no_band && !self.ends_sentence && !self.is_clause {
            4.0 + choose(self.title_level.is_some(), 2.0, 0.0)
        } else {
            -20.0
        }
    }

    fn target_score(&self) -> f32 {
        if self.placeholder {
            1.0
        } else if self.value {
            4.0 - choose(self.in_order, 3.0, 0.0)
        } else if self.characters > 20 || self.ends_sentence || self.unit.is_some() {
            -3.0
        } else {
            choose(self.digits && !self.time, 2.0, -1.0)
        }
    }

    fn unit_score(&self) -> f32 {
        if self.ends_sentence
            || self.integer
            || self.ordinal
            || self.is_clause
            || self.title_level.is_some()
        {
            return -12.0;
        }
        if self.placeholder {
            return 4.0;
        }
        if self.bracketed && self.characters <= 12 {
            return 3.0;
        }
        match self.unit {
            Some(Confidence::High) => 6.0,
            Some(Confidence::Medium) => 4.0,
            Some(Confidence::Low) => 1.0,
            None if self.reached => -9.0,
            // A name that no grammar knows is a unit sooner than its cell is blank and a group opens.
            None if self.characters <= 5 && !self.digits => -2.5,
            // A list of short names is one of bodies sooner than words of time.
            None if self.is_list_of_names() => -4.0,
            None => -6.0,
        }
    }

    fn is_list_of_names(&self) -> bool {
        self.squeezed.contains('、')
            && !self.digits
            && self
                .squeezed
                .split('、')
                .all(|name| (2..=8).contains(&name.chars().count()))
    }

    fn unlike_name(&self) -> f32 {
        let unit = match self.unit {
            Some(Confidence::High) => 6.0,
            Some(Confidence::Medium) => 3.0,
            _ => 0.0,
        };
        unit + choose(self.integer, 14.0, 0.0) + choose(self.placeholder, 10.0, 0.0)
    }

    fn text_score(&self) -> f32 {
        choose(self.ends_sentence, 5.0, 0.0)
            + choose(self.is_clause && !self.is_opening, 6.0, 0.0)
            + choose(self.characters >= 20 && !self.cited, 3.0, 0.0)
            - choose(self.title_level.is_some(), 3.0, 0.0)
            - choose(self.judges, 8.0, 0.0)
            - choose(self.value && !self.integer, 6.0, 0.0)
            - choose(self.progress, 3.0, 0.0)
            - choose(self.time_alone, 8.0, 0.0)
            // 新建 is a remark sooner than a task.
            - choose(self.characters <= 3, 1.5, 0.0)
            - self.unlike_name()
    }

    fn name_score(&self) -> f32 {
        choose(self.characters <= 40, 1.0, -6.0)
            + choose(self.title_level.is_some() || self.is_opening, 6.0, 0.0)
            - choose(self.ends_sentence, 6.0, 0.0)
            - choose(self.ordinal, 14.0, 0.0)
            // 持续推进 says how far a task has come.
            - choose(self.time_alone && !self.digits, 4.0, 0.0)
            - choose(
                self.is_clause && self.title_level.is_none() && !self.is_opening,
                4.0,
                0.0,
            )
            - self.unlike_name()
    }
}

/// Points may stand in a bracket: （10分）.
fn in_bracket(squeezed: &str) -> &str {
    let inside = squeezed
        .strip_prefix(is_round_open)
        .and_then(|rest| rest.strip_suffix(is_round_close));
    inside
        .filter(|inside| inside.ends_with('分'))
        .unwrap_or(squeezed)
}

fn choose(condition: bool, yes: f32, no: f32) -> f32 {
    if condition { yes } else { no }
}
