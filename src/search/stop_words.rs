//! Words that only make a question of what somebody looks for, by language: they are left out of questions, and of all texts but titles
//! and names. A question of nothing else is asked as it is.

/// The words of a language, without marks and in small letters.
struct StopWords {
    /// Its code, without a region.
    code: &'static str,
    /// Blanks between.
    words: &'static str,
}

static LISTS: &[StopWords] = &[
    StopWords {
        code: "en",
        words: "a about an and any are as at be been but by can could did do does for from had has have he her his how i if in into is it its \
            me my no not of on or our she should so some than that the their them then there these they this those to too us was we were \
            what when where which who whom whose why will with would you your re ve ll don doesn isn didn",
    },
    StopWords {
        code: "de",
        words: "aber als am an auch auf aus bei bin bis da das dass dem den der des die dies dieser du durch ein eine einem einen einer eines er \
            es fur hat haben ich ihr im in ist kann man mein mich mir mit nach nicht noch nur ob oder sein sich sie sind so uber um und uns \
            unser vom von vor wann war warum was wer wie wir wird wo wohin zu zum zur",
    },
    StopWords {
        code: "fr",
        words: "a ai au aux avec ce ces cette comment dans de des du elle en est et eu il ils je la le les leur lui ma mais me mes mon ne nos notre \
            nous on ou par pas pour pourquoi quand que quel quelle qui quoi sa se ses si son sont sur ta te tu un une vos votre vous y",
    },
    StopWords {
        code: "nl",
        words: "aan als bij dan dat de der die dit door een en er ga had heb heeft het hij hoe hun ik in is ik je kan maar me met mij mijn naar niet \
            nog nu of om ons onze ook op over te tot u uit van voor waar waarom wanneer was wat we wie wij ze zich zij zijn zo",
    },
    StopWords {
        code: "es",
        words: "a al como con cual cuando de del donde e el ella en es esta este esto hay la las le lo los me mi mis no nos o para pero por que \
            quien se ser si sin sobre son su sus te tu un una uno y yo",
    },
    StopWords {
        code: "it",
        words: "a ai al alla che chi ci come con da dal dei del della di dove e ed gli ha ho i il in io la le lo ma mi mio nei nel non o per \
            perche quale quando questo se si sono su sua suo ti tu un una uno",
    },
    StopWords {
        code: "pt",
        words: "a ao aos as com como da das de do dos e ela ele em essa esse esta este eu foi ja mas me meu minha na nas nao no nos o onde os ou \
            para pela pelo por porque qual quando que quem se sem ser seu sua um uma",
    },
    StopWords {
        code: "sv",
        words: "att av bli de den det dig din du ej en ett for fran han har hon hur i inte jag kan med men mig min nar nu och om pa sa sig sin som till \
            ut vad var varfor vart vem vi vid ar",
    },
    StopWords {
        code: "da",
        words: "af at da de den der det dig din du en er et for fra han har hun hvad hvem hvor hvorfor i ikke jeg kan man med men mig min nar og om \
            os pa sa sig sin som til ud var ved vi",
    },
    StopWords {
        code: "nb",
        words: "av at da de den der det deg din du en er et for fra han har hun hva hvem hvor hvorfor i ikke jeg kan man med men meg min nar og om \
            oss pa sa seg sin som til ut var ved vi",
    },
    StopWords {
        code: "pl",
        words: "a aby ale bo byc by co czy dla do gdy gdzie go i ich ile jak jaki jako jest kiedy kto ktory lub ma mi mnie moj na nie o od po pod przez \
            sa sie ta tak to tu w we z za ze",
    },
];

/// Those of a language, by its code, with or without a region; none of one that is not known.
pub(super) fn of(language: &str) -> Vec<&'static str> {
    let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let code = if code == "no" { "nb" } else { &code };
    LISTS.iter().find(|list| list.code == code).map_or_else(Vec::new, |list| list.words.split_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::words::{WordUse, words};

    #[test]
    fn they_are_written_as_words_are_compared() {
        for list in LISTS {
            for word in list.words.split_whitespace() {
                assert_eq!(words(word, WordUse::Asked), [word], "{}", list.code);
            }
        }
        assert!(of("de-CH").contains(&"und") && of("NO").contains(&"hvem") && of("tlh").is_empty());
    }
}
