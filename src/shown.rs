//! Floor 7: the site that one audience sees, made of the whole site once that is read, linked and checked.
//!
//! 1. [`hidden`] finds what is not for the audience: whole files, what is nested in them, and what has nothing else to tell of.
//! 2. [`texts`] takes it out of the texts: the mappings of nested things, every name that leads to something hidden, the text below
//!    a hidden thing's heading. A link becomes its label.
//! 3. These texts are read and linked as any site is. So a page cannot say a name that is not shown: its model holds none.
//! 4. [`findings`] keeps what is found of both sites alike.
//!
//! What is counted is held against the whole site where it is told (`html`): a figure stands where both sites say the same.
//!
//! Absent: who is allowed to see what was published. That is for the host.

mod findings;
mod hidden;
mod texts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::files::Files;
use crate::base::history::History;
use crate::base::kind::Kind;
use crate::base::slug::slug;
use crate::link::{ModelSteps, ProcessModels, give_owners, link};
use crate::model::Model;
use crate::model::address_index::AddressIndex;
use crate::model::id::NodeId;
use crate::model::kinds::OwnerSource;
use crate::model::logged::LogFigures;
use crate::session::Options;
use crate::site::{Checked, Site, check, published};
use crate::syntax::content::document::Document;

use hidden::Hidden;

/// What of a checked site is for an audience, a folded name that the site has. `words` stands where something is and is not shown:
/// "not shown here". `options` are those that the site was linked with.
pub fn shown(whole: &Checked, audience: &str, words: &str, options: &Options) -> Checked {
    shown_but_for(whole, audience, &BTreeSet::new(), words, options)
}

/// The addresses of what is not for an audience, those by old ids too.
pub fn hidden_addresses(whole: &Site, audience: &str) -> BTreeSet<Address> {
    Hidden::of(whole, audience, &BTreeSet::new()).addresses(&whole.model)
}

/// As [`shown()`], and `also` what is found at these addresses is hidden.
pub fn shown_but_for(whole: &Checked, audience: &str, also: &BTreeSet<Address>, words: &str, options: &Options) -> Checked {
    let hidden = Hidden::of(whole, audience, also);
    let (mut files, mut documents) = texts::shown(whole, &hidden, words);
    stand_in(whole, &mut files, &mut documents, words);
    let mut config = whole.config.clone();
    let goes = hidden.named_by_site(whole);
    config.outcomes.retain(|outcome| !goes.contains(&outcome.span));
    config.audiences.clear();
    let models = ProcessModels::of(&documents, &files, &ProcessModels::default());
    ModelSteps::default().give(&mut documents, &models, &config, &files);
    let linked = link(&config, &documents, &files, &models, whole.drafts);
    let mut model = linked.model;
    if let Some(code_owners) = &options.code_owners {
        give_owners(&mut model, code_owners);
    }
    say_what_is_unseen(&whole.model, &hidden, &mut model);
    let assets: BTreeSet<Arc<str>> =
        whole.assets.iter().filter(|path| linked.assets.contains(*path) || path.starts_with(crate::site::THEME)).cloned().collect();
    let history = whole.history.as_ref().map(|history| Arc::new(of_shown(history, &documents)));
    // The output keeps what its pages tell, and nothing of journeys that it does not have.
    let is_told = |figures: &LogFigures| {
        model.journeys.iter().any(|(_, journey)| journey.log.as_ref().is_some_and(|log| log.figures.as_deref() == Some(figures)))
    };
    let logs = whole.logs.iter().filter(|log| is_told(&log.figures)).cloned().collect();
    let mut diagnostics: Vec<_> = published(&documents, whole.drafts).flat_map(|document| document.faults.iter().cloned()).collect();
    diagnostics.extend(linked.findings);
    let site = Site {
        files,
        config,
        documents,
        model,
        assets,
        not_content: Vec::new(),
        as_of: whole.as_of,
        history,
        logs,
        diagnostics,
        drafts: whole.drafts,
        gates: false,
    };
    let found = check(&site);
    let findings = findings::of_both(&whole.findings, found);
    Checked { site: Arc::new(site), findings: Arc::new(findings), whole: Some(Arc::new(whole.clone())) }
}

/// Where a site has a file for each third party, whoever is not shown needs one too: all of them are one, called so.
fn stand_in(whole: &Site, files: &mut Files, documents: &mut Vec<Arc<Document>>, words: &str) {
    let named = slug(words);
    let is_filed = published(&whole.documents, whole.drafts).any(|document| document.kind == Kind::ThirdParty);
    let is_named = |document: &Arc<Document>| files.text(&document.path).is_some_and(|text| text.contains(words));
    if !is_filed || !documents.iter().any(is_named) {
        return;
    }
    let path: Arc<str> = format!("{}/{named}.md", Kind::ThirdParty.folder()).into();
    if files.get(&path).is_some() {
        return;
    }
    let text = format!("---\ntitle: {}\n---\n", serde_json::to_string(words).unwrap_or_default());
    files.insert_text(Arc::clone(&path), &text);
    documents.extend(texts::read(&whole.config, &path, &text));
    documents.sort_by(|a, b| a.path.cmp(&b.path));
}

/// Notes what is served all the same, takes back owners that only the gap would give, and puts in what logs say of journeys that are
/// shown whole.
fn say_what_is_unseen(whole: &Model, hidden: &Hidden, model: &mut Model) {
    let index = AddressIndex::of(model);
    let place = |node: NodeId| index.find(&whole.node(node).address);
    let served: Vec<NodeId> =
        whole.touchpoints.iter().filter(|(_, t)| !t.served_by.is_empty()).filter_map(|(_, t)| place(t.node)).collect();
    let files = || (0..).map(NodeId).zip(&whole.graph.nodes).filter(|(id, node)| node.file == *id && !hidden.is_hidden(*id));
    let owner = |id: NodeId| whole.profile(id).owner.and_then(|team| place(whole.teams[team].node));
    let owners: Vec<(NodeId, Option<NodeId>)> = files().filter_map(|(id, _)| Some((place(id)?, owner(id)))).collect();
    let logs: Vec<_> =
        whole.journeys.iter().filter_map(|(_, journey)| Some((place(journey.node)?, journey.log.as_ref()?.figures.clone()))).collect();
    drop(index);
    for node in served {
        if let Ok(touchpoint) = model.node(node).entity.try_into() {
            let touchpoint: &mut crate::model::nested::Touchpoint = &mut model.touchpoints[touchpoint];
            touchpoint.served_unseen = touchpoint.served_by.is_empty();
        }
    }
    for (node, owner) in owners {
        let found = model.profile(node).owner.map(|team| model.teams[team].node);
        if found != owner {
            let profile = model.profile_mut(node);
            (profile.owner, profile.owner_source) = (None, OwnerSource::Whole);
        }
    }
    for (node, figures) in logs {
        if let Ok(journey) = model.node(node).entity.try_into() {
            let journey: &mut crate::model::kinds::Journey = &mut model.journeys[journey];
            if let Some(log) = &mut journey.log {
                log.figures = figures;
            }
        }
    }
}

/// When what is shown was last changed.
fn of_shown(history: &History, documents: &[Arc<Document>]) -> History {
    let files = documents.iter().filter_map(|document| history.files.get_key_value(&document.path));
    History { is_whole: history.is_whole, files: files.map(|(path, change)| (Arc::clone(path), change.clone())).collect() }
}
