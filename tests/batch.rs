//! Many notices at once: folders with broken files, archives, any number of jobs, a kill half-way.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr,
    clippy::print_stdout, dead_code
)]

#[path = "common/command.rs"]
mod command;
#[path = "common/generate.rs"]
mod generate;
#[path = "common/many.rs"]
mod many;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use command::{run, taskbook};

const PAGE: &[u8] = include_bytes!("../fixtures/dongtou-2017/notice.html");

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn names(text: &str) -> Vec<String> {
    let name = |notice: &serde_json::Value| notice["origin"]["name"].as_str().unwrap().to_owned();
    lines(text).iter().map(name).collect()
}

#[test]
fn no_output_is_written_over_a_notice_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let text = "一、水环境\n1.完成清淤4万方。（责任单位：水利局）";
    for name in ["甲.html", "乙.txt", "丙.csv"] {
        fs::write(root.join(name), text).unwrap();
    }
    let at = |name: &str| root.join(name).to_str().unwrap().to_owned();
    let (page, words, sheet, all) = (at("甲.html"), at("乙.txt"), at("丙.csv"), at(""));
    let some = at("*.html");
    for arguments in [
        vec!["export", &page, "-o", &page],
        vec!["export", &all, "-o", &page],
        vec!["export", &some, "-o", &page],
        vec!["export", &sheet, "-o", &sheet],
        vec!["report", &words, &page, "-o", &page],
        vec!["diff", &words, &page, "-o", &page],
        vec!["history", &words, &page, "-o", &words],
    ] {
        let (status, _, error) = run(&arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(error.contains("要读取的通知"), "{error}");
    }
    for name in ["甲.html", "乙.txt", "丙.csv"] {
        assert_eq!(fs::read_to_string(root.join(name)).unwrap(), text);
    }
    // What was written before may be written anew, also into the folder that is read.
    let made = at("核对.html");
    for _ in 0..2 {
        assert_eq!(run(&["report", &all, "-o", &made]).0, 0);
    }
}

#[test]
fn where_nothing_can_be_read_what_was_written_before_stays() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (good, none) = (at("通知.txt"), at("没有.txt"));
    fs::write(&good, "一、水环境\n1.完成清淤4万方。（责任单位：水利局）").unwrap();
    for (command, made) in [("export", at("任务.csv")), ("report", at("核对.html"))] {
        assert_eq!(run(&[command, &none, "-o", &made]).0, 2);
        assert!(!Path::new(&made).exists(), "{command}");
        assert_eq!(run(&[command, &good, "-o", &made]).0, 0);
        let before = fs::read(&made).unwrap();
        assert_eq!(run(&[command, &none, "-o", &made]).0, 2);
        assert_eq!(fs::read(&made).unwrap(), before, "{command}");
        // What could be read comes out beside what could not.
        assert_eq!(run(&[command, &none, &good, "-o", &made]).0, 2);
        assert_eq!(fs::read(&made).unwrap(), before, "{command}");
    }
}

#[test]
fn every_good_file_among_broken_ones_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("乙/深")).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(root.join(name), bytes).unwrap();
    put("甲.html", PAGE);
    put(
        "乙/深/丙.txt",
        "一、水环境\n1.完成清淤4万方。\n责任单位:水利局".as_bytes(),
    );
    put("乙/空.html", b"");
    put("乙/图.htm", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    put("乙/书.txt", b"PK\x03\x04\x14\0\x06\0[Content_Types].xml");
    put("乙/说明.md", b"# no notice");
    put(".藏.html", PAGE);
    let (status, out, error) = run(&["parse", root.to_str().unwrap()]);
    assert_eq!(status, 2);
    let found = names(&out);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.iter().any(|name| name.ends_with("甲.html"))
            && found.iter().any(|name| name.ends_with("丙.txt"))
    );
    for broken in ["空.html", "图.htm", "书.txt"] {
        assert!(error.contains(broken), "{error}");
    }
    assert!(
        error.contains("完成 2 份，失败 3 份") && error.contains("目录中略过 1 个文件（md 1）"),
        "{error}"
    );

    let table = root.join("表.csv");
    let (status, _, _) = run(&[
        "export",
        root.to_str().unwrap(),
        "-o",
        table.to_str().unwrap(),
    ]);
    let rows = fs::read_to_string(&table).unwrap().lines().count();
    assert_eq!((status, rows), (2, 1 + 125 + 1));
}

