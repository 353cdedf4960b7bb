//! Files and folders in the output that are not ours.

use super::*;

#[test]
fn an_output_with_files_of_others_is_refused_and_left_alone() {
    let place = Place::new();
    for name in ["b.txt", "a.txt", "c/d.txt", "e.txt", "f.txt"] {
        place.write(&format!("public/{name}"), "theirs");
    }
    let said = place.refusal();
    assert!(said.contains("`a.txt`, `b.txt`, `c/d.txt`, …") && said.contains("--output"), "{said}");
    assert_eq!(place.public().len(), 5);
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn a_file_of_others_beside_ours_is_refused() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    place.write("public/a/notes.txt", "theirs");
    assert!(place.refusal().contains("`a/notes.txt`"));
    assert_eq!(place.public().len(), 5);
}

#[test]
fn a_file_that_appears_while_building_stops_the_publication() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let publication = place.begin().unwrap();
    publication.put("index.html", b"other").unwrap();
    place.write("public/notes.txt", "theirs");
    assert!(message(publication.finish()).contains("`notes.txt`"));
    let public = place.public();
    assert_eq!((public["notes.txt"].as_str(), public["index.html"].as_str()), ("theirs", "home"));
}

#[test]
fn an_empty_output_is_taken() {
    let place = Place::new();
    fs::create_dir(place.at("public")).unwrap();
    place.publish(&OLD).unwrap();
    assert_eq!(place.public(), expected(&OLD));
}

#[test]
fn an_output_that_holds_what_the_site_is_read_from_is_refused() {
    let place = Place::new();
    for (output, said) in [("site", "is the site's folder"), ("site/journeys", "is a content folder"), (".", "contains the site's folder")]
    {
        let refused = message(place.begin_at(&place.at(output)));
        assert!(refused.contains(said) && refused.contains("--output"), "{refused}");
    }
    assert!(message(place.begin_at(Path::new("/"))).contains("contains"));
    assert!(message(place.begin_at(&place.at("nowhere/../site"))).contains("cannot reach"));
    for output in ["site/public", "site/journeys/public"] {
        let publication = place.begin_at(&place.at(output)).unwrap();
        publication.put("index.html", b"").unwrap();
        publication.finish().unwrap();
    }
    assert_eq!(place.beside(), ["site"]);
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let place = Place::new();
    place.write("public", "text");
    assert!(place.refusal().contains("is a file"));
    assert!(message(place.begin_at(&place.at("public/below"))).contains("cannot reach"));
}

#[test]
fn what_servers_and_hosts_keep_in_the_output_stays() {
    let place = Place::new();
    for name in [".git", ".nojekyll", "CNAME", "robots.txt"] {
        place.write(&format!("public/{name}"), "theirs");
    }
    place.publish(&OLD).unwrap();
    place.publish(&NEW).unwrap();
    let mut public = place.public();
    for name in [".git", ".nojekyll", "CNAME", "robots.txt"] {
        assert_eq!(public.remove(name).as_deref(), Some("theirs"), "{name}");
    }
    assert_eq!(public, expected(&NEW));
}

#[test]
fn a_kept_file_deeper_down_is_of_others() {
    let place = Place::new();
    place.write("public/a/CNAME", "theirs");
    assert!(place.refusal().contains("`a/CNAME`"));
}

#[test]
fn a_kept_file_is_never_overwritten() {
    let place = Place::new();
    place.write("public/robots.txt", "theirs");
    assert!(message(place.publish(&[("robots.txt", "ours")])).contains("`robots.txt`"));
    place.publish(&[("robots.txt", "theirs"), ("index.html", "")]).unwrap();
    place.publish(&[("index.html", "x")]).unwrap();
    assert_eq!(place.public()["robots.txt"], "theirs");
}

#[test]
fn a_kept_file_that_appears_while_building_is_never_overwritten() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let publication = place.begin().unwrap();
    publication.put("CNAME", b"ours").unwrap();
    place.write("public/CNAME", "theirs");
    assert!(message(publication.finish()).contains("`CNAME`"));
    assert_eq!(place.public()["CNAME"], "theirs");
}

