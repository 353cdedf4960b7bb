//! An exported graph (`export --format json`) as the files that it was made of, as far as it tells of them: their front matter, and no text. So there
//! is one way to read a thing, whether its repository is here or only its graph.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::base::kind::Kind;
use crate::base::slug::is_id;
use crate::syntax::config::NAME;

/// The version of the shape that is read.
const SCHEMA_VERSION: u64 = 1;

/// What to do about a graph that cannot be read.
const EXPORT_AGAIN: &str = "export it again in its own repository: `throughline export --format json > graph.json`";

/// Fields that name files of the repository, which are not here.
const FIELDS_OF_FILES: [&str; 4] = ["bpmn", "log", "picture", "readings_from"];

/// Why a text is no graph, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphFault {
    /// What is wrong, as it follows the name of the file: `is no JSON: …`.
    pub message: String,
    /// The remedy.
    pub help: String,
}

#[derive(Deserialize)]
struct GraphFile {
    site: GraphSite,
    nodes: Vec<GraphNode>,
    edges: Vec<GraphEdge>,
}

#[derive(Deserialize)]
struct GraphSite {
    title: String,
}

#[derive(Deserialize)]
struct GraphNode {
    address: String,
    kind: String,
    title: String,
    file: Option<String>,
    line: Option<u64>,
    fields: Map<String, Value>,
}

#[derive(Deserialize)]
struct GraphEdge {
    kind: String,
    from: String,
    to: String,
}

/// The files that a graph tells of, by their paths: content and `throughline.yaml`.
///
/// # Errors
/// It is no JSON, no graph, or of another version.
pub fn files(text: &str) -> Result<BTreeMap<String, String>, GraphFault> {
    let fault = |message: String, help: &str| GraphFault { message, help: help.to_owned() };
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| fault(format!("is no JSON (line {}, column {}: {error})", error.line(), error.column()), EXPORT_AGAIN))?;
    match value.get("schema_version").and_then(Value::as_u64) {
        None => return Err(fault("is no exported graph: it has no `schema_version`".to_owned(), EXPORT_AGAIN)),
        Some(SCHEMA_VERSION) => {}
        Some(version) if version < SCHEMA_VERSION => {
            let message = format!("was exported by an older Throughline: its `schema_version` is {version}, and {SCHEMA_VERSION} is read");
            return Err(fault(message, "export it again there with a current version: `throughline export --format json > graph.json`"));
        }
        Some(version) => {
            let message = format!("was exported by a newer Throughline: its `schema_version` is {version}, and {SCHEMA_VERSION} is read");
            return Err(fault(message, "update Throughline here"));
        }
    }
    let graph: GraphFile = serde_json::from_value(value).map_err(|error| fault(format!("is no exported graph: {error}"), EXPORT_AGAIN))?;
    Ok(written(&graph))
}

fn written(graph: &GraphFile) -> BTreeMap<String, String> {
    let by_address: HashMap<&str, &GraphNode> = graph.nodes.iter().map(|node| (node.address.as_str(), node)).collect();
    let mut within: HashMap<&str, Vec<&GraphNode>> = HashMap::new();
    let mut next: HashMap<&str, Vec<&str>> = HashMap::new();
    for edge in &graph.edges {
        match edge.kind.as_str() {
            "contains" => within.entry(&edge.from).or_default().extend(by_address.get(edge.to.as_str())),
            "next" => next.entry(&edge.from).or_default().push(&edge.to),
            _ => {}
        }
    }
    let things = GraphThings { within, next };
    let own = own_prefix(graph);
    let mut files = BTreeMap::new();
    for node in graph.nodes.iter().filter(|node| node.file.is_some() && !node.address.contains('#')) {
        let Some((kind, id)) = node.address.split_once(':') else { continue };
        let id = own.and_then(|own| id.strip_prefix(own)?.strip_prefix('/')).unwrap_or(id);
        // What has another prefix is of a source of that site, which this site may join itself.
        let Some(kind) = Kind::from_word(kind).filter(|_| is_id(id)) else { continue };
        let lies = node.file.as_deref().filter(|path| is_plain(path));
        let path = lies.map_or_else(|| format!("{}/{id}.md", kind.folder()), str::to_owned);
        let mut text = format!("---\nkind: {kind}\nid: {}\n", Value::from(id));
        for (key, value) in things.mapping(node, None).iter().filter(|(key, _)| is_name_of_field(key)) {
            let _ = writeln!(text, "{key}: {value}");
        }
        text.push_str("---\n");
        files.entry(path).or_insert(text);
    }
    let mut site = format!("title: {}\n", Value::from(graph.site.title.as_str()));
    if let Some(own) = own {
        let _ = writeln!(site, "prefix: {own}");
    }
    files.insert(NAME.to_owned(), site);
    files
}

