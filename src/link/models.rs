//! The models that processes name: each file read once, and remembered while its text stays the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::{Diagnostic, Place, quote};
use crate::base::files::{Entry, Files};
use crate::base::rule;
use crate::base::span::Span;
use crate::bpmn::{self, BpmnFault, BpmnModel};
use crate::syntax::content::document::{Document, Fields};

/// What each model file holds, by its path in the site.
#[derive(Clone, Debug, Default)]
pub struct ProcessModels {
    by_path: BTreeMap<Arc<str>, ReadModel>,
}

/// A model file that was read.
#[derive(Clone, Debug)]
struct ReadModel {
    entry: Entry,
    model: Result<Arc<BpmnModel>, Arc<[BpmnFault]>>,
}

impl ProcessModels {
    /// Those that documents name. What `before` has read of the same text is not read again.
    pub fn of(documents: &[Arc<Document>], files: &Files, before: &ProcessModels) -> Self {
        let mut by_path = BTreeMap::new();
        for document in documents {
            let Some((path, entry)) = file_of(document, files) else { continue };
            if by_path.contains_key(path) {
                continue;
            }
            let known = before.by_path.get(path).filter(|known| known.entry == *entry).cloned();
            if let Some(read) = known.or_else(|| ReadModel::of(entry)) {
                by_path.insert(Arc::clone(path), read);
            }
        }
        Self { by_path }
    }

    /// The model at a path; none where it cannot be read.
    pub fn get(&self, path: &str) -> Option<&Arc<BpmnModel>> {
        self.by_path.get(path)?.model.as_ref().ok()
    }

    /// The model that a document names.
    pub fn of_document(&self, document: &Document, files: &Files) -> Option<&Arc<BpmnModel>> {
        self.get(file_of(document, files)?.0)
    }

    /// Whether a file is no XML, or a broken model: that is reported in the file itself.
    pub(super) fn is_broken(&self, path: &str) -> bool {
        self.by_path.get(path).is_some_and(|read| read.model.is_err())
    }

    /// What is wrong with the models, each at its place.
    pub(super) fn faults(&self, path: &Arc<str>) -> Vec<Diagnostic> {
        let faults = self.by_path.get(path).and_then(|read| read.model.as_ref().err());
        let told = |fault: &BpmnFault| {
            let place = Place::new(path, Span::new(fault.place.start, fault.place.end));
            let message =
                if fault.is_xml { fault.message.clone() } else { format!("{} is not read as XML: {}", quote(path), fault.message) };
            Diagnostic::new(&rule::BPMN_SYNTAX, place, message).help(fault.help)
        };
        faults.iter().flat_map(|faults| faults.iter()).map(told).collect()
    }
}

impl ReadModel {
    fn of(entry: &Entry) -> Option<Self> {
        let text = match entry {
            Entry::Text(text) | Entry::Active { text, .. } => text,
            Entry::NotText { valid_up_to, .. } => {
                let message = "its bytes are no text in the encoding that it declares".to_owned();
                let fault =
                    BpmnFault { is_xml: false, is_other: false, message, help: "save it as UTF-8", place: *valid_up_to..*valid_up_to };
                return Some(Self { entry: entry.clone(), model: Err([fault].into()) });
            }
            Entry::TooLarge { .. } | Entry::Binary { .. } | Entry::LeadsOutside | Entry::PassedOver(_) => return None,
        };
        let model = match bpmn::read(text) {
            Ok(model) => Ok(Arc::new(model)),
            // That it is something else altogether is told where it is named.
            Err(faults) if faults.iter().all(|fault| fault.is_other) => return None,
            Err(faults) => Err(faults.into()),
        };
        Some(Self { entry: entry.clone(), model })
    }
}

/// The model file that a document names, by its ending.
fn file_of<'f>(document: &Document, files: &'f Files) -> Option<(&'f Arc<str>, &'f Entry)> {
    let Fields::Process(process) = &document.fields else { return None };
    let path = document.resolve(&process.bpmn.as_ref()?.0.value)?;
    files.find(&path).filter(|(path, _)| crate::base::active::ending(path) == "bpmn")
}