#[test]
fn patterns_and_names_are_taken_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.html", "a.html", "c.html"] {
        fs::write(folder.path().join(name), PAGE).unwrap();
    }
    let root = folder.path().to_str().unwrap();
    let (status, out, _) = run(&[
        "parse",
        &format!("{root}/c.html"),
        &format!("{root}/[ab].html"),
    ]);
    let short: Vec<String> = names(&out)
        .iter()
        .map(|name| name.replace(root, ""))
        .collect();
    assert_eq!(
        (status, short),
        (
            0,
            vec!["/c.html".into(), "/a.html".into(), "/b.html".into()]
        )
    );
    let (status, out, error) = run(&["parse", &format!("{root}/*.nothing")]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(error.contains("*.nothing"), "{error}");
}

#[test]
fn the_same_bytes_come_out_at_any_number_of_jobs() {
    let folder = tempfile::tempdir().unwrap();
    many::write(folder.path(), 9);
    let root = folder.path().to_str().unwrap();
    for command in [
        ["parse", root, "--compact"],
        ["export", root, "--wide"],
        ["export", root, "-fxlsx"],
        ["report", root, "-o-"],
        ["show", root, "--min-coverage=0"],
        ["lint", root, "--exit-zero"],
        ["lint", root, "--format=sarif"],
    ] {
        let output = |jobs: &str| {
            let output = taskbook(&command).args(["--jobs", jobs]).output().unwrap();
            assert!(matches!(output.status.code(), Some(0 | 1)), "{command:?}");
            output.stdout
        };
        let one = output("1");
        assert!(one.len() > 10_000);
        assert!(one == output("2") && one == output("7"), "{command:?}");
    }
}

#[test]
fn a_kill_half_way_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    many::write(&pages, 200);
    let table = folder.path().join("表.csv");
    fs::write(&table, "before").unwrap();
    let mut child = taskbook(&[
        "export",
        pages.to_str().unwrap(),
        "-o",
        table.to_str().unwrap(),
    ])
    .spawn()
    .unwrap();
    let beside = || {
        let entries = fs::read_dir(folder.path()).unwrap().map(Result::unwrap);
        entries
            .filter(|entry| entry.file_name().to_string_lossy().ends_with(".part"))
            .count()
    };
    while beside() == 0 {
        assert_eq!(
            child.try_wait().unwrap(),
            None,
            "it was done before it could be stopped"
        );
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(Duration::from_millis(20));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(&table).unwrap(), "before");

    let (status, _, _) = run(&[
        "export",
        pages.to_str().unwrap(),
        "-o",
        table.to_str().unwrap(),
    ]);
    assert_eq!(status, 0);
    assert!(fs::read_to_string(&table).unwrap().lines().count() > 200);
}

