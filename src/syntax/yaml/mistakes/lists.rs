//! Lists whose entries do not begin with a dash and a space, or not where they should.

use crate::base::diagnostic::quote;
use crate::base::english::plural;
use crate::base::span::Span;
use crate::syntax::yaml::tree::YamlFault;

use super::line::{YamlLine, bullet, in_quotes};

/// A bullet where a dash is due: it makes one text of several lines, or a key of its own.
pub(super) fn bullets(text: &str, at: usize) -> Option<YamlFault> {
    let line = YamlLine::at(text, at);
    let entry = bullet(line.said).filter(|_| !line.is_entry())?;
    let sign = line.said.chars().next()?;
    let lines =
        text[line.start..].lines().take_while(|line| bullet(line.trim_start()).is_some_and(|_| line.trim_start().starts_with(sign)));
    let lines = lines.count();
    let bullet = Span::new(line.begin, line.begin + sign.len_utf8());
    let message = match lines {
        0 | 1 => format!("not YAML: `{sign}` begins no entry of a list"),
        _ => format!("not YAML: `{sign}` begins no entry of a list, so these {lines} lines are one text"),
    };
    Some(YamlFault::new(bullet, message, &format!("begin each entry with `- `: write `- {entry}`")))
}

/// A dash with nothing between it and the entry that it begins.
pub(super) fn dash_without_space(line: &YamlLine<'_>) -> Option<YamlFault> {
    let entry = line.said.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '{' || c == '"'))?;
    let dash = Span::new(line.begin, line.begin + 1);
    Some(YamlFault::new(dash, "not YAML: no space stands behind this dash", &format!("write `- {entry}`")))
}

/// A dash that begins where the list that it belongs to does not.
pub(super) fn misplaced_dash(text: &str, at: usize) -> Option<YamlFault> {
    let line = YamlLine::at(text, at);
    let own = line.indent;
    if !text[line.start + own..].starts_with('-') || at > line.begin {
        return None;
    }
    let dash = Span::new(line.start + own, line.start + own + 1);
    if let Some(fault) = first_without_dash(text, &line) {
        return Some(fault);
    }
    let lists = line.all_above(text).take_while(|above| above.indent > 0 || above.is_entry()).filter(YamlLine::is_entry);
    // Of two lists equally near the one further in: there the last entry stands.
    match lists.filter(|above| above.indent != own).min_by_key(|above| (above.indent.abs_diff(own), usize::MAX - above.indent)) {
        Some(other) if other.indent.abs_diff(own) < 4 => {
            let message = format!("not YAML: this dash does not stand below that of {}", quote(other.said));
            let (n, way) = (other.indent.abs_diff(own), if other.indent > own { "more" } else { "less" });
            Some(YamlFault::new(dash, message, &format!("indent it by {} {way}, and the lines of its entry with it", plural(n, "space"))))
        }
        _ => {
            let message = "not YAML: an entry of a list stands where a key is due";
            Some(YamlFault::new(dash, message, "write the key of the list above it"))
        }
    }
}

/// The first entry of a list of which only later ones have a dash.
fn first_without_dash(text: &str, dash: &YamlLine<'_>) -> Option<YamlFault> {
    let mut first = None;
    for above in dash.all_above(text) {
        if above.indent < dash.indent {
            let key = above.said.strip_suffix(':')?;
            let first: YamlLine<'_> = first.filter(|first: &YamlLine<'_>| first.indent == dash.indent && !first.is_entry())?;
            let message = format!("not YAML: the first entry of {} has no dash", quote(key));
            let help = format!("write `- {}`, and indent the other lines of this entry by two spaces more", first.said);
            return Some(YamlFault::new(first.span(), message, &help));
        }
        if above.indent == dash.indent && above.is_entry() {
            return None;
        }
        first = Some(above);
    }
    None
}

/// A line that begins where none above it does, or goes on behind a bracket.
pub(super) fn indentation(text: &str, at: usize) -> Option<YamlFault> {
    let line = YamlLine::at(text, at);
    if let Some(fault) = bullets(text, at).or_else(|| dash_without_space(&line)) {
        return Some(fault);
    }
    if let Some(fault) = misplaced_dash(text, at) {
        return Some(fault);
    }
    if at > line.begin {
        return behind_a_bracket(text, at, &line);
    }
    if line.said.is_empty() || line.all_above(text).any(|above| above.column == line.column) {
        return None;
    }
    let near = line.all_above(text).min_by_key(|above| above.column.abs_diff(line.column));
    let help = match near.filter(|near| near.column.abs_diff(line.column) == 1) {
        Some(near) => {
            let way = if near.column > line.column { "more" } else { "less" };
            format!("indent it by one space {way}, as {} is", quote(near.key().unwrap_or(near.said)))
        }
        None => "let it begin where the line that it belongs to begins".to_owned(),
    };
    Some(YamlFault::new(line.span(), "not YAML: this line is indented like none above it", &help))
}

/// Text behind the bracket that ends a value.
fn behind_a_bracket(text: &str, at: usize, line: &YamlLine<'_>) -> Option<YamlFault> {
    let (key, value) = line.entry().filter(|_| text[..at].trim_end().ends_with([']', '}']))?;
    let help = format!("put the value in quotes: `{key}: {}`", in_quotes(value));
    Some(YamlFault::new(Span::new(at, at), "not YAML: text stands behind the bracket that ends this value", &help))
}
