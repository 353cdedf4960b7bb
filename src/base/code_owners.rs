//! Who answers for files as `CODEOWNERS` says it: patterns of paths, and names in the code host. The last pattern that a path matches counts.
//!
//! Read as GitHub, GitLab and Gitea do, sections of GitLab with their usual owners among it. What was written by `export --format codeowners`
//! stands between [`BEGIN`] and [`END`] and is passed over: it says what the files say already.

use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// The line before what `export` writes.
pub const BEGIN: &str = "# Written by throughline: from here";

/// The line behind what `export` writes.
pub const END: &str = "# Written by throughline: to here";

/// The patterns of a file, and what they say.
#[derive(Clone, Debug, Default)]
pub struct CodeOwners {
    /// Where the site lies in the repository, from its root: blank, or ending in `/`.
    folder: String,
    patterns: GlobSet,
    /// By the place of each glob in `patterns`: whom it names.
    owners: Vec<Arc<[String]>>,
}

impl CodeOwners {
    /// Of the text of a file, for a site that lies in this folder of the repository.
    pub fn read(text: &str, folder: &str) -> Self {
        let mut globs = GlobSetBuilder::new();
        let mut owners: Vec<Arc<[String]>> = Vec::new();
        let mut usual: Arc<[String]> = Arc::default();
        let mut is_ours = false;
        for line in text.lines().map(str::trim) {
            match line {
                BEGIN => is_ours = true,
                END => is_ours = false,
                _ => {}
            }
            if is_ours || line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(names) = usual_of_section(line) {
                usual = names;
                continue;
            }
            let (pattern, named) = pattern_and_names(line);
            let named = if named.is_empty() { Arc::clone(&usual) } else { named.into() };
            for glob in globs_of(&pattern) {
                if let Ok(glob) = GlobBuilder::new(&glob).literal_separator(true).backslash_escape(true).build() {
                    globs.add(glob);
                    owners.push(Arc::clone(&named));
                }
            }
        }
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        match globs.build() {
            Ok(patterns) => Self { folder, patterns, owners },
            Err(_) => Self::default(),
        }
    }

    /// Whom the last pattern names that a path in the site matches; nobody where none does.
    pub fn of(&self, path: &str) -> &[String] {
        let last = self.patterns.matches(format!("{}{path}", self.folder)).into_iter().max();
        last.and_then(|at| self.owners.get(at)).map_or(&[], |names| names)
    }
}

/// The usual owners of a section of GitLab: `[Name]`, `^[Name]`, `[Name][2] @owner`.
fn usual_of_section(line: &str) -> Option<Arc<[String]>> {
    let (_, rest) = line.strip_prefix('^').unwrap_or(line).strip_prefix('[')?.split_once(']')?;
    let rest = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(rest, |(_, rest)| rest);
    (rest.is_empty() || rest.starts_with(' ')).then(|| names(rest).into())
}

fn names(text: &str) -> Vec<String> {
    text.split_whitespace().take_while(|word| !word.starts_with('#')).map(str::to_owned).collect()
}

/// A pattern up to the first space that no `\` stands before, and the names behind it.
fn pattern_and_names(line: &str) -> (String, Vec<String>) {
    let mut pattern = String::new();
    let mut chars = line.char_indices();
    while let Some((at, letter)) = chars.next() {
        match letter {
            '\\' => pattern.extend(chars.next().map(|(_, letter)| letter)),
            letter if letter.is_whitespace() => return (pattern, names(&line[at..])),
            letter => pattern.push(letter),
        }
    }
    (pattern, Vec::new())
}

/// What a pattern matches: a folder with all that it holds; anywhere, unless it names where.
fn globs_of(pattern: &str) -> Vec<String> {
    let plain: String = pattern.chars().flat_map(|c| if "[]{}!".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
    let is_folder = plain.ends_with('/');
    let path = plain.trim_matches('/');
    if path.is_empty() {
        return vec!["**".to_owned()];
    }
    let from = if plain.starts_with('/') || path.contains('/') { "" } else { "**/" };
    let within = format!("{from}{path}/**");
    if is_folder {
        return vec![within];
    }
    // `docs/*` is what lies in docs itself.
    if path.ends_with("/*") || path.ends_with("**") { vec![format!("{from}{path}")] } else { vec![format!("{from}{path}"), within] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(text: &str, path: &str) -> String {
        CodeOwners::read(text, "").of(path).join(" ")
    }

    #[test]
    fn the_last_pattern_that_matches_counts() {
        let text = "* @all\nprocesses/ @desk @board # both\n/processes/pay.md @till\n*.bpmn\n";
        assert_eq!(owner(text, "roles/x.md"), "@all");
        assert_eq!(owner(text, "processes/a/b.md"), "@desk @board");
        assert_eq!(owner(text, "processes/pay.md"), "@till");
        assert_eq!(owner(text, "processes/pay.bpmn"), "", "nobody is named for it");
    }

    #[test]
    fn a_star_stays_in_its_folder_and_a_name_alone_is_looked_for_anywhere() {
        let text = "docs/* @docs\npay.md @till\nteams @hr\n**/logs/** @data\n";
        assert_eq!(owner(text, "docs/x.md"), "@docs");
        assert_eq!(owner(text, "docs/a/x.md"), "");
        assert_eq!(owner(text, "processes/deep/pay.md"), "@till");
        assert_eq!(owner(text, "org/teams/a.md"), "@hr");
        assert_eq!(owner(text, "a/logs/b/c.md"), "@data");
    }

    #[test]
    fn a_site_in_a_folder_is_looked_up_from_the_root_of_the_repository() {
        let text = "/site/roles/ @hr\nroles/ @nobody\n/site/with\\ space.md @x\n";
        let owners = CodeOwners::read(text, "site");
        assert_eq!(owners.of("roles/a.md").join(" "), "@nobody");
        assert_eq!(CodeOwners::read("/site/roles/ @hr\n", "site").of("roles/a.md").join(" "), "@hr");
        assert_eq!(owners.of("with space.md").join(" "), "@x");
    }

    #[test]
    fn sections_have_usual_owners_and_our_own_lines_are_passed_over() {
        let text = format!("[Docs][2] @docs\nroles/\n^[More]\nteams/\n{BEGIN}\n/roles/ @ours\n{END}\n");
        assert_eq!(owner(&text, "roles/a.md"), "@docs");
        assert_eq!(owner(&text, "teams/a.md"), "");
    }
}
