//! Task tables in the wild: invented notices of the layout families, each as a page and as text, against facts written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{Notice, Options, Role, TaskTable};

/// A table as people draw it: a row a line, cells between `|`, `2r:` before a cell that spans two rows, `4c:` four columns,
/// `/` for a new paragraph in a cell.
struct Drawn(&'static str);

struct Cell {
    rows: usize,
    columns: usize,
    lines: Vec<String>,
}

impl Drawn {
    fn rows(&self) -> Vec<Vec<Cell>> {
        let lines = self.0.trim().lines().map(str::trim);
        lines
            .map(|line| {
                line.split('|')
                    .map(|cell| {
                        let mut cell = cell.trim();
                        let (mut rows, mut columns) = (1, 1);
                        while let Some((mark, rest)) = cell.split_once(':') {
                            let Some((kind, digits)) = mark
                                .chars()
                                .last()
                                .zip(mark.get(..mark.len().saturating_sub(1)))
                            else {
                                break;
                            };
                            let Ok(count) = digits.parse::<usize>() else {
                                break;
                            };
                            match kind {
                                'r' => rows = count,
                                'c' => columns = count,
                                _ => break,
                            }
                            cell = rest;
                        }
                        Cell {
                            rows,
                            columns,
                            lines: cell
                                .split('/')
                                .map(|line| line.trim().to_owned())
                                .filter(|line| !line.is_empty())
                                .collect(),
                        }
                    })
                    .collect()
            })
            .collect()
    }

    fn html(&self) -> String {
        self.html_with(str::to_owned)
    }

    fn html_with(&self, written: fn(&str) -> String) -> String {
        let mut out = String::from("<table border=\"1\">");
        for row in self.rows() {
            out.push_str("<tr>");
            for cell in row {
                let lines: String = cell
                    .lines
                    .iter()
                    .map(|line| format!("<p>{}</p>", written(line)))
                    .collect();
                out.push_str(&format!(
                    "<td rowspan=\"{}\" colspan=\"{}\">{lines}</td>",
                    cell.rows, cell.columns
                ));
            }
            out.push_str("</tr>\n");
        }
        out + "</table>"
    }

    /// One paragraph a line; blank cells leave nothing.
    fn lines(&self) -> String {
        let rows = self.rows();
        let cells = rows.iter().flatten().flat_map(|cell| &cell.lines);
        cells.map(|line| format!("{line}\n\n")).collect()
    }

    /// Rows between pipes; merged cells stand once.
    fn pipes(&self) -> String {
        let mut out = String::new();
        for row in self.rows() {
            for cell in row {
                out.push_str("| ");
                out.push_str(&cell.lines.concat());
                out.push_str(&" |".repeat(cell.columns.saturating_sub(1)));
                out.push(' ');
            }
            out.push_str("|\n");
        }
        out
    }

    /// Rows as a sheet gives them when it is copied: a tab between every two cells, nothing in those that are merged.
    fn tabs(&self) -> String {
        let mut out = String::new();
        let mut free = vec![0; 32];
        for (at, row) in self.rows().iter().enumerate() {
            let mut texts = Vec::new();
            for cell in row {
                while free[texts.len()] > at {
                    texts.push(String::new());
                }
                texts.push(cell.lines.concat());
                texts.resize(texts.len() + cell.columns - 1, String::new());
                free[texts.len() - cell.columns..texts.len()].fill(at + cell.rows);
            }
            while free[texts.len()] > at {
                texts.push(String::new());
            }
            out.push_str(&texts.join("\t"));
            out.push('\n');
        }
        out
    }
}

const COVER: [&str; 6] = [
    "云溪县人民政府办公室关于印发2021年重点工作任务分解表的通知",
    "云政办发〔2021〕17号",
    "各乡镇人民政府，县政府各部门：",
    "现将2021年重点工作任务分解表印发给你们，请认真组织实施。",
    "云溪县人民政府办公室",
    "2021年3月12日",
];

fn page(body: &str) -> Notice {
    let cover: String = COVER
        .iter()
        .map(|line| format!("<p>{line}</p>\n"))
        .collect();
    read(&format!(
        "<html><head><meta charset=\"utf-8\"><title>通知</title></head><body><div class=\"content\">{cover}<p>附件</p><p>2021年重点工作任务分解表</p>{body}</div></body></html>"
    ))
}

fn text(body: &str) -> Notice {
    let cover: String = COVER.iter().map(|line| format!("{line}\n\n")).collect();
    read(&format!(
        "{cover}附件\n\n2021年重点工作任务分解表\n\n{body}"
    ))
}

fn read(source: &str) -> Notice {
    taskbook::parse(source.as_bytes(), &Options::default()).unwrap()
}

/// `group;seq;heading;text;units;deadline;cells`, units with `*` for lead and `+` for support before the name.
fn facts(table: &TaskTable) -> Vec<String> {
    let rows = table.rows.iter();
    rows.map(|row| {
        let units: Vec<String> = row
            .units
            .iter()
            .map(|unit| {
                let mark = match unit.role {
                    Role::Lead => "*",
                    Role::Support => "+",
                    Role::Responsible => "",
                };
                format!("{mark}{}", unit.name)
            })
            .collect();
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|(name, text)| format!("{name}={text}"))
            .collect();
        [
            row.group.as_deref().unwrap_or_default().to_owned(),
            row.seq.as_deref().unwrap_or_default().to_owned(),
            row.heading.as_deref().unwrap_or_default().to_owned(),
            row.text.to_string(),
            units.join("、"),
            row.deadline.clone().unwrap_or_default(),
            cells.join(","),
        ]
        .join(" ; ")
    })
    .collect()
}

fn roles(table: &TaskTable) -> String {
    let roles = table
        .columns
        .iter()
        .map(|column| serde_json::to_value(column.role).unwrap());
    let names: Vec<String> = roles
        .map(|role| role.as_str().unwrap().to_owned())
        .collect();
    names.join(" ")
}

fn expect(what: &str, notice: &Notice, tables: &[(&str, &str)]) {
    let found: Vec<String> = notice
        .tables
        .iter()
        .flat_map(|table| std::iter::once(format!("# {}", roles(table))).chain(facts(table)))
        .collect();
    let expected: Vec<String> = tables
        .iter()
        .flat_map(|(roles, rows)| {
            let rows = rows.trim().lines().map(|row| {
                row.split(';')
                    .map(str::trim)
                    .collect::<Vec<_>>()
                    .join(" ; ")
            });
            std::iter::once(format!("# {roles}")).chain(rows.map(|row| row.trim_end().to_owned()))
        })
        .collect();
    let found: Vec<String> = found.iter().map(|row| row.trim_end().to_owned()).collect();
    assert_eq!(
        found,
        expected,
        "\n{what}\nfound:\n{}\nexpected:\n{}\n",
        found.join("\n"),
        expected.join("\n")
    );
}

