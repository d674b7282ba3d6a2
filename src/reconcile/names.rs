//! Names of tasks: readable ids within a notice, and keys that join notices.

use std::collections::HashMap;

use super::tasks::Draft;
use crate::model::Notice;
use crate::zh::fold::fold;

/// Gives every task its id and its key.
pub(super) fn name(notice: &Notice, drafts: &mut [Draft]) {
    let year = notice
        .header
        .year
        .map_or_else(|| "-".to_owned(), |year| year.to_string());
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for draft in drafts {
        let task = &mut draft.task;
        let base = match (&task.path, &task.row) {
            (Some(path), _) => {
                let path = path.concat();
                let count = counts.entry(path.clone()).or_insert(0);
                *count += 1;
                format!("{year}/{path}.{count}")
            }
            (None, Some(row)) => format!("{year}/t{}.{}", row.table + 1, row.row + 1),
            (None, None) => format!("{year}/-"),
        };
        let times = seen.entry(base.clone()).or_insert(0);
        *times += 1;
        task.id = if *times == 1 {
            base
        } else {
            format!("{base}~{times}")
        };
        task.key = key(&[
            task.group.as_deref(),
            task.heading.as_deref(),
            Some(&task.text),
        ]);
    }
}

/// FNV-1a over the folded parts without plan years: no secret is kept with it, and it is the same on every machine.
fn key(parts: &[Option<&str>]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in without_years(&fold(part.unwrap_or_default()))
            .bytes()
            .chain([0xff])
        {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// A folded text without `2017年`, `2017年度`.
fn without_years(text: &str) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    while let Some(at) = rest.find('年') {
        let digits = rest[..at].len()
            - rest[..at]
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .len();
        let is_year =
            digits == 4 && (rest[at - 4..].starts_with("19") || rest[at - 4..].starts_with("20"));
        let end = at + '年'.len_utf8();
        out.push_str(if is_year {
            &rest[..at - 4]
        } else {
            &rest[..end]
        });
        rest = &rest[end..];
        if is_year {
            rest = rest.strip_prefix('度').unwrap_or(rest);
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_does_not_change_with_the_year() {
        let one = key(&[Some("甲行动"), None, Some("完成2017年度任务。")]);
        let two = key(&[Some("“甲”行动"), None, Some("完成2018年任务;")]);
        assert_eq!(one, two);
        assert_ne!(one, key(&[Some("乙行动"), None, Some("完成任务。")]));
    }
}
