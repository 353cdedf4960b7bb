//! How a score fits on one sheet of paper: A3, across or upright, whichever leaves it larger.

use super::draw::{LINES, TURNED, across_height};
use super::layout::ScoreLayout;
use super::rows::ROW;

/// What a sheet holds without its margins and what stands above the picture, in pixels of 1/96 inch: across, and upright.
const ACROSS: (i32, i32) = (1500, 955);
const UPRIGHT: (i32, i32) = (1040, 1330);
/// The smallest letters on paper, in tenths of a pixel: 7.5 points.
const LETTERS: i32 = 100;
/// The largest letters that a row holds, and with which turned titles are still shown, in pixels before the picture is made smaller.
const MOST: i32 = 22;
const TITLES: i32 = 16;
/// How wide the names beside the rows are, in letters of 13 pixels.
const NAMES: (i32, i32) = (176, 13);
/// The smallest that a picture becomes.
const LEAST: i32 = 4;

/// How large a score is on paper, in twentieths of its size on screen: at most 20. The style sheet gives each size its letters.
pub fn twentieths(layout: &ScoreLayout) -> i32 {
    on_sheet(layout, ACROSS).max(on_sheet(layout, UPRIGHT))
}

/// Whether it is larger on a sheet that stands upright.
pub fn is_upright(layout: &ScoreLayout) -> bool {
    on_sheet(layout, UPRIGHT) > on_sheet(layout, ACROSS)
}

fn on_sheet(layout: &ScoreLayout, sheet: (i32, i32)) -> i32 {
    let fits = |size: &i32| {
        let names = NAMES.0.max(NAMES.0 * letters_at(*size) / NAMES.1);
        (layout.width + names) * size <= sheet.0 * 20 && (layout.height + heads(layout, letters_at(*size))) * size <= sheet.1 * 20
    };
    (LEAST..=20).rev().find(fits).unwrap_or(LEAST)
}

/// The size of letters on paper before the picture is made smaller, in pixels.
pub(super) fn letters(layout: &ScoreLayout) -> u32 {
    u32::try_from(letters_at(twentieths(layout))).unwrap_or(13)
}

fn letters_at(size: i32) -> i32 {
    (2 * LETTERS / size.max(1) + 1).min(MOST)
}

/// The height of the heads with such letters: turned titles need more, and give way to the numbers alone.
fn heads(layout: &ScoreLayout, letters: i32) -> i32 {
    match layout.titled {
        true => ROW + across_height(LINES),
        false if letters > TITLES => 2 * ROW,
        false => ROW + TURNED * letters.max(12) / 12,
    }
}
