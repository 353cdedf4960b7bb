//! The bytes of a log: looked through once for their encoding and a hash, then read as UTF-8.
//!
//! One encoding holds for the whole file: what a mark at its beginning says, else UTF-8 if all of it is, else Windows-1252.

use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, WINDOWS_1252};
use xxhash_rust::xxh3::Xxh3;

/// How much is read at once.
pub(super) const PIECE: usize = 256 << 10;

/// What was found out of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Survey {
    /// How it is written.
    pub encoding: &'static Encoding,
    /// Whether a mark says so.
    pub is_marked: bool,
    /// What stands for its bytes.
    pub hash: u128,
}

impl Survey {
    /// Looks through all bytes.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn of(mut bytes: impl Read) -> io::Result<Self> {
        let mut hash = Xxh3::new();
        let mut piece = vec![0; PIECE];
        // What may be the beginning of a letter waits for its rest.
        let (mut held, mut marked, mut is_first, mut is_utf_8) = (0, None, true, true);
        loop {
            let read = fill(&mut bytes, &mut piece[held..])?;
            if read == 0 {
                break;
            }
            let filled = held + read;
            hash.update(&piece[held..filled]);
            if std::mem::take(&mut is_first) {
                marked = Encoding::for_bom(&piece[..filled]).map(|(encoding, _)| encoding);
            }
            held = 0;
            if is_utf_8 && let Err(fault) = std::str::from_utf8(&piece[..filled]) {
                if fault.error_len().is_some() {
                    is_utf_8 = false;
                } else {
                    piece.copy_within(fault.valid_up_to()..filled, 0);
                    held = filled - fault.valid_up_to();
                }
            }
        }
        let guessed = if is_utf_8 && held == 0 { UTF_8 } else { WINDOWS_1252 };
        Ok(Self { encoding: marked.unwrap_or(guessed), is_marked: marked.is_some(), hash: hash.digest128() })
    }
}

/// Reads until the piece is full or nothing is left; how much was read.
pub(super) fn fill(bytes: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < piece.len() {
        match bytes.read(&mut piece[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Bytes in some encoding, read as UTF-8 without a mark.
pub(super) struct AsUtf8<R> {
    bytes: R,
    decoder: Decoder,
    /// What is not decoded yet.
    raw: Vec<u8>,
    raw_at: usize,
    /// What is decoded.
    text: Vec<u8>,
    text_at: usize,
    is_last: bool,
    is_over: bool,
}

impl<R: Read> AsUtf8<R> {
    /// Bytes that are written in an encoding.
    pub(super) fn new(bytes: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { bytes, decoder, raw: Vec::new(), raw_at: 0, text: Vec::new(), text_at: 0, is_last: false, is_over: false }
    }

    /// Decodes some more, where anything is left.
    fn decode(&mut self) -> io::Result<()> {
        if self.raw_at == self.raw.len() && !self.is_last {
            self.raw.resize(PIECE, 0);
            let read = fill(&mut self.bytes, &mut self.raw)?;
            self.raw.truncate(read);
            self.raw_at = 0;
            self.is_last = read < PIECE;
        }
        self.text.resize(PIECE, 0);
        let (result, read, written, _) = self.decoder.decode_to_utf8(&self.raw[self.raw_at..], &mut self.text, self.is_last);
        self.raw_at += read;
        self.text.truncate(written);
        self.text_at = 0;
        self.is_over = self.is_last && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> BufRead for AsUtf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.text_at == self.text.len() && !self.is_over {
            self.decode()?;
        }
        Ok(&self.text[self.text_at..])
    }

    fn consume(&mut self, amount: usize) {
        self.text_at += amount;
    }
}

impl<R: Read> Read for AsUtf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut held = self.fill_buf()?;
        let read = held.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_encoding_holds_for_the_whole_file() {
        let survey = |bytes: &[u8]| Survey::of(bytes).unwrap().encoding;
        assert_eq!(survey("a;b\nZoë".as_bytes()), UTF_8);
        assert_eq!(survey(b"a;b\nZo\xeb"), WINDOWS_1252);
        // A letter that is cut at the end is no UTF-8.
        assert_eq!(survey(b"a;b\nZo\xc3"), WINDOWS_1252);
        let utf_16: Vec<u8> = "\u{feff}Zoë".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(survey(&utf_16), encoding_rs::UTF_16LE);
    }

    #[test]
    fn a_letter_between_two_pieces_is_one_letter() {
        let mut long = "a".repeat(PIECE - 1);
        long.push_str("ëëë");
        assert_eq!(Survey::of(long.as_bytes()).unwrap().encoding, UTF_8);
        let latin: Vec<u8> = long.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let mut read = String::new();
        AsUtf8::new(latin.as_slice(), WINDOWS_1252).read_to_string(&mut read).unwrap();
        assert_eq!(read, long);
    }

    #[test]
    fn a_mark_is_no_part_of_what_is_read() {
        let mut read = String::new();
        AsUtf8::new("\u{feff}case".as_bytes(), UTF_8).read_to_string(&mut read).unwrap();
        assert_eq!(read, "case");
    }
}
