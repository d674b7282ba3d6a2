//! The two readings of one text, the book's and the table's, compared character by character.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts that differ over more characters than this, what both begin and end with apart, are different as a whole: the comparison
/// takes time in the square of what differs.
const COMPARED: usize = 10_000;

/// What is equal and what is not, in order.
pub(crate) fn operations(book: &[char], table: &[char]) -> Vec<DiffOp> {
    let shorter = book.len().min(table.len());
    let start = (0..shorter).take_while(|&at| book[at] == table[at]).count();
    let end = (1..=shorter - start)
        .take_while(|&back| book[book.len() - back] == table[table.len() - back])
        .count();
    let (old_len, new_len) = (book.len() - start - end, table.len() - start - end);
    if old_len.max(new_len) <= COMPARED {
        return capture_diff_slices(Algorithm::Myers, book, table);
    }
    let mut ops = vec![DiffOp::Replace {
        old_index: start,
        old_len,
        new_index: start,
        new_len,
    }];
    let equal = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    if start > 0 {
        ops.insert(0, equal(0, 0, start));
    }
    if end > 0 {
        ops.push(equal(start + old_len, start + new_len, end));
    }
    ops
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    type Ranges = Vec<(Range<usize>, Range<usize>)>;

    fn compared(book: &str, table: &str) -> Ranges {
        let [book, table] = [book, table].map(|text| text.chars().collect::<Vec<_>>());
        operations(&book, &table)
            .iter()
            .map(|op| (op.old_range(), op.new_range()))
            .collect()
    }

    #[test]
    fn long_texts_that_differ_little_are_compared() {
        let long = |middle| {
            let [head, tail] = ["甲", "乙"].map(|text| text.repeat(COMPARED));
            format!("{head}{middle}{tail}")
        };
        let (book, table) = (long("清淤4万方"), long("清淤10万方"));
        let (differs, all) = (COMPARED + 2, 2 * COMPARED + 5);
        assert_eq!(
            compared(&book, &table),
            [
                (0..differs, 0..differs),
                (differs..differs + 1, differs..differs + 2),
                (differs + 1..all, differs + 2..all + 1)
            ]
        );
        assert_eq!(compared(&book, &book), [(0..all, 0..all)]);
    }

    #[test]
    fn what_differs_over_a_whole_book_differs_as_one() {
        let text = |middle: &str| format!("甲{}乙", middle.repeat(COMPARED + 1));
        let (book, table) = (text("书"), text("表"));
        let end = COMPARED + 2;
        assert_eq!(
            compared(&book, &table),
            [(0..1, 0..1), (1..end, 1..end), (end..end + 1, end..end + 1)]
        );
        // One side has it all.
        assert_eq!(
            compared("甲乙", &table),
            [(0..1, 0..1), (1..1, 1..end), (1..2, end..end + 1)]
        );
    }
}
