//! Many notices: read and parsed on all cores, handed on in input order, only a few in flight.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use taskbook::{Notice, Options};

use super::args::{Gate, Many, Reading};
use super::failure::Failure;
use super::input::Input as Opened;
use super::input::files::{self, Input};
use super::input::warc;
use super::progress::Progress;
use super::settings;
use super::style::visible;
use super::tally::Tally;

/// How inputs are gone through.
#[derive(Clone, Copy)]
pub(crate) struct Batch<'a> {
    many: &'a Many,
    bar: bool,
    least: Option<f64>,
}

/// Something for a worker to do.
enum Job {
    /// Read an input.
    Read(Input),
    /// Take a page of an archive.
    Page(warc::Page),
    /// Pass on what went wrong before.
    Failed(Failure),
}

/// What came of it.
enum Done<T> {
    Result(Made<T>),
    /// A page of an archive that is no notice.
    Skipped,
    /// What this program wrote among the files of a folder.
    Own(Failure),
    Failed(Failure),
}

/// What was made of an input.
struct Made<T> {
    value: T,
    /// What is to be said of it.
    thin: Option<Thin>,
}

/// A notice of which less was understood than was asked for.
struct Thin {
    name: String,
    coverage: f64,
}

type Task<T> = (Job, SyncSender<Done<T>>);

impl<'a> Batch<'a> {
    /// Goes through the inputs with a progress bar where that is wanted and can be seen.
    pub(crate) fn new(many: &'a Many, bar: bool) -> Self {
        Batch {
            many,
            bar,
            least: None,
        }
    }

    /// Names notices that are covered by less than the share that was asked for.
    pub(crate) fn gated(self, gate: &Gate) -> Self {
        Batch {
            least: gate.min_coverage,
            ..self
        }
    }

    /// Parses every input, lets `work` (on any core) make something of each notice, and hands that to `each` in input order.
    ///
    /// An input that fails is named and the rest goes on. Gives the exit status.
    pub(crate) fn notices<T: Send>(
        self,
        work: impl Fn(Notice) -> Result<T, Failure> + Sync,
        each: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<u8, Failure> {
        let settle = |file: &str| settings::for_file(file, None);
        self.notices_with(settle, |notice, _| work(notice), each)
    }

    /// As [`notices`](Batch::notices), with the options for each file (`-` for what is none) from the caller.
    pub(crate) fn notices_with<T: Send>(
        self,
        settle: impl Fn(&str) -> Result<Options, Failure> + Sync,
        work: impl Fn(Notice, &Options) -> Result<T, Failure> + Sync,
        each: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<u8, Failure> {
        let notice = |input: &Opened| {
            let Some(notice) = input.notice()? else {
                return Ok(None);
            };
            let thin = self.least.filter(|least| notice.coverage < *least);
            let thin = thin.map(|_| Thin {
                name: notice.origin.name.clone().unwrap_or_default(),
                coverage: notice.coverage,
            });
            let value = work(notice, &input.options)?;
            Ok(Some(Made { value, thin }))
        };
        self.run(settle, notice, each)
    }

    /// Opens every input, lets `work` make something of each, and hands that to `each` in input order.
    pub(crate) fn inputs<T: Send>(
        self,
        work: impl Fn(&Opened) -> Result<Option<T>, Failure> + Sync,
        each: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<u8, Failure> {
        let settle = |file: &str| settings::for_file(file, None);
        let made = |input: &Opened| {
            let value = work(input)?;
            Ok(value.map(|value| Made { value, thin: None }))
        };
        self.run(settle, made, each)
    }

    fn run<T: Send>(
        self,
        settle: impl Fn(&str) -> Result<Options, Failure> + Sync,
        work: impl Fn(&Opened) -> Result<Option<Made<T>>, Failure> + Sync,
        mut each: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<u8, Failure> {
        let inputs = files::expand(&self.many.files);
        let progress = Progress::new(inputs.len(), self.bar);
        let jobs = self
            .many
            .jobs
            .unwrap_or_else(|| thread::available_parallelism().map_or(1, Into::into))
            .max(1);
        // Results wait in the order of the inputs; the length of this queue is what bounds memory.
        let (to_order, ordered) = sync_channel::<Receiver<Done<T>>>(jobs * 4);
        let (to_workers, tasks) = sync_channel::<Task<T>>(jobs);
        let tasks = Mutex::new(tasks);
        let mut tally = Tally::default();
        let result = thread::scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(|| {
                    loop {
                        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok((job, reply)) = task else { break };
                        // Nobody waits for the reply once writing has failed.
                        let _ = reply.send(perform(job, &self.many.reading, &settle, &work));
                    }
                });
            }
            let feed = Feed {
                to_order,
                to_workers,
            };
            let progress = &progress;
            scope.spawn(move || {
                for input in inputs {
                    if !feed.input(input, progress) {
                        break;
                    }
                }
            });
            for reply in ordered {
                match reply.recv() {
                    Ok(Done::Result(made)) => {
                        each(made.value)?;
                        tally.done += 1;
                        if let Some((thin, least)) = made.thin.zip(self.least) {
                            progress.say(|| warn(&thin, least));
                            tally.thin += 1;
                        }
                    }
                    Ok(Done::Failed(failure)) => {
                        progress.say(|| super::failure::report(&failure));
                        tally.failed.push(failure.reason());
                    }
                    Ok(Done::Own(what)) => {
                        progress.say(|| super::failure::say(&format!("略过 {what}")));
                    }
                    Ok(Done::Skipped) | Err(_) => {}
                }
                progress.step();
            }
            Ok::<(), Failure>(())
        });
        progress.end();
        result?;
        tally.report();
        Ok(match (tally.failed.len(), tally.thin) {
            (0, 0) => super::DONE,
            (0, _) => super::FOUND,
            _ => super::FAILED,
        })
    }
}

/// Tells of a notice that less was understood of than was asked for.
#[allow(clippy::print_stderr, reason = "a warning for people")]
fn warn(thin: &Thin, least: f64) {
    // Rounded down, so that what is below never looks as if it were not.
    let percent = |share: f64| (share * 1000.0).floor() / 10.0;
    eprintln!(
        "taskbook: {}: 正文识别率 {:.1}%，低于要求的 {:.1}%；未识别的行见 taskbook text。",
        visible(&thin.name),
        percent(thin.coverage),
        least * 100.0
    );
}

/// Both ends of the work: what is queued here is worked on by whoever is free and answered in this order.
struct Feed<T> {
    to_order: SyncSender<Receiver<Done<T>>>,
    to_workers: SyncSender<Task<T>>,
}

impl<T> Feed<T> {
    /// Queues an input; false once nobody takes results any more.
    fn input(&self, input: Result<Input, Failure>, progress: &Progress) -> bool {
        match input {
            Ok(Input::Archive(path)) => self.archive(&path, progress),
            Ok(input) => self.job(Job::Read(input)),
            Err(failure) => self.job(Job::Failed(failure)),
        }
    }

