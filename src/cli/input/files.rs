//! Files, folders and patterns as a list of inputs.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::failure::{self, Failure};

/// Endings of what is taken from a folder; a file that is named is always taken.
const ENDINGS: [&str; 16] = [
    "html", "htm", "shtml", "xhtml", "txt", "text", "xml", "jsp", "jspx", "asp", "aspx", "php",
    "do", "mht", "mhtml", "warc",
];

/// Endings of what may well be a notice and is not taken from a folder: tables and texts that are rather made of notices, and what
/// cannot be read. They are counted for people.
const DOCUMENTS: [&str; 12] = [
    "md", "markdown", "csv", "tsv", "pdf", "doc", "docx", "wps", "rtf", "ofd", "xls", "xlsx",
];

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A page or text that is named.
    File(PathBuf),
    /// A page or text that a folder or a pattern holds.
    Found(PathBuf),
    /// A web archive.
    Archive(PathBuf),
}

impl Input {
    fn named(path: PathBuf) -> Self {
        match is_archive(&path) {
            true => Input::Archive(path),
            false => Input::File(path),
        }
    }

    fn found(path: PathBuf) -> Self {
        match is_archive(&path) {
            true => Input::Archive(path),
            false => Input::Found(path),
        }
    }
}

/// The inputs that the arguments stand for, in their order; a folder's and a pattern's in the order of names.
///
/// Tells of the documents in folders that are none of them.
pub(crate) fn expand(arguments: &[String]) -> Vec<Result<Input, Failure>> {
    let mut inputs = Inputs::default();
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.list.push(Ok(Input::Stdin));
        } else if path.is_dir() {
            inputs.folder(argument, path);
        } else if path.exists() || !argument.contains(['*', '?', '[']) {
            inputs.list.push(Ok(Input::named(path.to_owned())));
        } else {
            inputs.pattern(argument);
        }
    }
    inputs.say_passed();
    inputs.list
}

/// The names of the files that the arguments stand for, where each has to be one notice.
pub(crate) fn names(arguments: &[String]) -> Result<Vec<String>, Failure> {
    let name = |input| match input? {
        Input::Stdin => Ok("-".to_owned()),
        Input::File(path) | Input::Found(path) => Ok(path.display().to_string()),
        Input::Archive(path) => Err(no_archive(&path.display().to_string())),
    };
    expand(arguments).into_iter().map(name).collect()
}

/// Whether a file that is there is one of those that the arguments stand for.
pub(crate) fn stand_for(arguments: &[String], file: &Path) -> bool {
    let Ok(file) = fs::canonicalize(file) else {
        return false;
    };
    let is_file = |path: &Path| fs::canonicalize(path).is_ok_and(|path| path == file);
    arguments.iter().any(|argument| {
        let path = Path::new(argument);
        if path.is_dir() {
            is_taken(&file) && fs::canonicalize(path).is_ok_and(|folder| file.starts_with(folder))
        } else if path.exists() {
            is_file(path)
        } else {
            let found = glob::glob(argument).into_iter().flatten().flatten();
            found.into_iter().any(|path| is_file(&path))
        }
    })
}

/// An archive where each file has to be one notice.
pub(crate) fn no_archive(name: &str) -> Failure {
    Failure::Usage(format!(
        "{name}: 这里不能用网页归档；请先用 taskbook parse 取出其中的通知"
    ))
}

/// Whether the arguments stand for one file, so that its result can stand alone.
pub(crate) fn is_single(arguments: &[String]) -> bool {
    match arguments {
        [one] => one == "-" || (Path::new(one).is_file() && !is_archive(Path::new(one))),
        _ => false,
    }
}

/// Whether a file is a web archive by its name.
pub(crate) fn is_archive(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    name.ends_with(".warc") || name.ends_with(".warc.gz")
}

/// What arguments come to.
#[derive(Default)]
struct Inputs {
    list: Vec<Result<Input, Failure>>,
    /// How many documents of each ending were not taken from folders.
    passed: BTreeMap<String, usize>,
}

impl Inputs {
    fn folder(&mut self, name: &str, path: &Path) {
        let before = self.list.len();
        self.walk(path);
        if self.list.len() == before {
            self.list.push(Err(Failure::NoFiles {
                name: name.to_owned(),
            }));
        }
    }

    fn walk(&mut self, folder: &Path) {
        let failed = |error: io::Error| Failure::Read {
            name: folder.display().to_string(),
            error,
        };
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => {
                self.list.push(Err(failed(error)));
                return;
            }
        };
        let mut paths: Vec<(PathBuf, bool)> = entries
            .into_iter()
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            // A link to a folder is not followed: it could lead back.
            .map(|entry| {
                (
                    entry.path(),
                    entry.file_type().is_ok_and(|kind| kind.is_dir()),
                )
            })
            .collect();
        paths.sort();
        for (path, is_folder) in paths {
            if is_folder {
                self.walk(&path);
            } else if is_taken(&path) {
                if is_no_pipe(&path) {
                    self.list.push(Ok(Input::found(path)));
                }
            } else if let Some(kind) =
                ending(&path).filter(|kind| DOCUMENTS.contains(&kind.as_str()))
            {
                *self.passed.entry(kind).or_default() += 1;
            }
        }
    }

    fn pattern(&mut self, pattern: &str) {
        let before = self.list.len();
        for path in glob::glob(pattern).into_iter().flatten() {
            match path {
                Ok(path) if path.is_dir() => self.walk(&path),
                Ok(path) if is_no_pipe(&path) => self.list.push(Ok(Input::found(path))),
                Ok(_) => {}
                Err(error) => {
                    let name = error.path().display().to_string();
                    self.list.push(Err(Failure::Read {
                        name,
                        error: error.into(),
                    }));
                }
            }
        }
        if self.list.len() == before {
            self.list.push(Err(Failure::NoFiles {
                name: pattern.to_owned(),
            }));
        }
    }

    /// Nothing in a folder is left out without a word.
    fn say_passed(&self) {
        if self.passed.is_empty() {
            return;
        }
        let count: usize = self.passed.values().sum();
        let kinds = self.passed.iter();
        let kinds: Vec<String> = kinds
            .map(|(kind, count)| format!("{kind} {count}"))
            .collect();
        failure::say(&format!(
            "目录中略过 {count} 个文件（{}）；其中 md、csv、tsv 如是通知，请直接写出文件名。",
            kinds.join("，")
        ));
    }
}

/// Not a pipe or device, where reading could wait for ever; a link that leads nowhere is for reading to tell of.
fn is_no_pipe(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |known| known.is_file())
}

fn is_taken(path: &Path) -> bool {
    is_archive(path) || ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// What a name ends in, in small letters.
pub(crate) fn ending(path: &Path) -> Option<String> {
    let ending = path.extension()?;
    Some(ending.to_string_lossy().to_ascii_lowercase())
}
