//! Colours and languages by their names.

/// The code of a colour that is written otherwise than `#0a6`: by its name, without its `#`, as `rgb(…)`.
pub fn colour(text: &str) -> Option<String> {
    const NAMED: [(&str, &str); 20] = [
        ("black", "#000000"),
        ("blue", "#0000ff"),
        ("brown", "#a52a2a"),
        ("crimson", "#dc143c"),
        ("darkblue", "#00008b"),
        ("darkgreen", "#006400"),
        ("darkred", "#8b0000"),
        ("green", "#008000"),
        ("grey", "#808080"),
        ("gray", "#808080"),
        ("indigo", "#4b0082"),
        ("magenta", "#ff00ff"),
        ("maroon", "#800000"),
        ("navy", "#000080"),
        ("orange", "#ffa500"),
        ("pink", "#ffc0cb"),
        ("purple", "#800080"),
        ("red", "#ff0000"),
        ("teal", "#008080"),
        ("turquoise", "#40e0d0"),
    ];
    let lower = text.trim().to_lowercase();
    let named = NAMED.iter().find(|(name, _)| *name == lower.replace([' ', '-'], ""));
    if let Some((_, code)) = named {
        return Some((*code).to_owned());
    }
    let hex = lower.trim_start_matches('#');
    if hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        // What stands behind six digits is how far one sees through.
        return match hex.len() {
            3 | 6 => Some(format!("#{hex}")),
            8 => Some(format!("#{}", &hex[..6])),
            _ => None,
        };
    }
    let parts = lower.strip_prefix("rgb")?.trim_start_matches('a').trim().strip_prefix('(')?.strip_suffix(')')?;
    let parts: Vec<u8> = parts.split([',', ' ']).filter(|part| !part.is_empty()).map_while(|part| part.parse().ok()).collect();
    let &[red, green, blue] = parts.get(..3)? else { return None };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// The code of a language that is written otherwise than `de` or `pt-BR`.
pub fn language(text: &str) -> Option<String> {
    const NAMED: [(&str, &[&str]); 12] = [
        ("da", &["danish", "dansk"]),
        ("de", &["german", "deutsch"]),
        ("en", &["english"]),
        ("es", &["spanish", "español", "castellano"]),
        ("fi", &["finnish", "suomi"]),
        ("fr", &["french", "français"]),
        ("it", &["italian", "italiano"]),
        ("nl", &["dutch", "nederlands"]),
        ("no", &["norwegian", "norsk"]),
        ("pl", &["polish", "polski"]),
        ("pt", &["portuguese", "português"]),
        ("sv", &["swedish", "svenska"]),
    ];
    let lower = text.trim().to_lowercase();
    if let Some((code, _)) = NAMED.iter().find(|(_, names)| names.contains(&lower.as_str())) {
        return Some((*code).to_owned());
    }
    let (language, region) = text.trim().split_once('_')?;
    let region = region.split('.').next()?;
    let is_code = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    (is_code(language) && is_code(region)).then(|| format!("{}-{}", language.to_lowercase(), region.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::{colour, language};

    #[test]
    fn a_colour_is_known_by_its_name_and_by_other_forms_of_its_code() {
        for (text, due) in
            [("teal", "#008080"), ("0a6", "#0a6"), ("00AA66", "#00aa66"), ("#00aa66ff", "#00aa66"), ("rgb(0, 170, 102)", "#00aa66")]
        {
            assert_eq!(colour(text).as_deref(), Some(due), "{text}");
        }
        for text in ["", "#", "mauve", "rgb(1)", "#12345", "rgb(300,0,0)"] {
            assert_eq!(colour(text), None, "{text}");
        }
    }

    #[test]
    fn a_language_is_known_by_its_name_and_by_a_locale() {
        for (text, due) in [("German", "de"), ("deutsch", "de"), ("en_GB", "en-GB"), ("de_AT.UTF-8", "de-AT")] {
            assert_eq!(language(text).as_deref(), Some(due), "{text}");
        }
        assert_eq!(language("Old English"), None);
    }
}
