//! The words of a text, as they are searched: what a text is cut into when it is indexed, and a question when it is asked.
//!
//! 1. A text is cut where neither a letter, a digit, a mark on one nor a sign such as an emoji stands.
//! 2. Each piece is folded: written out (`ﬁ` as `fi`), without the marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, in
//!    small letters. The signs of vowels that other scripts put around a letter stay: without them words would fall together.
//! 3. What stands around an apostrophe are two words, but for single letters: `Maud's` is `maud`, `l'eau` is `eau`.
//! 4. `9,400` is a number, and so is `4.1.2`. What is made of letters and digits, such as `P-4.1.2`, is found by its parts (`p`, `4.1.2`)
//!    and, by who writes it in one, as `p412`.
//! 5. Chinese, Japanese, Thai, Lao, Khmer and Burmese put no spaces between words: there each two signs that stand side by side are
//!    one. Single signs would find every text that holds them somewhere; words would need a dictionary, here and in the page. The last
//!    sign of a run is a word too where a text is indexed, so that one sign alone, which begins every pair but there, is found
//!    wherever it stands.
//!
//! The script of the page does the same (`themes/default/assets/search-words.js`): the two are changed together, and a test holds
//! them to each other.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// The longest word, in characters: what stands behind is left out of it.
const LONGEST: usize = 40;

/// The longest run of letters, digits and what joins them that is taken for a code, in characters.
const LONGEST_CODE: usize = 24;

/// What words are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordUse {
    /// To be found.
    Indexed,
    /// To find by: without the other ways to write one and the same thing.
    Asked,
}

/// What a character is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharSort {
    Letter,
    /// One of ten.
    Digit,
    /// A letter or sign of a script that puts no spaces between words.
    Dense,
    /// A mark on the one before.
    Mark,
    /// A sign that is a word of its own.
    Sign,
    /// Not seen: it parts nothing.
    Quiet,
    /// An apostrophe.
    Apostrophe,
    /// What may join the parts of a code or a number.
    Joiner,
    /// What parts words.
    Other,
}

fn sort(c: char) -> CharSort {
    match c {
        'a'..='z' | 'A'..='Z' => CharSort::Letter,
        '0'..='9' => CharSort::Digit,
        '\'' | '\u{2019}' | '\u{2bc}' => CharSort::Apostrophe,
        '-' | '.' | '/' | '_' | ':' | ',' | '\u{2010}' | '\u{2011}' => CharSort::Joiner,
        '\0'..='\u{7f}' => CharSort::Other,
        '\u{ad}' | '\u{640}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => CharSort::Quiet,
        '\u{ff9e}' | '\u{ff9f}' => CharSort::Mark,
        _ => by_category(c),
    }
}

fn by_category(c: char) -> CharSort {
    use GeneralCategory as Category;
    match get_general_category(c) {
        Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark => CharSort::Mark,
        Category::UppercaseLetter
        | Category::LowercaseLetter
        | Category::TitlecaseLetter
        | Category::ModifierLetter
        | Category::OtherLetter
        | Category::DecimalNumber
        | Category::LetterNumber
        | Category::OtherNumber => {
            if is_dense(c) {
                CharSort::Dense
            } else {
                CharSort::Letter
            }
        }
        Category::OtherSymbol => CharSort::Sign,
        _ => CharSort::Other,
    }
}

/// Whether a letter belongs to a script that puts no spaces between words.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Gives each word of a text, in order, to `take`.
pub fn each_word(text: &str, used: WordUse, mut take: impl FnMut(&str)) {
    let mut run = LetterRun::default();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(end) = end_of_plain_word(text.as_bytes(), at) {
            plain.clear();
            plain.push_str(&text[at..end]);
            plain.make_ascii_lowercase();
            say(&plain, &mut take);
            at = end;
            continue;
        }
        match sort(c) {
            CharSort::Letter | CharSort::Digit => {
                at = run.read(text, at);
                run.say(used, &mut take);
            }
            CharSort::Dense => at = dense(text, at, used, &mut take),
            CharSort::Sign => {
                let next = at + c.len_utf8();
                say(&fold(&text[at..next]), &mut take);
                at = next;
            }
            _ => at += c.len_utf8(),
        }
    }
}

/// Where a word ends that is letters and digits of ASCII and joined to nothing, as most are: nothing of it has to be folded. None
/// where there is another one, or none.
fn end_of_plain_word(text: &[u8], start: usize) -> Option<usize> {
    let end = text[start..].iter().position(|byte| !byte.is_ascii_alphanumeric()).map_or(text.len(), |n| start + n);
    let parts = |at: usize| text.get(at).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    let joins = text.get(end).is_some_and(|&byte| matches!(sort(char::from(byte)), CharSort::Joiner | CharSort::Apostrophe));
    (end > start && parts(end) && (!joins || parts(end + 1))).then_some(end)
}

