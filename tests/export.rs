//! Tables, lists and pages of the user's notice and of a hostile one.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, dead_code
)]

#[path = "common/command.rs"]
mod command;
#[path = "common/generate.rs"]
mod generate;
#[path = "common/hostile.rs"]
mod hostile;

use std::collections::BTreeSet;
use std::fs;

use command::{python, run, taskbook};
use taskbook::export::{COLUMNS, Exporter, Format, Record, TableOptions};
use taskbook::{Notice, Options, UnitsStatus};

const DONGTOU: &str = "fixtures/dongtou-2017/notice.txt";

/// Tasks, assignments, units and dropped units of rows.
fn counts(records: &[Record<'_>]) -> (usize, usize, usize, usize) {
    let tasks: BTreeSet<&str> = records.iter().map(|record| &*record.id).collect();
    let units: Vec<&str> = records
        .iter()
        .filter_map(|record| record.unit.as_deref())
        .collect();
    let dropped = records
        .iter()
        .filter(|record| record.units_status == UnitsStatus::Dropped)
        .count();
    let names: BTreeSet<&&str> = units.iter().collect();
    (tasks.len(), units.len(), names.len(), dropped)
}

fn table(format: Format, options: TableOptions, page: &[u8]) -> String {
    let notice = taskbook::parse(page, &Options::default()).unwrap();
    let mut exporter = Exporter::new(format, options, Vec::new()).unwrap();
    exporter.add(&notice).unwrap();
    String::from_utf8(exporter.finish().unwrap().0).unwrap()
}

#[test]
fn ndjson_reads_back_into_records_and_notices() {
    let (status, lines, _) = run(&["export", DONGTOU, "-f", "ndjson"]);
    assert_eq!(status, 0);
    let records: Vec<Record<'_>> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(counts(&records), (103, 120, 22, 5));
    let again: Vec<String> = records
        .iter()
        .map(|record| serde_json::to_string(record).unwrap())
        .collect();
    assert_eq!(again, lines.lines().collect::<Vec<_>>());

    let (_, json, _) = run(&["export", DONGTOU, "-f", "json"]);
    let from_json: Vec<Record<'_>> = serde_json::from_str(&json).unwrap();
    assert_eq!(from_json, records);

    let (_, lines, _) = run(&["parse", DONGTOU, "fixtures/dongtou-2017/notice.html"]);
    for line in lines.lines() {
        let notice: Notice = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&notice).unwrap(), line);
        assert_eq!(notice.tasks.len(), 103);
    }
}

#[test]
fn wide_tables_have_a_row_per_task() {
    let (_, lines, _) = run(&["export", DONGTOU, "-f", "ndjson", "--wide"]);
    let records: Vec<Record<'_>> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(records.len(), 103);
    let units = records.iter().filter_map(|record| record.unit.as_deref());
    assert_eq!(
        units.map(|names| names.split('；').count()).sum::<usize>(),
        120
    );
}

#[test]
fn every_table_has_the_documented_columns() {
    let all: Vec<&str> = COLUMNS.iter().map(|column| column.key).collect();
    let (last, keys) = all.split_last().unwrap();
    assert_eq!(
        *last, "corrections",
        "a column only where the settings correct anything"
    );
    assert_eq!(
        keys.join(","),
        "file,notice,year,id,key,path,group,seq,heading,text,reading,role,unit,alias,units_status,deadline,targets,relation,line,full_name,other"
    );
    let (_, csv, _) = run(&["export", DONGTOU]);
    assert_eq!(csv.lines().next().unwrap(), keys.join(","));
    let (_, line, _) = run(&["export", DONGTOU, "-f", "ndjson"]);
    let mut at = 0;
    for key in keys {
        at = at + line[at..].find(&format!("\"{key}\":")).unwrap() + 1;
    }
    let (_, csv, _) = run(&[
        "export", DONGTOU, "--headings", "zh", "--columns", "任务编号,unit,units_status",
    ]);
    assert!(
        csv.starts_with("任务编号,责任单位,单位状态\r\n2017/一(一)1.1,环保局,已列明\r\n"),
        "{csv}"
    );
    let (status, _, error) = run(&["export", DONGTOU, "--columns", "unit,nope"]);
    assert_eq!(status, 2);
    assert!(
        error.contains("nope") && error.contains("units_status"),
        "{error}"
    );
}

