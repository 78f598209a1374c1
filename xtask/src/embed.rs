//! The scripts and styles that a page includes. In: the hand-written files of `embed/`, the glue, the styles. Out: minified text.
//! Never puts text into a hand-written script by search and replace: what it gets are constants in front
//! of it. Of the glue, which nobody here writes, single calls are replaced, each of which must be there.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use sha2::{Digest, Sha384};

use crate::project::{Project, VERSION};
use crate::{compress, files, process, setup};

/// JavaScript that the browsers read that know `wasm-unsafe-eval` (Chrome 97, Firefox 102, Safari 16):
/// older syntax would only be written out for nobody.
const SCRIPT_TARGET: &str = "--target=es2022";
/// The oldest browsers that take `'wasm-unsafe-eval'` and constructed style sheets: newer syntax of
/// CSS is written out for them.
const STYLE_TARGET: &str = "--target=chrome99,firefox102,safari16.4";
/// What a strict page refuses to run.
const FORBIDDEN: &[&str] = &["eval(", "new Function", "Function(\"", "document.write("];
/// What the hand-written script of the element is called.
const WALL: &str = "wall.js";
/// What it is made of, in this order.
const WALL_FILES: [&str; 2] = ["instance.js", WALL];

/// What the script is given, by the names that it uses.
pub(crate) struct Parts<'a> {
    /// `__WALL_GLUE__`: an expression, a function whose call gives a fresh, unstarted instance.
    pub(crate) glue: &'a str,
    /// `__WALL_WASM__`: the file name of the Wasm, or of its first part, beside the script.
    pub(crate) wasm: &'a str,
    /// `__WALL_INTEGRITY__`: its integrity, empty where none is demanded.
    pub(crate) integrity: &'a str,
    /// `__WALL_LATER__`: the file name of the later part, empty where there is none.
    pub(crate) later: &'a str,
    /// `__WALL_LATER_INTEGRITY__`: its integrity.
    pub(crate) later_integrity: &'a str,
    /// `__WALL_CSS__`: the text of the style sheet.
    pub(crate) css: &'a str,
    /// `__WALL_WORDS__`: by language, what is said where the wall can't come, and "try again".
    pub(crate) words: &'a str,
}

/// `wall.js`, the one script of a page: minified, in one closed function, so that it sets no global. In
/// ASCII, so that a page in an old encoding, on a host that names none, reads it right.
///
/// # Errors
/// When the hand-written script lacks one of the names, or holds what a strict page refuses.
pub(crate) fn script(project: &Project, parts: &Parts<'_>) -> Result<String> {
    let source = wall(project)?;
    minified(project, WALL, &(prelude(&source, parts)? + &source), CLASSIC)
}

/// `wall-single.js`, for hosts that serve no `.wasm`: the same script with the Wasm in it, packed by
/// gzip and written in Base64, which costs the least where the host doesn't compress.
///
/// # Errors
/// As [`script`].
pub(crate) fn single(project: &Project, parts: &Parts<'_>, wasm: &[u8]) -> Result<String> {
    let (source, unpacker) = (wall(project)?, read(project, "single.js")?);
    let packed = base64::engine::general_purpose::STANDARD.encode(compress::gzip(wasm)?);
    let text = constant("__WALL_WASM_TEXT__", &quoted(&packed));
    let whole = [prelude(&source, parts)?, text, unpacker, source].concat();
    minified(project, "wall-single.js", &whole, CLASSIC)
}

/// The same script as a module, for a bundler: it finds the Wasm beside itself, by the one expression
/// that bundlers look for.
///
/// # Errors
/// As [`script`].
pub(crate) fn module(project: &Project, parts: &Parts<'_>) -> Result<String> {
    let source = wall(project)?;
    let itself = constant(MODULE, "{ src: import.meta.url, dataset: {} }");
    let wasm = format!("new URL({}, import.meta.url).href", quoted(&format!("./{}", parts.wasm)));
    let constants = prelude_with(&source, parts, &wasm)?;
    let found = format!("--define:__WALL_SCRIPT__={MODULE}");
    minified(project, "index.js", &[itself, constants, source].concat(), &["--format=esm", &found])
}

/// A script of `embed/` that stands by itself, minified.
///
/// # Errors
/// When it is missing, doesn't compile, or holds what a strict page refuses.
pub(crate) fn helper(project: &Project, name: &str) -> Result<String> {
    minified(project, name, &read(project, name)?, CLASSIC)
}

/// A script of one of our own pages, minified.
///
/// # Errors
/// When it doesn't compile, or holds what a strict page refuses.
pub(crate) fn page_script(project: &Project, name: &str, source: &str) -> Result<String> {
    minified(project, name, source, CLASSIC)
}

