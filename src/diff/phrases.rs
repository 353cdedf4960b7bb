//! How a change is said: the words of a field, its values as people write them.

use serde_json::Value;

use crate::base::number_format::{say_minutes, say_number};
use crate::base::sentence::shortened;
use crate::model::Model;
use crate::model::id::NodeId;

/// Fields whose number is a time in minutes that passes.
const TIMES: &[&str] = &["wait", "within", "review_every"];

/// Fields whose number is work in minutes.
const WORK: &[&str] = &["work"];

/// The longest value that is told whole, in characters.
const LONGEST: usize = 90;

/// The title of a thing as it is told.
pub(super) fn title(model: &Model, node: NodeId) -> String {
    format!("*{}*", model.plain_title(node))
}

/// The name of a field in words.
pub(super) fn field(key: &str) -> String {
    let words = match key {
        "for" => "whom it is for",
        "by" => "who does it",
        "does" => "what people do",
        "thinks" => "what people think",
        "sees" => "what people see",
        "expects" => "what people expect",
        "statement" => "how we would know",
        "within" => "promised within",
        "review_every" => "reviewed every",
        "from" => "who starts it",
        "to" => "who receives it",
        "meets" => "needs that are met",
        "team" => "the team",
        "owner" => "the owner",
        "also_called" => "other names",
        _ => return key.replace('_', " "),
    };
    words.to_owned()
}

/// A value as it is told; none where it is blank.
pub(super) fn value(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(number) => {
            let number = number.as_f64()?;
            Some(match key {
                _ if TIMES.contains(&key) => say_minutes(number),
                _ if WORK.contains(&key) => format!("{} minutes", say_number(number)),
                "feeling" => signed(number),
                _ => say_number(number),
            })
        }
        Value::String(text) => Some(clipped(text)),
        Value::Array(items) if items.is_empty() => None,
        // What stands in a list with fields of its own is counted; how it reads is in the file.
        Value::Array(items) if items.iter().all(Value::is_object) => {
            Some(if items.len() == 1 { "1 entry".to_owned() } else { format!("{} entries", items.len()) })
        }
        Value::Array(items) => {
            let said: Vec<String> = items.iter().filter_map(|item| self::value("", item)).collect();
            Some(clipped(&said.join(", ")))
        }
        Value::Object(map) => {
            let said = map.iter().filter_map(|(key, inner)| Some(format!("{} {}", key.replace('_', " "), self::value(key, inner)?)));
            Some(clipped(&said.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// A feeling with its sign.
pub(super) fn signed(feeling: f64) -> String {
    let number = say_number(feeling.abs());
    match feeling {
        f if f > 0.0 => format!("+{number}"),
        f if f < 0.0 => format!("\u{2212}{number}"),
        _ => number,
    }
}

fn clipped(text: &str) -> String {
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST).into_owned()
}

/// That a field says something else.
pub(super) fn field_change(title: &str, key: &str, was: &Value, is: &Value) -> String {
    let words = field(key);
    match (key, was, is) {
        ("moment_of_truth", _, Value::Bool(true)) => return format!("{title} is a moment of truth"),
        ("moment_of_truth", Value::Bool(true), _) => return format!("{title} is no moment of truth any more"),
        ("feeling", Value::Number(_), Value::Number(_)) => {
            let say = |feeling: &Value| value(key, feeling).unwrap_or_default();
            return format!("{title} feels {} now (was {})", say(is), say(was));
        }
        _ => {}
    }
    match (value(key, was), value(key, is)) {
        (None, Some(is)) => format!("{title}: {words}: {is}"),
        (Some(was), None) => format!("{title}: {words} is no longer said (was {was})"),
        (was, is) if was == is => format!("{title}: {words} is reworded"),
        (was, is) => format!("{title}: {words}: {} (was {})", is.unwrap_or_default(), was.unwrap_or_default()),
    }
}
