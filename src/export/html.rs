//! A plain table in HTML, to look at or to paste into a document.

use std::io::{self, Write};

use super::TableOptions;
use super::inert::html;
use super::record::Record;

const HEAD: &str = r#"<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="generator" content="taskbook">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>任务分解表</title>
<style>
body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 1rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .3rem .5rem; vertical-align: top; text-align: left; unicode-bidi: isolate; }
th { background: #eef2f6; position: sticky; top: 0; white-space: nowrap; }
th.prose { min-width: 24em; } th.names { min-width: 8em; }
</style>
"#;

pub(super) fn begin(options: &TableOptions, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{HEAD}<table>\n<thead><tr>")?;
    for column in &options.columns {
        // Else many columns leave the text a few characters a line.
        let room = match column.key {
            "text" | "reading" => " class=\"prose\"",
            "notice" | "group" | "heading" | "unit" | "targets" => " class=\"names\"",
            _ => "",
        };
        write!(
            out,
            "<th scope=\"col\"{room}>{}</th>",
            html(column.heading(options.headings))
        )?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

pub(super) fn row(
    record: &Record<'_>,
    options: &TableOptions,
    out: &mut impl Write,
) -> io::Result<()> {
    write!(out, "<tr>")?;
    for column in &options.columns {
        let cell = column.cell(record, options.headings);
        write!(out, "<td>{}</td>", html(&cell.to_text()))?;
    }
    writeln!(out, "</tr>")
}

pub(super) fn end(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "</tbody>\n</table>\n</html>")
}
