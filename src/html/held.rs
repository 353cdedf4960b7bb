//! What a page for one audience says, held against what the same page of the whole site says: what is counted stands where both say
//! the same, and elsewhere a few words stand in its place.
//!
//! It works on the values that a template is given, so that no fragment and no picture has to know of it, and none can be forgotten:
//!
//! - A field that tells of figures in sentences keeps those of its items that the whole site has word by word; of the others the
//!   label stays.
//! - In a table and a list a text with a digit stands where the same cell or item of the whole site's has the same text, elsewhere where the field
//!   has it; so do the attributes that repeat it.
//! - A picture of figures stands where the whole site draws the same. What is drawn of things that are shown stays.
//! - What is blank only because something is not shown says so.
//!
//! It errs on the side of silence. What it cannot do is say a name: it only takes away from what was made of shown things.

mod cells;

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use cells::{CellKey, Cells};

/// Fields that tell of figures in words: one that differs is not told in part.
const TOLD: [&str; 26] = [
    "also",
    "answer",
    "claimed_total",
    "crown",
    "facts_of_work",
    "figures",
    "furthest",
    "helps_and_hurts",
    "kept",
    "known",
    "lacks",
    "makes",
    "met",
    "sentence",
    "share_known",
    "sides",
    "standing",
    "stories",
    "sums",
    "takes",
    "tiles",
    "verdict",
    "why_worst",
    "worst",
    "worst_of_each",
    "worst_off",
];

/// Fields that a page says nothing in the place of: what is blank in them may be so because it is not shown.
const SAID_IF_BLANK: [&str; 6] = ["audience", "customer_calls_it", "does", "expects", "owner", "statement"];

/// Pictures of things: the classes that they begin with.
const OF_THINGS: [&str; 9] = ["backlog-map", "bp", "fl", "landscape", "pain-map", "sb", "sh", "strip", "tl"];

/// Elements without an end.
const VOID: [&str; 6] = ["br", "img", "input", "hr", "wbr", "link"];

/// A value of a template's, by the name of its field, as far as it stands. `words` are said in the place of what does not.
pub(super) fn held(name: &str, shown: &Value, whole: Option<&Value>, words: &str) -> Value {
    if whole == Some(shown) || name == "body" {
        return shown.clone();
    }
    if let Some(text) = shown.as_str() {
        let told = whole.and_then(Value::as_str).unwrap_or("");
        let held = text_of(name, text, told, shown.is_safe(), words);
        return if shown.is_safe() { Value::safe_string(&held) } else { Value::normal_string(&held) };
    }
    if let Some(map) = shown.as_map() {
        let whole = whole.and_then(Value::as_map);
        let field = |(key, value): (&tera::value::Key<'static>, &Value)| {
            let name = key.to_string();
            let of_whole = whole.and_then(|whole| whole.get(key));
            let held = held(&name, value, of_whole, words);
            (name, held)
        };
        return Value::from_serializable(&map.iter().map(field).collect::<BTreeMap<String, Value>>());
    }
    if let Some(items) = shown.as_array() {
        let all = whole.and_then(Value::as_array).unwrap_or_default();
        let item = |(at, item): (usize, &Value)| {
            held(name, item, twin(item, all).or_else(|| all.get(at).filter(|_| all.len() == items.len())), words)
        };
        return Value::from_serializable(&items.iter().enumerate().map(item).collect::<Vec<Value>>());
    }
    let is_blank =
        shown.is_none() && SAID_IF_BLANK.contains(&name) && whole.is_some_and(|whole| whole.as_str().is_some_and(|said| !said.is_empty()));
    if is_blank { Value::normal_string(words) } else { shown.clone() }
}

/// The same item of the whole site's, by what items are known by.
fn twin<'w>(item: &Value, all: &'w [Value]) -> Option<&'w Value> {
    let known_by = |item: &Value| {
        let map = item.as_map()?;
        ["id", "url", "csv", "address", "title", "name"].iter().find_map(|key| map.get(&tera::value::Key::Str(key)).cloned())
    };
    let wanted = known_by(item)?;
    all.iter().find(|other| known_by(other).as_ref() == Some(&wanted))
}

fn text_of(name: &str, shown: &str, whole: &str, is_html: bool, words: &str) -> String {
    if shown.trim().is_empty() && !whole.trim().is_empty() && SAID_IF_BLANK.contains(&name) {
        return match whole.trim_start() {
            item if is_html && item.starts_with("<li") => format!("<li class=\"unknown\">{words}</li>"),
            _ if is_html => format!("<p class=\"unknown\">{words}</p>"),
            _ => words.to_owned(),
        };
    }
    if !is_html {
        let is_figure = TOLD.contains(&name) || shown.bytes().any(|b| b.is_ascii_digit()) && !is_name(name);
        return if is_figure && !shown.is_empty() { words.to_owned() } else { shown.to_owned() };
    }
    let is_told = TOLD.contains(&name);
    let mut of_whole = WholeTexts::default();
    of_whole.add(whole);
    let cells = Cells::of(whole);
    let whole_field = WholeField { html: whole, texts: of_whole, cells: cells.texts() };
    let mut out = String::with_capacity(shown.len());
    for item in items(shown) {
        if whole.contains(item) || !item.starts_with('<') && item.trim().is_empty() {
            out.push_str(item);
        } else if is_told {
            label_only(item, words, &mut out);
        } else {
            leaves(item, &whole_field, words, &mut out);
        }
    }
    out
}

