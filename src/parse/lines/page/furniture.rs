//! Page furniture: what a site prints around a document.
//!
//! Its words stand in sentences of notices as well (督促主办单位加强沟通, 为企业提供技术支持, 推进IPv6部署), so they count only as
//! labels, as whole lines, or in forms that no sentence has.

use std::sync::LazyLock;

use crate::document::Link;
use crate::parse::lines::signs::Signs;
use crate::zh::text::scan::{between_han, half, is_digit, is_han, is_space, skip_one};
use crate::zh::text::words::{Beginnings, Endings, behind_any, ends_with_any, starts_with_any};

/// Words that are furniture where a line holds nothing else, or where they are labels.
const WORDS: &[&str] = &[
    "打印本页", "打印本文", "打印整页", "打印内容", "打印", "关闭窗口", "关闭本页", "关闭",
    "收藏本页", "收藏", "分享到", "分享至", "分享", "上一篇", "下一篇", "上一条", "下一条",
    "返回顶部", "返回首页", "联系我们", "网站地图", "友情链接", "相关链接", "相关文章", "相关解读",
    "相关导读", "关联文件", "相关阅读", "相关新闻", "相关报道", "相关政策与解读", "相关政策解读",
    "相关政策", "相关信息", "相关稿件", "排行榜", "点击排行", "热点排行", "阅读排行", "相关附件",
    "附件下载", "文件下载", "主办单位", "承办单位", "技术支持", "版权所有", "网站标识码",
    "无障碍浏览", "无障碍阅读", "无障碍", "长者模式", "长者版", "长者", "关怀版", "文字大小",
    "字体大小", "视力保护色", "背景色", "字体", "字号", "大", "中", "小",
];

/// Most characters of such a line.
pub(crate) const LONGEST: usize = 60;

/// Whether a line that is no longer is furniture, from its text and the signs in it alone.
pub(crate) fn is_furniture(text: &str, signs: Signs) -> bool {
    !text.ends_with(['。', ';', '；']) && (is_certain(text, signs) || is_label(text, signs))
}

/// Whether a line is furniture wherever it stands; a label may be one of the document's own (主办单位：市商务局).
pub(crate) fn is_certain(text: &str, signs: Signs) -> bool {
    is_located(text)
        || signs.arrows && is_trail(text)
        || signs.gaps && is_bar(text)
        || is_welcome(text)
        || is_stamp(text, signs)
        || signs.gaps && is_hosted(text)
        || is_all(text)
        || is_menu(text, signs)
}

/// The pages of a site beside each other, from the front page on: `首页 政务公开 互动交流`, `网站首页 | 走进甲县`.
fn is_bar(text: &str) -> bool {
    const LONGEST: usize = 10;
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '|' | '｜');
    let text = text.trim_start_matches(is_gap);
    // Nearly all lines begin otherwise than the names of front pages.
    if !text.starts_with(['首', '主', '网']) {
        return false;
    }
    let mut names = text.split(is_gap).filter(|name| !name.is_empty());
    let from_front = names
        .next()
        .is_some_and(|first| matches!(first, "首页" | "网站首页" | "主页" | "网站主页"));
    let mut names = names.peekable();
    from_front
        && names.peek().is_some()
        && names.all(|name| name.chars().nth(LONGEST).is_none() && name.chars().all(is_han))
}

/// What a site offers beside its name, with gaps between: `甲县人民政府   设为首页 加入收藏   切换到繁体`.
fn is_menu(text: &str, signs: Signs) -> bool {
    let is_gap = |c: char| c.is_whitespace() || c == '|';
    let offers = |part: &str| OFFERS.begin(part);
    (offers(text) || signs.gaps && behind_gaps(text, is_gap).any(offers))
        && !text.contains(['。', ';', '；'])
}

/// The rests of a text from behind each gap on.
fn behind_gaps(text: &str, is_gap: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let gaps = between_han(text).filter(move |(_, c)| is_gap(*c));
    gaps.map(|(at, c)| &text[at + c.len_utf8()..])
}

/// `您现在的位置：首页 > 政务公开`, `甲县人民政府首页 > 政务公开`: the way from the front page of a site to the document.
pub(crate) fn is_breadcrumb(text: &str) -> bool {
    is_located(text) || is_trail(text)
}

/// `您现在的位置：`
fn is_located(text: &str) -> bool {
    const HEADS: &[&str] = &["当前位置", "所在位置", "您的位置", "您现在的位置", "您当前"];
    starts_with_any(text, HEADS)
}

