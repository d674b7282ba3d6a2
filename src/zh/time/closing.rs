//! What closes the words of time: 底, 末, 上旬, 前, 之前, and what narrows a day before it (20日下午5点前).

use super::{Part, Scanned};
use crate::zh::text::scan::{char_at, half, is_digit, skip_space, skip_while};
use crate::zh::text::words::starts_with_any;

/// 底, 末, 上旬, 前, 之前 behind a time; gives where the words of time end.
pub(super) fn suffix(s: &str, scanned: &mut Scanned) -> Option<usize> {
    let mut end = scanned.time.range.end;
    let next = skip_space(s, end);
    let rest = &s[next..];
    for (word, day) in [
        ("上中旬", 20),
        ("中上旬", 20),
        ("中下旬", 0),
        ("上旬", 10),
        ("中旬", 20),
        ("初", 10),
        ("下旬", 0),
        ("中", 20),
    ] {
        if let Part::Month(month, None) = scanned.time.part
            && rest.starts_with(word)
        {
            scanned.time.part = Part::Month(month, (day > 0).then_some(day));
            end = next + word.len();
            break;
        }
    }
    let next = skip_space(s, end);
    if !matches!(scanned.time.part, Part::Day(..)) {
        for word in ["年底", "年末", "年终", "底", "末", "终"] {
            let fits = !word.starts_with('年') || scanned.time.part == Part::Year;
            if fits && s[next..].starts_with(word) && !scanned.at_end {
                scanned.at_end = true;
                end = next + word.len();
            }
        }
    }
    let next = skip_space(s, end);
    let found = before(s, next).or_else(|| {
        let dated = matches!(scanned.time.part, Part::Day(..));
        let hour = dated.then(|| hour(s, next)).flatten()?;
        before(s, skip_space(s, hour))
    });
    scanned.before = found.is_some();
    let inside = matches!(scanned.time.part, Part::Half(_) | Part::Quarter(_))
        && !scanned.at_end
        && found.is_none()
        && is_within(&s[next..]);
    Some(found.unwrap_or(if inside { next + '内'.len_utf8() } else { end }))
}

/// Whether 内 closes a time, and begins no other word: 三季度内, not 2023年内涝治理.
pub(super) fn is_within(rest: &str) -> bool {
    const OTHER: [&str; 3] = ["涝", "蒙古", "部"];
    rest.strip_prefix('内').is_some_and(|tail| {
        // 年内部分路段完工
        let whole = ["部分", "部门", "部署"];
        starts_with_any(tail, &whole) || !starts_with_any(tail, &OTHER)
    })
}

/// Where 前 ends, in any of its forms.
pub(super) fn before(s: &str, at: usize) -> Option<usize> {
    let rest = &s[at..];
    let other = [
        "前期", "前后", "前三季", "前三个月", "前三个季", "前三名", "前三位",
    ];
    ["之前", "以前", "前"]
        .iter()
        .find(|word| rest.starts_with(**word))
        .filter(|_| !starts_with_any(rest, &other))
        .map(|word| at + word.len())
}

/// Where what narrows a day ends: 20日（星期四）前, 20日下午5点前, 20日18：00前, 20日下班前.
fn hour(s: &str, at: usize) -> Option<usize> {
    const PARTS: [&str; 8] = ["上午", "下午", "中午", "晚上", "凌晨", "晚", "早上", "夜间"];
    let mut end = at;
    if let Some(rest) = s[at..].strip_prefix(['（', '('])
        && let Some(close) = rest.find(['）', ')'])
        && starts_with_any(&rest[..close], &["星期", "周", "礼拜"])
    {
        let close = s.len() - rest.len() + close;
        end = close + char_at(s, close)?.len_utf8();
    }
    if let Some(part) = PARTS.iter().find(|part| s[end..].starts_with(**part)) {
        end += part.len();
    }
    if s[end..].starts_with("下班") {
        return Some(end + "下班".len());
    }
    let digits = skip_while(s, end, is_digit);
    let mark = char_at(s, digits).filter(|mark| matches!(half(*mark), ':' | '时' | '点'));
    if let Some(mark) = mark.filter(|_| digits > end) {
        let minutes = digits + mark.len_utf8();
        end = skip_while(s, minutes, is_digit);
        for word in ["分", "整", "半", "许"] {
            if s[end..].starts_with(word) {
                end += word.len();
            }
        }
    }
    (end > at).then_some(end)
}
