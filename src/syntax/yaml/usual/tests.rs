use super::*;
use crate::syntax::yaml::tree;

/// Whether a text is usual; if so, that the parser reads the same.
fn is_read(text: &str) -> bool {
    let usual = read(text, 7);
    let is_usual = usual.is_some();
    if is_usual {
        assert_eq!((usual, Vec::new()), tree::parsed(text, 7), "{text}");
    }
    is_usual
}

#[test]
fn what_is_usual_is_read_as_the_parser_does() {
    for text in [
        "title: A walk\n",
        "a: b",
        "a: b  \n\n\nc: 'd, e'\n",
        "feeling: -0.5\nwait: 1 h\n",
        "a:\n  - b\n  - {c: d, e: f g}\n\nh: 1\n",
        "a:\n  - b: c\n    d:\n      e: f\n    g: [h, \"i: j\"]\n  - k: l\n",
        "a: [b, [c], {d: e}]\nurl: https://x.example/a#b\n",
        "titel: Größe „ja“ – gut\nb: é\n",
        "a:\n   b: c\n   d:\n     - e\n\n\n",
    ] {
        assert!(is_read(text), "{text}");
    }
}

#[test]
fn what_is_not_is_left_to_the_parser() {
    for text in [
        "",
        "a",
        "a:\n",
        "- a\n",
        "a: b: c\n",
        "a: b # c\n",
        "# a\na: b\n",
        "a: b\n  c\n",
        "a: |\n  b\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: \"b\\n\"\n",
        "a: 'b''c'\n",
        "a: 'b\n  c'\n",
        "a: [b,\n  c]\n",
        "a: [b: c]\n",
        "a: [b,]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: b\na: c\n",
        "a: \tb\n",
        "a:\r\n  b: c\r\n",
        "a: b\n---\n",
        "a:\n- b\n",
        "a:\n  - b\n - c\n",
        "a:\n    b: c\n  d: e\n",
        "a: b\n c: d\n",
        "a: \u{feff}b\n",
        "a: – b\n",
        "a: @b\n",
        "a: [b]c\n",
        "a: 'b' c\n",
        "a:b\n",
        " a: b\n",
        "a: {b: c, b: d}\n",
        "a: [b #c]\n",
        "a b: c\n",
        "a: ? b\n",
    ] {
        assert!(!is_read(text), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn both_readers_agree(parts in proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..24)) {
        is_read(&parts.concat());
    }
}

/// What texts are put together from; more of it is usual than not.
const PARTS: [&str; 32] = [
    "a: b\n",
    "b: 1\n",
    "c:\n",
    "  d: e\n",
    "  - f\n",
    "  - g: h\n",
    "    i: j k\n",
    "- l\n",
    "\n",
    "  ",
    "m: [n, o]\n",
    "p: {q: r}\n",
    "s: 't'\n",
    "u: \"v\"\n",
    "  w:\n",
    "    - x\n",
    "      y: z\n",
    "#",
    " #",
    ":",
    " ",
    "-",
    "- ",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    "é",
    "\\",
];
