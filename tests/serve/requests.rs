//! What is answered, and to whom.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use super::{program, serve, serve_with};

#[test]
fn the_first_line_is_the_address() {
    let site = serve();
    assert_eq!(site.served.first_line, format!("http://127.0.0.1:{}/\n", site.served.port));
    let home = site.served.get("/");
    assert_eq!(home.status, 200);
    assert!(home.head.contains("content-security-policy: default-src 'none'; script-src 'self'"), "{}", home.head);
    assert!(home.head.contains("cache-control: no-store"), "{}", home.head);
    assert!(home.body.contains("<script src=\"/__throughline/live.js\""), "{}", home.body);
    let head = site.served.ask("HEAD", "/", "Host: localhost\r\n");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn what_a_page_needs_is_served_with_its_type() {
    let site = serve();
    let home = site.served.get("/").body;
    let style = home.split("href=\"").find_map(|rest| rest.split('"').next().filter(|link| link.ends_with(".css"))).unwrap();
    let answer = site.served.get(&format!("/{style}"));
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-type: text/css"), "{}", answer.head);
    assert!(answer.head.contains("cache-control: max-age=31536000, immutable"), "its name tells its bytes: {}", answer.head);
    for (path, kind) in [("live.js", "text/javascript"), ("live.css", "text/css")] {
        let answer = site.served.get(&format!("/__throughline/{path}"));
        assert!(answer.status == 200 && answer.head.contains(kind), "{}", answer.head);
    }
}

#[test]
fn a_name_that_is_not_ours_is_refused() {
    let site = serve();
    for host in ["evil.example", "127.0.0.1.evil.example:4747", "192.168.7.7"] {
        let answer = site.served.ask("GET", "/", &format!("Host: {host}\r\n"));
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.body.contains("Alder"), "{}", answer.body);
    }
    assert_eq!(site.served.ask("GET", "/", "").status, 403);
    assert_eq!(site.served.ask("GET", "http://evil.example/", "Host: localhost\r\n").status, 403);
    assert_eq!(site.served.ask("GET", "/", "Host: localhost\r\nHost: evil.example\r\n").status, 403);
    let foreign = format!("Host: localhost:{}\r\nOrigin: http://evil.example\r\n", site.served.port);
    assert_eq!(site.served.ask("GET", "/__throughline/events", &foreign).status, 403);
    let cross = "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n";
    assert_eq!(site.served.ask("GET", "/__throughline/events", cross).status, 403);
}

#[test]
fn no_address_leads_to_a_file_of_the_disk() {
    let site = serve();
    fs::write(site.folder.path().join("secret.txt"), "the secret").unwrap();
    site.write("notes.txt", "the secret");
    let ways = [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/file:///etc/passwd",
        "/notes.txt",
        "/throughline.yaml",
        "/processes/choose-books.md",
        "/..%c0%afsecret.txt",
        "/secret.txt%00.html",
        "/%ff",
    ];
    for way in ways {
        let answer = site.served.get(way);
        assert!(matches!(answer.status, 400 | 404), "{way}: {}", answer.status);
        assert!(!answer.body.contains("the secret") && !answer.body.contains("root:") && !answer.body.contains("trigger:"), "{way}");
    }
}

#[test]
fn only_reading_is_possible() {
    let site = serve();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = site.served.ask(method, "/", "Host: localhost\r\nContent-Length: 0\r\n");
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"), "{}", answer.head);
    }
}

#[test]
fn an_unknown_address_shows_the_page_for_it() {
    let site = serve();
    let answer = site.served.get("/no/such/page.html");
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("This page is not here"), "{}", answer.body);
    assert!(answer.body.contains("href=\"../../by-process.html\""), "its links begin where the address lies: {}", answer.body);
    assert!(site.served.get("/nowhere").body.contains("href=\"by-process.html\""));
}

#[test]
fn a_request_that_never_says_what_it_wants_is_cut_off() {
    let site = serve();
    let mut slow = TcpStream::connect(("127.0.0.1", site.served.port)).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: local").unwrap();
    let mut said = Vec::new();
    slow.read_to_end(&mut said).expect("the connection is still open");
    assert!(!String::from_utf8_lossy(&said).contains("200 OK"));
}

#[test]
fn an_open_event_stream_is_not_cut_off() {
    let site = serve();
    let mut events = site.look_at("by-process.html");
    std::thread::sleep(Duration::from_secs(6));
    site.retitle("Pick the books");
    events.wait_for("reload");
}

