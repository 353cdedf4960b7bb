//! Pictures in bodies from other hosts: `remote-picture`.

use super::project::{Project, errors};

#[test]
fn a_picture_from_another_host_is_noted() {
    let picture = "
        == pages/tide.md
        ---
        title: Tide
        ---

        The ![tide](https://tides.example/a.png) and [a link](https://tides.example/a.png)
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ remote-picture
        ";
    Project::new(picture).findings_of(&["remote-picture"]);
}

#[test]
fn a_picture_of_the_site_is_not_noted() {
    let site = errors(
        "
        == pages/tide.png
        == pages/tide.md
        ---
        title: Tide
        ---

        ![tide](tide.png)
        ",
    );
    assert!(site.findings.list.iter().all(|f| f.rule != "remote-picture"));
    assert!(site.assets.contains("pages/tide.png"));
}

#[test]
fn a_picture_from_another_host_in_raw_html_is_noted_at_its_tag() {
    for mode in ["sanitize", "allow"] {
        let site = format!(
            "
        == throughline.yaml
        title: T
        markdown: {{raw_html: {mode}}}
        == pages/tide.md
        ---
        title: Tide
        ---

        The <img src=\"//tides.example/a.png\"> and <img src=\"a.png\">
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ remote-picture

        > <p>a
        >   <IMG alt=\"b\" src=\"https:tides.example/b.png\"></p>
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ remote-picture
        "
        );
        Project::new(&site).findings_of(&["remote-picture"]);
    }
}
