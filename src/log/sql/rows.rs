//! What is counted: a row for each figure. Each table is looked through as seldom as can be: an engine may work it out anew each time.

use crate::log::activity::folded;
use crate::log::plan::Plan;
use crate::model::logged::FEWEST_CASES;

use super::dialect::Dialect;

/// The steps of each case, and what is told of cases, waits and ways.
pub(super) fn steps(d: Dialect) -> String {
    let shown = "concat('[', replace(s.shown, ']', ']]'), ']')";
    format!(
        "-- Activities as they are mostly spelt; of equally common spellings the first.\n\
         spellings AS (SELECT name, activity, count(*) AS times, min(line) AS line FROM events GROUP BY name, activity),\n\
         ranked_spellings AS (\n  SELECT name, activity AS shown, row_number() OVER (PARTITION BY name ORDER BY times DESC, line, activity) AS nth FROM spellings\n),\n\
         named AS (SELECT name, shown FROM ranked_spellings WHERE nth = 1),\n\
         -- What happened: a touchpoint by its id, anything else by its name in brackets.\n\
         steps AS (\n  SELECT e.case_id, e.n, e.name, s.shown, e.instant, e.before, t.id, CASE WHEN t.id IS NULL THEN {shown} ELSE t.id END AS step\n  \
         FROM tied e JOIN named s ON s.name = e.name LEFT JOIN touchpoints t ON t.place = e.touchpoint{once}\n),\n\
         -- Touchpoints one after the other, at once repeated ones once.\n\
         visits AS (\n  SELECT case_id, n, id, lag(id) OVER (PARTITION BY case_id ORDER BY n) AS previous FROM steps WHERE id IS NOT NULL\n),\n\
         folded AS (\n  SELECT case_id, n, id, lead(id) OVER (PARTITION BY case_id ORDER BY n) AS following\n  \
         FROM visits WHERE previous IS NULL OR previous <> id\n),\n\
         latest AS (\n  SELECT id, following, row_number() OVER (PARTITION BY case_id, id ORDER BY n DESC) AS nth FROM folded\n),\n\
         sequences AS (SELECT case_id, {sequence} AS sequence FROM folded GROUP BY case_id),\n\
         repeats AS (SELECT DISTINCT case_id FROM visits WHERE previous = id),\n\
         -- Everything one after the other, at once repeated things once.\n\
         turns AS (SELECT case_id, n, step, lag(step) OVER (PARTITION BY case_id ORDER BY n) AS previous FROM steps),\n\
         ways AS (SELECT case_id, {way} AS way FROM turns WHERE previous IS NULL OR previous <> step GROUP BY case_id),\n\
         spans AS (\n  SELECT case_id, max(instant) - min(instant) AS took, max(CASE WHEN id IS NULL THEN 1 ELSE 0 END) AS has_ad_hoc FROM steps GROUP BY case_id\n),\n\
         case_rows AS (\n  SELECT c.case_id, c.took, w.way, COALESCE(q.sequence, '') AS sequence,\n    \
         concat(CASE WHEN c.has_ad_hoc = 1 THEN 'ad_hoc' ELSE '' END,\n      \
         CASE WHEN c.has_ad_hoc = 1 AND r.case_id IS NOT NULL THEN ' ' ELSE '' END,\n      \
         CASE WHEN r.case_id IS NOT NULL THEN 'repeated' ELSE '' END) AS marks\n  \
         FROM spans c JOIN ways w ON w.case_id = c.case_id LEFT JOIN sequences q ON q.case_id = c.case_id LEFT JOIN repeats r ON r.case_id = c.case_id{once}\n),\n\
         -- From whatever happened before to the first event of a touchpoint.\n\
         arrivals AS (\n  SELECT id, instant - before AS waited, row_number() OVER (PARTITION BY case_id, id ORDER BY n) AS nth FROM steps WHERE id IS NOT NULL\n),\n\
         -- What belongs to no touchpoint.\n\
         besides AS (SELECT DISTINCT case_id, name, shown FROM steps WHERE id IS NULL),\n\
         counted_besides AS (SELECT case_id, shown, count(*) OVER (PARTITION BY name) AS times FROM besides),\n\
         -- What fewer than five cases have is named nowhere.\n\
         told_besides AS (SELECT case_id, CASE WHEN times >= {fewest} THEN shown ELSE '' END AS shown FROM counted_besides),\n\
         variants AS (SELECT way, count(*) AS cases FROM case_rows GROUP BY way),\n\
         told_variants AS (SELECT CASE WHEN cases >= {fewest} THEN way ELSE '' END AS way, cases FROM variants)",
        sequence = d.joined("id"),
        way = d.joined("step"),
        once = d.once(),
        fewest = FEWEST_CASES,
    )
}

