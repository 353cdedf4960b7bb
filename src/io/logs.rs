//! Opens event logs, and makes room for what of them is too much for the memory: in a file of the system's temporary folder that has no name and
//! is gone once it is closed.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::log::{AsideFile, LogSource};
use crate::model::logged::RememberedLog;

use super::{publish, regular};

/// The logs of a site that lies in a folder.
#[derive(Clone, Debug)]
pub struct LogFolder {
    root: PathBuf,
    /// Where its pages go, where that is not the folder that it names.
    output: Option<PathBuf>,
}

impl LogFolder {
    /// The logs of the site in this folder.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), output: None }
    }

    /// The same, where the pages go to another folder than the site names.
    #[must_use]
    pub fn published_to(self, output: Option<&Path>) -> Self {
        Self { output: output.map(Path::to_owned), ..self }
    }
}

impl LogSource for LogFolder {
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(regular::open(&self.root.join(path))?))
    }

    fn remembered(&self, output: &str) -> Vec<RememberedLog> {
        let named = || self.root.join(output);
        publish::remembered_logs(&self.output.clone().unwrap_or_else(named))
    }

    fn make_aside(&self) -> io::Result<Box<dyn AsideFile>> {
        Ok(Box::new(tempfile::tempfile()?))
    }
}
