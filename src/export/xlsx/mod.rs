//! An Excel workbook for clerks: 任务, 单位清单, 对照, 问题, 来源. Every text is a string cell, so nothing runs.

mod compare;
mod findings;
mod origin;
mod room;
mod sheet;
mod tasks;
mod units;
mod value;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::TableOptions;
use super::compare::Witnesses;
use super::summary::Summary;
use crate::model::{Notice, Task};
pub(super) use sheet::MOST;
use sheet::Sheet;
pub(super) use sheet::failed;

pub(super) use units::{UNIT_TASK_HEADINGS, UnitTask};

/// The workbook while notices are added.
#[derive(Debug)]
pub(super) struct Book {
    tasks: Sheet,
    units: units::Units,
    compare: Sheet,
    findings: Sheet,
    origin: Sheet,
    /// Title of the first notice, for the head of the pages where there is no other.
    title: Option<String>,
}

impl Book {
    pub(super) fn new(options: &TableOptions) -> io::Result<Self> {
        Ok(Book {
            tasks: tasks::sheet(options)?,
            units: units::Units::default(),
            compare: compare::sheet()?,
            findings: findings::sheet()?,
            origin: origin::sheet()?,
            title: None,
        })
    }

    pub(super) fn add(
        &mut self,
        notice: &Notice,
        options: &TableOptions,
        summary: &mut Summary,
    ) -> io::Result<()> {
        let witnesses = Witnesses::new(notice);
        tasks::add(&mut self.tasks, notice, options, summary)?;
        self.units.add(notice, &options.aliases);
        for task in &notice.tasks {
            compare::add(&mut self.compare, notice, &witnesses, task)?;
        }
        findings::add(&mut self.findings, notice)?;
        origin::add(&mut self.origin, notice, &options.aliases)?;
        if self.title.is_none() {
            self.title.clone_from(&notice.header.title);
        }
        summary.cut = self.cut();
        Ok(())
    }

    fn cut(&self) -> u64 {
        self.tasks.cut + self.compare.cut + self.findings.cut + self.origin.cut
    }

    pub(super) fn finish(
        mut self,
        options: &TableOptions,
        notices: u64,
        out: &mut impl Write,
    ) -> io::Result<()> {
        tasks::tidy(&mut self.tasks, options, notices);
        let mut units = self.units.sheet()?;
        if let (1, Some(title)) = (notices, &self.title) {
            for sheet in [
                &mut self.tasks, &mut units, &mut self.compare, &mut self.findings,
            ] {
                sheet.head(title);
            }
        }
        let sheets = [
            self.tasks.finish()?,
            units.finish()?,
            self.compare.finish()?,
            self.findings.finish()?,
            self.origin.finish()?,
        ];
        save(sheets, out)
    }
}

/// Puts sheets into a file that says nothing of the hour, so that the same input gives the same bytes.
fn save(
    sheets: impl IntoIterator<Item = rust_xlsxwriter::Worksheet>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    out.write_all(&workbook.save_to_buffer().map_err(failed)?)
}

/// Writes the list of one unit as a workbook of one sheet.
pub(super) fn unit_list<'a>(
    unit: &str,
    tasks: impl Iterator<Item = &'a UnitTask>,
    out: &mut impl Write,
) -> io::Result<()> {
    save([units::one(unit, tasks)?.finish()?], out)
}

/// What a task is called in the sheets besides its id.
fn number(task: &Task) -> String {
    match (&task.path, &task.seq) {
        (Some(path), _) => path.concat(),
        (None, Some(seq)) => seq.to_string(),
        (None, None) => String::new(),
    }
}
