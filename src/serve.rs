//! Floor 8: the site over HTTP, from memory.
//!
//! 1. [`server`] owns the site on a thread of its own. It takes batches of changes, and requests for pages.
//! 2. [`rescan`] reads what changed in the site's folder, [`loader`] makes a site of it; [`audience`] what of it one audience sees.
//! 3. [`background_check`] asks the rules about the whole site, beside the pages where that takes a while;
//!    clients are told of the outcome in a second event.
//! 4. [`page_cache`] renders pages when they are asked for, and those that clients look at when the site changes.
//! 5. [`clients`] are the open event streams; one that lags is dropped and comes back by itself. [`overlay`] is what
//!    they show above a page.
//! 6. [`http`] turns requests into messages: which path, which headers; [`body`] is what it sends. [`hosts`] says who may ask.
//!
//! Absent: any way from a request to a path on the disk. What is served is a page or a file that
//! the model knows, looked up by its public path.
#![expect(clippy::disallowed_methods, reason = "serving is at the edge: files of the site, the clock, the network")]

mod audience;
mod background_check;
mod body;
mod clients;
mod history;
mod hosts;
mod http;
mod loader;
mod overlay;
mod page_cache;
mod rescan;
mod server;
#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, anyhow};
use tokio::net::TcpListener;

use crate::check::Findings;
use crate::session::Options;
use crate::site::Site;
use crate::watch;

use background_check::BackgroundCheck;
use hosts::AllowedHosts;
pub use overlay::Problem;
use rescan::SiteFolder;
use server::{ServerMessage, SiteServer};

/// The port that is tried first.
pub const PORT: u16 = 4747;

/// What the caller decides.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// The host to bind to; none takes loopback.
    pub host: Option<String>,
    /// The port to bind to; none takes [`PORT`] or the next free one.
    pub port: Option<u16>,
    /// Names under which requests are answered beside the machine's own.
    pub allowed_hosts: Vec<String>,
    /// An address with `{file}`, `{line}` and `{column}` that opens a place in an editor.
    pub editor_url: Option<String>,
    /// Look for changes instead of being told by the system.
    pub poll: bool,
    /// Whether Git is asked when files were last changed.
    pub history: bool,
    /// Which content is part of the site.
    pub options: Options,
    /// Whom it is shown to, one of the site's audiences; none: those who keep it.
    pub audience: Option<String>,
}

/// What happens, for the terminal.
#[derive(Debug)]
pub enum ServerEvent<'a> {
    /// The server listens.
    Listening {
        /// Its address.
        url: String,
        /// Addresses that other machines can open.
        others: Vec<String>,
        /// Whether others than this machine can ask.
        open: bool,
        /// Whether the usual port was taken.
        moved: bool,
    },
    /// The site was read, or read again.
    Loaded(LoadReport<'a>),
    /// A page that was asked for cannot be rendered, for a reason that has not been told.
    NotRendered(Problem),
    /// The rules have answered about a site that was told of without what they find.
    Checked {
        /// What was read.
        site: &'a Site,
        /// What was found.
        found: FindingsReport<'a>,
        /// How long the rules took.
        took: Duration,
        /// How many of the open pages changed.
        reloaded: usize,
    },
}

/// What was found in a site.
#[derive(Clone, Copy, Debug)]
pub struct FindingsReport<'a> {
    /// The findings.
    pub findings: &'a Findings,
    /// Whether they are other ones than those told last.
    pub differs: bool,
}

/// A site that was read.
#[derive(Debug)]
pub struct LoadReport<'a> {
    /// What was read.
    pub site: &'a Site,
    /// Paths that differ from before; none at the start.
    pub changed: &'a [String],
    /// From the first event to the last page that readers hold open.
    pub took: Duration,
    /// What was found; none where the rules are still being asked.
    pub found: Option<FindingsReport<'a>>,
    /// What stands in the way, beside findings.
    pub problems: &'a [Problem],
    /// How many of the open pages changed.
    pub reloaded: usize,
}

