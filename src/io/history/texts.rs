//! What files held before and after a change, and whether more of it differs than who looked at it when.

use std::path::Path;

use crate::io::git::{GitQuestion, NoAnswer, git_answering};

/// The keys that say who looked at a file when, and nothing of what it is about.
const OF_REVIEWS: [&str; 2] = ["reviewed", "approved"];

/// The texts of objects, in their order; none of those that are not there or are no text.
pub(super) fn of_objects(root: &Path, objects: &[&str]) -> Result<Vec<Option<String>>, NoAnswer> {
    let names = |object: &&&str| !object.is_empty() && object.bytes().any(|digit| digit != b'0');
    let asked: String = objects.iter().filter(names).flat_map(|object| [*object, "\n"]).collect();
    let said = if asked.is_empty() { Vec::new() } else { git_answering(root, GitQuestion::Object, &["--batch"], asked.into_bytes())? };
    let mut rest = &said[..];
    let mut texts = Vec::with_capacity(objects.len());
    for object in objects {
        texts.push(if names(&object) { next_text(&mut rest) } else { None });
    }
    Ok(texts)
}

/// Takes `object type size<line end>bytes<line end>`, or `object missing<line end>`.
fn next_text(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let head = std::str::from_utf8(&rest[..end]).ok();
    let size: Option<usize> = head.and_then(|head| head.rsplit(' ').next()?.parse().ok());
    *rest = &rest[end + 1..];
    let bytes = rest.get(..size?)?;
    *rest = rest.get(size? + 1..).unwrap_or(&[]);
    String::from_utf8(bytes.to_vec()).ok()
}

/// Whether two texts are the same, the keys of reviews aside.
pub(super) fn same_but_for_reviews(before: &str, after: &str) -> bool {
    without_reviews(before).eq(without_reviews(after))
}

/// The lines of a text without those keys at the top of its front matter, and what is written below them.
fn without_reviews(text: &str) -> impl Iterator<Item = &str> {
    let mut fences = 0;
    let mut is_left_out = false;
    text.lines().filter(move |line| {
        if line.trim_end().len() >= 3 && line.trim_end().bytes().all(|byte| byte == b'-') {
            fences += 1;
            is_left_out = false;
        } else if !line.starts_with([' ', '\t', '-', '}', ']']) && !line.trim().is_empty() {
            let key = line.split_once(':').map_or("", |(key, _)| key.trim_end());
            is_left_out = fences < 2 && OF_REVIEWS.contains(&key);
        }
        !is_left_out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\ntitle: Pay\nreviewed: 2026-01-01\n---\n\nreviewed: no key\n";

    #[test]
    fn another_day_of_a_review_says_nothing_new() {
        assert!(same_but_for_reviews(FILE, &FILE.replace("2026-01-01", "2026-03-01 # by us")));
        assert!(same_but_for_reviews(FILE, &FILE.replace("reviewed: 2026-01-01\n", "")));
        assert!(same_but_for_reviews(FILE, &FILE.replace("---\n\n", "approved:\n  by: Ada\n  date: 2026-03-01\n---\n\n")));
        assert!(same_but_for_reviews(FILE, &FILE.replace('\n', "\r\n")));
    }

    #[test]
    fn anything_else_does() {
        assert!(!same_but_for_reviews(FILE, &FILE.replace("Pay", "Pay us")));
        assert!(!same_but_for_reviews(FILE, &FILE.replace("reviewed: no", "reviewed: a")));
        assert!(!same_but_for_reviews(FILE, &FILE.replace("reviewed:", "review_every:")));
    }

    #[test]
    fn what_is_not_there_is_none() {
        let mut said = &b"aa blob 3\nabc\nbb missing\ncc blob 1\nx\n"[..];
        assert_eq!(next_text(&mut said).as_deref(), Some("abc"));
        assert_eq!(next_text(&mut said), None);
        assert_eq!(next_text(&mut said).as_deref(), Some("x"));
    }
}
