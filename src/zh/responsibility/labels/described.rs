//! A label that only describes the bodies behind it: 相关部门, 涉及单位, 排查主体.
//!
//! The words stand in sentences as well (相关部门协同推进), so that nothing but a list of bodies may stand behind the colon.

use super::next::{body_before, is_edge, last_gap, qualifies};
use super::value::is_joint;
use crate::zh::text::label::Label;
use crate::zh::text::scan::{back_while, is_close, is_colon, is_han, is_stop, parts, skip_one};
use crate::zh::text::words::{before_any, holds_any};
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::name::ends_like_body;
use crate::zh::unit::tail::strip_tail;
use crate::zh::unit::tight::Tight;

/// What words for bodies end with.
const BODIES: [&str; 5] = ["单位", "部门", "主体", "处室", "科室"];

/// Words that describe bodies by their part in the work.
const ANY: [&str; 3] = ["相关", "有关", "涉及"];

/// Words for what the bodies do.
const DOING: [&str; 8] = [
    "排查", "整治", "治理", "管理", "执行", "处置", "保障", "推动",
];

/// The word for what bodies do that write a draft.
const DRAFTING: &str = "起草";

/// The label that ends at a colon, and where it begins; `led` tells that a label of the leading body stands before it.
pub(super) fn before(
    tight: &Tight,
    from: usize,
    colon: usize,
    led: bool,
) -> Option<(usize, Label)> {
    let text = &*tight.text;
    let ending = BODIES
        .iter()
        .find(|ending| text[from..colon].ends_with(**ending))?;
    let start = back_while(text, colon, is_han).max(from);
    let head = &text[start..colon - ending.len()];
    // Of a rule that is to be made; 本标准起草单位 wrote what is there.
    if head == DRAFTING && start == 0 {
        return names_alone(tight, skip_one(text, colon)).then_some((start, Label::Responsible));
    }
    let any = ANY.contains(&head);
    if !any && !DOING.contains(&head) {
        return None;
    }
    let value = skip_one(text, colon);
    is_list(&text[value..statement_end(text, value)]).then_some((
        start,
        match any && led {
            true => Label::Support,
            false => Label::Responsible,
        },
    ))
}

/// Longest word before the ending, in characters.
const LONGEST_WORD: usize = 4;

/// What describes which bodies are meant, not what they do: 各单位, 驻县单位.
const DESCRIBING: [char; 6] = ['各', '驻', '中', '本', '该', '等'];

/// Any word for bodies behind a known label of bodies (支撑单位, 成员单位), where names and nothing else follow it.
pub(super) fn beside(
    tight: &Tight,
    from: usize,
    colon: usize,
    before: Label,
) -> Option<(usize, Label)> {
    let text = &*tight.text;
    let ending = BODIES
        .iter()
        .find(|ending| text[from..colon].ends_with(**ending))?;
    let run = back_while(text, colon, is_han).max(from);
    let head = &text[run..colon - ending.len()];
    let start = match (last_gap(tight, run, colon), body_before(head)) {
        (Some(gap), _) => gap,
        (None, Some(len)) => run + len,
        (None, None) => run,
    };
    let word = text.get(start..colon - ending.len())?;
    if start == from || !is_edge(tight, start) && start == run {
        return None;
    }
    let value = skip_one(text, colon);
    names_alone(tight, value).then_some(())?;
    role(word, before).map(|label| (start, label))
}

/// Whether a line is such a label with its names, to go on with the line of responsibility above it.
pub(crate) fn goes_on_with(line: &str) -> bool {
    let Some((label, _)) = line.split_once(is_colon) else {
        return false;
    };
    let word = before_any(label.trim(), &BODIES);
    let role = word.and_then(|word| role(word, Label::Responsible));
    let may = role.is_some_and(|role| role != Label::Other);
    may && {
        let tight = Tight::new(line);
        let colon = tight.text.find(is_colon);
        colon.is_some_and(|colon| names_alone(&tight, skip_one(&tight.text, colon)))
    }
}

/// Parts of words for bodies that report, assess or are assessed, and bear no duty: 填报单位, 评估单位, 受检单位.
const BESIDE_THE_WORK: [&str; 15] = [
    "填", "报", "送", "抄", "受", "被", "评", "审", "考", "验", "检查", "检测", "督", "核", "批",
];

/// The role that a word for bodies gives, which nothing here need know: who lends a hand supports, who else is named bears the
/// duty with the body that leads.
fn role(word: &str, before: Label) -> Option<Label> {
    const HELPING: [&str; 5] = ["支撑", "支持", "辅助", "协", "会办"];
    let has = |parts: &[&str]| holds_any(word, parts);
    let count = word.chars().count();
    let may = (1..=LONGEST_WORD).contains(&count)
        && word.chars().all(is_han)
        && !word.starts_with(DESCRIBING)
        && !qualifies(word)
        && level_prefix(word).is_none();
    let led = before == Label::Lead;
    may.then(|| {
        if has(&BESIDE_THE_WORK) {
            Label::Other
        } else if has(&HELPING) || led && ANY.contains(&word) {
            Label::Support
        } else if word.starts_with('其') && !led {
            // 其他单位: the others of those before.
            before
        } else {
            Label::Responsible
        }
    })
}

/// Where the statement ends that goes on from a place.
fn statement_end(text: &str, from: usize) -> usize {
    let mark = text[from..].find(is_stop);
    mark.map_or(text.len(), |at| from + at)
}

/// Whether names and nothing else stand between a colon and the end of the statement, or the next label.
fn names_alone(tight: &Tight, from: usize) -> bool {
    let text = &*tight.text;
    let end = statement_end(text, from);
    let end = match text[from..end].find(is_colon) {
        // The next label begins behind the last mark or gap before its colon.
        Some(colon) => {
            let colon = from + colon;
            let mark = text[from..colon]
                .rfind(['、', '，', ','])
                .map(|at| from + at);
            match mark.max(last_gap(tight, from, colon)) {
                Some(edge) => edge,
                None => return false,
            }
        }
        None => end,
    };
    let said = text[from..end].trim_end_matches(|c| is_joint(c) && !is_close(c));
    let mut names = parts(said, |c| matches!(c, '、' | '，' | ','))
        .map(|name| strip_tail(&said[name]).0)
        .peekable();
    names.peek().is_some() && names.all(ends_like_body)
}

/// Whether a value is a list of which all but one are bodies for sure (甲局、乙局、属地街道等).
fn is_list(value: &str) -> bool {
    const LONGEST: usize = 14;
    let elements = || parts(value, |c| c == '、').map(|element| strip_tail(&value[element]).0);
    let sure = elements().filter(|name| ends_like_body(name)).count();
    let short = |name: &str| name.chars().nth(LONGEST).is_none() && name.chars().all(is_han);
    let count = elements().count();
    sure >= 2 && sure + 1 >= count && elements().all(|name| ends_like_body(name) || short(name))
}