#[test]
fn a_port_that_was_given_and_is_taken_is_refused() {
    let site = serve();
    let port = site.served.port.to_string();
    let other = Command::new(program()).args(["serve", "--port", &port]).arg(site.path("")).output().unwrap();
    assert_eq!(other.status.code(), Some(2));
    let said = String::from_utf8_lossy(&other.stderr).into_owned();
    assert!(said.contains(&port) && said.contains("--port") && said.trim().lines().count() == 1, "{said}");
    assert!(other.stdout.is_empty());
}

#[test]
fn a_film_is_sent_with_its_type_and_in_the_parts_that_are_asked_for() {
    let site = serve();
    site.write("pages/walk.mp4", "0123456789");
    site.write("pages/film.md", "---\ntitle: A film\n---\n\n[the walk](walk.mp4)\n");
    let page = site.served.wait_for("/pages/film.html", |page| page.status == 200 && page.body.contains(".mp4"));
    let link = page.body.split("href=\"../").find_map(|rest| rest.split('"').next().filter(|link| link.ends_with(".mp4"))).unwrap();
    let ask = |range: &str| site.served.ask("GET", &format!("/{link}"), &format!("Host: localhost\r\n{range}"));
    let whole = ask("");
    assert_eq!((whole.status, whole.body.as_str()), (200, "0123456789"));
    assert!(whole.head.contains("content-type: video/mp4") && whole.head.contains("accept-ranges: bytes"), "{}", whole.head);
    let part = ask("Range: bytes=3-5\r\n");
    assert_eq!((part.status, part.body.as_str()), (206, "345"));
    assert!(part.head.contains("content-range: bytes 3-5/10") && part.head.contains("content-length: 3"), "{}", part.head);
    assert_eq!(ask("Range: bytes=10-\r\n").status, 416);
}

#[test]
fn the_machines_own_name_and_those_that_were_allowed_are_answered() {
    let site = serve_with(&["--allow-host", "docs.example", "--allow-host", "host.docker.internal"]);
    let own = gethostname::gethostname().into_string().unwrap();
    for name in [own.as_str(), "docs.example", "Host.Docker.Internal:8080"] {
        assert_eq!(site.served.ask("GET", "/", &format!("Host: {name}\r\n")).status, 200, "{name}");
    }
    for name in ["evil.example", "127.0.0.1:1, evil", "docs.example.evil.example", ""] {
        assert_eq!(site.served.ask("GET", "/", &format!("Host: {name}\r\n")).status, 403, "{name}");
    }
    for wrong in ["http://docs.example", "docs.example:80", "*", ""] {
        let refused = Command::new(program()).args(["serve", "--allow-host", wrong]).output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn who_opens_the_server_to_others_is_told_so_and_where_they_find_it() {
    let site = serve_with(&["--host", "0.0.0.0"]);
    assert_eq!(site.served.first_line, format!("http://127.0.0.1:{}/\n", site.served.port));
    site.wait_for_log("there is no password");
    assert_eq!(site.served.ask("GET", "/", "Host: 192.168.0.9\r\n").status, 200);
    assert_eq!(site.served.ask("GET", "/", "Host: evil.example\r\n").status, 403);
}

#[test]
fn an_address_of_another_machine_is_told_from_a_port_that_is_taken() {
    let site = serve();
    let other = Command::new(program()).args(["serve", "--host", "192.0.2.1", "--port", "0"]).arg(site.path("")).output().unwrap();
    assert_eq!(other.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&other.stderr).contains("`--host`"), "{other:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_server_whose_results_cannot_be_written_says_so_once_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("personas")).unwrap();
    std::fs::write(site.join("throughline.yaml"), "title: T\n").unwrap();
    let broken = |title: &str| std::fs::write(site.join("personas/ada.md"), format!("---\ntitle: {title}\nneeds: 5\n---\n")).unwrap();
    broken("Ada");
    // The port cannot be read from what it says: another is found, and let go.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let log = folder.path().join("log");
    let mut child = std::process::Command::new(super::program())
        .args(["serve", "--poll", "--port", &port.to_string()])
        .arg(&site)
        .stdout(full)
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let said = |words: &str, times: usize| {
        let begun = std::time::Instant::now();
        loop {
            let said = std::fs::read_to_string(&log).unwrap();
            if said.matches(words).count() >= times {
                return said;
            }
            assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{words}: {said}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    said("1 error", 1);
    // What is found differs, and is printed again.
    broken("Ada, who reads\nquote: 5\npopulation: x");
    let all = said("error", 2);
    let is_served = std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_served, "{all}");
    assert_eq!(all.matches("the results cannot be written").count(), 1, "{all}");
}
