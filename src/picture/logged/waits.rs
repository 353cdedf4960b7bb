//! What people wait, as bars: half of them, nine of ten, and lines for what is written and what is promised. Waits of minutes, of hours and of days have a
//! scale each, on which all of them begin at nothing.

use std::fmt::Write as _;

/// How wide and high a bar is.
const WIDTH: i32 = 320;
const HIGH: i32 = 24;

/// Minutes in an hour and a day.
const HOUR: f64 = 60.0;
const DAY: f64 = 1440.0;

/// The unit in which somebody would tell a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaitUnit {
    /// Up to an hour and a half.
    Minutes,
    /// Up to two days.
    Hours,
    /// Longer.
    Days,
}

impl WaitUnit {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    /// Of a wait, in minutes.
    pub fn of(minutes: f64) -> Self {
        if minutes <= 1.5 * HOUR {
            Self::Minutes
        } else if minutes <= 2.0 * DAY {
            Self::Hours
        } else {
            Self::Days
        }
    }

    /// What scales end at whole numbers of, in minutes.
    fn step(self) -> f64 {
        match self {
            Self::Minutes => 5.0,
            Self::Hours => HOUR,
            Self::Days => DAY,
        }
    }
}

/// What people wait, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoggedWait {
    /// Half of them wait so long or less.
    pub median: f64,
    /// Nine of ten wait so long or less, where that may be told.
    pub p90: Option<f64>,
    /// What is written.
    pub written: Option<f64>,
    /// What is promised.
    pub promised: Option<f64>,
}

impl LoggedWait {
    /// The longest of it, in minutes.
    pub fn longest(&self) -> f64 {
        [self.p90, self.written, self.promised].into_iter().flatten().fold(self.median, f64::max)
    }
}

/// How long what is, for all bars of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaitScale {
    /// Where it ends, in minutes.
    pub most: f64,
}

impl WaitScale {
    /// A scale on which all of these have room.
    pub fn of(unit: WaitUnit, waits: &[LoggedWait]) -> Self {
        let longest = waits.iter().map(LoggedWait::longest).fold(1.0, f64::max);
        Self { most: (longest / unit.step()).ceil() * unit.step() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "held within the width")]
    fn at(self, minutes: f64) -> i32 {
        (f64::from(WIDTH) * (minutes / self.most).clamp(0.0, 1.0)).round() as i32
    }

    /// The bar of a wait: half of all, then up to nine of ten; what lies beyond a promise stands out.
    pub fn bar(self, wait: &LoggedWait) -> String {
        let mut svg = format!("<svg class=\"lw\" viewBox=\"0 0 {WIDTH} {HIGH}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        let median = self.at(wait.median).max(2);
        let p90 = self.at(wait.p90.unwrap_or(0.0)).max(median);
        let mut stretch = |class: &str, from: i32, to: i32, top: i32, high: i32| {
            if to > from {
                let wide = to - from;
                let _ = write!(svg, "<path class=\"{class}\" d=\"M{from} {top}h{wide}v{high}h-{wide}z\"/>");
            }
        };
        // Where a promise is broken, what lies behind it.
        let promised = wait.promised.map_or(WIDTH, |minutes| self.at(minutes));
        for (class, broken, from, to, top, high) in
            [("lw-half", "lw-half lw-broken", 0, median, 5, 14), ("lw-nine", "lw-nine lw-broken", median, p90, 8, 8)]
        {
            stretch(class, from, to.min(promised), top, high);
            stretch(broken, from.max(promised), to, top, high);
        }
        for (class, minutes) in [("lw-written", wait.written), ("lw-promised", wait.promised)] {
            if let Some(minutes) = minutes {
                let x = self.at(minutes).clamp(1, WIDTH - 1);
                let _ = write!(svg, "<path class=\"{class}\" d=\"M{x} 0v{HIGH}\"/>");
            }
        }
        svg.push_str("</svg>");
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(median: f64, p90: f64, promised: f64) -> LoggedWait {
        LoggedWait { median, p90: Some(p90), written: None, promised: Some(promised) }
    }

    #[test]
    fn waits_are_told_in_the_unit_of_their_length() {
        let units: Vec<WaitUnit> = [3.0, 90.0, 91.0, 2880.0, 2881.0].map(WaitUnit::of).to_vec();
        assert_eq!(units, [WaitUnit::Minutes, WaitUnit::Minutes, WaitUnit::Hours, WaitUnit::Hours, WaitUnit::Days]);
    }

    #[test]
    fn a_scale_ends_at_a_whole_number_of_its_unit() {
        assert_eq!(WaitScale::of(WaitUnit::Minutes, &[wait(7.0, 12.0, 10.0)]).most, 15.0);
        assert_eq!(WaitScale::of(WaitUnit::Hours, &[wait(120.0, 145.0, 60.0)]).most, 180.0);
    }

    #[test]
    fn what_lies_beyond_a_promise_stands_out() {
        let bar = WaitScale { most: 320.0 }.bar(&wait(120.0, 160.0, 60.0));
        assert!(bar.contains("lw-half\" d=\"M0 5h60v") && bar.contains("lw-half lw-broken\" d=\"M60 5h60v"), "{bar}");
        assert!(!bar.contains("lw-nine\"") && bar.contains("lw-nine lw-broken\" d=\"M120 8h40v"), "{bar}");
        assert!(bar.contains("lw-promised\" d=\"M60 0v24"), "{bar}");
    }

    #[test]
    fn a_promise_that_is_kept_breaks_nothing() {
        let bar = WaitScale { most: 320.0 }.bar(&wait(40.0, 50.0, 60.0));
        assert!(!bar.contains("lw-broken"), "{bar}");
    }
}
