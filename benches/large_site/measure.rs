//! What a process costs: wall time, processor time, the most memory it held.
//!
//! Processor time and memory are known on Linux only, from `/proc`: memory is asked for every two
//! milliseconds while the process runs (the system keeps the highest value itself, so only a rise
//! in the last moment is missed), processor time once it has ended and is not yet cleared away. It
//! comes in ticks, as a rule of 10 ms.

use std::fs::File;
use std::io::{Read, Seek};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What a process cost, and what it said.
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// What all its threads spent, in the program and in the system.
    pub(crate) cpu: Option<Duration>,
    /// The most memory that it held, in bytes.
    pub(crate) peak: Option<u64>,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

/// Runs a command to its end, its results thrown away.
///
/// # Errors
/// It cannot be started, or ends with another status than 0.
pub(crate) fn run(command: &mut Command) -> Result<Cost> {
    let words = format!("{command:?}");
    // A file, not a pipe: a pipe that nobody empties would stop the process.
    let mut said = tempfile::tempfile().context("cannot make a file for what is said")?;
    // What a backtrace costs is no matter of ours.
    command.env_remove("RUST_BACKTRACE").stdin(Stdio::null()).stdout(Stdio::null()).stderr(said.try_clone()?);
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot run {words}"))?;
    let watched = watch(&child);
    if watched.is_err() {
        child.kill().ok();
    }
    let status = child.wait()?;
    let (wall, cpu, peak) = match watched? {
        Some((end, cpu, peak)) => (end - start, Some(cpu), peak),
        None => (start.elapsed(), None, None),
    };
    let stderr = read_again(&mut said)?;
    if !status.success() {
        bail!("{words} ended with {status}: {}", stderr.trim_end());
    }
    Ok(Cost { wall, cpu, peak, stderr })
}

fn read_again(file: &mut File) -> Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// When a process ended, its processor time, its most memory.
type Watched = (Instant, Duration, Option<u64>);

/// Waits for the end of a process without clearing it away.
#[cfg(target_os = "linux")]
fn watch(child: &Child) -> Result<Option<Watched>> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::fs::Timespec;
    use rustix::process::{Pid, PidfdFlags, pidfd_open};

    let every = Timespec { tv_sec: 0, tv_nsec: 2_000_000 };
    let process = pidfd_open(Pid::from_child(child), PidfdFlags::empty()).context("cannot watch the process")?;
    let mut peak = None;
    let mut wakes = [PollFd::new(&process, PollFlags::IN)];
    while poll(&mut wakes, Some(&every))? == 0 {
        peak = most_memory(child).max(peak);
    }
    let end = Instant::now();
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id()))?;
    let cpu = cpu_time(&stat).context("the system does not tell the processor time")?;
    Ok(Some((end, cpu, peak)))
}

#[cfg(not(target_os = "linux"))]
fn watch(_: &Child) -> Result<Option<Watched>> {
    Ok(None)
}

/// The most memory that a process held until now, in bytes.
#[cfg(target_os = "linux")]
fn most_memory(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}

/// The processor time in a line of `/proc/PID/stat`.
#[cfg(target_os = "linux")]
fn cpu_time(stat: &str) -> Option<Duration> {
    // The name before the last `)` may hold spaces; user and system time are fields 14 and 15.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    let per_second = rustix::param::clock_ticks_per_second().max(1);
    Some(Duration::from_millis(ticks * 1_000 / per_second))
}
