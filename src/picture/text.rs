//! How much room text takes: measured with the advance widths of the shipped font, wrapped into lines.
//!
//! SVG does not wrap, so a picture has to know its lines before it is drawn. Characters that the font
//! lacks are set by a font of the reader's machine that nobody has measured: they count by their
//! width class, with a tenth to spare.

mod widths;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use widths::{DENSE, FIRST, SPARSE};

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The font size in pixels.
    pub size: u32,
    /// Semibold instead of regular.
    pub bold: bool,
    /// Percent to spare, where the site sets its text in a font of its own.
    pub slack: u32,
}

impl Face {
    /// Regular text of a size in pixels.
    pub const fn regular(size: u32) -> Self {
        Self { size, bold: false, slack: 0 }
    }

    /// Semibold text of a size in pixels.
    pub const fn bold(size: u32) -> Self {
        Self { size, bold: true, slack: 0 }
    }

    /// The same with some percent to spare.
    pub const fn with_slack(self, slack: u32) -> Self {
        Self { slack, ..self }
    }

    /// How wide a text is on one line, in pixels, rounded up.
    pub fn width(self, text: &str) -> u32 {
        self.pixels(text.chars().map(|c| advance(c, self.bold)).sum())
    }

    fn pixels(self, thousandths: u32) -> u32 {
        let slack = u64::from(100 + self.slack);
        let pixels = (u64::from(thousandths) * u64::from(self.size) * slack).div_ceil(100_000);
        u32::try_from(pixels).unwrap_or(u32::MAX)
    }

    /// The most that fits into so many pixels, in thousandths of the font size: what [`Face::pixels`] turns
    /// into no more than these.
    fn room(self, pixels: u32) -> u64 {
        u64::from(pixels) * 100_000 / (u64::from(self.size) * u64::from(100 + self.slack)).max(1)
    }

    /// A text on one line no wider than so many pixels: cut behind a word, or within one where too little would be left, and
    /// with `…` behind it.
    /// None where not even a few letters have room.
    pub fn cut(self, text: &str, width: u32) -> Option<String> {
        if self.width(text) <= width {
            return Some(text.to_owned());
        }
        let behind_a_word = self.longest(text, width, text.char_indices().filter(|&(at, c)| at > 0 && ends_a_word(c)).map(|(at, _)| at));
        // Where a long word follows a short one, its beginning says more than the short one alone.
        if let Some(cut) = behind_a_word.filter(|cut| 2 * self.width(cut) >= width) {
            return Some(cut);
        }
        self.longest(text, width, text.grapheme_indices(true).map(|(at, _)| at).skip(FEW_LETTERS))
    }

    /// The longest beginning of a text that ends at one of these places and is, with `…` behind it, no wider than so many pixels.
    fn longest(self, text: &str, width: u32, ends: impl Iterator<Item = usize>) -> Option<String> {
        // Up to where it is seen: what is blank at the end goes. What comes before and its width only grow from end to end.
        let (mut seen, mut wide, mut at, mut found) = (0, advance('…', self.bold), 0, None);
        let mut pending = 0;
        for end in ends {
            for (i, c) in text[at..end].char_indices() {
                pending += advance(c, self.bold);
                if !c.is_whitespace() {
                    seen = at + i + c.len_utf8();
                    wide += std::mem::take(&mut pending);
                }
            }
            at = end;
            if self.pixels(wide) > width {
                break;
            }
            found = Some(seen);
        }
        found.map(|seen| [&text[..seen], "…"].concat())
    }

    /// The first lines of a text; the last of them is cut where there are more.
    pub fn shortened(self, text: &str, width: u32, most: usize) -> Vec<String> {
        let mut lines = self.wrap(text, width);
        if lines.len() > most {
            let rest = lines.split_off(most.max(1) - 1).join(" ");
            lines.extend(self.cut(&rest, width));
        }
        lines
    }

    /// The lines of a text that is no wider than so many pixels. Breaks at spaces and
    /// where Unicode lets lines end (UAX 14): behind hyphens and slashes, between ideographs. A word that is wider than a line is
    /// cut between what readers take for characters (UAX 29). Each line holds something, so that a line of one very wide
    /// character may be wider.
    pub fn wrap(self, text: &str, width: u32) -> Vec<String> {
        self.wrap_words(text, width).unwrap_or_else(|| self.wrap_any(text, width))
    }

