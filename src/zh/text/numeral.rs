//! Numbers: Chinese numerals (汉字数字, GB/T 15835) and decimal digits in either width.

use super::scan::{digit, is_space};

/// The value of one Chinese digit; every way of writing zero that notices use counts.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'O' | 'Ｏ' | 'o' | '0' | '０' | '◯' => 0,
        // The Cyrillic and the Greek letter, which input methods offer beside the circle.
        '\u{41e}' | '\u{43e}' | '\u{39f}' | '\u{3bf}' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a character can stand in a Chinese numeral up to 9999.
pub(crate) fn is_chinese_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '廿'
            | '卅'
            | '零'
            | '〇'
            | '○'
    )
}

/// The value of a Chinese numeral from 0 to 9999: `十`, `二十一`, `一百零五`, `廿三`, also digit by digit (`二〇`).
pub(crate) fn parse_chinese(s: &str) -> Option<u32> {
    let mut total = 0;
    let mut pending: Option<u32> = None;
    let mut ceiling = 10_000;
    let mut plain = true;
    let mut digits = 0;
    let mut positional: u32 = 0;
    let mut has_zero = false;
    for c in s.chars() {
        let scale = match c {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            '廿' | '卅' => {
                if pending.is_some() || ceiling <= 10 {
                    return None;
                }
                total += if c == '廿' { 20 } else { 30 };
                (ceiling, plain) = (10, false);
                continue;
            }
            _ => {
                let value = chinese_digit(c)?;
                has_zero |= value == 0;
                digits += 1;
                positional = positional.checked_mul(10)?.checked_add(value)?;
                match pending {
                    None => pending = Some(value),
                    Some(0) if !plain => pending = Some(value),
                    Some(_) if plain => pending = Some(value),
                    Some(_) => return None,
                }
                continue;
            }
        };
        if scale >= ceiling || (plain && digits > 1) {
            return None;
        }
        let times = match pending.take() {
            None | Some(0) if scale == 10 => 1,
            Some(n) if n > 0 => n,
            _ => return None,
        };
        total += times * scale;
        (ceiling, plain) = (scale, false);
    }
    if plain {
        return match digits {
            0 => None,
            1 => pending,
            2..=4 if has_zero => Some(positional),
            _ => None,
        };
    }
    match pending {
        None => Some(total),
        // 二百五 is a way of speaking, not of numbering: a digit right behind 百 or 千 needs its 零.
        Some(n) if ceiling == 10 || has_zero => Some(total + n),
        Some(_) => None,
    }
}

/// The value of a number in digits or in Chinese numerals.
pub(crate) fn value(s: &str) -> Option<u32> {
    let digits = digits_value(s).and_then(|value| u32::try_from(value).ok());
    digits.or_else(|| parse_chinese(s))
}

/// The value of a run of decimal digits in either width; white space inside is ignored.
pub(crate) fn digits_value(s: &str) -> Option<u64> {
    let mut value: Option<u64> = None;
    for c in s.chars().filter(|&c| !is_space(c)) {
        let d = u64::from(digit(c)?);
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(d)?);
    }
    value
}

/// A year written digit by digit: `二○一七`, `二〇二三`, `二零零七`, also `二 0 三五`. Only 1900 to 2099.
pub(crate) fn chinese_year(s: &str) -> Option<i16> {
    let mut year: i16 = 0;
    let mut count = 0;
    for c in s.chars().filter(|&c| !is_space(c)) {
        count += 1;
        if count > 4 {
            return None;
        }
        year = year * 10 + i16::try_from(chinese_digit(c)?).ok()?;
    }
    (count == 4 && (1900..2100).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_up_to_9999() {
        let facts = [
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十一", 21),
            ("廿", 20),
            ("廿三", 23),
            ("一百", 100),
            ("一百零五", 105),
            ("一百一十", 110),
            ("一百一十二", 112),
            ("三千零六", 3006),
            ("九千九百九十九", 9999),
            ("二〇", 20),
            ("一○二", 102),
            ("零", 0),
        ];
        for (text, value) in facts {
            assert_eq!(parse_chinese(text), Some(value), "{text}");
        }
        for text in [
            "", "一二", "十十", "百", "二百五", "一体", "甲", "十百", "零零零零零",
        ] {
            assert_eq!(parse_chinese(text), None, "{text}");
        }
    }

    #[test]
    fn every_numeral_reads_back() {
        let names = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        for n in 1..=9999_usize {
            let mut text = String::new();
            let mut gap = false;
            for (scale, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                match n / scale % 10 {
                    0 => gap = !text.is_empty(),
                    d => {
                        if gap {
                            text.push('零');
                        }
                        gap = false;
                        if !(d == 1 && scale == 10 && text.is_empty()) {
                            text.push(names[d]);
                        }
                        text.push_str(name);
                    }
                }
            }
            assert_eq!(parse_chinese(&text), u32::try_from(n).ok(), "{text}");
        }
    }

    #[test]
    fn digits_of_both_widths() {
        assert_eq!(digits_value("２０17"), Some(2017));
        assert_eq!(digits_value("20 17"), Some(2017));
        assert_eq!(digits_value(""), None);
        assert_eq!(digits_value("1a"), None);
        assert_eq!(digits_value("99999999999999999999"), None);
    }

    #[test]
    fn years_digit_by_digit() {
        for (text, year) in [
            ("二○一七", 2017),
            ("二\u{41e}二一", 2021),
            ("二\u{3bf}二二", 2022),
            ("二〇二三", 2023),
            ("二零零七", 2007),
            ("二 0 三五", 2035),
            ("一九九九", 1999),
            ("二OO八", 2008),
        ] {
            assert_eq!(chinese_year(text), Some(year), "{text}");
        }
        for text in ["二○一", "三○一七", "二○一七年", "二千零七", ""] {
            assert_eq!(chinese_year(text), None, "{text}");
        }
    }
}
