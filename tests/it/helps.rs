//! Help lines, followed to the letter: what a help says to write is written, and the site is checked again. Either
//! the mistake is mended, or another one is told, and never the same at the same place.

use throughline::check::Finding;
use throughline::site::Checked;

use super::following::follow;
use super::project::Project;

const PROCESS: &str = "processes/show-way.md";
const JOURNEY: &str = "journeys/walk.md";
const OUTCOME: &str = "outcomes/home.md";
const SITE: &str = "throughline.yaml";

/// What following its help does to a mistake.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Then {
    /// No error is left in the file.
    Holds,
    /// Another error is told in it.
    LeadsOn,
}

/// The file with fields in it, as the front matter of content has them.
fn file(path: &str, fields: &str) -> String {
    if path == SITE { fields.to_owned() } else { format!("---\n{fields}---\n") }
}

fn load(path: &str, text: &str) -> Checked {
    Project::new("").bytes(path, text.as_bytes()).load()
}

/// The first finding in a file that has a help line.
fn first<'s>(site: &'s Checked, path: &str) -> Option<&'s Finding> {
    let is_told = |f: &&Finding| *f.file == *path && f.help.is_some() && (f.severity.word() == "error" || f.rule == "cut-value");
    // What lacks may only be written by another name.
    let told = || site.findings.list.iter().filter(is_told);
    told().find(|f| f.rule != "missing-field").or_else(|| told().next())
}

/// Checks that a mistake has this help, and that following it mends the mistake or leads on.
fn followed(path: &str, fields: &str, help: &str, then: Then) -> Result<(), String> {
    let text = file(path, fields);
    let site = load(path, &text);
    let Some(finding) = first(&site, path) else { return Err(format!("{fields:?} is not told\n")) };
    let told = finding.help.as_deref().unwrap_or_default();
    if told != help {
        return Err(format!(
            "{fields:?} ({}:{}: {}: {})\n  says: {told}\n  due:  {help}\n",
            finding.line, finding.column, finding.rule, finding.message
        ));
    }
    let mended = follow(&text, finding, told);
    let again = load(path, &mended);
    let same = |f: &&Finding| {
        *f.file == *path && (f.rule, f.line, f.column) == (finding.rule, finding.line, finding.column) && f.message == finding.message
    };
    if let Some(same) = again.findings.list.iter().find(same) {
        return Err(format!("{fields:?}\n  followed: {mended:?}\n  is told again: {}\n", same.message));
    }
    let left = again.findings.list.iter().find(|f| *f.file == *path && f.severity.word() == "error");
    match (left, then) {
        (Some(left), Then::Holds) => {
            Err(format!("{fields:?}\n  followed: {mended:?}\n  leads to {}:{}: {}\n", left.line, left.column, left.message))
        }
        (None, Then::LeadsOn) => Err(format!("{fields:?}\n  followed: {mended:?}\n  holds\n")),
        _ => Ok(()),
    }
}

