//! Where a text lost its line breaks: what stands at the beginning or the end of a line wherever notices are printed.

use crate::zh::text::words::ends_with_any;
use std::ops::{Range, RangeInclusive};

use super::numbers::numbers;
use super::spaced_table;
use crate::parse::lines::Class;
use crate::parse::lines::class::classify;
use crate::parse::lines::signs::Signs;
use crate::parse::lines::title_tail::{closes_title, has_title_tail};
use crate::zh::text::label::{Label, label_before};
use crate::zh::text::scan::{
    between_han, char_at, closing_of, half, head, is_close, is_colon, is_digit, is_han,
};
use crate::zh::time::date;
use crate::zh::{doc_number, unit};

/// Where the line is cut, in order; nowhere where fewer than `fewest` lines begin with numbers and labels.
pub(super) fn cuts(text: &str, fewest: usize) -> Vec<usize> {
    // Nobody can tell where the cells of a table end that stand behind one another.
    let spaced = spaced_table::find(text);
    let run_together = spaced.is_none().then(|| names_above_row(text)).flatten();
    let table = spaced.or(run_together.as_ref().map(|names| names.start));
    let prose = table.or_else(|| names_of_columns(text));
    let prose = &text[..prose.unwrap_or(text.len())];
    let labels = labels(prose);
    let mut cuts = numbers(text, prose.len(), &labels);
    cuts.extend(labels);
    if cuts.len() < fewest && table.is_none() {
        return Vec::new();
    }
    if let Some(from) = spaced {
        cuts.extend(spaced_table::cuts(text, from));
    }
    spaces(text, &mut cuts);
    if let Some(names) = run_together {
        // 序 号: a name that is spaced out.
        cuts.retain(|cut| !names.contains(cut));
        cuts.push(names.start);
    }
    cuts.extend(behind_first_title(text));
    attachments(text, &mut cuts);
    signatures(text, &mut cuts);
    let cuts = cut_further(text, cuts, |piece, cuts| {
        behind_date(text, piece.clone(), cuts);
        behind_title(text, piece, cuts);
    });
    cut_further(text, cuts, |piece, cuts| {
        behind_addressees(text, piece, cuts)
    })
}

/// The cuts, in order, with those that are found in the pieces between them.
fn cut_further(
    text: &str,
    mut cuts: Vec<usize>,
    find: impl Fn(Range<usize>, &mut Vec<usize>),
) -> Vec<usize> {
    cuts.sort_unstable();
    let mut inner = Vec::new();
    let mut from = 0;
    for &cut in cuts.iter().chain([&text.len()]) {
        find(from..cut, &mut inner);
        from = cut;
    }
    cuts.append(&mut inner);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The names of columns that stand behind one another right before the first row: 序号主要工作任务完成时限责任单位 + 1.
fn names_above_row(text: &str) -> Option<Range<usize>> {
    text.match_indices('号').find_map(|(last, mark)| {
        let before = text[..last].trim_end();
        let first = before.chars().next_back();
        let first = first.filter(|c| matches!(c, '序' | '编'))?;
        let names = last + mark.len()..names_end(text, last + mark.len())?;
        let row = text[names.end..].strip_prefix('1');
        let begins_row = row.is_some_and(|row| !row.starts_with(is_digit));
        begins_row.then_some(before.len() - first.len_utf8()..names.end)
    })
}

/// Where the names of columns begin that stand behind one another, whatever is below them.
fn names_of_columns(text: &str) -> Option<usize> {
    let mut places = text.match_indices("序号");
    let at = places.find(|(at, number)| names_end(text, at + number.len()).is_some());
    at.map(|(at, _)| at)
}

/// The end of a run of words that may be names of columns, by its length.
fn names_end(text: &str, from: usize) -> Option<usize> {
    /// Fewest characters of the names behind the one for the number.
    const FEWEST: usize = 8;
    let names = &text[from..];
    let end = names.find(|c: char| !is_han(c) && !c.is_whitespace());
    let names = &names[..end.unwrap_or(names.len())];
    let columns = names.chars().filter(|&c| is_han(c)).nth(FEWEST - 1);
    columns.map(|_| from + names.len())
}

/// Labels of responsibility and time behind a sentence, a bracket or a space: `…35公里。责任单位：县交通运输局`.
fn labels(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut depth = 0_u32;
    for (at, c) in between_han(text) {
        if closing_of(c).is_some() {
            depth += 1;
        } else if is_close(c) {
            depth = depth.saturating_sub(1);
        }
        if half(c) != ':' || depth > 0 {
            continue;
        }
        if let Some((start, label)) = label_before(&text[from..at], at - from)
            && label != Label::Other
            && text[..from + start]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_whitespace() || matches!(half(c), '。' | ')'))
        {
            found.push(from + start);
        }
        from = at + c.len_utf8();
    }
    found
}