/// Whether a field holds what something is called or where it lies, not what is counted.
fn is_name(name: &str) -> bool {
    matches!(name, "id" | "url" | "csv" | "address" | "title" | "name" | "path" | "code" | "href" | "kind" | "picture" | "src" | "table")
}

/// What the whole site has in a field.
struct WholeField<'h> {
    html: &'h str,
    texts: WholeTexts<'h>,
    /// The same by the cells of tables and the items of lists.
    cells: BTreeMap<&'h CellKey, WholeTexts<'h>>,
}

/// The texts and attributes of a piece of HTML.
#[derive(Default)]
struct WholeTexts<'h> {
    texts: BTreeSet<&'h str>,
    attributes: BTreeSet<&'h str>,
}

impl<'h> WholeTexts<'h> {
    fn add(&mut self, html: &'h str) {
        for piece in pieces(html) {
            match piece.strip_prefix('<') {
                Some(_) => self.attributes.extend(attributes(piece).map(|(at, end)| &piece[at..end])),
                None => {
                    self.texts.insert(piece.trim());
                }
            }
        }
    }
}

/// The tags and the texts between them.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first {
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            _ => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// The name of a tag, and whether it is an end.
fn tag(piece: &str) -> (&str, bool) {
    let inner = piece.trim_start_matches('<');
    let (inner, ends) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    (inner.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or(""), ends)
}

/// The top-level elements and texts.
fn items(html: &str) -> Vec<&str> {
    let (mut items, mut from, mut at, mut depth) = (Vec::new(), 0, 0, 0_usize);
    for piece in pieces(html) {
        let end = at + piece.len();
        if piece.starts_with('<') {
            let (name, ends) = tag(piece);
            if depth == 0 && at > from {
                items.push(&html[from..at]);
                from = at;
            }
            if ends {
                depth = depth.saturating_sub(1);
            } else if !piece.ends_with("/>") && !VOID.contains(&name) {
                depth += 1;
            }
            if depth == 0 {
                items.push(&html[from..end]);
                from = end;
            }
        }
        at = end;
    }
    if from < html.len() {
        items.push(&html[from..]);
    }
    items
}

/// An item of which only what it is about is said: its first element, where more follows.
fn label_only(item: &str, words: &str, out: &mut String) {
    if !item.starts_with('<') {
        out.push_str(words);
        return;
    }
    let open = pieces(item).next().unwrap_or("");
    let (name, _) = tag(open);
    let inner = item.get(open.len()..item.rfind("</").unwrap_or(item.len()).max(open.len())).unwrap_or("");
    let first = items(inner).into_iter().find(|first| first.starts_with('<')).unwrap_or("");
    let label = match tag(pieces(first).next().unwrap_or("")).0 {
        "b" | "dt" | "th" | "h3" | "h4" | "strong" => first,
        "a" if name != "p" && !first.bytes().any(|b| b.is_ascii_digit()) => first,
        _ => "",
    };
    if name == "svg" {
        out.push_str("<span class=\"unknown\">");
        out.push_str(words);
        out.push_str("</span>");
        return;
    }
    let (open_word, close_word) = match name {
        "div" if label.starts_with("<dt") => ("<dd class=\"unknown\">", "</dd>"),
        "tr" => ("<td class=\"unknown\">", "</td>"),
        _ => ("<span class=\"unknown\">", "</span>"),
    };
    for part in [open, label, " ", open_word, words, close_word, "</", name, ">"] {
        out.push_str(part);
    }
}

/// An item in which each text and picture is asked by itself.
fn leaves(item: &str, of_whole: &WholeField<'_>, words: &str, out: &mut String) {
    let whole = of_whole.html;
    let (places, nothing) = (Cells::of(item), WholeTexts::default());
    // What the whole site says in the same place.
    let mut there = &of_whole.texts;
    let mut rest = item;
    let mut unknown = false;
    while !rest.is_empty() {
        if rest.starts_with("<svg") {
            let end = rest.find("</svg>").map_or(rest.len(), |at| at + "</svg>".len());
            let (picture, behind) = rest.split_at(end);
            rest = behind;
            if is_of_things(picture) {
                for piece in pieces(picture) {
                    leaf(piece, &of_whole.texts, words, out);
                }
            } else if whole.contains(picture) || picture.contains("<use ") {
                out.push_str(picture);
            } else {
                label_only(picture, words, out);
            }
            continue;
        }
        let Some(piece) = pieces(rest).next() else { break };
        rest = &rest[piece.len()..];
        if piece.starts_with('<') {
            unknown = !piece.starts_with("</") && piece.contains("unknown") || unknown && piece.starts_with("<a");
        } else if unknown && whole.matches(piece).count() < item.matches(piece).count() {
            out.push_str(words);
            continue;
        }
        leaf(piece, there, words, out);
        if let Some(key) = places.at(item.len() - rest.len()) {
            there = of_whole.cells.get(key).unwrap_or(&nothing);
        } else if piece.starts_with("</table") || piece.starts_with("</ul") || piece.starts_with("</ol") {
            there = &of_whole.texts;
        }
    }
}

