//! docs/theming.md: its last part, which tells what templates see, is made from the code that gives it to them.
//!
//! `UPDATE_THEMING=1 cargo test --test it theming_reference` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use throughline::html::{Renderer, Route, Theme};
use throughline::session::{Options, Session};

use super::folders::{base, path};

const RENEW: &str = "UPDATE_THEMING=1 cargo test --test it theming_reference";
const BEGINS: &str = "<!-- What templates see: made from src/html. Renew it: UPDATE_THEMING=1 cargo test --test it theming_reference -->\n";

/// Functions: what each takes and gives, and the struct that has the fields of what it gives.
const FUNCTIONS: [(&str, &str, &str, Option<&str>); 7] = [
    ("message", "`id`, and a value for each name in the message", "What the program says, with your values put in.", None),
    ("node", "`of`: an address", "A thing of the site.", Some("NodeValue")),
    ("touchpoints", "`of`: the address of a journey", "A list of its touchpoints.", Some("TouchpointValue")),
    ("steps", "`of`: the address of a process", "A list of its steps.", Some("StepValue")),
    ("backlinks", "`of`: an address", "A list of those who name the file or what is in it.", Some("BacklinkValue")),
    ("extra", "`of`: an address", "The fields of the site's own, by their names.", None),
    (
        "url_for",
        "`to`: an address, a page such as `glossary.html`, or a file of the site's folder that a page shows",
        "Where it lies from this page on.",
        None,
    ),
];

/// Views that more than one place shows: the struct, and what one of them is called. Each is described once.
const SHARED: [(&str, &str); 7] = [
    ("Common", "common"),
    ("LinkValue", "a link"),
    ("Link", "a link from the root"),
    ("NeedView", "a need"),
    ("JourneyTab", "a way to look at a journey"),
    ("KnownGapView", "a known gap"),
    ("ChannelView", "a channel"),
];

/// A struct that templates see, as the code describes it.
#[derive(Debug)]
struct View {
    file: String,
    fields: Vec<Field>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    of: String,
    is: String,
    flattened: bool,
}

#[test]
fn the_reference_says_what_templates_see() {
    let doc = fs::read_to_string(path("docs/theming.md")).unwrap();
    let (before, after) = doc.split_once(BEGINS).unwrap_or_else(|| panic!("docs/theming.md has no line `{BEGINS}`"));
    let made = reference(&Code::read());
    if std::env::var_os("UPDATE_THEMING").is_some() {
        fs::write(path("docs/theming.md"), format!("{before}{BEGINS}{made}")).unwrap();
    } else {
        assert!(after == made, "docs/theming.md lags behind the code. Renew it: {RENEW}");
    }
}

#[test]
fn every_variable_says_what_it_is() {
    let code = Code::read();
    let silent: Vec<String> = code
        .views
        .iter()
        .flat_map(|(name, view)| {
            let is_silent = |field: &&Field| field.is.is_empty() && !field.flattened;
            view.fields.iter().filter(is_silent).map(move |f| format!("{}: {name}.{}", view.file, f.name))
        })
        .collect();
    assert!(silent.is_empty(), "these fields are seen by templates and have no doc comment: {silent:#?}");
}

#[test]
fn every_function_and_filter_is_told_of() {
    let doc = fs::read_to_string(path("docs/theming.md")).unwrap();
    let (_, made) = doc.split_once(BEGINS).unwrap();
    let registered = ["site_functions.rs", "theme/functions.rs", "theme/messages.rs"].map(|file| {
        let text = fs::read_to_string(path("src/html").join(file)).unwrap();
        let names = ["register_function(\"", "register_filter(\""].iter().flat_map(|call| text.split(call).skip(1));
        names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    });
    let registered: BTreeSet<String> = registered.into_iter().flatten().collect();
    let untold: Vec<&String> = registered.iter().filter(|name| !made.contains(&format!("\n| `{name}` | "))).collect();
    assert!(registered.len() >= FUNCTIONS.len() && untold.is_empty(), "of {registered:?} docs/theming.md does not tell of {untold:?}");
}

#[test]
fn a_page_has_the_variables_that_the_reference_tells() {
    let site = Session::default().load(base(), &Options::default());
    let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).unwrap();
    let renderer = Renderer::of(&site, &theme, BTreeMap::new());
    let code = Code::read();
    let mut seen = BTreeSet::new();
    for route in renderer.routes() {
        let (template, context) = renderer.context(&route, "").unwrap();
        let Some(view) = code.templates.get(template) else { continue };
        for field in &code.views[view].fields {
            assert!(context.contains_key(&field.name), "{template}: no `{}` for {route:?}", field.name);
        }
        assert!(["root", "page", "site"].iter().all(|name| context.contains_key(name)));
        seen.insert(template);
    }
    assert!(renderer.routes().contains(&Route::Home) && seen.len() > 10, "{seen:?}");
}

