//! Sheets that go out and come back: what was not changed in them changes no byte, what was changes that alone.

use throughline::base::files::Files;
use throughline::base::kind::{Kind, NodeKind};
use throughline::edit;
use throughline::export::sheet::{SheetInput, SiteSheet, of_journey, of_kind};
use throughline::import::names::SiteNames;
use throughline::import::sheet::{SheetRow, Table};
use throughline::import::update::{SheetUpdate, UpdateInput, first_unlike, update};
use throughline::model::id::NodeId;
use throughline::session::{Options, Session};
use throughline::site::Checked;

use super::folders;
use super::project::Project;

pub(crate) fn load(files: Files) -> Checked {
    Session::default().load(files, &Options { drafts: true, ..Options::default() })
}

fn input(site: &Checked) -> SheetInput<'_> {
    SheetInput { model: &site.model, documents: &site.documents, files: &site.files }
}

/// Every sheet that a site has.
pub(crate) fn sheets(site: &Checked) -> Vec<SiteSheet> {
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Page).map(|kind| of_kind(input(site), *kind));
    let journeys = (0..).map(NodeId).zip(&site.model.graph.nodes).filter(|(_, node)| node.entity.kind() == NodeKind::File(Kind::Journey));
    let journeys = journeys.map(|(journey, _)| of_journey(input(site), journey));
    kinds.chain(journeys).filter(|sheet| !sheet.is_empty()).collect()
}

pub(crate) fn taken_back(site: &Checked, table: &Table) -> Result<SheetUpdate, String> {
    let names = SiteNames::of(&site.config, &site.documents);
    update(UpdateInput { model: &site.model, documents: &site.documents, files: &site.files, names: &names }, table)
}

fn nothing_changes(files: Files) {
    let site = load(files);
    assert!(!site.findings.has_errors());
    let mut seen = 0;
    for sheet in sheets(&site) {
        for bytes in [sheet.csv().into_bytes(), sheet.workbook().unwrap()] {
            let update = taken_back(&site, &Table::read(&bytes, None).unwrap()).unwrap();
            assert_eq!(update.cells, [], "{}", sheet.name);
            assert!(update.edits.files(&site.files).unwrap().is_empty(), "{}", sheet.name);
            assert_eq!(update.left.iter().collect::<Vec<_>>(), [], "{}", sheet.name);
            assert_eq!((update.absent.len(), update.made.files.len(), update.touchpoints.len()), (0, 0, 0), "{}", sheet.name);
            seen += 1;
        }
    }
    assert!(seen > 8, "{seen}");
}

#[test]
fn a_sheet_that_nobody_changed_changes_nothing() {
    for folder in ["tests/fixtures/base", "example-site", "starter"] {
        nothing_changes(folders::site(folder));
    }
}

#[test]
fn two_sheets_of_one_site_are_the_same() {
    let site = load(folders::base());
    for (one, two) in sheets(&site).into_iter().zip(sheets(&site)) {
        assert!(one.workbook().unwrap() == two.workbook().unwrap() && one.csv() == two.csv(), "{}", one.name);
    }
}

const STREET: &str = "
    == throughline.yaml
    title: Lantern Street
    == teams/lamp.md
    ---
    title: Lighters
    ---
    == processes/carry.md
    ---
    # What is carried
    title: 'Carry the lamp'  # every night
    summary: >
      It is carried
      home.
    owner: desk # for now
    volume_per_month: 120
    tags: [night, 'by hand']   # both
    by:
      - desk   # in winter
      - lamp
    supports: show-way
    gap: {reason: \"nobody asked\"}
    extra:
      risk: 3
      note: \"a, b\"
    measures:
      - {id: late, title: Late, unit: '%', target: 3}
      - id: dark
        title: Dark # as felt
    ---

    It stays.
    == journeys/walk.md
    ---
    title: Walk home
    persona: ada
    outcome: home
    stages:
      - title: Asking
        touchpoints:
          - id: ask   # first
            title: I ask
            feeling: -1
            effort: {work: 15 min}
            channels: [street, door]
            pains:
              - {text: It is dark, level: 3}
              - text: It rains; hard
            served_by: [show-way]
          - {id: go, title: I go, gains: [Light], next: [ask]}
    ---
";

pub(crate) fn street() -> Checked {
    let site = load(Project::new(STREET).load().files.clone());
    assert!(!site.findings.has_errors());
    site
}

fn sheet_of(site: &Checked, name: &str) -> SiteSheet {
    sheets(site).into_iter().find(|sheet| sheet.name == name).unwrap()
}

pub(crate) fn table_of(sheet: &SiteSheet) -> Table {
    Table::read(sheet.csv().as_bytes(), None).unwrap()
}

fn column(table: &Table, name: &str) -> usize {
    table.rows[0].cells.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("no column {name}"))
}

