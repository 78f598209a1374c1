//! What a page downloads. In: the finished folder. Out: a table of sizes, and a verdict on the budget.
//! Never estimates: it measures the files that will be served.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Bytes of script and Wasm over the wire (brotli) that nobody may wait for before they see people: what
/// the first screen of this release weighs, rounded up. A ratchet on the way down to 83,000 (what React,
/// MiniSearch and Virtuoso together weigh, measured on the same feed) and on to the goal. What each part
/// costs, and what was tried, stands in `docs/performance.md`.
const BUDGET: u64 = 172_100;
/// The same with what comes behind the first screen: all that a page of a website ever downloads.
const WHOLE_BUDGET: u64 = 202_500;
/// Bytes to aim at.
const GOAL: u64 = 60_000;

/// What a page of a website downloads, bytes of brotli.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Download {
    /// Before anybody is seen.
    pub(crate) first: u64,
    /// Behind that.
    pub(crate) later: u64,
}

struct Row {
    name: String,
    /// Bytes as they are, in gzip, in brotli.
    bytes: [u64; 3],
}

/// Prints the table of `names` in `folder`, and gives their total in bytes of brotli.
///
/// # Errors
/// When a file or one of its compressed copies is missing.
pub(crate) fn report(folder: &Path, names: &[&str]) -> Result<u64> {
    let mut rows = Vec::new();
    for name in names {
        rows.push(measure(folder, name)?);
    }
    println!("{}", table(&rows));
    Ok(total(&rows)[2])
}

fn measure(folder: &Path, name: &str) -> Result<Row> {
    let size = |suffix: &str| {
        let path = folder.join(format!("{name}{suffix}"));
        let file = fs::metadata(&path).with_context(|| format!("no {}", path.display()));
        file.map(|file| file.len())
    };
    Ok(Row { name: name.to_owned(), bytes: [size("")?, size(".gz")?, size(".br")?] })
}

fn total(rows: &[Row]) -> [u64; 3] {
    [0, 1, 2].map(|form| rows.iter().filter_map(|row| row.bytes.get(form)).sum())
}

fn table(rows: &[Row]) -> String {
    let line = |name: &str, cells: [String; 3]| {
        let [raw, gzip, brotli] = cells;
        format!("    {name:<28}{raw:>10}{gzip:>10}{brotli:>10}\n")
    };
    let mut text =
        line("what a page downloads, bytes", ["raw", "gzip", "brotli"].map(str::to_owned));
    for row in rows {
        text += &line(&row.name, row.bytes.map(|bytes| bytes.to_string()));
    }
    text + &line("total", total(rows).map(|bytes| bytes.to_string()))
}

/// Holds what a page downloads against the budgets: for its first screen, and for all.
///
/// # Errors
/// When bytes of brotli are above one of them.
pub(crate) fn hold_to_budget(download: Download) -> Result<()> {
    let Download { first, later } = download;
    for (what, brotli, budget) in
        [("the first screen", first, BUDGET), ("all of it", first + later, WHOLE_BUDGET)]
    {
        if brotli > budget {
            bail!(
                "{what}: {brotli} bytes of brotli are {} above the budget of {budget}",
                brotli - budget
            );
        }
        println!("    {what}: {} bytes below the budget of {budget}", budget - brotli);
    }
    println!("    the goal is {GOAL}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Download, Row, WHOLE_BUDGET, hold_to_budget, table, total};

    #[test]
    fn the_budgets_are_hard_limits() {
        let of = |first, later| hold_to_budget(Download { first, later });
        assert!(of(BUDGET, WHOLE_BUDGET - BUDGET).is_ok());
        assert!(of(BUDGET + 1, 0).is_err());
        assert!(of(BUDGET, WHOLE_BUDGET - BUDGET + 1).is_err());
    }

    #[test]
    fn the_table_ends_with_the_sum() {
        let row = |name: &str, bytes| Row { name: name.to_owned(), bytes };
        let rows = [row("wall.js", [30, 20, 10]), row("wall-0.wasm", [300, 200, 100])];
        assert_eq!(total(&rows), [330, 220, 110]);
        assert!(table(&rows).trim_end().ends_with("330       220       110"));
    }
}
