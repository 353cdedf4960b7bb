//! Rows of published tables: a struct whose fields are the keys in JSON and the columns in CSV.

use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A row.
pub(super) trait Row {
    /// The names of its columns.
    const COLUMNS: &'static [&'static str];

    /// What it is about: its first column.
    fn about(&self) -> &str;

    /// Its cells, in the order of the columns.
    fn cells(&self) -> Vec<String>;
}

/// A value as a cell of a table. What is unknown is empty; several things stand with a space between.
pub(super) trait Cell {
    fn cell(&self) -> String;
}

/// A struct that is a row.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $(#[$about_meta:meta])* $about:ident: Address, $( $(#[$field_meta:meta])* $field:ident: $ty:ty, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        pub struct $name { $(#[$about_meta])* pub $about: Address, $( $(#[$field_meta])* pub $field: $ty, )* }

        impl Row for $name {
            const COLUMNS: &'static [&'static str] = &[stringify!($about), $(stringify!($field)),*];

            fn about(&self) -> &str {
                &self.$about
            }

            fn cells(&self) -> Vec<String> {
                vec![self.$about.cell(), $(self.$field.cell()),*]
            }
        }
    };
}
pub(super) use row;

/// A number as it is published: rounded to four decimals, whole where it is whole; none is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure(pub Option<f64>);

impl Figure {
    fn rounded(self) -> Option<f64> {
        // Adding 0 makes 0 of what is rounded to -0.
        self.0.filter(|n| n.is_finite()).map(|n| (n * 1e4).round() / 1e4 + 0.0).filter(|n| n.is_finite())
    }
}

impl From<f64> for Figure {
    fn from(n: f64) -> Self {
        Self(Some(n))
    }
}

impl From<Option<f64>> for Figure {
    fn from(n: Option<f64>) -> Self {
        Self(n)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self.rounded() {
            None => serializer.serialize_none(),
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and small enough")]
            Some(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(n as i64),
            Some(n) => serializer.serialize_f64(n),
        }
    }
}

impl Cell for Figure {
    fn cell(&self) -> String {
        self.rounded().map(|n| n.to_string()).unwrap_or_default()
    }
}

impl Cell for String {
    fn cell(&self) -> String {
        self.clone()
    }
}

impl Cell for Arc<str> {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl Cell for &'static str {
    fn cell(&self) -> String {
        (*self).to_owned()
    }
}

impl Cell for bool {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl Cell for usize {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl Cell for u8 {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> String {
        self.as_ref().map(Cell::cell).unwrap_or_default()
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn cell(&self) -> String {
        self.iter().map(Cell::cell).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_rounded_to_four_decimals_and_unknown_is_null() {
        let json = |n: Option<f64>| serde_json::to_string(&Figure(n)).unwrap();
        assert_eq!(json(Some(2.0 / 3.0)), "0.6667");
        assert_eq!(json(Some(60.0)), "60");
        assert_eq!(json(Some(-0.000_01)), "0");
        assert_eq!(json(None), "null");
        assert_eq!(json(Some(f64::NAN)), "null");
        assert_eq!(json(Some(1e300)).parse(), Ok(1e300));
        assert_eq!(Figure(Some(-2.5)).cell(), "-2.5");
    }
}