#[test]
fn a_failed_export_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("表.csv");
    fs::write(&table, "before").unwrap();
    let (status, _, error) = run(&[
        "export",
        "fixtures/dongtou-2017/notice.txt",
        "-o",
        folder.path().join("none/表.csv").to_str().unwrap(),
    ]);
    assert_eq!(status, 2);
    assert!(error.contains("无法写入"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A record of a web archive.
fn record(kind: &str, address: &str, media: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-23T01:02:03Z\r\n\
         Content-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

fn response(head: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").into_bytes();
    block.extend_from_slice(body);
    block
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn archive() -> Vec<Vec<u8>> {
    let http = "application/http; msgtype=response";
    let chunked: Vec<u8> = PAGE
        .chunks(1000)
        .flat_map(|part| [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat())
        .chain(*b"0\r\n\r\n")
        .collect();
    vec![
        record("warcinfo", "", "application/warc-fields", b"software: test"),
        record(
            "request", "http://a.example/1", "application/http", b"GET /1 HTTP/1.1\r\n\r\n",
        ),
        record(
            "response",
            "http://a.example/1",
            http,
            &response("Content-Type: text/html", PAGE),
        ),
        record(
            "response",
            "http://a.example/x.png",
            http,
            &response("Content-Type: image/png", b"\x89PNG"),
        ),
        record(
            "response",
            "http://a.example/news",
            http,
            &response("Content-Type: text/html", "<p>新闻一则。".as_bytes()),
        ),
        record(
            "response",
            "http://a.example/2",
            http,
            &response("Transfer-Encoding: chunked", &chunked),
        ),
        record(
            "response",
            "http://a.example/3",
            http,
            &response("Content-Encoding: gzip", &gzip(PAGE)),
        ),
        record("resource", "http://a.example/4", "text/html", PAGE),
    ]
}

#[test]
fn notices_are_picked_out_of_archives() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let plain = write("a.warc", archive().concat());
    let packed = write(
        "a.warc.gz",
        archive().iter().flat_map(|record| gzip(record)).collect(),
    );
    for path in [&plain, &packed] {
        let (status, out, error) = run(&["parse", path]);
        assert_eq!((status, error.as_str()), (0, ""));
        let addresses: Vec<String> = (1..=4)
            .map(|page| format!("http://a.example/{page}"))
            .collect();
        assert_eq!(names(&out), addresses);
        for notice in lines(&out) {
            assert_eq!(notice["origin"]["fetched"], "2026-11-23T01:02:03Z");
            assert_eq!(notice["tasks"].as_array().unwrap().len(), 103);
        }
    }
    let mut cut: Vec<u8> = archive().iter().flat_map(|record| gzip(record)).collect();
    cut.truncate(cut.len() - 2000);
    let cut = write("cut.warc.gz", cut);
    let (status, out, error) = run(&["parse", &cut]);
    assert_eq!((status, names(&out).len()), (2, 3));
    assert!(error.contains("cut.warc.gz"), "{error}");
}

#[test]
fn what_is_no_archive_fails_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let endless = [
        b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n".to_vec(),
        vec![b'x'; 1000],
    ]
    .concat();
    for bytes in [
        b"\0\x01\x02".to_vec(),
        b"WARC/1.0\r\n".to_vec(),
        endless,
        vec![b'\n'; 100_000],
        vec![b'x'; 1 << 20],
    ] {
        let path = folder.path().join("a.warc");
        fs::write(&path, bytes).unwrap();
        let (status, out, error) = run(&["parse", path.to_str().unwrap()]);
        assert_eq!((status, out.as_str()), (2, ""), "{error}");
        assert!(error.contains("a.warc"), "{error}");
    }
}

#[test]
fn what_cannot_be_read_of_an_archive_is_said_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.warc");
    let http = "application/http; msgtype=response";
    let page = |address: &str, head: &str, body: &[u8]| {
        record("response", address, http, &response(head, body))
    };
    let large = vec![b'x'; taskbook::Limits::default().bytes + 1];
    let records = [
        page(
            "http://a.example/br",
            "Content-Type: text/html\r\nContent-Encoding: br",
            b"\x8b\x02\x80<p>",
        ),
        page(
            "http://a.example/torn",
            "Content-Type: text/html\r\nContent-Encoding: gzip",
            &gzip(PAGE)[..900],
        ),
        page("http://a.example/large", "Content-Type: text/html", &large),
        page("http://a.example/film", "Content-Type: video/mp4", &large),
        page("http://a.example/good", "Content-Type: text/html", PAGE),
    ];
    fs::write(&path, records.concat()).unwrap();
    let (status, out, error) = run(&["parse", path.to_str().unwrap()]);
    assert_eq!(
        (status, names(&out)),
        (2, vec!["http://a.example/good".to_owned()]),
        "{error}"
    );
    for said in ["/br: ", "/torn: ", "/large: ", "失败 3 份"] {
        assert!(error.contains(said), "{said} {error}");
    }
    assert!(!error.contains("/film"), "{error}");
}

/// A page as a browser saves it in one file, behind a picture.
fn saved(encoding: &str, page: &str) -> Vec<u8> {
    format!(
        "From: <Saved by Blink>\r\nSubject: x\r\nDate: Tue, 8 Aug 2017 10:00:00 +0800\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----abc----\"\r\n\r\n\r\n\
         ------abc----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
         ------abc----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{page}\r\n------abc------\r\n"
    )
    .into_bytes()
}

#[test]
fn a_page_saved_by_a_browser_is_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let quoted: String = PAGE
        .chunks(20)
        .map(|part| {
            part.iter()
                .map(|byte| format!("={byte:02X}"))
                .collect::<String>()
                + "=\r\n"
        })
        .collect();
    let plain = folder.path().join("a.html");
    fs::write(&plain, PAGE).unwrap();
    fs::write(
        folder.path().join("b.mhtml"),
        saved("quoted-printable", &quoted),
    )
    .unwrap();
    let (status, out, error) = run(&["parse", folder.path().to_str().unwrap()]);
    assert_eq!((status, error.as_str()), (0, ""));
    let [page, again] = <[_; 2]>::try_from(lines(&out)).unwrap();
    assert_eq!(again["origin"]["fetched"], "2017-08-08T02:00:00Z");
    assert_eq!(page["origin"]["sha256"], again["origin"]["sha256"]);
    assert_eq!(page["tasks"], again["tasks"]);

    let empty = folder.path().join("c.mht");
    fs::write(&empty, saved("quoted-printable", "").split_at(330).0).unwrap();
    let (status, _, error) = run(&["parse", empty.to_str().unwrap()]);
    assert!(
        status == 2 && error.contains("c.mht: 无法读取（其中没有网页）"),
        "{error}"
    );
}

#[test]
fn several_notices_are_shown_under_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let text =
        |year: u16| format!("{year}年任务书\n一、水环境\n1.完成清淤4万方。\n责任单位:水利局\n");
    for year in [2023, 2024] {
        fs::write(path(&format!("{year}.txt")), text(year)).unwrap();
    }
    let (root, old, new) = (path(""), path("2023.txt"), path("2024.txt"));
    for command in ["show", "text"] {
        let (status, both, error) = run(&[command, &root]);
        let alone = |file: &str| run(&[command, file]).1;
        assert_eq!((status, error.as_str()), (0, ""));
        let section = |file: &str| format!("==> {file} <==\n{}", alone(file));
        assert_eq!(both, format!("{}\n{}", section(&old), section(&new)));
    }
    let (status, out, _) = run(&["explain", &root, "2024/一1.1"]);
    let alone = run(&["explain", &new, "2024/一1.1"]).1;
    assert_eq!((status, out), (0, format!("==> {new} <==\n{alone}")));
    let (status, out, error) = run(&["explain", &old, &new, "2025/一1.1"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(
        error.contains("2025/一1.1") && error.contains("最接近的是 202"),
        "{error}"
    );

    assert_eq!(run(&["history", &root]), run(&["history", &old, &new]));
    let (status, _, error) = run(&["history", &old]);
    assert!(status == 2 && error.contains("只找到 1 份"), "{error}");
    let (status, _, error) = run(&["diff", &root, &new]);
    assert!(status == 2 && error.contains("这是目录"), "{error}");
}

#[test]
fn notices_that_were_hardly_understood_can_be_sorted_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let good = "一、水环境\n1.完成清淤4万方。\n责任单位:水利局\n";
    fs::write(path("a.txt"), good).unwrap();
    fs::write(
        path("b.txt"),
        format!("以下数据由统计部门另行公布，不作考核依据，特此说明。\n{good}"),
    )
    .unwrap();
    let root = path("");
    let (_, out, _) = run(&["parse", &root]);
    let shares: Vec<f64> = lines(&out)
        .iter()
        .map(|notice| notice["coverage"].as_f64().unwrap())
        .collect();
    assert!(shares[0] == 1.0 && shares[1] < 1.0, "{shares:?}");
    for command in [
        &["parse"][..],
        &["export"],
        &["report", "-o-"],
        &["show"],
        &["lint", "--exit-zero"],
    ] {
        let with = |more: &[&str]| run(&[command, &[root.as_str()], more].concat());
        let (status, all, _) = with(&[]);
        assert_eq!(status, 0, "{command:?}");
        let (status, out, error) = with(&["--min-coverage", "1"]);
        assert_eq!((status, out), (1, all), "{command:?}");
        assert!(
            error.contains("b.txt: 正文识别率 ") && !error.contains("a.txt"),
            "{error}"
        );
        assert_eq!(with(&["--min-coverage", "0.1"]).0, 0, "{command:?}");
    }
    let (status, _, error) = run(&["parse", &root, &path("c.txt"), "--min-coverage=1"]);
    assert!(
        status == 2 && error.contains("其中识别率不足 1 份，失败 1 份"),
        "{error}"
    );
    assert_eq!(run(&["parse", &root, "--min-coverage", "95"]).0, 2);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.html"), PAGE).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(path("p.html"))
        .status()
        .unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("a.html", path("link.html")).unwrap();
    std::os::unix::fs::symlink("nowhere.html", path("loose.html")).unwrap();
    std::os::unix::fs::symlink(".", path("loop")).unwrap();
    let (status, out, error) = run(&["parse", folder.path().to_str().unwrap()]);
    assert_eq!((status, names(&out).len()), (2, 2), "{error}");
    assert!(
        error.contains("loose.html: 无法读取（没有这个文件或目录"),
        "{error}"
    );
}

/// Peak memory in KiB and seconds of a run over a folder.
fn measure(command: &str, folder: &Path, jobs: &str) -> (u64, f64) {
    let begun = std::time::Instant::now();
    let script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); \
                  print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let output = std::process::Command::new("python3")
        .args([
            "-c",
            script,
            env!("CARGO_BIN_EXE_taskbook"),
            command,
            folder.to_str().unwrap(),
            "-j",
            jobs,
        ])
        .output()
        .unwrap();
    let peak = String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    (peak, begun.elapsed().as_secs_f64())
}

