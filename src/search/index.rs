//! Which word stands where: in which fields of which things. How often is not asked: a question is about a thing whether it says so once or
//! five times, and the index is smaller by a fifth. What MiniSearch makes of the same texts if it takes each word of a text once.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::entries::{EntryTexts, SearchField};
use super::words::{WordUse, each_word};

/// How many things are indexed at a time: one thread takes so many.
const AT_A_TIME: usize = 128;

const FIELDS: usize = SearchField::ALL.len();

/// That a word stands in a field of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The field.
    pub field: SearchField,
    /// The thing, by its number.
    pub document: u32,
}

/// The words of a list of things.
#[derive(Debug, Default)]
pub struct SearchIndex {
    /// The words, sorted, each with where it stands: by field, then by thing.
    pub words: Vec<(Box<str>, Vec<Posting>)>,
    /// How many words the fields of each thing have, each word counted once.
    pub lengths: Vec<[u16; FIELDS]>,
    /// The same on average over all things.
    pub averages: [f64; FIELDS],
}

impl SearchIndex {
    /// Indexes so many things. `collect` is told a number, and collects the texts of that thing; `left_out` are words that are indexed in
    /// titles and names only.
    pub fn of(count: usize, left_out: &[&str], collect: impl Fn(usize, &mut EntryTexts) + Sync) -> Self {
        let left_out: FxHashSet<&str> = left_out.iter().copied().collect();
        let stretches: Vec<IndexStretch> = (0..count.div_ceil(AT_A_TIME))
            .into_par_iter()
            .map(|at| IndexStretch::of(at * AT_A_TIME..count.min((at + 1) * AT_A_TIME), &left_out, &collect))
            .collect();
        let mut lengths = Vec::with_capacity(count);
        let mut all: Vec<(Box<str>, Vec<Posting>)> = Vec::new();
        for stretch in stretches {
            lengths.extend(stretch.lengths);
            all.extend(stretch.words);
        }
        // Of one word the stretches keep their order.
        all.par_sort_by(|a, b| a.0.cmp(&b.0).then_with(|| first(&a.1).cmp(&first(&b.1))));
        let mut words: Vec<(Box<str>, Vec<Posting>)> = Vec::new();
        for (word, postings) in all {
            match words.last_mut() {
                Some((last, there)) if *last == word => there.extend(postings),
                _ => words.push((word, postings)),
            }
        }
        words.par_iter_mut().for_each(|(_, postings)| postings.sort_by_key(|posting| (posting.field, posting.document)));
        Self { words, averages: averages(&lengths), lengths }
    }

    /// Where a word stands.
    pub fn find(&self, word: &str) -> &[Posting] {
        self.words.binary_search_by(|(there, _)| (**there).cmp(word)).map_or(&[], |at| &self.words[at].1)
    }

    /// The words that begin as one, itself among them.
    pub fn beginning(&self, word: &str) -> &[(Box<str>, Vec<Posting>)] {
        let from = self.words.partition_point(|(there, _)| **there < *word);
        let count = self.words[from..].partition_point(|(there, _)| there.starts_with(word));
        &self.words[from..from + count]
    }
}

fn first(postings: &[Posting]) -> u32 {
    postings.first().map_or(0, |posting| posting.document)
}

/// A word that was met.
struct MetWord {
    /// Whether it is indexed in titles and names only: asked once, since texts are mostly such words.
    is_left_out: bool,
    postings: Vec<Posting>,
}

impl MetWord {
    fn new(is_left_out: bool) -> Self {
        Self { is_left_out, postings: Vec::new() }
    }
}

/// The words of a stretch of things.
struct IndexStretch {
    words: Vec<(Box<str>, Vec<Posting>)>,
    lengths: Vec<[u16; FIELDS]>,
}

impl IndexStretch {
    fn of(things: std::ops::Range<usize>, left_out: &FxHashSet<&str>, collect: &impl Fn(usize, &mut EntryTexts)) -> Self {
        let mut words: FxHashMap<Box<str>, MetWord> = FxHashMap::default();
        let mut lengths = Vec::with_capacity(things.len());
        let mut texts = EntryTexts::default();
        for thing in things {
            collect(thing, &mut texts);
            let mut length = [0; FIELDS];
            for field in SearchField::ALL {
                each_word(texts.of(field), WordUse::Indexed, |word| {
                    let met = match words.get_mut(word) {
                        Some(met) => met,
                        None => words.entry(word.into()).or_insert_with(|| MetWord::new(left_out.contains(word))),
                    };
                    if field > SearchField::Name && met.is_left_out {
                        return;
                    }
                    let document = u32::try_from(thing).unwrap_or(u32::MAX);
                    let there = &mut met.postings;
                    match there.last_mut() {
                        Some(last) if last.document == document && last.field == field => {}
                        // A name that repeats the title says nothing new.
                        Some(last) if last.document == document && field == SearchField::Name && last.field == SearchField::Title => {}
                        _ => {
                            there.push(Posting { field, document });
                            length[field as usize] += 1;
                        }
                    }
                });
            }
            lengths.push(length);
        }
        let words = words.into_iter().map(|(word, met)| (word, met.postings)).filter(|(_, postings)| !postings.is_empty()).collect();
        Self { words, lengths }
    }
}

fn averages(lengths: &[[u16; FIELDS]]) -> [f64; FIELDS] {
    let count = lengths.len().max(1) as f64;
    std::array::from_fn(|field| {
        let sum: u64 = lengths.iter().map(|length| u64::from(length[field])).sum();
        sum as f64 / count
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::words::words;

    #[test]
    fn a_word_is_found_in_its_fields_sorted_and_by_its_beginning() {
        let titles = ["Bills", "Pay the bill", "Billing"];
        let index = SearchIndex::of(titles.len(), &["the"], |at, texts| texts.clone_from(&EntryTexts::titled(titles[at])));
        let beginning: Vec<&str> = index.beginning("bill").iter().map(|(word, _)| &**word).collect();
        assert_eq!(beginning, ["bill", "billing", "bills"]);
        assert_eq!(index.find("bill"), [Posting { field: SearchField::Title, document: 1 }]);
        assert_eq!(index.averages[0], 5.0 / 3.0);
        assert_eq!(words("Pay the bill", WordUse::Indexed).len(), usize::from(index.lengths[1][0]));
    }
}
