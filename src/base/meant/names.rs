//! Words that mean a word or a field of ours: what other tools and other people call them.

/// Names of fields that other people use, and the fields that may be meant, the likeliest first.
const FIELDS: &[(&str, &[&str])] = &[
    ("name", &["title", "statement", "text"]),
    ("label", &["title"]),
    ("heading", &["title"]),
    ("caption", &["title"]),
    ("description", &["text", "summary", "statement"]),
    ("desc", &["text", "summary", "statement"]),
    ("details", &["text", "summary"]),
    ("abstract", &["summary"]),
    ("comment", &["note", "summary"]),
    ("comments", &["note", "summary"]),
    ("notes", &["note", "summary"]),
    ("slug", &["id"]),
    ("key", &["id"]),
    ("alias", &["aliases"]),
    ("number", &["code"]),
    ("ref_no", &["code"]),
    ("type", &["class", "kind", "layer"]),
    ("category", &["class", "tags"]),
    ("categories", &["tags"]),
    ("labels", &["tags"]),
    ("keywords", &["tags"]),
    ("stage", &["stages", "status"]),
    ("published", &["draft"]),
    ("responsible", &["by", "owner"]),
    ("responsibility", &["by", "owner"]),
    ("role", &["by", "owner"]),
    ("actor", &["by", "from"]),
    ("who", &["by", "from"]),
    ("performer", &["by"]),
    ("team", &["owner", "by"]),
    ("department", &["owner", "by"]),
    ("process_owner", &["owner"]),
    ("accountable_team", &["owner"]),
    ("manager", &["owner", "contact"]),
    ("author", &["owner"]),
    ("email", &["contact"]),
    ("phone", &["contact"]),
    ("person", &["contact", "persona"]),
    ("updated", &["reviewed"]),
    ("last_reviewed", &["reviewed"]),
    ("last_updated", &["reviewed"]),
    ("lastmod", &["reviewed"]),
    ("modified", &["reviewed"]),
    ("date", &["reviewed"]),
    ("day", &["date"]),
    ("when", &["date"]),
    ("source", &["ref", "evidence"]),
    ("sources", &["evidence"]),
    ("research", &["evidence"]),
    ("reference", &["ref", "links"]),
    ("references", &["links"]),
    ("sample", &["n"]),
    ("sample_size", &["n"]),
    ("link", &["links", "url"]),
    ("href", &["url"]),
    ("address", &["url", "contact"]),
    ("website", &["url"]),
    ("custom", &["extra"]),
    ("processes", &["served_by", "supports"]),
    ("process", &["served_by"]),
    ("served-by", &["served_by"]),
    ("services", &["service", "delivers"]),
    ("provides", &["delivers"]),
    ("duration", &["work", "effort"]),
    ("time", &["work", "effort"]),
    ("minutes", &["work", "effort"]),
    ("lead_time", &["wait"]),
    ("waiting", &["wait"]),
    ("waiting_time", &["wait"]),
    ("delay", &["wait"]),
    ("volume", &["volume_per_month"]),
    ("frequency", &["volume_per_month"]),
    ("cases_per_month", &["volume_per_month"]),
    ("cost", &["cost_per_case"]),
    ("costs", &["cost_per_case", "cost"]),
    ("price", &["cost", "cost_per_case"]),
    ("kpi", &["measures"]),
    ("kpis", &["measures"]),
    ("metric", &["measures"]),
    ("metrics", &["measures"]),
    ("indicators", &["measures"]),
    ("goal", &["statement", "outcome", "target"]),
    ("goals", &["needs", "outcomes"]),
    ("objective", &["statement", "outcome"]),
    ("values", &["readings"]),
    ("history", &["readings"]),
    ("direction", &["better"]),
    ("start", &["baseline", "trigger", "starts_when"]),
    ("goal_value", &["target"]),
    ("lane", &["layer"]),
    ("visibility", &["layer"]),
    ("level", &["layer"]),
    ("tool", &["systems"]),
    ("tools", &["systems"]),
    ("application", &["systems"]),
    ("applications", &["systems"]),
    ("apps", &["systems"]),
    ("software", &["systems"]),
    ("it", &["systems"]),
    ("activities", &["steps", "touchpoints"]),
    ("activity", &["steps", "does"]),
    ("tasks", &["steps"]),
    ("stages", &["steps"]),
    ("phases", &["stages", "steps"]),
    ("phase", &["stages"]),
    ("steps", &["touchpoints", "stages"]),
    ("moments", &["touchpoints"]),
    ("customer", &["persona", "for"]),
    ("customers", &["persona", "for"]),
    ("persona", &["for"]),
    ("personas", &["for", "persona"]),
    ("user", &["persona", "for"]),
    ("users", &["persona", "for"]),
    ("outcomes", &["outcome", "contributes_to"]),
    ("for", &["persona", "outcome"]),
    ("doing", &["does"]),
    ("action", &["does"]),
    ("thinking", &["thinks"]),
    ("thought", &["thinks"]),
    ("thoughts", &["thinks"]),
    ("feels", &["feeling"]),
    ("emotion", &["feeling"]),
    ("emotions", &["feeling"]),
    ("mood", &["feeling"]),
    ("sentiment", &["feeling"]),
    ("expectation", &["expects"]),
    ("expectations", &["expects"]),
    ("pain_points", &["pains"]),
    ("painpoints", &["pains"]),
    ("problems", &["pains"]),
    ("frustrations", &["pains"]),
    ("issues", &["pains"]),
    ("delights", &["gains"]),
    ("ideas", &["opportunities"]),
    ("improvements", &["opportunities"]),
    ("touchpoint", &["channels", "touchpoints"]),
    ("medium", &["channels"]),
    ("sender", &["from"]),
    ("receiver", &["to"]),
    ("recipient", &["to"]),
    ("critical", &["moment_of_truth", "criticality"]),
    ("mot", &["moment_of_truth"]),
    ("after", &["next"]),
    ("then", &["next"]),
    ("following", &["next"]),
    ("condition", &["when"]),
    ("if", &["when"]),
    ("image", &["picture"]),
    ("photo", &["picture"]),
    ("avatar", &["picture"]),
    ("quotation", &["quote"]),
    ("needs_met", &["meets"]),
    ("vendor", &["supplier"]),
    ("synonyms", &["also_called"]),
    ("aka", &["also_called"]),
    ("also_known_as", &["also_called"]),
    ("depends_on", &["systems"]),
    ("enables", &["supports"]),
    ("parents", &["parent"]),
    ("part_of", &["parent"]),
    ("belongs_to", &["parent"]),
    ("begins_when", &["starts_when", "trigger"]),
    ("triggers", &["trigger"]),
    ("event", &["trigger", "events"]),
    ("severity", &["level"]),
    ("state", &["status"]),
    ("weight", &["load", "importance"]),
    ("priority", &["importance"]),
    ("probability", &["leave_risk"]),
    ("churn", &["leave_risk"]),
    // Of `throughline.yaml`.
    ("lang", &["language"]),
    ("locale", &["language"]),
    ("ignore", &["exclude"]),
    ("include", &["content"]),
    ("folders", &["content"]),
    ("src", &["content"]),
    ("out", &["output"]),
    ("dist", &["output"]),
    ("output_dir", &["output"]),
    ("rules", &["checks"]),
    ("lint", &["checks"]),
    ("limits", &["gates"]),
    ("thresholds", &["gates"]),
    ("color", &["accent"]),
    ("colour", &["accent"]),
    ("company", &["us"]),
    ("organisation", &["us"]),
    ("organization", &["us"]),
];

