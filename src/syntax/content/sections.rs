//! What the headings of a body stand for: the file's title, said once more; the texts of nested things.

use rustc_hash::FxHashMap as HashMap;

use crate::base::slug::{fold, slug};
use crate::syntax::content::document::Document;

impl Document {
    /// The first heading, where it says the title: case and white space aside.
    pub(in crate::syntax) fn find_title_heading(&self) -> Option<usize> {
        let (first, heading) = self.prose.headings.iter().enumerate().find(|(_, heading)| !heading.text.is_empty())?;
        let title = self.common.title.as_ref()?;
        let is_alike = words(&heading.text).eq(words(&title.value));
        // Below the highest level it may as well begin the text of a nested thing of that name.
        let is_nested = || heading.level > 1 && self.nested.iter().any(|thing| slug(&thing.title) == slug(&heading.text));
        (heading.top && is_alike && !heading.has_note && !is_nested()).then_some(first)
    }

    /// Which heading of the body begins the text of a nested thing: by the thing's id or title.
    pub(in crate::syntax) fn find_sections(&self) -> Vec<(usize, usize)> {
        if self.prose.headings.is_empty() || self.nested.is_empty() {
            return Vec::new();
        }
        let mut by_name: HashMap<String, usize> = HashMap::default();
        for (i, thing) in self.nested.iter().enumerate() {
            if let Some(id) = &thing.id {
                by_name.entry(slug(&thing.title)).or_insert(i);
                by_name.insert(id.to_string(), i);
            }
        }
        // An old id names the text where nothing else has that name.
        for (i, thing) in self.nested.iter().enumerate() {
            for alias in &thing.aliases {
                by_name.entry(alias.to_string()).or_insert(i);
            }
        }
        let (mut sections, mut met) = (Vec::new(), vec![false; self.nested.len()]);
        for (h, heading) in self.prose.headings.iter().enumerate().filter(|&(h, heading)| heading.top && Some(h) != self.title_heading) {
            if let Some(&i) = by_name.get(&slug(&heading.text))
                && !std::mem::replace(&mut met[i], true)
            {
                sections.push((i, h));
            }
        }
        sections
    }
}

/// The words of a title as they are compared.
fn words(title: &str) -> impl Iterator<Item = String> {
    title.split_whitespace().map(fold)
}
