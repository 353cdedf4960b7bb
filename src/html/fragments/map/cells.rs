//! What stands in the cells of a touchpoint.

use maud::{Markup, html};

use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;
use crate::words::{MessageValue, message};

use crate::html::html_text::{joined, room};

use crate::html::fragments::map::{FEELS, Map, TouchpointColumn, has_effort};
use crate::html::fragments::touchpoint::{MOST_AT_LARGE, channels, feeling_on_scale, icon, party_word, served_by, unserved, who};

impl Map<'_, '_, '_> {
    pub(super) fn column(&self, column: &TouchpointColumn<'_>) -> Markup {
        let page = self.page;
        let t = column.touchpoint;
        html! { (room(2048))
            li.column.(party_word(t.party())).truth[t.moment_of_truth] data-c=[self.channel_numbers(t)] data-t=(self.title(t.node)) {
                h4.column-head {
                    a href={"#" (self.anchor(t.node))} { (self.title(t.node)) }
                    @if column.handed_on { em.handed-on { (icon("handed")) span { (page.word(message::MAP_HANDED_ON)) } } }
                    @if t.moment_of_truth { small { (page.word(message::MOMENT_OF_TRUTH)) } }
                }
                dl {
                    (self.above(t))
                    (self.below(column))
                    @if has_effort(t) { div.r-effort { dt { (page.word(message::MAP_OWN_WORK_AND_WAIT)) } dd { (self.effort(t)) } } }
                    @if !column.changes.is_empty() {
                        div.r-better {
                            dt { (page.word(message::TOUCHPOINT_COULD_BE_BETTER)) }
                            dd { (page.show_all(column.changes.iter().copied())) }
                        }
                    }
                }
            }
        }
    }

    /// Which of the map's channels a touchpoint uses, by their places in the list.
    fn channel_numbers(&self, t: &Touchpoint) -> Option<String> {
        let used = self.channels.iter().enumerate().filter(|(_, c)| t.channels.iter().any(|id| **id == *c.id));
        let numbers: Vec<String> = used.map(|(i, _)| i.to_string()).collect();
        (!numbers.is_empty()).then(|| numbers.join(" "))
    }

    /// How the person meets us, what they do and think, how it feels and why.
    fn above(&self, t: &Touchpoint) -> Markup {
        let page = self.page;
        let model = page.model();
        html! {
            div.r-channels {
                dt { (page.word(message::TOUCHPOINT_CHANNEL)) }
                dd { (channels(page, t, true)) small { (who(page, t)) } }
            }
            @if let Some(does) = &t.does {
                div.r-does { dt { (page.word(message::TOUCHPOINT_DOES)) } dd { (page.sentences(does)) } }
            }
            @if let Some(thinks) = &t.thinks {
                div.r-thinks { dt { (page.word(message::TOUCHPOINT_THINKS)) } dd { q { (page.sentences(thinks)) } } }
            }
            @if self.filled[FEELS] {
                div.r-feels {
                    dt { (page.word(message::TOUCHPOINT_FEELING)) }
                    dd {
                        @match t.feeling {
                            Some(feeling) => (feeling_on_scale(page, feeling, model.has_assumed_feeling(t))),
                            None => span.unknown { (page.word(message::UNKNOWN)) },
                        }
                    }
                }
            }
            @if !t.pains.is_empty() || !t.gains.is_empty() {
                div.r-pains {
                    dt { (page.word(message::MAP_PAINS_AND_GAINS)) }
                    dd {
                        ul {
                            @for &pain in &t.pains { li.pain { (page.sentences(&model.pains[pain].text)) } }
                            @for gain in &t.gains { li.gain { (page.sentences(gain)) } }
                        }
                    }
                }
            }
            @if !t.needs.is_empty() {
                div.r-needs {
                    dt { (page.word(message::TOUCHPOINT_NEEDS_MET)) }
                    dd { (page.show_all(t.needs.iter().map(|&n| model.needs[n].node))) }
                }
            }
        }
    }

    /// What we do for it, and with whom and what.
    fn below(&self, column: &TouchpointColumn<'_>) -> Markup {
        let page = self.page;
        let t = column.touchpoint;
        html! {
            @if !t.served_by.is_empty() || t.is_unserved() {
                div.r-processes {
                    dt { (page.word(message::KIND_PROCESS_MANY)) }
                    dd {
                        @if t.served_by.is_empty() { (unserved(page, t, false)) } @else { (served_by(page, t)) (self.breaks(column)) }
                    }
                }
            }
            @if !column.teams.is_empty() {
                div.r-teams data-team { dt { (page.word(message::KIND_TEAM_MANY)) } dd { (self.doers(&column.teams)) } }
            }
            @if !column.systems.is_empty() {
                div.r-systems { dt { (page.word(message::KIND_SYSTEM_MANY)) } dd { (self.doers(&column.systems)) } }
            }
        }
    }

    /// How often a touchpoint's processes go from hand to hand, and from system to system.
    fn breaks(&self, column: &TouchpointColumn<'_>) -> Markup {
        let breaks = [(message::MAP_HAND_OFFS, column.hand_offs), (message::MAP_SYSTEM_CHANGES, column.system_changes)];
        let breaks = || breaks.into_iter().filter(|(_, count)| *count > 0);
        html! {
            @if breaks().next().is_some() {
                small.breaks {
                    @for (i, (says, count)) in breaks().enumerate() {
                        @if i > 0 { ", " }
                        (self.page.phrase(says, &[("count", count.into())]))
                    }
                }
            }
        }
    }

    /// What it costs the person.
    fn effort(&self, t: &Touchpoint) -> Markup {
        let figures = [
            t.effort_work.map(|work| (message::MAP_WORK, ("work", MessageValue::Minutes(work)))),
            t.effort_load.map(|load| (message::MAP_LOAD, ("load", MessageValue::Number(load)))),
            t.wait.map(|wait| (message::MAP_WAIT, ("wait", MessageValue::Minutes(wait)))),
        ];
        html! {
            @for (i, (says, figure)) in figures.into_iter().flatten().enumerate() {
                @if i > 0 { br; }
                (self.page.phrase(says, &[figure]))
            }
        }
    }

    /// Teams or systems by title. A long map only names them: the links stand with each touchpoint in full.
    fn doers(&self, nodes: &[NodeId]) -> Markup {
        let page = self.page;
        html! {
            @if self.columns.len() <= MOST_AT_LARGE {
                (page.show_by_title(nodes.iter().copied()))
            } @else {
                (joined(page.by_title(nodes.iter().copied()).into_iter().map(|node| self.title(node)), ", "))
            }
        }
    }
}
