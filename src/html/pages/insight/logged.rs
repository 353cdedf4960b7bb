//! What is asked of event logs: whether it goes as documented, what happens at touchpoints, what is not documented at all.

use crate::analysis::logs::logs;
use crate::analysis::{conformance, logged_touchpoints, undocumented};
use crate::html::site_index::SiteIndex;
use crate::model::Model;
use crate::model::kinds::Journey;
use crate::words::message;

use super::shown::{FirstRows, InsightTheme, ShownInsight, column, share, table, work};
use super::told::{Told, ToldValue, part, say, thing, told};

pub(super) static CONFORMANCE: ShownInsight = ShownInsight {
    analysis: &conformance::ANALYSIS,
    title: message::INSIGHT_CONFORMANCE,
    question: message::INSIGHT_CONFORMANCE_ASKS,
    why: message::INSIGHT_CONFORMANCE_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_CONFORMANCE_HOW,
    say: conformance_says,
    tables: &[table(
        "conformance",
        message::INSIGHT_BY_JOURNEY,
        FirstRows::Least("share"),
        &[
            column("journey", message::KIND_JOURNEY),
            share("share", message::INSIGHT_AS_DOCUMENTED),
            column("missing", message::INSIGHT_LACK_SOMETHING),
            column("out_of_sequence", message::INSIGHT_ANOTHER_ORDER),
            column("ad_hoc", message::INSIGHT_NOT_DOCUMENTED),
            column("repeated", message::INSIGHT_REPEAT_SOMETHING),
            column("basis", message::INSIGHT_BASIS),
        ],
    )],
};

pub(super) static LOGGED_TOUCHPOINTS: ShownInsight = ShownInsight {
    analysis: &logged_touchpoints::ANALYSIS,
    title: message::INSIGHT_LOGGED,
    question: message::INSIGHT_LOGGED_ASKS,
    why: message::INSIGHT_LOGGED_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_LOGGED_HOW,
    say: logged_says,
    tables: &[table(
        "logged_touchpoints",
        message::INSIGHT_LOGGED_ROWS,
        FirstRows::Most("wait_p90_minutes"),
        &[
            column("touchpoint", message::GLOSSARY_TOUCHPOINT),
            share("reach", message::INSIGHT_COME_THERE),
            work("wait_median_minutes", message::INSIGHT_WAIT_MEDIAN).may_be_empty(),
            work("wait_p90_minutes", message::INSIGHT_WAIT_P90).may_be_empty(),
            share("above_wait_share", message::INSIGHT_ABOVE_WAIT).may_be_empty().may_be_missing(),
            share("above_within_share", message::INSIGHT_ABOVE_WITHIN).may_be_empty().may_be_missing(),
            share("drop_off", message::INSIGHT_DROP_OFF).may_be_empty(),
        ],
    )],
};

pub(super) static UNDOCUMENTED: ShownInsight = ShownInsight {
    analysis: &undocumented::ANALYSIS,
    title: message::INSIGHT_UNDOCUMENTED,
    question: message::INSIGHT_UNDOCUMENTED_ASKS,
    why: message::INSIGHT_UNDOCUMENTED_WHY,
    theme: InsightTheme::Ground,
    how: message::INSIGHT_UNDOCUMENTED_HOW,
    say: undocumented_says,
    tables: &[table(
        "undocumented",
        message::INSIGHT_UNDOCUMENTED_ROWS,
        FirstRows::Most("cases"),
        &[
            column("journey", message::KIND_JOURNEY),
            column("activity", message::INSIGHT_WHAT_HAPPENS),
            column("cases", message::INSIGHT_CASES),
        ],
    )],
};

/// The live journeys with a log, and all of them.
fn logged(model: &Model) -> (usize, usize) {
    (logs(model).count(), model.live::<Journey>().count())
}

fn conformance_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let (known, all) = logged(model);
    let shares = logs(model).filter_map(|log| Some((log, conformance::share(&log).told()?)));
    let Some((least, share)) = shares.reduce(|a, b| if b.1 < a.1 { b } else { a }) else {
        return Told::nothing(message::INSIGHT_NO_LOG).known(known, all, message::INSIGHT_KNOWN_LOGGED);
    };
    let values = [("journey", thing(model.journeys[least.journey].node)), ("share", ToldValue::Share(share))];
    told(say(message::INSIGHT_CONFORMANCE_SAYS, values), 0.8 * (1.0 - share)).known(known, all, message::INSIGHT_KNOWN_LOGGED)
}

fn logged_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let (known, all) = logged(model);
    let rows: Vec<_> = logged_touchpoints::all(model).collect();
    if rows.is_empty() {
        return Told::nothing(message::INSIGHT_NO_LOG).known(known, all, message::INSIGHT_KNOWN_LOGGED);
    }
    let unreached = rows.iter().filter(|row| row.told.cases.told() == Some(0)).count();
    let waits = rows.iter().filter_map(|row| Some((row, row.told.wait.p90.told()?, row.told.wait.median.told()?)));
    let longest = waits.reduce(|a, b| if b.1 > a.1 { b } else { a });
    let counts = [("unreached", unreached.into()), ("all", rows.len().into())];
    let said = match longest {
        Some((row, _, median)) => {
            let [unreached, all] = counts;
            let wait = ToldValue::Wait(median);
            say(message::INSIGHT_LOGGED_SAYS, [unreached, all, ("touchpoint", thing(row.node(model))), ("wait", wait)])
        }
        None => say(message::INSIGHT_LOGGED_SAYS_NO_WAIT, counts),
    };
    told(said, part(unreached, rows.len())).known(known, all, message::INSIGHT_KNOWN_LOGGED)
}

fn undocumented_says(index: &SiteIndex<'_>) -> Told {
    let model = index.model();
    let (known, all) = logged(model);
    let Some((row, activity, share)) = undocumented::commonest(model) else {
        let why = if known == 0 { message::INSIGHT_NO_LOG } else { message::INSIGHT_UNDOCUMENTED_NONE };
        return Told::nothing(why).known(known, all, message::INSIGHT_KNOWN_LOGGED);
    };
    let journey = thing(model.journeys[row.log.journey].node);
    let values = [("activity", ToldValue::Text(activity.name.as_str().into())), ("share", ToldValue::Share(share)), ("journey", journey)];
    told(say(message::INSIGHT_UNDOCUMENTED_SAYS, values), 0.7 * share).known(known, all, message::INSIGHT_KNOWN_LOGGED)
}