/// Digits as Word writes them beside Han characters.
fn wide(text: &str) -> String {
    let widened = |c: char| match c {
        '0'..='9' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(widened).collect()
}

/// The same table as a page, also with full-width digits, a cell a line, and between pipes.
fn everywhere(drawn: &Drawn, roles: &str, rows: &str) {
    expect("page", &page(&drawn.html()), &[(roles, rows)]);
    expect(
        "full-width digits",
        &page(&drawn.html_with(wide)),
        &[(roles, &wide(rows))],
    );
    expect("lines", &text(&drawn.lines()), &[(roles, rows)]);
    expect("pipes", &text(&drawn.pipes()), &[(roles, rows)]);
    // One tab a line may as well stand between a number and its text.
    if drawn.rows()[0].len() > 2 {
        expect("tabs", &text(&drawn.tabs()), &[(roles, rows)]);
    }
}

// Family 1: scoring tables.

const SCORING: Drawn = Drawn(
    "项 目 | 序号 | 考核指标 | 分值 | 评分标准 | 责任部门 | 认定部门
     2r:节能降耗 | 1 | 单位工业增加值能耗下降3%以上。 | 6 | 每差0.1个百分点扣0.5分，扣完为止 | 县经信局 | 县统计局
     2 | 淘汰落后锅炉12台。 | 4 | 每少一台扣1分 | 县市场监管局/县经信局 | 县生态环境局
     市容环境 | 1 | 新增公共停车泊位300个。 | 5 | 未完成不得分 | 县住建局 | 县政府督查室
     合计 | | | 15 | | | ",
);

#[test]
fn scores_and_assessors_stay_apart() {
    everywhere(
        &SCORING,
        "group seq text score standard unit assessor",
        "节能降耗;1;;单位工业增加值能耗下降3%以上。;县经信局;;分值=6,认定部门=县统计局,评分标准=每差0.1个百分点扣0.5分，扣完为止
         节能降耗;2;;淘汰落后锅炉12台。;县市场监管局、县经信局;;分值=4,认定部门=县生态环境局,评分标准=每少一台扣1分
         市容环境;1;;新增公共停车泊位300个。;县住建局;;分值=5,认定部门=县政府督查室,评分标准=未完成不得分",
    );
}

const BANDED: Drawn = Drawn(
    "序号 | 考核内容 | 权重 | 计分说明 | 责任单位
     5c:一、环境质量（60分）
     1 | 县控断面水质达标率达到95%以上； | 30 | 按比例得分 | 县生态环境局
     2 | 城区空气优良天数不少于310天； | -- | 每少一天扣1分 | 县生态环境局、县住建局
     5c:二、基础工作（40分）
     3 | 按时报送信息。 | 40 | 每缺一期扣2分 | 各乡镇人民政府",
);

#[test]
fn rows_over_all_columns_open_groups() {
    everywhere(
        &BANDED,
        "seq text score standard unit",
        "一、环境质量（60分）;1;;县控断面水质达标率达到95%以上；;县生态环境局;;权重=30,计分说明=按比例得分
         一、环境质量（60分）;2;;城区空气优良天数不少于310天；;县生态环境局、县住建局;;权重=--,计分说明=每少一天扣1分
         二、基础工作（40分）;3;;按时报送信息。;各乡镇人民政府;;权重=40,计分说明=每缺一期扣2分",
    );
}

// Family 4: progress kept aside.

#[test]
fn progress_is_kept_aside() {
    everywhere(
        &Drawn(
            "序号 | 工作任务 | 责任单位 | 牵头单位 | 完成时限 | 完成情况
             1 | 改造老旧小区5个，惠及居民800户。 | 县住建局 | 县发改局 | 10月底前 | 已开工3个，完成投资一半
             2 | 新建农村公路20公里。 | 县交通局、各乡镇 | 县交通局 | 年底前 | 正在办理招标手续",
        ),
        "seq text unit lead deadline progress",
        "1x;;;;;;"
            .replace("1x;;;;;;", ";1;;改造老旧小区5个，惠及居民800户。;县住建局、*县发改局;10月底前;完成情况=已开工3个，完成投资一半\n;2;;新建农村公路20公里。;县交通局、各乡镇、*县交通局;年底前;完成情况=正在办理招标手续")
            .as_str(),
    );
}

// Family 5: livelihood projects with leaders, lead and support, wrapped headers.

const LIVELIHOOD: Drawn = Drawn(
    "序号 | 民生实事 | 主要内容 | 分管领导 | 牵头单位 | 配合单位 | 完成/时限
     1 | 学前教育扩容 | 新建公办幼儿园2所，新增学位540个。 | 张建明 | 县教育局 | 县财政局/县住建局 | 8月底前
     2 | 便民服务提升 | 建成乡镇便民服务大厅6个。 | 李 敏 | 县政务服务中心 | 各乡镇人民政府 | 11月底前",
);

#[test]
fn livelihood_projects() {
    let roles = "seq heading text person lead support deadline";
    let rows = ";1;学前教育扩容;新建公办幼儿园2所，新增学位540个。;*县教育局、+县财政局、+县住建局;8月底前;分管领导=张建明
         ;2;便民服务提升;建成乡镇便民服务大厅6个。;*县政务服务中心、+各乡镇人民政府;11月底前;分管领导=李 敏";
    everywhere(&LIVELIHOOD, roles, rows);
}

#[test]
fn units_and_deadlines_merged_over_rows() {
    let drawn = Drawn(
        "类别 | 序号 | 项目名称 | 责任单位 | 时限要求
         2r:交通 | 1 | 改建县道12公里。 | 2r:县交通局 | 2r:9月底前
         2 | 新开通公交线路2条。
         医疗 | 3 | 县医院新院区投入使用。 | 县卫健局 | 12月底前",
    );
    let roles = "group seq text unit deadline";
    let rows = "交通;1;;改建县道12公里。;县交通局;9月底前;
         交通;2;;新开通公交线路2条。;县交通局;9月底前;
         医疗;3;;县医院新院区投入使用。;县卫健局;12月底前;";
    expect("page", &page(&drawn.html()), &[(roles, rows)]);
    expect("pipes", &text(&drawn.pipes()), &[(roles, rows)]);
}

// Family 6: headers over two rows, nested groups, continued pages.

#[test]
fn headers_over_two_rows() {
    let drawn = Drawn(
        "2r:序号 | 2r:重点任务 | 3c:责任分工 | 2r:完成时限
         牵头单位 | 配合单位 | 责任人
         1 | 完成造林绿化1.2万亩。 | 县林业局 | 县财政局 | 王志强 | 6月底前
         2 | 整治黑臭水体4条。 | 县水利局 | 县住建局 | 赵立 | 年底前",
    );
    expect(
        "page",
        &page(&drawn.html()),
        &[(
            "seq text lead support person deadline",
            ";1;;完成造林绿化1.2万亩。;*县林业局、+县财政局;6月底前;责任人=王志强
             ;2;;整治黑臭水体4条。;*县水利局、+县住建局;年底前;责任人=赵立",
        )],
    );
}

#[test]
fn repeated_headers_and_groups_go_on() {
    let drawn = Drawn(
        "类别 | 序号 | 工作任务 | 责任单位
         2r:工业 | 1 | 培育规上企业10家。 | 县经信局
         2 | 实施技改项目30个。 | 县经信局
         类别 | 序号 | 工作任务 | 责任单位
         工业 | 3 | 盘活闲置厂房2万平方米。 | 县自然资源局
         农业 | 4 | 建设高标准农田1万亩。 | --",
    );
    everywhere(
        &drawn,
        "group seq text unit",
        "工业;1;;培育规上企业10家。;县经信局;;
         工业;2;;实施技改项目30个。;县经信局;;
         工业;3;;盘活闲置厂房2万平方米。;县自然资源局;;
         农业;4;;建设高标准农田1万亩。;;;",
    );
}

#[test]
fn nested_groups_keep_the_outermost() {
    let drawn = Drawn(
        "一级指标 | 二级指标 | 三级指标 | 责任单位
         3r:绿色发展 | 2r:资源利用 | 万元生产总值用水量下降4%。 | 县水利局
         主要废弃物循环利用率提高2个百分点。 | 县发改局
         环境治理 | 城镇污水处理率达到96%。 | 县住建局",
    );
    let notice = page(&drawn.html());
    let rows = facts(&notice.tables[0]);
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(
        rows[1]
            .starts_with("绿色发展 ;  ; 资源利用 ; 主要废弃物循环利用率提高2个百分点。 ; 县发改局"),
        "{rows:?}"
    );
}

// Family 8: a new header with another column count; sub-tables; vertical text; bars on lines of their own.

#[test]
fn a_new_header_inside_the_table() {
    let drawn = Drawn(
        "序号 | 工作任务 | 责任单位
         3c:一、年度目标（30分）
         1 | 完成固定资产投资25亿元。 | 县发改局
         4c:二、重点工程（70分）
         分类 | 序号 | 工作任务 | 责任单位
         水利 | 1 | 加固堤防8公里。 | 县水利局
         能源 | 2 | 建成光伏电站5万千瓦。 | 县发改局",
    );
    everywhere_two(
        &drawn,
        &[
            (
                "seq text unit",
                "一、年度目标（30分）;1;;完成固定资产投资25亿元。;县发改局;;",
            ),
            (
                "group seq text unit",
                "二、重点工程（70分）;1;;加固堤防8公里。;县水利局;;分类=水利
                 二、重点工程（70分）;2;;建成光伏电站5万千瓦。;县发改局;;分类=能源",
            ),
        ],
    );
}

fn everywhere_two(drawn: &Drawn, tables: &[(&str, &str)]) {
    expect("page", &page(&drawn.html()), tables);
    expect("lines", &text(&drawn.lines()), tables);
    expect("pipes", &text(&drawn.pipes()), tables);
}

#[test]
fn several_tables_with_titles_of_their_own() {
    let first = Drawn(
        "序号 | 工作任务 | 责任单位
         1 | 新建城市绿道6公里。 | 县住建局",
    );
    let second = Drawn(
        "序号 | 重点项目 | 年度目标 | 责任单位
         1 | 物流园一期 | 4500 | 县商务局",
    );
    let tables = [
        ("seq text unit", ";1;;新建城市绿道6公里。;县住建局;;"),
        (
            "seq text target unit",
            ";1;;物流园一期;县商务局;;年度目标=4500",
        ),
    ];
    let pages = page(&format!(
        "<p>（一）城市建设任务</p>{}<p>（二）重点项目计划</p>{}",
        first.html(),
        second.html()
    ));
    let lines = text(&format!(
        "（一）城市建设任务\n\n{}（二）重点项目计划\n\n{}",
        first.lines(),
        second.lines()
    ));
    for notice in [pages, lines] {
        expect("two", &notice, &tables);
        let titles: Vec<_> = notice
            .tables
            .iter()
            .map(|table| table.title.clone().unwrap())
            .collect();
        assert_eq!(titles, ["（一）城市建设任务", "（二）重点项目计划"]);
        assert_eq!(notice.tasks.len(), 2);
    }
}

#[test]
fn short_pipe_rows_hold_the_cells_above() {
    let source = "| 类别 | 序号 | 工作任务 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 创新 | 1 | 新增高新技术企业15家。 | 县科技局 | 12月底前 |
| 2 | 研发投入强度达到2.1%。 | 县科技局 | 12月底前 |
| 3 | 建成院士工作站1个。 | 县科协 | 9月底前 |
| 开放 | 4 | 实际利用外资3000万美元。 | 县商务局 | 12月底前 |
| 备注 | 以上数据以统计部门为准。 | | | |
";
    expect(
        "pipes",
        &text(source),
        &[(
            "group seq text unit deadline",
            "创新;1;;新增高新技术企业15家。;县科技局;12月底前;
             创新;2;;研发投入强度达到2.1%。;县科技局;12月底前;
             创新;3;;建成院士工作站1个。;县科协;9月底前;
             开放;4;;实际利用外资3000万美元。;县商务局;12月底前;",
        )],
    );
}

#[test]
fn bars_on_lines_of_their_own_and_vertical_text() {
    let bars = "序号\n|\n工作任务\n|\n责任单位\n|\n1\n|\n完成危房改造120户。\n|\n县住建局\n|\n2\n|\n新建公厕8座。\n|\n县综合执法局\n|\n";
    let rows = ";1;;完成危房改造120户。;县住建局;;\n;2;;新建公厕8座。;县综合执法局;;";
    expect("bars", &text(bars), &[("seq text unit", rows)]);
    let vertical = Drawn(
        "类/别 | 工作任务 | 责任单位
         2r:重/点/工/作 | 编制全域旅游规划。 | 县文旅局
         创建3A级景区1个。 | 县文旅局",
    );
    expect(
        "vertical",
        &page(&vertical.html()),
        &[(
            "group text unit",
            "重点工作;;;编制全域旅游规划。;县文旅局;;
             重点工作;;;创建3A级景区1个。;县文旅局;;",
        )],
    );
}

// Family 10: a row a line; interleaved columns; everything on one line.

#[test]
fn a_row_a_line() {
    let source = "序号 工作任务 牵头单位 参与单位 责任单位 完成时限
1 推进城乡供水一体化 市水利局 市住房和城乡建设局、财政局等 各县（市、区）人民政府 2021年12月底前
2 实施智慧停车工程 市城管局 市公安局、大数据局 各县（市、区）人民政府 2021年10月底前
— 3 —
序号 工作任务 牵头单位 参与单位 责任单位 完成时限
3优化企业开办流程 市市场监管局 市税务局 各县（市、区）人民政府 2021年6月底前
";
    let rows = ";1;;推进城乡供水一体化;*市水利局、+市住房和城乡建设局、+财政局、各县（市、区）人民政府;2021年12月底前;
         ;2;;实施智慧停车工程;*市城管局、+市公安局、+大数据局、各县（市、区）人民政府;2021年10月底前;
         ;3;;优化企业开办流程;*市市场监管局、+市税务局、各县（市、区）人民政府;2021年6月底前;";
    expect(
        "spaces",
        &text(source),
        &[("seq text lead support unit deadline", rows)],
    );
    let page_lines: String = source
        .lines()
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    expect(
        "page",
        &page(&page_lines),
        &[("seq text lead support unit deadline", rows)],
    );
}

#[test]
fn a_row_a_line_between_tabs() {
    let source = "项目\t序号\t任务\t责任单位\n教育\t1\t招聘乡村教师60名\t县教育局 县人社局\n教育\t2\t创建示范食堂8家\t县市场监管局\n";
    expect(
        "tabs",
        &text(source),
        &[(
            "group seq text unit",
            "教育;1;;招聘乡村教师60名;县教育局、县人社局;;
             教育;2;;创建示范食堂8家;县市场监管局;;",
        )],
    );
}

#[test]
fn a_title_above_other_names_opens_a_further_table_between_tabs() {
    let first = "序号\t指标名称\t目标值\t时限要求\t责任单位\n1\t造林面积\t30\t6月底前\t县林业局\n2\t新修水渠\t20\t9月底前\t县水利局\n";
    let second = "序号\t任务内容\t牵头单位\t时限要求\n1\t推进河长制。\t县水利局\t12月底前\n2\t整治村庄。\t县农业局\t汛期前\n";
    for title in ["2024年重点任务责任清单\n", "\n2024年重点任务责任清单\n"] {
        expect(
            "two tables",
            &text(&format!("{first}{title}{second}")),
            &[
                (
                    "seq text target deadline unit",
                    ";1;;造林面积;县林业局;6月底前;目标值=30
                     ;2;;新修水渠;县水利局;9月底前;目标值=20",
                ),
                (
                    "seq text lead deadline",
                    ";1;;推进河长制。;*县水利局;12月底前;
                     ;2;;整治村庄。;*县农业局;汛期前;",
                ),
            ],
        );
    }
}

#[test]
fn rows_that_leave_out_merged_cells_are_no_columns() {
    // As a browser copies them: the second and third row have no cell for the merged group and number.
    let source = "类别\t序号\t任务\t责任单位\n城建\t1\t新建公园3处。\t县住建局\n2\t绿化村道12公里。\t县林业局\n3\t改造路灯200盏。\t县城管局\n";
    expect(
        "short rows",
        &text(source),
        &[(
            "group seq text unit",
            "城建;1;;新建公园3处。;县住建局;;
             城建;2;;绿化村道12公里。;县林业局;;
             城建;3;;改造路灯200盏。;县城管局;;",
        )],
    );
}

#[test]
fn tabs_without_columns_are_no_table() {
    let items = "一、重点任务\n1.\t新建村道12公里。（责任单位：县交通局）\n2.\t改造校舍3所。（责任单位：县教育局）\n";
    let notice = text(items);
    assert!(notice.tables.is_empty());
    assert_eq!(notice.tasks.len(), 2);
}

#[test]
fn a_title_in_the_first_cell_of_copied_rows_is_that_of_the_table() {
    let source = "（一）城建\t\t\n序号\t任务\t责任单位\n1\t新建公园3处。\t县住建局\n\t绿化村道12公里。\t县林业局\n（二）民生\t\t\t\n序号\t类别\t任务\t责任单位\n2\t养老\t改造敬老院4所。\t县民政局\n";
    expect(
        "two tables",
        &text(source),
        &[
            (
                "seq text unit",
                "（一）城建;1;;新建公园3处。;县住建局;;
                 （一）城建;1;;绿化村道12公里。;县林业局;;",
            ),
            (
                "seq group text unit",
                "（二）民生;2;;改造敬老院4所。;县民政局;;类别=养老",
            ),
        ],
    );
}

#[test]
fn a_name_over_two_columns_holds_where_no_cell_can_span() {
    let drawn = Drawn(
        "序号 | 2c:考核指标 | 责任单位
         1 | 2c:新建公园3处。 | 县住建局
         2r:2 | 2r:河道治理 | 清淤河道12公里。 | 县水利局
         关停排口4个。 | 县生态环境局
         3 | 2c:改造校舍5所。 | 县教育局",
    );
    let rows = ";1;;新建公园3处。;县住建局;;
                ;2;河道治理;清淤河道12公里。;县水利局;;
                ;2;河道治理;关停排口4个。;县生态环境局;;
                ;3;;改造校舍5所。;县教育局;;";
    let roles = "seq heading text unit";
    expect("page", &page(&drawn.html()), &[(roles, rows)]);
    expect("tabs", &text(&drawn.tabs()), &[(roles, rows)]);
    let pipes = drawn.tabs().lines().fold(String::new(), |all, row| {
        format!("{all}| {} |\n", row.replace('\t', " | "))
    });
    expect("pipes", &text(&pipes), &[(roles, rows)]);
    // A column without a name that holds the bodies is theirs.
    let nameless = "序号\t工作任务\t\t完成时限\n1\t新建公园3处。\t县住建局\t6月底\n2\t清淤河道12公里。\t县水利局\t9月底\n3\t改造校舍5所。\t县教育局\t8月底\n";
    let read = text(nameless);
    assert!(read.tables[0].rows.iter().all(|row| row.heading.is_none()));
    assert_eq!(read.tables[0].rows[1].text, "清淤河道12公里。");
}

#[test]
fn links_at_the_foot_of_a_page_are_no_rows() {
    let rows = "序号\n工作任务\n责任单位\n1\n新建公园3处。\n县住建局\n2\n清淤河道12公里。\n县水利局\n3\n改造校舍5所。\n县教育局\n";
    let foot = "打印本页 关闭窗口\n相关链接\n关于做好2021年防汛工作的通知\n2021-03-02\n关于公布2020年考核结果的通报\n2021-02-20\n友情链接\n甲县政府 | 乙县政府 | 人才网\n";
    let expected = ";1;;新建公园3处。;县住建局;;
                    ;2;;清淤河道12公里。;县水利局;;
                    ;3;;改造校舍5所。;县教育局;;";
    let read = text(&format!("{rows}{foot}"));
    expect("below", &read, &[("seq text unit", expected)]);
    assert_eq!(read.tasks.len(), 3);
    // The same words above the rows say nothing of them.
    let read = text(&format!("打印本页 关闭窗口\n{rows}"));
    expect("above", &read, &[("seq text unit", expected)]);
}

#[test]
fn bodies_among_the_links_at_the_foot_of_a_page_are_none_of_the_last_item() {
    let plan = "甲县治水方案\n一、主要任务\n（一）清理河道。清淤河道12公里。（责任单位：县水利局）\n（二）修复岸线。修复岸线3公里。（责任单位：县住建局）\n";
    let shared = "相关附件：\n相关导读:\n分享到：\n打印文档\n关闭窗口\n相关网站\n甲县政府网\n县直单位\n甲县教育局\n甲县水利局\n甲县住房和城乡建设局\n其他链接\n";
    let files = "关联文件\n公共服务\n各镇网站\n甲县教育局网站\n国家能源局\n甲县水利局\n主办单位：甲县水利局\n网站标识码：1400000063\n";
    let bodies = |read: &Notice| {
        read.tasks
            .iter()
            .map(|task| task.units.len())
            .sum::<usize>()
    };
    for foot in [shared, files] {
        let read = text(&format!("{plan}{foot}"));
        let said: Vec<&str> = read.tasks.iter().map(|task| task.text.as_str()).collect();
        assert_eq!(said, ["清淤河道12公里。", "修复岸线3公里。"], "{foot}");
        assert_eq!(bodies(&read), 2, "{foot}");
    }
    // A table below such words has names of columns, numbers or sentences.
    let rows =
        "分享到：\n关闭窗口\n工作任务\n责任单位\n新建公园三处\n县城管局\n修缮校舍屋面\n县教育局\n";
    let read = text(&format!("{plan}{rows}"));
    assert_eq!(bodies(&read), 4);
}

#[test]
fn interleaved_columns_are_refused() {
    let source = "序号\n工作任务\n责任单位\n1\n加快推进产业园区基础设施\n市发展改革委、市\n建设，完善道路、供水和污水\n财政局、市住房城\n处理等配套工程，提升承载\n乡建设局\n2\n健全多层次社会保障体系，\n市人力资源社会保\n扩大参保范围，稳步提高待\n障局、市医保局、\n遇水平，规范基金管理，守\n市税务局\n3\n深入实施乡村建设行动，改\n市农业农村局、市\n善农村人居环境，推进厕所\n水利局、市交通运\n革命和垃圾分类\n输局\n";
    let notice = text(source);
    assert!(
        notice.tables.is_empty(),
        "{:?}",
        notice.tables.iter().map(facts).collect::<Vec<_>>()
    );
    assert!(notice.tasks.iter().all(|task| task.row.is_none()));
    assert!(
        notice
            .leftover
            .iter()
            .any(|rest| rest.text.contains("承载"))
    );
}

/// As a PDF prints a table whose cells are broken over lines: line by line across all columns.
#[test]
fn torn_cells_are_refused_and_reported() {
    let lines = "序号\n工作任务\n责任单位\n完成时限\n市住房城\n1\n新建口袋公园8个，改造老旧小区\n乡建设\n9月\n局\n底前\n36个。\n\
                 市生态环\n2\n整治入河排污口120个，建成生态\n境局\n11月\n缓冲带15公里。\n各镇\n底前\n\
                 市园林中\n3\n栽植行道树4000株。\n心\n4月\n底前\n4\n开展消防演练200场次，排查隐患\n市消防\n全年\n5000处。\n支队\n";
    let rows = "序号 工作任务 责任单位 完成时限\n新建口袋公园8个， 市住房城\n1\n改造老旧小区36个。 乡建设局 9月底前\n\
                整治入河排污口120个， 市生态环\n2\n建成生态缓冲带15公里。 境局、各镇 11月底前\n\
                3 栽植行道树4000株。 市园林中 4月底前\n心\n开展消防演练200场次， 市消防\n4 全年\n排查隐患5000处。 支队\n";
    for source in [lines, rows] {
        let notice = text(source);
        assert_eq!(notice.tables.len(), 0, "{source}");
        assert_eq!(notice.tasks.len(), 0, "{source}");
        let rules: Vec<&str> = notice
            .findings
            .iter()
            .map(|finding| finding.rule.as_str())
            .collect();
        assert!(rules.contains(&"unreadable-table"), "{rules:?} {source}");
    }
}

#[test]
fn a_cell_of_no_known_body_does_not_make_a_table_torn() {
    let source = "序号\n工作任务\n责任单位\n1\n新建口袋公园8个。\n市住建局\n2\n整治排污口120个。\n老城片\n\
                  3\n栽植行道树4000株。\n市城管局\n4\n开展演练200场次。\n市应急局\n5\n排查隐患5000处。\n各镇\n";
    assert_eq!(text(source).tasks.len(), 5);
}

#[test]
fn a_table_without_any_breaks() {
    let source = "序号重点任务具体措施完成时限责任单位任务来源1产业提质1、编制产业链图谱，梳理重点企业清单3月县发改局县经信局1、县委工作要点（云委〔2021〕1号）2、全县经济工作会议2、举办产销对接活动，组织企业参加展会6月县商务局3、建设标准厂房，完善园区配套道路和管网设施12月县住建局县交通局县水利局2城乡融合4、开展农村人居环境提升行动，创建示范村庄，整治乱搭乱建全年县农业农村局各乡镇人民政府《2021年县政府工作报告》5、修缮历史建筑，保护传统村落风貌，培育乡村旅游业态9月县文旅局";
    expect(
        "run-on",
        &text(source),
        &[(
            "seq heading text deadline unit other",
            ";1;产业提质;1、编制产业链图谱，梳理重点企业清单;县发改局、县经信局;3月;任务来源=1、县委工作要点（云委〔2021〕1号）2、全县经济工作会议
             ;1;产业提质;2、举办产销对接活动，组织企业参加展会;县商务局;6月;
             ;1;产业提质;3、建设标准厂房，完善园区配套道路和管网设施;县住建局、县交通局、县水利局;12月;
             ;2;城乡融合;4、开展农村人居环境提升行动，创建示范村庄，整治乱搭乱建;县农业农村局、各乡镇人民政府;全年;任务来源=《2021年县政府工作报告》
             ;2;城乡融合;5、修缮历史建筑，保护传统村落风貌，培育乡村旅游业态;县文旅局;9月;",
        )],
    );
}

// Family 12: values and units of measurement.

#[test]
fn values_and_units_of_measurement() {
    everywhere(
        &Drawn(
            "序号 | 考核指标 | 单位 | 年度目标 | 责任部门 | 评分部门
             1 | 粮食播种面积 | 万亩 | 18.4 | 县农业农村局 | 县统计局
             2 | 城镇新增就业 | 人 | 1500 | 县人社局 | 县统计局
             3 | 一般公共预算收入增长 | % | ≥6 | 县财政局县税务局 | 县统计局",
        ),
        "seq text measure target unit assessor",
        ";1;;粮食播种面积;县农业农村局;;单位=万亩,年度目标=18.4,评分部门=县统计局
         ;2;;城镇新增就业;县人社局;;单位=人,年度目标=1500,评分部门=县统计局
         ;3;;一般公共预算收入增长;县财政局、县税务局;;单位=%,年度目标=≥6,评分部门=县统计局",
    );
}

#[test]
fn two_task_columns_beside_values() {
    everywhere(
        &Drawn(
            "考核指标 | 考核内容 | 单位 | 目标值 | 责任部门
             污染减排 | 化学需氧量排放量控制数 | 吨 | 3200 | 县生态环境局
             资源节约 | 建设用地总量控制数 | 公顷 | 86.5 | 县自然资源局",
        ),
        "heading text measure target unit",
        ";;污染减排;化学需氧量排放量控制数;县生态环境局;;单位=吨,目标值=3200
         ;;资源节约;建设用地总量控制数;县自然资源局;;单位=公顷,目标值=86.5",
    );
}

// Roles by content, and what is no task table.

#[test]
fn columns_without_names_are_told_by_their_cells() {
    let drawn = Drawn(
        " | 任务名目 | 承接方 | 截止
         1 | 完成老年食堂改造，覆盖全部社区。 | 县民政局 | 8月底前
         2 | 开展消防通道专项治理行动。 | 县消防大队 | 10月底前
         3 | 发布年度企业信用报告。 | 县市场监管局 | 年底前",
    );
    let notice = page(&drawn.html());
    expect(
        "content",
        &notice,
        &[(
            "seq text unit deadline",
            ";1;;完成老年食堂改造，覆盖全部社区。;县民政局;8月底前;
             ;2;;开展消防通道专项治理行动。;县消防大队;10月底前;
             ;3;;发布年度企业信用报告。;县市场监管局;年底前;",
        )],
    );
    let units = notice.tables[0].rows.iter().flat_map(|row| &row.units);
    assert!(
        units
            .into_iter()
            .all(|unit| unit.confidence == taskbook::Confidence::Low)
    );
}

#[test]
fn contacts_and_members_are_no_tasks() {
    for drawn in [
        "序号 | 单位 | 联系人 | 职务 | 联系电话\n1 | 县财政局 | 张建明 | 科长 | 0571-5550101\n2 | 县统计局 | 李敏 | 主任 | 0571-5550102",
        "姓名 | 单位及职务 | 分工\n王志强 | 县政府办公室副主任 | 统筹协调\n赵立 | 县发改局局长 | 项目管理",
        "类别 | 单位 | 电话\n报修 | 县供电公司 | 0571-5550103\n报修 | 县自来水公司 | 0571-5550104",
    ] {
        let drawn = Drawn(drawn);
        for notice in [
            page(&drawn.html()),
            text(&drawn.pipes()),
            text(&drawn.lines()),
        ] {
            assert!(
                notice.tables.is_empty() && notice.tasks.is_empty(),
                "{:?}",
                notice.tables
            );
        }
    }
}

#[test]
fn a_chinese_numeral_in_the_number_column_opens_a_group() {
    everywhere(
        &Drawn(
            "序号 | 工作任务 | 责任单位
             一 | 2c:改善民生
             1 | 发放养老补贴2000人次。 | 县民政局
             二 | 2c:平安建设
             2 | 新装高清探头500个。 | 县公安局",
        ),
        "seq text unit",
        "改善民生;1;;发放养老补贴2000人次。;县民政局;;
         平安建设;2;;新装高清探头500个。;县公安局;;",
    );
}

/// One table whose numbers are printed in a form.
fn numbered(form: [&str; 3]) -> String {
    let rows = [
        "维修渡槽6处。\n县水务局\n县财政局\n",
        "新建公厕9座。\n县城管局\n县财政局、县住建局\n",
        "补植行道树700株。\n县园林局\n各镇\n",
    ];
    let rows: String = form
        .iter()
        .zip(rows)
        .map(|(number, row)| format!("{number}\n{row}"))
        .collect();
    format!("序号\n工作任务\n牵头单位\n配合单位\n{rows}").replace('\n', "\n\n")
}

#[test]
fn rows_are_counted_by_numbers_of_any_form() {
    let forms = [
        ["1", "2", "3"],
        ["1.", "2.", "3."],
        ["1、", "2、", "3、"],
        ["（1）", "（2）", "（3）"],
        ["①", "②", "③"],
        ["一", "二", "三"],
        ["一、", "二、", "三、"],
        ["（一）", "（二）", "（三）"],
    ];
    for form in forms {
        let notice = text(&numbered(form));
        let [one, two, three] = form;
        expect(
            one,
            &notice,
            &[(
                "seq text lead support",
                &format!(
                    ";{one};;维修渡槽6处。;*县水务局、+县财政局;;
                     ;{two};;新建公厕9座。;*县城管局、+县财政局、+县住建局;;
                     ;{three};;补植行道树700株。;*县园林局、+各镇;;"
                ),
            )],
        );
        let mut units = notice.tasks.iter().flat_map(|task| &task.units);
        assert!(units.all(|unit| unit.alias.is_none()), "{one}");
    }
}

#[test]
fn of_two_forms_of_numbers_one_counts_groups_and_the_other_rows() {
    let sections = [
        // Where no mark closes the number of a group, it stands apart from the name.
        (["一", "二"], ["1", "2", "1"], "兴修水利", "方便出行"),
        (
            ["一、", "二、"],
            ["1", "2", "3"],
            "一、兴修水利",
            "二、方便出行",
        ),
        (
            ["（一）", "（二）"],
            ["1", "2", "1"],
            "（一）兴修水利",
            "（二）方便出行",
        ),
        (
            ["一", "二"],
            ["（一）", "（二）", "（一）"],
            "兴修水利",
            "方便出行",
        ),
        (
            ["1", "2"],
            ["（1）", "（2）", "（1）"],
            "兴修水利",
            "方便出行",
        ),
        // A dash for 一, which looks the same.
        (
            ["—", "二"],
            ["（一）", "（二）", "（一）"],
            "兴修水利",
            "方便出行",
        ),
    ];
    for ([a, b], [one, two, three], first, second) in sections {
        let cells = format!(
            "序号\n工作任务\n工作内容\n牵头单位\n{a}\n兴修水利\n{one}\n渡槽\n维修渡槽6处。\n县水务局\n\
             {two}\n泵站\n更新泵站2座。\n县水务局\n{b}\n方便出行\n{three}\n公交\n新开公交线路3条。\n县交通局\n"
        );
        expect(
            a,
            &text(&cells.replace('\n', "\n\n")),
            &[(
                "seq heading text lead",
                &format!(
                    "{first};{one};渡槽;维修渡槽6处。;*县水务局;;
                     {first};{two};泵站;更新泵站2座。;*县水务局;;
                     {second};{three};公交;新开公交线路3条。;*县交通局;;"
                ),
            )],
        );
    }
}

#[test]
fn a_group_without_a_number_above_the_first_row_is_no_column() {
    let names = "序号\n工作任务\n工作内容\n牵头单位\n";
    let cells = format!(
        "{names}兴修水利\n1\n渡槽\n维修渡槽6处。\n县水务局\n2\n泵站\n更新泵站2座。\n县水务局\n\
         方便出行\n1\n公交\n新开公交线路3条。\n县交通局\n"
    );
    expect(
        "restarted",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq heading text lead",
            "兴修水利;1;渡槽;维修渡槽6处。;*县水务局;;
             兴修水利;2;泵站;更新泵站2座。;*县水务局;;
             方便出行;1;公交;新开公交线路3条。;*县交通局;;",
        )],
    );
}

