//! Findings in the words of readers, where a check speaks in those of who writes: of fields, files and classes.

use maud::{Markup, Render, html};

use crate::base::rule;
use crate::base::vocabulary::Class;
use crate::check::Finding;
use crate::html::page_context::PageContext;
use crate::model::graph::Entity;
use crate::model::id::NodeId;
use crate::words::{Message, message};

/// What a finding says of its subject to readers; none where they understand what the check says.
pub(super) fn for_readers(page: &PageContext<'_, '_>, finding: &Finding, subject: NodeId) -> Option<Markup> {
    let says = says(page, finding.rule, subject)?;
    let thing = html! { (page.show(subject)) };
    Some(page.phrase(says, &[("thing", (&thing).into())]).render())
}

fn says(page: &PageContext<'_, '_>, rule: &str, subject: NodeId) -> Option<Message> {
    let model = page.model();
    let process = || match model.node(subject).entity {
        Entity::Process(id) => Some(&model.processes[id]),
        _ => None,
    };
    let sentences: [(&rule::Rule, Message); 6] = [
        (&rule::UNUSED, message::FOUND_UNUSED),
        (&rule::STARTS_AND_ENDS_WITH_US, message::FOUND_STARTS_AND_ENDS_WITH_US),
        (&rule::MEASURE_WITHOUT_BASELINE, message::FOUND_WITHOUT_BASELINE),
        (&rule::MEASURE_WITHOUT_READING, message::FOUND_WITHOUT_READING),
        (&rule::MEASURE_WITHOUT_TARGET, message::FOUND_WITHOUT_TARGET),
        (&rule::UNSERVED_TOUCHPOINT, message::FOUND_UNSERVED),
    ];
    match rule {
        _ if rule == rule::CLASS_MISMATCH.name => {
            let is_core = process()?.class == Some(Class::Core);
            Some(if is_core { message::FOUND_CORE_SERVES_NOTHING } else { message::FOUND_SERVES_AND_IS_NOT_CORE })
        }
        _ if rule == rule::NO_RECORDED_PATH.name => {
            Some(if process()?.claims() { message::FOUND_ONLY_CLAIMED } else { message::FOUND_NO_PATH })
        }
        _ => sentences.into_iter().find(|(of, _)| of.name == rule).map(|(_, says)| says),
    }
}
