//! What engines say in different words.

use std::fmt;

/// An engine that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB 1.3 and later.
    DuckDb,
    /// Trino, and Athena.
    Trino,
    /// Spark SQL 3.4 and later, and Databricks.
    Spark,
    /// Google's BigQuery.
    BigQuery,
}

/// The white space of activities and cells, as a class of a pattern.
pub(super) const WHITE: &str = r"[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]";

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::DuckDb, Self::Trino, Self::Spark, Self::BigQuery];

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Trino => "Trino",
            Self::Spark => "Spark",
            Self::BigQuery => "BigQuery",
        }
    }

    /// What whoever runs the query should know.
    pub(super) fn notes(self, has_order: bool) -> Vec<&'static str> {
        let mut notes = match self {
            Self::DuckDb => vec![
                "A CSV becomes such a table by: CREATE VIEW log AS SELECT * FROM read_csv('log.csv', all_varchar = true);",
                "and the answer a file by: COPY (this query) TO 'counts.csv' (HEADER);",
            ],
            Self::Trino => vec![
                "A time with a zone has to be text: to_iso8601(time) in a view. The command line saves with --output-format CSV_HEADER.",
            ],
            Self::Spark => vec![
                "A CSV becomes such a table by: spark.read.csv('log.csv', header=True, escape='\"', multiLine=True).createOrReplaceTempView('log')",
                "and the answer a file by: spark.sql(query).toPandas().to_csv('counts.csv', index=False)",
                "Spark cannot compose letters: an accent that is written as a sign of its own makes another activity.",
            ],
            Self::BigQuery => vec!["Run it in standard SQL: bq query --use_legacy_sql=false --format=csv --max_rows=1000000"],
        };
        if !has_order && matches!(self, Self::Trino | Self::BigQuery) {
            notes.push(
                "Rows have no order here: where events of a case share one time, name a column of numbers in `log: {order: COLUMN}`.",
            );
        }
        notes
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::DuckDb | Self::Trino => format!("'{}'", text.replace('\'', "''")),
            Self::Spark | Self::BigQuery => format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'")),
        }
    }

    /// The name of a column.
    pub(super) fn column(self, name: &str) -> String {
        match self {
            Self::DuckDb | Self::Trino => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::BigQuery => format!("`{}`", name.replace('\\', r"\\").replace('`', r"\`")),
        }
    }

    fn text_type(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Trino => "VARCHAR",
            Self::Spark | Self::BigQuery => "STRING",
        }
    }

    /// Something as text.
    pub(super) fn as_text(self, value: impl fmt::Display) -> String {
        format!("CAST({value} AS {})", self.text_type())
    }

    /// Something as a whole number.
    pub(super) fn int(self, value: &str) -> String {
        let of = if self == Self::BigQuery { "INT64" } else { "BIGINT" };
        format!("CAST({value} AS {of})")
    }

    fn try_cast(self) -> &'static str {
        if self == Self::BigQuery { "SAFE_CAST" } else { "TRY_CAST" }
    }

    /// A text `YYYY-MM-DD` as a day; none where there is no such day.
    pub(super) fn day(self, text: &str) -> String {
        format!("{}({text} AS DATE)", self.try_cast())
    }

    /// A text of digits with a decimal point as a number of nine decimals; none where it is no number.
    pub(super) fn decimal(self, text: &str) -> String {
        let of = if self == Self::BigQuery { "BIGNUMERIC" } else { "DECIMAL(38, 9)" };
        format!("{}({text} AS {of})", self.try_cast())
    }

    /// Days since 1970.
    pub(super) fn days(self, day: &str) -> String {
        match self {
            Self::DuckDb | Self::Trino => format!("date_diff('day', DATE '1970-01-01', {day})"),
            Self::Spark => format!("datediff({day}, DATE '1970-01-01')"),
            Self::BigQuery => format!("DATE_DIFF({day}, DATE '1970-01-01', DAY)"),
        }
    }

    /// What the one group of a pattern takes of a text; none where it does not fit, or takes nothing.
    pub(super) fn taken(self, text: &str, pattern: &str) -> String {
        let pattern = self.text(pattern);
        match self {
            Self::BigQuery => format!("NULLIF(REGEXP_EXTRACT({text}, {pattern}), '')"),
            _ => format!("NULLIF(regexp_extract({text}, {pattern}, 1), '')"),
        }
    }

    /// Whether a pattern fits a part of a text.
    pub(super) fn fits(self, text: &str, pattern: &str) -> String {
        let name = match self {
            Self::DuckDb => "regexp_matches",
            Self::Trino | Self::Spark => "regexp_like",
            Self::BigQuery => "REGEXP_CONTAINS",
        };
        format!("{name}({text}, {})", self.text(pattern))
    }

    /// A text with something else in all places that a pattern fits.
    pub(super) fn replaced(self, text: &str, pattern: &str, by: &str) -> String {
        let all = if self == Self::DuckDb { ", 'g'" } else { "" };
        format!("regexp_replace({text}, {}, {}{all})", self.text(pattern), self.text(by))
    }

    /// A text with its letters composed.
    pub(super) fn composed(self, text: &str) -> String {
        match self {
            Self::DuckDb => format!("nfc_normalize({text})"),
            Self::Trino => format!("normalize({text}, NFC)"),
            Self::Spark => text.to_owned(),
            Self::BigQuery => format!("NORMALIZE({text}, NFC)"),
        }
    }

    /// What numbers the rows of a table as they lie; where they lie in no order, always the same.
    pub(super) fn line(self) -> &'static str {
        match self {
            Self::DuckDb => "row_number() OVER ()",
            Self::Spark => "monotonically_increasing_id()",
            Self::Trino | Self::BigQuery => "0",
        }
    }

    /// What keeps an engine from working a table out anew for each that asks for it: what hangs on chance is worked out once.
    pub(super) fn once(self) -> &'static str {
        if self == Self::Spark {
            "\n  -- Always so: Spark works out once what hangs on chance, and anything else anew for each figure.\n  WHERE rand() >= 0"
        } else {
            ""
        }
    }

    /// The values of a group in the order of `n`, with a space between them.
    pub(super) fn joined(self, value: &str) -> String {
        match self {
            Self::DuckDb => format!("string_agg({value}, ' ' ORDER BY n)"),
            Self::Trino => format!("array_join(array_agg({value} ORDER BY n), ' ')"),
            Self::Spark => format!("array_join({}, ' ')", self.list(value)),
            Self::BigQuery => format!("STRING_AGG({value}, ' ' ORDER BY n)"),
        }
    }

    /// The values of a group in the order of `n`, as a list.
    pub(super) fn list(self, value: &str) -> String {
        match self {
            Self::DuckDb => format!("list({value} ORDER BY n)"),
            Self::Trino => format!("array_agg({value} ORDER BY n)"),
            Self::Spark => format!("transform(array_sort(collect_list(struct(n, {value} AS entry))), pair -> pair.entry)"),
            Self::BigQuery => format!("ARRAY_AGG({value} ORDER BY n)"),
        }
    }

    /// What stands at a place of a list, from 1.
    pub(super) fn entry(self, list: &str, place: &str) -> String {
        match self {
            Self::DuckDb => format!("{list}[{place}]"),
            Self::Trino => format!("element_at({list}, {place})"),
            Self::Spark => format!("element_at({list}, CAST({place} AS INT))"),
            Self::BigQuery => format!("{list}[ORDINAL({place})]"),
        }
    }
}
