//! How a process runs, in figures, and who runs it where it has no steps.

use maud::{PreEscaped, html};

use crate::analysis::break_points;
use crate::html::html_text::{self, Html, joined, text};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::Process;
use crate::model::nested::{Actor, Step};
use crate::picture::time_bar::{self, TimedStep};
use crate::words::{Message, MessageValue, message};

use super::steps;

fn steps_of<'m>(page: &PageContext<'_, 'm>, process: &'m Process) -> impl Iterator<Item = &'m Step> + Clone {
    let model = page.model();
    process.steps.iter().map(move |&step| &model.steps[step])
}

/// What sets it off, our work, waits and changes of hands, in sentences. Waits are never added up: they may overlap.
pub(super) fn runs(page: &PageContext<'_, '_>, id: Id<Process>) -> Html {
    let model = page.model();
    let process = &model.processes[id];
    let ours = steps_of(page, process).filter(|step| step.by != Actor::Persona);
    // What machines do takes nobody's time: nothing is missing where nobody says how long.
    let unknown = ours.clone().filter(|step| step.work.is_none() && !matches!(step.by, Actor::System(_))).count();
    let work: f64 = ours.filter_map(|step| step.work).sum();
    let waits = steps_of(page, process).filter_map(|step| step.wait).filter(|&wait| wait > 0.0);
    let longest = waits.clone().fold(0.0, f64::max);
    let hand_offs = break_points::of_process(model, id).hand_offs;
    let took = html! { (html_text::work(work)) };
    let says = |message: Message, values: &[(&str, MessageValue<'_>)]| html! { " " (page.phrase(message, values)) };
    let times = html! { b.low { (page.phrase(message::PROCESS_TIMES, &[("count", hand_offs.into())])) } };
    html! {
        @if let Some(trigger) = &process.trigger { b { (page.word(message::PROCESS_TRIGGER)) } " " (text(trigger)) "." }
        @if work > 0.0 { (says(message::PROCESS_TAKES, &[("work", (&took).into()), ("unknown", unknown.into())])) }
        @if hand_offs > 0 { (says(message::PROCESS_CHANGES_HANDS, &[("times", (&times).into())])) }
        @if longest > 0.0 {
            (says(message::PROCESS_WAITS, &[("wait", MessageValue::Minutes(longest)), ("count", waits.count().into())]))
        }
    }
    .into()
}

/// Its work and its waits as a bar, step by step; nothing where less than two of them are known.
pub(super) fn time(page: &PageContext<'_, '_>, process: &Process) -> Html {
    let timed = steps_of(page, process).map(|step| TimedStep { wait: step.wait, work: step.work });
    let bar = time_bar::draw(&timed.collect::<Vec<_>>(), page.words());
    html! {
        @if let Some(bar) = bar {
            (PreEscaped(bar))
            p.key { span { i.k {} " " (page.word(message::PROCESS_BAR_WORK)) } " " span { i.t {} " " (page.word(message::PROCESS_BAR_WAIT)) } }
        }
    }
    .into()
}

/// Who runs a process that has no steps, as links; nothing where nobody is recorded.
pub(super) fn run_by(page: &PageContext<'_, '_>, process: &Process) -> Html {
    joined(process.by.iter().map(|&actor| steps::doer(page, actor)), ", ").into()
}
