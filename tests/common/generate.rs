//! Made-up notices of any size: a task book and its decomposition table, page or text.

#![allow(dead_code)]

use std::fmt::Write;

/// Tasks of a section, and sections of a part.
const IN_SECTION: usize = 20;
const IN_PART: usize = 50;

/// A page with about this many tasks, half the rows of several clauses, units lists, numbers and deadlines.
pub fn page(tasks: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>甲县通知</title></head><body>\
         <div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/a\">公开</a></div><div id=\"content\">\
         <h1>关于印发2024年度重点工作任务书及分解表的通知</h1><p>甲政发〔2024〕3号</p><p>各乡镇人民政府：</p>\
         <p>现将《2024年度重点工作任务书》印发给你们，请认真贯彻执行。</p><p>甲县人民政府</p><p>2024年1月5日</p>\
         <p>附件1</p><p>2024年度重点工作任务书</p>",
    );
    let mut rows = String::new();
    let mut task = 0;
    let mut section = 0;
    while task < tasks {
        // Nobody counts to a thousand: in a long notice the numbers begin anew in each part, as they do in real ones.
        if section % IN_PART == 0 && tasks >= IN_PART * IN_SECTION {
            let part = section / IN_PART + 1;
            let _ = write!(page, "<p>第{}部分 片区之{part}</p>", numeral(part));
        }
        let number = numeral(section % IN_PART + 1);
        section += 1;
        let _ = write!(page, "<p>{number}、专项行动之{section}</p>");
        let in_section = (tasks - task).min(IN_SECTION);
        for item in 0..in_section {
            task += 1;
            let number = item + 1;
            let month = item % 12 + 1;
            // Numbers as in real notices: a finding for every task would be measured along with it.
            let length = task % 90 + 1;
            let text =
                format!("完成第{task}号河段清淤{number}万方；{month}月底前建成管网{length}公里。");
            let _ = write!(page, "<p>{number}.第{task}号河段整治。{text}</p>");
            let group = if item == 0 {
                format!("<td rowspan=\"{in_section}\">专项行动之{section}</td>")
            } else {
                String::new()
            };
            let units = match task % 4 {
                0 => "<p>水利局</p><p>住建局</p>",
                1 => "<p>生态环境局</p>",
                2 => "<p>农业农村局</p><p>财政局</p><p>发改局</p>",
                _ => "-",
            };
            let _ = write!(
                rows,
                "<tr>{group}<td>{number}</td><td>第{task}号河段整治</td><td>{text}</td><td>{units}</td></tr>"
            );
        }
    }
    page.push_str(
        "<p>附件2</p><p>2024年度重点工作任务分解表</p><table><tr><td>项目</td><td>序号</td><td>工作任务</td>\
         <td>具体要求</td><td>责任单位</td></tr>",
    );
    page.push_str(&rows);
    page.push_str(
        "</table></div><div class=\"footer\"><a href=\"/b\">网站地图</a></div></body></html>",
    );
    page
}

/// A number up to 9999 in Chinese numerals.
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut out = String::new();
    let mut gap = false;
    for (value, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(value == 10 && digit == 1 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// The same notice as extracted text, one table cell a line.
pub fn text(tasks: usize) -> String {
    let page = page(tasks);
    let body = &page[page.find("<h1>").unwrap_or(0)..page.find("</table>").unwrap_or(page.len())];
    let mut out = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => {
                inside = true;
                if !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