/// Words that mean one of ours and no other, in the languages whose spreadsheets we know.
const SURE_WORDS: &[(&str, &[&str])] = &[
    ("planned", &["future", "plan", "geplant", "prévu", "proposed"]),
    ("active", &["live", "in use", "current", "aktiv", "actif", "in betrieb", "in production"]),
    ("retired", &["obsolete", "old", "decommissioned", "inactive", "ended", "stillgelegt", "abgelöst"]),
    ("core", &["operational", "operating", "primary", "main", "kern", "kernprozess", "opérationnel", "métier", "operativ", "value adding"]),
    ("guiding", &["management", "managing", "steering", "governance", "führung", "führungsprozess"]),
    ("guiding", &["managementprozess", "leitung", "pilotage", "direction"]),
    ("enabling", &["support", "supporting", "enabler", "unterstützung", "unterstützend", "supportprozess"]),
    ("enabling", &["unterstützungsprozess", "soutien"]),
    ("front", &["frontstage", "front stage", "onstage", "front office"]),
    ("back", &["backstage", "back stage", "back office"]),
];

/// Words that other people use where a field takes one of ours, by ours: what these mean is worth a question.
const WORDS: &[(&str, &[&str])] = &[
    // How real it is.
    ("hypothesis", &["idea", "assumed", "unverified", "proposed"]),
    ("planned", &["to be", "to-be", "upcoming", "in preparation"]),
    ("active", &["published", "final", "released", "approved", "done"]),
    ("retired", &["archived", "deprecated", "closed", "deleted"]),
    // Of a process.
    ("core", &["key", "value", "business"]),
    ("guiding", &["leadership", "control"]),
    ("enabling", &["secondary"]),
    // Of a step.
    ("front", &["front-stage", "frontoffice", "visible"]),
    ("back", &["back-stage", "backoffice", "invisible"]),
    ("support", &["supporting", "it", "system", "infrastructure"]),
    // Of a measure.
    ("cost", &["costs", "efficiency", "money", "expense", "kosten"]),
    ("revenue", &["sales", "income", "growth", "turnover", "umsatz"]),
    ("service", &["quality", "satisfaction", "time", "experience", "customer satisfaction", "nps", "qualität"]),
    ("customer", &["client", "external", "outside", "user", "patient", "citizen", "member", "consumer", "buyer", "kunde"]),
    ("internal", &["us", "inside", "company", "organisation", "organization", "intern"]),
    ("up", &["higher", "high", "more", "increase", "rise", "bigger", "max", "maximise", "maximize", "larger", "↑", "↗", "+"]),
    ("down", &["lower", "low", "less", "fewer", "decrease", "fall", "smaller", "min", "minimise", "minimize", "↓", "↘", "-"]),
    // Where it is known from.
    ("interview", &["interviews", "talk", "conversation", "focus group", "workshop"]),
    ("survey", &["surveys", "questionnaire", "poll", "feedback"]),
    ("observation", &["observed", "shadowing", "field study", "visit", "usability test"]),
    ("log", &["logs", "data", "analytics", "system", "tracking", "event log"]),
    ("document", &["documents", "report", "desk research", "study", "paper", "file"]),
    ("assumption", &["assumed", "guess", "hypothesis", "opinion", "gut feeling"]),
    // Of an outcome.
    ("step", &["task", "small"]),
    ("life", &["end to end", "end-to-end", "whole life", "big"]),
    // Of a persona and its needs.
    ("supplier", &["vendor", "provider"]),
    ("employee", &["staff", "colleague", "worker", "internal"]),
    ("investor", &["owner", "shareholder", "sponsor"]),
    ("regulator", &["authority", "government", "law"]),
    ("society", &["public", "community", "environment"]),
    ("partner", &["ally", "reseller"]),
    ("stated", &["explicit", "spoken", "said"]),
    ("unstated", &["implicit", "latent", "unspoken", "hidden", "tacit"]),
    ("asked", &["interview", "survey", "stated"]),
    ("observed", &["observation", "seen", "watched"]),
    ("inferred", &["assumed", "assumption", "guess", "concluded"]),
    // Of a journey and its opportunities.
    ("current", &["as is", "as-is", "asis", "today", "now", "existing", "ist"]),
    ("target", &["to be", "to-be", "tobe", "future", "tomorrow", "planned", "soll"]),
    ("open", &["new", "todo", "to do", "backlog", "idea"]),
    ("doing", &["in progress", "in-progress", "wip", "started", "active", "ongoing"]),
    ("done", &["closed", "finished", "complete", "completed", "resolved"]),
    // Of a rule.
    ("strategic", &["strategy", "policy", "choice"]),
    ("regulatory", &["legal", "law", "compliance", "regulation"]),
    ("operational", &["practice", "operations", "operative", "routine"]),
    // How much depends on it.
    ("low", &["minor", "small", "1"]),
    ("medium", &["normal", "moderate", "mid", "average", "2"]),
    ("high", &["critical", "severe", "major", "important", "very high", "3"]),
    // Of `throughline.yaml`.
    ("off", &["none", "ignore", "false", "disable", "disabled", "no", "silent", "never", "0"]),
    ("note", &["info", "information", "notice", "hint"]),
    ("warning", &["warn", "true", "on", "yes", "1"]),
    ("error", &["err", "fatal", "fail", "strict", "2"]),
    ("escape", &["text", "strip", "false", "off"]),
    ("sanitize", &["sanitise", "clean", "safe"]),
    ("allow", &["true", "yes", "on", "keep", "raw", "show"]),
    ("link", &["false", "no", "off", "block"]),
    // Kinds.
    ("third-party", &["third party", "thirdparty", "third_party", "external", "3rd party"]),
    ("page", &["text", "article", "post", "doc"]),
    ("team", &["department", "unit", "group"]),
    ("journey", &["customer journey", "user journey", "journey map"]),
    ("process", &["workflow", "procedure"]),
    ("persona", &["customer", "user", "person"]),
    ("outcome", &["goal", "objective", "result"]),
    ("system", &["application", "app", "tool", "software"]),
];

