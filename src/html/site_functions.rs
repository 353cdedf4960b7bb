//! What templates can ask the whole site for: things by their addresses, the touchpoints of a journey, the steps of a process, who
//! names a thing and where it lies. Nothing is worked out unless a template asks.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Serialize;
use serde_yaml::Value as Extra;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::base::address::Address;
use crate::base::suggest::nearest;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::model::nested::End;
use crate::site::Site;
use crate::words::Words;

use super::address::{encode, page_of};
use super::fragments::backlinks;
use super::fragments::touchpoint::party_word;
use super::routes::{Lens, Route};

/// The site that the templates of a renderer ask.
#[derive(Debug)]
pub(super) struct AskedSite {
    pub site: Arc<Site>,
    pub words: Arc<Words>,
    /// Where copied files are published, by their path in the site.
    pub published: BTreeMap<Arc<str>, String>,
}

static NO_EXTRA: LazyLock<Extra> = LazyLock::new(|| Extra::Mapping(serde_yaml::Mapping::new()));

/// A link, as functions give it.
#[derive(Debug, Serialize)]
pub(super) struct LinkValue {
    /// What it is called.
    title: String,
    /// Where it leads from this page on.
    url: String,
    /// Its kind: `process`, `team`.
    kind: &'static str,
    /// Its address: `process:settle-the-claim#decide`.
    address: String,
}

/// A thing of the site: what `node` gives.
#[derive(Debug, Serialize)]
pub(super) struct NodeValue<'m> {
    /// Its address: `process:settle-the-claim#decide`.
    address: String,
    /// Its id, the nested one where it is nested.
    id: &'m str,
    /// The kind of the file that it is or lies in.
    kind: &'static str,
    /// What it is called.
    title: String,
    /// The number or code that people know it by.
    code: Option<&'m str>,
    /// Where it lies from this page on.
    url: String,
    /// The file's sentence about itself, without markup.
    summary: Option<String>,
    /// `hypothesis`, `planned`, `active` or `retired`.
    status: &'static str,
    /// The team that answers for the file.
    owner: Option<LinkValue>,
    /// The file's tags.
    tags: &'m [Arc<str>],
    /// The day somebody last looked: `2026-03-01`.
    reviewed: Option<String>,
    /// The file in which it is nested.
    within: Option<LinkValue>,
    /// Fields of the site's own.
    extra: &'m Extra,
}

/// A touchpoint: what `touchpoints` gives a list of.
#[derive(Debug, Serialize)]
pub(super) struct TouchpointValue<'m> {
    /// Its id.
    id: &'m str,
    /// What it is called.
    title: String,
    /// Where it lies from this page on.
    url: String,
    /// The title of its stage.
    stage: &'m str,
    /// Whose it is: `meeting` with us, `own` action, `third` party.
    party: &'static str,
    /// Who starts it, where that is a third party or another persona.
    from: Option<LinkValue>,
    /// The first third party or other persona who receives it.
    to: Option<LinkValue>,
    /// The titles of its channels.
    channels: Vec<&'m str>,
    /// Whether the outcome is won or lost here.
    moment_of_truth: bool,
    /// How it feels, from -2 to 2.
    feeling: Option<f64>,
    /// How much it matters to the person, from 1 to 5.
    importance: Option<f64>,
    /// How content the person is with it, from 1 to 5.
    satisfaction: Option<f64>,
    /// Minutes of the person's own work.
    work: Option<f64>,
    /// Minutes that the person waits before it.
    wait: Option<f64>,
    /// The processes and steps that serve it.
    served_by: Vec<LinkValue>,
    /// Fields of the site's own.
    extra: &'m Extra,
}

/// A step: what `steps` gives a list of.
#[derive(Debug, Serialize)]
pub(super) struct StepValue<'m> {
    /// Its id.
    id: &'m str,
    /// What it is called.
    title: String,
    /// Where it lies from this page on.
    url: String,
    /// The team, the system or the third party that does it.
    by: Option<LinkValue>,
    /// `front`, `back` or `support`.
    layer: Option<&'static str>,
    /// Minutes of hands-on work.
    work: Option<f64>,
    /// Minutes of waiting before it.
    wait: Option<f64>,
    /// The systems that it uses.
    systems: Vec<LinkValue>,
    /// Fields of the site's own.
    extra: &'m Extra,
}

