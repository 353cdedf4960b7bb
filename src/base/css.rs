//! What a style sheet names and calls: its addresses with their places, its functions, its rules.

use std::ops::Range;

use cssparser::{Parser, Token};

/// A piece of a style sheet that may lead elsewhere.
#[derive(Debug, PartialEq, Eq)]
pub enum CssPiece<'c> {
    /// The address in `url(…)` or behind `@import`, unescaped.
    Address(&'c str),
    /// A function by its name, `url` included where its address stands in quotes.
    Function(&'c str),
    /// A rule by its name, without the `@`.
    Rule(&'c str),
    /// A comment.
    Comment,
    /// An address or a string that is not closed.
    Broken,
}

/// Blocks and functions in each other, at most; a sheet that people write has five.
const DEEPEST: u8 = 60;

/// Tells `found` of each piece, with its place: of an address the whole of `url(…)` where it stands
/// without quotes, else the string with its quotes. False where blocks lie too deep in each other to be read.
pub fn pieces(css: &str, mut found: impl FnMut(Range<usize>, CssPiece<'_>)) -> bool {
    let mut parser = Parser::new(css);
    parser.set_nested_block_limit(DEEPEST + 1);
    within(&mut parser, DEEPEST, "", &mut found)
}

fn within(parser: &mut Parser<'_>, deeper: u8, function: &str, found: &mut dyn FnMut(Range<usize>, CssPiece<'_>)) -> bool {
    let mut is_import = false;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return true };
        let range = start..parser.position().byte_index();
        let inner = match &token {
            Token::UnquotedUrl(address) => {
                found(range, CssPiece::Address(address));
                None
            }
            Token::QuotedString(text) if is_import || takes_addresses(function) => {
                found(range, CssPiece::Address(text));
                None
            }
            Token::AtKeyword(name) => {
                is_import = name.eq_ignore_ascii_case("import");
                found(range, CssPiece::Rule(name));
                None
            }
            Token::BadUrl(_) | Token::BadString(_) => {
                found(range, CssPiece::Broken);
                None
            }
            Token::Comment(_) => {
                found(range, CssPiece::Comment);
                None
            }
            Token::Semicolon => {
                is_import = false;
                None
            }
            Token::Function(name) => {
                found(range, CssPiece::Function(name));
                Some(&**name)
            }
            Token::CurlyBracketBlock => {
                is_import = false;
                Some("")
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock => Some(""),
            _ => None,
        };
        let Some(inner) = inner else { continue };
        if deeper == 0 {
            return false;
        }
        let read = parser.parse_nested_block(|parser| Ok::<bool, cssparser::ParseError<()>>(within(parser, deeper - 1, inner, found)));
        if !read.is_ok_and(|read| read) {
            return false;
        }
    }
}

/// Whether a string in a function of this name is an address.
fn takes_addresses(function: &str) -> bool {
    ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"]
        .iter()
        .any(|name| function.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(css: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        pieces(css, |range, piece| {
            if let CssPiece::Address(address) = piece {
                all.push((css[range].to_owned(), address.to_owned()));
            }
        });
        all
    }

    #[test]
    fn an_address_is_found_however_it_is_written() {
        let css = "@import 'a.css';@import url(b.css);x{c:url( \"c d.png\" );e:URL(\\65.png);f:image-set('f.png' 1x)}";
        let found = addresses(css);
        let said: Vec<(&str, &str)> = found.iter().map(|(at, address)| (at.as_str(), address.as_str())).collect();
        let expected =
            [("'a.css'", "a.css"), ("url(b.css)", "b.css"), ("\"c d.png\"", "c d.png"), ("URL(\\65.png)", "e.png"), ("'f.png'", "f.png")];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_stands_in_strings_and_comments_is_no_address() {
        assert_eq!(addresses("/* url(a.png) */ x::before{content:\"url(b.png)\"} y[title='c']{d:e}"), []);
    }

    #[test]
    fn a_sheet_of_nothing_but_brackets_is_given_up() {
        assert!(!pieces(&"(".repeat(100_000), |_, _| {}));
        assert!(pieces("@media x{@supports (a:b){y{z:calc((1px + 2px) * 3)}}}", |_, _| {}));
    }
}
