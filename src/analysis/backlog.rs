//! A20, the backlog: what could be better on journeys, by what it is worth and what it takes, with its levels of investment.
//!
//! Asked are the opportunities of current journeys that are not retired. The value of one is the mean of what it is worth to the customer and to
//! us, or the one of these that is known; value 5 and above or less, and effort likewise, make the quadrant. Unknown where one of the
//! two is. Its outcomes are those that its touchpoints of live journeys are on the way to, without the wider ones.
//!
//! Linear in the opportunities, their touchpoints and options, but for the sorting.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::base::english::{any, begin, counted, part, verb};
use crate::base::vocabulary::OpportunityState;
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Outcome, Team};
use crate::model::nested::{InvestmentOption, Opportunity};

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, NamedTable, PublishedShape};
use super::table::{ResultTable, TableBuilder, TableCell, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "backlog",
    title: "The backlog",
    question: "what should we change first?",
    word: None,
    shape: PublishedShape::Nesting(
        |context| {
            let model = context.model();
            columns(model).column("options", |item| TableCell::Rows(options_of(model, item))).rows(all(model))
        },
        &[
            NamedTable {
                name: "backlog",
                rows: |context| columns(context.model()).column("options", |item| item.options.len()).rows(all(context.model())),
            },
            NamedTable { name: "backlog_options", rows: option_rows },
        ],
    ),
    answer,
};

/// What is worth much or little, and takes much or little: from 5 of 10 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// Worth much, takes little.
    DoNow,
    /// Worth much, takes much.
    Plan,
    /// Worth little, takes little.
    FillIn,
    /// Worth little, takes much.
    Leave,
}

impl Quadrant {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Quadrant::DoNow => "do now",
            Quadrant::Plan => "plan",
            Quadrant::FillIn => "fill in",
            Quadrant::Leave => "leave",
        }
    }

    fn of(value: f64, effort: f64) -> Self {
        const HALF: f64 = 5.0;
        match (value >= HALF, effort < HALF) {
            (true, true) => Quadrant::DoNow,
            (true, false) => Quadrant::Plan,
            (false, true) => Quadrant::FillIn,
            (false, false) => Quadrant::Leave,
        }
    }
}

/// An opportunity as it stands in the backlog.
#[derive(Clone, Debug, PartialEq)]
pub struct BacklogItem {
    /// The opportunity.
    pub opportunity: Id<Opportunity>,
    /// What it is worth, 0 to 10; none where nobody says.
    pub value: Option<f64>,
    /// What it takes, 0 to 10.
    pub effort: Option<f64>,
    /// Where that puts it; none where one of the two is unknown.
    pub quadrant: Option<Quadrant>,
    /// How far it is.
    pub state: OpportunityState,
    /// Who answers for it, where that is written.
    pub owner: Option<Id<Team>>,
    /// The live outcomes that its touchpoints of live journeys are on the way to.
    pub outcomes: BTreeSet<Id<Outcome>>,
    /// Its options, the cheapest first, those of unknown cost last.
    pub options: Vec<Id<InvestmentOption>>,
}

/// An opportunity as it stands in the backlog.
pub fn of_opportunity(model: &Model, opportunity: Id<Opportunity>) -> BacklogItem {
    let o = &model.opportunities[opportunity];
    let value = match (o.customer_value, o.business_value) {
        (Some(customer), Some(business)) => Some(f64::midpoint(customer, business)),
        (customer, business) => customer.or(business),
    };
    let live = o.touchpoints.iter().filter(|&&t| model.is_live(t));
    let outcomes = live.filter_map(|&t| model.own_outcome(t)).filter(|&outcome| model.is_live(outcome)).collect();
    let options = by_cost(model, o);
    let quadrant = value.zip(o.effort).map(|(value, effort)| Quadrant::of(value, effort));
    BacklogItem { opportunity, value, effort: o.effort, quadrant, state: o.state, owner: o.owner, outcomes, options }
}

/// The options of an opportunity, the cheapest first, those of unknown cost last.
pub fn by_cost(model: &Model, opportunity: &Opportunity) -> Vec<Id<InvestmentOption>> {
    let mut options = opportunity.options.clone();
    options.sort_by(|&a, &b| blank_last(model.options[a].cost, model.options[b].cost, f64::total_cmp));
    options
}

/// The opportunities of all live journeys: by value downwards, effort upwards, address; blanks last.
pub fn all(model: &Model) -> Vec<BacklogItem> {
    let opportunities = model.live::<Journey>().flat_map(|(_, journey)| &journey.opportunities);
    let mut all: Vec<BacklogItem> = opportunities.map(|&opportunity| of_opportunity(model, opportunity)).collect();
    rank(model, &mut all);
    all
}

