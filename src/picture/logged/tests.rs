use proptest::prelude::*;

use super::*;

fn stop(share: f64) -> FlowStop {
    FlowStop { share, leaving: 0.0 }
}

fn band(from: usize, to: usize, share: f64) -> FlowBand {
    FlowBand { from, to, share, is_documented: true }
}

#[test]
fn what_leads_to_the_next_row_is_straight_and_as_wide_as_its_share() {
    let rows = rows(FlowFrame::LOGGED, &[stop(1.0), stop(0.5)], &[band(0, 1, 0.5)]);
    assert!(rows[0].contains("d=\"M48 64V100L80 100V64z\"") && rows[1].contains("d=\"M48 0V36L80 36V0z\""), "{rows:?}");
    assert!(rows[0].contains("lf-at\" d=\"M48 36h64V64"), "{rows:?}");
}

#[test]
fn what_passes_a_row_runs_beside_it() {
    let placed = place(FlowFrame::LOGGED, &[stop(1.0), stop(0.75), stop(1.0)], &[band(0, 1, 0.75), band(1, 2, 0.75), band(0, 2, 0.25)]);
    let skip = placed.iter().find(|placed| placed.band.to == 2 && placed.band.from == 0).unwrap();
    assert_eq!((skip.leaves, skip.lane, skip.arrives, skip.wide), (96, 120, 96, 16));
}

#[test]
fn what_leads_back_runs_on_the_left_and_ends_in_an_arrow() {
    let rows = rows(FlowFrame::LOGGED, &[stop(1.0), stop(1.0)], &[FlowBand { is_documented: false, ..band(1, 0, 0.2) }]);
    assert!(rows[0].contains("lf-else\" d=\"M23 100") && rows[0].contains("L48 50L48 50L42 64"), "{rows:?}");
}

#[test]
fn where_nobody_comes_is_an_empty_place() {
    let rows = rows(FlowFrame::LOGGED, &[stop(0.0)], &[]);
    assert!(rows[0].contains("lf-no") && !rows[0].contains("lf-at"), "{rows:?}");
}

proptest! {
    #[test]
    fn everything_stays_within_its_row(shares in prop::collection::vec(0.0..1.0_f64, 1..12), steps in prop::collection::vec((0..12_usize, 0..12_usize, 0.0..1.0_f64), 0..60)) {
        let stops: Vec<FlowStop> = shares.iter().map(|share| FlowStop { share: *share, leaving: share / 4.0 }).collect();
        let bands: Vec<FlowBand> = steps.iter().map(|&(from, to, share)| band(from, to, share)).collect();
        for frame in [FlowFrame::LOGGED, FlowFrame::DOCUMENTED] {
            let bands: Vec<FlowBand> = bands.iter().map(|band| FlowBand { share: if frame == FlowFrame::DOCUMENTED { 0.2 } else { band.share }, ..*band }).collect();
            for placed in place(frame, &stops, &bands) {
                for x in [placed.lane, placed.leaves, placed.arrives] {
                    prop_assert!(x >= 0 && x + placed.wide <= frame.width, "{:?}", placed);
                }
            }
            prop_assert_eq!(rows(frame, &stops, &bands).len(), stops.len());
        }
    }
}
