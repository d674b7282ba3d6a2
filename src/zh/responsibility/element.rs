//! One element of a list of duties: names with a role before or behind them, a time, a rule, what a body has to do.

use std::ops::Range;
use std::sync::LazyLock;

use super::ditto::{Ditto, ditto};
use super::scope_rule::is_rule;
use crate::zh::text::bracket::closing_bracket;
use crate::zh::text::label::{Label, leading_label};
use crate::zh::text::scan::{colons, is_colon, is_digit, is_space, is_stop};
use crate::zh::text::words::{Beginnings, before_all, before_any, ends_with_any, starts_with_any};
use crate::zh::time::deadline::{self, Time, TimeKind};
use crate::zh::unit::clause::is_clause;
use crate::zh::unit::level::level_prefix;
use crate::zh::unit::list::{Known, looks_like_unit};
use crate::zh::unit::name::{Confidence, ends_like_body, is_sure_name, name_confidence};
use crate::zh::unit::predicate::{self, Subject};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::{strip_duty, strip_tail};

/// What an element says.
pub(crate) enum Said {
    /// 同上
    Again(Ditto),
    /// 以下均需各县区落实
    Rule,
    /// 下同, 不再列出
    Remark,
    /// 甲局考核: the last of those who look on and bear no duty.
    Overseers,
    /// 6月底完成
    Times(Vec<Time>),
    /// 甲局做好发布
    Subject(Subject),
    /// 甲局按职责完成有关工作: words of duty alone, and whether they say anything beside.
    Duty { subject: Subject, more: bool },
    /// What goes on behind a predicate: 、解读.
    More,
    /// Names, with the role of the verb behind them (甲局牵头), and what is known of them as one name.
    Names(Option<Role>, Known),
}

/// Reads an element. `goes_on` tells that a predicate stands before it in the sentence, `given` that its role is told
/// elsewhere: by a label before it, or behind the list that goes on.
pub(crate) fn said(text: &str, goes_on: bool, given: bool, year: Option<i16>) -> Said {
    if let Some(meant) = ditto(text) {
        return Said::Again(meant);
    }
    if is_rule(text) {
        return Said::Rule;
    }
    if is_of_others(text)
        || is_reference(text)
        || text == "下同"
        || (text.starts_with("不再") && text.contains(['列', '复', '述', '做', '作']))
    {
        return Said::Remark;
    }
    let sure = name_confidence(text);
    // 6月底前报市政府 ends as a name does.
    let may_be_time = || text.starts_with(|c| is_digit(c) || deadline::may_begin(c));
    if sure.is_none() || may_be_time() {
        let times = times(text, year);
        if !times.is_empty() && (sure.is_none() || is_limit(text, &times)) {
            return Said::Times(times);
        }
    }
    if oversee(text) {
        return Said::Overseers;
    }
    if let Some(subject) = before_colon(text) {
        return Said::Subject(subject);
    }
    if given && predicate::leads_team(text) {
        let len = text.len();
        return Said::Names(None, Known { len, sure });
    }
    let (name, _) = strip_tail(text);
    let len = name.len();
    let (sure, whole) = match len == text.len() {
        true => (sure, sure.is_some()),
        false => {
            let sure = name_confidence(name);
            (sure, sure.is_some() && !is_clause(name))
        }
    };
    if let Some(subject) = predicate::subject_of(text, name, whole) {
        let predicate = &text[subject.len..];
        return match duty_phrase(predicate) {
            Some(more) => Said::Duty {
                subject: Subject {
                    role: role_of_verb(predicate).unwrap_or(subject.role),
                    ..subject
                },
                more,
            },
            None => Said::Subject(subject),
        };
    }
    if goes_on && !predicate::is_new_subject(text) {
        return Said::More;
    }
    // Behind most names nothing stands that could be a verb.
    let verb = (len < text.len()).then(|| &text[strip_duty(text).len()..]);
    Said::Names(verb.and_then(role_of_verb), Known { len, sure })
}

/// The number of a proposal that an item is about: 第12号, 2003号建议.
fn is_reference(text: &str) -> bool {
    if !text.starts_with(|c| c == '第' || is_digit(c)) {
        return false;
    }
    let number = before_any(text, &["建议", "提案", "议案"]).unwrap_or(text);
    let number = number.strip_prefix('第').unwrap_or(number);
    let number = number.strip_suffix(['号', '件']);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(is_digit))
}

