//! A new id for a thing: what changes in the texts, and what of the site stays the same.

use throughline::base::address::Address;
use throughline::base::files::Files;
use throughline::edit;
use throughline::edit::rename::{RenameInput, RenameRefusal, Renaming, rename};
use throughline::edit::sameness;
use throughline::link;
use throughline::model::id::NodeId;
use throughline::session::{Options, Session};
use throughline::site::Checked;

use super::folders;
use super::project::Project;

fn load(files: Files) -> Checked {
    Session::default().load(files, &Options { drafts: true, ..Options::default() })
}

fn renaming(site: &Checked, address: &str, id: &str) -> Result<Renaming, RenameRefusal> {
    let node = site.model.find(&Address::parse(address).unwrap()).unwrap();
    of_node(site, node, id)
}

fn of_node(site: &Checked, node: NodeId, id: &str) -> Result<Renaming, RenameRefusal> {
    let uses = link::uses(&site.config, &site.documents, &site.files, true);
    let input = RenameInput { model: &site.model, documents: &site.documents, files: &site.files, uses: &uses };
    rename(input, node, id)
}

/// The files afterwards.
fn renamed(site: &Checked, renaming: &Renaming) -> Files {
    edit::after(&site.files, &renaming.edits.files(&site.files).unwrap())
}

/// The text of a file of the small site with this fixture, after a thing of it got another id.
fn text(fixture: &str, address: &str, id: &str, path: &str) -> String {
    let site = load(Project::new(fixture).load().files.clone());
    assert!(!site.findings.has_errors());
    let renaming = renaming(&site, address, id).unwrap_or_else(|why| panic!("{why}"));
    let files = renamed(&site, &renaming);
    let after = load(files);
    assert_eq!(sameness::difference(&site.model, &after.model, &renaming), None);
    assert!(!after.findings.has_errors());
    after.files.text(path).unwrap_or_else(|| panic!("no {path}")).to_string()
}

#[test]
fn a_file_takes_the_new_name_and_keeps_the_old_one_as_an_alias() {
    let text = text("", "process:show-way", "lead", "processes/lead.md");
    assert_eq!(text, "---\naliases: [show-way]\ntitle: Show the way\nsteps: [{id: listen, title: Listen}]\n---\n");
}

#[test]
fn references_are_rewritten_and_all_around_them_stays() {
    let journey = "
        == journeys/walk.md
        ---
        title: Walk home   # as it was
        persona: 'ada'
        outcome: home
        stages:
          - {title: Asking, touchpoints: [{id: way, title: I ask, served_by: [ \"show-way#listen\" , Show-Way ]}]}
        ---

        She asks at the desk: [[show-way]], [[process:show-way#listen|the way]], [this](../processes/show-way.md#listen \"show-way\"),
        and [below][way].

        [way]: <../processes/show-way.md> 'show-way'
    ";
    insta::assert_snapshot!(text(journey, "process:show-way", "lead", "journeys/walk.md"));
}

#[test]
fn what_is_nested_gets_its_id_beside_its_old_one() {
    let after = |nested: &str| {
        let process =
            format!("\n== processes/show-way.md\n---\ntitle: Show the way\nsteps:\n{nested}---\n\n# listen\n\nSee [there](#listen).\n");
        text(&process, "process:show-way#listen", "hear", "processes/show-way.md")
    };
    insta::assert_snapshot!(after("  - id: listen # first\n    title: Listen\n    next: tell\n  - id: tell\n    title: Tell\n    next: listen\n"), @r"
    ---
    title: Show the way
    steps:
      - id: hear # first
        aliases: [listen]
        title: Listen
        next: tell
      - id: tell
        title: Tell
        next: hear
    ---

    # listen

    See [there](#hear).
    ");
    // Its id was made of its title until now.
    insta::assert_snapshot!(after("  - title: Listen\n"), @r"
    ---
    title: Show the way
    steps:
      - id: hear
        aliases: [listen]
        title: Listen
    ---

    # listen

    See [there](#hear).
    ");
}

#[test]
fn the_way_back_puts_the_old_id_in_the_place_of_the_new_one() {
    let site = load(Project::new("").load().files.clone());
    let there = renaming(&site, "team:desk", "lamp").unwrap();
    let site = load(renamed(&site, &there));
    let back = renaming(&site, "team:lamp", "desk").unwrap();
    let site = load(renamed(&site, &back));
    assert_eq!(&**site.files.text("teams/desk.md").unwrap(), "---\naliases: [lamp]\ntitle: Lamp desk\n---\n");
}

#[test]
fn the_site_names_its_outcomes_anew() {
    let yaml = "\n== throughline.yaml\ntitle: Lantern Street\noutcomes: [home]\n";
    assert_eq!(text(yaml, "outcome:home", "2024", "throughline.yaml"), "title: Lantern Street\noutcomes: [\"2024\"]\n");
}

#[test]
fn an_id_that_cannot_be_is_refused() {
    let site = load(Project::new("").load().files.clone());
    let refused = |address: &str, id: &str| renaming(&site, address, id).unwrap_err().to_string();
    assert_eq!(refused("persona:ada", "us"), "`us` cannot be an id: the word has a meaning of its own in `from`, `to` and `by`");
    assert_eq!(refused("team:desk", "Desk"), "that is its id already: `desk`");
    assert_eq!(refused("team:desk", "a b"), "`a b` cannot be an id: ids have letters, digits, `-` and `_`: write `a-b`");
    let taken = load(Project::new("\n== teams/lamp.md\n---\ntitle: Lamp\naliases: old\n---\n").load().files.clone());
    assert_eq!(renaming(&taken, "team:desk", "old").unwrap_err().to_string(), "`team:lamp` has that id, or had it once: choose another");
}

/// Every thing of a site gets another id: nothing else changes, and nobody says the old id any more.
fn everything_can_be_renamed(files: Files) {
    let site = load(files);
    assert!(!site.findings.has_errors());
    let mut done = 0;
    for (n, node) in site.model.graph.nodes.iter().enumerate() {
        let renaming = match of_node(&site, NodeId(u32::try_from(n).unwrap()), "zz-anew") {
            Ok(renaming) => renaming,
            Err(RenameRefusal::WithoutFile(_) | RenameRefusal::WithoutId(_)) => continue,
            Err(why) => panic!("{}: {why}", node.address),
        };
        let after = load(renamed(&site, &renaming));
        assert_eq!(sameness::difference(&site.model, &after.model, &renaming), None, "{}", node.address);
        assert!(!after.findings.has_errors(), "{}", node.address);
        let now = after.model.find(&renaming.to).unwrap();
        let old = node.address.nested.as_deref().unwrap_or(&node.address.id);
        for used in link::uses(&after.config, &after.documents, &after.files, true).iter().filter(|used| used.to == now) {
            let written = used.place.span.of(after.files.text(&used.place.file).unwrap());
            let name = written.rsplit("](").next().unwrap_or(written);
            let is_title = name.trim_matches(['"', '\'']) == &*node.title;
            let words = name.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
            assert!(is_title || words.into_iter().all(|word| word != old), "{}: {written} in {}", node.address, used.place.file);
        }
        done += 1;
    }
    assert!(done > 15, "{done}");
}

#[test]
fn whatever_gets_another_id_in_the_base_site_nothing_else_changes() {
    everything_can_be_renamed(folders::base());
}
