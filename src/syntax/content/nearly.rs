//! What nearly is front matter: tells a slip of the pen at the beginning of a file from a text that has none.

use crate::base::span::Span;
use crate::base::suggest::edits;
use crate::syntax::content::front_matter::{beginning, is_unseen, next_line};
use crate::syntax::content::kinds::Common;

/// Lines that are looked at for fields, below one where they may begin.
const MOST_FIELDS: usize = 64;

/// What nearly is front matter, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Nearly {
    /// The line that should be another, without the space around it.
    pub line: Span,
    pub slip: Slip,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Slip {
    /// Something else stands where the line of three hyphens belongs.
    Fence,
    /// The fields begin without such a line.
    NoFence,
    /// Text stands before it.
    Late,
}

/// What nearly is front matter in a file that has none.
pub(in crate::syntax) fn nearly(text: &str) -> Option<Nearly> {
    let start = beginning(text);
    let (first, next) = next_line(text, start);
    let first = first.trim_end_matches(is_unseen);
    if first.is_empty() {
        return None;
    }
    let line = Span::new(start, start + first.len());
    if is_nearly_fence(first) || (is_no_text(first) && begins_fields(text, beginning_from(text, next))) {
        return Some(Nearly { line, slip: Slip::Fence });
    }
    if first.strip_prefix("---").is_some_and(|rest| key(rest.trim_start_matches('-')).is_some_and(is_ours)) {
        return Some(Nearly { line, slip: Slip::Fence });
    }
    if begins_fields(text, start) {
        return Some(Nearly { line, slip: Slip::NoFence });
    }
    late(text, start).map(|line| Nearly { line, slip: Slip::Late })
}

/// The first line of three hyphens that has fields below it, outside blocks of code.
fn late(text: &str, from: usize) -> Option<Span> {
    let (mut at, mut code) = (from, None);
    while at < text.len() {
        let (line, next) = next_line(text, at);
        let begin = at + line.len() - line.trim_start_matches(is_unseen).len();
        let line = line.trim_matches(is_unseen);
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        match (code, mark) {
            (None, Some(_)) => code = mark,
            (Some(open), Some(mark)) if open == mark => code = None,
            (None, None) if (line == "---" || is_nearly_fence(line)) && begins_fields(text, next) => {
                return Some(Span::new(begin, begin + line.len()));
            }
            _ => {}
        }
        at = next;
    }
    None
}

fn beginning_from(text: &str, at: usize) -> usize {
    at + beginning(&text[at..])
}

/// Whether a line stands for the three hyphens: too many or too few of them, the dash that writing programs make
/// of them, the fence of other programs.
fn is_nearly_fence(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}');
    let seen = || line.chars().filter(|&c| !is_unseen(c));
    let dashes = seen().all(is_dash) && (seen().count() > 1 || seen().any(|c| c != '-'));
    dashes || (seen().count() > 2 && seen().all(|c| c == '+'))
}

/// Whether a line says nothing by itself: no letter and no digit, or the beginning of a block of code.
fn is_no_text(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~") || !line.chars().any(char::is_alphanumeric)
}

/// Whether the lines from here on are fields of ours: one that any text may begin with counts only in company.
fn begins_fields(text: &str, from: usize) -> bool {
    let (first, _) = next_line(text, from);
    let Some(first) = key(first) else { return false };
    if tells_front_matter(first) {
        return true;
    }
    let known = is_ours(first);
    let mut at = from;
    for _ in 0..MOST_FIELDS {
        if at >= text.len() {
            break;
        }
        let (line, next) = next_line(text, at);
        let line = line.trim_matches(is_unseen);
        if line.is_empty() {
            break;
        }
        if line == "---" || is_nearly_fence(line) {
            return known;
        }
        if key(line).is_some_and(tells_front_matter) {
            return true;
        }
        at = next;
    }
    false
}

/// Whether a key alone tells front matter from a text.
fn tells_front_matter(key: &str) -> bool {
    ["title", "draft"].iter().any(|word| key.eq_ignore_ascii_case(word))
}