/// 其他为配合单位, beside the rule for who leads.
fn is_of_others(text: &str) -> bool {
    starts_with_any(text, &["其他", "其它", "其余"])
        && ends_with_any(
            text,
            &["为配合单位", "为责任单位", "为协办单位", "为配合部门"],
        )
}

/// Whether an element is a body that looks on while others do the work: 甲局监督, 乙办负责考核.
fn oversee(text: &str) -> bool {
    const VERBS: [&str; 8] = [
        "监督", "监管", "督查", "督办", "检查", "考核", "考评", "验收",
    ];
    let mut body = text;
    body = before_all(body, &VERBS);
    body.len() < text.len() && is_sure_name(strip_duty(body))
}

/// What a bracket at the end of an element says beside the name.
pub(crate) enum Aside {
    /// 甲局(列第一位的为牵头单位,下同): where the rule stands.
    Rule(Range<usize>),
    /// 甲局(牵头), 甲局(牵头单位)
    Role(Role),
    /// 甲局(乙局配合): where the names of the others stand, and their role.
    Helpers(Range<usize>, Role),
}

/// The bracket at the end of an element that is no part of the name, and where the element ends without it.
pub(crate) fn aside(text: &str, range: Range<usize>) -> (usize, Option<Aside>) {
    let whole = range.end;
    let found = closing_bracket(&text[range.clone()]).and_then(|(open, inside)| {
        let inside = range.start + inside.start..range.start + inside.end;
        let words = text[inside.clone()].trim_end_matches("单位");
        let names = strip_duty(words);
        let aside = match is_rule(words) {
            true => Aside::Rule(inside),
            false => {
                let role = role_of_verb(&words[names.len()..])?;
                match names.is_empty() {
                    true => Aside::Role(role),
                    // 甲局(县道), 甲局(县水利局下属负责): what else a bracket says is part of the name.
                    false => {
                        looks_like_unit(names).filter(|sure| *sure == Confidence::High)?;
                        Aside::Helpers(inside.start..inside.start + names.len(), role)
                    }
                }
            }
        };
        Some((range.start + open, Some(aside)))
    });
    found.unwrap_or((whole, None))
}

/// The role of a label or verb without a colon before a name (牵头单位市财政局; 牵头市财政局), and where the name begins.
pub(crate) fn label(text: &str, range: Range<usize>) -> (usize, Option<Role>) {
    let element = &text[range.clone()];
    let stated = leading_label(element).and_then(|(len, label)| {
        let role = match label {
            Label::Lead => Role::Lead,
            Label::Support => Role::Support,
            Label::Responsible => Role::Responsible,
            Label::Deadline | Label::Ignored | Label::Other => return None,
        };
        let named = name_confidence(strip_tail(&element[len..]).0).is_some();
        named.then_some((range.start + len, Some(role)))
    });
    let verb = || {
        let (verb, role) = [("牵头", Role::Lead), ("配合", Role::Support)]
            .into_iter()
            .find(|(verb, _)| element.starts_with(verb))?;
        let name = strip_tail(&element[verb.len()..]).0;
        let named = level_prefix(name).is_some() && is_sure_name(name);
        named.then_some((range.start + verb.len(), Some(role)))
    };
    stated.or_else(verb).unwrap_or((range.start, None))
}

/// Words that a phrase of duty is made of: 按各自职责做好有关工作, 配合完成.
#[rustfmt::skip]
const DUTY_WORDS: &[&str] = &[
    "按", "按照", "依", "依据", "根据", "各自", "各", "自身", "职责", "职能", "职责分工", "职能分工", "责任分工", "分工", "任务分工", "牵头", "负责", "配合", "协助", "协同", "参与", "支持", "共同", "分别", "分头", "具体", "抓好", "做好", "完成", "落实", "推进", "开展", "实施", "组织实施",
    "组织", "承担", "履行", "有关", "相关", "各项", "所承担", "承担的", "本领域", "本行业", "本系统", "本部门", "本单位", "范围内", "的", "任务", "工作", "事项", "责任", "抓", "推动", "好",
];

