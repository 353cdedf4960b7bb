//! The server, as browsers and editors meet it: a real one on a free port, with a site of its own.
#![expect(clippy::disallowed_methods, reason = "runs the program, and writes files as authors do")]

mod audience;
#[path = "../../benches/large_site/generate/mod.rs"]
mod generate;
#[path = "../http/mod.rs"]
mod http;
mod logs;
mod mistakes;
mod requests;
mod saves;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use http::{Events, Served};
use tempfile::TempDir;

const PROCESS: &str = "processes/choose-books";
/// Longer than any save takes to be told, twice over.
const SILENCE: Duration = Duration::from_millis(700);

struct Site {
    served: Served,
    folder: TempDir,
}

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_throughline").into()
}

fn serve() -> Site {
    serve_with(&[])
}

/// The starter site, served.
fn serve_with(words: &[&str]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let made = Command::new(program()).arg("init").arg(&site).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let served = Served::start(&program(), &site, words);
    Site { served, folder }
}

impl Site {
    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("site").join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A file of a folder that holds these words, and its text.
    fn find(&self, folder: &str, words: &str) -> (String, String) {
        let files = walkdir::WalkDir::new(self.path(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
        let mut texts = files.filter(|file| file.file_type().is_file()).map(|file| {
            let inner = file.path().strip_prefix(self.path("")).unwrap().to_str().unwrap().to_owned();
            (inner, fs::read_to_string(file.path()).unwrap())
        });
        texts.find(|(_, text)| text.contains(words)).unwrap()
    }

    /// What was said in the terminal, once these words are among it.
    fn wait_for_log(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let said = fs::read_to_string(self.folder.path().join("site.log")).unwrap();
            if said.contains(words) && said.ends_with('\n') {
                return said;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "never said {words}: {said}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Opens the event stream of a page, and takes the first word from it.
    fn look_at(&self, page: &str) -> Events {
        let mut events = self.served.events(&format!("?page={page}"));
        events.wait_for("faults");
        events
    }

    fn retitle(&self, title: &str) {
        let file = format!("{PROCESS}.md");
        let text = self.read(&file).replace("title: Choose and pack the books", &format!("title: {title}"));
        self.write(&file, &text);
    }
}

fn is_silent(events: &mut Events) {
    let told = events.next(SILENCE);
    assert_eq!(told, None, "nothing should be told");
}
