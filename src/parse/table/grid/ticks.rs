//! A matrix of ticks: bodies are the names of columns, and a mark in a row says which of them bear its duty (○, ★, √).

use crate::document::{Cell, Table};
use crate::model::{ColumnRole, Role};
use crate::zh::text::char_set::CharSet;
use crate::zh::unit::name::ends_like_body;

/// Marks that say yes. An empty box (□) says no.
static TICKS: CharSet = CharSet::of(&[
    '○', '●', '◎', '◯', '〇', '√', '✓', '✔', '☑', '★', '☆', '▲', '△', '▼', '▽', '◆', '◇', '■',
]);

/// Words that say what a mark stands for.
const ROLES: [(&str, Role); 10] = [
    ("牵头", Role::Lead),
    ("主办", Role::Lead),
    ("主责", Role::Lead),
    ("配合", Role::Support),
    ("协办", Role::Support),
    ("协同", Role::Support),
    ("协助", Role::Support),
    ("参与", Role::Support),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
];

/// What a cell of a matrix says of the body above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// ★
    Sign(char),
    /// 牵头
    Word(Role),
}

/// The mark of a cell that holds nothing else.
pub(super) fn mark(cell: &Cell) -> Option<Mark> {
    const LONGEST: usize = "牵头单位".len();
    let [line] = cell.lines.as_slice() else {
        return None;
    };
    if line.len() > LONGEST {
        return None;
    }
    let mut characters = line.chars();
    let sign = characters.next().filter(|c| TICKS.contains(*c));
    match sign {
        Some(sign) => characters.next().is_none().then_some(Mark::Sign(sign)),
        None => {
            let word = line.strip_suffix("单位").unwrap_or(line);
            let said = ROLES.iter().find(|(known, _)| *known == word);
            said.map(|(_, role)| Mark::Word(*role))
        }
    }
}

/// For each column whether marks stand in it, and below the first of them nothing else; none where no column is so.
pub(super) fn columns(table: &Table) -> Option<Vec<bool>> {
    if !table.cells.iter().any(|cell| mark(cell).is_some()) {
        return None;
    }
    let is_ticked = |column: usize| {
        let (mut name, mut ticked) = ("", false);
        for row in &table.rows {
            let Some(index) = row.get(column).copied().flatten() else {
                continue;
            };
            let cell = &table.cells[index as usize];
            let Some(line) = cell.lines.first() else {
                continue;
            };
            if mark(cell).is_some() {
                ticked = true;
            } else if !ticked {
                name = line;
            } else if cell.colspan == 1 && line.as_str() != name && !"□☐×".contains(line.as_str())
            {
                return false;
            }
        }
        ticked
    };
    let ticked: Vec<bool> = (0..table.width).map(is_ticked).collect();
    ticked.contains(&true).then_some(ticked)
}

/// Names of columns that are bodies where ticks stand below them; nothing where fewer than two of them are.
pub(super) fn bodies<'a>(
    names: impl Iterator<Item = (usize, &'a str, Option<ColumnRole>)>,
    ticked: &[bool],
) -> Vec<usize> {
    let found: Vec<usize> = names
        .filter(|(_, name, role)| {
            matches!(role, None | Some(ColumnRole::Unit | ColumnRole::Other))
                && ends_like_body(name)
        })
        .map(|(column, ..)| column)
        .collect();
    let any = found.iter().any(|&column| ticked[column]);
    if any && found.len() > 1 {
        found
    } else {
        Vec::new()
    }
}

/// What the marks of a matrix stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Legend {
    said: Vec<(char, Role)>,
    /// Several marks stand in the table, and nothing says what they mean.
    pub unsaid: bool,
}

impl Legend {
    /// The legend that stands in the cells of the table or in the lines around it.
    pub(super) fn of<'a>(table: &'a Table, around: impl Iterator<Item = &'a str>) -> Legend {
        let mut legend = Legend::default();
        let lines = table.cells.iter().flat_map(|cell| &cell.lines);
        for line in lines.map(|line| line.as_str()).chain(around) {
            if TICKS.occurs_in(line) {
                legend.take(line);
            }
        }
        let sign = |cell| match mark(cell)? {
            Mark::Sign(sign) => Some(sign),
            Mark::Word(_) => None,
        };
        let mut marks: Vec<char> = table.cells.iter().filter_map(sign).collect();
        marks.sort_unstable();
        marks.dedup();
        legend.unsaid = marks.len() > 1 && legend.said.is_empty();
        legend
    }

    pub(super) fn role(&self, mark: Mark) -> Role {
        let sign = match mark {
            Mark::Word(role) => return role,
            Mark::Sign(sign) => sign,
        };
        let said = self.said.iter().find(|(known, _)| *known == sign);
        said.map_or(Role::Responsible, |(_, role)| *role)
    }

    /// ★为牵头单位，○为配合单位; 牵头单位（★）、配合单位（○）.
    fn take(&mut self, line: &str) {
        let parts = line.split(|c: char| "，,；;。、".contains(c) || c.is_whitespace());
        for part in parts {
            let marks = part.char_indices().filter(|(_, c)| TICKS.contains(*c));
            let marks: Vec<(usize, char)> = marks.collect();
            for (nth, &(at, mark)) in marks.iter().enumerate() {
                let end = marks.get(nth + 1).map_or(part.len(), |next| next.0);
                let behind = role_in(&part[at..end]);
                let before = || role_in(&part[..at]).filter(|_| marks.len() == 1);
                if let Some(role) = behind.or_else(before)
                    && !self.said.iter().any(|(known, _)| *known == mark)
                {
                    self.said.push((mark, role));
                }
            }
        }
    }
}

fn role_in(text: &str) -> Option<Role> {
    let found = ROLES.iter().find(|(word, _)| text.contains(word));
    found.map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_of_several_wordings() {
        for line in [
            "注：★为牵头单位，○为配合单位。",
            "（“★”表示牵头部门、“○”表示配合部门）",
            "牵头单位（★）；配合单位（○）",
            "责任单位（★牵头○配合）",
        ] {
            let mut legend = Legend::default();
            legend.take(line);
            assert_eq!(legend.role(Mark::Sign('★')), Role::Lead, "{line}");
            assert_eq!(legend.role(Mark::Sign('○')), Role::Support, "{line}");
        }
        assert_eq!(Legend::default().role(Mark::Sign('★')), Role::Responsible);
    }
}