fn is_of_things(picture: &str) -> bool {
    let class = picture.split("class=\"").nth(1).and_then(|rest| rest.split(['"', ' ']).next()).unwrap_or("");
    OF_THINGS.contains(&class)
}

/// A tag or a text, as far as it stands.
fn leaf(piece: &str, whole: &WholeTexts<'_>, words: &str, out: &mut String) {
    let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    if !piece.starts_with('<') {
        let said = piece.trim();
        if has_digit(said) && !whole.texts.contains(said) {
            out.push_str(&piece.replacen(said, words, 1));
        } else {
            out.push_str(piece);
        }
        return;
    }
    let mut from = 0;
    for (at, end) in attributes(piece) {
        let attribute = &piece[at..end];
        let name = attribute.split('=').next().unwrap_or("");
        let repeats = matches!(name, "aria-label" | "title" | "data-v" | "style" | "data-say" | "data-value");
        if repeats && has_digit(attribute) && !whole.attributes.contains(attribute) {
            out.push_str(&piece[from..at]);
            if name == "aria-label" {
                out.push_str("aria-label=\"");
                out.push_str(words);
                out.push('"');
            }
            from = end;
        }
    }
    out.push_str(&piece[from..]);
}

/// Where the attributes of a tag begin and end, those with a value in quotes.
fn attributes(tag: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let equals = at + tag.get(at..)?.find("=\"")?;
        let begin = tag[..equals].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let end = equals + 2 + tag[equals + 2..].find('"')? + 1;
        at = end;
        Some((begin, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(name: &str, shown: &str, whole: &str) -> String {
        text_of(name, shown, whole, true, "not shown here")
    }

    #[test]
    fn what_both_say_stands() {
        assert_eq!(html("takes", "<li><b>Effort</b> 5 h</li>", "<li><b>Effort</b> 5 h</li><li>More</li>"), "<li><b>Effort</b> 5 h</li>");
    }

    #[test]
    fn a_figure_that_counted_more_gives_way_to_words_and_keeps_its_label() {
        let told = html("takes", "<li><b>Effort</b> 5 h</li>", "<li><b>Effort</b> 7 h</li>");
        assert_eq!(told, "<li><b>Effort</b> <span class=\"unknown\">not shown here</span></li>");
        let cell = html("rows", "<tr><th>Ada</th><td data-v=\"5\">5</td></tr>", "<tr><th>Ada</th><td data-v=\"7\">7</td></tr>");
        assert_eq!(cell, "<tr><th>Ada</th><td >not shown here</td></tr>");
    }

    #[test]
    fn a_figure_is_held_against_its_own_and_no_other_that_is_equal() {
        let row = |name: &str, sum: u32| format!("<tr><th><a href=\"{name}\">{name}</a></th><td>{sum}</td></tr>");
        let whole = [row("a", 4), row("b", 3)].concat();
        let told = html("shown", &[row("a", 3), row("b", 3)].concat(), &whole);
        assert_eq!(told, "<tr><th><a href=\"a\">a</a></th><td>not shown here</td></tr><tr><th><a href=\"b\">b</a></th><td>3</td></tr>");
        let table = |heads: &str, cells: &str| format!("<table><thead><tr><th>T{heads}<tfoot><tr><th>T{cells}</table>");
        let whole = table("<th>a<th>b<th>c", "<td>1<td>2<td>3");
        assert_eq!(html("shown", &table("<th>a<th>c", "<td>1<td>2"), &whole), table("<th>a<th>c", "<td>1<td>not shown here"));
    }

    #[test]
    fn a_picture_of_figures_that_differs_is_not_shown() {
        let bars = |n: u32| format!("<p><svg class=\"bars\"><rect width=\"{n}\"/></svg></p>");
        assert_eq!(html("picture", &bars(5), &bars(7)), "<p><span class=\"unknown\">not shown here</span></p>");
        let strip = |n: u32| format!("<p><svg class=\"strip r4\"><rect width=\"{n}\"/></svg></p>");
        assert_eq!(html("picture", &strip(5), &strip(7)), strip(5));
    }
}
