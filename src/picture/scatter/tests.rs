//! What holds of all dots and labels.

use proptest::prelude::*;

use super::*;

const FIELD: Rect = Rect::new(40, 40, 652, 380);
const NARROW: Rect = Rect::new(24, 40, 250, 400);
const LABELS: [&str; 4] = [
    "16 · Know before I sign",
    "I want to ring one person who knows my case and does not ask me to tell it again from the start",
    "Miete",
    "事故の後に連絡する。",
];

fn dot(number: u32, across: f64, up: f64) -> ScatterDot {
    let label = LABELS[number as usize % LABELS.len()].to_owned();
    ScatterDot { node: NodeId(number), across, up, rank: number as usize, is_open: number.is_multiple_of(3), name: label.clone(), label }
}

fn dots() -> impl Strategy<Value = Vec<ScatterDot>> {
    let share = || prop_oneof![Just(0.0), Just(1.0), (0..=10_u32).prop_map(|n| f64::from(n) / 10.0)];
    proptest::collection::vec((share(), share()), 0..MOST_DOTS)
        .prop_map(|all| (0..).zip(all).map(|(n, (across, up))| dot(n, across, up)).collect())
}

fn laid(dots: &[ScatterDot], labelled: usize, field: Rect, extent: Extent, slack: u32) -> ScatterLayout {
    layout(dots, ScatterFrame { field, labelled, extent, slack }, &|_| Vec::new())
}

fn both(dots: &[ScatterDot]) -> [(Rect, ScatterLayout); 2] {
    [(FIELD, laid(dots, 8, FIELD, Extent::Wide, 0)), (NARROW, laid(dots, 8, NARROW, Extent::Narrow, 0))]
}

proptest! {
    // A field takes long to fill: fewer of them than elsewhere.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_dot_lies_over_another_and_none_outside(dots in dots()) {
        for (field, laid) in both(&dots) {
            prop_assert_eq!(laid.dots.len(), dots.len());
            for (i, a) in laid.dots.iter().enumerate() {
                let room = Rect::new(a.at.x - a.radius, a.at.y - a.radius, 2 * a.radius, 2 * a.radius);
                prop_assert!(field.holds(room), "{:?}", a);
                for b in &laid.dots[..i] {
                    prop_assert!(apart(a.at, b.at) > (a.radius + b.radius).pow(2), "{:?} over {:?}", a, b);
                }
            }
        }
    }

    #[test]
    fn no_label_lies_over_another_and_none_outside(dots in dots()) {
        let laid = laid(&dots, 8, FIELD, Extent::Wide, 12);
        prop_assert_eq!(laid.labels.len(), dots.len().min(8));
        for (i, a) in laid.labels.iter().enumerate() {
            prop_assert!(FIELD.holds(a.room), "{:?}", a);
            prop_assert!(laid.labels[..i].iter().all(|b| !a.room.overlaps(b.room)), "{:?}", laid.labels);
        }
    }

    #[test]
    fn the_order_in_which_things_come_does_not_matter(dots in dots(), turn in 0..200_usize) {
        let mut turned = dots.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let (dots, turned) = (ranked(dots), ranked(turned));
        prop_assert_eq!(laid(&dots, 8, FIELD, Extent::Wide, 0), laid(&turned, 8, FIELD, Extent::Wide, 0));
    }
}

#[test]
fn a_dot_lies_where_its_figures_put_it() {
    let laid = laid(&[dot(0, 0.5, 1.0)], 1, FIELD, Extent::Wide, 0);
    assert_eq!(laid.dots[0].at, Point::new(366, 45));
}

#[test]
fn two_of_the_same_figures_lie_beside_each_other() {
    let laid = laid(&[dot(0, 0.5, 0.5), dot(1, 0.5, 0.5)], 0, FIELD, Extent::Wide, 0);
    assert!(apart(laid.dots[0].at, laid.dots[1].at) <= 16 * 16, "{laid:?}");
}

#[test]
fn of_too_many_the_last_are_left_out() {
    let many = (0..200).rev().map(|n| dot(n, 0.1, 0.1)).collect();
    let ranked = ranked(many);
    assert_eq!((ranked.len(), ranked[0].rank, ranked[MOST_DOTS - 1].rank), (MOST_DOTS, 0, MOST_DOTS - 1));
}

#[test]
fn a_phone_has_numbers_and_a_screen_has_labels() {
    let dots = [dot(0, 0.5, 0.5), dot(1, 0.2, 0.2)];
    let texts = |extent| {
        let shapes = shapes(&dots, &laid(&dots, 1, FIELD, extent, 0), 1);
        let inner = shapes.into_iter().flat_map(|shape| if let Shape::Link(_, inner) = shape { inner } else { Vec::new() });
        inner.filter_map(|shape| if let Shape::Text(text) = shape { Some(text.lines) } else { None }).collect::<Vec<_>>()
    };
    assert_eq!(texts(Extent::Wide), [["16 · Know before I sign"]]);
    assert_eq!(texts(Extent::Narrow), [["1"]]);
}
