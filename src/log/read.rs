//! The events of a log, by the format that its name ends in: each is read as a stream, and nothing of it is kept but what is asked for.

mod bytes;
mod counting;
mod csv_log;
mod ocel;
mod rows;
mod xes;

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};
use flate2::read::MultiGzDecoder;

use bytes::AsUtf8;
pub use bytes::Survey;

use super::fault::LogFault;
use super::intake::Intake;
use super::plan::LogColumns;

/// Opens a log once more, from its beginning.
pub type OpenLog<'a> = &'a (dyn Fn() -> std::io::Result<Box<dyn Read + Send>> + Sync);

/// How a log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Xes,
    PackedXes,
    Ocel,
}

impl Format {
    /// By the ending of its name, case aside.
    fn of(path: &str) -> Option<Self> {
        const ENDINGS: &[(&str, Format)] = &[
            (".csv", Format::Csv),
            (".tsv", Format::Csv),
            (".txt", Format::Csv),
            (".xes", Format::Xes),
            (".xes.gz", Format::PackedXes),
            (".json", Format::Ocel),
            (".jsonocel", Format::Ocel),
        ];
        let lower = path.to_lowercase();
        ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)).map(|(_, format)| *format)
    }

    /// Its bytes as they are before anything is decoded.
    fn open(self, open: OpenLog<'_>) -> Result<Box<dyn Read + Send>, LogFault> {
        let bytes = open()?;
        Ok(if self == Self::PackedXes { Box::new(MultiGzDecoder::new(bytes)) } else { bytes })
    }
}

/// Looks through a log: how it is written, and what stands for its bytes.
pub(super) fn survey(path: &str, open: OpenLog<'_>) -> Result<Survey, LogFault> {
    let format = Format::of(path).ok_or(LogFault::OtherFormat)?;
    Ok(Survey::of(format.open(open)?)?)
}

/// Takes the events of a log that was looked through.
pub(super) fn events(
    path: &str,
    open: OpenLog<'_>,
    survey: &Survey,
    columns: &LogColumns,
    intake: &mut Intake<'_>,
) -> Result<(), LogFault> {
    let format = Format::of(path).ok_or(LogFault::OtherFormat)?;
    let text = |encoding| -> Result<_, LogFault> { Ok(AsUtf8::new(format.open(open)?, encoding)) };
    match format {
        Format::Csv => csv_log::read(text(survey.encoding)?, columns, intake),
        Format::Xes | Format::PackedXes => {
            let declared = if survey.is_marked { None } else { declared_encoding(format.open(open)?)? };
            xes::read(text(declared.unwrap_or(survey.encoding))?, columns, intake)
        }
        // JSON is always UTF-8, and its mark is none of it.
        Format::Ocel => {
            let cases = ocel::cases(text(UTF_8)?, columns)?;
            ocel::read(text(UTF_8)?, &cases, columns, intake)
        }
    }
}

/// The encoding that the first line of an XML file declares.
fn declared_encoding(mut xml: impl Read) -> Result<Option<&'static Encoding>, LogFault> {
    let mut head = vec![0; 256];
    let filled = bytes::fill(&mut xml, &mut head)?;
    let head = String::from_utf8_lossy(&head[..filled]);
    let declaration = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(declaration, _)| declaration);
    let value = declaration.and_then(|declaration| declaration.split_once("encoding")).map(|(_, rest)| rest.trim_start_matches([' ', '=']));
    Ok(value.and_then(|value| Encoding::for_label(value.split(['"', '\'']).nth(1)?.as_bytes())))
}