/// A script that `wall.js` loads as a module, minified.
///
/// # Errors
/// When it doesn't compile, or holds what a strict page refuses.
pub(crate) fn page_module(project: &Project, name: &str, source: &str) -> Result<String> {
    minified(project, name, source, &["--format=esm"])
}

/// A style sheet of one of our own pages with everything that it imports, minified.
///
/// # Errors
/// When a file is missing or is not CSS.
pub(crate) fn sheet(project: &Project, path: &str) -> Result<String> {
    let mut esbuild = esbuild(project);
    process::read(esbuild.args([path, "--bundle", "--minify", "--charset=utf8", STYLE_TARGET]))
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

/// wasm-bindgen's classic script as an expression: a function of the `life` that the program has in it, so
/// that each call gives a fresh instance, as a restart after a trap needs.
pub(crate) fn factory(glue: &str) -> String {
    format!("function (life) {{\n{glue}\nreturn wasm_bindgen;\n}}")
}

/// Where the glue begins to load by itself: a half kilobyte of the download that `wall.js`, which fetches
/// and compiles the module and gives it over, never runs.
const LOADING: &str = "    async function __wbg_load(";
/// What stands there instead, called as wasm-bindgen's own; gives the module's exports.
///
/// Every way into the Wasm leads through it: whatever comes out of there as an error has left the instance
/// in the middle of something, and is the end of its life. Then nothing calls it any more, whoever of it
/// still listens on the page. What `life.end` answers says whether the error is hushed up.
const START: &str = "\
    const guarded = (call) => (...given) => {
        if (life.isOver) return [];
        try {
            const answer = call(...given);
            life.called?.();
            return answer;
        } catch (error) {
            if (!life.end(error)) throw error;
            return [];
        }
    };
    async function start({ module_or_path: module }) {
        const { exports: own } = await WebAssembly.instantiate(module, __wbg_get_imports());
        const ways = { __proto__: null };
        for (const name of Object.keys(own)) {
            ways[name] = typeof own[name] === \"function\" ? guarded(own[name]) : own[name];
        }
        __wbg_finalize_init({ exports: ways }, module);
        return own;
    }
    return Object.assign(start, exports);
})({ __proto__: null });
";

/// Where the glue looks for its own address, which only what loads by itself would need.
const OWN_PLACE: &str = "    let script_src;
    if (typeof document !== 'undefined' && document.currentScript !== null) {
        script_src = new URL(document.currentScript.src, location.href).toString();
    }
";

/// As [`factory`], for a script that gives the compiled module over.
///
/// # Errors
/// When wasm-bindgen's glue has another form than that of the version in `Cargo.lock`.
pub(crate) fn factory_for_module(glue: &str) -> Result<String> {
    let (kept, _) = glue.split_once(LOADING).with_context(|| {
        format!("the glue has no `{}`: see how it ends, and mend LOADING and START", LOADING.trim())
    })?;
    let kept = kept.replacen(OWN_PLACE, "", 1);
    Ok(factory(&[&kept, START].concat()))
}

/// What the glue asks of the page's document, and how it asks where a form or an image of the page may
/// bear any of these names: the document then gives that. `page` stands in `wall.js`.
const ASKED: &[(&str, &str)] = &[
    ("arg0.createElement(", "page(\"createElement\").call(arg0, "),
    ("arg0.createElementNS(", "page(\"createElementNS\").call(arg0, "),
    ("arg0.createTextNode(", "page(\"createTextNode\").call(arg0, "),
];

/// As [`factory_for_module`], for a page of somebody else.
///
/// # Errors
/// As there, or as [`replaced`].
pub(crate) fn factory_for_host(glue: &str) -> Result<String> {
    replaced(factory_for_module(glue)?, ASKED)
}

/// Glue in which other calls stand for some of its own.
///
/// # Errors
/// When it has one of them twice or not at all.
pub(crate) fn replaced(glue: String, calls: &[(&str, &str)]) -> Result<String> {
    calls.iter().try_fold(glue, |glue, (own, other)| {
        ensure!(glue.matches(own).count() == 1, "the glue has not one `{own}`");
        Ok(glue.replace(own, other))
    })
}

/// The integrity of a file, as `integrity` attributes and `fetch` take it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    let hash = Sha384::digest(bytes);
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(hash))
}

/// A classic script in one closed function, which asks the page for its own element.
const CLASSIC: &[&str] = &["--format=iife", "--define:__WALL_SCRIPT__=null"];
/// What stands for the script's own element in a module, which has none.
const MODULE: &str = "__WALL_MODULE__";

/// The hand-written script of the element.
fn wall(project: &Project) -> Result<String> {
    WALL_FILES.map(|name| read(project, name)).into_iter().collect()
}

fn read(project: &Project, name: &str) -> Result<String> {
    files::read_text(&project.root.join("embed").join(name))
}

/// The constants that stand in front of the hand-written script.
fn prelude(source: &str, parts: &Parts<'_>) -> Result<String> {
    prelude_with(source, parts, &quoted(parts.wasm))
}

