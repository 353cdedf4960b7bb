//! What happens beside what is shown: requests, complaints of the console, breaches of the policy.

use super::chromium::Event;
use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

#[test]
fn no_page_complains_under_the_strictest_policy() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    let mut wrong = Vec::new();
    for page in site.samples() {
        let events = tab.show(&host.url(&page));
        wrong.extend(complaints(&events).map(|complaint| format!("{page}: {complaint}")));
    }
    nothing_of(&wrong);
}

#[test]
fn a_breach_of_the_policy_would_be_noticed() {
    let (site, tab) = (Site::example(), Tab::open());
    std::fs::write(site.root().join("bad.html"), "<!doctype html><title>Bad</title><p style='color:red'>Red</p><script>throw 1</script>")
        .unwrap();
    let events = tab.show(&site.host().url("bad.html"));
    for directive in ["style-src 'self'", "script-src 'self'"] {
        assert!(complaints(&events).any(|complaint| complaint.contains(directive)), "{directive}: {events:?}");
    }
}

#[test]
fn no_page_complains_when_it_is_opened_from_a_folder() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut wrong = Vec::new();
    for page in site.samples() {
        let events = tab.show(&site.file(&page));
        wrong.extend(complaints(&events).map(|complaint| format!("{page}: {complaint}")));
    }
    nothing_of(&wrong);
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    // Chromium may ask for the icon of a page when the next one is open: no page knows this host's port.
    let ours = [host.origin(), site.file("")];
    let mut wrong = Vec::new();
    for page in site.samples() {
        for url in [host.url(&page), site.file(&page)] {
            let events = tab.show(&url);
            let asked: Vec<&str> = events.iter().filter_map(requested).collect();
            assert!(asked.len() > 3, "a page, its style, its script and its fonts: {asked:?}");
            wrong.extend(
                asked.iter().filter(|asked| !ours.iter().any(|own| asked.starts_with(own))).map(|asked| format!("{page} asks for {asked}")),
            );
        }
    }
    nothing_of(&wrong);
}

#[test]
fn pages_have_their_style_and_fonts_below_a_path_and_in_a_folder() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    let mut wrong = Vec::new();
    for page in site.one_of_each_kind() {
        for url in [host.url(&page), site.file(&page)] {
            tab.show(&url);
            let dressed = "getComputedStyle(document.body).margin === '0px' && [...document.fonts].some(font => font.status === 'loaded')
                && !!document.querySelector('button[data-mode]')";
            if !tab.see::<bool>(dressed) {
                wrong.push(format!("{url} lacks its style, a font or its script"));
            }
        }
    }
    nothing_of(&wrong);
}

#[test]
fn links_lead_on_below_a_path_and_in_a_folder() {
    let (site, tab) = (Site::example(), Tab::open());
    let host = site.host();
    let journey = site.largest("journey");
    for (url, home) in [(host.url(&journey), host.url("index.html")), (site.file(&journey), site.file("index.html"))] {
        tab.show(&url);
        tab.see::<bool>("document.querySelector('a.brand').click(), true");
        tab.settle();
        assert_eq!(tab.see::<String>("location.href"), home);
    }
}

/// What a reader of the console would see.
pub(crate) fn complaints(events: &[Event]) -> impl Iterator<Item = String> {
    events.iter().filter_map(|Event { method, params }| match method.as_str() {
        "Runtime.exceptionThrown" => Some(format!("throws {}", params["exceptionDetails"]["text"])),
        "Runtime.consoleAPICalled" if params["type"] == "error" || params["type"] == "warning" => Some(format!("says {}", params["args"])),
        "Log.entryAdded" if params["entry"]["level"] == "error" || params["entry"]["level"] == "warning" => {
            Some(format!("{} ({})", params["entry"]["text"], params["entry"]["url"]))
        }
        _ => None,
    })
}

/// The address of a request that leaves the page.
pub(crate) fn requested(event: &Event) -> Option<&str> {
    let url = event.params["request"]["url"].as_str().filter(|_| event.method == "Network.requestWillBeSent")?;
    (!url.starts_with("data:")).then_some(url)
}
