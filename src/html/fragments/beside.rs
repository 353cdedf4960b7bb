//! Two journeys on one axis, as wide as a page; a phone has a picture of its own, with the stages told below.

use maud::html;

use crate::html::html_text::{Html, text, write};
use crate::html::page_context::PageContext;
use crate::picture::strip::beside::{BesideColumn, BesideSort, BesideWidth};
use crate::picture::strip::{StripContent, beside};
use crate::picture::svg;

/// Both curves, and who stands in which column.
pub fn beside(page: &PageContext<'_, '_>, sort: BesideSort, both: [&StripContent<'_>; 2], places: &[BesideColumn]) -> Html {
    let drawn = |size| {
        let drawn = beside::scene(sort, both, places, size, page.words());
        write(move |out| svg::write_small(out, &drawn, &|_, _| {}))
    };
    let stages = |content: &StripContent<'_>| {
        let titles = content.stages.iter().enumerate().filter(|(_, stage)| !stage.points.is_empty());
        let titles: Vec<String> = titles.map(|(at, stage)| format!("{} {}", at + 1, stage.title)).collect();
        html! { (text(&titles.join(" · "))) }
    };
    html! {
        div.on-wide { (drawn(BesideWidth::Page)) }
        div.on-narrow {
            (drawn(BesideWidth::Phone))
            dl.stages { @for (name, content) in sort.names().into_iter().zip(both) { dt { (page.word(name)) } dd { (stages(content)) } } }
        }
    }
    .into()
}
