//! A driver and the browser that it drives, started and ended together.
//!
//! In goes how an engine starts its driver; out comes a session. Nothing of it outlives the tests: a
//! guard shell owns the process group and the profiles, and ends both as soon as the pipe to the
//! test process closes, however that process ended.

use std::env;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use thirtyfour::{Capabilities, WebDriver};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};

/// Starts the driver in a group of its own, waits until the pipe of standard input closes, ends the
/// group (the driver, every browser and their helpers), and takes the profiles away.
const GUARD: &str = r#"
setsid "$@" &
group=$!
read -r _ || true
kill -TERM "-$group"
wait
kill -KILL "-$group"
rm -rf "$PROFILES"
"#;

/// How long a driver may take to say its port.
const START_LIMIT: Duration = Duration::from_secs(30);

/// How often a driver that says nothing is knocked at.
const KNOCK: Duration = Duration::from_millis(50);

/// How it becomes known where a driver listens.
pub(crate) enum Port {
    /// It chooses, and prints the number after these words.
    After(&'static str),
    /// It was told, and listens some time later.
    Is(u16),
}

/// What starts a driver.
pub(crate) struct Launch {
    /// The program and its words.
    pub(crate) words: Vec<String>,
    /// What it finds in its environment.
    pub(crate) variables: Vec<(&'static str, String)>,
    pub(crate) port: Port,
    /// Whoever reads of a failure: what is to be installed.
    pub(crate) needs: &'static str,
}

/// A browser with its driver; both end when it is dropped.
#[derive(Debug)]
pub struct Session {
    /// What drives it.
    pub driver: WebDriver,
    /// Held, never used: its standard input is the pipe that the guard shell reads.
    _guard: Child,
}

/// A folder for one session's profile; the guard takes it away.
pub(crate) fn profile() -> Result<PathBuf> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("recognition-wall-e2e-{}-{number}", std::process::id());
    let folder = env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).context("no folder for the browser's profile")?;
    Ok(folder)
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0").context("no free port")?.local_addr()?.port())
}

impl Session {
    pub(crate) async fn start(
        launch: Launch,
        profile: &Path,
        wanted: Capabilities,
    ) -> Result<Self> {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .args(&launch.words)
            .env("PROFILES", profile)
            .envs(launch.variables)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("could not start a shell")?;
        let stdout = guard.stdout.take().context("the driver has no standard output")?;
        let mut lines = BufReader::new(stdout).lines();
        let port = tokio::time::timeout(START_LIMIT, listening(launch.port, &mut lines))
            .await
            .context("the driver did not say its port")
            .flatten()
            .with_context(|| {
                format!("{} does not start: {}", launch.words.join(" "), launch.needs)
            })?;
        // A driver blocks when nobody reads what it prints.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .with_context(|| format!("no browser: {}", launch.needs))?;
        Ok(Self { driver, _guard: guard })
    }
}

async fn listening(port: Port, lines: &mut Lines<BufReader<ChildStdout>>) -> Result<u16> {
    match port {
        Port::After(words) => {
            while let Some(line) = lines.next_line().await? {
                if let Some((_, port)) = line.split_once(words) {
                    return Ok(port.trim_end_matches('.').parse()?);
                }
            }
            bail!("it ended at once")
        }
        Port::Is(port) => {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::time::sleep(KNOCK).await;
            }
            Ok(port)
        }
    }
}