#[test]
fn groups_of_two_levels_are_told_by_their_numbers() {
    let cells = "序号\n工作任务\n工作内容\n牵头单位\n一\n水务\n（一）\n灌区\n1\n渡槽\n维修渡槽6处。\n县水务局\n\
        2\n泵站\n更新泵站2座。\n县水务局\n（二）\n河道\n3\n清淤\n清淤河道3条。\n县水务局\n\
        二\n交通\n（一）\n公交\n4\n线路\n新开公交线路3条。\n县交通局\n";
    expect(
        "lines",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq heading text lead",
            "水务;1;渡槽;维修渡槽6处。;*县水务局;;次级分组=（一）灌区
             水务;2;泵站;更新泵站2座。;*县水务局;;次级分组=（一）灌区
             水务;3;清淤;清淤河道3条。;*县水务局;;次级分组=（二）河道
             交通;4;线路;新开公交线路3条。;*县交通局;;次级分组=（一）公交",
        )],
    );
}

#[test]
fn a_number_with_a_mark_fills_the_gap_among_those_without() {
    let cells = "序号\n工作任务\n责任单位\n1\n维修渡槽6处。\n县水务局\n2.\n新建公厕9座。\n县城管局\n3\n新开公交线路3条。\n县交通局\n";
    expect(
        "lines",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq text unit",
            ";1;;维修渡槽6处。;县水务局;;
             ;2.;;新建公厕9座。;县城管局;;
             ;3;;新开公交线路3条。;县交通局;;",
        )],
    );
}