/// Serves a site until the process ends.
///
/// # Errors
/// The address cannot be bound, the folder cannot be read or watched.
pub fn serve(options: &ServeOptions, mut on_event: impl FnMut(ServerEvent<'_>) + Send + 'static) -> Result<()> {
    try_threads()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().context("cannot start the server")?;
    let (listener, moved) = runtime.block_on(bind(options))?;
    let bound = listener.local_addr().context("cannot tell the address")?;
    let (sender, messages) = channel();
    let (changes, outcomes) = (sender.clone(), sender.clone());
    let on_change = move |batch| {
        // Where nobody listens any more, the process is about to end.
        let _ = changes.send(ServerMessage::FilesChanged(batch));
    };
    let (begun, since) = (Instant::now(), SystemTime::now());
    let mut folder = SiteFolder::open(&options.root, &options.options.source_folders)?;
    if options.poll {
        // It compares with what was there before it was read.
        watch::poll(folder.walker(), on_change)?;
        folder.read()?;
    } else {
        // In a folder that is watched, the system tells of every file that is opened.
        folder.read()?;
        watch::watch(folder.root(), folder.walker(), folder.read_since(since), on_change)?;
    }
    let (host, machine) = (options.host.as_deref(), hosts::machine());
    let (url, others) = hosts::urls(bound, host, &machine, &hosts::interfaces());
    on_event(ServerEvent::Listening { url, others, open: !bound.ip().is_loopback(), moved });
    let checks = BackgroundCheck::start(move |outcome| outcomes.send(ServerMessage::Checked(outcome)).is_ok())?;
    let server = SiteServer::new(options, folder, checks, on_event);
    let serving = std::thread::Builder::new().name("server".into()).spawn(move || server.run(begun, &messages))?;
    let allowed = AllowedHosts::new(bound, host, &machine, &options.allowed_hosts);
    runtime.spawn(http::listen(listener, sender, allowed));
    match serving.join() {
        Ok(result) => result,
        Err(_) => Err(anyhow!("the server stopped by a fault of its own, told above")),
    }
}

async fn bind(options: &ServeOptions) -> Result<(TcpListener, bool)> {
    let host = options.host.clone().unwrap_or_else(|| Ipv4Addr::LOCALHOST.to_string());
    let address = |port: u16| (host.trim_matches(['[', ']']).to_owned(), port);
    if let Some(port) = options.port {
        let listener = TcpListener::bind(address(port)).await.map_err(|error| refused(error, &host, port))?;
        return Ok((listener, false));
    }
    const TRIES: u16 = 50;
    for port in PORT..PORT + TRIES {
        match TcpListener::bind(address(port)).await {
            Ok(listener) => return Ok((listener, port != PORT)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(refused(error, &host, port)),
        }
    }
    Err(anyhow!("the ports {PORT} to {} are all taken: name another with `--port`", PORT + TRIES - 1))
}

/// Why an address cannot be listened on, and which argument to change.
fn refused(error: io::Error, host: &str, port: u16) -> anyhow::Error {
    let why = match error.kind() {
        ErrorKind::AddrInUse => format!("cannot listen on port {port} of {host}: name another with `--port`"),
        ErrorKind::PermissionDenied => format!("cannot listen on port {port} of {host}: name one above 1023 with `--port`"),
        _ => format!("cannot listen on {host}: give `--host` a name or an address of this machine"),
    };
    anyhow::Error::new(error).context(why)
}

/// Starts as many threads as serving takes, and lets them go again: the runtime panics where it gets none.
fn try_threads() -> Result<()> {
    const NEEDED: usize = 8;
    let (hold, held) = channel::<()>();
    let held = Arc::new(Mutex::new(held));
    let threads: Vec<io::Result<JoinHandle<()>>> = (0..NEEDED)
        .map(|_| {
            let held = Arc::clone(&held);
            std::thread::Builder::new().spawn(move || drop(held.lock().map(|held| held.recv())))
        })
        .collect();
    drop(hold);
    for thread in threads {
        let _ = thread.context("cannot start the threads that serving takes: let this user start more")?.join();
    }
    Ok(())
}
