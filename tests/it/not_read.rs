//! What nearly is content, and what lies among content and is not read.

use throughline::base::files::Entry;
use throughline::site::Checked;

use super::project::{Project, errors, errors_alone, only};

/// A site with this text of a page.
fn page(text: &str) -> Checked {
    Project::alone("").bytes("pages/terms.md", text.as_bytes()).load()
}

#[test]
fn what_nobody_sees_before_the_front_matter_does_no_harm() {
    for before in ["\n", "\r\n \t\r\n", "  ", "\u{200b}", "\n\u{feff}", "\u{a0}\u{2060}\n"] {
        let text = format!("{before}---\ntitle: Terms\ndraft: true\n---\nNot yet agreed.\n");
        let site = page(&text);
        assert_eq!(site.findings.list, [], "{before:?}");
        assert_eq!(site.documents[0].common.draft.map(|d| d.0), Some(true), "{before:?}");
    }
}

#[test]
fn places_are_exact_behind_what_is_passed_over() {
    errors(
        "
        == processes/late.md


          ---
        title: Late
        owner: nobody
        #      ^^^^^^ unknown-reference
        ---
        ",
    );
}

#[test]
fn what_nearly_is_front_matter_is_an_error_at_its_line_in_every_kinds_folder() {
    for fence in ["----", "--", "—", "——", "–", "+++", "***", "```yaml"] {
        let length = fence.chars().count();
        for folder in ["pages", "processes", "sub/Teams", "services/deep"] {
            let path = format!("{folder}/terms.md");
            let text = format!("\n{fence}\ntitle: Terms\ndraft: true\n{fence}\nWords.\n");
            let project = Project::alone("").bytes(&path, text.as_bytes());
            project.expect(&path, "front-matter", (2, 1), (2, length + 1)).errors();
        }
    }
}

#[test]
fn front_matter_without_a_line_above_it_or_below_other_text_never_becomes_a_page() {
    for (text, line, says) in [
        ("title: Terms\ndraft: true\n---\nWords.\n", 1, "the front matter begins without a line `---`"),
        ("Draft: true\n", 1, "the front matter begins without a line `---`"),
        ("# Terms\n\n---\ntitle: Terms\ndraft: true\n---\n", 3, "the front matter begins below other text"),
        ("<!-- ours -->\n---\ndraft: true\n---\n", 2, "the front matter begins below other text"),
        ("--- draft: true\ntitle: Terms\n---\n", 1, "the front matter begins with `--- draft: true`, not with a line `---`"),
    ] {
        let site = page(text);
        let finding = only(&site, "front-matter");
        assert_eq!((finding.line, &*finding.message), (line, says), "{text}");
        assert!(site.documents[0].broken && site.documents[0].prose.html.is_empty(), "{text}");
    }
}

#[test]
fn a_page_that_only_looks_a_little_like_front_matter_stays_a_page() {
    for text in ["Note: closed on Mondays.\n", "Hours\n---\nOwner: Bob\n", "```yaml\nkey: value\n```\n", "***\n\nWords.\n"] {
        let site = page(text);
        assert_eq!(site.findings.list, [], "{text}");
        assert!(!site.documents[0].broken, "{text}");
    }
}

#[test]
fn a_draft_that_is_said_in_a_faulty_way_is_kept_from_the_pages() {
    for line in ["draft: yes", "draft: 'true'", "Draft: true", "drafts: true", "draft:true", "darft: true", "status: draft"] {
        let site = page(&format!("---\ntitle: Terms\n{line}\n---\nNot yet agreed.\n"));
        assert!(site.findings.has_errors(), "{line}");
        assert!(site.documents[0].broken && site.documents[0].prose.html.is_empty(), "{line}");
    }
    let sound = page("---\ntitle: Terms\ndraft: false\nnonsense: 1\n---\nAgreed.\n");
    assert!(!sound.documents[0].broken);
}

#[test]
fn what_cannot_be_read_leaves_no_trail_of_names_that_it_defines() {
    errors_alone(
        "
        == processes/pay.md
        ---
        title: Pay
        supports: [four, renamed, old]
        ---
        == processes/four.md
        ----
        ^^^^ front-matter = write three hyphens, `---`, here and below the last field
        title: Four
        ----
        == processes/toml.md
        +++
        ^^^ front-matter = write `---` here and below the last field, and the fields as `title: …`, not `title = …`
        title: Toml
        id: renamed
        aliases: [old]
        +++
        ",
    );
}

#[test]
fn capitals_in_a_folders_name_do_not_count() {
    let site = errors_alone(
        "
        == Outcomes/Home.md
        ---
        title: Home
        for: ada
        ---
        == PERSONAS/ada.md
        ---
        title: Ada
        ---
        == Pages/plain.md
        # Plain
        ",
    );
    let addresses: Vec<String> = site.model.graph.nodes.iter().map(|n| n.address.page()).collect();
    assert_eq!(addresses, ["outcomes/home.html", "personas/ada.html", "pages/plain.html"]);
}

