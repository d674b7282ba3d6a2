//! A notice that tries to run in whatever shows it.

/// What must come out as it went in, and do nothing.
pub const TEXTS: [&str; 4] = [
    "=cmd|' /C calc'!A0 完成清淤4万方。",
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>]]>\"'`&amp;|完成整治。",
    "\u{202e}完成\u{2066}验收\u{1b}]0;占\u{7}\u{1b}[31m红\u{9b}31m。",
    "@SUM(1+1)*cmd|' /C calc'!A0完成绿化。",
];

/// The page, in bytes.
pub fn page() -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut page = String::from(
        "<meta charset=utf-8><h1>关于印发2024年任务分解表&lt;script>alert(3)&lt;/script>的通知</h1><p>甲政发〔2024〕3号</p>\
         <table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>",
    );
    for (index, text) in TEXTS.iter().enumerate() {
        let unit = ["+水利局", "<b>住建局</b>", "-环保局", "教育局\u{202e}"][index];
        page += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            index + 1,
            escaped(text),
            escaped(unit)
        );
    }
    page += "</table>";
    page.into_bytes()
}
