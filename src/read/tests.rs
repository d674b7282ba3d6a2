//! What holds for every page: no visible character is lost, added or moved, every place quotes back, nothing panics.

mod random;

use scraper::{Html, Node};

use super::read;
use crate::document::{Block, Document, Element, TroubleKind, Zone};
use crate::mapped::MappedText;
use crate::options::{Media, Options};

fn page_options() -> Options {
    Options {
        media: Some(Media::Html),
        ..Options::default()
    }
}

fn read_page(source: &str) -> Document {
    read(source.as_bytes(), &page_options()).expect("a page with text")
}

/// Every line of the document, those of cells included, in order.
fn texts(document: &Document) -> Vec<&MappedText> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => texts.push(&line.text),
            Block::Table(table) => texts.extend(table.cells.iter().flat_map(|cell| &cell.lines)),
        }
    }
    texts
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The visible text of a page as scraper alone sees it.
fn visible_text(source: &str) -> String {
    let page = Html::parse_document(source);
    let unseen = |name: &str| {
        matches!(
            name,
            "script"
                | "style"
                | "template"
                | "noscript"
                | "iframe"
                | "noembed"
                | "noframes"
                | "title"
        )
    };
    let mut text = String::new();
    for node in page.tree.root().descendants() {
        let Node::Text(piece) = node.value() else {
            continue;
        };
        let hidden = node.ancestors().any(|ancestor| match ancestor.value() {
            Node::Element(element) => unseen(element.name()),
            Node::Fragment => true,
            _ => false,
        });
        if !hidden {
            text.push_str(piece);
        }
    }
    bare(&text)
}

/// Text of a piece of source: markup removed, entities decoded.
fn quoted(slice: &str) -> String {
    let mut text = String::new();
    let mut rest = slice;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let close = if rest[at..].starts_with("<!--") {
            "-->"
        } else {
            ">"
        };
        match rest[at..].find(close) {
            Some(length) => rest = &rest[at + length + close.len()..],
            None => {
                rest = &rest[at..];
                break;
            }
        }
    }
    text.push_str(rest);
    let decoded: String = Html::parse_fragment(&text).root_element().text().collect();
    bare(&decoded)
}

fn check_visible_text(source: &str) {
    let Ok(document) = read(source.as_bytes(), &page_options()) else {
        assert_eq!(visible_text(source), "", "{source}");
        return;
    };
    let ours: String = texts(&document).iter().map(|text| bare(text)).collect();
    assert_eq!(ours, visible_text(source), "{source}");
}

fn check_places(source: &str) {
    let document = read_page(source);
    for text in texts(&document) {
        let span = text.span(&document.source);
        let parts = if span.pieces.is_empty() {
            std::slice::from_ref(&span)
        } else {
            &span.pieces
        };
        let slice: String = parts
            .iter()
            .map(|part| quoted(&document.source.text()[part.range()]))
            .collect();
        assert_eq!(slice, bare(text), "{source}");
        assert_eq!(text.trim(), text.as_str());
        assert!(!text.is_empty());
    }
    for block in &document.blocks {
        let Block::Table(table) = block else { continue };
        for cell in &table.cells {
            let inside = cell.lines.iter().all(|line| {
                let hull = line.hull(0..line.len());
                cell.place.start <= hull.start && hull.end <= cell.place.end
            });
            assert!(inside, "{source}");
            let cell_text: String = cell.lines.iter().map(|line| bare(line)).collect();
            assert_eq!(quoted(&source[cell.place.clone()]), cell_text, "{source}");
        }
    }
}

