//! What people and scripts see of the `taskbook` command.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;

use common::runs::{command, file, run, run_with_input};
use serde_json::Value;

const TEXT: &str = "fixtures/dongtou-2017/notice.txt";
const PAGE: &str = "fixtures/dongtou-2017/notice.html";
const WORD: &str = "fixtures/dongtou-2017/notice-word.html";

const SMALL: &str = "<h1>关于下发《2024年工作任务书》的通知</h1><p>各单位：</p><p>现印发给你们。</p>\
    <p>甲县人民政府办公室</p><p>2024年3月1日</p><p>附件1</p><p>2024年工作任务书</p>\
    <p>一、水环境</p><p>1.完成清淤4万方;建成管网2公里。（责任单位：水利局）</p>";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn parse_prints_one_object_over_many_lines() {
    let out = run(&["parse", PAGE]).success();
    assert!(out.starts_with("{\n  \"schema\": \"taskbook.notice/1\",\n"));
    assert!(out.ends_with("}\n"));
    let notice = json(&out);
    assert_eq!(notice["origin"]["name"], PAGE);
    assert_eq!(notice["tasks"].as_array().unwrap().len(), 103);
}

#[test]
fn compact_is_the_same_object_on_one_line() {
    let long = run(&["parse", PAGE]).success();
    let short = run(&["parse", "--compact", PAGE]).success();
    assert_eq!(short.lines().count(), 1);
    assert!(short.ends_with("}\n"));
    assert_eq!(json(&short), json(&long));
}

#[test]
fn several_files_are_one_object_a_line_in_input_order() {
    let files = [WORD, TEXT, PAGE, TEXT];
    let out = run(&[&["parse"], &files[..]].concat()).success();
    let names: Vec<Value> = out
        .lines()
        .map(|line| json(line)["origin"]["name"].clone())
        .collect();
    assert_eq!(names, files);
    let alone = run(&["parse", "--compact", TEXT]).success();
    assert_eq!(out.lines().nth(1), Some(alone.trim_end()));
}

#[test]
fn a_file_that_fails_is_named_and_the_others_come_out() {
    let pdf = file("among-good-ones.pdf", b"%PDF-1.4\n");
    let found = run(&["parse", TEXT, &pdf, "no/such/file.html", PAGE]);
    assert_eq!(found.status, 2);
    let names: Vec<Value> = found
        .out
        .lines()
        .map(|line| json(line)["origin"]["name"].clone())
        .collect();
    assert_eq!(names, [TEXT, PAGE]);
    let messages: Vec<&str> = found.err.lines().collect();
    // Two failures, then the summary.
    assert_eq!(messages.len(), 3, "{}", found.err);
    assert!(messages[0].contains(&pdf) && messages[0].contains("PDF"));
    assert!(messages[1].contains("no/such/file.html"));
}

#[test]
fn a_dash_is_standard_input() {
    let bytes = std::fs::read(WORD).unwrap();
    let out = run_with_input(&["parse", "-"], &bytes).success();
    let (mut piped, mut named) = (json(&out), json(&run(&["parse", WORD]).success()));
    assert_eq!(piped["origin"]["name"], "<stdin>");
    piped["origin"]["name"].take();
    named["origin"]["name"].take();
    assert_eq!(piped, named);

    for command in ["show", "text"] {
        let piped = run_with_input(&[command, "-"], &bytes).success();
        assert_eq!(piped, run(&[command, WORD]).success());
    }
    let message = run_with_input(&["parse", "-"], b"").failure();
    assert!(message.contains("<stdin>"), "{message}");
}

