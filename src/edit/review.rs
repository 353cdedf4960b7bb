//! That somebody has looked a file over: `reviewed`, and `approved` where they release it.

use std::sync::Arc;

use crate::base::date::Date;

use super::TextEdits;
use super::mapping::{FrontMatter, plain};

/// Who releases a file, and as which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approver<'a> {
    /// Who.
    pub name: &'a str,
    /// As which version, where it has one.
    pub version: Option<&'a str>,
}

/// What it takes to say that the file at `path` was reviewed on this day, and released where somebody does. What was said of
/// an earlier release goes as a whole. None where its front matter cannot be edited.
pub fn review(path: &Arc<str>, text: &str, day: Date, approver: Option<Approver<'_>>) -> Option<TextEdits> {
    let front = FrontMatter::of(path, text)?;
    let root = front.root()?;
    let mut edits = TextEdits::default();
    root.set("reviewed", &day.to_string(), last_of(&root), &mut edits);
    if let Some(approver) = approver {
        let version = approver.version.map_or(String::new(), |version| format!(", version: {}", plain(version)));
        let approved = format!("{{by: {}, date: {day}{version}}}", plain(approver.name));
        let behind = if root.get("reviewed").is_some() { "reviewed" } else { last_of(&root) };
        root.set_written("approved", &approved, behind, &mut edits);
    }
    Some(edits)
}

/// The key that a new one is written behind: what a file says of its own state stands together.
fn last_of<'m>(root: &super::mapping::Mapping<'m, '_>) -> &'m str {
    ["review_every", "owner", "status", "summary", "title"].into_iter().find(|key| root.get(key).is_some()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::files::Files;

    fn reviewed(text: &str, approver: Option<Approver<'_>>) -> String {
        let edits = review(&"a.md".into(), text, Date::parse("2026-03-01").unwrap(), approver).unwrap();
        let mut files = Files::default();
        files.insert_text("a.md", text);
        edits.files(&files).unwrap().remove(0).after
    }

    const ADA: Option<Approver<'_>> = Some(Approver { name: "Ada Byron", version: Some("2.0") });

    #[test]
    fn the_day_takes_the_place_of_the_last_one() {
        assert_eq!(
            reviewed("---\ntitle: x\nreviewed: '2025-01-01' # by us\n---\n", None),
            "---\ntitle: x\nreviewed: '2026-03-01' # by us\n---\n"
        );
    }

    #[test]
    fn a_first_review_stands_with_what_the_file_says_of_itself() {
        assert_eq!(
            reviewed("---\r\ntitle: x\r\nowner: desk\r\nneeds: []\r\n---\r\n", None),
            "---\r\ntitle: x\r\nowner: desk\r\nreviewed: 2026-03-01\r\nneeds: []\r\n---\r\n"
        );
    }

    #[test]
    fn a_summary_of_several_lines_stays_whole() {
        assert_eq!(
            reviewed("---\ntitle: x\nsummary: >\n  one\n  two\n---\n", None),
            "---\ntitle: x\nsummary: >\n  one\n  two\nreviewed: 2026-03-01\n---\n"
        );
    }

    #[test]
    fn a_release_is_written_anew() {
        let written = "{by: Ada Byron, date: 2026-03-01, version: \"2.0\"}";
        let text = format!("---\ntitle: x\nreviewed: 2026-03-01\napproved: {written}\nneeds: []\n---\n");
        assert_eq!(reviewed("---\ntitle: x\nreviewed: 2025-01-01\nneeds: []\n---\n", ADA), text);
        assert_eq!(reviewed("---\ntitle: x\nreviewed: 2025-01-01\napproved: {by: Eve, note: no}\nneeds: []\n---\n", ADA), text);
        assert_eq!(reviewed("---\ntitle: x\nreviewed: 2025-01-01\napproved:\n  by: Eve\n  date: 2020-01-01\nneeds: []\n---\n", ADA), text);
        assert_eq!(reviewed("---\ntitle: x\nreviewed: 2025-01-01\napproved:\nneeds: []\n---\n", ADA), text);
    }
}
