//! Values in place of values: a scalar, the entries of a list, a record more, or nothing.

use crate::base::span::Span;
use crate::syntax::fields::record::is_blank;
use crate::syntax::yaml::tree::{Value, YamlNode};

use super::Mapping;
use super::scalar::{NewScalar, block_lines, fits_a_block};
use crate::edit::TextEdits;

/// Where an edit cannot be made, why not.
pub type Unedited = &'static str;

/// How it stands in the way that a list holds more than plain values.
const NO_PLAIN_LIST: Unedited = "what stands there is more than a list of plain values";

impl<'m, 't> Mapping<'m, 't> {
    /// Whether it is written in braces.
    pub fn is_in_braces(&self) -> bool {
        self.text_of(self.span).starts_with('{')
    }

    /// Where it stands; the whole front matter of a file.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The mapping that a key has.
    pub fn inner(&self, key: &str) -> Option<Mapping<'m, 't>> {
        self.get(key).and_then(|(_, node)| self.within(node))
    }

    /// The mappings in the list that a key has; none where it holds anything else.
    pub fn inner_list(&self, key: &str) -> Option<Vec<Mapping<'m, 't>>> {
        let Value::List(items) = &self.get(key)?.1.value else { return None };
        items.iter().map(|item| self.within(item)).collect()
    }

    fn within(&self, node: &'m YamlNode<'t>) -> Option<Mapping<'m, 't>> {
        let Value::Map(entries) = &node.value else { return None };
        Some(Mapping { front: self.front, entries, span: node.span, is_root: false })
    }

