//! Runs the `taskbook` command, for tests of what people see.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            // No status at all: a signal ended it, which is a crash.
            status: output.status.code().expect("ended by a signal"),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

impl Run {
    /// The output of a run that has to succeed in silence.
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""));
        self.out
    }

    /// The message of a run that has to fail without output.
    #[track_caller]
    pub fn failure(self) -> String {
        assert_eq!(
            (self.status, self.out.as_str()),
            (2, ""),
            "{:?}",
            self.err.chars().take(400).collect::<String>()
        );
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.err
    }
}

/// The command, in the directory of the package and without colour settings of whoever runs the tests.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taskbook"));
    command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the command with nothing on standard input.
pub fn run(args: &[&str]) -> Run {
    command(args).stdin(Stdio::null()).output().unwrap().into()
}

/// Runs the command with bytes on standard input.
pub fn run_with_input(args: &[&str], input: &[u8]) -> Run {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // Whoever refuses its input early closes the pipe.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output.into()
}

/// A file with these bytes in a directory of the tests; give each test its own name.
pub fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}
