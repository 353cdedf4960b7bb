//! How a score fits on one sheet of paper: A3 across.

use super::draw::heads_height;
use super::layout::ScoreLayout;

/// What a sheet holds without its margins and what stands above the picture, in pixels of 1/96 inch.
const SHEET: (i32, i32) = (1500, 915);
/// The smallest letters on paper, in tenths of a pixel: 7.5 points.
const LETTERS: i32 = 100;
/// How wide the names beside the rows are, in letters of 13 pixels.
const NAMES: (i32, i32) = (176, 13);
/// The smallest that a picture becomes.
const LEAST: i32 = 4;

/// How large a score is on paper, in twentieths of its size on screen: at most 20.
pub fn twentieths(layout: &ScoreLayout) -> i32 {
    let fits = |size: &i32| {
        let names = NAMES.0.max(NAMES.0 * letters_at(*size) / NAMES.1);
        (layout.width + names) * size <= SHEET.0 * 20 && (layout.height + heads_height(layout)) * size <= SHEET.1 * 20
    };
    (LEAST..=20).rev().find(fits).unwrap_or(LEAST)
}

/// The size of letters on paper before it is made smaller, in pixels.
pub(super) fn letters(layout: &ScoreLayout) -> u32 {
    u32::try_from(letters_at(twentieths(layout))).unwrap_or(13)
}

/// No row holds larger ones than 22 pixels.
fn letters_at(size: i32) -> i32 {
    (2 * LETTERS / size.max(1) + 1).min(22)
}
