//! Where things are found: addresses, and the page that each leads to.

use std::fmt;
use std::sync::Arc;

use super::kind::Kind;

/// Where a thing is found: `journey:after-a-collision#report`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The kind of the file.
    pub kind: Kind,
    /// The file's id, with the site's prefix where it has one.
    pub id: Arc<str>,
    /// The nested id.
    pub nested: Option<Arc<str>>,
}

impl Address {
    /// The address of a file.
    pub fn file(kind: Kind, id: impl Into<Arc<str>>) -> Self {
        Self { kind, id: id.into(), nested: None }
    }

    /// The address of a thing nested in this file.
    pub fn with(&self, nested: impl Into<Arc<str>>) -> Self {
        Self { nested: Some(nested.into()), ..self.clone() }
    }

    /// The page it leads to, from the root of the site: `journeys/buy.html#pay`, not yet encoded.
    pub fn page(&self) -> String {
        let folder = self.kind.folder();
        match &self.nested {
            None => [folder, "/", &self.id, ".html"].concat(),
            Some(nested) => [folder, "/", &self.id, ".html#", nested].concat(),
        }
    }

    /// Reads `KIND:ID` or `KIND:ID#NESTED`; none where it is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.trim().split_once(':')?;
        let kind = Kind::from_word(&kind.trim().to_lowercase())?;
        let (id, nested) = match rest.split_once('#') {
            Some((id, nested)) => (id, Some(crate::base::slug::fold(nested).into())),
            None => (rest, None),
        };
        Some(Self { kind, id: crate::base::slug::fold(id).into(), nested })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Piece by piece: tables hold them by the ten thousand.
        f.write_str(self.kind.word())?;
        f.write_str(":")?;
        f.write_str(&self.id)?;
        self.nested.as_deref().map_or(Ok(()), |nested| f.write_str("#").and_then(|()| f.write_str(nested)))
    }
}

impl serde::Serialize for Address {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_as_it_is_written() {
        for text in ["process:refund", "journey:buy#pay", "third-party:the-bank"] {
            assert_eq!(Address::parse(text).unwrap().to_string(), text);
        }
        assert!(Address::parse("refund").is_none());
        assert!(Address::parse("thing:refund").is_none());
        assert_eq!(Address::parse("journey:Buy#Pay").unwrap().page(), "journeys/buy.html#pay");
    }
}
