//! Words of a deadline column that name no day (持续推进, 每月, 按上级要求).

use std::sync::LazyLock;

use super::{Part, Time, TimeKind, Year};
use crate::zh::text::scan::{half, is_space, skip_space};
use crate::zh::text::traditional::{simplified, simplify};
use crate::zh::text::words::Beginnings;

/// Words of a deadline column that name no day.
const UNDATED: &[(&str, TimeKind)] = &[
    ("持续推进", TimeKind::Ongoing),
    ("长期坚持", TimeKind::Ongoing),
    ("长期推进", TimeKind::Ongoing),
    ("常态化推进", TimeKind::Ongoing),
    ("全年推进", TimeKind::Ongoing),
    ("持续实施", TimeKind::Ongoing),
    ("持续开展", TimeKind::Ongoing),
    ("持续落实", TimeKind::Ongoing),
    ("贯穿全年", TimeKind::Ongoing),
    ("跨年度", TimeKind::Ongoing),
    ("常年", TimeKind::Ongoing),
    ("全年", TimeKind::Ongoing),
    ("长期", TimeKind::Ongoing),
    ("持续", TimeKind::Ongoing),
    ("常态", TimeKind::Ongoing),
    ("每半年", TimeKind::Recurring),
    ("每季度", TimeKind::Recurring),
    ("每季", TimeKind::Recurring),
    ("每个月", TimeKind::Recurring),
    ("每月", TimeKind::Recurring),
    ("每年", TimeKind::Recurring),
    ("每周", TimeKind::Recurring),
    ("每日", TimeKind::Recurring),
    ("每天", TimeKind::Recurring),
    ("按季度", TimeKind::Recurring),
    ("按月", TimeKind::Recurring),
    ("立即", TimeKind::Unclear),
    ("立行立改", TimeKind::Unclear),
    ("立查立改", TimeKind::Unclear),
    ("即时", TimeKind::Unclear),
    ("适时", TimeKind::Unclear),
    ("及时", TimeKind::Unclear),
    ("尽快", TimeKind::Unclear),
    ("按", TimeKind::Unclear),
    ("根据", TimeKind::Unclear),
];

static WORDS: LazyLock<Beginnings<TimeKind>> =
    LazyLock::new(|| Beginnings::with(UNDATED.iter().copied()));

/// Whether one of these words may begin with a character.
pub(super) fn may_begin(c: char) -> bool {
    WORDS.has(simplified(c))
}

/// A short cell without a day: the whole of it where it begins with a known word, else the word.
pub(crate) fn undated(s: &str) -> Option<Time> {
    let start = skip_space(s, 0);
    let end = s
        .trim_end_matches(|c: char| is_space(c) || matches!(half(c), '。' | ';' | '.' | ','))
        .len();
    let cell = &*simplify(s.get(start..end)?);
    let (at, (word, kind)) = WORDS.first(cell)?;
    // 立行立改，长期坚持: what is done at once goes on.
    let ongoing = || {
        UNDATED
            .iter()
            .any(|(word, kind)| *kind == TimeKind::Ongoing && cell.contains(word))
    };
    let kind = match kind {
        TimeKind::Unclear if cell.starts_with('立') && ongoing() => TimeKind::Ongoing,
        _ => kind,
    };
    let length = cell.chars().count();
    let range = match kind {
        _ if at == 0 && length <= 12 => start..end,
        TimeKind::Unclear => return None,
        _ => start + at..start + at + word.len(),
    };
    Some(Time {
        range,
        kind,
        repaired: None,
        year: Year::Later(0),
        part: Part::Year,
    })
}
