//! Many notices: read and parsed on all cores, handed on in input order, only a few in flight.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use taskbook::{Notice, Options};

use super::args::{Many, Reading};
use super::failure::Failure;
use super::files::{self, Input};
use super::progress::Progress;
use super::tally::Tally;
use super::{input, settings, warc};

/// Something for a worker to do.
enum Job {
    /// Read and parse an input.
    Read(Input),
    /// Parse a page of an archive.
    Page(warc::Page),
    /// Pass on what went wrong before.
    Failed(Failure),
}

/// What came of it.
enum Done<T> {
    Result(T),
    /// A page of an archive that is no notice.
    Skipped,
    Failed(Failure),
}

type Task<T> = (Job, SyncSender<Done<T>>);

/// Parses every input, lets `work` (on any core) make something of each notice, and hands that to `each` in input order.
///
/// An input that fails is named and the rest goes on. Gives the exit status.
pub(crate) fn run<T: Send>(
    many: &Many,
    bar: bool,
    work: impl Fn(Notice) -> Result<T, Failure> + Sync,
    each: impl FnMut(T) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    let settle = |file: &str| settings::for_file(file, None);
    run_with(many, bar, settle, |notice, _| work(notice), each)
}

/// As [`run`], with the options for each file (`-` for what is none) from the caller.
pub(crate) fn run_with<T: Send>(
    many: &Many,
    bar: bool,
    settle: impl Fn(&str) -> Result<Options, Failure> + Sync,
    work: impl Fn(Notice, &Options) -> Result<T, Failure> + Sync,
    mut each: impl FnMut(T) -> Result<(), Failure>,
) -> Result<u8, Failure> {
    let inputs = files::expand(&many.files);
    let progress = Progress::new(inputs.len(), bar);
    let jobs = many
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
                    let _ = reply.send(perform(job, &many.reading, &settle, &work));
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
                Ok(Done::Result(value)) => {
                    each(value)?;
                    tally.done += 1;
                }
                Ok(Done::Failed(failure)) => {
                    progress.say(|| super::failure::report(&failure));
                    tally.failed.push(failure.reason());
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
    Ok(if tally.failed.is_empty() {
        super::DONE
    } else {
        super::FAILED
    })
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
    work: &impl Fn(Notice, &Options) -> Result<T, Failure>,
) -> Done<T> {
    let name = job.name();
    let attempt = catch_unwind(AssertUnwindSafe(|| match job {
        Job::Read(_) => {
            let input = input::open_with(&name, reading, settle(&name)?)?;
            let notice = taskbook::parse(&input.bytes, &input.options)?;
            work(notice, &input.options).map(Some)
        }
        Job::Page(page) => {
            let options = input::named(&page.url, reading, settle("-")?);
            let notice = page.notice(&options);
            notice.map(|notice| work(notice, &options)).transpose()
        }
        Job::Failed(failure) => Err(failure),
    }));
    match attempt {
        Ok(Ok(Some(value))) => Done::Result(value),
        Ok(Ok(None)) => Done::Skipped,
        Ok(Err(failure)) => Done::Failed(failure),
        Err(_) => Done::Failed(Failure::Crash { name }),
    }
}

impl Job {
    /// The file as it was named, or the address of a page.
    fn name(&self) -> String {
        match self {
            Job::Read(Input::File(path) | Input::Archive(path)) => path.display().to_string(),
            Job::Page(page) => page.url.clone(),
            Job::Read(Input::Stdin) | Job::Failed(_) => "-".to_owned(),
        }
    }
}
