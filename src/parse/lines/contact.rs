//! Lines that say whom to ask, below the text of a notice: 联系人：张三，联系电话：55320000; 监管处联系人：李四; 如有问题，请与监管处联系。

use crate::zh::text::scan::{is_colon, is_round_open, is_space};
use crate::zh::text::words::{holds_any, starts_with_any};

/// Labels of such a line. What is printed before the first two says whose they are (监管处联系人).
const LABELS: [&str; 8] = [
    "联系人", "联系电话", "联系方式", "咨询电话", "电子邮箱", "电子邮件", "传真", "通讯地址",
];

/// Whether a line says whom to ask.
pub(crate) fn names_contact(text: &str) -> bool {
    let text = text.trim_start_matches(|c| is_round_open(c) || is_space(c));
    let Some((label, _)) = text.split_once(is_colon) else {
        return refers_to(text);
    };
    /// Most characters of the body whose contact it is.
    const BODY: usize = 16;
    let label = label.trim();
    let of_body = || label.ends_with("联系人") || label.ends_with("联系电话");
    LABELS.contains(&label) || of_body() && label.chars().nth(BODY).is_none() || refers_to(text)
}

/// 如有问题，请及时与监管处联系: whom to turn to.
fn refers_to(text: &str) -> bool {
    const LONGEST: usize = 60;
    let text = text.trim_end_matches(['。', ' ']);
    let asks = text.contains("请") && text.contains("问题") && !text.contains('；');
    let head = || {
        starts_with_any(
            text,
            &["如", "各", "工作", "执行", "在", "实施", "请", "有"],
        )
    };
    asks && text.chars().nth(LONGEST).is_none()
        && head()
        && text.matches(['。']).count() == 0
        && holds_any(
            text,
            &[
                "请与", "请及时与", "请径与", "请直接与", "请随时与", "请联系", "请及时联系",
            ],
        )
        && ["联系", "反映", "反馈", "沟通", "咨询"]
            .iter()
            .any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_to_ask() {
        for text in [
            "联系人：张三，联系电话：55320000",
            "（联系人：丙）",
            "厅水库管理处联系人：李四",
            "联系电话：0000",
            "电子邮箱：a@example.com",
            "各地在工作中有任何问题，请及时与厅水库管理处反映。",
            "如有问题，请与县水利局联系。",
        ] {
            assert!(names_contact(text), "{text}");
        }
        for text in [
            "各乡镇要明确一名联系人，及时报送情况。",
            "建立联系人制度：每季度会商一次。",
            "对发现的问题，请各单位及时整改。",
            "责任单位：县水利局",
        ] {
            assert!(!names_contact(text), "{text}");
        }
    }
}
