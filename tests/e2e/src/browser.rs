//! The browser: one chromedriver for the whole test binary, a pool of sessions in it.
//!
//! In go the programs named by `CHROMEDRIVER` and `CHROMIUM`; out comes a session with a fresh tab.
//! Nothing of it outlives the tests: a guard shell owns the process group and the profiles, and
//! ends both as soon as the pipe to the test process closes, however that process ended.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::OnceCell;

use crate::lock;

/// Starts chromedriver in a group of its own, waits until the pipe of standard input closes, ends
/// the group (chromedriver, every Chromium and their helpers), and takes the profiles away.
const GUARD: &str = r#"
setsid "$CHROMEDRIVER" --port=0 &
group=$!
read -r _ || true
kill -TERM "-$group"
wait
kill -KILL "-$group"
rm -rf "$PROFILES"
"#;

/// How long chromedriver may take to say its port.
const START_LIMIT: Duration = Duration::from_secs(30);

static DRIVER: OnceCell<Driver> = OnceCell::const_new();
static IDLE: Mutex<Vec<WebDriver>> = Mutex::new(Vec::new());

struct Driver {
    address: String,
    profiles: PathBuf,
    /// Held, never used: its standard input is the pipe that the guard shell reads.
    _guard: Child,
}

fn program(variable: &str, default: &str) -> String {
    env::var(variable).unwrap_or_else(|_| default.to_owned())
}

async fn start_driver() -> Result<Driver> {
    let chromedriver = program("CHROMEDRIVER", "/usr/bin/chromedriver");
    let profiles = env::temp_dir().join(format!("recognition-wall-e2e-{}", std::process::id()));
    let mut guard = Command::new("sh")
        .args(["-c", GUARD])
        .env("CHROMEDRIVER", &chromedriver)
        .env("PROFILES", &profiles)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("could not start a shell")?;
    let stdout = guard.stdout.take().context("chromedriver has no standard output")?;
    let mut lines = BufReader::new(stdout).lines();
    let port = tokio::time::timeout(START_LIMIT, async {
        while let Some(line) = lines.next_line().await? {
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                return Ok(port.trim_end_matches('.').to_owned());
            }
        }
        bail!("{chromedriver} ended at once; is chromium-driver installed?")
    })
    .await
    .context("chromedriver did not say its port")??;
    // Chromedriver blocks when nobody reads what it prints.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok(Driver { address: format!("http://127.0.0.1:{port}"), profiles, _guard: guard })
}

fn capabilities(driver: &Driver) -> Capabilities {
    let profile = driver.profiles.join(unique().to_string());
    let args = [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        // Nothing but loopback exists: a request to another host can't even be looked up.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
    let mut args: Vec<String> = args.iter().map(ToString::to_string).collect();
    args.push(format!("--user-data-dir={}", profile.display()));
    let capabilities = json!({
        "browserName": "chrome",
        "unhandledPromptBehavior": "ignore",
        // A page whose script or feed is held back has still been opened.
        "pageLoadStrategy": "eager",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": program("CHROMIUM", "/usr/bin/chromium"),
            "args": args,
        },
    });
    match capabilities {
        Value::Object(map) => Capabilities::from(map),
        _ => Capabilities::new(),
    }
}

fn unique() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A session with one fresh tab: nothing that an earlier journey emulated is left in it.
///
/// # Errors
/// If chromedriver or Chromium can't be started.
pub async fn borrow() -> Result<WebDriver> {
    let idle = lock(&IDLE).pop();
    let session = if let Some(session) = idle {
        session
    } else {
        let driver = DRIVER.get_or_try_init(start_driver).await?;
        WebDriver::new(driver.address.as_str(), capabilities(driver))
            .await
            .context("chromedriver could not start Chromium")?
    };
    let used = session.windows().await?;
    let fresh = session.new_tab().await?;
    for tab in used {
        session.switch_to_window(tab).await?;
        session.close_window().await?;
    }
    session.switch_to_window(fresh).await?;
    session.cdp().send_raw("Network.clearBrowserCache", json!({})).await?;
    session.browser_log().await?;
    Ok(session)
}

/// Gives a session back for the next journey.
pub fn give_back(session: WebDriver) {
    lock(&IDLE).push(session);
}
