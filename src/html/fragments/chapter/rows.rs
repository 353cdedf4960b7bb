//! What can be said of touchpoints that stand beside each other. What is said of none of them is no row.

use crate::html::fragments::chapter::TouchpointColumn;
use crate::html::fragments::extra;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;
use crate::model::nested::Touchpoint;
use crate::model::queries::touchpoint::Party;

/// A row of a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChapterRow<'s> {
    /// Where the two meet, and who starts.
    Meets,
    /// What the person does and thinks, and what it looks like.
    Does,
    /// What they see or hold.
    Sees,
    /// What they expect, which service promises it, and by when.
    Expects,
    /// How it feels.
    Feels,
    /// What hurts and what helps.
    Pains,
    /// The needs that it meets.
    Needs,
    /// How much it matters to them, and how well it is done.
    Ratings,
    /// What happens where it goes wrong.
    Recovery,
    /// What of today it takes the place of.
    Replaces,
    /// Where it goes on, where that is not just the next touchpoint.
    Then,
    /// The processes that serve it, below the line of interaction.
    Processes,
    /// A team that works in its processes, and whether it is the first of them.
    Team(NodeId, bool),
    /// A system that its processes use, and whether it is the first of them.
    System(NodeId, bool),
    /// What it costs the person.
    Effort,
    /// What the log says.
    Logged,
    /// How we would know.
    Measures,
    /// What could be better.
    Better,
    /// A field of the site's own.
    Extra(&'s str),
    /// Those that the site describes and does not let stand out.
    Fields,
    /// What the body says of it.
    Story,
    /// Where we know it from.
    Evidence,
}

/// The rows of touchpoints that stand beside each other.
pub(super) fn rows<'s>(page: &PageContext<'_, 's>, columns: &[TouchpointColumn<'s>]) -> Vec<ChapterRow<'s>> {
    use ChapterRow::{Better, Does, Effort, Evidence, Expects, Feels, Fields, Logged, Measures, Meets, Needs, Pains, Processes};
    use ChapterRow::{Ratings, Recovery, Replaces, Sees, Story, Then};
    let has = |row: &ChapterRow<'_>| columns.iter().any(|column| fills(page, row, column));
    let mut rows: Vec<ChapterRow<'s>> = Vec::with_capacity(40);
    let theirs = [Meets, Does, Sees, Expects, Feels, Pains, Needs, Ratings, Recovery, Replaces, Then, Processes];
    rows.extend(theirs.iter().filter(|row| has(row)));
    let first = |i: usize| i == 0;
    let teams = most_named_first(columns, |column| &column.teams);
    rows.extend(teams.into_iter().enumerate().map(|(i, team)| ChapterRow::Team(team, first(i))));
    let systems = most_named_first(columns, |column| &column.systems);
    rows.extend(systems.into_iter().enumerate().map(|(i, system)| ChapterRow::System(system, first(i))));
    rows.extend([Effort, Logged, Measures, Better].iter().filter(|row| has(row)));
    rows.extend(own_fields(page, columns).into_iter().map(ChapterRow::Extra).filter(|row| has(row)));
    rows.extend([Fields, Story, Evidence].iter().filter(|row| has(row)));
    rows
}

/// Whether a touchpoint has something to say in a row.
fn fills(page: &PageContext<'_, '_>, row: &ChapterRow<'_>, column: &TouchpointColumn<'_>) -> bool {
    let t = column.touchpoint;
    match row {
        ChapterRow::Meets => !t.channels.is_empty() || t.party() != Party::Own || t.moment_of_truth || t.mandated || t.is_failure(),
        ChapterRow::Does => t.does.is_some() || t.thinks.is_some() || t.picture.is_some(),
        ChapterRow::Sees => t.sees.is_some(),
        ChapterRow::Expects => t.expects.is_some() || t.service.is_some() || t.within.is_some(),
        ChapterRow::Feels => t.feeling.is_some(),
        ChapterRow::Pains => !t.pains.is_empty() || !t.gains.is_empty(),
        ChapterRow::Needs => !t.needs.is_empty(),
        ChapterRow::Ratings => t.importance.is_some() || t.satisfaction.is_some(),
        ChapterRow::Recovery => t.recovery.is_some(),
        ChapterRow::Replaces => !t.replaces.is_empty(),
        ChapterRow::Then => column.then.is_some(),
        ChapterRow::Processes => !t.served_by.is_empty() || t.is_unserved(),
        ChapterRow::Team(node, _) => column.teams.contains(node),
        ChapterRow::System(node, _) => column.systems.contains(node),
        ChapterRow::Effort => t.effort_work.is_some() || t.effort_load.is_some() || t.wait.is_some(),
        ChapterRow::Logged => column.logged.is_some(),
        ChapterRow::Measures => !t.measures.is_empty(),
        ChapterRow::Better => !column.changes.is_empty(),
        ChapterRow::Extra(name) => extra::names(page, t.extra.as_deref()).contains(name),
        ChapterRow::Fields => {
            extra::names(page, t.extra.as_deref()).iter().any(|name| extra::shares_a_row(page.own_fields(|own| &own.touchpoint), name))
        }
        ChapterRow::Story => !column.story.is_empty(),
        ChapterRow::Evidence => !t.evidence.is_empty(),
    }
}

/// Teams or systems by the number of touchpoints that they work for, then in the order in which they come in: an order
/// that stays when a team is renamed.
fn most_named_first<'s>(columns: &[TouchpointColumn<'s>], named: impl for<'c> Fn(&'c TouchpointColumn<'s>) -> &'c [NodeId]) -> Vec<NodeId> {
    let mut counted: Vec<(NodeId, usize)> = Vec::new();
    for &node in columns.iter().flat_map(&named) {
        match counted.iter_mut().find(|(counted, _)| *counted == node) {
            Some((_, count)) => *count += 1,
            None => counted.push((node, 1)),
        }
    }
    counted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counted.into_iter().map(|(node, _)| node).collect()
}

/// The names of the site's own fields that have a row each: those that stand out, then, in the order in which they come, those that
/// it does not describe.
fn own_fields<'s>(page: &PageContext<'_, 's>, columns: &[TouchpointColumn<'s>]) -> Vec<&'s str> {
    let types = page.own_fields(|own| &own.touchpoint);
    let mut names: Vec<&str> = extra::lanes(types).collect();
    for column in columns {
        let touchpoint: &'s Touchpoint = column.touchpoint;
        for name in extra::names(page, touchpoint.extra.as_deref()) {
            if !names.contains(&name) && !extra::shares_a_row(types, name) {
                names.push(name);
            }
        }
    }
    names
}
