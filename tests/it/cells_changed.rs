//! Any cell of any sheet with anything in it: what comes back is that change and no other.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use throughline::edit;
use throughline::import::names::SiteNames;
use throughline::import::update::{UpdateInput, first_unlike};

use super::properties::few;
use super::sheets::{load, sheets, street, table_of, taken_back};

/// A cell, and something that may stand in it.
fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z]{1,8}( [a-z:#'\"-]{1,6}){0,4}",
        "[ -~\u{e4}\u{20ac}\n]{0,24}",
        select(vec![
            "12",
            "-0.5",
            "2026-03-01",
            "true",
            "1 h",
            "null",
            "~",
            "a; b; c",
            "x\ny",
            "- a",
            "=1",
            "{a: b}",
            "[x",
            "'",
            "\"",
            "a # b",
            "key: value"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_changed_cell_changes_itself_and_nothing_else(which in any::<Index>(), row in any::<Index>(), at in any::<Index>(), text in cell_text()) {
        let site = street();
        let all = sheets(&site);
        let sheet = which.get(&all);
        let mut table = table_of(sheet);
        let rows = table.rows.len() - 1;
        // Neither the address nor what the cells were.
        let columns = table.rows[0].cells.len() - 2;
        let (row, at) = (1 + row.index(rows), 1 + at.index(columns));
        let text = text.trim();
        table.rows[row].cells[at] = text.to_owned();
        let Ok(update) = taken_back(&site, &table) else { return Ok(()) };
        if !update.made.unread.is_empty() {
            return Ok(());
        }
        let edited = update.edits.files(&site.files).unwrap();
        prop_assert!(edited.len() <= 1);
        let after = load(edit::after(&site.files, &edited));
        if after.findings.has_errors() {
            return Ok(());
        }
        let names = SiteNames::of(&after.config, &after.documents);
        let input = UpdateInput { model: &after.model, documents: &after.documents, files: &after.files, names: &names };
        prop_assert_eq!(first_unlike(&update, input), None);
        // All comments are there still, and all other cells.
        for file in &edited {
            let comments = |text: &str| text.matches(['#']).count();
            let of_cell = text.matches('#').count() + table_of(sheet).rows[row].cells[at].matches('#').count();
            prop_assert!(comments(&file.after) + of_cell >= comments(file.before.as_ref().unwrap()), "{}", file.after);
        }
        let before = table_of(sheet);
        let now = sheets(&after).into_iter().find(|other| other.name == sheet.name).map(|sheet| table_of(&sheet)).unwrap();
        for (was, is) in before.rows[1..].iter().zip(&now.rows[1..]) {
            for (column, name) in before.rows[0].cells.iter().enumerate().filter(|(_, name)| *name != "exported") {
                let is_changed = was.number == before.rows[row].number && column == at;
                let Some(other) = now.rows[0].cells.iter().position(|other| other == name) else { continue };
                if !(is_changed || column == 0 && at == 1) {
                    prop_assert_eq!(&was.cells[column], &is.cells[other], "{} of {}", name, &was.cells[0]);
                }
            }
        }
    }
}