    fn archive(&self, path: &Path, progress: &Progress) -> bool {
        let mut pages = match warc::Pages::open(path) {
            Ok(pages) => pages,
            Err(failure) => return self.job(Job::Failed(failure)),
        };
        for page in &mut pages {
            progress.one_more();
            let job = page.map_or_else(Job::Failed, Job::Page);
            if !self.job(job) {
                return false;
            }
        }
        progress.step();
        true
    }

    fn job(&self, job: Job) -> bool {
        let (reply, result) = sync_channel(1);
        self.to_order.send(result).is_ok() && self.to_workers.send((job, reply)).is_ok()
    }
}

fn perform<T>(
    job: Job,
    reading: &Reading,
    settle: &impl Fn(&str) -> Result<Options, Failure>,
    work: &impl Fn(&Opened) -> Result<Option<Made<T>>, Failure>,
) -> Done<T> {
    let name = job.name();
    let is_found = matches!(job, Job::Read(Input::Found(_)));
    let attempt = catch_unwind(AssertUnwindSafe(|| match job {
        Job::Read(_) => work(&Opened::open(&name, reading, settle(&name)?)?.refuse_own(&name)?),
        Job::Page(page) => work(&Opened::page(page, reading, settle("-")?)),
        Job::Failed(failure) => Err(failure),
    }));
    match attempt {
        Ok(Ok(Some(value))) => Done::Result(value),
        Ok(Ok(None)) => Done::Skipped,
        Ok(Err(failure @ Failure::Own { .. })) if is_found => Done::Own(failure),
        Ok(Err(failure)) => Done::Failed(failure),
        Err(_) => Done::Failed(Failure::Crash { name }),
    }
}

impl Job {
    /// The file as it was named, or the address of a page.
    fn name(&self) -> String {
        match self {
            Job::Read(Input::File(path) | Input::Found(path) | Input::Archive(path)) => {
                path.display().to_string()
            }
            Job::Page(page) => page.url.clone(),
            Job::Read(Input::Stdin) | Job::Failed(_) => "-".to_owned(),
        }
    }
}
