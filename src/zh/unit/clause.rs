//! What only ends like a name in running text: words and the body behind them (申请人向县民政局, 支持县水利局), or a body and what
//! it does with something that ends like one (县供电公司建设充电服务站).

use super::level::level_prefix;
use super::verb::{begins_with_deed, begins_with_modal, is_object};
use crate::zh::text::words::{ends_with_any, starts_with_any};
use crate::zh::unit::name::is_sure_name;

/// Whether a text that ends like a name is such a piece of a sentence.
pub(crate) fn is_clause(name: &str) -> bool {
    is_object(name) || stands_behind_words(name) || acts(name)
}

/// Whether words that are no name of a place stand before a body of a level: 申请人向 + 县民政局, not 云岭 + 县民政局.
fn stands_behind_words(name: &str) -> bool {
    /// What no name of a place ends with. A case stands before its body, too: 发生险情时 + 县应急局.
    const ENDS: [char; 16] = [
        '向', '对', '将', '把', '以', '与', '由', '被', '在', '报', '送', '给', '交', '是', '时',
        '后',
    ];
    let mut places = name.char_indices().skip(1);
    places.any(|(at, _)| {
        let (before, body) = name.split_at(at);
        // 乌拉特后旗, 行唐县: the level closes the name of a place.
        if level_prefix(body).is_none() || body.starts_with('旗') {
            return false;
        }
        let is_body = || is_sure_name(body);
        before.ends_with(ENDS) || is_phrase(before) && is_body()
    })
}

/// Whether words say what is done: 健全, 严格执行, 将指标纳入.
fn is_phrase(words: &str) -> bool {
    const DOING: [&str; 12] = [
        "执行", "贯彻", "遵守", "争取", "赢得", "获得", "报经", "抄送", "增补", "推荐", "邀请",
        "帮助",
    ];
    // 将乐县, 把什乡 are places.
    let moved = words.starts_with(['将', '把']) && words.chars().nth(3).is_some();
    moved || begins_with_deed(words) || ends_with_any(words, &DOING)
}

/// Whether a body is followed by what it does, or has to: 县供电公司 + 设立充电服务站, 县水利局 + 要于6月底前将监测站. Offices are named
/// after work as well (县公安局 + 监督站, 县教育局 + 推进办公室).
fn acts(name: &str) -> bool {
    const VERBS: [&str; 15] = [
        "编制", "制定", "完善", "建立", "健全", "加快", "推进", "加强", "提供", "优化", "落实",
        "开展", "强化", "设置", "设立",
    ];
    // Nor is an office named after the sending or the setting up of others: 县水利局 + 派出专家组.
    const SENDS: [&str; 17] = [
        "派出", "增派", "选派", "调派", "指派", "委派", "派遣", "抽调", "调集", "成立", "设立",
        "组建", "邀请", "请求", "通知", "带领", "启动",
    ];
    const OFFICES: [char; 8] = ['室', '办', '组', '班', '部', '科', '处', '股'];
    const BODIES: [char; 9] = ['局', '司', '心', '社', '会', '院', '行', '队', '联'];
    if level_prefix(name).is_none() {
        return false;
    }
    let is_office = name.ends_with(OFFICES);
    name.char_indices().any(|(at, c)| {
        let (body, behind) = name.split_at(at + c.len_utf8());
        let begins = |verbs: &[&str]| starts_with_any(behind, verbs);
        let sends = || begins(&SENDS) && !begins(&["派出所", "派出机构"]);
        // 县能源局组织检查组, not 县委组织人事组
        let gathers = || name.ends_with('组') && begins(&["组织"]) && !begins(&["组织人事"]);
        BODIES.contains(&c)
            && (!is_office && begins(&VERBS) || sends() || gathers() || has_to(behind))
            && is_sure_name(body)
    })
}

/// Whether a text goes on with what has to be done, or what a body is (县水利局 + 是主管部门).
fn has_to(behind: &str) -> bool {
    (begins_with_modal(behind) || behind.starts_with('是')) && behind.chars().nth(3).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_sentences() {
        for text in [
            "申请人向县民政局",
            "支持县水利局",
            "赢得县金融办",
            "健全县财政局",
            "严格执行县委",
            "将指标纳入区委",
            "以区农业农村局",
            "一是县财政局",
            "县司法局对县财政局",
            "发生险情时县应急局",
            "县供电公司编制充电服务站",
            "县水利局建立监测站",
            "县水利局派出专家组",
            "县能源局组织检查组",
            "县应急局设立现场指挥部",
            "县卫健局抽调骨干组成医疗队",
            "县水利局要于6月底前将监测站",
        ] {
            assert!(is_clause(text), "{text}");
        }
    }

    #[test]
    fn names() {
        for text in [
            "县财政局", "云岭县财政局", "将乐县财政局", "向阳区教育局", "和县教育局",
            "犍为县水利局", "都江堰市水利局", "从化区农业农村局", "应城市住建局",
            "乌拉特后旗水利局", "县委组织部", "县委县政府督查室", "市委全面依法治市办",
            "县公安局监督站", "县公安局城关派出所", "县公安局派出所", "县纪委监委派驻纪检组",
            "县农业农村局执法大队", "国家税务总局云岭县税务局", "市公安局云岭区分局",
            "各县（市、区）人民政府", "县编制办", "县教育局推进办公室",
        ] {
            assert!(!is_clause(text), "{text}");
        }
    }
}
