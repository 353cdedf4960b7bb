//! Bytes whose lines are counted as they are read, and of which no single thing may take too many.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use memchr::memchr_iter;

/// The most bytes that may lie between two things.
const LONGEST: u64 = 16 << 20;

/// Where the reading is.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadTo(Rc<Progress>);

#[derive(Debug, Default)]
struct Progress {
    lines: Cell<u64>,
    since: Cell<u64>,
    is_too_long: Cell<bool>,
}

impl ReadTo {
    /// The line, from 1.
    pub(super) fn line(&self) -> u64 {
        self.0.lines.get() + 1
    }

    /// Something was read to its end.
    pub(super) fn next(&self) {
        self.0.since.set(0);
    }

    fn count(&self, taken: &[u8]) {
        self.0.since.set(self.0.since.get() + taken.len() as u64);
        self.0.lines.set(self.0.lines.get() + memchr_iter(b'\n', taken).count() as u64);
    }

    /// Whether something was too long to be read.
    pub(super) fn is_too_long(&self) -> bool {
        self.0.is_too_long.get()
    }
}

/// Counts what is read.
pub(super) struct Counting<R> {
    bytes: R,
    to: ReadTo,
}

impl<R> Counting<R> {
    pub(super) fn new(bytes: R, to: ReadTo) -> Self {
        Self { bytes, to }
    }

    fn bound(&self) -> io::Result<()> {
        let progress = &self.to.0;
        if progress.since.get() <= LONGEST {
            return Ok(());
        }
        progress.is_too_long.set(true);
        Err(io::Error::other("too long"))
    }
}

impl<R: BufRead> Read for Counting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.bound()?;
        let read = self.bytes.read(into)?;
        self.to.count(&into[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counting<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bound()?;
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(held) = self.bytes.fill_buf() {
            self.to.count(&held[..amount]);
        }
        self.bytes.consume(amount);
    }
}
