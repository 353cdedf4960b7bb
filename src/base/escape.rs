//! Text as HTML and SVG write it.

/// Escapes text, for use in attributes too.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text);
    out
}

/// Writes text escaped, for use in attributes too.
pub fn escape_into(out: &mut String, text: &str) {
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        if !IS_SIGN[byte as usize] {
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

/// The bytes that HTML and SVG read as signs. A table, for texts are escaped by the hundred on a page.
const IS_SIGN: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b"&<>\"'";
    let mut i = 0;
    while i < signs.len() {
        table[signs[i] as usize] = true;
        i += 1;
    }
    table
};
