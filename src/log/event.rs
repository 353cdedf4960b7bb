//! Events, as they are kept until their cases are told: by case, time and order, in the order of the log.
//!
//! They are kept in parts by case, so that one part after the other can be sorted and forgotten. Where they are more than the memory should
//! hold, parts are put aside on the disk.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

/// Something that can be written, and read again.
pub trait AsideFile: Read + Write + Seek + Send {}
impl<T: Read + Write + Seek + Send> AsideFile for T {}

/// Makes a place for what is put aside.
pub type MakeAside<'a> = &'a (dyn Fn() -> io::Result<Box<dyn AsideFile>> + Sync);

/// How many parts there are.
const PARTS: usize = 128;

/// The bytes of an event without and with a number that orders it.
const SIZE: usize = 28;
const SIZE_WITH_ORDER: usize = 44;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// A hash of its case: of 128 bits, so that two cases never share one.
    pub(super) case: u128,
    /// When, in microseconds.
    pub(super) instant: i64,
    /// What orders it among events of one time; what has no number comes last.
    pub(super) order: i128,
    /// What.
    pub(super) activity: u32,
}

/// The events of a log, as they come.
pub(super) struct EventStore<'a> {
    parts: Vec<Vec<u8>>,
    has_order: bool,
    held: usize,
    /// The most bytes that are held in memory.
    most: usize,
    make_aside: MakeAside<'a>,
    aside: Option<Mutex<Box<dyn AsideFile>>>,
    /// Of each part, what lies aside: where, and how many bytes.
    put_aside: Vec<Vec<(u64, usize)>>,
    end: u64,
}

impl<'a> EventStore<'a> {
    /// A place for events, of which at most so many bytes stay in memory.
    pub(super) fn new(has_order: bool, most: usize, make_aside: MakeAside<'a>) -> Self {
        Self {
            parts: vec![Vec::new(); PARTS],
            has_order,
            held: 0,
            most,
            make_aside,
            aside: None,
            put_aside: vec![Vec::new(); PARTS],
            end: 0,
        }
    }

    /// One more event, behind those that came before.
    pub(super) fn push(&mut self, event: Event) -> io::Result<()> {
        let size = self.size();
        // The last bits of a hash are as good as any.
        let part = &mut self.parts[(event.case % PARTS as u128) as usize];
        if part.capacity() - part.len() < size {
            // Doubling would hold twice what is needed.
            part.reserve_exact((part.len() / 4).max(4096));
        }
        part.extend_from_slice(&event.case.to_le_bytes());
        part.extend_from_slice(&event.instant.to_le_bytes());
        part.extend_from_slice(&event.activity.to_le_bytes());
        if self.has_order {
            part.extend_from_slice(&event.order.to_le_bytes());
        }
        self.held += size;
        if self.held > self.most { self.put_aside() } else { Ok(()) }
    }

    fn size(&self) -> usize {
        if self.has_order { SIZE_WITH_ORDER } else { SIZE }
    }

    /// Puts all that is held aside.
    fn put_aside(&mut self) -> io::Result<()> {
        let aside = match &mut self.aside {
            Some(aside) => aside,
            None => self.aside.insert(Mutex::new((self.make_aside)()?)),
        };
        let file = aside.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (part, places) in self.parts.iter_mut().zip(&mut self.put_aside) {
            file.write_all(part)?;
            places.push((self.end, part.len()));
            self.end += part.len() as u64;
            part.clear();
        }
        self.held = 0;
        file.flush()
    }

    /// How many parts there are: all events of a case lie in one.
    pub(super) fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The events of a part: case by case, each in its order.
    pub(super) fn part(&self, part: usize) -> io::Result<Vec<Event>> {
        let aside: usize = self.put_aside[part].iter().map(|(_, size)| size).sum();
        let mut bytes = Vec::new();
        if let Some(file) = &self.aside {
            bytes.resize(aside, 0);
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            let mut at = 0;
            for (from, size) in &self.put_aside[part] {
                file.seek(SeekFrom::Start(*from))?;
                file.read_exact(&mut bytes[at..at + size])?;
                at += size;
            }
        }
        let records = bytes.chunks_exact(self.size()).chain(self.parts[part].chunks_exact(self.size()));
        let mut events = Vec::with_capacity((aside + self.parts[part].len()) / self.size());
        events.extend(records.map(read));
        // What is equal stays in the order of the log.
        events.sort_by_key(|event| (event.case, event.instant, event.order));
        Ok(events)
    }
}

fn read(record: &[u8]) -> Event {
    let order = record.get(SIZE..).and_then(|order| order.first_chunk::<16>()).map_or(0, |order| i128::from_le_bytes(*order));
    Event {
        case: record.first_chunk().map_or(0, |case| u128::from_le_bytes(*case)),
        instant: record[16..].first_chunk().map_or(0, |instant| i64::from_le_bytes(*instant)),
        activity: record[24..].first_chunk().map_or(0, |activity| u32::from_le_bytes(*activity)),
        order,
    }
}

/// What a cell of numbers orders by, in billionths, so that numbers of many digits keep their order; what is no number comes last.
pub(super) fn order_of(cell: &str) -> i128 {
    const LAST: i128 = i128::MAX;
    const DECIMALS: usize = 9;
    let text = cell.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty()) && whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    if !is_number || whole.len() > 28 {
        return LAST;
    }
    let fraction = fraction.bytes().chain(std::iter::repeat(b'0')).take(DECIMALS);
    sign * whole.bytes().chain(fraction).fold(0, |n: i128, digit| n * 10 + i128::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_order_with_point_or_comma_and_what_is_none_comes_last() {
        let sorted = ["-2", "-1.5", "0", "1", "1,5", "2", "10", "9007199254740993", "9007199254740994", ""];
        let orders: Vec<i128> = sorted.iter().map(|text| order_of(text)).collect();
        assert!(orders.is_sorted_by(|a, b| a < b), "{orders:?}");
        for none in ["", "x", "-", "1e3", "1.000,5", "."] {
            assert_eq!(order_of(none), i128::MAX, "{none}");
        }
    }

    #[test]
    fn what_is_put_aside_comes_back_in_its_place() {
        let aside = || -> io::Result<Box<dyn AsideFile>> { Ok(Box::new(io::Cursor::new(Vec::new()))) };
        let mut small = EventStore::new(true, 100, &aside);
        let mut large = EventStore::new(true, usize::MAX, &aside);
        for n in 0..500_u32 {
            let case = u128::from(n % 7) << 100 | u128::from(n % 7);
            let event = Event { case, instant: i64::from(n % 3), order: i128::from(n % 2), activity: n };
            small.push(event).unwrap();
            large.push(event).unwrap();
        }
        for part in 0..small.parts() {
            assert_eq!(small.part(part).unwrap(), large.part(part).unwrap());
        }
    }
}
