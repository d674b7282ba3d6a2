//! One random fault in a sound notice: the right rule has to say so at the right place, and nothing else may be said.

#![allow(clippy::expect_used, clippy::print_stdout, missing_docs)]

mod inject;
mod random;

use std::ops::Range;

use inject::{Fault, KINDS};
use random::Random;
use taskbook::{Finding, Notice, Options, Severity, parse};

/// Faults of each kind.
const TRIALS: usize = 40;

/// The sound notice: as text, and as a page.
const SOUND: [(&str, &str); 2] = [
    (
        "text",
        include_str!("../../fixtures/dongtou-2017/mended.txt"),
    ),
    (
        "page",
        include_str!("../../fixtures/dongtou-2017/mended.html"),
    ),
];

fn read(text: &str) -> Notice {
    parse(text.as_bytes(), &Options::default()).expect("text")
}

/// Whether a finding, or a place that it refers to, lies on one of the lines that the fault touches.
fn is_near(finding: &Finding, text: &str, places: &[Range<usize>]) -> bool {
    std::iter::once(&finding.at)
        .chain(&finding.related)
        .any(|span| {
            let lines = line_range(text, span.start as usize, span.end as usize);
            places
                .iter()
                .any(|place| place.start <= lines.end && lines.start <= place.end)
        })
}

fn line_range(text: &str, start: usize, end: usize) -> Range<usize> {
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    from..to
}

#[derive(Default)]
struct Tally {
    tried: usize,
    found: usize,
    strays: usize,
    missed: Vec<String>,
}

fn try_one(fault: &Fault, tally: &mut Tally) {
    let notice = read(&fault.text);
    let findings: Vec<&Finding> = notice
        .findings
        .iter()
        .filter(|finding| {
            finding.severity > Severity::Note || fault.rules.contains(&finding.rule.as_str())
        })
        .collect();
    let right = |finding: &&&Finding| {
        fault.rules.contains(&finding.rule.as_str()) && is_near(finding, &fault.text, &fault.places)
    };
    let strays: Vec<&&Finding> = findings
        .iter()
        .filter(|finding| !is_near(finding, &fault.text, &fault.places))
        .collect();
    tally.tried += 1;
    tally.strays += strays.len();
    let hit = findings.iter().any(|finding| right(&finding));
    tally.found += usize::from(hit);
    if !hit || !strays.is_empty() {
        let all: Vec<String> = findings
            .iter()
            .map(|finding| {
                format!(
                    "{} {}:{} {}",
                    finding.rule, finding.at.line, finding.at.column, finding.message
                )
            })
            .collect();
        tally.missed.push(format!(
            "{} {}: {all:?}",
            if hit { "stray" } else { "missed" },
            fault.what
        ));
    }
}

#[test]
fn every_kind_of_fault_is_reported_and_nothing_else() {
    let [(form, sound), _] = SOUND;
    every_kind_in(form, sound);
}

// A bracket lost from the number of an item, and another title or year in the page's heading, are not always seen.
#[ignore = "known defect: faults in headings of a page are missed"]
#[test]
fn every_kind_of_fault_is_reported_on_a_page() {
    let [_, (form, sound)] = SOUND;
    every_kind_in(form, sound);
}

fn every_kind_in(form: &str, text: &str) {
    let sound = read(text);
    assert!(
        sound
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Note)
    );
    let mut random = Random::seeded(20_170_808);
    let mut all = Tally::default();
    println!("{form:<22}{:>6}{:>8}{:>8}", "tried", "recall", "strays");
    for (name, make) in KINDS {
        let mut tally = Tally::default();
        for _ in 0..TRIALS {
            if let Some(fault) = make(text, &sound, &mut random) {
                try_one(&fault, &mut tally);
            }
        }
        println!(
            "{name:<22}{:>6}{:>8.3}{:>8}",
            tally.tried,
            tally.found as f64 / tally.tried.max(1) as f64,
            tally.strays
        );
        for missed in tally.missed.iter().take(6) {
            println!("    {missed}");
        }
        assert!(tally.tried > 0, "{name} could not be made");
        all.tried += tally.tried;
        all.found += tally.found;
        all.strays += tally.strays;
    }
    println!(
        "{:<22}{:>6}{:>8.3}{:>8}",
        "all",
        all.tried,
        all.found as f64 / all.tried as f64,
        all.strays
    );
    assert!(all.found as f64 >= 0.98 * all.tried as f64, "recall");
    assert_eq!(
        all.strays, 0,
        "findings that have nothing to do with the fault"
    );
}
