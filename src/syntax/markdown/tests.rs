//! What becomes of Markdown.

use super::*;

fn read(text: &str) -> (Prose, Vec<String>) {
    read_with(text, MarkdownOptions::default())
}

fn read_with(text: &str, style: MarkdownOptions) -> (Prose, Vec<String>) {
    let mut found = Vec::new();
    let prose = Prose::read(text, Span::new(0, text.len()), style, &HashSet::from_iter(["report"]), &"a.md".into(), &mut found);
    (prose, found.into_iter().map(|d| d.message).collect())
}

/// The HTML with its holes shown.
fn shown(prose: &Prose) -> String {
    let mut out = String::new();
    let mut from = 0;
    for &(at, hole) in &prose.holes {
        out.push_str(&prose.html[from as usize..at as usize]);
        out.push_str(&format!("{{{hole:?}}}"));
        from = at;
    }
    out.push_str(&prose.html[from as usize..]);
    out
}

#[test]
fn links_to_the_site_leave_holes() {
    let (prose, found) = read("[a](../b.md#c) [[refund]] [[process:refund|our *desk*]]");
    assert_eq!(found, [""; 0]);
    assert_eq!(
        shown(&prose),
        "<p><a href=\"{Address(0)}\">a</a> <a href=\"{Address(1)}\">{Title(1)}</a> <a href=\"{Address(2)}\">our <em>desk</em></a></p>\n"
    );
}

#[test]
fn raw_html_is_text_unless_the_site_says_otherwise() {
    let text = "a <b onclick=\"x()\">c</b>\n\n<script>alert(1)</script>\n";
    let (escaped, _) = read(text);
    assert!(!escaped.html.contains("<script") && !escaped.html.contains("<b "));
    let sanitised = MarkdownOptions { raw_html: RawHtml::Sanitize, ..MarkdownOptions::default() };
    let (kept, _) = read_with(text, sanitised);
    assert!(kept.html.contains("<b>c</b>") && !kept.html.contains("script"), "{}", kept.html);
}

#[test]
fn headings_get_their_own_anchor_even_where_a_nested_thing_has_it() {
    let (prose, _) = read("# Report\n\n## Same\n\n## Same\n\n## Same-1 {#mine}\n");
    let anchors: Vec<_> = prose.headings.iter().map(|h| &*h.anchor).collect();
    assert_eq!(anchors, ["report-1", "same", "same-1", "mine"]);
}

#[test]
fn a_section_ends_at_the_next_heading_of_its_level() {
    let (prose, _) = read("## A\n\none\n\n### B\n\ntwo\n\n## C\n\n> ## D\n\nthree");
    let end = prose.section_end(0);
    assert_eq!(end, prose.headings[2].at);
    assert_eq!(prose.section_end(2), prose.html.len() as u32);
}

#[test]
fn a_picture_of_another_host_is_a_link_and_a_note() {
    let (prose, found) = read("![A *cat*](https://cats.example/a.png)");
    assert!(prose.html.contains("<a href=\"https://cats.example/a.png\""), "{}", prose.html);
    assert!(!prose.html.contains("<img"));
    assert_eq!(found, ["the picture `https://cats.example/a.png` lies on another host"]);
}

#[test]
fn an_address_with_a_dangerous_scheme_is_not_published() {
    let (prose, found) = read("[a](javascript:alert(1)) <vbscript:x>");
    assert_eq!(found.len(), 2);
    assert!(!prose.html.contains("href"), "{}", prose.html);
}

#[test]
fn tables_carry_no_inline_style() {
    let (prose, _) = read("| a | b |\n|--:|:-:|\n| 1 | 2 |\n");
    assert!(prose.html.contains("<td class=\"right\">1</td><td class=\"centre\">2</td>"), "{}", prose.html);
    assert!(!prose.html.contains("style="));
}

#[test]
fn the_first_paragraph_is_kept_in_plain_words() {
    let (prose, _) = read("# Title\n\nA *short* one. And another.\n");
    assert_eq!(prose.lead.text, "A short one. And another.");
}

