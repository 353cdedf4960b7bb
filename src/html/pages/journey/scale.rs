//! A journey to the scale of time, beside its picture touchpoint by touchpoint: readers switch from one to the other, without a script.

use maud::{Markup, Render, html};

use crate::html::fragments::strip::content;
use crate::html::html_text::{path, write};
use crate::html::page_context::PageContext;
use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::picture::strip::StripSize;
use crate::picture::strip::to_scale::{ScaleWidth, scene};
use crate::picture::svg;
use crate::words::{Message, message};

/// Marks of its key: what draws them, in 28 × 16.
const WAIT: &str = "M0 5h28v6h-28z";
const WORK: &str = "M13 0h2v16h-2z";
const UNKNOWN: &str = "M2 8h24";

/// What chooses between the two pictures, and the picture to scale; nothing where no wait of the journey is known.
pub(super) fn scale(page: &PageContext<'_, '_>, id: Id<Journey>) -> Markup {
    let content = content(page, id, StripSize::Wide, &[]);
    let on_page = |node: NodeId, out: &mut String| {
        out.push('#');
        path(page.model().node(node).address.nested.as_deref().unwrap_or_default()).render_to(out);
    };
    let drawn: Vec<_> = [ScaleWidth::Page, ScaleWidth::Phone].iter().filter_map(|&width| scene(&content, width, page.words())).collect();
    if drawn.is_empty() {
        return Markup::default();
    }
    let has = |any: bool, mark: (&'static str, &'static str, Message)| any.then_some(mark);
    let points = || content.stages.iter().flat_map(|stage| &stage.points);
    let marks = [
        has(true, ("tw", WAIT, message::SCALE_KEY_WAIT)),
        has(points().any(|point| point.work.is_some()), ("to", WORK, message::SCALE_KEY_WORK)),
        has(points().any(|point| point.wait.is_none()), ("tu", UNKNOWN, message::SCALE_KEY_UNKNOWN)),
    ];
    html! {
        div.axis role="radiogroup" aria-label=(page.word(message::SCALE_AXIS)) {
            label { input type="radio" name="tl-axis" checked; (page.word(message::SCALE_EVEN)) }
            label { input type="radio" name="tl-axis" id="tl-in-time"; (page.word(message::SCALE_IN_TIME)) }
        }
        div.over.in-time {
            @for scene in &drawn { (write(|out| svg::write_small(out, scene, &on_page))) }
            ul.key {
                @for (class, mark, says) in marks.into_iter().flatten() {
                    li { svg.strip.ts viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" { path.(class) d=(mark) {} } (page.word(says)) }
                }
            }
            p.quiet { (page.word(message::SCALE_NOTE)) }
        }
    }
}