/// The words of a text, in order.
pub fn words(text: &str, used: WordUse) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, used, |word| words.push(word.to_owned()));
    words
}

fn say(word: &str, take: &mut impl FnMut(&str)) {
    if word.is_empty() {
        return;
    }
    // No word of so few bytes is longer.
    if word.len() <= LONGEST {
        take(word);
        return;
    }
    let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(at, _)| at);
    take(&word[..end]);
}

/// A run of letters and digits, and what joins them.
#[derive(Default)]
struct LetterRun {
    pieces: Vec<RunPiece>,
}

/// A stretch of letters and digits, folded.
struct RunPiece {
    word: String,
    /// What stands before it; none where it is the first.
    behind: Option<char>,
}

impl LetterRun {
    /// Reads the run that begins at an offset; where it ends.
    fn read(&mut self, text: &str, start: usize) -> usize {
        self.pieces.clear();
        let (mut from, mut behind) = (start, None);
        loop {
            let end = end_of_letters(text, from);
            self.add(&text[from..end], behind);
            let mut chars = text[end..].chars();
            let joins = chars.next().filter(|&c| matches!(sort(c), CharSort::Joiner | CharSort::Apostrophe));
            let goes_on = chars.next().is_some_and(|c| matches!(sort(c), CharSort::Letter | CharSort::Digit));
            let Some(joiner) = joins.filter(|_| goes_on) else { return end };
            (from, behind) = (end + joiner.len_utf8(), Some(joiner));
        }
    }

    /// Adds a stretch of letters and digits, to the number before it where it is more of it.
    fn add(&mut self, written: &str, behind: Option<char>) {
        let word = fold(written);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if let (Some('.' | ','), Some(last)) = (behind, self.pieces.last_mut())
            && digit(last.word.chars().next_back())
            && digit(word.chars().next())
        {
            if behind == Some('.') {
                last.word.push('.');
            }
            last.word.push_str(&word);
        } else {
            self.pieces.push(RunPiece { word, behind });
        }
    }

    /// Says its words.
    fn say(&self, used: WordUse, take: &mut impl FnMut(&str)) {
        for (i, piece) in self.pieces.iter().enumerate() {
            if !self.is_left_out(i) {
                say_piece(&piece.word, used, take);
            }
        }
        if used == WordUse::Indexed && self.pieces.len() > 1 {
            self.say_codes(take);
        }
    }

    /// Whether a piece is a single letter beside an apostrophe, and not all there is.
    fn is_left_out(&self, at: usize) -> bool {
        let is_apostrophe =
            |piece: Option<&RunPiece>| piece.and_then(|piece| piece.behind).is_some_and(|c| sort(c) == CharSort::Apostrophe);
        let beside = is_apostrophe(self.pieces.get(at)) || is_apostrophe(self.pieces.get(at + 1));
        let is_single = |piece: &RunPiece| piece.word.chars().nth(1).is_none();
        beside && is_single(&self.pieces[at]) && !self.pieces.iter().all(is_single)
    }

    /// Says what is written in letters and digits once more, in one.
    fn say_codes(&self, take: &mut impl FnMut(&str)) {
        let joins = |piece: &RunPiece| piece.behind.is_some_and(|c| sort(c) == CharSort::Joiner && c != ',');
        for stretch in self.pieces.chunk_by(|_, piece| joins(piece)).filter(|stretch| stretch.len() > 1) {
            let code: String = stretch.iter().flat_map(|piece| piece.word.chars()).filter(|&c| c != '.').collect();
            let has_digit = code.chars().any(|c| c.is_ascii_digit());
            if has_digit && code.chars().any(|c| !c.is_ascii_digit()) && code.chars().nth(LONGEST_CODE).is_none() {
                say(&code, take);
            }
        }
    }
}

/// Says a piece: a number as it is; what has letters too without its full stops.
fn say_piece(word: &str, used: WordUse, take: &mut impl FnMut(&str)) {
    if !word.contains('.') || word.chars().all(|c| c == '.' || c.is_ascii_digit()) {
        say(word, take);
        return;
    }
    say(&word.replace('.', ""), take);
    if used == WordUse::Indexed
        && let Some(number) = word.find(|c: char| c.is_ascii_digit()).map(|at| &word[at..])
        && number.len() < word.len()
        && number.chars().all(|c| c == '.' || c.is_ascii_digit())
    {
        say(number, take);
    }
}

