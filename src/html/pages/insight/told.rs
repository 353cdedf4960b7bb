//! The answer of an analysis as data: a sentence with its values, how much of what it asks about is known, how bad it is.
//!
//! Absent: HTML, and the way from a page to the root of the site. `sentence` has these.

use std::sync::Arc;

use crate::model::id::{Id, NodeId};
use crate::model::kinds::Journey;
use crate::model::said::Said;
use crate::words::Message;

/// An answer.
#[derive(Clone, Debug)]
pub struct Told {
    /// It in one sentence.
    pub sentence: ToldSentence,
    /// What its page says besides; none where that is all.
    pub also: Option<ToldSentence>,
    /// Of how much it is known; none where nothing can be unknown.
    pub known: Option<KnownPart>,
    /// How bad it is, from 0 to 1: by this answers stand on the page of all. None where there is nothing to tell.
    pub weight: Option<f64>,
}

/// A message with its values.
#[derive(Clone, Debug)]
pub struct ToldSentence {
    /// The message.
    pub message: Message,
    /// Its values by their names.
    pub values: Vec<(&'static str, ToldValue)>,
}

/// A value of a sentence.
#[derive(Clone, Debug)]
pub enum ToldValue {
    /// A thing, which the sentence leads to.
    Thing(NodeId),
    /// A target journey, which the sentence leads to beside the journey that it should replace.
    Target(NodeId, Id<Journey>),
    /// What somebody wrote.
    Said(Said),
    /// A name.
    Text(Arc<str>),
    /// A count.
    Count(usize),
    /// A number.
    Number(f64),
    /// A share from 0 to 1.
    Share(f64),
    /// Minutes of work; none where they are unknown.
    Work(Option<f64>),
    /// Minutes that somebody waits, which are said in days where there are many.
    Wait(f64),
    /// Several parts of the sentence, with commas between.
    List(Vec<ToldSentence>),
}

/// How much of what is asked about is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPart {
    /// Of how many it is known.
    pub known: usize,
    /// How many there are.
    pub all: usize,
    /// A message with the values `known` and `all`, which says what these are.
    pub says: Message,
}

impl From<usize> for ToldValue {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl Told {
    /// That there is nothing to tell, and why.
    pub(super) fn nothing(why: Message) -> Self {
        Self { sentence: say(why, []), also: None, known: None, weight: None }
    }

    /// With what its page says besides.
    pub(super) fn also(mut self, also: Option<ToldSentence>) -> Self {
        self.also = also;
        self
    }

    /// With how much is known.
    pub(super) fn known(mut self, known: usize, all: usize, says: Message) -> Self {
        self.known = (all > 0).then_some(KnownPart { known, all, says });
        self
    }

    /// Whether all of it is known, or nothing of it can be unknown.
    pub(super) fn is_known(&self) -> bool {
        self.known.is_none_or(|part| part.known == part.all)
    }
}

/// An answer that is so bad.
pub(super) fn told(sentence: ToldSentence, weight: f64) -> Told {
    Told { sentence, also: None, known: None, weight: Some(weight.clamp(0.0, 1.0)) }
}

/// A message with its values.
pub(super) fn say(message: Message, values: impl Into<Vec<(&'static str, ToldValue)>>) -> ToldSentence {
    ToldSentence { message, values: values.into() }
}

/// A thing, which a sentence leads to.
pub(super) fn thing(node: NodeId) -> ToldValue {
    ToldValue::Thing(node)
}

/// `part` of `all` as a share from 0 to 1; 0 where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
pub(super) fn part(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
