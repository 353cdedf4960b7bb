//! What a kill leaves behind, made by hand; tests/cli/publish.rs kills.

use super::*;

/// What a manifest says of a site.
fn manifest(files: &[(&str, &str)]) -> Manifest {
    files.iter().map(|(p, t)| ((*p).to_owned(), Record::of(t.as_bytes()))).collect()
}

/// The files of `NEW` that differ from `OLD`.
const STAGED: [&str; 2] = [NEW[1].0, NEW[3].0];

/// A site `OLD`, and a stage that is about to publish `NEW`.
fn staged(repository: bool) -> (Place, Staging) {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    if repository {
        place.write("public/.git/config", "theirs");
    }
    let stage = Staging::at(place.at(".public.throughline"));
    for (path, text) in [NEW[1], NEW[3]] {
        stage.write(path, text.as_bytes()).unwrap();
    }
    stage.write_manifest(&manifest(&NEW)).unwrap();
    (place, stage)
}

/// Moves the files of the stage into the output.
fn publish_in_place(place: &Place, stage: &Staging) -> Result<()> {
    in_place::publish(stage, &place.at("public"), &manifest(&OLD), &manifest(&NEW), &STAGED)
}

fn is_clean(place: &Place) {
    assert_eq!(place.beside(), ["public", "site"]);
}

/// What the next build makes of it is the new site and nothing else.
fn is_completed(place: &Place, new: &[(&str, &str)], what: &str) {
    place.publish(new).unwrap();
    let mut public = place.public();
    public.remove(".git/config");
    assert_eq!(public, expected(new), "{what}");
    is_clean(place);
    assert_eq!(place.publish(new).unwrap(), counts(0, new.len(), 0), "{what}");
}

#[test]
fn a_stage_of_which_nothing_was_moved_is_thrown_away() {
    for interim in [false, true] {
        let (place, stage) = staged(interim);
        if interim {
            stage.write_interim(&manifest(&NEW)).unwrap();
        }
        drop(place.begin().unwrap());
        let mut public = place.public();
        assert_eq!(public.remove(".git/config").is_some(), interim);
        assert_eq!(public, expected(&OLD));
        is_clean(&place);
    }
}

#[test]
fn a_build_that_was_killed_at_any_step_is_completed_by_the_next() {
    for taken in 0..=5 {
        for next in [NEW, OLD] {
            let (place, _) = staged(true);
            let (from, to) = (place.at(".public.throughline/stage"), place.at("public"));
            let interim = Manifest::interim(&manifest(&OLD), &manifest(&NEW), &STAGED);
            place.write("public/.throughline-manifest", &interim.to_string());
            for path in [STAGED[0], STAGED[1], "gone/old.html", "gone", MANIFEST].into_iter().take(taken) {
                match path {
                    "gone" => fs::remove_dir(to.join(path)).unwrap(),
                    path if path.starts_with("gone") => fs::remove_file(to.join(path)).unwrap(),
                    path => {
                        fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
                        fs::rename(from.join(path), to.join(path)).unwrap();
                    }
                }
            }
            is_completed(&place, &next, &format!("{taken} of {}", next[1].1));
            assert_eq!(place.at("public/gone").exists(), next == OLD);
            assert_eq!(place.at("public/new").exists(), next == NEW);
        }
    }
}

#[test]
fn a_file_of_others_that_appeared_after_a_kill_is_not_removed() {
    let (place, _) = staged(true);
    let interim = Manifest::interim(&manifest(&OLD), &manifest(&NEW), &STAGED);
    place.write("public/.throughline-manifest", &interim.to_string());
    place.write("public/notes.txt", "theirs");
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
    let (place, _) = staged(false);
    fs::rename(place.at(".public.throughline"), place.at("public/.throughline-stage")).unwrap();
    drop(place.begin().unwrap());
    assert_eq!(place.public(), expected(&OLD));
    is_clean(&place);
}

#[test]
fn a_failure_while_files_are_moved_is_completed_by_the_next_build() {
    let (place, stage) = staged(true);
    // A folder that nobody may delete, where a page belongs.
    fs::remove_file(place.at("public/a/one.html")).unwrap();
    place.write("public/a/one.html/notes.txt", "theirs");
    let said = message(publish_in_place(&place, &stage));
    assert!(said.contains("the next build completes it"), "{said}");
    stage.discard();
    fs::remove_dir_all(place.at("public/a/one.html")).unwrap();
    is_completed(&place, &NEW, "moved in part");
}

#[test]
fn a_file_that_is_gone_from_the_stage_does_not_count_as_moved() {
    let (place, stage) = staged(true);
    fs::remove_file(stage.files().join(NEW[1].0)).unwrap();
    let said = message(publish_in_place(&place, &stage));
    assert!(said.contains("a/one.html") && said.contains("build again"), "{said}");
    is_completed(&place, &NEW, "gone");
}
