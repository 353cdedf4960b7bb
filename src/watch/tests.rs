use std::fs;

use super::*;

#[test]
fn what_editors_put_beside_a_file_is_told_from_content() {
    for own in ["#buy.md#", "buy.md~", "buy.md___jb_tmp___", "4913"] {
        assert!(is_editors_own(own), "{own}");
    }
    for content in ["buy.md", "b~uy.md", "#1.md", "4913.md"] {
        assert!(!is_editors_own(content), "{content}");
    }
}

#[test]
fn what_was_written_since_a_time_is_told_with_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_owned();
    let now = SystemTime::now();
    let dated = |path: PathBuf, written: SystemTime| fs::File::open(path).unwrap().set_modified(written).unwrap();
    for (inner, file) in [("old", "a.md"), ("new", "b.md")] {
        fs::create_dir(root.join(inner)).unwrap();
        fs::write(root.join(inner).join(file), "x").unwrap();
    }
    for old in ["old/a.md", "old", ""] {
        dated(root.join(old), now - Duration::from_secs(3600));
    }
    let walk = || Walk {
        folders: ["", "old", "new"].map(|folder| root.join(folder)).into(),
        files: ["old/a.md", "new/b.md"].map(|file| root.join(file)).into(),
        output: PathBuf::new(),
    };
    let since = now - Duration::from_secs(60);
    assert_eq!(walk().written_since(since), (vec![root.join("new")], vec![root.join("new/b.md")]));
    assert_eq!(walk().written_since(now + Duration::from_secs(60)), (vec![], vec![]));
}

#[test]
fn what_was_written_between_the_reading_and_the_watching_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let since = SystemTime::now();
    let file = root.join("buy.md");
    fs::write(&file, "x").unwrap();
    let (sender, batches) = channel();
    let before = Before { since, folders: std::slice::from_ref(&root), output: root.join("public") };
    let walk = move || Ok(Walk { files: vec![file.clone()], ..Walk::default() });
    watch(&root, walk, before, move |batch| sender.send(batch).unwrap()).unwrap();
    let batch = batches.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(batch, Batch { paths: [root.join("buy.md")].into(), ..Batch::default() });
}

#[test]
fn what_is_published_below_a_tree_that_is_watched_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (sender, _events) = channel();
    let output = root.join("public");
    let walk = || Ok(Walk::default());
    let watcher = RecommendedWatcher::new(sender, Config::default()).unwrap();
    let watching =
        Watching { watcher, each_folder: false, root: root.clone(), walk, watched: BTreeSet::new(), roots: vec![root.clone()], output };
    let told = |path: &str| {
        let mut batch = Batch::default();
        watching.note(Ok(Event::new(EventKind::Create(CreateKind::Folder)).add_path(root.join(path))), &mut batch);
        batch.everything
    };
    assert!(!told("public") && !told("public/processes"));
    assert!(told("processes") && told("publicity"));
}

#[test]
fn a_full_list_of_watches_names_the_command_that_raises_it() {
    let text = explain(&notify::Error::new(ErrorKind::MaxFilesWatch)).to_string();
    assert!(text.contains("sudo sysctl fs.inotify.max_user_watches=") && text.contains("--poll"), "{text}");
}
