//! Figures of a run go in, a table for people and a document for programs come out.

use std::fmt::Write as _;

use serde::Serialize;

use crate::measure::{Frames, Loaded, Used};

/// All samples of one device and number of people.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Cell {
    pub(crate) device: &'static str,
    pub(crate) people: usize,
    /// Of the whole feed: bytes, bytes of brotli, pages.
    pub(crate) feed: (usize, usize, usize),
    pub(crate) loads: Vec<Loaded>,
    pub(crate) first_filters: Vec<f64>,
    pub(crate) uses: Vec<Used>,
    /// Why something could not be measured.
    pub(crate) failures: Vec<String>,
}

/// A run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Run {
    pub(crate) browser: String,
    pub(crate) rounds: usize,
    /// A fixed piece of work, before each round: how much the machine was disturbed.
    pub(crate) calibration: Vec<f64>,
    /// How many programs wanted to run meanwhile.
    pub(crate) load: Vec<f64>,
    pub(crate) cells: Vec<Cell>,
}

impl Run {
    /// Whether everything was measured and each answer right.
    pub(crate) fn is_sound(&self) -> bool {
        let wrong = |cell: &Cell| cell.uses.iter().any(|used| !used.wrong.is_empty());
        !self.cells.iter().any(|cell| !cell.failures.is_empty() || wrong(cell))
    }

    /// A table for each device, one column for each number of people, medians of the rounds.
    pub(crate) fn to_markdown(&self) -> String {
        let mut out = format!(
            "# How fast the wall is\n\n{}, headless, without a graphics processor; {} rounds. \
             A fixed piece of work took {} ms (between {} and {}), the load was {} to {}: where these are far \
             apart, trust ratios within one run and thread time.\n",
            self.browser,
            self.rounds,
            number(median(&self.calibration)),
            number(least(&self.calibration)),
            number(most(&self.calibration)),
            number(least(&self.load)),
            number(most(&self.load)),
        );
        let mut devices: Vec<&str> = self.cells.iter().map(|cell| cell.device).collect();
        devices.dedup();
        for device in devices {
            let cells: Vec<&Cell> =
                self.cells.iter().filter(|cell| cell.device == device).collect();
            let _never_fails = write!(out, "\n## {device}\n\n{}", table(&cells));
            for cell in cells {
                let wrong = cell.uses.iter().flat_map(|used| &used.wrong);
                for what in cell.failures.iter().chain(wrong) {
                    let _never_fails = writeln!(out, "\n- {} people: {what}", cell.people);
                }
            }
        }
        out
    }
}