/// What a site prints above a document of itself: its name, an address, a code of its own (【甲库编号】 CLI.12.345).
pub(crate) fn names_site(text: &str) -> bool {
    let text = text.trim();
    let named =
        |name: &str| name.ends_with('网') || name.ends_with("网站") || name.ends_with("门户");
    let coded = |text: &str| {
        let behind = text
            .strip_prefix('【')
            .and_then(|rest| rest.split_once('】'));
        behind.is_some_and(|(_, code)| {
            code.contains(is_digit) && code.chars().all(|c| half(c).is_ascii() || is_space(c))
        })
    };
    named(text) && !text.contains("关于") || text.contains("://") || coded(text)
}

/// Names of pages with `>` between them, from the front page on.
fn is_trail(text: &str) -> bool {
    let mut signs = between_han(text).filter(|(_, c)| matches!(c, '>' | '＞' | '›' | '»'));
    signs.next().is_some_and(|(at, _)| {
        let first = text[..at].trim_end();
        first.ends_with("首页") || first.ends_with("主页")
    })
}

/// `欢迎访问甲县人民政府网站`
fn is_welcome(text: &str) -> bool {
    let greeted = behind_any(text, &["欢迎访问", "欢迎光临", "欢迎来到"]);
    greeted.is_some_and(|site| {
        let site = site.trim_end_matches(['！', '!', '。']);
        site.ends_with('网') || site.ends_with("网站") || site.ends_with("平台")
    })
}

/// Whether a line says by whom the site was made, with whatever blank between the words: `Produced By 甲公司`.
fn credits(text: &str, word: &str) -> bool {
    text.find(word).is_some_and(|at| {
        let behind = text[at + word.len()..].trim_start();
        word == "Copyright" || behind.starts_with("By") || behind.starts_with("by")
    })
}

/// Registrations and credits in forms that no sentence has.
fn is_stamp(text: &str, signs: Signs) -> bool {
    let numbered = |(at, word): (usize, &str)| {
        let behind = text[at + word.len()..]
            .trim_start_matches([' ', ':', '：', '案', '号', '序', '\u{a0}']);
        REGISTERS.end(&text[..at + word.len()]) && behind.starts_with(is_digit)
    };
    let credit = |word: &str| word.starts_with("版权所有") || word.ends_with("版权所有");
    signs.digits && text.match_indices('备').any(numbered)
        || signs.capitals
            && ["Produced", "Powered", "Copyright"]
                .iter()
                .any(|word| credits(text, word))
        || credit(text)
        || signs.gaps && text.contains('版') && text.split_whitespace().any(credit)
        || text.starts_with("扫一扫")
        || text.starts_with("在手机上查看")
        || (text.starts_with("本网站") || text.starts_with("本站"))
            && text.to_lowercase().contains("ipv6")
}

/// The registers of sites.
static REGISTERS: LazyLock<Endings> = LazyLock::new(|| Endings::of(&["ICP备", "公网安备"]));

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(WORDS));

/// What a site offers beside its name.
static OFFERS: LazyLock<Beginnings> = LazyLock::new(|| {
    Beginnings::of(&[
        "设为首页", "加入收藏", "切换到繁体", "切换繁体", "今天是:", "今天是：",
    ])
});

/// `甲县人民政府主办　甲县数据局承办`
fn is_hosted(text: &str) -> bool {
    let hosts = |part: &str| part.ends_with("主办") && part.len() > "主办".len();
    text.ends_with("承办") && text.split_whitespace().any(hosts)
}

/// A word as a label, at the beginning or behind a gap: `主办单位：甲市人民政府  技术支持：乙公司`.
fn is_label(text: &str, signs: Signs) -> bool {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '|' | '[' | '【' | ']' | '】');
    let is_labelled = |part: &str| {
        BEGINNINGS.all(part).any(|(word, ())| {
            let behind = part[word.len()..].trim_start().chars().next();
            word.len() > 3 && behind.is_some_and(|c| matches!(c, ':' | '：' | '[' | '【' | '|'))
        })
    };
    is_labelled(text) || signs.gaps && behind_gaps(text, is_gap).any(is_labelled)
}

/// A line of nothing but such words: `【打印本页】【关闭窗口】`.
fn is_all(text: &str) -> bool {
    let mut rest = text;
    let mut words = 0;
    loop {
        rest = rest.trim_start_matches(|c: char| !is_han(c) && !c.is_alphanumeric());
        if rest.is_empty() {
            return words > 0;
        }
        let Some((word, ())) = BEGINNINGS.all(rest).next() else {
            return false;
        };
        words += usize::from(word.len() > 3);
        if word.len() == 3 && words == 0 {
            return false;
        }
        rest = &rest[word.len()..];
    }
}