/// Whether a predicate only says that the work is somebody's duty: 按职责 and a short phrase, or words of duty alone. Gives
/// whether it says more than that.
fn duty_phrase(predicate: &str) -> Option<bool> {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(DUTY_WORDS));
    const LONGEST: usize = 16;
    let phrase = predicate.trim_end_matches(is_stop);
    if phrase.chars().count() > LONGEST {
        return None;
    }
    let rest = WORDS.behind_all(phrase);
    let by_duty = phrase.starts_with(['按', '依', '根']) && phrase.contains(['职', '责']);
    (rest.is_empty() || by_duty).then_some(!rest.is_empty())
}

/// The name before a colon and what the body has to do: 甲局:制定方案.
fn before_colon(text: &str) -> Option<Subject> {
    let len = colons(text).next()?;
    let behind = text[len..].trim_start_matches(is_colon);
    let named = ends_like_body(&text[..len]);
    let role = Role::Responsible;
    (named && name_confidence(strip_tail(behind).0).is_none()).then_some(Subject { len, role })
}

/// So many characters are the head of an element, in which a time has to begin: 力争每年到12月底.
const HEAD: usize = 6;

/// The deadlines of a list element that is a time and no name: 6月底完成, 持续推进.
fn times(text: &str, year: Option<i16>) -> Vec<Time> {
    if text.chars().nth(24).is_some() {
        return Vec::new();
    }
    // 2022—2025年: the end of a span counts.
    let span = |c: char| {
        is_digit(c) || matches!(c, '年' | '月' | '日' | '-' | '—' | '–' | '－' | '~' | '至')
    };
    // Nearly every element is a name, which has no such character at its head.
    let mut head = text.chars().filter(|c| !is_space(*c)).take(HEAD);
    if !head.any(|c| span(c) || deadline::may_begin(c)) {
        return Vec::new();
    }
    let times = deadline::in_cell(text, year);
    let leads = times.first().is_some_and(|time| {
        time.range.start <= "力争".len() || text[..time.range.start].chars().all(span)
    });
    // 按职责分工负责 and 及时落实 are no times of an unlabelled element.
    let dated = times.iter().all(|time| {
        time.kind != TimeKind::Unclear || !text.starts_with(['按', '根', '及', '立', '适', '尽'])
    });
    if leads && dated { times } else { Vec::new() }
}

/// Whether a text begins with a time by which something has to be done (6月底前, 4月报送市政府): no name begins so.
fn is_limit(text: &str, times: &[Time]) -> bool {
    times.first().is_some_and(|time| {
        let said = &text[..time.range.end];
        let of_month = time.kind == TimeKind::Date && said.ends_with(['月', '日']);
        time.range.start == 0 && (of_month || said.ends_with(['前', '底', '末', '内']))
    })
}

/// The deadlines of a text that is nothing but words of time: 6月底前完成, 长期. A year alone may belong to what stands before it.
pub(super) fn times_alone(content: &str, year: Option<i16>) -> Vec<Time> {
    let times = times(content, year);
    let says = times.last().is_some_and(|last| {
        let behind = content[last.range.end..].trim_end_matches(['。', ' ']);
        let said = &content[last.range.clone()];
        matches!(behind, "" | "前" | "完成" | "前完成" | "落实")
            && (last.kind != TimeKind::Date
                || said.contains(['月', '日', '底', '前', '内', '季', '末']))
    });
    if says { times } else { Vec::new() }
}

/// Verbs of duty, by the role that they give; the first role counts before the others.
#[rustfmt::skip]
const ROLES: &[(Role, &[&str])] = &[
    (Role::Lead, &["牵头", "主办"]),
    (Role::Support, &["配合", "参与", "参加", "组成", "协办", "会办", "协助", "协同", "协作", "支持"]),
    (Role::Responsible, &["负责", "落实", "实施", "承担", "承办", "推进", "责任单位", "总责", "其责", "主责", "责任", "主抓", "为主", "督导", "指导", "分工", "职责", "职能", "起草", "拟订"]),
];

/// The role that the verb behind a name gives.
fn role_of_verb(verb: &str) -> Option<Role> {
    static WORDS: LazyLock<Beginnings<usize>> = LazyLock::new(|| Beginnings::by_kind(ROLES));
    let first = WORDS.within(verb).min()?;
    Some(ROLES[first].0)
}
