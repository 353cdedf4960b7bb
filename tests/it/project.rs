//! A site in a string, and the findings expected of it.
//!
//! `== PATH` begins a file. Below a line stands what is expected of it, as in rustc's own tests:
//!
//! ```text
//! == journeys/walk.md
//! ---
//! title: Walk home
//! persona: adah
//! #        ^^^^ unknown-reference = did you mean `ada`?
//! ---
//! ```
//!
//! The underline gives column and length; `|` marks a place of no length. Behind the rule, `=`
//! gives the help line where the test is about it. `^ :: the first one` marks a related place with
//! its message. In the first column the underline stands for itself, without the `#`. Marks are
//! taken out before the site is read, so the lines of findings are those of the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use throughline::base::date::Date;
use throughline::base::files::{Entry, Files};
use throughline::base::rule;
use throughline::check::Finding;
use throughline::session::{Options, Session};
use throughline::site::Checked;

/// A small site that every fixture may lean on; a fixture's file of the same path takes its place.
const WORLD: &str = "
== throughline.yaml
title: Lantern Street
== personas/ada.md
---
title: Ada
needs: [{id: rest, statement: I rest at home}]
---
== outcomes/home.md
---
title: Home before dark
for: ada
---
== journeys/walk.md
---
title: Walk home
persona: ada
outcome: home
stages: [{title: Asking, touchpoints: [{id: way, title: I ask the way}]}]
---
== processes/show-way.md
---
title: Show the way
steps: [{id: listen, title: Listen}]
---
== services/help.md
---
title: Directions
---
== teams/desk.md
---
title: Lamp desk
---
== systems/map.md
---
title: Street atlas
---
";

/// What a mark expects at a place, or what was found there. Sorted by file and place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    file: String,
    line: usize,
    column: usize,
    /// Line and column of the end; none for a related place.
    end: Option<(usize, usize)>,
    /// The rule, or the message of a related place.
    says: String,
    /// The help line; none in a mark that does not care.
    help: Option<String>,
}

/// A site held in memory, and the marks of its files.
#[derive(Debug, Default)]
pub(crate) struct Project {
    files: Files,
    marks: Vec<Mark>,
    options: Options,
}

impl Project {
    /// The files of a fixture alone, and a `throughline.yaml` where it has none.
    pub(crate) fn alone(fixture: &str) -> Self {
        let mut project = Self::default();
        project.files.insert_text("throughline.yaml", "title: Lantern Street\n");
        project.lay(fixture);
        project
    }

    /// The files of a fixture over the small site.
    pub(crate) fn new(fixture: &str) -> Self {
        let mut project = Self::default();
        project.lay(WORLD);
        project.lay(fixture);
        project
    }

    /// The files of a fixture over those of another.
    pub(crate) fn over(ground: &str, fixture: &str) -> Self {
        let mut project = Self::alone(ground);
        project.lay(fixture);
        project
    }

    /// The files of a fixture over the base site of tests/fixtures, which is free of findings.
    pub(crate) fn over_base(fixture: &str) -> Self {
        let mut project = Self { files: super::folders::base(), ..Self::default() };
        project.lay(fixture);
        project
    }

    /// With age counted from this day.
    pub(crate) fn on(mut self, day: Date) -> Self {
        self.options.as_of = Some(day);
        self
    }

    /// With a file of any bytes.
    pub(crate) fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert_bytes(path, bytes);
        self
    }

    /// With something that is no text.
    pub(crate) fn entry(mut self, path: &str, entry: Entry) -> Self {
        self.files.insert(path, entry);
        self
    }

    /// With a link on the disk to another file of the site.
    pub(crate) fn link(mut self, path: &str, goal: &str) -> Self {
        let entry = self.files.get(goal).expect("it is there").clone();
        self.files.insert(path, entry);
        self.files.insert_link(path, goal);
        self
    }

    /// Held to its gates, as `check` holds a site.
    pub(crate) fn gated(mut self) -> Self {
        self.options.gates = true;
        self
    }

    /// With drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.options.drafts = true;
        self
    }

    /// Expects something at a place that no mark can point at: rule, then line and columns.
    pub(crate) fn expect(mut self, file: &str, rule: &str, (line, column): (usize, usize), end: (usize, usize)) -> Self {
        self.marks.push(Mark { file: file.into(), line, column, end: Some(end), says: rule.into(), help: None });
        self
    }

    fn lay(&mut self, fixture: &str) {
        for (path, text) in split(fixture) {
            let (text, marks) = take_marks(&path, &text);
            self.marks.extend(marks);
            self.files.insert_text(path, &text);
        }
    }

    /// The site, read once.
    pub(crate) fn load(&self) -> Checked {
        Session::default().load(self.files.clone(), &self.options)
    }

    /// Its pages, by path.
    pub(crate) fn pages(&self) -> BTreeMap<String, String> {
        super::pages::pages(self.files.clone())
    }

    /// Asserts that exactly the marked errors stand.
    pub(crate) fn errors(&self) -> Checked {
        self.findings_of(&[])
    }

    /// Asserts that exactly the marked errors and findings of these other rules stand.
    pub(crate) fn findings_of(&self, rules: &[&str]) -> Checked {
        let site = self.load();
        let fixed = |name: &str| rule::by_name(name).is_some_and(|rule| !rule.adjustable);
        let about = |f: &&Finding| fixed(f.rule) || rules.contains(&f.rule);
        let findings: Vec<&Finding> = site.findings.list.iter().filter(about).collect();
        compare(&self.marks, &findings);
        site
    }
}

