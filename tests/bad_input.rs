//! Input that is broken, hostile, or no notice at all: never a panic, never an overflow, a result where there is anything to
//! return, else an error that names the file and says what to do.
//!
//! Time is not measured here; that these tests end is the bound. What was quadratic once stands here in a size that would
//! not end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{DONGTOU, random::Random};
use taskbook::{Error, ErrorKind, LeftoverClass, Media, Notice, Options};

fn parse(bytes: &[u8]) -> Result<Notice, Error> {
    taskbook::parse(bytes, &Options::default())
}

#[track_caller]
fn notice(bytes: &[u8]) -> Notice {
    parse(bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// The library refuses the bytes as this kind, and the command names the file and says this.
#[track_caller]
fn refused(name: &str, bytes: &[u8], kind: ErrorKind, words: &[&str]) {
    let mut options = Options::default();
    options.name = Some(name.to_owned());
    let error = taskbook::parse(bytes, &options).expect_err(name);
    assert_eq!((error.kind(), error.input()), (kind, Some(name)), "{error}");
    for word in words {
        assert!(error.message().contains(word), "{name}: {error}");
    }
    command_refuses(name, bytes, words);
}

#[cfg(feature = "cli")]
#[track_caller]
fn command_refuses(name: &str, bytes: &[u8], words: &[&str]) {
    let path = common::runs::file(name, bytes);
    for command in ["parse", "show", "text"] {
        let message = common::runs::run(&[command, &path]).failure();
        assert!(message.contains(&path), "{command}: {message}");
        for word in words {
            assert!(message.contains(word), "{command}: {message}");
        }
    }
}

#[cfg(not(feature = "cli"))]
fn command_refuses(_: &str, _: &[u8], _: &[&str]) {}

#[track_caller]
fn assert_empty(notice: &Notice) {
    assert!(notice.books.is_empty(), "{:?}", notice.books);
    assert!(notice.tables.is_empty(), "{:?}", notice.tables);
    assert!(notice.tasks.is_empty(), "{:?}", notice.tasks);
}

// Nothing to return.

#[test]
fn an_empty_file_is_refused() {
    refused("empty.html", b"", ErrorKind::Empty, &["没有文字", "请"]);
    refused("empty-bom.txt", b"\xEF\xBB\xBF", ErrorKind::Empty, &["请"]);
}

#[test]
fn a_text_of_white_space_is_refused() {
    let text = " \n\t\r\n\u{3000}\u{a0}\n\u{2003}";
    refused("white.txt", text.as_bytes(), ErrorKind::Empty, &["请"]);
}

#[test]
fn a_page_without_visible_text_is_refused() {
    let page = "<html><head><title>通知</title><style>p{}</style></head><body><script>load('通知')</script>\
        <p>&nbsp;</p></body></html>";
    refused(
        "script.html",
        page.as_bytes(),
        ErrorKind::Empty,
        &["没有可见的文字", "另存为"],
    );
}

#[test]
fn office_documents_are_refused_by_name() {
    let doc = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0";
    let docx = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml";
    for (name, bytes, is) in [
        ("a.doc", &doc[..], "Word 文档（.doc）"),
        ("old.doc", old, "旧版 Office 文件"),
        ("a.docx", docx, "Word 文档（.docx）"),
        // The first bytes tell, not the name.
        ("docx.html", docx, "Word 文档（.docx）"),
    ] {
        refused(name, bytes, ErrorKind::NotText, &[is, "另存为"]);
    }
}

#[test]
fn pdf_and_archives_are_refused_by_name() {
    let pdf = "%PDF-1.7\n%âãÏÓ\n1 0 obj".as_bytes();
    refused("a.pdf", pdf, ErrorKind::NotText, &["PDF", "导出"]);
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0a.html";
    refused("a.zip", zip, ErrorKind::NotText, &["ZIP", "解压"]);
    let gzip = b"\x1F\x8B\x08\0\0\0\0\0";
    refused("a.gz", gzip, ErrorKind::NotText, &["gzip", "解压"]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let mut random = Random::new(1);
    let bytes: Vec<u8> = (0..50_000).map(|_| random.byte()).collect();
    refused("noise.html", &bytes, ErrorKind::NotText, &["请提供"]);
    let zeros = vec![0; 50_000];
    refused("zeros.txt", &zeros, ErrorKind::NotText, &["请提供"]);
}

#[test]
fn an_unknown_encoding_and_an_input_over_the_limit_are_refused() {
    let mut options = Options::default();
    options.encoding = Some("gb-wrong".to_owned());
    let error = taskbook::parse("一、甲".as_bytes(), &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Option);
    assert!(error.message().contains("gb-wrong"), "{error}");

    let mut options = Options::default();
    options.limits.bytes = 8;
    let error = taskbook::parse("一、甲乙".as_bytes(), &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.message().contains("12"), "{error}");
}

#[cfg(feature = "cli")]
#[test]
fn a_file_that_is_not_there_is_named() {
    let message = common::runs::run(&["parse", "no/such/file.html"]).failure();
    assert!(message.contains("no/such/file.html") && message.contains("请检查路径"));
    // A folder is read for the notices in it; one without any says so.
    let message = common::runs::run(&["parse", "src/zh"]).failure();
    assert!(message.contains("src/zh"), "{message}");
}

// Little to return.

#[test]
fn a_page_of_nothing_but_chrome_has_empty_lists() {
    let notice = notice(
        "<html><body><div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/a\">政务公开</a></div>\
         <div class=\"footer\"><a href=\"/m\">网站地图</a> 版权所有 甲县人民政府</div></body></html>"
            .as_bytes(),
    );
    assert_empty(&notice);
    let left: String = notice.leftover.iter().map(|l| l.text.as_str()).collect();
    for text in ["首页", "政务公开", "网站地图", "版权所有"] {
        assert!(left.contains(text), "{left}");
    }
}

#[test]
fn a_page_without_book_or_table_has_empty_lists() {
    let notice = notice(
        "<html><body><h1>关于放假的通知</h1><p>各单位：</p><p>现将有关事项通知如下，请遵照执行。</p>\
         <p>甲县人民政府办公室</p><p>2024年5月1日</p></body></html>"
            .as_bytes(),
    );
    assert_empty(&notice);
    assert_eq!(notice.header.title.as_deref(), Some("关于放假的通知"));
    let prose = notice.leftover.iter().find(|l| l.text.contains("遵照执行"));
    assert_eq!(prose.map(|l| l.class), Some(LeftoverClass::Cover));
}

#[test]
fn a_page_cut_off_at_any_byte_is_read_as_far_as_it_goes() {
    let (_, page) = DONGTOU[1];
    let text = std::str::from_utf8(page).unwrap();
    // Behind a `<`, in a tag's name, in an attribute, in a character: where the table begins and where it has rows.
    let table = text.find("<table").unwrap();
    let row = table + text[table..].find("rowspan").unwrap();
    for cut in (table..table + 12).chain(row..row + 12) {
        let notice = notice(&page[..cut]);
        assert_eq!(notice.books[0].walk().count(), 58, "cut at {cut}");
    }
    for cut in (0..page.len()).step_by(1999) {
        match parse(&page[..cut]) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), ErrorKind::Empty, "cut at {cut}: {error}"),
        }
    }
}

