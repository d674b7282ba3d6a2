//! What linting costs on top of parsing: `cargo bench --bench lint`.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use taskbook::{Notice, Options};

const RUNS: usize = 31;

fn median(mut once: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            once();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn main() {
    let options = Options::default();
    for name in [
        "notice.txt", "notice.html", "notice-word.html", "mended.txt",
    ] {
        let path = format!(
            "{}/fixtures/dongtou-2017/{name}",
            env!("CARGO_MANIFEST_DIR")
        );
        let bytes = std::fs::read(path).unwrap();
        let notice: Notice = taskbook::parse(&bytes, &options).unwrap();
        let whole = median(|| {
            black_box(taskbook::parse(&bytes, &options).unwrap());
        });
        let lint = median(|| {
            black_box(taskbook::lint(&notice, &options));
        });
        // `parse` lints as well.
        let parse = whole.saturating_sub(lint);
        println!(
            "{name:<18} parse {parse:>10.2?}  lint {lint:>10.2?}  {:>5.1} %",
            100.0 * lint.as_secs_f64() / parse.as_secs_f64()
        );
    }
}
