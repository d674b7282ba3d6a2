//! What taskbook itself wrote: never a notice, though it is full of the words of one.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Most bytes in front of the sign that tells.
const HEAD: usize = 512;

/// In the head of every page that is written (`export`, `diff`, `report`).
const PAGE: &str = r#"<meta name="generator" content="taskbook""#;

/// At the beginning of the JSON of `parse`, `lint`, `diff` and `history`, whatever blanks stand in it.
const JSON: [&str; 2] = ["{", r#""schema":"#];

/// What these bytes are, as it is said to people; `None` where taskbook did not write them.
pub(crate) fn what_it_is(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if contains(head, PAGE) {
        return Some("这是 taskbook 写出的网页，不是通知");
    }
    is_json(head).then_some(
        "这是 taskbook 写出的 JSON，不是通知；parse 的输出可以直接交给 taskbook diff 和 history",
    )
}

/// Whether a file is what taskbook wrote.
pub(crate) fn is_own(file: &Path) -> bool {
    let mut head = Vec::with_capacity(HEAD);
    let read = File::open(file).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    read.is_ok() && what_it_is(&head).is_some()
}

fn contains(bytes: &[u8], sign: &str) -> bool {
    bytes
        .windows(sign.len())
        .any(|part| part == sign.as_bytes())
}

fn is_json(head: &[u8]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let mut rest = head.trim_ascii_start();
    for sign in JSON {
        let Some(behind) = rest.strip_prefix(sign.as_bytes()) else {
            return false;
        };
        rest = behind.trim_ascii_start();
    }
    rest.starts_with(br#""taskbook."#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_begins_as_our_own_is_ours() {
        for ours in [
            "<!doctype html>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"taskbook\">",
            "{\"schema\":\"taskbook.notice/1\",",
            "\u{feff}{\n  \"schema\": \"taskbook.findings/1\"",
        ] {
            assert!(what_it_is(ours.as_bytes()).is_some(), "{ours}");
        }
        for other in [
            "",
            "<meta name=\"generator\" content=\"某某网站群\">",
            "{\"schema\": \"other/1\"}",
            "{\"notice\": {\"schema\": \"taskbook.notice/1\"}}",
            "一、水环境\n1.完成清淤。",
        ] {
            assert!(what_it_is(other.as_bytes()).is_none(), "{other}");
        }
    }
}
