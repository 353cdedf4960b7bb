//! Values of `throughline.yaml` that must be one of what the world knows: languages, colours, currencies, addresses.

use iso_currency::Currency;

use crate::base::diagnostic::quote;
use crate::base::english::quoted;
use crate::base::meant;
use crate::base::rule;
use crate::base::suggest::nearest;
use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::SpannedText;

use super::SiteConfig;
use super::{editions, version};

/// What is filled into the addresses of `git`, each between braces.
pub const FILLED_IN: [&str; 4] = ["path", "title", "address", "url"];

impl SiteConfig {
    /// What is wrong with values that have the right type.
    pub(super) fn check_values(&self, faults: &mut Faults) {
        if let Some(language) = &self.language
            && !is_language(&language.value)
        {
            faults.push(
                &rule::UNKNOWN_VALUE,
                language.span,
                format!("`language` cannot be {}", quote(&language.value)),
                meant::site::language(&language.value)
                    .map_or_else(|| "write a code such as `en`, `de` or `pt-BR`".to_owned(), |code| format!("write `{code}`")),
            );
        }
        if let Some(accent) = self.theme.as_ref().and_then(|t| t.accent.as_ref())
            && !is_colour(&accent.value)
        {
            faults.push(
                &rule::UNKNOWN_VALUE,
                accent.span,
                format!("`accent` cannot be {}", quote(&accent.value)),
                meant::site::colour(&accent.value)
                    .map_or_else(|| "write a colour such as `\"#0a6\"` or `\"#00aa66\"`".to_owned(), |code| format!("write `\"{code}\"`")),
            );
        }
        self.check_requires(faults);
        self.check_currency(faults);
        if let Some(git) = &self.git {
            for (field, address, may_be_mail) in
                [("edit", &git.edit, false), ("history", &git.history, false), ("report", &git.report, true)]
            {
                if let Some(address) = address {
                    check_address(field, address, may_be_mail, faults);
                }
            }
        }
        editions::check(&self.editions, faults);
        if let Some(fields) = &self.fields {
            fields.check(faults);
        }
        for glob in &self.exclude {
            if let Err(error) = globset::GlobBuilder::new(&glob.value).literal_separator(true).build() {
                faults.push(&rule::UNKNOWN_VALUE, glob.span, format!("{} is no glob: {}", quote(&glob.value), error.kind()), "");
            }
        }
    }

    fn check_requires(&self, faults: &mut Faults) {
        if let Some(requires) = &self.requires
            && version::numbers(&requires.value).is_none()
        {
            let message = format!("`requires` cannot be {}", quote(&requires.value));
            faults.push(&rule::UNKNOWN_VALUE, requires.span, message, "write a version such as `\"0.2\"`");
        }
    }

    fn check_currency(&self, faults: &mut Faults) {
        let Some(currency) = self.currency.as_ref().filter(|currency| !is_currency(&currency.value)) else { return };
        let message = format!("`currency` cannot be {}", quote(&currency.value));
        faults.push(&rule::UNKNOWN_VALUE, currency.span, message, currency_help(&currency.value));
    }
}

/// An address of `git`: where it begins, and what is filled in.
fn check_address(field: &str, address: &SpannedText, may_be_mail: bool, faults: &mut Faults) {
    let text = &*address.value;
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !(is_web || may_be_mail && text.starts_with("mailto:")) {
        let help = if may_be_mail {
            "write an address that begins with `https://` or `mailto:`"
        } else {
            "write an address that begins with `https://`"
        };
        faults.push(&rule::UNKNOWN_VALUE, address.span, format!("`{field}` cannot be {}", quote(text)), help);
    }
    for name in text.split('{').skip(1).filter_map(|behind| behind.split_once('}')).map(|(name, _)| name) {
        if !FILLED_IN.contains(&name) {
            let near = nearest(name, FILLED_IN).map(|near| format!("did you mean `{{{near}}}`?"));
            let all =
                || format!("what is filled in is {}", quoted(FILLED_IN.map(|known| format!("{{{known}}}")).iter().map(String::as_str)));
            let message = format!("`{field}` names `{{{name}}}`, which is not filled in");
            faults.push(&rule::UNKNOWN_VALUE, address.span, message, near.unwrap_or_else(all));
        }
    }
}

/// Whether a text is the code of a currency that is in use, by ISO 4217.
fn is_currency(code: &str) -> bool {
    Currency::from_code(code).is_some_and(|currency| withdrawn_for(currency).is_none())
}

/// What took the place of a currency that was withdrawn. The bolívar has two codes that are in use side by side.
fn withdrawn_for(currency: Currency) -> Option<Currency> {
    currency.is_superseded().filter(|_| currency != Currency::VES)
}

/// What to write instead: the same in capitals, or the code of the sign.
fn currency_help(written: &str) -> String {
    let capitals = written.to_uppercase();
    let code = match written {
        "£" => Some("GBP"),
        "€" => Some("EUR"),
        "$" => Some("USD"),
        "¥" => Some("JPY"),
        _ => Some(&*capitals).filter(|code| is_currency(code)),
    };
    if let Some(successor) = Currency::from_code(&capitals).and_then(withdrawn_for) {
        return format!("write `{}`, which took its place", successor.code());
    }
    code.map_or_else(|| "write the code of a currency, such as `EUR`".to_owned(), |code| format!("write `{code}`"))
}

/// Whether a text is the code of a language.
pub(super) fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a text is a colour as `throughline.yaml` may name one.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}
