//! The address that a site will have.

use url::Url;

use crate::base::diagnostic::quote;

/// Reads `--base-url`: an address to which paths can be added, encoded, without `/` at its end.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    const SHAPE: &str = "write it as https://example.org/architecture";
    let stray = |c: &char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\' | '<' | '>' | '"');
    if let Some(stray) = text.chars().find(stray) {
        let what = match stray {
            stray if stray.is_whitespace() => "blank".to_owned(),
            stray if stray.is_control() => "control character".to_owned(),
            stray => quote(&stray.to_string()),
        };
        return Err(format!("the address of a site holds no {what}: {SHAPE}"));
    }
    let url = Url::parse(text).map_err(|why| format!("{why}: {SHAPE}"))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(format!("it must begin with https:// or http://: {SHAPE}"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!("it is read by everybody, so no name and password may stand in it: {SHAPE}"));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded() {
        for (written, read) in [
            ("https://example.org", "https://example.org"),
            ("HTTP://example.org/a/", "http://example.org/a"),
            ("https://bücher.example/Käse/", "https://xn--bcher-kva.example/K%C3%A4se"),
            ("https://example.org:8443/a%20b", "https://example.org:8443/a%20b"),
        ] {
            assert_eq!(base_url(written).as_deref(), Ok(read));
        }
    }

    #[test]
    fn an_address_to_which_nothing_can_be_added_is_refused() {
        for wrong in [
            "https://x.example/a b",
            "https://x.example/#top",
            "https://x.example/?q=1",
            "https://x.example/\u{1}",
            "https://x.example\\a",
            "ftp://x.example",
            "x.example",
            "https://",
            "https:///",
            "https://a:b@x.example",
            "mailto:a@x.example",
            "",
        ] {
            assert!(base_url(wrong).is_err(), "{wrong:?}");
        }
    }
}
