//! Files and standard input as bytes with a name.

mod fields;
pub(super) mod files;
mod mhtml;
pub(super) mod own;
pub(super) mod warc;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use taskbook::{Media, Notice, Options};

use super::args::{Comparing, Kind, Reading};
use super::failure::Failure;

use super::settings;

/// Bytes and the options to read them with.
pub(crate) struct Input {
    pub bytes: Vec<u8>,
    pub options: Options,
    /// When it was fetched or saved, as the file around it says.
    fetched: Option<String>,
    /// Whether it is a page of an archive, where most pages are something else than notices.
    archived: bool,
}

impl Input {
    /// Opens a file, or standard input for `-`, with options that are settled; what the command line says of reading wins.
    pub(crate) fn open(
        file: &str,
        reading: &Reading,
        mut options: Options,
    ) -> Result<Self, Failure> {
        let failed = |error| Failure::Read {
            name: file.to_owned(),
            error,
        };
        let mut bytes = if file == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
            bytes
        } else {
            fs::read(file).map_err(failed)?
        };
        let mut fetched = None;
        if let Some(saved) = mhtml::page(&bytes).map_err(failed)? {
            (bytes, fetched) = (saved.bytes, saved.when);
        }
        apply(
            if file == "-" { "<stdin>" } else { file },
            reading,
            &mut options,
        );
        Ok(Input {
            bytes,
            options,
            fetched,
            archived: false,
        })
    }

    /// A page of an archive under its address.
    pub(crate) fn page(page: warc::Page, reading: &Reading, mut options: Options) -> Self {
        apply(&page.url, reading, &mut options);
        Input {
            bytes: page.bytes,
            options,
            fetched: page.fetched,
            archived: true,
        }
    }

    /// Refuses what this program wrote: read as a notice, its words would be counted twice.
    pub(crate) fn refuse_own(self, name: &str) -> Result<Self, Failure> {
        match own::what_it_is(&self.bytes) {
            Some(what) => Err(Failure::Own {
                name: name.to_owned(),
                what,
            }),
            None => Ok(self),
        }
    }

    /// Whether it is a page of an archive.
    pub(crate) fn is_archived(&self) -> bool {
        self.archived
    }

    /// The notice; `None` where it is a page of an archive that is none.
    pub(crate) fn notice(&self) -> Result<Option<Notice>, Failure> {
        let mut notice = match taskbook::parse(&self.bytes, &self.options) {
            Ok(notice) => notice,
            Err(_) if self.archived => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if self.archived && !warc::is_notice(&notice) {
            return Ok(None);
        }
        notice.origin.fetched.clone_from(&self.fetched);
        Ok(Some(notice))
    }
}

fn apply(name: &str, reading: &Reading, options: &mut Options) {
    options.name = Some(name.to_owned());
    options.media = reading.kind.map(|kind| match kind {
        Kind::Html => Media::Html,
        Kind::Text => Media::Text,
    });
    options.encoding.clone_from(&reading.encoding);
    options.year = reading.year;
}

/// Opens several notices in order, each a page, a text, or what `parse` wrote.
pub(crate) fn notices(files: &[&str], comparing: &Comparing) -> Result<Vec<Notice>, Failure> {
    if files.iter().filter(|file| **file == "-").count() > 1 {
        return Err(Failure::Usage("标准输入 - 只能用一次".to_owned()));
    }
    if let Some(folder) = files.iter().find(|file| Path::new(file).is_dir()) {
        return Err(Failure::Usage(format!(
            "{folder}: 这是目录，而对比的是两份通知；请写出其中的文件，逐对对比"
        )));
    }
    if let Some(archive) = files.iter().find(|file| files::is_archive(Path::new(file))) {
        return Err(files::no_archive(archive));
    }
    if !comparing.years.is_empty() && comparing.years.len() != files.len() {
        return Err(Failure::Usage(format!(
            "--years 需要 {} 个年度，每份通知一个",
            files.len()
        )));
    }
    let mut notices = Vec::with_capacity(files.len());
    for (at, file) in files.iter().enumerate() {
        let reading = Reading {
            kind: comparing.kind,
            encoding: comparing.encoding.clone(),
            year: comparing.years.get(at).copied(),
        };
        let input = Input::open(file, &reading, settings::for_file(file, None)?)?;
        match parsed(file, &input.bytes)? {
            Some(mut notice) => {
                notice.header.year = reading.year.or(notice.header.year);
                notices.push(notice);
            }
            None => notices.extend(input.refuse_own(file)?.notice()?),
        }
        if notices.last().is_some_and(|notice| notice.tasks.is_empty()) {
            super::failure::say(&format!(
                "{file}: 没有读出任务，对比时各项任务因此会列为取消或新增；哪些行没有识别，见 taskbook text。"
            ));
        }
    }
    Ok(notices)
}

/// The notice of a file that `parse` wrote; `None` where the file is no JSON object.
fn parsed(file: &str, bytes: &[u8]) -> Result<Option<Notice>, Failure> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Ok(None);
    }
    let notice: Notice = serde_json::from_slice(bytes).map_err(|error| {
        Failure::Usage(format!(
            "{file}: 不是 taskbook parse 输出的单个 JSON 对象（{error}）"
        ))
    })?;
    if notice.schema != taskbook::SCHEMA {
        return Err(Failure::Usage(format!(
            "{file}: 格式为 {}，需要 {}",
            notice.schema,
            taskbook::SCHEMA
        )));
    }
    Ok(Some(notice))
}
