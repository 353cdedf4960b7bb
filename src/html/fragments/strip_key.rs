//! What the marks of strips mean: those that are on the page, each drawn as it is there.

use maud::{Markup, PreEscaped, html};

use crate::model::id::Id;
use crate::model::nested::Touchpoint;
use crate::model::queries::touchpoint::Party;
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
    html! {
        @for (_, (mark, said)) in marks.iter().filter(|(is_here, _)| *is_here) {
            @let width = if *said == message::KEY_FEELING { 28 } else { 16 };
            li { svg.strip viewBox={ "0 0 " (width) " 16" } width=(width) height="16" aria-hidden="true" { (PreEscaped(*mark)) } (page.word(*said)) }
        }
    }
}