/// Well-formed pages of many kinds.
const PAGES: &[&str] = &[
    "<!DOCTYPE html>\r\n<html><head><title>甲的通知</title><meta name=\"PubDate\" content=\"2020-01-02\"></head>\r\n<body>\
     <div class=nav><a href=/>首页</a> &gt; <a href=/x>公开</a></div><h1>关于甲的\r\n通知</h1><p>&nbsp;&nbsp;各单位&amp;个人:<br>请\
     于<b>2<i>0</i>17</b>年&#54;月 底前&hellip;完成&NotEqualTilde;。</p><p>&nbsp;</p><p>red\n  tape</p></body></html>",
    "<p class=MsoNormal><span lang=EN-US>2017<o:p></o:p></span><span>年</span><![if !supportLists]><span>7</span><![endif]>\
     <!--[if gte mso 9]><xml><w:p>不见</w:p></xml><![endif]-->月\r\n底前</p>",
    "<table border=1><caption>任务 分解表</caption><thead><tr><th>序号<th>任务<th>单位</thead><tr><td rowspan=2>1<td>清淤<br>\
     4万方&nbsp;<td><p>水利局</p>\n<p>(河长办)</p><tr><td>绿化<td></table>",
    "<table><tr><td>甲</td>错位<p>文字</p><td>乙</td></tr>更多<tr><td>丙<td>丁</table>",
    "<table><tr><td>外一<td>外二<table><tr><td>内一<td>内二<tr><td>内三<td>内四</table><tr><td>外三外三外三外三<td>外四外四外四外四</table>",
    "<p><b>甲<p>乙</b>丙<font color=red>丁<p>戊</font>己<a href=1>庚<div>辛</a>壬</div>",
    "<pre>\r\n甲\r\n  乙\n\n丙</pre><textarea>\n多行</textarea><select><option>一<option>二</select><button>提交</button>",
    "<svg><title>图</title><text>字</text></svg><math><mi>x</mi></math><p>甲<script>var a='<p>不见</p>'</script>乙<noscript>无</noscript></p>",
    "甲<template><p>不见</p></template>乙&amp;&lt;丙&ampersand &notit; &bogus; & &#; &#x; 丁",
    "<ul><li>甲<li>乙<ul><li>丙</ul></ul><dl><dt>丁<dd>戊</dl><details><summary>己</summary>庚</details>辛&amp",
    "<body><div>甲</div></body></html><p>乙</p><!-- 评 --> 丙\0丁<plaintext>戊</p>",
    "<svg><![CDATA[甲<td>乙]]></svg><p>丙<!-- <p>评</p> --></p><p title=\"<td>\">丁",
    "<style>p<td>{}</style><title>题<p></title><p>甲\r<p>\n乙&nbsp<b>丙</b>AT&T<p>1<2, 3<x 4<b>丁</b><pre>\n  戊\n己</pre>",
];

#[test]
fn every_visible_character_is_in_one_line_or_cell() {
    for page in PAGES {
        check_visible_text(page);
    }
}

#[test]
fn places_quote_back() {
    for page in PAGES.iter().take(8) {
        check_places(page);
    }
}

#[test]
fn deep_nesting_is_cut() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<table><tr><td>", "</table>"),
        ("<span>", "</span>"),
        ("<font size=1><p>", "</font>"),
        ("<ul><li>", "</ul>"),
        ("<a href=x><div>", "</a>"),
    ] {
        let page = format!("前{}中{}后", open.repeat(100_000), close.repeat(100_000));
        // Uncut, html5ever would take hours over some of these.
        let document = read_page(&page);
        let all: String = texts(&document).iter().map(|text| text.as_str()).collect();
        assert_eq!(bare(&all), "前中后", "{open}");
        let cut = document
            .troubles
            .iter()
            .any(|t| t.kind == TroubleKind::NestingCut);
        assert!(
            cut || open.starts_with("<span") || open.starts_with("<font"),
            "{open}"
        );
    }
}

#[test]
fn a_page_goes_on_after_a_cut() {
    let mut options = page_options();
    options.limits.depth = 20;
    let page = format!(
        "{}深{}<p>甲</p><p>乙</p>",
        "<div>".repeat(50),
        "</div>".repeat(50)
    );
    let document = read(page.as_bytes(), &options).expect("text");
    let lines: Vec<_> = texts(&document).iter().map(|text| text.as_str()).collect();
    assert_eq!(lines, ["深", "甲", "乙"]);
}

#[test]
fn hostile_tables_stay_small() {
    let wide = format!(
        "<table>{}</table>",
        "<tr><td rowspan=1000000000 colspan=1000000000>甲<td rowspan=0>乙".repeat(2000)
    );
    let document = read_page(&wide);
    let Block::Table(table) = &document.blocks[0] else {
        panic!("a table");
    };
    assert_eq!(table.cells.len(), 4000);
    assert!(table.width * table.rows.len() <= Options::default().limits.slots);
}

