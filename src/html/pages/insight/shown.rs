//! How analyses are shown: in which words, and which columns of which tables, in which order.

use crate::analysis::description::Analysis;
use crate::html::site_index::SiteIndex;
use crate::words::{Message, message};

use super::told::Told;

/// An analysis as readers meet it.
#[derive(Debug)]
pub(super) struct ShownInsight {
    /// The analysis.
    pub analysis: &'static Analysis,
    /// What its page is called.
    pub title: Message,
    /// What it asks.
    pub question: Message,
    /// Why that matters to anybody, in a sentence.
    pub why: Message,
    /// Below which question it stands on the page of all.
    pub theme: InsightTheme,
    /// How it is worked out, in a few sentences.
    pub how: Message,
    /// Its answer in a sentence.
    pub say: fn(&SiteIndex<'_>) -> Told,
    /// Its tables: those that answer, then those that list what is unknown.
    pub tables: &'static [ShownTable],
}

/// The questions that a reader comes with: below each stand the answers to it, on the page of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InsightTheme {
    /// Do people get what they need?
    People,
    /// Do we keep our word?
    Word,
    /// Where does our work go, and where does it break?
    Work,
    /// What should change?
    Change,
    /// How well do we know all this?
    Ground,
}

impl InsightTheme {
    /// All of them, in the order in which they are asked.
    pub const ALL: [InsightTheme; 5] =
        [InsightTheme::People, InsightTheme::Word, InsightTheme::Work, InsightTheme::Change, InsightTheme::Ground];

    /// The question.
    pub fn asks(self) -> Message {
        match self {
            InsightTheme::People => message::INSIGHTS_PEOPLE,
            InsightTheme::Word => message::INSIGHTS_WORD,
            InsightTheme::Work => message::INSIGHTS_WORK,
            InsightTheme::Change => message::INSIGHTS_CHANGE,
            InsightTheme::Ground => message::INSIGHTS_GROUND,
        }
    }
}

/// A table of an analysis.
#[derive(Debug)]
pub(super) struct ShownTable {
    /// What it is called in CSV.
    pub name: &'static str,
    /// What stands above it.
    pub title: Message,
    /// Which rows come first.
    pub first: FirstRows,
    /// The columns that pages show, in their order; the first says what a row is about. CSV has them all.
    pub columns: &'static [ShownColumn],
    /// Whether it lists what is unknown.
    pub is_unknown: bool,
}

/// Which rows of a table come first: the worst.
#[derive(Clone, Copy, Debug)]
pub(super) enum FirstRows {
    /// As the analysis ranks them.
    Ranked,
    /// Those with most in a column.
    Most(&'static str),
    /// Those with least in a column.
    Least(&'static str),
    /// Those with these words in a column, in this order; then the others, and last what is unknown.
    Saying(&'static str, &'static [&'static str]),
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShownColumn {
    /// What it is called in CSV.
    pub name: &'static str,
    /// What stands above it.
    pub heading: Message,
    /// What its figures are.
    pub unit: FigureUnit,
    /// What an empty cell means.
    pub blank: EmptyCell,
    /// Whether it is left out where no row has anything in it.
    pub may_be_missing: bool,
    /// Whether it is counted along the way to an outcome: of one that nobody has mapped it is not known.
    pub is_walked: bool,
    /// Whether it says of what sort each thing is.
    pub says_sort: bool,
    /// Where its figures are counted from; none where that is what the row is about, or stands in it.
    pub counted_from: Option<CountedFrom>,
}

/// Where readers see what a figure was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountedFrom {
    /// At a place of the page of what the row is about.
    Place(&'static str),
    /// On the blueprint of the journey that the row is about.
    Blueprint,
    /// On another page of the site, encoded.
    Page(&'static str),
}

/// What the figures of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureUnit {
    /// Counts, numbers, words, things.
    Plain,
    /// Minutes of work.
    Work,
    /// An amount of the site's currency.
    Money,
    /// From 0 to 1.
    Share,
    /// A feeling from −2 to +2.
    Feeling,
}

/// What an empty cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EmptyCell {
    /// Nobody knows.
    Unknown,
    /// There is nothing to say.
    Nothing,
}

/// A column of counts, numbers, words or things.
pub(super) const fn column(name: &'static str, heading: Message) -> ShownColumn {
    ShownColumn {
        name,
        heading,
        unit: FigureUnit::Plain,
        blank: EmptyCell::Unknown,
        may_be_missing: false,
        is_walked: false,
        says_sort: false,
        counted_from: None,
    }
}

/// A column of minutes of work.
pub(super) const fn work(name: &'static str, heading: Message) -> ShownColumn {
    column(name, heading).of(FigureUnit::Work)
}

/// A column of amounts of money, which is left out where nobody has written any down.
pub(super) const fn money(name: &'static str, heading: Message) -> ShownColumn {
    column(name, heading).of(FigureUnit::Money).may_be_missing()
}

/// A column of shares.
pub(super) const fn share(name: &'static str, heading: Message) -> ShownColumn {
    column(name, heading).of(FigureUnit::Share)
}

impl ShownColumn {
    /// With figures of another unit.
    pub(super) const fn of(mut self, unit: FigureUnit) -> Self {
        self.unit = unit;
        self
    }

    /// Which is left out where no row has anything in it.
    pub(super) const fn may_be_missing(mut self) -> Self {
        self.may_be_missing = true;
        self
    }

    /// Which is counted along the way to an outcome.
    pub(super) const fn walked(mut self) -> Self {
        self.is_walked = true;
        self
    }

    /// With the sort of each thing behind its name.
    pub(super) const fn with_sort(mut self) -> Self {
        self.says_sort = true;
        self
    }

    /// With figures that are counted there.
    pub(super) const fn counted_from(mut self, place: CountedFrom) -> Self {
        self.counted_from = Some(place);
        self
    }

    /// In which an empty cell says that there is nothing.
    pub(super) const fn may_be_empty(mut self) -> Self {
        self.blank = EmptyCell::Nothing;
        self
    }
}

/// A table that answers.
pub(super) const fn table(name: &'static str, title: Message, first: FirstRows, columns: &'static [ShownColumn]) -> ShownTable {
    ShownTable { name, title, first, columns, is_unknown: false }
}

/// A table that lists what is unknown.
pub(super) const fn unknown(name: &'static str, title: Message, columns: &'static [ShownColumn]) -> ShownTable {
    ShownTable { name, title, first: FirstRows::Ranked, columns, is_unknown: true }
}
