//! Words of a deadline column that name no day (持续推进, 每月, 按上级要求).

use std::sync::LazyLock;

use super::{Part, Time, TimeKind, Year};
use crate::zh::text::scan::{half, is_space, skip_space};
use crate::zh::text::traditional::{simplified, simplify};
use crate::zh::text::words::{Beginnings, of_kinds};

/// Words of a deadline column that name no day.
const UNDATED: &[(TimeKind, &[&str])] = &[
    (
        TimeKind::Ongoing,
        &[
            "持续推进", "长期坚持", "长期推进", "常态化推进", "全年推进", "持续实施", "持续开展",
            "持续落实", "贯穿全年", "跨年度", "常年", "全年", "长期", "持续", "常态",
        ],
    ),
    (
        TimeKind::Recurring,
        &[
            "每半年", "每季度", "每季", "每个月", "每月", "每年", "每周", "每日", "每天", "按季度",
            "按月",
        ],
    ),
    (
        TimeKind::Unclear,
        &[
            "立即", "立行立改", "立查立改", "即时", "适时", "及时", "尽快", "按", "根据",
        ],
    ),
];

static WORDS: LazyLock<Beginnings<TimeKind>> =
    LazyLock::new(|| Beginnings::with(of_kinds(UNDATED)));

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
    let ongoing = || WORDS.within(cell).any(|kind| kind == TimeKind::Ongoing);
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