#[test]
fn a_number_inside_a_cell_counts_no_rows() {
    let cells = "序号\n工作任务\n牵头单位\n1\n（1）\n维修渡槽6处；\n（2）\n更新泵站2座。\n县水务局\n2\n新建公厕9座。\n县城管局\n";
    let notice = text(&cells.replace('\n', "\n\n"));
    let rows = &notice.tables[0].rows;
    let seqs: Vec<Option<&str>> = rows.iter().map(|row| row.seq.as_deref()).collect();
    assert_eq!(
        seqs,
        [Some("1"), Some("2")],
        "{:?}",
        facts(&notice.tables[0])
    );
    assert_eq!(rows[0].text, "（1）维修渡槽6处；（2）更新泵站2座。");
    assert_eq!(rows[0].heading, None);
}

#[test]
fn a_row_without_a_number_of_its_own_stands_below_the_heading_above() {
    everywhere(
        &Drawn(
            "序号 | 任务名称 | 任务内容 | 责任单位
             1 | 管好渡槽 | 维修渡槽6处。 | 县水务局
              | | 落实管护经费 | 县财政局
             2 | 改善出行 | 新开公交线路3条。 | 县交通局",
        ),
        "seq heading text unit",
        ";1;管好渡槽;维修渡槽6处。;县水务局;;
         ;1;管好渡槽;落实管护经费;县财政局;;
         ;2;改善出行;新开公交线路3条。;县交通局;;",
    );
}

