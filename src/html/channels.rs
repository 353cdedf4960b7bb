//! The channels that touchpoints name, each with its icon.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::model::Model;

/// A channel with its icon.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Arc<str>,
    /// Which icon stands for it.
    pub icon: &'static str,
}

/// All channels by their ids: those that the site lists, and those that touchpoints name and it does
/// not, which are called by their ids.
pub fn channels(model: &Model) -> BTreeMap<Arc<str>, ChannelView> {
    let view = |id: &str, title: &str| ChannelView { id: id.to_owned(), title: title.into(), icon: icon(id, title) };
    let listed = model.site.channels.iter().map(|(id, title)| (Arc::clone(id), view(id, title)));
    let mut channels: BTreeMap<Arc<str>, ChannelView> = listed.collect();
    for id in model.touchpoints.iter().flat_map(|(_, t)| &t.channels) {
        if !channels.contains_key(id) {
            channels.insert(Arc::clone(id), view(id, id));
        }
    }
    channels
}

/// The icon whose words the channel's id or title holds.
fn icon(id: &str, title: &str) -> &'static str {
    const WORDS: &[(&str, &[&str])] = &[
        ("text", &["text", "sms"]),
        ("app", &["app", "mobile"]),
        ("chat", &["chat", "messag", "bot"]),
        ("phone", &["phone", "call", "telefon", "hotline", "tel"]),
        ("mail", &["mail"]),
        ("letter", &["letter", "post", "brief", "paper"]),
        ("web", &["web", "online", "site", "portal", "internet"]),
        ("shop", &["shop", "store", "hub", "branch", "counter", "desk", "office"]),
        ("meter", &["meter", "display", "device"]),
        ("visit", &["visit", "door", "home", "field", "van", "site"]),
        ("person", &["person", "face", "meeting"]),
    ];
    let words = format!("{} {}", id.to_lowercase(), title.to_lowercase());
    WORDS.iter().find(|(_, names)| names.iter().any(|n| words.contains(n))).map_or("channel", |(icon, _)| icon)
}
