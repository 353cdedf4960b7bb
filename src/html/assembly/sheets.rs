//! Style sheets of several sorts of pages in one document: each counts for the parts that came with it.
//!
//! A page's sheet says how that page looks, so another's could name the same classes for something else. `@scope` holds it to the
//! parts of its kind. What cannot stand in a scope, sheets of paper and fonts, goes before it.

use std::ops::Range;

use cssparser::{ParseError, Parser, Token};

use crate::base::css::{CssPiece, pieces};

/// The element that stands for a page's `main` in an assembly, which has a `main` of its own.
pub(super) const MAIN: &str = "tl-main";

/// Stands between the id of a part and those within it.
pub(super) const BETWEEN: char = '~';

/// Stands before its kind in the class of the element that a part lies in.
pub(super) const IN: &str = "in-";

/// Rules that stand in no scope.
const OUTSIDE: [&str; 7] = ["page", "font-face", "keyframes", "property", "counter-style", "charset", "import"];

/// Blocks in each other, at most.
const DEEPEST: u8 = 60;

/// A sheet for parts of some kinds. `print`: what it says of paper counts as well.
pub(super) fn scoped(css: &str, kinds: &[&str], print: bool) -> String {
    let css = for_parts(css);
    let css = if print { css } else { cut(&css, is_print).0 };
    let (within, before) = cut(&css, |name, _| OUTSIDE.contains(&name));
    // Rules within a scope are told of what is inside it: that a part is of a kind stands one deeper.
    let scope: Vec<String> = kinds.iter().map(|kind| format!(".{IN}{kind}")).collect();
    let mut out = String::with_capacity(css.len() + 64);
    for rule in before {
        out.push_str(&if rule.starts_with("@page") { format!("@media print{{{rule}}}\n") } else { format!("{rule}\n") });
    }
    out.push_str(&format!("@scope ({}){{\n{within}}}\n", scope.join(",")));
    out
}

fn is_print(name: &str, rule: &str) -> bool {
    name == "media" && rule.split('{').next().is_some_and(|prelude| prelude.trim_end().ends_with("print") && !prelude.contains(','))
}

/// A sheet that speaks of parts where it spoke of pages: of what stands for `main`, and of ids that have that of their part before them.
pub(super) fn for_parts(css: &str) -> String {
    let mut edits = Vec::new();
    words(&mut Parser::new(css), DEEPEST, &mut edits);
    edited(css, &edits)
}

fn words(parser: &mut Parser<'_>, deeper: u8, edits: &mut Vec<(Range<usize>, String)>) {
    let mut before = usize::MAX;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return };
        let range = start..parser.position().byte_index();
        let is_block = match &token {
            // Behind a dot, a colon or a hash it is a part of another name.
            Token::Ident(name) if &**name == "main" && before != start => {
                edits.push((range.clone(), MAIN.to_owned()));
                false
            }
            Token::IDHash(name) if name.starts_with("tl-") => {
                edits.push((range.clone(), format!("[id$=\"{BETWEEN}{name}\"]")));
                false
            }
            Token::Delim('.') | Token::Colon => {
                before = range.end;
                continue;
            }
            Token::Function(_) | Token::CurlyBracketBlock | Token::ParenthesisBlock | Token::SquareBracketBlock => true,
            _ => false,
        };
        if is_block && deeper > 0 {
            let _ = parser.parse_nested_block(|parser| {
                words(parser, deeper - 1, edits);
                Ok::<(), ParseError<()>>(())
            });
        }
    }
}

/// A sheet without some of its rules, wherever these stand, and the rules. `is_cut` is asked of each `@` rule by its name and its text.
fn cut(css: &str, is_cut: impl Fn(&str, &str) -> bool) -> (String, Vec<String>) {
    let mut rules: Vec<(Range<usize>, String)> = Vec::new();
    pieces(css, |range, piece| {
        if let CssPiece::Rule(name) = piece
            && rules.last().is_none_or(|(last, _)| range.start >= last.end)
        {
            let end = range.start + end_of_rule(&css[range.start..]);
            if is_cut(name, &css[range.start..end]) {
                rules.push((range.start..end, String::new()));
            }
        }
    });
    (edited(css, &rules), rules.into_iter().map(|(range, _)| css[range].to_owned()).collect())
}

/// Where a rule ends that begins here: behind its block, or behind its `;` where it has none.
fn end_of_rule(css: &str) -> usize {
    let mut parser = Parser::new(css);
    while let Ok(token) = parser.next().cloned() {
        match token {
            Token::CurlyBracketBlock => {
                let _ = parser.parse_nested_block(|inner| {
                    while inner.next().is_ok() {}
                    Ok::<(), ParseError<()>>(())
                });
                return parser.position().byte_index();
            }
            Token::Semicolon => return parser.position().byte_index(),
            _ => {}
        }
    }
    css.len()
}

/// A sheet with the addresses of files in it as `address_of` says them by the name that stands there.
pub(super) fn with_addresses(css: &str, address_of: impl Fn(&str) -> Option<String>) -> String {
    let mut edits = Vec::new();
    pieces(css, |range, piece| {
        if let CssPiece::Address(address) = piece
            && let Some(instead) = address_of(address)
        {
            let is_quoted = css[range.clone()].starts_with(['"', '\'']);
            edits.push((range, if is_quoted { format!("\"{instead}\"") } else { format!("url({instead})") }));
        }
    });
    edited(css, &edits)
}

/// The addresses of files in a sheet, as they stand there.
pub(super) fn addresses(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    pieces(css, |_, piece| {
        if let CssPiece::Address(address) = piece {
            found.push(address.to_owned());
        }
    });
    found
}

fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, instead) in edits {
        out.push_str(&text[from..range.start]);
        out.push_str(instead);
        from = range.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_speaks_of_parts() {
        assert_eq!(
            for_parts("main>p,.x main:has(#tl-a:checked){color:#fff}.main{--main:1}a:is(main,p){}"),
            "tl-main>p,.x tl-main:has([id$=\"~tl-a\"]:checked){color:#fff}.main{--main:1}a:is(tl-main,p){}"
        );
    }

    #[test]
    fn what_cannot_stand_in_a_scope_goes_before_it() {
        let css = "@font-face{a:b}p{c:d}@media print{@page one{size:A4}p{page:one}}";
        assert_eq!(
            scoped(css, &["kind-x", "kind-y"], true),
            "@font-face{a:b}\n@media print{@page one{size:A4}}\n@scope (.in-kind-x,.in-kind-y){\np{c:d}@media print{p{page:one}}}\n"
        );
    }

    #[test]
    fn what_is_said_of_paper_alone_can_be_left_out() {
        let css = "p{a:b}@media print{p{c:d}}@media screen and (width>1px){e{f:g}}";
        assert_eq!(scoped(css, &["k"], false), "@scope (.in-k){\np{a:b}@media screen and (width>1px){e{f:g}}}\n");
    }

    #[test]
    fn addresses_are_said_anew() {
        let css =
            with_addresses("a{b:url(x.woff2);c:url(\"y.png\");d:url(#z)}", |name| name.strip_suffix(".woff2").map(|n| format!("data:{n}")));
        assert_eq!(css, "a{b:url(data:x);c:url(\"y.png\");d:url(#z)}");
        assert_eq!(addresses(&css), ["data:x", "y.png", "#z"]);
    }
}
