//! `taskbook history`: each task over the years.

use std::io::{self, Write};

use taskbook::export::diff as tables;
use taskbook::{History, Kind, Notice};

use super::diff::{options, say_guarded};
use crate::cli::args::{HistoryArgs, HistoryFormat};
use crate::cli::failure::{self, Failure};
use crate::cli::input::files;
use crate::cli::output::{self, deliver, ending, spare, unknown_ending};
use crate::cli::style::{Styles, paint, visible};
use crate::cli::{DONE, input};

pub(crate) fn run(args: &HistoryArgs, out: &mut impl Write) -> Result<u8, Failure> {
    spare(args.output.as_deref(), &args.files)?;
    let format = format(args)?;
    let files = files::names(&args.files)?;
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    if files.len() < 2 {
        return Err(Failure::Usage(format!(
            "需要两份以上通知，只找到 {} 份",
            files.len()
        )));
    }
    let notices = input::notices(&files, &args.comparing)?;
    say_order(&notices);
    let list: Vec<&Notice> = notices.iter().collect();
    let history = taskbook::history(
        &list,
        &options(files.last().copied().unwrap_or("-"), &args.comparing)?,
    );
    let output = args.output.as_deref();
    let styles = output::styles(output);
    let kind = match format {
        HistoryFormat::Text => output::Kind::Finished,
        HistoryFormat::Json | HistoryFormat::Csv => output::Kind::Data,
    };
    deliver(output, out, kind, |mut out| {
        write(&history, format, args.raw, styles, &mut out)
    })?;
    Ok(DONE)
}

/// Tells where a notice stands behind one of a later year: what is new in it would be told as dropped.
fn say_order(notices: &[Notice]) {
    let years = notices.iter().map(|notice| notice.header.year);
    let years: Vec<(usize, i16)> = years
        .enumerate()
        .filter_map(|(at, year)| Some((at + 1, year?)))
        .collect();
    let back = years.windows(2).find(|pair| pair[0].1 > pair[1].1);
    if let Some([(before, late), (behind, early)]) = back {
        failure::say(&format!(
            "第 {behind} 份通知的年度（{early}）早于第 {before} 份（{late}）；沿革按给出的先后列出，请按年度先后给出各份通知。"
        ));
    }
}

/// The format asked for, else the one that the output's name ends in.
fn format(args: &HistoryArgs) -> Result<HistoryFormat, Failure> {
    match (args.format, ending(args.output.as_deref()).as_deref()) {
        (Some(format), _) => Ok(format),
        (None, None | Some("txt")) => Ok(HistoryFormat::Text),
        (None, Some("json")) => Ok(HistoryFormat::Json),
        (None, Some("csv")) => Ok(HistoryFormat::Csv),
        (None, Some(ending)) => Err(unknown_ending(ending, "txt、json 或 csv")),
    }
}

fn write(
    history: &History,
    format: HistoryFormat,
    raw: bool,
    styles: Styles,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match format {
        HistoryFormat::Text => text(history, styles, out)?,
        HistoryFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, history)?;
            writeln!(out)?;
        }
        HistoryFormat::Csv => say_guarded(tables::history_csv(history, raw, out)?),
    }
    Ok(())
}

fn text(history: &History, styles: Styles, out: &mut impl Write) -> io::Result<()> {
    let name = |notice: usize| match history.years.get(notice).copied().flatten() {
        Some(year) => year.to_string(),
        None => format!("#{}", notice + 1),
    };
    for thread in &history.threads {
        let (Some(first), Some(last)) = (thread.steps.first(), thread.steps.last()) else {
            continue;
        };
        let heading = last.task.heading.as_deref().map(str::trim);
        let heading = heading.filter(|heading| !heading.is_empty());
        let heading = heading.map_or_else(String::new, |heading| format!("{heading}："));
        let title = visible(&format!("{heading}{}", last.task.text));
        writeln!(out, "{}", paint(styles.strong, &title))?;
        let mut before = first.notice;
        let mut said = None;
        for step in &thread.steps {
            let is_back = before + 1 < step.notice;
            if is_back {
                writeln!(out, "  {}  {}", name(before + 1), paint(styles.bad, "取消"))?;
            }
            before = step.notice;
            let back = if is_back { "恢复 " } else { "" };
            // The title is the text of the last year; that of another year stands where it begins.
            let is_new = said.replace(&step.task.text) != Some(&step.task.text);
            let text =
                (is_new && step.task.text != last.task.text).then(|| visible(&step.task.text));
            let what = if step.kinds.is_empty() {
                let word = if first.notice == 0 { "" } else { "新增" };
                paint(styles.good, word)
            } else if step.kinds == [Kind::Unchanged] {
                paint(styles.dim, Kind::Unchanged.label())
            } else {
                let labels: Vec<&str> = step.kinds.iter().map(|kind| kind.label()).collect();
                paint(styles.note, &labels.join("、"))
            };
            let what = match text {
                Some(text) if what.is_empty() => text,
                Some(text) => format!("{what}：{text}"),
                None => what,
            };
            let units = visible(&tables::units(&step.task.units));
            let id = paint(styles.dim, &step.task.id);
            let name = name(step.notice);
            writeln!(out, "  {name}  {back}{what}  {units}  {id}")?;
        }
        if last.notice + 1 < history.notices.len() {
            let end = match thread.merged_into {
                Some(_) => paint(styles.note, Kind::Merged.label()),
                None => paint(styles.bad, "取消"),
            };
            writeln!(out, "  {}  {end}", name(last.notice + 1))?;
        }
    }
    Ok(())
}
