//! The ids of what is nested in a file: written, or made from the title; one namespace per file.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::kind::Nested;
use crate::base::rule;
use crate::base::slug::{is_id, slug};
use crate::base::span::Span;
use crate::syntax::content::document::{Fields, NestedThing};
use crate::syntax::content::kinds::{Journey, Measure, Pain};
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{SpannedText, WrittenFields};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::WrittenId;

/// All nested things of a file with their ids, sorted by where they begin. Reports ids that stand
/// twice and titles from which no id can be made.
pub fn number(fields: &Fields, faults: &mut Faults) -> Vec<NestedThing> {
    let mut things = Collector { things: Vec::new(), id_spans: Vec::new(), aliases: Vec::new(), faults };
    match fields {
        Fields::Outcome(outcome) => things.measures(&outcome.measures),
        Fields::Service(service) => things.measures(&service.measures),
        Fields::Persona(persona) => {
            for need in &persona.needs {
                things.add(Nested::Need, &need.written, need.id.as_ref(), said(&need.statement), (&need.aliases, &need.audience));
            }
        }
        Fields::Journey(journey) => things.journey(journey),
        Fields::Process(process) => {
            things.measures(&process.measures);
            for r in &process.rules {
                things.add(Nested::Rule, &r.written, r.id.as_ref(), said(&r.text), (&r.aliases, &r.audience));
            }
            for step in &process.steps {
                things.add(Nested::Step, &step.written, step.id.as_ref(), named(&step.title), (&step.aliases, &step.audience));
            }
        }
        Fields::Role(_) | Fields::Team(_) | Fields::System(_) | Fields::ThirdParty(_) | Fields::Page => {}
    }
    things.finish()
}

/// A title, and where it stands.
type Title<'a> = (&'a Arc<str>, Span);

fn named(title: &Option<SpannedText>) -> Option<Title<'_>> {
    title.as_ref().map(|title| (&title.value, title.span))
}

/// Sentences that are a title too, as they are written.
fn said(title: &Option<Sentences>) -> Option<Title<'_>> {
    title.as_ref().map(|title| (&title.value, title.span))
}

struct Collector<'a> {
    things: Vec<NestedThing>,
    /// Where each thing's id or, for want of one, title stands.
    id_spans: Vec<Span>,
    /// The old ids that each thing writes.
    aliases: Vec<Vec<WrittenId>>,
    faults: &'a mut Faults,
}

