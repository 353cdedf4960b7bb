//! A page on paper, by a Chromium that is installed here.
//!
//! It is shown one file that needs no other, in a folder of its own which goes afterwards, and is let to no network. What it prints is written
//! to its place whole, or not at all.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::create;

/// Where a Chromium is named that is another than these.
const NAMED_BY: &str = "CHROMIUM";

/// What it is called, or where it lies.
const PROGRAMS: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// No page takes so long, on however busy a machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// Prints a page that needs no other file to `out`.
///
/// # Errors
/// No Chromium is here, it fails or takes for ever, or `out` cannot be written: what was there before stays.
pub fn print(html: &[u8], out: &Path) -> Result<()> {
    let program = find()?;
    let room = tempfile::Builder::new().prefix("throughline-print-").tempdir().context("cannot make a folder to print in")?;
    let (page, pdf) = (room.path().join("page.html"), room.path().join("page.pdf"));
    fs::write(&page, html).with_context(|| format!("cannot write {}", page.display()))?;
    let mut command = Command::new(&program);
    command.args(["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-pdf-header-footer"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"]);
    // It has nobody to ask: no name is known to it, and no address is let through.
    command.args(["--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--generate-pdf-document-outline"]);
    if is_root() {
        // As root it has no sandbox; it is shown a page of ours that runs no script.
        command.arg("--no-sandbox");
    }
    command.arg(format!("--user-data-dir={}", room.path().join("profile").display()));
    command.arg(format!("--print-to-pdf={}", pdf.display())).arg(&page);
    command.current_dir(room.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
    let status = wait(child, &program)?;
    let printed = fs::read(&pdf).unwrap_or_default();
    if !status.success() || !printed.starts_with(b"%PDF") {
        bail!("{} printed nothing ({status}): see whether it starts by itself, or name another with {NAMED_BY}=PATH", program.display());
    }
    create::replace(out, &printed).with_context(|| format!("cannot write {}", out.display()))
}

/// The Chromium that is named, else the first that is here.
fn find() -> Result<PathBuf> {
    if let Some(named) = env::var_os(NAMED_BY).filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return match program(&named) {
            Some(found) => Ok(found),
            None => bail!("{NAMED_BY} names {}, and no such program is here", named.display()),
        };
    }
    PROGRAMS.iter().find_map(|name| program(Path::new(name))).with_context(|| {
        format!(
            "no Chromium is here to print with: install Chromium, Chrome or Edge (Debian: `apt install chromium`), or name one with \
             {NAMED_BY}=PATH; or open the page in any browser and print it there"
        )
    })
}

/// A program by its path, or by its name where the system looks for programs.
fn program(name: &Path) -> Option<PathBuf> {
    if name.components().count() > 1 {
        return name.is_file().then(|| name.to_owned());
    }
    env::split_paths(&env::var_os("PATH")?)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn wait(mut child: Child, program: &Path) -> Result<ExitStatus> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().context("cannot wait for it")? {
            return Ok(status);
        }
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            bail!("{} has printed nothing in {} minutes, and was ended", program.display(), PATIENCE.as_secs() / 60);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
