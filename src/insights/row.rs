//! Rows of published tables: a struct whose fields are the keys in JSON and the columns in CSV.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::model::Model;

/// A row.
pub(super) trait Row {
    /// The names of its columns.
    const COLUMNS: &'static [&'static str];

    /// What it is about: its first column.
    fn about(&self) -> &str;

    /// Whether each of its columns names things by their addresses.
    const NAMES_THINGS: &'static [bool];

    /// Its cells, in the order of the columns; behind each that names things one with their titles.
    fn cells(&self, titles: &Titles<'_>) -> Vec<String>;

    /// The headings of the cells: behind `outcome` stands `outcome_title`.
    fn headings() -> Vec<String> {
        let headings = Self::COLUMNS.iter().zip(Self::NAMES_THINGS);
        headings.flat_map(|(column, names)| std::iter::once((*column).to_owned()).chain(names.then(|| format!("{column}_title")))).collect()
    }
}

/// The titles of what has an address.
#[derive(Debug)]
pub(super) struct Titles<'m>(HashMap<String, &'m str>);

impl<'m> Titles<'m> {
    /// Those of a model; a channel is named by its id.
    pub(super) fn of_model(model: &'m Model) -> Self {
        let nodes = model.graph.nodes.iter().map(|node| (node.address.to_string(), &*node.title));
        Self(nodes.chain(model.site.channels.iter().map(|(id, title)| (id.to_string(), &**title))).collect())
    }

    /// The title at an address; what is no address stands for itself.
    pub(super) fn of<'t>(&'t self, address: &'t str) -> &'t str {
        self.0.get(address).copied().unwrap_or(address)
    }
}

/// A value as a cell of a table. What is unknown is empty; several things stand with a space between.
pub(super) trait TableCell {
    /// Whether it names things by their addresses.
    const NAMES_THINGS: bool = false;

    fn cell(&self) -> String;

    /// The titles of the things that it names, a semicolon between.
    fn title(&self, _: &Titles<'_>) -> String {
        String::new()
    }
}

/// The cell of a value, and behind it one with the titles of what it names.
pub(super) fn push<T: TableCell>(cells: &mut Vec<String>, value: &T, titles: &Titles<'_>) {
    cells.push(value.cell());
    if T::NAMES_THINGS {
        cells.push(value.title(titles));
    }
}

/// A struct that is a row.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $(#[$about_meta:meta])* $about:ident: Address, $( $(#[$field_meta:meta])* $field:ident: $ty:ty, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        pub struct $name { $(#[$about_meta])* pub $about: Address, $( $(#[$field_meta])* pub $field: $ty, )* }

        impl Row for $name {
            const COLUMNS: &'static [&'static str] = &[stringify!($about), $(stringify!($field)),*];
            const NAMES_THINGS: &'static [bool] = &[true, $(<$ty as $crate::insights::row::TableCell>::NAMES_THINGS),*];

            fn about(&self) -> &str {
                &self.$about
            }

            fn cells(&self, titles: &$crate::insights::row::Titles<'_>) -> Vec<String> {
                let mut cells = Vec::new();
                $crate::insights::row::push(&mut cells, &self.$about, titles);
                $( $crate::insights::row::push(&mut cells, &self.$field, titles); )*
                cells
            }
        }
    };
}
pub(super) use row;

/// A number as it is published: rounded to four decimals, whole where it is whole; none is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PublishedNumber(pub Option<f64>);

impl PublishedNumber {
    fn rounded(self) -> Option<f64> {
        // Adding 0 makes 0 of what is rounded to -0.
        self.0.filter(|n| n.is_finite()).map(|n| (n * 1e4).round() / 1e4 + 0.0).filter(|n| n.is_finite())
    }
}

impl From<f64> for PublishedNumber {
    fn from(n: f64) -> Self {
        Self(Some(n))
    }
}

impl From<Option<f64>> for PublishedNumber {
    fn from(n: Option<f64>) -> Self {
        Self(n)
    }
}

impl Serialize for PublishedNumber {
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

impl TableCell for PublishedNumber {
    fn cell(&self) -> String {
        self.rounded().map(|n| n.to_string()).unwrap_or_default()
    }
}

/// An address; of a pain without an id its text.
impl TableCell for String {
    const NAMES_THINGS: bool = true;

    fn cell(&self) -> String {
        self.clone()
    }

    fn title(&self, titles: &Titles<'_>) -> String {
        titles.of(self).to_owned()
    }
}

impl TableCell for Arc<str> {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl TableCell for &'static str {
    fn cell(&self) -> String {
        (*self).to_owned()
    }
}

impl TableCell for bool {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl TableCell for usize {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl TableCell for u8 {
    fn cell(&self) -> String {
        self.to_string()
    }
}

impl<T: TableCell> TableCell for Option<T> {
    const NAMES_THINGS: bool = T::NAMES_THINGS;

    fn title(&self, titles: &Titles<'_>) -> String {
        self.as_ref().map(|value| value.title(titles)).unwrap_or_default()
    }

    fn cell(&self) -> String {
        self.as_ref().map(TableCell::cell).unwrap_or_default()
    }
}

impl<T: TableCell> TableCell for Vec<T> {
    const NAMES_THINGS: bool = T::NAMES_THINGS;

    fn title(&self, titles: &Titles<'_>) -> String {
        self.iter().map(|value| value.title(titles)).collect::<Vec<_>>().join("; ")
    }

    fn cell(&self) -> String {
        self.iter().map(TableCell::cell).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_rounded_to_four_decimals_and_unknown_is_null() {
        let json = |n: Option<f64>| serde_json::to_string(&PublishedNumber(n)).unwrap();
        assert_eq!(json(Some(2.0 / 3.0)), "0.6667");
        assert_eq!(json(Some(60.0)), "60");
        assert_eq!(json(Some(-0.000_01)), "0");
        assert_eq!(json(None), "null");
        assert_eq!(json(Some(f64::NAN)), "null");
        assert_eq!(json(Some(1e300)).parse(), Ok(1e300));
        assert_eq!(PublishedNumber(Some(-2.5)).cell(), "-2.5");
    }
}
