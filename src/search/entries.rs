//! What can be found: everything that has an address, with what is said of it.

use std::sync::Arc;

use crate::model::Model;
use crate::model::graph::{EdgeKind, Entity};
use crate::model::id::{Id, NodeId};
use crate::model::kinds::{Profile, UsefulLink};
use crate::model::nested::{Actor, End, Gap, Step, Touchpoint, WorkItem};
use crate::model::said::Said;
use crate::syntax::content::document::Document;

use super::body::{add_body, add_html, section};

/// Where words of a thing stand, from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchField {
    /// What it is called.
    Title,
    /// What else it is called: its code, id and old ids, other names in use.
    Name,
    /// What it says of itself in a sentence or two; of a touchpoint, what people do and think.
    Said,
    /// Everything else that is written of it: its other sentences, tags, its body.
    Text,
    /// What it stands in, and who has a part in it.
    Around,
}

impl SearchField {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Title, Self::Name, Self::Said, Self::Text, Self::Around];

    /// What the published index calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Name => "name",
            Self::Said => "said",
            Self::Text => "text",
            Self::Around => "around",
        }
    }
}

/// The texts of a thing, by field.
#[derive(Clone, Debug, Default)]
pub struct EntryTexts {
    fields: [String; SearchField::ALL.len()],
}

impl EntryTexts {
    /// What stands in a field, a line for each text.
    pub fn of(&self, field: SearchField) -> &str {
        &self.fields[field as usize]
    }

    /// Forgets all of them, and keeps their room.
    pub fn clear(&mut self) {
        self.fields.iter_mut().for_each(String::clear);
    }

    fn add(&mut self, field: SearchField, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            let all = &mut self.fields[field as usize];
            all.push_str(text);
            all.push('\n');
        }
    }

    fn add_all(&mut self, field: SearchField, texts: &[Arc<str>]) {
        texts.iter().for_each(|text| self.add(field, text));
    }
}

/// Things of which one can be found, with what they lie in.
#[derive(Clone, Copy, Debug)]
pub struct SearchEntries<'m> {
    /// The graph.
    pub model: &'m Model,
    /// The documents that it was made from, in the order of the model.
    pub documents: &'m [Arc<Document>],
}

impl<'m> SearchEntries<'m> {
    /// What a thing stands in: of what is nested, the innermost that holds it; of a journey its outcome; else what it is part of.
    pub fn around(&self, id: NodeId) -> Option<NodeId> {
        let model = self.model;
        match model.node(id).entity {
            Entity::Outcome(id) => model.outcomes[id].parent.map(|wider| model.outcomes[wider].node),
            Entity::Journey(id) => model.journeys[id].outcome.map(|outcome| model.outcomes[outcome].node),
            Entity::Process(id) => model.processes[id].parent.map(|wider| model.processes[wider].node),
            Entity::Team(id) => model.teams[id].parent.map(|wider| model.teams[wider].node),
            Entity::Role(id) => model.roles[id].team.map(|team| model.teams[team].node),
            _ => model.graph.naming(id, EdgeKind::Contains).next(),
        }
    }

    /// What a thing stands in, from the outermost.
    pub fn way_to(&self, id: NodeId) -> Vec<NodeId> {
        let mut way: Vec<NodeId> = std::iter::successors(self.around(id), |&around| self.around(around)).collect();
        way.reverse();
        way
    }

    /// What a thing says of itself in a sentence.
    pub fn sentence(&self, id: NodeId) -> Option<String> {
        let model = self.model;
        let said = match model.node(id).entity {
            Entity::Stage(id) => model.stages[id].goal.as_ref(),
            Entity::Touchpoint(id) => {
                let Touchpoint { does, thinks, sees, expects, .. } = &model.touchpoints[id];
                does.as_ref().or(thinks.as_ref()).or(sees.as_ref()).or(expects.as_ref())
            }
            Entity::Need(id) => model.needs[id].asked_for.as_ref(),
            Entity::Opportunity(id) => model.opportunities[id].text.as_ref(),
            Entity::InvestmentOption(id) => model.options[id].text.as_ref(),
            Entity::Measure(_) | Entity::Step(_) | Entity::Rule(_) | Entity::Pain(_) => None,
            _ => model.profile(id).summary.as_ref(),
        };
        let said = said.map(|said| said.plain(model).split_whitespace().collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty());
        // What was replaced leads on.
        let successor = model.living_successor_of(id).filter(|_| model.node(id).file == id).map(|node| model.plain_title(node));
        match (successor, said) {
            (Some(successor), Some(said)) => Some(format!("\u{2192} {successor}. {said}")),
            (Some(successor), None) => Some(format!("\u{2192} {successor}")),
            (None, said) => said,
        }
    }

