//! Headings: their holes, their texts, and anchors that nothing else in the file has.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};
use rustc_hash::FxHashMap as HashMap;

use crate::base::slug::heading_anchor;
use crate::base::span::Span;
use crate::syntax::markdown::{Heading, Placeholder};

use super::Rewriting;

impl<'a> Rewriting<'a, '_> {
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<CowStr<'a>>,
        span: Span,
        events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    ) {
        let n = self.prose.headings.len() as u32;
        self.mark(Placeholder::Open(n));
        self.prose.headings.push(Heading { level, anchor: "".into(), text: "".into(), at: 0, span, top: self.depth == 0, has_note: false });
        let mut inner: Vec<(Event<'a>, Range<usize>)> = Vec::new();
        for (event, range) in events {
            if matches!(event, Event::End(TagEnd::Heading(_))) {
                break;
            }
            inner.push((event, range));
        }
        let (mut text, mut has_note) = (String::new(), false);
        for (event, _) in &inner {
            match event {
                Event::Text(t) | Event::Code(t) => text.push_str(t),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::FootnoteReference(_) => has_note = true,
                _ => {}
            }
        }
        let mut inner = inner.into_iter();
        while let Some((event, range)) = inner.next() {
            self.rewrite(event, range, &mut inner);
        }
        self.mark(Placeholder::Close(n));
        self.out.push(Event::Html("\n".into()));
        let wanted = match id {
            Some(id) => crate::base::slug::fold(&id),
            None => heading_anchor(&text),
        };
        let anchor = self.free_anchor(if wanted.is_empty() { "section".to_owned() } else { wanted });
        let heading = &mut self.prose.headings[n as usize];
        heading.anchor = anchor.into();
        heading.text = text.trim().into();
        heading.has_note = has_note;
    }

    fn free_anchor(&mut self, wanted: String) -> String {
        let taken = |used: &HashMap<String, usize>, anchor: &str| {
            used.contains_key(anchor) || self.owned.contains(anchor) || anchor.starts_with("tl-")
        };
        let free = if taken(&self.used, &wanted) {
            let mut n = self.used.get(&wanted).copied().unwrap_or(0);
            loop {
                n += 1;
                let candidate = if wanted.starts_with("tl-") { format!("h-{wanted}-{n}") } else { format!("{wanted}-{n}") };
                if !taken(&self.used, &candidate) {
                    self.used.insert(wanted, n);
                    break candidate;
                }
            }
        } else {
            wanted
        };
        self.used.insert(free.clone(), 0);
        free
    }
}
