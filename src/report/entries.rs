//! JSON lists of findings, written in parts: the entries apart from what stands around them.

use std::io;

/// What stands before and behind the entries of a list that is empty in this JSON.
pub(super) fn halves(json: &str, list: &str) -> (String, String) {
    let empty = format!("\"{list}\": []");
    let (before, behind) = json.rsplit_once(&empty).unwrap_or((json, ""));
    (format!("{before}\"{list}\": ["), format!("]{behind}\n"))
}

/// Entries of a list at a depth, each behind a comma and on lines of its own.
pub(super) fn entries<T: serde::Serialize>(
    list: impl IntoIterator<Item = T>,
    depth: usize,
) -> io::Result<String> {
    let line = format!("\n{}", "  ".repeat(depth));
    let mut text = String::new();
    for entry in list {
        text.push(',');
        text.push_str(&line);
        // Line ends inside of strings are escaped: those that are left are between entries.
        text.push_str(&serde_json::to_string_pretty(&entry)?.replace('\n', &line));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_together_is_what_serde_writes() {
        #[derive(serde::Serialize)]
        struct Outer {
            first: u8,
            list: Vec<(u8, &'static str)>,
            last: u8,
        }
        let of = |list| Outer {
            first: 1,
            list,
            last: 2,
        };
        let (before, behind) = halves(&serde_json::to_string_pretty(&of(vec![])).unwrap(), "list");
        let list = vec![(1, "甲\n乙"), (2, "\"list\": []")];
        let inside = entries(&list, 2).unwrap();
        let whole = format!("{before}{}\n  {behind}", inside.strip_prefix(',').unwrap());
        assert_eq!(
            whole,
            serde_json::to_string_pretty(&of(list)).unwrap() + "\n"
        );
    }
}
