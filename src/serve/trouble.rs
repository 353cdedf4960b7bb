//! What stands in the way of showing a site as it is written, and is no finding: files that cannot
//! be read, templates that fail.

use std::fmt;

use crate::base::files::Files;

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// What, in one line.
    pub message: String,
    /// Path in the site, line and column from 1, where it has a place.
    pub place: Option<(String, usize, usize)>,
}

impl Trouble {
    /// One without a place.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None }
    }

    /// The program failed at a site as it is written now.
    pub(super) fn of_our_own() -> Self {
        Self::new("the program failed by a fault of its own, told in the terminal: the site is shown as it was before")
    }

    /// What a template engine says, with its place in the site: `… --> NAME:LINE:COLUMN | …`.
    pub(super) fn of_template(said: &str, files: &Files) -> Self {
        const ARROW: &str = " --> ";
        let placed = said.split_once(ARROW).and_then(|(message, rest)| {
            let mut parts = rest.split(' ').next()?.rsplitn(3, ':');
            let column = parts.next()?.parse().ok()?;
            let line = parts.next()?.parse().ok()?;
            let path = format!("theme/templates/{}", parts.next()?);
            files.get(&path)?;
            let message = message.split_once("error: ").map_or(message, |(_, message)| message);
            Some(Self { message: message.to_owned(), place: Some((path, line, column)) })
        });
        placed.unwrap_or_else(|| Self { place: whole_file(said, files), ..Self::new(said) })
    }
}

/// The first file of the theme that is named in quotes, where what is said concerns all of it.
fn whole_file(said: &str, files: &Files) -> Option<(String, usize, usize)> {
    let named = said.split('\'').skip(1).step_by(2);
    let paths = named.flat_map(|name| [format!("theme/{name}"), format!("theme/templates/{name}")]);
    paths.into_iter().find(|path| files.get(path).is_some()).map(|path| (path, 1, 1))
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((path, line, column)) => write!(f, "{path}:{line}:{column}: {}", self.message),
            None => write!(f, "{}", self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_engine_says_gets_its_place_in_the_site() {
        let mut files = Files::default();
        files.insert_text("theme/templates/home.html", "x");
        let own = Trouble::of_template("home.html: error: no such thing --> home.html:1:53 | 1 | x | ^", &files);
        assert_eq!(own.to_string(), "theme/templates/home.html:1:53: no such thing");
        let built_in = Trouble::of_template("error: no such thing --> builtin/home.html:1:53 | 1", &files);
        assert_eq!(built_in.place, None);
        let whole = Trouble::of_template("theme: Template 'home.html' is inheriting from 'nothing.html', which doesn't exist", &files);
        assert_eq!(whole.place, Some(("theme/templates/home.html".to_owned(), 1, 1)));
    }
}
