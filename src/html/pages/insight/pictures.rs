//! The picture of each analysis: one that shows its rows, and a small one for the page of all.
//!
//! - `drawn`: pictures that are drawn as one, for a wide page and for a phone; `rows`: those that are made of rows with bars.
//! - `effort`, `needs`, `pains`, `backlog`: the drawn ones. `work`, `hands`, `kept`, `felt`, `bounds`: bars. `teams`, `crowns`, `target`, `ladder`:
//!   tables and lists.
//!
//! Each asks the analysis itself for its rows; what is unknown is in none of them, and is said beside.

mod backlog;
mod bounds;
mod crowns;
mod drawn;
mod effort;
mod felt;
mod hands;
mod kept;
mod ladder;
mod needs;
mod pains;
mod rows;
mod target;
mod teams;
mod work;

use crate::analysis::description::Analysis;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;

/// What draws a picture.
type Draws = fn(&PageContext<'_, '_>) -> Html;

/// The pictures of the analyses by their names, large and small.
static PICTURES: &[(&str, Option<Draws>, Draws)] = &[
    ("effort_by_outcome", Some(effort::picture), effort::small),
    ("customer_work", Some(work::own_work), work::small_own_work),
    ("break_points", Some(hands::break_points), hands::small_break_points),
    ("single_points_of_failure", Some(hands::single_points), hands::small_single_points),
    ("teams_crossed", Some(teams::picture), teams::small),
    ("triple_crown", Some(crowns::picture), crowns::small),
    ("opportunities", Some(needs::picture), needs::small),
    ("pains", Some(pains::picture), pains::small),
    ("target_gaps", Some(target::picture), target::small),
    ("maturity", Some(ladder::picture), ladder::small),
    ("duck", Some(work::duck), work::small_duck),
    ("value_zone", Some(kept::value_zone), kept::small_value_zone),
    ("promises", Some(kept::promises), kept::small_promises),
    // The matrices of these are their pictures.
    ("traceability", None, felt::small_traceability),
    ("matrices", None, felt::small_matrices),
    ("claims", Some(felt::claims), felt::small_claims),
    ("failure_demand", Some(work::failures), work::small_failures),
    ("backing", Some(kept::backing), kept::small_backing),
    ("rules", Some(kept::rules), kept::small_rules),
    ("backlog", Some(backlog::picture), backlog::small),
    ("limits", Some(bounds::picture), bounds::small),
    ("stakeholders", Some(kept::stakeholders), kept::small_stakeholders),
    ("helps_and_hurts", Some(felt::effects_picture), felt::small_effects),
    ("roles", Some(hands::roles), hands::small_roles),
];

fn of(analysis: &Analysis) -> Option<&'static (&'static str, Option<Draws>, Draws)> {
    PICTURES.iter().find(|(name, ..)| *name == analysis.name)
}

/// The picture on the page of an analysis; nothing where a table says it better, or nothing is known.
pub fn picture(page: &PageContext<'_, '_>, analysis: &Analysis) -> Html {
    of(analysis).and_then(|(_, large, _)| *large).map(|draws| draws(page)).unwrap_or_default()
}

/// The small picture beside its sentence on the page of all; nothing where there is none.
pub fn small(page: &PageContext<'_, '_>, analysis: &Analysis) -> Html {
    of(analysis).map(|(.., small)| small(page)).unwrap_or_default()
}
