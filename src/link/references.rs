//! Looks names up. What names nothing is reported once, with the nearest name.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::near::nearest;
use crate::base::rule;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::Span;
use crate::base::terms::{Kind, Nested};
use crate::model::graph::{Entity, NodeId};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Persona, Process, Service, System, Team};
use crate::model::nested::{Actor, End, Need, Step, Touchpoint};
use crate::syntax::config;
use crate::syntax::document::Document;
use crate::syntax::fields::Ref;
use crate::syntax::kinds::ToOutcome;

use super::fill::Filling;

/// A kind of file that references lead to.
pub(super) trait FileKind: Sized {
    const KIND: Kind;
    fn of(entity: Entity) -> Option<Id<Self>>;
}

/// A kind of nested thing that references lead to.
pub(super) trait NestedKind: Sized {
    const KIND: Nested;
    fn of(entity: Entity) -> Option<Id<Self>>;
}

macro_rules! kinds {
    ($trait:ident $base:ident: $($name:ident),*) => {$(
        impl $trait for $name {
            const KIND: $base = $base::$name;

            fn of(entity: Entity) -> Option<Id<Self>> {
                match entity {
                    Entity::$name(id) => Some(id),
                    _ => None,
                }
            }
        }
    )*};
}

kinds!(FileKind Kind: Outcome, Persona, Journey, Process, Service, Team, System);
kinds!(NestedKind Nested: Touchpoint, Need, Step);

impl NestedKind for crate::model::nested::Measure {
    const KIND: Nested = Nested::Measure;

    fn of(entity: Entity) -> Option<Id<Self>> {
        match entity {
            Entity::Measure(id) => Some(id),
            _ => None,
        }
    }
}

/// What a name turned out to be.
enum Found {
    Document(usize),
    /// It names nothing; reported already, or best left unsaid.
    Nothing,
}

