//! Results on their way out: whole or not at all, and nothing that a terminal would obey.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use taskbook::export::is_hidden;

use super::failure::Failure;
use super::input::{files, own};
use super::style::Styles;

/// A file that appears under its name when it is complete.
pub(crate) struct Whole {
    out: BufWriter<File>,
    target: PathBuf,
    /// Where it is written until then; `None` for devices and pipes, which cannot be replaced.
    beside: Option<PathBuf>,
}

impl Whole {
    /// Begins a file beside its place.
    pub(crate) fn create(target: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::Write {
            name: target.display().to_string(),
            error,
        };
        if fs::metadata(target).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
            let file = OpenOptions::new()
                .write(true)
                .open(target)
                .map_err(failed)?;
            return Ok(Whole {
                out: BufWriter::new(file),
                target: target.to_owned(),
                beside: None,
            });
        }
        // What a link points to is replaced, not the link.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let name = target
            .file_name()
            .ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let mut beside_name = std::ffi::OsString::from(".");
        beside_name.push(name);
        beside_name.push(format!(".{}.part", std::process::id()));
        let beside = target.with_file_name(beside_name);
        let file = File::create(&beside).map_err(failed)?;
        Ok(Whole {
            out: BufWriter::with_capacity(1 << 16, file),
            target,
            beside: Some(beside),
        })
    }

    /// Puts the complete file in its place.
    pub(crate) fn commit(mut self) -> Result<(), Failure> {
        let name = self.target.display().to_string();
        let finish = |whole: &mut Whole| -> io::Result<()> {
            whole.out.flush()?;
            let Some(beside) = &whole.beside else {
                return Ok(());
            };
            let file = whole.out.get_ref();
            if let Ok(known) = fs::metadata(&whole.target) {
                file.set_permissions(known.permissions())?;
            }
            file.sync_all()?;
            fs::rename(beside, &whole.target)?;
            whole.beside = None;
            Ok(())
        };
        finish(&mut self).map_err(|error| Failure::Write { name, error })
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            let _ = fs::remove_file(beside);
        }
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// What a result is on its way to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Written for the terminal already, or no text.
    Finished,
    /// Data, as which a terminal gets it shown.
    Data,
}

/// Whether an output is standard output.
pub(crate) fn is_stdout(output: Option<&str>) -> bool {
    matches!(output, None | Some("-"))
}

/// Styles for what goes to an output; a file has no colour.
pub(crate) fn styles(output: Option<&str>) -> Styles {
    match is_stdout(output) {
        true => Styles::for_stdout(),
        false => Styles::default(),
    }
}

/// Refuses to write over a notice that is to be read: nothing of it would be left. What this program wrote is no notice.
pub(crate) fn spare(output: Option<&str>, inputs: &[String]) -> Result<(), Failure> {
    let Some(file) = output.filter(|name| *name != "-") else {
        return Ok(());
    };
    if files::stand_for(inputs, Path::new(file)) && !own::is_own(Path::new(file)) {
        return Err(Failure::Usage(format!(
            "{file}: 这是要读取的通知，写入会毁掉原文；请换一个输出文件名"
        )));
    }
    Ok(())
}

/// Writes a result to the file that is named, whole or not at all, or to standard output.
pub(crate) fn deliver(
    output: Option<&str>,
    out: &mut impl Write,
    kind: Kind,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match (output.filter(|name| *name != "-"), kind) {
        (Some(file), _) => {
            let mut whole = Whole::create(Path::new(file))?;
            write(&mut whole)?;
            whole.commit()
        }
        (None, Kind::Finished) => write(out),
        (None, Kind::Data) => {
            let mut data = Data::new(out);
            write(&mut data)?;
            data.flush()?;
            Ok(())
        }
    }
}

/// What the name of an output ends in, in small letters; `None` for standard output and names without an ending.
pub(crate) fn ending(output: Option<&str>) -> Option<String> {
    let name = output.filter(|name| *name != "-")?;
    files::ending(Path::new(name))
}

/// An ending that stands for no format of a command; `formats` says which do.
pub(crate) fn unknown_ending(ending: &str, formats: &str) -> Failure {
    Failure::Usage(format!(
        "不认识输出格式 {ending}；请把输出文件的后缀写成 {formats}，或用 --format 写明格式"
    ))
}

/// Data for standard output; on a terminal, control characters and direction marks are shown as what they are.
pub(crate) struct Data<'a, W: Write> {
    out: &'a mut W,
    terminal: bool,
    /// Bytes of a character that is not complete yet.
    rest: Vec<u8>,
}

impl<'a, W: Write> Data<'a, W> {
    pub(crate) fn new(out: &'a mut W) -> Self {
        Data {
            out,
            terminal: io::stdout().is_terminal(),
            rest: Vec::new(),
        }
    }
}

impl<W: Write> Write for Data<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.terminal {
            return self.out.write(bytes);
        }
        self.rest.extend_from_slice(bytes);
        let end = match std::str::from_utf8(&self.rest) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let whole: Vec<u8> = self.rest.drain(..end).collect();
        for line in String::from_utf8_lossy(&whole).split_inclusive('\n') {
            let (text, close) = match line.strip_suffix('\n') {
                Some(text) => (text.strip_suffix('\r').unwrap_or(text), "\n"),
                None => (line, ""),
            };
            write!(self.out, "{}{close}", escaped(text))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Hidden characters as JSON writes them, so that JSON stays what it is.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && c != '\t' {
            shown.push_str(&format!("\\u{:04x}", c as u32));
        } else {
            shown.push(c);
        }
    }
    shown
}