#[test]
fn rows_of_a_table_that_decomposes_no_book_stand_where_they_are_printed() {
    let notice = read(
        "云岭县2022年水利工作要点\n\n云政发〔2022〕6号\n\n一、主要任务\n\n（一）维修渡槽6处。\n\n（二）更新泵站2座。\n\n\
         二、工作要求\n\n每季度通报进展。\n\n附件\n\n任务分工表\n\n序号\n\n工作任务\n\n责任单位\n\n\
         1\n\n新建公厕9座。\n\n县城管局\n\n2\n\n维修渡槽6处。\n\n县水务局\n\n3\n\n补植行道树700株。\n\n县园林局\n\n",
    );
    let texts: Vec<&str> = notice.tasks.iter().map(|task| &*task.text).collect();
    assert_eq!(
        texts,
        [
            "更新泵站2座。", "每季度通报进展。", "新建公厕9座。", "维修渡槽6处。",
            "补植行道树700株。"
        ]
    );
    let path = notice.tasks[3].path.as_deref();
    assert_eq!(path.map(|path| path.join("/")).as_deref(), Some("一/(一)"));
}

#[test]
fn a_row_of_a_merged_block_has_not_lost_its_unit() {
    let rows = "序号\n事项\n工作措施\n责任单位\n1\n“光伏+学校”工程\n利用教学楼屋顶建设光伏电站。\n市教育局\n2\n建设微电网并投入运行。\n\
        3\n“光伏+医院”工程\n利用门诊楼屋顶建设光伏电站。\n市卫健委\n4\n建设储能设施并投入运行。\n";
    let text = format!(
        "关于印发某市2023年光伏任务分解表的通知\n各单位：\n现印发给你们，请认真执行。\n某市能源局\n2023年1月5日\n附件\n某市2023年光伏任务分解表\n{rows}"
    );
    let notice = taskbook::parse(text.as_bytes(), &taskbook::Options::default()).unwrap();
    // Every heading brings its unit: heading and unit are merged over the rows that print neither.
    assert_eq!(
        facts(&notice.tables[0]),
        [
            " ; 1 ; “光伏+学校”工程 ; 利用教学楼屋顶建设光伏电站。 ; 市教育局 ;  ; ",
            " ; 2 ; “光伏+学校”工程 ; 建设微电网并投入运行。 ; 市教育局 ;  ; ",
            " ; 3 ; “光伏+医院”工程 ; 利用门诊楼屋顶建设光伏电站。 ; 市卫健委 ;  ; ",
            " ; 4 ; “光伏+医院”工程 ; 建设储能设施并投入运行。 ; 市卫健委 ;  ; ",
        ]
    );
    let rules = notice.findings.iter().map(|finding| &*finding.rule);
    assert_eq!(rules.filter(|rule| *rule == "missing-unit").count(), 0);
}

#[test]
fn a_row_below_a_number_that_is_not_its_own_has_the_bodies_of_the_row_above() {
    let numbered = "序号\n民生实事\n责任单位\n完成时限\n1\n新建人行天桥两座。\n县住建局\n9月底前\n\
        2\n开工建设老年养护楼。\n县民政局\n5月底前\n开工建设老年大学。\n12月底前\n改造敬老院三所。\n\
        3\n新建图书馆新馆。\n县文旅局\n12月底前\n4\n迁建农贸市场。\n10月底前\n";
    let notice = text(numbered);
    // What is merged leaves no trace, and neither does a blank cell: the fourth row prints its number and may have lost its unit.
    expect(
        "numbered",
        &notice,
        &[(
            "seq text unit deadline",
            ";1;;新建人行天桥两座。;县住建局;9月底前;
             ;2;;开工建设老年养护楼。;县民政局;5月底前;
             ;2;;开工建设老年大学。;县民政局;12月底前;
             ;2;;改造敬老院三所。;县民政局;12月底前;
             ;3;;新建图书馆新馆。;县文旅局;12月底前;
             ;4;;迁建农贸市场。;;10月底前;",
        )],
    );
    let unit = |row: usize| &notice.tables[0].rows[row].units[0];
    assert_eq!(unit(1).confidence, taskbook::Confidence::High);
    assert_eq!(unit(2).confidence, taskbook::Confidence::Medium);
    // It stands where it is printed.
    assert_eq!(unit(2).at, unit(1).at);
    let missing = |notice: &Notice| {
        let rules = notice.findings.iter().map(|finding| &*finding.rule);
        rules.filter(|rule| *rule == "missing-unit").count()
    };
    assert_eq!(missing(&notice), 1);
    // Where the table prints the same bodies again from row to row, a row without any has lost them; and so it has where its
    // neighbour below the same number prints some.
    for (rows, lost) in [
        (
            "1\n清淤河道五公里。\n县水利局\n改造管网三公里。\n县水利局\n2\n新建泵站两座。\n县住建局\n新建水厂一座。\n",
            1,
        ),
        (
            "1\n清淤河道五公里。\n县水利局\n改造管网三公里。\n新建泵站两座。\n县住建局\n2\n新建水厂一座。\n县住建局\n",
            1,
        ),
    ] {
        let notice = text(&format!("序号\n民生实事\n责任单位\n{rows}"));
        assert_eq!(missing(&notice), lost, "{rows}");
        let rows = notice.tables[0].rows.iter();
        assert_eq!(rows.filter(|row| row.units.is_empty()).count(), lost);
    }
    // The same without numbers, below the name of a project.
    let named = "类别\n项目\n主要任务\n牵头单位\n配合单位\n一、强化保障\n1.完善规章\n细化职责任务，规范运行模式。\n区应急局\n各街道\n\
        细化检查指引，明确检查要求。\n区消防救援支队\n各街道\n2.建设队伍\n发展专职消防队。\n区消防救援支队\n各街道\n\
        完善考评奖惩制度。\n统筹力量开展防火巡查。\n";
    let notice = text(named);
    expect(
        "named",
        &notice,
        &[(
            "group other text lead support",
            "一、强化保障;;;细化职责任务，规范运行模式。;*区应急局、+各街道;;项目=1.完善规章
             一、强化保障;;;细化检查指引，明确检查要求。;*区消防救援支队、+各街道;;项目=1.完善规章
             一、强化保障;;;发展专职消防队。;*区消防救援支队、+各街道;;项目=2.建设队伍
             一、强化保障;;;完善考评奖惩制度。;*区消防救援支队、+各街道;;项目=2.建设队伍
             一、强化保障;;;统筹力量开展防火巡查。;*区消防救援支队、+各街道;;项目=2.建设队伍",
        )],
    );
    assert_eq!(missing(&notice), 0);
}

#[test]
fn a_table_may_allot_tasks_to_a_class_of_bodies() {
    for class in ["街镇、园区", "各乡镇（街道）", "街镇"] {
        let drawn = format!(
            "{class} | 目标任务
             罗东镇 | 创建达标小区61个。完成改造8处。
             吴江街道 | 创建达标小区40个。
             城北工业园区 | 新增服务点3个。"
        );
        everywhere(
            &Drawn(Box::leak(drawn.into_boxed_str())),
            "unit text",
            ";;;创建达标小区61个。完成改造8处。;罗东镇;;
             ;;;创建达标小区40个。;吴江街道;;
             ;;;新增服务点3个。;城北工业园区;;",
        );
    }
    // Where others bear the duty, it says where the task lies.
    let beside = Drawn(
        "序号 | 乡镇 | 工作任务 | 责任单位
         1 | 罗东镇 | 加固圩堤7公里。 | 县水利局
         2 | 吴江镇 | 改造危桥6座。 | 县交通局",
    );
    for notice in [page(&beside.html()), text(&beside.lines())] {
        let table = &notice.tables[0];
        let units = table.rows.iter().flat_map(|row| &row.units);
        let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["县水利局", "县交通局"]);
    }
    // So it does beside projects, and a list of these names nobody.
    let projects = Drawn(
        "乡镇 | 项目名称 | 建设内容
         罗东镇 | 污水处理厂 | 新建厂房两座。
         吴江镇 | 农贸市场 | 改造摊位80个。",
    );
    for notice in [page(&projects.html()), text(&projects.lines())] {
        let mut rows = notice.tables.iter().flat_map(|table| &table.rows);
        assert!(rows.all(|row| row.units.is_empty()));
    }
    // Two words of prose are no header.
    let prose = text("街镇\n\n目标任务\n\n今年要创建达标小区61个。\n\n要新增服务点3个。\n");
    assert!(prose.tables.is_empty());
}

#[test]
fn a_heading_below_a_name_of_its_own_holds_for_the_rows_that_print_none() {
    let drawn = Drawn(
        "序号 | 任务名称 | 任务内容 | 牵头部门 | 配合部门 | 时间节点
         1 | 加强领导 | 建立联席会议制度和联络员网络。 | 区政府办 | 各镇 | 3月底前
         2 | | 纳入督查和绩效评价指标体系。 | 区委组织部 | 区绿化局 | 6月底前
         3 | 扩大覆盖 | 深入开展达标村创建。 | 各镇 | 区绿化局 | 9月底前
         4 | | 完成箱房改造100处。 | 区绿化局 | 区房管局 | 12月底前",
    );
    everywhere(
        &drawn,
        "seq heading text lead support deadline",
        ";1;加强领导;建立联席会议制度和联络员网络。;*区政府办、+各镇;3月底前;
         ;2;加强领导;纳入督查和绩效评价指标体系。;*区委组织部、+区绿化局;6月底前;
         ;3;扩大覆盖;深入开展达标村创建。;*各镇、+区绿化局;9月底前;
         ;4;扩大覆盖;完成箱房改造100处。;*区绿化局、+区房管局;12月底前;",
    );
    // A short name may be the heading itself, of a row that says no more: it stands below no other.
    let short = Drawn(
        "序号 | 任务名称 | 任务内容 | 牵头部门 | 时间节点
         1 | 加强领导 | 建立联席会议制度和联络员网络。 | 区政府办 | 3月底前
         2 | 扩大覆盖 | | 区委组织部 | 6月底前",
    );
    for notice in [page(&short.html()), text(&short.lines())] {
        let row = &notice.tables[0].rows[1];
        assert_eq!((row.heading.as_deref(), &*row.text), (None, "扩大覆盖"));
    }
}