/// Where a stretch of letters, digits and marks ends.
fn end_of_letters(text: &str, start: usize) -> usize {
    let more = |c: char| matches!(sort(c), CharSort::Letter | CharSort::Digit | CharSort::Mark | CharSort::Quiet);
    text[start..].find(|c| !more(c)).map_or(text.len(), |n| start + n)
}

/// Says the words of a run without spaces; where it ends.
fn dense(text: &str, start: usize, used: WordUse, take: &mut impl FnMut(&str)) -> usize {
    let mut before: Option<String> = None;
    let (mut at, mut pairs) = (start, 0);
    while text[at..].chars().next().is_some_and(|c| sort(c) == CharSort::Dense) {
        // A letter with what is put around it.
        let behind = |&(_, c): &(usize, char)| !matches!(sort(c), CharSort::Mark | CharSort::Quiet);
        let end = text[at..].char_indices().skip(1).find(behind).map_or(text.len(), |(n, _)| at + n);
        let sign = fold(&text[at..end]);
        if let Some(before) = before.replace(sign.clone()) {
            say(&(before + &sign), take);
            pairs += 1;
        }
        at = end;
    }
    if let Some(last) = before
        && (pairs == 0 || used == WordUse::Indexed)
    {
        say(&last, take);
    }
    at
}

/// A piece of a text as it is compared.
fn fold(piece: &str) -> String {
    if piece.is_ascii() {
        return piece.to_ascii_lowercase();
    }
    let plain = piece.nfkd().filter(|&c| !is_left_out(c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(piece.len());
    for c in plain {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            c if is_said(c) => folded.push(c),
            _ => {}
        }
    }
    folded.nfc().collect()
}

/// Whether a character of what a piece is written out as belongs to its word.
fn is_said(c: char) -> bool {
    matches!(sort(c), CharSort::Letter | CharSort::Digit | CharSort::Dense | CharSort::Mark | CharSort::Sign)
}

/// The marks that words are compared without, and what is not seen.
fn is_left_out(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe2f}')
        || sort(c) == CharSort::Quiet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indexed(text: &str) -> String {
        words(text, WordUse::Indexed).join(" ")
    }

    fn asked(text: &str) -> String {
        words(text, WordUse::Asked).join(" ")
    }

    #[test]
    fn words_are_compared_without_their_marks_and_in_small_letters() {
        assert_eq!(indexed("Ölpreis à la carte, Straße & Ærø"), "olpreis a la carte strasse aero");
        assert_eq!(indexed("Οδός ΟΔΟΣ Ёлка ﬁne"), "οδοσ οδοσ елка fine");
    }

    #[test]
    fn around_an_apostrophe_stand_two_words_but_for_single_letters() {
        assert_eq!(indexed("Maud's don't l’eau we're O'Neill"), "maud don eau we re neill");
        assert_eq!(indexed("a's"), "a s", "all there is");
    }

    #[test]
    fn a_code_is_found_whole_by_its_parts_and_written_in_one() {
        assert_eq!(indexed("P-4.1.2"), "p 4.1.2 p412");
        assert_eq!(indexed("P4.1.2"), "p412 4.1.2");
        for code in ["P-4.1.2", "p 4.1.2", "p412", "P4.1.2"] {
            let (there, also) = (words("P-4.1.2", WordUse::Indexed), words("P4.1.2", WordUse::Indexed));
            let finds = |there: &[String]| words(code, WordUse::Asked).iter().all(|word| there.iter().any(|w| w.starts_with(word)));
            assert!(finds(&there) && finds(&also), "{code}");
        }
        assert_eq!(asked("P-4.1.2"), "p 4.1.2");
    }

    #[test]
    fn a_number_is_one_word_however_its_thousands_are_parted() {
        assert_eq!(indexed("£9,400 or 93.60 in 2026-09-16. Then 30."), "9400 or 93.60 in 2026 09 16 then 30");
    }

    #[test]
    fn scripts_without_spaces_are_found_by_two_signs_and_by_one() {
        assert_eq!(indexed("電気代は"), "電気 気代 代は は");
        assert_eq!(asked("電気代"), "電気 気代");
        assert_eq!(asked("電"), "電");
        assert_eq!(indexed("ｶﾞｽ ガス"), "ガス ス ガス ス");
        assert_eq!(indexed("Wi-Fi接続"), "wi fi 接続 続");
        assert_eq!(indexed("น้ำ"), "น\u{e49}\u{e4d}า \u{e4d}า");
    }

    #[test]
    fn what_is_no_letter_parts_words_and_emoji_are_words() {
        assert_eq!(indexed("co-operate and/or [x]…\u{200b}y 🔥⚡️"), "co operate and or x y 🔥 ⚡");
        assert_eq!(indexed("soft\u{ad}ly"), "softly");
        assert_eq!(indexed("—.,'"), "");
    }
}
