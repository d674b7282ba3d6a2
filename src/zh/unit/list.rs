//! Lists of units: 甲、乙,丙和丁等部门, with spaces, or with nothing between the names (`区发改局区统计局`).

use crate::zh::unit::name::is_sure_name;
use std::ops::Range;
use std::sync::LazyLock;

use super::element::{Element, elements};
use super::full_name::{complete_names, with_kind};
use super::generic::is_generic;
use super::joined_names::unglued;
use super::listed::{Found, UnitName};
use super::name::{Confidence, is_placeholder, name_confidence};
use super::order::behind_order;
use super::tail::{may_be_names, strip_tail, summed_up_as};
use super::tight::Tight;
use crate::zh::ordinal::{self, Marker, Style};
use crate::zh::text::fold::squeeze;
use crate::zh::text::scan::{find_mark, half, is_colon, is_han, is_round_open};
use crate::zh::text::words::Beginnings;

/// The units of a text that is a list of units: a cell, the value of a label.
pub(crate) fn split_list(s: &str) -> Vec<UnitName> {
    let tight = Tight::new(s);
    let mut names = names_of(&tight, 0..tight.text.len());
    complete_names(&mut names);
    names.into_iter().map(|found| found.unit).collect()
}

/// Whether a text is surely the name of a body, or a list of such.
pub(crate) fn is_body(text: &str) -> bool {
    looks_like_unit(text).is_some_and(|sure| sure >= Confidence::Medium)
}

/// Whether a text is the name of a body beyond doubt, or a list of such.
pub(crate) fn are_sure_bodies(text: &str) -> bool {
    looks_like_unit(text) == Some(Confidence::High)
}

/// Whether a whole short text is a unit or a list of units, by form alone: the least sure of its names.
pub(crate) fn looks_like_unit(s: &str) -> Option<Confidence> {
    let parts_sentences = |c: char| {
        matches!(
            c,
            ';' | '；' | '。' | '!' | '？' | '?' | '《' | '%' | ':' | '：'
        )
    };
    if s.len() > 600 || is_placeholder(s) || find_mark(s, parts_sentences).is_some() {
        return None;
    }
    let tight = Tight::new(s);
    // Marks that part names and stand behind none.
    let parts_names = |c: char| matches!(half(c), '/' | '|' | '､');
    if !may_be_names(tight.text.trim_end_matches(parts_names)) {
        return None;
    }
    let mut least = None;
    for element in elements(&tight.text, 0..tight.text.len()) {
        let name = tight.text.get(element.range)?;
        let (name, described) = strip_tail(name);
        for part in std::iter::once(name).chain(described) {
            let sure = unglued(part)
                .map(|range| name_confidence(&part[range]))
                .min()??;
            least = Some(least.map_or(sure, |least: Confidence| least.min(sure)));
        }
    }
    least
}

pub(crate) fn names_of(tight: &Tight, range: Range<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    for element in elements(&tight.text, range) {
        push_names(tight, element, None, &mut out);
    }
    out
}

/// How surely the first bytes of an element are the name of a body.
pub(crate) struct Known {
    pub(crate) len: usize,
    pub(crate) sure: Option<Confidence>,
}

/// The names of one element: tails cut, glued names parted.
pub(crate) fn push_names(
    tight: &Tight,
    element: Element,
    known: Option<Known>,
    out: &mut Vec<Found>,
) {
    let text = &tight.text[element.range.clone()];
    // 市分工方案：市财政局: an unknown label before the first name.
    let lead_in = find_mark(text, |c| is_colon(c) || is_round_open(c))
        .filter(|at| text[*at..].starts_with(is_colon))
        .unwrap_or(0);
    let lead_in = text.len() - text[lead_in..].trim_start_matches(LEAD_IN).len();
    let lead_in = lead_in + number_len(&text[lead_in..]);
    // 请县财政局牵头: what it is told to do.
    let lead_in = behind_order(&text[lead_in..])
        .filter(|name| is_sure_name(strip_tail(name).0))
        .map_or(lead_in, |name| text.len() - name.len());
    let text = &text[lead_in..];
    let base = element.range.start + lead_in;
    // What is known to be all name has no tail.
    let is_name = |known: &Known| lead_in == 0 && known.len == text.len();
    let (name, described) = match known.as_ref().is_some_and(is_name) {
        true => (text, None),
        false => strip_tail(text),
    };
    let mut push = |range: Range<usize>, kind: Option<&str>| {
        let name = squeeze(&tight.text[range.clone()]);
        if name.chars().nth(1).is_none() || !name.contains(is_han) || is_remark(&name) {
            return;
        }
        let is_same = |known: &&Known| {
            range.start == element.range.start && [range.len(), name.len()] == [known.len; 2]
        };
        let sure = match known.as_ref().filter(is_same) {
            Some(known) => known.sure,
            None => name_confidence(&name),
        };
        let unit = UnitName {
            range: tight.place(range),
            generic: is_generic(&name),
            full_name: kind.and_then(|kind| with_kind(&name, kind)),
            confidence: sure.unwrap_or(Confidence::Low),
            name,
        };
        out.push(Found {
            unit,
            group: element.group,
            role: (),
        });
    };
    // 教育、科技等部门: what sums the list up is what its last name leaves out.
    let kind = summed_up_as(&text[name.len()..]);
    for piece in unglued(name) {
        let kind = kind.filter(|_| piece.end == name.len());
        push(base + piece.start..base + piece.end, kind);
    }
    if let Some(described) = described {
        let at = base + (described.as_ptr() as usize - text.as_ptr() as usize);
        push(at..at + described.len(), None);
    }
}

