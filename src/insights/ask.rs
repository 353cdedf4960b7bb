//! From the answers of `analysis` to their published shapes. Rows that are not ranked are sorted by
//! address, and so are lists of things.
//!
//! Linear in the answers, but for the sorting.

use crate::analysis::dependencies::Dependency;
use crate::analysis::{
    AnalysisContext, break_points, customer_work, duck, effort, maturity, opportunities, pains, promises, single_points, target_gap,
    teams_crossed, traceability, triple_crown, value_zone,
};
use crate::base::kind::Kind;
use crate::base::vocabulary::NeedSort;
use crate::model::graph::NodeId;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Process};
use crate::model::nested::Touchpoint;

use super::row::Row;
use super::shapes::{
    Address, BreakPoints, Changed, Claim, CustomerWork, Duck, EffortByOutcome, JourneyBreaks, MatrixCell, Maturity, Opportunity,
    OutcomeEffort, Pain, ProcessBreaks, Promise, SinglePoint, TargetGap, TeamsCrossed, Trace, TripleCrown, ValueZone,
};

/// Asks the analyses of one model.
pub(super) struct RowBuilder<'g, 'm>(pub(super) &'g AnalysisContext<'m>);

impl RowBuilder<'_, '_> {
    pub(super) fn address(&self, node: NodeId) -> Address {
        self.0.model().node(node).address.to_string()
    }

    pub(super) fn outcome(&self, id: Id<Outcome>) -> Address {
        self.address(self.0.model().outcomes[id].node)
    }

