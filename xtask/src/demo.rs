//! `cargo xtask demo`: in: the project. Out: the finished wall in a browser's reach. Ends by Ctrl+C.

use anyhow::Result;

use crate::dist;
use crate::process::{self, say};
use crate::project::Project;

/// Builds everything and serves it until somebody ends it.
///
/// # Errors
/// When `dist/` can't be made or no port is free.
pub(crate) fn run(project: &Project, port: Option<u16>) -> Result<()> {
    let (folder, _) = dist::build(project)?;
    say("serving the wall; below its address also");
    for screen in ["kiosk.html?", "ceremony.html?", "ceremony.html?presenter=1&"] {
        say(&format!("    {screen}src=demo/sample/feed.json"));
    }
    let mut server = project.cargo();
    server.args(["run", "--quiet", "--package", "recognition-wall-serve", "--"]).arg(folder);
    if let Some(port) = port {
        server.arg("--port").arg(port.to_string());
    }
    process::run(&mut server)
}
