//! Words that people write in sheets, in the languages whose spreadsheets we know: for totals, for the persona and for
//! us. What they call fields is in [`called`](super::called); what they write for blank, for yes and no, for words of ours,
//! for days and for units of time is in [`meant`](crate::base::meant), since fields that are written by hand know the same.

/// Words for the sum of what stands above.
const TOTAL: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "sub-total",
    "sum",
    "overall total",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "summe",
    "zwischensumme",
    "insgesamt",
    "somme",
    "total général",
    "sous-total",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "totale",
    "totali",
    "somma",
    "suma",
    "suma total",
    "subtotale",
    "totais",
    "soma",
    "razem",
    "suma końcowa",
    "celkem",
    "součet",
    "summa",
    "totalt",
    "yhteensä",
    "i alt",
    "összesen",
    "итого",
    "всего",
    "σύνολο",
    "toplam",
    "合計",
    "总计",
    "合计",
    "σ",
    "∑",
];

/// Who the persona is, at the end of a touchpoint or of a step.
const PERSONA: &[&str] = &[
    "customer",
    "client",
    "the customer",
    "the client",
    "user",
    "end user",
    "persona",
    "kunde",
    "kundin",
    "kund:in",
    "kunde/kundin",
    "klient",
    "klientin",
    "cliente",
    "le client",
    "usager",
    "klant",
    "cliënt",
    "kund",
    "asiakas",
    "ügyfél",
    "klient/ka",
    "клиент",
];

const US: &[&str] = &["us", "we", "wir", "uns", "nous", "noi", "nosotros", "nós", "wij", "ons", "vi", "me", "my", "мы"];

/// Channels that most maps name, to tell a row of channels from a row of titles.
const CHANNELS: &[&str] = &[
    "site",
    "website",
    "web",
    "web site",
    "homepage",
    "online",
    "internet",
    "portal",
    "app",
    "mobile app",
    "mobile",
    "phone",
    "telephone",
    "telefon",
    "téléphone",
    "call",
    "call centre",
    "call center",
    "hotline",
    "mail",
    "e-mail",
    "email",
    "letter",
    "brief",
    "post",
    "courrier",
    "sms",
    "text",
    "text message",
    "chat",
    "chatbot",
    "whatsapp",
    "social media",
    "newsletter",
    "shop",
    "store",
    "branch",
    "filiale",
    "in person",
    "face to face",
    "counter",
    "schalter",
    "door",
    "front door",
    "parcel",
    "video",
    "kiosk",
    "fax",
    "paper",
    "form",
    "billboard",
    "tv",
    "radio",
    "ad",
    "ads",
];

/// A cell without what its meaning does not hang on.
fn bare(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Whether a row, whose cells these are, sums up what stands above.
pub(super) fn is_total(cells: &[String]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let label = bare(first);
    let label = label.trim_end_matches([':', '.']).trim_end();
    // Beside a figure stands its unit at most.
    let is_figure = |cell: &String| cell.chars().filter(|c| c.is_alphabetic()).count() <= 3;
    let figures = filled.clone().count();
    let within = || {
        let begins = |word: &&str| label.strip_prefix(*word).is_some_and(|rest| rest.starts_with([' ', ':']));
        let ends = |word: &&str| label.strip_suffix(*word).is_some_and(|rest| rest.ends_with(' '));
        figures > 0 && TOTAL.iter().any(|word| begins(word) || ends(word))
    };
    filled.all(is_figure) && (TOTAL.contains(&label) || within())
}

/// Who is meant at the end of a touchpoint: `persona` or `us`, where that is not written itself.
pub(super) fn end(text: &str) -> Option<&'static str> {
    let word = bare(text);
    let word = word.as_str();
    PERSONA.contains(&word).then_some("persona").or_else(|| US.contains(&word).then_some("us"))
}

/// Whether a cell names nothing but channels.
pub(super) fn names_channels(text: &str) -> bool {
    let mut parts = text.split([';', ',', '\n', '/']).map(bare).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.any(|part| CHANNELS.contains(&part.as_str()))
}

/// The feeling that a face shows, from -2 to 2.
pub(super) fn face(c: char) -> Option<f64> {
    const FACES: &[(f64, &str)] = &[
        (2.0, "😀😃😄😁😆😍🤩🥳🥰😻"),
        (1.0, "🙂😊☺😌😉👍"),
        (0.0, "😐😶😑🤔"),
        (-1.0, "😕🙁☹😟😞😔😒👎😬"),
        (-2.0, "😢😭😡😠🤬😤😱😩😫😖💔"),
    ];
    FACES.iter().find(|(_, faces)| faces.contains(c)).map(|(feeling, _)| *feeling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_a_word_for_it_beside_figures() {
        let total = |cells: &[&str]| is_total(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        for cells in [
            &["Total", "", "", "6"][..],
            &["", "Summe:", "1.250,5"],
            &["Care Total", "", "6"],
            &["Gesamt", "12 €"],
            &["Total général", "3"],
            &["Total"],
        ] {
            assert!(total(cells), "{cells:?}");
        }
        for cells in [&["Total loss", "Claims"][..], &["Care Total"], &["Sell", "6"], &["Totally new", "6"], &[]] {
            assert!(!total(cells), "{cells:?}");
        }
    }
}
