//! What stands in a cell: figures with their units, words as readers say them, things as links to where they are told.

use maud::{Markup, PreEscaped, html};

use crate::analysis::table::{TableCell, ThingAddress};
use crate::base::kind::Kind;
use crate::base::number_format::NumberFormat;
use crate::html::address::{encode, page_of};
use crate::html::html_text::text;
use crate::html::page_context::PageContext;
use crate::html::routes::Route;
use crate::model::Model;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::picture::curve::{feeling_class, say_feeling};
use crate::words::{Message, message};

use super::shown::{CountedFrom, EmptyCell, FigureUnit, ShownColumn};

/// Up to so many things are named in a cell; of more, the first and how many there are besides.
const MOST_NAMED: usize = 4;

/// Where a cell stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellPlace {
    /// What its row is about.
    pub about: Option<NodeId>,
    /// Whether it is the head of its row.
    pub is_head: bool,
    /// Whether its column holds figures.
    pub is_figure: bool,
    /// Whether its row sums up what belongs to nothing.
    pub is_rest: bool,
}

/// A cell of a row.
pub(super) fn cell(page: &PageContext<'_, '_>, column: &ShownColumn, cell: &TableCell, place: CellPlace) -> Markup {
    let CellPlace { is_head, is_figure, is_rest, .. } = place;
    if is_head {
        return html! { th scope="row" { (content(page, column, cell)) } };
    }
    let right = is_figure.then_some("right");
    match cell {
        // Of a journey that nobody has mapped nothing is counted yet, which is not the same as none.
        TableCell::Count(0) if is_unmapped(page, place.about) => {
            html! { td.unknown.right data-v="0" { (page.word(message::JOURNEYS_NOT_MAPPED)) } }
        }
        TableCell::Count(_) | TableCell::Number(_) | TableCell::Things(_)
            if column.is_walked && !is_rest && is_unmapped(page, place.about) =>
        {
            html! { td.unknown.right[is_figure] data-v=(figure(cell)) { (page.word(message::JOURNEYS_NOT_MAPPED)) } }
        }
        TableCell::Unknown if is_rest || column.blank == EmptyCell::Nothing => html! { td data-v="" {} },
        TableCell::Unknown => html! { td.unknown.right[is_figure] data-v="" { (page.word(message::UNKNOWN)) } },
        TableCell::Hidden => html! { td.unknown.right[is_figure] data-v="" { (page.word(message::FEWER_THAN_FIVE)) } },
        TableCell::NotShown => html! { td.unknown.right[is_figure] data-v="" { (page.word(message::NOT_SHOWN_HERE)) } },
        TableCell::Sampled(_, share) => html! { td.right data-v=(share) { (content(page, column, cell)) } },
        TableCell::Count(n) => html! { td.right data-v=(n) { (counted(page, column, cell, place)) } },
        TableCell::Number(n) => html! { td.right data-v=(n) { (counted(page, column, cell, place)) } },
        TableCell::Things(things) => {
            let is_team = things.iter().any(|thing| is_team(page.model(), thing));
            html! { td data-v=(things.len()) data-team[is_team] { (all(page, things.iter())) } }
        }
        TableCell::Changes(changes) => {
            html! { td data-v=(changes.len()) { (all(page, changes.iter().map(|change| &change.touchpoint))) } }
        }
        TableCell::Thing(thing) => html! { td data-team[is_team(page.model(), thing)] { (content(page, column, cell)) } },
        TableCell::Text(_) => html! { td dir="auto" { (content(page, column, cell)) } },
        _ => html! { td class=[right] { (content(page, column, cell)) } },
    }
}

/// Whether it is a journey that nobody has mapped, or an outcome that no touchpoint leads to.
pub(super) fn is_unmapped(page: &PageContext<'_, '_>, about: Option<NodeId>) -> bool {
    let model = page.model();
    match about.map(|node| model.node(node).entity) {
        Some(Entity::Journey(journey)) => !model.is_mapped(journey),
        Some(Entity::Outcome(outcome)) => page.index.reach.touchpoints_of(outcome).is_empty(),
        _ => false,
    }
}