#[test]
fn a_file_for_excel_begins_with_a_mark_and_a_stream_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("任务.csv");
    let (status, _, _) = run(&["export", DONGTOU, "-o", file.to_str().unwrap()]);
    let written = fs::read_to_string(&file).unwrap();
    let (_, stream, _) = run(&["export", DONGTOU]);
    assert_eq!(
        (status, written.strip_prefix('\u{feff}')),
        (0, Some(&*stream))
    );
}

#[test]
fn formulas_are_disarmed_in_the_open() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("页.html");
    fs::write(&page, hostile::page()).unwrap();
    let page = page.to_str().unwrap();
    let (_, guarded, said) = run(&["export", page, "--columns", "text"]);
    let (_, raw, silent) = run(&["export", page, "--columns", "text", "--raw"]);
    assert!(
        guarded.contains("\n'=cmd|' /C calc'!A0") && guarded.contains("\n'@SUM(1+1)"),
        "{guarded}"
    );
    assert!(
        said.contains("2 个单元格") && said.contains("--raw"),
        "{said}"
    );
    assert_eq!((raw, silent.as_str()), (guarded.replace("\n'", "\n"), ""));
}

#[test]
fn an_id_is_the_same_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("页.txt");
    // No year: ids begin with a dash, which is no formula before a stroke.
    fs::write(
        &page,
        "一、水环境\n1.-5度以上开展清淤。\n责任单位：水利局\n",
    )
    .unwrap();
    let page = page.to_str().unwrap();
    let (_, csv, said) = run(&["export", page, "--columns", "id,text"]);
    assert_eq!(csv, "id,text\r\n-/一1.1,'-5度以上开展清淤。\r\n");
    assert!(said.contains("1 个单元格"), "{said}");
    let (_, line, _) = run(&["export", page, "--columns", "id", "-f", "ndjson"]);
    assert_eq!(line, "{\"id\":\"-/一1.1\"}\n");
}

#[test]
fn hostile_text_is_kept_and_inert() {
    let page = hostile::page();
    let options = |columns: &str| TableOptions::default().columns(columns).unwrap();
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&table(Format::Json, options("text"), &page)).unwrap();
    let texts: Vec<&str> = rows.iter().filter_map(|row| row["text"].as_str()).collect();
    assert_eq!(texts, hostile::TEXTS);
    for format in [Format::Html, Format::Markdown] {
        let written = table(format, options("notice,text,unit"), &page);
        let live = [
            "<script", "<img", "<b>", "\u{1b}", "\u{202e}", "\u{9b}", "\u{7}",
        ];
        for part in live {
            assert!(!written.contains(part), "{format:?} {part:?}\n{written}");
        }
        assert!(written.contains("u{202e}"));
    }
    let markdown = table(Format::Markdown, options("text"), &page);
    assert!(
        markdown
            .lines()
            .all(|line| line.replace("\\|", "").matches('|').count() == 2),
        "{markdown}"
    );
}

#[test]
fn the_review_page_holds_data_that_closes_nothing() {
    let notice = taskbook::parse(&hostile::page(), &Options::default()).unwrap();
    let mut page = taskbook::report::ReviewPage::new(Vec::new()).unwrap();
    page.add(&notice).unwrap();
    let page = String::from_utf8(page.finish().unwrap()).unwrap();
    let (_, data) = page.split_once("id=\"data\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    assert!(!data.contains(['<', '>', '&']));
    let read: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(read[0]["tasks"].as_array().map(Vec::len), Some(4));
    assert_eq!(page.matches("<script").count(), 2);
}

#[test]
fn each_unit_gets_its_list() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("清单");
    let (status, out, _) = run(&[
        "export",
        DONGTOU,
        "--by-unit",
        lists.to_str().unwrap(),
        "--format",
        "md",
    ]);
    assert_eq!((status, out.as_str()), (0, ""));
    let names: BTreeSet<String> = fs::read_dir(&lists)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 23);
    assert!(names.contains("综合执法局.md") && names.contains("（没有责任单位）.md"));
    let list = fs::read_to_string(lists.join("（没有责任单位）.md")).unwrap();
    assert!(list.contains("共 5 项"), "{list}");
}

