//! What every kind has: the common fields, evidence, links.

use crate::base::date::Date;
use crate::base::kind::Kind;
use crate::base::span::Spanned;
use crate::base::vocabulary::{EvidenceKind, Status};
use crate::syntax::fields::record::{SpannedText, record};
use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{Amount, Extra, Flag, Minutes, Ref, WrittenId};

use super::{ToParent, ToTeam};

record! {
    /// The fields that every kind has.
    Common "a file" {
        /// What it is called. An outcome's and a touchpoint's title is in the customer's words.
        title required: Option<SpannedText>,
        /// One sentence. Left out, it is the first sentence of the body.
        summary: Option<Sentences>,
        /// The id that others refer to. Left out, it is the file's name without its ending.
        id: Option<WrittenId>,
        /// The kind, where the folder does not say it.
        kind: Option<Kind>,
        /// Old ids: references through them still hold, and their pages lead here.
        aliases: Vec<WrittenId>,
        /// How real it is: `hypothesis`, `planned`, `active` or `retired`. Left out: `active`.
        status: Option<Status>,
        /// The file of the same kind that takes its place. Only what is `retired` has one.
        replaced_by: Option<Ref<ToParent>>,
        /// For whom it is, by names of the site's `audiences`. Left out: for everybody.
        audience: Vec<SpannedText>,
        /// `true` leaves it out of the site unless `--drafts` is given.
        draft: Option<Flag>,
        /// The team that answers for it. Left out: that of its `parent` of the same kind.
        owner: Option<Ref<ToTeam>>,
        /// The number or code that people know it by: `P-6.2.1`.
        code: Option<SpannedText>,
        /// Free words to find it by.
        tags: Vec<SpannedText>,
        /// What it is modelled for, in one sentence.
        purpose: Option<Sentences>,
        /// The day somebody last looked whether it is still true.
        reviewed: Option<Spanned<Date>>,
        /// After how long somebody should look again. Left out: as the site's checks say, else a year.
        review_every: Option<Minutes>,
        /// Who released it, when, and as which version.
        approved: Option<Approval>,
        /// Where we know it from.
        evidence: Vec<Evidence>,
        /// Addresses worth opening.
        links: Vec<Link>,
        /// Fields of your own, kept and exported untouched.
        extra: Option<Extra>,
        /// Rules of the checks to silence in this file.
        allow: Vec<SpannedText>,
    }
}

record! {
    /// That somebody released it.
    Approval "an approval" {
        /// Who did.
        by: Option<SpannedText>,
        /// The day they did.
        date: Option<Spanned<Date>>,
        /// The version that they released.
        version: Option<SpannedText>,
    }
}

record! {
    /// Where a claim comes from.
    Evidence "evidence" {
        /// What sort of evidence it is.
        kind required: Option<EvidenceKind>,
        /// Where to find it.
        r#ref["ref"]: Option<SpannedText>,
        /// When it was gathered.
        date: Option<Spanned<Date>>,
        /// How many people or cases it rests on.
        n: Option<Amount>,
        /// What else to know of it.
        note: Option<Sentences>,
        /// The fields that it backs, by their keys; on a journey also those of its touchpoints. Left out: all of them.
        of: Vec<SpannedText>,
    }
}

record! {
    /// An address worth opening.
    Link "a link" {
        /// What stands behind it. Left out: the address.
        title: Option<SpannedText>,
        /// An address that begins with `https:`, `http:`, `mailto:` or `tel:`.
        url required: Option<SpannedText>,
    }
}
