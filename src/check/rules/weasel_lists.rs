//! The words that promise without measuring, by language: fast, effective, in good time, seamless,
//! easy.
//!
//! Nothing is stemmed, so each form that a word takes stands in its list, comparatives aside: who says
//! 'faster' names at least a direction. Left out is what often means something else there: French
//! `effectif` (actual), Spanish `efectivo` (cash), Danish and Norwegian `enkelt` (a single one), Swedish
//! `i rätt tid` (on time, of a train).
//! `words.weasel` of a site adds its own.

/// A language that has a list.
struct WeaselList {
    /// Its codes, without a region.
    codes: &'static [&'static str],
    /// What it is called in English.
    #[cfg_attr(not(test), expect(dead_code, reason = "the rule's page is held against it"))]
    name: &'static str,
    /// The words and phrases, commas between.
    words: &'static str,
}

static LISTS: &[WeaselList] = &[
    WeaselList { codes: &["en"], name: "English", words: "fast, quick, efficient, effective, timely, seamless, easy" },
    WeaselList {
        codes: &["de"],
        name: "German",
        words: "schnell, schnelle, schnellem, schnellen, schneller, schnelles, \
            rasch, rasche, raschem, raschen, rascher, rasches, \
            zügig, zügige, zügigem, zügigen, zügiger, zügiges, \
            effizient, effiziente, effizientem, effizienten, effizienter, effizientes, \
            effektiv, effektive, effektivem, effektiven, effektiver, effektives, \
            rechtzeitig, rechtzeitige, rechtzeitigem, rechtzeitigen, rechtzeitiger, rechtzeitiges, \
            zeitnah, zeitnahe, zeitnahem, zeitnahen, zeitnaher, zeitnahes, \
            nahtlos, nahtlose, nahtlosem, nahtlosen, nahtloser, nahtloses, \
            reibungslos, reibungslose, reibungslosem, reibungslosen, reibungsloser, reibungsloses, \
            einfach, einfache, einfachem, einfachen, einfacher, einfaches, \
            leicht, leichte, leichtem, leichten, leichter, leichtes",
    },
    WeaselList {
        codes: &["fr"],
        name: "French",
        words: "rapide, rapides, rapidement, vite, prompt, prompte, prompts, promptes, promptement, \
            efficace, efficaces, efficacement, efficient, efficiente, efficients, efficientes, \
            en temps utile, en temps opportun, dans les meilleurs délais, fluide, sans accroc, \
            facile, faciles, facilement, aisément",
    },
    WeaselList {
        codes: &["nl"],
        name: "Dutch",
        words: "snel, snelle, vlot, vlotte, vlug, vlugge, efficiënt, efficiënte, effectief, effectieve, \
            doelmatig, doelmatige, doeltreffend, doeltreffende, tijdig, tijdige, naadloos, naadloze, soepel, soepele, \
            eenvoudig, eenvoudige, makkelijk, makkelijke, gemakkelijk, gemakkelijke, moeiteloos, moeiteloze",
    },
    WeaselList {
        codes: &["es"],
        name: "Spanish",
        words: "rápido, rápida, rápidos, rápidas, rápidamente, ágil, ágiles, ágilmente, \
            eficiente, eficientes, eficientemente, eficaz, eficaces, eficazmente, \
            oportuno, oportuna, oportunos, oportunas, oportunamente, a la mayor brevedad, \
            fácil, fáciles, fácilmente, sencillo, sencilla, sencillos, sencillas",
    },
    WeaselList {
        codes: &["pt"],
        name: "Portuguese",
        words: "rápido, rápida, rápidos, rápidas, rapidamente, ágil, ágeis, agilmente, \
            eficiente, eficientes, eficientemente, eficaz, eficazes, eficazmente, \
            atempado, atempada, atempados, atempadas, atempadamente, \
            oportuno, oportuna, oportunos, oportunas, oportunamente, \
            fácil, fáceis, facilmente, simples",
    },
    WeaselList {
        codes: &["it"],
        name: "Italian",
        words: "rapido, rapida, rapidi, rapide, rapidamente, veloce, veloci, velocemente, celere, celeri, celermente, \
            efficiente, efficienti, efficientemente, efficace, efficaci, efficacemente, \
            tempestivo, tempestiva, tempestivi, tempestive, tempestivamente, \
            facile, facili, facilmente, semplice, semplici, agevole, agevoli, agevolmente, senza intoppi",
    },
    WeaselList {
        codes: &["sv"],
        name: "Swedish",
        words: "snabb, snabbt, snabba, skyndsam, skyndsamt, skyndsamma, effektiv, effektivt, effektiva, \
            i god tid, sömlös, sömlöst, sömlösa, smidig, smidigt, smidiga, \
            enkel, enkelt, enkla, lätt, lätta",
    },
    WeaselList {
        codes: &["da"],
        name: "Danish",
        words: "hurtig, hurtigt, hurtige, effektiv, effektivt, effektive, i god tid, \
            gnidningsfri, gnidningsfrit, gnidningsfrie, gnidningsløs, gnidningsløst, gnidningsløse, \
            smidig, smidigt, smidige, nem, nemt, nemme, let, lette, enkel, enkle",
    },
    WeaselList {
        codes: &["no", "nb", "nn"],
        name: "Norwegian",
        words: "rask, raskt, raske, hurtig, hurtige, kjapp, kjapt, kjappe, snøgg, snøgt, snøgge, \
            effektiv, effektivt, effektive, i god tid, sømløs, sømløst, sømløse, saumlaus, saumlaust, saumlause, \
            knirkefri, knirkefritt, knirkefrie, smidig, smidige, enkel, enkle, lett, lette, lettvint, lettvinte",
    },
];

