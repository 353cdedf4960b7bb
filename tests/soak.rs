//! A short hour of what `cargo bench --bench soak` does for a day.

#![expect(clippy::disallowed_methods, reason = "the program is run, and files are written as authors do")]

mod http;
#[path = "../benches/soak/soak/mod.rs"]
mod soak;

use std::path::Path;
use std::time::Duration;

use soak::Plan;

#[test]
fn a_server_comes_through_saves_of_every_sort() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
    let plan = Plan { program: env!("CARGO_BIN_EXE_throughline").as_ref(), site: &site, saves: 80, readers: 5, seed: 2 };
    let outcome = soak::run(&plan);
    assert!(outcome.wrong.is_empty(), "{}", outcome.wrong.join("\n"));
    assert_eq!(outcome.memory.len(), if cfg!(target_os = "linux") { 10 } else { 0 });
    assert!(outcome.took < Duration::from_secs(120), "{outcome:?}");
    assert!(outcome.compared > 20 && outcome.loads > 5, "{outcome:?}");
}
