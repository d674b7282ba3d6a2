//! Names of bodies that a narrow cell breaks over its lines, and lists of them that it wraps.

use crate::zh::text::words::ends_with_any;
use std::borrow::Cow;

use crate::mapped::MappedText;
use crate::zh::text::scan::{is_han, parts, skip_one, trim};
use crate::zh::unit;
use crate::zh::unit::department;
use crate::zh::unit::list::is_body;

/// Lines of a cell with those joined that end inside a bracket or a name.
pub(super) fn joined(lines: &[MappedText]) -> impl Iterator<Item = Cow<'_, MappedText>> {
    let whole = one_name(lines).or_else(|| one_list(lines)).map(Cow::Owned);
    let apart = if whole.is_some() { &[] } else { lines };
    let mut rest = apart.iter().peekable();
    let joined = std::iter::from_fn(move || {
        let mut line = Cow::Borrowed(rest.next()?);
        let goes_on = |line: &str, next: &str| open_brackets(line) > 0 || ends_in_name(line, next);
        while let Some(next) = rest.next_if(|next| goes_on(&line, next)) {
            line.to_mut().append(next);
        }
        Some(line)
    });
    whole.into_iter().chain(joined)
}

/// The name that a narrow cell breaks into three lines or more of one width, of which none but the last is surely a name: 市政 / 府办 /
/// 公厅.
fn one_name(lines: &[MappedText]) -> Option<MappedText> {
    const WIDEST: usize = 4 * '局'.len_utf8();
    let [first, .., last] = lines else {
        return None;
    };
    if lines.len() < 3 || first.len() > WIDEST {
        return None;
    }
    let sure = |name: &str| unit::name::name_confidence(name);
    let (inner, width) = (&lines[1..lines.len() - 1], first.len());
    let is_piece = |line: &MappedText| {
        line.len() == width
            && line.chars().all(is_han)
            && sure(line).is_none_or(|sure| sure == unit::name::Confidence::Low)
    };
    // A name of its own has its own level.
    let anew =
        |line: &MappedText| unit::level::level_prefix(line).is_some() && line.chars().count() > 2;
    // 长山 / 先行 / 区管委会
    let ends = last
        .strip_prefix(['省', '市', '县', '区'])
        .is_some_and(|rest| RESTS.contains(&rest));
    let pieces = is_piece(first) && inner.iter().all(|line| is_piece(line) && !anew(line));
    if !pieces || !ends && (last.len() > width || anew(last)) {
        return None;
    }
    let mut whole = MappedText::default();
    lines.iter().for_each(|line| whole.append(line));
    let begins = unit::level::level_prefix(&whole).is_some();
    ((begins || ends) && sure(&whole) == Some(unit::name::Confidence::High)).then_some(whole)
}

/// The list that a narrow cell wraps wherever its width ends: marks part the names (县财政局、县人 / 力社保局、县水), and more of the breaks
/// stand within names than between two.
fn one_list(lines: &[MappedText]) -> Option<MappedText> {
    let (last, before) = lines.split_last()?;
    let width = |line: &MappedText| line.chars().count();
    let widest = before.iter().map(width).max()?;
    // A mark or a bracket may not stand at the edge.
    let is_even = |line: &MappedText| width(line) + 1 >= widest;
    let marked = || lines.iter().any(|line| line.contains(LIST_MARKS));
    if width(last) > widest || !before.iter().all(is_even) || !marked() {
        return None;
    }
    let mut whole = MappedText::default();
    let mut breaks = Vec::with_capacity(before.len());
    for line in lines {
        whole.append(line);
        breaks.push(whole.len());
    }
    breaks.pop();
    let sure = |name: &str| !is_rest(name) && is_body(name);
    let (mut within, mut between) = (0, 0);
    for name in parts(&whole, |c| LIST_MARKS.contains(&c)) {
        let inner = breaks
            .iter()
            .filter(|&&at| name.start < at && at < name.end);
        let edges = inner.clone().chain([&name.end]);
        let mut start = name.start;
        let mut pieces = edges.map(|&end| &whole[std::mem::replace(&mut start, end)..end]);
        let count = inner.count();
        match pieces.all(sure) {
            true => between += count,
            false if sure(&whole[name.clone()]) => within += count,
            false => {}
        }
    }
    (within > between).then_some(whole)
}

/// Whether the last name of a list and the first of the next line are one: 区市场监督 / 管理局.
pub(super) fn completes(above: &str, below: &str) -> bool {
    const MARKS: [char; 7] = ['、', ',', '，', ';', '；', '：', ' '];
    let begun = above.rsplit(MARKS).next().unwrap_or(above);
    let rest = below.split(MARKS).next().unwrap_or(below);
    let sure = unit::name::name_confidence;
    sure(begun) != Some(unit::name::Confidence::High)
        && sure(&format!("{begun}{rest}")) == Some(unit::name::Confidence::High)
}