/// What stands behind a date in a sentence.
const OF_SENTENCE: [char; 6] = ['，', '、', '。', '前', '起', '至'];

/// The signature behind the last sentence: `…贯彻执行。甲县人民政府2024年3月1日`.
fn signatures(text: &str, cuts: &mut Vec<usize>) {
    let mut from = 0;
    while let Some((day, _)) = date::find_date(&text[from..]) {
        let (start, end) = (from + day.start, from + day.end);
        let above = &text[from..start];
        let body = above
            .rfind(['。', '：', '；'])
            .map_or(from, |at| from + at + '。'.len_utf8());
        let body = body + behind_words(&text[body..start]);
        if unit::list::looks_like_unit(text[body..start].trim()).is_some() {
            cuts.extend([body, start]);
            let behind = &text[end..];
            if !behind.is_empty() && !behind.starts_with(OF_SENTENCE) {
                cuts.push(end);
            }
        }
        from = end;
    }
}

/// Where the bodies begin behind the title of an annex, a wide blank behind it: `附：甲表      甲县人民政府      2024年3月1日`.
fn behind_words(text: &str) -> usize {
    /// Of blanks.
    const WIDE: usize = 4;
    let named = text.trim_start();
    let Some(gap) = named.find(char::is_whitespace) else {
        return 0;
    };
    let body = named[gap..].trim_start();
    let is_wide = named[gap..named.len() - body.len()].chars().count() >= WIDE;
    let named = unit::list::looks_like_unit(&named[..gap]).is_some();
    match is_wide && !named && !body.is_empty() {
        true => text.len() - body.len(),
        false => 0,
    }
}

/// `关于…的通知甲政发〔2024〕3号各乡镇人民政府：`: a title ends where its document is named, the number where it does.
fn behind_title(text: &str, range: Range<usize>, cuts: &mut Vec<usize>) {
    /// The documents that carry a number.
    const KINDS: &[&str] = &[
        "的通知", "的意见", "的通报", "的决定", "的函", "的批复", "的公告",
    ];
    let piece = head(&text[range.clone()], 600);
    let piece = &piece[..piece.find('。').unwrap_or(piece.len())];
    let Some(about) = piece.find("关于") else {
        return;
    };
    let depth =
        |end: usize| piece[..end].matches('《').count() == piece[..end].matches('》').count();
    let end = KINDS
        .iter()
        .filter_map(|kind| Some(about + piece[about..].find(kind)? + kind.len()))
        .filter(|&end| depth(end))
        .min();
    let Some(end) = end else { return };
    let rest = &piece[end..];
    let goes_on = rest.starts_with(['》', '”', '（', '(', '，', '、', '；', ':', '：'])
        || rest.trim().is_empty();
    if goes_on {
        return;
    }
    cuts.push(range.start + end);
    if let Some(number) = doc_number::find_all(rest).first()
        && number.range.start == rest.len() - rest.trim_start().len()
    {
        cuts.push(range.start + end + number.range.end);
    }
}

/// `…行动方案为确保…`, `关于…的意见。为落实…`: the title that a text begins with ends where the reason for the document begins.
fn behind_first_title(text: &str) -> Option<usize> {
    /// In characters.
    const LENGTHS: RangeInclusive<usize> = 8..=60;
    let head = head(text, 240);
    let reason = |word: &str| {
        head.match_indices(word).map(|(at, _)| at).find(|&at| {
            let title = head[..at].trim_end_matches('。');
            has_title_tail(title)
                && LENGTHS.contains(&title.chars().count())
                && !title.contains(['，', ',', '。', '：', ':'])
        })
    };
    let reasons = ["为", "根据", "按照"].into_iter();
    reasons.filter_map(reason).min()
}

/// A space between two words of Chinese, or before a date, was a line break.
fn spaces(text: &str, cuts: &mut Vec<usize>) {
    let mut quoted = false;
    for (at, space) in between_han(text) {
        // 突出“开放招商 强化项目”: a space inside quotation marks parts no lines.
        match space {
            '“' => quoted = true,
            '”' | '。' => quoted = false,
            _ => {}
        }
        if quoted || !space.is_whitespace() {
            continue;
        }
        let behind = at + space.len_utf8();
        // 总　　则: one word, spaced out.
        if is_lone(text[..at].trim_end()) {
            continue;
        }
        // The bracket that closes behind a Chinese word is one of Chinese text: (责任单位：甲局) 以上…
        let before = text[..at].trim_end().trim_end_matches(')');
        let before = before.chars().next_back();
        let next = char_at(text, behind);
        let wide = before.is_some_and(|c| !c.is_ascii())
            && next.is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
        // Behind a label (成文日期：, [成文日期]) the date is its value.
        let labelled = before.is_some_and(|c| matches!(half(c), ':' | ']' | '】'));
        let dated = next.is_some_and(is_digit)
            && !labelled
            && date::find_date(head(&text[behind..], 40))
                .is_some_and(|(range, _)| range.start == 0);
        if wide || dated || closes_title(&text[..at]) {
            cuts.push(behind);
        }
    }
}