/// All figures, one below the other.
pub(super) fn measured(d: Dialect, plan: &Plan, fingerprint: &str) -> String {
    let text = |value: &str| d.as_text(value);
    let yes = |condition: &str| format!("sum(CASE WHEN {condition} THEN 1 ELSE 0 END)");
    let list = |rows: &[&str]| rows.join(" UNION ALL\n  ");
    let tables = [
        // Of each touchpoint in one row, and then each figure of it in a row.
        format!(
            "came AS (\n  SELECT t.id, t.said_wait, t.promised_wait, count(a.id) AS events, {cases} AS cases,\n    {wait} AS above_wait, {within} AS above_within\n  \
             FROM touchpoints t LEFT JOIN arrivals a ON a.id = t.id GROUP BY t.id, t.said_wait, t.promised_wait\n)",
            cases = yes("a.nth = 1"),
            wait = yes("a.nth = 1 AND a.waited > t.said_wait"),
            within = yes("a.nth = 1 AND a.waited > t.promised_wait"),
        ),
        format!(
            "of_touchpoint AS (\n  {}\n)",
            list(&[
                "SELECT 'events' AS measure",
                "SELECT 'touchpoint_cases'",
                "SELECT 'above_wait'",
                "SELECT 'above_within'",
            ])
        ),
        // Where cases go after their last event of a touchpoint; nowhere is an end.
        "went AS (SELECT id, following, count(*) AS cases FROM latest WHERE nth = 1 GROUP BY id, following)".into(),
        // Medians and p90 are the figures at the nearest rank.
        "durations AS (\n  SELECT 'wait' AS kind, id AS subject, '' AS way, waited AS took FROM arrivals WHERE nth = 1 AND waited IS NOT NULL UNION ALL\n  \
         SELECT 'throughput', '', '', took FROM case_rows UNION ALL\n  SELECT 'throughput', '', way, took FROM case_rows\n)"
            .into(),
        "ranked AS (\n  SELECT kind, subject, way, took, row_number() OVER (PARTITION BY kind, subject, way ORDER BY took) AS nth,\n    \
         count(*) OVER (PARTITION BY kind, subject, way) AS times FROM durations\n)"
            .into(),
        format!(
            "quantiles AS (\n  {}\n)",
            list(&["SELECT 'median' AS quantile, 1 AS part, 2 AS whole", "SELECT 'p90', 9, 10"])
        ),
        format!(
            "read_totals AS (\n  SELECT {readable} AS readable, {unreadable} AS unreadable, {zoned} AS zoned,\n    \
             min(CASE WHEN is_read = 1 THEN instant END) AS earliest, max(CASE WHEN is_read = 1 THEN instant END) AS latest FROM read_rows\n)",
            readable = yes("is_read = 1"),
            unreadable = yes("is_read = 0"),
            zoned = yes("is_read = 1 AND zone IS NOT NULL"),
        ),
        format!(
            "of_log AS (\n  {}\n)",
            list(&["SELECT 'readable' AS what", "SELECT 'unreadable'", "SELECT 'zoned'"])
        ),
    ];
    let mut rows = vec![
        format!("SELECT 'cases' AS measure, '' AS subject, '{fingerprint}' AS object, {} AS value FROM case_rows", text("count(*)")),
        format!(
            "SELECT 'events', '', o.what, {} FROM read_totals CROSS JOIN of_log o",
            text("COALESCE(CASE o.what WHEN 'readable' THEN readable WHEN 'unreadable' THEN unreadable ELSE zoned END, 0)"),
        ),
        format!(
            "SELECT m.measure, c.id, COALESCE({bound}, ''), {value}\n  FROM came c CROSS JOIN of_touchpoint m\n  \
             WHERE (m.measure <> 'above_wait' OR c.said_wait IS NOT NULL) AND (m.measure <> 'above_within' OR c.promised_wait IS NOT NULL)",
            bound = text("CASE m.measure WHEN 'above_wait' THEN c.said_wait WHEN 'above_within' THEN c.promised_wait END"),
            value = text(
                "CASE m.measure WHEN 'events' THEN c.events WHEN 'touchpoint_cases' THEN c.cases WHEN 'above_wait' THEN c.above_wait ELSE c.above_within END"
            ),
        ),
        format!("SELECT 'conversion', id, following, {} FROM went WHERE following IS NOT NULL", text("cases")),
        format!(
            "SELECT 'ends', t.id, '', {} FROM touchpoints t LEFT JOIN went w ON w.id = t.id AND w.following IS NULL",
            text("COALESCE(w.cases, 0)")
        ),
        format!("SELECT 'sequence', sequence, marks, {} FROM case_rows GROUP BY sequence, marks", text("count(*)")),
        format!("SELECT 'variant', '', way, {} FROM told_variants GROUP BY way", text("sum(cases)")),
        format!("SELECT 'undocumented', '', shown, {} FROM told_besides GROUP BY shown", text("count(DISTINCT case_id)")),
        format!(
            "SELECT concat(r.kind, '_', q.quantile), r.subject, CASE r.kind WHEN 'wait' THEN {times} ELSE r.way END, {took}\n  \
             FROM ranked r JOIN quantiles q ON q.whole * r.nth >= q.part * r.times AND q.whole * (r.nth - 1) < q.part * r.times\n  \
             WHERE r.way = '' OR (q.quantile = 'median' AND r.times >= {FEWEST_CASES})",
            times = text("r.times"),
            took = text("r.took"),
        ),
        // Days as they are written.
        format!(
            "SELECT 'first_day', '', '', {} FROM events e JOIN read_totals r ON e.instant = r.earliest HAVING count(*) > 0",
            text("min(e.day)")
        ),
        format!(
            "SELECT 'last_day', '', '', {} FROM events e JOIN read_totals r ON e.instant = r.latest HAVING count(*) > 0",
            text("max(e.day)")
        ),
    ];
    // The names that are written in `events`, so that one which the log lacks can be told.
    let mut written: Vec<(String, String)> = Vec::new();
    for planned in &plan.touchpoints {
        let mut names: Vec<String> = planned.events.iter().map(|name| folded(name)).collect();
        names.sort();
        names.dedup();
        written.extend(names.into_iter().map(|name| (d.text(&planned.id), d.text(&name))));
    }
    let named = written.iter().enumerate().map(|(at, (id, name))| match at {
        0 => format!("SELECT {id} AS id, {name} AS name"),
        _ => format!("SELECT {id}, {name}"),
    });
    let named: Vec<String> = named.collect();
    let mut all = tables.join(",\n");
    if !named.is_empty() {
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        all = format!("{all},\nwritten_names AS (\n  {}\n)", list(&named));
        rows.push(format!(
            "SELECT 'events', w.id, w.name, {} FROM written_names w LEFT JOIN events e ON e.name = w.name GROUP BY w.id, w.name",
            text("count(e.name)"),
        ));
    }
    format!("{all},\n-- The figures, a row each.\nmeasured AS (\n  {}\n)", rows.join(" UNION ALL\n  "))
}
