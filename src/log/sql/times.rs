//! The events of a table: its cells as text, and when each happened.

use super::QueryOf;
use super::dialect::{Dialect, WHITE};

/// The forms of a time that are read.
const FORM: &str = "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\
    (?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)?(?:Z|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?$";

/// The day that a time begins with.
const DAY: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})";

/// The cells of the table that say something, as text.
pub(super) fn cells(d: Dialect, of: QueryOf<'_>) -> String {
    let columns = &of.plan.columns;
    let trimmed = |name: &str| {
        let text = d.as_text(d.column(name));
        d.replaced(&text, &format!("^{WHITE}+|{WHITE}+$"), "")
    };
    let named = |field: &'static str, name: &Option<String>| trimmed(name.as_deref().unwrap_or(field));
    let order = columns.order.as_deref().map_or_else(|| "NULL".to_owned(), trimmed);
    let said = |column: &str| format!("CASE WHEN lower({column}) NOT IN ('', '-', 'null') THEN {column} END AS {column}");
    format!(
        "-- The cells as text, without white space around them.\n\
         trimmed AS (\n  SELECT {line} AS line, {case} AS case_id, {activity} AS activity, {time} AS moment, {order} AS rank_text\n  FROM {table}\n),\n\
         -- Nothing, NULL and a dash are blank.\n\
         cells AS (\n  SELECT line, {said_case}, {said_activity}, {said_moment}, {rank} AS rank_number\n  FROM trimmed\n)",
        line = d.line(),
        case = named("case", &columns.case),
        activity = named("activity", &columns.activity),
        time = named("time", &columns.time),
        order = d.as_text(order),
        table = of.table,
        said_case = said("case_id"),
        said_activity = said("activity"),
        said_moment = said("moment"),
        rank = rank(d),
    )
}

/// What orders events of one time: a number with a point or a comma, cut after nine decimals.
fn rank(d: Dialect) -> String {
    let plain = "replace(replace(rank_text, ',', '.'), '\u{2212}', '-')";
    let number = d.taken(plain, r"^([+-]?[0-9]{1,28}[.]?[0-9]{0,9}|[+-]?[.][0-9]{1,9})[0-9]*$");
    d.decimal(&number)
}

/// The events that can be read: which case, what, and when.
pub(super) fn events(d: Dialect) -> String {
    let number = |text: String| format!("COALESCE({}, {})", d.int(&text), d.int("0"));
    let of_clock = |pattern: &str| number(d.taken("clock", pattern));
    let of_zone = |pattern: &str| number(d.taken("zone", pattern));
    let two = |text: &str| format!("lpad({text}, 2, '0')");
    let month =
        format!("COALESCE({}, {})", d.taken("day_text", "^[0-9]{4}-([0-9]{2})"), d.taken("day_text", "^[0-9]{1,2}[./]([0-9]{1,2})"));
    let day = format!("COALESCE({}, {})", d.taken("day_text", "^[0-9]{4}-[0-9]{2}-([0-9]{2})"), d.taken("day_text", "^([0-9]{1,2})[./]"));
    let year = d.taken("day_text", "([0-9]{4})");
    let whole_day = d.day(&format!("concat(year_text, '-', {}, '-', {})", two("month_text"), two("day_of_month")));
    // `3/4/2026` may be one day or the other.
    let is_open = format!(
        "{slash} AND {first} <= 12 AND {first} <> {second}",
        slash = d.fits("day_text", "/"),
        first = d.int("day_of_month"),
        second = d.int("month_text"),
    );
    let name = d.replaced(&format!("lower({})", d.composed("activity")), &format!("{WHITE}+"), " ");
    format!(
        "-- A time: its day, what follows the day, and of that the clock and the zone.\n\
         dated AS (\n  SELECT *, CASE WHEN {form} THEN {day_text} END AS day_text\n  FROM cells\n),\n\
         clocked AS (\n  SELECT *, {clock} AS clock, {zone} AS zone,\n    {year} AS year_text,\n    {month} AS month_text,\n    {day} AS day_of_month\n  FROM dated\n),\n\
         timed AS (\n  SELECT *, CASE WHEN {is_open} THEN NULL ELSE {whole_day} END AS day\n  FROM clocked\n),\n\
         -- Events, each at its microsecond. One without a case, an activity or a time that can be read is left out.\n\
         read_rows AS (\n  SELECT line, case_id, activity, day, rank_number, zone,\n    {name} AS name,\n    \
         CASE WHEN case_id IS NOT NULL AND activity IS NOT NULL AND day IS NOT NULL THEN 1 ELSE 0 END AS is_read,\n    \
         {days} * 86400000000 + {hours} * 3600000000 + {minutes} * 60000000 + {seconds} * 1000000 + {fraction}\n      \
         - CASE WHEN zone LIKE '-%' THEN -1 ELSE 1 END * ({zone_hours} * 60 + {zone_minutes}) * 60000000 AS instant\n  \
         FROM timed\n  WHERE (case_id IS NOT NULL OR activity IS NOT NULL OR moment IS NOT NULL){once}\n),\n\
         events AS (SELECT * FROM read_rows WHERE is_read = 1)",
        once = if d.once().is_empty() { String::new() } else { d.once().replace("WHERE", "AND") },
        form = d.fits("moment", FORM),
        day_text = d.taken("moment", DAY),
        clock = d.taken("moment", "[T ]([0-9:.,]+)"),
        zone = d.taken("substr(moment, length(day_text) + 1)", "(Z|[+-][0-9:]+)$"),
        days = d.int(&d.days("day")),
        hours = of_clock("^([0-9]{2})"),
        minutes = of_clock("^[0-9]{2}:([0-9]{2})"),
        seconds = of_clock("^[0-9]{2}:[0-9]{2}:([0-9]{2})"),
        fraction = number(format!("rpad({}, 6, '0')", d.taken("clock", "[.,]([0-9]{1,6})"))),
        zone_hours = of_zone("^[+-]([0-9]{2})"),
        zone_minutes = of_zone("^[+-][0-9]{2}:?([0-9]{2})"),
    )
}
