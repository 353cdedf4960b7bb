//! What the pages of a site promise a reader, whatever its content: links that lead somewhere,
//! nothing that acts, and the same bytes every time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline::base::files::{Files, resolve};
use throughline::html::routes::routes;
use throughline::html::{Renderer, Route, TableFile, Theme};
use throughline::session::{Options, Session};
use throughline::site::Checked;

use super::folders;

/// Where the files that a site's pages show are published, in these tests.
fn copied(site: &Checked) -> BTreeMap<Arc<str>, String> {
    site.assets.iter().map(|path| (path.clone(), format!("assets/{}", path.replace('/', "-")))).collect()
}

/// A style sheet of a site, by its name in the theme.
pub(crate) fn style_sheet(files: Files, name: &str) -> String {
    let site = Session::default().load(files, &Options::default());
    let mut theme = Theme::new(&site.files, &site.config, &copied(&site)).expect("the theme can be read");
    let sheet = theme.assets.remove(name).and_then(|asset| asset.bytes).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(sheet.to_vec()).expect("style sheets are UTF-8")
}

/// The pages of a site, by path, as people read them: a space at which no line ends is a space.
pub(crate) fn pages(files: Files) -> BTreeMap<String, String> {
    as_written(files).into_iter().map(|(path, page)| (path, page.replace('\u{a0}', " "))).collect()
}

/// The pages of a site, by path.
pub(crate) fn as_written(files: Files) -> BTreeMap<String, String> {
    let site = Session::default().load(files, &Options::default());
    let copied = copied(&site);
    let theme = Theme::new(&site.files, &site.config, &copied).expect("the theme can be read");
    let pages = Renderer::of(&site, &theme, copied);
    let rendered = pages.routes().into_iter().map(|route| pages.render(&route).expect("the page can be rendered"));
    rendered.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("pages are UTF-8"))).collect()
}

/// One page of a site.
pub(crate) fn page(files: Files, route: &Route) -> String {
    let site = Session::default().load(files, &Options::default());
    let copied = copied(&site);
    let theme = Theme::new(&site.files, &site.config, &copied).expect("the theme can be read");
    let (_, bytes) = Renderer::of(&site, &theme, copied).render(route).expect("the page can be rendered");
    String::from_utf8(bytes).expect("pages are UTF-8").replace('\u{a0}', " ")
}

/// The values of an attribute, as they are written.
fn values<'t>(page: &'t str, attribute: &str) -> Vec<&'t str> {
    let begin = format!(" {attribute}=\"");
    page.split(&begin).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        let hex = others.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        (bytes, rest) = match (first, hex) {
            (b'%', Some(byte)) => ([bytes, vec![byte]].concat(), &others[2..]),
            _ => ([bytes, vec![first]].concat(), others),
        };
    }
    String::from_utf8(bytes).unwrap()
}

/// The tables beside the pages of a site, by path.
pub(crate) fn tables(files: Files) -> BTreeMap<String, String> {
    let site = Session::default().load(files, &Options::default());
    let theme = Theme::new(&site.files, &site.config, &copied(&site)).expect("the theme can be read");
    let pages = Renderer::of(&site, &theme, BTreeMap::new());
    let table = |table: &TableFile| (table.path(&site.model), String::from_utf8(pages.table(table)).expect("tables are UTF-8"));
    pages.tables().iter().map(table).collect()
}

fn assert_links_lead_somewhere(files: Files) {
    let tables = tables(files.clone());
    let pages = pages(files);
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, page)| (path.as_str(), values(page, "id").into_iter().collect())).collect();
    for (path, page) in &pages {
        assert_eq!(ids[path.as_str()].len(), values(page, "id").len(), "{path} has an id twice");
        for link in values(page, "href") {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            if file.contains(':') || file.contains("assets/") {
                continue;
            }
            // Only the page that is not found begins at the root of its host.
            let goal = match file.strip_prefix('/') {
                _ if file.is_empty() => path.clone(),
                Some(file) if path == "404.html" => decode(file),
                _ => resolve(path, &decode(file)).unwrap(),
            };
            if tables.contains_key(&goal) {
                continue;
            }
            let there = ids.get(goal.as_str()).unwrap_or_else(|| panic!("{path} links to {link}, and there is no such page"));
            assert!(anchor.is_empty() || there.contains(decode(anchor).as_str()), "{path} links to {link}, and there is no such anchor");
        }
    }
}

#[test]
fn every_link_and_anchor_of_the_example_site_leads_somewhere() {
    assert_links_lead_somewhere(folders::site("example-site"));
}