fn lines(document: &Document) -> Vec<(&str, Zone, Element, bool, bool)> {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) => (
                line.text.as_str(),
                line.zone,
                line.element,
                line.gap,
                line.continues,
            ),
            Block::Table(table) => ("(table)", table.zone, Element::Paragraph, false, false),
        })
        .collect()
}

#[test]
fn breaks_gaps_and_elements_are_told() {
    let document = read_page("<h1>题</h1><p>甲<br>乙</p><p>&nbsp;</p><p>丙</p><p></p>丁<br><br>戊");
    let (p, h) = (Element::Paragraph, Element::Heading(1));
    let content = Zone::Content;
    assert_eq!(
        lines(&document),
        [
            ("题", content, h, false, false),
            ("甲", content, p, false, false),
            ("乙", content, p, false, true),
            ("丙", content, p, true, false),
            ("丁", content, p, true, false),
            ("戊", content, p, true, true),
        ]
    );
}

#[test]
fn white_space_between_blocks_is_none_of_a_line() {
    // What closes nothing parts no line.
    let page = "<div>\n<p>甲</ul> 乙</p>\n \n<p> 丙 丁</div>\n<pre>\n 戊\n\n己</pre>\n<p>庚";
    let document = read_page(page);
    let found: Vec<(&str, bool)> = lines(&document)
        .into_iter()
        .map(|(text, _, _, gap, _)| (text, gap))
        .collect();
    let expected = [
        ("甲 乙", false),
        ("丙 丁", false),
        ("戊", false),
        ("己", true),
        ("庚", false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn content_is_told_from_chrome() {
    let body = "<p>各有关单位要按照职责分工,认真落实各项任务。工作中的问题及时报告。</p>".repeat(4);
    let page = format!(
        "<html><head><title>关于印发任务书的通知-某区</title></head><body>\
         <div id=top><a href=/>首页</a><a href=/a>政务公开</a><a href=/b>互动交流</a></div>\
         <table width=100%><tr><td><table><tr><td>索引号:</td><td>X-1</td><td>文号:</td><td>某发1号</td></tr>\
         <tr><td>发布机构:</td><td>某局</td><td>发布日期:</td><td>2020-01-02</td></tr></table></td></tr>\
         <tr><td><h2>关于印发任务书的通知</h2><div>来源:某局</div><div>{body}<table><tr><td>序号<td>任务<td>单位\
         <tr><td>1<td>清淤<td>水利局</table><p><a href=1.doc>附件1</a></p></div></td></tr></table>\
         <div class=footer>主办:某区政府。</div><div role=contentinfo>某路1号。</div><a href=\"javascript:window.print()\">打印</a></body></html>"
    );
    let document = read_page(&page);
    let content: Vec<_> = lines(&document)
        .into_iter()
        .filter(|line| line.1 == Zone::Content)
        .map(|line| line.0)
        .collect();
    assert_eq!(content[0], "关于印发任务书的通知");
    assert_eq!(content[content.len() - 2..], ["(table)", "附件1"]);
    let chrome: Vec<_> = lines(&document)
        .into_iter()
        .filter(|line| line.1 == Zone::Chrome)
        .map(|line| line.0)
        .collect();
    for expected in ["(table)", "主办:某区政府。", "某路1号。", "打印"] {
        assert!(chrome.contains(&expected), "{expected}");
    }
    assert_eq!(
        document.meta[0].content.as_str(),
        "关于印发任务书的通知-某区"
    );
    check_places(&page);
    check_visible_text(&page);
}

#[test]
fn nothing_to_read_is_an_error_that_names_the_input() {
    let options = Options {
        name: Some("a.html".to_owned()),
        ..Options::default()
    };
    for input in [
        "",
        " \r\n\u{3000}",
        "<html><body><script>x</script></body></html>",
    ] {
        let error = read(input.as_bytes(), &options).expect_err("empty");
        assert_eq!(error.kind(), crate::ErrorKind::Empty);
        assert!(error.to_string().starts_with("a.html: "));
    }
}

#[test]
fn text_around_what_a_server_would_have_executed_is_kept() {
    let page =
        "<p>甲<%= a > b %>乙<p><% c %>丙<% d %><% e %><td>丁<textarea><% f %>> 戊</textarea>";
    let document = read_page(page);
    let found: Vec<&str> = texts(&document).iter().map(|text| text.as_str()).collect();
    assert_eq!(found, ["甲乙", "丙丁", "> 戊"]);
}