/// `相关解读：《…》解读` with nothing but links to other pages behind the label; annexes are files.
pub(crate) fn is_pointer(text: &str, links: &[Link]) -> bool {
    const KINDS: &[&str] = &["解读", "阅读", "链接", "报道", "新闻", "政策", "文章"];
    if links.is_empty() {
        return false;
    }
    let Some(colon) = text.find([':', '：']) else {
        return false;
    };
    let label = text[..colon].trim();
    let short = label.chars().count() <= 6;
    let kind = ends_with_any(label, KINDS);
    let linked = |at: usize| links.iter().any(|link| link.range.contains(&at));
    let value = skip_one(text, colon);
    short
        && kind
        && !links.iter().any(|link| is_file(&link.href))
        && text[value..]
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric())
            .all(|(at, _)| linked(value + at))
}

/// Whether a line says that files follow, and nothing else: 附件下载：, 相关附件.
pub(super) fn is_offer(text: &str) -> bool {
    const OFFERS: [&str; 4] = ["相关附件", "附件下载", "文件下载", "下载附件"];
    const LONGEST: usize = 30;
    text.len() <= LONGEST && OFFERS.contains(&text.trim().trim_end_matches([':', '：']))
}

/// Whether a line is the name of a file that sites offer: 1.甲县任务分解表.docx.
pub(crate) fn names_file(text: &str) -> bool {
    text.trim_end()
        .rsplit_once('.')
        .is_some_and(|(_, kind)| is_kind_of_file(kind))
}

/// Whether an address is that of a file to download.
pub(crate) fn is_file(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.')
        .is_some_and(|(_, kind)| is_kind_of_file(kind))
}

/// Whether the ending of a name is that of a file that sites offer as an attachment: doc, xlsx, PDF.
pub(crate) fn is_kind_of_file(ending: &str) -> bool {
    const KINDS: &[&str] = &[
        "doc", "docx", "xls", "xlsx", "pdf", "wps", "et", "ofd", "zip", "rar",
    ];
    KINDS.iter().any(|kind| ending.eq_ignore_ascii_case(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_whole_lines_are_furniture() {
        for line in [
            "打印本页 关闭窗口",
            "【打印】【关闭】",
            "字体：【大 中 小】",
            "主办单位：甲市人民政府办公室 承办单位：甲市大数据局",
            "地址：甲市乙路1号  技术支持：丙公司",
            "甲ICP备05000000号-1",
            "甲公网安备 33030302000000号",
            "甲市人民政府 版权所有",
            "扫一扫在手机上查看当前页面",
            "本网站已支持IPv6访问",
            "您现在的位置：首页 > 政务公开",
            "甲县人民政府首页 > 政务公开 > 政府文件",
            "欢迎访问甲县人民政府网站",
            "分享到：",
            "分享至",
            "甲县人民政府主办　甲县数据局承办",
            "甲县人民政府   商务局   设为首页 加入收藏",
            "Produced\u{a0}By\u{a0}甲公司",
            "今天是：   切换到繁体",
            "首页 政务公开 互动交流",
            "网站首页 | 走进甲县",
            "相关附件：",
        ] {
            assert!(is_furniture(line, Signs::of(line)), "{line}");
        }
    }

    #[test]
    fn sentences_with_the_same_words_are_not() {
        for line in [
            "督促政务新媒体主办单位在变更过程中加强与平台的沟通",
            "为企业提供技术支持",
            "加快推进IPv6规模部署和应用",
            "完成网站ICP备案信息核查",
            "打印店整治",
            "各承办单位",
            "第三届车展由甲县主办 乙局承办。",
            "推进无障碍环境建设",
            "引导用户将政务网站设为首页",
            "中小企业",
            "首页 增设“走进甲县”专栏。",
        ] {
            assert!(!is_furniture(line, Signs::of(line)), "{line}");
        }
    }

    #[test]
    fn a_pointer_to_another_page_is_no_annex() {
        let link = |text: &str, part: &str, href: &str| {
            let start = text.find(part).unwrap_or_default();
            vec![Link {
                range: start..start + part.len(),
                href: href.to_owned(),
            }]
        };
        let text = "相关解读：《甲市工作要点》解读";
        assert!(is_pointer(
            text,
            &link(text, "《甲市工作要点》解读", "/art/2.html")
        ));
        assert!(!is_pointer(
            text,
            &link(text, "《甲市工作要点》解读", "/files/2.docx")
        ));
        assert!(!is_pointer(text, &[]));
        let text = "政策解读：由甲局组织，见《要点》";
        assert!(!is_pointer(text, &link(text, "《要点》", "/art/2.html")));
    }
}