#[test]
fn a_body_has_one_list_however_its_name_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    // The second item leaves out the level, the third has a name of its own for the office.
    fs::write(
        path("页.txt"),
        "一、水环境\n1.完成清淤4万方。\n责任单位：市水利局\n2.完成绿化2万平方米。\n责任单位：市住建局、水利局\n\
         3.完成巡查12次。\n责任单位：河长办、市住建局\n",
    )
    .unwrap();
    let lists = |to: &str| -> BTreeSet<String> {
        let (status, _, error) = run(&[
            "export",
            &path("页.txt"),
            "--by-unit",
            &path(to),
            "-f",
            "md",
        ]);
        assert_eq!((status, error.as_str()), (0, ""));
        let entries = fs::read_dir(path(to)).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert_eq!(
        lists("甲"),
        ["市住建局.md", "市水利局.md", "河长办.md"]
            .map(str::to_owned)
            .into()
    );
    fs::write(
        path("taskbook.toml"),
        "[units]\naliases = [[\"市水利局\", \"河长办\"]]\n",
    )
    .unwrap();
    assert_eq!(
        lists("乙"),
        ["市住建局.md", "市水利局.md"].map(str::to_owned).into()
    );
    let list = fs::read_to_string(path("乙/市水利局.md")).unwrap();
    assert!(list.contains("共 3 项"), "{list}");
    // What is printed stays beside the name to count by.
    let (_, csv, _) = run(&["export", &path("页.txt"), "--columns", "unit,full_name"]);
    assert_eq!(
        csv.split("\r\n").collect::<Vec<_>>(),
        [
            "unit,full_name", "市水利局,市水利局", "市住建局,市住建局", "水利局,市水利局",
            "河长办,市水利局", "市住建局,市住建局", ""
        ]
    );
    let (_, shown, _) = run(&["show", &path("页.txt")]);
    assert!(shown.contains("3 个责任单位"), "{shown}");
}

#[test]
fn the_list_of_a_body_holds_each_task_once_with_all_of_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    // 甲镇 leads the first task and is named again among those who support it; the text of both is the same.
    fs::write(
        path("页.html"),
        "<h1>2022年造林任务分解表</h1><table><tr><td>类别</td><td>序号</td><td>重点任务</td><td>工作内容</td><td>年度目标</td>\
         <td>牵头单位</td><td>配合单位</td><td>建设地点</td></tr>\
         <tr><td>林业</td><td>1</td><td>荒山造林</td><td>按期完成。</td><td>300亩</td><td>甲镇</td><td>林业局、甲镇</td><td>城东</td></tr>\
         <tr><td>林业</td><td>2</td><td>封山育林</td><td>按期完成。</td><td>500亩</td><td>甲镇</td><td>林业局</td><td></td></tr></table>",
    )
    .unwrap();
    let page = path("页.html");
    let lists = path("清单");
    let (status, _, error) = run(&["export", &page, "--by-unit", &lists, "-f", "md"]);
    assert_eq!((status, error.as_str()), (0, ""));
    let list = fs::read_to_string(path("清单/甲镇.md")).unwrap();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(
        lines,
        [
            "# 甲镇",
            "",
            "共 2 项。",
            "",
            "| 职责 | 层次 | 项目 | 标题 | 任务内容 | 完成时限 | 其他列 | 其他单位 | 任务编号 | 通知 |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            "| 牵头、配合 | 1 | 林业 | 荒山造林 | 按期完成。 |  | 年度目标：300亩；建设地点：城东 | 林业局 | 2022/t1.1 | 2022年造林任务分解表 |",
            "| 牵头 | 2 | 林业 | 封山育林 | 按期完成。 |  | 年度目标：500亩 | 林业局 | 2022/t1.2 | 2022年造林任务分解表 |",
        ]
    );
    // The review page has all of the row as well, and the name to count each body by.
    let (_, report, _) = run(&["report", &page, "-o", "-"]);
    let (_, data) = report.split_once("id=\"data\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    let read: serde_json::Value = serde_json::from_str(data).unwrap();
    let task = &read[0]["tasks"][0];
    assert_eq!(task["other"], "年度目标：300亩；建设地点：城东");
    assert_eq!(
        task["units"],
        serde_json::json!([
            ["甲镇", null, "lead", "甲镇"],
            ["林业局", null, "support", "林业局"],
            ["甲镇", null, "support", "甲镇"]
        ])
    );
}

