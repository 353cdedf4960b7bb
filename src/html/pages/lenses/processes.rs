//! Processes by class, each with its parts below it. In a site of very many they are counted by the outcomes that they are for.

use std::collections::BTreeMap;

use maud::html;

use crate::base::vocabulary::Class;
use crate::html::fragments::work::dots_of;
use crate::html::html_text::{self, Html};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::Actor;
use crate::words::{Message, message};

use super::LensView;
use super::rows::{ListGroup, ListRow, ListTable, count, table, tree};
use super::says;

/// More processes than these in one list would be more than anybody reads, and a page of a megabyte.
const MOST: usize = 1500;

/// Up to so many processes without an outcome stand in the list by outcome.
const MOST_WITHOUT: usize = 300;

/// The processes.
pub fn processes<'p>(page: &PageContext<'p, '_>) -> LensView<'p> {
    let words = page.words();
    let is_by_outcome = page.model().processes.len() > MOST;
    let lead = if is_by_outcome { message::LENS_PROCESSES_BY_OUTCOME } else { message::LENS_PROCESSES };
    let list = if is_by_outcome { by_outcome(page) } else { by_class(page) };
    LensView::new(words.text(message::KIND_PROCESS_MANY), words.text(lead), list)
}

fn by_class(page: &PageContext<'_, '_>) -> ListTable {
    let model = page.model();
    let group = |title: Message, is_in: &dyn Fn(&Process) -> bool| {
        let top = model.processes.iter().filter(|(_, p)| p.parent.is_none() && is_in(p)).map(|(id, _)| id).collect();
        let all = tree(model, top, |id| page.index.reach.parts_of(id).to_vec());
        ListGroup { title: Some(page.words().text(title)), rows: all.into_iter().map(|(id, depth)| row(page, id, depth)).collect() }
    };
    let of_class = |title, class| group(title, &|p| p.class == class && !p.profile.is_retired());
    let groups = [
        of_class(message::LENS_GUIDING, Some(Class::Guiding)),
        of_class(message::LENS_CORE, Some(Class::Core)),
        of_class(message::LENS_ENABLING, Some(Class::Enabling)),
        of_class(message::LENS_NO_CLASS, None),
        group(message::LENS_RETIRED, &|p| p.profile.is_retired()),
    ];
    let list = table(page, message::KIND_PROCESS_MANY, &[message::UNIT_STEPS_MANY, message::LENS_WORK_A_RUN], &groups);
    ListTable { says: says::of_processes(page, &groups), ..list }
}

fn row(page: &PageContext<'_, '_>, id: Id<Process>, depth: usize) -> ListRow {
    let model = page.model();
    let process = &model.processes[id];
    let steps = process.steps.iter().map(|&step| &model.steps[step]);
    let work: f64 = steps.filter(|step| step.by != Actor::Persona).filter_map(|step| step.work).sum();
    let dots = dots_of(page, id);
    let says = if dots.is_empty() && process.claims() {
        html! { (page.word(message::LENS_CLAIMED_ONLY)) }
    } else {
        html! {}
    };
    ListRow {
        node: process.node,
        depth,
        says: says.into(),
        dots,
        weight: 0,
        figures: vec![count(process.steps.len()), html! { @if work > 0.0 { (html_text::work(work)) } }.into()],
    }
}

/// How many processes are for each outcome, and those that are for none.
fn by_outcome(page: &PageContext<'_, '_>) -> ListTable {
    let model = page.model();
    let reach = &page.index.reach;
    let outcome = |id| {
        let behind = reach.processes_behind(id);
        let serving = page.index.analysis.processes_of(id).len();
        let figures = vec![count(behind.len()), count(serving)];
        ListRow { node: model.outcomes[id].node, depth: 0, says: Html::default(), dots: BTreeMap::new(), weight: 0, figures }
    };
    let outcomes = model.outcomes_in_order().into_iter().map(outcome).collect();
    let mut without: Vec<Id<Process>> =
        model.live::<Process>().map(|(id, _)| id).filter(|&id| reach.outcomes_of(id).is_empty() && !reach.is_group(model, id)).collect();
    model.sort_by_title(&mut without);
    without.truncate(MOST_WITHOUT);
    let plain = |id| ListRow {
        node: model.processes[id].node,
        depth: 0,
        says: Html::default(),
        dots: BTreeMap::new(),
        weight: 0,
        figures: vec![Html::default(), Html::default()],
    };
    let groups = [
        ListGroup { title: None, rows: outcomes },
        ListGroup { title: Some(page.words().text(message::LENS_WITHOUT_OUTCOME)), rows: without.into_iter().map(plain).collect() },
    ];
    table(page, message::KIND_OUTCOME_MANY, &[message::UNIT_PROCESSES_MANY, message::LENS_SERVE_IT], &groups)
}
