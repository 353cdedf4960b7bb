//! Other names that people have for fields, in the languages whose maps and inventories we know.

use crate::base::kind::Kind;

/// Other names of a touchpoint's fields that maps are drawn with, as names are compared.
const OF_TOUCHPOINTS: &[(&str, &[&str])] = &[
    ("stage", &["phase", "phases", "stages", "journeystage", "journeyphase", "etappe", "étape", "fase"]),
    ("stage.goal", &["goal", "goals", "customergoal", "customergoals", "usergoal", "usergoals", "ziel", "ziele"]),
    (
        "does",
        &[
            "doing",
            "do",
            "action",
            "actions",
            "task",
            "tasks",
            "activity",
            "activities",
            "customeraction",
            "customeractions",
            "useraction",
            "useractions",
            "handlung",
            "handlungen",
            "actionsclient",
        ],
    ),
    ("thinks", &["thinking", "think", "thought", "thoughts", "gedanken", "pensées"]),
    ("expects", &["expectation", "expectations", "erwartung", "erwartungen"]),
    ("feeling", &["feelings", "feel", "emotion", "emotions", "mood", "sentiment", "gefühl", "gefühle", "emotionen", "stimmung"]),
    ("channels", &["channel", "kanal", "kanäle", "canal", "canaux", "medium"]),
    (
        "pains.text",
        &[
            "pain",
            "pains",
            "painpoint",
            "painpoints",
            "frustration",
            "frustrations",
            "problem",
            "problems",
            "schmerzpunkte",
            "schmerzpunkt",
            "probleme",
        ],
    ),
    ("gains", &["gain", "highlight", "highlights", "positives", "delight", "delights"]),
    (
        "opportunities.title",
        &[
            "opportunity",
            "opportunities",
            "idea",
            "ideas",
            "improvement",
            "improvements",
            "chance",
            "chancen",
            "ideen",
            "verbesserungen",
            "opportunités",
        ],
    ),
    ("moment_of_truth", &["mot", "momentsoftruth", "momentderwahrheit", "wahrheitsmoment", "momentdevérité"]),
    ("wait", &["waiting", "waitingtime", "waittime", "wartezeit", "tempsdattente", "wachttijd"]),
    ("served_by", &["process", "processes", "servedby", "prozess", "prozesse"]),
    ("needs", &["need", "bedürfnis", "bedürfnisse"]),
    ("persona", &["personas", "zielgruppe"]),
];

/// Other names of the fields of files.
const OF_THINGS: &[(&str, &[&str])] = &[
    (
        "classification.apqc",
        &["apqc", "apqccode", "apqcid", "apqcno", "apqcpcf", "apqcnumber", "apqcref", "pcf", "pcfid", "apqcpcfid", "apqchierarchyid"],
    ),
    (
        "code",
        &[
            "no",
            "nr",
            "number",
            "nummer",
            "ref",
            "processno",
            "processnumber",
            "processcode",
            "prozessnr",
            "prozessnummer",
            "kennung",
            "numéro",
        ],
    ),
];

/// Names that a title often has. They are suggested, never taken for it.
const OF_TITLES: &[&str] = &[
    "touchpoint",
    "touchpoints",
    "name",
    "process",
    "processname",
    "activity",
    "action",
    "titel",
    "titre",
    "título",
    "titolo",
    "bezeichnung",
    "prozess",
    "prozessname",
    "kontaktpunkt",
    "kontaktpunkte",
    "berührungspunkt",
    "berührungspunkte",
    "nom",
    "nombre",
    "nome",
    "naam",
    "label",
    "step",
    "what",
    "description",
];

/// The field that a name, as names are compared, is another name of.
pub(super) fn field_called(name: &str, kind: Kind) -> Option<&'static str> {
    let of = if kind == Kind::Journey { OF_TOUCHPOINTS } else { OF_THINGS };
    of.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| *field)
}

/// Whether a name, as names are compared, is one that titles often have.
pub(super) fn is_titles_name(name: &str) -> bool {
    OF_TITLES.contains(&name)
}

/// The number of a level, where a name is that of a column of levels: `Level 2`, `L2`, `Ebene 2`.
pub(super) fn level(name: &str) -> Option<usize> {
    const NAMES: &[&str] = &[
        "level",
        "lvl",
        "l",
        "ebene",
        "stufe",
        "niveau",
        "nivel",
        "livello",
        "nível",
        "nivå",
        "hierarchylevel",
        "processlevel",
        "prozessebene",
        "hierarchieebene",
    ];
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number = digits.parse().ok().filter(|n| (0..=20).contains(n))?;
    NAMES.contains(&name.strip_suffix(digits)?).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_known_by_their_numbers() {
        let levels: Vec<_> = ["level1", "l2", "ebene3", "level", "process2", "level1name"].iter().map(|name| level(name)).collect();
        assert_eq!(levels, [Some(1), Some(2), Some(3), None, None, None]);
    }
}
