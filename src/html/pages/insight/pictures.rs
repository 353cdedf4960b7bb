//! The picture of each analysis: one that shows its rows, and a small one for the page of all.
//!
//! - `drawn`: pictures that are drawn as one, for a wide page and for a phone; `rows`: those that are made of rows with bars.
//! - `effort`, `needs`, `pains`, `backlog`: the drawn ones. `work`, `hands`, `kept`, `felt`, `limits`, `logged`: bars. `teams`, `crowns`, `target`, `ladder`:
//!   tables and lists.
//!
//! Each asks the analysis itself for its rows; what is unknown is in none of them, and is said beside.

mod backlog;
mod crowns;
mod drawn;
mod effort;
mod felt;
mod hands;
mod kept;
mod ladder;
mod limits;
mod logged;
mod needs;
mod pains;
mod rows;
mod target;
mod teams;
mod work;

use maud::html;

use crate::analysis::description::Analysis;
use crate::html::html_text::Html;
use crate::html::page_context::PageContext;
use crate::words::{Message, message};

/// What draws a picture.
type Draws = fn(&PageContext<'_, '_>) -> Html;

/// The picture of an analysis.
struct AnswerPicture {
    /// The analysis by its name.
    name: &'static str,
    /// The one on its page; none where matrices are its picture.
    large: Option<Draws>,
    /// The one on the page of all.
    small: Draws,
    /// What the small one shows, in a few words.
    says: Message,
}

const fn answer(name: &'static str, large: Option<Draws>, small: Draws, says: Message) -> AnswerPicture {
    AnswerPicture { name, large, small, says }
}

/// The pictures of the analyses.
static PICTURES: &[AnswerPicture] = &[
    answer("effort_by_outcome", Some(effort::picture), effort::small, message::EFFORT_SMALL),
    answer("customer_work", Some(work::own_work), work::small_own_work, message::OWN_WORK_SMALL),
    answer("break_points", Some(hands::break_points), hands::small_break_points, message::BREAKS_SMALL),
    answer("single_points_of_failure", Some(hands::single_points), hands::small_single_points, message::SINGLES_SMALL),
    answer("teams_crossed", Some(teams::picture), teams::small, message::TEAMS_SMALL),
    answer("triple_crown", Some(crowns::picture), crowns::small, message::CROWN_SMALL),
    answer("opportunities", Some(needs::picture), needs::small, message::LANDSCAPE_SMALL),
    answer("pains", Some(pains::picture), pains::small, message::PAINS_SMALL),
    answer("target_gaps", Some(target::picture), target::small, message::GAP_SMALL),
    answer("maturity", Some(ladder::picture), ladder::small, message::LADDER_SMALL),
    answer("duck", Some(work::duck), work::small_duck, message::DUCK_SMALL),
    answer("value_zone", Some(kept::value_zone), kept::small_value_zone, message::ZONE_SMALL),
    answer("promises", Some(kept::promises), kept::small_promises, message::PROMISES_SMALL),
    // The matrices of these are their pictures.
    answer("traceability", None, felt::small_traceability, message::TRACE_SMALL),
    answer("matrices", None, felt::small_matrices, message::MATRICES_SMALL),
    answer("claims", Some(felt::claims), felt::small_claims, message::CLAIMS_SMALL),
    answer("failure_demand", Some(work::failures), work::small_failures, message::FAILURES_SMALL),
    answer("backing", Some(kept::backing), kept::small_backing, message::BACKING_SMALL),
    answer("rules", Some(kept::rules), kept::small_rules, message::RULES_SMALL),
    answer("backlog", Some(backlog::picture), backlog::small, message::BACKLOG_SMALL),
    answer("limits", Some(limits::picture), limits::small, message::LIMITS_SMALL),
    answer("stakeholders", Some(kept::stakeholders), kept::small_stakeholders, message::STAKEHOLDERS_SMALL),
    answer("helps_and_hurts", Some(felt::effects_picture), felt::small_effects, message::EFFECTS_SMALL),
    answer("conformance", Some(logged::conformance), logged::small_conformance, message::CONFORMANCE_SMALL),
    answer("logged_touchpoints", Some(logged::touchpoints), logged::small_touchpoints, message::WAITS_SMALL),
    answer("undocumented", Some(logged::undocumented), logged::small_undocumented, message::UNWRITTEN_SMALL),
    answer("roles", Some(hands::roles), hands::small_roles, message::ROLES_SMALL),
];

fn of(analysis: &Analysis) -> Option<&'static AnswerPicture> {
    PICTURES.iter().find(|picture| picture.name == analysis.name)
}

/// The picture on the page of an analysis; nothing where a table says it better, or nothing is known.
pub fn picture(page: &PageContext<'_, '_>, analysis: &Analysis) -> Html {
    of(analysis).and_then(|picture| picture.large).map(|draws| draws(page)).unwrap_or_default()
}

/// The small picture beside its sentence on the page of all, with what it shows; nothing where there is none.
pub fn small(page: &PageContext<'_, '_>, analysis: &Analysis) -> Html {
    let Some((picture, drawn)) = of(analysis).map(|picture| (picture, (picture.small)(page))) else { return Html::default() };
    if drawn.is_empty() {
        return drawn;
    }
    html! { figure.small-box { (drawn) figcaption { (page.word(picture.says)) } } }.into()
}
