//! Web archives (WARC 1.0 and 1.1, ISO 28500), read as streams: one record is in memory at a time.

mod http;
mod record;

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use taskbook::{Limits, Notice};

use crate::cli::failure::Failure;

/// A page of an archive.
pub(crate) struct Page {
    /// Address that it was fetched from.
    pub url: String,
    /// When, as the archive says.
    pub fetched: Option<String>,
    pub bytes: Vec<u8>,
}

/// Whether a page of an archive is a notice: it has tasks, or a document number and a title of a notice (通知).
pub(crate) fn is_notice(page: &Notice) -> bool {
    let header = &page.header;
    let titled = header
        .title
        .as_ref()
        .is_some_and(|title| title.contains("通知"));
    !page.tasks.is_empty() || (titled && header.doc_number.is_some())
}

/// The pages of an archive, one after the other; ends after the first record that cannot be read.
pub(crate) struct Pages {
    name: String,
    stream: Box<dyn BufRead + Send>,
    limit: u64,
    broken: bool,
}

impl Pages {
    /// Opens an archive, compressed or not, whatever its ending says.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let open = || -> io::Result<Box<dyn BufRead + Send>> {
            let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
            Ok(if file.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
                Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file)))
            } else {
                Box::new(file)
            })
        };
        match open() {
            Ok(stream) => Ok(Pages {
                name,
                stream,
                limit: Limits::default().bytes as u64,
                broken: false,
            }),
            Err(error) => Err(Failure::Read { name, error }),
        }
    }
}

impl Iterator for Pages {
    type Item = Result<Page, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            match record::next(&mut self.stream, self.limit) {
                Ok(Some(record)) => match http::page(&record) {
                    Ok(None) => {}
                    Ok(Some(bytes)) => {
                        return Some(Ok(Page {
                            url: record.url,
                            fetched: record.date,
                            bytes,
                        }));
                    }
                    // The records behind it can still be read.
                    Err(error) => {
                        let name = record.url;
                        return Some(Err(Failure::Read { name, error }));
                    }
                },
                Ok(None) => return None,
                Err(error) => {
                    self.broken = true;
                    return Some(Err(Failure::Archive {
                        name: self.name.clone(),
                        error,
                    }));
                }
            }
        }
        None
    }
}
