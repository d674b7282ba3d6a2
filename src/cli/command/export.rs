//! `taskbook export`: tables for other programs.

use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use taskbook::export::by_unit::{UnitList, UnitLists};
use taskbook::export::{COLUMNS, Column, Exporter, Format, Headings, Rows, Summary, TableOptions};
use taskbook::{Notice, Options};

use crate::cli::args::{ExportArgs, HeadingsArg};
use crate::cli::batch::Batch;
use crate::cli::failure::Failure;
use crate::cli::output::{Data, Whole, is_stdout, spare};
use crate::cli::settings;

pub(crate) fn run(args: &ExportArgs, out: &mut impl Write) -> Result<u8, Failure> {
    spare(args.output.as_deref(), &args.many.files)?;
    let format = format(args)?;
    let options = options(args, format)?;
    let to_stdout = is_stdout(args.output.as_deref());
    if !to_stdout {
        let file = Whole::create(Path::new(args.output.as_deref().unwrap_or_default()))?;
        let (file, done) = export(args, format, options, file)?;
        // Where nothing could be read, what was written before stays.
        if done.any {
            file.commit()?;
        }
        return Ok(done.status);
    }
    if args.by_unit.is_some() && args.output.is_none() {
        return Ok(export(args, format, options, io::sink())?.1.status);
    }
    if format == Format::Xlsx && io::stdout().is_terminal() {
        return Err(Failure::Usage(
            "工作簿不能显示在终端上；请用 -o 文件名.xlsx".to_owned(),
        ));
    }
    Ok(export(args, format, options, Data::new(out))?.1.status)
}

fn format(args: &ExportArgs) -> Result<Format, Failure> {
    let output = args.output.as_deref().unwrap_or("-");
    let ending = match (&args.format, Path::new(output).extension()) {
        (Some(format), _) => format.clone(),
        (None, Some(ending)) if output != "-" => ending.to_string_lossy().into_owned(),
        (None, _) if args.by_unit.is_some() => "xlsx".to_owned(),
        (None, _) => "csv".to_owned(),
    };
    Format::of_ending(&ending).ok_or_else(|| {
        Failure::Usage(format!(
            "不认识输出格式 {ending}；请把输出文件的后缀（或 --format）写成 csv、ndjson、json、xlsx、md 或 html"
        ))
    })
}

fn options(args: &ExportArgs, format: Format) -> Result<TableOptions, Failure> {
    let settings = match args.many.files.first() {
        Some(first) => settings::for_file(first, None)?,
        None => Options::default(),
    };
    let mut options = TableOptions::default();
    options.aliases = settings.aliases;
    options.wide = args.wide;
    options.raw = args.raw;
    options.bom =
        format == Format::Csv && args.output.as_deref().is_some_and(|output| output != "-");
    if args.headings == HeadingsArg::Zh {
        options.headings = Headings::Chinese;
    }
    if let Some(names) = &args.columns {
        check_columns(names)?;
        options = options.columns(names)?;
    } else if format == Format::Xlsx || !settings.corrections.is_empty() {
        // A workbook hides columns in which nothing stands.
        options.columns = COLUMNS.to_vec();
    }
    Ok(options)
}

/// Every name is one, and none is asked for twice: JSON cannot hold two values of a name.
fn check_columns(names: &str) -> Result<(), Failure> {
    let mut known = HashSet::new();
    for name in names.split([',', '，']).map(str::trim) {
        if name.is_empty() {
            return Err(Failure::Usage(
                "--columns 里有空的列名；请写列名并以逗号分隔，全部的列见 taskbook export --help"
                    .to_owned(),
            ));
        }
        let key = Column::named(name).map_or(name, |column| column.key);
        if !known.insert(key) {
            return Err(Failure::Usage(format!("--columns 里 {name} 列写了两次")));
        }
    }
    Ok(())
}

/// What a notice was made into before it is its turn.
enum Made {
    Rows(Rows),
    /// Where a workbook or the lists of units want all of it.
    Notice(Box<Notice>),
}

/// How the notices came out.
struct Done {
    status: u8,
    /// Whether there was any that could be read.
    any: bool,
}

/// Writes the table, and the lists of the units where they are wanted.
fn export<W: Write>(
    args: &ExportArgs,
    format: Format,
    options: TableOptions,
    out: W,
) -> Result<(W, Done), Failure> {
    let mut any = false;
    let mut table = Exporter::new(format, options.clone(), out)?;
    let mut lists = UnitLists::new(options.aliases.clone());
    let bar = args.output.is_some() || !io::stdout().is_terminal();
    let work = |notice: Notice| {
        // Writing rows and giving a notice's memory back are done on all cores, too.
        let rows = match args.by_unit {
            Some(_) => None,
            None => Rows::new(&notice, format, &options)?,
        };
        Ok(match rows {
            Some(rows) => Made::Rows(rows),
            None => Made::Notice(Box::new(notice)),
        })
    };
    let status = Batch::new(&args.many, bar)
        .gated(&args.gate)
        .notices(work, |made| {
            any = true;
            match made {
                Made::Rows(rows) => table.add_rows(&rows)?,
                Made::Notice(notice) => {
                    if args.by_unit.is_some() {
                        lists.add(&notice);
                    }
                    table.add(&notice)?;
                }
            }
            Ok(())
        })?;
    let (out, summary) = table.finish()?;
    if let Some(folder) = &args.by_unit {
        write_lists(lists.lists(), Path::new(folder), format)?;
    }
    announce(&summary);
    Ok((out, Done { status, any }))
}

fn write_lists(lists: &[UnitList], folder: &Path, format: Format) -> Result<(), Failure> {
    let failed = |error| Failure::Write {
        name: folder.display().to_string(),
        error,
    };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut taken = HashSet::new();
    for list in lists {
        let (mut name, mut count) = (list.file_name(), 1);
        while !taken.insert(name.to_lowercase()) {
            count += 1;
            name = format!("{}~{count}", list.file_name());
        }
        let ending = if format == Format::Markdown {
            "md"
        } else {
            "xlsx"
        };
        let mut file = Whole::create(&folder.join(format!("{name}.{ending}")))?;
        match format {
            Format::Markdown => list.markdown(&mut file)?,
            _ => list.xlsx(&mut file)?,
        }
        file.commit()?;
    }
    Ok(())
}

/// Nothing is changed without a word.
#[allow(clippy::print_stderr, reason = "what was changed is said to people")]
fn announce(summary: &Summary) {
    if summary.guarded > 0 {
        eprintln!(
            "taskbook: {} 个单元格以 = + - @ 等开头，电子表格会当作公式，已在前面加 '；--raw 可保留原样。",
            summary.guarded
        );
    }
    if summary.cut > 0 {
        eprintln!(
            "taskbook: {} 个单元格超过 32767 字，工作簿放不下，已截断；csv、json 中是全文。",
            summary.cut
        );
    }
}
