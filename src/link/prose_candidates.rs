//! What links in prose that lead nowhere may have meant.

use rustc_hash::FxHashMap as HashMap;

use crate::base::kind::Kind;
use crate::base::slug::{fold, slug};
use crate::base::suggest::NameIndex;

use super::candidates::Candidates;
use super::paths::is_harmless;
use super::prose_paths::without_ending;

impl<'l> Candidates<'l> {
    /// The wiki-link that one which names nothing may have meant: by a title, a file's name or path, else by a
    /// name that is near.
    pub(super) fn wiki(&self, kind: Option<Kind>, name: &str, nested: Option<&str>) -> Option<String> {
        let symbols = self.symbols;
        let meant = |kind: Option<Kind>, id: &str| {
            let kind = kind.map(|kind| format!("{kind}:")).unwrap_or_default();
            let nested = nested.map(|nested| format!("#{nested}")).unwrap_or_default();
            Some(format!("did you mean `[[{kind}{id}{nested}]]`?"))
        };
        if let Some(help) = self.wiki_in_sources(kind, name, meant) {
            return Some(help);
        }
        let bare = without_ending(name);
        let (folder, file) = bare.rsplit_once('/').map_or((None, bare), |(folder, file)| (Some(folder), file));
        let said = kind.or_else(|| folder.and_then(|folder| Kind::from_folder(folder.rsplit('/').next().unwrap_or(folder))));
        let kinds: Vec<Kind> = said.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
        for id in [file, &slug(file)] {
            let mut named = kinds.iter().filter(|&&kind| symbols.names[kind as usize].contains_key(id));
            if let Some(&first) = named.next() {
                // A kind is said where the author said one, or where several have this name.
                let of_all = Kind::ALL.iter().filter(|&&kind| symbols.names[kind as usize].contains_key(id)).count();
                return meant(kind.or((of_all > 1).then_some(first)), id);
            }
        }
        if let Some(id) = kinds.iter().find_map(|&kind| self.by_title(kind, name)) {
            return meant(kind, id);
        }
        let index = match kind {
            Some(kind) => self.kinds[kind as usize].get_or_init(|| NameIndex::of(symbols.names[kind as usize].keys().map(|name| &**name))),
            None => self.any_kind.get_or_init(|| NameIndex::of(symbols.names.iter().flat_map(HashMap::keys).map(|name| &**name))),
        };
        match index.nearest(bare) {
            Some(near) => meant(kind, near),
            None => {
                let is_draft = symbols.drafts.iter().any(|drafts| drafts.contains(name));
                is_draft.then(|| format!("`{name}` is a draft")).or_else(|| self.without_source(name))
            }
        }
    }

    /// The same by what sources have.
    fn wiki_in_sources(&self, kind: Option<Kind>, name: &str, meant: impl Fn(Option<Kind>, &str) -> Option<String>) -> Option<String> {
        let symbols = self.symbols;
        let kinds: Vec<Kind> = kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
        let Some((prefix, _)) = name.split_once('/') else {
            let mut ways = kinds.iter().flat_map(|&of| self.only_in_sources(of, name).into_iter().map(move |way| (of, way)));
            let (of, way) = ways.next()?;
            let is_only_kind = kind.is_none() && ways.all(|(other, _)| other == of);
            return meant(kind.or((!is_only_kind).then_some(of)), &way);
        };
        let source = symbols.sources.get(prefix)?;
        let with_last_title = |help| self.with_last_title(&kinds, name, help);
        let index = self.any_kind.get_or_init(|| NameIndex::of(symbols.names.iter().flat_map(HashMap::keys).map(|name| &**name)));
        with_last_title(match index.nearest(name) {
            Some(near) => meant(kind.filter(|&kind| symbols.names[kind as usize].contains_key(near)), near),
            None => Some(format!(
                "the source `{}` ({}) has nothing of that name: name what it has, or add it there",
                source.prefix, source.title
            )),
        })
    }

    /// The file that a path which leads nowhere may have meant: one at the same path but for its ending or the case
    /// of its letters, else one of the same name, else content at nearly the same path.
    pub(super) fn linked_file(&self, path: &str) -> Option<&str> {
        let content = || self.symbols.order.iter().map(|&i| &*self.symbols.documents[i].path);
        let [paths, names] = self.linked.get_or_init(|| {
            let (mut paths, mut names) = (HashMap::default(), HashMap::default());
            let beside = self.files.iter().map(|(path, _)| &**path).filter(|path| is_harmless(path) && !path.starts_with("theme/"));
            for path in content().chain(beside) {
                paths.entry(fold(path)).or_insert(path);
                names.entry(fold(name_of(path))).or_insert(path);
            }
            [paths, names]
        });
        let as_content = format!("{}.md", without_ending(path));
        let find = |known: &HashMap<String, &'l str>, wanted: &str| known.get(&fold(wanted)).copied();
        let exact = || find(paths, path).or_else(|| find(paths, &as_content));
        let named = || find(names, name_of(path)).or_else(|| find(names, name_of(&as_content)));
        exact().or_else(named).or_else(|| self.content.get_or_init(|| NameIndex::of(content())).nearest(path))
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
