//! Messages in templates and scripts.
//!
//! A template says `{{ message(id="page-not-found") }}`, with values `{{ message(id="and-more", count=n) }}`. Where it needs no values
//! it is put into the template while this is read, so that no page asks for it. A script says `message("copied")`; what the
//! message leaves open is a variable of the script: `message("shown")` of `{ $n } shown` is `n + " shown"`.

use std::sync::Arc;

use tera::{Kwargs, Tera, TeraResult, Value};

use crate::base::english::without_article;
use crate::base::suggest::nearest;
use crate::syntax::config::SiteConfig;
use crate::words::{self, Message, Words, message};

const IN_TEMPLATE: &str = "message(id=\"";
const IN_SCRIPT: &str = "message(\"";

/// What the site calls those who serve and those who are served, term by term.
pub(super) fn terms(config: &SiteConfig) -> Vec<(&'static str, String)> {
    let customer = config.customer.as_ref();
    let one = customer.and_then(|customer| customer.one.as_ref()).map(|one| without_article(&one.value).to_owned());
    let many = customer.and_then(|customer| customer.many.as_ref()).map(|many| many.value.to_string());
    let at_the_beginning = many.as_deref().map(with_capital);
    let us = config.us.as_ref().map(|us| us.value.to_string());
    let terms = [("us", us), ("customer", one), ("customers", many), ("Customers", at_the_beginning)];
    terms.into_iter().filter_map(|(term, text)| Some((term, text?))).collect()
}

/// A text as it stands at the beginning of a line.
fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A template with the text of each message that needs no values.
///
/// # Errors
/// It names a message that is not there: which.
pub(super) fn into_template(name: &str, template: &str, words: &Words) -> Result<String, String> {
    let mut out = String::with_capacity(template.len() + 512);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(IN_TEMPLATE) {
        let Some((id, behind)) = after.split_once('"') else { break };
        let message = find(words, id).map_err(|fault| format!("theme: `{name}`: {fault}"))?;
        let is_alone = before.ends_with("{{ ") && behind.starts_with(") }}") && words.is_plain(message);
        let text = words.html(message);
        if is_alone && !["{{", "{%", "{#"].iter().any(|sign| text.contains(sign)) {
            out.push_str(&before[..before.len() - "{{ ".len()]);
            out.push_str(text);
            rest = &behind[") }}".len()..];
        } else {
            out.push_str(before);
            out.push_str(IN_TEMPLATE);
            out.push_str(id);
            out.push('"');
            rest = behind;
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// A script with the texts of its messages.
///
/// # Errors
/// It names a message that is not there, or one that a script cannot say: which.
pub(super) fn into_script(name: &str, script: &str, words: &Words) -> Result<String, String> {
    let mut out = String::with_capacity(script.len() + 512);
    let mut rest = script;
    while let Some((before, after)) = rest.split_once(IN_SCRIPT) {
        let Some((id, behind)) = after.split_once("\")") else { break };
        let message = find(words, id).map_err(|fault| format!("theme: `{name}`: {fault}"))?;
        let parts = words.parts(message).ok_or_else(|| format!("theme: `{name}`: a script cannot choose between the texts of `{id}`"))?;
        let parts = parts.into_iter().map(|part| match part {
            words::Part::Words(text) => serde_json::to_string(text).unwrap_or_default(),
            words::Part::Slot(name) => name.to_owned(),
        });
        out.push_str(before);
        out.push_str(&parts.collect::<Vec<_>>().join(" + "));
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn find(words: &Words, id: &str) -> Result<Message, String> {
    words.find(id).ok_or_else(|| {
        let near = nearest(id, message::NAMES.iter().copied()).map(|near| format!(": did you mean `{near}`?"));
        format!("there is no message `{id}`{}", near.unwrap_or_default())
    })
}

/// Registers the function by which templates say what needs values.
pub(super) fn register(tera: &mut Tera, words: &Arc<Words>) {
    let words = Arc::clone(words);
    tera.register_function("message", move |given: Kwargs, _: &tera::State<'_>| -> TeraResult<Value> {
        let id: &str = given.must_get("id")?;
        let message = find(&words, id).map_err(tera::Error::message)?;
        let given: Vec<(&str, TemplateValue<'_>)> = given
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?, TemplateValue::of(value))))
            .filter(|(name, _)| *name != "id")
            .collect();
        let values: Vec<(&str, words::MessageValue<'_>)> = given.iter().map(|(name, given)| (*name, given.value())).collect();
        let mut html = String::new();
        words.write_html(message, &values, &mut html);
        Ok(Value::safe_string(&html))
    });
}

/// A value as a template gives it.
enum TemplateValue<'g> {
    Count(usize),
    Html(&'g str),
    Text(&'g str),
    Other(String),
}

impl<'g> TemplateValue<'g> {
    fn of(value: &'g Value) -> Self {
        let count = value.as_u64().and_then(|n| usize::try_from(n).ok());
        match (count, value.as_str()) {
            (Some(n), _) => Self::Count(n),
            (_, Some(text)) if value.is_safe() => Self::Html(text),
            (_, Some(text)) => Self::Text(text),
            _ => Self::Other(value.to_string()),
        }
    }

    fn value(&self) -> words::MessageValue<'_> {
        match self {
            Self::Count(n) => words::MessageValue::Count(*n),
            Self::Html(html) => words::MessageValue::Html(html),
            Self::Text(text) => words::MessageValue::Text(text),
            Self::Other(text) => words::MessageValue::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::html_text::Html;

    fn words() -> Words {
        Words::new("en", &[("theme/words/en.ftl", "copied = Copied \"it\"\nof = { $n } of { $all } & more\n")], &[]).unwrap()
    }

    #[test]
    fn a_message_without_values_stands_in_the_template() {
        let template = "<b>{{ message(id=\"copied\") }}</b>{{ message(id=\"of\", n=1, all=2) }}";
        let said = into_template("t.html", template, &words()).unwrap();
        assert_eq!(said, "<b>Copied &quot;it&quot;</b>{{ message(id=\"of\", n=1, all=2) }}");
    }

    #[test]
    fn a_script_puts_its_variables_between() {
        let said = into_script("s.js", "x = message(\"of\"); y = message(\"copied\");", &words()).unwrap();
        assert_eq!(said, "x = n + \" of \" + all + \" & more\"; y = \"Copied \\\"it\\\"\";");
    }

    #[test]
    fn a_message_that_is_not_there_is_told() {
        let fault = into_template("t.html", "{{ message(id=\"count-proceses\") }}", &words()).unwrap_err();
        assert!(fault.contains("`t.html`") && fault.contains("did you mean `count-processes`?"), "{fault}");
    }

    #[test]
    fn a_template_escapes_what_it_puts_in_unless_it_is_html() {
        let mut tera = Tera::default();
        register(&mut tera, &Arc::new(words()));
        tera.add_raw_template("t.html", "{{ message(id=\"of\", n=\"<i>\", all=html) }}").unwrap();
        let mut context = tera::Context::new();
        context.insert("html", &Html("<b>1</b>".into()));
        assert_eq!(tera.render("t.html", &context).unwrap(), "&lt;i&gt; of <b>1</b> &amp; more");
    }
}
