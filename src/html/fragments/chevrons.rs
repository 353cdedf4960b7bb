//! A journey as a row of chevrons, one for each stage in order; each opens onto the processes that
//! serve it. Written as HTML at once: home may hold hundreds of them.

use std::fmt::Write as _;

use crate::analysis::teams_crossed;
use crate::base::number_format::say_number;
use crate::base::vocabulary::JourneyState;
use crate::html::address::encode;
use crate::model::id::Id;
use crate::model::kinds::{Journey, Process};
use crate::model::nested::{Stage, Touchpoint};

use crate::html::html_text::Html;
use crate::html::link::is_to_come;
use crate::html::page_context::PageContext;
use crate::html::page_context::counted;

/// Where a chevron leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChevronLink {
    /// It opens in place; with this number of the journey it can be led to (`#tl-1-3`).
    Open(Option<usize>),
    /// To the same chevron on the page of the outcome, by the number of the journey there.
    ToOutcome(usize),
    /// To the stage on the journey's page.
    ToStage,
    /// Nowhere: what stands around the whole row is a link.
    Nowhere,
}

/// How a journey is shown.
#[derive(Clone, Copy, Debug)]
pub struct ChevronOptions {
    /// Where its chevrons lead.
    pub leads: ChevronLink,
    /// Whether it says who walks it.
    pub walker: bool,
    /// Whether each chevron tells of its processes, teams, feeling and gaps.
    pub facts: bool,
}

/// What is counted below a chevron.
#[derive(Debug)]
struct Facts {
    processes: Vec<Id<Process>>,
    teams: usize,
    worst: Option<f64>,
    gaps: Vec<Id<Touchpoint>>,
}

/// A journey's title and its stages.
pub fn chevrons(page: &PageContext<'_, '_>, id: Id<Journey>, manner: ChevronOptions) -> Html {
    let model = page.model();
    let journey = &model.journeys[id];
    let mut html = Html::with_room(1024);
    let whole = manner.leads == ChevronLink::Nowhere;
    if whole {
        html.raw("<p class=\"line-title\">").text(&model.node(journey.node).title);
    } else {
        html.raw("<div class=\"line\"><p class=\"line-title\">");
        page.write_link(journey.node, &mut html);
    }
    // Where nothing but the title stands, its status does not.
    if is_to_come(journey) || (whole && journey.state == JourneyState::Target) {
        html.raw(" <span class=\"status\">to come</span>");
    }
    if let Some(persona) = journey.persona.filter(|_| manner.walker) {
        html.raw(" <span class=\"within\">walked by</span> ");
        page.write_link(model.personas[persona].node, &mut html);
    }
    html.raw("</p>");
    if !journey.stages.is_empty() {
        html.raw("<ol class=\"chevrons\">");
        for (i, &stage) in journey.stages.iter().enumerate() {
            html.raw("<li>");
            chevron(page, stage, i + 1, manner, &mut html);
            html.raw("</li>");
        }
        html.raw("</ol>");
    }
    if !whole {
        html.raw("</div>");
    }
    html
}

/// What is counted of some touchpoints: processes, teams, the worst feeling, gaps.
pub fn facts(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>], html: &mut Html) {
    Facts::of(page, touchpoints).write(html);
}

fn chevron(page: &PageContext<'_, '_>, id: Id<Stage>, number: usize, manner: ChevronOptions, html: &mut Html) {
    let model = page.model();
    let stage = &model.stages[id];
    let title = &model.node(stage.node).title;
    let facts = manner.facts.then(|| Facts::of(page, &stage.touchpoints));
    if manner.leads == ChevronLink::Nowhere {
        body(title, facts.as_ref(), html);
        return;
    }
    let link = page.link(stage.node);
    let opening = match (manner.leads, &facts) {
        (ChevronLink::Open(journey), Some(facts)) if !facts.is_empty() => Some(journey),
        _ => None,
    };
    if let (Some(journey), Some(facts)) = (opening, &facts) {
        html.raw("<details");
        if let Some(journey) = journey {
            let _ = write!(html.0, " id=\"tl-{journey}-{number}\"");
        }
        html.raw("><summary>");
        body(title, Some(facts), html);
        html.raw("</summary>");
        opened(page, facts, html);
        let _ = write!(html.0, "<p class=\"to-stage\"><a href=\"{}{}\">The whole stage<span class=\"vh\">: ", page.root, link.url);
        html.text(title).raw("</span></a></p></details>");
        return;
    }
    let address = match (manner.leads, model.journeys[stage.journey].outcome) {
        (ChevronLink::ToOutcome(journey), Some(outcome)) => {
            format!("{}#tl-{journey}-{number}", encode(&model.page(model.outcomes[outcome].node)))
        }
        _ => link.url,
    };
    html.raw("<a");
    if let ChevronLink::Open(Some(journey)) = manner.leads {
        let _ = write!(html.0, " id=\"tl-{journey}-{number}\"");
    }
    let _ = write!(html.0, " href=\"{}{address}\">", page.root);
    body(title, facts.as_ref(), html);
    html.raw("</a>");
}

