//! Fields of the site's own as facts: name and value of what in `extra` is plain. What holds more is for exports.
//!
//! Each fact carries the class `extra`, by which a theme leaves them out.

use serde_yaml::Value;

use crate::html::html_text::Html;

/// Writes each plain value of `extra` as a fact of a list: texts, numbers, yes and no, and lists of these.
pub fn write(extra: Option<&Value>, html: &mut Html) {
    let Some(Value::Mapping(fields)) = extra else { return };
    for (name, value) in fields {
        if let (Value::String(name), Some(value)) = (name, plain(value)) {
            html.raw("<div class=\"extra\"><dt>").text(name).raw("</dt><dd>").lines(&value).raw("</dd></div>");
        }
    }
}

/// The same as a list of their own; nothing where nothing is plain.
pub fn list(extra: Option<&Value>) -> Html {
    let mut facts = Html::default();
    write(extra, &mut facts);
    if facts.is_empty() { facts } else { Html(format!("<dl class=\"small\">{}</dl>", facts.0)) }
}

/// A value in words; none where it is blank, or holds more than one line of facts can say.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        // As it is written: a year is no amount.
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Sequence(items) => {
            let one = |item: &Value| if item.is_sequence() { None } else { plain(item) };
            let said: Option<Vec<String>> = items.iter().filter(|item| !item.is_null()).map(one).collect();
            said.map(|said| said.join(", ")).filter(|said| !said.is_empty())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_told_and_what_is_more_is_not() {
        let extra = serde_yaml::from_str(
            "{Frequency: daily, Since: 2026, Live: true, Old: false, Places: [Shop, 2, true], RACI: {Sales: R}, Deep: [[1]], None: null, Day: 2026-03-01}",
        )
        .unwrap();
        let mut html = Html::default();
        write(Some(&extra), &mut html);
        let facts: Vec<&str> = html.0.split("<dt>").skip(1).map(|fact| fact.split("</dd>").next().unwrap()).collect();
        assert_eq!(
            facts.join("|").replace("</dt><dd>", "="),
            "Frequency=daily|Since=2026|Live=yes|Old=no|Places=Shop, 2, yes|Day=2026-03-01"
        );
    }
}