/// The prefix that the ids of a site have: that of its first file, where none has none.
fn own_prefix(graph: &GraphFile) -> Option<&str> {
    let has_prefix = |node: &GraphNode| node.address.contains('/');
    let own = || graph.nodes.iter().filter(|node| node.file.as_deref().is_some_and(is_plain) && !node.address.contains('#'));
    if own().any(|node| !has_prefix(node)) {
        return None;
    }
    let (_, id) = own().next()?.address.split_once(':')?;
    id.split_once('/').map(|(prefix, _)| prefix).filter(|prefix| is_id(prefix))
}

/// Whether a key can be the name of a field, and so stands in a line of its own as it is.
fn is_name_of_field(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Whether a path stays in the folder of its site, and is one of content.
fn is_plain(path: &str) -> bool {
    path.ends_with(".md") && !path.contains(['\\', ':']) && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// What lies in what, and what follows what.
struct GraphThings<'g> {
    within: HashMap<&'g str, Vec<&'g GraphNode>>,
    next: HashMap<&'g str, Vec<&'g str>>,
}

impl<'g> GraphThings<'g> {
    /// The front matter of a file, or the mapping of something nested in one, by its id.
    fn mapping(&self, node: &'g GraphNode, id: Option<&str>) -> Map<String, Value> {
        let mut fields = Map::new();
        // Nobody can write the ids that are made of places.
        if let Some(id) = id.filter(|id| is_id(id) && !id.starts_with("tl-")) {
            fields.insert("id".to_owned(), id.into());
        }
        if !matches!(node.kind.as_str(), "need" | "pain" | "rule") {
            fields.insert("title".to_owned(), node.title.as_str().into());
        }
        let said = node.fields.iter().filter(|(key, _)| !FIELDS_OF_FILES.contains(&key.as_str()));
        fields.extend(said.map(|(key, value)| (key.clone(), value.clone())));
        for (list, children) in self.children(&node.address) {
            let nested = children.into_iter().map(|child| {
                let id = child.address.split_once('#').map(|(_, id)| id);
                Value::Object(self.mapping(child, id))
            });
            match fields.entry(list).or_insert_with(|| Value::Array(Vec::new())) {
                Value::Array(all) => all.extend(nested),
                other => *other = Value::Array(nested.collect()),
            }
        }
        fields
    }

    /// What lies in a thing, by the lists that hold it, as it is written there.
    fn children(&self, address: &str) -> BTreeMap<&'static str, Vec<&'g GraphNode>> {
        let mut lists: BTreeMap<&str, Vec<&GraphNode>> = BTreeMap::new();
        for child in self.within.get(address).into_iter().flatten() {
            let list = match child.kind.as_str() {
                "stage" => "stages",
                "touchpoint" => "touchpoints",
                "need" => "needs",
                "measure" => "measures",
                "step" => "steps",
                "rule" => "rules",
                "pain" => "pains",
                "opportunity" => "opportunities",
                "option" => "options",
                _ => continue,
            };
            lists.entry(list).or_default().push(child);
        }
        lists.values_mut().for_each(|children| *children = self.in_order(children));
        lists
    }

    /// Things of one list by their lines, those of one line by what follows what.
    fn in_order(&self, children: &[&'g GraphNode]) -> Vec<&'g GraphNode> {
        let mut left: Vec<&GraphNode> = children.to_vec();
        left.sort_by(|a, b| (a.line, &a.address).cmp(&(b.line, &b.address)));
        let mut ordered = Vec::with_capacity(left.len());
        while let Some(line) = left.first().map(|first| first.line) {
            let alike = left.iter().take_while(|other| other.line == line).count();
            let follows = |at: usize| {
                let follows = |other: &&GraphNode| {
                    self.next.get(other.address.as_str()).is_some_and(|next| next.contains(&left[at].address.as_str()))
                };
                left[..alike].iter().filter(|other| other.address != left[at].address).any(follows)
            };
            let first = (0..alike).find(|&at| !follows(at)).unwrap_or(0);
            ordered.push(left.remove(first));
        }
        ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> GraphFault {
        files(text).unwrap_err()
    }

    #[test]
    fn what_lies_on_one_line_keeps_its_order() {
        let node = |id: &str| {
            format!(
                r#"{{"address":"process:mend#{id}","kind":"step","title":"{id}","file":"processes/mend.md","line":3,"url":"","fields":{{}}}}"#
            )
        };
        let edge = |kind: &str, from: &str, to: &str| {
            format!(r#"{{"kind":"{kind}","from":"{from}","to":"process:mend#{to}","file":"processes/mend.md","line":3}}"#)
        };
        let nodes = [
            r#"{"address":"process:mend","kind":"process","title":"Mend","file":"processes/mend.md","line":2,"url":"","fields":{"bpmn":"x.bpmn"}}"#.to_owned(),
            node("a"),
            node("b"),
            node("c"),
        ];
        let edges = [
            edge("contains", "process:mend", "a"),
            edge("contains", "process:mend", "b"),
            edge("contains", "process:mend", "c"),
            edge("next", "process:mend#c", "a"),
            edge("next", "process:mend#a", "b"),
        ];
        let text =
            format!(r#"{{"schema_version":1,"site":{{"title":"Mending"}},"nodes":[{}],"edges":[{}]}}"#, nodes.join(","), edges.join(","));
        let files = files(&text).unwrap();
        assert_eq!(files[NAME], "title: \"Mending\"\n");
        let steps = r#"steps: [{"id":"c","title":"c"},{"id":"a","title":"a"},{"id":"b","title":"b"}]"#;
        assert_eq!(files["processes/mend.md"], format!("---\nkind: process\nid: \"mend\"\n{steps}\ntitle: \"Mend\"\n---\n"));
    }

    #[test]
    fn a_key_that_is_no_name_of_a_field_writes_nothing() {
        let node = r#"{"address":"team:desk","kind":"team","title":"Desk","file":"teams/desk.md","line":1,"url":"","fields":{"contact":"a","x\n---\ny":"b","kind: site\n":"c"}}"#;
        let files = files(&format!(r#"{{"schema_version":1,"site":{{"title":"T"}},"nodes":[{node}],"edges":[]}}"#)).unwrap();
        assert_eq!(files["teams/desk.md"], "---\nkind: team\nid: \"desk\"\ncontact: \"a\"\ntitle: \"Desk\"\n---\n");
    }

    #[test]
    fn a_path_that_leaves_the_site_is_never_taken() {
        for path in ["../x.md", "/x.md", "a/../../x.md", "c:/x.md", "a\\x.md"] {
            let node = format!(
                r#"{{"address":"team:desk","kind":"team","title":"Desk","file":{},"line":1,"url":"","fields":{{}}}}"#,
                Value::from(path)
            );
            let files = files(&format!(r#"{{"schema_version":1,"site":{{"title":"T"}},"nodes":[{node}],"edges":[]}}"#)).unwrap();
            assert!(files.contains_key("teams/desk.md"), "{path}: {files:?}");
        }
    }

    #[test]
    fn what_is_no_graph_of_this_version_says_what_to_do() {
        assert!(fault("{").message.starts_with("is no JSON (line 1, column 1"));
        assert_eq!(fault("[]").message, "is no exported graph: it has no `schema_version`");
        assert!(fault(r#"{"schema_version": 0}"#).help.contains("export it again there with a current version"));
        assert_eq!(fault(r#"{"schema_version": 2}"#).help, "update Throughline here");
        assert!(fault(r#"{"schema_version": 1}"#).message.starts_with("is no exported graph: missing field"));
    }
}