fn body(title: &str, facts: Option<&Facts>, html: &mut Html) {
    html.raw("<b>").text(title).raw("</b>");
    if let Some(facts) = facts.filter(|facts| !facts.is_empty() || facts.worst.is_some()) {
        html.raw("<small>");
        facts.write(html);
        html.raw("</small>");
    }
}

/// What lies below a stage: the processes that serve it, and the touchpoints that nobody serves.
fn opened(page: &PageContext<'_, '_>, facts: &Facts, html: &mut Html) {
    let model = page.model();
    html.raw("<ul class=\"opens\">");
    for &process in &facts.processes {
        html.raw("<li>");
        page.write_link(model.processes[process].node, html);
        let outcomes = page.index.reach.outcomes_of(process).len();
        if outcomes > 1 {
            let _ = write!(
                html.0,
                " <span class=\"count\" title=\"serves {outcomes} outcomes\">{outcomes}<span class=\"vh\"> outcomes</span></span>"
            );
        }
        html.raw("</li>");
    }
    for &gap in &facts.gaps {
        html.raw("<li class=\"gap\">");
        page.write_link(model.touchpoints[gap].node, html);
        html.raw(" <span class=\"within\">nobody recorded</span></li>");
    }
    html.raw("</ul>");
}

impl Facts {
    fn of(page: &PageContext<'_, '_>, touchpoints: &[Id<Touchpoint>]) -> Self {
        let model = page.model();
        let mut facts = Self { processes: Vec::new(), teams: 0, worst: None, gaps: Vec::new() };
        for &t in touchpoints {
            let touchpoint = &model.touchpoints[t];
            for &process in page.index.reach.serving(t) {
                if !facts.processes.contains(&process) {
                    facts.processes.push(process);
                }
            }
            if let Some(feeling) = touchpoint.feeling {
                facts.worst = Some(facts.worst.map_or(feeling, |worst| worst.min(feeling)));
            }
            if touchpoint.is_unserved() {
                facts.gaps.push(t);
            }
        }
        facts.teams = teams_crossed::of_touchpoints(&page.index.analysis, touchpoints).len();
        facts
    }

    /// Whether there is nothing to open.
    fn is_empty(&self) -> bool {
        self.processes.is_empty() && self.gaps.is_empty()
    }

    fn write(&self, html: &mut Html) {
        let mut sep = "";
        if !self.processes.is_empty() {
            html.raw(&counted(self.processes.len(), "process", "processes"));
            sep = ", ";
        }
        if self.teams > 0 {
            let _ = write!(html.0, "{sep}{}", counted(self.teams, "team", "teams"));
            sep = ", ";
        }
        if let Some(worst) = self.worst {
            let class = match worst {
                w if w <= -0.5 => "low",
                w if w < 0.0 => "down",
                w if w > 0.0 => "up",
                _ => "even",
            };
            let _ = write!(html.0, "<span class=\"vh\">{sep}worst feeling </span><i class=\"{class}\">{}</i>", signed(worst));
            sep = ", ";
        }
        if !self.gaps.is_empty() {
            let _ = write!(html.0, "<span class=\"vh\">{sep}</span><i class=\"gap\">{}</i>", counted(self.gaps.len(), "gap", "gaps"));
        }
    }
}

/// A feeling with its sign.
fn signed(feeling: f64) -> String {
    format!("{}{}", if feeling > 0.0 { "+" } else { "" }, say_number(feeling))
}
