//! Links and permissions.

use super::*;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

/// A folder that no publication may touch.
fn precious(place: &Place) -> PathBuf {
    place.write("precious/one.html", "one");
    place.at("precious")
}

#[test]
fn a_link_in_the_output_is_of_others() {
    let place = Place::new();
    let precious = precious(&place);
    place.publish(&OLD).unwrap();
    fs::remove_dir_all(place.at("public/a")).unwrap();
    symlink(&precious, place.at("public/a")).unwrap();
    assert!(place.refusal().contains("`a` (a link)"));
    fs::remove_file(place.at("public/a")).unwrap();
    fs::remove_file(place.at("public/index.html")).unwrap();
    symlink(precious.join("one.html"), place.at("public/index.html")).unwrap();
    assert!(place.refusal().contains("`index.html` (a link)"));
    assert_eq!(files(&precious), expected(&[("one.html", "one")]));
}

#[test]
fn a_link_put_in_while_building_is_not_followed() {
    for repository in [false, true] {
        let place = Place::new();
        let precious = precious(&place);
        place.publish(&OLD).unwrap();
        if repository {
            place.write("public/.git/config", "");
        }
        let publication = place.begin().unwrap();
        publication.put("a/one.html", b"other").unwrap();
        fs::remove_dir_all(place.at("public/a")).unwrap();
        symlink(&precious, place.at("public/a")).unwrap();
        assert!(message(publication.finish()).contains("`a` (a link)"));
        assert_eq!(files(&precious), expected(&[("one.html", "one")]));
    }
}

#[test]
fn an_interrupted_build_is_not_completed_through_a_link() {
    let place = Place::new();
    let precious = precious(&place);
    place.publish(&OLD).unwrap();
    fs::remove_dir_all(place.at("public/a")).unwrap();
    symlink(&precious, place.at("public/a")).unwrap();
    let old = Manifest::read(&place.at("public")).unwrap().unwrap();
    let new: Manifest = [("a/one.html".to_owned(), Record::of(b"x"))].into_iter().collect();
    place.write("public/.throughline-manifest", &Manifest::interim(&old, &new, &["a/one.html"]).to_string());
    assert!(place.refusal().contains("`a` (a link)"));
    let stage = Staging::at(place.at(".public.throughline"));
    for (new, staged) in [(&new, &["a/one.html"][..]), (&Manifest::default(), &[])] {
        stage.write("a/one.html", b"x").unwrap();
        stage.write_manifest(new).unwrap();
        let published = in_place::publish(&stage, &place.at("public"), &old, new, staged);
        match staged {
            [] => published.unwrap(),
            _ => assert!(message(published).contains("is a link or a file where a folder of the site belongs")),
        }
        stage.discard();
    }
    assert_eq!(files(&precious), expected(&[("one.html", "one")]));
}

#[test]
fn the_stage_is_neither_read_nor_cleared_through_a_link() {
    let place = Place::new();
    let precious = precious(&place);
    place.publish(&OLD).unwrap();
    fs::copy(place.at("public/.throughline-manifest"), precious.join(MANIFEST)).unwrap();
    for name in ["stage", "swap", "lock", "manifest"] {
        fs::create_dir_all(place.at(".public.throughline")).unwrap();
        symlink(&precious, place.at(".public.throughline").join(name)).unwrap();
        let _ = place.begin();
        let _ = fs::remove_dir_all(place.at(".public.throughline"));
    }
    symlink(&precious, place.at(".public.throughline")).unwrap();
    assert!(place.refusal().contains("is not what throughline made"));
    fs::remove_file(place.at(".public.throughline")).unwrap();
    symlink(&precious, place.at("public/.throughline-stage")).unwrap();
    assert!(place.refusal().contains("is not what throughline made"));
    assert_eq!(files(&precious).len(), 2);
}

#[test]
fn a_link_in_a_stage_that_was_left_is_not_followed() {
    let place = Place::new();
    let precious = precious(&place);
    fs::create_dir_all(place.at(".public.throughline/stage")).unwrap();
    symlink(&precious, place.at(".public.throughline/stage/a")).unwrap();
    place.publish(&[("index.html", "")]).unwrap();
    assert_eq!(files(&precious), expected(&[("one.html", "one")]));
    assert!(!place.at("public/a").exists());
}

#[test]
fn an_output_that_is_a_link_is_published_where_it_leads() {
    let place = Place::new();
    fs::create_dir(place.at("elsewhere")).unwrap();
    symlink(place.at("elsewhere"), place.at("public")).unwrap();
    place.publish(&OLD).unwrap();
    place.publish(&NEW).unwrap();
    assert!(place.at("public").symlink_metadata().unwrap().is_symlink());
    assert_eq!(files(&place.at("elsewhere")).len(), 5);
    fs::remove_dir_all(place.at("elsewhere")).unwrap();
    assert!(place.refusal().contains("cannot reach"));
}

#[test]
fn files_and_folders_have_the_usual_permissions() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    place.write("usual/file", "");
    let mode = |path: &str| fs::metadata(place.at(path)).unwrap().permissions().mode();
    for _ in 0..2 {
        for file in ["index.html", "a/b/two.html", MANIFEST] {
            assert_eq!(mode(&format!("public/{file}")), mode("usual/file"), "{file}");
        }
        for folder in ["public", "public/a", "public/a/b"] {
            assert_eq!(mode(folder), mode("usual"), "{folder}");
        }
        place.publish(&NEW).unwrap();
    }
    fs::set_permissions(place.at("public"), fs::Permissions::from_mode(0o750)).unwrap();
    place.publish(&OLD).unwrap();
    assert_eq!(mode("public") & 0o777, 0o750);
}

#[test]
fn no_link_to_the_old_site_is_left() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    place.publish(&NEW).unwrap();
    assert_eq!(fs::metadata(place.at("public/index.html")).unwrap().nlink(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_named_with_what_to_do() {
    // Root may write anywhere; tests/cli/publish.rs has a disk that is read only for it too.
    if is_root() {
        return;
    }
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let set = |path: &str, mode| fs::set_permissions(place.at(path), fs::Permissions::from_mode(mode)).unwrap();
    set("public", 0o555);
    assert!(place.refusal().contains("make that folder yours to write"));
    set("public", 0o755);
    set("", 0o555);
    let said = [place.refusal(), message(place.begin_at(&place.at("x/public")))];
    set("", 0o755);
    assert!(said.iter().all(|s| s.contains("make that folder yours to write")), "{said:?}");
}

fn is_root() -> bool {
    let own = TempDir::new().unwrap();
    fs::metadata(own.path()).unwrap().uid() == 0
}
