//! Requests → messages for the server, and what it finds → responses.
//!
//! Refused before anything is looked up: other methods than GET and HEAD, a `Host` that is not this
//! machine's (a page elsewhere could have its name lead here), for the event stream an `Origin` that
//! is not ours. Paths are decoded once and looked up among the public ones; they never reach a disk.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_io_timeout::TimeoutStream;

use crate::html::address::escape;

use super::clients::{Client, ClientEvent, WAITING};
use super::files;
use super::hosts::AllowedHosts;
use super::page_cache::{RenderedPage, Resource};
use super::server::Message;

/// Requests that wait for the server at once; more wait here, so that changes come through.
const MOST_WAITING: usize = 32;

/// A request that takes longer than this to say what it wants, or a connection that asks for nothing
/// more, is cut off.
const LONGEST_HEAD: Duration = Duration::from_secs(5);

/// A reader who takes nothing of an answer for this long is cut off.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The event stream.
pub(super) const EVENTS: &str = "__throughline/events";

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

#[derive(Clone, Debug)]
struct HttpService {
    server: Sender<Message>,
    hosts: Arc<AllowedHosts>,
    waiting: Arc<Semaphore>,
}

/// Answers requests until the process ends.
pub(super) async fn listen(listener: TcpListener, server: Sender<Message>, hosts: AllowedHosts) {
    let http = HttpService { server, hosts: Arc::new(hosts), waiting: Arc::new(Semaphore::new(MOST_WAITING)) };
    let service = TowerToHyperService::new(Router::new().fallback(answer).with_state(http));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(attend(stream, service.clone(), LONGEST_PAUSE))),
            // Whoever wanted to connect has gone.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            // Too many files are open: others end meanwhile.
            Err(_) => tokio::time::sleep(Duration::from_secs(1)).await,
        }
    }
}

/// Answers what comes over one connection until it ends, or takes nothing for the longest pause. One
/// that fails is its own matter.
async fn attend(stream: impl AsyncRead + AsyncWrite + Send, service: TowerToHyperService<Router>, longest_pause: Duration) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(longest_pause));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(LONGEST_HEAD);
    let _ = http.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
}

