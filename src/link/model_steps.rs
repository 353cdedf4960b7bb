//! A process that writes no steps takes them from its model: each task is a step, done by whoever its lane is, and followed by what the
//! flows lead to. What is nowhere written has the place of the value of `bpmn`.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use crate::base::english::without_article;
use crate::base::files::Files;
use crate::base::kind::Kind;
use crate::base::slug::{fold, is_id, slug};
use crate::base::span::{Span, Spanned};
use crate::bpmn::BpmnModel;
use crate::syntax::config;
use crate::syntax::content::document::{Document, Fields};
use crate::syntax::content::kinds::{NextWhen, Step};
use crate::syntax::fields::record::WrittenFields;
use crate::syntax::fields::short_form::{Nexts, ShortOr};
use crate::syntax::fields::types::{Ref, WrittenId};

use super::keywords::Keywords;
use super::models::ProcessModels;
use super::outsiders::outside_names;

/// Where steps that come from a model begin: behind whatever a file may hold, so that nothing written begins there.
pub(super) const STEPS_OF_MODELS: u32 = 1 << 30;

/// The documents that were given steps, by their paths, so that what does not change stays the same.
#[derive(Debug, Default)]
pub struct ModelSteps {
    given: HashMap<Arc<str>, GivenSteps>,
}

/// A document that was given steps.
#[derive(Debug)]
struct GivenSteps {
    written: Arc<Document>,
    model: Arc<BpmnModel>,
    /// Who does each of its tasks.
    by: Vec<Option<String>>,
    document: Arc<Document>,
}

impl ModelSteps {
    /// Gives steps to the processes that write none and have a model.
    pub fn give(&mut self, documents: &mut [Arc<Document>], models: &ProcessModels, config: &config::SiteConfig, files: &Files) {
        let taking: Vec<(usize, Arc<BpmnModel>)> = taking(documents, models, files);
        if taking.is_empty() {
            self.given.clear();
            return;
        }
        // Those of a source know only each other.
        let mut by_source: BTreeMap<Option<Arc<str>>, Vec<Arc<Document>>> = BTreeMap::new();
        for document in documents.iter() {
            by_source.entry(document.prefix().map(Arc::from)).or_default().push(Arc::clone(document));
        }
        let names: BTreeMap<_, _> =
            by_source.iter().map(|(source, documents)| (source.clone(), DoerNames::of(documents, source.as_deref(), config))).collect();
        let mut given = HashMap::default();
        for (i, model) in taking {
            let written = Arc::clone(&documents[i]);
            let work = model.order().sorted(&model.work());
            let Some(names) = names.get(&written.prefix().map(Arc::from)) else { continue };
            let personas = personas_served_by(&written, names.documents);
            let by: Vec<Option<String>> = work.iter().map(|&task| names.doer(&model, task, &personas)).collect();
            let before = self.given.remove(&written.path);
            let before =
                before.filter(|before| Arc::ptr_eq(&before.written, &written) && Arc::ptr_eq(&before.model, &model) && before.by == by);
            let given_steps = before.unwrap_or_else(|| {
                let document = Arc::new(written.with_steps_of_model(steps(&written, &model, &work, &by)));
                GivenSteps { written, model, by, document }
            });
            documents[i] = Arc::clone(&given_steps.document);
            given.insert(Arc::clone(&given_steps.document.path), given_steps);
        }
        self.given = given;
    }
}

/// The processes that take their steps from a model: those that write none, have one in which something is done, and are no groups.
fn taking(documents: &[Arc<Document>], models: &ProcessModels, files: &Files) -> Vec<(usize, Arc<BpmnModel>)> {
    let process = |document: &Arc<Document>| match &document.fields {
        Fields::Process(process) => Some(process.parent.as_ref().map(|parent| parent.folded().into_owned())),
        _ => None,
    };
    let candidates = documents.iter().enumerate().filter_map(|(i, document)| {
        let Fields::Process(process) = &document.fields else { return None };
        let writes_steps = !process.steps.is_empty() || document.common.written.is_faulty("steps");
        let model = models.of_document(document, files).filter(|_| !writes_steps && !document.broken)?;
        (!model.work().is_empty()).then(|| (i, Arc::clone(model)))
    });
    let mut candidates: Vec<_> = candidates.collect();
    if !candidates.is_empty() {
        let parents: Vec<String> = documents.iter().filter_map(process).flatten().collect();
        let is_parent = |document: &Document| {
            let aliases = document.common.aliases.iter().map(|alias| document.own_name(&alias.value));
            let mut names = std::iter::once(document.own_id()).chain(aliases);
            names.any(|name| parents.iter().any(|parent| parent == name || parent.ends_with(&format!("/{name}"))))
        };
        candidates.retain(|&(i, _)| !is_parent(&documents[i]));
    }
    candidates
}