/// The list of a language, by its code; that of any region is the language's. Empty where there is none.
pub(super) fn of_language(code: &str) -> impl Iterator<Item = &'static str> {
    let language = code.split('-').next().unwrap_or(code);
    let list = LISTS.iter().find(|list| list.codes.iter().any(|known| known.eq_ignore_ascii_case(language)));
    list.into_iter().flat_map(|list| list.words.split(',').map(str::trim))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::super::phrases::Phrases;
    use super::*;
    use crate::base::{english, rule};

    fn weasels(language: &str, text: &str) -> Vec<String> {
        let words: Vec<Arc<str>> = of_language(language).map(Arc::from).collect();
        Phrases::new(&words).in_text(text).into_iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_language_finds_its_own_words_in_the_forms_that_they_take() {
        for (language, text, expected) in [
            ("en", "A fast and easy answer", vec!["fast", "easy"]),
            ("de-CH", "Ich bekomme rechtzeitig eine schnelle Antwort", vec!["rechtzeitig", "schnelle"]),
            (
                "fr-BE",
                "Je reçois facilement une réponse efficace dans les meilleurs délais",
                vec!["facilement", "efficace", "dans les meilleurs délais"],
            ),
            ("nl", "Ik krijg tijdig een vlotte en efficiënte oplossing", vec!["tijdig", "vlotte", "efficiënte"]),
            ("es-MX", "Recibo una respuesta rápida con trámites sencillos", vec!["rápida", "sencillos"]),
            ("pt-BR", "Tenho uma resposta rápida e pedidos fáceis", vec!["rápida", "fáceis"]),
            ("it", "Una risposta tempestiva e pratiche semplici, senza intoppi", vec!["tempestiva", "semplici", "senza intoppi"]),
            ("sv", "Jag får snabbt hjälp med ett enkelt ärende i god tid", vec!["snabbt", "enkelt", "i god tid"]),
            ("da", "Jeg får nemt og hurtigt svar", vec!["nemt", "hurtigt"]),
            ("nb-NO", "Jeg får raskt svar på en lettvint måte", vec!["raskt", "lettvint"]),
            ("nn", "Eg får snøgt svar på ei saumlaus reise", vec!["snøgt", "saumlaus"]),
        ] {
            assert_eq!(weasels(language, text), expected, "{language}");
        }
    }

    #[test]
    fn a_sentence_with_a_measure_holds_none_of_them() {
        for (language, text) in [
            ("en", "I have my answer within 2 hours"),
            ("de", "Ich habe meine Antwort in 2 Stunden"),
            ("fr", "J'ai ma réponse en 2 heures ; effectif de nuit : 3"),
            ("nl", "Ik heb mijn antwoord binnen 2 uur"),
            ("es", "Tengo mi respuesta en 2 horas y pago en efectivo"),
            ("pt", "Tenho a minha resposta em 2 horas"),
            ("it", "Ho la mia risposta entro 2 ore"),
            ("sv", "Jag har mitt svar inom 2 timmar"),
            ("da", "Jeg har mit svar på hvert enkelt opkald inden 2 timer"),
            ("nb", "Jeg har svaret på hver enkelt henvendelse innen 2 timer"),
        ] {
            assert_eq!(weasels(language, text), [""; 0], "{language}");
        }
    }

    #[test]
    fn no_list_holds_a_word_twice_or_in_upper_case() {
        for list in LISTS {
            let words: Vec<&str> = of_language(list.codes[0]).collect();
            assert!(words.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()), "{}", list.name);
            assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "{}", list.name);
        }
    }

    #[test]
    fn the_page_of_the_rule_names_every_language_that_has_a_list() {
        let mut names: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
        names.sort_unstable();
        let said = format!("There are lists for {};", english::list(&names));
        assert!(rule::WEASEL_WORD.page.contains(&said), "{said}");
    }

    #[test]
    fn a_language_without_a_list_has_no_words() {
        assert_eq!(of_language("fi").count(), 0);
        assert_eq!(of_language("").count(), 0);
        assert_eq!(of_language("english").count(), 0);
    }
}