/// What a cell says to scripts.
fn figure(cell: &TableCell) -> String {
    match cell {
        TableCell::Count(n) => n.to_string(),
        TableCell::Number(n) => n.to_string(),
        TableCell::Things(things) => things.len().to_string(),
        _ => String::new(),
    }
}

/// A figure as a link to where readers see what it was counted from.
fn counted(page: &PageContext<'_, '_>, column: &ShownColumn, cell: &TableCell, place: CellPlace) -> Markup {
    let content = content(page, column, cell);
    let is_nothing = matches!(cell, TableCell::Count(0)) || *cell == TableCell::Number(0.0);
    let (model, about) = (page.model(), place.about.filter(|_| !place.is_rest));
    let to = match column.counted_from.filter(|_| !is_nothing) {
        Some(CountedFrom::Place(anchor)) => about.map(|node| format!("{}#{anchor}", page_of(&model.node(model.node(node).file).address))),
        Some(CountedFrom::Blueprint) => about.and_then(|node| match model.node(node).entity {
            Entity::Journey(journey) => Some(encode(&Route::Blueprint(journey).path(model))),
            _ => None,
        }),
        Some(CountedFrom::Page(page)) => Some(page.to_owned()),
        None => None,
    };
    match to {
        Some(to) => html! { a href={ (page.root) (to) } { (content) } },
        None => content,
    }
}

/// Whether a cell names one thing, and that is a team.
pub(super) fn names_team(model: &Model, cell: &TableCell) -> bool {
    matches!(cell, TableCell::Thing(thing) if is_team(model, thing))
}

fn is_team(model: &Model, thing: &ThingAddress) -> bool {
    thing.node().is_some_and(|node| model.file_kind(node) == Kind::Team)
}

fn content(page: &PageContext<'_, '_>, column: &ShownColumn, cell: &TableCell) -> Markup {
    let figures = NumberFormat::ENGLISH;
    match cell {
        TableCell::Unknown => html! { (page.word(message::UNKNOWN)) },
        TableCell::Hidden => html! { (page.word(message::FEWER_THAN_FIVE)) },
        TableCell::NotShown => html! { (page.word(message::NOT_SHOWN_HERE)) },
        TableCell::Sampled(_, share) => html! { (text(&figures.share(*share))) },
        TableCell::Flag(flag) => html! { (page.word(if *flag { message::YES } else { message::NO })) },
        TableCell::Count(n) => html! { (text(&figures.count(*n))) },
        TableCell::Number(n) => match column.unit {
            FigureUnit::Plain => html! { (text(&figures.number(*n))) },
            FigureUnit::Work => html! { (text(&figures.work(*n))) },
            FigureUnit::Share => html! { (text(&figures.share(*n))) },
            FigureUnit::Money => html! { (text(&money(page.model(), *n))) },
            FigureUnit::Feeling => html! { b.(feeling_class(*n)) { (text(&say_feeling(*n))) } },
        },
        TableCell::Word(word) => said(page, word),
        TableCell::Words(words) => {
            html! { @for (n, word) in words.iter().enumerate() { @if n > 0 { ", " } (said(page, word)) } }
        }
        TableCell::Text(words) => html! { (text(words)) },
        TableCell::Called(name, title) => match in_words(name) {
            Some(message) => html! { (page.word(message)) },
            None => html! { (text(title)) },
        },
        TableCell::Thing(thing) => {
            let sort = thing.node().filter(|_| column.says_sort).map(|node| page.model().file_kind(node));
            html! { (one(page, thing)) @if let Some(sort) = sort { " " small { (page.word(sort)) } } }
        }
        TableCell::Things(things) => all(page, things.iter()),
        TableCell::Changes(changes) => all(page, changes.iter().map(|change| &change.touchpoint)),
        TableCell::Rows(rows) => html! { (rows.rows.len()) },
    }
}

