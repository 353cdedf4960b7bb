//! The exit code, and nothing else.

use std::process::ExitCode;

/// Pages are many small texts made and dropped on every core: the system's allocator takes a third
/// more time for them (docs/performance.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(throughline::cli::run())
}
