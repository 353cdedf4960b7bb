//! What stands in the cells of a touchpoint. Where its words do not tell what it is, a cell says the name of its row once
//! more, for where touchpoints are cards; only one of the two names is shown.
//!
//! Pages hold thousands of cells: they end where the next one begins, as HTML allows.

use maud::{Markup, PreEscaped, html};

use crate::html::fragments::chapter::rows::ChapterRow;
use crate::html::fragments::chapter::{Chapters, TouchpointColumn, anchor};
use crate::html::fragments::extra;
use crate::html::fragments::facts::evidence;
use crate::html::fragments::touchpoint::{channel, feeling_word, unserved, who};
use crate::html::html_text::{joined, page_at, path, text};
use crate::model::id::{Id, NodeId};
use crate::model::nested::{Pain, Serving, Touchpoint};
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::words::{Message, MessageValue, message};

impl Chapters<'_, '_, '_> {
    /// The name of a row; that of a team or system with the numbers of the touchpoints that it has a part in, for where these
    /// are cards and no dots stand beside it.
    pub(super) fn name(&self, row: &ChapterRow<'_>, columns: &[TouchpointColumn<'_>]) -> Markup {
        let page = self.page;
        let doer = |node, group: Option<Message>, has_part: &dyn Fn(&TouchpointColumn<'_>) -> bool| {
            let numbers = columns.iter().filter(|column| has_part(column)).map(|column| column.number);
            html! {
                @if let Some(group) = group { b { (page.word(group)) } " " }
                (page.to(node)) " " i { (joined(numbers, " ")) }
            }
        };
        let class = class(row);
        match *row {
            ChapterRow::Team(node, first) => html! {
                th.(class) data-team { (doer(node, first.then_some(message::KIND_TEAM_MANY), &|column| column.teams.contains(&node))) }
            },
            ChapterRow::System(node, first) => html! {
                th.(class) { (doer(node, first.then_some(message::KIND_SYSTEM_MANY), &|column| column.systems.contains(&node))) }
            },
            ChapterRow::Processes => html! { th.(class) { i { (page.word(message::CHAPTER_LINE)) } (self.word(row)) } },
            _ => html! { th class=[(!class.is_empty()).then_some(class)] { (self.word(row)) } },
        }
    }

    fn word(&self, row: &ChapterRow<'_>) -> Markup {
        match (row, word(row)) {
            (ChapterRow::Extra(name), _) => html! { (text(&extra::title(self.page.own_fields(|own| &own.touchpoint), name))) },
            (_, Some(word)) => html! { (self.page.word(word)) },
            _ => Markup::default(),
        }
    }

    /// What a touchpoint says in a row.
    pub(super) fn cell(&self, row: &ChapterRow<'_>, column: &TouchpointColumn<'_>) -> Markup {
        let class = class(row);
        let dot = |has_part: bool| html! { @if has_part { "●" } };
        match row {
            ChapterRow::Team(node, _) => html! { td.(class) data-team; (dot(column.teams.contains(node))) },
            ChapterRow::System(node, _) => html! { td.(class); (dot(column.systems.contains(node))) },
            _ => {
                let says = self.says(row, column);
                html! {
                    td class=[(!class.is_empty()).then_some(class)];
                    @if !says.0.is_empty() && !tells_itself(row) { i { (self.word(row)) } }
                    (says)
                }
            }
        }
    }

    fn says(&self, row: &ChapterRow<'_>, column: &TouchpointColumn<'_>) -> Markup {
        let page = self.page;
        let t = column.touchpoint;
        match row {
            ChapterRow::Does => html! {
                @if let Some(does) = &t.does { p { (page.sentences(does)) } }
                @if let Some(thinks) = &t.thinks { q { (page.sentences(thinks)) } }
                (self.picture(t))
            },
            ChapterRow::Meets => self.meets(t),
            ChapterRow::Expects => html! {
                @if let Some(expects) = &t.expects { p { (page.sentences(expects)) } }
                @if let Some(service) = t.service {
                    @let service = html! { (page.to(page.model().services[service].node)) };
                    p { (page.phrase(message::CHAPTER_PROMISED_BY, &[("service", (&service).into())])) }
                }
                (self.within(t))
            },
            ChapterRow::Sees => html! { @if let Some(sees) = &t.sees { p { (page.sentences(sees)) } } },
            ChapterRow::Then => html! { @if let Some(next) = column.then { (self.then(next)) } },
            ChapterRow::Measures => self.measures(&t.measures),
            ChapterRow::Fields => extra::in_one_row(page, page.own_fields(|own| &own.touchpoint), t.extra.as_deref()),
            ChapterRow::Feels => self.feels(t),
            ChapterRow::Pains if !t.pains.is_empty() || !t.gains.is_empty() => html! {
                ul.hurts {
                    @for &pain in &t.pains { (self.pain(&page.model().pains[pain])) }
                    @for gain in &t.gains { li.gain { (page.sentences(gain)) } }
                }
            },
            ChapterRow::Needs => html! { @for &need in &t.needs { p { (page.to(page.model().needs[need].node)) } } },
            ChapterRow::Ratings => self.ratings(t),
            ChapterRow::Recovery => html! {
                @if let Some(recovery) = &t.recovery {
                    @if let Some(says) = &recovery.text { p { (page.sentences(says)) } }
                    @for serving in &recovery.served_by { (self.process(serving)) }
                }
            },
            ChapterRow::Replaces => html! { @for &replaced in &t.replaces { p { (page.to(page.model().touchpoints[replaced].node)) } } },
            ChapterRow::Processes => self.processes(t),
            ChapterRow::Effort => self.effort(t),
            ChapterRow::Logged => {
                let number = |id: Id<Touchpoint>| {
                    self.columns
                        .iter()
                        .find(|column| column.touchpoint.node == page.model().touchpoints[id].node)
                        .map_or(0, |column| column.number)
                };
                column.logged.as_ref().map(|logged| logged.says(page, number)).unwrap_or_default()
            }
            ChapterRow::Better => html! { @for &change in &column.changes { (self.here(change)) } },
            ChapterRow::Extra(name) => {
                html! { @if let Some(value) = extra::value(page, page.own_fields(|own| &own.touchpoint), t.extra.as_deref(), name) { p { (value) } } }
            }
            ChapterRow::Story => html! {
                @if !column.story.is_empty() { details { summary { (page.word(message::CHAPTER_READ_ON)) } div.prose { (column.story) } } }
            },
            ChapterRow::Evidence => self.evidence(t),
            _ => Markup::default(),
        }
    }

    fn picture(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        html! {
            @if let Some(picture) = t.picture.as_ref().and_then(|p| page.index.published.get(p)) {
                img src={(text(page.root)) (path(picture))} alt=(text(&page.model().node(t.node).title)) loading="lazy";
            }
        }
    }

    /// Where the two meet, who starts, and what is special about it.
    fn meets(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        html! {
            @for id in &t.channels { (text(&channel(page, id).title)) " · " }
            (who(page, t))
            @if t.moment_of_truth { " " span.truth { (page.word(message::MOMENT_OF_TRUTH)) } }
            @if t.mandated { " · " (page.word(message::TOUCHPOINT_MANDATED)) }
            (self.causes(t))
        }
    }

    fn feels(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let Some(feeling) = t.feeling else { return html! { span.unknown { (page.word(message::UNKNOWN)) } } };
        let says = if page.model().has_assumed_feeling(t) { message::FEELING_ASSUMED } else { message::FEELING };
        let (figure, word) = (say_feeling(feeling), page.words().text(feeling_word(feeling)));
        let values = [("figure", (&figure).into()), ("word", word.into())];
        html! { @if feeling <= -1.5 { span.low { (page.phrase(says, &values)) } } @else { (page.phrase(says, &values)) } }
    }

    /// What hurts, how much as a bar, and how likely people leave because of it.
    fn pain(&self, pain: &Pain) -> Markup {
        let page = self.page;
        html! {
            li id=[pain.node.map(|node| text(anchor(page, node)))] {
                @if let Some(level) = pain.level { (self.bar(level, message::PAIN_LEVEL, "level", level)) }
                (page.sentences(&pain.text))
                @if let Some(risk) = pain.leave_risk {
                    " " small { (page.phrase(message::PAIN_LEAVE_RISK, &[("risk", MessageValue::Number(risk))])) }
                }
            }
        }
    }

    /// A figure as a bar of ten parts, with the words for it.
    fn bar(&self, tenths: f64, says: Message, name: &'static str, figure: f64) -> Markup {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held between 0 and 10")]
        let length = tenths.clamp(0.0, 10.0).round() as u8;
        html! { i.{"l" (length)} { (self.page.phrase(says, &[(name, MessageValue::Number(figure))])) } " " }
    }

    fn ratings(&self, t: &Touchpoint) -> Markup {
        let ratings = [(t.importance, message::CHAPTER_IMPORTANCE), (t.satisfaction, message::CHAPTER_SATISFACTION)];
        html! {
            @for (i, (rating, name)) in ratings.into_iter().filter_map(|(rating, name)| Some((rating?, name))).enumerate() {
                @if i > 0 { br; }
                (self.bar(rating * 2.0, message::CHAPTER_OF_FIVE, "rating", rating)) (self.page.word(name))
            }
        }
    }

    fn processes(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        html! {
            @for serving in &t.served_by { (self.process(serving)) }
            @if !t.served_by.is_empty() {
            } @else if t.is_unserved() {
                (unserved(page, t))
            } @else if t.party() != Party::Own {
                span.unknown { (page.word(message::TOUCHPOINT_NOT_OURS)) }
            }
        }
    }

    /// A process that serves it; where one of its steps does, this is named too.
    fn process(&self, serving: &Serving) -> Markup {
        let page = self.page;
        let model = page.model();
        let process = &model.processes[serving.process];
        let Some(step) = serving.step.map(|step| model.node(model.steps[step].node)) else {
            return html! { p { (page.to(process.node)) } };
        };
        let titles = [("process", (&*model.node(process.node).title).into()), ("step", (&*step.title).into())];
        html! {
            p {
                a href={(text(page.root)) (page_at(&step.address))} { (page.phrase(message::TOUCHPOINT_PROCESS_AND_STEP, &titles)) }
                (page.state(&process.profile))
            }
        }
    }

    /// What it costs the person.
    fn effort(&self, t: &Touchpoint) -> Markup {
        let figures = [
            t.effort_work.map(|work| (message::CHAPTER_OWN_WORK, ("work", MessageValue::Minutes(work)))),
            t.effort_load.map(|load| (message::CHAPTER_LOAD, ("load", MessageValue::Number(load)))),
            t.wait.map(|wait| (message::CHAPTER_AFTER_WAITING, ("wait", MessageValue::Minutes(wait)))),
        ];
        html! { (joined(figures.into_iter().flatten().map(|(says, figure)| html! { (self.page.phrase(says, &[figure])) }), ", ")) }
    }

    /// A link to something on this page.
    fn here(&self, node: NodeId) -> Markup {
        html! { p { a href={"#" (path(anchor(self.page, node)))} { (text(&self.page.title(node))) } } }
    }

    /// Where we know it from, folded to the sorts.
    fn evidence(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let mut sorts: Vec<&str> = Vec::new();
        for kind in t.evidence.iter().map(|e| page.words().html(e.kind.map_or(message::EVIDENCE, Message::from))) {
            if !sorts.contains(&kind) {
                sorts.push(kind);
            }
        }
        html! {
            @if !sorts.is_empty() {
                details { summary { (joined(sorts.into_iter().map(PreEscaped), ", ")) } (evidence(page, &t.evidence)) }
            }
        }
    }
}

