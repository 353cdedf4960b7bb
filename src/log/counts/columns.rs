//! What the columns of a table of counts hold.

use std::fmt::Write as _;

/// The version of the table, which each row begins with.
pub(in crate::log) const VERSION: &str = "1";

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 6] = ["version", "journey", "measure", "subject", "object", "value"];

macro_rules! measures {
    ($( $name:ident $text:literal $subject:literal, $object:literal, $value:literal; )*) => {
        /// What a row counts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum CountedMeasure { $( $name, )* }

        impl CountedMeasure {
            pub(super) const ALL: &'static [Self] = &[$( Self::$name, )*];

            /// Its name in the table.
            pub(super) fn name(self) -> &'static str {
                match self { $( Self::$name => $text, )* }
            }

            /// What stands in its columns `subject`, `object` and `value`.
            fn says(self) -> [&'static str; 3] {
                match self { $( Self::$name => [$subject, $object, $value], )* }
            }
        }
    };
}

measures! {
    Cases "cases" "blank", "what stands for the journey as the query was written for it", "all cases with an event that can be read";
    Events "events" "a touchpoint; blank: the whole log",
        "blank: all events of the touchpoint; one of its `events`: how many events are called so. Of the whole log: `readable`, `unreadable`, or `zoned`, whose time has a zone",
        "events";
    TouchpointCases "touchpoint_cases" "a touchpoint", "blank", "cases with at least one event of it";
    WaitMedian "wait_median" "a touchpoint", "the cases that have a wait: an event before their first one of the touchpoint",
        "half of these wait so many microseconds or less";
    WaitP90 "wait_p90" "a touchpoint", "as of `wait_median`", "nine of ten wait so many microseconds or less";
    AboveWait "above_wait" "a touchpoint", "what its `wait` says, in microseconds", "cases that wait longer";
    AboveWithin "above_within" "a touchpoint", "what its `within` promises, in microseconds", "cases that wait longer";
    Conversion "conversion" "a touchpoint", "the next other one after its last event", "cases";
    Ends "ends" "a touchpoint", "blank", "cases that end with it";
    Sequence "sequence" "touchpoints with spaces between them, at once repeated ones once; blank: none",
        "`ad_hoc`: with events that belong to none; `repeated`: with one that repeats at once; both, or blank", "cases";
    Variant "variant" "blank", "touchpoints, and in brackets what belongs to none, at once repeated things once; blank: all that fewer than five cases went", "cases";
    Undocumented "undocumented" "blank", "an activity that belongs to no touchpoint; blank: all that fewer than five cases have", "cases with it";
    FirstDay "first_day" "blank", "blank", "the day of the earliest event, as it is written in the log";
    LastDay "last_day" "blank", "blank", "the day of the latest event, as it is written in the log";
    ThroughputMedian "throughput_median" "blank", "blank; a `variant`: of its cases", "half of all cases take so many microseconds or less from the first event to the last";
    ThroughputP90 "throughput_p90" "blank", "blank", "nine of ten take so many microseconds or less";
}

/// What each row of the table tells, for whoever writes or reads it.
pub fn explanation() -> String {
    let mut all = format!(
        "The table of `log: {{counts: FILE}}` is a CSV with the columns {}.\nversion is {VERSION}, journey the id of a journey. Touchpoints stand by \
         their ids, figures are whole numbers.\nCounts are exact, whatever they are: the site holds back what rests on fewer than five cases. What \
         fewer than five\ncases have is named nowhere in it.\n",
        COLUMNS.join(", "),
    );
    for measure in CountedMeasure::ALL {
        let [subject, object, value] = measure.says();
        let _ = write!(all, "\n{}\n  subject  {subject}\n  object   {object}\n  value    {value}\n", measure.name());
    }
    all
}

/// A step of a way, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WrittenStep {
    /// The id of a touchpoint.
    Touchpoint(String),
    /// What belongs to none.
    Activity(String),
}

/// The steps of a way: ids, and names in brackets in which a closing one stands twice, with spaces between them. None where it is written otherwise.
pub(super) fn steps(text: &str) -> Option<Vec<WrittenStep>> {
    let mut steps = Vec::new();
    let mut rest = text;
    loop {
        let step;
        (step, rest) = match rest.strip_prefix('[') {
            Some(inner) => activity(inner)?,
            None => {
                let end = rest.find(' ').unwrap_or(rest.len());
                let (id, rest) = rest.split_at(end);
                (WrittenStep::Touchpoint(id.to_owned()), rest)
            }
        };
        if matches!(&step, WrittenStep::Touchpoint(text) | WrittenStep::Activity(text) if text.is_empty()) {
            return None;
        }
        steps.push(step);
        if rest.is_empty() {
            return Some(steps);
        }
        rest = rest.strip_prefix(' ')?;
    }
}

/// The name that begins behind an opening bracket, and what follows the closing one.
fn activity(text: &str) -> Option<(WrittenStep, &str)> {
    let mut name = String::new();
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once(']')?;
        name.push_str(before);
        match behind.strip_prefix(']') {
            Some(behind) => {
                name.push(']');
                rest = behind;
            }
            None => return Some((WrittenStep::Activity(name), behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_read_as_it_is_written() {
        let touchpoint = |id: &str| WrittenStep::Touchpoint(id.into());
        let activity = |name: &str| WrittenStep::Activity(name.into());
        let due = [
            ("ask", vec![touchpoint("ask")]),
            ("ask [rang, twice] lamp", vec![touchpoint("ask"), activity("rang, twice"), touchpoint("lamp")]),
            ("[a]] [b]", vec![activity("a] [b")]),
            ("[a]]] [b]", vec![activity("a]"), activity("b")]),
        ];
        for (text, due) in due {
            assert_eq!(steps(text), Some(due), "{text}");
        }
        for text in ["", " ", "ask ", " ask", "ask  lamp", "[a", "[a]b", "[]", "ask []"] {
            assert_eq!(steps(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_measure_is_explained_once() {
        let text = explanation();
        for measure in CountedMeasure::ALL {
            assert_eq!(text.matches(&format!("\n{}\n", measure.name())).count(), 1, "{}", measure.name());
        }
    }
}
