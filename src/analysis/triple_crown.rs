//! A6, the triple crown: whether cost, revenue and service of an outcome get better together.
//!
//! A crown is better, worse or the same from the baseline of its measures to their last reading, by the
//! direction that is good; mixed where its measures disagree, unknown where none of them has all three.
//! Known measures decide. Won: all three are better. Sustained: that was so at the reading before the
//! last as well, which each of the three must have.
//!
//! Linear in the measures.

use crate::base::english::{any, count, counted, part, verb};
use crate::base::vocabulary::{Better, Crown};
use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Outcome;
use crate::model::nested::Measure;

use super::answer::{Answer, AnswerWriter};
use super::context::AnalysisContext;
use super::description::{Analysis, PublishedShape};
use super::table::{ResultTable, TableBuilder, ThingAddress};

/// Its entry in the registry.
pub static ANALYSIS: Analysis = Analysis {
    name: "triple_crown",
    title: "Triple crown",
    question: "do cost, revenue and service get better together?",
    word: Some("triple-crown"),
    shape: PublishedShape::Rows(rows),
    answer,
};

/// Where a crown has gone from its baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// In the good direction.
    Better,
    /// In the other.
    Worse,
    /// Nowhere.
    Same,
    /// Its measures disagree.
    Mixed,
}

impl Trend {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Trend::Better => "better",
            Trend::Worse => "worse",
            Trend::Same => "same",
            Trend::Mixed => "mixed",
        }
    }
}

/// One of cost, revenue and service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrownCourse {
    /// Which.
    pub crown: Crown,
    /// Where it has gone; none where that is unknown.
    pub course: Option<Trend>,
    /// The measures that decide, with what each says.
    pub measures: Vec<(Id<Measure>, Trend)>,
    /// The measures that cannot tell: no baseline, no reading, or no good direction.
    pub unknown: Vec<Id<Measure>>,
}

/// The three crowns of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TripleCrown {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// Cost, revenue, service, in this order.
    pub crowns: [CrownCourse; 3],
    /// Whether all three are better.
    pub won: bool,
    /// Whether they were at the reading before as well.
    pub sustained: bool,
}

/// The triple crown of an outcome.
pub fn of_outcome(model: &Model, outcome: Id<Outcome>) -> TripleCrown {
    let at = |back: usize| [Crown::Cost, Crown::Revenue, Crown::Service].map(|crown| course_of(model, outcome, crown, back));
    let crowns = at(0);
    let all_better = |crowns: &[CrownCourse; 3]| crowns.iter().all(|c| c.course == Some(Trend::Better));
    let won = all_better(&crowns);
    let sustained = won && all_better(&at(1));
    TripleCrown { outcome, crowns, won, sustained }
}

/// Where a crown had gone at the last reading, or as many readings before it.
fn course_of(model: &Model, outcome: Id<Outcome>, crown: Crown, back: usize) -> CrownCourse {
    let mut of_crown = CrownCourse { crown, course: None, measures: Vec::new(), unknown: Vec::new() };
    for &id in &model.outcomes[outcome].measures {
        let measure = &model.measures[id];
        if measure.crown != Some(crown) {
            continue;
        }
        match course_of_measure(measure, back) {
            Some(course) => of_crown.measures.push((id, course)),
            None => of_crown.unknown.push(id),
        }
    }
    let mut courses = of_crown.measures.iter().map(|(_, course)| *course);
    of_crown.course = courses.next().map(|first| if courses.all(|course| course == first) { first } else { Trend::Mixed });
    of_crown
}

fn course_of_measure(measure: &Measure, back: usize) -> Option<Trend> {
    let (_, reading) = measure.readings.iter().rev().nth(back)?;
    let risen = reading.partial_cmp(&measure.baseline?)?;
    let good = match measure.better? {
        Better::Up => risen,
        Better::Down => risen.reverse(),
    };
    Some(match good {
        std::cmp::Ordering::Greater => Trend::Better,
        std::cmp::Ordering::Less => Trend::Worse,
        std::cmp::Ordering::Equal => Trend::Same,
    })
}

fn rows(context: &AnalysisContext<'_>) -> ResultTable {
    let model = context.model();
    let word = |crown: &CrownCourse| crown.course.map(Trend::word);
    TableBuilder::new()
        .column("outcome", |crown: &TripleCrown| ThingAddress::of(model, model.outcomes[crown.outcome].node))
        .column("cost", |crown| word(&crown.crowns[0]))
        .column("revenue", |crown| word(&crown.crowns[1]))
        .column("service", |crown| word(&crown.crowns[2]))
        .column("won", |crown| crown.won)
        .column("sustained", |crown| crown.sustained)
        .sorted_rows(model.live().map(|(outcome, _)| of_outcome(model, outcome)))
}

fn answer(w: &AnswerWriter<'_, '_>) -> Answer {
    let f = w.figures;
    let crowns: Vec<_> = w.model().live().map(|(o, _)| of_outcome(w.model(), o)).collect();
    if crowns.is_empty() {
        return Answer::sentence("No outcome is recorded yet.");
    }
    let won = crowns.iter().filter(|c| c.won).count();
    let sustained = crowns.iter().filter(|c| c.sustained).count();
    let known = crowns.iter().filter(|c| c.crowns.iter().all(|crown| crown.course.is_some())).count();
    let answer = if known == 0 {
        format!("Whether cost, revenue and service got better together is not known of {}.", any(crowns.len(), "outcome", "outcomes", f))
    } else {
        let of = part(won, crowns.len(), "outcome", "outcomes", f);
        let before = match (won, sustained) {
            (0, _) => String::new(),
            (_, 0) => "; none had at the reading before".into(),
            (_, n) => format!("; {} had at the reading before as well", count(n, f)),
        };
        format!("{of} {} cost, revenue and service all better than at the start{before}.", verb(won, "has", "have"))
    };
    let word = |course: &CrownCourse| course.course.map_or("unknown", Trend::word).to_owned();
    let mut sorted: Vec<_> = crowns.iter().collect();
    let better = |c: &TripleCrown| c.crowns.iter().filter(|c| c.course == Some(Trend::Better)).count();
    let unknown = |c: &TripleCrown| c.crowns.iter().filter(|c| c.course.is_none()).count();
    sorted.sort_by_key(|c| (!c.won, std::cmp::Reverse(better(c)), unknown(c)));
    let row = |c: &&TripleCrown| {
        let [cost, revenue, service] = &c.crowns;
        vec![w.outcome(c.outcome), word(cost), word(revenue), word(service)]
    };
    let rows = sorted.iter().map(row).collect();
    let lacking = crowns.len() - known;
    let unknown = (lacking > 0).then(|| {
        let of = counted(lacking, "outcome", "outcomes", f);
        format!("At least one crown of {of} is unknown: no measure of it has a baseline, a reading and a good direction.")
    });
    Answer { answer, unknown: unknown.into_iter().collect(), ..Answer::few(&["outcome", "cost", "revenue", "service"], rows) }
}
