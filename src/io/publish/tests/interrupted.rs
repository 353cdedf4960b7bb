//! What a kill leaves behind, made by hand; tests/publish.rs kills.

use super::*;

/// A site `OLD`, and a stage that is about to publish `NEW`.
fn staged(repository: bool) -> (Place, Staging, Journal) {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    if repository {
        place.write("public/.git/config", "theirs");
    }
    let manifest =
        |files: &[(&str, &str)]| -> Manifest { files.iter().map(|(p, t)| ((*p).to_owned(), Record::of(t.as_bytes()))).collect() };
    let stage = Staging::at(place.at(".public.throughline"));
    for (path, text) in [NEW[1], NEW[3]] {
        stage.write(path, text.as_bytes()).unwrap();
    }
    stage.write_manifest(&manifest(&NEW)).unwrap();
    let journal = Journal::plan(&manifest(&OLD), &manifest(&NEW), &[NEW[1].0, NEW[3].0]);
    (place, stage, journal)
}

fn is_clean(place: &Place) {
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn a_stage_without_a_journal_is_thrown_away() {
    let (place, ..) = staged(false);
    drop(place.begin().unwrap());
    assert_eq!(place.public(), expected(&OLD));
    is_clean(&place);
}

#[test]
fn a_stage_with_half_a_journal_is_thrown_away() {
    let (place, _, journal) = staged(true);
    let text = journal.to_string();
    place.write(".public.throughline/journal", &text[..text.len() / 2]);
    drop(place.begin().unwrap());
    let mut public = place.public();
    public.remove(".git/config");
    assert_eq!(public, expected(&OLD));
    is_clean(&place);
}

#[test]
fn a_journal_is_completed_from_every_step() {
    for taken in 0..=4 {
        let (place, _, journal) = staged(true);
        place.write(".public.throughline/journal", &journal.to_string());
        let (from, to) = (place.at(".public.throughline/stage"), place.at("public"));
        let moves = [NEW[1].0, NEW[3].0, "gone/old.html", manifest::NAME];
        for path in &moves[..taken] {
            if path.starts_with("gone") {
                fs::remove_file(to.join(path)).unwrap();
            } else {
                fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
                fs::rename(from.join(path), to.join(path)).unwrap();
            }
        }
        drop(place.begin().unwrap());
        let mut public = place.public();
        public.remove(".git/config");
        assert_eq!(public, expected(&NEW), "{taken}");
        is_clean(&place);
        assert_eq!(place.publish(&NEW).unwrap(), counts(0, 4, 0));
    }
}

#[test]
fn a_journal_removes_only_what_the_manifest_lists() {
    let (place, ..) = staged(true);
    let claimed: Manifest = ["index.html", "notes.txt"].map(|p| (p.to_owned(), Record::of(b""))).into_iter().collect();
    place.write("public/notes.txt", "theirs");
    place.write(".public.throughline/journal", &Journal::plan(&claimed, &Manifest::default(), &[]).to_string());
    assert!(place.refusal().contains("`notes.txt`"));
    assert_eq!(place.public()["notes.txt"], "theirs");
}

#[test]
fn a_site_left_on_either_side_of_the_exchange_is_cleared_away() {
    for exchanged in [false, true] {
        let place = Place::new();
        place.write("public/CNAME", "theirs");
        place.publish(&OLD).unwrap();
        fs::rename(place.at("public"), place.at("old")).unwrap();
        place.write("public/CNAME", "theirs");
        place.publish(&NEW).unwrap();
        fs::rename(place.at("public"), place.at("new")).unwrap();
        let (public, swap) = if exchanged { ("new", "old") } else { ("old", "new") };
        fs::create_dir(place.at(".public.throughline")).unwrap();
        fs::rename(place.at(public), place.at("public")).unwrap();
        fs::rename(place.at(swap), place.at(".public.throughline/swap")).unwrap();
        drop(place.begin().unwrap());
        let mut public = place.public();
        assert_eq!(public.remove("CNAME").as_deref(), Some("theirs"));
        assert_eq!(public, expected(if exchanged { &NEW } else { &OLD }));
        is_clean(&place);
    }
}

#[test]
fn a_file_of_others_in_an_exchanged_site_is_not_deleted() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    place.write("public/notes.txt", "theirs");
    fs::create_dir(place.at(".public.throughline")).unwrap();
    fs::rename(place.at("public"), place.at(".public.throughline/swap")).unwrap();
    for _ in 0..2 {
        let said = place.refusal();
        assert!(said.contains("`notes.txt`") && said.contains("move it where it belongs"), "{said}");
    }
    assert_eq!(fs::read_to_string(place.at(".public.throughline/swap/notes.txt")).unwrap(), "theirs");
}

#[test]
fn a_stage_inside_the_output_is_dealt_with_alike() {
    for complete in [false, true] {
        let (place, _, journal) = staged(false);
        if complete {
            place.write(".public.throughline/journal", &journal.to_string());
        }
        fs::rename(place.at(".public.throughline"), place.at("public/.throughline-stage")).unwrap();
        drop(place.begin().unwrap());
        assert_eq!(place.public(), expected(if complete { &NEW } else { &OLD }));
        is_clean(&place);
    }
}

#[test]
fn a_failure_while_files_are_moved_is_completed_by_the_next_build() {
    let (place, mut stage, journal) = staged(true);
    // A folder that nobody may delete, where a page belongs.
    fs::remove_file(place.at("public/a/one.html")).unwrap();
    place.write("public/a/one.html/notes.txt", "theirs");
    let said = message(stage.commit(&journal, &place.at("public")));
    assert!(said.contains("the next build completes it"), "{said}");
    stage.discard();
    fs::remove_dir_all(place.at("public/a/one.html")).unwrap();
    drop(place.begin().unwrap());
    let mut public = place.public();
    public.remove(".git/config");
    assert_eq!(public, expected(&NEW));
}

#[test]
fn a_file_that_is_gone_from_the_stage_counts_as_moved_only_after_a_kill() {
    let (place, stage, journal) = staged(true);
    fs::remove_file(stage.files().join(NEW[1].0)).unwrap();
    let said = message(journal.apply(&stage.files(), &place.at("public"), journal::Moved::None));
    assert!(said.contains("a/one.html") && said.contains("build again"), "{said}");
    journal.apply(&stage.files(), &place.at("public"), journal::Moved::Some).unwrap();
    assert_eq!(place.public()[NEW[3].0], NEW[3].1);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_looked_at_does_not_count_as_moved() {
    use std::os::unix::fs::PermissionsExt;
    let (place, stage, journal) = staged(true);
    let folder = stage.files().join("a");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let is_closed = fs::symlink_metadata(folder.join("one.html")).is_err();
    let applied = journal.apply(&stage.files(), &place.at("public"), journal::Moved::Some);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if is_closed {
        assert!(message(applied).contains("cannot look at"));
    }
}
