//! `checks`: the levels and days of rules.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::diagnostic::quote;
use crate::base::rule::{self, Rule};
use crate::base::span::Span;
use crate::base::suggest::nearest;
use crate::base::vocabulary::Setting;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{ReadNode, record};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::fields::types::Amount;
use crate::syntax::yaml::scalar::{Meaning, meaning};
use crate::syntax::yaml::tree::{Value, YamlNode};

/// What `checks` sets, rule by rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Checks(pub BTreeMap<&'static str, RuleSetting>);

/// What is set for one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleSetting {
    /// Its level; none leaves the usual one.
    pub severity: Option<Setting>,
    /// Its days; none leaves the usual ones.
    pub days: Option<u32>,
}

record! {
    /// A rule's level and days.
    CheckFields "a check" {
        /// `off`, `note`, `warning` or `error`.
        severity: Option<Setting>,
        /// The days that it counts.
        days: Option<Amount>,
    }
}

impl ReadNode for Checks {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            faults.wrong_type(node, "a mapping of rules to levels");
            return None;
        };
        let mut checks = BTreeMap::new();
        for (key, node) in entries {
            let Some(rule) = adjustable(&key.text, key.span, faults) else { continue };
            let check = if matches!(node.value, Value::Map(_)) {
                CheckFields::read(node, faults).map(|fields| RuleSetting {
                    severity: fields.severity,
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "an Amount is not negative, and `as` saturates"
                    )]
                    days: fields.days.map(|d| d.0 as u32),
                })
            } else if rule.days.is_some()
                && let Value::Scalar { text, plain } = &node.value
                && matches!(meaning(text, *plain), Meaning::Number(_))
            {
                let message = format!("`{}` cannot be {}", rule.name, quote(text));
                faults.push(&rule::UNKNOWN_VALUE, node.span, message, format!("write `{{days: {text}}}`"));
                None
            } else {
                faults.key = rule.name;
                Setting::read(node, faults).map(|severity| RuleSetting { severity: Some(severity), days: None })
            };
            if let Some(check) = check {
                if check.days.is_some() && rule.days.is_none() {
                    faults.push(&rule::UNKNOWN_VALUE, key.span, format!("`{}` counts no days", rule.name), "take `days` out");
                }
                checks.insert(rule.name, check);
            }
        }
        Some(Self(checks))
    }

    fn shape() -> FieldShape {
        FieldShape::MapOf(Box::new(FieldShape::Either(vec![Setting::shape(), CheckFields::shape()])))
    }
}

/// The rule of that name, where it may be set; else a fault at `span`.
pub fn adjustable(name: &str, span: Span, faults: &mut Faults) -> Option<&'static Rule> {
    match rule::by_name(name) {
        Some(rule) if rule.adjustable => Some(rule),
        Some(_) => {
            let message = format!("{} cannot be set or silenced: it stays an error", quote(name));
            faults.push(&rule::UNKNOWN_VALUE, span, message, "mend what it reports; `throughline explain` says how");
            None
        }
        None => {
            let near = nearest(name, rule::ALL.iter().filter(|r| r.adjustable).map(|r| r.name));
            let help = near.map_or_else(|| "`throughline explain` lists all rules".to_owned(), |near| format!("did you mean `{near}`?"));
            faults.push(&rule::UNKNOWN_VALUE, span, format!("no rule named {}", quote(name)), help);
            None
        }
    }
}
