//! `weasel-word`: an outcome's statement or a measure's title promises without measuring: it holds a
//! word of the language's list, or of `words.weasel`. Linear in the texts.

use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::english::quoted;
use crate::base::rule;
use crate::model::kinds::Outcome;
use crate::model::nested::Measure;
use crate::syntax::content::document::Fields;

use super::CheckContext;
use super::phrases::Phrases;
use super::weasel_lists::of_language;

pub(super) fn ask(s: &CheckContext<'_>, found: &mut Vec<Diagnostic>) {
    let own = s.config.words.iter().flat_map(|words| &words.weasel).map(|word| Arc::clone(&word.value));
    let words: Vec<Arc<str>> = of_language(s.config.language()).map(Arc::from).chain(own).collect();
    let words = Phrases::new(&words);
    let mut report = |what: &str, text: &str, finding: &dyn Fn(String) -> Diagnostic| {
        let weasels = words.in_text(text);
        if !weasels.is_empty() {
            let message = format!("{what} leaves open what is meant: {}", quoted(weasels));
            found.push(finding(message).help("write what two people could measure and agree on, such as a time or a number"));
        }
    };
    for (_, o) in s.model.live::<Outcome>() {
        let Some(statement) = &o.statement else { continue };
        let span = s.document(o.node).and_then(|document| match &document.fields {
            Fields::Outcome(fields) => fields.statement.as_ref().map(|statement| statement.span),
            _ => None,
        });
        let what = format!("the statement of {}", s.title(o.node));
        report(&what, &statement.written, &|message| s.value(&rule::WEASEL_WORD, o.node, span, message));
    }
    for (_, m) in s.model.live::<Measure>() {
        let title = &s.model.node(m.node).title;
        let what = format!("the measure {}", s.title(m.node));
        report(&what, title, &|message| s.whole(&rule::WEASEL_WORD, m.node, message));
    }
}