/// What src/html says of its views.
struct Code {
    views: BTreeMap<String, View>,
    /// The view of each template.
    templates: BTreeMap<&'static str, String>,
    /// The templates that see what every page does and nothing else.
    bare: BTreeSet<&'static str>,
}

impl Code {
    fn read() -> Self {
        let mut views = BTreeMap::new();
        let mut returns = BTreeMap::new();
        let folder = path("src/html");
        for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.path().extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(entry.path()).unwrap();
                let file = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
                structs(&file, &text, &mut views);
                for (function, gives) in functions(&text) {
                    returns.insert(format!("{}::{function}", file.trim_end_matches(".rs").replace('/', "::")), gives);
                }
            }
        }
        let renderer = fs::read_to_string(folder.join("renderer.rs")).unwrap().leak();
        let (mut templates, mut bare) = (BTreeMap::new(), BTreeSet::new());
        for part in renderer.split("(\"").skip(1) {
            let Some((template, rest)) = part.split_once("\", ").filter(|(template, _)| template.ends_with(".html")) else { continue };
            if let Some(call) = rest.strip_prefix("page.context(&") {
                let called = call.split(['(', ' ']).next().unwrap();
                let view = returns.get(called).cloned().unwrap_or_else(|| called.rsplit("::").next().unwrap().to_owned());
                templates.insert(template, view);
            } else {
                bare.insert(template);
            }
        }
        Self { views, templates, bare }
    }
}

/// The structs of a file that are serialised, with their fields.
fn structs(file: &str, text: &str, views: &mut BTreeMap<String, View>) {
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if !(line.starts_with("#[derive(") && line.contains("Serialize")) {
            continue;
        }
        let Some(head) = lines[at + 1..].iter().position(|l| l.contains("struct ")).map(|n| at + 1 + n) else { continue };
        let name = lines[head].split("struct ").nth(1).unwrap().split(['<', ' ', '(', ';']).next().unwrap();
        let (mut fields, mut is, mut flattened, mut skipped) = (Vec::new(), Vec::new(), false, false);
        for line in lines[head + 1..].iter().take_while(|line| **line != "}").map(|line| line.trim()) {
            if let Some(doc) = line.strip_prefix("///") {
                is.push(doc.trim().to_owned());
            } else if line.starts_with("#[") {
                flattened |= line.contains("flatten");
                skipped |= line.contains("skip");
            } else if let Some((name, of)) = line.split_once(": ") {
                let name = name.rsplit(' ').next().unwrap().to_owned();
                if !skipped {
                    fields.push(Field { name, of: of.trim_end_matches(',').to_owned(), is: is.join(" "), flattened });
                }
                (is, flattened, skipped) = (Vec::new(), false, false);
            }
        }
        let view = View { file: file.to_owned(), fields };
        assert!(views.insert(name.to_owned(), view).is_none(), "two views are called {name}");
    }
}

/// The functions of a file, and the struct that each gives.
fn functions(text: &str) -> Vec<(String, String)> {
    let signatures = text.split("pub fn ").skip(1).filter_map(|rest| rest.split_once(" {").map(|(head, _)| head));
    let gives = signatures.filter_map(|head| {
        let (_, gives) = head.rsplit_once("-> ")?;
        Some((head.split(['(', '<']).next()?.to_owned(), gives.split('<').next()?.trim().to_owned()))
    });
    gives.collect()
}

