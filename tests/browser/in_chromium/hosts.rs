//! Servers with the lines that docs/publishing.md tells people to write, taken from there: the site below a path, under the strictest policy.
//!
//! One that is not here is left out, which the test says.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::nothing_of;
use super::quiet::complaints;
use super::site::Site;
use super::tab::Tab;

const DOC: &str = include_str!("../../../docs/publishing.md");

/// Where the doc has the site lie, on the disk and on its host.
const FOLDER: &str = "/srv/architecture";
const BELOW: &str = "/architecture/";

/// Where Apache's modules lie.
const MODULES: [&str; 3] = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules"];

#[test]
fn nginx_serves_the_site_as_the_doc_tells() {
    serves("nginx", |place| {
        let lines = place.lines("nginx", "listen 80;", &format!("listen 127.0.0.1:{};", place.port));
        let rooms = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|room| format!("{room}_temp_path {};\n", place.path(room)));
        let types = ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types"].into_iter().find(|path| Path::new(path).exists())?;
        let http = format!("include {types};\naccess_log off;\n{}{lines}", rooms.concat());
        let config =
            format!("daemon off;\nworker_processes 1;\npid {};\nerror_log stderr;\nevents {{}}\nhttp {{\n{http}}}\n", place.path("pid"));
        Some(vec!["-e".into(), "stderr".into(), "-c".into(), place.written(&config), "-p".into(), place.path("")])
    });
}

#[test]
fn apache_serves_the_site_as_the_doc_tells() {
    serves("apache2", |place| {
        let modules = MODULES.into_iter().find(|folder| Path::new(folder).is_dir())?;
        let load = ["mpm_event", "authz_core", "alias", "dir", "headers", "mime"]
            .map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n"))
            .concat();
        let port = place.port;
        let own = format!("Listen 127.0.0.1:{port}\nServerName 127.0.0.1\nPidFile {}\nErrorLog {}\n", place.path("pid"), place.path("log"));
        let own = format!("ServerRoot {}\nDefaultRuntimeDir {}\n{load}TypesConfig /etc/mime.types\n{own}", place.path(""), place.path(""));
        let config = own + &place.lines("apache", "", "");
        Some(vec!["-X".into(), "-f".into(), place.written(&config)])
    });
}

#[test]
fn caddy_serves_the_site_as_the_doc_tells() {
    serves("caddy", |place| {
        let lines = place.lines("caddy", "x.example {", &format!("http://127.0.0.1:{} {{", place.port));
        let config = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{lines}");
        Some(vec!["run".into(), "--adapter".into(), "caddyfile".into(), "--config".into(), place.written(&config)])
    });
}

/// Where a server works.
struct Place {
    folder: TempDir,
    site: PathBuf,
    port: u16,
}

impl Place {
    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// The lines of the doc in a language, with the folder of this site, and one of them in other words.
    fn lines(&self, language: &str, of_doc: &str, here: &str) -> String {
        let (_, block) = DOC.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("the doc has no lines for {language}"));
        let (lines, _) = block.split_once("```").unwrap();
        assert!(lines.contains(of_doc) && lines.contains(FOLDER), "{lines}");
        lines.replace(FOLDER, self.site.to_str().unwrap()).replacen(of_doc, here, usize::from(!of_doc.is_empty()))
    }

    fn written(&self, config: &str) -> String {
        let path = self.path("config");
        fs::write(&path, config).unwrap();
        path
    }
}

/// A server, ended with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(id) = rustix::process::Pid::from_raw(i32::try_from(self.0.id()).unwrap()) {
            // Asked to end, it takes its children along.
            let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
            for _ in 0..100 {
                if !matches!(self.0.try_wait(), Ok(None)) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn found(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    folders.map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Others than us may look into a folder.
fn open_to_all(folder: &Path) {
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    #[cfg(not(unix))]
    let _ = folder;
}

#[expect(clippy::print_stderr, reason = "a test that is left out says so")]
fn serves(program: &str, arguments: impl Fn(&Place) -> Option<Vec<String>>) {
    let Some(path) = found(program) else {
        eprintln!("{program} is not here: left out");
        return;
    };
    let site = Site::example_with(&["--base-url", "http://127.0.0.1/architecture"]);
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let place = Place { folder: tempfile::tempdir().unwrap(), site: site.root(), port };
    open_to_all(site.root().parent().unwrap());
    open_to_all(place.folder.path());
    let Some(arguments) = arguments(&place) else {
        eprintln!("{program} is not laid out as it is known here: left out");
        return;
    };
    let log = fs::File::create(place.folder.path().join("said")).unwrap();
    let mut command = Command::new(path);
    command.args(arguments).env("XDG_DATA_HOME", place.folder.path()).env("XDG_CONFIG_HOME", place.folder.path());
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
    let mut server = Server(child);
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let said = || {
            fs::read_to_string(place.folder.path().join("said")).unwrap()
                + &fs::read_to_string(place.folder.path().join("log")).unwrap_or_default()
        };
        assert!(matches!(server.0.try_wait(), Ok(None)) && begun.elapsed() < Duration::from_secs(20), "{program}: {}", said());
        std::thread::sleep(Duration::from_millis(20));
    }
    let tab = Tab::open();
    let url = |page: &str| format!("http://127.0.0.1:{port}{BELOW}{page}");
    let mut wrong = Vec::new();
    let dressed = "getComputedStyle(document.body).margin === '0px'";
    for page in site.one_of_each_kind() {
        let events = tab.show(&url(&page));
        wrong.extend(complaints(&events).map(|complaint| format!("{page}: {complaint}")));
        if !tab.see::<bool>(&format!("{dressed} && [...document.fonts].some(font => font.status === 'loaded')")) {
            wrong.push(format!("{page} lacks its style or its letters"));
        }
    }
    nothing_of(&wrong);
    tab.show(&url("journeys/no-such.html"));
    assert!(
        tab.see::<bool>(&format!("{dressed} && document.body.className === 'kind-404'")),
        "{program} does not show the page that is not found"
    );
    tab.show(&url("index.html"));
    tab.take_events();
    tab.see::<bool>("document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'})), true");
    tab.see::<bool>("new Promise(done => setTimeout(() => done(true), 50))");
    let events = tab.take_events();
    assert!(complaints(&events).any(|complaint| complaint.contains("style-src 'self'")), "{program} sends no policy");
}
