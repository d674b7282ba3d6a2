//! The form of outline numbers in paths: no closing mark, ASCII brackets and digits.

use super::{Marker, Style};
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{digit, half};

/// ㈠ and its like are one character each.
const ENCLOSED: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

impl Marker {
    /// The form for paths of this number, which `line` begins with: `(一)`, `1`, `第二章`, `1.1`, `①`.
    pub(crate) fn label(&self, line: &str) -> String {
        let printed = &line[..self.len];
        match self.style {
            Style::Part | Style::Chapter | Style::Section | Style::Article => {
                let name = match self.style {
                    Style::Chapter => "章",
                    Style::Section => "节",
                    Style::Article => "条",
                    _ if printed.contains('编') => "编",
                    _ if printed.contains('篇') => "篇",
                    _ => "部分",
                };
                format!("第{}{name}", self.numeral(printed))
            }
            Style::Han => self.numeral(printed),
            Style::HanParen => format!("({})", self.numeral(printed)),
            Style::Arabic => self.number.to_string(),
            Style::ArabicParen => format!("({})", self.number),
            Style::Circled => printed
                .chars()
                .next_back()
                .map(String::from)
                .unwrap_or_default(),
            Style::Unnumbered(_) => String::new(),
            Style::Named(_) => {
                let printed = printed.chars().filter(|c| c.is_alphanumeric());
                printed.map(half).collect()
            }
            Style::Decimal(_) => {
                let mut label = String::new();
                for number in printed.split(|c| digit(c).is_none()) {
                    let digits = number.chars().filter_map(digit);
                    let value = digits.fold(0, |value, digit| value * 10 + digit);
                    if value > 0 {
                        if !label.is_empty() {
                            label.push('.');
                        }
                        label.push_str(&value.to_string());
                    }
                }
                label
            }
        }
    }

    /// The number as printed, without spaces: in Chinese numerals or in digits.
    fn numeral(&self, printed: &str) -> String {
        let mut numeral = String::with_capacity(printed.len());
        numeral.extend(printed.chars().filter(|&c| is_chinese_numeral(c)));
        match (numeral.is_empty(), self.style) {
            (false, _) => numeral,
            (true, Style::HanParen) => {
                ENCLOSED[(self.number as usize).clamp(1, 10) - 1].to_string()
            }
            (true, _) => self.number.to_string(),
        }
    }
}
