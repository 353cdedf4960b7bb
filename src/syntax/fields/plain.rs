//! Typed fields as plain values, for exports: texts, ids and names of other things as text, numbers
//! as numbers, durations as minutes, `extra` as it was written.
//!
//! Absent: places and blank fields.

use serde::ser::{Serialize, Serializer};

use crate::syntax::fields::sentences::Sentences;
use crate::syntax::fields::types::{Conditions, Extra, FilePath, Flag, Minutes, Number, Ref, WrittenId};

/// Whole numbers above this are not told apart from their neighbours.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number; a whole one without a decimal point.
fn number<S: Serializer>(n: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if n.fract() == 0.0 && n.abs() < LARGEST_WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
        return serializer.serialize_i64(n as i64);
    }
    serializer.serialize_f64(n)
}

impl<const MIN: i32, const MAX: i32> Serialize for Number<MIN, MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0, serializer)
    }
}

impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // `1.1 h` is 66 minutes, not 66.00000000000001.
        let rounded = (self.0 * 10_000.0).round() / 10_000.0;
        number(if rounded.is_finite() { rounded } else { self.0 }, serializer)
    }
}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(self.0)
    }
}

impl Serialize for WrittenId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value)
    }
}

impl<T> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

/// As it is written.
impl Serialize for Sentences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value)
    }
}

impl Serialize for FilePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Serialize for Conditions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(column, due)| (&column.value, due)))
    }
}
