//! The plan year (年度) in a text: it changes with every notice and says nothing about the task.

use crate::zh::text::fold::fold;
use crate::zh::text::numeral::chinese_year;

/// What stands for a year in a masked text.
const YEAR: char = '\u{1}';

/// A folded text with its years taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dated {
    /// The text, each `2017年` or `2017年度` one sign.
    pub masked: String,
    /// The years, in order.
    pub years: Vec<i16>,
}

impl Dated {
    /// Folds a text and takes its years out.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let mut dated = Dated {
            masked: String::with_capacity(folded.len()),
            years: Vec::new(),
        };
        let mut rest = folded.as_str();
        while let Some(at) = rest.find('年') {
            let before = &rest[..at];
            let end = at + '年'.len_utf8();
            match year_at_end(before) {
                Some((start, year)) => {
                    dated.masked.push_str(&before[..start]);
                    dated.masked.push(YEAR);
                    dated.years.push(year);
                    rest = rest[end..].strip_prefix('度').unwrap_or(&rest[end..]);
                }
                None => {
                    dated.masked.push_str(&rest[..end]);
                    rest = &rest[end..];
                }
            }
        }
        dated.masked.push_str(rest);
        dated
    }

    /// The text without its plan year.
    fn without(&self, plan: Option<i16>) -> String {
        let mut years = self.years.iter();
        self.masked
            .chars()
            .filter(|&c| c != YEAR || years.next().copied() != plan)
            .collect()
    }
}

/// The years that two notices are for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plans {
    pub old: Option<i16>,
    pub new: Option<i16>,
}

impl Plans {
    /// Whether two years mean the same: the same year, the plan year on both sides, or the year before it on both.
    fn same_year(self, old: i16, new: i16) -> bool {
        let from_plan = |year: i16, plan: Option<i16>| plan.map(|plan| year - plan);
        old == new
            || matches!((from_plan(old, self.old), from_plan(new, self.new)),
                (Some(a), Some(b)) if a == b && (-1..=0).contains(&a))
    }

    /// Whether two texts differ in nothing but the plan year.
    pub(super) fn same_text(self, old: &Dated, new: &Dated) -> bool {
        if old.masked == new.masked {
            return old
                .years
                .iter()
                .zip(&new.years)
                .all(|(&old, &new)| self.same_year(old, new));
        }
        old.years.len() != new.years.len() && {
            let (old, new) = (old.without(self.old), new.without(self.new));
            !old.contains(YEAR) && old == new
        }
    }
}

/// Where the year at the end of a text begins: four digits of this or the last century, or four Chinese ones.
fn year_at_end(text: &str) -> Option<(usize, i16)> {
    let start = text.char_indices().rev().nth(3).map(|(at, _)| at)?;
    let digits = &text[start..];
    let longer = text[..start]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_digit() || c == '.');
    if longer {
        return None;
    }
    let year = if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().ok()?
    } else {
        chinese_year(digits)?
    };
    (1900..2100).contains(&year).then_some((start, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLANS: Plans = Plans {
        old: Some(2017),
        new: Some(2018),
    };

    fn same(old: &str, new: &str) -> bool {
        PLANS.same_text(&Dated::of(old), &Dated::of(new))
    }

    #[test]
    fn the_plan_year_is_no_change_and_other_years_are() {
        assert!(same(
            "做好2017年环境统计工作。", "做好2018年度环境统计工作;"
        ));
        assert!(same("编制2017年计划", "编制计划"));
        assert!(same("比2016年下降5%", "比2017年下降5%"));
        assert!(same("到2020年全面完成", "到2020年全面完成"));
        assert!(same("二○一七年工作", "2018年工作"));
        assert!(!same("到2020年全面完成", "到2021年全面完成"));
        assert!(!same("2017年7月底前", "2018年8月底前"));
        assert!(!same("建成12017年", "建成12018年"));
    }
}