#[test]
fn names_of_units_lead_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("页.txt");
    fs::write(
        &page,
        "一、水环境\n1.完成清淤4万方。\n责任单位:../../水利局\n2.完成绿化。\n责任单位:住建局\n",
    )
    .unwrap();
    let lists = folder.path().join("a/b");
    let (status, _, _) = run(&[
        "export",
        page.to_str().unwrap(),
        "--by-unit",
        lists.to_str().unwrap(),
    ]);
    assert_eq!(status, 0);
    let outside: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(outside.len(), 2, "{outside:?}");
}

#[test]
fn an_unknown_ending_is_refused_before_anything_is_read() {
    let (status, _, error) = run(&["export", DONGTOU, "-o", "任务.docx"]);
    assert_eq!(status, 2);
    assert!(error.contains("docx") && error.contains("xlsx"), "{error}");
}

#[test]
fn other_programs_read_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    fs::write(format!("{folder}/hostile.html"), hostile::page()).unwrap();
    python(
        "tests/python/workbook.py",
        &["openpyxl"],
        &[DONGTOU, folder],
    );
    python(
        "tests/python/tables.py",
        &["pandas", "duckdb"],
        &[DONGTOU, folder],
    );
    python("tests/python/terminal.py", &["pty"], &[folder]);
}

#[test]
fn the_recipes_of_the_readme_run() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    python(
        "tests/python/recipes.py",
        &["pandas", "sqlite3", "openpyxl", "duckdb"],
        &[folder],
    );
}

#[test]
fn the_review_page_works_in_a_browser() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    fs::write(format!("{folder}/hostile.html"), hostile::page()).unwrap();
    fs::write(format!("{folder}/large.html"), generate::page(10_000)).unwrap();
    python("tests/python/review_page.py", &["json"], &[folder]);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let mut child = taskbook(&["export", DONGTOU, DONGTOU, DONGTOU, "--jobs", "2"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn further_columns_of_a_table_are_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("清单.html");
    std::fs::write(
        &file,
        "<h1>2022年河长制任务清单</h1><table><tr><td>序号</td><td>河流</td><td>工作任务</td><td>责任单位</td><td>备注</td></tr>\
         <tr><td>1</td><td>清水河</td><td>清理河道垃圾4吨。</td><td>东关街道</td><td>汛前</td></tr>\
         <tr><td>2</td><td>白沙河</td><td>清理河道垃圾4吨。</td><td>西关街道</td><td></td></tr></table>",
    )
    .unwrap();
    let (_, csv, _) = run(&[
        "export",
        file.to_str().unwrap(),
        "--columns",
        "unit,other",
        "--headings",
        "zh",
    ]);
    assert_eq!(
        csv.lines().collect::<Vec<_>>(),
        [
            "责任单位,其他列",
            "东关街道,河流：清水河；备注：汛前",
            "西关街道,河流：白沙河"
        ]
    );
}

#[test]
fn the_help_lists_the_columns_and_each_is_asked_for_once() {
    let (_, help, _) = run(&["export", "--help"]);
    for column in COLUMNS {
        let listed = help.lines().any(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words == [column.key, column.zh]
        });
        assert!(listed, "{}: {help}", column.key);
    }
    for (columns, said) in [
        ("id,text,id", "id 列写了两次"),
        ("id，任务编号", "任务编号 列写了两次"),
        ("", "空的列名"),
        ("id,,text", "空的列名"),
    ] {
        let (status, out, error) = run(&["export", DONGTOU, "--columns", columns]);
        assert_eq!((status, out.as_str()), (2, ""), "{columns}");
        assert!(error.contains(said), "{columns}: {error}");
    }
}
