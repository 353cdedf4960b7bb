//! Where the first sentence of a text ends, and where a long one is cut.

use std::borrow::Cow;
use std::ops::Range;

use super::abbreviations;

/// A sentence shorter than this many characters is shown with the next one.
const SHORT: usize = 20;

/// The first sentence of a text in a language (its code, with or without a region); with the next where it is
/// very short; all of it where none ends.
///
/// A sentence ends at a full stop, question or exclamation mark with white space and a capital letter
/// (or a letter of a script that has none) behind it, but not at the dot of a single letter, a number or a usual
/// abbreviation, and not within one of the ranges `whole`: code, and the words of links. The full stops of
/// scripts that put no spaces between sentences end one by themselves.
pub fn first_sentence<'t>(text: &'t str, whole: &[Range<usize>], language: &str) -> &'t str {
    let mut whole = whole.iter().peekable();
    for (i, c) in text.char_indices() {
        let mark = match c {
            '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '։' | '\u{1362}' | '\u{f0d}' => {
                SentenceMark::Spaced
            }
            '。' | '！' | '？' | '｡' | '．' => SentenceMark::Alone,
            '။' | '។' | '៕' => SentenceMark::Alone,
            _ => continue,
        };
        while whole.next_if(|range| range.end <= i).is_some() {}
        if whole.peek().is_some_and(|range| range.contains(&i)) {
            continue;
        }
        let behind = i + c.len_utf8();
        let closed = text[behind..].trim_start_matches(CLOSING);
        let end = text.len() - closed.len();
        if !ends_there(mark, closed) || (c == '.' && is_of_its_word(&text[..i], language)) {
            continue;
        }
        let sentence = &text[..end];
        if closed.trim().is_empty() || sentence.chars().nth(SHORT - 1).is_some() || mark_weighs(mark, sentence) {
            return sentence.trim_end();
        }
    }
    text.trim_end()
}

#[derive(Clone, Copy, PartialEq)]
enum SentenceMark {
    /// White space stands behind it where it ends a sentence.
    Spaced,
    /// It ends a sentence by itself.
    Alone,
}

/// What may stand between the mark and the white space behind it.
const CLOSING: [char; 22] =
    ['"', '\'', ')', ']', '}', '»', '«', '›', '‹', '”', '“', '’', '‘', '」', '』', '）', '】', '》', '.', '!', '?', '…'];

/// Whether a sentence of a script without spaces is long enough: a sign there says what a word does elsewhere.
fn mark_weighs(mark: SentenceMark, sentence: &str) -> bool {
    mark == SentenceMark::Alone && sentence.chars().nth(SHORT / 3).is_some()
}

/// Whether what stands behind the mark and its closing signs begins another sentence.
fn ends_there(mark: SentenceMark, rest: &str) -> bool {
    if rest.is_empty() || mark == SentenceMark::Alone {
        return true;
    }
    let next = rest.trim_start();
    if next.len() == rest.len() {
        return false;
    }
    let opening = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '+' | '=' | '&' | '/');
    match next.trim_start_matches(opening).chars().next() {
        Some(c) => c.is_alphabetic() && !c.is_lowercase(),
        // Nothing but signs: a smiley, a row of dots.
        None => true,
    }
}

/// Whether the dot behind this text belongs to its last word: a single letter, a number, an abbreviation.
fn is_of_its_word(before: &str, language: &str) -> bool {
    let start = before
        .rfind(|c: char| c.is_whitespace() || OPENING.contains(&c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[start..];
    let last = word.rsplit(['.', '-', '‑']).next().unwrap_or(word);
    let mut letters = last.chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.all(super::slug::is_mark);
    if is_letter || (!last.is_empty() && last.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    // `Ph.D`, `EE.UU`, `bl.a`: short parts with dots between.
    let is_dotted = word.contains('.') && word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    is_dotted || abbreviations::is_one(word, last, language)
}

/// What may stand right before a word.
const OPENING: [char; 15] = ['(', '[', '{', '"', '\'', '«', '»', '„', '“', '”', '‘', '’', '‚', '/', '–'];

/// A text of at most so many characters, cut between words where it is longer, unless the last one takes half of it.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    let Some((cut, _)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let end = text[..cut].rfind(char::is_whitespace).filter(|&end| end > cut / 2).unwrap_or(cut);
    Cow::Owned(format!("{}\u{2026}", text[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    fn first(language: &str, text: &'static str) -> &'static str {
        first_sentence(text, &[], language)
    }

    #[test]
    fn a_sentence_ends_before_a_capital_letter() {
        assert_eq!(first("en", "We take it back, always. Then we pay."), "We take it back, always.");
        assert_eq!(first("en", "It takes 3 min. on average. Then done."), "It takes 3 min. on average.");
        assert_eq!(first("en", "Is it really lost for good? \u{201c}Yes.\u{201d} So be it."), "Is it really lost for good?");
        assert_eq!(first("en", "\u{201c}It is really lost!\u{201d} He said so."), "\u{201c}It is really lost!\u{201d}");
        assert_eq!(first("es", "Se paga al cabo de un mes. ¿Cuándo?"), "Se paga al cabo de un mes.");
    }

    #[test]
    fn a_letter_a_number_and_an_abbreviation_end_none() {
        for (language, text) in [
            ("en", "We check the claim, e.g. Amazon's, and pay."),
            ("en", "See No. XII of the law, p. 4 ff. and Fig. A."),
            ("en", "Dr. Meyer and Mrs. Jones of the U.S. Office sign it."),
            ("de-CH", "Wir prüfen z. B. Anträge bzw. Verträge, ggf. Belege usw. Danach nichts."),
            ("de", "Am 3. März kommt Frau Dr. Weiß."),
            ("fr", "Il voit M. Dupont et Mme. Durand, cf. Annexe."),
            ("nl", "De klacht bijv. Postbus 12 komt t.a.v. Dhr. Jansen."),
            ("es", "La Sra. García de EE.UU. Viene con el Dr. Ruiz."),
            ("it", "Il Sig. Rossi parla con la Dott.ssa Bianchi, ecc. Poi basta."),
            ("pt", "O Sr. Silva e a Dra. Costa, p. ex. Amanhã."),
            ("sv", "Vi kontrollerar bl.a. Skatteverket, t.ex. Blanketter m.m. Ja."),
            ("da", "Vi ser f.eks. Borger.dk, jf. Loven."),
            ("nb", "Vi ser bl.a. Altinn, jf. Loven."),
        ] {
            assert_eq!(first(language, text), text);
        }
    }

    #[test]
    fn scripts_without_capitals_have_their_own_stops() {
        assert_eq!(first("ja", "荷物を追跡してお客様に伝えます。次に支払います。"), "荷物を追跡してお客様に伝えます。");
        assert_eq!(first("hi", "हम पार्सल का पता लगाते हैं। फिर हम बताते हैं।"), "हम पार्सल का पता लगाते हैं।");
        assert_eq!(first("ar", "هل ضاعت الرسالة في الطريق؟ نعم ضاعت."), "هل ضاعت الرسالة في الطريق؟");
    }

    #[test]
    fn nothing_ends_within_code_or_a_link() {
        let text = "a. B of a thing is the code here. Then done.";
        assert_eq!(first_sentence(text, std::slice::from_ref(&(0..20)), "en"), "a. B of a thing is the code here.");
    }

    #[test]
    fn a_short_sentence_takes_the_next_along() {
        assert_eq!(first("en", "Yes. We take it back, always. Then we pay."), "Yes. We take it back, always.");
        assert_eq!(first("en", "Yes."), "Yes.");
    }
}