    /// Collects the texts of a thing. `in_short` leaves out what it does not say of itself in a name or a sentence.
    pub fn collect(&self, id: NodeId, in_short: bool, texts: &mut EntryTexts) {
        texts.clear();
        let node = self.model.node(id);
        // What is called by its sentence has no title.
        let is_sentence = matches!(node.entity, Entity::Need(_) | Entity::Rule(_) | Entity::Pain(_));
        texts.add(if is_sentence { SearchField::Said } else { SearchField::Title }, &self.model.plain_title(id));
        if node.file == id {
            let profile = self.model.profile(id);
            texts.add(SearchField::Name, profile.code.as_deref().unwrap_or_default());
            texts.add(SearchField::Name, &node.address.id);
            texts.add_all(SearchField::Name, &node.aliases);
            texts.add_all(SearchField::Name, self.model.other_names(id));
            // Who looks for what it replaced finds it too.
            for old in self.model.graph.naming(id, EdgeKind::ReplacedBy) {
                texts.add(SearchField::Name, &self.model.plain_title(old));
            }
            self.say(texts, SearchField::Said, [&profile.summary]);
            if !in_short {
                self.add_profile(profile, texts);
            }
        }
        self.add_own(id, in_short, texts);
        if in_short {
            return;
        }
        self.way_to(id).into_iter().for_each(|around| texts.add(SearchField::Around, &self.model.plain_title(around)));
        self.add_prose(id, texts);
    }