#[test]
#[ignore = "a measurement: cargo test --release --test batch -- --ignored --nocapture"]
fn two_cores_do_nearly_twice_as_much_in_flat_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (few, all) = (folder.path().join("200"), folder.path().join("2000"));
    for (path, count) in [(&few, 200), (&all, 2000)] {
        fs::create_dir(path).unwrap();
        many::write(path, count);
    }
    for command in ["export", "parse", "lint"] {
        let best = |jobs: &str| {
            (0..3)
                .map(|_| measure(command, &all, jobs).1)
                .fold(f64::MAX, f64::min)
        };
        let (one, two) = (best("1"), best("2"));
        let (small, large) = (measure(command, &few, "2").0, measure(command, &all, "2").0);
        println!(
            "{command}, 2,000 notices: {one:.2} s on one core, {two:.2} s on two ({:.2} times); peak {small} KiB for 200, {large} KiB for 2,000",
            one / two
        );
        assert!(
            large * 10 <= small * 13,
            "{command}: {small} KiB, {large} KiB"
        );
        assert!(one / two >= 1.8, "{command}: {one} s, {two} s");
    }
}

/// A clerk's folder holds what was made of its notices, too: read as notices, their tasks would be counted again.
#[test]
fn what_taskbook_wrote_is_no_notice() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let notice = path("通知.html");
    fs::write(&notice, PAGE).unwrap();
    let later = "fixtures/dongtou-2018-invented/notice.txt";
    let later = format!("{}/{later}", env!("CARGO_MANIFEST_DIR"));
    let (_, alone, _) = run(&["export", root]);
    for (args, name) in [
        (&["export"][..], "任务.html"),
        (&["report"], "核对.html"),
        (&["diff", &later], "对比.html"),
    ] {
        let (status, _, error) = run(&[args, &[&notice, "-o", &path(name)]].concat());
        assert!(status < 2, "{name}: {error}");
    }
    let own = ["任务.html", "核对.html", "对比.html"];
    for many in [root, &path("*.html")] {
        let (status, out, error) = run(&["export", many]);
        assert_eq!((status, &out), (0, &alone), "{error}");
        for name in own {
            let line = error.lines().find(|line| line.contains(name));
            assert!(line.is_some_and(|line| line.contains("略过")), "{error}");
        }
    }
    // By name it is refused.
    for name in own {
        let (status, out, error) = run(&["show", &path(name)]);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(error.contains("不是通知"), "{error}");
        assert_eq!(run(&["diff", &path(name), &notice]).0, 2);
    }
    let (_, json, _) = run(&["parse", &notice]);
    fs::write(path("n.json"), &json).unwrap();
    for command in ["show", "parse", "text", "lint", "export"] {
        let (status, out, error) = run(&[command, &path("n.json")]);
        assert_eq!(status, 2, "{command}: {out}");
        assert!(error.contains("taskbook diff 和 history"), "{error}");
    }
    assert_eq!(run(&["diff", &path("n.json"), &notice]).0, 0);
}

/// A notice in a folder that is not read for its ending is a notice lost, unless somebody says so.
#[test]
fn what_a_folder_holds_besides_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("附")).unwrap();
    let notice = "一、水环境\n1.完成清淤4万方。\n责任单位:水利局";
    for name in [
        "a.txt", "b.md", "附/c.MD", "附/d.pdf", "附/e.png", ".藏.md", "taskbook.toml",
    ] {
        let text = if name.ends_with("toml") { "" } else { notice };
        fs::write(root.join(name), text).unwrap();
    }
    let root = root.to_str().unwrap();
    let (status, out, error) = run(&["parse", root]);
    assert_eq!((status, names(&out).len()), (0, 1), "{error}");
    assert!(
        error.contains("目录中略过 3 个文件（md 2，pdf 1）"),
        "{error}"
    );
    assert_eq!(error.lines().count(), 1, "{error}");
    // By name it is read, and nothing is passed over.
    let (status, out, error) = run(&["parse", &format!("{root}/b.md")]);
    assert_eq!((status, error.as_str()), (0, ""));
    assert!(out.contains("水利局"));
}