/// Somebody who names a thing: what `backlinks` gives a list of.
#[derive(Debug, Serialize)]
pub(super) struct BacklinkValue<'w> {
    /// Why, in words.
    reason: &'w str,
    /// Who.
    from: LinkValue,
    /// The file in which that is nested.
    within: Option<LinkValue>,
}

/// Registers the functions of a site.
pub(super) fn register(tera: &mut Tera, site: &Arc<AskedSite>) {
    let asks = |answer: fn(&Asked<'_>, NodeId) -> TeraResult<Value>| {
        let site = Arc::clone(site);
        move |given: Kwargs, state: &State<'_>| {
            let asked = Asked::of(&site, state)?;
            answer(&asked, asked.find(given.must_get("of")?)?)
        }
    };
    tera.register_function("node", asks(|asked, node| Ok(Value::from_serializable(&asked.node(node)))));
    tera.register_function("extra", asks(|asked, node| Ok(Value::from_serializable(asked.extra(node)))));
    tera.register_function("backlinks", asks(|asked, node| Ok(Value::from_serializable(&asked.backlinks(node)))));
    tera.register_function("touchpoints", asks(|asked, node| asked.touchpoints(node)));
    tera.register_function("steps", asks(|asked, node| asked.steps(node)));
    let site = Arc::clone(site);
    tera.register_function("url_for", move |given: Kwargs, state: &State<'_>| Asked::of(&site, state)?.url_for(given.must_get("to")?));
}

/// A question from one page.
struct Asked<'a> {
    model: &'a Model,
    site: &'a AskedSite,
    root: String,
}

impl<'a> Asked<'a> {
    fn of(site: &'a AskedSite, state: &State<'_>) -> TeraResult<Self> {
        Ok(Self { model: &site.site.model, site, root: state.get::<String>("root")?.unwrap_or_default() })
    }

    fn find(&self, address: &str) -> TeraResult<NodeId> {
        Address::parse(address).and_then(|address| self.model.graph.find(&address)).ok_or_else(|| {
            let known: Vec<String> = self.model.graph.nodes.iter().map(|node| node.address.to_string()).collect();
            self.unknown(address, known.iter().map(String::as_str), "write it as `process:settle-the-claim`")
        })
    }