#[test]
fn a_wrong_or_missing_charset_is_found_out() {
    let (text, _, _) = encoding_rs::GB18030.encode(
        "<p>关于下发工作任务书的通知</p><p>一、水环境整治</p><p>1.完成清淤4万方；建成管网2公里。（责任单位：水利局）</p>",
    );
    let with = |meta: &str| [meta.as_bytes(), &text].concat();
    for page in [
        with(""),
        with("<meta charset=\"utf-8\">"),
        with("<meta charset=\"no-such-thing\">"),
        with("<meta charset=\"gb2312\">"),
        with("<?xml version=\"1.0\" encoding=\"gbk\"?>"),
    ] {
        let notice = notice(&page);
        let meta = String::from_utf8_lossy(&page[..40]).into_owned();
        assert_eq!(notice.tasks.len(), 1, "{meta}");
        assert_eq!(notice.tasks[0].units[0].name, "水利局", "{meta}");
    }
    let utf8 = "<meta charset=\"gb2312\"><p>一、水环境</p><p>1.完成清淤。（责任单位：水利局）</p>";
    let notice = notice(utf8.as_bytes());
    assert_eq!(notice.origin.encoding, "UTF-8");
    assert_eq!(notice.tasks[0].units[0].name, "水利局");
}

#[test]
fn a_few_bad_bytes_cost_only_themselves() {
    let mut page = DONGTOU[1].1.to_vec();
    let at = page.windows(6).position(|w| w == b"<table").unwrap();
    page.splice(at..at, *b"\xFF\xFE\xC0");
    let notice = notice(&page);
    assert_eq!(notice.origin.encoding, "UTF-8");
    assert_eq!(notice.books[0].walk().count(), 58);
    assert_eq!(notice.tables[0].rows.len(), 103);
    let left: String = notice.leftover.iter().map(|l| l.text.as_str()).collect();
    assert!(left.contains('\u{fffd}'), "{left}");
}

