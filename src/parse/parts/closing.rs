//! The closing paragraph of a notice (结尾): it stands behind the last item and belongs to none.
//!
//! An item that has said who is responsible is closed. Where all items close so, what stands behind the last of them and
//! above the signature speaks of the whole notice; so does `本方案自印发之日起施行` behind the last item that says anything.

use std::ops::Range;

use crate::document::Zone;
use crate::parse::lines::contact::names_contact;
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::zh::text::scan::{head, is_colon, is_round_open};
use crate::zh::text::words::{ends_with_any, holds_any, starts_with_any};
use crate::zh::{responsibility, text::label, unit};

/// So many other items have to close with who is responsible.
const OTHERS: usize = 2;

/// Marks the closing paragraphs of a part; `signed` tells that a signature stands below it.
pub(crate) fn mark(entries: &mut [Entry], body: Range<usize>, signed: bool) {
    if !signed {
        cut_off_head(&mut entries[body.clone()]);
    }
    mark_overseers(&mut entries[body.clone()]);
    let Some(last) = entries[body.clone()].iter().rposition(is_item) else {
        return;
    };
    let closing = closing_line(&entries[body.start + last..body.end]);
    mark_formulas(&mut entries[body.start + last..body.end], closing);
    mark_contacts(&mut entries[body.clone()], last);
    let Some(from) = closing.filter(|at| all_close(&entries[body.clone()], last, *at)) else {
        return;
    };
    let from = last + from;
    for entry in &mut entries[body.start + from + 1..body.end] {
        if let Entry::Line(line) = entry
            && line.class == Class::Prose
            && line.zone == Zone::Content
            && (signed || line.text.starts_with('本'))
        {
            line.class = Class::Closing;
        }
    }
}

/// Behind the responsibility of the last item, at its line `closing`, stand the formulas that close a document, whatever the other
/// items say; where it has none, only those that can be no part of it.
fn mark_formulas(item: &mut [Entry], closing: Option<usize>) {
    let Some((first, below)) = item.split_first_mut() else {
        return;
    };
    // What the last item says itself, where it is not about the document.
    let item = first.line().map_or("", |item| item.text.as_str());
    let says = item.matches('。').count() > 1;
    let own = !holds_any(item, &["附则", "施行", "期限", "有效期", "解释", "其他"]);
    let mut has_text = item.contains(['。', '；']);
    // 出席：甲、乙 / 丙、丁 / 分送：…: the foot of minutes.
    let mut foot = false;
    for entry in &mut below[closing.unwrap_or(0)..] {
        // A table may stand before them.
        let Entry::Line(line) = entry else { continue };
        if line.zone != Zone::Content || !matches!(line.class, Class::Prose | Class::Addressees) {
            continue;
        }
        foot |= opens_foot(&line.text);
        let formula = || {
            closing.is_some() && is_formula(&line.text)
                || own && has_text && takes_effect(&line.text)
        };
        let said = ends_letter(&line.text)
            || is_to_be_signed(&line.text)
            || is_note(&line.text)
            || says && asks_for_reports(&line.text);
        if foot || formula() || said {
            line.class = Class::Closing;
        }
        has_text = true;
    }
}

/// Whom to ask about the whole stands below the last item alone; where others say so as well, each has its own.
fn mark_contacts(body: &mut [Entry], last: usize) {
    let asks = |entry: &Entry| {
        let line = entry.line().filter(|_| is_prose(entry));
        line.is_some_and(|line| !line.text.starts_with(is_round_open) && names_contact(&line.text))
    };
    let (others, item) = body.split_at_mut(last);
    if !item.iter().any(asks) || others.iter().any(asks) {
        return;
    }
    for entry in item {
        if asks(entry)
            && let Entry::Line(line) = entry
        {
            line.class = Class::Closing;
        }
    }
}

/// Who sees to all items above speaks of none of them, wherever it stands.
fn mark_overseers(body: &mut [Entry]) {
    for entry in body {
        if let Entry::Line(line) = entry
            && line.class == Class::Prose
            && line.zone == Zone::Content
            && looks_after_all(&line.text)
        {
            line.class = Class::Closing;
        }
    }
}

