//! What becomes of bodies on their pages: comments, notes, titles, lists of terms, links in tables, summaries.

use super::project::Project;

/// The text of a plain page with this body, as HTML.
fn body(body: &str) -> String {
    let page = Project::new(&format!("== pages/p.md\n---\ntitle: P\n---\n{body}")).pages().remove("pages/p.html").unwrap();
    let (_, rest) = page.split_once("<div class=\"prose\">").unwrap();
    rest.split("<div class=\"story\"").next().unwrap().to_owned()
}

/// What the page of an outcome says as its summary: those whose text stands right below the title do not repeat its first sentence.
fn summary(language: &str, body: &str) -> String {
    let project = Project::new(&format!(
        "== throughline.yaml\ntitle: Lantern Street\nlanguage: {language}\n== personas/ada.md\n---\ntitle: Ada\n---\n== outcomes/p.md\n---\ntitle: P\nfor: ada\n---\n{body}"
    ));
    let page = project.pages().remove("outcomes/p.html").unwrap();
    let (_, rest) = page.split_once("<p class=\"lead\" dir=\"auto\">").unwrap();
    rest.split("</p>").next().unwrap().to_owned()
}

#[test]
fn comments_are_published_in_no_mode() {
    let text = "<!-- secret -->\n\nOne <!-- secret --> two.\n\n<!-- secret --> Three.\n\nFour <!-- secret\n\n- secret\n\nsecret --> five.\n\n\
        <div><!-- secret\n\nsecret --></div>\n\n<!--> Six.\n\n> <!-- secret\n> secret -->\n\n| a | <!-- secret --> |\n|---|---|\n| b | c |\n\n\
        `<!-- code -->`\n\n```\n<!-- code -->\n```\n\nSeven <!-- secret\n\nsecret";
    for mode in ["escape", "sanitize", "allow"] {
        let site = format!(
            "== throughline.yaml\ntitle: Lantern Street\nmarkdown: {{raw_html: {mode}}}\n== processes/p.md\n---\ntitle: P\n---\n{text}"
        );
        for (path, page) in Project::new(&site).pages() {
            assert!(!page.contains("secret") && !page.contains("<!--"), "{mode}: {path}");
            if path == "processes/p.html" {
                assert_eq!(page.matches("&lt;!-- code --&gt;").count(), 2, "{mode}");
                assert!(["Three.", "Four", "five.", "Six.", "Seven"].iter().all(|word| page.contains(word)), "{mode}: {page}");
            }
        }
    }
}

#[test]
fn a_comment_that_nobody_closed_is_noted() {
    let site = "
        == pages/p.md
        <!-- markdownlint-disable -->
        # P

        One.

        é <!-- two
        # ^^^^ looks-like = close it with `-->`; where it is meant to be read, put it between backticks

        Three.
        ";
    Project::new(site).findings_of(&["looks-like"]);
}

