//! From Fluent's files to phrases. Fluent itself resolves each message, once for each combination of its cases, with a mark in the
//! place of each value; what lies between the marks is what a page says.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::bundle::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message as Written, Pattern, PatternElement, VariantKey};
use intl_memoizer::concurrent::IntlLangMemoizer;
use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::base::escape::escape_into;
use crate::base::suggest::nearest;

use super::{Case, Message, OTHER, Piece, ResolvedMessage, Selector, Words, category_name, message};

/// The file of the words that every site has, and its text.
const ENGLISH: (&str, &str) = ("en.ftl", include_str!("../../themes/default/words/en.ftl"));

/// Stands on both sides of a value's name: no text of a site holds it.
const MARK: char = '\u{10fffe}';

/// What stands for the signs that emphasise where a site's own text holds them.
const STAND_INS: [(char, char); 2] = [('*', '\u{10fffc}'), ('`', '\u{10fffd}')];

/// The first byte of a mark and of a stand-in.
const MARK_BEGINS: u8 = 0xf4;

type Bundle<'r> = FluentBundle<&'r FluentResource, IntlLangMemoizer>;

/// Where a message or a term is written, and what it says.
type Messages<'r> = BTreeMap<&'r str, (&'r str, &'r Written<&'r str>)>;

impl Words {
    /// The words of a language, overlaid by files: paths and texts. `terms` are those that the site's file chooses: `us`.
    ///
    /// # Errors
    /// A file cannot be read, or says what cannot be said: where, and why.
    pub fn new(language: &str, overlays: &[(&str, &str)], terms: &[(&str, &str)]) -> Result<Self, String> {
        let terms: String = terms.iter().map(|(name, text)| format!("-{name} = {{\"{}\"}}\n", as_literal(text))).collect();
        let files = [ENGLISH, ("throughline.yaml", &terms)].into_iter().chain(overlays.iter().copied());
        let read = files.map(|(path, text)| read(path, text).map(|resource| (path, resource)));
        let resources: Vec<(&str, FluentResource)> = read.collect::<Result<_, String>>()?;
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let rules = PluralRules::create(language.clone(), PluralRuleType::CARDINAL)
            .or_else(|_| PluralRules::create(LanguageIdentifier::default(), PluralRuleType::CARDINAL))
            .map_err(|error| error.to_string())?;
        let mut bundle: Bundle<'_> = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(mark_number));
        let mut messages = Messages::new();
        for (path, resource) in &resources {
            for entry in resource.entries() {
                if let Entry::Message(written) = entry {
                    let before = messages.insert(written.id.name, (path, written)).map(|(_, before)| before);
                    check_name(path, written, before, &messages)?;
                }
            }
            bundle.add_resource_overriding(resource);
        }
        let resolver = MessageResolver { bundle, messages: &messages, cases: plural_cases(&rules) };
        let mut phrases = Vec::with_capacity(messages.len());
        for name in message::NAMES {
            phrases.push(resolver.phrase(name)?);
        }
        let mut own = BTreeMap::new();
        for name in messages.keys().filter(|name| message::NAMES.binary_search(name).is_err()) {
            let number = u16::try_from(phrases.len()).map_err(|_| "theme: there are too many words".to_owned())?;
            own.insert((*name).to_owned(), Message(number));
            phrases.push(resolver.phrase(name)?);
        }
        drop(resolver);
        Ok(Self { phrases, own, rules })
    }
}

/// A text of the site as a literal of Fluent, on one line and with stand-ins for the signs that emphasise: it is shown as it is written.
fn as_literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '"' => literal.extend(['\\', c]),
            '\n' | '\r' => literal.push(' '),
            _ => literal.push(STAND_INS.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, stand_in)| *stand_in)),
        }
    }
    literal
}

/// The text with the signs that stand-ins stand for.
fn with_signs(text: String) -> String {
    STAND_INS.iter().fold(text, |text, (sign, stand_in)| text.replace(*stand_in, sign.encode_utf8(&mut [0; 4])))
}

fn read(path: &str, text: &str) -> Result<FluentResource, String> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let at = errors.first().map_or(0, |error| error.pos.start);
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let why = errors.first().map(ToString::to_string).unwrap_or_default();
        format!("theme: `{path}`, line {line}: this is no message of Fluent: {why}")
    })
}

