//! What stands in the cells of a touchpoint.

use crate::base::number_format::{say_minutes, say_number};
use crate::html::address::escape_into;
use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;
use crate::model::said::Said;
use crate::picture::emotion_curve;

use crate::html::fragments::map::FEELS;
use crate::html::fragments::map::Map;
use crate::html::fragments::map::TouchpointColumn;
use crate::html::fragments::map::has_effort;
use crate::html::fragments::touchpoint::{MOST_AT_LARGE, channel, feeling_word, party_word, served_by, who};

impl Map<'_, '_, '_> {
    pub(super) fn write_column(&self, out: &mut String, column: &TouchpointColumn<'_>) {
        let t = column.touchpoint;
        out.push_str("<li class=\"column ");
        out.push_str(party_word(column.touchpoint.party()));
        out.push_str(if t.moment_of_truth { " truth\"" } else { "\"" });
        self.write_channel_numbers(out, t);
        out.push_str(" data-t=\"");
        self.write_title(out, t.node);
        out.push_str("\"><h4 class=\"column-head\">");
        self.write_jump(out, t.node);
        if column.handed_on {
            out.push_str(HANDED_ON);
        }
        out.push_str(if t.moment_of_truth { "<small>moment of truth</small></h4><dl>" } else { "</h4><dl>" });
        self.write_voice(out, t);
        self.write_feelings(out, t);
        self.write_below(out, column);
        self.write_account(out, column);
        out.push_str("</dl></li>");
    }

    /// Which of the map's channels a touchpoint uses, by their places in the list.
    fn write_channel_numbers(&self, out: &mut String, t: &Touchpoint) {
        let used = self.channels.iter().enumerate().filter(|(_, c)| t.channels.iter().any(|id| **id == *c.id));
        let numbers: Vec<String> = used.map(|(i, _)| i.to_string()).collect();
        if !numbers.is_empty() {
            out.push_str(" data-c=\"");
            out.push_str(&numbers.join(" "));
            out.push('"');
        }
    }

    /// How the person meets us, and what they do and think.
    fn write_voice(&self, out: &mut String, t: &Touchpoint) {
        cell(out, "channels", "Channel", |out| {
            for c in &t.channels {
                let c = channel(self.page, c);
                out.push_str("<span class=\"channel\"><svg aria-hidden=\"true\"><use href=\"#tl-icon-");
                out.push_str(c.icon);
                out.push_str("\"/></svg>");
                escape_into(out, &c.title);
                out.push_str("</span> ");
            }
            out.push_str("<small>");
            escape_into(out, &who(self.page, t));
            out.push_str("</small>");
        });
        if let Some(does) = &t.does {
            cell(out, "does", "Does", |out| self.write_said(out, does));
        }
        if let Some(thinks) = &t.thinks {
            cell(out, "thinks", "Thinks", |out| {
                out.push_str("<q>");
                self.write_said(out, thinks);
                out.push_str("</q>");
            });
        }
    }

    /// How it feels, and why.
    fn write_feelings(&self, out: &mut String, t: &Touchpoint) {
        let model = self.page.model();
        if self.filled[FEELS] {
            cell(out, "feels", "Feels", |out| match t.feeling {
                Some(feeling) => write_feeling(out, feeling, self.page.model().has_assumed_feeling(t)),
                None => out.push_str("<span class=\"unknown\">unknown</span>"),
            });
        }
        if !t.pains.is_empty() || !t.gains.is_empty() {
            cell(out, "pains", "Pains and gains", |out| {
                out.push_str("<ul>");
                t.pains.iter().for_each(|&p| self.item(out, "pain", &model.pains[p].text));
                t.gains.iter().for_each(|gain| self.item(out, "gain", gain));
                out.push_str("</ul>");
            });
        }
        if !t.needs.is_empty() {
            cell(out, "needs", "Needs met", |out| self.write_links(out, t.needs.iter().map(|&n| model.needs[n].node)));
        }
    }

    /// What we do for it, and with whom and what.
    fn write_below(&self, out: &mut String, column: &TouchpointColumn<'_>) {
        let t = column.touchpoint;
        if !t.served_by.is_empty() {
            cell(out, "processes", "Processes", |out| {
                out.push_str(&served_by(self.page, t).0);
                write_breaks(out, column);
            });
        } else if t.is_unserved() {
            cell(out, "processes", "Processes", |out| {
                out.push_str("<span class=\"nobody\">nobody recorded</span>");
                if let Some(gap) = &t.gap {
                    out.push_str("<small>known gap: ");
                    match &gap.reason {
                        Some(reason) => self.write_said(out, reason),
                        None => out.push_str("no reason given"),
                    }
                    out.push_str("</small>");
                }
            });
        }
        if !column.teams.is_empty() {
            out.push_str("<div class=\"r-teams\" data-team><dt>Teams</dt><dd>");
            self.write_doers(out, &column.teams);
            out.push_str("</dd></div>");
        }
        if !column.systems.is_empty() {
            cell(out, "systems", "Systems", |out| self.write_doers(out, &column.systems));
        }
    }

    /// What it costs the person, and what would make it better.
    fn write_account(&self, out: &mut String, column: &TouchpointColumn<'_>) {
        let t = column.touchpoint;
        if has_effort(t) {
            cell(out, "effort", "Own work and wait", |out| {
                let facts = [
                    (t.effort_work.map(say_minutes), " of work"),
                    (t.effort_load.map(say_number), " of 5 heavy"),
                    (t.wait.map(say_minutes), " of waiting before"),
                ];
                let known = facts.into_iter().filter_map(|(figure, says)| Some((figure?, says)));
                for (i, (figure, says)) in known.enumerate() {
                    out.push_str(if i > 0 { "<br><b>" } else { "<b>" });
                    out.push_str(&figure);
                    out.push_str("</b>");
                    out.push_str(says);
                }
            });
        }
        if !column.changes.is_empty() {
            cell(out, "better", "Could be better", |out| self.write_links(out, column.changes.iter().copied()));
        }
    }

    /// Teams or systems by title. A long map only names them: the links stand with each touchpoint in full.
    fn write_doers(&self, out: &mut String, nodes: &[NodeId]) {
        if self.columns.len() <= MOST_AT_LARGE {
            out.push_str(&self.page.show_by_title(nodes.iter().copied()).0);
            return;
        }
        for (i, &node) in self.page.by_title(nodes.iter().copied()).iter().enumerate() {
            out.push_str(if i > 0 { ", " } else { "" });
            self.write_title(out, node);
        }
    }

    fn item(&self, out: &mut String, class: &str, says: &Said) {
        out.push_str("<li class=\"");
        out.push_str(class);
        out.push_str("\">");
        self.write_said(out, says);
        out.push_str("</li>");
    }

    fn write_links(&self, out: &mut String, nodes: impl Iterator<Item = NodeId>) {
        out.push_str(&self.page.show_all(nodes).0);
    }
}