#[test]
fn every_link_and_anchor_of_the_starter_site_leads_somewhere() {
    assert_links_lead_somewhere(folders::site("starter"));
}

#[test]
fn no_page_holds_anything_that_acts_or_asks_another_host() {
    for (path, page) in pages(folders::site("example-site")) {
        for bad in ["<style", " style=", "<script>", " onclick=", " onload=", "javascript:", "<iframe", " src=\"http", "@import"] {
            assert!(!page.contains(bad), "{path} holds {bad}");
        }
    }
}

#[test]
fn no_page_loads_more_than_40_kb_of_style_and_30_kb_of_script() {
    let site = Session::default().load(folders::base(), &Options::default());
    let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).unwrap();
    let size: BTreeMap<&str, usize> =
        theme.assets.values().map(|asset| (&*asset.path, asset.bytes.as_ref().map_or(0, |bytes| bytes.len()))).collect();
    for (path, page) in pages(folders::base()) {
        for (attribute, ending, most) in [("href", ".css", 40_000), ("src", ".js", 30_000)] {
            let loaded = values(&page, attribute).into_iter().filter(|link| link.ends_with(ending));
            let files: BTreeSet<&str> = loaded.map(|link| link.trim_start_matches("../").trim_start_matches('/')).collect();
            let bytes: usize = files.into_iter().map(|file| size[file]).sum();
            assert!(bytes <= most, "{path} loads {bytes} bytes of {ending}");
        }
    }
}

/// Where an item of a list or a cell of a table ends that begins at a place: they need no end tag.
fn end_of_item(page: &str, start: usize) -> usize {
    let mut depth = 0;
    for (i, _) in page[start + 1..].match_indices('<') {
        let at = start + 1 + i;
        let begins = |tags: &[&str]| tags.iter().any(|tag| page[at..].starts_with(tag));
        if depth == 0 && begins(&["<li", "<td", "<th", "<tr", "</li", "</td", "</th", "</tr", "</ul", "</ol", "</tbody", "</table"]) {
            return at;
        }
        depth += i32::from(begins(&["<ul", "<ol", "<table"])) - i32::from(begins(&["</ul", "</ol", "</table"]));
    }
    page.len()
}

