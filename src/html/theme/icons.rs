//! The icons of channels, kinds and what pages do, each drawn once: pages show a few of them a dozen times.

use std::collections::BTreeMap;

use tera::{Context, Tera};

use crate::html::html_text::Html;

use super::faults::explain;

/// The icons that `icons.html` knows by name: channels, kinds of things, what pages do.
const ICONS: [&str; 26] = [
    "phone",
    "app",
    "web",
    "text",
    "chat",
    "letter",
    "mail",
    "shop",
    "visit",
    "meter",
    "person",
    "channel",
    "outcome",
    "persona",
    "journey",
    "process",
    "service",
    "team",
    "system",
    "third-party",
    "page",
    "findings",
    "glossary",
    "architecture",
    "lens",
    "above",
];

/// Draws each icon.
///
/// # Errors
/// A theme has no component `icon`, or it fails: why.
pub(super) fn icons(tera: &Tera) -> Result<BTreeMap<&'static str, Html>, String> {
    let draw = |&name: &&'static str| {
        let mut context = Context::new();
        context.insert("name", name);
        let drawn = tera.render_component("icon", &context, None, true);
        let drawn = drawn.map_err(|e| format!("theme: the icon `{name}` cannot be drawn by the component `icon`: {}", explain(&e)))?;
        Ok((name, Html(drawn)))
    };
    ICONS.iter().map(draw).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ICONS;

    #[test]
    fn every_icon_of_the_theme_is_drawn() {
        let template = include_str!("../../../themes/default/templates/icons.html");
        let drawn: BTreeSet<&str> = template.split("name == \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        // What is not named otherwise is a channel.
        assert_eq!(drawn.into_iter().chain(["channel"]).collect::<BTreeSet<_>>(), ICONS.into());
    }

    #[test]
    fn a_channel_whose_icon_is_not_guessed_is_no_hollow_circle_which_stands_for_a_third_party() {
        let template = include_str!("../../../themes/default/templates/icons.html");
        let last = template.split("{%- else %}").last().unwrap_or_default();
        assert!(!last.split('"').nth(1).unwrap_or("an arc").contains('a'), "{last}");
    }
}
