//! What parsing costs beside the HTML parse that it contains, as ratios measured in one run.
//!
//! `cargo bench --bench parse` prints, for each page, the whole of `taskbook::parse` against decoding plus
//! `scraper::Html::parse_document` on the same bytes; then how time and peak memory grow from 1k to 100k tasks.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../tests/common/generate.rs"]
mod generate;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, work, page, ..] = arguments.as_slice()
        && flag == "--alone"
    {
        return print_alone(work, page);
    }
    for (page, runs) in [("notice.html", 201), ("notice-word.html", 101)] {
        let (bytes, encoding) = page_bytes(page);
        let times = pair(
            runs,
            || time(|| parse(&bytes)),
            || time(|| decode_and_scrape(&bytes, encoding)),
        );
        print_ratio(page, times);
        println!();
    }
    let mut last: Option<(Duration, f64)> = None;
    for (page, runs) in [("1000", 21), ("10000", 9), ("100000", 5)] {
        let times = pair(runs, || alone("parse", page).0, || alone("scraper", page).0);
        print_ratio(page, times);
        let (ours, theirs) = (peak("parse", page), peak("scraper", page));
        print!(", peak memory ratio {:.2}", ours / theirs);
        if let Some((time, memory)) = last {
            print!(
                ", tenfold input: {:.1}x time, {:.1}x memory",
                times.0.as_secs_f64() / time.as_secs_f64(),
                ours / memory
            );
        }
        println!();
        last = Some((times.0, ours));
    }
}

fn parse(bytes: &[u8]) {
    black_box(taskbook::parse(bytes, &taskbook::Options::default()).unwrap());
}

fn decode_and_scrape(bytes: &[u8], encoding: &'static encoding_rs::Encoding) {
    let (text, _, _) = encoding.decode(bytes);
    black_box(scraper::Html::parse_document(&text));
}

fn page_bytes(page: &str) -> (Vec<u8>, &'static encoding_rs::Encoding) {
    if let Ok(tasks) = page.parse() {
        return (generate::page(tasks).into_bytes(), encoding_rs::UTF_8);
    }
    let path = format!(
        "{}/fixtures/dongtou-2017/{page}",
        env!("CARGO_MANIFEST_DIR")
    );
    let encoding = if page.contains("word") {
        encoding_rs::GB18030
    } else {
        encoding_rs::UTF_8
    };
    (std::fs::read(path).unwrap(), encoding)
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Median time of both, taken in turn so that a slow moment of the machine hits both.
fn pair(
    runs: usize,
    ours: impl Fn() -> Duration,
    theirs: impl Fn() -> Duration,
) -> (Duration, Duration) {
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        our_times.push(ours());
        their_times.push(theirs());
    }
    our_times.sort();
    their_times.sort();
    (our_times[runs / 2], their_times[runs / 2])
}

fn print_ratio(page: &str, (ours, theirs): (Duration, Duration)) {
    print!(
        "{page}: parse {ours:.1?}, decode and scraper {theirs:.1?}, ratio {:.2}",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
}

/// Time and high-water mark of memory (KiB; 0 where the system does not tell) of one work in a process of its own. In one
/// process, a second work finds the memory of the first at hand if that was small and not if it was large: a matter of the
/// allocator, which would be counted as growth.
fn alone(work: &str, page: &str) -> (Duration, f64) {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--alone", work, page])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let (nanos, kib) = printed.trim().split_once(' ').unwrap();
    (
        Duration::from_nanos(nanos.parse().unwrap()),
        kib.parse().unwrap(),
    )
}

/// In the process of its own: does the work, or only reads the page.
fn print_alone(work: &str, page: &str) {
    let (bytes, encoding) = page_bytes(page);
    let taken = time(|| match work {
        "parse" => parse(&bytes),
        "scraper" => decode_and_scrape(&bytes, encoding),
        _ => {
            black_box(&bytes);
        }
    });
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = mark.and_then(|rest| rest.split_whitespace().next());
    println!("{} {}", taken.as_nanos(), kib.unwrap_or("0"));
}

/// Peak memory (KiB) that a page takes, median of five runs: what the process takes for the page alone left out, and what the
/// code itself takes, which is the same for a page of one task as for any other.
fn peak(work: &str, page: &str) -> f64 {
    let median = |work: &str, page: &str| {
        let mut marks: Vec<f64> = (0..5).map(|_| alone(work, page).1).collect();
        marks.sort_by(f64::total_cmp);
        marks[2]
    };
    let beyond_bare = |page: &str| median(work, page) - median("nothing", page);
    beyond_bare(page) - beyond_bare("1")
}
