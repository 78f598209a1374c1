//! The arrows of ARCHITECTURE.md: who may know whom. Data flows bytes → feed → index → query → view → page.

use super::{File, Finding};

/// A fence round a folder or a file.
struct Fence {
    inside: &'static str,
    /// Modules of the same crate that must not be named there.
    modules: &'static [&'static str],
    /// Crates that must not be named there, as code writes them.
    crates: &'static [&'static str],
    mend: &'static str,
}

const FENCES: &[Fence] = &[
    Fence {
        inside: "src/view/",
        modules: &["browser"],
        crates: &[],
        mend: "a view draws from its properties and sends actions: let src/edge/ ask the browser",
    },
    Fence {
        inside: "src/browser/",
        modules: &["app", "edge", "people", "state", "view"],
        crates: &["recognition_wall_core"],
        mend: "the browser's edge knows bytes and strings, not people: move the knowledge to its caller",
    },
    Fence {
        inside: "src/state.rs",
        modules: &["app", "browser", "edge", "people", "view"],
        crates: &["gloo", "js_sys", "wasm_bindgen", "web_sys"],
        mend: "the state is pure, so that it is tested natively: pass in what it needs as an action",
    },
    Fence {
        inside: "crates/core/",
        modules: &[],
        crates: &["gloo", "js_sys", "wasm_bindgen", "web_sys", "yew"],
        mend: "the core compiles natively and knows no browser: pass in bytes, strings and dates",
    },
];

pub(super) fn dependencies_point_one_way(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.has_extension(&["rs", "toml"])) {
        for fence in FENCES.iter().filter(|fence| file.is_in(fence.inside)) {
            for (line, name) in named(file) {
                if fence.forbids(&name) {
                    let what = format!("{} must not know `{name}`", fence.inside);
                    found.push(file.finding(line, what, fence.mend));
                }
            }
        }
    }
    found
}

impl Fence {
    fn forbids(&self, name: &str) -> bool {
        match name.strip_prefix("crate::") {
            Some(module) => self.modules.contains(&module),
            None => self.crates.contains(&name),
        }
    }
}

/// Everything that a file names, with its line: `crate::module` for a module of its own crate, also
/// out of `crate::{…}`, and each word alone for a crate. A manifest writes `-` where code writes `_`.
fn named(file: &File) -> Vec<(usize, String)> {
    let is_manifest = file.has_extension(&["toml"]);
    let mut words = Vec::new();
    for (number, line) in file.code_lines() {
        let line = if is_manifest {
            line.split('#').next().unwrap_or(line).replace('-', "_")
        } else {
            line.to_owned()
        };
        words.extend(tokens(&line).into_iter().map(|token| (number, token)));
    }
    let mut names = Vec::new();
    // How deep inside the braces of `use crate::{…}`; nothing outside of them.
    let mut depth: Option<usize> = None;
    let (mut before, mut before_that) = (String::new(), String::new());
    for (number, token) in words {
        let follows_crate = before == "::" && before_that == "crate";
        match (token.as_str(), depth) {
            ("{", None) if follows_crate => depth = Some(1),
            ("{", Some(level)) => depth = Some(level + 1),
            ("}", Some(level)) => depth = (level > 1).then(|| level - 1),
            (word, Some(1)) if matches!(before.as_str(), "{" | ",") => {
                names.push((number, format!("crate::{word}")));
            }
            (word, _) if follows_crate => names.push((number, format!("crate::{word}"))),
            (word, _) => names.push((number, word.to_owned())),
        }
        before_that = std::mem::replace(&mut before, token);
    }
    names
}

/// Words, `::`, braces and commas; everything else only separates.
fn tokens(line: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        match letter {
            ':' if letters.next_if_eq(&':').is_some() => tokens.push("::".to_owned()),
            '{' | '}' | ',' => tokens.push(letter.to_string()),
            _ => {}
        }
    }
    tokens.extend(Some(word).filter(|word| !word.is_empty()));
    tokens
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, places};
    use super::dependencies_point_one_way;

    fn at(path: &str, text: &str) -> Vec<String> {
        places(dependencies_point_one_way, &[file(path, text)])
    }

    #[test]
    fn a_view_that_asks_the_browser_is_found() {
        assert_eq!(
            at("src/view/card.rs", "//! X.\nuse crate::browser::fetch;\n"),
            ["src/view/card.rs:2"]
        );
        assert_eq!(
            at("src/view/card.rs", "fn f() { crate::browser::now() }"),
            ["src/view/card.rs:1"]
        );
    }

    #[test]
    fn a_group_of_imports_hides_nothing() {
        let text = "use crate::{\n    state::{self, Action},\n    browser::fetch,\n};\n";
        assert_eq!(at("src/view/card.rs", text), ["src/view/card.rs:3"]);
    }

    #[test]
    fn a_word_that_only_looks_alike_is_no_import() {
        let text = "// The browser draws: crate::browser.\nlet browser = state::{x};\nuse crate::state::browser;\n";
        assert_eq!(at("src/view/card.rs", text), <[&str; 0]>::default());
    }

    #[test]
    fn the_browser_knows_no_people() {
        let text = "use recognition_wall_core::feed::Person;\nuse crate::state::Action;\n";
        assert_eq!(
            at("src/browser/fetch.rs", text),
            ["src/browser/fetch.rs:1", "src/browser/fetch.rs:2"]
        );
    }

    #[test]
    fn the_core_has_no_browser_in_code_or_manifest() {
        assert_eq!(
            at("crates/core/src/lib.rs", "use web_sys::Window;\n"),
            ["crates/core/src/lib.rs:1"]
        );
        let manifest = "[dependencies]\n# never yew\nweb-sys = \"0.3\"\n";
        assert_eq!(at("crates/core/Cargo.toml", manifest), ["crates/core/Cargo.toml:3"]);
    }

    #[test]
    fn the_state_is_pure() {
        assert_eq!(
            at("src/state.rs", "use yew::Reducible;\nuse gloo::timers;\n"),
            ["src/state.rs:2"]
        );
    }
}
