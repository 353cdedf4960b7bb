//! Small logs, worked by hand.

mod figures;
mod formats;
mod hiding;
mod random;

use std::io::{self, Cursor, Read};

use super::*;
use crate::model::logged::{Disclosed, LogFigures, TouchpointFigures, VariantStep};

/// Touchpoints of ours, each with the places of those that may follow it: `a` is `A`, and so on.
pub(super) fn leading(next: &[&[usize]]) -> Plan {
    let touchpoint = |(at, next): (usize, &&[usize])| {
        let letter = char::from(b'a' + u8::try_from(at).unwrap());
        PlannedTouchpoint {
            id: letter.to_string(),
            names: vec![letter.to_uppercase().to_string()],
            is_with_us: true,
            next: next.to_vec(),
            ..PlannedTouchpoint::default()
        }
    };
    Plan { touchpoints: next.iter().enumerate().map(touchpoint).collect(), columns: LogColumns::default() }
}

/// Touchpoints in a row.
pub(super) fn in_a_row(n: usize) -> Plan {
    let next: Vec<Vec<usize>> = (0..n).map(|at| (at + 1..n).take(1).collect()).collect();
    leading(&next.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

pub(super) fn figures_of(path: &str, bytes: &[u8], plan: &Plan) -> Result<LogFigures, LogFault> {
    let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(bytes.to_vec()))) };
    let aside = || -> io::Result<Box<dyn AsideFile>> { Ok(Box::new(Cursor::new(Vec::new()))) };
    count(path, &open, &survey(path, &open)?, plan, &aside)
}

pub(super) fn csv(text: &str, plan: &Plan) -> LogFigures {
    figures_of("log.csv", text.as_bytes(), plan).unwrap_or_else(|fault| panic!("{fault}"))
}

/// A log of cases that go these ways, each so often: a letter is an event, a minute after the one before.
pub(super) fn ways(ways: &[(&str, usize)]) -> String {
    let mut text = "case,activity,time\n".to_owned();
    let mut case = 0;
    for (way, times) in ways {
        for _ in 0..*times {
            case += 1;
            for (minute, letter) in way.chars().enumerate() {
                text.push_str(&format!("k{case},{letter},2026-03-01 10:{minute:02}\n"));
            }
        }
    }
    text
}

pub(super) fn told<T: Copy>(figure: Disclosed<T>) -> T {
    figure.told().unwrap_or_else(|| panic!("it is not told"))
}

/// Fitting, missing, out of sequence, ad hoc, repeated.
pub(super) fn conformance(figures: &LogFigures) -> [u64; 5] {
    let of = figures.conformance.unwrap_or_else(|| panic!("there is no way"));
    [of.fitting, of.missing, of.out_of_sequence, figures.ad_hoc, of.repeated].map(told)
}

pub(super) fn of_touchpoint(figures: &LogFigures, at: usize) -> &TouchpointFigures {
    &figures.touchpoints[at]
}

/// A way as letters; what is not documented in brackets.
pub(super) fn letters(steps: &[VariantStep]) -> String {
    let letter = |step: &VariantStep| match step {
        VariantStep::Touchpoint(at) => char::from(b'A' + u8::try_from(*at).unwrap()).to_string(),
        VariantStep::Activity(name) => format!("[{name}]"),
    };
    steps.iter().map(letter).collect()
}
