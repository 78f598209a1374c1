//! A server that does on each path whatever a fault of a network or a server looks like to a browser.
//!
//! In go scripts of answers, byte for byte; out comes an origin on loopback and how often each path was
//! asked for. Who falls silent stays silent until the server is dropped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// From one byte of a drip to the next.
const DRIP: Duration = Duration::from_millis(50);

/// What follows the bytes of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// The connection is closed as it should be.
    Close,
    /// The connection breaks.
    Reset,
    /// Nothing comes any more, and the connection stays.
    Silence,
    /// A byte comes now and then, for ever.
    Drip,
}

/// One answer, byte for byte.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    bytes: Vec<u8>,
    end: End,
}

impl Answer {
    /// Exactly these bytes.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>, end: End) -> Self {
        Self { bytes: bytes.into(), end }
    }

    /// A status line, header lines and a body of the right length.
    pub(crate) fn with(status: &str, headers: &[&str], body: &[u8]) -> Self {
        let length = format!("Content-Length: {}", body.len());
        Self::of_length(status, &[headers, &[&length]].concat(), body)
    }

    /// As [`Self::with`], with no word about the length.
    pub(crate) fn of_length(status: &str, headers: &[&str], body: &[u8]) -> Self {
        let mut head =
            format!("HTTP/1.1 {status}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n");
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        Self::raw([head.as_bytes(), body].concat(), End::Close)
    }

    /// A feed as it should be sent.
    pub(crate) fn feed(feed: &Value) -> Self {
        Self::with("200 OK", &["Content-Type: application/feed+json"], feed.to_string().as_bytes())
    }

    /// The same, and then this.
    #[must_use]
    pub(crate) fn and_then(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// Only so many of its bytes.
    #[must_use]
    pub(crate) fn cut_at(mut self, bytes: usize) -> Self {
        self.bytes.truncate(bytes);
        self
    }

    /// How many bytes it has, its head among them.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }
}

#[derive(Debug, Default)]
struct Shared {
    answers: BTreeMap<String, Vec<Answer>>,
    asked: BTreeMap<String, usize>,
}

/// The server; dropping it ends it.
#[derive(Debug)]
pub(crate) struct FaultServer {
    origin: String,
    shared: Arc<Mutex<Shared>>,
    server: AbortHandle,
}

impl FaultServer {
    /// Starts one that knows no path yet.
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no free port")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Mutex::new(Shared::default()));
        let own = Arc::clone(&shared);
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A visitor who hangs up is no fault of the server.
                let shared = Arc::clone(&own);
                tokio::spawn(async move { drop(serve(stream, &shared).await) });
            }
        });
        Ok(Self { origin, shared, server: server.abort_handle() })
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Answers a path with the first, then the second …; the last stays. Gives the whole address.
    pub(crate) fn put(&self, path: &str, answers: &[Answer]) -> String {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.answers.insert(path.to_owned(), answers.to_vec());
        shared.asked.remove(path);
        format!("{}{path}", self.origin)
    }

    /// How often a path was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        let shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        shared.asked.get(path).copied().unwrap_or_default()
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(stream: TcpStream, shared: &Mutex<Shared>) -> Result<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).await?;
    let mut line = String::new();
    while reader.read_line(&mut line).await? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let answer = {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = shared.asked.entry(path.clone()).or_default();
        let number = *asked;
        *asked += 1;
        let answers = shared.answers.get(&path);
        answers.and_then(|answers| answers.get(number).or(answers.last()).cloned())
    };
    let answer = answer.unwrap_or_else(|| Answer::with("404 Not Found", &[], b""));
    let mut stream = reader.into_inner();
    stream.write_all(&answer.bytes).await?;
    stream.flush().await?;
    match answer.end {
        End::Close => stream.shutdown().await?,
        End::Reset => stream.set_zero_linger()?,
        End::Silence => std::future::pending().await,
        End::Drip => loop {
            tokio::time::sleep(DRIP).await;
            stream.write_all(b" ").await?;
            stream.flush().await?;
        },
    }
    Ok(())
}
