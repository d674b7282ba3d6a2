//! Values in columns of their own (目标值): `≥2%`, `103.5以内`, `186`, and the unit that the name beside them gives.

use std::sync::LazyLock;

use super::amount::{self, Scanned, is_compared, scan};
use super::comparator::comparator_behind;
use super::{Quantity, before, quantity};
use crate::zh::text::scan::{char_at, half, is_digit, is_space, skip_space};
use crate::zh::text::words::Beginnings;

/// Words that may stand before a value, and that say how it came about or how exact it is: 约300, 增长8, 完成12.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "约", "近", "为", "共", "增长", "增加", "提高", "提升", "上升", "下降", "降低", "减少", "压减", "完成", "新增", "净增", "新建", "实现", "力争", "确保", "累计", "同比", "年均", "较上年", "比上年",
];

/// Most characters of words that compare: 不低于, 力争达到.
const LONGEST: usize = 4;

/// The target that a value cell consists of: `≥2%`, `103.5以内`, `186`.
pub(crate) fn whole_cell(s: &str) -> Option<Quantity<'_>> {
    let is_edge = |c: char| is_space(c) || matches!(c, '。' | ';' | '；');
    let offset = s.len() - s.trim_start_matches(is_edge).len();
    let cell = s.trim_matches(is_edge);
    let start = cell.find(is_digit).filter(|at| *at <= 24)?;
    if amount::damaged(cell, start).is_some() {
        return None;
    }
    let number = counted(cell, scan(cell, start)?);
    let words = cell[..start].trim_matches(is_space);
    let negative = words == "-" || words == "－";
    // 综合利用率达到92%: what is measured stands in the cell as well, as in running text.
    let compared = words.chars().nth(LONGEST).is_none() && is_compared(cell, start);
    let leads = negative || is_leading(words) || compared;
    (leads && number.end == cell.len()).then_some(())?;
    let mut quantity = quantity(cell, &number, before(cell, &number));
    if negative {
        quantity.value = -quantity.value;
    }
    Some(Quantity {
        range: offset..offset + cell.len(),
        ..quantity
    })
}

/// Whether a text is nothing but words that may stand before a value.
fn is_leading(words: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(LEADING));
    WORDS.behind_all(words).is_empty()
}

/// 天 and 分 behind the only number of a cell are units: 330天, 90分以上.
fn counted<'a>(cell: &'a str, number: Scanned<'a>) -> Scanned<'a> {
    let at = skip_space(cell, number.number_end);
    let unit = char_at(cell, at).filter(|c| number.unit.is_none() && matches!(c, '天' | '分'));
    let Some(unit) = unit else { return number };
    let unit_end = at + unit.len_utf8();
    let (behind, end) = comparator_behind(cell, unit_end);
    Scanned {
        unit: Some(&cell[at..unit_end]),
        unit_end,
        end,
        behind,
        ..number
    }
}

/// The unit that the bracket at the end of a name gives: 粮食总产量（万吨）, 年度目标（%）.
pub(crate) fn unit_of_name(name: &str) -> Option<&str> {
    let open = name.trim_end_matches(is_space).strip_suffix([')', '）'])?;
    let inside = &open[open.rfind(['(', '（'])?..];
    let inside = inside
        .trim_start_matches(['(', '（'])
        .trim_matches(is_space);
    let inside = inside
        .strip_prefix("单位")
        .map_or(inside, |unit| unit.trim_start_matches(|c| half(c) == ':'));
    let unit = inside.trim_start_matches(['百', '千', '万', '亿']);
    let whole = |unit: &str| {
        matches!(unit, "天" | "分" | "岁") || amount::compound_unit(unit, 0) == Some(unit)
    };
    whole(unit).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::super::Comparator::{AtLeast, AtMost, Equal, LessThan};
    use super::*;

    #[test]
    fn value_cells() {
        let cell = |s| whole_cell(s).map(|q: Quantity| (q.comparator, q.value, q.unit));
        assert_eq!(cell("186"), Some((Equal, 186.0, None)));
        assert_eq!(cell("≥2%"), Some((AtLeast, 2.0, Some("%"))));
        assert_eq!(cell(" 103.5以内 "), Some((AtMost, 103.5, None)));
        assert_eq!(cell("0.0038 亿斤"), Some((Equal, 380_000.0, Some("斤"))));
        assert_eq!(cell("1.2万户"), Some((Equal, 12000.0, Some("户"))));
        assert_eq!(cell("不低于80%"), Some((AtLeast, 80.0, Some("%"))));
        assert_eq!(cell("≥300天"), Some((AtLeast, 300.0, Some("天"))));
        assert_eq!(cell("330天"), Some((Equal, 330.0, Some("天"))));
        assert_eq!(cell("90分以上"), Some((AtLeast, 90.0, Some("分"))));
        assert_eq!(cell("<15天"), Some((LessThan, 15.0, Some("天"))));
        assert_eq!(cell("约300"), Some((Equal, 300.0, None)));
        assert_eq!(cell("增长8左右"), Some((Equal, 8.0, None)));
        assert_eq!(cell("同比下降3%"), Some((Equal, 3.0, Some("%"))));
        assert_eq!(cell("力争完成120以上"), Some((AtLeast, 120.0, None)));
        for none in [
            "良好以上", "全市统筹", "", "-", "甲镇280 乙乡15", "2017年", "1.推进", "完成第3批",
            "增长点5", "3分之一", "综合利用率达到92%",
        ] {
            assert_eq!(cell(none), None, "{none}");
        }
    }

    #[test]
    fn units_of_names() {
        assert_eq!(unit_of_name("粮食总产量（万吨）"), Some("万吨"));
        assert_eq!(
            unit_of_name("PM2.5年均浓度(微克/立方米)"),
            Some("微克/立方米")
        );
        assert_eq!(unit_of_name("年度目标（单位：%）"), Some("%"));
        assert_eq!(unit_of_name("优良天数（天） "), Some("天"));
        for none in [
            "粮食总产量", "示范园区（家庭农场）", "排水工程（二期）", "达标（100%）", "（）",
        ] {
            assert_eq!(unit_of_name(none), None, "{none}");
        }
    }
}
