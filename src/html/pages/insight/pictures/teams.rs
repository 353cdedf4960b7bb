//! Outcomes by the teams that they pass through: the more a team works for an outcome, the darker, with the hours in the cell.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::analysis::teams_crossed::{self, TeamMinutes};
use crate::html::html_text::{Html, number};
use crate::html::page_context::PageContext;
use crate::model::id::Id;
use crate::model::kinds::{Outcome, Team};
use crate::picture::small;
use crate::words::message;

use super::drawn;
use super::rows::caption;

/// Outcomes and teams that have room; the table below has all.
const MOST_OUTCOMES: usize = 40;
const MOST_TEAMS: usize = 24;

/// The darkest of the shades.
const SHADES: [&str; 6] = ["sh0", "sh1", "sh2", "sh3", "sh4", "sh5"];

/// What is known of a team for an outcome.
#[derive(Clone, Copy)]
struct TeamCell {
    /// Known minutes a month; none where nothing is known of it but that it takes part.
    minutes: Option<f64>,
}

/// An outcome and what is known of each team for it.
type TeamRow = (Id<Outcome>, BTreeMap<Id<Team>, TeamCell>);

/// Outcomes by teams.
struct TeamMap {
    /// Those teams first that work most.
    teams: Vec<Id<Team>>,
    /// Those outcomes first that pass through most teams.
    rows: Vec<TeamRow>,
    /// The most minutes of any cell.
    most: f64,
}

impl TeamMap {
    fn of(page: &PageContext<'_, '_>) -> Self {
        let (model, context) = (page.model(), &page.index.analysis);
        let mut sums: BTreeMap<Id<Team>, f64> = BTreeMap::new();
        let mut rows = Vec::new();
        let mut most: f64 = 0.0;
        for (outcome, _) in model.live::<Outcome>() {
            let known: BTreeMap<Id<Team>, TeamMinutes> =
                teams_crossed::minutes(context, outcome).into_iter().map(|row| (row.team, row)).collect();
            let mut cells = BTreeMap::new();
            for team in teams_crossed::of_outcome(context, outcome) {
                let minutes = known.get(&team).map(|row| row.total_minutes).filter(|minutes| *minutes > 0.0);
                *sums.entry(team).or_default() += minutes.unwrap_or(0.0);
                most = most.max(minutes.unwrap_or(0.0));
                cells.insert(team, TeamCell { minutes });
            }
            rows.push((outcome, cells));
        }
        rows.retain(|(_, cells)| !cells.is_empty());
        rows.sort_by_key(|(outcome, cells)| (usize::MAX - cells.len(), *outcome));
        let mut teams: Vec<(Id<Team>, f64)> = sums.into_iter().collect();
        teams.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| model.by_title(model.teams[a.0].node, model.teams[b.0].node)));
        Self { teams: teams.into_iter().map(|(team, _)| team).collect(), rows, most }
    }

    /// The more, the darker; half as much is still well seen.
    fn shade(&self, cell: Option<&TeamCell>) -> &'static str {
        let Some(cell) = cell else { return SHADES[0] };
        let part = cell.minutes.map_or(0.0, |minutes| (minutes / self.most).sqrt());
        let darkest = SHADES.len() - 1;
        let at = (1..=darkest).find(|&n| part * 5.0 <= f64::from(u32::try_from(n).unwrap_or(0)));
        SHADES[at.unwrap_or(darkest)]
    }
}

/// The picture: a table.
pub(super) fn picture(page: &PageContext<'_, '_>) -> Html {
    let map = TeamMap::of(page);
    if map.rows.is_empty() {
        return Html::default();
    }
    let teams = &map.teams[..map.teams.len().min(MOST_TEAMS)];
    let more = map.rows.len().saturating_sub(MOST_OUTCOMES);
    html! {
        (caption(page.words().text(message::TEAMS_PICTURE), page, &[]))
        div.shade-box {
            table.shade {
                thead { tr data-team {
                    th { (page.word(message::TEAMS_PICTURE_OUTCOME)) }
                    @for &team in teams { th scope="col" { span { (page.to(page.model().teams[team].node)) } } }
                    th scope="col" { span { (page.word(message::TEAMS_PICTURE_SUM)) } }
                } }
                tbody { @for (outcome, cells) in map.rows.iter().take(MOST_OUTCOMES) { tr {
                    th scope="row" { (page.to(page.model().outcomes[*outcome].node)) }
                    @for team in teams { (cell(page, &map, cells.get(team))) }
                    td.sum { (cells.len()) }
                } } }
            }
        }
        @if map.teams.len() > teams.len() { p.quiet { (page.phrase(message::TEAMS_PICTURE_MORE, &[("count", (map.teams.len() - teams.len()).into())])) } }
        @if more > 0 { p.quiet { (page.phrase(message::PICTURE_MORE, &[("count", more.into())])) } }
    }
    .into()
}

/// The hours of a team for an outcome, as a cell; a ring where only that it takes part is known.
fn cell(page: &PageContext<'_, '_>, map: &TeamMap, cell: Option<&TeamCell>) -> Markup {
    let hours = cell.and_then(|cell| cell.minutes).map(|minutes| minutes / 60.0);
    html! {
        td.(map.shade(cell)) data-team {
            @match (cell, hours) {
                (None, _) => "",
                (Some(_), None) => span title=(page.word(message::TEAMS_PICTURE_TAKES_PART)) { "○" },
                (Some(_), Some(hours)) if hours < 1.0 => (page.word(message::TEAMS_PICTURE_UNDER_AN_HOUR)),
                (Some(_), Some(hours)) => (number(hours.round())),
            }
        }
    }
}

/// The small one, each row from the darkest on: in no order of names.
pub(super) fn small(page: &PageContext<'_, '_>) -> Html {
    let map = TeamMap::of(page);
    let row = |cells: &BTreeMap<Id<Team>, TeamCell>| {
        let mut shades: Vec<&str> = map.teams.iter().map(|team| map.shade(cells.get(team))).collect();
        shades.sort_unstable_by(|a, b| b.cmp(a));
        shades
    };
    drawn::small(small::cells(&map.rows.iter().map(|(_, cells)| row(cells)).collect::<Vec<_>>()))
}