/// Puts opportunities in their order: by value downwards, effort upwards, address; blanks last.
pub fn rank(model: &Model, all: &mut [BacklogItem]) {
    let address = |item: &BacklogItem| &model.node(model.opportunities[item.opportunity].node).address;
    all.sort_by(|a, b| {
        let by_value = blank_last(a.value, b.value, |a, b| b.total_cmp(a));
        by_value.then_with(|| blank_last(a.effort, b.effort, f64::total_cmp)).then_with(|| address(a).cmp(address(b)))
    });
}

fn blank_last(a: Option<f64>, b: Option<f64>, known: impl Fn(&f64, &f64) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => known(&a, &b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The columns of an opportunity but for its options.
fn columns(model: &Model) -> TableBuilder<'_, BacklogItem> {
    let team = move |team: Id<Team>| TableCell::Thing(ThingAddress::of(model, model.teams[team].node));
    TableBuilder::new()
        .column("opportunity", move |item: &BacklogItem| ThingAddress::of(model, model.opportunities[item.opportunity].node))
        .column("value", move |item| item.value)
        .column("effort", move |item| item.effort)
        .column("quadrant", move |item| item.quadrant.map(Quadrant::words))
        .column("state", move |item| item.state.word())
        .column("owner", move |item| item.owner.map_or(TableCell::Unknown, team))
        .column("outcomes", move |item| ThingAddress::all(model, item.outcomes.iter().map(|&outcome| model.outcomes[outcome].node)))
}

fn options_of(model: &Model, item: &BacklogItem) -> ResultTable {
    with_options(TableBuilder::new(), model, |&option| option).rows(item.options.iter().copied())
}

fn option_rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let each = all(model).into_iter().flat_map(|item| item.options.into_iter().map(move |option| (item.opportunity, option)));
    let table = TableBuilder::new()
        .column("opportunity", |&(opportunity, _): &(Id<Opportunity>, _)| ThingAddress::of(model, model.opportunities[opportunity].node));
    with_options(table, model, |&(_, option)| option).rows(each)
}

/// The columns of an option.
fn with_options<'a, T: 'a>(table: TableBuilder<'a, T>, model: &'a Model, option: fn(&T) -> Id<InvestmentOption>) -> TableBuilder<'a, T> {
    let of = move |row: &T| &model.options[option(row)];
    let journey = move |journey: Id<Journey>| TableCell::Thing(ThingAddress::of(model, model.journeys[journey].node));
    table
        .column("title", move |row| model.node(of(row).node).title.clone())
        .column("cost", move |row| of(row).cost)
        .column("effort", move |row| of(row).effort)
        .column("target", move |row| of(row).target.map_or(TableCell::Unknown, journey))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let model = w.model();
    let all = all(model);
    let Some(first) = all.first() else { return Answer::sentence("No opportunity is recorded on any journey.") };
    let now = all.iter().filter(|item| item.quadrant == Some(Quadrant::DoNow)).count();
    let known = all.iter().filter(|item| item.quadrant.is_some()).count();
    let name = |item: &BacklogItem| w.quoted(model.opportunities[item.opportunity].node);
    let answer = match (known, first.value) {
        (0, _) | (_, None) => {
            format!("What it is worth and what it takes are not known together of {}.", any(all.len(), "opportunity", "opportunities", f))
        }
        (_, Some(value)) => format!(
            "{} {} worth doing now; {} is worth {}{} of 10.",
            part(now, all.len(), "opportunity", "opportunities", f),
            verb(now, "is", "are"),
            name(first),
            if all.len() > 1 { "most, " } else { "" },
            f.number(value),
        ),
    };
    let row = |item: &BacklogItem| {
        let options: Vec<String> =
            item.options.iter().filter_map(|&option| model.options[option].cost).map(|cost| w.money(Some(cost))).collect();
        let costs = match (item.options.len(), options.first().zip(options.last())) {
            (0, _) => String::new(),
            (n, None) => f.count(n),
            (n, Some((least, most))) if least == most => format!("{}, {least}", f.count(n)),
            (n, Some((least, most))) => format!("{}, {least} to {most}", f.count(n)),
        };
        vec![
            w.title(model.opportunities[item.opportunity].node),
            w.number(item.value),
            w.number(item.effort),
            item.quadrant.map_or("unknown", Quadrant::words).to_owned(),
            item.state.word().to_owned(),
            costs,
        ]
    };
    let rows = all.iter().map(row).collect();
    let done = all.iter().filter(|item| item.state == OpportunityState::Done).count();
    let notes = (done > 0).then(|| format!("{} of them {} done already.", begin(done, f), verb(done, "is", "are")));
    let blank = all.len() - known;
    let unknown = (blank > 0).then(|| {
        format!(
            "Unknown is where {} {}, for want of a value or an effort.",
            counted(blank, "opportunity", "opportunities", f),
            verb(blank, "belongs", "belong")
        )
    });
    let few = Answer::few(&["opportunity", "#value", "#effort", "what to do", "state", "options, at a cost of"], rows);
    Answer { answer, notes: notes.into_iter().collect(), unknown: unknown.into_iter().collect(), ..few }
}