#[test]
fn long_cells_without_closing_marks_are_no_rows_of_a_print() {
    // No blank line anywhere: several long lines that no mark closes look like a print whose rows were full.
    let cells = "序号\n工作任务\n责任单位\n完成时限\n\
        1\n建立覆盖全县各乡镇的河道巡查制度，明确各级河长的职责\n县水利局、县自然资源局、县生态环境局、县农业农村局、各乡镇人民政府\n2021年12月底前建成并投入使用\n\
        2\n归集行政许可和行政处罚信息，在七个工作日以内上网公开\n县有关部门，各乡镇人民政府、县经济开发区管委会、各街道办事处\n持续实施\n\
        3\n建成县级信用信息共享平台，归集企业和个人数据100万条\n县发展改革局、县大数据中心、县市场监管局、县政务服务管理局\n2021年6月底前建成，年底前与市平台联通\n\
        4\n研究制定全县信用监管办法\n县司法局\n9月底前\n";
    let mut source = COVER.join("\n");
    source.push_str("\n附件\n2021年重点工作任务分解表\n");
    source.push_str(cells);
    let notice = read(&source);
    let rows = &notice.tables[0].rows;
    let numbers: Vec<_> = rows.iter().map(|row| row.seq.as_deref()).collect();
    assert_eq!(numbers, [Some("1"), Some("2"), Some("3"), Some("4")]);
    let counts: Vec<usize> = rows.iter().map(|row| row.units.len()).collect();
    assert_eq!(counts, [5, 4, 4, 1]);
    assert_eq!(
        rows[1].text,
        "归集行政许可和行政处罚信息，在七个工作日以内上网公开"
    );
    // Nor are they where bodies alone tell the rows.
    let bare: String = source
        .lines()
        .filter(|line| line.parse::<u32>().is_err() && *line != "序号")
        .map(|line| format!("{line}\n"))
        .collect();
    let bare = read(&bare);
    let told = |notice: &Notice| -> Vec<(String, usize, Option<String>)> {
        let rows = notice.tables[0].rows.iter();
        rows.map(|row| (row.text.to_string(), row.units.len(), row.deadline.clone()))
            .collect()
    };
    assert_eq!(told(&bare), told(&notice));
}

#[test]
fn a_heading_that_ends_as_bodies_do_stands_behind_its_number() {
    // 开办 ends like the name of an office.
    everywhere(
        &Drawn(
            "序号 | 重点事项 | 工作举措 | 落实部门 | 协作单位 | 办结时间
             1 | 一网通办 | 服务事项网上可办率达到95%。 | 市审批局 | 市大数据中心 | 6月底前
             2 | 企业开办 | 开办时间压缩至1个工作日以内。 | 市市场监管局 | 市公安局、市税务局 | 9月底前
             3 | 信用监管 | 归集信用信息3000万条。 | 市发改委 | 市人行 | 12月底前",
        ),
        "seq heading text unit support deadline",
        ";1;一网通办;服务事项网上可办率达到95%。;市审批局、+市大数据中心;6月底前;
         ;2;企业开办;开办时间压缩至1个工作日以内。;市市场监管局、+市公安局、+市税务局;9月底前;
         ;3;信用监管;归集信用信息3000万条。;市发改委、+市人行;12月底前;",
    );
}

#[test]
fn names_in_traditional_characters_and_a_blank_before_the_tail_of_a_list() {
    // Bodies come first here, so that only a name known as a whole may still be one of the header.
    let source = "責任單位\n完成時限\n2023年目標\n指標名稱\n縣科技局\n年底前\n120家\n高新技術企業總數\n縣林業局\n10月底前\n1.2萬畝\n人工造林面積\n";
    let notice = text(source);
    assert_eq!(roles(&notice.tables[0]), "unit deadline target text");
    let units = notice.tables[0].rows.iter().flat_map(|row| &row.units);
    let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["縣科技局", "縣林業局"]);
    let tail = "序号\n工作任务\n责任单位\n完成时间\n1\n治河2公里\n区水利局 等有关单位\n3月\n2\n修路5公里\n区交通局\n4月\n";
    expect(
        "tail",
        &text(tail),
        &[(
            "seq text unit deadline",
            ";1;;治河2公里;区水利局、有关单位;3月;
             ;2;;修路5公里;区交通局;4月;",
        )],
    );
}

#[test]
fn a_list_of_names_behind_the_bodies_is_no_time() {
    let source = "序号\n工作任务\n牵头部门\n配合部门\n完成时限\n1\n完成分类改造100处。\n区机管局\n区绿化局\n区直机关、驻区院校\n9月底前\n\
        2\n新增收运车辆8台。\n区绿化局\n区财政局\n6月底前\n";
    let notice = text(source);
    let rows = &notice.tables[0].rows;
    let times: Vec<_> = rows.iter().map(|row| row.deadline.as_deref()).collect();
    assert_eq!(times, [Some("9月底前"), Some("6月底前")]);
    let support = rows[0]
        .units
        .iter()
        .filter(|unit| unit.role == Role::Support);
    let names: Vec<&str> = support.map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["区绿化局", "区直机关", "驻区院校"]);
}

#[test]
fn pipes_may_be_missing_around_rows_and_cells_may_be_closed_each() {
    let rows = ";1;;加固圩堤7公里。;县水利局;6月底前;
                ;2;;改造危桥6座。;县交通局、县财政局;12月底前;";
    let roles = "seq text unit deadline";
    for source in [
        "序号 | 工作任务 | 责任单位 | 完成时限 |\n1 | 加固圩堤7公里。 | 县水利局 | 6月底前 |\n2 | 改造危桥6座。 | 县交通局\n县财政局 | 12月底前 |\n",
        "序号 | 工作任务 | 责任单位 | 完成时限\n1 | 加固圩堤7公里。 | 县水利局 | 6月底前\n2 | 改造危桥6座。 | 县交通局 县财政局 | 12月底前\n",
        "序号 |\n工作任务 |\n责任单位 |\n完成时限 |\n1 |\n加固圩堤7公里。 |\n县水利局 |\n6月底前 |\n2 |\n改造危桥6座。 |\n县交通局、县财政局 |\n12月底前 |\n",
    ] {
        expect(source, &text(source), &[(roles, rows)]);
    }
}

#[test]
fn long_cells_do_not_make_a_flattened_table_a_wrapped_text() {
    // The bracket behind a column's name closes it; the name below is the next column's, not the rest of this one.
    let source = "甲区2019年重点工作分解表\n目标任务\n细化措施\n责任单位（排第一位的为牵头单位）\n完成时间\n\
        一、健康教育\n1、在车站、医院、广场设置健康教育宣传栏120块，每2个月更新1次\n区卫生健康委\n5月\n\
        2、中小学健康教育开课率达到100%，配备专（兼）职保健教师\n区教育局\n9月\n\
        3、公共场所全面禁烟，建成无烟单位30个以上\n区卫生健康委\n6月\n\
        二、市容环境\n4、整治占道经营，规范门前“三包”，主干道保洁时间不低于16小时\n区城市管理局\n8月\n\
        5、生活垃圾日产日清，无害化处理率达到100%以上\n区城市管理局\n9月\n";
    let notice = text(source);
    let units: Vec<&str> = notice.tables[0]
        .rows
        .iter()
        .flat_map(|row| &row.units)
        .map(|unit| unit.name.as_str())
        .collect();
    assert_eq!(
        units,
        [
            "区卫生健康委", "区教育局", "区卫生健康委", "区城市管理局", "区城市管理局"
        ]
    );
}

#[test]
fn blank_lines_part_rows_of_pipes_but_not_two_tables() {
    let rows = ";1;;加固圩堤7公里。;县水利局;6月底前;
                ;2;;改造危桥6座。;县交通局、县财政局;12月底前;";
    let roles = "seq text unit deadline";
    let header = "| 序号 | 工作任务 | 责任单位 | 完成时限 |\n\n|---|---|---|---|\n\n";
    let body = "| 1 | 加固圩堤7公里。 | 县水利局 | 6月底前 |\n\n| 2 | 改造危桥6座。 | 县交通局 县财政局 | 12月底前 |\n\n";
    let one = format!("{header}{body}");
    expect(&one, &text(&one), &[(roles, rows)]);
    let closed = one
        .replace("|---|---|---|---|\n\n", "")
        .replace("\n| ", "\n");
    let closed = closed.trim_start_matches("| ");
    expect(closed, &text(closed), &[(roles, rows)]);
    let two = format!("{one}{}", header.replace("工作任务", "工作内容") + body);
    expect(&two, &text(&two), &[(roles, rows), (roles, rows)]);
}

#[test]
fn the_last_cell_of_the_last_row_opens_no_row() {
    // 参考文件 has no role: what closes the row is the next number, and behind the last row none stands.
    everywhere(
        &Drawn(
            "序号 | 任务类型 | 重点内容 | 责任单位 | 参考文件
             1 | 公园建设 | 新建口袋公园五处，完善步道和照明。 | 区绿化市容局 | 《公园条例》
             2 | 林带建设 | 沿河补植乔木，形成连续的林带。 | 区水务局 | 《林带导则》
             3 | 道路绿化 | 更新主干道行道树，补齐缺株路段。 | 区交通委 | 《绿化规划》",
        ),
        "seq heading text unit other",
        ";1;公园建设;新建口袋公园五处，完善步道和照明。;区绿化市容局;;参考文件=《公园条例》
         ;2;林带建设;沿河补植乔木，形成连续的林带。;区水务局;;参考文件=《林带导则》
         ;3;道路绿化;更新主干道行道树，补齐缺株路段。;区交通委;;参考文件=《绿化规划》",
    );
}

#[test]
fn where_blank_lines_part_the_cells_a_single_break_is_inside_of_one() {
    let source = "序号\n\n任务类型\n\n重点内容\n\n责任单位\n\n依据文件\n\n\
        1\n\n公园建设\n\n新建口袋公园五处。\n完善步道和照明。\n年内开放三处。\n\n区绿化市容局、\n区水务局\n\n《公园条例》\n（某政发〔2020〕3号）\n\n\
        2\n\n林带建设\n\n沿河补植乔木，形成连续的林带。\n\n区水务局\n\n《关于在全区范围内进一步加强沿河林带建设的意见》\n（某政发〔2021〕8号）\n\n\
        3\n\n道路绿化\n\n更新行道树。\n补齐缺株路段。\n\n区交通委\n\n《绿化规划》\n\n\
        4\n\n屋顶绿化\n\n推进公共建筑屋顶绿化。\n\n区房管局\n\n《立体绿化办法》\n\n\
        5\n\n古树保护\n\n逐株建档。\n\n区绿化市容局\n\n《古树条例》\n\n";
    expect(
        "lines",
        &text(source),
        &[(
            "seq heading text unit other",
            ";1;公园建设;新建口袋公园五处。完善步道和照明。年内开放三处。;区绿化市容局、区水务局;;依据文件=《公园条例》（某政发〔2020〕3号）
             ;2;林带建设;沿河补植乔木，形成连续的林带。;区水务局;;依据文件=《关于在全区范围内进一步加强沿河林带建设的意见》（某政发〔2021〕8号）
             ;3;道路绿化;更新行道树。补齐缺株路段。;区交通委;;依据文件=《绿化规划》
             ;4;屋顶绿化;推进公共建筑屋顶绿化。;区房管局;;依据文件=《立体绿化办法》
             ;5;古树保护;逐株建档。;区绿化市容局;;依据文件=《古树条例》",
        )],
    );
    // Where single breaks part the cells as well, the numbers part the rows.
    let plain = text(&source.replace("\n\n", "\n"));
    assert_eq!(
        facts(&plain.tables[0]),
        facts(&text(source).tables[0]),
        "plain"
    );
}