/// Refuses a name that is nearly that of a message of ours, and values that ours is not given.
fn check_name(path: &str, written: &Written<&str>, before: Option<&Written<&str>>, messages: &Messages<'_>) -> Result<(), String> {
    let name = written.id.name;
    match before {
        None if path != ENGLISH.0 => match nearest(name, message::NAMES.iter().copied()) {
            Some(near) => Err(format!("theme: `{path}` has words for `{name}`, which no page says: did you mean `{near}`?")),
            None => Ok(()),
        },
        Some(before) => {
            let (known, asked) = (OpenValues::of(before, messages), OpenValues::of(written, messages));
            match asked.values.iter().find(|value| !known.values.contains(*value)) {
                Some(value) => {
                    let near = nearest(value, known.values.iter().copied()).map(|near| format!(": did you mean `${near}`?"));
                    Err(format!("theme: `{path}`: `{name}` is given no `${value}`{}", near.unwrap_or_default()))
                }
                None => Ok(()),
            }
        }
        None => Ok(()),
    }
}

/// The cases that a language tells counts apart by, each with a count that stands for it.
fn plural_cases(rules: &PluralRules) -> Vec<(&'static str, usize)> {
    let mut cases: Vec<(&'static str, usize)> = Vec::new();
    for n in (0..=200).chain([1_000, 1_000_000]) {
        let category = rules.select(n).map_or(OTHER, |category| category_name(&category));
        if !cases.iter().any(|(known, _)| *known == category) {
            cases.push((category, n));
        }
    }
    // What is not told apart otherwise comes last.
    cases.sort_by_key(|(category, _)| *category == OTHER);
    cases
}

/// Writes a count that chooses a text as the mark that its options name.
fn mark_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(n) => n.options.minimum_integer_digits.map(|number| format!("{MARK}{number}{MARK}")),
        _ => None,
    }
}

/// What a message leaves open.
#[derive(Default)]
struct OpenValues<'m> {
    values: BTreeSet<&'m str>,
    /// Values that choose a text, with what they are compared with.
    selectors: BTreeMap<&'m str, Vec<Case>>,
}

impl<'m> OpenValues<'m> {
    fn of(written: &'m Written<&'m str>, messages: &Messages<'m>) -> Self {
        let mut open = Self::default();
        if let Some(pattern) = &written.value {
            open.read(pattern, messages, 0);
        }
        open
    }

    fn read(&mut self, pattern: &'m Pattern<&'m str>, messages: &Messages<'m>, depth: usize) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression: Expression::Inline(inline) } => self.read_inline(inline, messages, depth),
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    self.read_inline(selector, messages, depth);
                    if let InlineExpression::VariableReference { id } = selector {
                        let cases = self.selectors.entry(id.name).or_default();
                        cases.extend(variants.iter().map(|variant| case(&variant.key)));
                    }
                    for variant in variants {
                        self.read(&variant.value, messages, depth);
                    }
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &'m InlineExpression<&'m str>, messages: &Messages<'m>, depth: usize) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name);
            }
            // Fluent itself tells of rings.
            InlineExpression::MessageReference { id, .. } if depth < 16 => {
                if let Some(pattern) = messages.get(id.name).and_then(|(_, written)| written.value.as_ref()) {
                    self.read(pattern, messages, depth + 1);
                }
            }
            _ => {}
        }
    }
}

fn case(key: &VariantKey<&str>) -> Case {
    let name = match key {
        VariantKey::NumberLiteral { value } => match value.parse() {
            Ok(n) => return Case::Exactly(n),
            Err(_) => value,
        },
        VariantKey::Identifier { name } => name,
    };
    match ["zero", "one", "two", "few", "many", OTHER].into_iter().find(|category| category == name) {
        Some(category) => Case::Category(category),
        None => Case::Named((*name).to_owned()),
    }
}

struct MessageResolver<'r> {
    bundle: Bundle<'r>,
    messages: &'r Messages<'r>,
    cases: Vec<(&'static str, usize)>,
}

