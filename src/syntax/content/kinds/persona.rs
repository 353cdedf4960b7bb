//! A persona with its needs.

use crate::base::vocabulary::{Basis, NeedSort, Stakeholder};
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{Amount, FilePath, Number, WrittenId};

record! {
    /// People who share needs.
    Persona "a persona" {
        /// In which role they meet us. Left out: `customer`.
        stakeholder: Option<Stakeholder>,
        /// What one of them said.
        quote: Option<Sentences>,
        /// A picture of them.
        picture: Option<FilePath>,
        /// How many such people there are.
        size: Option<Amount>,
        /// What they need, asked for or not.
        needs: Vec<Need>,
    }
}

record! {
    /// What a persona needs, asked for or not.
    Need "a need" {
        /// Its id, which others refer to as `persona#need`.
        id required: Option<WrittenId>,
        /// The need in one sentence.
        statement required: Option<Sentences>,
        /// What they ask for: the want that hides the need.
        asked_for: Option<Sentences>,
        /// Whether they say it: `stated` or `unstated`.
        kind: Option<NeedSort>,
        /// How we know of it: `asked`, `observed` or `inferred`.
        basis: Option<Basis>,
        /// How much it matters to them, 0 to 10.
        importance: Option<Number<0, 10>>,
        /// How well it is met today, 0 to 10.
        satisfaction: Option<Number<0, 10>>,
        /// For whom it is, by names of the site's `audiences`; for no more than what holds it. Left out: for all of these.
        audience: Vec<SpannedText>,
        /// Old ids of the need.
        aliases: Vec<WrittenId>,
    }
}
