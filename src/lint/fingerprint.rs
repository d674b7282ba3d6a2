//! Names of findings that stay the same when lines move: for baselines and for SARIF.

use std::collections::HashMap;

use crate::model::{Finding, Notice};
use crate::zh::text::fold::fold;

/// One name for each finding: of its rule, its words and the task's key, numbered where several are the same. What is of no task
/// is of the notice: its title keeps it from that of another.
pub fn fingerprints(notice: &Notice, findings: &[Finding]) -> Vec<String> {
    let keys: HashMap<&str, &str> = notice
        .tasks
        .iter()
        .map(|task| (task.id.as_str(), task.key.as_str()))
        .collect();
    let title = fold(notice.header.title.as_deref().unwrap_or_default());
    let mut seen: HashMap<u64, usize> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            let key = finding
                .task
                .as_deref()
                .and_then(|id| keys.get(id))
                .copied()
                .unwrap_or(&title);
            let hash = fnv(&[&finding.code, &fold(&finding.quote), key]);
            let count = seen.entry(hash).or_insert(0);
            *count += 1;
            format!("{hash:016x}:{count}")
        })
        .collect()
}

/// FNV-1a: no secret is kept with it, and it is the same on every machine.
fn fnv(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}