/// The slugs of the names of the personas whose touchpoints name a process.
fn personas_served_by(process: &Document, documents: &[Arc<Document>]) -> Vec<String> {
    let is_own = |name: &str| {
        let name = fold(name.split('#').next().unwrap_or(name));
        let name = name.rsplit_once('/').map_or(&*name, |(_, id)| id);
        process.own_id() == name || process.common.aliases.iter().any(|alias| process.own_name(&alias.value) == name)
    };
    let journeys = documents.iter().filter_map(|document| match &document.fields {
        Fields::Journey(journey) => Some(journey),
        _ => None,
    });
    let served = journeys.filter(|journey| {
        journey.stages.iter().flat_map(|stage| &stage.touchpoints).flat_map(|t| &t.served_by).any(|r| is_own(&r.written))
    });
    let personas: Vec<String> = served.filter_map(|journey| Some(journey.persona.as_ref()?.folded().into_owned())).collect();
    let called =
        documents.iter().filter(|document| document.kind == Kind::Persona && personas.iter().any(|persona| document.own_id() == *persona));
    called.flat_map(|document| [slug(document.own_id()), slug(document.title())]).collect()
}

/// Whoever may do something, by the slugs of their names.
struct DoerNames<'d> {
    documents: &'d [Arc<Document>],
    /// The prefix of the source that all of them come from.
    source: Option<&'d str>,
    keywords: Keywords,
    /// Those beyond our walls, as `by` names them.
    third_parties: BTreeMap<String, String>,
}

impl<'d> DoerNames<'d> {
    fn of(documents: &'d [Arc<Document>], source: Option<&'d str>, config: &config::SiteConfig) -> Self {
        let keywords = Keywords::of(config, documents.iter().enumerate().map(|(i, document)| (i, &**document)));
        let mut third_parties = BTreeMap::new();
        for document in documents {
            let Fields::ThirdParty(third) = &document.fields else { continue };
            let also_called = third.also_called.iter().map(|name| &*name.value);
            let aliases = document.common.aliases.iter().map(|alias| document.own_name(&alias.value));
            for name in [document.own_id(), &**document.title()].into_iter().chain(also_called).chain(aliases) {
                third_parties.entry(slug(name)).or_insert_with(|| document.own_id().to_owned());
            }
        }
        // Where nobody beyond our walls has a file, whoever is named is one.
        if third_parties.is_empty() {
            for name in documents.iter().flat_map(|document| outside_names(document)) {
                third_parties.entry(slug(&name)).or_insert_with(|| name.to_string());
            }
        }
        Self { documents, source, keywords, third_parties }
    }

    /// Who does a task, as `by` names them; none where nobody is who the model says.
    fn doer(&self, model: &BpmnModel, task: usize, personas: &[String]) -> Option<String> {
        let find = |at: usize| self.find(&model.elements[at].name, personas);
        model.doer(task, |at| find(at).is_some()).and_then(find)
    }

    fn find(&self, name: &str, personas: &[String]) -> Option<String> {
        let (own, bare) = (slug(name), slug(without_article(name)));
        if own.is_empty() {
            return None;
        }
        if personas.contains(&own) || self.keywords.customers.contains(&bare) {
            return Some("persona".to_owned());
        }
        let names = [own, bare];
        let ours = names.iter().find_map(|name| self.keywords.ours(self.source, name));
        let third = || names.iter().find_map(|name| self.third_parties.get(name)).cloned();
        ours.map(|ours| self.documents[ours].own_id().to_owned()).or_else(third)
    }
}

/// A task as a step, before it has a place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskStep {
    /// Its id.
    pub id: Arc<str>,
    /// What is done.
    pub title: Arc<str>,
    /// Who does it, as `by` names them; none where the site knows nobody of the model's name.
    pub by: Option<String>,
    /// What the model calls those who do it, where it says so.
    pub lane: Option<Arc<str>>,
    /// The ids of the steps that follow, and under which condition.
    pub next: Vec<(Arc<str>, Option<Arc<str>>)>,
    /// The id that it has in the model, where that is another.
    alias: Option<Arc<str>>,
}