/// As [`prelude`], with `wasm` as the expression that says where the Wasm is.
fn prelude_with(source: &str, parts: &Parts<'_>, wasm: &str) -> Result<String> {
    let constants = [
        ("__WALL_VERSION__", quoted(VERSION)),
        ("__WALL_WASM__", wasm.to_owned()),
        ("__WALL_INTEGRITY__", quoted(parts.integrity)),
        ("__WALL_LATER__", quoted(parts.later)),
        ("__WALL_LATER_INTEGRITY__", quoted(parts.later_integrity)),
        ("__WALL_CSS__", quoted(parts.css)),
        ("__WALL_WORDS__", parts.words.to_owned()),
        ("__WALL_GLUE__", parts.glue.to_owned()),
    ];
    constants_of("embed/wall.js", source, &constants)
}

/// The constants that stand in front of a hand-written script, each by the name that it uses.
///
/// # Errors
/// When the script, of this name, lacks one of them.
pub(crate) fn constants_of(
    script: &str,
    source: &str,
    constants: &[(&str, String)],
) -> Result<String> {
    let mut prelude = String::new();
    for (name, value) in constants {
        if !source.contains(name) {
            bail!("{script} never uses {name}");
        }
        prelude += &constant(name, value);
    }
    Ok(prelude)
}

fn constant(name: &str, value: &str) -> String {
    format!("const {name} = {value};\n")
}

/// A text as JavaScript writes it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn minified(project: &Project, name: &str, source: &str, arguments: &[&str]) -> Result<String> {
    let mut esbuild = esbuild(project);
    esbuild.args(["--loader=js", "--minify", SCRIPT_TARGET]).args(arguments);
    esbuild.arg(format!("--banner=/* Recognition Wall {VERSION}, MIT OR Apache-2.0 */"));
    let script =
        process::feed(&mut esbuild, source).with_context(|| format!("{name} doesn't compile"))?;
    match FORBIDDEN.iter().find(|word| script.contains(**word)) {
        Some(word) => bail!("{name} contains `{word}`, which a strict page refuses"),
        None if arguments == CLASSIC && script.contains("import.meta") => {
            bail!("{name} contains `import.meta`, which only a module may")
        }
        None => Ok(script),
    }
}

fn esbuild(project: &Project) -> std::process::Command {
    let mut command = setup::node_program(project, "esbuild");
    command.args(["--legal-comments=none", "--log-level=warning"]);
    command
}

#[cfg(test)]
mod tests {
    use super::{
        ASKED, OWN_PLACE, Parts, factory, factory_for_host, factory_for_module, integrity, prelude,
    };

    const PARTS: Parts<'_> = Parts {
        glue: "function () {}",
        wasm: "wall-0.wasm",
        integrity: "sha384-x",
        later: "wall-1.wasm",
        later_integrity: "sha384-y",
        css: "a{b:\"c\"}",
        words: "{}",
    };

    #[test]
    fn each_name_becomes_a_constant() {
        let source = "use(__WALL_VERSION__, __WALL_WASM__, __WALL_INTEGRITY__, __WALL_LATER__, __WALL_LATER_INTEGRITY__, __WALL_CSS__, __WALL_WORDS__, __WALL_GLUE__)";
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
        assert_eq!(factory, "function (life) {\nlet wasm_bindgen = {};\nreturn wasm_bindgen;\n}");
    }

    #[test]
    fn what_the_glue_would_load_by_itself_is_cut_off() {
        let glue = "let wasm_bindgen = (function(exports) {\n    kept();\n    async function __wbg_load(module) {}\n";
        let factory = factory_for_module(glue).unwrap();
        assert!(factory.contains("kept();\nconst guarded = "), "{factory}");
        assert!(
            factory.ends_with("})({ __proto__: null });\n\nreturn wasm_bindgen;\n}"),
            "{factory}"
        );
        let error = factory_for_module("let wasm_bindgen;").unwrap_err();
        assert!(error.to_string().contains("__wbg_load("), "{error}");
    }

    #[test]
    fn what_the_glue_asks_of_the_document_goes_past_the_names_in_the_page() {
        let asks: String = ASKED.iter().map(|(own, _)| [own, "\n"].concat()).collect();
        let glue = format!("{{\n{OWN_PLACE}{asks}    async function __wbg_load(module) {{}}\n");
        let factory = factory_for_host(&glue).unwrap();
        for (own, guarded) in ASKED {
            assert!(factory.contains(guarded) && !factory.contains(own), "{factory}");
        }
        assert!(!factory.contains("currentScript"), "{factory}");
        let error =
            factory_for_host(&glue.replace("arg0.createTextNode(", "")).unwrap_err().to_string();
        assert!(error.contains("arg0.createTextNode("), "{error}");
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
