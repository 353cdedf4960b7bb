//! `throughline import`, run as people run it.

mod journeys;
mod sheets;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{stderr, stdout, throughline};

/// A site with two teams, a persona and an outcome.
fn site() -> TempDir {
    super::site(
        "title: x\nchannels: [{id: phone, title: By phone}]\n",
        &[
            ("teams/desk.md", "---\ntitle: Front desk\n---\n"),
            ("teams/twin-1.md", "---\ntitle: Twin\n---\n"),
            ("teams/twin-2.md", "---\ntitle: Twin\n---\n"),
            ("personas/ada.md", "---\ntitle: Ada\nneeds:\n  - {id: calm, statement: I want calm}\n---\n"),
            ("outcomes/home.md", "---\ntitle: Home again\nfor: [ada]\n---\n"),
        ],
    )
}

/// Imports a sheet: the exit status and what was told.
fn import(site: &TempDir, kind: &str, sheet: impl AsRef<[u8]>, more: &[&str]) -> (i32, String) {
    let sheets = tempfile::tempdir().unwrap();
    let file = sheets.path().join("sheet.csv");
    fs::write(&file, sheet).unwrap();
    let mut arguments = vec!["import", kind, file.to_str().unwrap()];
    arguments.extend(more);
    let output = throughline(site.path(), &arguments);
    (output.status.code().unwrap(), stdout(&output) + &stderr(&output))
}