fn put(table: &mut Table, address: &str, name: &str, text: &str) {
    // A column that the sheet does not have is added, as people do.
    if !table.rows[0].cells.iter().any(|cell| cell == name) {
        table.rows.iter_mut().for_each(|row| row.cells.push(String::new()));
        table.rows[0].cells.last_mut().unwrap().push_str(name);
    }
    let at = column(table, name);
    let row = table.rows.iter_mut().find(|row| row.cells[0] == address).unwrap_or_else(|| panic!("no row {address}"));
    row.cells[at] = text.to_owned();
}

/// The site after an update, which has to go well.
fn updated(site: &Checked, update: &SheetUpdate) -> Checked {
    let after = load(edit::after(&site.files, &update.edits.files(&site.files).unwrap()));
    let names = SiteNames::of(&after.config, &after.documents);
    let input = UpdateInput { model: &after.model, documents: &after.documents, files: &after.files, names: &names };
    assert_eq!(first_unlike(update, input), None);
    after
}

/// The file of that path, after these cells of that sheet were changed.
fn after(sheet: &str, path: &str, cells: &[(&str, &str, &str)]) -> String {
    let site = street();
    let mut table = table_of(&sheet_of(&site, sheet));
    for (address, name, text) in cells {
        put(&mut table, address, name, text);
    }
    let update = taken_back(&site, &table).unwrap();
    assert_eq!(update.left.iter().collect::<Vec<_>>(), []);
    let after = updated(&site, &update);
    assert!(!after.findings.has_errors(), "{:?}", after.findings.list);
    after.files.text(path).unwrap().to_string()
}

#[test]
fn cells_of_files_are_written_where_they_stand() {
    let carry = "process:carry";
    let text = after(
        "processes",
        "processes/carry.md",
        &[
            (carry, "title", "Carry it's lamp"),
            (carry, "summary", "It is carried away."),
            (carry, "owner", "Lighters"),
            (carry, "volume_per_month", "130"),
            (carry, "tags", "night; dawn; by hand"),
            (carry, "by", "lamp"),
            (carry, "supports", ""),
            (carry, "gap.until", "2027-01-31"),
            (carry, "gap.reason", "nobody asked: yet"),
            (carry, "extra.risk", "4"),
            (carry, "measures.target", "; 5"),
            (carry, "cost_per_case", "12.5"),
        ],
    );
    insta::assert_snapshot!(text);
}

#[test]
fn cells_of_touchpoints_are_written_where_they_stand() {
    let (ask, go) = ("journey:walk#ask", "journey:walk#go");
    let text = after(
        "walk",
        "journeys/walk.md",
        &[
            (ask, "title", "I ask \"where\""),
            (ask, "feeling", ""),
            (ask, "effort.load", "3"),
            (ask, "channels", "door"),
            (ask, "does", "She asks.\nThen she waits."),
            (ask, "pains.text", "It is dark\nIt rains; hard\nIt is late"),
            (ask, "pains.level", "4;; 2"),
            (go, "feeling", "1"),
            (go, "gains", "Light\nHome, at last"),
            (go, "next", "[]"),
            (go, "effort.work", "1 h"),
        ],
    );
    insta::assert_snapshot!(text);
}