#[test]
fn as_overrides_the_kind_of_input() {
    let path = file("as.html", SMALL.as_bytes());
    let origin = |args: &[&str]| {
        let out = run(&[&["parse", &path], args].concat()).success();
        let origin = json(&out)["origin"].clone();
        (
            origin["media_type"].as_str().unwrap().to_owned(),
            origin["media_type_from"].as_str().unwrap().to_owned(),
        )
    };
    let pair = |kind: &str, from: &str| (kind.to_owned(), from.to_owned());
    assert_eq!(origin(&[]), pair("text/html", "content"));
    assert_eq!(origin(&["--as", "html"]), pair("text/html", "option"));
    assert_eq!(origin(&["--as", "text"]), pair("text/plain", "option"));
    let text = run(&["text", "--as", "text", &path]).success();
    assert!(text.contains("<h1>"), "{text}");
    let message = run(&["parse", "--as", "pdf", &path]).failure();
    assert!(
        message.contains("pdf") && message.contains("html"),
        "{message}"
    );
}

#[test]
fn encoding_overrides_what_is_detected() {
    let (bytes, _, _) = encoding_rs::BIG5.encode("一、環境\n1.完成河道清淤。\n責任單位:水利局\n");
    let path = file("big5.txt", &bytes);
    let out = run(&["parse", "--encoding", "big5", &path]).success();
    let origin = &json(&out)["origin"];
    assert_eq!(
        (&origin["encoding"], &origin["encoding_from"]),
        (&"Big5".into(), &"option".into())
    );
    assert!(out.contains("河道清淤"), "{out}");
    let message = run(&["parse", "--encoding", "klingon", &path]).failure();
    assert!(message.contains("klingon") && message.contains(&path));
}

#[test]
fn year_overrides_that_of_the_notice() {
    let path = file("year.html", SMALL.as_bytes());
    let of = |args: &[&str]| {
        let notice = json(&run(&[&["parse", &path], args].concat()).success());
        (
            notice["header"]["year"].clone(),
            notice["tasks"][0]["id"].clone(),
        )
    };
    assert_eq!(of(&[]), (2024.into(), "2024/一1.1".into()));
    assert_eq!(of(&["--year", "2023"]), (2023.into(), "2023/一1.1".into()));
    run(&["parse", "--year", "soon", &path]).failure();
}

#[test]
fn show_is_for_people() {
    let out = run(&["show", TEXT]).success();
    for text in [
        "美丽洞头办〔2017〕11号",
        "二、美丽浙江建设年度重点任务",
        "  (三)",
        "2017/二(三)3.1",
        "区委渔农办（农林水利局）",
        "103 项任务，22 个责任单位",
    ] {
        assert!(out.contains(text), "{text}");
    }
}

#[test]
fn nothing_is_coloured_in_a_pipe() {
    for no_color in [None, Some("1"), Some("")] {
        for args in [
            &["show", TEXT][..],
            &["text", TEXT],
            &["explain", TEXT, "2017/二(三)3.1"],
        ] {
            let mut command = command(args);
            if let Some(value) = no_color {
                command.env("NO_COLOR", value);
            }
            let output = command.output().unwrap();
            assert!(output.status.success());
            assert!(!output.stdout.contains(&0x1b), "{args:?}");
        }
    }
}

