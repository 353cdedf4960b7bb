//! Text as HTML, SVG and other XML write it.

/// Escapes text, for use in attributes too.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// Writes text escaped, for use in attributes too.
pub fn escape_into(out: &mut String, text: &str) {
    if all(text.as_bytes(), |byte| !is_sign(byte)) {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        if !is_sign(byte) {
            continue;
        }
        out.push_str(&text[from..i]);
        out.push_str(match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#x27;",
        });
        from = i + 1;
    }
    out.push_str(&text[from..]);
}

/// Escapes text for XML that programs read, where an apostrophe stands as it is; what XML cannot hold becomes U+FFFD.
pub fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Whether HTML and SVG read a byte as a sign.
fn is_sign(byte: u8) -> bool {
    // Without branches, so that a stride of them is looked at side by side.
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'')
}

/// Whether all bytes of a text pass, looked at sixteen at a time: a page has titles and addresses by the
/// hundred, and hardly any of them holds a sign. `passes` has no branches.
pub(crate) fn all(bytes: &[u8], passes: impl Fn(u8) -> bool) -> bool {
    let stride = |sixteen: &[u8; 16]| sixteen.iter().fold(true, |all, &byte| all & passes(byte));
    let (strides, rest) = bytes.as_chunks::<16>();
    strides.iter().all(stride)
        && match bytes.last_chunk::<16>() {
            Some(last) => stride(last),
            None => rest.iter().all(|&byte| passes(byte)),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_escaped_wherever_they_stand() {
        for length in [0, 1, 15, 16, 17, 31, 32, 40] {
            let plain = "ö".repeat(length);
            assert_eq!(escape(&plain), plain);
            assert_eq!(escape(&format!("{plain}<{plain}")), format!("{plain}&lt;{plain}"));
            assert_eq!(escape(&format!("{plain}\"")), format!("{plain}&quot;"));
        }
        assert_eq!(escape("&<>\"'"), "&amp;&lt;&gt;&quot;&#x27;");
    }

    #[test]
    fn one_byte_that_does_not_pass_is_found_at_every_place() {
        for length in 1..50 {
            for at in 0..length {
                let mut bytes = vec![b'a'; length];
                assert!(all(&bytes, |byte| byte == b'a'));
                bytes[at] = b'b';
                assert!(!all(&bytes, |byte| byte == b'a'), "{at} of {length}");
            }
        }
    }
}