/// The tasks of a model as the steps of a new process.
pub fn steps_of_model(model: &BpmnModel, documents: &[Arc<Document>], config: &config::SiteConfig) -> Vec<TaskStep> {
    let names = DoerNames::of(documents, None, config);
    let work = model.order().sorted(&model.work());
    let by: Vec<Option<String>> = work.iter().map(|&task| names.doer(model, task, &[])).collect();
    let is_us = |name: &str| names.keywords.is_us(None, &slug(without_article(name)));
    let mut steps = task_steps(Vec::new(), model, &work, &by);
    // That we do it says no more than nothing.
    steps.iter_mut().for_each(|step| step.lane = step.lane.take().filter(|lane| step.by.is_none() && !is_us(lane)));
    steps
}

/// The tasks of a model as steps, none of whose ids is taken already.
fn task_steps(taken: Vec<Arc<str>>, model: &BpmnModel, work: &[usize], by: &[Option<String>]) -> Vec<TaskStep> {
    let ids = ids(taken, model, work);
    let order = model.order();
    let step = |(&task, by): (&usize, &Option<String>)| {
        let element = &model.elements[task];
        let alias: Arc<str> = fold(&element.id).into();
        let has_alias = is_id(&alias) && ids.values().all(|id| *id != alias);
        let lane = model.doer(task, |_| false).map(|at| Arc::clone(&model.elements[at].name));
        TaskStep {
            id: Arc::clone(&ids[&task]),
            title: Arc::clone(if element.name.is_empty() { &element.id } else { &element.name }),
            by: by.clone(),
            lane,
            next: order
                .next_of(task, |at| ids.contains_key(&at))
                .into_iter()
                .map(|next| (Arc::clone(&ids[&next.element]), next.when))
                .collect(),
            alias: has_alias.then_some(alias),
        }
    };
    work.iter().zip(by).map(step).collect()
}

/// The tasks of a model as the steps of a document.
fn steps(document: &Document, model: &BpmnModel, work: &[usize], by: &[Option<String>]) -> Vec<Step> {
    let span = match &document.fields {
        Fields::Process(process) => process.bpmn.as_ref().map_or(document.title_span(), |path| path.0.span),
        _ => document.title_span(),
    };
    let taken = document.nested.iter().flat_map(|thing| thing.id.iter().chain(&thing.aliases)).cloned().collect();
    let next = |(id, when): (Arc<str>, Option<Arc<str>>)| {
        ShortOr(NextWhen { to: Some(Ref::new(id, span)), when: when.map(|value| Spanned { value, span }), ..NextWhen::default() })
    };
    let step = |(n, task): (u32, TaskStep)| Step {
        id: Some(WrittenId { value: task.id, span }),
        title: Some(Spanned { value: task.title, span }),
        by: task.by.map(|by| Ref::new(by.into(), span)),
        next: Some(Nexts(task.next.into_iter().map(next).collect())),
        aliases: task.alias.map(|value| WrittenId { value, span }).into_iter().collect(),
        // Behind whatever may be written: by where it begins a step is found.
        written: WrittenFields::at(Span { start: STEPS_OF_MODELS + 2 * n, end: STEPS_OF_MODELS + 2 * n + 1 }),
        ..Step::default()
    };
    (0..).zip(task_steps(taken, model, work, by)).map(step).collect()
}

/// The ids of tasks as steps: those that people gave them, else made from their names; each another one, and none that is
/// taken.
fn ids(mut taken: Vec<Arc<str>>, model: &BpmnModel, work: &[usize]) -> BTreeMap<usize, Arc<str>> {
    let mut ids = BTreeMap::new();
    for &task in work {
        let element = &model.elements[task];
        let own = fold(&element.id);
        let made = slug(&element.name);
        let wanted = if is_id(&own) && (is_given(&element.id) || !is_id(&made)) { own } else { made };
        let wanted = if is_id(&wanted) { wanted } else { "task".to_owned() };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let id = std::iter::once(wanted.clone()).chain(numbered).find(|id| taken.iter().all(|taken| **taken != **id)).unwrap_or(wanted);
        let id: Arc<str> = id.into();
        taken.push(Arc::clone(&id));
        ids.insert(task, id);
    }
    ids
}

/// Whether people gave an id, and no tool: such have capitals, underscores, or long parts with digits in them.
fn is_given(id: &str) -> bool {
    const LONG: usize = 6;
    let is_made = |part: &str| part.len() >= LONG && part.contains(|c: char| c.is_ascii_digit());
    !id.contains(|c: char| c.is_uppercase() || c == '_') && !id.starts_with("sid-") && !id.split('-').any(is_made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_tools_make_are_told_from_those_that_people_give() {
        for given in ["check", "check-2", "step1", "call-back"] {
            assert!(is_given(given), "{given}");
        }
        for made in ["Activity_0x1", "_93c466ab", "sid-78cf", "id-78cf0368-c97e", "task_1"] {
            assert!(!is_given(made), "{made}");
        }
    }
}
