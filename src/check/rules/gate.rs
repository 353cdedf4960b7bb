//! `gate`: a figure of the whole site is beyond the limit that `throughline.yaml` sets it. A figure that
//! is unknown is beyond none.
//!
//! Only the figures that have a limit are worked out; linear in what their analyses are.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::description::Analysis;
use crate::analysis::known_sum::share;
use crate::analysis::opportunities::Band;
use crate::analysis::promises::PromiseState;
use crate::analysis::{break_points, customer_work, effort, maturity, opportunities, promises, single_points, teams_crossed, triple_crown};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::number_format::say_number;
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::model::nested::Measure;
use crate::syntax::config::NAME;
use crate::syntax::gates::Gates;

use super::CheckContext;

/// Which side of its limit a figure must stay on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LimitSide {
    Most,
    Least,
}

/// A gate whose limit is set.
struct Gate {
    name: &'static str,
    side: LimitSide,
    limit: f64,
    span: Span,
    is_share: bool,
    /// The analysis that tells more.
    told_by: Option<&'static Analysis>,
}

/// The breaches, given everything that the other rules found.
pub(in crate::check) fn ask(s: &CheckContext<'_>, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some(gates) = &s.config.gates else { return Vec::new() };
    let figures = GateFigures { s, found };
    let file: Arc<str> = NAME.into();
    let breach = |gate: Gate| {
        let figure = figures.of(gate.name)?;
        // A share that is computed is not exactly what was written.
        let is_beyond = match gate.side {
            LimitSide::Most => figure > gate.limit + 1e-9,
            LimitSide::Least => figure < gate.limit - 1e-9,
        };
        is_beyond.then(|| gate.breached(figure, &file))
    };
    set(gates).into_iter().filter_map(breach).collect()
}

impl Gate {
    fn breached(&self, figure: f64, file: &Arc<str>) -> Diagnostic {
        let side = if self.side == LimitSide::Most { "most" } else { "least" };
        let message = format!("`{}` is {}, and the site is held to at {side} {}", self.name, self.said(figure), self.said(self.limit));
        let list = match self.told_by {
            None => "the other findings list what is counted".to_owned(),
            Some(analysis) => format!("`throughline insights --only {}` tells what it is counted from", analysis.name),
        };
        Diagnostic::new(&rule::GATE, Place::new(file, self.span), message).help(list)
    }

    fn said(&self, figure: f64) -> String {
        if self.is_share { format!("{} %", say_number(figure * 100.0)) } else { say_number(figure) }
    }
}

/// The gates whose limits are set, in the order of the manual.
fn set(gates: &Gates) -> Vec<Gate> {
    let mut set = Vec::new();
    macro_rules! gates {
        ($($field:ident $name:literal $side:ident $is_share:literal $told_by:expr;)*) => {
            $(if let Some(limit) = &gates.$field {
                let (limit, span) = (limit.value, limit.span);
                set.push(Gate { name: $name, side: LimitSide::$side, limit, span, is_share: $is_share, told_by: $told_by });
            })*
        };
    }
    gates! {
        unserved_touchpoints "unserved-touchpoints" Most false None;
        processes_without_path "processes-without-path" Most false None;
        known_gaps "known-gaps" Most false None;
        unmet_needs "unmet-needs" Most false None;
        measures_without_reading "measures-without-reading" Most false None;
        effort_without_path "effort-without-path" Most true Some(&effort::ANALYSIS);
        effort_claimed "effort-claimed" Most true Some(&effort::ANALYSIS);
        effort_unknown "effort-unknown" Most true Some(&effort::ANALYSIS);
        customer_work "customer-work" Most true Some(&customer_work::ANALYSIS);
        hand_offs "hand-offs" Most false Some(&break_points::ANALYSIS);
        system_changes "system-changes" Most false Some(&break_points::ANALYSIS);
        single_points_of_failure "single-points-of-failure" Most false Some(&single_points::ANALYSIS);
        teams_crossed "teams-crossed" Most false Some(&teams_crossed::ANALYSIS);
        crowns_won "crowns-won" Least true Some(&triple_crown::ANALYSIS);
        extreme_opportunities "extreme-opportunities" Most false Some(&opportunities::ANALYSIS);
        broken_promises "broken-promises" Most false Some(&promises::ANALYSIS);
        measures_on_target "measures-on-target" Least true Some(&promises::ANALYSIS);
        mature_journeys "mature-journeys" Least true Some(&maturity::ANALYSIS);
    }
    set
}

