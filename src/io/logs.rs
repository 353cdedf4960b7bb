//! Opens event logs, and makes room for what of them is too much for the memory: in a file of the system's temporary folder that has no name and
//! is gone once it is closed.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::log::{AsideFile, LogSource};

use super::regular;

/// The logs of a site that lies in a folder.
#[derive(Clone, Debug)]
pub struct LogFolder {
    root: PathBuf,
}

impl LogFolder {
    /// The logs of the site in this folder.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }
}

impl LogSource for LogFolder {
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(regular::open(&self.root.join(path))?))
    }

    fn make_aside(&self) -> io::Result<Box<dyn AsideFile>> {
        Ok(Box::new(tempfile::tempfile()?))
    }
}
