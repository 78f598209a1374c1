//! `wall serve` as it is run: it prints its address, answers there, and ends when asked to.

#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
fn it_answers_at_the_address_that_it_prints_and_ends_cleanly() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("feed.json"), "{\"items\": []}").unwrap();
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.args(["serve", "--lang", "en", "--port", "0"]).arg(folder.path());
    let mut running = wall.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines().map(Result::unwrap);
    let address = lines.find_map(|line| Some(line.trim().strip_prefix("http://")?.to_owned()));
    let address = address.unwrap().trim_end_matches('/').to_owned();
    assert!(address.starts_with("127.0.0.1:"), "{address}");

    // A page that listens must not keep the server from ending.
    let mut listening = TcpStream::connect(&address).unwrap();
    listening.write_all(b"GET /.wall/changes HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    listening.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut head = [0; 15];
    listening.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK");

    let mut asking = TcpStream::connect(&address).unwrap();
    asking
        .write_all(b"GET /feed.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    asking.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with("{\"items\": []}"), "{answer}");

    let ended = Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(ended.success());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "Ended.\n");
}
