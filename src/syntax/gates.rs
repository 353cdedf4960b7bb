//! `gates` in `throughline.yaml`: the figures that a site can be held to, and their limits.

use serde::Serialize;

use crate::base::diagnostic::quote;
use crate::base::span::Span;
use crate::base::{meant, rule};

use super::fields::faults::Faults;
use super::fields::record::{ReadNode, record};
use super::fields::schema::FieldShape;
use super::fields::types::question_thousands;
use super::yaml::scalar::{Meaning, meaning};
use super::yaml::tree::{Value, YamlNode};

/// A limit that is a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count;

/// A limit that is a share, written in per cent and held from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share;

/// A limit, and where it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GateLimit<Unit> {
    /// The limit itself.
    pub value: f64,
    /// Where it stands.
    pub span: Span,
    unit: Unit,
}

impl<Unit> Serialize for GateLimit<Unit> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value)
    }
}

impl ReadNode for GateLimit<Count> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Scalar { text, plain } => match meaning(text, *plain) {
                Meaning::Number(n) if n.is_finite() && n >= 0.0 => {
                    question_thousands(node.span, text, faults);
                    return Some(Self { value: n, span: node.span, unit: Count });
                }
                Meaning::Number(_) => {
                    faults.push(
                        &rule::OUT_OF_RANGE,
                        node.span,
                        format!("`{}` must be a number from 0, not {}", faults.key, quote(text)),
                        "",
                    );
                }
                _ => faults.wrong_type(node, "a number: it counts, and is no share"),
            },
            _ => faults.wrong_type(node, "a number"),
        }
        None
    }

    fn shape() -> FieldShape {
        FieldShape::Number { min: Some(0), max: None }
    }
}

/// What to write instead of a share that has no `%`, or a comma.
fn share_help(text: &str) -> String {
    let number = meant::numbers::help(text.trim().trim_end_matches('%'), false);
    let number = number.as_deref().and_then(|help| help.strip_prefix("write `")?.strip_suffix('`')).and_then(|n| n.parse::<f64>().ok());
    match number {
        Some(n) if n > 0.0 && n < 1.0 && !text.contains('%') => format!("write `{} %`", n * 100.0),
        Some(n) => format!("write `{n} %`"),
        None => "write it as `10 %`".to_owned(),
    }
}

impl ReadNode for GateLimit<Share> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Scalar { text, .. } = &node.value else {
            faults.wrong_type(node, "a share, as `10 %`");
            return None;
        };
        let per_cent = text.trim().strip_suffix('%').map(str::trim_end).map(|n| meaning(n, true));
        match per_cent {
            Some(Meaning::Number(n)) if (0.0..=100.0).contains(&n) => return Some(Self { value: n / 100.0, span: node.span, unit: Share }),
            Some(Meaning::Number(_)) => {
                faults.push(&rule::OUT_OF_RANGE, node.span, format!("`{}` must be from 0 % to 100 %, not {}", faults.key, quote(text)), "");
            }
            _ => {
                let message = format!("`{}` must be a share in per cent, not {}", faults.key, quote(text));
                faults.push(&rule::WRONG_TYPE, node.span, message, share_help(text));
            }
        }
        None
    }

    fn shape() -> FieldShape {
        FieldShape::Share
    }
}

record! {
    /// Figures that `check` holds the site to. Each line says whether the limit is the most or the least;
    /// a figure that is unknown passes. Nothing here stops a build.
    Gates "`gates`" {
        /// At most so many touchpoints of ours that nobody serves, known gaps aside.
        unserved_touchpoints ["unserved-touchpoints"]: Option<GateLimit<Count>>,
        /// At most so many active processes without a recorded path to an outcome, known gaps aside.
        processes_without_path ["processes-without-path"]: Option<GateLimit<Count>>,
        /// At most so many known gaps.
        known_gaps ["known-gaps"]: Option<GateLimit<Count>>,
        /// At most so many needs that no outcome, touchpoint or service names.
        unmet_needs ["unmet-needs"]: Option<GateLimit<Count>>,
        /// At most so many measures without a reading.
        measures_without_reading ["measures-without-reading"]: Option<GateLimit<Count>>,
        /// At most this share of the known effort without a recorded path to an outcome.
        effort_without_path ["effort-without-path"]: Option<GateLimit<Share>>,
        /// At most this share of the known effort that is only claimed to lead to an outcome.
        effort_claimed ["effort-claimed"]: Option<GateLimit<Share>>,
        /// At most this share of the active processes of unknown effort.
        effort_unknown ["effort-unknown"]: Option<GateLimit<Share>>,
        /// At most this share of the known work left to the customer, on the journey that leaves most.
        customer_work ["customer-work"]: Option<GateLimit<Share>>,
        /// At most so many hand-offs, within processes and between touchpoints, on the journey that has most.
        hand_offs ["hand-offs"]: Option<GateLimit<Count>>,
        /// At most so many changes of system on the journey that has most.
        system_changes ["system-changes"]: Option<GateLimit<Count>>,
        /// At most so many things that an outcome stands or falls with.
        single_points_of_failure ["single-points-of-failure"]: Option<GateLimit<Count>>,
        /// At most so many teams crossed by the outcome that crosses most.
        teams_crossed ["teams-crossed"]: Option<GateLimit<Count>>,
        /// At least this share of the outcomes with cost, revenue and service all better than at the start.
        crowns_won ["crowns-won"]: Option<GateLimit<Share>>,
        /// At most so many needs that are extreme opportunities.
        extreme_opportunities ["extreme-opportunities"]: Option<GateLimit<Count>>,
        /// At most so many promises of services that are broken.
        broken_promises ["broken-promises"]: Option<GateLimit<Count>>,
        /// At least this share of the measures on target, of those with a target, a direction and a reading.
        measures_on_target ["measures-on-target"]: Option<GateLimit<Share>>,
        /// At least this share of the journeys at level 2 of maturity or above.
        mature_journeys ["mature-journeys"]: Option<GateLimit<Share>>,
        /// At most this share of our known work at touchpoints where these exist only because something went wrong.
        failure_demand ["failure-demand"]: Option<GateLimit<Share>>,
        /// At most so many limits of outcomes that are broken.
        broken_limits ["broken-limits"]: Option<GateLimit<Count>>,
        /// At most so many journeys without a touchpoint.
        unmapped_journeys ["unmapped-journeys"]: Option<GateLimit<Count>>,
        /// At least this share of what journeys say of their touchpoints with evidence that is more than an assumption.
        backed_statements ["backed-statements"]: Option<GateLimit<Share>>,
    }
}
