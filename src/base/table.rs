//! What is found out of a table that is kept as text, before its rows are read: what stands between its
//! cells, and whether a quote in it is never closed.

/// What may stand between two cells, and its name; the first counts where no other is found.
pub const SEPARATORS: [(char, &str); 3] = [(',', "comma"), (';', "semicolon"), ('\t', "tab")];

/// A separator and its name.
pub type Separator = (char, &'static str);

/// The text without a first line `sep=;`, and the separator that this line names.
pub fn without_hint(text: &str) -> (&str, Option<Separator>) {
    let hint = text.split_once('\n').and_then(|(line, rest)| Some((line.strip_prefix("sep=")?.trim_end_matches('\r'), rest)));
    let named = |line: &str| SEPARATORS.into_iter().find(|(c, _)| line.chars().eq([*c]));
    match hint.and_then(|(line, rest)| Some((rest, named(line)?))) {
        Some((rest, separator)) => (rest, Some(separator)),
        None => (text, None),
    }
}

/// The separator that stands most often in the first row, outside quotes.
pub fn separator(text: &str) -> Separator {
    most_often(text, false)
}

/// The separator that stands most often, outside quotes, in the first row that has any: above the header row may stand
/// lines of text.
pub fn separator_below_text(text: &str) -> Separator {
    most_often(text, true)
}

fn most_often(text: &str, passes_text: bool) -> Separator {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut quoted = false;
    for c in text.trim_start_matches(['\n', '\r']).chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted && (!passes_text || counts.iter().any(|count| *count > 0)) => break,
            c if !quoted => {
                for (count, (separator, _)) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(c == separator);
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().zip(SEPARATORS).find(|(count, _)| **count == most).map_or(SEPARATORS[0], |(_, separator)| separator)
}

/// Where a quote opens, in bytes, that is never closed: it swallows the rest of the table.
pub fn open_quote(text: &str, separator: char) -> Option<usize> {
    let mut opened = None;
    let mut just_closed = false;
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let closes = c == '"' && opened.is_some();
        if closes {
            opened = None;
        } else if c == '"' && (just_closed || before == separator || matches!(before, '\n' | '\r')) {
            // A quote behind a closing one is a quote within the cell.
            opened = Some(at);
        }
        just_closed = closes;
        before = c;
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_of_the_header_row() {
        for (text, name) in [("a,b\n1;2;3,4\n", "comma"), ("\r\na;\"b,c,d\";e\r\n1", "semicolon"), ("a\tb\n1", "tab"), ("a\n1", "comma")] {
            assert_eq!(separator(text).1, name, "{text:?}");
        }
        assert_eq!((separator("Our list\na;b\n").1, separator_below_text("Our list\na;b\n").1), ("comma", "semicolon"));
        assert_eq!(without_hint("sep=;\r\na,b;c\n"), ("a,b;c\n", Some((';', "semicolon"))));
        assert_eq!(without_hint("a;b\n"), ("a;b\n", None));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_found() {
        assert_eq!(open_quote("a,b\n1,\"x\n2,y\n", ','), Some(6));
        assert_eq!(open_quote("a,b\r1,\"x\"\r2,\"y \"\"z\"\r", ','), None);
        assert_eq!(open_quote("a,b\n12\"\",\"y \"\"z\"\"\"\n", ','), None);
    }
}
