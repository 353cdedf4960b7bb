//! What holds of all dots.

use proptest::prelude::*;

use super::*;

const FIELD: Rect = Rect::new(40, 40, 652, 380);
const NARROW: Rect = Rect::new(24, 40, 250, 400);
fn dot(number: u32, across: f64, up: f64) -> ScatterDot {
    let name = format!("Dot {number}");
    ScatterDot { node: NodeId(number), across, up, rank: number as usize, is_open: number.is_multiple_of(3), name }
}

fn dots() -> impl Strategy<Value = Vec<ScatterDot>> {
    let share = || prop_oneof![Just(0.0), Just(1.0), (0..=10_u32).prop_map(|n| f64::from(n) / 10.0)];
    proptest::collection::vec((share(), share()), 0..MOST_DOTS)
        .prop_map(|all| (0..).zip(all).map(|(n, (across, up))| dot(n, across, up)).collect())
}

proptest! {
    // A field takes long to fill: fewer of them than elsewhere.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_dot_lies_over_another_and_none_outside(dots in dots()) {
        for field in [FIELD, NARROW] {
            let laid = layout(&dots, 8, field);
            prop_assert_eq!(laid.len(), dots.len());
            for (i, a) in laid.iter().enumerate() {
                let room = Rect::new(a.at.x - a.radius, a.at.y - a.radius, 2 * a.radius, 2 * a.radius);
                prop_assert!(field.holds(room), "{:?}", a);
                for b in &laid[..i] {
                    prop_assert!(apart(a.at, b.at) > (a.radius + b.radius).pow(2), "{:?} over {:?}", a, b);
                }
            }
        }
    }

    #[test]
    fn the_order_in_which_things_come_does_not_matter(dots in dots(), turn in 0..200_usize) {
        let mut turned = dots.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let (dots, turned) = (ranked(dots), ranked(turned));
        prop_assert_eq!(layout(&dots, 8, FIELD), layout(&turned, 8, FIELD));
    }
}

#[test]
fn a_dot_lies_where_its_figures_put_it() {
    let laid = layout(&[dot(0, 0.5, 1.0)], 1, FIELD);
    assert_eq!(laid[0].at, Point::new(366, 50));
}

#[test]
fn two_of_the_same_figures_lie_beside_each_other() {
    let laid = layout(&[dot(0, 0.5, 0.5), dot(1, 0.5, 0.5)], 0, FIELD);
    assert!(apart(laid[0].at, laid[1].at) <= 16 * 16, "{laid:?}");
}

#[test]
fn of_too_many_the_last_are_left_out() {
    let many = (0..200).rev().map(|n| dot(n, 0.1, 0.1)).collect();
    let ranked = ranked(many);
    assert_eq!((ranked.len(), ranked[0].rank, ranked[MOST_DOTS - 1].rank), (MOST_DOTS, 0, MOST_DOTS - 1));
}

#[test]
fn the_first_have_a_number_and_the_axes_have_figures() {
    let texts = |shapes: Vec<Shape>| {
        let inner = shapes.into_iter().flat_map(|shape| if let Shape::Link(_, inner) = shape { inner } else { vec![shape] });
        inner.filter_map(|shape| if let Shape::Text(text) = shape { text.lines.into_iter().next() } else { None }).collect::<Vec<_>>()
    };
    let dots = [dot(0, 0.5, 0.5), dot(1, 0.2, 0.2)];
    assert_eq!(texts(shapes(&dots, &layout(&dots, 1, FIELD), 1)), ["1"]);
    let (across, up) = (Axis { least: 0.0, most: 10.0 }, Axis { least: 5.0, most: 10.0 });
    let said = ["0", "2", "4", "6", "8", "10", "5", "6", "7", "8", "9", "10", "matters", "met"];
    assert_eq!(texts(axes(FIELD, (across, "met"), (up, "matters"))), said);
}
