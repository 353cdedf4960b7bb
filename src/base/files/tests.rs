use super::*;

#[test]
fn paths_are_followed_from_the_file_that_names_them() {
    assert_eq!(resolve("a/b.md", "../c/d.md").as_deref(), Some("c/d.md"));
    assert_eq!(resolve("a/b.md", "./d.md").as_deref(), Some("a/d.md"));
}

#[test]
fn a_path_is_found_in_whatever_form_its_letters_are_stored() {
    let mut files = Files::default();
    files.insert_text("cafe\u{301}.md", "");
    assert_eq!(files.find("caf\u{e9}.md").map(|(path, _)| &**path), Some("cafe\u{301}.md"));
    assert!(!files.has_twin("cafe\u{301}.md"));
    files.insert_text("caf\u{e9}.md", "");
    assert!(files.has_twin("cafe\u{301}.md") && files.has_twin("caf\u{e9}.md"));
    assert_eq!(files.find("caf\u{e9}.md").map(|(path, _)| &**path), Some("caf\u{e9}.md"));
}

#[test]
fn a_link_between_two_files_can_be_followed() {
    assert_eq!(link_between("personas/a.md", "journeys/b c.md"), "../journeys/b%20c.md");
    assert_eq!(link_between("a/b/c.md", "a/d.md"), "../d.md");
    assert_eq!(link_between("a.md", "a/d.md"), "a/d.md");
}

#[test]
fn a_path_that_leaves_the_site_leads_nowhere() {
    for out in ["../../x", "/etc/passwd", "c:/x", "\\\\host\\x"] {
        assert_eq!(resolve("a/b.md", out), None, "{out}");
    }
    assert_eq!(resolve("../a/b.md", "../c.md").as_deref(), Some("../c.md"));
    assert_eq!(resolve("../a/b.md", "../../c.md"), None);
}

#[test]
fn a_path_is_told_without_what_it_takes_back() {
    for (path, told) in [("a/../b/c.md", "b/c.md"), ("../a/b.md", "../a/b.md"), ("/x/../b", "/b"), ("a/b", "a/b"), ("a/../../b", "../b")] {
        assert_eq!(tidy(path), told);
    }
}

#[test]
fn sizes_are_told_with_one_decimal() {
    for (bytes, words) in [(999, "999 bytes"), (1536, "1.5 KB"), (16 << 20, "16 MB"), (3_435_973_837, "3.2 GB")] {
        assert_eq!(size_in_words(bytes), words);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let mut files = Files::default();
    files.insert_bytes("a.md", b"\xef\xbb\xbfhello");
    assert_eq!(files.text("a.md").map(|t| &**t), Some("hello"));
    files.insert_bytes("b.md", b"caf\xe9");
    assert!(matches!(files.get("b.md"), Some(Entry::NotText { valid_up_to: 3, .. })));
    files.insert_bytes("c.md", b"\xef\xbb\xbfcaf\xe9");
    assert_eq!(files.get("b.md"), files.get("c.md"));
}
