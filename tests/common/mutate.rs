//! A document with a few random faults: lines, cells, tags or characters dropped, doubled, swapped or cut, marks in another width.
#![allow(dead_code)]

use super::random::Random;

/// What is put in anywhere: marks, labels and numbers that begin or end something.
const PIECES: [&str; 43] = [
    "、", "，", "。", "；", "：", "（", "）", "(", ")", "《", "》", "“", "”", "〔", "〕", "【",
    "】", "\n", "\n\n", "\t", "  ", "　", "|", "——", "-", "1.", "2.", "一、", "（二）", "①",
    "第一条", "责任单位：", "牵头单位：", "（责任单位：", "完成时限：", "附件2", "2023年6月底前",
    "100%", "序号", "备注", "合计", "同上", "等",
];

/// What is put into a page besides.
const MARKUP: [&str; 4] = ["&nbsp;", "<br>", "<p>", "</td>"];

/// The text with up to six faults.
pub fn mutated(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(6) {
        text = fault(&text, random);
    }
    text
}

fn fault(text: &str, random: &mut Random) -> String {
    match random.below(12) {
        0..=2 => of_parts(text.split_inclusive('\n').collect(), random),
        // Tags with the text behind them, or the cells of a line.
        3..=5 if text.contains('<') => of_parts(before_each(text, '<'), random),
        3..=5 if text.contains('\t') => of_parts(text.split_inclusive('\t').collect(), random),
        6 => of_parts(
            text.split_inclusive(['。', '；', '，', '、']).collect(),
            random,
        ),
        7 => {
            let (from, to) = *random.pick(&[
                ('（', '('),
                ('）', ')'),
                ('(', '（'),
                (')', '）'),
                ('，', ','),
                ('；', ';'),
                ('：', ':'),
                (':', '：'),
                ('、', ','),
                ('。', '.'),
                ('\n', ' '),
                ('　', ' '),
                ('1', '１'),
                ('—', '-'),
                ('“', '"'),
            ]);
            one_or_all(text, from, to, random)
        }
        8 => {
            let at = place(text, random);
            let mut text = text.to_owned();
            let of_page = text.contains('<') && random.once_in(4);
            let piece = random.word(if of_page { &MARKUP } else { &PIECES });
            text.insert_str(at, piece);
            text
        }
        9 if random.once_in(6) => text[..place(text, random)].to_owned(),
        _ => of_characters(text, random),
    }
}

/// One part dropped, doubled, swapped with another, cut, or joined with the next.
fn of_parts(mut parts: Vec<&str>, random: &mut Random) -> String {
    let (one, other) = (random.below(parts.len()), random.below(parts.len()));
    if parts.is_empty() {
        return String::new();
    }
    match random.below(6) {
        0 => drop(parts.remove(one)),
        1 => parts.insert(one, parts[one]),
        2 => parts.swap(one, other),
        3 => parts[one] = &parts[one][..place(parts[one], random)],
        4 => parts.insert(other, parts[one]),
        _ => parts[one] = parts[one].trim_end(),
    }
    parts.concat()
}

/// A few characters dropped, doubled or swapped.
fn of_characters(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return String::new();
    }
    let at = random.below(characters.len());
    match random.below(4) {
        0 => drop(characters.remove(at)),
        1 => characters.insert(at, characters[at]),
        2 => {
            let end = (at + 1 + random.below(20)).min(characters.len());
            characters.drain(at..end);
        }
        _ => {
            let other = random.below(characters.len());
            characters.swap(at, other);
        }
    }
    characters.into_iter().collect()
}

fn one_or_all(text: &str, from: char, to: char, random: &mut Random) -> String {
    let all = random.once_in(2);
    let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
    if all || places.is_empty() {
        return text.replace(from, &to.to_string());
    }
    let at = *random.pick(&places);
    format!("{}{to}{}", &text[..at], &text[at + from.len_utf8()..])
}

fn before_each(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(mark) {
        parts.push(&text[from..at]);
        from = at;
    }
    parts.push(&text[from..]);
    parts
}

fn place(text: &str, random: &mut Random) -> usize {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