#[test]
fn a_header_printed_again_leaves_the_columns_as_they_are() {
    // 佐证 is no known name, and what stands below the second header is no 1.
    let source = "序号\n任务类型\n重点内容\n责任单位\n佐证文件\n\
        1\n公园建设\n新建口袋公园五处，完善步道和照明。\n区绿化市容局\n《公园条例》\n\
        2\n林带建设\n沿河补植乔木，形成连续的林带。\n区水务局\n《林带导则》\n\
        序号\n任务类型\n重点内容\n责任单位\n佐证文件\n\
        3\n道路绿化\n更新主干道行道树，补齐缺株路段。\n区交通委\n《绿化规划》\n\
        4\n屋顶绿化\n推进公共建筑屋顶绿化，扩大面积。\n区房管局\n《立体绿化办法》\n";
    expect(
        "lines",
        &text(source),
        &[(
            "seq heading text unit other",
            ";1;公园建设;新建口袋公园五处，完善步道和照明。;区绿化市容局;;佐证文件=《公园条例》
             ;2;林带建设;沿河补植乔木，形成连续的林带。;区水务局;;佐证文件=《林带导则》
             ;3;道路绿化;更新主干道行道树，补齐缺株路段。;区交通委;;佐证文件=《绿化规划》
             ;4;屋顶绿化;推进公共建筑屋顶绿化，扩大面积。;区房管局;;佐证文件=《立体绿化办法》",
        )],
    );
}

#[test]
fn a_column_of_numbers_without_a_name_is_told_by_counting() {
    let names = "工作任务\n具体要求\n责任科室\n时限要求\n";
    let rows = "完善信息公开目录\n1\n对现有目录进行全面梳理，并向社会公布。\n办公室\n年底前\n\
        改进窗口服务\n2\n规范窗口人员用语，公开监督电话。\n各科室\n持续推进\n\
        3\n按季度汇总群众意见，并反馈办理结果。\n办公室\n持续推进\n\
        加强业务培训\n4\n组织全员学习新修订的条例。\n各科室\n6月底前\n";
    let notice = text(&format!("{names}{rows}"));
    expect(
        "lines",
        &notice,
        &[(
            "heading seq text unit deadline",
            ";1;完善信息公开目录;对现有目录进行全面梳理，并向社会公布。;办公室;年底前;
             ;2;改进窗口服务;规范窗口人员用语，公开监督电话。;各科室;持续推进;
             ;3;改进窗口服务;按季度汇总群众意见，并反馈办理结果。;办公室;持续推进;
             ;4;加强业务培训;组织全员学习新修订的条例。;各科室;6月底前;",
        )],
    );
    // Between bars, as a page leaves them.
    let bars = format!("{names}{rows}").replace('\n', "\n|\n");
    assert_eq!(facts(&text(&bars).tables[0]), facts(&notice.tables[0]));
    // A cell too few and counting tells nothing: no number becomes a time or is glued to one.
    let torn = rows.replace("3\n按季度", "3\n每月\n按季度");
    let notice = text(&format!("{names}{torn}"));
    let rows = notice.tables.iter().flat_map(|table| &table.rows);
    let times: Vec<&str> = rows.filter_map(|row| row.deadline.as_deref()).collect();
    assert!(
        times
            .iter()
            .all(|time| !time.contains(['1', '2', '3', '4'])),
        "{times:?}"
    );
}

#[test]
fn the_first_column_beside_bodies_and_times_holds_the_tasks_whatever_its_name() {
    let drawn = Drawn(
        "整治行业名称 | 时间安排 | 责任单位
         烟花爆竹 | 3月底前 | 县应急局
         养老机构 | 6月底前 | 县民政局",
    );
    let rows = ";;;烟花爆竹;县应急局;3月底前;
                ;;;养老机构;县民政局;6月底前;";
    for source in [page(&drawn.html()), text(&drawn.pipes())] {
        expect("named oddly", &source, &[("text deadline unit", rows)]);
    }
}

/// A table of which each paragraph of each cell is one of the text, groups above the rows included.
fn lines(drawn: &str) -> Notice {
    let cells: String = drawn
        .split(['|', '/', '\n'])
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .map(|cell| format!("{cell}\n\n"))
        .collect();
    text(&cells)
}

#[test]
fn a_year_begins_the_name_of_a_column() {
    let rows = "1 | 建成便民市场 | 县商务局 | 各乡镇 | 改建旧市场三处。 | 再建新市场两处。
                2 | 疏通排水管网 | 县住建局 | 县财政局 | 清淤主干管九公里。 | 改造老城区支管。
                3 | 补齐停车设施 | 县公安局 | 县城管局 | 划设泊位八百个。 | 建成立体车库一座。";
    let facts = ";1;建成便民市场;改建旧市场三处。;*县商务局、+各乡镇;;2023年工作计划=再建新市场两处。
                 ;2;疏通排水管网;清淤主干管九公里。;*县住建局、+县财政局;;2023年工作计划=改造老城区支管。
                 ;3;补齐停车设施;划设泊位八百个。;*县公安局、+县城管局;;2023年工作计划=建成立体车库一座。";
    let names = "序号 | 内容 | 牵头部门 | 配合部门 | 2022年工作任务 | 2023年工作计划 | 备注";
    let roles = "seq heading lead support text other remarks";
    let plain = lines(&format!("{names}\n{rows}"));
    expect("rows", &plain, &[(roles, facts)]);
    // The names, the last of which end as titles do, stand right above 一、 then.
    let outline = "一、总体要求\n\n抓好落实。\n\n二、重点任务\n\n改善民生。\n\n任务分解表\n\n";
    let below = lines(&format!("{outline}{names}\n一、改善民生\n{rows}"));
    let grouped = facts.replace(";1;", "一、改善民生;1;");
    let grouped = grouped.replace(";2;", "一、改善民生;2;");
    let grouped = grouped.replace(";3;", "一、改善民生;3;");
    expect("below an outline", &below, &[(roles, &grouped)]);
}

#[test]
fn a_number_has_one_row_however_many_paragraphs_and_whatever_prose_stands_in_it() {
    let names = "序号 | 反馈问题 | 整改目标 | 整改措施 | 责任单位 | 整改时限";
    let roles = "seq other target text unit deadline";
    // A group above, two paragraphs of measures, words that are no time.
    let rows = "一、生态环境
         1 | 河道保洁不到位 | 河面常年干净，群众满意。 | 组建保洁队伍，每日巡河。 | 县水利局 | 2022年6月底
         2 | 扬尘管控不严格 | 工地全部达标。 | 1.安装喷淋设施。/2.开展夜间巡查。 | 县住建局、县城管局 | 2022年9月底
         3 | 秸秆焚烧时有发生 | 做到全域禁烧。 | 落实网格巡查责任。 | 各乡镇 | 立行立改
         二、营商环境
         4 | 审批环节偏多 | 环节再压减三成。 | 推行并联审批。/公开办事指南。 | 县政务服务局 | 长期坚持";
    let facts = "一、生态环境;1;;组建保洁队伍，每日巡河。;县水利局;2022年6月底;反馈问题=河道保洁不到位,整改目标=河面常年干净，群众满意。
         一、生态环境;2;;1.安装喷淋设施。2.开展夜间巡查。;县住建局、县城管局;2022年9月底;反馈问题=扬尘管控不严格,整改目标=工地全部达标。
         一、生态环境;3;;落实网格巡查责任。;各乡镇;立行立改;反馈问题=秸秆焚烧时有发生,整改目标=做到全域禁烧。
         二、营商环境;4;;推行并联审批。公开办事指南。;县政务服务局;长期坚持;反馈问题=审批环节偏多,整改目标=环节再压减三成。";
    expect(
        "整改",
        &lines(&format!("{names}\n{rows}")),
        &[(roles, facts)],
    );
    // Sentences below 工作目标 and 进度安排, before the bodies and behind them.
    // 工作目标 may say what is to be done, and is the text below the name of the work then; 预期成效 is what comes of it.
    for (name, is_text) in [
        ("工作目标", true),
        ("目标要求", true),
        ("2022年目标", true),
        ("预期成效", false),
    ] {
        let notice = lines(&format!(
            "序号 | 工作任务 | {name} | 责任单位
             一、优化环境
             1 | 完善办事制度 | 办件时限压缩一半，群众满意。 | 县政务服务局
             2 | 建设社区食堂 | 全部街道都有食堂，老人吃得好。 | 县民政局
             3 | 改造供水管网 | 漏损明显下降，水质稳定达标。 | 县水利局"
        ));
        let rows = notice.tables[0].rows.iter();
        let told = rows.map(|row| match is_text {
            true => (row.heading.as_deref(), row.units.len(), &*row.text),
            false => (Some(&*row.text), row.units.len(), &*row.cells[name]),
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                (Some("完善办事制度"), 1, "办件时限压缩一半，群众满意。"),
                (Some("建设社区食堂"), 1, "全部街道都有食堂，老人吃得好。"),
                (Some("改造供水管网"), 1, "漏损明显下降，水质稳定达标。")
            ],
            "{name}"
        );
    }
    let timed = "1 | 完善办事制度 | 县政务服务局 | 4月底前制定细则并组织培训；8月底前全面推开。
         2 | 建设社区食堂 | 县民政局 | 3月底前完成选址；10月底前开放运营。
         3 | 改造供水管网 | 县水利局 | 5月底前完成招标；11月底前通水。";
    let notice = lines(&format!("序号 | 工作任务 | 责任单位 | 进度安排\n{timed}"));
    let told: Vec<(&str, usize)> = notice
        .tasks
        .iter()
        .map(|task| (&*task.text, task.deadlines.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("完善办事制度", 2),
            ("建设社区食堂", 2),
            ("改造供水管网", 2)
        ]
    );
}

