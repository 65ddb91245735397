//! A running server, asked over plain connections so that requests may be wrong.

use crate::{TestStore, binary, root};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// Time in which an answer must have come.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server on a store. It is killed when this value is dropped.
pub struct Server {
    child: Child,
    /// Its host and port.
    pub address: String,
    /// The first line that it printed.
    pub first_line: String,
    store: Option<Arc<TestStore>>,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The content without the marks of its transfer.
    pub body: Vec<u8>,
}

/// The server that tests share as long as one of them uses it.
static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());

impl Server {
    /// Starts a server with further options.
    ///
    /// # Panics
    /// If it does not begin to listen.
    pub fn start(store: Arc<TestStore>, options: &[&str]) -> Self {
        let mut server = Self::on(store.path(), options);
        server.store = Some(store);
        server
    }

    /// Starts a server on the store in a folder.
    ///
    /// # Panics
    /// If it does not begin to listen.
    pub fn on(store: &Path, options: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .args(["serve", "--port", "0", "--store"])
            .arg(store)
            .args(options)
            .current_dir(root())
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut first_line = String::new();
        lines.read_line(&mut first_line).expect("a line");
        // What comes later is read, so that the server never waits.
        std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        let address = first_line.trim().strip_prefix("listening on http://").unwrap_or_else(|| {
            let _ = child.kill();
            panic!("the server says {first_line:?}")
        });
        let address = address.split('/').next().unwrap_or_default().to_owned();
        Self { child, address, first_line, store: None }
    }

    /// A server on the sample reports, which several tests share.
    pub fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let store = Arc::new(TestStore::build(&["data/reports"], &[]));
            let server = Arc::new(Self::start(store, &[]));
            *shared = Arc::downgrade(&server);
            server
        })
    }

    /// Its store.
    ///
    /// # Panics
    /// If it was started on a folder.
    pub fn store(&self) -> &TestStore {
        self.store.as_deref().expect("a store of its own")
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it, so that it can do nothing more.
    ///
    /// # Panics
    /// If that fails.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it ends");
    }

    /// Waits until it ends by itself; its exit status.
    ///
    /// # Panics
    /// If it is not there.
    pub fn wait(&mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }

    /// Asks with GET.
    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[], b"")
    }

    /// Asks with GET for a media type.
    pub fn get_as(&self, path: &str, accept: &str) -> Reply {
        self.ask("GET", path, &[("Accept", accept)], b"")
    }

    /// The JSON at a path, which must be there.
    ///
    /// # Panics
    /// If it is not.
    pub fn json(&self, path: &str) -> Value {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.json()
    }

    /// Asks a query with GET for a media type.
    pub fn query(&self, query: &str, accept: &str) -> Reply {
        self.get_as(&format!("/sparql?query={}", encoded(query)), accept)
    }

    /// Sends a request with its length and the usual `Host`, which `headers` may replace.
    ///
    /// # Panics
    /// If no answer comes.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if headers.iter().all(|(name, _)| !name.eq_ignore_ascii_case("host")) {
            head.push_str(&format!("Host: {}\r\n", self.address));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !body.is_empty() || method == "POST" {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        self.send(&[head.as_bytes(), body].concat())
    }

    /// Sends bytes as they are and reads until the server closes the connection.
    ///
    /// # Panics
    /// If no answer comes.
    pub fn send(&self, request: &[u8]) -> Reply {
        Reply::parse(&self.exchange(request))
    }

    /// The status of the answer to bytes. A server that closes before it has read all may be heard no more: then there is none.
    pub fn status(&self, request: &[u8]) -> Option<u16> {
        let answer = self.exchange(request);
        (!answer.is_empty()).then(|| Reply::parse(&answer).status)
    }

    fn exchange(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// A connection.
    ///
    /// # Panics
    /// If there is none.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    fn parse(answer: &[u8]) -> Self {
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]);
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        let headers: Vec<(String, String)> = lines.filter_map(header).collect();
        let mut reply = Self { status, headers, body: answer[end + 4..].to_vec() };
        if reply.header("transfer-encoding") == "chunked" {
            reply.body = unchunked(&reply.body);
        }
        reply
    }

    /// A header; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The media type without parameters.
    pub fn media_type(&self) -> &str {
        self.header("content-type").split(';').next().unwrap_or_default()
    }

    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The content as JSON.
    ///
    /// # Panics
    /// If it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|bytes| bytes == b"\r\n") {
        let length = std::str::from_utf8(&body[..end]).ok().and_then(|n| usize::from_str_radix(n, 16).ok());
        let length = length.expect("a length");
        whole.extend_from_slice(&body[end + 2..end + 2 + length]);
        if length == 0 {
            break;
        }
        body = &body[end + 2 + length + 2..];
    }
    whole
}

/// A text with everything percent-encoded that is no letter or digit.
pub fn encoded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(byte).collect()
}
