//! Several names written as one: `practices and pharmacy`, `home-care; pharmacy`.

/// The names that a text joins with comma, `;`, `/`, `&` or the word `and`, trimmed; the text itself
/// where it joins none.
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '/', '&']) {
        let (mut begin, mut at) = (0, 0);
        for word in piece.split_inclusive(char::is_whitespace) {
            if word.trim_end().eq_ignore_ascii_case("and") {
                parts.push(&piece[begin..at]);
                begin = at + word.len();
            }
            at += word.len();
        }
        parts.push(&piece[begin..]);
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn names_are_joined_by_signs_and_by_the_word_and() {
        for joined in ["a b,c", "a b ;c", "a b / c", "a b&c", "a b AND c", "a b, and c", "and a b and c,"] {
            assert_eq!(parts(joined), ["a b", "c"], "{joined}");
        }
        for one in ["Sand Andersen", "a b", "  android "] {
            assert_eq!(parts(one), [one.trim()]);
        }
    }
}