#[test]
fn rows_that_lack_cells_go_on_with_the_heading_above_and_numbered_paragraphs_stay_together() {
    let notice = lines(
        "序号 | 内容 | 牵头部门 | 配合部门 | 年度任务 | 下年度计划 | 备注
         1 | 编制规划 | 规划处 | 各相关处室 | 1.完成规划草案。/2.征求各方意见。 | 1.规划报批。/2.向社会公布。/3.组织宣传。
         2 | 建设道路 | 建设处 | 养护处 | 开工一条主干路。 | 主干路通车。
         3 | 养护处 | — | 大修两座桥梁。 | 再修三座桥梁。
         4 | 改善出行 | 客运处 | — | 新开三条公交线。 | 再开两条公交线。
         5 | 停车设施 | 静态处 | 建设处/养护处 | 新增泊位百余个。 | 再增泊位百余个。",
    );
    expect(
        "lines",
        &notice,
        &[(
            "seq heading lead support text other remarks",
            ";1;编制规划;1.完成规划草案。2.征求各方意见。;*规划处、+各相关处室;;下年度计划=1.规划报批。2.向社会公布。3.组织宣传。
             ;2;建设道路;开工一条主干路。;*建设处、+养护处;;下年度计划=主干路通车。
             ;3;建设道路;大修两座桥梁。;*养护处;;下年度计划=再修三座桥梁。
             ;4;改善出行;新开三条公交线。;*客运处;;下年度计划=再开两条公交线。
             ;5;停车设施;新增泊位百余个。;*静态处、+建设处、+养护处;;下年度计划=再增泊位百余个。",
        )],
    );
}

#[test]
fn several_tasks_with_bodies_of_their_own_below_one_number_stay_several() {
    let notice = lines(
        "序号 | 工作任务 | 责任单位 | 完成时限
         1 | 修缮校舍八间。 | 县教育局 | 6月底前
         2 | 新建卫生室五所。 | 县卫健局 | 9月底前/培训村医三十名。 | 县卫健局 | 11月底前
         3 | 硬化村道十公里。 | 县交通局 | 10月底前
         4 | 安装路灯两百盏。 | 县住建局 | 8月底前",
    );
    let texts: Vec<&str> = notice.tables[0].rows.iter().map(|row| &*row.text).collect();
    assert_eq!(
        texts,
        [
            "修缮校舍八间。", "新建卫生室五所。", "培训村医三十名。", "硬化村道十公里。",
            "安装路灯两百盏。"
        ]
    );
}

#[test]
fn a_list_of_bodies_is_one_of_any_length_and_may_hold_other_names() {
    let many = "县财政局、县教育局、县民政局、县司法局、县水利局、县商务局、县审计局、县统计局、县林业局、县医保局、县气象局、县信访局、县应急局、县文旅局";
    for behind in ["", " | 完成时限"] {
        let time = |month: &str| match behind {
            "" => String::new(),
            _ => format!(" | {month}月底前"),
        };
        let notice = lines(&format!(
            "序号 | 工作任务 | 责任单位{behind}
             1 | 排查整治安全隐患，建立台账。 | {many}{}
             2 | 组织应急演练。 | 县应急局{}
             3 | 更新预警设备。 | 县气象局{}",
            time("6"),
            time("9"),
            time("12")
        ));
        let told: Vec<(&str, usize)> = notice
            .tasks
            .iter()
            .map(|task| (&*task.text, task.units.len()))
            .collect();
        assert_eq!(
            told,
            [
                ("排查整治安全隐患，建立台账。", 14),
                ("组织应急演练。", 1),
                ("更新预警设备。", 1)
            ]
        );
    }
    // Without numbers as well.
    let notice = lines(&format!(
        "工作任务 | 责任单位
         排查整治安全隐患。 | {many}
         组织应急演练。 | 县应急局
         更新预警设备。 | 县气象局"
    ));
    assert_eq!(notice.tasks.len(), 3);
    assert_eq!(notice.tasks[0].units.len(), 14);
    // Names of towns and firms end like no body.
    expect(
        "other names",
        &lines(
            "序号 | 工作任务 | 责任单位
             1 | 互认乘车二维码。 | 云溪市交通运输局、沙河省交通运输厅、首批试点城市
             2 | 开通联运专列。 | 云溪市交通运输局、沙河省交通运输厅、远江海运
             3 | 共享客流数据。 | 云溪市大数据局",
        ),
        &[(
            "seq text unit",
            ";1;;互认乘车二维码。;云溪市交通运输局、沙河省交通运输厅、首批试点城市;;
             ;2;;开通联运专列。;云溪市交通运输局、沙河省交通运输厅、远江海运;;
             ;3;;共享客流数据。;云溪市大数据局;;",
        )],
    );
}

#[test]
fn lines_of_bodies_and_of_prose_below_one_number_are_told_by_where_they_stand() {
    // No row has one line for each cell, and some bodies end like none.
    expect(
        "lines",
        &lines(
            "序号 | 工作事项 | 主要内容 | 牵头部门 | 配合部门 | 进度计划
             1 | 船期查询 | 汇集泊位信息；/开放查询接口。 | 县交通局 | 沙河海关/远江海运/试点船队 | 三季度：完成开发/四季度：上线运行
             2 | 预约提箱 | 推出预约服务。/试行无纸化换单。 | 远江港务集团 | 县交通局 | 三季度：开展试点/四季度：全面推行
             3 | 联运凭证 | 扩大一单制范围；/试点融资服务。 | 县商务局 | 沙河银行/试点货运公司 | 四季度：完成首单",
        ),
        &[(
            "seq heading text lead support other",
            ";1;船期查询;汇集泊位信息；开放查询接口。;*县交通局、+沙河海关、+远江海运、+试点船队;;进度计划=三季度：完成开发四季度：上线运行
             ;2;预约提箱;推出预约服务。试行无纸化换单。;*远江港务集团、+县交通局;;进度计划=三季度：开展试点四季度：全面推行
             ;3;联运凭证;扩大一单制范围；试点融资服务。;*县商务局、+沙河银行、+试点货运公司;;进度计划=四季度：完成首单",
        )],
    );
}

#[test]
fn groups_stand_on_lines_of_their_own_above_numbers_that_count_on() {
    // The last cells of the rows are times, which no name of a group is.
    let cells = "序号\n工作任务\n责任单位\n完成时限\n社会治理（2项）\n1\n维修渡槽6处。\n县水务局\n6月底\n\
        2\n新建公厕9座。\n县城管局\n全年\n方便出行\n3\n新开公交线路3条。\n县交通局\n10月底前\n";
    expect(
        "lines",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq text unit deadline",
            "社会治理（2项）;1;;维修渡槽6处。;县水务局;6月底;
             社会治理（2项）;2;;新建公厕9座。;县城管局;全年;
             方便出行;3;;新开公交线路3条。;县交通局;10月底前;",
        )],
    );
}

#[test]
fn groups_behind_the_numbers_are_printed_once_for_their_rows() {
    let cells = "序号\n重点领域\n任务名称\n建设内容\n牵头单位\n配合单位\n1\n一、民生保障\n供水\n改造水厂2座。\n县水务局\n县住建局\n\
        2\n就学\n新建小学1所。\n县教育局\n县财政局\n3\n二、方便出行\n公交\n新开公交线路3条。\n县交通局\n县公安局\n";
    expect(
        "lines",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq group heading text lead support",
            "一、民生保障;1;供水;改造水厂2座。;*县水务局、+县住建局;;
             一、民生保障;2;就学;新建小学1所。;*县教育局、+县财政局;;
             二、方便出行;3;公交;新开公交线路3条。;*县交通局、+县公安局;;",
        )],
    );
}

#[test]
fn names_below_a_spanning_one_stand_behind_the_time() {
    let cells = "序号\n工作任务\n责任单位\n完成\n时限\n牵头单位\n配合单位\n1\n改造水厂2座。\n县水务局\n县住建局\n6月底前\n\
        2\n新建小学1所。\n县教育局\n县财政局\n9月底前\n3\n新开公交线路3条。\n县交通局\n县公安局\n全年\n";
    expect(
        "lines",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq text lead support deadline",
            ";1;;改造水厂2座。;*县水务局、+县住建局;6月底前;
             ;2;;新建小学1所。;*县教育局、+县财政局;9月底前;
             ;3;;新开公交线路3条。;*县交通局、+县公安局;全年;",
        )],
    );
}

#[test]
fn the_first_of_two_columns_of_tasks_may_hold_sentences() {
    let cells = "序号\n工作内容\n具体要求\n责任单位\n完成时限\n1\n维修渡槽6处，健全管护机制。\n达到省定标准\n县水务局\n6月底前\n\
        2\n开展节水宣传，发放资料。\n完成率100%\n县水务局\n县教育局\n县妇联\n全年\n3\n新开公交线路3条。\n全覆盖\n县交通局\n县公安局\n12月底前\n";
    expect(
        "numbers part the rows",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "seq heading text unit deadline",
            ";1;维修渡槽6处，健全管护机制。;达到省定标准;县水务局;6月底前;
             ;2;开展节水宣传，发放资料。;完成率100%;县水务局、县教育局、县妇联;全年;
             ;3;新开公交线路3条。;全覆盖;县交通局、县公安局;12月底前;",
        )],
    );
    let cells = "工作内容\n具体要求\n责任单位\n完成时限\n维修渡槽6处，健全管护机制。\n达到省定标准\n县水务局\n6月底前\n\
        开展节水宣传，发放资料。\n完成率100%\n县水务局\n县教育局\n全年\n新开公交线路3条。\n达到县级标准\n县交通局\n12月底前\n";
    expect(
        "nothing parts them",
        &text(&cells.replace('\n', "\n\n")),
        &[(
            "heading text unit deadline",
            ";;维修渡槽6处，健全管护机制。;达到省定标准;县水务局;6月底前;
             ;;开展节水宣传，发放资料。;完成率100%;县水务局、县教育局;全年;
             ;;新开公交线路3条。;达到县级标准;县交通局;12月底前;",
        )],
    );
}

#[test]
fn goals_in_words_beside_sentences_are_no_tasks_on_a_page_or_in_text() {
    let rows = "序号 | 工作内容 | 目标要求 | 责任单位 | 完成时限
         1 | 维修渡槽6处，健全管护机制。 | 达到省定标准 | 县水务局 | 6月底前
         2 | 开展节水宣传，发放资料。 | 完成率100% | 县教育局 | 全年
         3 | 新开公交线路3条。 | 全覆盖 | 县交通局 | 12月底前";
    let facts = [(
        "seq text target unit deadline",
        ";1;;维修渡槽6处，健全管护机制。;县水务局;6月底前;目标要求=达到省定标准
         ;2;;开展节水宣传，发放资料。;县教育局;全年;目标要求=完成率100%
         ;3;;新开公交线路3条。;县交通局;12月底前;目标要求=全覆盖",
    )];
    expect("text", &lines(rows), &facts);
    let cells = |row: &str| row.trim().replace(" | ", "</td><td>");
    let rows: Vec<String> = rows
        .lines()
        .map(|row| format!("<tr><td>{}</td></tr>", cells(row)))
        .collect();
    expect(
        "page",
        &page(&format!("<table>{}</table>", rows.concat())),
        &facts,
    );
}

#[test]
fn a_header_of_two_columns_of_tasks_may_stand_alone() {
    let notice = text("工作内容\n\n目标要求\n\n责任单位\n\n完成时限\n");
    assert_eq!(notice.tasks.len(), 0);
}
