//! The `taskbook` command.
fn main() {}
