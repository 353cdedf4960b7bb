//! Why a log cannot be read, in words that quote nothing of it.

use std::fmt;
use std::io;

use crate::base::diagnostic::quote;

/// Why a log cannot be read.
#[derive(Debug)]
pub enum LogFault {
    /// Its bytes cannot be.
    Io(io::Error),
    /// Its name has no ending of a log.
    OtherFormat,
    /// It holds no row.
    NoHeader,
    /// It has no column or attribute of this name, which this field of `log` asks for.
    NoColumn {
        /// The field.
        field: &'static str,
        /// The name.
        name: String,
    },
    /// A quote that opens in this line is never closed.
    OpenQuote(u64),
    /// What begins in this line has more bytes than are read at once.
    TooLong(u64),
    /// It is no XML, from this line on.
    NoXml(u64),
    /// It is no JSON, from this line on.
    NoJson(u64),
    /// It is XML or JSON, and no log.
    NoLog,
    /// It has objects of several types, or none, and `object` names none.
    WhichObjects,
    /// It has no objects of this type.
    NoObjectType(String),
    /// It has more different activities than anybody names.
    TooManyActivities,
}

impl From<io::Error> for LogFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for LogFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "it cannot be read ({})", error.kind()),
            Self::OtherFormat => f.write_str("its name ends as that of no log"),
            Self::NoHeader => f.write_str("it holds no row"),
            Self::NoColumn { field, name } => write!(f, "it has no column {} for `{field}`", quote(name)),
            Self::OpenQuote(line) => write!(f, "the quote that opens in line {line} is never closed"),
            Self::TooLong(line) => write!(f, "what begins in line {line} is longer than 16 MB"),
            Self::NoXml(line) => write!(f, "it is no well-formed XML (line {line})"),
            Self::NoJson(line) => write!(f, "it is no well-formed JSON of an object-centric log (line {line})"),
            Self::NoLog => f.write_str("there is no event log in it"),
            Self::WhichObjects => f.write_str("it has not exactly one type of objects"),
            Self::NoObjectType(name) => write!(f, "it has no objects of the type {}", quote(name)),
            Self::TooManyActivities => f.write_str("its activities have more than a million names"),
        }
    }
}

impl LogFault {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io(_) => "put the file itself there, so that it can be opened",
            Self::OtherFormat => "name a CSV file, XES (`.xes`, `.xes.gz`) or an object-centric log (`.json`)",
            Self::NoHeader | Self::NoColumn { .. } => "the first row names the columns: say in `log` which of them holds what",
            Self::OpenQuote(_) | Self::TooLong(_) => "close the quote, or export the log again",
            Self::NoXml(_) | Self::NoJson(_) | Self::NoLog => "export the log again",
            Self::WhichObjects | Self::NoObjectType(_) => "say in `object` which type of objects the cases are",
            Self::TooManyActivities => "name in `activity` the column that says what happened",
        }
    }
}