/// What stands in front of a row, and what it says of a cell.
type Row = (&'static str, fn(&Cell) -> String);

const ROWS: &[Row] = &[
    ("code, bytes of brotli", |cell| number(of(&cell.loads, |one| size(one.code_brotli)))),
    ("code, bytes as they are", |cell| number(of(&cell.loads, |one| size(one.code_raw)))),
    ("feed, kB of brotli", |cell| kilo(of(&cell.loads, |one| size(one.feed_brotli)))),
    ("feed, kB as it is (pages)", |cell| format!("{} ({})", kilo(size(cell.feed.0)), cell.feed.2)),
    ("answers of the server", |cell| number(of(&cell.loads, |one| size(one.answers)))),
    ("first card, ms", |cell| number(of(&cell.loads, |one| one.card))),
    ("LCP, ms", |cell| number(of(&cell.loads, |one| one.lcp))),
    ("CLS", |cell| format!("{:.3}", of(&cell.loads, |one| one.cls))),
    ("everybody is there, ms", |cell| number(of(&cell.loads, |one| one.ready))),
    ("first working filter, ms", |cell| number(median(&cell.first_filters))),
    ("longest task while loading, ms", |cell| number(of(&cell.loads, |one| one.longest_task))),
    ("processor for loading, ms", |cell| number(of(&cell.loads, |one| one.processor))),
    ("filter → painted, ms, p50 / p95", |cell| spread(&all(&cell.uses, |one| &one.filters))),
    ("processor for a filter, ms", |cell| number(of(&cell.uses, |one| one.filter_processor))),
    ("longest task while filtering, ms", |cell| {
        number(of(&cell.uses, |one| one.filter_longest_task))
    }),
    ("letter → painted, ms, p50 / p95", |cell| spread(&all(&cell.uses, |one| &one.letters))),
    ("processor for a letter, ms", |cell| number(of(&cell.uses, |one| one.letter_processor))),
    ("frames lost doing nothing (longest gap, ms)", |cell| lost(&cell.uses, |one| vec![one.idle])),
    ("frames lost scrolling", |cell| lost(&cell.uses, |one| vec![one.scroll])),
    ("frames lost filtering", |cell| lost(&cell.uses, |one| one.animations.clone())),
    ("JavaScript heap after loading → after 200 uses, MB", |cell| {
        let [before, after] =
            [of(&cell.uses, |one| one.loaded.heap), of(&cell.uses, |one| one.at_the_end.heap)];
        format!("{} → {}", mega(before), mega(after))
    }),
    ("Wasm memory, MB", |cell| {
        let [before, after] =
            [of(&cell.uses, |one| one.loaded.wasm), of(&cell.uses, |one| one.at_the_end.wasm)];
        format!("{} → {}", mega(before), mega(after))
    }),
    ("elements", |cell| {
        let [before, after] = [
            of(&cell.uses, |one| f64::from(one.loaded.elements)),
            of(&cell.uses, |one| f64::from(one.at_the_end.elements)),
        ];
        format!("{} → {}", number(before), number(after))
    }),
    ("wrong answers", |cell| all(&cell.uses, |one| &one.wrong).len().to_string()),
];

fn table(cells: &[&Cell]) -> String {
    let mut out = String::from("| people |");
    for cell in cells {
        let _never_fails = write!(out, " {} |", cell.people);
    }
    out += "\n| --- |";
    out += &" --: |".repeat(cells.len());
    for (name, value) in ROWS {
        let _never_fails = write!(out, "\n| {name} |");
        for cell in cells {
            let _never_fails = write!(out, " {} |", value(cell));
        }
    }
    out + "\n"
}

fn all<O, T: Clone>(samples: &[O], figures: impl Fn(&O) -> &Vec<T>) -> Vec<T> {
    samples.iter().flat_map(|one| figures(one).iter().cloned()).collect()
}

fn of<O>(samples: &[O], figure: impl Fn(&O) -> f64) -> f64 {
    median(&samples.iter().map(figure).collect::<Vec<f64>>())
}

fn sorted(figures: &[f64]) -> Vec<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The middle one, or the mean of the two in the middle; of nothing, nothing.
fn median(figures: &[f64]) -> f64 {
    let sorted = sorted(figures);
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    f64::midpoint(at(sorted.len().saturating_sub(1) / 2), at(sorted.len() / 2))
}

/// The least that 95 of a hundred do not pass.
fn p95(figures: &[f64]) -> f64 {
    let sorted = sorted(figures);
    let place = (sorted.len() * 95).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

fn least(figures: &[f64]) -> f64 {
    sorted(figures).first().copied().unwrap_or(f64::NAN)
}

fn most(figures: &[f64]) -> f64 {
    sorted(figures).last().copied().unwrap_or(f64::NAN)
}

fn spread(figures: &[f64]) -> String {
    format!("{} / {}", number(median(figures)), number(p95(figures)))
}

fn lost(uses: &[Used], frames: impl Fn(&Used) -> Vec<Frames>) -> String {
    let all: Vec<Frames> = uses.iter().flat_map(frames).collect();
    let lost: u32 = all.iter().map(|one| one.lost).sum();
    let came: u32 = all.iter().map(|one| one.came).sum();
    if came == 0 {
        return "–".to_owned();
    }
    let share = 100.0 * f64::from(lost) / f64::from(lost + came);
    let longest = all.iter().map(|one| one.longest).fold(0.0, f64::max);
    format!("{share:.1} % ({longest:.0})")
}

fn size(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX))
}

fn kilo(bytes: f64) -> String {
    number(bytes / 1000.0)
}

fn mega(bytes: f64) -> String {
    number(bytes / 1_000_000.0)
}

/// As many digits as say something.
fn number(figure: f64) -> String {
    match figure {
        figure if !figure.is_finite() => "–".to_owned(),
        figure if figure.abs() < 10.0 && figure.fract() != 0.0 => format!("{figure:.1}"),
        figure => format!("{figure:.0}"),
    }
}
