//! Clauses that say which numbered items bodies bear: 第3、4项由甲局负责, 1-3项由甲局牵头，乙局配合；4项由丙局负责.

use crate::zh::text::words::before_any;
use std::ops::Range;

use super::sentence::by_whom::by_whom_line;
use crate::zh::text::numeral::{digits_value, is_chinese_numeral, parse_chinese};
use crate::zh::text::scan::{half, is_digit};

/// Items by their numbers, and where the clause that says who bears them stands.
pub(crate) type Share = (Vec<u32>, Range<usize>);

/// The shares that make up a text; `None` where it says anything else.
pub(crate) fn shares(text: &str) -> Option<Vec<Share>> {
    let said = text.trim_end_matches(['。', ';', '；', ' ']);
    let (first, mut from) = items(said)?;
    // 3项由甲局负责 are three of them.
    if !said.starts_with('第') && first.len() < 2 {
        return None;
    }
    let (mut shares, mut numbers) = (Vec::new(), first);
    let marks = said
        .char_indices()
        .filter(|(_, c)| matches!(half(*c), ',' | ';'));
    for (at, mark) in marks {
        let next = at + mark.len_utf8();
        if let Some((more, len)) = items(&said[next..]) {
            shares.push((std::mem::replace(&mut numbers, more), from..at));
            from = next + len;
        }
    }
    shares.push((numbers, from..said.len()));
    let told = |(_, clause): &Share| by_whom_line(&said[clause.clone()], None).is_some();
    shares.iter().all(told).then_some(shares)
}

/// The numbers before 由, and its place: 第3、4项由, 1-3项任务由.
fn items(text: &str) -> Option<(Vec<u32>, usize)> {
    /// No list of numbers is longer, in characters.
    const LONGEST: usize = 30;
    let (end, _) = text
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| *c == '由')?;
    let named = text[..end].trim();
    let named = before_any(named, &["任务", "工作"]).unwrap_or(named);
    named.strip_suffix('项')?;
    let mut numbers = Vec::new();
    for part in named.split(['、', '和', '及']) {
        let mut ends = part.split(['-', '—', '－', '–', '~', '～', '至', '到']);
        let first = number(ends.next()?)?;
        let last = match ends.next_back() {
            Some(last) => number(last)?,
            None => first,
        };
        /// No list of tasks that one sentence parts is longer.
        const MOST: u32 = 200;
        if first > last || last > MOST {
            return None;
        }
        numbers.extend(first..=last);
    }
    Some((numbers, end))
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('项');
    let text = text.strip_prefix('第').unwrap_or(text);
    match text.chars().all(is_digit) {
        true => digits_value(text).and_then(|value| value.try_into().ok()),
        false => parse_chinese(text).filter(|_| text.chars().all(is_chinese_numeral)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_items_bodies_bear() {
        let read = |text| -> Vec<(Vec<u32>, String)> {
            let shares = shares(text).unwrap_or_default().into_iter();
            shares
                .map(|(items, clause)| (items, text[clause].to_owned()))
                .collect()
        };
        let share = |items: &[u32], clause: &str| (items.to_vec(), clause.to_owned());
        assert_eq!(
            read("第3、4项由县水利局负责。"),
            [share(&[3, 4], "由县水利局负责")]
        );
        assert_eq!(
            read("1-3项由县水利局牵头，县财政局配合；第四项任务由县住建局负责"),
            [
                share(&[1, 2, 3], "由县水利局牵头，县财政局配合"),
                share(&[4], "由县住建局负责"),
            ]
        );
        assert_eq!(
            read("第1项和第3至4项由县水利局负责"),
            [share(&[1, 3, 4], "由县水利局负责")]
        );
        for text in [
            "四项由县水利局负责的工作", "3项由县水利局负责", "四项由县水利局负责",
            "该项由县水利局负责", "3个项目由县水利局负责", "4-1项由县水利局负责", "第3项由此展开",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