    fn unknown<'k>(&self, asked: &str, known: impl Iterator<Item = &'k str>, else_say: &str) -> tera::Error {
        let help = nearest(asked, known).map_or_else(|| else_say.to_owned(), |near| format!("did you mean `{near}`?"));
        tera::Error::message(format!("the site has nothing with the address `{asked}`: {help}"))
    }

    fn url(&self, node: NodeId) -> String {
        format!("{}{}", self.root, page_of(&self.model.node(node).address))
    }

    fn id(&self, node: NodeId) -> &'a str {
        let address = &self.model.node(node).address;
        address.nested.as_ref().unwrap_or(&address.id)
    }

    fn link(&self, node: NodeId) -> LinkValue {
        let address = &self.model.node(node).address;
        let title = self.model.plain_title(node).into_owned();
        LinkValue { title, url: self.url(node), kind: address.kind.word(), address: address.to_string() }
    }

    fn extra(&self, node: NodeId) -> &'a Extra {
        let model = self.model;
        let extra = match model.node(node).entity {
            Entity::Stage(id) => &model.stages[id].extra,
            Entity::Touchpoint(id) => &model.touchpoints[id].extra,
            Entity::Step(id) => &model.steps[id].extra,
            _ => &model.profile(node).extra,
        };
        extra.as_deref().unwrap_or(&NO_EXTRA)
    }

    fn node(&self, node: NodeId) -> NodeValue<'a> {
        let model = self.model;
        let it = model.node(node);
        let profile = model.profile(node);
        NodeValue {
            address: it.address.to_string(),
            id: self.id(node),
            kind: it.address.kind.word(),
            title: model.plain_title(node).into_owned(),
            code: profile.code.as_deref().filter(|_| it.file == node),
            url: self.url(node),
            summary: profile.summary.as_ref().map(|summary| summary.plain(model).into_owned()),
            status: Status::word(profile.status),
            owner: profile.owner.map(|team| self.link(model.teams[team].node)),
            tags: &profile.tags,
            reviewed: profile.reviewed.map(|day| day.to_string()),
            within: (it.file != node).then(|| self.link(it.file)),
            extra: self.extra(node),
        }
    }

    fn touchpoints(&self, node: NodeId) -> TeraResult<Value> {
        let model = self.model;
        let Entity::Journey(journey) = model.node(node).entity else {
            return Err(tera::Error::message(format!("`{}` is no journey: only journeys have touchpoints", model.node(node).address)));
        };
        let touchpoints = model.touchpoints_of(journey).map(|id| {
            let t = &model.touchpoints[id];
            TouchpointValue {
                id: self.id(t.node),
                title: model.plain_title(t.node).into_owned(),
                url: self.url(t.node),
                stage: &model.node(model.stages[t.stage].node).title,
                party: party_word(t.party()),
                from: self.end(t.from),
                to: t.to.iter().find_map(|&end| self.end(end)),
                channels: t.channels.iter().map(|id| self.channel(id)).collect(),
                moment_of_truth: t.moment_of_truth,
                feeling: t.feeling,
                importance: t.importance,
                satisfaction: t.satisfaction,
                work: t.effort_work,
                wait: t.wait,
                served_by: t
                    .served_by
                    .iter()
                    .map(|serving| self.link(serving.step.map_or(model.processes[serving.process].node, |step| model.steps[step].node)))
                    .collect(),
                extra: self.extra(t.node),
            }
        });
        Ok(Value::from_serializable(&touchpoints.collect::<Vec<_>>()))
    }

    fn end(&self, end: End) -> Option<LinkValue> {
        match end {
            End::OtherPersona(id) => Some(self.link(self.model.personas[id].node)),
            End::ThirdParty(id) => Some(self.link(self.model.third_parties[id].node)),
            End::Persona | End::Us | End::Nobody => None,
        }
    }

    fn channel(&self, id: &'a str) -> &'a str {
        self.model.site.channels.iter().find(|(known, _)| **known == *id).map_or(id, |(_, title)| title)
    }

    fn steps(&self, node: NodeId) -> TeraResult<Value> {
        let model = self.model;
        let Entity::Process(process) = model.node(node).entity else {
            return Err(tera::Error::message(format!("`{}` is no process: only processes have steps", model.node(node).address)));
        };
        let steps = model.processes[process].steps.iter().map(|&id| {
            let step = &model.steps[id];
            StepValue {
                id: self.id(step.node),
                title: model.plain_title(step.node).into_owned(),
                url: self.url(step.node),
                by: model.actor_node(step.by).map(|node| self.link(node)),
                layer: step.layer.map(|layer| layer.word()),
                work: step.work,
                wait: step.wait,
                systems: step.systems.iter().map(|&system| self.link(model.systems[system].node)).collect(),
                extra: self.extra(step.node),
            }
        });
        Ok(Value::from_serializable(&steps.collect::<Vec<_>>()))
    }

    fn backlinks(&self, node: NodeId) -> Vec<BacklinkValue<'a>> {
        let groups = backlinks::groups(self.model, self.model.node(node).file);
        let of_group = |(reason, namings): (_, Vec<backlinks::Naming>)| {
            let reason = self.site.words.text(reason);
            namings.into_iter().map(move |(within, from, _)| (reason, within, from))
        };
        let all = groups.into_iter().flat_map(of_group);
        all.map(|(reason, within, from)| BacklinkValue { reason, from: self.link(from), within: within.map(|file| self.link(file)) })
            .collect()
    }

    /// Where an address, a page of the site's own or a copied file lies from this page on.
    fn url_for(&self, to: &str) -> TeraResult<Value> {
        let fixed = [Route::Home, Route::Journeys, Route::Insights, Route::Glossary, Route::Findings, Route::Index]
            .into_iter()
            .chain(Lens::ALL.map(Route::Lens));
        let fixed: Vec<String> = fixed.map(|route| route.path(self.model)).collect();
        let published = &self.site.published;
        let path = if let Some(file) = published.get(to) {
            encode(file)
        } else if fixed.iter().any(|page| page == to) {
            to.to_owned()
        } else if to.contains(':') {
            return Ok(Value::normal_string(&self.url(self.find(to)?)));
        } else {
            let known = fixed.iter().map(String::as_str).chain(published.keys().map(|path| &**path));
            return Err(self.unknown(
                to,
                known,
                "write the address of a thing, a page such as `glossary.html`, or a file of the site's folder that a page shows",
            ));
        };
        Ok(Value::normal_string(&format!("{}{path}", self.root)))
    }
}