fn reference(code: &Code) -> String {
    let mut out = String::from("\n### Functions\n\n| function | takes | gives |\n|:--|:--|:--|\n");
    for (name, takes, gives, _) in FUNCTIONS {
        let _ = writeln!(out, "| `{name}` | {takes} | {gives} |");
    }
    out.push_str(
        "\nAn address is `KIND:ID` or `KIND:ID#NESTED`, as in `process:settle-the-claim#decide`; that of the page is `page.address`.\n",
    );
    for (name, _, _, view) in FUNCTIONS {
        if let Some(view) = view {
            let _ = writeln!(out, "\n{} `{name}` gives has:\n", if name == "node" { "What" } else { "Each item that" });
            table(code, &[("", view)], &mut out);
        }
    }
    shared(code, "LinkValue", &mut out);
    out.push_str(
        "\n### Filters\n\n| filter | makes |\n|:--|:--|\n| `minutes` | `1 h 30 min` of 90 |\n| `number` | `1,234.5` of 1234.5 |\n\
         | `inline` | HTML of a text, with the words between backticks as code |\n\nThose of Tera are there too.\n",
    );
    let _ = writeln!(
        out,
        "\n### On every page\n\n`root` leads to the root of the site: `../` for each folder that the page lies in. `404.html` is shown at any address: there\n\
         `root` leads from that one to the site, or begins at the root of the host.\n\
         {} see nothing but `root`, `page` and `site`.\n",
        listed(code.bare.iter().copied()),
    );
    table(code, &[("page", "PageView"), ("site", "SiteView")], &mut out);
    let has_common = |view: &str| code.views[view].fields.iter().any(|field| field.name == "common");
    let with_common = listed(code.templates.iter().filter(|(_, view)| has_common(view)).map(|(template, _)| *template));
    let _ = writeln!(out, "\n### On the page of every file\n\nThis is what {with_common} see beside their own.\n");
    table(code, &[("common", "Common")], &mut out);
    out.push_str("\n### What several templates see\n");
    for (view, _) in SHARED.iter().filter(|(view, _)| !["Common", "LinkValue"].contains(view)) {
        shared(code, view, &mut out);
    }
    for (template, view) in &code.templates {
        let own = |field: &&Field| field.name != "common";
        if code.views[view].fields.iter().any(|field| own(&field)) {
            let _ = writeln!(out, "\n### `{template}`\n");
            table(code, &[("", view)], &mut out);
        }
    }
    out
}

/// Names in a row, as code.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let (last, rest) = names.split_last().unwrap();
    format!("{} and {last}", rest.join(", "))
}

/// What a view that several places show is called.
fn called(view: &str) -> Option<&'static str> {
    SHARED.iter().find(|(shared, _)| *shared == view).map(|(_, called)| *called)
}

/// The fields of a view that several places show.
fn shared(code: &Code, view: &str, out: &mut String) {
    let called = called(view).unwrap();
    let _ = writeln!(out, "\n#### {}{}\n", called[..1].to_uppercase(), &called[1..]);
    table(code, &[("", view)], out);
}

/// The fields of views, those of what they hold below them.
fn table(code: &Code, views: &[(&str, &str)], out: &mut String) {
    out.push_str("| variable | is |\n|:--|:--|\n");
    let mut seen = BTreeMap::new();
    for (prefix, view) in views {
        rows(code, prefix, view, &mut seen, out);
    }
}

/// `seen`: the views whose fields the table has, and of what.
fn rows<'c>(code: &'c Code, prefix: &str, view: &str, seen: &mut BTreeMap<&'c str, String>, out: &mut String) {
    for field in &code.views.get(view).unwrap_or_else(|| panic!("no view is called {view}")).fields {
        let inner = code.views.keys().find(|name| names(&field.of).any(|word| word == name.as_str())).map(String::as_str);
        let name = format!("{prefix}{}{}", if prefix.is_empty() { "" } else { "." }, field.name);
        match inner {
            Some(inner) if field.flattened => rows(code, prefix, inner, seen, out),
            // It has a table of its own.
            Some("Common") => {}
            _ => {
                let holds = inner.map(|inner| match (called(inner), seen.get(inner)) {
                    (Some(called), _) => format!("[{called}](#{})", called.replace(' ', "-")),
                    (None, Some(like)) => format!("with the fields of `{like}`"),
                    (None, None) => "with fields".to_owned(),
                });
                let _ = writeln!(out, "| `{name}` | {} *{}* |", field.is.replace('|', "\\|"), sort(&field.of, holds.as_deref()));
                if let Some(inner) = inner.filter(|inner| called(inner).is_none() && !seen.contains_key(inner)) {
                    let each = format!("{name}{}", if is_list(&field.of) { "[]" } else { "" });
                    seen.insert(inner, each.clone());
                    rows(code, &each, inner, seen, out);
                }
            }
        }
    }
}

fn is_list(of: &str) -> bool {
    of.contains("Vec<") || of.contains('[')
}

fn names(of: &str) -> impl Iterator<Item = &str> {
    of.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// What sort of value a type is, in words. `holds`: what it holds that has fields.
fn sort(of: &str, holds: Option<&str>) -> String {
    let is = |word: &str| names(of).any(|name| name == word);
    let one = match holds {
        Some(holds) => holds,
        None if of.contains('(') => "a pair",
        None if is("Html") => "HTML",
        None if is("bool") => "yes or no",
        None if is("usize") => "count",
        None if is("u8") || is("f64") => "number",
        None if is("Extra") => "fields by their names",
        None => "text",
    };
    let list = if is_list(of) { "list, each " } else { "" };
    let map = if of.contains("BTreeMap<") { "by name, each " } else { "" };
    format!("{list}{map}{one}{}", if of.contains("Option<") { "; may be missing" } else { "" })
}