    /// The same for plain words with a space between each two, none wider than a line: most titles are
    /// such, and a page has hundreds. None for everything else.
    fn wrap_words(self, text: &str, width: u32) -> Option<Vec<String>> {
        let room = self.room(width);
        let of = |(regular, semibold): (u16, u16)| u64::from(if self.bold { semibold } else { regular });
        let space = of(DENSE[0]);
        let mut lines = Vec::new();
        // The line in the making: where it begins and ends, and its width.
        let (mut begin, mut end, mut taken) = (0, 0, 0);
        // The word in the making: where it begins, and its width.
        let (mut at, mut wide) = (0, 0);
        for (here, byte) in text.bytes().chain([b' ']).enumerate() {
            if byte != b' ' {
                let is_plain = matches!(byte, 0x21..=0x7e) && byte != b'-' && byte != b'/';
                wide += is_plain.then(|| of(DENSE[usize::from(byte) - FIRST as usize]))?;
                continue;
            }
            if at == here || wide > room {
                return None;
            }
            if at == begin {
                taken = wide;
            } else if taken + space + wide <= room {
                taken += space + wide;
            } else {
                lines.push(text[begin..end].to_owned());
                (begin, taken) = (at, wide);
            }
            end = here;
            (at, wide) = (here + 1, 0);
        }
        lines.push(text[begin..end].to_owned());
        Some(lines)
    }

    fn wrap_any(self, text: &str, width: u32) -> Vec<String> {
        let mut lines = LineBreaker { bold: self.bold, room: self.room(width), done: Vec::new(), line: String::new(), taken: 0 };
        for word in text.split(ends_a_word).filter(|w| !w.is_empty()) {
            let mut glued = false;
            for atom in atoms(word) {
                lines.add(atom, glued);
                glued = true;
            }
        }
        lines.end_line();
        lines.done
    }
}

/// The fewest letters of a word that say something.
const FEW_LETTERS: usize = 3;

/// Whether it stands between words: white space that does not hold them together.
fn ends_a_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_whitespace() || c == '\u{b}' } else { c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' }
}

/// Lines in the making.
struct LineBreaker {
    bold: bool,
    /// How wide a line may be, in thousandths of the font size.
    room: u64,
    done: Vec<String>,
    line: String,
    /// The width of the line, in thousandths of the font size.
    taken: u32,
}

impl LineBreaker {
    /// Adds what must not be broken, behind a space unless it is glued to what is before it.
    fn add(&mut self, atom: &str, glued: bool) {
        let wide = measure(atom, self.bold);
        let space = if glued || self.line.is_empty() { 0 } else { advance(' ', self.bold) };
        if self.fits(self.taken + space + wide) {
            self.push(atom, wide, space);
            return;
        }
        self.end_line();
        if self.fits(wide) {
            self.push(atom, wide, 0);
            return;
        }
        for cluster in atom.graphemes(true) {
            let wide = measure(cluster, self.bold);
            if !self.line.is_empty() && !self.fits(self.taken + wide) {
                self.end_line();
            }
            self.push(cluster, wide, 0);
        }
    }

    fn fits(&self, thousandths: u32) -> bool {
        u64::from(thousandths) <= self.room
    }

    fn push(&mut self, text: &str, wide: u32, space: u32) {
        if self.line.is_empty() {
            self.line.reserve(text.len().max(32));
        } else if space > 0 {
            self.line.push(' ');
        }
        self.line.push_str(text);
        self.taken += space + wide;
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
            self.taken = 0;
        }
    }
}

fn measure(text: &str, bold: bool) -> u32 {
    text.chars().map(|c| advance(c, bold)).sum()
}

/// The advance width of a character in thousandths of the font size.
fn advance(c: char, bold: bool) -> u32 {
    let code = u32::from(c);
    let of = |(regular, semibold): (u16, u16)| u32::from(if bold { semibold } else { regular });
    let dense = code.checked_sub(FIRST).and_then(|i| DENSE.get(i as usize)).copied().filter(|w| w.0 > 0);
    if let Some(pair) = dense {
        return of(pair);
    }
    if let Ok(at) = SPARSE.binary_search_by_key(&code, |row| row.0) {
        return of((SPARSE[at].1, SPARSE[at].2));
    }
    by_class(c)
}

/// The width of a character that the font lacks: by its class, with a tenth to spare.
fn by_class(c: char) -> u32 {
    match (u32::from(c), c.width().unwrap_or(0)) {
        // Turns the sign before it into a coloured one, which is wider.
        (0xFE0F, _) => 660,
        (_, 0) => 0,
        // Letters of South and South-East Asia are wider than their class says.
        (0x0900..=0x109F | 0x1780..=0x17FF, 1) => 880,
        (0x1_F000.., _) => 1430,
        (_, 1) => 660,
        _ => 1100,
    }
}

/// The parts of a word between which a line may end.
fn atoms(word: &str) -> impl Iterator<Item = &str> {
    // Most words have no sign behind which a line may end: they are one part.
    let is_whole = word.bytes().all(|b| b.is_ascii() && b != b'-' && b != b'/');
    let breaks = (!is_whole).then(|| linebreaks(word).map(|(at, _)| at).filter(|&at| at < word.len() && may_break(word, at)));
    let mut begin = 0;
    breaks.into_iter().flatten().chain([word.len()]).map(move |end| &word[std::mem::replace(&mut begin, end)..end])
}

