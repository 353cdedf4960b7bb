//! What templates see: small values that borrow from the model, one module per sort of page.
//! Another page's HTML is never among them.

pub mod blueprint;
pub mod chevrons;
mod extra;
mod facts;
pub mod findings;
pub mod frame;
pub mod gaps;
pub mod home;
pub mod journey;
pub mod journey_tabs;
pub mod lenses;
pub mod link;
pub mod links_here;
pub mod map;
pub mod measures;
pub mod outcome;
pub mod page;
pub mod persona;
pub mod process;
pub mod reading;
pub mod service;
pub mod system;
pub mod target;
pub mod team;
pub mod third_party;
pub mod totals;
pub mod touchpoint;
mod work;

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::base::kind::Kind;
use crate::base::number_format::{say_minutes, say_number};
use crate::model::Model;
use crate::model::graph::{Entity, NodeId};
use crate::model::said::Said;

use super::Pages;
use super::address::page_of;
use link::{Html, Link};

/// A page in the making: the site, and the way from this page to its root.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'p, 's> {
    /// The site's pages.
    pub pages: &'p Pages<'s>,
    /// `../` for each folder that the page lies in.
    pub root: &'p str,
}

impl<'p, 's> PageContext<'p, 's> {
    /// The graph.
    pub fn model(&self) -> &'s Model {
        self.pages.model()
    }

    /// A view as the context of a template.
    ///
    /// # Errors
    /// Never for our own views.
    pub fn context(&self, view: &impl Serialize) -> tera::TeraResult<Context> {
        Context::from_serialize(view)
    }

    /// A link to a node.
    pub fn link(&self, node: NodeId) -> Link {
        let model = self.model();
        let n = model.node(node);
        let profile = model.profile(node);
        Link {
            title: self.title(node).into_owned(),
            url: page_of(&n.address),
            kind: n.entity.kind().word(),
            status: link::unusual(profile.status),
            broken: profile.broken,
            id: n.address.nested.as_ref().unwrap_or(&n.address.id).to_string(),
        }
    }

    /// What a node is called, in plain words: a need, a pain or a rule is called by its sentence, which may hold links.
    pub fn title(&self, node: NodeId) -> Cow<'s, str> {
        let model = self.model();
        let n = model.node(node);
        let said = match n.entity {
            Entity::Need(id) => model.needs[id].statement.as_ref(),
            Entity::Pain(id) => Some(&model.pains[id].text),
            Entity::Rule(id) => Some(&model.rules[id].text),
            _ => None,
        };
        said.map_or(Cow::Borrowed(&*n.title), |said| said.plain(model))
    }

    /// A link to a node, as HTML.
    pub fn show(&self, node: NodeId) -> Html {
        let mut html = Html::with_room(160);
        self.write_link(node, &mut html);
        html
    }

    /// Writes a link to a node.
    pub fn write_link(&self, node: NodeId, html: &mut Html) {
        html.raw("<a class=\"thing\" href=\"");
        self.write_rest_of_link(node, html);
    }

    /// Writes a link to a node from the address on, and what is unusual about it.
    fn write_rest_of_link(&self, node: NodeId, html: &mut Html) {
        let model = self.model();
        let n = model.node(node);
        let profile = model.profile(node);
        html.raw(self.root).page(&n.address).raw("\">");
        if let Some(code) = model.code(node) {
            html.raw("<span class=\"code\">").text(code).raw("</span> ");
        }
        html.text(&self.title(node)).raw("</a>");
        link::write_state(html, link::unusual(profile.status), profile.broken);
    }

    /// What somebody wrote in sentences, with its links.
    pub fn say(&self, said: &Said) -> Html {
        let mut html = Html::default();
        self.write_said(said, &mut html);
        html
    }

    /// The same of a field that may be blank.
    pub fn say_if(&self, said: &Option<Said>) -> Option<Html> {
        said.as_ref().map(|said| self.say(said))
    }

    /// Writes what somebody wrote in sentences.
    pub fn write_said(&self, said: &Said, html: &mut Html) {
        match &said.marked {
            None => {
                html.lines(&said.written);
            }
            Some(marked) => super::body::write_sentences(self.pages, marked, self.root, &mut html.0),
        }
    }

    /// Links to nodes as a list, in the order given; nothing where there are none.
    pub fn show_all(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        let mut nodes = nodes.into_iter().peekable();
        if nodes.peek().is_none() {
            return Html::default();
        }
        let mut html = Html::with_room(512);
        html.raw("<ul class=\"things\">");
        for node in nodes {
            html.raw(if self.model().file_kind(node) == Kind::Team { "<li data-team><a href=\"" } else { "<li><a href=\"" });
            self.write_rest_of_link(node, &mut html);
            html.raw("</li>");
        }
        html.raw("</ul>");
        html
    }

    /// Links to nodes as a list, in the order of their titles, each once.
    pub fn show_by_title(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        self.show_all(self.by_title(nodes))
    }

    /// Nodes in the order of their titles, each once.
    pub fn by_title(&self, nodes: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
        let model = self.model();
        let mut nodes: Vec<NodeId> = nodes.into_iter().collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.sort_by(|&a, &b| model.by_title(a, b));
        nodes
    }
}

/// A number with its word: `1 process`, `2 processes`.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n}\u{a0}{}", if n == 1 { one } else { many })
}

/// Registers the filters that templates use beside the built-in ones.
pub fn register(tera: &mut Tera) {
    tera.register_filter("minutes", |n: f64, _: Kwargs, _: &State<'_>| say_minutes(n));
    tera.register_filter("number", |n: f64, _: Kwargs, _: &State<'_>| say_number(n));
    tera.register_filter("inline", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&inline(text)));
}

/// A text of the front matter, escaped, with the `code` of Markdown.
fn inline(text: &str) -> String {
    let escaped = super::address::escape(text);
    let mut parts = escaped.split('`');
    let mut html = parts.next().unwrap_or("").to_owned();
    while let Some(inner) = parts.next() {
        match parts.next() {
            Some(after) => html.push_str(&format!("<code>{inner}</code>{after}")),
            None => html.push_str(&format!("`{inner}")),
        }
    }
    html
}
