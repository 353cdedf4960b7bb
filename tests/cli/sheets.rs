//! Sheets that go out by `export` and come back by `import --update`, as people run them.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::{BASE, program, result, stderr, stdout};

fn street() -> TempDir {
    super::site(
        "title: Lantern Street\n",
        &[
            ("personas/ada.md", "---\ntitle: Ada\n---\n"),
            ("outcomes/home.md", "---\ntitle: Home\nfor: ada\n---\n"),
            (
                "journeys/walk.md",
                "---\ntitle: Walk\npersona: ada\noutcome: home\nstages: [{title: Out, touchpoints: [{id: ask, title: I ask, served_by: show}]}]\n---\n",
            ),
            ("processes/show.md", "---\r\ntitle: Show # the way\r\nvolume_per_month: 3\r\n---\r\n\r\nIt stays.\r\n"),
            ("processes/hear.md", "---\ntitle: Hear\n---\n"),
        ],
    )
}

fn run(site: &Path, arguments: &[&str]) -> Output {
    program().current_dir(site).args(arguments).output().unwrap()
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(file.path()).unwrap())).collect()
}

#[test]
fn a_sheet_goes_out_and_only_what_was_changed_in_it_comes_back() {
    let (site, place) = (street(), tempfile::tempdir().unwrap());
    let sheet = place.path().join("sheet.csv");
    let csv = result(&run(site.path(), &["export", "--format", "sheet", "--kind", "process"]));
    assert!(csv.starts_with("address,title,summary,status,owner,code,tags,reviewed,class,"), "{csv}");
    fs::write(&sheet, csv.replace("Show", "Show the way").replace("process:hear,Hear", ",Tell")).unwrap();
    let before = bytes(site.path());
    let arguments = ["import", "--update", sheet.to_str().unwrap(), "--dry-run"];
    let output = run(site.path(), &arguments);
    insta::assert_snapshot!(result(&output), @r"
    sheet.csv: UTF-8, comma between cells, 2 rows

    changed cells
      processes/show.md:2: process:show: `title`: `Show` → `Show the way`

    new
      tell (row 2)

    without a row, and left as they are: 1
      `process:hear`
    ");
    assert_eq!(stderr(&output), "nothing is written\n");
    assert_eq!(bytes(site.path()), before);
    let output = run(site.path(), &arguments[..3]);
    result(&output);
    assert_eq!(stderr(&output), "2 files changed\n");
    assert_eq!(
        fs::read_to_string(site.path().join("processes/show.md")).unwrap(),
        "---\r\ntitle: Show the way # the way\r\nvolume_per_month: 3\r\n---\r\n\r\nIt stays.\r\n"
    );
    assert!(fs::read_to_string(site.path().join("processes/tell.md")).unwrap().contains("title: Tell\n"));
    assert!(site.path().join("processes/hear.md").exists(), "a missing row takes nothing away");
}

#[test]
fn a_workbook_goes_out_and_comes_back() {
    let (site, place) = (street(), tempfile::tempdir().unwrap());
    let sheet = place.path().join("sheet.xlsx");
    let file = sheet.to_str().unwrap();
    let output = run(site.path(), &["export", "--format", "sheet", "--about", "journey:walk", "--out", file]);
    assert_eq!((result(&output).as_str(), stderr(&output).contains("1 row written to")), ("", true));
    let before = bytes(site.path());
    let output = run(site.path(), &["import", "--update", file]);
    assert!(result(&output).starts_with("sheet.xlsx: the sheet `walk` of an Excel workbook, 1 row"), "{}", stdout(&output));
    assert_eq!(stderr(&output), "nothing to change\n");
    assert_eq!(bytes(site.path()), before);
}

#[test]
fn what_would_be_wrong_is_told_and_nothing_is_written() {
    let (site, place) = (street(), tempfile::tempdir().unwrap());
    let sheet = place.path().join("sheet.csv");
    let before = bytes(site.path());
    for (text, why) in [
        (
            "address,owner\nprocess:show,nobody-knows\n",
            "nothing is written: processes/show.md:3:8 would be wrong: no team named `nobody-knows`",
        ),
        ("address,volume_per_month\nprocess:show,many\n", "cannot be read"),
        ("title\nShow\n", "no column is called `address`"),
        ("address,title\nprocess:gone,Show\n", "no row has the address of a file or touchpoint of this site"),
    ] {
        fs::write(&sheet, text).unwrap();
        let output = run(site.path(), &["import", "--update", sheet.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(stderr(&output).contains(why), "{}", stderr(&output));
        assert_eq!(bytes(site.path()), before, "{text}");
    }
}

#[test]
fn arguments_that_do_not_go_together_are_told() {
    let export = |arguments: &[&str]| stderr(&program().args(["export", BASE]).args(arguments).output().unwrap());
    assert!(export(&["--format", "sheet"]).contains("say what the rows are"));
    assert!(export(&["--kind", "process"]).contains("are for `--format sheet`"));
    assert!(export(&["--format", "sheet", "--kind", "page"]).contains("a page is text"));
    assert!(export(&["--format", "sheet", "--about", "persona:ada"]).contains("is no journey"));
    let output = program().args(["import", "--update", "a.csv", "process", "b.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

/// Killed at any moment, each file is the old one or the new one; the next command ends what was on its way.
#[cfg(unix)]
#[test]
fn whenever_it_is_killed_no_file_is_half_written() {
    let place = tempfile::tempdir().unwrap();
    let sheet = place.path().join("sheet.csv");
    fs::write(&sheet, "address,title,cost_per_case\nprocess:show,Show it,2\nprocess:hear,Hear it,3\n,Tell,4\n").unwrap();
    let arguments = ["import", "--update", sheet.to_str().unwrap()];
    let content = |site: &TempDir| bytes(site.path()).into_iter().filter(|(path, _)| !path.starts_with('.')).collect::<Vec<_>>();
    let old = content(&street());
    let trial = street();
    result(&run(trial.path(), &arguments));
    let new = content(&trial);
    assert_ne!(old, new);
    for n in 0..200_u64 {
        let trial = street();
        let mut child = program()
            .current_dir(trial.path())
            .args(arguments)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // Spread over all of a run, whatever the machine is doing: odd multiples of a time that divides nothing.
        std::thread::sleep(std::time::Duration::from_micros(n * 1_730 % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, text) in content(&trial) {
            assert!(old.contains(&(path.clone(), text.clone())) || new.contains(&(path.clone(), text)), "{path} is neither old nor new");
        }
        let _ = run(trial.path(), &arguments);
        assert_eq!(content(&trial), new);
    }
}
