//! The last good versions of pages, for when a file cannot be read: those that were looked at last.

use std::collections::{BTreeMap, HashMap};

use super::showing::Page;

/// Pages whose last good version is remembered.
const MOST: usize = 256;

/// The last good version of pages, by their public paths.
#[derive(Debug, Default)]
pub(super) struct GoodPages {
    pages: HashMap<String, (u64, Page)>,
    /// Which path was looked at when, as looks are counted.
    looks: BTreeMap<u64, String>,
    looked: u64,
}

impl GoodPages {
    pub(super) fn get(&self, path: &str) -> Option<&Page> {
        self.pages.get(path).map(|(_, page)| page)
    }

    /// Somebody looked at a page.
    pub(super) fn touch(&mut self, path: &str) {
        if let Some((look, _)) = self.pages.get_mut(path) {
            let path = self.looks.remove(look);
            self.looked += 1;
            *look = self.looked;
            self.looks.extend(path.map(|path| (self.looked, path)));
        }
    }

    /// Remembers a page that somebody looks at, in the place of the one that nobody has looked at for the longest time.
    pub(super) fn remember(&mut self, path: &str, page: Page) {
        self.looked += 1;
        if let Some((look, _)) = self.pages.insert(path.to_owned(), (self.looked, page)) {
            self.looks.remove(&look);
        }
        self.looks.insert(self.looked, path.to_owned());
        if self.pages.len() > MOST
            && let Some((_, oldest)) = self.looks.pop_first()
        {
            self.pages.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at_is_not_forgotten() {
        let mut good = GoodPages::default();
        let page = |path: &str| Page::new(200, b"", path, None);
        for n in 0..MOST {
            good.remember(&n.to_string(), page(""));
        }
        good.touch("0");
        good.remember("1", page("again"));
        good.remember("new", page(""));
        assert!(good.get("0").is_some() && good.get("new").is_some() && good.get("2").is_none());
        assert_eq!(good.get("1").map(|page| page.path.as_str()), Some("again"));
        assert_eq!((good.pages.len(), good.looks.len()), (MOST, MOST));
    }
}
