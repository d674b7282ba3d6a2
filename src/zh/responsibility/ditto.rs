//! Words that stand for what another item or row says: 同上, 〃, 同第2项, 同1.

use crate::zh::text::fold::squeeze;
use crate::zh::text::numeral::{digits_value, parse_chinese};
use crate::zh::text::scan::is_space;
use crate::zh::text::words::behind_any;

/// Which item or row is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ditto {
    /// 同上
    Above,
    /// 同第2项
    Numbered(u64),
}

/// What a text means that is such a word and nothing else.
pub(crate) fn ditto(text: &str) -> Option<Ditto> {
    /// In bytes, letter-spaced as it may be.
    const LONGEST: usize = 30;
    const MARKS: [char; 3] = ['〃', '″', '"'];
    let is_none = |c| is_space(c) || c == '。';
    let text = text.trim_start_matches(is_none);
    let is_mark = text.starts_with(MARKS);
    // Nearly every text begins otherwise.
    if !is_mark && !text.starts_with('同') {
        return None;
    }
    let text = text.trim_end_matches(is_none);
    if text.len() > LONGEST {
        return None;
    }
    if is_mark {
        let all = text.chars().all(|c| MARKS.contains(&c) || is_space(c));
        return all.then_some(Ditto::Above);
    }
    let squeezed = squeeze(text.strip_prefix('同')?);
    let meant = squeezed.trim_end_matches(['项', '条', '行', '款']);
    if matches!(meant, "上" | "上一" | "前" | "前一") {
        return Some(Ditto::Above);
    }
    let named = ["第", "序号", "任务", "编号"];
    let number = behind_any(meant, &named);
    let digits = number.unwrap_or(meant);
    digits_value(digits)
        .or_else(|| number.and(parse_chinese(digits)).map(u64::from))
        .map(Ditto::Numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_what_stands_elsewhere() {
        for text in [
            "同上", "同 上", "同上。", "〃", "〃 〃", "″", "\"", "同上一项", "同前",
        ] {
            assert_eq!(ditto(text), Some(Ditto::Above), "{text}");
        }
        for (text, number) in [
            ("同1", 1),
            ("同第2项", 2),
            ("同序号12", 12),
            ("同第三条", 3),
        ] {
            assert_eq!(ditto(text), Some(Ditto::Numbered(number)), "{text}");
        }
        for text in [
            "", "同", "同三", "同上级部门", "同步推进", "上", "\"甲局\"", "同第",
        ] {
            assert_eq!(ditto(text), None, "{text}");
        }
    }
}
