//! Addresses that stand in a text without any brackets.

use std::ops::Range;

/// The ranges of `text` that are web addresses: from `http://` or `https://` to the next white
/// space or `<`, without punctuation at the end, and without a closing bracket that was not opened
/// in it.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("http") {
        let start = from + at;
        let rest = &text[start..];
        from = start + 4;
        let Some(behind) = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://")) else {
            continue;
        };
        let in_a_word = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        if in_a_word || !behind.starts_with(char::is_alphanumeric) {
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\u{ffff}')).unwrap_or(rest.len());
        let url = trim(&rest[..end]);
        found.push(start..start + url.len());
        from = start + url.len();
    }
    found
}

fn trim(mut url: &str) -> &str {
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        let unopened = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if unopened { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == url.len() {
            return url;
        }
        url = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        let text = "See (https://a.example/x_(y)), or http://b.example. xhttps://no.example";
        let found: Vec<_> = find(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["https://a.example/x_(y)", "http://b.example"]);
    }
}
