//! A status sink on loopback: what a chat's webhook looks like from this side, answering from a script.
//!
//! It runs on a thread of its own, so that a test may wait for a program while the program talks to it, and it ends
//! with all its connections when it is dropped. Once the script is used up it answers `200 ok`, as a chat would.

use axum::Router;
use axum::body::Body;
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::extract::{Request as HttpRequest, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::net::{Shutdown, SocketAddr};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

/// What the sink does with one request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Answers.
    Answer {
        /// The status, as in `429`.
        status: u16,
        /// Headers, as in `("retry-after", "30")`.
        headers: Vec<(String, String)>,
        /// The body.
        body: String,
    },
    /// Reads the request and never answers.
    Stall,
    /// Reads the request and hangs up without an answer.
    Reset,
}

impl Reply {
    /// An answer without headers of its own.
    #[must_use]
    pub fn status(status: u16, body: &str) -> Self {
        Self::Answer { status, headers: Vec::new(), body: body.to_owned() }
    }

    /// The same answer with one more header; a stall or a reset has none and stays as it is.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let Self::Answer { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Path and query, as in `/services/T0/B0/x`.
    pub path: String,
    /// Headers by lower-case name; the last of a repeated one.
    pub headers: BTreeMap<String, String>,
    /// The body, to the letter.
    pub body: String,
}

impl Request {
    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("the body is not JSON ({error}): {}", self.body))
    }
}

/// A running sink.
#[derive(Debug)]
pub struct Sink {
    address: SocketAddr,
    script: Arc<Mutex<VecDeque<Reply>>>,
    arrived: Arc<Mutex<Vec<Request>>>,
    next: tokio::sync::Mutex<mpsc::UnboundedReceiver<Request>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sink {
    /// A sink on a free port that answers the first requests from `script`, in order.
    #[must_use]
    pub fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        Self::start_at(0, script)
    }

