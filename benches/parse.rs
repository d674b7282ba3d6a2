//! What parsing costs beside the HTML parse that it contains, as ratios measured in one run.
//!
//! `cargo bench --bench parse` prints, for each page, the whole of `taskbook::parse` against decoding plus
//! `scraper::Html::parse_document` on the same bytes; then how time and peak memory grow from 1k to 100k tasks.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "../tests/common/generate.rs"]
mod generate;

fn decode_and_scrape(bytes: &[u8], encoding: &'static encoding_rs::Encoding) {
    let (text, _, _) = encoding.decode(bytes);
    black_box(scraper::Html::parse_document(&text));
}

fn parse(bytes: &[u8]) {
    black_box(taskbook::parse(bytes, &taskbook::Options::default()).unwrap());
}

/// Median time of both, taken in turn so that a slow moment of the machine hits both.
fn pair(runs: usize, mut a: impl FnMut(), mut b: impl FnMut()) -> (Duration, Duration) {
    let (mut a_times, mut b_times) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let start = Instant::now();
        a();
        a_times.push(start.elapsed());
        let start = Instant::now();
        b();
        b_times.push(start.elapsed());
    }
    a_times.sort();
    b_times.sort();
    (a_times[runs / 2], b_times[runs / 2])
}

/// Peak memory (KiB) that one call takes in a process of its own; none where the system does not tell.
fn peak(what: &str, page: &str) -> Option<f64> {
    let output = std::process::Command::new(std::env::current_exe().ok()?)
        .args(["--peak", what, page])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// In the process of its own: does the work (or only reads the page) and prints the high-water mark.
fn print_peak(what: &str, page: &str) {
    let (bytes, encoding) = page_bytes(page);
    match what {
        "parse" => parse(&bytes),
        "scraper" => decode_and_scrape(&bytes, encoding),
        _ => {
            black_box(&bytes);
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    if let Some(kib) = mark.and_then(|rest| rest.split_whitespace().next()) {
        println!("{kib}");
    }
}

/// Peak of parsing over peak of scraper, what the bare process takes left out, and what the code itself takes: the same for
/// a page of one task as for any other. None for a page so small that the code is nearly all.
fn memory(page: &str) -> Option<(f64, f64)> {
    let beyond_bare = |what: &str, page: &str| Some(peak(what, page)? - peak("nothing", page)?);
    let of_page = |what: &str| Some(beyond_bare(what, page)? - beyond_bare(what, "1")?);
    let (ours, theirs) = (of_page("parse")?, of_page("scraper")?);
    (theirs > 1024.0).then_some((ours / theirs, ours))
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

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, what, page, ..] = arguments.as_slice()
        && flag == "--peak"
    {
        return print_peak(what, page);
    }
    let mut last: Option<(Duration, f64)> = None;
    for (page, runs) in [
        ("notice.html", 201),
        ("notice-word.html", 101),
        ("1000", 9),
        ("10000", 5),
        ("100000", 3),
    ] {
        let (bytes, encoding) = page_bytes(page);
        let (ours, theirs) = pair(
            runs,
            || parse(&bytes),
            || decode_and_scrape(&bytes, encoding),
        );
        let (ratio, peak) = memory(page).unwrap_or((f64::NAN, f64::NAN));
        print!(
            "{page}: {} bytes, parse {ours:.1?}, decode and scraper {theirs:.1?}, ratio {:.2}",
            bytes.len(),
            ours.as_secs_f64() / theirs.as_secs_f64()
        );
        if ratio.is_finite() {
            print!(", peak memory ratio {ratio:.2}");
        }
        let generated = page.parse::<usize>().is_ok();
        if let Some((time, memory)) = last.filter(|_| generated) {
            print!(
                ", tenfold input: {:.1}x time, {:.1}x memory",
                ours.as_secs_f64() / time.as_secs_f64(),
                peak / memory
            );
        }
        println!();
        last = generated.then_some((ours, peak));
    }
}
