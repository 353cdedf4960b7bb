//! What docs/upgrading.md tells a site of 0.1 holds.

use std::path::Path;

use throughline::base::rule;

use super::project::Project;

const PAGE: &str = include_str!("../../docs/upgrading.md");

#[test]
fn the_lines_that_quieten_new_rules_are_read() {
    let yaml = PAGE.split("```yaml throughline.yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let site = Project::over_base(&format!("== throughline.yaml\n{yaml}")).load();
    let in_it: Vec<_> = site.findings.list.iter().filter(|f| &*f.file == "throughline.yaml").collect();
    assert!(in_it.is_empty(), "{in_it:#?}");
    let named: Vec<&str> = yaml.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(": off")).collect();
    assert_eq!(named.len(), 13);
    for name in named {
        assert!(rule::by_name(name).is_some_and(|rule| rule.adjustable), "{name}");
    }
}

#[test]
fn what_it_leads_to_is_there() {
    let links = PAGE.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(link);
        assert!(path.exists(), "{link}");
    }
    assert!(include_str!("../../CHANGELOG.md").contains("](docs/upgrading.md)"));
}