#[test]
fn control_characters_do_nothing() {
    let line = "一、水\0环境\u{1}\n1.完成清淤4\u{7}万方\u{1b}[31m。\n责任单位:水\0利局\n";
    let text = notice(line.repeat(20).as_bytes());
    assert_eq!(text.books[0].nodes.len(), 20);
    let page =
        "<p>一、水\0环境</p><p>1.完成清淤\u{1}4万方。&#0;&#1;&#xD800;&#x110000;&#99999999999;</p>";
    let page = notice(page.repeat(20).as_bytes());
    assert_eq!(page.books[0].nodes.len(), 20);
}

#[cfg(feature = "cli")]
#[test]
fn control_characters_do_not_reach_the_terminal() {
    use common::runs::{file, run};
    let text = "关于\u{1b}[31m下发任务书的通知\n一、水\u{7}环境\n1.完成\u{1b}]0;清淤4万方\u{202e}。\n责任单位:水\u{9b}利局\n";
    let path = file("escape.txt", text.as_bytes());
    let id = &notice(text.as_bytes()).tasks[0].id;
    for args in [
        vec!["show", &path],
        vec!["text", &path],
        vec!["explain", &path, id],
    ] {
        let out = run(&args).success();
        let bad = out
            .chars()
            .find(|&c| (c.is_control() && c != '\n') || c == '\u{202e}');
        assert_eq!(bad, None, "{args:?}: {out}");
    }
}

// Too much of something.

#[test]
fn enormous_spans_are_clipped() {
    let page = "<p>附件</p><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
        <tr><td rowspan=1000000000>1</td><td>完成清淤</td><td>水利局</td></tr>\
        <tr><td>建成管网</td><td rowspan=\"999999999999999999999\" colspan=-1>住建局</td></tr>\
        <tr><td>植树</td></tr></table>";
    let read = notice(page.as_bytes());
    let rows: Vec<_> = read.tables[0]
        .rows
        .iter()
        .map(|row| (row.seq.as_deref(), row.text.as_str(), row.units.len()))
        .collect();
    let one = Some("1");
    assert_eq!(
        rows,
        [(one, "完成清淤", 1), (one, "建成管网", 1), (one, "植树", 1)]
    );

    let wide =
        "<table><tr><td rowspan=1000000000 colspan=1000000000>1</td><td>完成</td></tr></table>";
    notice(wide.as_bytes());
    let many = "<tr><td rowspan=65534 colspan=1000>1</td></tr>".repeat(2000);
    notice(format!("<table>{many}</table>").as_bytes());
}

#[test]
fn elements_nested_too_deep_are_read_flat() {
    const DEEP: usize = 100_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<table>", "</table>"),
        ("<span>", "</span>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<blockquote><p>", ""),
        ("<svg>", ""),
    ] {
        for close in [close, ""] {
            let page = format!(
                "<p>1.前文；</p>{}一、水环境{}<p>2.后文；</p>",
                open.repeat(DEEP),
                close.repeat(DEEP)
            );
            let notice = notice(page.as_bytes());
            let json = serde_json::to_string(&notice).unwrap();
            for text in ["前文", "水环境", "后文"] {
                assert!(json.contains(text), "{open}{close}: lost {text}");
            }
        }
    }
}

#[test]
fn misnested_formatting_does_not_multiply() {
    for piece in [
        "<p><b><i>一、甲</p>", "<font><a><nobr>一、甲</p>", "<b><p><i><div>甲",
        "<select><option>甲",
    ] {
        notice(piece.repeat(10_000).as_bytes());
    }
}

