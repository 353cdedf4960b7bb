//! For whom files and nested things are: `audience` names what `audiences` of `throughline.yaml` lists, and nothing else.

use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::english::quoted;
use crate::base::rule;
use crate::base::slug::fold;
use crate::base::suggest::nearest;
use crate::syntax::config::{NAME, SiteConfig};
use crate::syntax::content::document::Document;
use crate::syntax::fields::record::SpannedText;

/// Whether something with this `audience` is for that one, a folded name. What says nothing is for everybody.
pub fn is_for(audience: &[SpannedText], name: &str) -> bool {
    audience.is_empty() || audience.iter().any(|written| fold(&written.value) == name)
}

/// The name of an audience as it is compared.
///
/// # Errors
/// The site has no such audience: what it has instead.
pub fn audience(config: &SiteConfig, written: &str) -> Result<String, String> {
    let name = fold(written);
    if config.audiences.iter().any(|known| fold(&known.value) == name) {
        return Ok(name);
    }
    let known = || config.audiences.iter().map(|known| &*known.value);
    Err(match nearest(&name, known()) {
        _ if config.audiences.is_empty() => {
            format!(
                "no audience named {}: {NAME} names none; write `audiences: [{name}]` there, and `audience:` on what is only for them",
                quote(written)
            )
        }
        Some(near) => format!("no audience named {}: did you mean `{near}`? {NAME} names {}", quote(written), quoted(known())),
        None => format!("no audience named {}: {NAME} names {}", quote(written), quoted(known())),
    })
}

/// What is written as an audience and is none.
pub fn unknown_audiences<'d>(config: &SiteConfig, documents: impl Iterator<Item = &'d Arc<Document>>) -> Vec<Diagnostic> {
    if config.written.is_faulty("audiences") {
        return Vec::new();
    }
    let known: Vec<String> = config.audiences.iter().map(|known| fold(&known.value)).collect();
    let mut found = Vec::new();
    for document in documents {
        let nested = document.nested.iter().flat_map(|thing| &thing.audience);
        for written in document.common.audience.iter().chain(nested) {
            let name = fold(&written.value);
            if known.contains(&name) {
                continue;
            }
            let help = match nearest(&name, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => format!("name it in `{NAME}`: `audiences: [{name}]`"),
                None => format!("{NAME} names {}", quoted(&known)),
            };
            let message = format!("no audience named {}", quote(&written.value));
            found.push(Diagnostic::new(&rule::UNKNOWN_VALUE, Place::new(&document.path, written.span), message).help(help));
        }
    }
    found
}