    fn say<'s>(&self, texts: &mut EntryTexts, field: SearchField, said: impl IntoIterator<Item = &'s Option<Said>>) {
        said.into_iter().flatten().for_each(|said| texts.add(field, &said.plain(self.model)));
    }

    fn add_profile(&self, profile: &Profile, texts: &mut EntryTexts) {
        texts.add_all(SearchField::Text, &profile.tags);
        self.say(texts, SearchField::Text, [&profile.purpose]);
        add_links(&profile.links, texts);
        if let Some(owner) = profile.owner {
            texts.add(SearchField::Around, &self.model.node(self.model.teams[owner].node).title);
        }
    }

    /// What a thing says in the fields of its kind.
    fn add_own(&self, id: NodeId, in_short: bool, texts: &mut EntryTexts) {
        use SearchField::{Name, Said, Text};
        let model = self.model;
        match model.node(id).entity {
            Entity::Outcome(id) => {
                let outcome = &model.outcomes[id];
                self.say(texts, Said, [&outcome.statement]);
                if !in_short {
                    self.say(texts, Text, [&outcome.expects]);
                    for limit in &outcome.limits {
                        texts.add(Text, limit.stakeholder.as_deref().unwrap_or_default());
                        texts.add(Text, &limit.text.plain(model));
                    }
                }
            }
            Entity::Persona(id) => self.say(texts, Said, [&model.personas[id].quote]),
            Entity::Journey(id) if !in_short => self.say(texts, Text, [&model.journeys[id].starts_when, &model.journeys[id].ends_when]),
            Entity::Process(id) if !in_short => self.add_process(id, texts),
            Entity::Service(id) => {
                let service = &model.services[id];
                self.say(texts, Said, [&service.promise]);
                if !in_short {
                    self.say(texts, Text, [&service.response, &service.cost, &service.on_failure, &service.distinctive]);
                }
            }
            Entity::Team(id) => {
                let team = &model.teams[id];
                texts.add(Name, team.handle.as_deref().unwrap_or_default());
                texts.add(Text, team.contact.as_deref().unwrap_or_default());
            }
            Entity::System(id) => texts.add(Text, model.systems[id].supplier.as_deref().unwrap_or_default()),
            Entity::ThirdParty(id) => texts.add(Text, model.third_parties[id].contact.as_deref().unwrap_or_default()),
            _ => self.add_nested(id, texts),
        }
    }

    /// What something nested in a file says in its fields.
    fn add_nested(&self, id: NodeId, texts: &mut EntryTexts) {
        use SearchField::{Name, Said, Text};
        let model = self.model;
        match model.node(id).entity {
            Entity::Stage(id) => {
                self.say(texts, Said, [&model.stages[id].goal, &model.stages[id].starts_when, &model.stages[id].ends_when])
            }
            Entity::Touchpoint(id) => self.add_touchpoint(id, texts),
            Entity::Need(id) => self.say(texts, Said, [&model.needs[id].asked_for]),
            Entity::Measure(id) => texts.add(Text, model.measures[id].source.as_deref().unwrap_or_default()),
            Entity::Step(id) => self.add_step(id, texts),
            Entity::Opportunity(id) => {
                self.say(texts, Said, [&model.opportunities[id].text]);
                add_links(&model.opportunities[id].links, texts);
            }
            Entity::InvestmentOption(id) => {
                self.say(texts, Said, [&model.options[id].text]);
                add_links(&model.options[id].links, texts);
            }
            _ => return,
        }
        texts.add_all(Name, &model.node(id).aliases);
    }

    fn add_process(&self, id: Id<crate::model::kinds::Process>, texts: &mut EntryTexts) {
        let process = &self.model.processes[id];
        texts.add(SearchField::Text, process.trigger.as_deref().unwrap_or_default());
        self.add_gap(process.gap.as_ref(), texts);
        // What has an address is found by itself.
        for rule in process.rules.iter().map(|&rule| &self.model.rules[rule]).filter(|rule| rule.node.is_none()) {
            texts.add(SearchField::Text, &rule.text.plain(self.model));
        }
        process.by.iter().for_each(|&actor| self.add_actor(actor, texts));
    }

    fn add_touchpoint(&self, id: Id<Touchpoint>, texts: &mut EntryTexts) {
        let model = self.model;
        let touchpoint = &model.touchpoints[id];
        self.say(texts, SearchField::Said, [&touchpoint.does, &touchpoint.thinks]);
        self.say(texts, SearchField::Text, [&touchpoint.sees, &touchpoint.expects]);
        touchpoint.gains.iter().for_each(|gain| texts.add(SearchField::Text, &gain.plain(model)));
        for pain in touchpoint.pains.iter().map(|&pain| &model.pains[pain]).filter(|pain| pain.node.is_none()) {
            texts.add(SearchField::Text, &pain.text.plain(model));
        }
        if let Some(recovery) = &touchpoint.recovery {
            self.say(texts, SearchField::Text, [&recovery.text]);
        }
        self.add_gap(touchpoint.gap.as_ref(), texts);
        for end in std::iter::once(&touchpoint.from).chain(&touchpoint.to) {
            match *end {
                End::ThirdParty(id) => texts.add(SearchField::Around, &model.node(model.third_parties[id].node).title),
                End::OtherPersona(id) => texts.add(SearchField::Around, &model.node(model.personas[id].node).title),
                End::Persona | End::Us | End::Nobody => {}
            }
        }
    }

    fn add_step(&self, id: Id<Step>, texts: &mut EntryTexts) {
        let step = &self.model.steps[id];
        for WorkItem { text, .. } in step.inputs.iter().chain(&step.outputs) {
            self.say(texts, SearchField::Text, [text]);
        }
        self.add_actor(step.by, texts);
        step.systems.iter().for_each(|&system| texts.add(SearchField::Around, &self.model.node(self.model.systems[system].node).title));
    }

    fn add_actor(&self, actor: Actor, texts: &mut EntryTexts) {
        if let Some(node) = self.model.actor_node(actor) {
            texts.add(SearchField::Around, &self.model.node(node).title);
        }
    }

    fn add_gap(&self, gap: Option<&Gap>, texts: &mut EntryTexts) {
        gap.into_iter().for_each(|gap| self.say(texts, SearchField::Text, [&gap.reason]));
    }

    /// What the body of a file says, or what it says of something nested.
    fn add_prose(&self, id: NodeId, texts: &mut EntryTexts) {
        let node = self.model.node(id);
        let Some(document) = self.model.profile(id).document.and_then(|at| self.documents.get(at)) else { return };
        let out = &mut texts.fields[SearchField::Text as usize];
        match node.address.nested.as_deref() {
            None => add_body(document, out),
            Some(nested) => section(document, nested).into_iter().for_each(|range| add_html(&document.prose.html[range], out)),
        }
    }
}

#[cfg(test)]
impl EntryTexts {
    /// Those of a thing that has a title only.
    pub(super) fn titled(title: &str) -> Self {
        let mut texts = Self::default();
        texts.add(SearchField::Title, title);
        texts
    }
}

fn add_links(links: &[UsefulLink], texts: &mut EntryTexts) {
    links.iter().for_each(|link| texts.add(SearchField::Text, &link.title));
}