fn read(site: &TempDir, path: &str) -> String {
    fs::read_to_string(site.path().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

const JOURNEY: [&str; 6] = ["--persona", "ada", "--outcome", "Home again", "--title", "I walk home"];

#[test]
fn each_row_becomes_a_file_of_every_kind() {
    for (kind, folder) in [
        ("persona", "personas"),
        ("process", "processes"),
        ("system", "systems"),
        ("role", "roles"),
        ("team", "teams"),
        ("service", "services"),
        ("third-party", "third-parties"),
        ("outcome", "outcomes"),
    ] {
        let site = site();
        let sheet = if kind == "outcome" { "title,for\nOne,ada\nTwo,Ada\n" } else { "title\nOne\nTwo\n" };
        let (status, told) = import(&site, kind, sheet, &[]);
        assert_eq!(status, 0, "{kind}: {told}");
        assert!(told.contains(&format!("{folder}/one.md (row 2)")) && told.contains("  2 files\n"), "{told}");
        assert!(read(&site, &format!("{folder}/two.md")).starts_with("---\ntitle: Two\nid: two\n"));
    }
}

#[test]
fn fields_are_written_in_the_order_of_the_content_model() {
    let site = site();
    let sheet =
        "Volume per month;CLASS;steps.work;steps.title;reviewed;Gap.Until;title;draft\n1.250,5;Core;5; A;1.3.2026;31/12/2026;Make;no\n";
    let (_, told) = import(&site, "process", sheet, &[]);
    let due = "---\ntitle: Make\nid: make\ndraft: false\nreviewed: 2026-03-01\nclass: core\nvolume_per_month: 1250.5\ngap:\n  until: 2026-12-31\nsteps:\n- title: A\n  work: 5\n---\n";
    assert_eq!(read(&site, "processes/make.md"), due, "{told}");
}

#[test]
fn lists_are_split_at_semicolons_and_line_breaks() {
    let site = site();
    let sheet = "title,tags,also_called\nDesk two,a; b,\"one; two\nthree\"\n";
    import(&site, "team", sheet, &[]);
    assert!(read(&site, "teams/desk-two.md").ends_with("tags:\n- a\n- b\nalso_called:\n- one; two\n- three\n---\n"));
}

#[test]
fn what_cannot_be_read_for_certain_keeps_all_from_being_written() {
    let site = site();
    let sheet = "title,reviewed,volume_per_month,class\nMake,03/04/2026,1.250,Support\nMend,,2,sideways\n";
    let (status, told) = import(&site, "process", sheet, &[]);
    assert_eq!(status, 2);
    for line in [
        "row 2: `reviewed`: `03/04/2026` may be two days: write year-month-day, as in `2026-04-03`",
        "row 2: `volume_per_month`: `1.250` may be two numbers",
        "row 3: `class`: `sideways` is none of core, guiding, enabling",
        "nothing is written: 3 cells cannot be read",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!site.path().join("processes").exists());
    let maps = ["reviewed", "volume_per_month", "class"].map(|name| format!("{name}=extra.{name}"));
    let (status, told) = import(&site, "process", sheet, &["--map", &maps[0], "--map", &maps[1], "--map", &maps[2]]);
    assert_eq!(status, 0, "{told}");
    assert!(read(&site, "processes/make.md").contains("extra:\n  reviewed: 03/04/2026\n  volume_per_month: '1.250'\n"));
}

#[test]
fn unknown_columns_go_to_extra_and_near_names_are_only_suggested() {
    let site = site();
    let (status, told) = import(&site, "team", "title,contcat,Shelf\nOne,me,007\n", &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("did you mean `contact`? (--map contcat=contact)") && told.contains("unknown: `contcat`, `Shelf`"), "{told}");
    assert!(read(&site, "teams/one.md").contains("extra:\n  contcat: me\n  Shelf: '007'\n"));
}

#[test]
fn columns_are_mapped() {
    let site = site();
    let (status, told) = import(&site, "team", "Name;Wer\nOne;me\n", &["--map", "name=title", "--map", "Wer=contact"]);
    assert_eq!(status, 0, "{told}");
    assert!(read(&site, "teams/one.md").contains("title: One\nid: one\ncontact: me\n"));
    let (status, told) = import(&site, "team", "Name\nTwo\n", &[]);
    assert_eq!(status, 2);
    assert!(told.contains("no column is `title`") && told.contains("`--map Name=title`"), "{told}");
}

#[test]
fn ids_are_written_and_unique() {
    let site = site();
    let (status, told) = import(&site, "system", "id,title\n,Mill\n,Mill!\nMILL-2,Third\nmill-2,Fourth\nA 1,Fifth\n,\n,!!\n", &[]);
    assert_eq!(status, 0, "{told}");
    let titles = ["mill", "mill-2", "mill-3", "a-1"].map(|id| read(&site, &format!("systems/{id}.md")).lines().nth(1).unwrap().to_owned());
    assert_eq!(titles, ["title: Mill", "title: Third", "title: Mill!", "title: Fifth"]);
    for line in [
        "row 5: a row above it has the id `mill-2`",
        "row 6: `A 1` cannot be an id: it became `a-1`",
        "row 8: no id can be made from the title `!!`",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn titles_become_ids_where_one_thing_has_them() {
    let site = site();
    let sheet = "title,owner,supports,by\nBake,Front desk,Sell bread,Front desk; The miller\nSell bread,Twin,,\n";
    let (status, told) = import(&site, "process", sheet, &[]);
    let bake = read(&site, "processes/bake.md");
    assert!(bake.contains("owner: desk\n") && bake.contains("supports:\n- sell-bread\nby:\n- desk\n- The miller\n"), "{bake}");
    assert!(told.contains("row 2: `owner`: `Front desk` is the title of the team `desk`, which is written"), "{told}");
    assert!(told.contains("row 3: `owner`: `Twin` is the title of `twin-1` and `twin-2`"), "{told}");
    assert!(status == 1 && told.contains("processes/sell-bread.md:4:8: error[unknown-reference]: no team named `Twin`"), "{told}");
}

#[test]
fn nothing_is_written_where_one_file_is_there() {
    let site = site();
    for (sheet, why) in [("title\nOne\nDesk\n", "there is a team `desk` already"), ("id,title\ntwin-1,x\none,One\n", "`twin-1` already")] {
        let (status, told) = import(&site, "team", sheet, &[]);
        assert!(status == 2 && told.contains(why), "{told}");
        assert_eq!(fs::read_dir(site.path().join("teams")).unwrap().count(), 3);
    }
    fs::write(site.path().join("teams/none.md"), "no front matter").unwrap();
    let (status, told) = import(&site, "team", "title\nOne\nNone\n", &[]);
    assert!(status == 2 && told.contains("is there already, and nothing is overwritten"), "{told}");
    assert!(!site.path().join("teams/one.md").exists());
}

#[test]
fn errors_that_were_there_before_do_not_count() {
    let site = site();
    fs::write(site.path().join("teams/bad.md"), "---\ntitle: Bad\nparent: nowhere\n---\n").unwrap();
    let (status, told) = import(&site, "team", "title\nOne\n", &[]);
    assert!(status == 0 && told.contains("(the site had 1 error before)") && !told.contains("nowhere"), "{told}");
}

#[test]
fn levels_become_parents_and_totals_are_left_out() {
    let site = site();
    fs::create_dir(site.path().join("systems")).unwrap();
    for id in ["Practice system", "Patient portal"] {
        fs::write(site.path().join(format!("systems/{}.md", id.replace(' ', "-").to_lowercase())), format!("---\ntitle: {id}\n---\n"))
            .unwrap();
    }
    let sheet = "Level 1;Level 2;Process;Systems;Volume per month;APQC\nCare;Begin;Assess;Practice system, Patient portal;720,5;4.2.1\n\
        ;;Plan;;6;TBD\n;End;Write a letter;;;\nTotal;;;;726,5;\n";
    let (status, told) = import(&site, "process", sheet, &["--map", "Process=title"]);
    assert_eq!(status, 0, "{told}");
    let assess = "---\ntitle: Assess\nid: assess\nparent: begin\nvolume_per_month: 720.5\nsystems:\n- practice-system\n- patient-portal\nclassification:\n  apqc: 4.2.1\n---\n";
    assert_eq!(read(&site, "processes/assess.md"), assess);
    assert_eq!(read(&site, "processes/begin.md"), "---\ntitle: Begin\nid: begin\nparent: care\n---\n");
    assert!(read(&site, "processes/plan.md").contains("parent: begin\n"));
    assert!(read(&site, "processes/write-a-letter.md").contains("parent: end\n"));
    assert!(told.contains("row 5: it sums up others (`Total`)") && told.contains("the level `Care` has no row of its own"), "{told}");
}

#[test]
fn names_that_are_nothing_yet_are_told_once_with_what_makes_them() {
    let site = site();
    let (status, told) = import(&site, "process", "title,owner\nOne,IT Service Desk\nTwo,IT Service Desk\nThree,Front desk\n", &[]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("1 name of a team: `IT Service Desk`; to make it:") && !told.contains("error[unknown-reference]"), "{told}");
    let made = throughline(site.path(), &["new", "team", "it-service-desk", "--title", "IT Service Desk"]);
    assert!(made.status.success() && told.contains("throughline new team it-service-desk --title \"IT Service Desk\""), "{told}");
    assert_eq!(throughline(site.path(), &["check"]).status.code(), Some(0));
}

#[test]
fn a_dry_run_shows_all_and_writes_nothing() {
    let site = site();
    let (status, told) = import(&site, "team", "title,contact\nOne,me\n", &["--dry-run"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("would be written") && told.contains("\nteams/one.md\n  ---\n  title: One\n"), "{told}");
    assert!(told.contains("check of what is new") && !site.path().join("teams/one.md").exists(), "{told}");
}

/// Runs the commands of docs/from-a-spreadsheet.md, and finds the lines that it shows in what they say.
#[cfg(unix)]
#[test]
fn the_page_shows_what_its_commands_do() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("from-a-spreadsheet.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sheets")).unwrap();
    for sheet in ["processes.csv", "journey.csv", "map.csv"] {
        fs::copy(docs.join("sheets").join(sheet), folder.path().join("sheets").join(sheet)).unwrap();
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_throughline")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let mut said = String::new();
    let mut statuses = Vec::new();
    for block in page.split("\n```").skip(1).step_by(2) {
        let (language, content) = block.split_once('\n').unwrap();
        if language == "sh" {
            let output = Command::new("sh").args(["-c", content]).current_dir(folder.path()).env("PATH", &path).output().unwrap();
            said = stdout(&output) + &stderr(&output);
            statuses.push(output.status.code().unwrap());
        } else {
            for line in content.lines() {
                assert!(said.lines().any(|other| other == line), "{line}\nis not in\n{said}");
            }
        }
    }
    assert_eq!(statuses, [0, 1, 0, 0, 0, 0], "{said}");
}

#[test]
fn a_model_becomes_a_process_with_steps() {
    const MODEL: &str = "<?xml version='1.0' encoding='ISO-8859-1'?><b:definitions xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL'>
        <b:process id='P_1' name='Open the caf\u{e9}'><b:laneSet><b:lane name='Front Desk'><b:flowNodeRef>A_1</b:flowNodeRef></b:lane>
        <b:lane name='Baker'><b:flowNodeRef>A_2</b:flowNodeRef></b:lane></b:laneSet>
        <b:task id='A_1' name='Unlock'/><b:task id='A_2' name='Bake'/><b:task id='A_3' name='Close'/>
        <b:exclusiveGateway id='g'/><b:sequenceFlow id='f1' sourceRef='A_1' targetRef='g'/>
        <b:sequenceFlow id='f2' name='flour is there' sourceRef='g' targetRef='A_2'/><b:sequenceFlow id='f3' sourceRef='g' targetRef='A_3'/></b:process></b:definitions>";
    let latin: Vec<u8> = MODEL.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let site = site();
    let (status, told) = import(&site, "bpmn", &latin, &["--dry-run"]);
    assert_eq!(status, 0, "{told}");
    assert!(!site.path().join("processes").exists());
    let (status, told) = import(&site, "bpmn", &latin, &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("Baker: nobody whom the site knows; 1 step without `by`"), "{told}");
    assert_eq!(
        read(&site, "processes/open-the-caf\u{e9}.md"),
        "---\ntitle: Open the caf\u{e9}\nsteps:\n- id: unlock\n  title: Unlock\n  by: desk\n  next:\n  - to: bake\n    when: flour is there\n  - close\n- id: bake\n  title: Bake\n  next: []\n  extra:\n    lane: Baker\n- id: close\n  title: Close\n---\n"
    );
    let (status, told) = import(&site, "bpmn", &latin, &[]);
    assert_eq!(status, 2, "{told}");
}

#[test]
fn what_is_no_model_is_not_imported() {
    for (model, told) in [
        ("<a/>", "1:1: its root is `<a>`"),
        ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>\n<task", "2:"),
        ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>", "nothing is done in it"),
    ] {
        let (status, said) = import(&site(), "bpmn", model, &["--title", "x"]);
        assert!(status == 2 && said.contains(told), "{said}");
    }
    let (_, said) = import(&site(), "bpmn", "<a/>", &["--map", "a=b"]);
    assert!(said.contains("`--map` is for sheets"), "{said}");
}