/// A name as names of fields are written.
fn as_key(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The field that a name means where only these are known; none where the name means none of them.
pub fn field<'k>(name: &str, known: impl Fn(&str) -> Option<&'k str>) -> Option<&'k str> {
    let name = as_key(name);
    let (_, meant) = FIELDS.iter().find(|(other, _)| as_key(other) == name)?;
    meant.iter().find_map(|field| known(field))
}

/// The one of these words that a text means, as far as can be told; none where it means none of them.
pub fn word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    first_meant(text, words, &[SURE_WORDS, WORDS])
}

/// The one of these words that a text means and that nobody need be asked about.
pub fn sure_word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    first_meant(text, words, &[SURE_WORDS])
}

fn first_meant(text: &str, words: &[&'static str], lists: &[&[(&str, &[&str])]]) -> Option<&'static str> {
    let lower = text.trim().to_lowercase();
    let means = |word: &&'static str| lists.iter().copied().flatten().any(|(ours, others)| ours == word && others.contains(&&*lower));
    words.iter().copied().find(means)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_the_first_field_that_is_there() {
        let known = |fields: &'static [&'static str]| move |name: &str| fields.iter().copied().find(|field| *field == name);
        assert_eq!(field("Name", known(&["id", "title"])), Some("title"));
        assert_eq!(field("pain points", known(&["pains"])), Some("pains"));
        assert_eq!(field("responsible", known(&["owner"])), Some("owner"));
        assert_eq!(field("responsible", known(&["by", "owner"])), Some("by"));
        assert_eq!(field("name", known(&["url"])), None);
        assert_eq!(field("zebra", known(&["title"])), None);
    }

    #[test]
    fn a_word_means_one_of_those_that_may_stand_there() {
        assert_eq!(word("Management", &["core", "guiding", "enabling"]), Some("guiding"));
        assert_eq!(word("support", &["core", "guiding", "enabling"]), Some("enabling"));
        assert_eq!(word("backstage", &["front", "back", "support"]), Some("back"));
        assert_eq!(word("higher", &["up", "down"]), Some("up"));
        assert_eq!(word("management", &["up", "down"]), None);
        assert_eq!((word("key", &["core"]), sure_word("key", &["core"]), sure_word("Kern", &["core"])), (Some("core"), None, Some("core")));
    }

    #[test]
    fn no_name_is_told_twice() {
        for (i, (name, _)) in FIELDS.iter().enumerate() {
            assert!(FIELDS[..i].iter().all(|(other, _)| as_key(other) != as_key(name)), "{name}");
        }
    }
}