#[test]
fn what_nearly_is_a_link_is_noted_where_it_stands() {
    let site = "
        == pages/p.md
        ---
        title: P
        ---

        See [the desk][desk], é [the form](../processes/my file.md), a note[^why], (the law)[https://law.example].
        #   ^^^^^^^^^^^^^^^^ looks-like = write `[the desk](the address)`, or `[desk]: the address` on a line of its own
        #                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ looks-like = put the address between `<` and `>`: `[the form](<../processes/my file.md>)`
        #                                                                  ^^^^^^ looks-like = write the note on a line of its own: `[^why]: …`
        #                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ looks-like = write `[the law](https://law.example)`

        ## [Plan][] and [[show-way]
        #  ^^^^^^^^ looks-like
        #               ^^^^^^^^^^^ looks-like = write `[[show-way]]`

        | What | Who |
        |---|---|
        | é | [[show-way|the desk]] |
        #               ^ looks-like = write `\\|`: `[[show-way\\|the desk]]`

        A [here], `[a][b]`, \\[^c], [ok][here] and f(x)[0].

        [here]: ../processes/show-way.md
        ";
    Project::new(site).findings_of(&["looks-like"]);
}

#[test]
fn an_address_that_a_space_cuts_leads_nowhere_else() {
    let html = body("[Plan](https://a.example/Care Plan/x.docx)");
    assert!(!html.contains("<a "), "{html}");
}

#[test]
fn what_other_programs_paste_is_noted_once() {
    let site = "
        == pages/p.md
        ---
        title: P
        ---

        One <b>two</b> three<br>
        #   ^^^ looks-like = write it in Markdown, or set `markdown: {raw_html: sanitize}` in throughline.yaml

        <p class=MsoNormal>Four</p>

        · Five
        ^ looks-like = begin each entry with `- `, behind a blank line
        · Six
        ";
    Project::new(site).findings_of(&["looks-like"]);
}

#[test]
fn what_nearly_is_an_alert_is_noted() {
    let site = "
        == pages/p.md
        ---
        title: P
        ---

        > [!NOET]
        # ^^^^^^^ looks-like = write `> [!NOTE]`
        > One.

        > [warning]
        # ^^^^^^^^^ looks-like = write `> [!WARNING]`
        > Two.

        > [!TIP] Three.
        # ^^^^^^ looks-like = write `> [!TIP]`, and what it says on the lines below, each behind `> `

        :::note
        ^^^ looks-like = write `> [!NOTE]` on a line of its own, and each line of what it says behind `> `
        Four.
        :::
        ";
    Project::new(site).findings_of(&["looks-like"]);
}

#[test]
fn what_stands_in_a_text_without_its_author_is_said_in_the_words_of_the_site() {
    let site = "
        == theme/words/en.ftl
        prose-alert-note = Merke
        prose-note = Anmerkung { $number }
        == pages/p.md
        ---
        title: P
        ---

        > [!NOTE]
        > One.[^a]

        [^a]: Two.
        ";
    let page = Project::new(site).pages().remove("pages/p.html").unwrap();
    assert!(page.contains("<p class=\"alert-word\">Merke</p>") && page.contains("aria-label=\"Anmerkung 1\""), "{page}");
    assert!(page.contains("aria-label=\"Back to where note 1 is named\""), "{page}");
}

#[test]
fn a_wiki_link_in_a_table_has_words_of_its_own() {
    let html = body("| a |\n|---|\n| [[show-way\\|the desk]] [[show-way#listen\\|listen]] [[process:show-way\\|way]] |\n");
    for (page, words) in [("show-way.html", "the desk"), ("show-way.html#listen", "listen"), ("show-way.html", "way")] {
        assert!(html.contains(&format!("<a href=\"../processes/{page}\">{words}</a>")), "{html}");
    }
}

#[test]
fn a_labelled_picture_in_a_table_is_looked_for_by_its_name_alone() {
    let site = "
        == personas/maps.svg
        <svg xmlns='http://www.w3.org/2000/svg'/>
        == personas/ada.md
        ---
        title: Ada
        ---
        | a | b |
        |---|---|
        | ![[maps.svg\\|the map]] | ![[map.svg\\|the map]] |
        #                          ^^^^^^^^^^^^^^^^^^^^^ broken-link
        ";
    Project::new(site).findings_of(&["broken-link"]);
}

#[test]
fn a_link_without_words_shows_what_it_leads_to() {
    let html = body("[](../processes/show-way.md) [[show-way|]] [](<https://a.example>) [[#where-it-is]]\n\n## Where it is\n");
    assert_eq!(html.matches("\">Show the way</a>").count(), 2, "{html}");
    assert!(html.contains(">https://a.example</a>") && html.contains("#where-it-is\">Where it is</a>"), "{html}");
}

#[test]
fn notes_stand_at_the_end_as_they_are_first_named() {
    let project = Project::new(
        "
        == processes/p.md
        ---
        title: P
        steps: [{id: look, title: Look it up}]
        ---
        Why[^law] and how.[^two] Once more.[^law]

        [^two]: Second, see [[show-way]].
        [^law]: First.

        ## Look it up

        In the list.

        [^one-more]: Named nowhere.
        ",
    );
    let page = project.pages().remove("processes/p.html").unwrap();
    let (_, notes) = page.split_once("<div class=\"notes\">").unwrap();
    let (notes, after) = notes.split_once("\n</div>\n</div>").unwrap();
    assert!(after.contains("In the list.") && !after.contains("First."), "{after}");
    assert!(!notes.contains("In the list."), "{notes}");
    let places: Vec<_> = ["First.", "Second, see", "Named nowhere."].iter().map(|text| notes.find(text).unwrap()).collect();
    assert!(places.is_sorted(), "{notes}");
    for back in ["#tl-fnref-1\"", "#tl-fnref-1-2\"", "#tl-fnref-2\""] {
        assert!(notes.contains(back), "{notes}");
        assert!(page.contains(&back.replace('#', "id=\"")), "{page}");
    }
}

#[test]
fn a_first_heading_that_is_the_title_is_shown_once() {
    let site = "
        == pages/a.md
        # What this  *is*

        ## More

        [up](#what-this--is)
        == processes/b.md
        ---
        title: Track it
        steps: [{id: track-it, title: Track it}]
        ---
        # track it

        Words.
        ";
    let pages = Project::new(site).pages();
    let a = &pages["pages/a.html"];
    assert!(a.contains("<h1 id=\"what-this--is\" dir=\"auto\">What this  is</h1>") && a.contains("<h2 id=\"more\">"), "{a}");
    assert_eq!(a.matches("<h2").count() - a.matches("<h2 id=\"tl-").count(), 1, "{a}");
    let b = &pages["processes/b.html"];
    assert!(b.contains("<h1 id=\"track-it-1\" dir=\"auto\">Track it</h1>") && b.contains("<div class=\"prose\"><p>Words.</p>"), "{b}");
}

#[test]
fn another_first_heading_is_shown() {
    let page = Project::new("== pages/a.md\n---\ntitle: A\n---\n# B\n\nWords.\n").pages().remove("pages/a.html").unwrap();
    assert!(page.contains("<h1 dir=\"auto\">A</h1>") && page.contains("<h2 id=\"b\">B</h2>"), "{page}");
}

#[test]
fn a_colon_makes_terms_behind_a_blank_line_only() {
    let html = body("Our hours\n: not meant\n\nAn `a\n: b` c\n\nTerm\n: meant\n");
    assert_eq!(html.matches("<dt>").count(), 1, "{html}");
    assert!(html.contains("Our hours\n: not meant") && html.contains("<dt>Term</dt>"), "{html}");
}

#[test]
fn a_summary_is_the_first_sentence_as_it_is_shown() {
    for (language, text, shown) in [
        ("en", "We check the claim, e.g. by phone, and pay. Then we close it.", "We check the claim, e.g. by phone, and pay."),
        ("en", "Dr. Meyer signs each case. Then it is sent.", "Dr. Meyer signs each case."),
        ("de", "Wir prüfen z. B. den Antrag. Dann zahlen wir.", "Wir prüfen z. B. den Antrag."),
        ("en", "`a. B` is the code of them all. Then done.", "a. B is the code of them all."),
        ("en", "The *desk* of [[outcome:home]] works. Then.", "The desk of Home before dark works."),
        ("en", "![](x.svg)\n\nSee [the law. It rules](https://a.example), always. Then.", "See the law. It rules, always."),
        ("en", "<!-- Ask. Them. --> It is done <!-- no --> by night. Then.", "It is done  by night."),
    ] {
        let project = |text: &str| summary(language, &format!("{text}\n== processes/x.svg\n<svg/>\n"));
        assert_eq!(project(text), shown);
    }
}