/// Works figures out.
struct GateFigures<'f, 's> {
    s: &'f CheckContext<'s>,
    found: &'f [Diagnostic],
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
impl GateFigures<'_, '_> {
    /// A figure; none where it is unknown.
    fn of(&self, gate: &str) -> Option<f64> {
        let (context, model) = (self.s.analysis, self.s.model);
        match gate {
            "unserved-touchpoints" => Some(self.reported(&rule::UNSERVED_TOUCHPOINT)),
            "processes-without-path" => Some(self.reported(&rule::NO_RECORDED_PATH)),
            "known-gaps" => Some(self.reported(&rule::KNOWN_GAP)),
            "unmet-needs" => Some(self.reported(&rule::UNMET_NEED)),
            "measures-without-reading" => Some(self.reported(&rule::MEASURE_WITHOUT_READING)),
            "effort-without-path" | "effort-claimed" | "effort-unknown" => self.of_effort(gate),
            "customer-work" => context.model().live().filter_map(|(j, _)| customer_work::of_journey(context, j).share).reduce(f64::max),
            "hand-offs" => self.most_on_a_journey(|breaks| breaks.hand_offs + breaks.between.len()),
            "system-changes" => self.most_on_a_journey(|breaks| breaks.system_changes),
            "single-points-of-failure" => {
                let parts: BTreeSet<_> = single_points::all(context).iter().map(|point| point.part).collect();
                Some(parts.len() as f64)
            }
            "teams-crossed" => context.model().live().map(|(o, _)| teams_crossed::of_outcome(context, o).len() as f64).reduce(f64::max),
            "crowns-won" => part(context.model().live().map(|(o, _)| triple_crown::of_outcome(model, o).won)),
            "extreme-opportunities" => Some(count(opportunities::all(model).iter().map(|o| o.band == Some(Band::Extreme)))),
            "broken-promises" => Some(count(promises::services(model).iter().map(|p| p.state == Some(PromiseState::Broken)))),
            "measures-on-target" => part(model.live::<Measure>().filter_map(|(_, m)| m.on_target())),
            "mature-journeys" => part(context.model().live().map(|(j, _)| maturity::of_journey(model, j).level >= 2)),
            _ => None,
        }
    }

    /// How many findings of a rule there are, silenced ones included.
    fn reported(&self, rule: &'static Rule) -> f64 {
        count(self.found.iter().map(|diagnostic| diagnostic.rule == rule))
    }

    fn of_effort(&self, gate: &str) -> Option<f64> {
        let effort = effort::all(self.s.analysis);
        match gate {
            "effort-without-path" => share(effort.no_recorded_path_minutes, effort.known_minutes),
            "effort-claimed" => share(effort.claimed_minutes, effort.known_minutes),
            _ => share(effort.unknown.len() as f64, self.s.analysis.working().count() as f64),
        }
    }

    fn most_on_a_journey(&self, count: impl Fn(&break_points::JourneyBreaks) -> usize) -> Option<f64> {
        let counts = self.s.analysis.model().live().map(|(j, _)| count(&break_points::of_journey(self.s.analysis, j)));
        counts.max().map(|most| most as f64)
    }
}

/// How many of these are so.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
fn count(all: impl Iterator<Item = bool>) -> f64 {
    all.filter(|is_so| *is_so).count() as f64
}

/// Which share of these is so; none where there are none.
fn part(all: impl Iterator<Item = bool>) -> Option<f64> {
    let (so, not): (Vec<bool>, Vec<bool>) = all.partition(|is_so| *is_so);
    #[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
    share(so.len() as f64, (so.len() + not.len()) as f64)
}