#[test]
fn a_folder_near_a_kinds_is_told_once_at_its_first_file_and_leaves_no_trail() {
    let site = errors(
        "
        == process/plan-care.md
        | front-matter = rename the folder to `processes`, or write `kind: process` in each file
        ---
        title: Plan care
        ---
        == process/ring.md
        ---
        title: Ring
        ---
        == process/deep/inner.md
        ---
        title: Not in that folder itself
        ---
        == process/README.md
        ---
        title: About
        ---
        == process/said.md
        ---
        title: Said
        kind: team
        ---
        == sub/third_parties/kv.md
        | front-matter = rename the folder to `third-parties`, or write `kind: third-party` in each file
        ---
        title: Health insurer
        ---
        == processes/other.md
        ---
        title: Other
        supports: [plan-care, ring]
        ---
        ",
    );
    let finding = site.findings.list.iter().find(|f| f.file.starts_with("process/")).unwrap();
    assert_eq!(finding.message, "no kind has a folder `process/`: its 2 files are not read");
    assert_eq!(finding.subject, None);
}

#[test]
fn a_misplaced_file_takes_no_name_from_one_that_is_in_its_place() {
    errors(
        "
        == process/show-way.md
        | front-matter
        ---
        title: Show the way
        ---
        ",
    );
}

#[test]
fn a_name_that_means_nothing_tells_of_the_file_that_bears_it() {
    errors(
        "
        == capabilities/plan-care.md
        ---
        title: Plan care
        ---
        == top.md
        ---
        title: Top
        ---
        == processes/other.md
        ---
        title: Other
        supports: [plan-care, top, answer-calls, ring]
        #          ^^^^^^^^^ unknown-reference = there is capabilities/plan-care.md: rename the folder to `processes`, or write `kind: process` in the file
        #                     ^^^ unknown-reference = there is top.md: move it to `processes/`, or write `kind: process` in the file
        #                          ^^^^^^^^^^^^ unknown-reference = there is processes/answer-calls.md.txt: rename it to `answer-calls.md`
        #                                        ^^^^ unknown-reference = there is old/ring.markdown: rename it to `processes/ring.md`
        ---
        == processes/answer-calls.md.txt
        ---
        == old/ring.markdown
        ---
        ",
    );
}

#[test]
fn a_key_that_is_nearly_kind_does_not_hide_the_file() {
    let site = errors(
        "
        == counter.md
        ---
        title: Front desk
        Kind: team
        ^^^^ unknown-field = did you mean `kind`?
        ---
        == other.md
        ---
        title: Other
        kind: [team]
        #     ^ wrong-type
        ---
        ",
    );
    assert_eq!(site.documents.iter().filter(|d| ["counter.md", "other.md"].contains(&&*d.path)).count(), 2);
}

#[test]
fn a_file_among_content_that_is_no_content_is_a_question() {
    let site = Project::new(
        "
        == processes/notes.md
        | not-read = write its fields between two lines `---`, or name it in `exclude` of throughline.yaml
        # Notes
        == processes/README.md
        # About
        == processes/deep/too.md
        | not-read
        Too
        == processes/call.md.txt
        | not-read = rename it to `call.md`
        == sub/services/readme-not.md
        Code lies here, and no service.
        == notes/any.md
        # Any
        ",
    )
    .findings_of(&["not-read"]);
    assert!(site.findings.list.iter().filter(|f| f.rule == "not-read").all(|f| f.subject.is_none()));
    assert_eq!(site.not_content.len(), 6);
}

#[test]
fn what_cannot_be_followed_among_content_is_a_question() {
    let site = Project::new("")
        .entry("processes/shared", Entry::PassedOver("a link to a folder"))
        .entry("processes/f\u{fffd}r.md", Entry::PassedOver("its name is not UTF-8"))
        .entry("processes/gone.md", Entry::PassedOver("a link that leads nowhere"))
        .entry("Roles-of-old/teams", Entry::PassedOver("a link to a folder"))
        .entry("code/lib", Entry::PassedOver("a link to a folder"))
        .load();
    let told: Vec<&str> = site.findings.list.iter().filter(|f| f.rule == "not-read").map(|f| &*f.file).collect();
    assert_eq!(told, ["Roles-of-old/teams", "processes/f\u{fffd}r.md", "processes/gone.md", "processes/shared"]);
    assert_eq!(site.not_content.len(), 5);
}

#[test]
fn a_content_folder_that_is_a_link_is_told_as_such() {
    let site =
        Project::alone("== throughline.yaml\ntitle: T\ncontent: [lib]\n").entry("lib", Entry::PassedOver("a link to a folder")).load();
    assert_eq!(only(&site, "missing-file").message, "`content` names `lib`, which is not read: a link to a folder");
}

#[test]
fn what_is_passed_over_can_be_excluded_and_silenced() {
    let ground = "== throughline.yaml\ntitle: T\nexclude: ['pages/deep/**']\n== pages/a.md\n# A\n== pages/deep/b.markdown\n";
    assert_eq!(Project::alone(ground).load().not_content, []);
    let silenced = "== throughline.yaml\ntitle: T\nchecks: {not-read: off}\n== pages/a.md\n# A\n== pages/b.markdown\n";
    let site = Project::alone(silenced).load();
    assert_eq!((site.findings.list.len(), site.not_content.len()), (0, 1));
}