impl Filling<'_> {
    /// The file of kind `T` that a reference names, with its node.
    pub(super) fn file<T: FileKind>(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<(Id<T>, NodeId)> {
        let place = self.place(from, r.span);
        self.lookup::<T>(place, &r.folded())
    }

    fn lookup<T: FileKind>(&mut self, place: Place, name: &str) -> Option<(Id<T>, NodeId)> {
        let Found::Document(i) = self.document(place, T::KIND, name) else {
            return None;
        };
        let (entity, node) = self.known.placed[i]?;
        T::of(entity).map(|id| (id, node))
    }

    /// The outcome that `throughline.yaml` names.
    pub(super) fn site_outcome(&mut self, r: &Ref<ToOutcome>) -> Option<Id<Outcome>> {
        let file: Arc<str> = config::NAME.into();
        self.lookup(Place::new(&file, r.span), &r.folded()).map(|(id, _)| id)
    }

    /// The document that a folded name of that kind means; reports one that means nothing.
    fn document(&mut self, place: Place, kind: Kind, name: &str) -> Found {
        let own = self.known.local(name);
        if let Some(&i) = self.known.names[kind as usize].get(own) {
            return if self.known.documents[i].broken { Found::Nothing } else { Found::Document(i) };
        }
        let help = self.help_for(kind, own);
        let message = format!("no {} named {}", kind.spoken(), quote(name));
        self.report(&rule::UNKNOWN_REFERENCE, place, message, help);
        Found::Nothing
    }

    /// What the author of a name that means nothing may have meant.
    fn help_for(&self, kind: Kind, name: &str) -> Option<String> {
        if self.known.drafts[kind as usize].contains(name) {
            return Some(format!("`{name}` is a draft: take `draft: true` out of it, or build with `--drafts`"));
        }
        let names = &self.known.names[kind as usize];
        if let Some((_, rest)) = name.split_once(':').filter(|(_, rest)| names.contains_key(rest.trim())) {
            return Some(format!("write `{}`: the field says its kind", rest.trim()));
        }
        let slugged = slug(name);
        if names.contains_key(slugged.as_str()) {
            return Some(format!("did you mean `{slugged}`?"));
        }
        let by_title = self.known.order.iter().find(|&&i| {
            let document = &self.known.documents[i];
            document.kind == kind && fold(document.title()) == name
        });
        if let Some(&i) = by_title {
            return Some(format!("it is named by its id: write `{}`", self.known.documents[i].id));
        }
        let file = self.help_for_file(kind, &format!("{}/{name}.md", kind.folder()));
        if let Some(help) = file.or_else(|| self.known.help_for_stray(self.files, kind, name)) {
            return Some(help);
        }
        let mut candidates: Vec<&str> = names.keys().map(|k| &**k).collect();
        candidates.sort_unstable();
        if let Some(near) = nearest(name, candidates) {
            return Some(format!("did you mean `{near}`?"));
        }
        let other = Kind::ALL.iter().find(|k| self.known.names[**k as usize].contains_key(name));
        if let Some(other) = other {
            return Some(format!("`{name}` is {}; this must name {}", other.with_article(), kind.with_article()));
        }
        is_id(name).then(|| format!("add {}/{name}.md, or name one that is there", kind.folder()))
    }

    /// Why a file that lies where a name leads to is not what the name means; none where there is no such content.
    fn help_for_file(&self, kind: Kind, path: &str) -> Option<String> {
        let document = self.known.documents.iter().find(|document| *document.path == *path && document.kind == kind)?;
        Some(format!("{path} has another id: write `{}`", document.id))
    }

    /// The nested thing of kind `T` that `file#id` names, in a file of this kind.
    pub(super) fn nested<T: NestedKind>(&mut self, from: usize, kind: Kind, r: &Ref<impl Sized>) -> Option<(Id<T>, NodeId)> {
        let name = r.folded();
        let place = self.place(from, r.span);
        let Some((file, nested)) = name.split_once('#') else {
            let message = format!("{} names no {}", quote(&r.written), T::KIND);
            let help = format!("write the {}'s id, `#` and the {}'s id", kind.spoken(), T::KIND);
            self.report(&rule::UNKNOWN_REFERENCE, place, message, Some(help));
            return None;
        };
        let Found::Document(i) = self.document(place.clone(), kind, file.trim()) else {
            return None;
        };
        self.nested_in(i, place, nested.trim())
    }

    /// The nested thing of kind `T` with this id in a document.
    pub(super) fn nested_in<T: NestedKind>(&mut self, i: usize, place: Place, id: &str) -> Option<(Id<T>, NodeId)> {
        if let Some(&n) = self.known.nested_names[i].get(id) {
            let (entity, node) = self.known.nested[i][n];
            if let (Some(found), Some(node)) = (T::of(entity), node) {
                return Some((found, node));
            }
        }
        let document = Arc::clone(&self.known.documents[i]);
        let finding = Diagnostic::new(
            &rule::UNKNOWN_REFERENCE,
            place,
            format!("the {} `{}` has no {} {}", document.kind.spoken(), document.id, T::KIND, quote(id)),
        );
        let other = document.nested.iter().find(|t| t.id.as_deref() == Some(id));
        let alike = document.nested.iter().filter(|t| t.kind == T::KIND);
        let help = match other {
            Some(other) => Some(format!("`{id}` is a {}", other.kind)),
            None => match alike.clone().find(|t| slug(&t.title) == slug(id)).and_then(|t| t.id.as_deref()) {
                Some(by_title) => Some(format!("it is named by its id: write `{by_title}`")),
                None => nearest(id, alike.filter_map(|t| t.id.as_deref())).map(|near| format!("did you mean `{near}`?")),
            },
        };
        if !may_lack(&document, T::KIND) {
            self.filled.findings.push(finding.maybe_help(help));
        }
        None
    }

    /// A nested thing of the same file.
    pub(super) fn own<T: NestedKind>(&mut self, i: usize, r: &Ref<impl Sized>) -> Option<(Id<T>, NodeId)> {
        let place = self.place(i, r.span);
        let name = r.folded();
        // `file#id` is accepted for a thing of the file itself.
        let bare = name.split_once('#').filter(|(file, _)| *file == &*self.known.documents[i].id).map(|(_, id)| id.to_owned());
        self.nested_in(i, place, bare.as_deref().unwrap_or(&name))
    }

    /// A process, or a step of one.
    pub(super) fn process_or_step(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<(Id<Process>, Option<Id<Step>>, NodeId)> {
        let name = r.folded();
        let Some((file, nested)) = name.split_once('#') else {
            return self.file::<Process>(from, r).map(|(id, node)| (id, None, node));
        };
        let place = self.place(from, r.span);
        let (process, _) = self.lookup::<Process>(place.clone(), file.trim())?;
        let i = self.known.names[Kind::Process as usize].get(self.known.local(file.trim())).copied()?;
        let (step, node) = self.nested_in::<Step>(i, place, nested.trim())?;
        Some((process, Some(step), node))
    }

    /// Who does a step.
    pub(super) fn actor(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<(Actor, Option<NodeId>)> {
        let name = r.folded();
        match &*name {
            "persona" => return Some((Actor::Persona, None)),
            "us" => return Some((Actor::Us, None)),
            _ => {}
        }
        let own = self.known.local(&name).to_owned();
        for kind in [Kind::Team, Kind::System] {
            if let Some(&i) = self.known.names[kind as usize].get(own.as_str()) {
                return match self.known.placed[i] {
                    Some((Entity::Team(id), node)) if !self.known.documents[i].broken => Some((Actor::Team(id), Some(node))),
                    Some((Entity::System(id), node)) if !self.known.documents[i].broken => Some((Actor::System(id), Some(node))),
                    _ => None,
                };
            }
        }
        let (id, node) = self.third_party(from, r.span, &r.written)?;
        Some((Actor::ThirdParty(id), Some(node)))
    }

    /// One end of a touchpoint. A team or system of ours counts as us.
    pub(super) fn end(&mut self, from: usize, r: &Ref<impl Sized>, receives: bool) -> Option<(End, Option<NodeId>)> {
        let name = r.folded();
        match &*name {
            "persona" => return Some((End::Persona, None)),
            "us" => return Some((End::Us, None)),
            "nobody" if receives => return Some((End::Nobody, None)),
            "nobody" => {
                let place = self.place(from, r.span);
                let help = "only `to` can be `nobody`: the person's own action".to_owned();
                self.report(&rule::UNKNOWN_VALUE, place, "`from` cannot be `nobody`", Some(help));
                return None;
            }
            _ => {}
        }
        if self.known.is_ours(self.known.local(&name)) {
            let ours = [Kind::Team, Kind::System].iter().find_map(|k| self.known.names[*k as usize].get(self.known.local(&name)));
            if let Some((_, node)) = ours.and_then(|&i| self.known.placed[i]) {
                self.filled.aside.insert((from, node));
            }
            return Some((End::Us, None));
        }
        let (id, node) = self.third_party(from, r.span, &r.written)?;
        Some((End::ThirdParty(id), Some(node)))
    }

    fn third_party(&mut self, from: usize, span: Span, name: &str) -> Option<(Id<crate::model::kinds::ThirdParty>, NodeId)> {
        let slugged = slug(self.known.local(name));
        if let Some(&id) = self.known.third_parties.get(&slugged) {
            return Some((id, self.known.third_party_nodes[id.index()]));
        }
        if self.known.third_parties_unread {
            return None;
        }
        let place = self.place(from, span);
        let drafted = self.known.drafts[Kind::ThirdParty as usize].contains(slugged.as_str());
        if !is_id(&slugged) {
            let message = format!("{} cannot be the name of a third party", quote(name));
            self.report(&rule::BAD_ID, place, message, Some("a name needs letters or digits, at most 240 bytes of them".into()));
            return None;
        }
        let mut known: Vec<&str> = self.known.third_parties.keys().map(String::as_str).collect();
        known.extend(self.known.names[Kind::Team as usize].keys().map(|k| &**k));
        known.extend(self.known.names[Kind::System as usize].keys().map(|k| &**k));
        known.sort_unstable();
        let help = if drafted {
            format!("`{slugged}` is a draft: take `draft: true` out of it, or build with `--drafts`")
        } else {
            match nearest(&slugged, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add third-parties/{slugged}.md: once a site describes third parties in files, each needs one"),
            }
        };
        let message = format!("no team, system or third party named {}", quote(name));
        self.report(&rule::UNKNOWN_REFERENCE, place, message, Some(help));
        None
    }

    /// A channel of the site; any text where the site lists none.
    pub(super) fn channel(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<Arc<str>> {
        if self.config.channels.is_empty() || self.config.written.is_faulty("channels") {
            return Some(Arc::clone(&r.written));
        }
        let name = r.folded();
        let ids: Vec<&str> = self.config.channels.iter().filter_map(|c| c.id.as_ref()).map(|id| &*id.value).collect();
        if ids.contains(&&*name) {
            return Some(Arc::from(&*name));
        }
        let help = match nearest(&name, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the site's channels are {}", ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
        };
        let place = self.place(from, r.span);
        self.report(&rule::UNKNOWN_REFERENCE, place, format!("no channel named {}", quote(&r.written)), Some(help));
        None
    }
}

/// Whether a document may lack a thing of this kind through a fault that is reported there: the
/// list could not be read in full, or one of them lost its id.
pub(super) fn may_lack(document: &Document, kind: Nested) -> bool {
    let field = match kind {
        Nested::Stage | Nested::Touchpoint | Nested::Pain => "stages",
        Nested::Need => "needs",
        Nested::Measure => "measures",
        Nested::Step => "steps",
        Nested::Rule => "rules",
        Nested::Opportunity => "opportunities",
    };
    let may_be_nameless = matches!(kind, Nested::Pain | Nested::Rule);
    document.common.written.is_faulty(field) || (!may_be_nameless && document.nested.iter().any(|t| t.kind == kind && t.id.is_none()))
}
