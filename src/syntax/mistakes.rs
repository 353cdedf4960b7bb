//! What the YAML parser stumbles over, told as the mistake that an author made, where it was made: the
//! parser often notices it lines later, or only tells where the value began.

use crate::base::span::Span;

use super::tree::{Fault, alias};

/// The mistake behind what the parser says of a text, in bytes from the text's beginning. `at`: where the
/// parser says it; `open`: where the list or mapping begins that is still open there.
pub(super) fn found(text: &str, info: &str, at: u32, open: Option<u32>) -> Fault {
    let here = Span { start: at, end: at };
    // The parser stumbles over an alias before we can refuse it.
    if info.contains("unknown anchor") {
        return alias(here);
    }
    let bracket = open.and_then(|start| open_bracket(text, start, at));
    let (at, from) = (at as usize, bracket.map_or(at, |bracket| bracket.start) as usize);
    let tab = (is_about_tabs(info) || bracket.is_some()).then(|| tab_that_indents(text, from, bracket.map(|_| at))).flatten();
    if let Some(tab) = tab {
        return Fault::new(tab, "not YAML: a tab indents this line", &with_spaces(text));
    }
    let fault = if let Some(bracket) = bracket {
        let message = format!("not YAML: this `{}` is not closed", bracket.of(text));
        Some(Fault::new(bracket, message, "close the bracket, or quote the value"))
    } else if info.contains("mapping values") {
        colon(text, at)
    } else if info.contains("simple key") {
        key_without_colon(text, at)
    } else if info.contains("expected key") || info.contains("expected '-' indicator") {
        indentation(text, at)
    } else if info.contains("trailing content") {
        behind_a_quote(text, at)
    } else if info.contains("quoted scalar") {
        open_quote(text, at)
    } else if info.contains("unexpected character") {
        sign(text, at)
    } else {
        tab_behind_a_sign(text, at)
    };
    fault.unwrap_or_else(|| Fault::new(here, in_our_words(info), hint(info)))
}

/// The bracket that opens what is open at a fault, where it stands on an earlier line: there is the
/// mistake, not where the parser stumbles.
fn open_bracket(text: &str, start: u32, at: u32) -> Option<Span> {
    let between = text.get(start as usize..at as usize)?;
    (between.starts_with(['[', '{']) && between.contains('\n')).then_some(Span { start, end: start + 1 })
}

/// A tab where a space is due.
fn tab_behind_a_sign(text: &str, at: usize) -> Option<Fault> {
    let tab = if text[at..].starts_with('\t') { at } else { at.checked_sub(1).filter(|&before| text.as_bytes()[before] == b'\t')? };
    let sign = match text[..tab].chars().next_back()? {
        ':' => "colon",
        '-' => "dash",
        _ => return None,
    };
    Some(Fault::new(Span::new(tab, tab + 1), format!("not YAML: a tab stands behind this {sign}"), "put a space there"))
}

/// A line: what stands on it but for its indentation and the dashes of lists, and where.
struct Line<'t> {
    said: &'t str,
    /// Where that begins in the text.
    begin: usize,
    /// How many characters stand before it on the line.
    column: usize,
}

impl<'t> Line<'t> {
    /// The line that holds an offset.
    fn at(text: &'t str, at: usize) -> Self {
        let first = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = text[first..].split('\n').next().unwrap_or("");
        let mut said = line.trim_start();
        while let Some(entry) = said.strip_prefix("- ") {
            said = entry.trim_start();
        }
        let column = line.len() - said.len();
        Self { said: said.trim_end(), begin: first + column, column }
    }

    /// The nearest line above that says something.
    fn above(&self, text: &'t str) -> Option<Self> {
        let mut end = text[..self.begin].rfind('\n');
        while let Some(at) = end {
            let line = Self::at(text, at);
            if !line.said.is_empty() && !line.said.starts_with('#') {
                return Some(line);
            }
            end = text[..at].rfind('\n');
        }
        None
    }

    /// The key and the value, where both are there.
    fn entry(&self) -> Option<(&'t str, &'t str)> {
        let (key, value) = self.said.split_once(": ")?;
        is_key(key).then(|| (key, value.trim()))
    }