#[test]
fn one_line_of_20_mb_is_read() {
    let repeat = |text: &str| text.repeat((20 << 20) / text.len());
    let line = notice(repeat("一、水环境1.完成清淤4万方；").as_bytes());
    assert!(line.origin.bytes > 20_000_000);
    let page = format!("<p>{}</p>", repeat("一、水环境1.完成清淤4万方；"));
    notice(page.as_bytes());
}

#[test]
fn a_line_of_one_character_is_read() {
    // Each of them has made something quadratic in some program.
    for text in [
        "a", "1", "一", "(", "（", "“", "《", "〔", "；", "&", "<", "-", "\u{3000}甲", "《甲", "”",
        "甲乙", "1.", "一、", "2017年", "责任单位", "责任单位：", "（责任单位：水利局", "水利局、",
    ] {
        let line = text.repeat(300_000 / text.len());
        for input in [line.clone(), format!("<p>一、甲</p><p>{line}</p>")] {
            match parse(input.as_bytes()) {
                Ok(_) => {}
                Err(error) => assert_eq!(error.kind(), ErrorKind::Empty, "{text}: {error}"),
            }
        }
    }
}

#[test]
fn many_values_in_one_cell_are_read() {
    let tasks = "2024年5月底前完成4万方；".repeat(10_000);
    let page = format!(
        "<table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr><tr><td>1</td><td>{tasks}</td><td>{}</td></tr></table>",
        "水利局、".repeat(10_000)
    );
    let notice = notice(page.as_bytes());
    let task = &notice.tasks[0];
    assert_eq!((task.targets.len(), task.deadlines.len()), (10_000, 10_000));
}

#[test]
fn long_texts_that_differ_everywhere_are_compared() {
    let mut random = Random::new(2);
    let mut char_of = |from: u32| char::from_u32(from + random.below(256) as u32).unwrap();
    let book: String = (0..60_000).map(|_| char_of(0x4e00)).collect();
    let table: String = book
        .chars()
        .enumerate()
        .map(|(at, c)| if at % 3 == 1 { char_of(0x5e00) } else { c })
        .collect();
    let page = format!(
        "<p>附件1</p><p>任务书</p><p>一、水</p><p>1.{book}。</p><p>附件2</p><p>任务分解表</p>\
         <table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr><tr><td>1</td><td>{table}。</td><td>水利局</td></tr></table>"
    );
    let notice = notice(page.as_bytes());
    assert_eq!(notice.tables[0].rows.len(), 1);
}

#[test]
fn numbering_that_explodes_stays_an_outline() {
    let same = format!(
        "2024年度重点工作任务书\n{}",
        "一、完成甲；乙。\n".repeat(10_000)
    );
    let same = notice(same.as_bytes());
    assert_eq!(same.books[0].nodes.len(), 10_000);
    let ids: std::collections::HashSet<_> = same.tasks.iter().map(|task| &task.id).collect();
    assert_eq!(ids.len(), same.tasks.len());

    // Each line opens a style, again and again.
    let styles = [
        "一、", "(一)", "1.", "(1)", "①", "第一条", "第一章", "1)", "A.", "1.1", "1.1.1",
    ];
    let text: String = (0..100_000)
        .map(|at| format!("{}完成清淤；\n", styles[at % styles.len()]))
        .collect();
    assert!(!notice(text.as_bytes()).books.is_empty());
}

#[test]
fn numbers_nested_a_thousand_deep_do_not_overflow() {
    let text: String = (1..1500)
        .map(|depth| format!("{} 完成清淤；\n", vec!["1"; depth].join(".")))
        .collect();
    let read = notice(text.as_bytes());
    // What is deep goes through JSON and back, too.
    let json = serde_json::to_string(&read).unwrap();
    drop(read);
    let back: Notice = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
}

#[test]
fn statements_by_the_ten_thousand_in_one_sentence_do_not_overflow() {
    let leads = "县财政局牵头、".repeat(20_000);
    let days = "（6月底前）".repeat(20_000);
    for item in [
        format!("推进项目。由{leads}县水利局配合。"),
        format!("推进项目（县财政局）{days}"),
    ] {
        let read = notice(
            format!("2024年工作要点\n一、重点\n1.{item}\n2.建设学校。（县教育局）\n").as_bytes(),
        );
        let last = read.tasks.last().unwrap();
        assert_eq!(&*last.units[0].name, "县教育局");
    }
}

