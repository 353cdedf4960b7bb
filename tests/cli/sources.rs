//! A site of several repositories, as they lie on a disk: where sources may lie, and what is told of them.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{program, result, stderr, stdout, throughline};

/// Three repositories side by side: a group's and two teams'.
fn repositories() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, text) in [
        (
            "group/throughline.yaml",
            "title: The group\nsources:\n  - {path: ../claims, prefix: claims}\n  - {path: ../billing, prefix: billing}\n",
        ),
        ("group/personas/ada.md", "---\ntitle: Ada\n---\n"),
        ("group/outcomes/home.md", "---\ntitle: I am home\nfor: ada\n---\n"),
        (
            "group/journeys/walk.md",
            "---\ntitle: Walk\npersona: ada\noutcome: home\nstages:\n  - title: Out\n    touchpoints:\n      - {title: I ask, served_by: [claims/refund]}\n---\n",
        ),
        ("claims/throughline.yaml", "title: Claims\nprefix: claims\n"),
        ("claims/teams/desk.md", "---\ntitle: Claims desk\n---\n"),
        (
            "claims/processes/refund.md",
            "---\ntitle: Pay it back\nowner: desk\nsupports: [billing/invoice]\n---\n\nSee ![a map](map.png).\n",
        ),
        ("claims/processes/map.png", "a map"),
        ("billing/throughline.yaml", "title: Billing\nprefix: billing\n"),
        ("billing/processes/invoice.md", "---\ntitle: Write an invoice\ncolour: red\n---\n"),
    ] {
        write(place.path(), path, text);
    }
    place
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn three_repositories_are_built_as_one_site() {
    let place = repositories();
    let output = throughline(place.path(), &["build", "group", "--sources", ".", "--no-git"]);
    result(&output);
    let public = place.path().join("group/public");
    let page = fs::read_to_string(public.join("processes/claims/refund.html")).unwrap();
    assert!(page.contains("../billing/invoice.html") && page.contains("../../teams/claims/desk.html") && page.contains("I am home"));
    let journey = fs::read_to_string(public.join("journeys/walk.html")).unwrap();
    assert!(journey.contains("../processes/claims/refund.html"));
    let picture = page.split(['"', '=', ' ', '>']).find(|part| part.ends_with(".png")).unwrap();
    assert_eq!(fs::read_to_string(public.join("processes/claims").join(picture)).unwrap(), "a map");
    let told = stderr(&output);
    assert!(told.contains(" left to its own check: `throughline check billing`\n"), "{told}");
    // The command that is told shows them.
    let own = throughline(place.path(), &["check", "billing"]);
    assert_eq!(own.status.code(), Some(1));
    assert!(stdout(&own).contains("unknown-field"), "{}", stdout(&own));
}

#[test]
fn nothing_is_written_again_where_nothing_changed() {
    let place = repositories();
    let build = || stderr(&throughline(place.path(), &["build", "group", "--sources", ".", "--no-git"]));
    build();
    let told = build();
    assert!(told.contains(": 0 written, "), "{told}");
}

#[test]
fn a_source_that_lies_elsewhere_is_never_read() {
    let place = repositories();
    write(place.path(), "elsewhere/throughline.yaml", "title: Elsewhere\nprefix: elsewhere\n");
    write(place.path(), "elsewhere/processes/secret.md", "---\ntitle: A secret\n---\n");
    let absolute = place.path().join("elsewhere").display().to_string();
    let mut ways = vec!["../../..", "../elsewhere", "sub/../../elsewhere", absolute.as_str()];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(place.path().join("elsewhere"), place.path().join("group/linked")).unwrap();
        ways.push("linked");
    }
    fs::create_dir_all(place.path().join("group/sub")).unwrap();
    for way in ways {
        let yaml = format!("title: The group\nsources: [{{path: '{way}', prefix: elsewhere}}]\n");
        fs::write(place.path().join("group/throughline.yaml"), yaml).unwrap();
        let output = throughline(&place.path().join("group"), &["check", "--format", "json"]);
        let told = stdout(&output);
        assert!(told.contains("outside-the-site"), "{way}: {told}");
        let built = throughline(&place.path().join("group"), &["build", "--keep-going", "--no-git", "--output", "out"]);
        assert_eq!(built.status.code(), Some(1), "{way}");
        assert!(!place.path().join("group/out/processes/elsewhere").exists(), "{way}");
        let _ = fs::remove_dir_all(place.path().join("group/out"));
    }
}

