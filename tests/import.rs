//! `throughline import`, run as people run it.
#![expect(clippy::disallowed_methods, reason = "runs the program, and lays out sheets as people do")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn throughline(here: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline")).current_dir(here).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A site with two teams, a persona and an outcome.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("throughline.yaml", "title: x\nchannels: [{id: phone, title: By phone}]\n"),
        ("teams/desk.md", "---\ntitle: Front desk\n---\n"),
        ("teams/twin-1.md", "---\ntitle: Twin\n---\n"),
        ("teams/twin-2.md", "---\ntitle: Twin\n---\n"),
        ("personas/ada.md", "---\ntitle: Ada\nneeds:\n  - {id: calm, statement: I want calm}\n---\n"),
        ("outcomes/home.md", "---\ntitle: Home again\nfor: [ada]\n---\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Imports a sheet: the exit status and what was told.
fn import(site: &TempDir, kind: &str, sheet: impl AsRef<[u8]>, more: &[&str]) -> (i32, String) {
    let sheets = tempfile::tempdir().unwrap();
    let file = sheets.path().join("sheet.csv");
    fs::write(&file, sheet).unwrap();
    let mut arguments = vec!["import", kind, file.to_str().unwrap()];
    arguments.extend(more);
    let output = throughline(site.path(), &arguments);
    (output.status.code().unwrap(), text(&output.stdout) + &text(&output.stderr))
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
fn a_row_whose_cells_are_shifted_is_skipped() {
    let site = site();
    let (_, told) = import(&site, "team", "title,contact\nOne,a,b\nTwo,c,\n", &[]);
    assert!(told.contains("row 2: it has 3 cells and the header 2") && told.contains("teams/two.md (row 3)"), "{told}");
    assert!(!site.path().join("teams/one.md").exists());
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
fn a_journey_has_a_touchpoint_per_row_and_its_stages_in_order() {
    let site = site();
    let sheet = "Stage;stage.goal;Title;Channels;Needs;Feeling;Effort.work;Effort.load;Moment of truth;pains.text;pains.level\n\
        Set off;Be gone;I lace my boots;By phone;I want calm;-1,5;1,5 h;2;x;Knots; 3\n\
        ;;I go;;;;;;;\"Rain\nWind\";5;\n\
        Arrive;;I knock;;;;;;;;\n\
        set off;;I turn round;;;;;;;;\n\
        Rest;;;;;;;;;;\n";
    let (status, told) = import(&site, "journey", sheet, &JOURNEY);
    assert_eq!(status, 0, "{told}");
    let due = "---\ntitle: I walk home\nid: i-walk-home\npersona: ada\noutcome: home\nstages:\n\
        - id: set-off\n  title: Set off\n  goal: Be gone\n  touchpoints:\n\
        \x20 - id: i-lace-my-boots\n    title: I lace my boots\n    channels:\n    - phone\n    moment_of_truth: true\n    feeling: -1.5\n    effort:\n      work: 1.5 h\n      load: 2\n    needs:\n    - ada#calm\n    pains:\n    - text: Knots\n      level: 3\n\
        \x20 - id: i-go\n    title: I go\n    pains:\n    - text: Rain\n      level: 5\n    - text: Wind\n\
        \x20 - id: i-turn-round\n    title: I turn round\n\
        - id: arrive\n  title: Arrive\n  touchpoints:\n  - id: i-knock\n    title: I knock\n\
        - id: rest\n  title: Rest\n---\n";
    assert_eq!(read(&site, "journeys/i-walk-home.md"), due);
    assert!(told.contains("journeys/i-walk-home.md (rows 2-6)"), "{told}");
}

#[test]
fn ids_within_a_journey_are_unique() {
    let site = site();
    let sheet = "stage,id,title,pains.id,pains.text\nPay,,Pay,pay-3,Dear\nPay,pay-2,I pay,,\n";
    let (status, told) = import(&site, "journey", sheet, &[&JOURNEY[..], &["--id", "Buy"]].concat());
    assert_eq!(status, 0, "{told}");
    let text = read(&site, "journeys/buy.md");
    let ids: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once("id: ").filter(|(before, _)| before.chars().all(|c| " -".contains(c))).map(|(_, id)| id))
        .collect();
    assert_eq!(ids, ["buy", "pay", "pay-4", "pay-3", "pay-2"]);
}

#[test]
fn what_a_journey_lacks_is_said() {
    let site = site();
    let (status, told) = import(&site, "journey", "stage,title\nA,B\n", &["--title", "x"]);
    assert!(status == 2 && told.contains("`--persona`, `--outcome` and `--title`"), "{told}");
    let (status, told) = import(&site, "journey", "stage,title\nA,B\n", &["--title", "x", "--persona", "bert", "--outcome", "home"]);
    assert!(status == 2 && told.contains("no persona named `bert`: make it with `throughline new persona bert`"), "{told}");
    let (status, told) = import(&site, "journey", "stage,title,does\n,Early,x\nA,,x\n", &JOURNEY);
    assert!(status == 2 && told.contains("row 2: it has no stage") && told.contains("row 3: a touchpoint needs `title`"), "{told}");
    let (status, told) = import(&site, "journey", "Stage,Touchpoint,Feeling\nWait,I ring,-1\n", &JOURNEY);
    assert!(status == 2 && told.contains("no column is `title`") && told.contains("`--map Touchpoint=title`"), "{told}");
    assert!(!site.path().join("journeys").exists());
    let (status, told) =
        import(&site, "journey", "Stage,Touchpoint,Feeling\nWait,I ring,-1\n", &[&JOURNEY[..], &["--map", "Touchpoint=title"]].concat());
    assert_eq!(status, 0, "{told}");
    let (status, told) = import(&site, "team", "title\nA\n", &["--persona", "ada"]);
    assert!(status == 2 && told.contains("`--persona` is for journeys"), "{told}");
}

#[test]
fn errors_that_were_there_before_do_not_count() {
    let site = site();
    fs::write(site.path().join("teams/bad.md"), "---\ntitle: Bad\nparent: nowhere\n---\n").unwrap();
    let (status, told) = import(&site, "team", "title\nOne\n", &[]);
    assert!(status == 0 && told.contains("(the site had 1 error before)") && !told.contains("nowhere"), "{told}");
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
    let header = text(&blank.stdout);
    assert!(
        header.starts_with("stage,stage.id,stage.goal,id,title,from,to,")
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
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("cannot read absent.csv"));
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

const MAP: &str = "Persona,Ada,,\nGoals,A parcel,,\nStage,Order,Wait,Get\nTasks,I order,I ring,I open\nTouch points,Site,\"Phone, Mail\",Door\n\
    🤔 Thinking,,Hm,\nEmotion,😟 -2,1,Relieved\nPain points,,Nobody answers,\n,,Nobody writes,\nOpportunities,,Say it on the page,Say it on the page\nTimeline,1 day,2 weeks,\n";

#[test]
fn a_map_with_stages_across_is_recognised_and_read() {
    let site = site();
    let arguments = ["--outcome", "home", "--title", "I walk home"];
    let (status, told) = import(&site, "journey", MAP.replace("Site", "By phone"), &arguments);
    assert!(status == 2 && told.contains("add `--stages-across`"), "{told}");
    let mut config = read(&site, "throughline.yaml");
    config.truncate(config.find("channels").unwrap());
    fs::write(site.path().join("throughline.yaml"), config).unwrap();
    let (status, told) = import(&site, "journey", MAP, &[&arguments[..], &["--stages-across"]].concat());
    assert_eq!(status, 0, "{told}");
    let due = "---\ntitle: I walk home\nid: i-walk-home\nextra:\n  Goals: A parcel\npersona: ada\noutcome: home\nstages:\n\
        - id: order\n  title: Order\n  touchpoints:\n  - id: i-order\n    title: I order\n    channels:\n    - Site\n    feeling: -2\n    extra:\n      Timeline: 1 day\n\
        - id: wait\n  title: Wait\n  touchpoints:\n  - id: i-ring\n    title: I ring\n    channels:\n    - Phone\n    - Mail\n    thinks: Hm\n    feeling: 1\n    pains:\n    - text: Nobody answers\n    - text: Nobody writes\n    extra:\n      Timeline: 2 weeks\n\
        - id: get\n  title: Get\n  touchpoints:\n  - id: i-open\n    title: I open\n    channels:\n    - Door\n    extra:\n      Emotion: Relieved\n\
        opportunities:\n- title: Say it on the page\n  touchpoints:\n  - i-ring\n  - i-open\n---\n";
    assert_eq!(read(&site, "journeys/i-walk-home.md"), due, "{told}");
    assert!(told.contains("column C: `Touch points`: `Phone, Mail` is split into `Phone` and `Mail`"), "{told}");
}

#[test]
fn signs_for_blank_and_words_of_the_sheet_are_read_and_told() {
    let site = site();
    let sheet = "Stage,Title,Channels,Pains.text,From,To,Mandated,Moment of truth\n\
        Wait,I ring,By phone,-,Customer,Us,✓,nein\n\
        Wait,I wait,n/a,\"No word; then a bill\",Ada,—,WAHR,k. A.\n";
    let (status, told) = import(&site, "journey", sheet, &JOURNEY);
    assert_eq!(status, 0, "{told}");
    let text = read(&site, "journeys/i-walk-home.md");
    let due = "    title: I ring\n    from: persona\n    to: us\n    channels:\n    - phone\n    moment_of_truth: false\n    mandated: true\n\
        \x20 - id: i-wait\n    title: I wait\n    from: persona\n    mandated: true\n    pains:\n    - text: No word; then a bill\n";
    assert!(text.contains(due), "{text}");
    for line in [
        "row 3: `Channels`: `n/a` counts as blank",
        "row 2: `From`: `Customer` is written as `persona`",
        "row 2: `To`: `Us` is written as `us`",
        "row 3: `Pains.text`: `No word; then a bill` is one, since texts are split at line breaks",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn words_are_read_as_fields_that_are_written_by_hand_know_them() {
    let site = site();
    let sheet = "Stage;Title;Wartezeit;Mandated;Importance\nCall;I ring;1 Std. und 30 Min.;nei;unbekannt\nCall;I wait;2 uker;on;4\n";
    let (status, told) = import(&site, "journey", sheet, &JOURNEY);
    assert_eq!(status, 0, "{told}");
    let journey = read(&site, "journeys/i-walk-home.md");
    for part in ["wait: 1 h 30 min", "mandated: false", "wait: 2 w", "mandated: true"] {
        assert!(journey.contains(part), "{part}: {journey}");
    }
    assert!(told.contains("`unbekannt` counts as blank") && journey.matches("importance").count() == 1, "{told}");
    let (_, told) = import(&site, "journey", "Stage,Title,Wait\nCall,I ring,1:30\n", &JOURNEY);
    assert!(told.contains("`1:30` is no duration: write `1 h 30 min`"), "{told}");
}

#[test]
fn a_persona_column_makes_a_journey_each_or_chooses_rows() {
    let sheet = "Stage,Persona,Title,Opportunity,Emotion\nWait,Ada,I ring,Say it on the page,Worried\nWait,Otto,I fetch it,,Calm\n";
    let one = site();
    let (status, told) = import(&one, "journey", sheet, &JOURNEY);
    assert_eq!(status, 0, "{told}");
    let text = read(&one, "journeys/i-walk-home.md");
    assert!(text.contains("touchpoints:\n  - i-ring\n") && text.contains("Emotion: Worried") && !text.contains("fetch"), "{text}");
    assert!(told.contains("row 3: left out, since it is of `otto`"), "{told}");
    let both = site();
    let (status, told) = import(&both, "journey", sheet, &["--title", "Walk", "--outcome", "home"]);
    assert!(status == 1 && told.contains("throughline new persona otto --title Otto"), "{told}");
    assert!(read(&both, "journeys/walk-ada.md").starts_with("---\ntitle: Walk (Ada)\nid: walk-ada\npersona: ada\n"));
    assert!(read(&both, "journeys/walk-otto.md").contains("title: I fetch it"));
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

#[test]
fn a_workbook_is_read_by_sheet() {
    let site = site();
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inventory.xlsx");
    let as_csv = site.path().join("inventory.csv");
    fs::copy(&book, &as_csv).unwrap();
    for file in [&book, &as_csv] {
        let file = file.to_str().unwrap();
        let output = throughline(site.path(), &["import", "process", file, "--dry-run"]);
        let told = text(&output.stdout) + &text(&output.stderr);
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
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let due = "---\ntitle: Weigh\nid: weigh\nowner: desk\nreviewed: 2026-03-02\nparent: receive\nvolume_per_month: 1.125\n---\n";
    assert_eq!(read(&site, "processes/weigh.md"), due);
    let output = throughline(site.path(), &["import", "team", book.to_str().unwrap(), "--sheet", "teams"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = throughline(site.path(), &["import", "team", book.to_str().unwrap(), "--sheet", "Taems"]);
    assert!(text(&output.stderr).contains("no sheet `Taems`: it has `Processes`, `Teams`; did you mean `Teams`?"));
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
            said = text(&output.stdout) + &text(&output.stderr);
            statuses.push(output.status.code().unwrap());
        } else {
            for line in content.lines() {
                assert!(said.lines().any(|other| other == line), "{line}\nis not in\n{said}");
            }
        }
    }
    assert_eq!(statuses, [0, 1, 0, 0, 0, 0], "{said}");
}