impl Collector<'_> {
    fn measures(&mut self, measures: &[Measure]) {
        for m in measures {
            self.add(Nested::Measure, &m.written, m.id.as_ref(), named(&m.title), (&m.aliases, &m.audience));
        }
    }

    fn journey(&mut self, journey: &Journey) {
        self.measures(&journey.measures);
        for stage in &journey.stages {
            self.add(Nested::Stage, &stage.written, stage.id.as_ref(), named(&stage.title), (&stage.aliases, &stage.audience));
            self.measures(&stage.measures);
            for t in &stage.touchpoints {
                self.add(Nested::Touchpoint, &t.written, t.id.as_ref(), named(&t.title), (&t.aliases, &t.audience));
                self.measures(&t.measures);
                self.pains(&t.pains);
            }
        }
        for o in &journey.opportunities {
            self.add(Nested::Opportunity, &o.written, o.id.as_ref(), named(&o.title), (&o.aliases, &o.audience));
            for option in &o.options {
                self.add(
                    Nested::InvestmentOption,
                    &option.written,
                    option.id.as_ref(),
                    named(&option.title),
                    (&option.aliases, &option.audience),
                );
            }
        }
    }

    fn pains(&mut self, pains: &[Pain]) {
        for p in pains {
            self.add(Nested::Pain, &p.written, p.id.as_ref(), said(&p.text), (&p.aliases, &p.audience));
        }
    }

    fn add(
        &mut self,
        kind: Nested,
        written: &WrittenFields,
        id: Option<&WrittenId>,
        title: Option<Title<'_>>,
        (aliases, audience): (&[WrittenId], &[SpannedText]),
    ) {
        let derives = !matches!(kind, Nested::Pain | Nested::Rule | Nested::Need | Nested::InvestmentOption) && !written.is_faulty("id");
        let derived = || title.filter(|_| derives).map(|title| slug(title.0));
        let own: Option<Arc<str>> = match id {
            Some(id) => Some(Arc::clone(&id.value)),
            None => derived().map(Into::into),
        };
        let start = Span { end: written.span.start, ..written.span };
        let title_span = title.map_or(start, |t| t.1);
        if let (None, Some(made), Some(title)) = (id, &own, title)
            && !is_id(made)
        {
            let message = format!("no id can be made from the title {}", quote(title.0));
            self.faults.push(&rule::BAD_ID, title.1, message, format!("give {} an `id:`", with_article(kind)));
        }
        self.id_spans.push(id.map_or(title_span, |id| id.span));
        self.aliases.push(aliases.to_vec());
        self.things.push(NestedThing {
            kind,
            span: written.span,
            id_written: id.is_some(),
            id: own.filter(|own| is_id(own)),
            aliases: Vec::new(),
            audience: audience.to_vec(),
            title: title.map_or_else(|| "".into(), |t| Arc::clone(t.0)),
            title_span: if kind == Nested::Need { id.map_or(title_span, |id| id.span) } else { title_span },
            blank: written.blank().to_vec(),
        });
    }

    fn finish(self) -> Vec<NestedThing> {
        let Self { mut things, id_spans, aliases, faults } = self;
        let mut taken: HashMap<Arc<str>, Span> = HashMap::default();
        for (thing, &span) in things.iter_mut().zip(&id_spans) {
            let Some(id) = thing.id.clone() else { continue };
            if let Some(&first) = taken.get(&id) {
                faults.found.push(twice(&faults.file, &id, thing, span, first));
                thing.id = None;
            } else {
                taken.insert(id, span);
            }
        }
        // Ids first, aliases afterwards: what is used today counts more than what was.
        for (thing, written) in things.iter_mut().zip(aliases) {
            for alias in written {
                let Some(&first) = taken.get(&alias.value) else {
                    taken.insert(Arc::clone(&alias.value), alias.span);
                    thing.aliases.push(alias.value);
                    continue;
                };
                let own = thing.id.as_ref() == Some(&alias.value);
                let whose = if own { "its own id" } else { "taken by another thing in this file" };
                let message = format!("the alias `{}` is {whose}", alias.value);
                let diagnostic = Diagnostic::new(&rule::DUPLICATE_ID, Place::new(&faults.file, alias.span), message);
                faults.found.push(diagnostic.help("take the alias out").related(Place::new(&faults.file, first), "the other one"));
            }
        }
        things.sort_by_key(|thing| thing.span.start);
        count_options(&mut things);
        things
    }
}

/// Gives an option that writes no id that of its opportunity with its place in the list of options.
fn count_options(things: &mut [NestedThing]) {
    let mut opportunity: Option<Arc<str>> = None;
    let mut number = 0;
    for thing in things {
        match thing.kind {
            Nested::Opportunity => (opportunity, number) = (thing.id.clone(), 0),
            Nested::InvestmentOption => {
                number += 1;
                if !thing.id_written {
                    thing.id = opportunity.as_ref().map(|id| format!("{id}.{number}").into());
                }
            }
            _ => {}
        }
    }
}

fn twice(file: &Arc<str>, id: &str, thing: &NestedThing, span: Span, first: Span) -> Diagnostic {
    let message = format!("the id `{id}` stands twice in this file");
    let help = if thing.id_written {
        "give one of them another id".to_owned()
    } else {
        format!("it is made from the title: give {} an `id:` of its own", with_article(thing.kind))
    };
    Diagnostic::new(&rule::DUPLICATE_ID, Place::new(file, span), message).help(help).related(Place::new(file, first), "the first one")
}

fn with_article(kind: Nested) -> &'static str {
    match kind {
        Nested::Stage => "the stage",
        Nested::Touchpoint => "the touchpoint",
        Nested::Need => "the need",
        Nested::Measure => "the measure",
        Nested::Step => "the step",
        Nested::Rule => "the rule",
        Nested::Pain => "the pain",
        Nested::Opportunity => "the opportunity",
        Nested::InvestmentOption => "the option",
    }
}