fn money(model: &Model, amount: f64) -> String {
    match &model.site.currency {
        Some(currency) => NumberFormat::ENGLISH.money(amount, currency),
        None => NumberFormat::ENGLISH.number(amount),
    }
}

/// A link to where a thing is told; the name of what is told nowhere.
pub(super) fn one(page: &PageContext<'_, '_>, thing: &ThingAddress) -> Markup {
    match thing {
        ThingAddress::Node(node, _) => html! { (page.to(*node)) },
        ThingAddress::Called(_, title) => html! { (text(title)) },
    }
}

/// Things one behind the other: the first, and how many there are besides; nothing where there are none.
fn all<'t>(page: &PageContext<'_, '_>, things: impl ExactSizeIterator<Item = &'t ThingAddress>) -> Markup {
    let count = things.len();
    let named = if count <= MOST_NAMED + 1 { count } else { MOST_NAMED };
    html! {
        @for (n, thing) in things.take(named).enumerate() { @if n > 0 { " · " } (one(page, thing)) }
        @if count > named { " " small { (page.phrase(message::AND_MORE, &[("count", (count - named).into())])) } }
    }
}

fn said(page: &PageContext<'_, '_>, word: &str) -> Markup {
    match in_words(word) {
        Some(message) => PreEscaped(page.word(message).0.to_owned()),
        None => html! { (text(word)) },
    }
}

/// A word of the rows as readers say it.
pub fn in_words(word: &str) -> Option<Message> {
    Some(match word {
        "all" => message::INSIGHT_WORD_ALL,
        "part" => message::INSIGHT_WORD_PART,
        "claimed" => message::INSIGHT_WORD_CLAIMED,
        "no_recorded_path" => message::INSIGHT_WORD_NO_PATH,
        "better" => message::INSIGHT_WORD_BETTER,
        "worse" => message::INSIGHT_WORD_WORSE,
        "same" => message::INSIGHT_WORD_SAME,
        "mixed" => message::INSIGHT_WORD_MIXED,
        "extreme" => message::INSIGHT_WORD_EXTREME,
        "high" => message::INSIGHT_WORD_HIGH,
        "sample" => message::INSIGHT_WORD_SAMPLE,
        "worth a look" => message::INSIGHT_WORD_WORTH_A_LOOK,
        "do now" => message::INSIGHT_WORD_DO_NOW,
        "plan" => message::INSIGHT_WORD_PLAN,
        "fill in" => message::INSIGHT_WORD_FILL_IN,
        "leave" => message::INSIGHT_WORD_LEAVE,
        "open" => message::OPPORTUNITY_OPEN,
        "doing" => message::OPPORTUNITY_DOING,
        "done" => message::OPPORTUNITY_DONE,
        "hurts" => message::INSIGHT_WORD_HURTS,
        "neutral" => message::INSIGHT_WORD_NEUTRAL,
        "helps" => message::INSIGHT_WORD_HELPS,
        "broken" => message::INSIGHT_WORD_BROKEN,
        "kept" => message::INSIGHT_WORD_KEPT,
        "held" => message::INSIGHT_WORD_HELD,
        "feeling" => message::INSIGHT_WORD_FEELING,
        "evidence" => message::INSIGHT_WORD_EVIDENCE,
        "third-party" => message::INSIGHT_WORD_THIRD_PARTY,
        "life" => message::INSIGHT_WORD_LIFE,
        "target" => message::INSIGHT_WORD_TARGET,
        "customer" => message::STAKEHOLDER_CUSTOMER,
        "partner" => message::STAKEHOLDER_PARTNER,
        "supplier" => message::STAKEHOLDER_SUPPLIER,
        "employee" => message::STAKEHOLDER_EMPLOYEE,
        "investor" => message::STAKEHOLDER_INVESTOR,
        "regulator" => message::STAKEHOLDER_REGULATOR,
        "society" => message::STAKEHOLDER_SOCIETY,
        _ => return None,
    })
}