    /// Of these keys the last that stands here, all before `key`: a new one comes behind it.
    pub fn last_before<'k>(&self, key: &str, order: impl IntoIterator<Item = &'k str>, leaving: &[&str]) -> &'k str {
        let before = order.into_iter().take_while(|other| *other != key);
        before.filter(|other| self.get(other).is_some_and(|(key, _)| !key.bare) && !leaving.contains(other)).last().unwrap_or("")
    }

    /// Puts a scalar in place of the one that a key has, in its quotes, or its block; as a new key behind `behind` where it has
    /// none.
    ///
    /// # Errors
    /// What stands there is no scalar.
    pub fn set_scalar(&self, key: &str, new: NewScalar<'_>, behind: &str, edits: &mut TextEdits) -> Result<(), Unedited> {
        let in_braces = self.is_in_braces();
        let Some((own, node)) = self.get(key) else {
            let written = if in_braces || !new.text().contains('\n') { None } else { self.block(new.text(), self.indent() + 2) };
            let written = written.map_or_else(|| new.written(in_braces), |lines| format!("|-{lines}"));
            self.insert(&format!("{key}: {written}"), behind, edits);
            return Ok(());
        };
        if own.bare {
            return Err("no colon stands behind the key there");
        }
        let colon = self.behind_colon(own);
        match &node.value {
            Value::Scalar { .. } => {
                let (start, end) = (node.span.start as usize, self.front.end_of(node));
                let head = self.front.text[colon..].trim_start_matches([' ', '\t']);
                if head.starts_with(['|', '>']) && !in_braces {
                    self.set_block(colon, end, new, edits);
                } else if end <= start || start < colon {
                    let written = new.written(in_braces);
                    edits.replace(&self.front.place(colon, colon), format!(" {written}"));
                } else {
                    let old = &self.front.text[start..end];
                    edits.replace(&self.front.place(start, end), new.written_as(old, in_braces));
                }
                Ok(())
            }
            Value::List(items) if items.is_empty() => {
                self.set_written(key, &new.written(in_braces), behind, edits);
                Ok(())
            }
            _ => Err("what stands there is more than one value"),
        }
    }

    /// The column that its keys stand in.
    fn indent(&self) -> usize {
        let first = self.entries.first().map_or(self.span.start, |(key, _)| key.span.start) as usize;
        first - self.front.line_start(first)
    }

    fn block(&self, text: &str, indent: usize) -> Option<String> {
        fits_a_block(text).then(|| block_lines(text, indent, self.front.line_break()))
    }

    /// Puts a text in place of a block that begins behind a colon. Its head stays, with the comment in it; lines that were
    /// joined are kept apart once there are several paragraphs.
    fn set_block(&self, colon: usize, end: usize, new: NewScalar<'_>, edits: &mut TextEdits) {
        let text = self.front.text;
        let head_end = self.front.line_end(colon);
        let head = &text[colon..head_end];
        let first = text[head_end..end].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        let indent = first.len() - first.trim_start_matches(' ').len();
        let says_indent = head.split('#').next().unwrap_or("").contains(|c: char| c.is_ascii_digit());
        let lines = self.block(new.text(), indent.max(1)).filter(|_| !says_indent && indent > 0);
        let Some(lines) = lines else {
            return edits.replace(&self.front.place(colon, end.max(head_end)), format!(" {}", new.written(false)));
        };
        let sign = colon + (head.len() - head.trim_start().len());
        if new.text().contains('\n') && text[sign..].starts_with('>') {
            edits.replace(&self.front.place(sign, sign + 1), "|");
        }
        edits.replace(&self.front.place(head_end, end.max(head_end)), lines);
    }

    /// Puts plain values in place of those that a key has, however they are written: those that stay do so as they are, with
    /// their comments. As a new key behind `behind` where it has none.
    ///
    /// # Errors
    /// What stands there is more than plain values.
    pub fn set_list(&self, key: &str, new: &[NewScalar<'_>], behind: &str, edits: &mut TextEdits) -> Result<(), Unedited> {
        let in_brackets = |new: &[NewScalar<'_>]| new.iter().map(|one| one.written(true)).collect::<Vec<_>>().join(", ");
        let Some((own, node)) = self.get(key) else {
            let long = new.iter().any(|one| one.text().chars().count() > LONGEST_IN_BRACKETS);
            let written = if long && !self.is_in_braces() {
                let indent = format!("{}{}- ", self.front.line_break(), " ".repeat(self.indent() + 2));
                new.iter().map(|one| format!("{indent}{}", one.written(false))).collect::<String>()
            } else {
                format!(" [{}]", in_brackets(new))
            };
            self.insert(&format!("{key}:{written}"), behind, edits);
            return Ok(());
        };
        if own.bare {
            return Err("no colon stands behind the key there");
        }
        match &node.value {
            _ if is_blank(node) => self.set_written(key, &format!("[{}]", in_brackets(new)), behind, edits),
            Value::List(items) if items.is_empty() => self.set_written(key, &format!("[{}]", in_brackets(new)), behind, edits),
            Value::Scalar { .. } if new.len() == 1 => return self.set_scalar(key, new[0], behind, edits),
            Value::Scalar { text, .. } => {
                let (start, end) = (node.span.start as usize, self.front.end_of(node));
                let old = &self.front.text[start..end];
                let kept = |one: &NewScalar<'_>| one.text() == text.trim() && !old.contains([',', '[', ']', '{', '}', '\n']);
                let written = new.iter().map(|one| if kept(one) { old.to_owned() } else { one.written(true) });
                edits.replace(&self.front.place(start, end), format!("[{}]", written.collect::<Vec<_>>().join(", ")));
            }
            Value::List(items) => return self.change_items(node, items, new, edits),
            Value::Map(_) => return Err(NO_PLAIN_LIST),
        }
        Ok(())
    }

    /// Changes the entries of a list that are not the same: those between what the two have in common at both ends.
    fn change_items(
        &self,
        list: &YamlNode<'t>,
        items: &[YamlNode<'t>],
        new: &[NewScalar<'_>],
        edits: &mut TextEdits,
    ) -> Result<(), Unedited> {
        let old: Option<Vec<&str>> = items.iter().map(scalar_text).collect();
        let Some(old) = old else { return Err(NO_PLAIN_LIST) };
        let same = |(a, b): &(&&str, &NewScalar<'_>)| a.trim() == b.text();
        let head = old.iter().zip(new).take_while(same).count();
        let room = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(same).count();
        let (gone, fresh) = (&items[head..items.len() - tail], &new[head..new.len() - tail]);
        let in_brackets = self.text_of(list.span).starts_with('[');
        for (item, one) in gone.iter().zip(fresh) {
            let (start, end) = (item.span.start as usize, self.front.end_of(item));
            let line = self.front.text[self.front.line_start(start)..start].trim_start();
            if line.trim_start_matches(['-', ' ']).starts_with(['|', '>']) || self.front.text[start..end].starts_with(['|', '>']) {
                return Err("what stands there is a block");
            }
            edits.replace(&self.front.place(start, end), one.written_as(&self.front.text[start..end], in_brackets));
        }
        let both = gone.len().min(fresh.len());
        for at in head + both..items.len() - tail {
            self.remove_item(items, at, in_brackets, head + both == 0, edits);
        }
        if fresh.len() > both {
            self.insert_items(items, head + both, &fresh[both..], in_brackets, edits);
        }
        Ok(())
    }

    /// Takes an entry out: with its line, or with the comma behind it; where nothing is left before it and behind it, with the
    /// one before.
    fn remove_item(&self, items: &[YamlNode<'t>], at: usize, in_brackets: bool, from_the_start: bool, edits: &mut TextEdits) {
        let (start, end) = (items[at].span.start as usize, self.front.end_of(&items[at]));
        if !in_brackets {
            let (from, to) = (self.front.line_start(start), self.front.next_line(end));
            return edits.replace(&self.front.place(from, to), "");
        }
        let (from, to) = match items.get(at + 1) {
            Some(next) if from_the_start => (start, next.span.start as usize),
            _ if at > 0 => (self.front.end_of(&items[at - 1]), end),
            Some(next) => (start, next.span.start as usize),
            None => (start, end),
        };
        edits.replace(&self.front.place(from, to), "");
    }

    /// Puts entries before the one at `at`, or behind the last.
    fn insert_items(&self, items: &[YamlNode<'t>], at: usize, new: &[NewScalar<'_>], in_brackets: bool, edits: &mut TextEdits) {
        if in_brackets {
            let written = new.iter().map(|one| one.written(true)).collect::<Vec<_>>().join(", ");
            let (place, text) = match at.checked_sub(1) {
                Some(before) => (self.front.end_of(&items[before]), format!(", {written}")),
                None => (items[0].span.start as usize, format!("{written}, ")),
            };
            return edits.replace(&self.front.place(place, place), text);
        }
        let (place, indent) = self.behind_item(items, at);
        let lines: String = new.iter().map(|one| format!("{}{indent}- {}", self.front.line_break(), one.written(false))).collect();
        edits.replace(&self.front.place(place, place), lines);
    }

    /// Where, in a list whose entries stand below each other, one comes to stand at `at`, and what stands before its dash.
    fn behind_item(&self, items: &[YamlNode<'t>], at: usize) -> (usize, String) {
        let first = self.front.line_start(items[0].span.start as usize);
        let indent: String = self.front.text[first..].chars().take_while(|c| *c == ' ').collect();
        let place = match at.checked_sub(1) {
            Some(before) => self.front.line_end(self.front.end_of(&items[before])),
            // At the end of the line before the first.
            None => first - usize::from(first > 0) - usize::from(self.front.text[..first].ends_with("\r\n")),
        };
        (place, indent)
    }

    /// Adds a record to the list of records that a key has, behind the first `at` of them; `written` is it as lines of YAML, and
    /// `in_braces` the same in one line. As a new key behind `behind` where there is none.
    ///
    /// # Errors
    /// What stands there is no list.
    pub fn push_record(&self, key: &str, at: usize, record: &RecordText<'_>, behind: &str, edits: &mut TextEdits) -> Result<(), Unedited> {
        let below = |indent: &str| {
            let mut lines = record.lines.lines();
            let first = format!("{}{indent}- {}", self.front.line_break(), lines.next().unwrap_or_default());
            let rest = lines.map(|line| format!("{}{indent}  {line}", self.front.line_break())).collect::<String>();
            first + &rest
        };
        match self.get(key) {
            None if self.is_in_braces() => self.insert(&format!("{key}: [{}]", record.in_braces), behind, edits),
            None => self.insert(&format!("{key}:{}", below(&" ".repeat(self.indent() + 2))), behind, edits),
            Some((_, node)) => match &node.value {
                Value::List(items) if !items.is_empty() && self.text_of(node.span).starts_with('[') => {
                    let place = self.front.end_of(&items[at.clamp(1, items.len()) - 1]);
                    edits.replace(&self.front.place(place, place), format!(", {}", record.in_braces));
                }
                Value::List(items) if !items.is_empty() => {
                    let (place, indent) = self.behind_item(items, at.clamp(1, items.len()));
                    edits.replace(&self.front.place(place, place), below(&indent));
                }
                Value::Map(_) => return Err("what stands there is no list"),
                _ => self.set_written(key, &format!("[{}]", record.in_braces), behind, edits),
            },
        }
        Ok(())
    }

    /// Takes a key out with its value. Where a comment stands with it, only the value goes.
    ///
    /// # Errors
    /// It is all that the mapping says.
    pub fn remove(&self, key: &str, edits: &mut TextEdits) -> Result<(), Unedited> {
        let Some(at) = self.entries.iter().position(|(own, _)| own.text == key) else { return Ok(()) };
        let (own, node) = &self.entries[at];
        let (start, end) = (own.span.start as usize, self.front.end_of(node).max(own.span.end as usize).max(self.behind_colon(own)));
        if self.is_in_braces() {
            let end = self.front.end_of(node).max(self.behind_colon(own));
            let (from, to) = match (at.checked_sub(1), self.entries.get(at + 1)) {
                (_, Some((next, _))) => (start, next.span.start as usize),
                (Some(before), None) => {
                    let (key, value) = &self.entries[before];
                    (self.front.end_of(value).max(key.span.end as usize), end)
                }
                (None, None) => (start, end),
            };
            edits.replace(&self.front.place(from, to), "");
            return Ok(());
        }
        let last = self.front.line_end(end);
        let has_comment = self.front.text[end..last].contains('#');
        let dash = !self.front.text[self.front.line_start(start)..start].trim().is_empty();
        if has_comment || self.entries.len() == 1 {
            edits.replace(&self.front.place(self.behind_colon(own), end), "");
        } else if dash {
            // It stands behind the dash of a list: the next key takes its place there.
            let next = self.entries.get(at + 1).ok_or("it is all that is said there")?.0.span.start as usize;
            edits.replace(&self.front.place(start, next), "");
        } else {
            edits.replace(&self.front.place(self.front.line_start(start), self.front.next_line(end)), "");
        }
        Ok(())
    }
}

/// Longest entry of a new list that is written in brackets, in characters.
const LONGEST_IN_BRACKETS: usize = 40;

/// A record as YAML.
#[derive(Clone, Copy, Debug)]
pub struct RecordText<'r> {
    /// Its keys below each other.
    pub lines: &'r str,
    /// All of it in one line.
    pub in_braces: &'r str,
}

fn scalar_text<'n>(node: &'n YamlNode<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text),
        Value::List(_) | Value::Map(_) => None,
    }
}