/// The first line below the items of minutes: 出席：甲、乙.
fn opens_foot(text: &str) -> bool {
    ["出席", "列席", "参会", "分送"].iter().any(|label| {
        let behind = text.strip_prefix(label);
        behind.is_some_and(|behind| behind.trim_start().starts_with(is_colon))
    })
}

/// 以上任务由甲局负责调度: who sees to all that stands above, which is no part of the last of it. Who is to do it bears it
/// (以上任务由甲局落实，纳入考核).
fn looks_after_all(text: &str) -> bool {
    const LONGEST: usize = 120;
    const VERBS: [&str; 6] = ["督办", "督查", "督导", "调度", "考核", "通报"];
    (text.starts_with("以上") || text.starts_with("上述"))
        && text.chars().nth(LONGEST).is_none()
        && holds_any(text, &VERBS)
        && !text
            .split(['，', ',', '。'])
            .any(|clause| responsibility::by_whom_line(clause, None).is_some())
}

/// The words with which a document takes its leave (特此公告, 此复), whatever stands above.
fn ends_letter(text: &str) -> bool {
    const LONGEST: usize = 12;
    (text.starts_with("特此") || text.starts_with("此复")) && text.chars().nth(LONGEST).is_none()
}

/// 注：各责任单位按月报送进展。 stands below a list and is of none of its items.
fn is_note(text: &str) -> bool {
    ["注", "备注", "附注"].iter().any(|label| {
        let behind = text.strip_prefix(label);
        behind.is_some_and(|behind| behind.trim_start().starts_with(is_colon))
    })
}

/// Words for what is reported, and to whom.
const REPORTS: [&str; 7] = ["报送", "上报", "情况报", "报县", "报市", "报区", "报省"];

/// 请于6月5日前将办理结果报县政府督查室.
fn asks_for_reports(text: &str) -> bool {
    const LONGEST: usize = 80;
    starts_with_any(text, &["请于", "请将", "请在"])
        && text.chars().nth(LONGEST).is_none()
        && holds_any(text, &REPORTS)
}

/// 本方案自印发之日起施行，有效期至2025年底, 各项措施自印发之日起执行: from when the document holds, not what one of its items does.
fn takes_effect(text: &str) -> bool {
    const LONGEST: usize = 120;
    const ISSUED: [&str; 4] = ["印发之日", "发布之日", "公布之日", "下发之日"];
    let Some((document, behind)) = text.split_once('自') else {
        return false;
    };
    let clause = behind.split(['，', ',', '。']).next().unwrap_or(behind);
    let holds = ["施行", "实施", "执行", "生效"];
    let itself = starts_with_any(document, &["本", "以上", "上述"]);
    let named = itself && (has_title_tail(document) || document.ends_with("文件"));
    let issued = starts_with_any(clause, &ISSUED);
    (named || issued && document.chars().count() <= 16)
        && clause.contains("日起")
        && ends_with_any(clause, &holds)
        && text.chars().nth(LONGEST).is_none()
}

/// 本办法自印发之日起施行; 以上措施有效期至2022年底; 请各责任单位每月报送进展; 出席：, 代表签字： and a date to be filled in.
fn is_formula(text: &str) -> bool {
    /// Most characters of such a paragraph, and of its subject.
    const LONGEST: usize = 120;
    const SUBJECT: usize = 12;
    const LABELS: [&str; 13] = [
        "出席", "列席", "缺席", "请假", "主持", "记录", "发", "送", "分送", "报", "代表签字",
        "负责人签字", "签字",
    ];
    const URGES: [&str; 5] = ["高度重视", "加强领导", "加强协作", "密切配合", "抓好落实"];
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    let all = starts_with_any(text, &["以上", "上述"]);
    if all || text.starts_with('本') {
        return takes_effect(text) || text.contains("负责解释") || all && text.contains("有效期");
    }
    let subject = text.strip_prefix('请').unwrap_or(text);
    if subject.starts_with('各') {
        let bodies = head(subject, SUBJECT * '各'.len_utf8());
        let said = || REPORTS.iter().chain(&URGES);
        return said().any(|word| text.contains(word)) && holds_any(bodies, &["单位", "部门"]);
    }
    if asks_for_reports(text) {
        return true;
    }
    let label = text.split(is_colon).next().unwrap_or(text);
    let squeezed = || text.chars().filter(|c| !c.is_whitespace());
    label.len() < text.len() && LABELS.contains(&label.trim())
        || label.len() < text.len() && label.ends_with("（盖章）")
        || squeezed().eq("年月日".chars())
}

