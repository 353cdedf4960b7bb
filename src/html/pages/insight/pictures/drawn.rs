//! Pictures drawn as one: for a wide page and for a phone, of which the style sheet shows one.

use maud::{Markup, html};

use crate::html::html_text::{Html, page_at, picture, text, write};
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::picture::scatter::Extent;
use crate::picture::scene::Scene;
use crate::picture::svg;
use maud::Render;

use super::rows::{BarKey, caption};

/// A picture in both its arrangements below what it shows, and what stands below it; nothing where nothing is drawn.
pub(super) fn drawn(
    page: &PageContext<'_, '_>,
    id: &str,
    key: &[BarKey<'_>],
    scene: impl Fn(Extent) -> Option<Scene>,
    below: impl FnOnce() -> Markup,
) -> Html {
    let Some((wide, narrow)) = scene(Extent::Wide).zip(scene(Extent::Narrow)) else { return Html::default() };
    let links = |node: NodeId, out: &mut String| leads_to(page, node, out);
    html! {
        (caption(&wide.description, page, key))
        (picture(&wide, id, &links))
        (picture(&narrow, &format!("{id}-narrow"), &links))
        (below())
    }
    .into()
}

/// Writes where a thing is found.
fn leads_to(page: &PageContext<'_, '_>, node: NodeId, out: &mut String) {
    text(page.root).render_to(out);
    page_at(&page.model().node(node).address).render_to(out);
}

/// A small picture; nothing where nothing is drawn.
pub(super) fn small(scene: Option<Scene>) -> Html {
    let Some(scene) = scene else { return Html::default() };
    html! { (write(|out| svg::write_small(out, &scene, &|_, _| {}))) }.into()
}