#[test]
fn text_says_what_each_line_was_taken_for() {
    let out = run(&["text", WORD]).success();
    let class_of = |text: &str| {
        let line = out.lines().find(|line| line.ends_with(text)).unwrap();
        let mut words = line.split_whitespace();
        words.next().unwrap();
        words.find(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    assert_eq!(class_of("（一）评优前置指标。"), Some("heading"));
    assert_eq!(class_of("2017年8月8日"), Some("date"));
    assert_eq!(class_of("治水办"), Some("table-cell"));
}

#[test]
fn explain_shows_both_witnesses() {
    for path in [TEXT, PAGE, WORD] {
        let out = run(&["explain", path, "2017/二(三)3.1"]).success();
        for text in [
            "2017/二(三)3.1", "20177月", "2017年7月", "以表为准", "环保局", "2017-07-31",
        ] {
            assert!(out.contains(text), "{path}: {text}");
        }
    }
}

#[test]
fn of_two_items_with_one_number_each_is_shown_with_its_own_words() {
    let text = "青川县人民政府关于印发2023年工作要点的通知\n各乡镇：\n一、建设\n1.新修道路3公里。（责任单位：县交通局）\n\
        1.清理河道20公里；绿化荒山。（责任单位：县水利局）\n2.新建学校5所。（责任单位：县教育局）\n";
    let path = file("number-twice.txt", text.as_bytes());
    let out = run(&["explain", &path, "2023/一1.2"]).success();
    assert!(out.contains("5:3  清理河道20公里；"), "{out}");
    assert!(out.contains("5:12  绿化荒山。"), "{out}");
    assert!(!out.contains("道路"), "{out}");
    let shown = run(&["show", &path]).success();
    assert_eq!(shown.matches("\n  1.\n").count(), 2, "{shown}");
    let page = run(&["report", &path, "-o", "-"]).success();
    assert_eq!(page.matches(r#"0,"新修道路3公里。"]"#).count(), 1, "{page}");
    let places = json(&run(&["parse", &path]).success());
    let nodes = places["tasks"].as_array().unwrap().iter();
    let nodes: Vec<_> = nodes.map(|task| task["book"]["node"].as_u64()).collect();
    assert_eq!(nodes, [Some(1), Some(2), Some(3)]);
}

#[test]
fn explain_says_that_units_stand_in_the_row_that_names_the_item() {
    let text = "青川县人民政府关于印发2023年工作要点的通知\n各乡镇：\n现印发给你们。\n附件1\n2023年工作要点\n一、水利\n（一）推进河道清淤。清淤12公里。\n\
        （二）建设污水管网。新建管网24公里。\n附件2\n2023年任务分解表\n序号\n工作任务\n责任单位\n1\n推进河道清淤\n县水利局\n2\n建设污水管网\n县住建局\n";
    let path = file("named.txt", text.as_bytes());
    let out = run(&["explain", &path, "2023/一(一).2"]).success();
    assert!(
        out.contains("责任 县水利局  见写着这一标题的表格行 16:1"),
        "{out}"
    );
}

#[test]
fn explain_names_the_nearest_id() {
    let message = run(&["explain", TEXT, "2017/二(三)3.9"]).failure();
    for text in [TEXT, "2017/二(三)3.9", "最接近的是 2017/二(三)3."] {
        assert!(message.contains(text), "{text}: {message}");
    }
    let path = file(
        "no-tasks.txt",
        "关于放假的通知\n各单位：\n请遵照执行。\n".as_bytes(),
    );
    let message = run(&["explain", &path, "x"]).failure();
    assert!(message.contains("没有任务"), "{message}");
}

#[test]
fn an_id_without_a_year_can_be_explained() {
    let path = file(
        "no-year.txt",
        "任务书\n一、水环境\n1.完成清淤。\n责任单位:水利局\n".as_bytes(),
    );
    let id = json(&run(&["parse", &path]).success())["tasks"][0]["id"].clone();
    let id = id.as_str().unwrap();
    assert!(id.starts_with("-/"), "{id}");
    assert!(run(&["explain", &path, id]).success().contains("水利局"));
    // Options behind it stay options.
    assert!(
        run(&["explain", &path, "--as", "text", id])
            .success()
            .contains(id)
    );
    run(&["explain", &path, id, "--as", "text"]).success();
}

#[test]
fn schema_is_a_json_schema() {
    let schema = json(&run(&["schema"]).success());
    assert_eq!(schema["title"], "Notice");
    assert!(schema["$schema"].as_str().unwrap().contains("json-schema"));
}

#[test]
fn help_texts_have_examples() {
    for command in ["parse", "show", "text", "explain", "schema"] {
        for args in [&[command, "--help"][..], &["help", command]] {
            let help = run(args).success();
            assert!(help.contains("示例"), "{args:?}: {help}");
            assert!(help.contains(&format!("  taskbook {command}")), "{help}");
        }
    }
    let help = run(&["--help"]).success();
    for word in ["parse", "show", "text", "explain", "schema", "示例"] {
        assert!(help.contains(word), "{help}");
    }
    let version = run(&["--version"]).success();
    assert_eq!(version, format!("taskbook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_examples_of_the_help_can_be_typed() {
    // Every example is a command that is there, with options that are there.
    let top = run(&["--help"]).success();
    let known: Vec<&str> = top
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    for command in ["parse", "show", "text", "explain", "schema"] {
        let help = run(&[command, "--help"]).success();
        let (options, examples) = help.split_once("示例").unwrap();
        for line in examples.lines().filter(|line| line.contains("taskbook ")) {
            let typed = &line[line.find("taskbook ").unwrap()..];
            for word in typed.split_whitespace().filter(|w| w.starts_with("--")) {
                assert!(options.contains(word), "{line}");
            }
            assert!(known.contains(&typed.split_whitespace().nth(1).unwrap()));
        }
    }
}

#[test]
fn bad_usage_fails_on_standard_error() {
    for args in [
        &["parse"][..],
        &["show"],
        &["explain", TEXT],
        &["frobnicate"],
        &["parse", "--frobnicate", TEXT],
    ] {
        let message = run(args).failure();
        assert!(!message.is_empty(), "{args:?}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    for args in [
        &["parse", WORD][..],
        &["parse", "--compact", WORD, TEXT, PAGE, WORD],
        &["show", TEXT],
        &["text", WORD],
        &["schema"],
    ] {
        let mut child = command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Reads one byte and closes the pipe.
        let mut one = [0];
        child.stdout.take().unwrap().read_exact(&mut one).unwrap();
        let output = child.wait_with_output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*message), (Some(0), ""), "{args:?}");
    }
}

/// Whatever is wrong with the arguments is said in Chinese, with the place and a way out; help, too.
#[test]
fn complaints_and_help_are_chinese() {
    let cases: [(&[&str], &[&str]); 8] = [
        (&["parse"], &["缺少 <FILE>", "taskbook parse"]),
        (
            &["exprot", "x"],
            &["没有 exprot 这个命令", "是否指 export？"],
        ),
        (
            &["parse", "--yeer", "1", "x"],
            &["没有 --yeer 这个选项", "--year"],
        ),
        (
            &["parse", "--year", "x", "y"],
            &["--year", "不能是 x", "1900 到 2100 之间的整数"],
        ),
        (&["lint", "--format", "foo", "x"], &["不能是 foo", "sarif"]),
        (
            &["parse", "--min-coverage", "3", "x"],
            &["不能是 3", "0.95"],
        ),
        (&["diff", "a", "b", "c"], &["多余的参数 c"]),
        (
            &["export", "x", "-o", "no/such/folder/x.csv"],
            &["no/such/folder/x.csv", "目录不存在"],
        ),
    ];
    for (arguments, wanted) in cases {
        let error = run(arguments).failure();
        for words in wanted {
            assert!(error.contains(words), "{arguments:?}: {error}");
        }
        for english in ["error:", "Usage"] {
            assert!(!error.contains(english), "{arguments:?}: {error}");
        }
    }
    let commands = [
        "parse", "export", "report", "show", "text", "explain", "diff", "history", "lint", "rule",
    ];
    for command in commands {
        let help = run(&[command, "--help"]).success();
        for english in [
            "Usage:", "Options:", "Arguments:", "Print help", "possible", "default:",
        ] {
            assert!(!help.contains(english), "{command}: {english}");
        }
        for chinese in ["用法：taskbook ", "示例："] {
            assert!(help.contains(chinese), "{command}: {chinese}");
        }
    }
    let help = run(&["lint", "--help"]).success();
    assert!(
        help.contains("可选 text、json、sarif、github；默认 text"),
        "{help}"
    );
    assert!(run(&["--help"]).success().contains("命令"));
}

/// An archive holds many pages: read as one, its own lines would be tasks.
#[test]
fn two_notices_are_compared_and_no_archives() {
    let record = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\n1.清淤";
    for name in ["one.warc", "ONE.WARC.GZ"] {
        let archive = file(name, record.as_bytes());
        for args in [
            ["diff", &archive, TEXT],
            ["diff", TEXT, &archive],
            ["history", &archive, TEXT],
        ] {
            let message = run(&args).failure();
            for words in [name, "归档", "taskbook parse"] {
                assert!(message.contains(words), "{args:?}: {message}");
            }
        }
    }
}

/// What is written is what the name promises; a name that promises something else is refused before anything is read.
#[test]
fn a_diff_at_the_terminal_says_what_stands_over_a_task() {
    let notice = |year: u16, group: &str, items: &str| {
        format!("关于印发{year}年工作要点的通知\n\n一、{group}\n\n{items}")
    };
    let item = |number: u8, heading: &str, text: &str| {
        format!("{number}.{heading}。{text}（责任单位：县政务办）\n\n")
    };
    let clear = |number| item(number, "减时限", "办理时间压缩一半，材料一次收齐。");
    let old = [
        clear(1),
        item(2, "落导则", "以服务导则为基准，优化窗口设置，做好引导。"),
        item(3, "建平台", "建成办事平台1个，联通各镇。"),
    ];
    let new = [clear(1), item(2, "建平台", "建成办事平台2个，联通各镇。")];
    let old = file(
        "diff-old.txt",
        notice(2020, "提升服务", &old.concat()).as_bytes(),
    );
    let new = file(
        "diff-new.txt",
        notice(2021, "优化服务", &new.concat()).as_bytes(),
    );
    let out = run(&["diff", &old, &new]).out;
    let at = |words: &str| {
        out.find(words)
            .unwrap_or_else(|| panic!("no {words}: {out}"))
    };
    assert!(out.contains("项目更名  提升服务 → 优化服务"));
    // What was dropped stands with the rest of its group, which has another name now.
    let group = at("\n优化服务\n");
    assert!(group < at("~  [指标调整] 建平台：建成办事平台"));
    assert!(group < at("−  落导则：以服务导则为基准"));
    assert!(!out.contains("\n提升服务\n"));
    let history = run(&["history", &old, &new]).out;
    assert!(
        history.contains("\n建平台：建成办事平台2个，联通各镇。\n"),
        "{history}"
    );
    // The title has the amount of the last year; that of the first stands in its line.
    let (_, thread) = history.split_once("\n建平台：").unwrap();
    let first = thread.lines().nth(1).unwrap();
    assert!(first.contains("建成办事平台1个，联通各镇。"), "{history}");
}

#[test]
fn the_ending_of_the_output_is_its_format() {
    let later = "fixtures/dongtou-2018-invented/notice.txt";
    let folder = tempfile::tempdir().unwrap();
    for (command, ending, begins) in [
        ("history", "csv", ""),
        ("history", "JSON", "{"),
        ("history", "txt", ""),
        ("diff", "csv", ""),
        ("diff", "html", "<!DOCTYPE html>"),
    ] {
        let output = folder.path().join(format!("{command}.{ending}"));
        let done = run(&[command, TEXT, later, "-o", output.to_str().unwrap()]);
        assert!(done.status < 2, "{command} {ending}: {}", done.err);
        let written = std::fs::read_to_string(&output).unwrap();
        assert!(written.starts_with(begins), "{command} {ending}");
        let commas = written.lines().all(|line| line.contains(','));
        assert_eq!(commas, ending == "csv", "{command} {ending}");
    }
    for (command, other) in [("history", "xlsx"), ("diff", "pdf")] {
        let output = folder.path().join(format!("沿革.{other}"));
        let name = output.to_str().unwrap();
        let message = run(&[command, TEXT, later, "-o", name]).failure();
        assert!(
            message.contains(other) && message.contains("csv"),
            "{message}"
        );
        assert!(!output.exists());
    }
    let page = folder.path().join("核对.pdf");
    let message = run(&["report", TEXT, "-o", page.to_str().unwrap()]).failure();
    assert!(
        message.contains("pdf") && message.contains("html"),
        "{message}"
    );
    assert!(!page.exists());
    let output = folder.path().join("沿革.表");
    let named = ["history", TEXT, later, "--format", "csv", "-o"];
    let written = run(&[&named[..], &[output.to_str().unwrap()]].concat());
    assert_eq!((written.status, output.exists()), (0, true));
}

/// What is below the level is neither shown nor a reason to fail.
#[test]
fn lint_reports_from_a_level_on() {
    // A number is skipped.
    let text = "关于印发青山县2024年重点工作任务的通知\n各乡镇：\n一、水环境\n1.完成清淤4万方。\n责任单位：县水利局\n\
        3.建成管网12公里。\n责任单位：县住建局\n";
    let notice = file("level.txt", text.as_bytes());
    let shown = |level: &str| {
        let found = run(&["lint", "--min-severity", level, &notice]);
        (found.status, found.out.contains("number-gap"))
    };
    assert_eq!(shown("warning"), (1, true));
    assert_eq!(shown("note"), (1, true));
    assert_eq!(shown("error"), (0, false));
}

/// A baseline that is none would let every old finding come back without a word.
#[test]
fn a_baseline_is_what_lint_wrote() {
    let found = run(&["lint", "--format", "json", TEXT]);
    assert_eq!(found.status, 1, "{}", found.out);
    let good = file("baseline-good.json", found.out.as_bytes());
    let marked = file(
        "baseline-marked.json",
        format!("\u{feff}{}", found.out).as_bytes(),
    );
    for baseline in [&good, &marked] {
        let again = run(&["lint", "--baseline", baseline, TEXT]);
        assert_eq!((again.status, again.err.as_str()), (0, ""));
    }
    let parsed = file(
        "baseline-parsed.json",
        run(&["parse", TEXT]).success().as_bytes(),
    );
    let sarif = run(&["lint", "--format", "sarif", TEXT]).out;
    for (baseline, why) in [
        (parsed, "taskbook.notice/1"),
        (
            file("baseline-sarif.json", sarif.as_bytes()),
            "不是 lint --format json 的输出",
        ),
        (
            file("baseline-other.json", b"{\"a\":1}"),
            "不是 lint --format json 的输出",
        ),
        (
            file("baseline-list.json", b"[]"),
            "不是 lint --format json 的输出",
        ),
        (file("baseline-text.json", b"{\n  no"), "第 2 行起不是 JSON"),
    ] {
        let message = run(&["lint", "--baseline", &baseline, TEXT]).failure();
        for words in [&baseline, why, "taskbook lint --format json"] {
            assert!(message.contains(words), "{words}: {message}");
        }
    }
}

/// A value that can mean nothing is refused, with what would do.
#[test]
fn values_without_a_meaning_are_refused() {
    let later = "fixtures/dongtou-2018-invented/notice.txt";
    let cases: [(&[&str], &str); 8] = [
        (&["parse", "--year", "17", TEXT], "1900 到 2100"),
        (&["parse", "--year", "20170", TEXT], "1900 到 2100"),
        (&["diff", "--years", "2017,18", TEXT, later], "1900 到 2100"),
        (&["parse", "-j", "0", TEXT], "1 以上的整数"),
        (&["explain", "-j", "many", TEXT, "2017/x"], "1 以上的整数"),
        (&["diff", "--alias", "水利局", TEXT, later], "以 = 相连"),
        (&["history", "--alias", "水利局=", TEXT, later], "以 = 相连"),
        (&["diff", "--alias", "=", TEXT, later], "以 = 相连"),
    ];
    for (args, wanted) in cases {
        let message = run(args).failure();
        assert!(message.contains(wanted), "{args:?}: {message}");
        assert!(message.contains("不能是"), "{args:?}: {message}");
    }
    // Two names that stand for one body are no change of units, with either sign.
    let text = |unit: &str| format!("任务书\n一、水环境\n1.完成清淤。\n责任单位:{unit}\n");
    let old = file("alias-old.txt", text("渔业发展局").as_bytes());
    let new = file("alias-new.txt", text("水务建设局").as_bytes());
    for alias in ["渔业发展局=水务建设局", "渔业发展局 ＝ 水务建设局"] {
        let plain = run(&["diff", &old, &new, "--format", "json"]).out;
        let said = run(&["diff", &old, &new, "--alias", alias, "--format", "json"]).out;
        assert!(plain != said && said.contains("renamed"), "{alias}: {said}");
    }
}

#[test]
fn a_history_out_of_order_is_said_to_be_so() {
    let later = "fixtures/dongtou-2018-invented/notice.txt";
    run(&["history", TEXT, later]).success();
    let back = run(&["history", later, TEXT]);
    assert_eq!(back.status, 0);
    for words in ["第 2 份通知的年度（2017）早于第 1 份（2018）", "按年度先后"]
    {
        assert!(back.err.contains(words), "{}", back.err);
    }
    let help = run(&["history", "--help"]).success();
    assert!(
        help.contains("两份以上") && help.contains("退出码"),
        "{help}"
    );
}

/// Every code that lint can print is listed, the beginning of a code stands for all below it, and a slip is put right.
#[test]
fn rules_are_listed_grouped_and_guessed() {
    let all = run(&["rule"]).success();
    let (notices, settings) = all.split_once("设置（taskbook.toml）：").unwrap();
    assert!(notices.contains("TB201  missing-unit") && !notices.contains("TB001"));
    for code in ["TB001", "TB002", "TB003"] {
        assert!(settings.contains(code), "{settings}");
        assert!(run(&["rule", code]).success().contains(code));
    }
    let group = run(&["rule", "TB2"]).success();
    assert!(group.lines().count() > 1 && group.lines().all(|line| line.starts_with("TB2")));
    for args in [
        &["rule", "mising-unit"][..],
        &["lint", "--select", "mising-unit", TEXT],
        &["lint", "--ignore", "missing_unit", TEXT],
    ] {
        let message = run(args).failure();
        assert!(
            message.contains("是否指 missing-unit？"),
            "{args:?}: {message}"
        );
    }
    let message = run(&["rule", "colour"]).failure();
    assert!(
        !message.contains("是否指") && message.contains("taskbook rule"),
        "{message}"
    );
}

/// Why something is missing is asked of `text`: what was left over stands out, and what was read does not.
#[test]
fn text_marks_what_was_left_over() {
    let small = file("left-over.html", SMALL.replace("<p>", "\n<p>").as_bytes());
    for (path, class) in [
        (&*small, "cover"),
        ("fixtures/families/progress-quarter.txt", "unknown"),
        ("fixtures/families/cover-contacts.txt", "unknown"),
        (PAGE, "chrome"),
    ] {
        let notice = json(&run(&["parse", path]).success());
        let left = notice["leftover"].as_array().unwrap().iter();
        let wanted: BTreeSet<String> = left
            .filter(|left| left["class"] == class)
            .map(|left| left["at"]["line"].to_string())
            .collect();
        let out = run(&["text", path]).success();
        let marked: BTreeSet<String> = out
            .lines()
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let (at, _) = words.next()?.split_once(':')?;
                // Behind the mark of the zone and the class.
                let found = words.skip_while(|word| *word == "-").nth(1)?;
                (found == class).then(|| at.to_owned())
            })
            .collect();
        assert!(!wanted.is_empty(), "{path}");
        assert_eq!(marked, wanted, "{path} {class}");
    }
}

#[test]
fn show_names_the_project_of_a_row_and_the_value_that_a_table_allots() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let page = format!(
        "<h1>关于下达2024年造林任务的通知</h1><p>各乡镇：</p><p>现下达给你们。</p><p>甲县林业局</p><p>2024年3月1日</p>\
         <p>造林任务分配表</p><table>{}{}{}</table><p>改厕任务分配表</p><table>{}{}</table><p>重点项目表</p><table>{}{}</table>",
        row(&["乡镇", "人工造林（亩）"]),
        row(&["城关镇", "120"]),
        row(&["石桥乡", "80"]),
        row(&["指标", "计量单位", "城关镇", "石桥乡"]),
        row(&["改厕", "户", "300", "260"]),
        row(&["序号", "项目名称", "建设内容", "责任单位"]),
        row(&["1", "东门苗圃", "新建温室3座。", "县林业局"]),
    );
    let path = file("allotted.html", page.as_bytes());
    let shown = run(&["show", &path]).success();
    assert!(shown.contains("人工造林（亩） 120"), "{shown}");
    assert!(shown.contains("改厕 260户"), "{shown}");
    assert!(shown.contains("东门苗圃：新建温室3座。"), "{shown}");
}