async fn answer(State(http): State<HttpService>, request: Request) -> Response {
    let mut response = match http.respond(&request.into_parts().0).await {
        Ok(response) => response,
        Err((status, why)) => plain(status, why),
    };
    let headers = response.headers_mut();
    let fixed = |value: &'static str| HeaderValue::from_static(value);
    headers.entry(header::CACHE_CONTROL).or_insert(fixed("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    headers.insert(header::REFERRER_POLICY, fixed("no-referrer"));
    headers.insert("cross-origin-resource-policy", fixed("same-origin"));
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(fixed(POLICY));
    response
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Refusal = (StatusCode, &'static str);

impl HttpService {
    async fn respond(&self, request: &Parts) -> Result<Response, Refusal> {
        self.check_host(request)?;
        if !matches!(request.method, Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered here");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return Ok(response);
        }
        let path = decode(request.uri.path()).ok_or((StatusCode::BAD_REQUEST, "this address cannot be read"))?;
        match path.as_str() {
            EVENTS => {
                self.check_origin(&request.headers)?;
                if request.method == Method::HEAD {
                    return Ok(typed("text/event-stream", Vec::new()));
                }
                self.events(request.uri.query().unwrap_or(""))
            }
            "__throughline/live.js" => Ok(typed("text/javascript; charset=utf-8", SCRIPT)),
            "__throughline/live.css" => Ok(typed("text/css; charset=utf-8", STYLE)),
            "" => self.ask("index.html".to_owned(), &request.headers).await,
            _ => self.ask(path, &request.headers).await,
        }
    }

    fn check_host(&self, request: &Parts) -> Result<(), Refusal> {
        const ELSEWHERE: Refusal = (
            StatusCode::FORBIDDEN,
            "this server answers only to its own name: use an address that it printed, or start it with `--allow-host NAME`",
        );
        let mut hosts = request.headers.get_all(header::HOST).iter();
        let (Some(named), None) = (hosts.next(), hosts.next()) else { return Err(ELSEWHERE) };
        let named = named.to_str().map_err(|_| ELSEWHERE)?;
        let in_uri = request.uri.authority().map(|a| a.as_str());
        if self.hosts.allows(named) && in_uri.is_none_or(|authority| self.hosts.allows(authority)) { Ok(()) } else { Err(ELSEWHERE) }
    }

    fn check_origin(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        const FOREIGN: Refusal = (StatusCode::FORBIDDEN, "only this server's own pages may listen here");
        let ours = match headers.get(header::ORIGIN) {
            None => true,
            Some(origin) => origin.to_str().is_ok_and(|origin| self.hosts.allows_origin(origin)),
        };
        let cross_site = headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site");
        if ours && !cross_site { Ok(()) } else { Err(FOREIGN) }
    }

    fn events(&self, query: &str) -> Result<Response, Refusal> {
        let (stream, events) = mpsc::channel(WAITING);
        let client = Client {
            page: parameter(query, "page").map(|page| if page.is_empty() { "index.html".to_owned() } else { page }),
            version: parameter(query, "version").unwrap_or_default(),
            overlay: "".into(),
            stream,
        };
        self.server.send(Message::Connected(client)).map_err(|_| STOPPED)?;
        let events = stream::unfold(events, |mut events| async move {
            let event = match events.recv().await? {
                ClientEvent::Reload(paths) => Event::default().event("reload").data(&*paths),
                ClientEvent::Overlay(json) => Event::default().event("faults").data(&*json),
            };
            Some((Ok::<_, Infallible>(event), events))
        });
        let alive = KeepAlive::new().interval(Duration::from_secs(15));
        Ok(Sse::new(events).keep_alive(alive).into_response())
    }

    async fn ask(&self, path: String, headers: &HeaderMap) -> Result<Response, Refusal> {
        let content_type = files::content_type(&path);
        let place = self.waiting.acquire().await.map_err(|_| STOPPED)?;
        let (reply, found) = oneshot::channel();
        self.server.send(Message::Request(path, reply)).map_err(|_| STOPPED)?;
        let found = found.await.map_err(|_| STOPPED)?;
        drop(place);
        match found {
            Resource::Page { page, remote_pictures } => Ok(page_response(&page, remote_pictures)),
            Resource::Bytes(bytes) => {
                let mut response = typed(content_type, Bytes::from_owner(bytes));
                // Its name tells its bytes: fonts are at hand when a page loads again, and nothing moves.
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"));
                Ok(response)
            }
            Resource::OnDisk(file) => {
                let sent = files::send(file, content_type, headers.get(header::RANGE)).await;
                sent.ok_or((StatusCode::NOT_FOUND, "this file cannot be read any more"))
            }
        }
    }
}

const STOPPED: Refusal = (StatusCode::SERVICE_UNAVAILABLE, "the server is about to stop");

fn page_response(page: &RenderedPage, remote_pictures: bool) -> Response {
    let mut response = typed("text/html; charset=utf-8", with_script(page));
    *response.status_mut() = StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK);
    if remote_pictures && let Ok(policy) = HeaderValue::from_str(&POLICY.replace("img-src 'self'", "img-src 'self' https: http:")) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The page with the script that reloads it, which built pages never have.
fn with_script(page: &RenderedPage) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let tag = format!(
        "<script src=\"/__throughline/live.js\" data-page=\"{}\" data-version=\"{}\"></script>\n",
        escape(&page.path),
        page.version
    );
    let at = page.bytes.windows(END.len()).rposition(|w| w == END).unwrap_or(page.bytes.len());
    [&page.bytes[..at], tag.as_bytes(), &page.bytes[at..]].concat()
}

fn typed(content_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, content_type)], body.into()).into_response()
}

fn plain(status: StatusCode, line: &'static str) -> Response {
    let mut response = typed("text/plain; charset=utf-8", format!("{line}\n"));
    *response.status_mut() = status;
    response
}

/// The public path that an address names, decoded once; none where it is no text.
fn decode(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    (!decoded.contains('\0')).then(|| decoded.into_owned())
}

/// A parameter of a query, decoded.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
    percent_decode_str(value).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[test]
    fn a_reader_who_takes_nothing_is_cut_off() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let service = TowerToHyperService::new(Router::new().fallback(async || "a page ".repeat(1000)));
            let (mut reader, ours) = tokio::io::duplex(512);
            let attending = tokio::spawn(attend(ours, service, Duration::from_millis(20)));
            reader.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
            tokio::time::timeout(Duration::from_secs(20), attending).await.expect("is cut off").unwrap();
            let mut taken = Vec::new();
            let _ = reader.read_to_end(&mut taken).await;
            assert!(taken.len() < 1000, "no more than was on its way: {}", taken.len());
        });
    }

    #[test]
    fn an_address_is_decoded_once() {
        assert_eq!(decode("/a%20b/%25c").as_deref(), Some("a b/%c"));
        assert_eq!(decode("/%ff"), None);
        assert_eq!(decode("/a%00b"), None);
    }
}