/// Follows each of these, and tells of all that fail.
#[track_caller]
fn all(rows: &[(&str, &str, &str, Then)]) {
    let wrong: Vec<String> = rows.iter().filter_map(|(path, fields, help, then)| followed(path, fields, help, *then).err()).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

use Then::{Holds, LeadsOn};

#[test]
fn what_a_comma_a_colon_or_a_hash_does_inside_braces_is_mended_by_its_help() {
    all(&[
        (
            PROCESS,
            "title: Show\nsteps:\n  - {id: pick-up, title: Pick up, greet and ask, by: desk}\n",
            "a comma ends a value inside `{ }`: write `title: \"Pick up, greet and ask\"`",
            Holds,
        ),
        (
            PROCESS,
            "title: Show\nsteps: [{title: Fetch, check, and file it}]\n",
            "a comma ends a value inside `{ }`: write `title: \"Fetch, check, and file it\"`",
            Holds,
        ),
        // A word of the text may be a field's name.
        (PROCESS, "title: Show\nsteps: [{title: Ask, wait}]\n", "a comma ends a value inside `{ }`: write `title: \"Ask, wait\"`", Holds),
        (PROCESS, "title: Show\nsteps: [{title: A, work: 1,5 h}]\n", "a comma ends a value inside `{ }`: write `work: 1.5 h`", Holds),
        (
            OUTCOME,
            "title: Home\nfor: ada\nmeasures: [{title: M, readings: [{date: 2026-01-01, value: 52,5}]}]\n",
            "a comma ends a value inside `{ }`: write `value: 52.5`",
            Holds,
        ),
        (PROCESS, "title: Show\nsteps: [{title: Greet: hello, work: 5}]\n", "put the value in quotes: `title: \"Greet: hello\"`", Holds),
        (PROCESS, "title: Show\nsteps: [{id: a title: Greet, work: 5}]\n", "write `id: a, title: Greet`", Holds),
        (PROCESS, "title: Show\nsteps: [{title: Greet, by:desk}]\n", "no space stands behind its colon: write `by: desk`", Holds),
        (PROCESS, "title: Show\nsteps: [{title: Greet, by desk}]\n", "no colon stands behind `by`: write `by: desk`", Holds),
        (
            PROCESS,
            "title: Show\nsteps:\n  - {id: a, title: Fill in form #7, work: 5}\n",
            "put the value in quotes: `title: \"Fill in form #7\"`",
            Holds,
        ),
        (
            PROCESS,
            "title: Show\nsteps:\n  - {id: a, title: Fill in form #7, work: 5}\n  - {id: b, title: B}\nowner: desk\n",
            "put the value in quotes: `title: \"Fill in form #7\"`",
            Holds,
        ),
    ]);
}

#[test]
fn a_value_that_a_comment_cuts_is_whole_once_its_help_is_followed() {
    all(&[
        (
            PROCESS,
            "title: Complaint about order #4711\n",
            "if it belongs to the value, put it in quotes: `title: \"Complaint about order #4711\"`",
            Holds,
        ),
        (
            PROCESS,
            "title: Show\nrules:\n  - text: See policy #12, paragraph \"3\"\n",
            "if it belongs to the value, put it in quotes: `text: 'See policy #12, paragraph \"3\"'`",
            Holds,
        ),
        (PROCESS, "title: #1 of all\n", "a ` #` begins a comment: put the value in quotes: `title: \"#1 of all\"`", Holds),
        (PROCESS, "title: Show\ntrigger: #12 rings\n", "if it belongs to the value, put it in quotes: `trigger: \"#12 rings\"`", Holds),
        (
            OUTCOME,
            "title: Home\nfor: ada\nstatement: Priority #1 is\n  to be dry\n",
            "put the whole text in quotes: `statement: \"Priority #1 is to be dry\"`",
            Holds,
        ),
        (PROCESS, "title: Show\nvolume_per_month: 1.420\n", "where the point parts thousands, write `1420`, else `1.42`", Holds),
        (SITE, "title: T\ntheme:\n  accent: #0a6\n", "if it belongs to the value, put it in quotes: `accent: \"#0a6\"`", Holds),
    ]);
}

#[test]
fn numbers_dates_durations_and_flags_written_otherwise_are_mended_by_their_helps() {
    let measure = |value: &str| format!("title: Home\nfor: ada\nmeasures:\n  - title: M\n    target: {value}\n");
    let process = |field: &str| format!("title: Show\n{field}\n");
    let touchpoint = |field: &str| {
        format!("title: Walk\npersona: ada\noutcome: home\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        {field}\n")
    };
    let rows = [
        (OUTCOME, measure("48 %"), "write `48`, and `%` in `unit`"),
        (OUTCOME, measure("48%"), "write `48`, and `%` in `unit`"),
        (OUTCOME, measure("4,10 €"), "write `4.1`, and `€` in `unit`"),
        (OUTCOME, measure("$4.10"), "write `4.10`, and `$` in `unit`"),
        (OUTCOME, measure("12 Calls"), "write `12`, and `Calls` in `unit`"),
        (OUTCOME, measure("\"12\""), "write it without quotes: `12`"),
        (PROCESS, process("volume_per_month: ca. 420"), "write `420`"),
        (PROCESS, process("volume_per_month: ~420"), "write `420`"),
        (PROCESS, process("volume_per_month: 400-440"), "a range is no number: write one, such as its middle: `420`"),
        (PROCESS, process("volume_per_month: 10 a day"), "it counts by the month: write `300`"),
        (PROCESS, process("volume_per_month: n/a"), "leave it blank: that means unknown"),
        (PROCESS, process("volume_per_month: TBD"), "leave it blank: that means unknown"),
        (PROCESS, process("volume_per_month: '?'"), "leave it blank: that means unknown"),
        (JOURNEY, touchpoint("feeling: −2"), "write `-2`"),
        (JOURNEY, touchpoint("feeling: –1"), "write `-1`"),
        (JOURNEY, touchpoint("satisfaction: 4/5"), "write `4`"),
        (JOURNEY, touchpoint("moment_of_truth: yes"), "write `true`"),
        (JOURNEY, touchpoint("moment_of_truth: WAHR"), "write `true`"),
        (JOURNEY, touchpoint("moment_of_truth: oui"), "write `true`"),
        (JOURNEY, touchpoint("mandated: no"), "write `false`"),
        (JOURNEY, touchpoint("mandated: unknown"), "leave it blank: that means unknown"),
        (JOURNEY, touchpoint("wait: 30 s"), "write `0.5 min`"),
        (JOURNEY, touchpoint("wait: 5-10 min"), "a range is no duration: write one, such as its middle: `7.5 min`"),
        (JOURNEY, touchpoint("wait: 4 Minutes"), "write `4 min`"),
        (JOURNEY, touchpoint("wait: 90 mins"), "write `90 min`"),
        (JOURNEY, touchpoint("wait: 1,5 hours"), "write `1.5 h`"),
        (JOURNEY, touchpoint("wait: 30 min 1 h"), "write `1 h 30 min`"),
        (JOURNEY, touchpoint("wait: 1 month"), "write `30 d`"),
        (JOURNEY, touchpoint("wait: 2 working days"), "write `2 d` for days that pass, or `16 h` for hours that are worked"),
        (JOURNEY, touchpoint("wait: unknown"), "leave it blank: that means unknown"),
        (JOURNEY, touchpoint("effort: 5 min"), "write `{work: 5 min}`"),
        (JOURNEY, touchpoint("effort: {work: PT5M}"), "write `5 min`"),
        (PROCESS, process("reviewed: 02.11.2026"), "write `2026-11-02`"),
        (PROCESS, process("reviewed: 2 November 2026"), "write `2026-11-02`"),
        (PROCESS, process("reviewed: 2026-1-2"), "write `2026-01-02`"),
        (PROCESS, process("reviewed: 02/11/2026"), "write the day that is meant: `2026-11-02` or `2026-02-11`"),
        (PROCESS, process("reviewed: Nov 2026"), "write the day as well: `2026-11-01`"),
        (PROCESS, process("reviewed: tbd"), "leave it blank: that means unknown"),
    ];
    let rows: Vec<_> = rows.iter().map(|(path, fields, help)| (*path, fields.as_str(), *help, Holds)).collect();
    all(&rows);
}

#[test]
fn durations_in_words_are_read() {
    for duration in ["4 minutes", "3 days", "1 hour 30 minutes", "2 weeks", "1 week 3 d", "1.5 hours", "1 minute", "2w"] {
        let site = load(PROCESS, &file(PROCESS, &format!("title: Show\nsteps: [{{title: A, wait: {duration}}}]\n")));
        assert!(first(&site, PROCESS).is_none(), "{duration}");
    }
}

#[test]
fn names_of_fields_and_words_that_others_use_lead_to_ours() {
    let touchpoint = |field: &str| {
        format!("title: Walk\npersona: ada\noutcome: home\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        {field}\n")
    };
    let rows = [
        (PROCESS, "name: Show\n".to_owned(), "did you mean `title`?"),
        (PROCESS, "title: Show\ndescription: How it goes\n".to_owned(), "did you mean `summary`?"),
        (PROCESS, "title: Show\nresponsible: desk\n".to_owned(), "did you mean `by`?"),
        (SITE, "title: T\nlang: de\n".to_owned(), "did you mean `language`?"),
        (JOURNEY, touchpoint("processes: show-way"), "did you mean `served_by`?"),
        (JOURNEY, touchpoint("emotion: 1"), "did you mean `feeling`?"),
        (PROCESS, "title: Show\nsteps: [{title: A, duration: 5 min}]\n".to_owned(), "did you mean `work`?"),
        (PROCESS, "title: Show\nkpis: [{title: M}]\n".to_owned(), "did you mean `measures`?"),
        (PROCESS, "title: Show\nclass: management\n".to_owned(), "did you mean `guiding`?"),
        (PROCESS, "title: Show\nclass: Support\n".to_owned(), "did you mean `enabling`?"),
        (PROCESS, "title: Show\nsteps: [{title: A, layer: frontstage}]\n".to_owned(), "did you mean `front`?"),
        (PROCESS, "title: Show\nmeasures: [{title: M, crown: quality, better: higher}]\n".to_owned(), "did you mean `service`?"),
        (PROCESS, "title: Show\nmeasures: [{title: M, better: higher}]\n".to_owned(), "did you mean `up`?"),
        (PROCESS, "title: Show\nclass: TBD\n".to_owned(), "leave it blank: that means unknown"),
        (SITE, "title: T\nchecks: {jargon: warn}\n".to_owned(), "did you mean `warning`?"),
        (SITE, "title: T\nchecks: {jargon: false}\n".to_owned(), "did you mean `off`?"),
    ];
    let rows: Vec<_> = rows
        .iter()
        .map(|(path, fields, help)| (*path, fields.as_str(), *help, if fields.contains("crown") { LeadsOn } else { Holds }))
        .collect();
    all(&rows);
}

#[test]
fn what_yaml_stumbles_over_is_mended_by_its_help() {
    all(&[
        (PROCESS, "title: Show\nowner = desk\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner=desk\nclass: core\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner:desk\nclass: core\n", "write `owner: desk`", Holds),
        (PROCESS, "owner:desk\ntitle: Show\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner： desk\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner desk\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner:\u{a0}desk\nclass: core\n", "put a plain space there", Holds),
        (PROCESS, "title:\u{a0}Show\nowner: desk\n", "put a plain space there", Holds),
        (PROCESS, "title: Show\nsteps:\n\u{a0}\u{a0}- title: A\n", "indent it with plain spaces", Holds),
        (PROCESS, "title: Show\nsteps:\n  -\u{a0}title: A\n    by: desk\n", "put a plain space there", Holds),
        (
            OUTCOME,
            "title: Home\nfor: ada\nstatement: At half past\non the first morning\n",
            "where it goes on with `statement`, indent it by two spaces",
            Holds,
        ),
        (
            OUTCOME,
            "title: Home\nfor: ada\nstatement: |\nLine one\nLine: two\n",
            "begin each line of the text below `statement: |` with two spaces more than `statement`",
            Holds,
        ),
        (PROCESS, "title: Show\nsteps:\n  -id: first\n   title: x\n", "write `- id: first`", LeadsOn),
        (PROCESS, "title: Show\nsteps:\n  -id: first\n    title: x\n", "write `- id: first`", Holds),
        (
            PROCESS,
            "title: Show\nsteps:\n  - title: A\n - title: B\n",
            "indent it by 1 space more, and the lines of its entry with it",
            Holds,
        ),
        (
            PROCESS,
            "title: Show\nsteps:\n  - title: A\n   - title: B\n",
            "indent it by 1 space less, and the lines of its entry with it",
            Holds,
        ),
        (PROCESS, "title: Show\nsteps:\n  - title: A\n    work: 3\n   wait: 5\n", "indent it by one space more, as `work` is", Holds),
        (OUTCOME, "title: Home\nfor:\n  * ada\n", "begin each entry with `- `: write `- ada`", Holds),
        (OUTCOME, "title: Home\nfor:\n  *ada\n", "begin each entry with `- `: write `- ada`", Holds),
        (OUTCOME, "title: Home\nfor:\n  • ada\n", "begin each entry with `- `: write `- ada`", Holds),
        (OUTCOME, "title: Home\nfor:\n  – ada\n", "begin each entry with `- `: write `- ada`", Holds),
        (OUTCOME, "title: Home\nfor:\n  + ada\n", "begin each entry with `- `: write `- ada`", Holds),
        (OUTCOME, "title: Home\nfor:\n  • ada\n  • ada\n", "begin each entry with `- `: write `- ada`", LeadsOn),
        (PROCESS, "title: Show\nrules:\n  • text: One\n", "begin each entry with `- `: write `- text: One`", Holds),
        (OUTCOME, "title: Home\nfor:\n  -ada\n", "begin each entry on a line of its own below `for:`, with `- `: `- ada`", Holds),
        (PROCESS, "title: Show\nsteps: - Pick up\n", "begin a line below `steps:` with it: write `- Pick up`", LeadsOn),
        (PROCESS, "title: Show\nsteps:\n  - Pick up, and greet\n", "write `- title: \"Pick up, and greet\"`", Holds),
        (PROCESS, "title: Show\nsteps: Pick up\n", "write `- title: Pick up` on a line of its own below `steps:`", Holds),
        (PROCESS, "title: Show\nevidence:\n  - Talks in May\n", "write `- ref: Talks in May`", LeadsOn),
        (
            JOURNEY,
            "title: Walk\npersona: ada\noutcome: home\nstages:\n  title: Asking\n  touchpoints: [{title: T}]\n",
            "begin each entry with `- `: `- title: Asking`",
            LeadsOn,
        ),
        (
            PROCESS,
            "title: Show\nsteps:\n  title: A\n  work: 5\n  - title: B\n",
            "write `- title: A`, and indent the other lines of this entry by two spaces more",
            Holds,
        ),
        (PROCESS, "title: “A: b”\n", "put the value in quotes: `title: \"A: b\"`", Holds),
        (PROCESS, "title: Show: one\n", "put the value in quotes: `title: \"Show: one\"`", Holds),
        (PROCESS, "title: He said \"no: never\"\n", "put the value in quotes: `title: 'He said \"no: never\"'`", Holds),
        (PROCESS, "title: Show, owner: desk\n", "begin a line with each: write `title: Show`, and `owner: desk` below it", Holds),
        (PROCESS, "title: > Show\nowner: desk\n", "put the value in quotes: `title: \"> Show\"`", Holds),
        (PROCESS, "\"title: Show\"\nowner: desk\n", "put quotes around the value alone: `title: \"Show\"`", Holds),
        (SITE, "title: T\nexclude: *.tmp\n", "put the value in quotes: `exclude: \"*.tmp\"`, or write out what it stands for", Holds),
        (SITE, "title: T\nexclude:\n  - *.tmp\n", "put the value in quotes: `\"*.tmp\"`, or write out what it stands for", Holds),
        (PROCESS, "title: Show\n  owner: desk\n", "let it begin right below `title`", Holds),
        (PROCESS, "title: [Draft]\n", "put it in quotes: `title: \"[Draft]\"`", Holds),
        (PROCESS, "title: Show\nowner: [desk]\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner: [desk, crew]\n", "it takes one: name the one, as in `owner: desk`", Holds),
    ]);
}

#[test]
fn a_name_that_is_written_as_a_path_or_a_link_leads_to_the_name() {
    all(&[
        (PROCESS, "title: Show\nowner: teams/desk\n", "write `desk`", Holds),
        (PROCESS, "title: Show\nowner: ../teams/desk.md\n", "write `desk`", Holds),
        (PROCESS, "title: Show\nowner: '[[desk]]'\n", "write `desk`", Holds),
        (PROCESS, "title: Show\nowner: [[desk]]\n", "write `owner: desk`", Holds),
        (PROCESS, "title: Show\nowner: '@desk'\n", "write `desk`", Holds),
        (PROCESS, "title: Show\nowner: TBD\n", "leave it blank: that means unknown", Holds),
        (OUTCOME, "title: Home\nfor: ada#rest\n", "this must name a persona: write `ada`", Holds),
    ]);
    let told = |fields: &str, path: &str| first(&load(path, &file(path, fields)), path).and_then(|f| f.help.clone());
    let person = told("title: Show\nowner: Anna Schmidt\n", PROCESS);
    assert_eq!(person.as_deref(), Some("name a team: a person stands in `contact` of a team's file"));
    let placeholder = told("title: Home\nfor: [id-of-a-persona]\n", OUTCOME).unwrap();
    assert!(placeholder.starts_with("this is the placeholder of `new`"), "{placeholder}");
}

#[test]
fn values_of_the_site_file_written_otherwise_are_mended_by_their_helps() {
    all(&[
        (SITE, "title: T\nlanguage: German\n", "write `de`", Holds),
        (SITE, "title: T\nlanguage: en_GB\n", "write `en-GB`", Holds),
        (SITE, "title: T\ntheme:\n  accent: teal\n", "write `\"#008080\"`", Holds),
        (SITE, "title: T\ntheme:\n  accent: rgb(0, 170, 102)\n", "write `\"#00aa66\"`", Holds),
        (SITE, "title: T\ngates:\n  crowns-won: 48\n", "write `48 %`", Holds),
        (SITE, "title: T\ngates:\n  crowns-won: 0.5\n", "write `50 %`", Holds),
        (SITE, "title: T\nchecks:\n  measure-stale: 90\n", "write `{days: 90}`", Holds),
    ]);
}

#[test]
fn the_last_line_of_dashes_is_asked_for_where_it_is_missing() {
    for (text, line, help) in [
        ("---\ntitle: Show\nowner: desk\n\nSome text: it goes on.\n", 4, "write a line `---` below the last field, as line 4"),
        ("---\ntitle: Show\nsteps:\n  - title: A\n# How it goes\n\nText\n", 6, "write a line `---` below the last field, as line 6"),
        ("---\ntitle: Show\n", 3, "write a line `---` below the last field, as line 3"),
        ("---\ntitle: Show", 2, "write a line `---` below the last field, as line 3"),
        ("---\ntitle: Show\n----\nText\n", 3, "this line nearly ends it: write three dashes and nothing else, `---`"),
        ("---\ntitle: Show\n—\nText\n", 3, "this line nearly ends it: write three dashes and nothing else, `---`"),
    ] {
        let site = load(PROCESS, text);
        let finding = first(&site, PROCESS).unwrap();
        assert_eq!((finding.line, finding.help.as_deref()), (line, Some(help)), "{text:?}");
        if help.contains("as line") {
            let again = load(PROCESS, &follow(text, finding, help));
            assert!(first(&again, PROCESS).is_none(), "{text:?}");
        }
    }
}
