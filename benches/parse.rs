//! What parsing costs beside the HTML parse that it contains, as ratios measured in one run.
//!
//! `cargo bench --bench parse` prints, for each page, the whole of `taskbook::parse` against decoding plus
//! `scraper::Html::parse_document` on the same bytes; then how time and peak memory grow from 1k to 100k tasks.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;

#[path = "../tests/common/generate.rs"]
mod generate;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

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

/// Peak bytes above what was live before.
fn peak(work: impl FnOnce()) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    work();
    MEMORY.peak_usage() - before
}

fn main() {
    for (name, encoding) in [
        ("notice.html", encoding_rs::UTF_8),
        ("notice-word.html", encoding_rs::GB18030),
    ] {
        let path = format!(
            "{}/fixtures/dongtou-2017/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        let bytes = std::fs::read(path).unwrap();
        let (ours, theirs) = pair(
            101,
            || parse(&bytes),
            || decode_and_scrape(&bytes, encoding),
        );
        let memory =
            peak(|| parse(&bytes)) as f64 / peak(|| decode_and_scrape(&bytes, encoding)) as f64;
        println!(
            "{name}: {} bytes, parse {ours:?}, decode and scraper {theirs:?}, ratio {:.2}, peak memory ratio {memory:.2}",
            bytes.len(),
            ours.as_secs_f64() / theirs.as_secs_f64()
        );
    }
    let mut last: Option<(Duration, usize)> = None;
    for tasks in [1_000, 10_000, 100_000] {
        let bytes = generate::page(tasks).into_bytes();
        let runs = if tasks < 100_000 { 9 } else { 3 };
        let (ours, theirs) = pair(
            runs,
            || parse(&bytes),
            || decode_and_scrape(&bytes, encoding_rs::UTF_8),
        );
        let (our_peak, their_peak) = (
            peak(|| parse(&bytes)),
            peak(|| decode_and_scrape(&bytes, encoding_rs::UTF_8)),
        );
        let growth = last.map_or(String::new(), |(time, memory)| {
            format!(
                ", grew {:.1}x in time and {:.1}x in memory",
                ours.as_secs_f64() / time.as_secs_f64(),
                our_peak as f64 / memory as f64
            )
        });
        println!(
            "{tasks} tasks: {} bytes, parse {ours:?}, ratio {:.2}, peak memory ratio {:.2}{growth}",
            bytes.len(),
            ours.as_secs_f64() / theirs.as_secs_f64(),
            our_peak as f64 / their_peak as f64
        );
        last = Some((ours, our_peak));
    }
}
