//! The header of a table between tabs: its names may be broken over lines, and one may stand over those of the next line.

use super::printed::{Part, Printed};
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{self, names::ColumnNames, periods};
use crate::parse::table::grid;
use crate::zh::text::scan::is_han;
use crate::zh::unit;

/// Most bytes of a name.
const LONGEST: usize = 90;

/// Fewest columns of a table whose names are not all known by themselves.
const NARROWEST: usize = 3;

/// Most characters of a name that no header is known to use: the title of a table is longer.
const LONGEST_UNKNOWN: usize = 12;

/// The names of the columns.
pub(super) struct Header {
    /// The cells of the upper row.
    pub upper: Vec<Part>,
    /// Those of a lower one, and how many of them stand below each upper one.
    pub lower: Vec<Part>,
    pub sizes: Vec<usize>,
    pub roles: Vec<ColumnRole>,
    /// How many lines it takes.
    pub lines: usize,
}

impl Header {
    /// Most lines that a header takes.
    pub(super) const DEEPEST: usize = 16;

    /// The header that the first of some lines are.
    pub(super) fn of(known: &ColumnNames, lines: &[Printed]) -> Option<Header> {
        let mut found = None;
        let mut upper: Vec<Part> = Vec::new();
        for (count, line) in lines.iter().take(Self::DEEPEST).enumerate() {
            if line.parts.iter().any(|part| !may_be_name(part)) {
                break;
            }
            let broken = upper.len().checked_sub(1);
            // 2022年 is no name, so that 完成值 may go on with it; 牵头 stands below 责任单位 sooner than behind 四季度.
            let names_bodies = |part: &Part| {
                let role = known.role(&squeezed(&part.text()));
                role.is_some_and(ColumnRole::names_units)
            };
            let breaks = line.parts.len() > 1
                && ends_name(&line.parts[0])
                && !names_bodies(&line.parts[0])
                && upper
                    .last()
                    .is_some_and(|last| !known.is_exact(&squeezed(&last.text())));
            upper = joined([upper.as_slice(), line.parts.as_slice()]);
            // Two names are no name: the next line is none of the header.
            let is_name = |at: usize| {
                let name = squeezed(&upper[at].text());
                known.is_exact(&name) || breaks && known.role(&name).is_some()
            };
            if line.parts.len() > 1 && broken.is_some_and(|at| !is_name(at)) {
                break;
            }
            let is_whole = line.parts.len() > 1 || broken.is_some_and(is_name);
            if let Some(roles) = roles(known, &upper).filter(|_| is_whole) {
                found = Some(Header {
                    upper: upper.clone(),
                    lower: Vec::new(),
                    sizes: vec![0; upper.len()],
                    roles,
                    lines: count + 1,
                });
            }
        }
        found
    }

    /// Whether a line without tabs is the beginning of the first name of a line: 类 above 别 | 序号.
    pub(super) fn begins(known: &ColumnNames, above: &str, line: &Printed) -> bool {
        let rest = line.parts.first().map(Part::text);
        rest.is_some_and(|rest| {
            above.chars().nth(2).is_none()
                && !known.is_exact(&squeezed(&rest))
                && known.is_exact(&squeezed(&format!("{above}{rest}")))
        })
    }

    /// The header with the names of a further line, where those leave out no column of rows that have so many cells.
    pub(super) fn with_lower(self, known: &ColumnNames, line: &Printed, width: usize) -> Header {
        let over = self.sizes(known, line, width);
        let whole = over.and_then(|sizes| {
            let mut below = line.parts.iter();
            let (mut flat, mut roles) = (Vec::new(), Vec::new());
            for (upper, &size) in self.upper.iter().zip(&sizes) {
                let above = known.role(&squeezed(&upper.text()));
                match size {
                    0 => {
                        flat.push(upper.clone());
                        roles.push(above);
                    }
                    _ => {
                        for lower in below.by_ref().take(size) {
                            flat.push(lower.clone());
                            roles.push(known.role(&squeezed(&lower.text())).or(above));
                        }
                    }
                }
            }
            Some((sizes, settled(&flat, roles)?))
        });
        match whole {
            Some((sizes, roles)) => Header {
                sizes,
                lower: line.parts.clone(),
                roles,
                lines: self.lines + 1,
                ..self
            },
            None => self,
        }
    }

    /// How many names of a line stand below each of the upper ones.
    fn sizes(&self, known: &ColumnNames, line: &Printed, width: usize) -> Option<Vec<usize>> {
        let (count, lower) = (self.upper.len(), line.parts.len());
        let is_name = |part: &Part| {
            let name = squeezed(&part.text());
            may_be_name(part) && (known.role(&name).is_some() || periods::is_period(&name))
        };
        let over = (count + lower).checked_sub(width)?;
        if !(1..=count).contains(&over)
            || lower < 2 * over
            || width <= count
            || !line.parts.iter().all(is_name)
        {
            return None;
        }
        let named = |parts: &[Part]| -> Vec<(u32, String)> {
            let names = parts.iter().map(|part| squeezed(&part.text()));
            (0..).zip(names).collect()
        };
        grid::sizes(known, &named(&self.upper), &named(&line.parts), over)
    }