#[test]
fn lines_keep_their_ends() {
    let files = {
        let mut files = street().files.clone();
        let text = files.text("processes/carry.md").unwrap().replace('\n', "\r\n");
        files.insert_text("processes/carry.md", &text);
        files
    };
    let site = load(files);
    let mut table = table_of(&sheet_of(&site, "processes"));
    put(&mut table, "process:carry", "trigger", "dusk");
    put(&mut table, "process:carry", "summary", "One.\nTwo.");
    let text = updated(&site, &taken_back(&site, &table).unwrap()).files.text("processes/carry.md").unwrap().to_string();
    assert!(text.contains("summary: |\r\n  One.\r\n  Two.\r\n") && text.contains("trigger: dusk\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn what_only_the_site_has_changed_stays_and_what_both_have_is_told() {
    let site = street();
    let mut table = table_of(&sheet_of(&site, "processes"));
    put(&mut table, "process:carry", "volume_per_month", "130");
    put(&mut table, "process:carry", "cost_per_case", "9");
    let mut files = site.files.clone();
    let text = files
        .text("processes/carry.md")
        .unwrap()
        .replace("volume_per_month: 120", "volume_per_month: 140")
        .replace("owner: desk", "owner: lamp");
    files.insert_text("processes/carry.md", &text);
    let site = load(files);
    let update = taken_back(&site, &table).unwrap();
    assert_eq!(update.cells.iter().map(|cell| cell.field.as_str()).collect::<Vec<_>>(), ["cost_per_case"]);
    let left: Vec<&str> = update.left.iter().map(|(remark, _)| remark).collect();
    assert_eq!(
        left,
        ["process:carry: `volume_per_month`: changed on both sides since the sheet was made: the sheet says `130`, the site `140`"]
    );
    let after = updated(&site, &update);
    assert!(
        after.files.text("processes/carry.md").unwrap().contains("owner: lamp # for now\ncost_per_case: 9\n")
            || after.files.text("processes/carry.md").unwrap().contains("volume_per_month: 140\ncost_per_case: 9\n")
    );
}

#[test]
fn rows_without_an_address_are_new_and_a_missing_one_takes_nothing_away() {
    let site = street();
    let mut table = table_of(&sheet_of(&site, "walk"));
    let width = table.rows[0].cells.len();
    let new = |table: &Table, number: usize, cells: &[(&str, &str)]| {
        let mut row = vec![String::new(); width];
        for (name, text) in cells {
            row[column(table, name)] = (*text).to_owned();
        }
        SheetRow { number, cells: row }
    };
    let rows = [
        new(&table, 9, &[("title", "I wait"), ("feeling", "-2"), ("served_by", "Show the way")]),
        new(&table, 10, &[("title", "I sleep"), ("stage", "At home")]),
    ];
    table.rows.remove(2);
    table.rows.extend(rows);
    let update = taken_back(&site, &table).unwrap();
    assert_eq!(update.absent.iter().map(ToString::to_string).collect::<Vec<_>>(), ["journey:walk#go"]);
    let after = updated(&site, &update);
    assert!(!after.findings.has_errors());
    insta::assert_snapshot!(after.files.text("journeys/walk.md").unwrap());

    let mut table = table_of(&sheet_of(&site, "processes"));
    let mut row = vec![String::new(); table.rows[0].cells.len()];
    row[column(&table, "title")] = "Light the lamp".to_owned();
    row[column(&table, "owner")] = "desk".to_owned();
    table.rows.push(SheetRow { number: 7, cells: row });
    let update = taken_back(&site, &table).unwrap();
    assert_eq!(update.made.files[0].text, "---\ntitle: Light the lamp\nid: light-the-lamp\nowner: desk\n---\n");
}

#[test]
fn a_cell_that_looks_like_a_formula_goes_out_and_comes_back() {
    let mut files = street().files.clone();
    let text = files.text("processes/carry.md").unwrap().replace("'Carry the lamp'", "'=1+1'").replace("a, b", "@SUM(A1)");
    files.insert_text("processes/carry.md", &text);
    let site = load(files);
    let sheet = sheet_of(&site, "processes");
    assert!(sheet.csv().contains(",'=1+1,") && sheet.csv().contains(",'@SUM(A1),"), "{}", sheet.csv());
    for bytes in [sheet.csv().into_bytes(), sheet.workbook().unwrap()] {
        assert_eq!(taken_back(&site, &Table::read(&bytes, None).unwrap()).unwrap().cells, []);
    }
    let mut table = table_of(&sheet);
    put(&mut table, "process:carry", "title", "'=2+2");
    let after = updated(&site, &taken_back(&site, &table).unwrap());
    assert!(after.files.text("processes/carry.md").unwrap().contains("title: '=2+2'  # every night\n"));
}

#[test]
fn a_sheet_that_does_not_say_what_was_takes_nothing_away() {
    let site = street();
    let table =
        Table::read(b"Address;volume_per_month;owner;Our note\nprocess:carry;1.250,5;;seen\nprocess:carry;3;;\nprocess:gone;1;;\n", None)
            .unwrap();
    let update = taken_back(&site, &table).unwrap();
    let after = updated(&site, &update);
    let text = after.files.text("processes/carry.md").unwrap();
    assert!(text.contains("owner: desk # for now\nvolume_per_month: 1250.5\n") && text.contains("  note: \"a, b\"\n"), "{text}");
    assert!(text.contains("Our note: seen\n"), "{text}");
    let left: Vec<&str> = update.left.iter().map(|(remark, _)| remark).collect();
    assert_eq!(
        left,
        [
            "a row above is of `process:carry` as well: this one is left out",
            "the address `process:gone` leads nowhere: the row is left out"
        ]
    );
}