/// What parts the names of a list.
pub(super) const LIST_MARKS: [char; 5] = ['、', ',', '，', ';', '；'];

/// What names a zone (区) with the character behind it: 区开发 / 区管委会.
const ZONES: &[&str] = &["开发", "示范", "试验", "合作", "保税", "园", "新", "景"];

/// Whether a line ends in the middle of a name that the next one goes on with: 市住房和城乡 / 建设局.
fn ends_in_name(line: &str, next: &str) -> bool {
    const MARKS: [char; 7] = ['、', ',', '，', ';', '；', ' ', '。'];
    let begun = trim(line.rsplit(MARKS).next().unwrap_or(line));
    let rest = trim(next.split(MARKS).next().unwrap_or(next));
    if goes_on_with(begun, rest) {
        return true;
    }
    let level = unit::level::level_prefix(begun);
    // 县人力资源 / 和社会保障局
    let joined = || unit::name::name_confidence(&format!("{begun}{rest}"));
    if level.is_some()
        && rest.starts_with(['和', '与', '及'])
        && !unit::name::is_sure_name(begun)
        && (joined().is_some() || unit::name::name_confidence(rest).is_none())
    {
        return true;
    }
    let waits = level.is_some() || begun.ends_with(['和', '与', '及']);
    // 省人口计生 / 省公安厅: a name of the same level begins anew; 区开发 / 区管委会 goes on.
    let anew = || {
        let again = level.is_some_and(|level| rest.starts_with(level));
        let zone = || rest.starts_with('区') && ends_with_any(begun, ZONES);
        again && !zone() && unit::name::name_confidence(rest).is_some()
    };
    waits
        && !rest.is_empty()
        && !anew()
        && unit::name::name_confidence(begun).is_none()
        && joined() == Some(unit::name::Confidence::High)
}

/// Words that name no body by themselves: the line before them begins the name.
const RESTS: &[&str] = &[
    "人民政府", "政府", "办事处", "街道办事处", "管委会", "管理委员会", "委员会", "街道", "党委",
    "党工委", "局", "办公室", "集团", "公司", "集团公司", "有限公司", "集团有限公司",
    "有限责任公司", "股份有限公司",
];

/// Whether a line names a branch of the body above it, at no level of its own: 市生态环境局 / 北山分局, 国家税务总局 / 云岭县税务局. 市场监管分局
/// below 商务局 is one of another bureau; of the police every field has one.
pub(super) fn is_branch(above: &str, line: &str) -> bool {
    let of_bureau = || {
        let place = above.ends_with('局').then(|| line.strip_suffix("分局"))?;
        place.filter(|place| place.chars().count() > 0)
    };
    let by_field = |place: &str| !above.ends_with("公安局") && department::is_organ_field(place);
    let of_taxes = || above.ends_with("国家税务总局") && line.ends_with("税务局");
    let branch = of_bureau().is_some_and(|place| !by_field(place));
    (branch || of_taxes()) && unit::level::level_prefix(line).is_none()
}

/// Whether a line names no body by itself.
pub(super) fn is_rest(line: &str) -> bool {
    RESTS.contains(&line)
}

/// Whether a line is nothing but the end of the name that the line before begins: 各街道 / 办事处, 东岭 / 县人民政府.
fn goes_on_with(begun: &str, rest: &str) -> bool {
    let level = rest.starts_with(['省', '市', '县', '区', '镇', '乡', '州']);
    let of_place = || level && RESTS.contains(&&rest[skip_one(rest, 0)..]);
    // 县委 / 办公室 may be two bodies.
    let alone = RESTS.contains(&rest) && (rest != "办公室" || !begun.ends_with(['委', '府']));
    // 县政府办 / 公室, 开发区管 / 委会
    let alone = alone
        || RESTS.iter().any(|whole| {
            let head = whole.strip_suffix(rest).unwrap_or_default();
            !head.is_empty() && begun.ends_with(head)
        });
    let joins = alone
        || is_branch(begun, rest)
        || of_place() && unit::name::name_confidence(begun).is_none();
    joins && begun.chars().count() >= 2 && unit::name::ends_like_body(&format!("{begun}{rest}"))
}

fn open_brackets(text: &str) -> usize {
    text.chars().fold(0, |open: usize, c| match c {
        '(' | '（' => open + 1,
        ')' | '）' => open.saturating_sub(1),
        _ => open,
    })
}