#[test]
fn a_mark_in_the_text_opens_no_hole() {
    for text in ["a \u{ffff}o0\u{ffff} b", "a &#xFFFF;o9&#xFFFF; b", "![x](a.png \"&#65535;o7&#65535;\")", "```x&#x00ffff;o3&#x0FFFF;\n```"]
    {
        let (prose, _) = read(text);
        assert_eq!(prose.holes.len(), prose.links.len(), "{text}");
    }
    let sanitised = MarkdownOptions { raw_html: RawHtml::Sanitize, ..MarkdownOptions::default() };
    let (prose, _) = read_with("<b title=\"&#xffff;o9&#xffff;\">&#65535;t9&#65535;</b>", sanitised);
    assert!(prose.holes.is_empty());
}

#[test]
fn bare_addresses_become_links_and_code_stays_as_written() {
    let (prose, _) = read("see https://a.example. `{{ x }} https://b.example`");
    assert_eq!(prose.html.matches("<a ").count(), 1);
    assert!(prose.html.contains("<code>{{ x }} https://b.example</code>"));
}

#[test]
fn a_picture_alone_with_a_title_is_a_figure() {
    let (prose, _) = read("![A *cat*](cat.png \"Asleep & warm\")\n\nWords.");
    assert_eq!(
        shown(&prose),
        "<figure><img src=\"{Address(0)}\" alt=\"A cat\" loading=\"lazy\"><figcaption>Asleep &amp; warm</figcaption></figure>\n<p>Words.</p>\n"
    );
    assert_eq!(prose.lead.text, "Words.");
    for text in ["![A cat](cat.png)", "![A cat](cat.png \"Asleep\") it is", "![A cat](cat.png \"Asleep\") ![A dog](dog.png \"Awake\")"] {
        let (prose, _) = read(text);
        assert!(prose.html.starts_with("<p><img") && prose.html.ends_with("</p>\n") && !prose.html.contains("<fig"), "{}", prose.html);
    }
    let (prose, _) = read("> ![A cat][pet]\n\n[pet]: cat.png \"Asleep\"");
    assert!(prose.html.contains("<blockquote>\n<figure>") && prose.html.contains("</figure>\n</blockquote>"), "{}", prose.html);
}

#[test]
fn a_table_is_called_by_its_heads() {
    let (prose, _) = read("| a | b |\n|--|--|\n| 1 | 2 |\n\n| | |\n|--|--|\n| 3 | 4 |\n\n| c |\n|--|\n| 5 |\n");
    for n in [1, 3] {
        assert!(prose.html.contains(&format!("role=\"region\" aria-labelledby=\"tl-table-{n}\"><table>\n<thead id=\"tl-table-{n}\">")));
    }
    assert!(prose.html.contains("<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>"), "{}", prose.html);
}

#[test]
fn alerts_tasks_and_notes_leave_their_words_to_the_site() {
    let (prose, found) = read("> [!tip]\n> Ask.\n\n- [x] a\n- [ ] b\n\nc[^d]\n\n[^d]: e");
    assert_eq!(found, [""; 0]);
    let html = shown(&prose);
    for part in [
        "<blockquote class=\"alert alert-tip\"><p class=\"alert-word\">{Word(Tip)}</p>\n<p>Ask.</p>\n</blockquote>",
        "{Word(Done)} </span></span>a",
        "{Word(ToDo)} </span></span>b",
        "aria-label=\"{NoteLabel(1)}\">1</a>",
        "aria-label=\"{NoteBack(1)}\">",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_diagram_that_is_not_drawn_says_so() {
    let (prose, _) = read("```mermaid\ngraph TD; A-->B\n```\n\n```\nplain\n```\n");
    let html = shown(&prose);
    assert!(html.contains("graph TD; A--&gt;B\n</code></pre>\n<p class=\"undrawn\">{Word(NotDrawn)}</p>\n<pre"), "{html}");
    assert_eq!(html.matches("undrawn").count(), 1);
}

#[test]
fn figures_and_tables_are_the_same_where_raw_html_is_sanitised() {
    let style = MarkdownOptions { raw_html: RawHtml::Sanitize, ..MarkdownOptions::default() };
    let (prose, _) = read_with("![A cat](cat.png \"Asleep\")\n\n| a |\n|--|\n| 1 |\n", style);
    assert!(prose.html.contains("<figcaption>Asleep</figcaption>"), "{}", prose.html);
    assert!(prose.html.contains("role=\"region\" aria-labelledby=\"tl-table-1\"") && prose.html.contains("<thead id=\"tl-table-1\">"));
}