    /// The key, with or without a value.
    fn key(&self) -> Option<&'t str> {
        let bare = self.said.strip_suffix(':').filter(|key| is_key(key));
        self.entry().map(|(key, _)| key).or(bare)
    }

    fn span(&self) -> Span {
        Span::new(self.begin, self.begin + self.said.len())
    }
}

/// Whether a text looks like a name of a field.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A colon where none may stand: in a value, behind a key of a line that is indented too far, or below one whose
/// own colon has no space behind it.
fn colon(text: &str, at: usize) -> Option<Fault> {
    let line = Line::at(text, at);
    let before = text.get(line.begin..at)?;
    if let Some((key, value)) = line.entry().filter(|(key, _)| before.len() > key.len()) {
        let help = in_quotes(key, value);
        return Some(Fault::new(Span::new(at, at + 1), "not YAML: a second colon stands in this line", &help));
    }
    let above = line.above(text)?;
    if let Some((key, value)) =
        above.said.split_once(':').filter(|(key, value)| is_key(key) && !value.is_empty() && !value.starts_with(' '))
    {
        let colon = above.begin + key.len();
        let help = format!("write `{key}: {value}`");
        return Some(Fault::new(Span::new(colon, colon + 1), "not YAML: no space stands behind this colon", &help));
    }
    if !is_key(before) {
        let message = "not YAML: a colon and a space stand in this text";
        return Some(Fault::new(Span::new(at, at + 1), message, "put the whole text in quotes"));
    }
    let beside = above.key().filter(|_| line.column > above.column)?;
    let message = format!("not YAML: `{before}` is indented as if it went on with the value of `{beside}`");
    Some(Fault::new(Span::new(line.begin, at), message, &format!("let it begin right below `{beside}`")))
}

/// What to write instead of a value that needs quotes.
fn in_quotes(key: &str, value: &str) -> String {
    if value.contains(['"', '\\']) || value.contains(" #") {
        return "put the value in quotes".to_owned();
    }
    format!("put the value in quotes: `{key}: \"{value}\"`")
}

/// A line that should begin with a key and a colon.
fn key_without_colon(text: &str, at: usize) -> Option<Fault> {
    let line = Line::at(text, at.min(text.trim_end().len()));
    let line = if line.said.contains(':') { line.above(text)? } else { line };
    let (key, value) = line.said.split_once(' ').unwrap_or((line.said, "…"));
    let help = if is_key(key) { format!("write `{key}: {}`", value.trim()) } else { "write `key: value`".to_owned() };
    (!line.said.is_empty() && !line.said.contains(": ")).then(|| Fault::new(line.span(), "not YAML: no colon stands in this line", &help))
}

/// A line that begins where no line above does, or goes on behind a bracket.
fn indentation(text: &str, at: usize) -> Option<Fault> {
    let line = Line::at(text, at);
    if at > line.begin {
        return behind_a_bracket(text, at, &line);
    }
    if let Some(before) = text[..line.begin].trim_end_matches(' ').strip_suffix('-') {
        let message = "not YAML: an entry of a list stands where a key is due";
        return Some(Fault::new(Span::new(before.len(), before.len() + 1), message, "write the key of the list above it"));
    }
    let lines = || std::iter::successors(line.above(text), |above| above.above(text));
    if line.said.is_empty() || lines().any(|above| above.column == line.column) {
        return None;
    }
    let message = "not YAML: this line is indented like none above it";
    Some(Fault::new(line.span(), message, "let it begin where the line that it belongs to begins"))
}

/// Text behind the bracket that ends a value.
fn behind_a_bracket(text: &str, at: usize, line: &Line<'_>) -> Option<Fault> {
    let (key, value) = line.entry().filter(|_| text[..at].trim_end().ends_with([']', '}']))?;
    let help = in_quotes(key, value);
    Some(Fault::new(Span::new(at, at), "not YAML: text stands behind the bracket that ends this value", &help))
}

