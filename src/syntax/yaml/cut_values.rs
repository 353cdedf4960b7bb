//! Values behind which a ` #` with no space behind it begins a comment: `Complaint about order #4711` is
//! read as `Complaint about order`, and nobody may have meant that.

use std::collections::BTreeSet;

use crate::base::diagnostic::quote;
use crate::base::rule;
use crate::base::span::Span;
use crate::syntax::fields::faults::Faults;
use crate::syntax::yaml::mistakes::in_quotes;
use crate::syntax::yaml::tree::{Key, Value, YamlNode};

/// Notes each plain value of a tree that such a comment cuts. `yaml` is where the text of the tree stands in the
/// file's.
pub(in crate::syntax) fn note(root: &YamlNode<'_>, text: &str, yaml: Span, faults: &mut Faults) {
    let comments: BTreeSet<usize> = comments(yaml.of(text)).map(|at| at + yaml.start as usize).collect();
    if !comments.is_empty() {
        CutValueFinder { text, comments, faults }.value(None, root);
    }
}

/// Where a `#` stands between a blank and a letter or digit.
fn comments(yaml: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'#', yaml.as_bytes()).filter(move |&at| {
        let behind = yaml[at + 1..].chars().next();
        yaml[..at].ends_with([' ', '\t']) && behind.is_some_and(char::is_alphanumeric)
    })
}

struct CutValueFinder<'t, 'f> {
    text: &'t str,
    comments: BTreeSet<usize>,
    faults: &'f mut Faults,
}

impl CutValueFinder<'_, '_> {
    fn value(&mut self, key: Option<&Key<'_>>, node: &YamlNode<'_>) {
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|(key, node)| self.value(Some(key), node)),
            Value::List(items) => items.iter().for_each(|item| self.value(None, item)),
            Value::Scalar { text, plain: true } if !text.is_empty() => self.scalar(key, node.span, node.span.start),
            // A value that is nothing but such a comment: it is asked for at its key.
            Value::Scalar { plain: true, .. } => {
                let behind = key.map(|key| (key.span, self.text.get(key.span.end as usize..).unwrap_or("")));
                if let Some((span, behind)) = behind
                    && let Some(rest) = behind.trim_start().strip_prefix(':')
                    && let Ok(start) = u32::try_from(self.text.len() - rest.trim_start_matches([' ', '\t']).len())
                {
                    let value = Span { start, end: start };
                    self.cut(key, span, value);
                }
            }
            Value::Scalar { .. } => {}
        }
    }

    fn scalar(&mut self, key: Option<&Key<'_>>, span: Span, start: u32) {
        self.cut(key, span, Span { start, end: span.end });
    }

    /// Notes at `place` that a value is cut, where it is.
    fn cut(&mut self, key: Option<&Key<'_>>, place: Span, value: Span) {
        let behind = self.text.get(value.end as usize..).unwrap_or("");
        let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        if !self.comments.contains(&(value.end as usize + blanks)) {
            return;
        }
        let comment = behind[blanks..].split(['\n', '\r']).next().unwrap_or("").trim_end();
        let whole = format!("{}{}{comment}", value.of(self.text), &behind[..blanks]);
        let whole = in_quotes(&whole.split_whitespace().collect::<Vec<_>>().join(" "));
        let written = key.map_or_else(|| whole.clone(), |key| format!("{}: {whole}", key.text));
        let message = format!("from ` #` on this is a comment and not read: {}", quote(comment));
        self.faults.note(&rule::CUT_VALUE, place, message, format!("if it belongs to the value, put it in quotes: `{written}`"));
    }
}
