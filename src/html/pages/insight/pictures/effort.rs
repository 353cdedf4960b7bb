//! Where work goes, from processes to outcomes.

use crate::analysis::effort;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::picture::effort_flow::{self, EffortEnd, EffortPart};
use crate::picture::small;
use maud::Markup;

use super::drawn;

/// All known work, by its processes and where it goes.
fn parts(page: &PageContext<'_, '_>) -> Vec<EffortPart> {
    let (model, context) = (page.model(), &page.index.analysis);
    let mut parts = Vec::new();
    for (process, p) in context.working() {
        let Some(minutes) = effort::work_of(model, process).minutes else { continue };
        let split = context.split(process);
        let to_outcomes = split.outcomes.iter().map(|&(outcome, share)| (EffortEnd::Outcome(model.outcomes[outcome].node), share));
        let all = to_outcomes.chain([(EffortEnd::Claimed, split.claimed), (EffortEnd::NoPath, split.no_path)]);
        parts.extend(all.filter(|(_, share)| *share > 0.0).map(|(end, share)| EffortPart {
            process: p.node,
            end,
            minutes: share * minutes,
        }));
    }
    parts
}

/// The picture.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let parts = parts(page);
    let titles = |node| page.title(node).into_owned();
    let scene = |extent| effort_flow::scene(&parts, &titles, extent, page.index.slack(), page.words());
    drawn::drawn(page, "tl-effort-flow", &[], scene, Markup::default)
}

/// The small one.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let effort = effort::all(&page.index.analysis).minutes;
    let mut own: Vec<f64> = effort.outcomes.iter().filter_map(|(_, figures)| figures.own).collect();
    own.sort_by(|a, b| b.total_cmp(a));
    let ends: Vec<(&str, f64)> = own.into_iter().take(9).map(|minutes| ("ef-band", minutes)).collect();
    let lost = [("ef-lost", effort.claimed), ("ef-lost", effort.no_recorded_path)];
    drawn::small(small::flow(&ends.into_iter().chain(lost).collect::<Vec<_>>()))
}
