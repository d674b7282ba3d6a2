//! `taskbook.toml` and the baseline: found, read, and handed over as text.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use taskbook::Options;
use taskbook::report::FINDINGS_SCHEMA;

use super::failure::Failure;

/// Name of the settings.
const NAME: &str = "taskbook.toml";

/// The options for a file: from the settings named, else from the nearest above the file.
pub(crate) fn for_file(file: &str, named: Option<&str>) -> Result<Options, Failure> {
    let path = match named {
        Some(named) => Some(PathBuf::from(named)),
        None => nearest(file),
    };
    let Some(path) = path else {
        return Ok(Options::default());
    };
    let name = path.display().to_string();
    let text = text_of(&path, &name)?;
    Ok(taskbook::options_from_toml(&text, &name)?)
}

/// The text of a file of ours. What an editor saved in the encoding of its system is told from what cannot be read.
fn text_of(path: &Path, name: &str) -> Result<String, Failure> {
    let text = fs::read(path).and_then(|bytes| {
        String::from_utf8(bytes)
            .map_err(|_| io::Error::other("不是 UTF-8 编码的文字；请另存为 UTF-8"))
    });
    text.map_err(|error| Failure::Read {
        name: name.to_owned(),
        error,
    })
}

fn nearest(file: &str) -> Option<PathBuf> {
    let start = if file == "-" {
        std::env::current_dir().ok()?
    } else {
        fs::canonicalize(file).ok()?
    };
    start
        .ancestors()
        .map(|folder: &Path| folder.join(NAME))
        .find(|path| path.is_file())
}

/// The fingerprints in a report that `lint --format json` wrote; anything else would let every old finding come back in silence.
pub(crate) fn baseline(file: &str) -> Result<BTreeSet<String>, Failure> {
    let text = text_of(Path::new(file), file)?;
    let refuse = |why: String| Failure::Baseline {
        name: file.to_owned(),
        why,
    };
    let report: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| refuse(format!("第 {} 行起不是 JSON", error.line())))?;
    match report.get("schema").and_then(Value::as_str) {
        Some(FINDINGS_SCHEMA) => {}
        Some(other) => {
            return Err(refuse(format!("格式为 {other}，需要 {FINDINGS_SCHEMA}")));
        }
        None => return Err(refuse("不是 lint --format json 的输出".to_owned())),
    }
    let findings = report.get("findings").and_then(Value::as_array);
    Ok(findings
        .into_iter()
        .flatten()
        .filter_map(|finding| finding.get("fingerprint")?.as_str())
        .map(str::to_owned)
        .collect())
}
