//! The strip of a journey as letters: little enough to be sent with each result.

use crate::model::Model;
use crate::model::id::Id;
use crate::model::kinds::Journey;

/// A letter for each touchpoint, from `a` (-2) by quarters to `q` (2), `-` where nobody knows; a capital at a moment of truth; `!` behind
/// it where nobody is recorded who answers; `|` between stages. Blank where the journey has no touchpoints.
pub(super) fn marks(model: &Model, journey: Id<Journey>) -> String {
    let mut marks = String::new();
    if !model.is_mapped(journey) {
        return marks;
    }
    for (i, &stage) in model.journeys[journey].stages.iter().enumerate() {
        if i > 0 {
            marks.push('|');
        }
        for &touchpoint in &model.stages[stage].touchpoints {
            let touchpoint = &model.touchpoints[touchpoint];
            let letter = touchpoint.feeling.map_or('-', letter);
            marks.push(if touchpoint.moment_of_truth { letter.to_ascii_uppercase() } else { letter });
            if touchpoint.is_unserved() {
                marks.push('!');
            }
        }
    }
    marks
}

/// The letter of a feeling from -2 to 2.
fn letter(feeling: f64) -> char {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is held between 0 and 16")]
    let quarters = ((feeling.clamp(-2.0, 2.0) + 2.0) * 4.0).round() as u8;
    char::from(b'a' + quarters)
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn feelings_are_letters_by_quarters() {
        let letters: String = [-2.0, -1.9, -1.75, 0.0, 2.0, 7.0].map(letter).iter().collect();
        assert_eq!(letters, "aabiqq");
    }
}
