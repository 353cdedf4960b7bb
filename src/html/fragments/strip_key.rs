//! What the marks of strips mean: those that are on the page, each drawn as it is there.

use maud::{Markup, PreEscaped, html};

use crate::model::id::Id;
use crate::model::nested::Touchpoint;
use crate::model::queries::touchpoint::Party;
use crate::picture::strip::StripContent;
use crate::words::{Message, message};

use crate::html::page_context::PageContext;

/// A mark: what draws it, in 16 × 16, and what it is called.
type KeyMark = (&'static str, Message);

const CURVE: KeyMark = ("<g><path class=\"z\" d=\"M0 8H28\"/><path class=\"c\" d=\"M1 5C9 5 15 12 27 11\"/></g>", message::KEY_FEELING);
const TRUTH: KeyMark = ("<g class=\"r4\"><path class=\"d f0\" d=\"M3 8L8 3L13 8L8 13z\"/></g>", message::KEY_TRUTH);
const THIRD: KeyMark =
    ("<g class=\"r5\"><path class=\"p f0\" d=\"M8 8H8\"/><path class=\"h\" d=\"M8 8H8\"/></g>", message::KEY_THIRD_PARTY);
const ASSUMED: KeyMark = (
    "<g class=\"r5\"><path class=\"p f0\" d=\"M8 8H8\"/><path class=\"h o\" d=\"M8 8H8\"/><path class=\"p w f0\" d=\"M8 8H8\"/></g>",
    message::KEY_ASSUMED,
);
const UNKNOWN: KeyMark = ("<path class=\"z\" d=\"M0 8H16\"/><path class=\"u\" d=\"M8 5V11\"/>", message::KEY_UNKNOWN);
const UNSERVED: KeyMark = ("<rect class=\"g\" x=\"1\" y=\"2\" width=\"14\" height=\"12\"/>", message::KEY_UNSERVED);
const PROCESSES: KeyMark = ("<path class=\"q\" d=\"M4 9H4M12 9H12\"/>", message::KEY_PROCESSES);

const AGAIN: KeyMark = ("<path class=\"ag\" d=\"M2 9C2 12 5 15 8 15C11 15 14 12 14 9C14 6 11 3 7 3M11 0L7 3L11 6\"/>", message::KEY_AGAIN);
const BRANCH: KeyMark = ("<path class=\"br\" d=\"M3 14V7Q3 3 7 3H9Q13 3 13 7V13M10 9L13 13L16 9\"/>", message::KEY_BRANCH);

/// The key to what an overview shows besides; nothing where it shows none of it.
pub fn overview_key(page: &PageContext<'_, '_>, content: &StripContent<'_>) -> Markup {
    let is_again = content.stages.iter().flat_map(|stage| &stage.points).any(|point| point.again);
    let marks = [(is_again, AGAIN), (!content.branches.is_empty(), BRANCH)];
    html! { @if marks.iter().any(|(is_here, _)| *is_here) { ul.key { (key(page, &marks)) } } }
}

/// The key to strips that show these touchpoints; nothing where there are none.
pub fn strip_key(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>]) -> Markup {
    let model = page.model();
    let any = |is: &dyn Fn(&Touchpoint) -> bool| touchpoints.iter().any(|&t| is(&model.touchpoints[t]));
    let is_third = |t: &Touchpoint| matches!(t.party(), Party::Third { .. });
    let marks = [
        (any(&|t| t.feeling.is_some()), CURVE),
        (any(&|t| t.moment_of_truth), TRUTH),
        (any(&|t| t.feeling.is_some() && is_third(t)), THIRD),
        (any(&|t| !is_third(t) && model.has_assumed_feeling(t)), ASSUMED),
        (any(&|t| t.feeling.is_none()), UNKNOWN),
        (any(&Touchpoint::is_unserved), UNSERVED),
        (touchpoints.iter().any(|&t| !page.index.reach.serving(t).is_empty()), PROCESSES),
    ];
    key(page, &marks)
}

/// Those of the marks that are there.
fn key(page: &PageContext<'_, '_>, marks: &[(bool, KeyMark)]) -> Markup {
    html! {
        @for (_, (mark, said)) in marks.iter().filter(|(is_here, _)| *is_here) {
            @let width = if *said == message::KEY_FEELING { 28 } else { 16 };
            li { svg.strip viewBox={ "0 0 " (width) " 16" } width=(width) height="16" aria-hidden="true" { (PreEscaped(*mark)) } (page.word(*said)) }
        }
    }
}
