//! The `taskbook` command: `taskbook parse 通知.html`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
