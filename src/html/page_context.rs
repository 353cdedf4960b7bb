//! A page in the making: how it shows what the graph holds, from where it lies.

use std::borrow::Cow;
use std::sync::Arc;

use maud::{Markup, PreEscaped, Render, html};
use serde::Serialize;
use tera::{Context, Value};

use crate::base::kind::Kind;
use crate::base::source::Source;
use crate::base::vocabulary::Status;
use crate::model::Model;
use crate::model::id::NodeId;
use crate::model::kinds::Profile;
use crate::model::said::Said;
use crate::syntax::config::{OwnField, OwnFields};
use crate::words::{Message, MessageValues, Words, message};

use super::body::{Body, write_sentences};
use super::html_text::{self, Html, lines};
use super::link::Link;
use crate::html::address::page_of;
use crate::html::site_index::SiteIndex;
use crate::html::theme::Theme;

/// What the list of a view's fields is called in its context, while it is held against the whole site.
pub(super) const FIELDS: &str = "tl-fields";

/// A page in the making: the site, and the way from this page to its root.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'p, 's> {
    /// The site.
    pub index: &'p SiteIndex<'s>,
    /// How it looks and what it says.
    pub theme: &'p Theme,
    /// `../` for each folder that the page lies in.
    pub root: &'p str,
    /// The file whose page it is: what is nested in it is a few letters away.
    pub file: Option<NodeId>,
}

impl<'p, 's> PageContext<'p, 's> {
    /// The graph.
    pub fn model(&self) -> &'s Model {
        self.index.model()
    }

    /// The source that a thing is of; none where it is the site's own.
    pub fn source_of(&self, node: NodeId) -> Option<&'s Arc<Source>> {
        let model = self.model();
        model.site.source_of(&model.node(node).place.as_ref()?.file)
    }

    /// What pages say.
    pub fn words(&self) -> &'p Words {
        &self.theme.words
    }

    /// The types of the site's own fields that something has: `page.own_fields(|own| &own.step)`.
    pub fn own_fields(&self, of: impl FnOnce(&'s OwnFields) -> &'s [OwnField]) -> &'s [OwnField] {
        of(self.index.site.config.own_fields())
    }

    /// A message that needs no values, or what a word of the model is called, as HTML: `(page.word(message::NOBODY))` or
    /// `(page.word(profile.status))` in [`maud::html!`].
    pub fn word(&self, message: impl Into<Message>) -> PreEscaped<&'p str> {
        PreEscaped(self.words().html(message))
    }

    /// A message with its values, as HTML.
    pub fn phrase<'v>(&self, message: Message, values: MessageValues<'v, 'v>) -> impl Render + use<'v, 'p, 's> {
        let words = self.words();
        html_text::write(move |out| words.write_html(message, values, out))
    }

    /// A view as the context of a template.
    ///
    /// # Errors
    /// Never for our own views.
    pub fn context(&self, view: &impl Serialize) -> tera::TeraResult<Context> {
        let mut context = Context::from_serialize(view)?;
        if self.index.whole.is_some() {
            // A context does not tell what is in it.
            let fields = Value::try_from_serializable(view)?;
            let fields: Vec<String> = fields.as_map().into_iter().flat_map(|map| map.keys().map(ToString::to_string)).collect();
            context.insert(FIELDS, &fields);
        }
        Ok(context)
    }

    /// The texts of the document that a node's file comes from; none for a third party without a
    /// file, and for a file that could not be read.
    pub fn body(&self, node: NodeId) -> Option<Body<'p, 's>> {
        let profile = self.model().profile(node);
        profile.document.filter(|_| !profile.broken).map(|n| Body::new(self.index, self.words(), n, self.root))
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
        self.to(node).render().into()
    }

    /// A link to a node in [`maud::html!`].
    pub fn to(&self, node: NodeId) -> impl Render + use<'p, 's> {
        let page = *self;
        html_text::write(move |out| page.write_link(node, "<a href=\"", out))
    }

    /// Writes a link to a node behind its beginning, and what is unusual about it. Of nothing else do pages hold as many.
    fn write_link(&self, node: NodeId, begin: &str, out: &mut String) {
        let model = self.model();
        let link = self.index.link(node);
        out.push_str(begin);
        match link.within_page().filter(|_| self.file == Some(model.node(node).file)) {
            Some(link) => out.push_str(link),
            None => {
                out.push_str(self.root);
                out.push_str(link.from_root());
            }
        }
        let profile = model.profile(node);
        if profile.status != Status::Active || profile.broken {
            self.state(profile).render_to(out);
        }
        if profile.status == Status::Retired
            && let Some(successor) = model.living_successor_of(model.node(node).file).filter(|successor| self.file != Some(*successor))
        {
            html! { " " span.successor { (self.word(message::REPLACED_BY)) " " } }.render_to(out);
            self.write_link(successor, "<a href=\"", out);
        }
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
        self.sentences(said).render().into()
    }

    /// The same of a field that may be blank.
    pub fn say_if(&self, said: &Option<Said>) -> Option<Html> {
        said.as_ref().map(|said| self.say(said))
    }

    /// What somebody wrote in sentences in [`maud::html!`].
    pub fn sentences<'a>(&self, said: &'a Said) -> impl Render + use<'a, 'p, 's> {
        let page = *self;
        html_text::write(move |out| match &said.marked {
            None => lines(&said.written).render_to(out),
            Some(marked) => write_sentences(page.index, marked, page.root, out),
        })
    }

    /// Links to nodes as a list, in the order given; nothing where there are none.
    pub fn show_all(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        let mut nodes = nodes.into_iter().peekable();
        if nodes.peek().is_none() {
            return Html::default();
        }
        let mut html = String::with_capacity(512);
        html.push_str("<ul class=\"things\">");
        for node in nodes {
            let is_team = self.model().file_kind(node) == Kind::Team;
            self.write_link(node, if is_team { "<li data-team><a href=\"" } else { "<li><a href=\"" }, &mut html);
        }
        html.push_str("</ul>");
        Html(html)
    }

    /// Links to nodes as a list, in the order of their titles, each once.
    pub fn show_by_title(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        self.show_all(self.by_title(nodes))
    }

    /// Links to nodes one behind the other, in the order of their titles, each once.
    pub fn in_a_row(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        html_text::joined(self.by_title(nodes).into_iter().map(|node| self.to(node)), ", ").into()
    }

    /// The same, each as the item of a list.
    pub fn as_items(&self, nodes: impl IntoIterator<Item = NodeId>) -> Html {
        html! { @for node in self.by_title(nodes) { li { (self.to(node)) } } }.into()
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
