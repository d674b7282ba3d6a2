//! Names of tasks: readable ids within a notice, and keys that join notices.

use std::fmt::Write;
use std::sync::LazyLock;

use hashbrown::HashMap;
use memchr::memmem::Finder;
use smol_str::{SmolStr, format_smolstr};

use super::tasks::Draft;
use crate::model::Notice;
use crate::zh::text::fold::fold_into;

/// Gives every task its id and its key.
pub(super) fn name(notice: &Notice, drafts: &mut [Draft]) {
    let year = notice
        .header
        .year
        .map_or_else(|| "-".to_owned(), |year| year.to_string());
    let mut counts: HashMap<SmolStr, usize> = HashMap::with_capacity(drafts.len());
    let mut folded = String::new();
    let mut take = |key: &mut Key, part: &str| {
        folded.clear();
        fold_into(part, &mut folded);
        key.part(&folded);
    };
    // Tasks of one group stand together.
    let (mut group, mut of_group) = (String::new(), Key::default());
    take(&mut of_group, &group);
    for draft in drafts {
        let task = &mut draft.task;
        task.id = match (&task.path, &task.row) {
            (Some(path), _) => {
                let ordinals: usize = path.iter().map(|ordinal| ordinal.len()).sum();
                // The number behind the ordinals hardly ever has more digits than two.
                let mut id = String::with_capacity(year.len() + ordinals + 4);
                id.push_str(&year);
                id.push('/');
                path.iter().for_each(|ordinal| id.push_str(ordinal));
                let count = counts.entry(SmolStr::new(&id)).or_insert(0);
                *count += 1;
                let _ = write!(id, ".{count}");
                id
            }
            (None, Some(row)) => format!("{year}/t{}.{}", row.table + 1, row.row + 1),
            (None, None) => format!("{year}/-"),
        };
        let own = task.group.as_deref().unwrap_or_default();
        if own != group {
            (group, of_group) = (own.to_owned(), Key::default());
            take(&mut of_group, own);
        }
        let mut key = of_group;
        take(&mut key, task.heading.as_deref().unwrap_or_default());
        take(&mut key, &task.text);
        task.key = format_smolstr!("{:016x}", key.0);
    }
}

/// FNV-1a over folded parts without plan years: no secret is kept with it, and it is the same on every machine.
#[derive(Clone, Copy)]
struct Key(u64);

impl Default for Key {
    fn default() -> Self {
        Key(0xcbf2_9ce4_8422_2325)
    }
}

impl Key {
    /// Takes a part without `2017年`, `2017年度`.
    fn part(&mut self, folded: &str) {
        static YEAR: LazyLock<Finder> = LazyLock::new(|| Finder::new("年"));
        let mut rest = folded;
        while let Some(at) = YEAR.find(rest.as_bytes()) {
            let digits = rest[..at].len()
                - rest[..at]
                    .trim_end_matches(|c: char| c.is_ascii_digit())
                    .len();
            let is_year = digits == 4
                && (rest[at - 4..].starts_with("19") || rest[at - 4..].starts_with("20"));
            let end = at + '年'.len_utf8();
            self.bytes(&rest.as_bytes()[..if is_year { at - 4 } else { end }]);
            rest = &rest[end..];
            if is_year {
                rest = rest.strip_prefix('度').unwrap_or(rest);
            }
        }
        self.bytes(rest.as_bytes());
        self.bytes(&[0xff]);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u64::from(*byte);
            self.0 = self.0.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zh::text::fold::fold;

    fn key(parts: &[&str]) -> u64 {
        let mut key = Key::default();
        parts.iter().for_each(|part| key.part(&fold(part)));
        key.0
    }

    #[test]
    fn the_key_does_not_change_with_the_year() {
        let one = key(&["甲行动", "", "完成2017年度任务。"]);
        let two = key(&["“甲”行动", "", "完成2018年任务;"]);
        assert_eq!(one, two);
        assert_ne!(one, key(&["乙行动", "", "完成任务。"]));
    }
}
