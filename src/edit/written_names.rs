//! The name within a reference: of `claims/refund#check` the file's or the nested one's; of a link in prose that of the
//! wiki-link, or of the path or anchor that it leads to.

use percent_encoding::percent_decode_str;

use crate::base::kind::Kind;
use crate::base::slug::folded;
use crate::base::span::Span;

/// Which name of a reference is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamePart {
    /// That of the file.
    File,
    /// That of what is nested in it.
    Nested,
}

/// Where the id stands in a reference that is written at `span`, as far as it is one of `names`; none where the reference
/// names the thing otherwise, such as by its title.
pub(super) fn id_in(text: &str, span: Span, part: NamePart, names: &[&str]) -> Option<Span> {
    let written = span.of(text);
    let found = if written.starts_with("[[") {
        in_wiki_link(written, part)
    } else if is_link(written) {
        if part == NamePart::Nested { in_anchor(written) } else { None }
    } else {
        in_scalar(written, part)
    }?;
    let name = trimmed(written, found);
    let decoded = percent_decode_str(&written[name.0..name.1]).decode_utf8().ok()?;
    let bare = if is_link(written) { decoded.as_ref() } else { &written[name.0..name.1] };
    names.contains(&&*folded(bare)).then(|| Span::new(span.start as usize + name.0, span.start as usize + name.1))
}

/// Where the name of a file stands in a reference that is no link to a path, whichever of its names it is.
pub(super) fn name_in(text: &str, span: Span) -> Option<Span> {
    let written = span.of(text);
    let found = if written.starts_with("[[") { in_wiki_link(written, NamePart::File) } else { in_scalar(written, NamePart::File) }?;
    let (start, end) = trimmed(written, found);
    Some(Span::new(span.start as usize + start, span.start as usize + end))
}

/// Where the path to a file stands in a link of prose, and whether it is written between `<` and `>`; none where its address stands below
/// the text.
pub(super) fn path_in(text: &str, span: Span) -> Option<(Span, bool)> {
    let written = span.of(text);
    let (start, end) = destination(written)?;
    let end = start + written[start..end].find(['#', '?']).unwrap_or(end - start);
    let begin = span.start as usize;
    Some((Span::new(begin + start, begin + end), written[..start].ends_with('<')))
}

/// Where the name of the file at `path` stands in a link of prose that is written at `span`; none where its address stands
/// elsewhere, as below the text, or is spelt in some other way.
pub(super) fn file_name_in(text: &str, span: Span, path: &str) -> Option<Span> {
    let written = span.of(text);
    let (start, end) = destination(written)?;
    let at = file_name(&written[start..end], path)?;
    let begin = span.start as usize + start;
    Some(Span::new(begin + at.0, begin + at.1))
}

/// Where an address names the file at `path`: its last part, before any anchor.
pub(super) fn file_name(address: &str, path: &str) -> Option<(usize, usize)> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let end = address.find(['#', '?']).unwrap_or(address.len());
    let start = address[..end].rfind('/').map_or(0, |slash| slash + 1);
    let decoded = percent_decode_str(&address[start..end]).decode_utf8().ok()?;
    (folded(&decoded) == folded(name)).then_some((start, end))
}

/// Whether a reference is a link as Markdown writes it.
pub(super) fn is_link(written: &str) -> bool {
    written.starts_with('[') || written.starts_with("![")
}

fn trimmed(written: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let part = &written[start..end];
    let begin = start + (part.len() - part.trim_start().len());
    (begin, begin + part.trim().len())
}

/// In a scalar of front matter, without its quotes.
fn in_scalar(written: &str, part: NamePart) -> Option<(usize, usize)> {
    let quoted = written.len() > 1 && written.starts_with(['"', '\'']) && written.ends_with(['"', '\'']);
    let (start, end) = if quoted { (1, written.len() - 1) } else { (0, written.len()) };
    let hash = written[start..end].find('#').map(|at| start + at);
    match (part, hash) {
        (NamePart::File, hash) => {
            let end = hash.unwrap_or(end);
            let source = written[start..end].find('/').map_or(start, |slash| start + slash + 1);
            Some((source, end))
        }
        (NamePart::Nested, hash) => Some((hash.map_or(start, |at| at + 1), end)),
    }
}