/// A page without the elements that show a team, and what is in them.
fn without_teams(page: &str) -> String {
    let mut rest = page.to_owned();
    while let Some(mark) = rest.find(" data-team") {
        let start = rest[..mark].rfind('<').expect("an attribute stands in a tag");
        let name: String = rest[start + 1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if matches!(&*name, "li" | "td" | "th") {
            let end = end_of_item(&rest, start);
            rest.replace_range(start..end, "");
            continue;
        }
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let (mut depth, mut at) = (0, start);
        loop {
            let end = rest[at..].find(&close).map(|i| at + i).expect("every element ends");
            depth += rest[at..end]
                .match_indices(&open)
                .filter(|(i, _)| !rest[at + i + open.len()..].starts_with(|c: char| c.is_alphanumeric()))
                .count();
            depth -= 1;
            at = end + close.len();
            if depth == 0 {
                break;
            }
        }
        rest.replace_range(start..at, "");
    }
    rest
}

#[test]
fn home_names_no_team() {
    let home = &pages(folders::site("example-site"))["index.html"];
    let main = main_of(home);
    assert!(!main.contains("teams/"), "{main}");
    assert!(!main.contains("data-team"), "home shows no team, so it need not mark any");
}

#[test]
fn outcomes_and_findings_show_teams_only_where_they_say_so() {
    for (path, page) in pages(folders::site("example-site")) {
        if path.starts_with("outcomes/") || path == "findings.html" {
            let main = without_teams(&main_of(&page));
            let main = main.split("<div class=\"prose\">").next().unwrap();
            let at = main.find("/teams/");
            assert_eq!(at, None, "{path}: {}", &main[at.map_or(0, |at| at.saturating_sub(200))..][..400.min(main.len())]);
        }
    }
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    assert_eq!(pages(folders::site("starter")), pages(folders::site("starter")));
}

#[test]
fn a_template_of_the_site_extends_ours() {
    let mut files = folders::base();
    let template = "{% extends \"builtin/page.html\" %}{% block main %}<p>Before.</p>{{ super() }}{% endblock main %}";
    files.insert_text("theme/templates/page.html", template);
    files.insert_text("pages/hello.md", "---\ntitle: Hello\n---\nThe body.\n");
    let page = &pages(files)["pages/hello.html"];
    assert!(page.contains("<p>Before.</p>") && page.contains("<p>The body.</p>"), "{page}");
}

#[test]
fn a_template_that_cannot_be_read_is_named() {
    let mut files = folders::base();
    files.insert_text("theme/templates/page.html", "{% if %}");
    let site = Session::default().load(files, &Options::default());
    let error = Theme::new(&site.files, &site.config, &BTreeMap::new()).unwrap_err();
    assert!(error.contains("page.html"), "{error}");
}

#[test]
fn braces_in_a_body_stay_as_they_are() {
    let mut files = folders::base();
    files.insert_text("pages/hello.md", "---\ntitle: \"{{ 6 * 7 }}\"\n---\nDear {{customer.first_name}}, {% include \"x\" %}\n");
    let page = &pages(files)["pages/hello.html"];
    assert!(
        page.contains("Dear {{customer.first_name}}, {% include &quot;x&quot; %}")
            || page.contains("Dear {{customer.first_name}}, {% include \"x\" %}"),
        "{page}"
    );
    assert!(page.contains("<h1 dir=\"auto\">{{ 6 * 7 }}</h1>"));
}

#[test]
fn an_old_id_leads_to_the_new_page() {
    let mut files = folders::base();
    files.insert_text("pages/hello.md", "---\ntitle: Hello\naliases: [hullo]\n---\n");
    let page = &pages(files)["pages/hullo.html"];
    assert!(page.contains("url=../pages/hello.html"), "{page}");
}

#[test]
fn what_names_a_page_from_one_file_stands_below_the_title_of_this_file() {
    let mut files = folders::base();
    let journey = "---\ntitle: Stroll\npersona: ada\nstages:\n  - title: Out\n    touchpoints:\n      - {id: look, title: I look, does: 'Sees [[desk]].'}\n      - {id: ask, title: I ask, does: 'Asks [[desk]].'}\n---\n";
    files.insert_text("journeys/stroll.md", journey);
    let page = &pages(files)["teams/desk.html"];
    let mentions = page.split("<h3>Is mentioned in</h3>").nth(1).unwrap().split("</details>").next().unwrap();
    assert_eq!(mentions.matches("journeys/stroll.html\">Stroll</a><ul>").count(), 1, "{mentions}");
    assert!(mentions.contains("#ask\"") && !mentions.contains("class=\"within\">in"), "{mentions}");
}

#[test]
fn a_team_stands_below_the_teams_and_not_below_an_outcome() {
    let mut files = folders::base();
    files.insert_text("teams/night.md", "---\ntitle: Night desk\nparent: desk\n---\n");
    let page = &pages(files)["teams/night.html"];
    let trail = page.split("<nav class=\"crumbs\"").nth(1).unwrap().split("</nav>").next().unwrap();
    assert!(trail.contains(">Teams</a>") && trail.contains(">Lamp desk</a>") && !trail.contains("Outcomes"), "{trail}");
}

#[test]
fn a_section_headed_by_a_step_is_shown_with_the_step() {
    let mut files = folders::base();
    let process = "---\ntitle: Greet\nowner: desk\nsteps:\n  - {id: wave, title: Wave a hand}\n---\nWhy we greet.\n\n## Wave a hand\n\nThe right one.\n\n## Afterwards\n\nGo home.\n";
    files.insert_text("processes/greet.md", process);
    let page = &pages(files)["processes/greet.html"];
    let (step, rest) = (page.find("id=\"wave\"").unwrap(), page.rfind("Why we greet.").unwrap());
    let text = page.find("The right one.").unwrap();
    assert!(rest < step && step < text, "{page}");
    assert!(page.contains("<h2 id=\"afterwards\">Afterwards</h2>"));
    assert_eq!(page.matches("The right one.").count(), 1);
}

/// The main part of a page, as it is kept for reading.
fn main_of(page: &str) -> String {
    let begin = page.find("<main").unwrap();
    let end = page.find("</main>").unwrap();
    let lines = page[begin..end].lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn pages_of_every_kind_read_as_they_were_read_before() {
    let pages = pages(folders::base());
    for path in [
        "index.html",
        "outcomes/home.html",
        "personas/ada.html",
        "journeys/walk.html",
        "processes/show-way.html",
        "services/help.html",
        "teams/desk.html",
        "systems/map.html",
        "by-process.html",
        "findings.html",
    ] {
        insta::assert_snapshot!(path.replace('/', "-"), main_of(&pages[path]));
    }
}

#[test]
fn the_code_that_people_know_a_thing_by_stands_on_its_page_as_it_is_written() {
    let mut files = folders::base();
    files.insert_text("teams/desk.md", "---\ntitle: Lamp desk\ncode: 6.20\n---\n");
    let pages = pages(files);
    assert!(pages["teams/desk.html"].contains("<span class=\"code\">6.20</span> Lamp desk</h1>"), "{}", pages["teams/desk.html"]);
    assert!(!pages["systems/map.html"].contains("class=\"code\""));
}

#[test]
fn the_page_that_is_not_found_leads_nowhere_wrong_wherever_it_is_shown() {
    let site = Session::default().load(folders::base(), &Options::default());
    let theme = Theme::new(&site.files, &site.config, &BTreeMap::new()).unwrap();
    let mut pages = Renderer::of(&site, &theme, BTreeMap::new());
    let not_found = |pages: &Renderer<'_>| String::from_utf8(pages.render(&Route::NotFound).unwrap().1).unwrap();
    let begins = |page: &str, root: &str| {
        let leads = [values(page, "href"), values(page, "src")].concat();
        let style = |lead: &str| root == "/" && lead.starts_with("assets/") && lead.ends_with(".css");
        assert!(leads.len() > 5 && leads.iter().all(|lead| lead.starts_with(root) || lead.starts_with('#') || style(lead)), "{leads:?}");
    };
    let guessed = not_found(&pages);
    begins(&guessed, "/");
    assert!(guessed.contains("If these links lead nowhere too"), "{guessed}");
    pages.place = Some("/docs/".to_owned());
    let placed = not_found(&pages);
    begins(&placed, "/docs/");
    assert!(!placed.contains("If these links lead nowhere too"), "{placed}");
}

#[test]
fn of_two_pages_with_one_address_the_real_one_is_shown_and_else_the_first() {
    let mut files = folders::base();
    for (id, aliases) in [("a", "[a, old, old]"), ("b", "[a, old]")] {
        files.insert_text(format!("pages/{id}.md"), &format!("---\ntitle: Page {id}\naliases: {aliases}\n---\n"));
    }
    let site = Session::default().load(files.clone(), &Options::default());
    let all: Vec<String> = routes(&site.model).iter().map(|route| route.path(&site.model)).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    let pages = pages(files);
    assert!(pages["pages/a.html"].contains("<h1 dir=\"auto\">Page a</h1>"), "{}", pages["pages/a.html"]);
    assert!(pages["pages/old.html"].contains("url=../pages/a.html"), "{}", pages["pages/old.html"]);
}

#[test]
fn a_theme_whose_icons_cannot_be_drawn_says_so() {
    let mut files = folders::base();
    files.insert_text("theme/templates/icons.html", "{%- component icon(name) -%}{{ nope.x }}{%- endcomponent icon -%}");
    let site = Session::default().load(files, &Options::default());
    let error = Theme::new(&site.files, &site.config, &BTreeMap::new()).unwrap_err();
    assert!(error.contains("`icon`") && error.contains("nope"), "{error}");
}

#[test]
fn the_page_of_findings_says_that_warnings_wait_while_an_error_stands() {
    let waits = |files: Files| pages(files)["findings.html"].contains("Warnings and notes wait");
    assert!(!waits(folders::base()));
    let mut files = folders::base();
    files.insert_text("processes/lost.md", "---\ntitle: Lost\nsupports: [nowhere-at-all]\n---\n");
    assert!(waits(files));
}

#[test]
fn of_very_many_findings_the_page_shows_those_that_matter_most_and_counts_the_rest() {
    let mut files = folders::base();
    for n in 0..200 {
        files.insert_text(format!("processes/lone-{n}.md"), "---\ntitle: Lone\nowner: desk\n---\nNobody is served.\n");
    }
    let page = &pages(files)["findings.html"];
    let orders: Vec<&str> = page.split("<details class=\"order\"").skip(1).collect();
    assert_eq!(orders.len(), 3);
    for order in orders {
        assert_eq!(order.matches("how to fix it").count(), 120);
        assert!(order.contains("and 80 more; <code>throughline check</code> lists them all."), "{order}");
    }
}

#[test]
fn what_a_check_finds_is_said_in_the_words_of_readers() {
    let mut files = folders::base();
    files.insert_text("systems/bell.md", "---\ntitle: Night bell\n---\n");
    let page = &pages(files)["findings.html"];
    assert!(page.contains("Nothing that is written down leans on <a href=\"systems/bell.html\">Night bell</a>"), "{page}");
}
