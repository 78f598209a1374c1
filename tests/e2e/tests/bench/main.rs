//! How fast the wall is: `cargo xtask bench`.
//!
//! In go the built `dist/`, numbers of people and devices; out come a table, and `WALL_BENCH/bench.json` with
//! every sample. There is no verdict on a time: milliseconds of one machine say little. A run fails where
//! something could not be measured, or where a filter or a search gave a wrong answer.

mod measure;
mod report;
mod town;
mod wire;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use recognition_wall_e2e::{browser, site};

use measure::{DESKTOP, Device, PHONE};
use report::{Cell, Run};
use town::Town;

/// What is to be measured.
struct Order {
    people: Vec<usize>,
    devices: Vec<Device>,
    rounds: usize,
}

fn main() -> ExitCode {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => order().and_then(|order| runtime.block_on(run(&order))),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// `people=133,1000 devices=phone rounds=1`, each of them optional.
fn order() -> Result<Order> {
    let mut order = Order {
        people: vec![133, 1_000, 10_000, 100_000],
        devices: vec![PHONE, DESKTOP],
        rounds: 3,
    };
    for word in env::args().skip(1) {
        match word.split_once('=') {
            Some(("people", list)) => {
                let numbers = list.split(',').map(str::parse).collect::<Result<_, _>>();
                order.people = numbers.with_context(|| format!("no numbers of people: {list}"))?;
            }
            Some(("devices", list)) => {
                order.devices = list.split(',').map(device).collect::<Result<_>>()?;
            }
            Some(("rounds", count)) => {
                order.rounds = count.parse().context("no number of rounds")?;
            }
            _ => bail!("nothing known: {word}"),
        }
    }
    Ok(order)
}

fn device(name: &str) -> Result<Device> {
    let known = [PHONE, DESKTOP].into_iter().find(|device| device.name == name);
    known.with_context(|| format!("no device {name}: phone or desktop"))
}

async fn run(order: &Order) -> Result<bool> {
    let folder = env::var_os("WALL_BENCH")
        .map_or_else(|| site::workspace().join("target/bench"), PathBuf::from);
    let mut run = Run { rounds: order.rounds, browser: browser_name().await?, ..Run::default() };
    for people in &order.people {
        println!("    {people} people: inventing and packing their feed");
        let town = Town::of(*people, &folder.join("packed"))?;
        let files = Arc::new(town.files.clone());
        for device in &order.devices {
            let mut cell = Cell {
                device: device.name,
                people: town.people,
                feed: town.feed,
                ..Cell::default()
            };
            for round in 1..=order.rounds {
                run.load.push(load());
                run.calibration.push(measure::calibrate().await?);
                println!("    {people} people, {}, round {round} of {}", device.name, order.rounds);
                note(&mut cell.loads, &mut cell.failures, measure::load(&files, device).await);
                let filter = measure::first_filter(&files, &town, device).await;
                note(&mut cell.first_filters, &mut cell.failures, filter);
                note(
                    &mut cell.uses,
                    &mut cell.failures,
                    measure::uses(&files, &town, device).await,
                );
            }
            run.cells.push(cell);
            keep(&run, &folder)?;
        }
    }
    run.cells.sort_by_key(|cell| order.devices.iter().position(|one| one.name == cell.device));
    keep(&run, &folder)?;
    println!("\n{}\nsamples: {}", run.to_markdown(), folder.join("bench.json").display());
    Ok(run.is_sound())
}

fn note<T>(samples: &mut Vec<T>, failures: &mut Vec<String>, sample: Result<T>) {
    match sample {
        Ok(sample) => samples.push(sample),
        Err(reason) => {
            println!("    FAILED: {reason:#}");
            failures.push(format!("{reason:#}"));
        }
    }
}

/// Kept after each cell: a run of an hour that is cut off is not lost.
fn keep(run: &Run, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("bench.json"), serde_json::to_string_pretty(run)?)?;
    fs::write(folder.join("bench.md"), run.to_markdown())?;
    Ok(())
}

async fn browser_name() -> Result<String> {
    let session = browser::borrow().await?;
    let version =
        session.driver.cdp().send_raw("Browser.getVersion", serde_json::json!({})).await?;
    browser::give_back(session);
    let product = version.get("product").and_then(serde_json::Value::as_str);
    Ok(product.unwrap_or("Chromium").to_owned())
}

/// The mean number of programs that wanted to run in the last minute; not a number where the system
/// does not tell.
fn load() -> f64 {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(f64::NAN)
}
