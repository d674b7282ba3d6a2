//! Words and signs by which values are compared (以上, 不低于, ≥), before a number and behind it.

use std::sync::LazyLock;

use crate::zh::text::phrase;
use crate::zh::text::scan::{char_before, closing_of, is_close, is_digit, is_space, skip_space};
use crate::zh::text::words::{Beginnings, Endings, holds_any};

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// 达到, 以上, 不少于
    AtLeast,
    /// 超过, 高于
    MoreThan,
    /// 以内, 以下, 不超过, 最高, 前30位
    AtMost,
    /// 低于
    LessThan,
    /// Nothing said, or 保持.
    Equal,
}

use Comparator::{AtLeast, AtMost, Equal, LessThan, MoreThan};

impl Comparator {
    /// What 不 or 未 makes of it: 不低于 is at least.
    fn negated(self) -> Self {
        match self {
            AtLeast => LessThan,
            MoreThan => AtMost,
            AtMost => MoreThan,
            LessThan => AtLeast,
            Equal => Equal,
        }
    }
}

/// A comparator word behind the unit, and where it ends; `（含）` may stand between.
pub(crate) fn comparator_behind(s: &str, at: usize) -> (Option<Comparator>, usize) {
    static WORDS: LazyLock<Beginnings<Option<Comparator>>> = LazyLock::new(|| {
        Beginnings::with([
            ("及以上", Some(AtLeast)),
            ("或以上", Some(AtLeast)),
            ("以上", Some(AtLeast)),
            ("及以下", Some(AtMost)),
            ("以下", Some(AtMost)),
            ("及以内", Some(AtMost)),
            ("以内", Some(AtMost)),
            ("之内", Some(AtMost)),
            ("封顶", Some(AtMost)),
            ("左右", None),
        ])
    });
    let next = skip_space(s, at);
    for from in [next, included(s, next)] {
        if let Some((word, comparator)) = WORDS.longest(&s[from..]) {
            return (comparator, from + word.len());
        }
    }
    (None, at)
}

/// Behind a bracket that says whether the bound is meant as well: （含）, （含5万元）, （不含本数）.
fn included(s: &str, at: usize) -> usize {
    let inside = s[at..].strip_prefix(['(', '（']);
    let says = inside.is_some_and(|inside| inside.trim_start_matches('不').starts_with('含'));
    if says {
        phrase::skip_brackets(s, at)
    } else {
        at
    }
}

/// A sign before the number: ≥, ＜, >=
pub(crate) fn sign_before(s: &str, start: usize) -> Option<Comparator> {
    static SIGNS: LazyLock<Endings<Comparator>> = LazyLock::new(|| {
        Endings::with([
            (">=", AtLeast),
            ("＞=", AtLeast),
            (">＝", AtLeast),
            ("＞＝", AtLeast),
            ("<=", AtMost),
            ("＜=", AtMost),
            ("<＝", AtMost),
            ("＜＝", AtMost),
            ("≥", AtLeast),
            ("≧", AtLeast),
            ("≤", AtMost),
            ("≦", AtMost),
            ("＞", MoreThan),
            (">", MoreThan),
            ("＜", LessThan),
            ("<", LessThan),
            ("=", Equal),
            ("＝", Equal),
        ])
    });
    SIGNS.longest(trimmed(&s[..start])).map(|(_, found)| found)
}

/// Comparator words that 不 and 未 turn into their opposites.
#[rustfmt::skip]
const TURNED: &[(&str, Comparator)] = &[
    ("达到", AtLeast), ("达", AtLeast), ("达到或超过", AtLeast),
    ("超过", MoreThan), ("超出", MoreThan), ("超", MoreThan), ("高于", MoreThan), ("大于", MoreThan), ("多于", MoreThan), ("突破", MoreThan),
    ("低于", LessThan), ("小于", LessThan), ("少于", LessThan), ("短于", LessThan),
];

/// Comparator words that stand as they are.
#[rustfmt::skip]
const PLAIN: &[(&str, Comparator)] = &[
    ("大于等于", AtLeast), ("大于或等于", AtLeast), ("小于等于", AtMost), ("小于或等于", AtMost),
    ("至少", AtLeast), ("最少", AtLeast), ("最低", AtLeast), ("下限", AtLeast), ("至多", AtMost), ("最多", AtMost), ("最高", AtMost), ("上限", AtMost), ("控制在", AtMost),
    ("不足", LessThan), ("不到", LessThan), ("不满", LessThan), ("未满", LessThan),
    ("保持在", Equal), ("保持", Equal), ("稳定在", Equal), ("前", AtMost),
];

/// A comparator word that a text ends with.
struct Word {
    comparator: Comparator,
    /// Its length with the negation.
    len: usize,
    negated: bool,
    text: &'static str,
}

