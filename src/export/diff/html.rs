//! A diff as one page to read and to print: old and new side by side, filters by kind and unit, no network.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::inert::html;
use super::labels::{field_name, section_change};
use super::words::{difference, units};
use crate::model::{Diff, FieldChange, Kind, MarkOp, Pair, TaskRef};

/// Writes a diff as a self-contained page.
///
/// # Errors
///
/// Where `out` fails.
pub fn diff_html(diff: &Diff, mut out: impl Write) -> io::Result<()> {
    let mut page = String::new();
    page.push_str(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"generator\" content=\"taskbook\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>任务对比</title>\n<style>\n",
    );
    page.push_str(include_str!("page.css"));
    page.push_str("</style>\n</head>\n<body>\n");
    head(diff, &mut page);
    summary(diff, &mut page);
    filters(diff, &mut page);
    tasks(diff, &mut page);
    page.push_str("<script>\n");
    page.push_str(include_str!("page.js"));
    page.push_str("</script>\n</body>\n</html>\n");
    out.write_all(page.as_bytes())
}

fn head(diff: &Diff, page: &mut String) {
    let name = |name: &Option<String>| html(name.as_deref().unwrap_or("（未命名）"));
    let _ = writeln!(
        page,
        "<h1>任务对比</h1>\n<p>旧：{}<br>新：{}</p>",
        name(&diff.old.name),
        name(&diff.new.name)
    );
    let sum = &diff.summary;
    let _ = writeln!(
        page,
        "<p>{} 项 → {} 项：不变 {}，有变化 {}，新增 {}，取消 {}。</p>",
        sum.old_tasks, sum.new_tasks, sum.unchanged, sum.changed, sum.added, sum.dropped
    );
}

fn summary(diff: &Diff, page: &mut String) {
    if !diff.header.is_empty() || !diff.sections.is_empty() {
        page.push_str("<h2>文头与项目</h2>\n<table><tr><th></th><th>旧</th><th>新</th></tr>\n");
        let mut row = |name: &str, old: &Option<String>, new: &Option<String>| {
            let side = |value: &Option<String>| html(value.as_deref().unwrap_or_default());
            let _ = writeln!(
                page,
                "<tr><th>{name}</th><td>{}</td><td>{}</td></tr>",
                side(old),
                side(new)
            );
        };
        for field in &diff.header {
            row(&html(field_name(&field.name)), &field.old, &field.new);
        }
        for section in &diff.sections {
            row(section_change(section), &section.old, &section.new);
        }
        page.push_str("</table>\n");
    }
    if !diff.summary.units.is_empty() {
        page.push_str("<h2>单位</h2>\n<table><tr><th>单位</th><th>原任务</th><th>现任务</th><th>增加</th><th>减少</th></tr>\n");
        for unit in &diff.summary.units {
            let former = if unit.former.is_empty() {
                String::new()
            } else {
                format!(
                    " <span class=\"dim\">（原{}）</span>",
                    html(&unit.former.join("、"))
                )
            };
            let _ = writeln!(
                page,
                "<tr><td>{}{former}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
                html(&unit.unit),
                unit.old_tasks,
                unit.new_tasks,
                unit.gained.len(),
                unit.lost.len()
            );
        }
        page.push_str("</table>\n");
    }
}

fn filters(diff: &Diff, page: &mut String) {
    page.push_str("<h2>任务</h2>\n<form hidden>\n");
    let mut kind = |value: &str, label: &str, count: usize| {
        if count > 0 {
            let on = if value == "unchanged" { "" } else { " checked" };
            let _ = writeln!(
                page,
                "<label><input type=\"checkbox\" value=\"{value}\"{on}> {label} {count}</label>"
            );
        }
    };
    kind("added", "新增", diff.added.len());
    kind("dropped", "取消", diff.dropped.len());
    for one in Kind::ALL {
        let count = diff.summary.kinds.get(&one).copied().unwrap_or_default();
        kind(one.name(), one.label(), count);
    }
    let all = diff.pairs.iter().flat_map(|pair| [&pair.old, &pair.new]);
    let names: BTreeSet<&str> = all
        .chain(&diff.added)
        .chain(&diff.dropped)
        .flat_map(|task| task.units.iter().map(|unit| unit.name.as_str()))
        .collect();
    page.push_str("<select name=\"unit\" aria-label=\"单位\"><option value=\"\">所有单位</option>");
    for name in names {
        let _ = write!(page, "<option>{}</option>", html(name));
    }
    page.push_str("</select>\n<input type=\"search\" name=\"words\" placeholder=\"查找\" aria-label=\"查找\">\n<span class=\"dim\" id=\"count\"></span>\n</form>\n");
}

