//! `gate`: a figure of the whole site is beyond the limit that `throughline.yaml` sets it. A figure that
//! is unknown is beyond none.
//!
//! Only the figures that have a limit are worked out; linear in what their analyses are.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::description::Analysis;
use crate::analysis::failure_demand::FailureDemand;
use crate::analysis::known_sum::share;
use crate::analysis::limits::LimitState;
use crate::analysis::opportunities::Band;
use crate::analysis::promises::PromiseState;
use crate::analysis::{
    AnalysisContext, atlas, backing, break_points, customer_work, effort, failure_demand, limits, maturity, opportunities, promises,
    single_points, teams_crossed, triple_crown,
};
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::number_format::say_number;
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::model::Model;
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
    /// Works the figure out; none where it is unknown.
    figure: fn(&GateFigures<'_, '_>) -> Option<f64>,
    /// The analysis that tells more.
    told_by: Option<&'static Analysis>,
}

/// The breaches, given everything that the other rules found.
pub(in crate::check) fn ask(s: &CheckContext<'_>, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let Some(gates) = &s.config.gates else { return Vec::new() };
    let figures = GateFigures { context: s.analysis, model: s.model, found };
    let file: Arc<str> = NAME.into();
    let breach = |gate: Gate| {
        let figure = (gate.figure)(&figures)?;
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
        ($($field:ident $name:literal $side:ident $is_share:literal $told_by:expr, $figure:expr;)*) => {
            $(if let Some(limit) = &gates.$field {
                let (limit, span) = (limit.value, limit.span);
                let side = LimitSide::$side;
                set.push(Gate { name: $name, side, limit, span, is_share: $is_share, figure: $figure, told_by: $told_by });
            })*
        };
    }
    gates! {
        unserved_touchpoints "unserved-touchpoints" Most false None, |f| f.reported(&rule::UNSERVED_TOUCHPOINT);
        processes_without_path "processes-without-path" Most false None, |f| f.reported(&rule::NO_RECORDED_PATH);
        known_gaps "known-gaps" Most false None, |f| f.reported(&rule::KNOWN_GAP);
        unmet_needs "unmet-needs" Most false None, |f| f.reported(&rule::UNMET_NEED);
        measures_without_reading "measures-without-reading" Most false None, |f| f.reported(&rule::MEASURE_WITHOUT_READING);
        effort_without_path "effort-without-path" Most true Some(&effort::ANALYSIS),
            |f| f.effort(|effort| share(effort.minutes.no_recorded_path, effort.minutes.known));
        effort_claimed "effort-claimed" Most true Some(&effort::ANALYSIS),
            |f| f.effort(|effort| share(effort.minutes.claimed, effort.minutes.known));
        effort_unknown "effort-unknown" Most true Some(&effort::ANALYSIS),
            |f| f.effort(|effort| share(float(effort.minutes.unknown.len()), float(f.context.working().count())));
        customer_work "customer-work" Most true Some(&customer_work::ANALYSIS),
            |f| f.model.live().filter_map(|(j, _)| customer_work::of_journey(f.context, j).share).reduce(f64::max);
        hand_offs "hand-offs" Most false Some(&break_points::ANALYSIS),
            |f| f.most_on_a_journey(|breaks| breaks.hand_offs + breaks.between.len());
        system_changes "system-changes" Most false Some(&break_points::ANALYSIS),
            |f| f.most_on_a_journey(|breaks| breaks.system_changes);
        single_points_of_failure "single-points-of-failure" Most false Some(&single_points::ANALYSIS),
            |f| Some(float(single_points::all(f.context).iter().map(|point| point.part).collect::<BTreeSet<_>>().len()));
        teams_crossed "teams-crossed" Most false Some(&teams_crossed::ANALYSIS),
            |f| f.model.live().map(|(o, _)| teams_crossed::of_outcome(f.context, o).len()).max().map(float);
        crowns_won "crowns-won" Least true Some(&triple_crown::ANALYSIS),
            |f| part(f.model.live().map(|(o, _)| triple_crown::of_outcome(f.model, o).won));
        extreme_opportunities "extreme-opportunities" Most false Some(&opportunities::ANALYSIS),
            |f| count(opportunities::all(f.model).iter().map(|o| o.band == Some(Band::Extreme)));
        broken_promises "broken-promises" Most false Some(&promises::ANALYSIS),
            |f| count(promises::services(f.model).iter().map(|p| p.state == Some(PromiseState::Broken)));
        measures_on_target "measures-on-target" Least true Some(&promises::ANALYSIS),
            |f| part(f.model.live::<Measure>().filter_map(|(_, m)| m.on_target()));
        mature_journeys "mature-journeys" Least true Some(&maturity::ANALYSIS),
            |f| part(f.model.live().map(|(j, _)| maturity::of_journey(f.model, j).level >= 2));
        failure_demand "failure-demand" Most true Some(&failure_demand::ANALYSIS), |f| FailureDemand::of(f.context).all().share_of_ours;
        broken_limits "broken-limits" Most false Some(&limits::ANALYSIS),
            |f| count(limits::all(f.model).iter().map(LimitState::is_broken));
        unmapped_journeys "unmapped-journeys" Most false Some(&atlas::ANALYSIS),
            |f| count(f.model.live().map(|(j, _)| !f.model.is_mapped(j)));
        backed_statements "backed-statements" Least true Some(&backing::ANALYSIS), |f| backing::share_of_all(f.model);
    }
    set
}

/// What figures are worked out from.
struct GateFigures<'f, 's> {
    context: &'f AnalysisContext<'s>,
    model: &'s Model,
    found: &'f [Diagnostic],
}

impl GateFigures<'_, '_> {
    /// How many findings of a rule there are, silenced ones included.
    fn reported(&self, rule: &'static Rule) -> Option<f64> {
        count(self.found.iter().map(|diagnostic| diagnostic.rule == rule))
    }

    fn effort(&self, figure: impl Fn(&effort::Effort) -> Option<f64>) -> Option<f64> {
        figure(&effort::all(self.context))
    }

    fn most_on_a_journey(&self, count: impl Fn(&break_points::JourneyBreaks) -> usize) -> Option<f64> {
        self.model.live().map(|(j, _)| count(&break_points::of_journey(self.context, j))).max().map(float)
    }
}

/// How many of these are so.
fn count(all: impl Iterator<Item = bool>) -> Option<f64> {
    Some(float(all.filter(|is_so| *is_so).count()))
}

/// Which share of these is so; none where there are none.
fn part(all: impl Iterator<Item = bool>) -> Option<f64> {
    let (so, not): (Vec<bool>, Vec<bool>) = all.partition(|is_so| *is_so);
    share(float(so.len()), float(so.len() + not.len()))
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
fn float(n: usize) -> f64 {
    n as f64
}
