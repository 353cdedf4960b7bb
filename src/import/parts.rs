//! The parts of a cell that holds several.

use crate::base::diagnostic::quote;
use crate::syntax::fields::schema::FieldShape;

/// What the report says of a cell that is split at semicolons.
pub(super) const AT_SEMICOLONS: &str = "split at `;`";

/// The parts of a cell: at `;` or line breaks. Texts that stand on several lines are split there only, so
/// that they may hold a `;`.
pub(super) fn parts<'t>(text: &'t str, shape: &FieldShape) -> Vec<&'t str> {
    let of_texts = is_text(shape) && text.contains('\n');
    let at = |c: char| c == '\n' || (c == ';' && !of_texts);
    text.split(at).map(|part| without_bullet(part.trim())).collect()
}

fn is_text(shape: &FieldShape) -> bool {
    matches!(shape, FieldShape::Text | FieldShape::Sentences)
}

/// The parts of a cell that is a list by its field, none of them blank; and what is to tell of where it was split.
/// At a comma, or another sign that people write between names, it is split where `at_commas`, or where all
/// parts are known.
pub(super) fn listed_parts(text: &str, of: &FieldShape, at_commas: bool, knows: impl Fn(&str) -> bool) -> (Vec<String>, Option<String>) {
    let coarse: Vec<&str> = parts(text, of).into_iter().filter(|part| !part.is_empty()).collect();
    let mut told = (coarse.len() > 1 && text.contains(';') && !(is_text(of) && text.contains('\n'))).then(|| AT_SEMICOLONS.to_owned());
    let mut all = Vec::with_capacity(coarse.len());
    for part in coarse {
        let names = if knows(part) { vec![part] } else { finer(part, at_commas, &knows) };
        if names.len() > 1 {
            told =
                Some(format!("{} is split into {}", quote(part), names.iter().map(|name| quote(name)).collect::<Vec<_>>().join(" and ")));
        }
        all.extend(names.into_iter().map(str::to_owned));
    }
    (all, told)
}

/// The names that a part holds, else itself.
fn finer<'t>(part: &'t str, at_commas: bool, knows: &impl Fn(&str) -> bool) -> Vec<&'t str> {
    let split = |sign: &str| part.split(sign).map(str::trim).filter(|name| !name.is_empty()).collect::<Vec<_>>();
    let commas = split(",");
    if at_commas && commas.len() > 1 {
        return commas;
    }
    let signs = [",", " / ", "/", " & ", " + ", "+", " and ", " und ", " et "];
    let known = signs.into_iter().map(split).find(|names| names.len() > 1 && names.iter().all(|name| knows(name)));
    known.unwrap_or_else(|| vec![part])
}

/// A line without the dot or dash that a list has before it.
pub(super) fn without_bullet(line: &str) -> &str {
    let line = line.trim_start();
    let dot = line.strip_prefix(['\u{2022}', '\u{00b7}', '\u{25aa}', '\u{25e6}', '\u{2023}', '\u{25cf}', '\u{25cb}', '\u{f0b7}']);
    let dash = || ["- ", "* ", "\u{2013} ", "\u{2014} "].into_iter().find_map(|dash| line.strip_prefix(dash));
    dot.or_else(dash).map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, at_commas: bool) -> (String, Option<String>) {
        let (parts, told) = listed_parts(text, &FieldShape::Reference("x"), at_commas, |name| matches!(name, "Phone" | "Mail" | "A, B"));
        (parts.join("|"), told)
    }

    #[test]
    fn names_are_split_at_commas_where_all_are_known() {
        for (text, due) in
            [("Phone, Mail", "Phone|Mail"), ("Phone / Mail", "Phone|Mail"), ("Phone and Mail", "Phone|Mail"), ("A, B", "A, B")]
        {
            assert_eq!(split(text, false).0, due);
        }
        assert_eq!(split("Phone, Fax", false), ("Phone, Fax".into(), None));
        assert_eq!(split("Phone, Fax", true), ("Phone|Fax".into(), Some("`Phone, Fax` is split into `Phone` and `Fax`".into())));
        assert_eq!(split("a; b", false), ("a|b".into(), Some("split at `;`".into())));
    }

    #[test]
    fn bullets_are_no_part_of_a_text() {
        assert_eq!(parts("\u{2022} Rain\n- Wind; cold", &FieldShape::Text), ["Rain", "Wind; cold"]);
    }
}
