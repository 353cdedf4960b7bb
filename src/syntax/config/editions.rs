//! `editions`: earlier states of a site that are published beside the newest.

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::rule;
use crate::base::slug::{is_id, slug};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{SpannedText, record};

record! {
    /// An earlier state of the site, published beside the newest.
    Edition "an edition" {
        /// The commit that it is, by a tag or a branch: `v1`.
        rev required: Option<SpannedText>,
        /// What readers call it, and its folder: *Spring 2026* lies in `editions/spring-2026`. Left out: its `rev`.
        title: Option<SpannedText>,
    }
}

impl Edition {
    /// What readers call it.
    pub fn title(&self) -> Option<&SpannedText> {
        self.title.as_ref().or(self.rev.as_ref())
    }

    /// The folder that it lies in, below `editions/`; none where its names have no letter and no digit.
    pub fn folder(&self) -> Option<String> {
        let names = [&self.title, &self.rev].into_iter().flatten();
        names.map(|name| slug(&name.value)).find(|folder| is_id(folder))
    }
}

/// What is wrong with editions that can be told without asking Git.
pub(super) fn check(editions: &[Edition], faults: &mut Faults) {
    for (i, edition) in editions.iter().enumerate() {
        let Some(rev) = &edition.rev else { continue };
        if !may_be_revision(&rev.value) {
            let message = format!("`rev` cannot be {}", quote(&rev.value));
            faults.push(&rule::UNKNOWN_VALUE, rev.span, message, "write the name of a tag, a branch or a commit, such as `v1`");
            continue;
        }
        let title = edition.title().unwrap_or(rev);
        let Some(folder) = edition.folder() else {
            let message = format!("the edition {} has no letter or digit to name its folder by", quote(&title.value));
            faults.push(&rule::UNKNOWN_VALUE, title.span, message, "give it a `title` with one");
            continue;
        };
        let before = || editions[..i].iter();
        let twice = |message: String, here: &SpannedText, first: &SpannedText, help: &str| {
            let finding = Diagnostic::new(&rule::DUPLICATE_ID, Place::new(&faults.file, here.span), message);
            finding.help(help).related(Place::new(&faults.file, first.span), "the first one")
        };
        let same_rev = before().filter_map(|other| other.rev.as_ref()).find(|other| other.value.trim() == rev.value.trim());
        let same_folder = before().find(|other| other.folder().as_ref() == Some(&folder)).and_then(Edition::title);
        let found = if let Some(first) = same_rev {
            twice(format!("the edition {} stands twice", quote(&rev.value)), rev, first, "keep one of them")
        } else if let Some(first) = same_folder {
            let message =
                format!("the edition {} would lie in `editions/{folder}`, where {} lies", quote(&title.value), quote(&first.value));
            twice(message, title, first, "give one of them another `title`")
        } else {
            continue;
        };
        faults.found.push(found);
    }
}

/// Whether Git could have a revision of this name: no option, no range, no search for words.
fn may_be_revision(name: &str) -> bool {
    let name = name.trim();
    !name.starts_with('-') && !name.contains("..") && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == ':')
}