fn word_at_end(head: &str) -> Option<Word> {
    static WORDS: LazyLock<Endings<(Comparator, bool)>> = LazyLock::new(|| {
        let turned = TURNED.iter().map(|(word, found)| (*word, (*found, true)));
        let plain = PLAIN.iter().map(|(word, found)| (*word, (*found, false)));
        Endings::with(turned.chain(plain))
    });
    let (text, (comparator, turns)) = WORDS.longest(head)?;
    let rest = &head[..head.len() - text.len()];
    // 目前3个, 年前3个, 6月底前3个, 春节前3个: not the first three.
    if text == "前" && rest.ends_with(|c| "目以之年月日底末期节季旬当此提事".contains(c))
    {
        return None;
    }
    let negation = if turns { negation(rest) } else { 0 };
    Some(Word {
        comparator: if negation > 0 {
            comparator.negated()
        } else {
            comparator
        },
        len: text.len() + negation,
        negated: negation > 0,
        text,
    })
}

/// Words that forbid what follows, as 不 denies it: 严禁超过, 防止低于.
const FORBIDDING: [&str; 7] = ["禁止", "严禁", "不允许", "不可以", "防止", "避免", "杜绝"];

/// The length of a negation that a text ends with: 不, 未, 没有, 不得, 不应, 不能, 严禁.
fn negation(head: &str) -> usize {
    if let Some(word) = FORBIDDING.iter().find(|word| head.ends_with(**word)) {
        return word.len();
    }
    let modal = head
        .strip_suffix([
            '得', '应', '能', '可', '会', '宜', '准', '许', '再', '有', '曾',
        ])
        .unwrap_or(head);
    [head, modal]
        .iter()
        .find_map(|rest| rest.strip_suffix(['不', '未', '没']))
        .map_or(0, |rest| head.len() - rest.len())
}

/// The comparator word directly before a number, particles between them passed over: 不低于, 达到, 控制在.
pub(crate) fn comparator_before(s: &str, start: usize) -> Option<Comparator> {
    let mut head = trimmed(&s[..start]);
    if let Some(open) = bracket_at_end(head) {
        // 不超过（含）1.2%
        let inside = head[open..].trim_start_matches(['(', '（']);
        if inside.trim_start_matches('不').starts_with('含') {
            head = trimmed(&head[..open]);
        }
    }
    for particle in PARTICLES {
        if let Some(shorter) = head.strip_suffix(particle)
            && word_at_end(head).is_none()
        {
            head = shorter;
        }
    }
    word_at_end(head).map(|word| word.comparator)
}

/// What may stand between a comparator word and its number.
#[rustfmt::skip]
const PARTICLES: &[&str] = &["约", "近", "分别", "每日", "每天", "每月", "每年", "每小时", "到", "为", "在", "至", "是"];

/// Where the bracket opens that a text ends with.
fn bracket_at_end(head: &str) -> Option<usize> {
    let close = head.chars().next_back().filter(|c| is_close(*c))?;
    let open = head
        .char_indices()
        .rev()
        .take(16)
        .find(|(_, c)| closing_of(*c).is_some())?;
    (closing_of(open.1) == closing_of('(') && matches!(close, ')' | '）')).then_some(open.0)
}

/// The comparator word that governs a number from a distance, in the same phrase: 不低于…总量的10%, 至少组织演练2次.
///
/// A negated word and 控制在 govern up to the next number; 超过 and its like only where 的 leads to a share (超过总量的10%),
/// since 超过平均2个百分点 says by how much. 至少 and its like stand before the verb and govern the lists behind it as well.
pub(crate) fn comparator_over(s: &str, start: usize, share: bool) -> Option<Comparator> {
    let phrase = phrase::before(s, start);
    let mut end = phrase.len();
    // Whether a number or a list mark stands between the word and the number.
    let mut parted = false;
    while let Some(c) = char_before(phrase, end) {
        if let Some(word) = word_at_end(&phrase[..end]) {
            let between = &phrase[end..];
            let of = share && trimmed(between).ends_with('的') && word.text.chars().count() > 1;
            let governs = match word.text {
                "至少" | "最少" | "至多" | "最多" => !holds_any(between, RELEASED),
                "最高" | "最低" => !parted && is_granting(between),
                // 上限为合作社5万元、企业20万元
                "上限" | "下限" => between.starts_with('为'),
                "前" => false,
                "控制在" => !parted,
                _ => !parted && (word.negated || of),
            };
            if governs {
                return Some(word.comparator);
            }
            end -= word.len;
            parted |= !matches!(word.text, "前" | "达" | "超");
            continue;
        }
        parted |= is_digit(c) || c == '、';
        end -= c.len_utf8();
    }
    None
}

/// Words that end the reach of 至少: 至少完成2个、力争完成3个.
const RELEASED: &[&str] = &["力争", "争取", "其中", "确保", "最"];

/// What stands between 最高 and its number: 最高给予, 最高奖励金额, 最高可申请.
#[rustfmt::skip]
const GRANTED: &[&str] = &[
    "给予", "予以", "可", "达", "获", "享受", "申请", "贷款", "奖励", "奖补", "补助", "补贴", "资助", "支持", "贴息", "授信", "额度", "限额", "金额", "标准", "比例", "为", "按", "每年", "一次性", "不",
];

/// Whether nothing but words of granting stands between 最高 and its number.
fn is_granting(between: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(GRANTED));
    let said = between.trim_start_matches(is_space);
    WORDS.behind_all(said).is_empty()
}

fn trimmed(s: &str) -> &str {
    s.trim_end_matches(is_space)
}