#[test]
fn a_link_within_a_source_that_leads_out_of_it_is_never_read() {
    let place = repositories();
    write(place.path(), "secret.md", "---\ntitle: A secret\n---\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path().join("secret.md"), place.path().join("claims/processes/secret.md")).unwrap();
    let output = throughline(place.path(), &["build", "group", "--sources", ".", "--no-git"]);
    result(&output);
    let public = place.path().join("group/public");
    let index = fs::read_to_string(public.join("by-process.html")).unwrap();
    assert!(index.contains("Pay it back") && !index.contains("A secret"));
}

#[test]
fn a_checkout_below_the_site_that_its_repository_ignores_is_read_all_the_same() {
    let place = repositories();
    let group = place.path().join("group");
    for source in ["claims", "billing"] {
        fs::create_dir_all(group.join("repositories")).unwrap();
        fs::rename(place.path().join(source), group.join("repositories").join(source)).unwrap();
    }
    fs::write(group.join(".gitignore"), "/repositories/\n").unwrap();
    fs::create_dir(group.join(".git")).unwrap();
    let yaml = "title: The group\nsources:\n  - {path: repositories/claims}\n  - {path: repositories/billing}\n";
    fs::write(group.join("throughline.yaml"), yaml).unwrap();
    let told = result(&throughline(&group, &["export", "--no-git", "--only", "nodes", "--format", "csv"]));
    assert!(told.contains("process:claims/refund") && told.contains("process:billing/invoice"), "{told}");
    assert!(!told.contains("process:refund"), "{told}");
}

#[test]
fn a_folder_for_sources_that_is_not_there_is_said() {
    let place = repositories();
    let output = throughline(place.path(), &["check", "group", "--sources", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no folder nowhere"), "{}", stderr(&output));
}

#[test]
fn what_is_written_in_a_source_is_changed_by_no_command_of_the_group() {
    let place = repositories();
    let run = |arguments: &[&str]| {
        let output = program().current_dir(place.path()).args(arguments).args(["--site", "group", "--sources", "."]).output().unwrap();
        (output.status.code(), stderr(&output))
    };
    let before = fs::read_to_string(place.path().join("claims/processes/refund.md")).unwrap();
    let (code, told) = run(&["rename", "process:claims/refund", "pay"]);
    assert!(code == Some(2) && told.contains("the source `claims`"), "{told}");
    let (code, told) = run(&["review", "process:claims/refund"]);
    assert!(code == Some(2) && told.contains("the source `claims`"), "{told}");
    assert_eq!(fs::read_to_string(place.path().join("claims/processes/refund.md")).unwrap(), before);
}

/// The group of [`repositories`], with claims as an exported graph.
fn with_a_graph() -> TempDir {
    let place = repositories();
    write(place.path(), "claims/processes/refund.md", CLAIM);
    let graph = result(&throughline(place.path(), &["export", "claims", "--no-git"]));
    fs::remove_dir_all(place.path().join("claims")).unwrap();
    write(place.path(), "group/graphs/claims.json", &graph);
    write(place.path(), "group/throughline.yaml", "title: The group\nsources: [{path: graphs/claims.json, prefix: claims}]\n");
    place
}

const CLAIM: &str = "---\ntitle: Pay it back\nowner: desk\nsteps: [{title: Look, by: Garage}, {title: Ask, work: 5}]\nsummary: One sentence.\n---\n\nA text.\n";

#[test]
fn an_exported_graph_is_joined_without_its_text() {
    let place = with_a_graph();
    let output = throughline(place.path(), &["build", "group", "--no-git"]);
    result(&output);
    let page = fs::read_to_string(place.path().join("group/public/processes/claims/refund.html")).unwrap();
    for told in ["Pay it back", "One sentence.", "Claims desk", "Garage", "I am home", "(which has its text)"] {
        assert!(page.contains(told), "{told}");
    }
    assert!(page.find(">Look<").unwrap_or_default() < page.find(">Ask<").unwrap_or(usize::MAX) && !page.contains("A text."));
    assert!(!stderr(&output).contains("left to its own check"), "{}", stderr(&output));
}

#[test]
fn a_joined_graph_says_what_the_checkout_says() {
    let place = repositories();
    write(place.path(), "claims/processes/refund.md", CLAIM);
    write(place.path(), "group/throughline.yaml", "title: The group\nsources: [{path: ../claims}]\n");
    let edges = |place: &Path| {
        let told = result(&throughline(place, &["export", "group", "--sources", ".", "--no-git", "--only", "edges", "--format", "csv"]));
        let without_place = |line: &str| line.split(',').take(3).collect::<Vec<_>>().join(",");
        told.lines().map(without_place).collect::<Vec<_>>()
    };
    assert_eq!(edges(place.path()), edges(with_a_graph().path()));
}

#[test]
fn a_graph_of_another_version_says_what_to_do() {
    for (text, told) in [
        ("{\"schema_version\": 0}", "export it again there with a current version: `throughline export --format json > graph.json`"),
        ("{\"schema_version\": 9}", "update Throughline here"),
        ("{\"a\": 1}", "is no exported graph"),
        ("{", "is no JSON (line 1, column 1"),
    ] {
        let place = with_a_graph();
        write(place.path(), "group/graphs/claims.json", text);
        let output = throughline(place.path(), &["check", "group"]);
        assert_eq!(output.status.code(), Some(1));
        let said = stdout(&output);
        assert!(said.contains("throughline.yaml:2:18: error[wrong-type]") && said.contains(told), "{said}");
        assert!(!said.contains("unknown-reference"), "{said}");
    }
}

#[test]
fn what_a_source_no_longer_has_is_told_with_its_last_title() {
    let place = repositories();
    let build = || throughline(place.path(), &["build", "group", "--sources", ".", "--no-git"]);
    result(&build());
    fs::remove_file(place.path().join("claims/processes/refund.md")).unwrap();
    for _ in 0..2 {
        let output = build();
        let told = stdout(&output);
        assert!(told.contains("no process named `claims/refund`"), "{told}");
        assert!(told.contains("the source had it when this was last built, as `Pay it back`; "), "{told}");
        // What is published in spite of it remembers it still.
        throughline(place.path(), &["build", "group", "--sources", ".", "--no-git", "--keep-going"]);
    }
}

/// The group's pages for the public, of which a source hides one process from it and shows another.
fn for_the_public(audience_of_the_hidden: &str) -> TempDir {
    let place = repositories();
    let yaml = "title: The group\naudiences: [public, staff]\nsources:\n  - {path: ../claims, prefix: claims}\n  - {path: ../billing, prefix: billing}\n";
    write(place.path(), "group/throughline.yaml", yaml);
    let hidden = format!("---\ntitle: Look for fraud\naudience: {audience_of_the_hidden}\nsupports: [refund]\n---\n\nNobody is told.\n");
    write(place.path(), "claims/processes/fraud.md", &hidden);
    place
}

#[test]
fn what_a_source_hides_from_an_audience_stands_on_no_page_of_the_group_for_it() {
    // The last is an audience that the group has not: whoever it is for, it is not for the public.
    for audience in ["staff", "[staff]", "inspectors"] {
        let place = for_the_public(audience);
        let output = throughline(place.path(), &["build", "group", "--sources", ".", "--no-git", "--audience", "public"]);
        let public = place.path().join("group/public");
        if output.status.code() != Some(0) {
            // Not to publish keeps it as well.
            assert!(!public.exists() && stderr(&output).contains("audience"), "{audience}: {}", stderr(&output));
            continue;
        }
        assert!(public.join("processes/claims/refund.html").exists());
        for entry in walkdir::WalkDir::new(&public) {
            let entry = entry.unwrap();
            assert!(!entry.path().display().to_string().contains("fraud"), "{audience}: {}", entry.path().display());
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path()).unwrap();
                let text = String::from_utf8_lossy(&bytes);
                assert!(!text.contains("fraud") && !text.contains("Nobody is told"), "{audience}: {}", entry.path().display());
            }
        }
    }
}
