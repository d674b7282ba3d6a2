//! The command line: the only place that touches files, standard streams and the process.

mod args;
mod batch;
mod command;
mod failure;
mod input;
mod output;
mod progress;
mod sections;
mod settings;
mod style;
mod tally;
mod usage;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::FromArgMatches;

use args::{Args, Command};
#[cfg(feature = "schema")]
use command::schema;
use command::{diff, explain, export, history, lint, parse, report, rule, show, text};
use failure::Failure;

/// Everything worked.
pub(crate) const DONE: u8 = 0;
/// The work is done, and there is what was asked for: findings, differences, notices understood too little.
pub(crate) const FOUND: u8 = 1;
/// The work could not be done: bad usage, unreadable input, bad configuration.
pub(crate) const FAILED: u8 = 2;

/// Runs the command and gives its exit status.
pub(crate) fn main() -> ExitCode {
    let parsed = usage::command().try_get_matches_from(args::words());
    let args = match parsed.and_then(|found| Args::from_arg_matches(&found)) {
        Ok(args) => args,
        Err(error) => {
            match usage::complaint(&error) {
                Some(complaint) => failure::say(&complaint),
                None => drop(error.print()),
            }
            return ExitCode::from(if error.use_stderr() { FAILED } else { DONE });
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = match args.command {
        Command::Parse(args) => parse::run(&args, &mut out),
        Command::Export(args) => export::run(&args, &mut out),
        Command::Report(args) => report::run(&args, &mut out),
        Command::Show(args) => show::run(&args, &mut out),
        Command::Text(args) => text::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
        Command::Diff(args) => diff::run(&args, &mut out),
        Command::History(args) => history::run(&args, &mut out),
        Command::Lint(args) => lint::run(&args, &mut out),
        Command::Rule(args) => rule::run(&args, &mut out),
        #[cfg(feature = "schema")]
        Command::Schema => schema::run(&mut out),
    };
    let result = result.and_then(|status| out.flush().map_err(Failure::from).map(|()| status));
    match result {
        Ok(status) => ExitCode::from(status),
        // Whoever reads has seen enough: `taskbook parse … | head` is no failure.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::from(DONE)
        }
        Err(failure) => {
            failure::report(&failure);
            ExitCode::from(FAILED)
        }
    }
}
