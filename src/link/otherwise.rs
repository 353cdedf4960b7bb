//! Names that are written otherwise than a field takes them: as a path, a link, a person, or not known at all.

use crate::base::kind::Kind;
use crate::base::meant::{LEAVE_BLANK, is_unknown};

/// What to write instead of such a name, folded. `is_there`: whether something of the kind goes by a name.
pub(super) fn written(kind: Kind, name: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
    if is_unknown(name) {
        return Some(LEAVE_BLANK.to_owned());
    }
    let bare = name.trim_matches(['[', ']', '<', '>', '@', '#', '“', '”', '"', '\'', '/']);
    let last = bare.rsplit(['/', '\\']).next().unwrap_or(bare);
    let stem = [".md", ".html", ".markdown"].iter().find_map(|ending| last.strip_suffix(ending)).unwrap_or(last).trim();
    if stem != name && is_there(stem) {
        return Some(format!("write `{stem}`"));
    }
    let (whole, _) = stem.split_once('#')?;
    is_there(whole.trim()).then(|| format!("this must name {}: write `{}`", kind.with_article(), whole.trim()))
}

/// What is said of a name that may be a person's, where a team is due.
pub(super) fn person(kind: Kind, name: &str) -> Option<String> {
    let is_person = kind == Kind::Team && name.contains(' ') && name.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c));
    is_person.then(|| "name a team: a person stands in `contact` of a team's file".to_owned())
}
