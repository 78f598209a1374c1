//! `wall serve`: a finished site on this machine, as a good host would serve it, and live.
//!
//! A folder goes in, a server comes out. Loopback unless told otherwise; never leaves the folder,
//! never writes into it.

mod guard;
mod live;
mod page;
mod site;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use tokio::net::TcpListener;
use tokio::sync::watch;

pub use site::{Site, router};

/// The first port that is tried where none is demanded.
pub const FIRST_PORT: u16 = 8080;

/// The last one.
pub const LAST_PORT: u16 = 8099;

/// Why a site can't be served.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeFailure {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// The port that was demanded can't be opened.
    PortTaken(SocketAddr, io::Error),
    /// No port from [`FIRST_PORT`] to [`LAST_PORT`] is free.
    NoPort,
    /// The server broke off.
    Broken(io::Error),
}

impl std::fmt::Display for ServeFailure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoFolder(path) => write!(formatter, "there is no folder {}", path.display()),
            Self::PortTaken(address, error) => write!(formatter, "can't open {address}: {error}"),
            Self::NoPort => formatter.write_str("no port is free"),
            Self::Broken(error) => write!(formatter, "the server broke off: {error}"),
        }
    }
}

impl std::error::Error for ServeFailure {}

/// A site with its open port, not yet answering.
#[derive(Debug)]
pub struct Serving {
    listener: TcpListener,
    site: Site,
}

impl Serving {
    /// Opens the port: the one demanded, else the first free one from [`FIRST_PORT`].
    ///
    /// # Errors
    /// [`ServeFailure::NoFolder`], [`ServeFailure::PortTaken`] or [`ServeFailure::NoPort`].
    pub async fn open(
        folder: &Path,
        host: IpAddr,
        port: Option<u16>,
        is_live: bool,
    ) -> Result<Self, ServeFailure> {
        let site =
            Site::new(folder, is_live).ok_or_else(|| ServeFailure::NoFolder(folder.to_owned()))?;
        if let Some(port) = port {
            let address = SocketAddr::from((host, port));
            let listener = TcpListener::bind(address)
                .await
                .map_err(|error| ServeFailure::PortTaken(address, error))?;
            return Ok(Self { listener, site });
        }
        for port in FIRST_PORT..=LAST_PORT {
            match TcpListener::bind(SocketAddr::from((host, port))).await {
                Ok(listener) => return Ok(Self { listener, site }),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) => {
                    return Err(ServeFailure::PortTaken(SocketAddr::from((host, port)), error));
                }
            }
        }
        Err(ServeFailure::NoPort)
    }

    /// Where it listens.
    ///
    /// # Errors
    /// [`ServeFailure::Broken`] where the system no longer knows.
    pub fn address(&self) -> Result<SocketAddr, ServeFailure> {
        self.listener.local_addr().map_err(ServeFailure::Broken)
    }

    /// Answers until `end` is done; then no new request is taken and streams are closed.
    ///
    /// # Errors
    /// [`ServeFailure::Broken`].
    pub async fn run(
        self,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeFailure> {
        let (ending, ended) = watch::channel(false);
        let router = router(self.site, ended);
        let end = async move {
            end.await;
            // Nobody left to be told is fine too.
            let _told = ending.send(true);
        };
        axum::serve(self.listener, router)
            .with_graceful_shutdown(end)
            .await
            .map_err(ServeFailure::Broken)
    }
}