/// Signs that may stand before a name in an element.
const LEAD_IN: [char; 12] = ['由', '：', ':', '·', '●', '*', '-', '★', '☆', '△', '▲', '※'];

/// Bytes of the number of an element: 1.县林业局；2.各乡镇; （2）县林业局, ②县林业局.
fn number_len(text: &str) -> usize {
    let enclosed = |marker: &Marker| {
        let styles = [Style::ArabicParen, Style::HanParen, Style::Circled];
        styles.contains(&marker.style)
    };
    if let Some(marker) = ordinal::leading(text).filter(enclosed) {
        return marker.len;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    match rest.strip_prefix(['.', '．']) {
        Some(name)
            if (1..=2).contains(&digits) && !name.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            text.len() - name.len()
        }
        _ => 0,
    }
}

/// Words in the place of a name that say there is none, or point elsewhere.
fn is_remark(name: &str) -> bool {
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| {
        Beginnings::of(&[
            "见附件", "详见", "待定", "暂无", "持续", "同上", "下同", "按照", "按职责", "其中",
            "逗号", "分号", "顿号",
        ])
    });
    // 按排名赋分: how something is done.
    let manner = name.starts_with('按') && name_confidence(name).is_none();
    WORDS.begin(name) || manner || ["负责", "落实", "长期"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(s: &str) -> Vec<String> {
        split_list(s).into_iter().map(|u| u.name).collect()
    }

    #[test]
    fn every_separator() {
        let facts: &[(&str, &[&str])] = &[
            ("环保局", &["环保局"]),
            ("（1）区环保局；②区水利局", &["区环保局", "区水利局"]),
            (
                "区环保局、区经信局，各街道",
                &["区环保局", "区经信局", "各街道"],
            ),
            ("环保局 监察局 安监局", &["环保局", "监察局", "安监局"]),
            ("区发改局区统计局", &["区发改局", "区统计局"]),
            (
                "市教育局县市场监管局团县委",
                &["市教育局", "县市场监管局", "团县委"],
            ),
            ("区供销社区农业农村局", &["区供销社", "区农业农村局"]),
            // What every government has is part of no other body.
            ("应急局水利局妇联", &["应急局", "水利局", "妇联"]),
            ("各镇街教育局", &["各镇街", "教育局"]),
            ("县供电公司教育局", &["县供电公司", "教育局"]),
            ("交通局林业局", &["交通局", "林业局"]),
            ("教育局财政局团委", &["教育局", "财政局", "团委"]),
            ("教育局团委", &["教育局团委"]),
            ("县总工会残联", &["县总工会", "残联"]),
            ("县文旅局组织部", &["县文旅局", "组织部"]),
            (
                "县水利局云岭高新区管委会",
                &["县水利局", "云岭高新区管委会"],
            ),
            ("县委组织部", &["县委组织部"]),
            ("各县教育局", &["各县教育局"]),
            ("发改委能源局", &["发改委能源局"]),
            ("公安厅交通管理局", &["公安厅交通管理局"]),
            ("自然资源局林业局", &["自然资源局林业局"]),
            ("高新区管委会财政局", &["高新区管委会财政局"]),
            ("公安局交警大队", &["公安局交警大队"]),
            ("县同心社区服务中心", &["县同心社区服务中心"]),
            ("各产业园区管委会", &["各产业园区管委会"]),
            ("市委市政府督查室", &["市委市政府督查室"]),
            (
                "县教育局县政府办公室县消防救援大队澄溪高新区管委会",
                &[
                    "县教育局", "县政府办公室", "县消防救援大队", "澄溪高新区管委会",
                ],
            ),
            ("市委市政府", &["市委", "市政府"]),
            (
                "市海洋渔业局市农业农村局",
                &["市海洋渔业局", "市农业农村局"],
            ),
            ("市建设局市市场监管局", &["市建设局", "市市场监管局"]),
            ("市环保局和市水利局", &["市环保局", "市水利局"]),
            ("市环保局及各区人民政府", &["市环保局", "各区人民政府"]),
            (
                "文化和旅游局、工业和信息化局",
                &["文化和旅游局", "工业和信息化局"],
            ),
            ("住建局\n综合执法局", &["住建局", "综合执法局"]),
            ("城建\n处、城管处", &["城建处", "城管处"]),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn brackets_stay_whole() {
        let facts: &[(&str, &[&str])] = &[
            ("各县（市、区）人民政府", &["各县（市、区）人民政府"]),
            ("文明办(爱卫办)、环保局", &["文明办(爱卫办)", "环保局"]),
            (
                "各县（市、区）委、县（市、区）人民政府",
                &["各县（市、区）委", "县（市、区）人民政府"],
            ),
            (
                "各县(市、区)党委和人民政府",
                &["各县(市、区)党委和人民政府"],
            ),
            ("各乡镇(街道)", &["各乡镇(街道)"]),
            (
                "市食安办、市食安委各有关成员单位",
                &["市食安办", "市食安委各有关成员单位"],
            ),
            ("市财政局各有关单位", &["市财政局", "各有关单位"]),
            (
                "各区政府(含甲新区、乙新区管委会)、市水利局",
                &["各区政府(含甲新区、乙新区管委会)", "市水利局"],
            ),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn tails_are_cut() {
        let facts: &[(&str, &[&str])] = &[
            ("市环保局、市水利局等", &["市环保局", "市水利局"]),
            ("市环保局、市水利局等部门", &["市环保局", "市水利局"]),
            (
                "市环保局、市水利局等市级有关单位",
                &["市环保局", "市水利局", "市级有关单位"],
            ),
            (
                "市环保局、市水利局按职责分工负责",
                &["市环保局", "市水利局"],
            ),
            ("市组织部、各镇按职责分工分别负责。", &["市组织部", "各镇"]),
            ("各高等学校", &["各高等学校"]),
            (
                "省商务厅和甲州市、乙城市政府负责",
                &["省商务厅", "甲州市", "乙城市政府"],
            ),
            ("市分工方案：市财政局、水务局", &["市财政局", "水务局"]),
            (
                "县\"放、管、服\"专班、县\"四上\"办，县财政局",
                &["县\"放、管、服\"专班", "县\"四上\"办", "县财政局"],
            ),
            // A mark that lost its partner holds nothing together.
            ("县\"四上办、县财政局", &["县\"四上办", "县财政局"]),
            (
                "“双随机、一公开”联席会议成员单位、市财政局",
                &["“双随机、一公开”联席会议成员单位", "市财政局"],
            ),
            (
                "区农发局区环土局相关乡镇人民政府",
                &["区农发局", "区环土局", "相关乡镇人民政府"],
            ),
            (
                "区环土局区农发局甲湖水库管理处",
                &["区环土局", "区农发局", "甲湖水库管理处"],
            ),
            ("-", &[]),
            ("", &[]),
        ];
        for (list, expected) in facts {
            assert_eq!(names(list), *expected, "{list}");
        }
    }

    #[test]
    fn what_a_list_leaves_out() {
        let full = |s: &str| {
            split_list(s)
                .into_iter()
                .map(|u| u.full_name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            full("市生态环境局、市场监管局"),
            [None, Some("市市场监管局".to_owned())]
        );
        assert_eq!(
            full("甲山区、乙水县人民政府"),
            [Some("甲山区人民政府".to_owned()), None]
        );
        assert_eq!(full("市水利局，乙水县人民政府"), [None, None]);
        let of_place = Some("乙水县政府".to_owned());
        assert_eq!(full("乙水县委和县政府"), [None, of_place.clone()]);
        assert_eq!(full("乙水县委、县政府、市水利局"), [None, of_place, None]);
        assert_eq!(full("县委、县政府"), [None, None]);
        let shared = |name: &str| Some(name.to_owned());
        assert_eq!(
            full("教育、科技等部门"),
            [shared("教育部门"), shared("科技部门")]
        );
        assert_eq!(
            full("教育、科技等有关单位"),
            [shared("教育单位"), shared("科技单位"), None]
        );
        // A company is no department.
        assert_eq!(full("教育、甲远海运等单位"), [None, None]);
    }

    #[test]
    fn units_and_what_is_none() {
        let units = [
            "环保局", "治水办", "区委渔农办", "文明办(爱卫办)", "大门镇", "妇联", "组织部",
            "区供电公司", "各乡镇(街道)", "海洋与渔业局", "市委宣传部", "各有关部门", "市中院",
            "延安大学", "昆明交投公司", "三十六脚湖水库管理处", "区发改局、区统计局",
        ];
        for unit in units {
            assert!(is_body(unit), "{unit}");
        }
        #[rustfmt::skip]
        let others = [
            "大气移动源污染防治", "环境空气质量考核;", "农用地安全利用", "推进低碳发展", "评优前置指标", "发展生态循环农业", "责任单位", "合格否决指标",
            "“五水共治”行动", "制度创新行动", "-", "", "县、市、区", "建立健全环保舆情监控及媒体应对机制。", "优化空间布局", "完成老旧小区改造", "牵头部门",
            "1", "序号", "考核指标",
        ];
        for text in others {
            assert_eq!(looks_like_unit(text), None, "{text}");
        }
    }
}