/// Whether a line may end where Unicode lets it. Korean has spaces, and is read more easily where it breaks at these alone; a dash
/// begins no line; and where a soft hyphen stands, a hyphen would have to be drawn.
fn may_break(word: &str, at: usize) -> bool {
    let is_hangul = |c: char| matches!(u32::from(c), 0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FF);
    let (before, after) = word.split_at(at);
    let stays_whole = before.ends_with(is_hangul) && after.starts_with(is_hangul);
    !(stays_whole || before.ends_with('\u{ad}') || after.starts_with('—'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FACE: Face = Face::regular(13);

    #[test]
    fn text_is_as_wide_as_the_browser_sets_it() {
        // A browser measures 690.3 and 285.4: it sets some pairs of letters closer.
        assert_eq!(Face::regular(100).width("Choose the crew"), 691);
        assert_eq!(Face::bold(100).width("Straße"), 291);
    }

    #[test]
    fn lines_end_at_spaces_and_are_no_wider_than_asked() {
        let lines = FACE.wrap("Tell them what is known about the place", 100);
        assert_eq!(lines, ["Tell them what is", "known about the", "place"]);
        assert!(lines.iter().all(|line| FACE.width(line) <= 100));
    }

    proptest! {
        #[test]
        fn plain_words_wrap_as_everything_else_does(text in "[a-zA-Z.,'&]{1,12}( [a-zA-Z0-9]{1,14}){0,9}", width in 90..400_u32, bold: bool) {
            let face = Face { bold, ..FACE };
            prop_assert!(face.wrap_words(&text, width).is_none_or(|lines| lines == face.wrap_any(&text, width)));
            prop_assert!(face.wrap_words(&text, 2000).is_some());
        }
    }

    #[test]
    fn a_word_that_is_wider_than_a_line_is_cut() {
        let word = "Donaudampfschifffahrtsgesellschaft";
        let lines = FACE.wrap(word, 90);
        assert!(lines.len() > 1 && lines.iter().all(|line| FACE.width(line) <= 90), "{lines:?}");
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn what_is_too_long_is_cut_behind_a_word() {
        assert_eq!(FACE.cut("Tell everyone", 100).unwrap(), "Tell everyone");
        assert_eq!(FACE.cut("Let go of the old place", 80).unwrap(), "Let go of the…");
        let cut = FACE.cut("Donaudampfschifffahrt", 60).unwrap();
        assert!(cut.ends_with('…') && FACE.width(&cut) <= 60, "{cut}");
        assert_eq!(FACE.cut("1 Donaudampfschifffahrt", 60).unwrap(), "1 Donau…");
        assert_eq!(FACE.cut("Donau", 10), None);
    }

    #[test]
    fn hyphens_and_slashes_let_a_line_end_behind_them() {
        assert_eq!(FACE.wrap("Kraftfahrzeug-Haftpflicht", 90), ["Kraftfahrzeug-", "Haftpflicht"]);
        assert_eq!(FACE.wrap("-5 or 24/7", 400), ["-5 or 24/7"]);
        let atoms = |word| atoms(word).collect::<Vec<_>>();
        assert_eq!(atoms("and/or"), ["and/", "or"]);
        assert_eq!(atoms("https://a.example/b"), ["https://", "a.example/", "b"]);
        assert_eq!(atoms("now—or"), ["now—", "or"]);
        // A number stays whole.
        assert_eq!(atoms("24/7"), ["24/7"]);
        assert_eq!(atoms("−5…-5"), ["−5…-5"]);
        assert_eq!(atoms("Rind\u{ad}fleisch"), ["Rind\u{ad}fleisch"]);
    }

    #[test]
    fn ideographs_wrap_without_spaces_and_no_line_begins_with_a_full_stop() {
        let lines = FACE.wrap("事故の後に連絡する。", 43);
        assert!(lines.iter().all(|line| !line.starts_with('。')), "{lines:?}");
        assert_eq!(lines.concat(), "事故の後に連絡する。");
        assert_eq!(atoms("第3章（続き）だよっ").collect::<Vec<_>>(), ["第", "3", "章", "（続", "き）", "だ", "よっ"]);
        assert_eq!(atoms("다시연락").collect::<Vec<_>>(), ["다시연락"]);
    }

    #[test]
    fn marks_and_joined_emoji_are_never_torn_apart() {
        assert_eq!(FACE.wrap("e\u{301}👩🏽\u{200d}🚒🇩🇪🇫🇷x", 1), ["e\u{301}", "👩🏽\u{200d}🚒", "🇩🇪", "🇫🇷", "x"]);
        // A syllable of Hindi, and one of Korean that is written in its letters.
        assert_eq!(FACE.wrap("नि\u{1112}\u{1161}\u{11ab}", 1), ["नि", "\u{1112}\u{1161}\u{11ab}"]);
    }

    #[test]
    fn arabic_wraps_at_its_spaces() {
        let lines = FACE.wrap("أبلغ عن الحادث وأنتظر مكالمة من الفريق", 110);
        assert!(lines.len() > 1 && lines.iter().all(|line| !line.contains(' ') || FACE.width(line) <= 110), "{lines:?}");
    }

    #[test]
    fn nothing_needs_no_line() {
        assert!(FACE.wrap("  \n", 100).is_empty());
        assert_eq!(FACE.width(""), 0);
    }
}
