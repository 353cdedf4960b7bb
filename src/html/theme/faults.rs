//! Why templates cannot be used, in the words of those who write them.

use crate::base::suggest::nearest;

use super::functions::OF_A_SITE;

/// An error of a template with its causes, in one line.
pub fn explain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The components that a template describes.
pub(super) fn components(template: &str) -> Vec<String> {
    let begins = template.split("{%").skip(1).filter_map(|tag| tag.trim_start_matches(['-', ' ', '\n']).strip_prefix("component "));
    begins.filter_map(|rest| rest.split('(').next()).map(|name| name.trim().to_owned()).collect()
}

/// An explained error of a template, with the name that was meant where a template or component is named that is not
/// there. `known`: the templates, each with its components.
pub(super) fn with_near_name(said: &str, known: &[(String, Vec<String>)]) -> String {
    let named = |before: &str, after: char| said.split_once(before)?.1.split_once(after).map(|(name, _)| name);
    let near = if let Some(parent) = named("is inheriting from '", '\'') {
        // A template that extends its own name would go in a ring: ours of that name has another.
        let own = named("Template '", '\'').unwrap_or_default();
        near_template(parent, known).map(|near| if near == own { format!("builtin/{near}") } else { near })
    } else if let Some(template) = named("Unknown template `", '`') {
        near_template(template, known)
    } else if let Some(component) = named("Unknown component `", '`') {
        nearest(component, known.iter().flat_map(|(_, components)| components).map(String::as_str)).map(str::to_owned)
    } else if let Some(function) = named("Unknown function `", '`') {
        nearest(function, OF_A_SITE.into_iter().chain(["message"])).map(str::to_owned)
    } else {
        None
    };
    let Some(near) = near else { return said.to_owned() };
    let at = said.find(" --> ").unwrap_or(said.len());
    format!("{}: did you mean `{near}`?{}", said[..at].trim_end_matches('.'), &said[at..])
}

/// The template that was most likely meant; ours go by their names without `builtin/` too.
fn near_template(wanted: &str, known: &[(String, Vec<String>)]) -> Option<String> {
    let names = known.iter().map(|(name, _)| name.as_str());
    nearest(wanted, names.clone().chain(names.filter_map(|name| name.strip_prefix("builtin/")))).map(str::to_owned)
}
