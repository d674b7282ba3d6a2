//! Tables of made-up pages.

/// A table from rows of cells parted by `|`; `3c:` spans three columns, `2r:` two rows.
pub fn table(rows: &[&str]) -> String {
    let mut out = String::from("<table border=\"1\">");
    for row in rows {
        out.push_str("<tr>");
        for cell in row.split('|') {
            let mut cell = cell.trim();
            let mut spans = String::new();
            for (mark, name) in [("c:", "colspan"), ("r:", "rowspan")] {
                if let Some((count, rest)) = cell.split_once(mark) {
                    spans.push_str(&format!(" {name}=\"{count}\""));
                    cell = rest;
                }
            }
            out.push_str(&format!("<td{spans}>{cell}</td>"));
        }
        out.push_str("</tr>");
    }
    out + "</table>"
}
