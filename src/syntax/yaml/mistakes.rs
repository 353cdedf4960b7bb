//! What the YAML parser stumbles over, told as the mistake that an author made, where it was made: the
//! parser often notices it lines later, or only tells where the value began.
//!
//! - [`line`]: a line as its author sees it.
//! - [`unseen`]: characters that nobody sees; [`tabs`]: tabs where spaces are due.
//! - [`keys`]: colons that are missing or too many, lines that are not indented.
//! - [`lists`]: dashes; [`brackets`]: what stands between braces; [`signs`]: signs of YAML and quotes.

mod brackets;
mod keys;
mod line;
mod lists;
mod signs;
mod tabs;
mod unseen;

use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

use self::line::YamlLine;
pub(in crate::syntax) use self::line::{bullet, in_quotes};
pub(in crate::syntax) use self::unseen::Unseen;

/// The mistake behind what the parser says of a text, in bytes from the text's beginning. `at`: where the
/// parser says it; `open`: where the list or mapping begins that is still open there.
pub(in crate::syntax) fn found(text: &str, info: &str, at: u32, open: Option<u32>) -> YamlFault {
    let here = Span { start: at, end: at };
    // The parser reads ahead: what it stumbles over may stand in a bracket that it has not told of yet.
    let is_bracket = |start: &u32| text[*start as usize..].starts_with(['[', '{']);
    let open = open.filter(is_bracket).or_else(|| brackets::open_at(text, at));
    if let Some(fault) = unseen::found(text, at as usize).or_else(|| brackets::found(text, open?, at)) {
        return fault;
    }
    let bracket = open.and_then(|start| brackets::unclosed(text, start, at));
    let (at, from) = (at as usize, bracket.map_or(at, |bracket| bracket.start) as usize);
    let tab = (tabs::are_meant(info) || bracket.is_some()).then(|| tabs::that_indents(text, from, bracket.map(|_| at))).flatten();
    if let Some(tab) = tab {
        return YamlFault::new(tab, "not YAML: a tab indents this line", &tabs::with_spaces(text));
    }
    let fault = if let Some(bracket) = bracket {
        let message = format!("not YAML: this `{}` is not closed", bracket.of(text));
        Some(YamlFault::new(bracket, message, "close the bracket, or quote the value"))
    } else {
        by_what_the_parser_says(text, info, at)
    };
    fault.unwrap_or_else(|| YamlFault::new(here, in_our_words(info), hint(info)))
}

fn by_what_the_parser_says(text: &str, info: &str, at: usize) -> Option<YamlFault> {
    let says = |words: &str| info.contains(words);
    if says("unknown anchor") || says("anchor or alias") {
        // The parser stumbles over an alias before we can refuse it.
        let starred = text[at..].starts_with('*');
        return lists::bullets(text, at).or_else(|| if starred { Some(signs::star(text, at)) } else { signs::sign(text, at) });
    }
    if says("comment intercepting") {
        return Some(comment_inside(text, at));
    }
    if says("mapping values") {
        return keys::colon(text, at);
    }
    if says("simple key") {
        return keys::key_without_colon(text, at);
    }
    if says("expected key") || says("expected '-' indicator") {
        return lists::indentation(text, at);
    }
    if says("trailing content") {
        return signs::behind_a_quote(text, at);
    }
    if says("quoted scalar") {
        return signs::open_quote(text, at);
    }
    if says("document start") {
        return signs::quoted_line(text, at);
    }
    const OF_SIGNS: [&str; 5] = ["unexpected character", "block scalar", "block sequence entries", "mapping keys", "node content"];
    if OF_SIGNS.iter().any(|words| says(words)) {
        return tabs::behind_a_sign(text, at).or_else(|| signs::sign(text, at));
    }
    tabs::behind_a_sign(text, at)
}

/// A mistake that the parser reads as a value or a key: lines that bullets begin, and what nobody sees before the
/// first character of a line. `at`: where it begins.
pub(in crate::syntax) fn in_a_value(text: &str, at: u32) -> Option<YamlFault> {
    let at = at as usize;
    let sign = text[at..].chars().next().filter(|c| !c.is_alphabetic())?;
    let line = YamlLine::at(text, at);
    if Unseen::of(sign).is_some() || (sign == '-' && !text.is_ascii()) {
        let is_first = text[line.start..at].chars().all(|c| c == ' ' || c == '-');
        return is_first.then(|| unseen::on_line(text, line.start)).flatten();
    }
    bullet(&text[at..]).filter(|_| line.begin == at)?;
    let may_be_text = matches!(sign, '–' | '—' | '*' | '+' | '→' | '⇒');
    let next = text[at..].lines().nth(1).is_some_and(|next| next.trim_start().starts_with(sign));
    let listed = || line.above(text).and_then(|above| above.key()).is_some_and(line::takes_a_list);
    (!may_be_text || next || line.said.contains(": ") || listed()).then(|| lists::bullets(text, at)).flatten()
}

/// A ` #` in the middle of a text of several lines.
fn comment_inside(text: &str, at: usize) -> YamlFault {
    const LONGEST: usize = 200;
    let line = YamlLine::at(text, at);
    let goes_on = text[line.start..].lines().skip(1).take_while(|next| next.starts_with(&" ".repeat(line.column + 1)));
    let help = match line.entry() {
        Some((key, value)) => {
            let words = std::iter::once(value).chain(goes_on).flat_map(str::split_whitespace);
            let whole = words.collect::<Vec<_>>().join(" ");
            match whole.len() {
                0..=LONGEST => format!("put the whole text in quotes: `{key}: {}`", in_quotes(&whole)),
                _ => "put the whole text in quotes".to_owned(),
            }
        }
        None => "put the whole text in quotes".to_owned(),
    };
    YamlFault::new(Span::new(at, at + 1), "not YAML: a ` #` begins a comment in the middle of this text", &help)
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
    if tabs::are_meant(info) {
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
    use crate::syntax::yaml::tree;

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
    fn a_sign_anywhere_is_told_or_read() {
        let texts = [
            "title: “Ä b”\nsteps:\n  - {id: a, title: 'É: f', by: [x, \"ÿ\"]}\n  - title: Ö\n    work: 3\n",
            "needs:\n  - • ä\n  • ö: x\nstatement: |\n  日本 #1\nowner：y\nfor = z\n",
            "a: {b: ä, c d, e: 1,5}\n\u{a0}f: -g\n* h\n",
        ];
        let signs =
            ["“", "\u{a0}", "：", "•", "*", "- ", "-", " #a", "{", "}", "[", "'", "\"", "\t", ": ", ":", ",", "=", "\n", "é", "\n ", "|"];
        for text in texts {
            for (at, _) in text.char_indices() {
                for sign in signs {
                    let spoilt = format!("{}{sign}{}", &text[..at], &text[at..]);
                    let (root, faults) = tree::read(&spoilt, 0);
                    assert!(root.is_some() || !faults.is_empty(), "{spoilt:?}");
                    for fault in faults {
                        assert!(spoilt.get(fault.span.start as usize..fault.span.end as usize).is_some(), "{spoilt:?}: {fault:?}");
                    }
                }
            }
        }
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
        4 "wait: 1 h": this line is indented like none above it; indent it by one space more, as `work` is
        4 "c": this line is indented like none above it; indent it by one space more, as `b` is
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