/// Asserts that the small site with this fixture gives exactly the marked errors.
pub(crate) fn errors(fixture: &str) -> Checked {
    Project::new(fixture).errors()
}

/// Asserts the same of the fixture alone.
pub(crate) fn errors_alone(fixture: &str) -> Checked {
    Project::alone(fixture).errors()
}

/// The only finding of a rule.
pub(crate) fn only<'s>(site: &'s Checked, rule: &str) -> &'s Finding {
    let mut of_rule = site.findings.list.iter().filter(|f| f.rule == rule);
    let (first, second) = (of_rule.next(), of_rule.next());
    assert!(second.is_none(), "more than one {rule}");
    first.unwrap_or_else(|| panic!("no {rule}"))
}

/// The files of a fixture, without the indentation that all its lines share.
fn split(fixture: &str) -> Vec<(String, String)> {
    let indent = fixture.lines().find_map(|line| line.find("== ")).unwrap_or(0);
    let mut files: Vec<(String, String)> = Vec::new();
    for line in fixture.lines() {
        let line = line.get(indent..).unwrap_or("");
        if let Some(path) = line.strip_prefix("== ") {
            files.push((path.to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// Takes the marks out of a text.
fn take_marks(file: &str, text: &str) -> (String, Vec<Mark>) {
    let mut kept = String::new();
    let mut marks = Vec::new();
    let mut line = 0;
    for written in text.lines() {
        match mark(file, line, written) {
            Some(mark) => marks.push(mark),
            None => {
                kept.push_str(written);
                kept.push('\n');
                line += 1;
            }
        }
    }
    (kept, marks)
}

/// The mark that a line is; it speaks of the line above it.
fn mark(file: &str, line: usize, written: &str) -> Option<Mark> {
    let bare = written.trim_start();
    let under = bare.strip_prefix('#').unwrap_or(bare).trim_start();
    let length = under.chars().take_while(|&c| c == '^').count();
    let skip = if length > 0 { length } else { usize::from(under.starts_with("| ")) };
    let says = under[skip..].strip_prefix(' ').filter(|_| skip > 0)?.trim();
    let column = written.chars().count() - under.chars().count() + 1;
    let line = line.max(1);
    let place = |end, says: &str, help| Mark { file: file.into(), line, column, end, says: says.into(), help };
    if let Some(message) = says.strip_prefix(":: ") {
        return Some(place(None, message, None));
    }
    let (rule, help) = says.split_once(" = ").map_or((says, None), |(rule, help)| (rule, Some(help.to_owned())));
    let known = rule::by_name(rule).is_some();
    known.then(|| place(Some((line, column + length)), rule, help))
}

/// Fails with both lists where what was found is not what was marked.
fn compare(marks: &[Mark], findings: &[&Finding]) {
    let mut wanted = marks.to_vec();
    wanted.sort();
    let cares: BTreeMap<_, bool> = wanted.iter().map(|m| ((m.file.clone(), m.line, m.column, m.says.clone()), m.help.is_some())).collect();
    let mut found: Vec<Mark> = Vec::new();
    let about_places = wanted.iter().any(|m| m.end.is_none());
    for f in findings {
        let key = (f.file.to_string(), f.line, f.column, f.rule.to_owned());
        let help = f.help.clone().filter(|_| cares.get(&key).copied().unwrap_or(false));
        found.push(Mark { file: key.0, line: key.1, column: key.2, end: Some((f.end_line, f.end_column)), says: key.3, help });
        if about_places {
            found.extend(f.related.iter().map(|r| Mark {
                file: r.file.to_string(),
                line: r.line,
                column: r.column,
                end: None,
                says: r.message.clone(),
                help: None,
            }));
        }
    }
    found.sort();
    if wanted != found {
        let mut message = String::from("the findings are not those that are marked\nmarked:\n");
        for mark in &wanted {
            let _ = writeln!(message, "  {}", shown(mark));
        }
        message.push_str("found:\n");
        for mark in &found {
            let _ = writeln!(message, "  {}", shown(mark));
        }
        message.push_str("in full:\n");
        for f in findings {
            let _ = writeln!(message, "  {}:{}:{}: {}: {} = {:?}", f.file, f.line, f.column, f.rule, f.message, f.help);
        }
        panic!("{message}");
    }
}

fn shown(mark: &Mark) -> String {
    let end = mark.end.map_or_else(|| " ::".to_owned(), |(line, column)| format!(" to {line}:{column}"));
    let help = mark.help.as_ref().map_or_else(String::new, |help| format!(" = {help}"));
    format!("{}:{}:{}{end} {}{help}", mark.file, mark.line, mark.column, mark.says)
}

#[test]
fn the_small_site_is_clean() {
    errors("");
}

#[test]
fn marks_are_read_as_they_are_drawn() {
    let (text, marks) = take_marks("a.md", "é: bad\n#  ^^^ wrong-type = write it\n^ :: the first one\n# Heading\n#    | bad-id\n");
    assert_eq!(text, "é: bad\n# Heading\n");
    let shown: Vec<String> = marks.iter().map(shown).collect();
    assert_eq!(shown, ["a.md:1:4 to 1:7 wrong-type = write it", "a.md:1:1 :: the first one", "a.md:2:6 to 2:6 bad-id"]);
}
