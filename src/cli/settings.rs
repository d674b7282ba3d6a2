//! `taskbook.toml` and the baseline: found, read, and handed over as text.

use std::collections::BTreeSet;
use std::fs;
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
    let text = fs::read_to_string(&path).map_err(|error| Failure::Read {
        name: name.clone(),
        error,
    })?;
    Ok(taskbook::options_from_toml(&text, &name)?)
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
    let text = fs::read_to_string(file).map_err(|error| Failure::Read {
        name: file.to_owned(),
        error,
    })?;
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
