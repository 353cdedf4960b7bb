//! A process as a flow in lanes, and what its marks mean.

use maud::{Markup, PreEscaped, html};

use crate::analysis::break_points;
use crate::html::address::{encode_into, page_into};
use crate::html::html_text::{Html, room};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Process;
use crate::picture::flow::data::{FlowBox, Sight};
use crate::picture::flow::{FlowData, content, draw, layout};
use crate::picture::svg;
use crate::words::{MessageValue, message};

/// The most steps of one actor in a row of which the table alone says as much.
const PLAIN: usize = 3;

/// A process as a flow.
#[derive(Debug, Default)]
pub(super) struct ProcessFlow {
    /// The picture with its key; nothing where it would show no more than the table: one step, or a few in a row that one does.
    pub(super) picture: Html,
    /// The lane of each step, from above; none without a picture. Where that has no room, the table marks them.
    pub(super) lanes: Vec<usize>,
}

/// The flow of a process.
pub(super) fn flow(page: &PageContext<'_, '_>, id: Id<Process>) -> ProcessFlow {
    let model = page.model();
    let process = &model.processes[id];
    if process.steps.len() < 2 {
        return ProcessFlow::default();
    }
    let flow = content(model, process, page.words(), page.index.slack());
    if is_plain(&flow) {
        return ProcessFlow::default();
    }
    let title = page.words().say(message::FLOW_TITLE, &[("process", (&*model.node(process.node).title).into())]);
    let picture = picture(page, process.node, &flow, &title, &described(page, id, &flow), "tl-f");
    // The steps of a box follow each other in the file.
    let lanes = flow.boxes.iter().flat_map(|step| std::iter::repeat_n(step.lane, step.steps)).collect();
    ProcessFlow { picture: picture.into(), lanes }
}

/// A flow with its key. `id` begins the ids of its parts.
pub(super) fn picture(page: &PageContext<'_, '_>, process: NodeId, flow: &FlowData, title: &str, description: &str, id: &str) -> Markup {
    let layout = layout(flow);
    let scenes = draw(flow, &layout, title, description, page.words());
    let mut drawn = String::with_capacity(1024 + 320 * flow.boxes.len());
    let links = addresses(page, process);
    scenes.iter().zip(1..).for_each(|(scene, number)| svg::write(&mut drawn, scene, &format!("{id}{number}"), &links));
    // By its width the style sheet knows where it has room.
    let fits = WIDTHS.iter().position(|&width| layout.width <= width).unwrap_or(WIDTHS.len());
    html! { (room(drawn.len() + 512))
        div.flow.(format!("w{fits}")) { (PreEscaped(drawn)) (key(page, flow)) }
    }
}

/// Writes the addresses of nodes as the page of a process links to them.
pub(super) fn addresses<'a>(page: &'a PageContext<'_, '_>, process: NodeId) -> impl Fn(NodeId, &mut String) + 'a {
    let model = page.model();
    let file = model.node(process).file;
    move |node: NodeId, out: &mut String| {
        let node = model.node(node);
        match node.address.nested.as_deref().filter(|_| node.file == file) {
            Some(nested) => {
                out.push('#');
                encode_into(out, nested);
            }
            None => {
                out.push_str(page.root);
                page_into(out, &node.address);
            }
        }
    }
}

/// The widths that the style sheet tells apart.
const WIDTHS: [i32; 3] = [600, 768, 944];

/// Whether one does a few steps in a row.
fn is_plain(flow: &FlowData) -> bool {
    let is_straight = flow.arrows.iter().all(|arrow| arrow.is_main && arrow.when.is_none());
    flow.lanes.len() < 2 && flow.boxes.len() <= PLAIN && is_straight
}

/// What the picture shows, in figures.
fn described(page: &PageContext<'_, '_>, id: Id<Process>, flow: &FlowData) -> String {
    let model = page.model();
    let steps = &model.processes[id].steps;
    let hands = break_points::of_process(model, id).hand_offs;
    let longest = steps.iter().filter_map(|&step| model.steps[step].wait).fold(0.0, f64::max);
    let values = [
        ("steps", steps.len().into()),
        ("lanes", flow.lanes.len().into()),
        ("hands", hands.into()),
        ("waits", usize::from(longest > 0.0).into()),
        ("wait", MessageValue::Minutes(longest)),
    ];
    page.words().say(message::FLOW_DESCRIPTION, &values)
}

/// What its marks mean, as far as they occur.
fn key(page: &PageContext<'_, '_>, flow: &FlowData) -> Markup {
    let any = |is: fn(&FlowBox) -> bool| flow.boxes.iter().any(is);
    let most = flow.most_work();
    let sees = |sight: fn(Sight) -> bool| flow.lanes.iter().any(|lane| sight(lane.sight));
    html! {
        p.key {
            @if flow.arrows.iter().any(|arrow| arrow.hand_off) { span { i.fh {} (page.word(message::FLOW_KEY_HANDS)) } }
            @if most > 0.0 { span { i.k {} (page.phrase(message::FLOW_KEY_WORK, &[("most", MessageValue::Minutes(most))])) } }
            @if any(|step| step.is_unknown) { span { i.fu {} (page.word(message::FLOW_KEY_UNKNOWN)) } }
            @if any(|step| step.wait.is_some()) { span { i.fw {} (page.word(message::FLOW_KEY_WAIT)) } }
            @if flow.has_waterline && sees(|sight| sight <= Sight::Seen) && sees(|sight| sight == Sight::Unseen) {
                span { i.fl1 {} (page.word(message::FLOW_KEY_WATERLINE)) }
            }
            @if any(|step| step.informal) { span { i.fi {} (page.word(message::PROCESS_STEP_INFORMAL)) } }
        }
    }
}