/// In `[[kind:id#nested|label]]`.
fn in_wiki_link(written: &str, part: NamePart) -> Option<(usize, usize)> {
    let end = written.find(['|', ']']).unwrap_or(written.len());
    let end = if written[..end].ends_with('\\') { end - 1 } else { end };
    let inner = &written[2..end];
    let hash = inner.find('#').map(|at| 2 + at);
    if part == NamePart::Nested {
        return hash.map(|at| (at + 1, end));
    }
    let file = hash.unwrap_or(end);
    let kind = written[2..file].find(':').filter(|&at| Kind::from_word(&folded(&written[2..2 + at])).is_some());
    let start = kind.map_or(2, |at| 2 + at + 1);
    let source = written[start..file].find('/').map_or(start, |slash| start + slash + 1);
    Some((source, file))
}

/// Behind the `#` of `[label](path#anchor)`.
fn in_anchor(written: &str) -> Option<(usize, usize)> {
    let (start, end) = destination(written)?;
    let hash = written[start..end].find('#')?;
    Some((start + hash + 1, end))
}

/// The address of `[label](address "title")`.
fn destination(written: &str) -> Option<(usize, usize)> {
    let open = written.rfind("](")? + 2;
    let rest = &written[open..];
    let start = open + (rest.len() - rest.trim_start().len());
    let rest = &written[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        let end = inner.find('>')?;
        return Some((start + 1, start + 1 + end));
    }
    let end = rest.find(|c: char| c.is_whitespace()).or_else(|| rest.rfind(')'))?;
    Some((start, start + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(written: &str, part: NamePart) -> Option<&str> {
        let text = format!("é {written} é");
        let span = Span::new(3, 3 + written.len());
        id_in(&text, span, part, &["refund", "old"]).map(|found| found.start as usize - 3).map(|at| {
            let end = written[at..].find(|c: char| !c.is_alphanumeric()).map_or(written.len(), |end| at + end);
            &written[at..end]
        })
    }

    #[test]
    fn the_name_of_the_file_is_found_however_it_is_written() {
        for written in ["refund", "'refund'", "\"Refund\"", "claims/refund", "refund#check", "[[refund]]", "[[process:refund#check|it]]"] {
            assert!(id(written, NamePart::File).is_some_and(|found| found.eq_ignore_ascii_case("refund")), "{written}");
        }
        assert_eq!(id("old", NamePart::File), Some("old"), "an old id as well");
    }

    #[test]
    fn the_name_of_what_is_nested_stands_behind_the_mark() {
        for written in
            ["x#refund", "'x#refund'", "refund", "[[x#refund]]", "[it](x.md#refund)", "[it](#refund \"it\")", "[it](<a b.md#refund>)"]
        {
            assert_eq!(id(written, NamePart::Nested), Some("refund"), "{written}");
        }
    }

    #[test]
    fn a_title_is_no_id() {
        assert_eq!(id("Refund desk", NamePart::File), None);
        assert_eq!(id("[[refund desk]]", NamePart::File), None);
    }

    #[test]
    fn the_file_of_a_link_is_its_last_part() {
        let found = |written: &str| {
            let span = Span::new(0, written.len());
            file_name_in(written, span, "processes/take back.md").map(|at| at.of(written).to_owned())
        };
        assert_eq!(found("[it](../processes/take%20back.md#x)").as_deref(), Some("take%20back.md"));
        assert_eq!(found("![it](<take back.md>)").as_deref(), Some("take back.md"));
        assert_eq!(found("[take back.md](other.md)"), None);
        assert_eq!(found("[it][below]"), None);
    }
}