/// Whether the last word of a text is a single character of Chinese.
fn is_lone(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(is_han) && back.next().is_some_and(char::is_whitespace)
}

/// `附件` behind a space or a sentence begins a line; without a colon it is a mark of its own.
fn attachments(text: &str, cuts: &mut Vec<usize>) {
    // …要认真落实。附：分工表
    let noted = text.match_indices("。附：");
    cuts.extend(noted.map(|(at, _)| at + '。'.len_utf8()));
    for (at, mark) in text.match_indices("附件") {
        let before = text[..at].chars().next_back();
        if !before.is_none_or(|c| c.is_whitespace() || c == '。') {
            continue;
        }
        cuts.push(at);
        let end = at + mark.len();
        let behind = text[end..].chars().next();
        let digit =
            behind.filter(|c| is_digit(*c) && !text[end + c.len_utf8()..].starts_with(is_digit));
        let noted = text[end + digit.map_or(0, char::len_utf8)..].starts_with(is_colon);
        if !noted && behind.is_some() {
            cuts.push(end + digit.map_or(0, char::len_utf8));
        }
    }
}

/// A line that begins with a date and goes on in words is two: the signature's date and a title.
fn behind_date(text: &str, range: Range<usize>, cuts: &mut Vec<usize>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim_start();
    let start = range.start + piece.len() - trimmed.len();
    if let Some((found, _)) = date::find_date(head(trimmed, 60))
        && found.start == 0
        && trimmed[found.end..]
            .chars()
            .next()
            .is_some_and(|c| !c.is_ascii() && !c.is_whitespace())
        && !trimmed[found.end..].starts_with(OF_SENTENCE)
    {
        cuts.push(start + found.end);
    }
}

/// `各乡镇人民政府：现将…`: the addressees end at the colon.
fn behind_addressees(text: &str, range: Range<usize>, cuts: &mut Vec<usize>) {
    let piece = &text[range.clone()];
    let Some(colon) = head(piece, 600).find(is_colon) else {
        return;
    };
    let width = piece[colon..].chars().next().map_or(1, char::len_utf8);
    let names = piece[..colon].trim();
    let addresses = ends_with_any(
        names,
        &[
            "单位", "政府", "部门", "委员会", "办事处", "管委会", "公司", "机构", "各局", "各处室",
        ],
    );
    let plain = !names.contains(['。', '；', '《', '“', '（']) || names.starts_with('各');
    let labels = label_before(names, names.len()).is_some();
    if addresses
        && !labels
        && plain
        && classify(names, Signs::of(names)) == Class::Prose
        && piece.len() > colon + width
    {
        cuts.push(range.start + colon + width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_stand_behind_the_title_of_an_annex() {
        for (text, expected) in [
            ("分工表      甲县人民政府      ", "甲县人民政府      "),
            (
                "  分工表      甲县委员会    甲县人民政府",
                "甲县委员会    甲县人民政府",
            ),
            (
                "甲县委员会      甲县人民政府",
                "甲县委员会      甲县人民政府",
            ),
            ("分工 表甲县人民政府", "分工 表甲县人民政府"),
        ] {
            assert_eq!(&text[behind_words(text)..], expected);
        }
    }

    #[test]
    fn lost_breaks_are_found_by_spaces_numbers_and_dates() {
        let filler = "要切实加强组织领导并按时报送进展情况".repeat(60);
        let text = format!(
            "甲政发〔2024〕3号 关于印发工作要点的通知 各乡镇人民政府：现将要点印发给你们。 甲县人民政府 2024年3月1日甲县工作要点 \
             为做好工作，{filler}具体如下：一、抓好生产。（一）春耕。全面开展。（二）秋收。保证质量，共二、三处。二、抓好安全。附件：分工表 附件甲县分工表"
        );
        let lines: Vec<&str> = {
            let mut from = 0;
            cuts(&text, 0)
                .into_iter()
                .chain([text.len()])
                .map(|cut| {
                    let piece = text[from..cut].trim();
                    from = cut;
                    piece
                })
                .collect()
        };
        let short: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty() && line.len() < 200)
            .collect();
        assert_eq!(
            short,
            [
                "甲政发〔2024〕3号",
                "关于印发工作要点的通知",
                "各乡镇人民政府：",
                "现将要点印发给你们。",
                "甲县人民政府",
                "2024年3月1日",
                "甲县工作要点",
                "一、抓好生产。",
                "（一）春耕。全面开展。",
                "（二）秋收。保证质量，共二、三处。",
                "二、抓好安全。",
                "附件：分工表",
                "附件",
                "甲县分工表",
            ]
        );
    }
}
