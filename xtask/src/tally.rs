//! Counting tests. In: the lines that cargo, the journeys and wasm-bindgen's test runner print. Out: how many
//! passed and failed, the names of those that failed, and the reasons of those that were skipped.

use std::fmt;

/// Tests counted so far. Shown as `N passed, N failed`.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Tests and checks that were in order.
    pub(crate) passed: usize,
    /// How many of those were skipped, and only passed by the harness's own count.
    unwalked: usize,
    /// Tests and checks that were not.
    pub(crate) failed: usize,
    /// The names of those, in order of appearance.
    pub(crate) failures: Vec<String>,
    /// What was not looked at, and why. It counts as neither.
    pub(crate) skipped: Vec<String>,
}

impl Tally {
    /// Takes in one printed line: `test result: …` counts, `test … FAILED` names, `skipped …` says of a
    /// test that its harness holds for passed that it was not walked.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(result) = line.trim_start().strip_prefix("test result:") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
        } else if let Some(skipped) = line.strip_prefix("skipped ") {
            self.skipped.push(skipped.to_owned());
            self.unwalked += 1;
        } else if let Some(name) = name_of_failed(line.trim()) {
            self.failures.push(name.to_owned());
        }
    }

    /// Takes in the tests of one check.
    pub(crate) fn add(&mut self, check: &str, counted: Self) {
        self.passed += counted.passed;
        self.unwalked += counted.unwalked;
        self.skipped.extend(counted.skipped.iter().map(|reason| format!("{check}: {reason}")));
        self.failed += counted.failed;
        self.failures.extend(counted.failures.iter().map(|name| format!("{check}: {name}")));
    }

    /// Takes in a check that this machine could not make.
    pub(crate) fn skip(&mut self, check: &str, reason: &str) {
        self.skipped.push(format!("{check}: {reason}"));
    }

    /// Takes in a check that failed as a whole.
    pub(crate) fn fail(&mut self, check: &str) {
        self.failed += 1;
        self.failures.push(check.to_owned());
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let passed = self.passed.saturating_sub(self.unwalked);
        write!(formatter, "{passed} passed, {} failed", self.failed)
    }
}

/// The number that stands before `word`, 0 where there is none.
fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().filter(|before| before.len() < text.len());
    let digits =
        before.and_then(|before| before.rsplit(|letter: char| !letter.is_ascii_digit()).next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// cargo prints `test NAME ... FAILED`, wasm-bindgen's runner `test NAME ... FAIL`.
fn name_of_failed(line: &str) -> Option<&str> {
    let name = line.strip_prefix("test ")?;
    name.strip_suffix(" ... FAILED").or_else(|| name.strip_suffix(" ... FAIL"))
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn every_result_line_adds_up() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test feed::parse::one_bad_of_133 ... ok",
            "test order::sĩ_is_sỹ ... FAILED",
            "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "    test wall::opens ... FAIL",
            "    test result: ok. 4 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.1s",
            "the words passed and failed alone count nothing",
        ] {
            tally.read(line);
        }
        assert_eq!(tally.to_string(), "16 passed, 2 failed");
        assert_eq!(tally.failures, ["order::sĩ_is_sỹ", "wall::opens"]);
    }

    #[test]
    fn what_was_skipped_has_not_passed() {
        let mut tally = Tally::default();
        for line in [
            "test bad_feed::a_visitor_without_a_network ... ",
            "skipped a_visitor_without_a_network: Offline in Webkit: its driver can't",
            "ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored",
        ] {
            tally.read(line);
        }
        let mut all = Tally::default();
        all.add("journeys", tally);
        all.skip("journeys in Firefox", "there is no Firefox");
        assert_eq!(all.to_string(), "2 passed, 0 failed");
        assert_eq!(
            all.skipped,
            [
                "journeys: a_visitor_without_a_network: Offline in Webkit: its driver can't",
                "journeys in Firefox: there is no Firefox"
            ]
        );
    }

    #[test]
    fn a_check_that_failed_counts_as_one() {
        let mut tally = Tally { passed: 2, ..Tally::default() };
        tally.fail("clippy");
        assert_eq!(tally.to_string(), "2 passed, 1 failed");
    }
}