    /// A sink on the port of an earlier one that is gone: the network is back.
    #[must_use]
    pub fn start_at(port: u16, script: impl IntoIterator<Item = Reply>) -> Self {
        let script = Arc::new(Mutex::new(script.into_iter().collect()));
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let (tell, next) = mpsc::unbounded_channel();
        let (stop, stopped) = oneshot::channel();
        let desk = Desk { script: Arc::clone(&script), arrived: Arc::clone(&arrived), tell };
        let listener =
            std::net::TcpListener::bind(("127.0.0.1", port)).expect("a free port on loopback");
        let address = listener.local_addr().expect("the port");
        let thread = std::thread::spawn(move || serve(listener, desk, stopped));
        Self {
            address,
            script,
            arrived,
            next: tokio::sync::Mutex::new(next),
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// The address of `path` on this sink, as in `http://127.0.0.1:40123/hook`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{}", self.address, path.trim_start_matches('/'))
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Adds to the end of the script.
    pub fn then(&self, reply: Reply) {
        self.script.lock().expect("the script").push_back(reply);
    }

    /// The next request that no earlier call has returned; fails the test when none comes in time.
    pub async fn next(&self) -> Request {
        let mut next = self.next.lock().await;
        tokio::time::timeout(crate::PATIENCE, next.recv())
            .await
            .unwrap_or_else(|_| panic!("nothing more arrived at {}", self.address))
            .expect("the sink is running")
    }

    /// Everything that has arrived so far.
    #[must_use]
    pub fn arrived(&self) -> Vec<Request> {
        self.arrived.lock().expect("the requests").clone()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// What every request needs: the script to answer from and the places to note it.
#[derive(Clone)]
struct Desk {
    script: Arc<Mutex<VecDeque<Reply>>>,
    arrived: Arc<Mutex<Vec<Request>>>,
    tell: mpsc::UnboundedSender<Request>,
}

/// Serves until `stopped` resolves; dropping the runtime then ends every connection, stalled ones too.
fn serve(listener: std::net::TcpListener, desk: Desk, stopped: oneshot::Receiver<()>) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async move {
        listener.set_nonblocking(true).expect("a listener that does not block");
        let line = Line(TcpListener::from_std(listener).expect("the listener"));
        let app = Router::new().fallback(answer).with_state(desk);
        let server = axum::serve(line, app.into_make_service_with_connect_info::<Caller>());
        tokio::select! {
            _ = stopped => {}
            _ = async { server.await } => {}
        }
    });
}

async fn answer(
    State(desk): State<Desk>,
    ConnectInfo(caller): ConnectInfo<Caller>,
    request: HttpRequest,
) -> Response {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let text =
        |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let request = Request {
        path: head.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        headers: head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    let reply = desk.script.lock().expect("the script").pop_front();
    desk.arrived.lock().expect("the requests").push(request.clone());
    // The test may have dropped its end already; then there is nobody left to tell.
    drop(desk.tell.send(request));
    match reply.unwrap_or_else(|| Reply::status(200, "ok")) {
        Reply::Answer { status, headers, body } => respond(status, headers, body),
        Reply::Stall => std::future::pending().await,
        Reply::Reset => {
            caller.hang_up();
            std::future::pending().await
        }
    }
}

fn respond(status: u16, headers: Vec<(String, String)>, body: String) -> Response {
    let mut response = Response::builder().status(StatusCode::from_u16(status).expect("a status"));
    for (name, value) in headers {
        response = response.header(name, value);
    }
    response.body(Body::from(body)).expect("headers that HTTP allows")
}

/// A listener whose connections can be cut from inside a request.
struct Line(TcpListener);

/// The connection that a request came by.
#[derive(Clone, Debug)]
struct Caller(Arc<std::net::TcpStream>);

impl Caller {
    fn hang_up(&self) {
        // The caller may have hung up first, which comes to the same.
        drop(self.0.shutdown(Shutdown::Both));
    }
}

impl Listener for Line {
    type Io = TcpStream;
    type Addr = Caller;

    async fn accept(&mut self) -> (TcpStream, Caller) {
        let (stream, _) = self.0.accept().await.expect("a connection on loopback");
        let stream = stream.into_std().expect("the connection");
        let handle = stream.try_clone().expect("a second handle on the connection");
        (TcpStream::from_std(stream).expect("the connection"), Caller(Arc::new(handle)))
    }

    fn local_addr(&self) -> std::io::Result<Caller> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}

impl Connected<IncomingStream<'_, Line>> for Caller {
    fn connect_info(stream: IncomingStream<'_, Line>) -> Self {
        stream.remote_addr().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reply, Sink};
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// Sends `text` as a whole request and returns everything until the sink hangs up.
    fn post(sink: &Sink, text: &str) -> String {
        let mut stream = TcpStream::connect(sink.address).unwrap();
        let head = "POST /hook?a=1 HTTP/1.1\r\nhost: sink\r\nx-own: yes\r\nconnection: close\r\n";
        write!(stream, "{head}content-length: {}\r\n\r\n{text}", text.len()).unwrap();
        let mut answer = String::new();
        // A reset reads as an error or as an empty answer, by the timing; both are "no answer".
        drop(stream.read_to_string(&mut answer));
        answer
    }

    #[tokio::test]
    async fn it_answers_from_the_script_and_then_like_a_chat() {
        let limit = Reply::status(429, "slow down").with_header("retry-after", "30");
        let sink = Sink::start([limit, Reply::Reset]);
        let answer = post(&sink, "one");
        assert!(answer.starts_with("HTTP/1.1 429"), "the script's status comes first: {answer}");
        assert!(answer.contains("retry-after: 30"), "with its header: {answer}");
        assert!(answer.ends_with("slow down"), "and its body: {answer}");
        assert_eq!(post(&sink, "two"), "", "a reset is no answer at all");
        assert!(post(&sink, "three").ends_with("ok"), "after the script it accepts");
    }

    #[tokio::test]
    async fn it_notes_every_request_to_the_letter() {
        let sink = Sink::start([]);
        post(&sink, "{\"text\":\"grüße\"}");
        let request = sink.next().await;
        assert_eq!(request.path, "/hook?a=1", "the path keeps its query");
        assert_eq!(request.headers["x-own"], "yes", "headers are kept");
        assert_eq!(request.json()["text"], "grüße", "the body is kept as text");
        assert_eq!(sink.arrived(), [request], "and it stays in the list of what arrived");
    }

    #[test]
    fn dropping_it_ends_a_stalled_connection_and_frees_the_port() {
        let sink = Sink::start([Reply::Stall]);
        let address = sink.address;
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nhost: sink\r\n\r\n").unwrap();
        drop(sink);
        let mut rest = Vec::new();
        drop(stream.read_to_end(&mut rest));
        assert!(rest.is_empty(), "a stalled request is never answered");
        assert!(TcpStream::connect(address).is_err(), "nothing listens there any more");
    }
}