    pub(super) fn all(&self, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Address> {
        let mut all: Vec<Address> = nodes.into_iter().map(|node| self.address(node)).collect();
        all.sort();
        all
    }

    fn processes(&self, ids: impl IntoIterator<Item = Id<Process>>) -> Vec<Address> {
        self.all(ids.into_iter().map(|id| self.0.model().processes[id].node))
    }

    pub(super) fn touchpoints(&self, ids: impl IntoIterator<Item = Id<Touchpoint>>) -> Vec<Address> {
        self.all(ids.into_iter().map(|id| self.0.model().touchpoints[id].node))
    }

    /// A row for each live outcome, sorted by address.
    fn by_outcome<T: Row>(&self, row: impl Fn(Id<Outcome>) -> T) -> Vec<T> {
        sorted(self.0.outcomes().map(row).collect())
    }

    pub(super) fn effort(&self) -> EffortByOutcome {
        let effort = effort::all(self.0);
        let row = |&(outcome, own, total): &(_, Option<f64>, Option<f64>)| OutcomeEffort {
            outcome: self.outcome(outcome),
            own_minutes: own.into(),
            total_minutes: total.into(),
        };
        EffortByOutcome {
            outcomes: sorted(effort.outcomes.iter().map(row).collect()),
            claimed_minutes: effort.claimed_minutes.into(),
            no_recorded_path_minutes: effort.no_recorded_path_minutes.into(),
            known_minutes: effort.known_minutes.into(),
            unknown: self.processes(effort.unknown),
            partly_unknown: self.processes(effort.partly_unknown),
        }
    }

    pub(super) fn customer_work(&self) -> Vec<CustomerWork> {
        let model = self.0.model();
        let row = |journey| {
            let work = customer_work::of_journey(self.0, journey);
            CustomerWork {
                journey: self.address(model.journeys[journey].node),
                minutes: work.minutes.into(),
                unknown_touchpoints: self.touchpoints(work.unknown()),
                partly_unknown_touchpoints: self.touchpoints(work.partly_unknown()),
                our_minutes: work.our_minutes.into(),
                share: work.share.into(),
            }
        };
        sorted(self.0.journeys().map(row).collect())
    }

    pub(super) fn break_points(&self) -> BreakPoints {
        let model = self.0.model();
        let of_process = |process| {
            let breaks = break_points::of_process(model, process);
            ProcessBreaks {
                process: self.address(model.processes[process].node),
                hand_offs: breaks.hand_offs,
                system_changes: breaks.system_changes,
                unknown: breaks.unknown,
            }
        };
        let of_journey = |journey| {
            let breaks = break_points::of_journey(self.0, journey);
            JourneyBreaks {
                journey: self.address(model.journeys[journey].node),
                hand_offs: breaks.hand_offs,
                system_changes: breaks.system_changes,
                between_touchpoints: breaks.between.len(),
            }
        };
        BreakPoints {
            processes: sorted(self.0.processes().map(of_process).collect()),
            journeys: sorted(self.0.journeys().map(of_journey).collect()),
        }
    }

    pub(super) fn single_points(&self) -> Vec<SinglePoint> {
        let row = |point: single_points::SinglePoint| SinglePoint {
            outcome: self.outcome(point.outcome),
            subject: self.address(point.part.node(self.0.model())),
            touchpoints: point.touchpoints,
        };
        single_points::all(self.0).into_iter().map(row).collect()
    }

    pub(super) fn teams_crossed(&self) -> Vec<TeamsCrossed> {
        self.by_outcome(|outcome| TeamsCrossed {
            outcome: self.outcome(outcome),
            teams: self.all(teams_crossed::of_outcome(self.0, outcome).into_iter().map(|team| self.0.model().teams[team].node)),
        })
    }

    pub(super) fn triple_crown(&self) -> Vec<TripleCrown> {
        self.by_outcome(|outcome| {
            let crown = triple_crown::of_outcome(self.0.model(), outcome);
            let [cost, revenue, service] = crown.crowns.map(|crown| crown.course.map(|course| course.word()));
            TripleCrown { outcome: self.outcome(outcome), cost, revenue, service, won: crown.won, sustained: crown.sustained }
        })
    }

    pub(super) fn opportunities(&self) -> Vec<Opportunity> {
        let model = self.0.model();
        let row = |o: opportunities::ScoredNeed| Opportunity {
            need: self.address(model.needs[o.need].node),
            score: o.score.into(),
            band: o.band.map(|band| band.words()),
            estimate: o.estimate,
        };
        opportunities::all(model).into_iter().map(row).collect()
    }

    pub(super) fn pains(&self) -> Vec<Pain> {
        let model = self.0.model();
        let row = |p: pains::PainScore| {
            let pain = &model.pains[p.pain];
            Pain {
                touchpoint: self.address(model.touchpoints[p.touchpoint].node),
                pain: pain.node.map_or_else(|| pain.text.written.to_string(), |node| self.address(node)),
                level: p.level.into(),
                leave_risk: p.leave_risk.into(),
                score: p.score.into(),
            }
        };
        pains::all(self.0).into_iter().map(row).collect()
    }

    pub(super) fn target_gaps(&self) -> Vec<TargetGap> {
        let model = self.0.model();
        let of_kind = |parts: &[Dependency], kind: Kind| {
            let nodes = parts.iter().map(|part| part.node(model));
            self.all(nodes.filter(|&node| model.file_kind(node) == kind))
        };
        let row = |(target, current)| {
            let gap = target_gap::between(self.0, target, current);
            let (added, removed) = (&gap.parts_added, &gap.parts_removed);
            let changed = |c: &target_gap::ChangedTouchpoint| Changed {
                touchpoint: self.address(model.touchpoints[c.touchpoint].node),
                fields: c.fields.clone(),
            };
            let mut all_changed: Vec<Changed> = gap.changed.iter().map(changed).collect();
            all_changed.sort_by(|a, b| a.touchpoint.cmp(&b.touchpoint));
            TargetGap {
                target: self.address(model.journeys[target].node),
                current: self.address(model.journeys[current].node),
                added: self.touchpoints(gap.added.iter().copied()),
                removed: self.touchpoints(gap.removed.iter().copied()),
                changed: all_changed,
                processes_added: of_kind(added, Kind::Process),
                processes_removed: of_kind(removed, Kind::Process),
                teams_added: of_kind(added, Kind::Team),
                teams_removed: of_kind(removed, Kind::Team),
                systems_added: of_kind(added, Kind::System),
                systems_removed: of_kind(removed, Kind::System),
                third_parties_added: of_kind(added, Kind::ThirdParty),
                third_parties_removed: of_kind(removed, Kind::ThirdParty),
            }
        };
        sorted(target_gap::pairs(model).map(row).collect())
    }

    pub(super) fn maturity(&self) -> Vec<Maturity> {
        let model = self.0.model();
        let row = |journey| {
            let maturity = maturity::of_journey(model, journey);
            Maturity {
                journey: self.address(model.journeys[journey].node),
                level: maturity.level,
                lacks: maturity.lacks.iter().map(maturity::Lack::word).collect(),
            }
        };
        sorted(self.0.journeys().map(row).collect())
    }

    pub(super) fn duck(&self) -> Vec<Duck> {
        let model = self.0.model();
        self.by_outcome(|outcome| {
            let duck = duck::of_outcome(self.0, outcome);
            Duck {
                outcome: self.outcome(outcome),
                front_minutes: duck.front_minutes.into(),
                back_minutes: duck.back_minutes.into(),
                support_minutes: duck.support_minutes.into(),
                unknown_steps: self.all(duck.unknown_steps.iter().map(|&step| model.steps[step].node)),
            }
        })
    }

    pub(super) fn value_zone(&self) -> Vec<ValueZone> {
        let model = self.0.model();
        self.by_outcome(|outcome| {
            let zone = value_zone::of_outcome(self.0, outcome);
            let needs = |ids: &[_]| self.all(ids.iter().map(|&need| model.needs[need].node));
            let of_sort = |ids: &[_], sort| needs(&value_zone::ValueZone::of_sort(model, ids, Some(sort)).collect::<Vec<_>>());
            ValueZone {
                outcome: self.outcome(outcome),
                met: needs(&zone.met),
                unmet: needs(&zone.unmet),
                stated_met: of_sort(&zone.met, NeedSort::Stated),
                stated_unmet: of_sort(&zone.unmet, NeedSort::Stated),
                unstated_met: of_sort(&zone.met, NeedSort::Unstated),
                unstated_unmet: of_sort(&zone.unmet, NeedSort::Unstated),
                services_without_need: self.all(zone.services_without_need.iter().map(|&service| model.services[service].node)),
            }
        })
    }

    pub(super) fn promises(&self) -> Vec<Promise> {
        let model = self.0.model();
        let of_service = |p: promises::ServicePromise| Promise {
            subject: self.address(model.services[p.service].node),
            promise: p.promise,
            state: p.state.map(promises::PromiseState::word),
            gap: None.into(),
        };
        let of_touchpoint = |e: promises::Expectation| Promise {
            subject: self.address(model.touchpoints[e.touchpoint].node),
            promise: e.expects,
            state: None,
            gap: e.gap.into(),
        };
        let services = promises::services(model).into_iter().map(of_service);
        services.chain(promises::expectations(self.0).into_iter().map(of_touchpoint)).collect()
    }

    pub(super) fn traceability(&self) -> Vec<Trace> {
        let row = |touchpoint| {
            let trace = traceability::of_touchpoint(self.0, touchpoint);
            Trace {
                touchpoint: self.address(self.0.model().touchpoints[touchpoint].node),
                direct: self.processes(trace.direct),
                support: self.processes(trace.support),
            }
        };
        sorted(self.0.touchpoints().map(row).collect())
    }

    pub(super) fn claims(&self) -> Vec<Claim> {
        self.by_outcome(|outcome| Claim {
            outcome: self.outcome(outcome),
            processes: self.processes(traceability::claims(self.0, outcome)),
        })
    }

    /// Outcome × team, where `team`, else outcome × system.
    pub(super) fn outcome_part(&self, team: bool) -> Vec<MatrixCell> {
        let model = self.0.model();
        let mut cells = Vec::new();
        for id in self.0.outcomes() {
            let met = traceability::met(self.0, id).into_iter();
            let wanted =
                met.filter(|(part, _)| if team { matches!(part, Dependency::Team(_)) } else { matches!(part, Dependency::System(_)) });
            cells.extend(wanted.map(|(part, cell)| MatrixCell {
                outcome: self.outcome(id),
                column: self.address(part.node(model)),
                direct: cell.direct,
                support: cell.support,
            }));
        }
        cells.sort_by(|a, b| (&a.outcome, &a.column).cmp(&(&b.outcome, &b.column)));
        cells
    }

    pub(super) fn outcome_channel(&self) -> Vec<MatrixCell> {
        let mut cells = Vec::new();
        for id in self.0.outcomes() {
            let channels = traceability::channels(self.0, id).into_iter();
            let cell = |(channel, n): (std::sync::Arc<str>, usize)| MatrixCell {
                outcome: self.outcome(id),
                column: channel.to_string(),
                direct: n,
                support: 0,
            };
            cells.extend(channels.map(cell));
        }
        sorted(cells)
    }
}

/// Rows by their first column, which names what they are about.
fn sorted<T: Row>(mut rows: Vec<T>) -> Vec<T> {
    rows.sort_by(|a, b| a.about().cmp(b.about()));
    rows
}