fn tasks(diff: &Diff, page: &mut String) {
    let mut entries: Vec<(u32, Option<&str>, String)> = Vec::new();
    for pair in &diff.pairs {
        entries.push((pair.new.at.start, pair.new.group.as_deref(), changed(pair)));
    }
    for task in &diff.added {
        entries.push((task.at.start, task.group.as_deref(), lone(task, true)));
    }
    entries.sort_by_key(|(at, _, _)| *at);
    for task in &diff.dropped {
        entries.push((u32::MAX, Some("取消的任务"), lone(task, false)));
    }
    let mut open: Option<Option<&str>> = None;
    for (_, group, article) in &entries {
        if open != Some(*group) {
            if open.is_some() {
                page.push_str("</section>\n");
            }
            let _ = writeln!(
                page,
                "<section class=\"group\"><h2>{}</h2>",
                html(group.unwrap_or("（无分组）"))
            );
            open = Some(*group);
        }
        page.push_str(article);
    }
    if open.is_some() {
        page.push_str("</section>\n");
    }
}

fn opening(class: &str, kinds: &[(&str, &str)], tasks: &[&TaskRef]) -> String {
    let names: BTreeSet<&str> = tasks
        .iter()
        .flat_map(|task| task.units.iter().map(|unit| unit.name.as_str()))
        .collect();
    let names: Vec<&str> = names.into_iter().collect();
    let keys: Vec<&str> = kinds.iter().map(|(key, _)| *key).collect();
    let mut out = format!(
        "<article class=\"{class}\" data-kinds=\"{}\" data-units=\"{}\"><header>",
        keys.join(" "),
        html_line(&names)
    );
    for (_, label) in kinds {
        let _ = write!(out, "<span class=\"kind\">{label}</span>");
    }
    let ids: BTreeSet<&str> = tasks.iter().map(|task| task.id.as_str()).collect();
    let ids: Vec<String> = ids.into_iter().map(html).collect();
    let _ = writeln!(
        out,
        "<span class=\"dim\">{}</span></header>",
        ids.join(" → ")
    );
    out
}

/// Names in an attribute, one a line.
fn html_line(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| html(name))
        .collect::<Vec<_>>()
        .join("&#10;")
}

fn side(task: &TaskRef, text: &str) -> String {
    let heading = task
        .heading
        .as_deref()
        .map(|heading| format!("<b>{}</b> ", html(heading)))
        .unwrap_or_default();
    format!(
        "<div>{heading}{text}<div class=\"units\">{}</div></div>",
        html(&units(&task.units))
    )
}

fn lone(task: &TaskRef, added: bool) -> String {
    let (class, label) = if added {
        ("added", "新增")
    } else {
        ("dropped", "取消")
    };
    let mut out = opening(class, &[(class, label)], &[task]);
    let own = side(task, &html(&task.text));
    let none = "<div class=\"none\">—</div>";
    let (old, new) = if added {
        (none, own.as_str())
    } else {
        (own.as_str(), none)
    };
    let _ = writeln!(out, "<div class=\"sides\">{old}{new}</div></article>");
    out
}

fn changed(pair: &Pair) -> String {
    let kinds: Vec<(&str, &str)> = pair
        .kinds
        .iter()
        .map(|kind| (kind.name(), kind.label()))
        .collect();
    let class = if pair.is_unchanged() {
        "unchanged"
    } else {
        "changed"
    };
    let mut out = opening(class, &kinds, &[&pair.old, &pair.new]);
    let _ = writeln!(
        out,
        "<div class=\"sides\">{}{}</div>",
        side(&pair.old, &marked(pair, MarkOp::Old)),
        side(&pair.new, &marked(pair, MarkOp::New))
    );
    let values = pair.fields.iter().filter(|field| field.name != "text");
    let list: String = values.map(value).collect();
    if !list.is_empty() {
        let _ = writeln!(out, "<ul class=\"values\">{list}</ul>");
    }
    out.push_str("</article>\n");
    out
}

/// The text of one side with its own characters marked.
fn marked(pair: &Pair, own: MarkOp) -> String {
    let (task, tag) = if own == MarkOp::Old {
        (&pair.old, "del")
    } else {
        (&pair.new, "ins")
    };
    if pair.marks.is_empty() {
        return html(&task.text);
    }
    let mut out = String::new();
    for mark in pair
        .marks
        .iter()
        .filter(|mark| mark.op == MarkOp::Same || mark.op == own)
    {
        let text = html(&mark.text);
        if mark.op == MarkOp::Same {
            out.push_str(&text);
        } else {
            let _ = write!(out, "<{tag}>{text}</{tag}>");
        }
    }
    out
}

fn value(field: &FieldChange) -> String {
    let side = |value: &Option<String>| html(value.as_deref().unwrap_or("—"));
    let number = difference(field).map(|shown| {
        let class = if field.difference.is_some_and(|difference| difference < 0.0) {
            "down"
        } else {
            "up"
        };
        format!(" <span class=\"{class}\">{}</span>", html(&shown))
    });
    let note = field
        .note
        .as_ref()
        .map(|note| format!(" <span class=\"dim\">{}</span>", html(note)));
    format!(
        "<li>{}：{} → {}{}{}</li>",
        html(field_name(&field.name)),
        side(&field.old),
        side(&field.new),
        number.unwrap_or_default(),
        note.unwrap_or_default()
    )
}
