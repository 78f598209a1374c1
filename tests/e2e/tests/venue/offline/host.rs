//! A server that can be killed. In: answers by path, and when to die. Out: an origin on loopback that
//! keeps its port; whoever is connected when it dies is cut off.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context as _, Result};
use recognition_wall_e2e::reply::{VENUE_POLICY, content_type};
use recognition_wall_e2e::site::dist;

/// What a path is answered with.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// This body, with a tag made of it; `true`: half of it, then the connection ends.
    Body(String, bool),
    /// Nothing.
    HangUp,
}

#[derive(Debug, Default)]
struct Shared {
    answers: Mutex<BTreeMap<String, Answer>>,
    /// Paths, each with the tag that was asked about.
    asked: Mutex<Vec<(String, String)>>,
    is_dead: AtomicBool,
    /// So many requests more are answered; then it dies by itself.
    left: Mutex<Option<usize>>,
}

/// The server, on a port of its own for as long as this lives.
#[derive(Debug)]
pub(crate) struct Host {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Host {
    pub(crate) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let thread = Some(serve(listener, Arc::clone(&shared)));
        Ok(Self { address, shared, thread })
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn put(&self, path: &str, answer: Answer) {
        lock(&self.shared.answers).insert(path.to_owned(), answer);
    }

    /// The tags that were asked about, by each request for a path.
    pub(crate) fn asked(&self, path: &str) -> Vec<String> {
        let asked = lock(&self.shared.asked);
        asked.iter().filter(|(one, _)| one == path).map(|(_, tag)| tag.clone()).collect()
    }

    /// Dies after so many requests more.
    pub(crate) fn dies_after(&self, requests: usize) {
        *lock(&self.shared.left) = Some(requests);
    }

    /// Dies now.
    pub(crate) fn dies(&mut self) {
        self.shared.is_dead.store(true, Ordering::SeqCst);
        // Wakes the thread, which then lets go of the port.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }

    /// Lives again, on the same port.
    pub(crate) fn lives(&mut self) -> Result<()> {
        self.dies();
        *lock(&self.shared.left) = None;
        self.shared.is_dead.store(false, Ordering::SeqCst);
        let listener = TcpListener::bind(self.address).context("the port is taken")?;
        self.thread = Some(serve(listener, Arc::clone(&self.shared)));
        Ok(())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.dies();
    }
}

fn serve(listener: TcpListener, shared: Arc<Shared>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            if shared.is_dead.load(Ordering::SeqCst) {
                return;
            }
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || drop(answer(&stream, &shared)));
        }
    })
}

/// Answers the one request of a connection.
fn answer(stream: &TcpStream, shared: &Shared) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().context("no request")??;
    let path = first.split(' ').nth(1).context("no path")?;
    let path = path.split('?').next().unwrap_or(path).to_owned();
    let mut known = String::new();
    for line in lines {
        let line = line?;
        match line.split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("if-none-match") => {
                value.clone_into(&mut known);
            }
            Some(_) => {}
            None => break,
        }
    }
    if let Some(left) = lock(&shared.left).as_mut() {
        shared.is_dead.store(*left == 0, Ordering::SeqCst);
        *left = left.saturating_sub(1);
    }
    if shared.is_dead.load(Ordering::SeqCst) {
        return Ok(());
    }
    lock(&shared.asked).push((path.clone(), known.clone()));
    let found = lock(&shared.answers).get(&path).cloned();
    let (body, is_half) = match found {
        Some(Answer::HangUp) => return Ok(()),
        Some(Answer::Body(body, is_half)) => (Some(body.into_bytes()), is_half),
        None => (
            path.strip_prefix("/dist/").and_then(|file| std::fs::read(dist().join(file)).ok()),
            false,
        ),
    };
    let body = match (body, path.as_str()) {
        (Some(body), _) => body,
        // Nobody puts an icon there, and its absence is no news.
        (None, "/favicon.ico") => Vec::new(),
        (None, _) => return head(stream, "404 Not Found", "text/plain", "", 0),
    };
    let tag = format!("\"{:016x}\"", fingerprint(&body));
    if known == tag {
        return head(stream, "304 Not Modified", kind(&path), &tag, 0);
    }
    head(stream, "200 OK", kind(&path), &tag, body.len())?;
    let sent = if is_half { body.len() / 2 } else { body.len() };
    (&*stream).write_all(body.get(..sent).unwrap_or(&body))?;
    Ok(())
}

fn head(mut stream: &TcpStream, status: &str, kind: &str, tag: &str, length: usize) -> Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: {tag}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nContent-Security-Policy: {VENUE_POLICY}\r\n\
         Connection: close\r\n\r\n"
    )?;
    Ok(())
}

fn fingerprint(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

fn kind(path: &str) -> &'static str {
    match content_type(path) {
        // The feeds are the only JSON here that is asked for.
        "application/json" => "application/feed+json",
        kind => kind,
    }
}
