//! Which touchpoint an event belongs to. Where an activity may be several, that hangs on the touchpoint before: each engine folds a case in its
//! own way, over a list that begins with the last touchpoint and goes on with what was found.

use std::fmt::Write as _;

use super::dialect::Dialect;

/// Sets of touchpoints that one activity may mean: each with those after which it is meant.
pub(super) type Sets = [Vec<(usize, Vec<i64>)>];

/// What has to stand before the query.
pub(super) fn prelude(d: Dialect, sets: &Sets) -> String {
    if d != Dialect::BigQuery || sets.is_empty() {
        return String::new();
    }
    let mut cases = String::new();
    for set in sets {
        let several: Vec<String> = set.iter().map(|(at, befores)| format!("[{at}, {befores:?}]")).collect();
        let _ = writeln!(cases, "    [{}],", several.join(", "));
    }
    format!(
        "CREATE TEMP FUNCTION tied(codes ARRAY<FLOAT64>) RETURNS ARRAY<FLOAT64> LANGUAGE js AS r\"\"\"\n  const sets = [\n{cases}  ];\n  \
         let last = -1;\n  return codes.map(code => {{\n    let found = code;\n    if (code < -1) {{\n      const set = sets[-2 - code];\n      \
         found = (set.find(([at, befores]) => befores.includes(last)) || set[0])[0];\n    }}\n    if (found >= 0) last = found;\n    return found;\n  }});\n\"\"\";\n",
    )
}

/// The events of each case in their order, each with its touchpoint.
pub(super) fn tied(d: Dialect, sets: &Sets) -> String {
    let window = "(PARTITION BY e.case_id ORDER BY e.instant, e.rank_number NULLS LAST, e.line, e.name)";
    let ordered = format!(
        "-- The events of each case in their order.\n\
         ordered AS (\n  SELECT e.case_id, e.name, e.instant, COALESCE(m.code, -1) AS code,\n    \
         row_number() OVER {window} AS n,\n    lag(e.instant) OVER {window} AS before\n  FROM events e LEFT JOIN meant m ON m.name = e.name\n)",
    );
    if sets.is_empty() {
        return format!(
            "{ordered},\ntied AS (SELECT case_id, name, instant, before, n, CASE WHEN code >= 0 THEN code END AS touchpoint FROM ordered)"
        );
    }
    let codes = if d == Dialect::BigQuery { "CAST(code AS FLOAT64)" } else { "code" };
    let found = d.entry("f.found", if d == Dialect::DuckDb { "o.n + 1" } else { "o.n" });
    let found = if d == Dialect::BigQuery { d.int(&found) } else { found };
    format!(
        "{ordered},\n-- Where an activity may be several touchpoints, it is the first that may follow the one before.\n\
         coded AS (SELECT case_id, {list} AS codes FROM ordered GROUP BY case_id),\n\
         folds AS (SELECT case_id, {fold} AS found FROM coded),\n\
         found AS (\n  SELECT o.case_id, o.name, o.instant, o.before, o.n, {found} AS touchpoint\n  FROM ordered o JOIN folds f ON f.case_id = o.case_id\n),\n\
         tied AS (SELECT case_id, name, instant, before, n, CASE WHEN touchpoint >= 0 THEN touchpoint END AS touchpoint FROM found)",
        list = d.list(codes),
        fold = fold(d, sets),
    )
}

/// Of a list of codes, what each means.
fn fold(d: Dialect, sets: &Sets) -> String {
    match d {
        Dialect::DuckDb => {
            let means = means(sets, "s[1]", "c[1]");
            format!(
                "list_reduce(list_concat([[-1]], list_transform(codes, lambda c: [c])), lambda s, c: \
                 list_concat([CASE WHEN {means} >= 0 THEN {means} ELSE s[1] END], s[2:], [{means}]))"
            )
        }
        Dialect::Trino => {
            let means = means(sets, "element_at(s, 1)", "c");
            format!(
                "reduce(codes, ARRAY[-1], (s, c) -> ARRAY[CASE WHEN {means} >= 0 THEN {means} ELSE element_at(s, 1) END] \
                 || slice(s, 2, cardinality(s)) || ARRAY[{means}], s -> slice(s, 2, cardinality(s)))"
            )
        }
        Dialect::Spark => {
            let means = means(sets, "element_at(s, 1)", "c");
            format!(
                "aggregate(codes, array(-1), (s, c) -> concat(array(CASE WHEN {means} >= 0 THEN {means} ELSE element_at(s, 1) END), \
                 slice(s, 2, size(s)), array({means})), s -> slice(s, 2, size(s)))"
            )
        }
        Dialect::BigQuery => "tied(codes)".into(),
    }
}

/// What a code means after the last touchpoint.
fn means(sets: &Sets, last: &str, code: &str) -> String {
    let mut says = format!("(CASE WHEN {code} >= -1 THEN {code}");
    for (number, set) in sets.iter().enumerate() {
        let otherwise = set.first().map_or(0, |(at, _)| *at);
        let mut several = String::new();
        for (at, befores) in set.iter().filter(|(_, befores)| !befores.is_empty()) {
            let befores: Vec<String> = befores.iter().map(i64::to_string).collect();
            let _ = write!(several, " WHEN {last} IN ({}) THEN {at}", befores.join(", "));
        }
        let after = if several.is_empty() { otherwise.to_string() } else { format!("CASE{several} ELSE {otherwise} END") };
        let _ = write!(says, " WHEN {code} = -{} THEN {after}", number + 2);
    }
    says + " END)"
}