/// 甲方（盖章）： 乙方（盖章）：, 负责人签字：: blanks below a letter of responsibility, whatever stands above.
fn is_to_be_signed(text: &str) -> bool {
    const LABELS: [&str; 6] = ["盖章", "（盖章）", "(盖章)", "签字", "签名", "（签字）"];
    let mut blanks = text.split(is_colon);
    let last = blanks
        .next_back()
        .is_some_and(|rest| rest.trim().is_empty());
    let mut blanks = blanks.peekable();
    last && blanks.peek().is_some() && blanks.all(|blank| ends_with_any(blank, &LABELS))
}

/// An issuer's name alone behind the last sentence signs the notice, or heads the next one where a text was cut out of more;
/// where other bodies stand alone as well, they are a column of a flattened table.
fn cut_off_head(body: &mut [Entry]) {
    let is_body = |line: &Paragraph| {
        // 由甲局、乙局负责落实 is no name.
        line.class == Class::Prose
            && !line.text.starts_with('由')
            && unit::list::are_sure_bodies(&line.text)
    };
    let mut lines = body.iter_mut().rev().filter_map(|entry| match entry {
        Entry::Line(line) if line.zone == Zone::Content && line.class != Class::PageMark => {
            Some(line)
        }
        _ => None,
    });
    let (Some(last), Some(before)) = (lines.next(), lines.next()) else {
        return;
    };
    // A plan that is passed on (转发) keeps the signature of its maker. Below names of columns (责任单位, 完成时限) both are cells.
    if last.class == Class::Date && is_body(before) {
        if !lines.any(|line| label::is_label_word(&line.text)) {
            last.class = Class::Signature;
            before.class = Class::Signature;
        }
        return;
    }
    if is_body(last)
        && before.class != Class::Duty
        && before.text.ends_with(['。', '）', ')', '〕'])
        && !lines.any(|line| is_body(line) || label::is_label_word(&line.text))
    {
        last.class = Class::Signature;
    }
}

fn is_item(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.zone == Zone::Content
        && matches!(line.class, Class::Heading(_)))
}

/// Whether something follows the line that closes the last item, other items close as well, and none of them goes on behind such
/// a line.
fn all_close(entries: &[Entry], last: usize, closing: usize) -> bool {
    if entries.iter().any(|entry| matches!(entry, Entry::Table(_))) {
        return false;
    }
    let (others, last) = entries.split_at(last);
    if !last[closing + 1..].iter().any(is_prose) {
        return false;
    }
    let mut count = 0;
    for item in others.chunk_by(|_, next| !is_item(next)) {
        // Enough have closed, and nothing goes on behind the first line.
        if count >= OTHERS && !item.iter().skip(1).any(is_prose) {
            continue;
        }
        let Some(at) = closing_line(item) else {
            continue;
        };
        if item[at + 1..].iter().any(is_prose) {
            return false;
        }
        count += 1;
    }
    count >= OTHERS
}

fn is_prose(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.zone == Zone::Content && line.class == Class::Prose)
}

/// The last line of an item that says who is responsible.
fn closing_line(item: &[Entry]) -> Option<usize> {
    let closed = |entry: &Entry| matches!(entry, Entry::Line(line) if line.zone == Zone::Content && closes(line));
    item.iter().rposition(closed)
}

/// Whether a line ends with who is responsible.
fn closes(line: &Paragraph) -> bool {
    match line.class {
        Class::Duty => true,
        Class::Heading(_) => responsibility::closes_with_bracket(&line.text),
        // （联系人：张三） at the end says whom to ask.
        Class::Prose if holds_any(&line.text, &["联系人", "联系电话", "联系方式"]) => {
            false
        }
        Class::Prose => {
            responsibility::closes_with_bracket(&line.text)
                || responsibility::by_whom_line(&line.text, None).is_some()
        }
        _ => false,
    }
}
