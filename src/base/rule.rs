//! Every rule of the checks: name, question, usual level. A rule is a static; what raises it names
//! it, and its page (what, why, example, instead) is `docs/rules/NAME.md`.

use super::diagnostic::Severity;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The fault's name, as in `error[unknown-reference]`.
    pub name: &'static str,
    /// Its question or fault, in a few words.
    pub summary: &'static str,
    /// Its usual level; none where it is off unless `throughline.yaml` sets it.
    pub level: Option<Severity>,
    /// Whether `throughline.yaml` may set its level, and a file silence it.
    pub adjustable: bool,
    /// Days that it counts, where it counts days.
    pub days: Option<u32>,
    /// Its page, in Markdown: what, why, an example, and what to write instead.
    pub page: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

macro_rules! rules {
    ($( $id:ident $name:literal $level:ident $adjustable:ident $days:expr, $summary:literal; )*) => {
        $(
            #[doc = $summary]
            pub static $id: Rule = Rule {
                name: $name,
                summary: $summary,
                level: level!($level),
                adjustable: adjustable!($adjustable),
                days: $days,
                page: include_str!(concat!("../../docs/rules/", $name, ".md")),
            };
        )*

        /// All rules: errors first, then the rest in the order of the design.
        pub static ALL: &[&Rule] = &[$(&$id),*];
    };
}

macro_rules! level {
    (error) => {
        Some(Severity::Error)
    };
    (warning) => {
        Some(Severity::Warning)
    };
    (note) => {
        Some(Severity::Note)
    };
    (off) => {
        None
    };
}
macro_rules! adjustable {
    (fixed) => {
        false
    };
    (open) => {
        true
    };
}

