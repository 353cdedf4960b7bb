//! Gives each message of the English words a name that the compiler knows: a word that is not there does not compile.

#![expect(clippy::disallowed_methods, reason = "the words are read, and what the compiler is given of them is written")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

const ENGLISH: &str = "themes/default/words/en.ftl";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed={ENGLISH}");
    println!("cargo:rerun-if-changed=build.rs");
    let text = fs::read_to_string(ENGLISH)?;
    // A message begins at the left edge with its name; a term's begins with a dash.
    let message = |line: &'static str| line.split_once(" =").filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let text: &'static str = text.leak();
    let mut messages: Vec<(&str, &str)> = text.lines().filter_map(message).collect();
    messages.sort_unstable();
    let mut code = format!("/// The names of all messages, in order.\npub static NAMES: [&str; {}] = [\n", messages.len());
    for (name, _) in &messages {
        let _ = writeln!(code, "    {name:?},");
    }
    code.push_str("];\n");
    for (n, (name, says)) in messages.iter().enumerate() {
        let says = if says.trim().is_empty() { "Several lines or cases." } else { says.trim() };
        let constant = name.replace('-', "_").to_uppercase();
        let _ = writeln!(code, "#[doc = {:?}]\npub const {constant}: Message = Message({n});", format!("`{name}`: {says}"));
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("messages.rs"), code)
}