fn is_ours(key: &str) -> bool {
    Common::DOC.fields.iter().any(|field| key.eq_ignore_ascii_case(field.name))
}

/// The key of a line that looks like a field: one word, perhaps in quotes, and what separates it from its value.
pub(in crate::syntax) fn key(line: &str) -> Option<&str> {
    let line = line.trim_matches(is_unseen);
    let (key, _) = line.split_once([':', '=', '：'])?;
    let key = key.trim_matches(is_unseen).trim_matches(['"', '\'']);
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    is_word.then_some(key)
}

/// Whether lines of front matter say that the file is a draft, in whatever spelling.
pub(in crate::syntax) fn says_draft(yaml: &str) -> bool {
    let is_draft = |key: &str| key.chars().count() > 3 && edits(&key.to_lowercase(), "draft") <= 1;
    let denies = |value: &str| ["", "false", "null", "~"].iter().any(|word| value.eq_ignore_ascii_case(word));
    yaml.lines().any(|line| {
        let line = line.trim_matches(is_unseen);
        let (word, value) = line.split_at(line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len()));
        let value =
            value.split('#').next().unwrap_or("").trim_matches(|c: char| is_unseen(c) || matches!(c, ':' | '=' | '"' | '\'' | '：'));
        let status = word.eq_ignore_ascii_case("status") && is_draft(value);
        status || (is_draft(word) && !denies(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(text: &str) -> Option<(Slip, &str)> {
        nearly(text).map(|found| (found.slip, found.line.of(text)))
    }

    #[test]
    fn lines_that_stand_for_three_hyphens_are_told() {
        for fence in ["----", "--", "—", "–", "——", "—-", "- - -", "-\u{200b}--", "−−−", "+++", "++++"] {
            assert_eq!(slip(&format!("\n {fence} \nx\n")), Some((Slip::Fence, fence)), "{fence}");
        }
        for fence in ["***", "===", "~~~", "```yaml", "...", ";;;", "{", "<!--", "--- draft: true"] {
            assert_eq!(slip(&format!("{fence}\ntitle: x\n")), Some((Slip::Fence, fence)), "{fence}");
        }
    }

    #[test]
    fn fields_without_a_fence_are_told() {
        for text in
            ["title: x", "Title : x", "\"title\": x", "draft: true\n", "title = \"x\"", "owner: a\ndraft: true\n", "owner: a\n---\n"]
        {
            assert_eq!(slip(text).map(|(slip, _)| slip), Some(Slip::NoFence), "{text}");
        }
    }

    #[test]
    fn front_matter_behind_a_heading_or_a_comment_is_told() {
        for before in ["# Terms\n\n", "<!-- ours -->\n", "Some words.\n", "```\n---\nx: y\n```\n"] {
            assert_eq!(slip(&format!("{before}---\ndraft: true\n---\n")), Some((Slip::Late, "---")), "{before}");
        }
    }

    #[test]
    fn a_text_is_no_front_matter() {
        for text in [
            "",
            "# Title",
            "Note: the shop is closed.",
            "Summary: see below",
            "- a list",
            "***\n\nWords",
            "A heading\n---\nOwner: Bob\n",
            "```\n---\ntitle: x\n---\n```\n",
            "# Fields\n\n```yaml\n---\ntitle: x\n```\n",
            "-",
            "a title: x",
        ] {
            assert_eq!(slip(text), None, "{text}");
        }
    }

    #[test]
    fn a_draft_is_known_in_any_spelling() {
        for yes in ["draft: true", "Draft: yes", "draft:true", "drafts: true", "darft: 'on'", "draft = true", " DRAFT : y", "status: draft"]
        {
            assert!(says_draft(yes), "{yes}");
        }
        for no in ["draft: false", "draft:", "draft: # later", "title: draft", ""] {
            assert!(!says_draft(no), "{no}");
        }
    }
}
