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

use futures_util::stream;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use crate::html::address::escape;

use super::body::{ResponseBody, content_type, send_file, streamed, whole};
use super::clients::{self, Client, ClientEvent, WAITING};
use super::hosts::AllowedHosts;
use super::page_cache::{RenderedPage, Resource};
use super::server::ServerMessage;

/// Requests that wait for the server at once; more wait here, so that changes come through.
const MOST_WAITING: usize = 32;

/// Connections that are open at once; more wait to be taken. Event streams leave half of them to requests.
const MOST_CONNECTIONS: usize = 2 * clients::MOST;

/// A request that takes longer than this to say what it wants, or a connection that asks for nothing
/// more, is cut off.
const LONGEST_HEAD: Duration = Duration::from_secs(5);

/// A reader who takes nothing of an answer for this long is cut off.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// An event stream that says nothing for this long is told apart from one that broke.
const LONGEST_SILENCE: Duration = Duration::from_secs(15);

/// The event stream.
const EVENTS: &str = "__throughline/events";

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

#[derive(Clone, Debug)]
struct HttpService {
    server: Sender<ServerMessage>,
    hosts: Arc<AllowedHosts>,
    waiting: Arc<Semaphore>,
}

/// Answers requests until the process ends.
pub(super) async fn listen(listener: TcpListener, server: Sender<ServerMessage>, hosts: AllowedHosts) {
    let http = HttpService { server, hosts: Arc::new(hosts), waiting: Arc::new(Semaphore::new(MOST_WAITING)) };
    let answer = service_fn(move |request: Request<Incoming>| {
        let http = http.clone();
        async move { Ok(http.answer(&request.map(drop)).await) }
    });
    attend_all(listener, MOST_CONNECTIONS, answer).await;
}

/// Answers what comes over connections, of which so many are open at once.
async fn attend_all<S>(listener: TcpListener, most: usize, service: S)
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let places = Arc::new(Semaphore::new(most));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let service = service.clone();
                tokio::spawn(async move {
                    attend(stream, service, LONGEST_PAUSE).await;
                    drop(place);
                });
            }
            // Whoever wanted to connect has gone.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            // Too many files are open: others end meanwhile.
            Err(_) => sleep(Duration::from_secs(1)).await,
        }
    }
}

/// Answers what comes over one connection until it ends, or takes nothing for the longest pause. One
/// that fails is its own matter.
async fn attend<S>(stream: impl AsyncRead + AsyncWrite + Send, service: S, longest_pause: Duration)
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible>,
{
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(longest_pause));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(LONGEST_HEAD);
    let _ = http.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Response = hyper::Response<ResponseBody>;

