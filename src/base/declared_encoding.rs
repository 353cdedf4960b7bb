//! The text of an XML file, in whatever encoding it says it is: as browsers find it.
//!
//! A byte order mark goes first, then two bytes a letter, then what the declaration names, else UTF-8. Encodings in which a byte of ASCII
//! may mean something else are refused: nobody could say what such a file holds for a reader who does not know its encoding.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that are no text in the encoding that they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecoded {
    /// What could be read, and what stands for the rest.
    pub lossy: String,
    /// Offset of the first that could not, in `lossy`.
    pub valid_up_to: usize,
}

/// The text of a file, without its byte order mark.
///
/// # Errors
/// Not all of it is text in its encoding.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Undecoded> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), &bytes[mark..]),
        None => (said(bytes), bytes),
    };
    let decoded = encoding.and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    decoded.ok_or_else(|| {
        let (lossy, _) = encoding.unwrap_or(UTF_8).decode_without_bom_handling(bytes);
        let valid_up_to = lossy.find('\u{fffd}').unwrap_or(0);
        Undecoded { lossy: lossy.into_owned(), valid_up_to }
    })
}

/// The encoding of a file without a byte order mark; none where it names one that nobody knows.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    const LONGEST: usize = 256;
    if bytes.starts_with(b"<\0?\0") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\0<\0?") {
        return Some(UTF_16BE);
    }
    let head = bytes.get(..LONGEST).unwrap_or(bytes);
    let declared = head.strip_prefix(b"<?xml").and_then(|rest| rest.split(|&byte| byte == b'>').next());
    let Some(label) = declared.and_then(|declared| std::str::from_utf8(declared).ok()).and_then(label) else { return Some(UTF_8) };
    let named = Encoding::for_label(label.as_bytes())?;
    // What is read byte by byte has not two bytes a letter, whatever it says.
    if [UTF_16BE, UTF_16LE].contains(&named) {
        return Some(UTF_8);
    }
    named.is_ascii_compatible().then_some(named)
}

/// The encoding that a declaration names.
fn label(declared: &str) -> Option<&str> {
    let value = declared.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    value.get(1..)?.split(['"', '\'']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        decode(bytes).ok().map(Cow::into_owned)
    }

    #[test]
    fn what_is_declared_is_read() {
        assert_eq!(
            text(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>").as_deref().map(|t| t.ends_with("café</a>")),
            Some(true)
        );
        assert_eq!(text("<a>café</a>".as_bytes()).as_deref(), Some("<a>café</a>"));
        let wide: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide).as_deref(), Some("<a>é</a>"));
        let wide: Vec<u8> = "<?xml?><a>é</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&wide).as_deref(), Some("<?xml?><a>é</a>"));
    }

    #[test]
    fn a_byte_order_mark_goes_before_what_is_declared() {
        let marked = "\u{feff}<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>";
        assert_eq!(text(marked.as_bytes()).as_deref(), marked.strip_prefix('\u{feff}'));
    }

    #[test]
    fn what_is_no_text_in_its_encoding_is_refused() {
        assert_eq!(decode(b"<a>caf\xe9</a>"), Err(Undecoded { lossy: "<a>caf\u{fffd}</a>".into(), valid_up_to: 6 }));
        for unknown in ["UTF-7", "ISO-2022-JP", "klingon", "x-user-defined\0"] {
            assert_eq!(text(format!("<?xml version='1.0' encoding='{unknown}'?><a/>").as_bytes()), None, "{unknown}");
        }
    }
}