/// The mark between a touchpoint and the one before it.
const HANDED_ON: &str =
    "<em class=\"handed-on\"><svg aria-hidden=\"true\"><use href=\"#tl-icon-handed\"/></svg><span>handed on</span></em>";

/// How often a touchpoint's processes go from hand to hand, and from system to system.
fn write_breaks(out: &mut String, column: &TouchpointColumn<'_>) {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let (hands, systems) = (column.hand_offs, column.system_changes);
    let hands = (hands > 0).then(|| format!("{hands} hand-off{}", plural(hands)));
    let systems = (systems > 0).then(|| format!("{systems} change{} of system", plural(systems)));
    let told: Vec<String> = hands.into_iter().chain(systems).collect();
    if !told.is_empty() {
        out.push_str("<small class=\"breaks\">");
        out.push_str(&told.join(", "));
        out.push_str("</small>");
    }
}

fn cell(out: &mut String, row: &str, name: &str, content: impl FnOnce(&mut String)) {
    out.push_str("<div class=\"r-");
    out.push_str(row);
    out.push_str("\"><dt>");
    out.push_str(name);
    out.push_str("</dt><dd>");
    content(out);
    out.push_str("</dd></div>");
}

/// A feeling in words, and as a dot on a short scale for where there is no curve.
pub fn write_feeling(out: &mut String, feeling: f64, assumed: bool) {
    out.push_str("<span>");
    out.push_str(&emotion_curve::say_feeling(feeling));
    out.push(' ');
    out.push_str(feeling_word(feeling));
    out.push_str(if assumed { ", assumed</span>" } else { "</span>" });
    #[expect(clippy::cast_possible_truncation, reason = "it is held between -2 and 2")]
    let x = (48.0 + feeling.clamp(-2.0, 2.0) * 20.0).round() as i32;
    out.push_str("<svg class=\"scale\" aria-hidden=\"true\"><circle cx=\"");
    out.push_str(&x.to_string());
    out.push_str(if assumed { "\" cy=\"6\" r=\"4\" class=\"assumed\"/></svg>" } else { "\" cy=\"6\" r=\"4\"/></svg>" });
}