#[test]
fn a_robots_file_of_the_site_goes_with_the_site() {
    let place = Place::new();
    place.publish(&[("robots.txt", "ours")]).unwrap();
    assert_eq!(place.publish(&[]).unwrap(), counts(0, 0, 1));
    assert_eq!(place.public(), Files::new());
}

#[test]
fn a_damaged_manifest_deletes_nothing() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    place.write("precious.txt", "theirs");
    let hash = "0".repeat(32);
    for text in ["nonsense".to_owned(), format!("throughline manifest 2\n{hash} 6 ../precious.txt\n")] {
        place.write("public/.throughline-manifest", &text);
        assert!(place.refusal().contains("is damaged"));
        assert_eq!(place.public(), expected(&OLD));
    }
    assert!(place.at("precious.txt").exists());
}

#[test]
fn what_desktops_and_hosts_leave_in_the_output_stays() {
    let place = Place::new();
    place.publish(&OLD).unwrap();
    let left = [
        ".DS_Store",
        "a/.DS_Store",
        "a/b/._two.html",
        "gone/thumbs.db",
        "a/desktop.ini",
        ".directory",
        ".htaccess",
        "web.config",
        "_headers",
        "_redirects",
        ".gitignore",
        ".gitattributes",
    ];
    left.iter().for_each(|name| place.write(&format!("public/{name}"), "theirs"));
    for folders in [&[][..], &[".well-known/security.txt", "lost+found/#1", ".Trash-1000/files/x"]] {
        folders.iter().for_each(|name| place.write(&format!("public/{name}"), "theirs"));
        for files in [NEW, OLD] {
            place.publish(&files).unwrap();
            let mut public = place.public();
            for name in left.iter().chain(folders) {
                assert_eq!(public.remove(*name).as_deref(), Some("theirs"), "{name}");
            }
            assert_eq!(public, expected(&files));
        }
    }
    assert_eq!(place.beside(), ["public", "site"]);
}

#[test]
fn a_folder_of_the_site_that_is_to_become_a_file_is_not_emptied_of_what_is_kept() {
    let place = Place::new();
    place.publish(&[("a/b", "")]).unwrap();
    place.write("public/a/.DS_Store", "theirs");
    assert!(message(place.publish(&[("a", "")])).contains("`a/.DS_Store`"));
    assert_eq!(place.public(), expected(&[("a/b", ""), ("a/.DS_Store", "theirs")]));
}

#[cfg(unix)]
#[test]
fn an_output_with_a_group_of_its_own_keeps_its_folder() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = Place::new();
    place.publish(&OLD).unwrap();
    fs::set_permissions(place.at("public"), fs::Permissions::from_mode(0o2750)).unwrap();
    let of = || fs::metadata(place.at("public")).map(|m| (m.ino(), m.mode() & 0o7777)).unwrap();
    let before = of();
    if before.1 != 0o2750 {
        return;
    }
    place.publish(&NEW).unwrap();
    assert_eq!((of(), place.public()), (before, expected(&NEW)));
    let inner = fs::metadata(place.at("public/new")).unwrap();
    assert_eq!(inner.mode() & 0o2000, 0o2000, "what is made in it is of its group");
    assert_eq!(place.beside(), ["public", "site"]);
}

#[cfg(unix)]
#[test]
fn an_output_is_filled_where_nothing_can_be_made_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    fs::create_dir_all(place.at("closed/public")).unwrap();
    let mode = |mode: u32| fs::set_permissions(place.at("closed"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    // Whoever may do everything can also make something there.
    if fs::write(place.at("closed/probe"), "").is_err() {
        for files in [OLD, NEW] {
            let publication = place.begin_at(&place.at("closed/public")).unwrap();
            assert!(message(place.begin_at(&place.at("closed/public"))).contains("another build"));
            files.iter().for_each(|(path, text)| publication.put(path, text.as_bytes()).unwrap());
            publication.finish().unwrap();
            let mut public = self::files(&place.at("closed/public"));
            public.remove(MANIFEST);
            assert_eq!(public, expected(&files));
        }
    }
    mode(0o755);
}
