//! Items that name a matter, and behind a colon or a dash nothing but bodies: 水上安全：甲局、乙局; 燃气安全——丙局.

use super::labels::value::only_names;
use super::plausible::Standing;
use super::reading::{Evidence, Reading};
use super::statement::{Form, Statement};
use crate::zh::text::scan::{
    find_mark, head, is_chinese_or_letter, is_close, is_colon, is_stop, outside_brackets,
};
use crate::zh::text::words::holds_any;
use crate::zh::unit::name::is_sure_name;

/// No such item is longer, in bytes.
const LONGEST: usize = 600;

/// Characters of the name of a matter.
const MATTER: std::ops::RangeInclusive<usize> = 4..=20;

/// What labels end with that announce bodies for something else than a work: whom, where, when, how far; 报送单位, 会议地点.
const LABELS: [char; 40] = [
    '位', '门', '关', '人', '员', '者', '长', '导', '构', '象', '围', '送', '报', '至', '源', '单',
    '录', '区', '县', '市', '镇', '乡', '村', '点', '址', '校', '间', '时', '话', '成', '含', '括',
    '如', '为', '有', '是', '下', '方', '体', '业',
];

/// Characters of words for how well somebody does, not for a matter: 未报送, 进度较慢, 考核优秀.
const GRADES: [char; 10] = ['未', '不', '较', '优', '先', '慢', '差', '奖', '名', '已'];

/// Words of labels that tell where to turn to, or who stands by: 业务咨询, 监督投诉, 技术支持.
const TURNING_TO: [&str; 8] = [
    "咨询", "联系", "投诉", "举报", "受理", "编辑", "支持", "指导",
];

/// The bodies of an item that is such a one.
pub(super) fn behind_matter(text: &str, year: Option<i16>) -> Option<Statement> {
    let is_mark = |c: char| is_colon(c) || c == '—';
    let near = head(text, (MATTER.end() + 1) * char::MAX.len_utf8());
    if text.len() > LONGEST || find_mark(near, is_mark).is_none() {
        return None;
    }
    let (mark, _) = outside_brackets(text.char_indices()).find(|(_, c)| is_mark(*c))?;
    let bodies = text[mark..].trim_start_matches(is_mark);
    let said = bodies.trim_end_matches(is_stop);
    if !is_matter(&text[..mark]) || !only_names(said) {
        return None;
    }
    let reading = Reading::of_bracket(bodies, year)?;
    let listed = reading.evidence == Evidence::List && reading.is_plausible_list(Standing::Inside);
    listed.then(|| reading.statement(mark..text.len(), text.len() - bodies.len(), Form::Line))
}

/// Whether a text names one matter: a short phrase, no body and no label.
fn is_matter(text: &str) -> bool {
    let plain = |c: char| {
        is_chinese_or_letter(c) || is_close(c) || matches!(c, '、' | '“' | '”' | '(' | '（')
    };
    MATTER.contains(&text.chars().count())
        && text.chars().all(plain)
        && !text.ends_with(LABELS)
        && !text.contains(GRADES)
        && !holds_any(text, &TURNING_TO)
        && !is_sure_name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let bearers = behind_matter(text, None)
            .into_iter()
            .flat_map(|said| said.bearers);
        bearers
            .map(|(unit, _)| {
                assert_eq!(&text[unit.range.clone()], unit.name);
                unit.name
            })
            .collect()
    }

    #[test]
    fn matters_and_their_bodies() {
        assert_eq!(
            read("水上安全：县交通局、县农业农村局。"),
            ["县交通局", "县农业农村局"]
        );
        assert_eq!(read("燃气（液化气）安全——县住建局"), ["县住建局"]);
        for text in [
            "报送单位：县教育局",
            "会议地点：县教育局",
            "领导小组：县教育局",
            "抄送：县教育局",
            "咨询方式：县教育局",
            "监督投诉：县教育局",
            "技术支持：县教育局",
            "工作进度较慢：县教育局",
            "年度考核优秀：县教育局、县公安局",
            "考察县区：青山区、白水县",
            "校园安全：县教育局巡查7次",
            "校园安全：加强巡查",
            "校园安全，重点是：县教育局",
            "水上安全：码头、航道和渡口",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
