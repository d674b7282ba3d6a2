//! Runs the `taskbook` command, and Python where it is installed.

use std::process::{Command, Output};

/// The command with arguments, ready to run.
pub fn taskbook(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taskbook"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs the command and gives its status, standard output and standard error.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = taskbook(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

/// Runs a Python script of this repository with the command first on the path; false, with a message, where a module is missing.
pub fn python(script: &str, modules: &[&str], arguments: &[&str]) -> bool {
    for module in modules {
        let known = Command::new("python3")
            .args(["-c", &format!("import {module}")])
            .output();
        if !known.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped {script}: python3 with {module} is not installed");
            return false;
        }
    }
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_taskbook"))
        .parent()
        .unwrap();
    let path = format!(
        "{}:{}",
        folder.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("python3")
        .arg(script)
        .args(arguments)
        .env("PATH", path)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let (said, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    if said.starts_with("skipped") {
        eprintln!("{said}");
        return false;
    }
    assert!(
        output.status.success(),
        "{script} {arguments:?}\n{said}\n{errors}"
    );
    true
}
