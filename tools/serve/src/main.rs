//! `recognition-wall-serve FOLDER`: in: a finished `dist/`. Out: its pages on loopback, and their addresses.
//! Never listens on anything but loopback, never leaves the folder.

mod site;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use tokio::net::TcpListener;

/// The first port that is tried where none is demanded.
const FIRST_PORT: u16 = 8080;
/// How many ports are tried from there.
const PORTS: u16 = 20;

#[derive(Parser)]
#[command(about = "Serves dist/ on loopback")]
struct Arguments {
    /// The folder that `cargo xtask dist` made
    folder: PathBuf,
    /// The port to listen on; where none is given, the first free one from 8080
    #[arg(long)]
    port: Option<u16>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(Arguments { folder, port }: Arguments) -> Result<()> {
    if !folder.join("wall.js").is_file() {
        bail!("{} is no finished dist/: there is no wall.js in it", folder.display());
    }
    let listener = listen(port).await?;
    let address = listener.local_addr()?;
    println!("\n    the wall                     http://{address}/demo/");
    println!("    the same, strict policy      http://{address}/strict/demo/");
    println!("    the embed builder            http://{address}/demo/tao-ma-nhung.html");
    println!("    every property of the theme  http://{address}/demo/theming.html");
    println!("\n    Ctrl+C ends it.");
    axum::serve(listener, site::site(&folder)).await.context("serving broke off")
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let on = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return on(port).await.with_context(|| format!("can't listen on port {port}: try another"));
    }
    for port in FIRST_PORT..FIRST_PORT + PORTS {
        if let Ok(listener) = on(port).await {
            return Ok(listener);
        }
    }
    bail!("no port from {FIRST_PORT} to {} is free: name one by --port", FIRST_PORT + PORTS - 1)
}
