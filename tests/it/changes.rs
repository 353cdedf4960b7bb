//! Forty single edits of the example site, one for each kind of thing and field, each told in a sentence; and ten that change nothing.

use std::sync::Arc;

use rayon::prelude::*;
use throughline::analysis::AnalysisContext;
use throughline::base::address::Address;
use throughline::base::files::Files;
use throughline::diff::{Revision, RevisionFinding, SiteChanges, compare};
use throughline::session::{Options, Session};
use throughline::site::Checked;

use super::folders;

fn load(files: Files) -> Checked {
    Session::default().load(files, &Options::default())
}

fn revision(site: &Checked) -> Revision<'_> {
    let findings = site.findings.list.iter().map(|finding| RevisionFinding {
        rule: finding.rule,
        severity: finding.severity,
        subject: finding.subject.as_deref().and_then(Address::parse),
        message: finding.message.clone(),
        file: Arc::clone(&finding.file),
        line: finding.line,
    });
    Revision { context: AnalysisContext::of(&site.model), documents: &site.documents, files: &site.files, findings: findings.collect() }
}

/// An edit: the file, what stands there, what is to stand there.
type Edit = (&'static str, &'static str, &'static str);

fn after(before: &Files, (path, old, new): Edit) -> Checked {
    let text = before.text(path).unwrap_or_else(|| panic!("no {path}"));
    assert!(text.contains(old), "{path} has no {old:?}");
    let mut files = before.clone();
    files.insert_text(path, &text.replacen(old, new, 1));
    load(files)
}

const CUT: &str = "journeys/power-cut-at-home.md";
const BEHIND: &str = "journeys/falling-behind.md";
const BACK: &str = "outcomes/my-supply-is-back.md";
const MAIN: &str = "processes/mend-a-burst-main.md";

/// Of each kind of thing its fields, one by one.
const EDITS: [Edit; 40] = [
    (BACK, "statement: My supply is back within 2 hours 30 minutes", "statement: My supply is back within 2 hours"),
    (BACK, "for: [wilma, freya]", "for: [wilma]"),
    (BACK, "customer_calls_it: A power cut", "customer_calls_it: When it is dark"),
    (BACK, "expects: A text within a few minutes", "expects: A text within an hour"),
    (BACK, "  - wilma#someone-comes\n", ""),
    (BACK, "target: 2.5", "target: 3"),
    (BACK, "owner: networks-directorate\n", "owner: customer-directorate\n"),
    ("personas/tasha.md", "size: 13800", "size: 14200"),
    ("personas/tasha.md", "quote: I know exactly what I've got.", "quote: I always know what I've got."),
    ("personas/tasha.md", "statement: I want to ask for help without being told off.", "statement: I want to ask for help and be helped."),
    ("personas/tasha.md", "importance: 9", "importance: 10"),
    (CUT, "title: A power cut at home with an oxygen machine", "title: A power cut with an oxygen machine"),
    (CUT, "volume_per_month: 390", "volume_per_month: 410"),
    (CUT, "starts_when: Somebody depends on a machine", "starts_when: Somebody needs a machine"),
    (CUT, "goal: Somebody knows about the machine, and I have air in reserve", "goal: Somebody knows about the machine"),
    (CUT, "title: I tell them I depend on my oxygen machine", "title: I tell them about my oxygen machine"),
    (CUT, "channels: [phone, hub]", "channels: [phone]"),
    (CUT, "sees: A letter with a name and a direct number on it", "sees: A letter with a name on it"),
    (CUT, "feeling: 0.6", "feeling: -1"),
    (CUT, "effort: {work: 18 min, load: 2}", "effort: {work: 30 min, load: 2}"),
    (CUT, "wait: 19 min", "wait: 12 min"),
    (CUT, "within: 20 min", "within: 40 min"),
    (CUT, "served_by: [keep-the-priority-register]\n", "served_by: []\n"),
    (CUT, "        moment_of_truth: true\n", ""),
    (CUT, "needs: [wilma#no-repeating]", "needs: [wilma#know-how-long]"),
    (CUT, "from: oxygen-supplier", "from: us"),
    (CUT, "level: 7, leave_risk: 3", "level: 9, leave_risk: 3"),
    (CUT, "gains: [The driver writes the date and the hours on a card]", "gains: [The driver writes the date on a card]"),
    (CUT, "- {to: storm-warning, when: a storm is forecast}", "- {to: storm-warning, when: a gale is forecast}"),
    (BEHIND, "state: doing", "state: done"),
    (MAIN, "volume_per_month: 460", "volume_per_month: 500"),
    (MAIN, "cost_per_case: 2350", "cost_per_case: 2400"),
    (MAIN, "trigger: A crew is on site", "trigger: Water stands in the road"),
    (MAIN, "Bottles or a tank within five hours", "Bottles or a tank within six hours"),
    (MAIN, "    by: corran-council\n", "    by: water-crews\n"),
    (MAIN, "    systems: [fenmap, rounds]\n", "    systems: [fenmap]\n"),
    ("services/bereavement-help.md", "promise: After you have told us no letter goes out in that name.\n", ""),
    ("roles/call-taker.md", "team: contact-centre", "team: customer-directorate"),
    ("systems/almanac.md", "criticality: low", "criticality: high"),
    ("third-parties/ambulance.md", "They would rather be rung early.", "Ring early."),
];

const NOTHING: [Edit; 10] = [
    (CUT, "persona: wilma\noutcome: my-supply-is-back\n", "outcome: my-supply-is-back\npersona: wilma\n"),
    (CUT, "title: A power cut at home with an oxygen machine", "title: 'A power cut at home with an oxygen machine'"),
    (CUT, "volume_per_month: 390", "volume_per_month: 390   # as counted"),
    (CUT, "state: current\n", ""),
    (CUT, "within: 20 min", "within: 20 minutes"),
    (CUT, "channels: [phone, hub]", "channels:\n          - phone\n          - hub"),
    (CUT, "served_by: [keep-the-priority-register]", "served_by: Keep-The-Priority-Register"),
    (MAIN, "    work: 1 h 20 min", "    work: 80"),
    (MAIN, "code: P-1.1.5", "code: \"P-1.1.5\""),
    (BACK, "tags: [supply, winter]", "tags: ['supply', \"winter\"]"),
];

fn told(before: &Checked, edit: Edit) -> SiteChanges {
    let after = after(&before.files, edit);
    assert!(!after.findings.has_errors(), "{edit:?}: {:?}", after.findings.list);
    compare(&revision(before), &revision(&after))
}

#[test]
fn each_of_forty_edits_is_told_as_a_person_would() {
    let before = load(folders::site("example-site"));
    let said = EDITS.par_iter().map(|&edit| {
        let told = told(&before, edit);
        format!("{}: {} \u{2192} {}\n  {}: {}\n", edit.0, edit.1.trim(), edit.2.trim(), told.level.word(), told.headline)
    });
    insta::assert_snapshot!(said.collect::<Vec<_>>().concat());
}

#[test]
fn what_changes_nothing_is_not_told() {
    let before = load(folders::site("example-site"));
    NOTHING.par_iter().for_each(|&edit| {
        let told = told(&before, edit);
        assert_eq!((told.level.word(), told.headline.as_str()), ("none", "nothing changes for anybody"), "{edit:?}");
    });
}