type Refusal = (StatusCode, &'static str);

impl HttpService {
    async fn answer(&self, request: &Request<()>) -> Response {
        let mut response = self.respond(request).await.unwrap_or_else(|(status, why)| plain(status, why));
        let headers = response.headers_mut();
        let fixed = |value: &'static str| HeaderValue::from_static(value);
        headers.entry(header::CACHE_CONTROL).or_insert(fixed("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
        headers.insert(header::REFERRER_POLICY, fixed("no-referrer"));
        headers.insert("cross-origin-resource-policy", fixed("same-origin"));
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(fixed(POLICY));
        response
    }

    async fn respond(&self, request: &Request<()>) -> Result<Response, Refusal> {
        self.check_host(request)?;
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered here");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return Ok(response);
        }
        let path = decode(request.uri().path()).ok_or((StatusCode::BAD_REQUEST, "this address cannot be read"))?;
        match path.as_str() {
            EVENTS => {
                self.check_origin(request.headers())?;
                if request.method() == Method::HEAD {
                    return Ok(typed("text/event-stream", whole("")));
                }
                self.events(request.uri().query().unwrap_or(""))
            }
            "__throughline/live.js" => Ok(typed("text/javascript; charset=utf-8", whole(SCRIPT))),
            "__throughline/live.css" => Ok(typed("text/css; charset=utf-8", whole(STYLE))),
            "" => self.ask("index.html".to_owned(), request.headers()).await,
            _ => self.ask(path, request.headers()).await,
        }
    }

    fn check_host(&self, request: &Request<()>) -> Result<(), Refusal> {
        const ELSEWHERE: Refusal = (
            StatusCode::FORBIDDEN,
            "this server answers only to its own name: use an address that it printed, or start it with `--allow-host NAME`",
        );
        let mut hosts = request.headers().get_all(header::HOST).iter();
        let (Some(named), None) = (hosts.next(), hosts.next()) else { return Err(ELSEWHERE) };
        let named = named.to_str().map_err(|_| ELSEWHERE)?;
        let in_uri = request.uri().authority().map(|a| a.as_str());
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
        self.server.send(ServerMessage::Connected(client)).map_err(|_| STOPPED)?;
        let events = stream::unfold(events, |mut events| async move {
            let text = match timeout(LONGEST_SILENCE, events.recv()).await {
                Ok(Some(ClientEvent::Reload(paths))) => format!("event: reload\ndata: {paths}\n\n"),
                Ok(Some(ClientEvent::Changed)) => "event: changed\ndata: *\n\n".to_owned(),
                Ok(Some(ClientEvent::Overlay(json))) => format!("event: faults\ndata: {json}\n\n"),
                Ok(None) => return None,
                Err(_) => ":\n\n".to_owned(),
            };
            Some((Ok(text.into()), events))
        });
        let mut response = typed("text/event-stream", streamed(events));
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        Ok(response)
    }

    async fn ask(&self, path: String, headers: &HeaderMap) -> Result<Response, Refusal> {
        let content_type = content_type(&path);
        let place = self.waiting.acquire().await.map_err(|_| STOPPED)?;
        let (reply, found) = oneshot::channel();
        self.server.send(ServerMessage::Request(path, reply)).map_err(|_| STOPPED)?;
        let found = found.await.map_err(|_| STOPPED)?;
        drop(place);
        match found {
            Resource::Page { page, remote_pictures } => Ok(page_response(&page, remote_pictures)),
            Resource::Bytes(bytes) => {
                let mut response = typed(content_type, whole(Bytes::from_owner(bytes)));
                // Its name tells its bytes: fonts are at hand when a page loads again, and nothing moves.
                response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"));
                Ok(response)
            }
            Resource::Made(bytes) => Ok(typed(content_type, whole(Bytes::from_owner(bytes)))),
            Resource::OnDisk(file) => {
                let sent = send_file(file, content_type, headers.get(header::RANGE)).await;
                sent.ok_or((StatusCode::NOT_FOUND, "this file cannot be read any more"))
            }
        }
    }
}

const STOPPED: Refusal = (StatusCode::SERVICE_UNAVAILABLE, "the server is about to stop");

fn page_response(page: &RenderedPage, remote_pictures: bool) -> Response {
    let mut response = typed("text/html; charset=utf-8", whole(with_script(page)));
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

fn typed(content_type: &'static str, body: ResponseBody) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn plain(status: StatusCode, line: &'static str) -> Response {
    let mut response = typed("text/plain; charset=utf-8", whole(format!("{line}\n")));
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
    use tokio::net::TcpStream;

    use super::*;

    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    async fn answer(_: Request<Incoming>) -> Result<Response, Infallible> {
        Ok(typed("text/plain", whole("a page ".repeat(1000))))
    }

    fn run(test: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test);
    }

    #[test]
    fn a_reader_who_takes_nothing_is_cut_off() {
        run(async {
            let (mut reader, ours) = tokio::io::duplex(512);
            let attending = tokio::spawn(attend(ours, service_fn(answer), Duration::from_millis(20)));
            reader.write_all(REQUEST).await.unwrap();
            timeout(Duration::from_secs(20), attending).await.expect("is cut off").unwrap();
            let mut taken = Vec::new();
            let _ = reader.read_to_end(&mut taken).await;
            assert!(taken.len() < 1000, "no more than was on its way: {}", taken.len());
        });
    }

    #[test]
    fn more_connections_than_are_taken_wait_until_one_ends() {
        run(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            tokio::spawn(attend_all(listener, 1, service_fn(answer)));
            let first = TcpStream::connect(address).await.unwrap();
            let mut second = TcpStream::connect(address).await.unwrap();
            second.write_all(REQUEST).await.unwrap();
            let mut head = [0; 15];
            assert!(timeout(Duration::from_millis(100), second.read_exact(&mut head)).await.is_err());
            drop(first);
            timeout(Duration::from_secs(20), second.read_exact(&mut head)).await.expect("is taken").unwrap();
            assert_eq!(&head, b"HTTP/1.1 200 OK");
        });
    }

    #[test]
    fn an_address_is_decoded_once() {
        assert_eq!(decode("/a%20b/%25c").as_deref(), Some("a b/%c"));
        assert_eq!(decode("/%ff"), None);
        assert_eq!(decode("/a%00b"), None);
    }
}
