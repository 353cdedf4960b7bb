//! Addresses that stand in a text without any brackets.

use std::ops::Range;

/// The ranges of `text` that are web addresses: from `http://` or `https://` to the next white
/// space or `<`, without punctuation at the end. What closes a pair ends an address that did not open
/// it, and so does punctuation of East Asian texts, which stands without spaces around.
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
        let in_a_word = text[..start].chars().next_back().is_some_and(is_of_a_word);
        if in_a_word || !behind.starts_with(char::is_alphanumeric) {
            continue;
        }
        from = start + length(rest);
        found.push(start..from);
    }
    found
}

/// Whether an address behind this letter is the rest of a word. Scripts that are written without
/// spaces put their words right before an address.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}')
}

/// How long the address is that a text begins with. Each letter is looked at once.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut brackets: Vec<char> = Vec::new();
    // The one pair of East Asian or quoting signs that may be open: where, and what closes it.
    let mut pair: Option<(usize, char)> = None;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\u{ffff}') {
            break;
        }
        let behind = i + c.len_utf8();
        match c {
            '(' | '[' | '{' => brackets.push(c),
            ')' | ']' | '}' => {
                if brackets.pop().is_none_or(|open| !closes(open, c)) {
                    break;
                }
            }
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => continue,
            _ => match (pair, closer(c)) {
                (Some((_, close)), _) if c == close => pair = None,
                // A second one within the first is no part of an address: so each letter is passed over but twice.
                (Some(_), Some(_)) => break,
                (None, Some(close)) => pair = Some((i, close)),
                (None, None) if is_east_asian_punctuation(c) => break,
                _ => {}
            },
        }
        end = behind;
    }
    pair.map_or(end, |(opened, _)| text[..opened.min(end)].trim_end_matches(AT_THE_END).len())
}

/// Punctuation that belongs to the sentence where an address ends with it.
const AT_THE_END: [char; 10] = ['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'];

fn closes(open: char, close: char) -> bool {
    matches!((open, close), ('(', ')') | ('[', ']') | ('{', '}'))
}

/// What closes the pair of quotation marks or East Asian brackets that a sign opens.
fn closer(open: char) -> Option<char> {
    Some(match open {
        '（' => '）',
        '［' => '］',
        '｛' => '｝',
        '｢' => '｣',
        '〈' => '〉',
        '《' => '》',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〔' => '〕',
        '〖' => '〗',
        '〘' => '〙',
        '〚' => '〛',
        '“' => '”',
        '‘' => '’',
        '„' => '“',
        '‚' => '‘',
        '«' => '»',
        '‹' => '›',
        _ => return None,
    })
}

/// Full-width and East Asian punctuation, and the marks that end a quotation.
fn is_east_asian_punctuation(c: char) -> bool {
    match c {
        // Letters and digits among them.
        '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303c}' => false,
        '\u{3000}'..='\u{303f}' | '・' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}' => true,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => true,
        '…' | '“' | '”' | '‘' | '’' | '»' | '›' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        let text = "See (https://a.example/x_(y)), or http://b.example. xhttps://no.example, \u{201e}https://c.example!\u{201c}";
        assert_eq!(found(text), ["https://a.example/x_(y)", "http://b.example", "https://c.example"]);
    }

    #[test]
    fn an_address_ends_before_east_asian_punctuation() {
        let text = "见（https://example.com/bar）。还有「https://example.com/baz」吧，见https://example.com/日本、和https://b.example：";
        assert_eq!(found(text), ["https://example.com/bar", "https://example.com/baz", "https://example.com/日本", "https://b.example"]);
    }

    #[test]
    fn a_pair_that_opens_within_an_address_stays() {
        assert_eq!(found("https://a.example/图（一、二）页。"), ["https://a.example/图（一、二）页"]);
        assert_eq!(found("https://a.example/图（一、二 x"), ["https://a.example/图"]);
        assert_eq!(found("«https://a.example/«x»/y.»."), ["https://a.example/«x»/y"]);
    }

    #[test]
    fn a_closing_bracket_that_opened_elsewhere_ends_an_address() {
        assert_eq!(found("http://x))))) http://y]http://z)"), ["http://x", "http://y", "http://z"]);
    }
}
