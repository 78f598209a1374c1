//! The one script that a page includes. In: `embed/wall.js`, the glue, the styles. Out: one classic script.
//! Never puts text into the script by search and replace: what it gets are constants in front of it.

use anyhow::{Context, Result, bail};
use base64::Engine;
use sha2::{Digest, Sha384};

use crate::process;
use crate::project::{Project, VERSION};
use crate::{files, setup};

/// JavaScript that the browsers read that know `wasm-unsafe-eval` (Chrome 97, Firefox 102, Safari 16):
/// older syntax would only be written out for nobody.
const SCRIPT_TARGET: &str = "--target=es2022";
/// The oldest browsers that take `'wasm-unsafe-eval'` and constructed style sheets: newer syntax of
/// CSS is written out for them.
const STYLE_TARGET: &str = "--target=chrome99,firefox102,safari16.4";
/// What a strict page refuses to run, or would make the script a module.
const FORBIDDEN: &[&str] =
    &["eval(", "new Function", "Function(\"", "import.meta", "document.write("];

/// What the script is given, by the names that it uses.
pub(crate) struct Parts<'a> {
    /// `__WALL_GLUE__`: an expression, a function whose call gives a fresh, unstarted instance.
    pub(crate) glue: &'a str,
    /// `__WALL_WASM__`: the file name of the Wasm, beside the script.
    pub(crate) wasm: &'a str,
    /// `__WALL_INTEGRITY__`: the integrity of the Wasm, empty where none is demanded.
    pub(crate) integrity: &'a str,
    /// `__WALL_CSS__`: the text of the style sheet.
    pub(crate) css: &'a str,
    /// `__WALL_WORDS__`: by language, what is said where the wall can't come, and "try again".
    pub(crate) words: &'a str,
}

/// The script, minified, in one closed function: it sets no global. In ASCII, so that a page in an old
/// encoding, on a host that names none, reads it right.
///
/// # Errors
/// When the hand-written script lacks one of the names, or holds what a strict page refuses.
pub(crate) fn script(project: &Project, parts: &Parts<'_>) -> Result<String> {
    let source = files::read_text(&project.root.join("embed/wall.js"))?;
    let mut esbuild = esbuild(project);
    esbuild.args(["--loader=js", "--format=iife", "--minify", SCRIPT_TARGET]);
    esbuild.arg(format!("--banner=/* Recognition Wall {VERSION}, MIT OR Apache-2.0 */"));
    let script = process::feed(&mut esbuild, &(prelude(&source, parts)? + &source))
        .context("embed/wall.js doesn't compile")?;
    match FORBIDDEN.iter().find(|word| script.contains(**word)) {
        Some(word) => bail!("the script contains `{word}`, which a strict page refuses"),
        None => Ok(script),
    }
}

/// The style sheet of the wall: `styles/index.css` with everything that it imports, minified.
///
/// # Errors
/// When a file is missing or is not CSS.
pub(crate) fn css(project: &Project) -> Result<String> {
    let mut esbuild = esbuild(project);
    esbuild.args(["styles/index.css", "--bundle", "--minify", "--charset=utf8", STYLE_TARGET]);
    Ok(process::read(&mut esbuild)?.trim_end().to_owned())
}

/// The few messages that the script says itself, because without the Wasm nobody else can.
///
/// # Errors
/// When a file of `locales/` can't be read or lacks one of them.
pub(crate) fn words(project: &Project) -> Result<String> {
    let mut words = serde_json::Map::new();
    for file in files::below(&project.root.join("locales"))? {
        let table: serde_json::Value = serde_json::from_str(&files::read_text(&file)?)?;
        let said = ["error.stopped", "state.retry"].map(|key| table.get(key).cloned());
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match said {
            [Some(stopped), Some(retry)] => words.insert(language, [stopped, retry].into()),
            _ => bail!("{} lacks error.stopped or state.retry", file.display()),
        };
    }
    Ok(serde_json::Value::from(words).to_string())
}

/// wasm-bindgen's classic script as an expression: a function, so that each call gives a fresh
/// instance, as a restart after a trap needs.
pub(crate) fn factory(glue: &str) -> String {
    format!("function () {{\n{glue}\nreturn wasm_bindgen;\n}}")
}

/// The integrity of a file, as `integrity` attributes and `fetch` take it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    let hash = Sha384::digest(bytes);
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(hash))
}

/// The constants that stand in front of the hand-written script.
fn prelude(source: &str, parts: &Parts<'_>) -> Result<String> {
    let text = |value: &str| serde_json::Value::from(value).to_string();
    let constants = [
        ("__WALL_VERSION__", text(VERSION)),
        ("__WALL_WASM__", text(parts.wasm)),
        ("__WALL_INTEGRITY__", text(parts.integrity)),
        ("__WALL_CSS__", text(parts.css)),
        ("__WALL_WORDS__", parts.words.to_owned()),
        ("__WALL_GLUE__", parts.glue.to_owned()),
    ];
    let mut prelude = String::new();
    for (name, value) in constants {
        if !source.contains(name) {
            bail!("embed/wall.js never uses {name}");
        }
        prelude.extend(["const ", name, " = ", &value, ";\n"]);
    }
    Ok(prelude)
}

fn esbuild(project: &Project) -> std::process::Command {
    let mut command = setup::node_program(project, "esbuild");
    command.args(["--legal-comments=none", "--log-level=warning"]);
    command
}

#[cfg(test)]
mod tests {
    use super::{Parts, factory, integrity, prelude};

    const PARTS: Parts<'_> = Parts {
        glue: "function () {}",
        wasm: "wall-0.wasm",
        integrity: "sha384-x",
        css: "a{b:\"c\"}",
        words: "{}",
    };

    #[test]
    fn each_name_becomes_a_constant() {
        let source = "use(__WALL_VERSION__, __WALL_WASM__, __WALL_INTEGRITY__, __WALL_CSS__, __WALL_WORDS__, __WALL_GLUE__)";
        let prelude = prelude(source, &PARTS).unwrap();
        assert!(prelude.contains("const __WALL_CSS__ = \"a{b:\\\"c\\\"}\";\n"), "{prelude}");
        assert!(prelude.contains("const __WALL_GLUE__ = function () {};\n"), "{prelude}");
    }

    #[test]
    fn a_name_that_the_script_forgot_is_named() {
        let error = prelude("__WALL_VERSION__", &PARTS).unwrap_err();
        assert_eq!(error.to_string(), "embed/wall.js never uses __WALL_WASM__");
    }

    #[test]
    fn each_call_of_the_factory_runs_the_glue_anew() {
        let factory = factory("let wasm_bindgen = {};");
        assert_eq!(factory, "function () {\nlet wasm_bindgen = {};\nreturn wasm_bindgen;\n}");
    }

    #[test]
    fn the_integrity_is_what_browsers_compute() {
        // `printf '' | openssl dgst -sha384 -binary | base64`
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }
}
