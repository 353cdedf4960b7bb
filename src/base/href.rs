//! Paths as they stand in an `href`: encoded.

use std::fmt::Write as _;

use super::address::Address;
use super::escape::all;

/// Encodes a path for an `href`: what is no letter, digit or `-._~/` of ASCII is escaped.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    encode_into(&mut out, path);
    out
}

/// Writes an encoded path.
pub fn encode_into(out: &mut String, path: &str) {
    if all(path.as_bytes(), is_plain) {
        out.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if is_plain(byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Whether a byte stands in an `href` as it is: letters, digits, `-`, `.`, `/`, `_` and `~` of ASCII.
fn is_plain(byte: u8) -> bool {
    // Without branches; `-`, `.` and `/` stand before the digits.
    let within = |first: u8, last: u8, byte: u8| byte.wrapping_sub(first) <= last - first;
    within(b'-', b'9', byte) | within(b'a', b'z', byte | 0x20) | (byte == b'_') | (byte == b'~')
}

/// The page and anchor that an address leads to, from the root of the site, encoded.
pub fn page_of(address: &Address) -> String {
    let mut out = String::with_capacity(64);
    page_into(&mut out, address);
    out
}

/// Writes the page and anchor that an address leads to, from the root of the site, encoded.
pub fn page_into(out: &mut String, address: &Address) {
    out.push_str(address.kind.folder());
    out.push('/');
    encode_into(out, &address.id);
    out.push_str(".html");
    if let Some(nested) = address.nested.as_deref() {
        out.push('#');
        encode_into(out, nested);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_five_signs_stand_as_they_are() {
        let plain: String = (0..=255).filter(|&byte| is_plain(byte)).map(char::from).collect();
        assert_eq!(plain, "-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    }
}
