//! A folder of made-up notices of mixed sizes, encodings and kinds.

use std::fs;
use std::path::Path;

use super::generate;

/// Writes some notices: pages in UTF-8, pages in GB 18030, and texts, in sub-folders.
pub fn write(folder: &Path, count: usize) {
    for number in 0..count {
        let year = folder.join(format!("{}", 2015 + number % 10));
        fs::create_dir_all(&year).unwrap();
        let page = generate::page(20 + number * 7 % 120);
        let (ending, bytes) = match number % 3 {
            0 => ("html", page.into_bytes()),
            1 => {
                let page = page.replace("charset=\"utf-8\"", "charset=\"gb2312\"");
                ("htm", encoding_rs::GB18030.encode(&page).0.into_owned())
            }
            _ => ("txt", text(&page).into_bytes()),
        };
        fs::write(year.join(format!("{number:05}.{ending}")), bytes).unwrap();
    }
}

/// The page as somebody would copy it: a line for each paragraph and cell.
fn text(page: &str) -> String {
    let mut text = String::new();
    let mut inside = true;
    for c in page[page.find("<h1>").unwrap()..].chars() {
        match c {
            '<' => {
                inside = false;
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            '>' => inside = true,
            c if inside => text.push(c),
            _ => {}
        }
    }
    text
}