    /// How many of the lines are those of this table: where lines behind a blank one stand above the same names, they open another,
    /// and so does a line without tabs, the title, above a row of nothing but other names.
    pub(super) fn reach(&self, known: &ColumnNames, lines: &[Printed]) -> usize {
        let Some(first) = lines.first() else {
            return 0;
        };
        let names = |line: &Printed| {
            line.parts
                .iter()
                .map(Part::text)
                .eq(first.parts.iter().map(Part::text))
        };
        let others = |line: &Printed| {
            line.parts.len() >= NARROWEST
                && line
                    .parts
                    .iter()
                    .all(|part| may_be_name(part) && known.role(&squeezed(&part.text())).is_some())
                && roles(known, &line.parts).is_some()
        };
        for (at, line) in lines.iter().enumerate().skip(self.lines) {
            let titled = lines[at - 1].parts.len() == 1 && at > self.lines;
            let again = names(line);
            if again || titled && others(line) {
                let plain = lines[..at]
                    .iter()
                    .rev()
                    .take_while(|line| line.parts.len() == 1);
                let above = at - plain.count();
                if lines[above..at].iter().any(|line| line.gap) {
                    return above;
                }
                if !again {
                    return at - 1;
                }
            }
        }
        lines.len()
    }

    /// The lines below; names that a further page prints again stand side by side as in the first header.
    pub(super) fn rejoined(&self, lines: &[Printed]) -> Vec<Printed> {
        let mut out: Vec<Printed> = Vec::with_capacity(lines.len());
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let again = lines.get(at..at + self.lines).filter(|_| self.lines > 1);
            match again.and_then(|again| self.again(again)) {
                Some(parts) => {
                    out.push(Printed {
                        parts,
                        ..line.clone()
                    });
                    at += self.lines;
                }
                None => {
                    out.push(line.clone());
                    at += 1;
                }
            }
        }
        out
    }

    /// The names of the columns side by side, where some lines print the header again.
    fn again(&self, lines: &[Printed]) -> Option<Vec<Part>> {
        let alike = |parts: &[Part], names: &[Part]| {
            parts
                .iter()
                .map(Part::text)
                .eq(names.iter().map(Part::text))
        };
        let (upper, lower) = lines.split_at(lines.len() - usize::from(!self.lower.is_empty()));
        let upper = joined(upper.iter().map(|line| line.parts.as_slice()));
        let lower = lower.first().map_or(&[][..], |line| &line.parts);
        (alike(&upper, &self.upper) && alike(lower, &self.lower)).then(|| self.flat(&upper, lower))
    }

    /// The name of each column, of names that stand above each other the lower ones.
    pub(super) fn flat(&self, upper: &[Part], lower: &[Part]) -> Vec<Part> {
        let mut below = lower.iter().cloned();
        let mut names = Vec::with_capacity(self.roles.len());
        for (name, &size) in upper.iter().zip(&self.sizes) {
            match size {
                0 => names.push(name.clone()),
                _ => names.extend(below.by_ref().take(size)),
            }
        }
        names
    }
}

/// The parts of lines of which each goes on with the last cell of the one before.
fn joined<'a>(lines: impl IntoIterator<Item = &'a [Part]>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for parts in lines {
        let mut parts = parts.iter();
        if let Some(last) = out.last_mut()
            && let Some(first) = parts.next()
        {
            last.append(first);
        }
        out.extend(parts.cloned());
    }
    out
}

/// Whether a part may be the name of a column, or a line of one.
fn may_be_name(part: &Part) -> bool {
    let length: usize = part.lines.iter().map(|line| line.len()).sum();
    let ends = |line: &str| line.ends_with(['。', '；', ';', '，', '、']);
    (1..=LONGEST).contains(&length) && !part.lines.iter().any(|line| ends(line))
}

/// Whether a part may be the rest of a name that a line breaks: short, and no body.
fn ends_name(part: &Part) -> bool {
    const LONGEST: usize = 4;
    let text = part.text();
    text.chars().nth(LONGEST).is_none()
        && text.chars().all(is_han)
        && unit::name::name_confidence(&text).is_none()
}

/// The roles of columns with such names; `None` where they make no header.
fn roles(known: &ColumnNames, parts: &[Part]) -> Option<Vec<ColumnRole>> {
    let names = parts.iter().map(|part| squeezed(&part.text()));
    let names: Vec<String> = names.collect();
    let sure = parts.len() > 1 && names.iter().all(|name| known.is_exact(name));
    if parts.len() < NARROWEST && !sure {
        return None;
    }
    let roles: Vec<Option<ColumnRole>> = names.iter().map(|name| known.role(name)).collect();
    let is_word = |name: &String| (2..=LONGEST_UNKNOWN).contains(&name.chars().count());
    let mut unknown = roles.iter().zip(&names).filter(|(role, _)| role.is_none());
    if !unknown.all(|(_, name)| is_word(name)) {
        return None;
    }
    settled(parts, roles)
}

fn settled(parts: &[Part], mut roles: Vec<Option<ColumnRole>>) -> Option<Vec<ColumnRole>> {
    let names: Vec<String> = parts.iter().map(|part| squeezed(&part.text())).collect();
    column::by_neighbours(&names, &mut roles);
    if !column::is_header(&names, &roles) {
        return None;
    }
    let roles = roles
        .into_iter()
        .map(|role| role.unwrap_or(ColumnRole::Other));
    let mut roles: Vec<ColumnRole> = roles.collect();
    column::settle(&names, &mut roles);
    Some(roles)
}
