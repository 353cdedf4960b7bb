//! `org-leak`: the title of an outcome, a stage, a touchpoint or a process holds the title of a team
//! or a name in its `also_called`. Linear in the teams' names and the titles.

use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::base::kind::{Kind, Nested, NodeKind};
use crate::base::rule;
use crate::model::kinds::Team;

use super::phrases::Phrases;
use super::{CheckContext, is_nested};

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let names: Vec<&Arc<str>> =
        s.model.live::<Team>().flat_map(|(_, team)| std::iter::once(&s.model.node(team.node).title).chain(&team.also_called)).collect();
    let names = Phrases::new(names);
    let titled =
        |kind| matches!(kind, NodeKind::File(Kind::Outcome | Kind::Process)) || is_nested(kind, &[Nested::Stage, Nested::Touchpoint]);
    for node in s.live_nodes(titled) {
        let teams = names.in_text(&node.title);
        let Some(place) = node.place.clone().filter(|_| !teams.is_empty()) else { continue };
        let message = format!("the title of this {} holds the name of a team: {}", node.entity.kind().word(), quoted(teams));
        found.push(
            Diagnostic::new(&rule::ORG_LEAK, place, message).help("say what happens, not who does it: that is said in `owner` and `by`"),
        );
    }
}