impl MessageResolver<'_> {
    fn phrase(&self, name: &str) -> Result<ResolvedMessage, String> {
        let Some((path, written)) = self.messages.get(name) else {
            return Ok(ResolvedMessage { selectors: Vec::new(), texts: Vec::new() });
        };
        let fault = |why: &str| format!("theme: `{path}`: `{name}` cannot be said: {why}");
        let pattern = written.value.as_ref().ok_or_else(|| fault("it has no text"))?;
        if let Some((text, values)) = without_choice(pattern) {
            return Ok(ResolvedMessage { selectors: Vec::new(), texts: vec![pieces(&text, &values)] });
        }
        let open = OpenValues::of(written, self.messages);
        let values: Vec<&str> = open.values.iter().copied().collect();
        let selectors: Vec<Selector> =
            open.selectors.iter().map(|(name, cases)| Selector { name: (*name).to_owned(), cases: self.all_cases(cases) }).collect();
        let combinations: usize = selectors.iter().map(|selector| selector.cases.len()).product();
        let mut texts = Vec::with_capacity(combinations);
        for combination in 0..combinations {
            let mut args = FluentArgs::with_capacity(values.len());
            for (number, value) in values.iter().enumerate() {
                args.set(*value, format!("{MARK}{number}{MARK}"));
            }
            let mut rest = combination;
            for selector in selectors.iter().rev() {
                let case = &selector.cases[rest % selector.cases.len()];
                rest /= selector.cases.len();
                let number = values.iter().position(|value| *value == selector.name).unwrap_or_default();
                args.set(selector.name.clone(), self.example(case, number));
            }
            let mut errors = Vec::new();
            let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
            if let Some(error) = errors.first() {
                return Err(fault(&error.to_string()));
            }
            texts.push(pieces(&said, &values));
        }
        Ok(ResolvedMessage { selectors, texts })
    }

    /// The cases of a value that chooses: those that are named, then those of counts.
    fn all_cases(&self, named: &[Case]) -> Vec<Case> {
        let mut all: Vec<Case> = named.iter().filter(|case| !matches!(case, Case::Category(_))).cloned().collect();
        all.dedup();
        all.extend(self.cases.iter().map(|(category, _)| Case::Category(category)));
        all
    }

    /// A value that falls into a case; one that stands for other counts is written as its mark.
    fn example(&self, case: &Case, number: usize) -> FluentValue<'static> {
        let count = match case {
            Case::Named(name) => return name.clone().into(),
            Case::Exactly(n) => return (*n).into(),
            Case::Category(category) => self.cases.iter().find(|(known, _)| known == category).map_or(0, |(_, n)| *n),
        };
        #[expect(clippy::cast_precision_loss, reason = "a count that stands for others is small")]
        let value = count as f64;
        let options = FluentNumberOptions { minimum_integer_digits: Some(number), ..FluentNumberOptions::default() };
        FluentValue::Number(FluentNumber { value, options })
    }
}

/// A message of texts and values alone, as most are, with marks, and the names of its values: there is nothing to resolve.
fn without_choice<'m>(pattern: &Pattern<&'m str>) -> Option<(String, Vec<&'m str>)> {
    let (mut text, mut values) = (String::new(), Vec::new());
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
                text.extend([MARK.to_string(), values.len().to_string(), MARK.to_string()]);
                values.push(id.name);
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some((text, values))
}

/// A text with marks as pieces. A mark is a number between two signs; where it becomes HTML, `*so*` is emphasised, `**so**` stands out,
/// and what lies between backticks is code.
fn pieces(said: &str, values: &[&str]) -> Vec<Piece> {
    // Most texts are plain: what is searched for below begins with one of these.
    if !said.bytes().any(|byte| matches!(byte, b'*' | b'`' | MARK_BEGINS)) {
        return if said.is_empty() { Vec::new() } else { vec![Piece::Words { plain: said.to_owned(), html: as_html(said) }] };
    }
    let mut open = [false; 3];
    let mut pieces = Vec::new();
    for (i, part) in said.split(MARK).enumerate() {
        match part.parse::<usize>().ok().filter(|_| i % 2 == 1).and_then(|n| values.get(n)) {
            Some(value) => pieces.push(Piece::Slot((*value).to_owned())),
            None if part.is_empty() => {}
            None => pieces.push(Piece::Words {
                plain: with_signs(part.replace(['*', '`'], "")),
                html: with_signs(emphasised(&as_html(part), &mut open)),
            }),
        }
    }
    pieces
}

/// A text of ours as HTML: it stands between quotation marks at most, so that apostrophes stay as they are.
fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    for (i, part) in text.split('\'').enumerate() {
        html.push_str(if i > 0 { "'" } else { "" });
        escape_into(&mut html, part);
    }
    html
}

/// An escaped text with elements in the place of stars and backticks. `open`: which of these lie open, from one piece of a text to the next.
fn emphasised(text: &str, open: &mut [bool; 3]) -> String {
    let mut html = text.to_owned();
    if !html.contains(['*', '`']) {
        return html;
    }
    for (which, (sign, begins, ends)) in [("**", "<b>", "</b>"), ("*", "<em>", "</em>"), ("`", "<code>", "</code>")].into_iter().enumerate()
    {
        while html.contains(sign) {
            html = html.replacen(sign, if open[which] { ends } else { begins }, 1);
            open[which] = !open[which];
        }
    }
    html
}
