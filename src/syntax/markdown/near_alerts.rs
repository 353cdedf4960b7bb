//! What nearly is an alert and came out as a quote, or as text: looked for where a quote begins, and where a line begins with
//! what other programs have for alerts.

use std::ops::Range;

use crate::base::diagnostic::quote as quoted;
use crate::base::suggest::nearest;

use super::near_links::Near;

/// The sorts of alerts.
const SORTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// What nearly is an alert in the quote at `range`: `> [!NOET]`, `> [note]`, `> [!NOTE] with words behind it`.
pub(super) fn quote(source: &str, range: Range<usize>) -> Option<Near> {
    let line = source[range.clone()].lines().next()?;
    let inner = line.trim_start_matches(['>', ' ', '\t']);
    let begin = range.start + (line.len() - inner.len());
    let (word, behind) = inner.strip_prefix('[')?.split_once(']')?;
    let name = word.strip_prefix('!').unwrap_or(word).trim();
    let sort = SORTS.into_iter().find(|sort| sort.eq_ignore_ascii_case(name));
    let range = begin..begin + word.len() + 2;
    let written = &source[range.clone()];
    let near = |message, help| Some(Near { range: range.clone(), message, help });
    match (word.starts_with('!'), sort) {
        (true, Some(sort)) if behind.trim().is_empty() => {
            near(format!("{} is no alert: a space is too many", quoted(written)), format!("write `> [!{sort}]`"))
        }
        (true, Some(sort)) => near(
            format!("{} does not stand alone on its line, so that this is a quote", quoted(written)),
            format!("write `> [!{sort}]`, and what it says on the lines below, each behind `> `"),
        ),
        (true, None) if !name.is_empty() && name.chars().all(char::is_alphabetic) => {
            let meant = nearest(&name.to_uppercase(), SORTS);
            let help =
                meant.map_or_else(|| format!("write one of `[!{}]`", SORTS.join("]`, `[!")), |meant| format!("write `> [!{meant}]`"));
            near(format!("{} is no sort of alert, so that this is a quote", quoted(written)), help)
        }
        // A link has its address behind it, or in a line of its own.
        (false, Some(sort)) if behind.trim().is_empty() && !source.contains(&format!("{written}:")) => {
            near(format!("{} begins no alert, so that this is a quote", quoted(written)), format!("write `> [!{sort}]`"))
        }
        _ => None,
    }
}

/// The signs at the beginning of a line by which other programs know an alert: `:::note`, `!!! note`.
pub(super) fn signs(text: &str) -> Option<&str> {
    let signs = ["!!!", ":::"].into_iter().find(|signs| text.starts_with(signs))?;
    let behind = text[signs.len()..].trim_start_matches([' ', '{', '.']);
    behind.starts_with(char::is_alphabetic).then_some(signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<String> {
        quote(text, 0..text.len()).map(|near| near.message)
    }

    #[test]
    fn what_nearly_is_an_alert_is_told() {
        for near in ["> [!NOET]\n> a", "> [note]\n> a", "> [!NOTE] a", ">[!Warn]", "> [! tip ]\n> a", "> > [Caution]"] {
            assert!(message(near).is_some(), "{near}");
        }
        for quote in ["> a", "> [a] b", "> [note](x.md)", "> [note] of it", "> [note]\n\n[note]: x.md", "> [!]", "> [!1]", "> []"] {
            assert_eq!(message(quote), None, "{quote}");
        }
        let near = quote("a > [!NOET]", 2..11).map(|near| (near.range, near.help));
        assert_eq!(near, Some((4..11, "write `> [!NOTE]`".to_owned())));
    }

    #[test]
    fn signs_of_other_programs_are_known() {
        assert_eq!([signs(":::note"), signs("!!! note"), signs("::: {.tip}")], [Some(":::"), Some("!!!"), Some(":::")]);
        assert_eq!([signs(":::"), signs("!!!"), signs(": note"), signs("wow!!! a")], [None; 4]);
    }
}
