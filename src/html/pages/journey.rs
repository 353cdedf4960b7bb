//! A journey: the whole of it as one picture, then stage by stage; what is known of one that nobody has written down yet.

mod scale;
pub mod table;
mod unmapped;
mod verdict;

use maud::html;
use serde::Serialize;

use crate::base::vocabulary::JourneyState;
use crate::html::routes::Route;
use crate::model::id::Id;
use crate::model::kinds::Journey;
use crate::model::nested::Opportunity;
use crate::picture::strip::StripSize;
use crate::picture::value_effort::{self, Worth};
use crate::words::{MessageValue, message};

use crate::html::fragments::chapter;
use crate::html::fragments::common::Common;
use crate::html::fragments::facts::{in_two_lines, useful_links};
use crate::html::fragments::journey_tabs::{JourneyTab, tabs};
use crate::html::fragments::measures::measures;
use crate::html::fragments::options::options;
use crate::html::fragments::strip::strip;
use crate::html::fragments::totals::Totals;
use crate::html::html_text::{Html, number, picture};
use crate::html::page_context::PageContext;

/// A journey's page.
#[derive(Debug, Serialize)]
pub struct JourneyView<'p> {
    /// What the page of every file sees.
    common: Common<'p>,
    /// The ways to look at the journey.
    tabs: Vec<JourneyTab<'p>>,
    /// Where it feels worst, before what people wait longest, where nobody answers, in a sentence each.
    verdict: Html,
    /// What is known of it at a glance, as a line: a list with an item each.
    line: Html,
    /// The rest of what the file says of itself, as a line at the foot; nothing where that is nothing.
    about: Html,
    /// How its body begins: what fits above the picture.
    opening: Html,
    /// The rest of its body.
    rest: Html,
    /// Whether it is a journey that should happen.
    is_target: bool,
    /// What sets it off.
    starts_when: Option<Html>,
    /// What ends it.
    ends_when: Option<Html>,
    /// Where nobody has written down what happens on it: what is known of it, and whom to ask.
    unmapped: Option<Html>,
    /// What chooses between the picture touchpoint by touchpoint and the one to the scale of time, and the latter; nothing where no
    /// wait is known.
    in_time: Html,
    /// All of it as one picture; nothing where there is nothing to draw.
    overview: Html,
    /// A chapter for each stage, with its touchpoints.
    chapters: Html,
    /// Its own measures, as articles.
    measures: Html,
    /// What could be better, and what it is worth.
    opportunities: Vec<OpportunityView<'p>>,
    /// Where its event log lies in the site's folder.
    log: Option<&'p str>,
    /// What it adds up to.
    totals: Totals,
    /// The opportunities by worth and work, as a picture.
    worth: Option<Html>,
}

#[derive(Debug, Serialize)]
struct OpportunityView<'p> {
    /// Its anchor on the page.
    id: &'p str,
    /// What could be done.
    title: &'p str,
    /// A list of the touchpoints that it would change.
    touchpoints: Html,
    /// What it is worth, and what work it is.
    rating: Html,
    /// How far it has come, as readers call it.
    state: &'p str,
    /// The team that takes it up.
    owner: Option<Html>,
    /// What it is about, in a sentence or two.
    said: Option<Html>,
    /// The levels of investment, the cheapest first; nothing where there is none.
    options: Html,
    /// Where to read more, as links; nothing where there is nothing.
    links: Html,
    /// What the body says of it.
    text: Html,
}

/// The opportunities by worth and work, as a picture.
fn worth(page: &PageContext<'_, '_>, journey: &Journey) -> Option<Html> {
    let opportunities = journey.opportunities.iter().map(|&o| &page.model().opportunities[o]);
    let known: Vec<_> = opportunities.map(|o| o.customer_value.zip(o.effort).map(|(value, work)| Worth { value, work })).collect();
    let scene = value_effort::scene(&known, page.words())?;
    Some(html! { (picture(&scene, "tl-worth", &|_, _| {})) }.into())
}

/// The view of a journey.
pub fn view<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> JourneyView<'p> {
    let model = page.model();
    let journey = &model.journeys[id];
    let common = Common::of(page, journey.node);
    let (opening, rest) = opening(&common.body);
    let is_mapped = model.is_mapped(id);
    let (line, about) = in_two_lines(page, journey.node);
    JourneyView {
        verdict: verdict::verdict(page, id),
        line,
        about,
        tabs: tabs(page, id, &Route::Thing(journey.node)),
        opening,
        rest,
        is_target: journey.state == JourneyState::Target,
        starts_when: page.say_if(&journey.starts_when),
        ends_when: page.say_if(&journey.ends_when),
        unmapped: (!is_mapped).then(|| unmapped::unmapped(page, journey).into()),
        in_time: scale::scale(page, id).into(),
        overview: if is_mapped { strip(page, id, StripSize::Overview, &[]).into() } else { Html::default() },
        chapters: chapter::chapters(page, id),
        measures: measures(page, journey.node, &journey.measures),
        opportunities: opportunities(page, id),
        log: journey.log.as_ref().map(|l| &*l.file),
        totals: Totals::of(page, id),
        worth: worth(page, journey),
        common,
    }
}

/// A body up to this many bytes of HTML stands whole above the picture.
const SHORT_BODY: usize = 900;

/// The first paragraph of a body and the rest; all of it where it is short, or begins with something else.
fn opening(body: &Html) -> (Html, Html) {
    const END: &str = "</p>";
    let first = body.0.find(END).filter(|_| body.0.len() > SHORT_BODY && body.0.trim_start().starts_with("<p>"));
    let (opening, rest) = body.0.split_at(first.map_or(body.0.len(), |at| at + END.len()));
    (Html(opening.to_owned()), Html(rest.trim().to_owned()))
}

fn opportunities<'p>(page: &PageContext<'p, '_>, id: Id<Journey>) -> Vec<OpportunityView<'p>> {
    let model = page.model();
    let journey = &model.journeys[id];
    let body = page.body(journey.node);
    journey
        .opportunities
        .iter()
        .map(|&o| {
            let o = &model.opportunities[o];
            let node = model.node(o.node);
            let nested = node.address.nested.as_deref().unwrap_or_default();
            OpportunityView {
                id: nested,
                title: &node.title,
                touchpoints: page.show_all(o.touchpoints.iter().map(|&t| model.touchpoints[t].node)),
                rating: rating(page, o),
                state: page.words().text(o.state),
                owner: o.owner.map(|t| page.show(model.teams[t].node)),
                said: page.say_if(&o.text),
                options: options(page, o),
                links: useful_links(&o.links).into(),
                text: body.as_ref().map(|b| b.of_nested(nested, 4)).unwrap_or_default(),
            }
        })
        .collect()
}

/// What an opportunity is worth, and what work it is.
pub fn rating(page: &PageContext<'_, '_>, opportunity: &Opportunity) -> Html {
    let figure =
        |n: Option<f64>| html! { @if let Some(n) = n { b { (number(n)) } } @else { span.unknown { (page.word(message::UNKNOWN)) } } }.0;
    let [customer, business, work] = [opportunity.customer_value, opportunity.business_value, opportunity.effort].map(figure);
    let values =
        [("customer", MessageValue::Html(&customer)), ("business", MessageValue::Html(&business)), ("work", MessageValue::Html(&work))];
    html! { (page.phrase(message::JOURNEY_OPPORTUNITY_RATING, &values)) }.into()
}
