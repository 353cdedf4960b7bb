//! What stands on the cards of a blueprint, and how large that makes them.

use std::sync::Arc;

use crate::base::number_format::say_minutes;
use crate::picture::scene::Rect;
use crate::picture::text::Face;
use crate::words::{Words, message};

use super::content::{BlueprintData, StepCard};
use super::grid::{Grid, Kind};
use super::layout::{CARD, LEADING, SMALL, signed, unsigned};

/// Titles: their face, and from line to line.
const TITLE: Face = Face::bold(13);
pub(super) const TITLE_LEADING: i32 = 16;
/// From the edge of a card to what stands on it, at the sides, and above and below.
pub(super) const PAD: i32 = 10;
pub(super) const PAD_ABOVE: i32 = 8;
/// What the mark of a touchpoint takes from its title.
pub(super) const MARK: i32 = 17;
/// The least height of a step, and of what no arrow leads to.
const STEP: i32 = 56;
const PLAIN: i32 = 32;

/// A card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardBox {
    /// What it is of.
    pub of: Kind,
    /// Its place.
    pub rect: Rect,
    /// The lines of its title.
    pub title: Vec<String>,
    /// Who does it, line by line.
    pub by: Vec<String>,
    /// How many lines are kept for who does it.
    pub by_room: usize,
    /// What else is said in a few words.
    pub also: Option<String>,
    /// From where to where the line to it is broken, because the case waits before it.
    pub gap: Option<(i32, i32)>,
}

/// How many lines the longest of these names of teams takes on a card.
pub fn lines_for_teams<'t>(titles: impl Iterator<Item = &'t str>, slack: u32) -> usize {
    let face = SMALL.with_slack(slack);
    let width = unsigned(CARD - 2 * PAD);
    titles.map(|title| if face.width(title) <= width { 1 } else { face.wrap(title, width).len() }).max().unwrap_or(0)
}

/// The cards of a grid, as large as they need to be, without their places.
pub(super) fn cards(content: &BlueprintData, grid: &Grid, team_lines: usize, slack: u32, words: &Words) -> Vec<CardBox> {
    let maker = CardBuilder { content, words, team_lines, slack };
    grid.cells.iter().map(|cell| maker.card(cell.kind)).collect()
}

struct CardBuilder<'c> {
    content: &'c BlueprintData,
    words: &'c Words,
    team_lines: usize,
    slack: u32,
}

impl CardBuilder<'_> {
    fn card(&self, of: Kind) -> CardBox {
        let group = |g: usize| &self.content.groups[g];
        let says = |message| Some(self.words.text(message).to_owned());
        match of {
            Kind::Action(g) => {
                let truth = group(g).moment_of_truth.then_some(message::MOMENT_OF_TRUTH);
                self.sized(of, &group(g).touchpoint.title, Vec::new(), 0, truth.and_then(says))
            }
            Kind::Step(s) => self.step(of, &self.content.steps[s]),
            Kind::Bare(g, r) => self.sized(of, &group(g).runs[r].process.title, Vec::new(), 0, says(message::BLUEPRINT_NO_STEP)),
            Kind::Supporter(g, i) => self.sized(of, &group(g).supporters[i].title, Vec::new(), 0, None),
            Kind::System(g, i) => self.sized(of, &group(g).systems[i].title, Vec::new(), 0, None),
        }
    }

    fn step(&self, of: Kind, step: &StepCard) -> CardBox {
        let by = step.by.as_ref().map_or_else(Vec::new, |by| SMALL.with_slack(self.slack).wrap(by, unsigned(CARD - 2 * PAD)));
        let room = if step.by_team { self.team_lines.max(by.len()) } else { by.len() };
        let work = step.work.map(say_minutes);
        let informal = step.informal.then(|| self.words.text(message::BLUEPRINT_INFORMAL).to_owned());
        let also: Vec<String> = work.into_iter().chain(informal).collect();
        self.sized(of, &step.step.title, by, room, (!also.is_empty()).then(|| also.join(", ")))
    }

    fn sized(&self, of: Kind, title: &Arc<str>, by: Vec<String>, by_room: usize, also: Option<String>) -> CardBox {
        let (face, mark, least) = match of {
            Kind::Action(_) => (TITLE, MARK, STEP),
            Kind::Step(_) | Kind::Bare(..) => (TITLE, 0, STEP),
            Kind::Supporter(..) | Kind::System(..) => (Face::regular(13), 0, PLAIN),
        };
        let title = face.with_slack(self.slack).wrap(title, unsigned(CARD - 2 * PAD - mark));
        let small = by_room + usize::from(also.is_some());
        let height = 2 * PAD_ABOVE + TITLE_LEADING * signed(title.len()) + LEADING * signed(small);
        CardBox { of, rect: Rect::new(0, 0, CARD, height.max(least)), title, by, by_room, also, gap: None }
    }
}
