//! Reads the notices (通知) with which Chinese local governments hand out a year's work: a hierarchical task book
//! (任务书) and a flat decomposition table (任务分解表) that says who is responsible. Both are recovered from a published
//! page or extracted text and reconciled as two witnesses of one text, into a typed model whose every value can be traced
//! to its place in the source.
//!
//! ```
//! use taskbook::{Options, parse};
//!
//! let page = "<h1>关于下发《2024年工作任务书》的通知</h1><p>各单位：</p><p>现印发给你们。</p>
//!     <p>甲县人民政府办公室</p><p>2024年3月1日</p>
//!     <p>附件1</p><p>2024年工作任务书</p><p>一、水环境</p><p>1.完成清淤4万方;建成管网2公里。（责任单位：水利局）</p>";
//! let notice = parse(page.as_bytes(), &Options::default())?;
//! let task = &notice.tasks[0];
//! assert_eq!(task.id, "2024/一1.1");
//! assert_eq!(task.units[0].name, "水利局");
//! assert_eq!(task.targets[0].value, 40_000.0);
//! # Ok::<(), taskbook::Error>(())
//! ```
//!
//! Every value quotes back to the source:
//!
//! ```
//! # use taskbook::{Options, parse};
//! let text = "一、水环境\n1.完成清淤4万方。\n责任单位:水利局";
//! let notice = parse(text.as_bytes(), &Options::default())?;
//! let unit = &notice.tasks[0].units[0];
//! assert_eq!(&notice.source().text()[unit.at.range()], "水利局");
//! assert_eq!((unit.at.line, unit.at.column), (3, 6));
//! # Ok::<(), taskbook::Error>(())
//! ```
//!
//! What the parser took each line for answers why something was not recognised:
//!
//! ```
//! # use taskbook::{Options, read_lines};
//! let lines = read_lines("一、水环境\n责任单位:水利局".as_bytes(), &Options::default())?;
//! assert_eq!(lines.iter().map(|line| line.class).collect::<Vec<_>>(), ["heading", "duty"]);
//! # Ok::<(), taskbook::Error>(())
//! ```
//!
//! # The way of a notice
//!
//! ```text
//! bytes ─read→ Document ─parse→ Notice ─reconcile→ Notice with tasks ─→ lint, diff ─→ export, report ─→ cli
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | `read` | decodes, builds the tree of a page, chooses its content; lines and grids of cells, nothing interpreted |
//! | `parse` | what each line is, the parts of a notice, header, outlines, tables; who is responsible, as each of them says it |
//! | `reconcile` | which clause is which row, every difference as an edit, tasks with their units, targets and deadlines |
//! | `lint`, `diff` | what is wrong with a notice; what became of each task in the next one |
//! | `export`, `report` | tables, workbooks, lists by unit, the review page |
//! | `zh` | the grammar of such texts: numbers, dates, amounts, names of bodies, statements of responsibility; knows nothing of notices |
//! | `model` | the typed result; `document`, `mapped`, `span`, `place`: text with its places |
//! | `deadline`, `by_character` | a time in words as a deadline of the model; two readings of a text compared |
//!
//! # Words
//!
//! | here | in the documents |
//! |---|---|
//! | notice | 通知, the document with everything in it |
//! | book, node, clause | 任务书, 层次 (一、(一)1.), 分句 up to `;` or `。` |
//! | table, row, group | 任务分解表, a line of it, 项目 |
//! | unit | 责任单位, 牵头单位 (`lead`), 配合单位 (`support`) |
//! | task | the reconciled duty: a row with its clauses, or an item of the book |
//! | fold | what comparisons ignore: character width, quotation marks, white space, a closing `;` or `。` |

mod by_character;
#[cfg(feature = "config")]
mod config;
mod deadline;
mod diff;
mod document;
mod error;
pub mod export;
mod lint;
mod mapped;
pub mod model;
mod nearest;
mod options;
mod parse;
mod place;
mod read;
mod reconcile;
pub mod report;
mod span;
mod zh;

#[cfg(feature = "config")]
pub use config::options_from_toml;
pub use error::{Error, ErrorKind, Result};
pub use lint::{RULES, Rule, all_rules, check_options, fingerprints, nearest_rule, rule};
pub use model::*;
pub use options::{Accepted, Correction, Lang, Limits, LintOptions, Media, Options};
pub use parse::ReadLine;
pub use smol_str::SmolStr;
pub use span::{Source, Span};

/// Reads, parses and reconciles a notice.
///
/// # Errors
///
/// Only where nothing useful can be returned: bytes that are no text, no text at all, an input over a limit of the
/// options, or an option that cannot be used. Trouble with the content is in [`Notice::findings`].
pub fn parse(bytes: &[u8], options: &Options) -> Result<Notice> {
    let document = read::read(bytes, options).map_err(|error| error.on(options.name.as_deref()))?;
    let mut notice = parse::parse(document, options, false).notice;
    reconcile::reconcile(&mut notice, options);
    notice.findings = lint::run(&notice, options);
    Ok(notice)
}

/// Reports the defects of a notice, in the order of their places, each with one primary place.
///
/// [`parse`] has done so already with its own options; here they may be others.
///
/// ```
/// use taskbook::{Options, lint, parse};
///
/// let text = "一、水环境\n1.完成清淤。\n责任单位:水利局\n2.建成管网。\n责任单位:\n";
/// let notice = parse(text.as_bytes(), &Options::default())?;
/// let findings = lint(&notice, &Options::default());
/// assert_eq!(findings[0].rule, "missing-unit");
/// assert_eq!(findings[0].at.line, 5);
/// # Ok::<(), taskbook::Error>(())
/// ```
pub fn lint(notice: &Notice, options: &Options) -> Vec<Finding> {
    lint::run(notice, options)
}

/// The lines of a notice as the parser saw them, each with the class that it was given.
///
/// # Errors
///
/// As [`parse`].
pub fn read_lines(bytes: &[u8], options: &Options) -> Result<Vec<ReadLine>> {
    let document = read::read(bytes, options).map_err(|error| error.on(options.name.as_deref()))?;
    Ok(parse::parse(document, options, true).lines)
}

/// Compares two notices (两年对比): which task became which, what was added, dropped and changed.
///
/// ```
/// # use taskbook::{Kind, Options, diff, parse};
/// let options = Options::default();
/// let old = parse("2017年任务\n一、水环境\n1.完成河道清淤4万方。\n责任单位:环保局".as_bytes(), &options)?;
/// let new = parse("2019年任务\n一、水环境\n1.完成河道清淤50000方。\n责任单位:生态环境局".as_bytes(), &options)?;
/// let diff = diff(&old, &new, &options);
/// assert_eq!(diff.pairs[0].kinds, [Kind::TargetChanged, Kind::RenamedUnit]);
/// assert_eq!(diff.pairs[0].fields[0].percent, Some(25.0));
/// # Ok::<(), taskbook::Error>(())
/// ```
pub fn diff(old: &Notice, new: &Notice, options: &Options) -> Diff {
    diff::diff(old, new, &options.aliases)
}

/// Follows each task through several notices in order of time (任务沿革).
pub fn history(notices: &[&Notice], options: &Options) -> History {
    diff::history(notices, &options.aliases)
}

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
