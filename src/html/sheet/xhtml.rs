//! A thing as a page for a wiki or a word processor: headings, tables, lists, emphasis and links to the web, without styles, scripts or
//! anything that only a browser knows. What leads to another thing of the site is its title: where that will lie there, nobody knows here.

use std::fmt::Write as _;

use crate::base::escape::escape;
use crate::html::page_context::PageContext;
use crate::model::id::NodeId;

use super::{FactValue, SheetFact, ThingSheet, kind_of};

/// For whom it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetDress {
    /// Confluence's storage format: what stands on a page below its title.
    Confluence,
    /// A whole file that word processors open.
    WordProcessor,
}

/// Elements that both know.
const KNOWN: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "ul",
];

/// The same, that only hold others.
const HOLDING: [&str; 3] = ["tbody", "thead", "tr"];

/// A file's thing.
pub fn write(page: &PageContext<'_, '_>, node: NodeId, dress: SheetDress) -> String {
    let model = page.model();
    let sheet = ThingSheet::of(page.index.site, node);
    let title = escape(&model.plain_title(node));
    let mut out = String::new();
    if dress == SheetDress::WordProcessor {
        let language = escape(&model.site.language);
        let _ = write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"/><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n"
        );
    }
    let _ = writeln!(out, "<p>{}, <code>{}</code></p>", kind_of(model, node), model.node(node).address);
    if let Some(summary) = &model.profile(node).summary {
        let _ = writeln!(out, "<p>{}</p>", escape(&summary.plain(model)));
    }
    table(page, &mut out, &sheet.facts);
    if let Some(body) = page.body(node) {
        let _ = writeln!(out, "{}", cleaned(&body.rest(2).0).trim());
    }
    if !sheet.parts.is_empty() {
        out.push_str("<h2>What is in it</h2>\n");
    }
    for (part, facts) in &sheet.parts {
        let at = model.node(*part);
        let _ =
            writeln!(out, "<h3>{}</h3>\n<p>{}, <code>{}</code></p>", escape(&model.plain_title(*part)), kind_of(model, *part), at.address);
        table(page, &mut out, facts);
        if let (Some(body), Some(id)) = (page.body(node), &at.address.nested) {
            out.push_str(&cleaned(&body.of_nested(id, 4).0));
        }
    }
    if !sheet.named_by.is_empty() {
        out.push_str("<h2>What names it</h2>\n<ul>\n");
        for (from, fields) in &sheet.named_by {
            let _ = writeln!(out, "<li>{} ({})</li>", escape(&model.plain_title(*from)), fields.join(", ").replace('_', " "));
        }
        out.push_str("</ul>\n");
    }
    if dress == SheetDress::WordProcessor {
        out.push_str("</body>\n</html>\n");
    }
    out
}

fn table(page: &PageContext<'_, '_>, out: &mut String, facts: &[SheetFact]) {
    if facts.is_empty() {
        return;
    }
    out.push_str("<table><tbody>\n");
    for fact in facts {
        let says = match &fact.says {
            FactValue::Words(words) => escape(words),
            FactValue::Things(things) => things.iter().map(|&to| escape(&page.title(to))).collect::<Vec<_>>().join("<br/>"),
        };
        let _ = writeln!(out, "<tr><th>{}</th><td>{says}</td></tr>", escape(&fact.name));
    }
    out.push_str("</tbody></table>\n");
}

/// HTML of ours with nothing in it but elements that are known everywhere, each closed, links to the web alone.
fn cleaned(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut unseen = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        out.push_str(if unseen == 0 { text } else { "" });
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        rest = &rest[end..];
        let inner = tag.trim_start_matches('<');
        let (inner, ends) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
        let name = inner.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or("");
        let is_known = KNOWN.contains(&name) || HOLDING.contains(&name);
        match name {
            "svg" | "script" | "style" => {
                unseen = if ends { unseen.saturating_sub(1) } else { unseen + usize::from(!tag.ends_with("/>")) };
            }
            _ if unseen > 0 => {}
            "br" | "hr" => {
                let _ = write!(out, "<{name}/>");
            }
            _ if ends => {
                if let Some((name, is_written)) = open.iter().rposition(|(open, _)| *open == name).map(|at| open.remove(at))
                    && is_written
                {
                    let _ = write!(out, "</{name}>");
                }
            }
            "img" | "input" | "wbr" | "use" | "path" => {}
            "a" => {
                let goal = tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
                let goal = goal.filter(|goal| ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| goal.starts_with(scheme)));
                open.push(("a", goal.is_some()));
                if let Some(goal) = goal {
                    let _ = write!(out, "<a href=\"{goal}\">");
                }
            }
            _ => {
                open.push((name, is_known));
                if is_known {
                    let _ = write!(out, "<{name}>");
                }
            }
        }
    }
    out.push_str(if unseen == 0 { rest } else { "" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_everywhere_stays() {
        let html = "<h2 id=\"a\">One <a href=\"b.html\">two</a></h2><div class=\"t\"><p>x<br>y <svg><path d=\"M0\"/>z</svg></p></div><a href=\"https://a.example\">w</a>";
        assert_eq!(cleaned(html), "<h2>One two</h2><p>x<br/>y </p><a href=\"https://a.example\">w</a>");
    }
}
