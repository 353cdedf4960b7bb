//! What `throughline.yaml` changes of the looks: the accent and the font, as rules at the end of the
//! style sheet. An accent is bent as far as it must be for text in it, and text on it, to be read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::files::resolve;
use crate::syntax::config;

/// `--paper` of the style sheet, by day and by night.
const PAPERS: [Rgb; 2] = [Rgb([0xf7, 0xf7, 0xf4]), Rgb([0x10, 0x17, 0x1b])];

const BLACK: Rgb = Rgb([0, 0, 0]);
const WHITE: Rgb = Rgb([255, 255, 255]);

/// The contrast that text needs (AAA).
const TEXT: f64 = 7.0;

/// The contrast that a filled shape needs.
const SHAPE: f64 = 3.0;

/// The rules; `beside` says how a published file is named in the style sheet.
pub(super) fn rules(config: &config::SiteConfig, copied: &BTreeMap<Arc<str>, String>, beside: impl Fn(&str) -> String) -> String {
    let Some(theme) = &config.theme else {
        return String::new();
    };
    let mut css = String::new();
    if let Some(accent) = theme.accent.as_ref().and_then(|accent| Rgb::parse(&accent.value)) {
        css.push_str(&accented(accent));
    }
    let font = theme.font.as_ref().and_then(|font| resolve(config::NAME, &font.0.value));
    if let Some(published) = font.and_then(|path| copied.get(path.as_str())) {
        css.push_str(&format!(
            "@font-face{{font-family:\"Site\";src:url({});font-weight:100 900;font-display:optional}}\n",
            beside(published)
        ));
        css.push_str(":root{--sans:\"Site\",\"Tl Sans\",\"Tl As Arial\",\"Tl As DejaVu\",system-ui,sans-serif}\n");
    }
    css
}

/// The accent and what is made from it, by day and by night.
fn accented(accent: Rgb) -> String {
    let [day, night] = PAPERS;
    let both = |name: &str, by_day: Rgb, by_night: Rgb| format!("{name}:light-dark({},{});", by_day.hex(), by_night.hex());
    let (shape, shape_night) = (accent.readable_on(day, SHAPE), accent.readable_on(night, SHAPE));
    let mut css = ":root{".to_owned();
    css += &both("--accent", shape, shape_night);
    css += &both("--link", accent.readable_on(day, TEXT), accent.readable_on(night, TEXT));
    css += &both("--on-accent", shape.text(), shape_night.text());
    css += &both("--soft", day.mixed(accent, 0.1), night.mixed(accent, 0.24));
    css + "}\n"
}

/// Red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rgb([u8; 3]);

impl Rgb {
    /// Reads `#0a6` or `#00aa66`.
    fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').filter(|_| config::is_colour(text))?;
        let wide: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
        let part = |at: usize| u8::from_str_radix(&wide[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// This colour with a share of another in it.
    fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| f64::from(a) + (f64::from(b) - f64::from(a)) * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let byte = |i: usize| mix(self.0[i], other.0[i]).round() as u8;
        Self([byte(0), byte(1), byte(2)])
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let Self([r, g, b]) = self;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// Contrast with another colour, 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, darkened or lightened until it stands out from a ground.
    fn readable_on(self, context: Self, least: f64) -> Self {
        let goal = if context.luminance() > 0.5 { BLACK } else { WHITE };
        let steps = (0..=50).map(|step| self.mixed(goal, f64::from(step) / 50.0));
        steps.into_iter().find(|colour| colour.contrast(context) >= least).unwrap_or(goal)
    }

    /// Black or white, whichever is read better on it.
    fn text(self) -> Self {
        if self.contrast(WHITE) >= self.contrast(BLACK) { WHITE } else { BLACK }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Rgb {
        Rgb::parse(text).unwrap()
    }

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../../themes/default/assets/site.css");
        let [day, night] = PAPERS.map(Rgb::hex);
        assert!(sheet.contains(&format!("--paper:light-dark({day},{night})")), "{day}, {night}");
    }

    #[test]
    fn any_accent_can_be_read_by_day_and_by_night() {
        for accent in ["#ff0", "#000", "#fff", "#0a6", "#7f7f7f", "#c00", "#123456"].map(colour) {
            for paper in PAPERS {
                assert!(accent.readable_on(paper, TEXT).contrast(paper) >= TEXT, "{accent:?} on {paper:?}");
                let shape = accent.readable_on(paper, SHAPE);
                assert!(shape.contrast(paper) >= SHAPE && shape.text().contrast(shape) >= 4.5, "{accent:?} on {paper:?}");
            }
        }
    }

    #[test]
    fn an_accent_that_can_be_read_stays_as_it_is() {
        assert_eq!(colour("#123").readable_on(PAPERS[0], TEXT), colour("#112233"));
    }
}
