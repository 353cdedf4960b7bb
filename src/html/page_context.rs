//! A page in the making: how it shows what the graph holds, from where it lies.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, Render, html};
use serde::Serialize;
use tera::Context;

use crate::base::kind::Kind;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::model::kinds::Profile;
use crate::model::said::Said;
use crate::words::{Message, MessageValues, Words, message};

use super::body::Body;
use super::html_text::{self, Html};
use super::link::Link;
use crate::html::address::page_of;
use crate::html::site_index::SiteIndex;
use crate::html::theme::Theme;

/// A page in the making: the site, and the way from this page to its root.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'p, 's> {
    /// The site.
    pub index: &'p SiteIndex<'s>,
    /// How it looks and what it says.
    pub theme: &'p Theme,
    /// `../` for each folder that the page lies in.
    pub root: &'p str,
}

impl<'p, 's> PageContext<'p, 's> {
    /// The graph.
    pub fn model(&self) -> &'s Model {
        self.index.model()
    }

    /// What pages say.
    pub fn words(&self) -> &'p Words {
        &self.theme.words
    }

    /// A message that needs no values, or what a word of the model is called, as HTML: `(page.word(message::NOBODY))` or
    /// `(page.word(profile.status))` in [`maud::html!`].
    pub fn word(&self, message: impl Into<Message>) -> PreEscaped<&'p str> {
        PreEscaped(self.words().html(message))
    }

    /// A message with its values, as HTML.
    pub fn phrase<'v>(&self, message: Message, values: MessageValues<'v, 'v>) -> impl Render + use<'v, 'p, 's> {
        let words = self.words();
        html_text::write(move |html| words.write_html(message, values, &mut html.0))
    }

    /// A view as the context of a template.
    ///
    /// # Errors
    /// Never for our own views.
    pub fn context(&self, view: &impl Serialize) -> tera::TeraResult<Context> {
        Context::from_serialize(view)
    }

    /// The texts of the document that a node's file comes from; none for a third party without a
    /// file, and for a file that could not be read.
    pub fn body(&self, node: NodeId) -> Option<Body<'p, 's>> {
        let profile = self.model().profile(node);
        profile.document.filter(|_| !profile.broken).map(|n| Body::new(self.index, n, self.root))
    }

    /// A link to a node.
    pub fn link(&self, node: NodeId) -> Link {
        Link { title: self.title(node).into_owned(), url: page_of(&self.model().node(node).address) }
    }

    /// What a node is called, in plain words: a need, a pain or a rule is called by its sentence, which may hold links.
    pub fn title(&self, node: NodeId) -> Cow<'s, str> {
        self.model().plain_title(node)
    }

    /// A link to a node, as HTML.
    pub fn show(&self, node: NodeId) -> Html {
        let mut html = Html::with_room(160);
        self.write_link(node, &mut html);
        html
    }

    /// A link to a node in [`maud::html!`].
    pub fn to(&self, node: NodeId) -> impl Render + use<'p, 's> {
        let page = *self;
        html_text::write(move |html| page.write_link(node, html))
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
        self.state(profile).render_to(&mut html.0);
    }

    /// What stands behind a link to something that is not simply there.
    pub fn state(&self, profile: &Profile) -> Markup {
        if profile.status == Status::Active && !profile.broken {
            return Markup::default();
        }
        html! {
            @if profile.status != Status::Active { " " span.status { (self.word(profile.status)) } }
            @if profile.broken { " " span.status { (self.word(message::CANNOT_BE_READ)) } }
        }
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

    /// What somebody wrote in sentences in [`maud::html!`].
    pub fn sentences<'a>(&self, said: &'a Said) -> impl Render + use<'a, 'p, 's> {
        let page = *self;
        html_text::write(move |html| page.write_said(said, html))
    }

    /// Writes what somebody wrote in sentences.
    pub fn write_said(&self, said: &Said, html: &mut Html) {
        match &said.marked {
            None => {
                html.lines(&said.written);
            }
            Some(marked) => crate::html::body::write_sentences(self.index, marked, self.root, &mut html.0),
        }
    }

    /// Links to nodes as a list, in the order given; nothing where there are none.
    pub fn show_all(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        let mut nodes = nodes.into_iter().peekable();
        if nodes.peek().is_none() {
            return Html::default();
        }
        let is_team = |node| self.model().file_kind(node) == Kind::Team;
        html! {
            ul.things {
                @for node in nodes {
                    li data-team[is_team(node)] { (html_text::write(|html| self.write_rest_of_link(node, html.raw("<a href=\"")))) }
                }
            }
        }
        .into()
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