/// A quote that nothing closes.
fn open_quote(text: &str, at: usize) -> Option<Fault> {
    let is_quote = text[at..].starts_with(['"', '\'']);
    is_quote.then(|| Fault::new(Span::new(at, at + 1), "not YAML: this quote is not closed", "close it behind the value"))
}

/// Text behind the quote that ends a value.
fn behind_a_quote(text: &str, at: usize) -> Option<Fault> {
    let quote = text[..at].trim_end().chars().next_back().filter(|c| ['"', '\''].contains(c))?;
    let (inside, other) = if quote == '"' { ("\\\"", "'") } else { ("''", "\"") };
    let help = format!("write a `{quote}` inside a value as `{inside}`, or put the value in `{other}`");
    Some(Fault::new(Span::new(at, at), "not YAML: text stands behind the quote that ends this value", &help))
}

/// A value that begins with a sign of YAML.
fn sign(text: &str, at: usize) -> Option<Fault> {
    let line = Line::at(text, at);
    let (key, value) = line.entry().filter(|(_, value)| text[at..].starts_with(value))?;
    let sign = value.chars().next()?;
    let help = in_quotes(key, value);
    let message = if sign == '`' {
        "not YAML: a value cannot begin with a backtick".to_owned()
    } else {
        format!("not YAML: a value cannot begin with `{sign}`")
    };
    Some(Fault::new(Span::new(at, at + sign.len_utf8()), message, &help))
}

/// The first tab in the indentation of a line, from the line at `from` on and not behind `to`.
fn tab_that_indents(text: &str, from: usize, to: Option<usize>) -> Option<Span> {
    let mut begin = text[..from].rfind('\n').map_or(0, |end| end + 1);
    let stop = to.unwrap_or(text.len());
    for line in text[begin..].split_inclusive('\n') {
        if begin > stop {
            break;
        }
        if let Some(tab) = indenting_tab(line) {
            return Some(Span::new(begin + tab, begin + tab + 1));
        }
        begin += line.len();
    }
    None
}

/// Whether the parser speaks of tabs; it also speaks of what is unprintable.
fn is_about_tabs(info: &str) -> bool {
    info.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "tab" | "tabs"))
}

/// Where a tab stands in the indentation of a line that is not blank.
fn indenting_tab(line: &str) -> Option<usize> {
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_blank = line.trim().is_empty();
    line[..indentation].find('\t').filter(|_| !is_blank)
}

fn with_spaces(text: &str) -> String {
    match text.lines().filter(|line| indenting_tab(line).is_some()).count() {
        0 | 1 => "indent it with spaces".to_owned(),
        lines => format!("indent with spaces: tabs indent {lines} lines of this front matter"),
    }
}

/// The parser's words, in ours.
fn in_our_words(info: &str) -> String {
    let info = info.trim_end_matches('.');
    let mut chars = info.chars();
    match chars.next() {
        Some(first) => format!("not YAML: {}{}", first.to_lowercase(), chars.as_str()),
        None => "not YAML".to_owned(),
    }
}