rules! {
    YAML_SYNTAX "yaml-syntax" error fixed None, "front matter that is not YAML";
    FRONT_MATTER "front-matter" error fixed None, "a file that nearly begins as content";
    ENCODING "encoding" error fixed None, "a file that is not UTF-8";
    MISSING_FIELD "missing-field" error fixed None, "a field that must be there";
    WRONG_TYPE "wrong-type" error fixed None, "a value of the wrong sort";
    UNKNOWN_FIELD "unknown-field" error fixed None, "a field that does not exist";
    UNKNOWN_VALUE "unknown-value" error fixed None, "a value that is none of those allowed";
    OUT_OF_RANGE "out-of-range" error fixed None, "a number outside its range, or a text too long to read";
    BAD_ID "bad-id" error fixed None, "an id that cannot be one";
    DUPLICATE_ID "duplicate-id" error fixed None, "an id that stands twice";
    UNKNOWN_REFERENCE "unknown-reference" error fixed None, "a name that names nothing";
    BROKEN_LINK "broken-link" error fixed None, "a link in prose that leads nowhere";
    MISSING_FILE "missing-file" error fixed None, "a file that is not there";
    CYCLE "cycle" error fixed None, "things that contain or support each other in a ring";
    NEED_OF_ANOTHER_PERSONA "need-of-another-persona" error fixed None, "a need of somebody it is not for";
    OUTSIDE_THE_SITE "outside-the-site" error fixed None, "a path that leaves the site folder";
    BPMN_SYNTAX "bpmn-syntax" error fixed None, "a model that cannot be read";
    UNSERVED_TOUCHPOINT "unserved-touchpoint" warning open None, "who answers?";
    KNOWN_GAP "known-gap" note open None, "a gap that is known, with a reason and a date";
    UNDELIVERABLE "undeliverable" warning open None, "can it run?";
    NO_RECORDED_PATH "no-recorded-path" warning open None, "why do we do it?";
    NO_CAUSE "no-cause" warning open None, "what sets it off?";
    CLASS_MISMATCH "class-mismatch" warning open None, "really core?";
    LIMIT_BROKEN "limit-broken" warning open None, "within the bounds?";
    LATER_THAN_PROMISED "later-than-promised" warning open None, "do we keep our word?";
    UNMAPPED_JOURNEY "unmapped-journey" note open None, "how does it really go?";
    STARTS_AND_ENDS_WITH_US "starts-and-ends-with-us" note open None, "where does it begin and end?";
    KEYWORD_TWIN "keyword-twin" note open None, "who is meant?";
    UNAPPROVED "unapproved" off open None, "who released it?";
    OUTCOME_UNWALKED "outcome-unwalked" warning open None, "where is the journey?";
    UNMET_NEED "unmet-need" warning open None, "whose need is nobody's?";
    SERVICE_WITHOUT_NEED "service-without-need" warning open None, "value to whom?";
    ONE_CROWN "one-crown" warning open None, "balanced?";
    INTERNAL_ONLY "internal-only" warning open None, "whose success?";
    MEASURE_WITHOUT_TARGET "measure-without-target" warning open None, "can we know?";
    MEASURE_WITHOUT_BASELINE "measure-without-baseline" warning open None, "can we know?";
    MEASURE_WITHOUT_READING "measure-without-reading" warning open None, "can we know?";
    MEASURE_STALE "measure-stale" warning open Some(180), "can we still know?";
    WEASEL_WORD "weasel-word" warning open None, "measurable?";
    ORG_LEAK "org-leak" warning open None, "does it survive a reorganisation?";
    JARGON "jargon" warning open None, "the customer's words?";
    FUNNEL_WORD "funnel-word" warning open None, "our goal or theirs?";
    FOUR_WALLS "four-walls" warning open None, "does it end at our door?";
    STOPS_AT_SALE "stops-at-sale" warning open None, "and after the purchase?";
    FEELING_WITHOUT_EVIDENCE "feeling-without-evidence" warning open None, "says who?";
    NO_RECOVERY "no-recovery" warning open None, "and when it fails?";
    TOO_LONG "too-long" warning open None, "readable?";
    OPPOSING_TARGETS "opposing-targets" warning open None, "pulling apart?";
    PERSONA_TWIN "persona-twin" warning open None, "one or two?";
    THIRD_PARTY_TWIN "third-party-twin" note open None, "a slip of the pen?";
    ASKED_ONLY "asked-only" warning open None, "wants or needs?";
    OWNER_MISSING "owner-missing" warning open None, "governed?";
    OWNER_RETIRED "owner-retired" warning open None, "governed?";
    UNUSED "unused" warning open None, "kept for nothing?";
    UNWRITTEN_ID "unwritten-id" note open None, "will the link survive a rewording?";
    CUT_VALUE "cut-value" note open None, "is that all you wrote?";
    EVENT_UNKNOWN "event-unknown" note open None, "spelt as in the log?";
    LOG_NOT_READ "log-not-read" warning open None, "was all of it read?";
    LOG_STALE "log-stale" warning open Some(180), "still so?";
    NEVER_REVIEWED "never-reviewed" off open None, "was it ever true?";
    NOT_READ "not-read" warning open None, "was it meant to be read?";
    OTHER_PREFIX "other-prefix" warning open None, "known by another name elsewhere?";
    LOOKS_LIKE "looks-like" note open None, "did you mean a link?";
    CHANGED_SINCE_REVIEWED "changed-since-reviewed" off open None, "reviewed as it is now?";
    REMOTE_PICTURE "remote-picture" note open None, "who else learns of the visit?";
    BPMN_DIFFERS "bpmn-differs" warning open None, "one process or two?";
    REVIEW_OVERDUE "review-overdue" warning open Some(365), "still true?";
    UNUSED_ALLOW "unused-allow" note open None, "a silence that silences nothing";
    GATE "gate" error open None, "a figure that the site is held to";
}

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_one_name_and_its_own_page() {
        for (i, rule) in ALL.iter().enumerate() {
            assert!(ALL[..i].iter().all(|other| other.name != rule.name), "{}", rule.name);
            assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
            for section in ["## What", "## Why", "## Example", "## Instead"] {
                assert!(rule.page.contains(section), "{} lacks {section}", rule.name);
            }
        }
    }
}
