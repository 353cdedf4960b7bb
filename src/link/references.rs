//! Looks names up. What names nothing is reported; what it may have meant is found by
//! [`unknown`](super::unknown).

use std::sync::Arc;

use crate::base::diagnostic::{Place, quote};
use crate::base::kind::{Kind, Nested};
use crate::base::rule;
use crate::base::slug::folded;
use crate::base::suggest::nearest;
use crate::model::graph::Entity;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Journey, Outcome, Persona, Process, Role, Service, System, Team};
use crate::model::nested::{Need, Step, Touchpoint};
use crate::syntax::config;
use crate::syntax::content::document::Document;
use crate::syntax::content::kinds::ToOutcome;
use crate::syntax::fields::types::Ref;

use super::resolver::Resolver;
use super::unknown::{Takes, Unknown};

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

kinds!(FileKind Kind: Outcome, Persona, Journey, Process, Role, Service, Team, System);
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

impl Resolver<'_> {
    /// The file of kind `T` that a reference names, with its node; `takes` is how many names its field takes.
    pub(super) fn file<T: FileKind>(&mut self, from: usize, r: &Ref<impl Sized>, takes: Takes) -> Option<(Id<T>, NodeId)> {
        let place = self.place(from, r.span);
        self.lookup::<T>(place, &r.written, takes)
    }

    fn lookup<T: FileKind>(&mut self, place: Place, written: &str, takes: Takes) -> Option<(Id<T>, NodeId)> {
        let i = self.document(place, T::KIND, written, takes)?;
        let (entity, node) = self.known.placed[i]?;
        T::of(entity).map(|id| (id, node))
    }

    /// The file of the same kind as this document that a reference names.
    pub(super) fn same_kind(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<NodeId> {
        let (place, kind) = (self.place(from, r.span), self.known.documents[from].kind);
        let i = self.document(place, kind, &r.written, Takes::One)?;
        self.known.placed[i].map(|(_, node)| node)
    }

    /// The outcome that `throughline.yaml` names.
    pub(super) fn site_outcome(&mut self, r: &Ref<ToOutcome>) -> Option<Id<Outcome>> {
        let file: Arc<str> = config::NAME.into();
        self.lookup(Place::new(&file, r.span), &r.written, Takes::Several).map(|(id, _)| id)
    }

    /// The document that a name of that kind means. One that means nothing is reported, but where this is
    /// another fault's doing.
    fn document(&mut self, place: Place, kind: Kind, written: &str, takes: Takes) -> Option<usize> {
        let name = folded(written);
        let known = self.known;
        let own = &*known.key(self.at, &name);
        match self.known.names[kind as usize].get(own) {
            Some(&i) => {
                self.used(&place, self.node_of(i));
                (!self.known.documents[i].broken).then_some(i)
            }
            None if self.known.is_left_out(kind, own) => None,
            None => {
                let message = format!("no {} named {}", kind.spoken(), quote(written.trim()));
                self.report_unknown(Unknown::file(kind, own, takes), &rule::UNKNOWN_REFERENCE, place, message);
                None
            }
        }
    }

    /// The nested thing of kind `T` that `file#id` names, in a file of this kind.
    pub(super) fn nested<T: NestedKind>(&mut self, from: usize, kind: Kind, r: &Ref<impl Sized>, takes: Takes) -> Option<(Id<T>, NodeId)> {
        let place = self.place(from, r.span);
        let Some((file, nested)) = r.written.split_once('#') else {
            let message = format!("{} names no {}", quote(&r.written), T::KIND);
            let help = format!("write the {}'s id, `#` and the {}'s id", kind.spoken(), T::KIND);
            self.report(&rule::UNKNOWN_REFERENCE, place, message, Some(help));
            return None;
        };
        let i = self.document(place.clone(), kind, file, takes)?;
        self.nested_in(i, place, nested, takes)
    }

    /// The nested thing of kind `T` with this id, as written, in a document.
    pub(super) fn nested_in<T: NestedKind>(&mut self, i: usize, place: Place, written: &str, takes: Takes) -> Option<(Id<T>, NodeId)> {
        let id = folded(written);
        if let Some(&n) = self.known.nested_names[i].get(&*id) {
            let (entity, node) = self.known.nested[i][n];
            if let (Some(found), Some(node)) = (T::of(entity), node) {
                self.used(&place, Some(node));
                return Some((found, node));
            }
        }
        let document = &self.known.documents[i];
        if !may_lack(document, T::KIND) && !self.known.is_contested(i) {
            let message = format!("the {} `{}` has no {} {}", document.kind.spoken(), document.id, T::KIND, quote(written.trim()));
            self.report_unknown(Unknown::nested(i, T::KIND, &id, takes), &rule::UNKNOWN_REFERENCE, place, message);
        }
        None
    }

    /// A nested thing of the same file.
    pub(super) fn own<T: NestedKind>(&mut self, i: usize, r: &Ref<impl Sized>, takes: Takes) -> Option<(Id<T>, NodeId)> {
        let place = self.place(i, r.span);
        // `file#id` is accepted for a thing of the file itself.
        let bare =
            r.written.split_once('#').filter(|(file, _)| self.known.key(i, &folded(file)) == *self.known.documents[i].id).map(|(_, id)| id);
        if bare.is_some() {
            self.used(&place, self.node_of(i));
        }
        self.nested_in(i, place, bare.unwrap_or(&r.written), takes)
    }

    /// A touchpoint of the same journey, or `journey#id` of another.
    pub(super) fn touchpoint_of_any(&mut self, i: usize, r: &Ref<impl Sized>, takes: Takes) -> Option<(Id<Touchpoint>, NodeId)> {
        if r.written.contains('#') {
            return self.nested(i, Kind::Journey, r, takes);
        }
        let place = self.place(i, r.span);
        self.nested_in(i, place, &r.written, takes)
    }

    /// A journey, or a stage or touchpoint of one.
    pub(super) fn journey_or_part(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<NodeId> {
        let Some((file, nested)) = r.written.split_once('#') else {
            return self.file::<Journey>(from, r, Takes::One).map(|(_, node)| node);
        };
        let place = self.place(from, r.span);
        let i = self.document(place.clone(), Kind::Journey, file, Takes::One)?;
        let id = folded(nested);
        if let Some(&n) = self.known.nested_names[i].get(&*id)
            && let (Entity::Stage(_) | Entity::Touchpoint(_), Some(node)) = self.known.nested[i][n]
        {
            self.used(&place, Some(node));
            return Some(node);
        }
        let document = &self.known.documents[i];
        if !may_lack(document, Nested::Stage) && !may_lack(document, Nested::Touchpoint) && !self.known.is_contested(i) {
            let message = format!("the journey `{}` has no stage or touchpoint {}", document.id, quote(nested.trim()));
            let stages = document.nested.iter().filter(|thing| thing.kind == Nested::Stage).filter_map(|stage| stage.id.as_deref());
            let kind = if nearest(&id, stages).is_some() { Nested::Stage } else { Nested::Touchpoint };
            self.report_unknown(Unknown::nested(i, kind, &id, Takes::One), &rule::UNKNOWN_REFERENCE, place, message);
        }
        None
    }

    /// What went wrong before a touchpoint: a touchpoint of this journey or of another, else a process.
    pub(super) fn cause(&mut self, i: usize, r: &Ref<impl Sized>) -> Option<NodeId> {
        if let Some((file, _)) = r.written.split_once('#') {
            let names = |kind: Kind| self.known.names[kind as usize].contains_key(&*self.known.key(i, &folded(file)));
            if names(Kind::Process) && !names(Kind::Journey) {
                let message = format!("{} is a step of a process, and a cause is a touchpoint or a whole process", quote(&r.written));
                let help = format!("write `{}`, the process", file.trim());
                self.report(&rule::UNKNOWN_REFERENCE, self.place(i, r.span), message, Some(help));
                return None;
            }
            return self.nested::<Touchpoint>(i, Kind::Journey, r, Takes::Several).map(|(_, node)| node);
        }
        let name = r.folded();
        if let Some(&n) = self.known.nested_names[i].get(&*name)
            && let (Entity::Touchpoint(_), Some(node)) = self.known.nested[i][n]
        {
            self.used_in(i, r.span, Some(node));
            return Some(node);
        }
        let known = self.known;
        let process = &*known.key(i, &name);
        if let Some(&process) = self.known.names[Kind::Process as usize].get(process) {
            self.used_in(i, r.span, self.node_of(process));
            return self.known.placed[process].map(|(_, node)| node).filter(|_| !self.known.documents[process].broken);
        }
        let is_excused = may_lack(&self.known.documents[i], Nested::Touchpoint) || self.known.is_contested(i);
        if !is_excused && !self.known.is_left_out(Kind::Process, process) {
            let place = self.place(i, r.span);
            let message = format!("no touchpoint of this journey and no process named {}", quote(&r.written));
            self.report_unknown(Unknown::Cause(i, process.into()), &rule::UNKNOWN_REFERENCE, place, message);
        }
        None
    }

    /// A process, or a step of one.
    pub(super) fn process_or_step(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<(Id<Process>, Option<Id<Step>>, NodeId)> {
        let Some((file, nested)) = r.written.split_once('#') else {
            return self.file::<Process>(from, r, Takes::Several).map(|(id, node)| (id, None, node));
        };
        let place = self.place(from, r.span);
        let i = self.document(place.clone(), Kind::Process, file, Takes::Several)?;
        let process = self.known.placed[i].and_then(|(entity, _)| Process::of(entity))?;
        let (step, node) = self.nested_in::<Step>(i, place, nested, Takes::Several)?;
        Some((process, Some(step), node))
    }

    /// A channel of the site; any text where the site lists none.
    pub(super) fn channel(&mut self, from: usize, r: &Ref<impl Sized>) -> Option<Arc<str>> {
        if self.config.channels.is_empty() || self.config.written.is_faulty("channels") {
            return Some(Arc::clone(&r.written));
        }
        let name = r.folded();
        if self.config.channels.iter().filter_map(|c| c.id.as_ref()).any(|id| *id.value == *name) {
            return Some(Arc::from(&*name));
        }
        // Which channels its own site lists is nothing that counts here.
        if self.known.documents[from].source.is_some() {
            return Some(Arc::clone(&r.written));
        }
        let place = self.place(from, r.span);
        let message = format!("no channel named {}", quote(&r.written));
        self.report_unknown(Unknown::Channel(Arc::from(&*name)), &rule::UNKNOWN_REFERENCE, place, message);
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
        Nested::Opportunity | Nested::InvestmentOption => "opportunities",
    };
    let may_be_nameless = matches!(kind, Nested::Pain | Nested::Rule | Nested::InvestmentOption);
    document.common.written.is_faulty(field) || (!may_be_nameless && document.nested.iter().any(|t| t.kind == kind && t.id.is_none()))
}
