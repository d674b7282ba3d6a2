//! Every value quotes back from its place, and no visible text is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::page::{Claims, scan, visible_through_scraper, wrong_spans};
use common::{DONGTOU, fold, notices};
use taskbook::{LeftoverClass, Notice};

fn assert_none(wrong: &[String]) {
    let shown = wrong
        .iter()
        .take(30)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(wrong.is_empty(), "{} in all\n{shown}", wrong.len());
}

fn lost(notice: &Notice) -> Vec<String> {
    let lost = Claims::of(notice).lost();
    lost.into_iter()
        .map(|(at, run)| format!("byte {at}: {run}"))
        .collect()
}

#[test]
fn values_quote_back() {
    for (name, notice) in notices() {
        // Nothing is wrong in an empty model.
        assert!(notice.tasks.len() > 100, "{name}");
        let wrong: Vec<_> = wrong_spans(&notice)
            .into_iter()
            .map(|wrong| format!("{name}: {wrong}"))
            .collect();
        assert_none(&wrong);
    }
}

#[test]
fn no_visible_text_is_lost() {
    for (name, notice) in notices() {
        let lost: Vec<_> = lost(&notice)
            .into_iter()
            .map(|run| format!("{name}: {run}"))
            .collect();
        assert_none(&lost);
    }
}

#[test]
fn left_over_is_what_no_book_or_table_has() {
    for (name, notice) in notices() {
        let twice = Claims::of(&notice).listed_twice();
        assert!(twice.is_empty(), "{name}: {twice:?}");
        let unknown: Vec<_> = notice
            .leftover
            .iter()
            .filter(|left| left.class == LeftoverClass::Unknown)
            .collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
        // All but the prose of the cover and the titles that are printed twice.
        assert!(
            notice.coverage > 0.95 && notice.coverage <= 1.0,
            "{name}: {}",
            notice.coverage
        );
    }
}

#[test]
fn shell_of_the_page_is_left_over_as_chrome() {
    let (_, notice) = notices().last().unwrap();
    for text in [
        "当前位置", "友情链接", "相关链接", "网站标识码", "打印本页", "依申请公开",
    ] {
        let found = notice
            .leftover
            .iter()
            .find(|left| fold(&left.text).contains(text));
        let class = found.map(|left| left.class);
        assert_eq!(class, Some(LeftoverClass::Chrome), "{text}: {found:?}");
    }
}

#[test]
fn checks_see_a_wrong_place_and_a_lost_value() {
    for (name, notice) in notices() {
        // One character further on.
        let mut wrong = notice.clone();
        let clause = wrong.books[0].nodes[1].children[0]
            .clauses
            .last_mut()
            .unwrap();
        clause.at.start += 3;
        clause.at.column += 1;
        assert_eq!(wrong_spans(&wrong).len(), 1, "{name}");
        assert_eq!(lost(&wrong).len(), 1, "{name}");

        // The right bytes under the wrong line.
        let mut wrong = notice.clone();
        wrong.tasks[0].at.line += 1;
        assert_eq!(wrong_spans(&wrong).len(), 1, "{name}");

        let mut wrong = notice.clone();
        let row = wrong.tables[0].rows.pop().unwrap();
        let text = fold(&row.text);
        wrong.tasks.retain(|task| fold(&task.text) != text);
        let seen = lost(&wrong).concat();
        assert!(seen.contains(&text), "{name}: {seen}");
    }
}

#[test]
fn the_scanner_of_the_checks_sees_what_a_parser_sees() {
    for (name, bytes) in DONGTOU.iter().filter(|(name, _)| name.ends_with("html")) {
        let page = decode(bytes);
        let scanned: String = scan(&page, 0..page.len())
            .into_iter()
            .map(|visible| visible.character)
            .collect();
        assert_eq!(scanned, visible_through_scraper(&page), "{name}");
    }
}

#[test]
fn the_pages_hold_the_text_and_nothing_of_it_is_repaired() {
    let text = fold(&decode(DONGTOU[0].1));
    assert_eq!(visible_through_scraper(&decode(DONGTOU[1].1)), text);
    let word = visible_through_scraper(&decode(DONGTOU[2].1));
    assert!(word.contains(&text));
    assert!(DONGTOU[2].1.len() >= 150_000);
}

fn decode(bytes: &[u8]) -> String {
    let encoding = match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8,
        Err(_) => encoding_rs::GB18030,
    };
    let (text, _, failed) = encoding.decode(bytes);
    assert!(!failed);
    text.into_owned()
}
