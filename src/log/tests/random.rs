//! What holds of any log.

use proptest::prelude::*;

use super::*;
use crate::model::logged::FEWEST_CASES;

/// Ways, and how often each is gone.
fn any_ways() -> impl Strategy<Value = Vec<(String, usize)>> {
    prop::collection::vec(("[ABCDXYZ]{1,6}", 1..12_usize), 0..12)
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let next = prop::collection::vec(prop::collection::vec(0..4_usize, 0..3), 4);
    (next, prop::collection::vec(any::<bool>(), 4)).prop_map(|(next, with_us)| {
        let mut plan = leading(&next.iter().map(Vec::as_slice).collect::<Vec<_>>());
        plan.touchpoints.iter_mut().zip(with_us).for_each(|(t, with_us)| t.is_with_us = with_us);
        plan
    })
}

fn text_of(all: &[(String, usize)]) -> String {
    ways(&all.iter().map(|(way, times)| (way.as_str(), *times)).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn the_order_of_cases_in_the_file_does_not_matter(all in any_ways(), plan in any_plan()) {
        let text = text_of(&all);
        let (header, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.sort_by_key(|row| row.split_once(',').map(|(case, _)| case.chars().rev().collect::<String>()));
        let moved = format!("{header}\n{}\n", rows.join("\n"));
        prop_assert_eq!(csv(&text, &plan), csv(&moved, &plan));
    }

    #[test]
    fn no_figure_of_one_to_four_cases_is_told(all in any_ways(), plan in any_plan()) {
        let figures = csv(&text_of(&all), &plan);
        let few = |figure: Disclosed<u64>| figure.told().is_some_and(|cases| (1..FEWEST_CASES).contains(&cases));
        let mut counts = vec![figures.cases, figures.ad_hoc, figures.other_variants];
        if let Some(of) = figures.conformance {
            counts.extend([of.fitting, of.missing, of.out_of_sequence, of.repeated]);
            if let (Some(fitting), Some(cases)) = (of.fitting.told(), figures.cases.told()) {
                prop_assert!(!(1..FEWEST_CASES).contains(&(cases - fitting)));
            }
        }
        for t in &figures.touchpoints {
            counts.extend([t.cases, t.missing]);
            counts.extend(t.conversions.iter().map(|(_, cases)| *cases));
            // One hidden part could be worked out of the others.
            let hidden = t.conversions.iter().filter(|(_, cases)| cases.is_hidden()).count() + usize::from(t.drop_off.is_hidden());
            prop_assert!(hidden != 1 || t.cases.is_hidden() || t.drop_off == Disclosed::Unknown, "{t:?}");
        }
        counts.extend(figures.variants.iter().map(|variant| Disclosed::Told(variant.cases)));
        counts.extend(figures.undocumented.iter().map(|activity| Disclosed::Told(activity.cases)));
        prop_assert!(!counts.into_iter().any(few), "{figures:?}");
    }

    #[test]
    fn cases_that_fit_have_nothing_else(all in any_ways(), plan in any_plan()) {
        let figures = csv(&text_of(&all), &plan);
        if let (Some(of), Some(cases)) = (figures.conformance, figures.cases.told())
            && let (Some(fitting), Some(missing), Some(out), Some(ad_hoc)) =
                (of.fitting.told(), of.missing.told(), of.out_of_sequence.told(), figures.ad_hoc.told())
        {
            prop_assert!(fitting + missing.max(out).max(ad_hoc) <= cases && fitting + missing + out + ad_hoc >= cases);
        }
    }
}
