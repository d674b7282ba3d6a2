//! A diff for the terminal: by section, `+` new, `−` dropped, `~` changed, `↦` moved, changed characters marked.

use std::collections::BTreeMap;
use std::io::{self, Write};

use taskbook::export::diff as labels;
use taskbook::{Diff, FieldChange, Kind, Mark, MarkOp, Notice, Pair, SectionKind, TaskRef};

use crate::cli::style::{Styles, pad, paint, visible, width};

/// An equal stretch of more characters than this is shown by its ends.
const EQUAL: usize = 36;

/// Writes a diff; unchanged tasks where `all` asks for them.
pub(crate) fn write(
    diff: &Diff,
    notices: [&Notice; 2],
    all: bool,
    styles: Styles,
    out: &mut impl Write,
) -> io::Result<()> {
    let page = Page { diff, styles };
    page.head(notices, out)?;
    page.sections(out)?;
    page.tasks(all, out)?;
    page.summary(out)
}

struct Page<'a> {
    diff: &'a Diff,
    styles: Styles,
}

impl Page<'_> {
    fn head(&self, notices: [&Notice; 2], out: &mut impl Write) -> io::Result<()> {
        for (label, notice) in ["旧", "新"].into_iter().zip(notices) {
            let title = notice.header.title.as_deref().unwrap_or("（无标题）");
            let name = notice.origin.name.as_deref().unwrap_or_default();
            writeln!(
                out,
                "{label}  {}  {}",
                paint(self.styles.strong, &visible(title)),
                paint(self.styles.dim, &visible(name))
            )?;
        }
        for field in &self.diff.header {
            writeln!(out, "    {}", self.value(field))?;
        }
        Ok(())
    }

    fn sections(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.diff.sections.is_empty() {
            writeln!(out)?;
        }
        for section in &self.diff.sections {
            let name = |name: &Option<String>| visible(name.as_deref().unwrap_or_default());
            let what = match (&section.old, &section.new) {
                (Some(_), Some(_)) if section.old != section.new => {
                    format!("{} → {}", name(&section.old), name(&section.new))
                }
                (None, new) => name(new),
                (old, _) => name(old),
            };
            writeln!(
                out,
                "{}  {what}  {}",
                paint(self.styles.note, labels::section_change(section)),
                paint(
                    self.styles.dim,
                    &format!("{} → {} 项", section.old_tasks, section.new_tasks)
                )
            )?;
        }
        Ok(())
    }

    fn tasks(&self, all: bool, out: &mut impl Write) -> io::Result<()> {
        let none = "（无分组）".to_owned();
        let group = |task: &TaskRef| task.group.clone().unwrap_or_else(|| none.clone());
        let mut order: Vec<String> = Vec::new();
        let mut lines: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
        let mut put = |name: String, at: u32, text: String| {
            if !order.contains(&name) {
                order.push(name.clone());
            }
            lines.entry(name).or_default().push((at, text));
        };
        let mut news: Vec<(u32, &TaskRef, String)> = Vec::new();
        for pair in self
            .diff
            .pairs
            .iter()
            .filter(|pair| all || !pair.is_unchanged())
        {
            news.push((pair.new.at.start, &pair.new, self.pair(pair)));
        }
        for task in &self.diff.added {
            news.push((task.at.start, task, self.lone(task, true)));
        }
        news.sort_by_key(|(at, _, _)| *at);
        for (at, task, text) in news {
            put(group(task), at, text);
        }
        for task in &self.diff.dropped {
            put(
                self.goes_on_as(group(task)),
                u32::MAX,
                self.lone(task, false),
            );
        }
        for name in &order {
            writeln!(out, "\n{}", paint(self.styles.strong, &visible(name)))?;
            for (_, text) in lines.get(name).into_iter().flatten() {
                out.write_all(text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// The new name of a group that goes on under another: what it lost stands with what it has.
    fn goes_on_as(&self, group: String) -> String {
        let renamed = self.diff.sections.iter().find(|section| {
            section.change == SectionKind::Renamed
                && section.level == "group"
                && section.old.as_deref() == Some(&group)
        });
        renamed
            .and_then(|section| section.new.clone())
            .unwrap_or(group)
    }

    fn lone(&self, task: &TaskRef, added: bool) -> String {
        let (sign, style) = if added {
            ("+", self.styles.good)
        } else {
            ("−", self.styles.bad)
        };
        format!(
            "{} {}{}  {}\n",
            paint(style, &pad(sign, 2)),
            self.heading(task),
            paint(style, &visible(&task.text)),
            self.tail(task)
        )
    }

    /// What stands over a task, in front of its text.
    fn heading(&self, task: &TaskRef) -> String {
        let heading = task.heading.as_deref().unwrap_or_default();
        match heading.trim() {
            "" => String::new(),
            heading => paint(self.styles.dim, &format!("{}：", visible(heading))),
        }
    }

    fn tail(&self, task: &TaskRef) -> String {
        let units = visible(&labels::units(&task.units));
        format!("{units}  {}", paint(self.styles.dim, &task.id))
    }

    fn pair(&self, pair: &Pair) -> String {
        let moved = pair
            .kinds
            .iter()
            .any(|kind| matches!(kind, Kind::Moved | Kind::Split | Kind::Merged));
        let sign = match (pair.is_unchanged(), moved) {
            (true, _) => " ",
            (_, true) => "↦",
            (_, false) => "~",
        };
        let labels: Vec<&str> = pair.kinds.iter().map(|kind| kind.label()).collect();
        let text = if pair.marks.is_empty() {
            shortened(&visible(&pair.new.text), true, true)
        } else {
            self.marked(&pair.marks)
        };
        let label = if pair.is_unchanged() {
            String::new()
        } else {
            paint(self.styles.note, &format!("[{}] ", labels.join("、")))
        };
        let mut out = format!(
            "{} {label}{}{text}  {}\n",
            paint(self.styles.note, &pad(sign, 2)),
            self.heading(&pair.new),
            self.tail(&pair.new)
        );
        if pair.kinds.contains(&Kind::Split) || pair.kinds.contains(&Kind::Merged) {
            out.push_str(&format!(
                "     原 {} {}\n",
                pair.old.id,
                shortened(&visible(&pair.old.text), true, true)
            ));
        }
        for field in pair.fields.iter().filter(|field| field.name != "text") {
            out.push_str(&format!("     {}\n", self.value(field)));
        }
        out
    }

    fn value(&self, field: &FieldChange) -> String {
        let side = |value: &Option<String>| visible(value.as_deref().unwrap_or("—"));
        let mut line = format!(
            "{}  {} → {}",
            paint(self.styles.dim, labels::field_name(&field.name)),
            side(&field.old),
            side(&field.new)
        );
        if let Some(difference) = labels::difference(field) {
            line.push_str(&format!("  {}", paint(self.styles.note, &difference)));
        }
        if let Some(note) = &field.note {
            line.push_str(&format!("  {}", paint(self.styles.dim, note)));
        }
        line
    }

    fn marked(&self, marks: &[Mark]) -> String {
        let mut out = String::new();
        let last = marks.len().saturating_sub(1);
        for (at, mark) in marks.iter().enumerate() {
            let text = visible(&mark.text);
            match mark.op {
                MarkOp::Same => out.push_str(&shortened(&text, at == 0, at == last)),
                MarkOp::Old => out.push_str(&paint(self.styles.bad, &format!("[-{text}-]"))),
                MarkOp::New => out.push_str(&paint(self.styles.good, &format!("{{+{text}+}}"))),
            }
        }
        out
    }

    fn summary(&self, out: &mut impl Write) -> io::Result<()> {
        let sum = &self.diff.summary;
        writeln!(
            out,
            "\n{} 项 → {} 项：不变 {}，有变化 {}，新增 {}，取消 {}",
            sum.old_tasks, sum.new_tasks, sum.unchanged, sum.changed, sum.added, sum.dropped
        )?;
        for (kind, count) in sum
            .kinds
            .iter()
            .filter(|(kind, _)| **kind != Kind::Unchanged)
        {
            writeln!(out, "  {}  {count:>5}", pad(kind.label(), 10))?;
        }
        if sum.units.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", paint(self.styles.strong, "单位"))?;
        let name = |unit: &taskbook::UnitSummary| {
            let former = if unit.former.is_empty() {
                String::new()
            } else {
                format!("（原{}）", unit.former.join("、"))
            };
            visible(&format!("{}{former}", unit.unit))
        };
        let columns = sum
            .units
            .iter()
            .map(|unit| width(&name(unit)))
            .max()
            .unwrap_or(0)
            .min(48);
        for unit in &sum.units {
            writeln!(
                out,
                "  {}  {:>4} → {:<4} {} {}",
                pad(&name(unit), columns),
                unit.old_tasks,
                unit.new_tasks,
                paint(
                    self.styles.good,
                    &pad(&format!("+{}", unit.gained.len()), 5)
                ),
                paint(self.styles.bad, &format!("−{}", unit.lost.len()))
            )?;
            for (sign, ids) in [("+", &unit.gained), ("−", &unit.lost)] {
                if !ids.is_empty() {
                    writeln!(
                        out,
                        "      {}",
                        paint(self.styles.dim, &format!("{sign} {}", ids.join(" ")))
                    )?;
                }
            }
        }
        Ok(())
    }
}

/// A long equal stretch by its ends; at the ends of a text only the inner side counts.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= EQUAL || (first && last && chars.len() <= 2 * EQUAL) {
        return text.to_owned();
    }
    let keep = EQUAL / 3;
    let head: String = chars[..keep].iter().collect();
    let tail: String = chars[chars.len() - keep..].iter().collect();
    format!("{head}…{tail}")
}
