//! What names may have meant that lead into a source, or should.

use crate::base::diagnostic::quote;
use crate::base::english::{choice, quoted};
use crate::base::kind::Kind;
use crate::base::slug::is_id;
use crate::base::suggest::NameIndex;

use super::candidates::Candidates;

impl Candidates<'_> {
    /// What a name of a kind may have meant by what sources have: one of a source, or one that only sources have.
    pub(super) fn in_sources(&self, kind: Kind, name: &str) -> Option<String> {
        self.with_last_title(&[kind], name, self.meant_in_sources(kind, name))
    }

    /// A help, behind what a name led to when the site was last published.
    pub(super) fn with_last_title(&self, kinds: &[Kind], name: &str, help: Option<String>) -> Option<String> {
        let last = kinds.iter().find_map(|kind| self.files.last_titles().get(format!("{kind}:{name}").as_str()));
        let Some(title) = last else { return help };
        let had = format!("the source had it when this was last built, as {}", quote(title));
        Some(help.map_or_else(|| had.clone(), |help| format!("{had}; {help}")))
    }

    fn meant_in_sources(&self, kind: Kind, name: &str) -> Option<String> {
        let symbols = self.symbols;
        let names = &symbols.names[kind as usize];
        let Some((prefix, id)) = name.split_once('/') else {
            let ways: Vec<String> = self.only_in_sources(kind, name).iter().map(|way| format!("`{way}`")).collect();
            return (!ways.is_empty()).then(|| format!("did you mean {}?", choice(&ways)));
        };
        if symbols.sources.is_empty() {
            return None;
        }
        let index = self.kinds[kind as usize].get_or_init(|| NameIndex::of(names.keys().map(|name| &**name)));
        if id.contains('/') {
            // What a source wrote, with a prefix that no source has.
            return index.nearest(id).map(|near| format!("did you mean `{near}`?")).or_else(|| self.without_source(name));
        }
        if let Some(near) = index.nearest(name) {
            return Some(format!("did you mean `{near}`?"));
        }
        let source = symbols.sources.get(prefix)?;
        if let Some(other) = Kind::ALL.iter().find(|other| symbols.names[**other as usize].contains_key(name)) {
            return Some(format!("`{name}` is {}; this must name {}", other.with_article(), kind.with_article()));
        }
        if names.contains_key(id) {
            return Some(format!("the site itself has `{id}`: write that, or one that the source has"));
        }
        Some(format!(
            "the source `{}` ({}) has no such {}: name one that it has, or add it there",
            source.prefix,
            source.title,
            kind.spoken()
        ))
    }

    /// The names of sources' things of a kind with this id.
    pub(super) fn only_in_sources(&self, kind: Kind, id: &str) -> Vec<String> {
        let names = &self.symbols.names[kind as usize];
        self.symbols.sources.keys().map(|prefix| format!("{prefix}/{id}")).filter(|name| names.contains_key(name.as_str())).collect()
    }

    /// What to do about a name with a prefix that no source has.
    pub(super) fn without_source(&self, name: &str) -> Option<String> {
        // Of a source, its own prefix goes before.
        let prefix_of = |name: &str| name.split_once('/').map(|(prefix, rest)| (prefix.to_owned(), rest.to_owned()));
        let (mut prefix, mut id) = prefix_of(name)?;
        if self.symbols.sources.contains_key(prefix.as_str()) {
            (prefix, id) = prefix_of(&id)?;
        }
        if !is_id(&prefix) || !is_id(&id) || Kind::from_folder(&prefix).is_some() {
            return None;
        }
        let known = self.symbols.sources.keys();
        Some(if self.symbols.sources.is_empty() {
            format!("no source has the prefix `{prefix}`: name it in throughline.yaml, `sources: [{{path: …, prefix: {prefix}}}]`")
        } else {
            format!("no source has the prefix `{prefix}`: the site's are {}", quoted(known))
        })
    }
}
