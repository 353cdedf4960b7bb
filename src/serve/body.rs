//! What is sent of a response: bytes that are at hand, what comes about, and files of the site as they lie on the disk, piece
//! by piece or the part that was asked for. Players ask for parts.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use futures_util::{Stream, TryStreamExt, stream};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::header::{self, HeaderValue};
use hyper::{Response, StatusCode};

/// How much of a file is held at once, in bytes.
const PIECE: usize = 256 << 10;

/// What is sent of a response.
pub(super) type ResponseBody = UnsyncBoxBody<Bytes, io::Error>;

/// Bytes that are at hand.
pub(super) fn whole(bytes: impl Into<Bytes>) -> ResponseBody {
    Full::new(bytes.into()).map_err(|never| match never {}).boxed_unsync()
}

/// Bytes that come about.
pub(super) fn streamed(pieces: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> ResponseBody {
    StreamBody::new(pieces.map_ok(Frame::data)).boxed_unsync()
}

/// A file, or the part of it that `asked` names; none where it cannot be read.
pub(super) async fn send_file(path: PathBuf, content_type: &'static str, asked: Option<&HeaderValue>) -> Option<Response<ResponseBody>> {
    let opened = tokio::task::spawn_blocking(move || {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_file() { Ok::<_, io::Error>((file, metadata.len())) } else { Err(io::ErrorKind::NotFound.into()) }
    });
    let (file, size) = opened.await.ok()?.ok()?;
    let asked = asked.and_then(|value| value.to_str().ok()).and_then(|value| part(value, size));
    let mut response = Response::builder().header(header::CONTENT_TYPE, content_type).header(header::ACCEPT_RANGES, "bytes");
    let range = match asked {
        None => 0..size,
        Some(Some(range)) => {
            let named = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            response = response.status(StatusCode::PARTIAL_CONTENT).header(header::CONTENT_RANGE, named);
            range
        }
        Some(None) => {
            response = response.status(StatusCode::RANGE_NOT_SATISFIABLE).header(header::CONTENT_RANGE, format!("bytes */{size}"));
            0..0
        }
    };
    response.header(header::CONTENT_LENGTH, range.end - range.start).body(pieces(file, range)).ok()
}

/// The part of a file that a header names: none where it names none that is understood, so that the whole is
/// sent; none within where there is no such part.
fn part(asked: &str, size: u64) -> Option<Option<Range<u64>>> {
    let (first, last) = asked.trim().strip_prefix("bytes=")?.split_once('-')?;
    // Several parts at once are nothing that players ask for.
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let range = match (first.trim(), last.trim()) {
        ("", last) => size.saturating_sub(number(last)?)..size,
        (first, "") => number(first)?..size,
        (first, last) => number(first)?..number(last)?.saturating_add(1).min(size),
    };
    Some((range.start < range.end).then_some(range))
}

/// A part of a file, read while it is sent.
fn pieces(file: File, range: Range<u64>) -> ResponseBody {
    let mut start = Some(range.start);
    streamed(stream::try_unfold((file, range.end - range.start), move |(mut file, left)| {
        let seek = start.take();
        async move {
            if left == 0 {
                return Ok::<_, io::Error>(None);
            }
            let read = tokio::task::spawn_blocking(move || {
                if let Some(at) = seek {
                    file.seek(SeekFrom::Start(at))?;
                }
                let mut piece = vec![0; PIECE.min(usize::try_from(left).unwrap_or(PIECE))];
                file.read_exact(&mut piece)?;
                Ok::<_, io::Error>((piece, file))
            });
            let (piece, file) = read.await.map_err(io::Error::other)??;
            let left = left - piece.len() as u64;
            Ok(Some((Bytes::from(piece), (file, left))))
        }
    }))
}

/// The type of a file by its ending.
pub(super) fn content_type(path: &str) -> &'static str {
    let ending = Path::new(path).extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "txt" | "yaml" | "yml" => "text/plain; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" | "bpmn" | "dmn" | "drawio" => "application/xml",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "ogg" => "audio/ogg",
        "mp3" => "audio/mpeg",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "vsdx" => "application/vnd.visio",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_is_understood_or_the_whole_is_sent() {
        assert_eq!(part("bytes=0-", 10), Some(Some(0..10)));
        assert_eq!(part("bytes=2-4", 10), Some(Some(2..5)));
        assert_eq!(part("bytes=8-99999999999999999999", 10), None);
        assert_eq!(part("bytes=8-18446744073709551615", 10), Some(Some(8..10)));
        assert_eq!(part("bytes=-3", 10), Some(Some(7..10)));
        assert_eq!(part("bytes=-30", 10), Some(Some(0..10)));
        assert_eq!(part("bytes=10-", 10), Some(None));
        assert_eq!(part("bytes=5-2", 10), Some(None));
        assert_eq!(part("bytes=0-", 0), Some(None));
        for odd in ["items=0-1", "bytes=a-b", "bytes=0-1,3-4", "bytes"] {
            assert_eq!(part(odd, 10), None, "{odd}");
        }
    }
}
