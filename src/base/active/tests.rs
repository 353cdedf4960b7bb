//! What is refused, and what the programs that people draw with may write.

use super::*;

fn svg(inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>")
}

#[test]
fn what_a_browser_runs_or_fetches_is_found_in_a_drawing() {
    for inner in [
        "<script>alert(1)</script>",
        "<script href=\"x.txt\"/>",
        "<script xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x.js\"/>",
        "<g onload=\"alert(1)\"/>",
        "<g oNClick=\"alert(1)\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>",
        "<iframe src=\"x\"/>",
        "<use href=\"other.svg#a\"/>",
        "<use xlink:href=\"https://h/a.svg#a\"/>",
        "<use href=\"data:image/svg+xml,x#a\"/>",
        "<image href=\"//h/a.png\"/>",
        "<image href=\"a.png\"/>",
        "<image href=\"data:image/svg+xml;base64,AA\"/>",
        "<feImage href=\"https://h/a.png\"/>",
        "<a href=\"javascript:alert(1)\"><text>a</text></a>",
        "<a xlink:href=\" java\nscript:alert(1)\"/>",
        "<a href=\"#a\"><animate attributeName=\"href\" values=\"javascript:alert(1)\"/></a>",
        "<a><set attributeName=\"xlink:href\" to=\"javascript:alert(1)\"/></a>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<style>@import 'https://h/a.css';</style>",
        "<style>@\\69mport 'https://h/a.css';</style>",
        "<style>a{fill:url(https://h/a.svg#b)}</style>",
        "<style>a{fill:u\\72l('//h/a')}</style>",
        "<style>@font-face{font-family:a;src:url(a.woff2)}</style>",
        "<style>a{background:image-set('https://h/a.png' 1x)}</style>",
        "<style><![CDATA[a{fill:url(//h/a)}]]></style>",
        "<rect style=\"fill:url(https://h/a)\"/>",
        "<rect fill=\"url(https://h/a)\"/>",
        "<rect cursor=\"url(//h/a), auto\"/>",
        "<rect filter=\"url('other.svg#a')\"/>",
        "<g xml:base=\"https://h/\"/>",
        "<g xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"load\"/>",
        "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
        "<handler type=\"text/ecmascript\"/>",
    ] {
        assert!(in_text("a.svg", &svg(inner)).is_some(), "{inner}");
    }
}

#[test]
fn what_a_drawing_declares_or_hides_is_found() {
    let good = svg("<g/>");
    for text in [
        format!("<?xml-stylesheet href=\"a.css\"?>{good}"),
        format!("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{good}"),
        format!("<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>{good}"),
        format!("<?xml version=\"1.0\" encoding=\"UTF-7\"?>{good}"),
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>".to_owned(),
        "<svg><script/></svg>".to_owned(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>".to_owned(),
        String::new(),
    ] {
        assert!(in_text("a.SVG", &text).is_some(), "{text}");
    }
}

#[test]
fn what_drawing_programs_write_is_let_through() {
    for text in [
        svg("<a href=\"https://h/\"><text x=\"1\">Our (own) link</text></a>"),
        svg("<image xlink:href=\"data:image/png;base64,AAAA\"/>"),
        svg("<style type=\"text/css\">.a{fill:#fff;filter:url(#b)} @media print{.a{fill:none}}</style><g class=\"a\" transform=\"rotate(3) translate(1,2)\"/>"),
        svg("<defs><linearGradient id=\"b\"/></defs><rect fill=\"url(#b)\" style=\"stroke:rgb(1,2,3)\" data-name=\"url(x)\" aria-label=\"a (b)\"/><use href=\"#b\"/>"),
        svg("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><a/></rdf:RDF></metadata>").replace("<a/>", ""),
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- Generated -->\n{}",
            svg("<title>G</title><g id=\"graph0\" class=\"graph\"><polygon points=\"0,0 1,1\"/></g>")
        ),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" sodipodi:docname=\"a.svg\"><sodipodi:namedview inkscape:zoom=\"1\"/><path d=\"M0 0\" inkscape:label=\"a (b)\"/></svg>".to_owned(),
    ] {
        assert_eq!(in_text("a.svg", &text), None, "{text}");
    }
}

#[test]
fn a_drawing_of_any_depth_is_read() {
    let deep = svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)));
    let _ = in_text("a.svg", &deep);
}

#[test]
fn a_model_is_a_model() {
    let bpmn = |inner: &str| format!("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">{inner}</definitions>");
    assert_eq!(in_text("a.bpmn", &bpmn("<process id=\"a\"><scriptTask><script>x</script></scriptTask></process>")), None);
    let evil = bpmn("<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>");
    let page = "<html><script>alert(1)</script></html>";
    let comment = format!("<!-- a -->{}", bpmn(""));
    let sheet = format!("<?xml-stylesheet type=\"text/xsl\" href=\"a.txt\"?>{}", bpmn(""));
    for text in [&evil, page, &comment, &sheet, ""] {
        assert!(in_text("a.bpmn", text).is_some(), "{text}");
    }
    assert_eq!(in_text("a.drawio", "<mxfile><diagram>abc</diagram></mxfile>"), None);
}

#[test]
fn a_text_that_begins_as_a_page_does_is_found() {
    for path in ["a.txt", "a.JSON", "a.ics", "a.xlsx"] {
        assert!(in_text(path, " \n<!doctype html><script>alert(1)</script>").is_some(), "{path}");
        assert_eq!(in_text(path, "a < b"), None, "{path}");
    }
}
