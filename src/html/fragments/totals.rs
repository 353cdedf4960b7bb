//! What a journey adds up to: the person's own work and waits, what hurts most, where it breaks, how
//! much of it is known.

use serde::Serialize;

use crate::analysis::maturity::{self, Lack};
use crate::analysis::pains::{self, PainScore};
use crate::analysis::{break_points, customer_work};
use crate::html::html_text::Html;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Touchpoint;

use crate::html::page_context::PageContext;

/// What a journey adds up to.
#[derive(Debug, Serialize)]
pub struct Sums {
    touchpoints: usize,
    moments_of_truth: usize,
    unserved: usize,
    /// Minutes of the person's own work, as far as they are known.
    work: Option<f64>,
    work_unknown: usize,
    work_partly: usize,
    /// The hours of all who start the journey in a month.
    monthly_hours: Option<f64>,
    /// Minutes of ours for one case, as far as they are known.
    ours: Option<f64>,
    ours_unknown: usize,
    /// Minutes of waiting, as far as they are known.
    wait: Option<f64>,
    waits_known: usize,
    /// The worst first, and how many more there are.
    pains: Vec<WorstPain>,
    more_pains: usize,
    breaks: Breaks,
    maturity: u8,
    lacks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct WorstPain {
    text: Html,
    touchpoint: Html,
    level: Option<f64>,
    leave_risk: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Breaks {
    total: usize,
    hand_offs: usize,
    system_changes: usize,
    between: usize,
    unknown: usize,
}

/// Pains that are listed before the touchpoints.
const MOST_PAINS: usize = 5;

impl Sums {
    /// Of a journey.
    pub fn of(page: &PageContext<'_, '_>, id: Id<Journey>) -> Self {
        let model = page.model();
        let all: Vec<&Touchpoint> = model.touchpoints_of(id).map(|t| &model.touchpoints[t]).collect();
        let work = customer_work::of_journey(&page.index.analysis, id);
        let waits: Vec<f64> = all.iter().filter_map(|t| t.wait).collect();
        let pains = pains::of_journey(model, id);
        let maturity = maturity::of_journey(model, id);
        let monthly = work.minutes.zip(model.journeys[id].volume_per_month);
        Self {
            touchpoints: all.len(),
            moments_of_truth: all.iter().filter(|t| t.moment_of_truth).count(),
            unserved: all.iter().filter(|t| t.is_unserved()).count(),
            work: work.minutes,
            work_unknown: work.unknown().count(),
            work_partly: work.partly_unknown().count(),
            monthly_hours: monthly.map(|(work, people)| (work * people / 60.0).round()),
            ours: work.our_minutes,
            ours_unknown: work.our_unknown_steps.len() + work.without_steps.len(),
            waits_known: waits.len(),
            wait: (!waits.is_empty()).then(|| waits.iter().sum()),
            pains: pains.iter().take(MOST_PAINS).map(|p| worst(page, p)).collect(),
            more_pains: pains.len().saturating_sub(MOST_PAINS),
            breaks: breaks(page, id),
            maturity: maturity.level,
            lacks: maturity.lacks.iter().map(lack).collect(),
        }
    }
}

fn worst(page: &PageContext<'_, '_>, pain: &PainScore) -> WorstPain {
    let model = page.model();
    WorstPain {
        text: page.say(&model.pains[pain.pain].text),
        touchpoint: page.show(model.touchpoints[pain.touchpoint].node),
        level: pain.level,
        leave_risk: pain.leave_risk,
    }
}

fn breaks(page: &PageContext<'_, '_>, id: Id<Journey>) -> Breaks {
    let breaks = break_points::of_journey(&page.index.analysis, id);
    Breaks {
        total: breaks.total(),
        hand_offs: breaks.hand_offs,
        system_changes: breaks.system_changes,
        between: breaks.between.len(),
        unknown: breaks.unknown + breaks.between_unknown.len(),
    }
}

/// What the next level of knowing a journey lacks.
fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Feeling(touchpoints) if touchpoints.len() == 1 => "a feeling at one touchpoint".into(),
        Lack::Feeling(touchpoints) => format!("a feeling at {} touchpoints", touchpoints.len()),
        Lack::Evidence => "evidence from people: an interview, a survey, an observation, a log".into(),
        Lack::ThirdParty => "a third party's touchpoint".into(),
        Lack::Life => "an outcome as wide as the person's life".into(),
        Lack::Target => "a target journey that should replace it".into(),
    }
}
