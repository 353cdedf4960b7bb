//! Sheets that become journeys: touchpoints, stages, maps, words.

use std::fs;

use super::{JOURNEY, import, read, site};

const MAP: &str = "Persona,Ada,,\nGoals,A parcel,,\nStage,Order,Wait,Get\nTasks,I order,I ring,I open\nTouch points,Site,\"Phone, Mail\",Door\n\
    🤔 Thinking,,Hm,\nEmotion,😟 -2,1,Relieved\nPain points,,Nobody answers,\n,,Nobody writes,\nOpportunities,,Say it on the page,Say it on the page\nTimeline,1 day,2 weeks,\n";

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
fn what_a_stage_says_and_what_makes_good_have_columns_of_their_own() {
    let site = site();
    let sheet = "stage,stage.outcome,stage.starts_when,stage.ends_when,title,to,sees,within,recovery,recovery.served_by,because_of,next\n\
        Wait,home,It rains,,I ring,us,A form,2 d,We call back,,,\n\
        ,,,It is dry,I wait,\"us, Ada's Post\",,,,mend,i-ring,i-ring\n\
        ,,,,I go,,,,We come,mend,,\n";
    let (_, told) = import(&site, "journey", sheet, &JOURNEY);
    let text = read(&site, "journeys/i-walk-home.md");
    for due in [
        "  title: Wait\n  outcome: home\n  starts_when: It rains\n  ends_when: It is dry\n",
        "    to: us\n    sees: A form\n    within: 2 d\n    recovery: We call back\n",
        "    recovery:\n      served_by:\n      - mend\n    because_of:\n    - i-ring\n    next:\n    - i-ring\n",
        "    recovery:\n      text: We come\n      served_by:\n      - mend\n",
    ] {
        assert!(text.contains(due), "{due}\n{text}\n{told}");
    }
}
