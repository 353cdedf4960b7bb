//! What stands in the cells of a touchpoint. Each says the name of its row once more, for where touchpoints are cards; only
//! one of the two names is shown.

use maud::{Markup, PreEscaped, html};

use crate::html::fragments::chapter::rows::Row;
use crate::html::fragments::chapter::{Chapters, TouchpointColumn, anchor};
use crate::html::fragments::extra;
use crate::html::fragments::facts::evidence;
use crate::html::fragments::touchpoint::{channel, feeling_word, served_by, unserved, who};
use crate::html::html_text::{joined, path, text};
use crate::model::id::NodeId;
use crate::model::nested::{Pain, Touchpoint};
use crate::model::queries::touchpoint::Party;
use crate::picture::curve::say_feeling;
use crate::words::{Message, MessageValue, message};

impl Chapters<'_, '_, '_> {
    /// The name of a row.
    pub(super) fn name(&self, row: &Row<'_>) -> Markup {
        let class = class(row);
        match row {
            Row::Team(node) => html! { th.(class) scope="col" data-team { (self.page.to(*node)) } },
            Row::System(node) => html! { th.(class) scope="col" { (self.page.to(*node)) } },
            _ => html! { th class=[(!class.is_empty()).then_some(class)] scope="col" { (self.word(row)) } },
        }
    }

    fn word(&self, row: &Row<'_>) -> Markup {
        match (row, word(row)) {
            (Row::Extra(name), _) => html! { (text(name)) },
            (_, Some(word)) => html! { (self.page.word(word)) },
            _ => Markup::default(),
        }
    }

    /// What a touchpoint says in a row.
    pub(super) fn cell(&self, row: &Row<'_>, column: &TouchpointColumn<'_>) -> Markup {
        let class = class(row);
        let class = (!class.is_empty()).then_some(class);
        match row {
            Row::Team(node) => {
                html! { td class=[class] data-team { @if column.teams.contains(node) { (self.dot(*node)) } } }
            }
            Row::System(node) => html! { td class=[class] { @if column.systems.contains(node) { (self.dot(*node)) } } },
            Row::Line => html! { td class=[class] { b { (self.word(row)) } } },
            _ => {
                let says = self.says(row, column);
                html! { td class=[class] { @if !says.0.is_empty() { b { (self.word(row)) } (says) } } }
            }
        }
    }

    /// That a team or a system has a part in it.
    fn dot(&self, node: NodeId) -> Markup {
        html! { i { (text(&self.page.title(node))) } }
    }

    fn says(&self, row: &Row<'_>, column: &TouchpointColumn<'_>) -> Markup {
        let page = self.page;
        let t = column.touchpoint;
        match row {
            Row::Picture => self.picture(t),
            Row::Meets => self.meets(t),
            Row::Does => html! {
                @if let Some(does) = &t.does { p { (page.sentences(does)) } }
                @if let Some(thinks) = &t.thinks { q { (page.sentences(thinks)) } }
            },
            Row::Expects => html! {
                @if let Some(expects) = &t.expects { p { (page.sentences(expects)) } }
                @if let Some(service) = t.service {
                    @let service = page.show(page.model().services[service].node);
                    p { (page.phrase(message::CHAPTER_PROMISED_BY, &[("service", (&service).into())])) }
                }
            },
            Row::Feels => self.feels(t),
            Row::Pains if !t.pains.is_empty() || !t.gains.is_empty() => html! {
                ul.hurts {
                    @for &pain in &t.pains { (self.pain(&page.model().pains[pain])) }
                    @for gain in &t.gains { li.gain { (page.sentences(gain)) } }
                }
            },
            Row::Needs if !t.needs.is_empty() => html! { (page.show_all(t.needs.iter().map(|&n| page.model().needs[n].node))) },
            Row::Ratings => self.ratings(t),
            Row::Recovery => html! { @if let Some(recovery) = &t.recovery { p { (page.sentences(recovery)) } } },
            Row::Replaces => html! { (page.show_all(t.replaces.iter().map(|&r| page.model().touchpoints[r].node))) },
            Row::Processes => self.processes(t),
            Row::Teams if !column.teams.is_empty() => html! { span {} },
            Row::Systems if !column.systems.is_empty() => html! { span {} },
            Row::Effort => self.effort(t),
            Row::Better => html! { @for &change in &column.changes { (self.here(change)) } },
            Row::Extra(name) => html! { @if let Some(value) = extra::value(page, t.extra.as_deref(), name) { p { (value) } } },
            Row::Story => html! {
                @if !column.story.is_empty() { details { summary { (page.word(message::CHAPTER_READ_ON)) } div.prose { (column.story) } } }
            },
            Row::Evidence => self.evidence(t),
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
            @if !t.channels.is_empty() {
                span { (joined(t.channels.iter().map(|id| html! { (text(&channel(page, id).title)) }), " · ")) } " "
            }
            span { (who(page, t)) }
            @if t.moment_of_truth { " " span.truth { (page.word(message::MOMENT_OF_TRUTH)) } }
            @if t.mandated { " " span { (page.word(message::TOUCHPOINT_MANDATED)) } }
        }
    }

    fn feels(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let Some(feeling) = t.feeling else { return html! { span.unknown { (page.word(message::UNKNOWN)) } } };
        let says = if page.model().has_assumed_feeling(t) { message::FEELING_ASSUMED } else { message::FEELING };
        let word = page.words().text(feeling_word(feeling));
        html! {
            span class=[(feeling <= -1.5).then_some("low")] { (page.phrase(says, &[("figure", (&say_feeling(feeling)).into()), ("word", word.into())])) }
        }
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
        html! { i.lv.{"l" (length)} { (self.page.phrase(says, &[(name, MessageValue::Number(figure))])) } " " }
    }

    fn ratings(&self, t: &Touchpoint) -> Markup {
        let ratings = [
            (t.importance, message::CHAPTER_IMPORTANCE, message::CHAPTER_MATTERS),
            (t.satisfaction, message::CHAPTER_SATISFACTION, message::CHAPTER_SATISFIES),
        ];
        html! {
            @for (rating, says, name) in ratings {
                @if let Some(rating) = rating { span.rated { (self.bar(rating * 2.0, says, "rating", rating)) (self.page.word(name)) } " " }
            }
        }
    }

    fn processes(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        if !t.served_by.is_empty() {
            return served_by(page, t);
        }
        html! {
            @if t.is_unserved() {
                (unserved(page, t))
            } @else if t.party() != Party::Own {
                span.unknown { (page.word(message::TOUCHPOINT_NOT_OURS)) }
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
        html! { @for (says, figure) in figures.into_iter().flatten() { span { (self.page.phrase(says, &[figure])) } " " } }
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
fn class(row: &Row<'_>) -> &'static str {
    match row {
        Row::Meets => "m",
        Row::Feels => "f",
        Row::Effort | Row::Ratings => "s",
        Row::Line => "w line",
        Row::Processes => "w",
        Row::Extra(_) => "extra",
        Row::Teams | Row::Systems => "w g",
        Row::Team(_) | Row::System(_) => "w d",
        _ => "",
    }
}

/// What a row is called; what is named after a thing has no word.
fn word(row: &Row<'_>) -> Option<Message> {
    Some(match row {
        Row::Picture => message::CHAPTER_PICTURE,
        Row::Meets => message::CHAPTER_MEETS,
        Row::Does => message::CHAPTER_DOES,
        Row::Expects => message::TOUCHPOINT_EXPECTS,
        Row::Feels => message::TOUCHPOINT_FEELING,
        Row::Pains => message::CHAPTER_PAINS,
        Row::Needs => message::TOUCHPOINT_NEEDS_MET,
        Row::Ratings => message::CHAPTER_RATINGS,
        Row::Recovery => message::TOUCHPOINT_RECOVERY,
        Row::Replaces => message::TOUCHPOINT_REPLACES,
        Row::Line => message::CHAPTER_LINE,
        Row::Processes => message::KIND_PROCESS_MANY,
        Row::Teams => message::KIND_TEAM_MANY,
        Row::Systems => message::KIND_SYSTEM_MANY,
        Row::Effort => message::CHAPTER_EFFORT,
        Row::Better => message::TOUCHPOINT_COULD_BE_BETTER,
        Row::Story => message::CHAPTER_STORY,
        Row::Evidence => message::CHAPTER_EVIDENCE,
        Row::Team(_) | Row::System(_) | Row::Extra(_) => return None,
    })
}
