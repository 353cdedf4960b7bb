//! What is a sheet, and how its rows and cells are found.

use std::fs;
use std::path::Path;

use super::{JOURNEY, import, read, site, stderr, stdout, throughline};

#[test]
fn separators_encodings_and_line_ends_do_not_matter() {
    for (sheet, found) in [
        ("title,contact\nZoë,\"a, \"\"b\"\"\"\n".as_bytes().to_vec(), "UTF-8, comma"),
        ("\u{feff}title;contact\r\nZoë;\"a, \"\"b\"\"\"\r\n".as_bytes().to_vec(), "UTF-8, semicolon"),
        (b"title\tcontact\r\nZo\xeb\t\"a, \"\"b\"\"\"\r\n".to_vec(), "Windows-1252, tab"),
    ] {
        let site = site();
        let (status, told) = import(&site, "team", sheet, &[]);
        assert!(status == 0 && told.contains(found), "{told}");
        assert_eq!(read(&site, "teams/zoë.md"), "---\ntitle: Zoë\nid: zoë\ncontact: a, \"b\"\n---\n");
    }
}

#[test]
fn a_row_whose_cells_are_shifted_is_skipped() {
    let site = site();
    let (_, told) = import(&site, "team", "title,contact\nOne,a,b\nTwo,c,\n", &[]);
    assert!(told.contains("row 2: it has 3 cells and the header 2") && told.contains("teams/two.md (row 3)"), "{told}");
    assert!(!site.path().join("teams/one.md").exists());
}

#[test]
fn any_text_survives() {
    let site = site();
    let nasty = [
        "null",
        "~",
        "true",
        "12",
        "- a",
        "a: b # c",
        "--- a",
        "'",
        "\"",
        "@x",
        "{x",
        "&a *b",
        "!t",
        "% d",
        "| >",
        "1e3",
        "0x1f",
        "Zoë 日本 🥾",
        "\u{7}bell",
        "two\n---\nlines",
        "ends with\\",
        "? x",
        "2026-01-01",
    ];
    let mut sheet = String::from("id,title,summary,Own: \"x\"\n");
    for (i, text) in nasty.iter().enumerate() {
        let cell = format!("\"{}\"", text.replace('"', "\"\""));
        sheet.push_str(&format!("t{i},{cell},{cell},{cell}\n"));
    }
    let (status, told) = import(&site, "system", sheet.replace("Own: \"x\"", "\"Own: \"\"x\"\"\""), &[]);
    assert_eq!(status, 0, "{told}");
    let graph: serde_json::Value = serde_json::from_slice(&throughline(site.path(), &["export"]).stdout).unwrap();
    for (i, text) in nasty.iter().enumerate() {
        let node = graph["nodes"].as_array().unwrap().iter().find(|node| node["address"] == format!("system:t{i}")).unwrap();
        assert_eq!(node["title"], text.split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!((&node["fields"]["summary"], &node["fields"]["extra"]["Own: \"x\""]), (&(*text).into(), &(*text).into()));
    }
}

#[test]
fn an_empty_sheet_has_a_column_for_each_field() {
    let folder = tempfile::tempdir().unwrap();
    let blank = throughline(folder.path(), &["import", "journey", "--blank"]);
    assert_eq!(blank.status.code(), Some(0));
    let header = stdout(&blank);
    assert!(
        header.starts_with("stage,stage.id,stage.goal,stage.outcome,stage.starts_when,stage.ends_when,id,title,from,to,")
            && header.contains(",effort.work,effort.load,")
            && header.lines().count() == 1,
        "{header}"
    );
    let site = site();
    let (status, told) = import(&site, "journey", format!("{header}A,,,,B\n"), &JOURNEY);
    assert!(status == 0 && !told.contains("unknown"), "{told}");
}

#[test]
fn what_is_no_sheet_is_refused() {
    let site = site();
    for (kind, sheet, why) in [
        ("team", "", "no header row"),
        ("team", "title\n", "no rows"),
        ("team", "title,x\n\"a,b\n", "never closed"),
        ("page", "title\nA\n", "a page is text"),
        ("team", "title,Title\na,b\n", "are both `title`"),
    ] {
        let (status, told) = import(&site, kind, sheet, &[]);
        assert!(status == 2 && told.contains(why), "{told}");
    }
    let output = throughline(site.path(), &["import", "team", "absent.csv"]);
    assert!(output.status.code() == Some(2) && stderr(&output).contains("cannot read absent.csv"));
}

#[test]
fn a_header_below_a_heading_is_found_and_told() {
    let site = site();
    let sheet = "Our processes in May,,\n,,\nTitle,Owner,Shelf\nBake,Front desk,A\n";
    let (status, told) = import(&site, "process", sheet, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(
        told.contains("row 1 stands above the header and is left out: `Our processes in May`") && told.contains("row 3 is the header"),
        "{told}"
    );
    assert!(told.contains("processes/bake.md (row 4)"), "{told}");
    let (status, told) = import(&site, "process", "Title,Title of it\nx,y\nBake,z\n", &["--header-row", "2", "--map", "x=title"]);
    assert!(status == 2 && told.contains("`bake` already"), "{told}");
    let (status, told) = import(&site, "process", sheet, &["--header-row", "9"]);
    assert!(status == 2 && told.contains("there is no row 9"), "{told}");
}

#[test]
fn a_workbook_is_read_by_sheet() {
    let site = site();
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inventory.xlsx");
    let as_csv = site.path().join("inventory.csv");
    fs::copy(&book, &as_csv).unwrap();
    for file in [&book, &as_csv] {
        let file = file.to_str().unwrap();
        let output = throughline(site.path(), &["import", "process", file, "--dry-run"]);
        let told = stdout(&output) + &stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{told}");
        for line in [
            "the sheet `Processes` of an Excel workbook (others, by `--sheet`: `Teams`), 5 rows",
            "row 1 stands above the header and is left out: `Our processes`",
            "row 7: it sums up others (`Total`)",
            "row 5: `Owner`: the merged cell above says `Front desk`",
        ] {
            assert!(told.contains(line), "{line}\n{told}");
        }
        assert!(told.contains("title: Receive\n  id: receive\n") || told.contains("(the first of"), "{told}");
    }
    let output = throughline(site.path(), &["import", "process", book.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let due = "---\ntitle: Weigh\nid: weigh\nowner: desk\nreviewed: 2026-03-02\nparent: receive\nvolume_per_month: 1.125\n---\n";
    assert_eq!(read(&site, "processes/weigh.md"), due);
    let output = throughline(site.path(), &["import", "team", book.to_str().unwrap(), "--sheet", "teams"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let output = throughline(site.path(), &["import", "team", book.to_str().unwrap(), "--sheet", "Taems"]);
    assert!(stderr(&output).contains("no sheet `Taems`: it has `Processes`, `Teams`; did you mean `Teams`?"));
}

#[test]
fn many_rows_of_one_title_and_many_columns_are_read() {
    let site = site();
    let mut sheet = String::from("title");
    sheet.extend((0..5_000).map(|i| format!(",Own {i}")));
    sheet.push_str(&"\nSame".repeat(2_000));
    let (status, told) = import(&site, "system", sheet, &["--dry-run"]);
    assert!(status == 0 && told.contains("same-2000.md"), "{status}");
}