/// What style sheets know a row by; the usual ones need nothing.
fn class(row: &ChapterRow<'_>) -> &'static str {
    match row {
        ChapterRow::Meets => "m",
        ChapterRow::Feels => "f",
        ChapterRow::Effort | ChapterRow::Ratings => "s",
        ChapterRow::Processes => "w",
        ChapterRow::Extra(_) | ChapterRow::Fields => "extra",
        ChapterRow::Team(_, false) | ChapterRow::System(_, false) => "d",
        ChapterRow::Team(_, true) | ChapterRow::System(_, true) => "d g",
        _ => "",
    }
}

/// Whether what stands in a cell tells what it is.
fn tells_itself(row: &ChapterRow<'_>) -> bool {
    matches!(row, ChapterRow::Meets | ChapterRow::Does | ChapterRow::Ratings | ChapterRow::Effort | ChapterRow::Story)
}

/// What a row is called; what is named after a thing has no word.
fn word(row: &ChapterRow<'_>) -> Option<Message> {
    Some(match row {
        ChapterRow::Meets => message::CHAPTER_MEETS,
        ChapterRow::Does => message::CHAPTER_DOES,
        ChapterRow::Sees => message::CHAPTER_SEES,
        ChapterRow::Expects => message::TOUCHPOINT_EXPECTS,
        ChapterRow::Feels => message::TOUCHPOINT_FEELING,
        ChapterRow::Pains => message::CHAPTER_PAINS,
        ChapterRow::Needs => message::TOUCHPOINT_NEEDS_MET,
        ChapterRow::Ratings => message::CHAPTER_RATINGS,
        ChapterRow::Recovery => message::TOUCHPOINT_RECOVERY,
        ChapterRow::Replaces => message::TOUCHPOINT_REPLACES,
        ChapterRow::Then => message::CHAPTER_GOES_ON,
        ChapterRow::Measures => message::CHAPTER_MEASURES,
        ChapterRow::Fields => message::CHAPTER_FIELDS,
        ChapterRow::Processes => message::KIND_PROCESS_MANY,
        ChapterRow::Effort => message::CHAPTER_EFFORT,
        ChapterRow::Logged => message::CHAPTER_LOGGED,
        ChapterRow::Better => message::TOUCHPOINT_COULD_BE_BETTER,
        ChapterRow::Story => message::CHAPTER_STORY,
        ChapterRow::Evidence => message::CHAPTER_EVIDENCE,
        ChapterRow::Team(..) | ChapterRow::System(..) | ChapterRow::Extra(_) => return None,
    })
}
