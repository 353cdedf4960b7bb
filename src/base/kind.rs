//! Kinds: of files, each with its folder, and of what is nested in files.

use super::suggest::edits;

macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $( $(#[doc = $doc:literal])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $doc])* $variant ),* }

        impl $name {
            /// All of them, in the order of the content model.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word that stands for it in files, addresses and exports.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The one that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}
pub(crate) use terms;

terms! {
    /// What a file can be about.
    Kind {
        /// What somebody wants to be true in the end.
        Outcome = "outcome",
        /// People who share needs.
        Persona = "persona",
        /// What a persona goes through to get an outcome.
        Journey = "journey",
        /// How we bring it about.
        Process = "process",
        /// What the customer gets, as a black box with a promise.
        Service = "service",
        /// A part that people play, whoever they are.
        Role = "role",
        /// People of ours who work together.
        Team = "team",
        /// A system that runs or supports the work.
        System = "system",
        /// Someone beyond our four walls.
        ThirdParty = "third-party",
        /// A plain page.
        Page = "page",
    }
}

impl Kind {
    /// The folder that gives its files this kind, and that their pages lie in.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Outcome => "outcomes",
            Kind::Persona => "personas",
            Kind::Journey => "journeys",
            Kind::Process => "processes",
            Kind::Service => "services",
            Kind::Role => "roles",
            Kind::Team => "teams",
            Kind::System => "systems",
            Kind::ThirdParty => "third-parties",
            Kind::Page => "pages",
        }
    }

    /// The kind whose folder has this name, case aside.
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.folder().eq_ignore_ascii_case(name))
    }

    /// The kind whose folder a folder was most likely meant to be: named in the singular, with `_` or a space for
    /// `-`, or one letter off.
    pub fn from_near_folder(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace(['_', ' '], "-");
        let named = |k: &Self| k.folder() == name || k.word() == name;
        let near = |k: &Self| edits(k.folder(), &name) <= 1;
        Self::ALL.iter().copied().find(named).or_else(|| Self::ALL.iter().copied().find(near))
    }

    /// The words with which a sentence introduces one: `an outcome`, `a third party`.
    pub fn with_article(self) -> &'static str {
        match self {
            Kind::Outcome => "an outcome",
            Kind::Persona => "a persona",
            Kind::Journey => "a journey",
            Kind::Process => "a process",
            Kind::Service => "a service",
            Kind::Role => "a role",
            Kind::Team => "a team",
            Kind::System => "a system",
            Kind::ThirdParty => "a third party",
            Kind::Page => "a page",
        }
    }

    /// The word in a sentence: `third party` where the term has a hyphen.
    pub fn spoken(self) -> &'static str {
        match self {
            Kind::ThirdParty => "third party",
            other => other.word(),
        }
    }
}

terms! {
    /// What only makes sense inside a file.
    Nested {
        /// A part of a journey.
        Stage = "stage",
        /// A meeting of the persona with us, with someone else, or an action of their own.
        Touchpoint = "touchpoint",
        /// What a persona needs, asked for or not.
        Need = "need",
        /// How we would know.
        Measure = "measure",
        /// A part of a process.
        Step = "step",
        /// What a process must obey.
        Rule = "rule",
        /// What hurts at a touchpoint.
        Pain = "pain",
        /// What could be better, and what it is worth.
        Opportunity = "opportunity",
        /// A level of investment in an opportunity.
        InvestmentOption = "option",
    }
}

/// The kind of a node of the graph: a file's, or that of a thing nested in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// A file.
    File(Kind),
    /// Something nested in a file.
    Nested(Nested),
}

impl NodeKind {
    /// The word that stands for it in exports.
    pub fn word(self) -> &'static str {
        match self {
            NodeKind::File(kind) => kind.word(),
            NodeKind::Nested(nested) => nested.word(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_near_a_kinds_by_its_singular_a_dash_or_one_letter() {
        for (name, kind) in [
            ("process", Kind::Process),
            ("Outcome", Kind::Outcome),
            ("third_parties", Kind::ThirdParty),
            ("Third Party", Kind::ThirdParty),
            ("thirdparties", Kind::ThirdParty),
            ("porcesses", Kind::Process),
            ("system", Kind::System),
        ] {
            assert_eq!(Kind::from_near_folder(name), Some(kind), "{name}");
        }
        for name in ["capabilities", "notes", "stages", "images", "docs", ""] {
            assert_eq!(Kind::from_near_folder(name), None, "{name}");
        }
    }
}
