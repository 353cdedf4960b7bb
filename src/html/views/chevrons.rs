//! A journey as a row of chevrons, one for each stage in order; each opens onto the processes that
//! serve it. Written as HTML at once: home may hold hundreds of them.

use std::fmt::Write as _;

use crate::analysis::reach::serving;
use crate::analysis::teams_crossed;
use crate::base::values::say_number;
use crate::html::address::{encode, escape_into};
use crate::model::id::Id;
use crate::model::kinds::{Journey, Process};
use crate::model::nested::{End, Stage, Touchpoint};

use super::common::Shown;
use super::{Scene, counted};

/// Where a chevron leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
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
pub struct Manner {
    /// Where its chevrons lead.
    pub leads: Leads,
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
pub fn chevrons(scene: &Scene<'_, '_>, id: Id<Journey>, manner: Manner) -> Shown {
    let model = scene.model();
    let journey = &model.journeys[id];
    let mut html = String::with_capacity(1024);
    html.push_str("<div class=\"line\"><p class=\"line-title\">");
    if manner.leads == Leads::Nowhere {
        escape_into(&mut html, &model.node(journey.node).title);
    } else {
        html.push_str(&scene.show(journey.node).0);
    }
    if let Some(persona) = journey.persona.filter(|_| manner.walker) {
        html.push_str(" <span class=\"within\">walked by</span> ");
        html.push_str(&scene.show(model.personas[persona].node).0);
    }
    html.push_str("</p>");
    if !journey.stages.is_empty() {
        html.push_str("<ol class=\"chevrons\">");
        for (i, &stage) in journey.stages.iter().enumerate() {
            html.push_str("<li>");
            chevron(scene, stage, i + 1, manner, &mut html);
            html.push_str("</li>");
        }
        html.push_str("</ol>");
    }
    html.push_str("</div>");
    Shown(html)
}

fn chevron(scene: &Scene<'_, '_>, id: Id<Stage>, number: usize, manner: Manner, html: &mut String) {
    let model = scene.model();
    let stage = &model.stages[id];
    let title = &model.node(stage.node).title;
    let facts = manner.facts.then(|| Facts::of(scene, id));
    if manner.leads == Leads::Nowhere {
        body(title, facts.as_ref(), html);
        return;
    }
    let link = scene.link(stage.node);
    let opening = match (manner.leads, &facts) {
        (Leads::Open(journey), Some(facts)) if !facts.is_empty() => Some(journey),
        _ => None,
    };
    if let (Some(journey), Some(facts)) = (opening, &facts) {
        html.push_str("<details");
        if let Some(journey) = journey {
            let _ = write!(html, " id=\"tl-{journey}-{number}\"");
        }
        html.push_str("><summary>");
        body(title, Some(facts), html);
        html.push_str("</summary>");
        opened(scene, facts, html);
        let _ = write!(html, "<p class=\"to-stage\"><a href=\"{}{}\">The whole stage<span class=\"vh\">: ", scene.root, link.url);
        escape_into(html, title);
        html.push_str("</span></a></p></details>");
        return;
    }
    let address = match (manner.leads, model.journeys[stage.journey].outcome) {
        (Leads::ToOutcome(journey), Some(outcome)) => {
            format!("{}#tl-{journey}-{number}", encode(&model.page(model.outcomes[outcome].node)))
        }
        _ => link.url,
    };
    html.push_str("<a");
    if let Leads::Open(Some(journey)) = manner.leads {
        let _ = write!(html, " id=\"tl-{journey}-{number}\"");
    }
    let _ = write!(html, " href=\"{}{address}\">", scene.root);
    body(title, facts.as_ref(), html);
    html.push_str("</a>");
}

fn body(title: &str, facts: Option<&Facts>, html: &mut String) {
    html.push_str("<b>");
    escape_into(html, title);
    html.push_str("</b>");
    if let Some(facts) = facts.filter(|facts| !facts.is_empty() || facts.worst.is_some()) {
        html.push_str("<small>");
        facts.write(html);
        html.push_str("</small>");
    }
}

/// What lies below a stage: the processes that serve it, and the touchpoints that nobody serves.
fn opened(scene: &Scene<'_, '_>, facts: &Facts, html: &mut String) {
    let model = scene.model();
    html.push_str("<ul class=\"opens\">");
    for &process in &facts.processes {
        html.push_str("<li>");
        html.push_str(&scene.show(model.processes[process].node).0);
        let outcomes = scene.pages.reach.outcomes_of(process).len();
        if outcomes > 1 {
            let _ = write!(
                html,
                " <span class=\"count\" title=\"serves {outcomes} outcomes\">{outcomes}<span class=\"vh\"> outcomes</span></span>"
            );
        }
        html.push_str("</li>");
    }
    for &gap in &facts.gaps {
        html.push_str("<li class=\"gap\">");
        html.push_str(&scene.show(model.touchpoints[gap].node).0);
        html.push_str(" <span class=\"within\">nobody recorded</span></li>");
    }
    html.push_str("</ul>");
}

impl Facts {
    fn of(scene: &Scene<'_, '_>, id: Id<Stage>) -> Self {
        let model = scene.model();
        let mut facts = Self { processes: Vec::new(), teams: 0, worst: None, gaps: Vec::new() };
        for &t in &model.stages[id].touchpoints {
            let touchpoint = &model.touchpoints[t];
            for process in serving(model, t) {
                if !facts.processes.contains(&process) {
                    facts.processes.push(process);
                }
            }
            if let Some(feeling) = touchpoint.feeling {
                facts.worst = Some(facts.worst.map_or(feeling, |worst| worst.min(feeling)));
            }
            if touchpoint.served_by.is_empty() && (touchpoint.from == End::Us || touchpoint.to == End::Us) {
                facts.gaps.push(t);
            }
        }
        facts.teams = teams_crossed::of_touchpoints(&scene.pages.ground, &model.stages[id].touchpoints).len();
        facts
    }

    /// Whether there is nothing to open.
    fn is_empty(&self) -> bool {
        self.processes.is_empty() && self.gaps.is_empty()
    }

    fn write(&self, html: &mut String) {
        let mut sep = "";
        if !self.processes.is_empty() {
            html.push_str(&counted(self.processes.len(), "process", "processes"));
            sep = ", ";
        }
        if self.teams > 0 {
            let _ = write!(html, "{sep}{}", counted(self.teams, "team", "teams"));
            sep = ", ";
        }
        if let Some(worst) = self.worst {
            let class = match worst {
                w if w <= -0.5 => "low",
                w if w < 0.0 => "down",
                w if w > 0.0 => "up",
                _ => "even",
            };
            let _ = write!(html, "<span class=\"vh\">{sep}worst feeling </span><i class=\"{class}\">{}</i>", signed(worst));
            sep = ", ";
        }
        if !self.gaps.is_empty() {
            let _ = write!(html, "<span class=\"vh\">{sep}</span><i class=\"gap\">{}</i>", counted(self.gaps.len(), "gap", "gaps"));
        }
    }
}

/// A feeling with its sign.
fn signed(feeling: f64) -> String {
    format!("{}{}", if feeling > 0.0 { "+" } else { "" }, say_number(feeling))
}