fn hint(info: &str) -> &'static str {
    if is_about_tabs(info) {
        "indent with spaces"
    } else if info.contains("mapping values") || info.contains("simple key") || info.contains("expected key") {
        "a value that contains `: ` needs quotes, and every key a colon and a space behind it"
    } else if info.contains("misplaced bracket") {
        "take the bracket out, or quote the value"
    } else if info.contains("unclosed") || info.contains("quoted scalar") || info.contains("end of stream") {
        "close the quote or bracket"
    } else if info.contains("flow") || info.contains("',' or") {
        "close the bracket, and put a comma between entries"
    } else {
        "quote a value that begins with a sign of YAML (`@ & * ! % [ { # |` or a backtick)"
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::tree;

    /// What is underlined, the line it stands on from 1, and the message, of the one fault of a text.
    fn fault(text: &str) -> (String, usize, String) {
        let (_, faults) = tree::read(text, 0);
        let [fault] = &faults[..] else { panic!("{faults:?}") };
        let line = text[..fault.span.start as usize].matches('\n').count() + 1;
        (fault.span.of(text).to_owned(), line, fault.message.clone())
    }

    #[test]
    fn a_tab_is_pointed_at_on_the_line_that_it_indents() {
        for (text, line) in [
            ("title: One\n\towner: x\n", 2),
            ("steps:\n\t- title: A\n", 2),
            ("steps:\n  - title: A\n  \twork: 3\n", 3),
            ("title: Ö\nsteps:\n  - title: A\n\n\t  work: 3\n", 5),
            ("supports: [\n\ta,\n\tb]\n", 2),
            ("owner: \"x\n\ty\"\n", 2),
        ] {
            assert_eq!(fault(text), ("\t".to_owned(), line, "not YAML: a tab indents this line".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn a_tab_further_down_is_not_taken_for_another_mistake() {
        let (_, line, message) = fault("title: One\nowner: \0\nsteps:\n\t- title: A\n");
        assert_eq!((line, message.as_str()), (2, "not YAML: found unprintable character"));
    }

    #[test]
    fn a_tab_behind_a_colon_is_pointed_at() {
        assert_eq!(fault("title:\tOne\n"), ("\t".to_owned(), 1, "not YAML: a tab stands behind this colon".to_owned()));
    }

    #[test]
    fn every_day_mistakes_are_told_where_they_were_made() {
        let told = |text: &str| {
            let (_, faults) = tree::read(text, 0);
            let fault = faults.into_iter().next().unwrap();
            let line = text[..fault.span.start as usize].matches('\n').count() + 1;
            format!(
                "{line} {:?}: {}; {}",
                fault.span.of(text),
                fault.message.trim_start_matches("not YAML: "),
                fault.help.unwrap_or_default()
            )
        };
        insta::assert_snapshot!(
            [
                "title: One: two\n",
                "title:One\nowner: x\n",
                "steps:\n- title: A\n   work: 3 min\n",
                "title: One\n owner: x\n",
                "summary: A text\n  and more: this\n",
                "steps:\n  - title: A\n    by x\n    work: 3\n",
                "title: One\nowner x\n",
                "steps:\n  - title: A\n    work: 3 min\n   wait: 1 h\n",
                "extra:\n  a: >\n    b\n   c\n  d: 1\n",
                "title: 'It's one'\n",
                "title: \"One\nowner: x\n",
                "title: @home\n",
                "title: `code`\n",
                "title:\tOne\n",
                "extra: {a: b}}\n",
                "title: [Draft] Closed days\n",
                "title: One\n- x\n",
            ]
            .map(told)
            .join("\n"),
            @r###"
        1 ":": a second colon stands in this line; put the value in quotes: `title: "One: two"`
        1 ":": no space stands behind this colon; write `title: One`
        3 "work": `work` is indented as if it went on with the value of `title`; let it begin right below `title`
        2 "owner": `owner` is indented as if it went on with the value of `title`; let it begin right below `title`
        2 ":": a colon and a space stand in this text; put the whole text in quotes
        3 "by x": no colon stands in this line; write `by: x`
        2 "owner x": no colon stands in this line; write `owner: x`
        4 "wait: 1 h": this line is indented like none above it; let it begin where the line that it belongs to begins
        4 "c": this line is indented like none above it; let it begin where the line that it belongs to begins
        1 "": text stands behind the quote that ends this value; write a `'` inside a value as `''`, or put the value in `"`
        1 "\"": this quote is not closed; close it behind the value
        1 "@": a value cannot begin with `@`; put the value in quotes: `title: "@home"`
        1 "`": a value cannot begin with a backtick; put the value in quotes: `title: "`code`"`
        1 "\t": a tab stands behind this colon; put a space there
        1 "": misplaced bracket; take the bracket out, or quote the value
        1 "": text stands behind the bracket that ends this value; put the value in quotes: `title: "[Draft] Closed days"`
        2 "-": an entry of a list stands where a key is due; write the key of the list above it
        "###
        );
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_pointed_at() {
        assert_eq!(fault("a: 1\nsupports: [b,\nowner: c\n"), ("[".to_owned(), 2, "not YAML: this `[` is not closed".to_owned()));
    }
}
