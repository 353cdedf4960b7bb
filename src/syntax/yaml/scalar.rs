//! What a plain scalar means by the YAML 1.2 core schema: null, a boolean, a number, or text.

/// What a scalar is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// Blank, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; not finite for `.inf`, `.nan` and numbers too large to hold.
    Number(f64),
    /// Anything else, and everything in quotes.
    Text,
}

/// The meaning of a scalar; quoted ones are text.
pub fn meaning(text: &str, plain: bool) -> Meaning {
    let may_be_more = |first: &u8| matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.' | b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F');
    if !plain || !text.as_bytes().first().is_none_or(may_be_more) {
        return Meaning::Text;
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Meaning::Null,
        "true" | "True" | "TRUE" => Meaning::Bool(true),
        "false" | "False" | "FALSE" => Meaning::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Meaning::Number(f64::NAN),
        _ => number(text).map_or(Meaning::Text, Meaning::Number),
    }
}

fn number(text: &str) -> Option<f64> {
    if let Some(octal) = text.strip_prefix("0o") {
        return radix(octal, 8);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return radix(hexadecimal, 16);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        let negative = text.starts_with('-');
        return Some(if negative { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let mantissa_fits = match mantissa.split_once('.') {
        None => digits(mantissa),
        Some((whole, "")) => digits(whole),
        Some((whole, part)) => (whole.is_empty() || digits(whole)) && digits(part),
    };
    let exponent_fits = exponent.is_none_or(|e| digits(e.strip_prefix(['-', '+']).unwrap_or(e)));
    (mantissa_fits && exponent_fits).then(|| text.parse().ok()).flatten()
}

fn radix(digits: &str, radix: u32) -> Option<f64> {
    if digits.is_empty() {
        return None;
    }
    digits.chars().try_fold(0.0, |sum, c| Some(sum * f64::from(radix) + f64::from(c.to_digit(radix)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_follow_the_core_schema() {
        for (text, expected) in [
            ("yes", Meaning::Text),
            ("no", Meaning::Text),
            ("~", Meaning::Null),
            ("True", Meaning::Bool(true)),
            ("1e3", Meaning::Number(1000.0)),
            ("-.5", Meaning::Number(-0.5)),
            ("0o17", Meaning::Number(15.0)),
            ("0x1f", Meaning::Number(31.0)),
            ("1_000", Meaning::Text),
            ("1:30", Meaning::Text),
            ("2024-01-01", Meaning::Text),
            (".", Meaning::Text),
            ("1e400", Meaning::Number(f64::INFINITY)),
        ] {
            assert_eq!(meaning(text, true), expected, "{text}");
        }
        assert_eq!(meaning("1", false), Meaning::Text);
    }
}
