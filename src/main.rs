//! The exit code, and nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(throughline::cli::run())
}