#[test]
fn a_word_said_by_the_ten_thousand_does_not_overflow() {
    for word in [
        "由", "各", "等", "会同", "县局", "责任单位", "、由", "与单位",
    ] {
        let said = word.repeat(20_000);
        // Nothing else on the only line.
        notice(said.as_bytes());
        let read = notice(
            format!(
                "2024年工作要点\n一、重点\n1.清淤。（{said}县水利局负责）\n2.{said}县水利局牵头。\n\
                 3.建设学校。（县教育局）\n"
            )
            .as_bytes(),
        );
        let last = read.tasks.last().unwrap();
        assert_eq!(&*last.units[0].name, "县教育局", "{word}");
    }
}

// Anything at all.

#[test]
fn arbitrary_bytes_do_not_panic() {
    let mut random = Random::new(3);
    for _ in 0..2_000 {
        let length = random.below(400);
        let bytes: Vec<u8> = (0..length).map(|_| random.byte()).collect();
        let mut options = Options::default();
        let _ = taskbook::parse(&bytes, &options);
        options.media = Some(*random.pick(&[Media::Html, Media::Text]));
        let label = random.pick(&["utf-8", "gb18030", "big5", "utf-16le", "iso-2022-jp"]);
        options.encoding = Some((*label).to_owned());
        let _ = taskbook::parse(&bytes, &options);
    }
}

#[test]
fn arbitrary_words_of_notices_do_not_panic() {
    const WORDS: &[&str] = &[
        "一、", "（一）", "(二)", "1.", "2．", "①", "第三条", "附件", "附件1", "：", "责任单位：",
        "牵头单位：", "（", "）", "《", "》", "“", "”", "〔2017〕", "5号", "2017年", "7月底前",
        "完成", "水利局", "、", "；", "。", "85%以上", "4万方", "1.2亿元", "-", "——", "\n", "\n\n",
        " ", "\u{3000}", "\u{a0}", "序号", "工作任务", "责任单位", "项目", "\t", "<table>", "<tr>",
        "<td>", "<td rowspan=3>", "\n+--+--+\n", "\n├──┼──┤\n", "\n|甲|乙|\n", "\n│ ├──┤\n",
        "\n│一组│\n", "</td>", "</tr>", "</table>", "<p>", "</p>", "<br>", "<div>", "</div>",
        "<b>", "</b>", "&nbsp;", "&ldquo;", "&#x4e00;", "&", "<", "<!--", "-->", "<h1>", "</h1>",
        "各相关单位", "通知", "甲县人民政府", "关于下发", "任务书", "分解表", "\r\n", "\u{0}",
        "\u{202e}", "𠀀", "ﾟ", "e\u{301}",
    ];
    let mut random = Random::new(4);
    for _ in 0..3_000 {
        let text: String = (0..random.below(120))
            .map(|_| *random.pick(WORDS))
            .collect();
        if let Ok(notice) = parse(text.as_bytes()) {
            assert!((0.0..=1.0).contains(&notice.coverage), "{text:?}");
        }
    }
}

#[test]
fn the_same_is_said_of_a_page_each_time() {
    // Two marks without a partner that have one place, since the page has no such entity.
    let read = || notice("-</h1>甲条&5以上《“<h1".as_bytes()).findings;
    let first = read();
    for _ in 0..16 {
        assert_eq!(read(), first);
    }
}

#[test]
fn mutated_fixtures_do_not_panic() {
    let mut random = Random::new(5);
    for (name, fixture) in DONGTOU {
        // The Word page is mostly shell: fewer rounds of it.
        let rounds = if name == "notice-word.html" { 4 } else { 25 };
        for _ in 0..rounds {
            let mut bytes = fixture.to_vec();
            for _ in 0..1 + random.below(40) {
                let at = random.below(bytes.len());
                let length = random.below(200).min(bytes.len() - at);
                match random.below(5) {
                    0 => bytes[at] = random.byte(),
                    1 => bytes.truncate(at.max(bytes.len() - length)),
                    2 => drop(bytes.drain(at..at + length)),
                    3 => {
                        let piece = bytes[at..at + length].to_vec();
                        let to = random.below(bytes.len());
                        bytes.splice(to..to, piece);
                    }
                    _ => bytes[at..at + length].reverse(),
                }
            }
            let _ = parse(&bytes);
        }
    }
}
