//! Which analyses, and which tables of them, are wanted.

use super::ANALYSES;
use super::description::{Analysis, NamedTable, PublishedShape};

/// Which analyses are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<&'static str>);

impl Selection {
    /// Those of these names; all where there are none.
    ///
    /// # Errors
    /// The first name that names none.
    pub fn named(names: &[String]) -> Result<Self, &str> {
        let known = Self::names();
        let find = |name: &str| known.iter().copied().find(|known| *known == name.trim().replace('-', "_"));
        names.iter().map(|name| find(name).ok_or(name.as_str())).collect::<Result<_, _>>().map(Self)
    }

    /// All names: the analyses', then those of tables of theirs, first the ones that stand in JSON as well.
    pub fn names() -> Vec<&'static str> {
        let mut parts: Vec<_> =
            ANALYSES.iter().flat_map(|analysis| analysis.tables().into_iter().map(move |table| (analysis, table))).collect();
        parts.retain(|(analysis, table)| table.name != analysis.name);
        parts.sort_by_key(|(analysis, _)| matches!(analysis.shape, PublishedShape::Object(..)));
        ANALYSES.iter().map(|analysis| analysis.name).chain(parts.into_iter().map(|(_, table)| table.name)).collect()
    }

    /// The analyses that are wanted, as a whole or for a table.
    pub fn analyses(&self) -> impl Iterator<Item = &'static Analysis> {
        let is_wanted = |analysis: &&Analysis| analysis.tables().iter().any(|table| self.0.contains(&table.name));
        ANALYSES.iter().copied().filter(move |analysis| self.0.is_empty() || self.0.contains(&analysis.name) || is_wanted(analysis))
    }

    /// The tables of an analysis that are wanted. Its name asks for the table of that name, and for all of them where
    /// none has it.
    pub fn tables(&self, analysis: &Analysis) -> Vec<NamedTable> {
        let mut tables = analysis.tables();
        let has_own = tables.iter().any(|table| table.name == analysis.name);
        if !self.0.is_empty() && (has_own || !self.0.contains(&analysis.name)) {
            tables.retain(|table| self.0.contains(&table.name));
        }
        tables
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(names: &[&str]) -> Result<(Vec<&'static str>, Vec<&'static str>), String> {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let only = Selection::named(&names).map_err(str::to_owned)?;
        let tables = only.analyses().flat_map(|analysis| only.tables(analysis)).map(|table| table.name).collect();
        Ok((only.analyses().map(|analysis| analysis.name).collect(), tables))
    }

    #[test]
    fn analyses_are_wanted_by_name_and_all_of_them_without_one() {
        assert_eq!(only(&[]).unwrap().0.len(), ANALYSES.len());
        assert_eq!(only(&["duck", "value-zone"]).unwrap().0, ["duck", "value_zone"]);
        assert_eq!(only(&["duck", "ducks"]), Err("ducks".to_owned()));
    }

    #[test]
    fn a_table_is_wanted_by_its_name_and_that_of_its_analysis() {
        assert_eq!(only(&["matrices"]).unwrap().1, ["outcome_team", "outcome_system", "outcome_channel", "outcome_stakeholder"]);
        assert_eq!(only(&["outcome_team"]).unwrap(), (vec!["matrices"], vec!["outcome_team"]));
        assert_eq!(only(&["effort_by_outcome"]).unwrap().1, ["effort_by_outcome"]);
        assert_eq!(only(&["effort_unknown"]).unwrap(), (vec!["effort_by_outcome"], vec!["effort_unknown"]));
    }
}
