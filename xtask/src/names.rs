//! Short names between the Wasm and its glue. In: the glue, and the list of names that wasm-opt writes
//! when it shortens them. Out: the glue with the same names. wasm-bindgen's have a hash each, which no
//! compressor makes smaller: 233 imports were 7 kB of brotli, once in each of both files.

use std::collections::HashMap;

use anyhow::{Context as _, Result, bail};

/// The one module that everything is imported from, once it has been shortened.
const MODULE: &str = "a";

/// The glue with the names of the Wasm that wasm-opt has shortened.
///
/// # Errors
/// When the list can't be read, or the glue has an import of it not exactly once.
pub(crate) fn shorten(glue: &str, list: &str) -> Result<String> {
    let list: HashMap<String, Vec<Vec<String>>> =
        serde_json::from_str(list).context("wasm-opt's list of names has another form")?;
    let (mut module, mut imports, mut exports) = (None, HashMap::new(), HashMap::new());
    for row in list.values().flatten() {
        match row.as_slice() {
            [old, new] => drop(exports.insert(old.as_str(), new.as_str())),
            [from, old, new] if *module.get_or_insert(from) == from => {
                imports.insert(old.as_str(), new.as_str());
            }
            other => bail!("wasm-opt's list of names has a row of another form: {other:?}"),
        }
    }
    let module = module.context("the Wasm imports nothing")?;

    let mut found = 0;
    let mut short = String::with_capacity(glue.len());
    for word in words(glue) {
        let new = if short.ends_with("wasm.") {
            exports.get(word)
        } else {
            imports.get(word).inspect(|_| found += 1)
        };
        short.push_str(new.copied().unwrap_or(word));
    }
    if found != imports.len() {
        bail!("the glue has {found} of the {} imports of the Wasm", imports.len());
    }
    let place = format!("\"{module}\": import0");
    if !short.contains(&place) {
        bail!("the glue has no `{place}`: see how it hands the imports over");
    }
    Ok(short.replace(&place, &format!("\"{MODULE}\": import0")))
}

/// The text in pieces: each name of JavaScript is one, and what stands between two is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let of_name = is_of_name(first);
        let end = rest.find(|letter| is_of_name(letter) != of_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::shorten;

    const LIST: &str = r#"{"imports": [["./x_bg.js", "__wbg_log_0123", "$"]],
        "exports": [["log", "b"], ["memory", "c"]]}"#;

    #[test]
    fn both_sides_get_the_same_names() {
        let glue = "const import0 = { __wbg_log_0123: function (a) { log(a); } };\n\
            return { \"./x_bg.js\": import0 };\nwasm.memory.buffer; wasm.log(wasm.memory_of);";
        let short = "const import0 = { $: function (a) { log(a); } };\n\
            return { \"a\": import0 };\nwasm.c.buffer; wasm.b(wasm.memory_of);";
        assert_eq!(shorten(glue, LIST).unwrap(), short);
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        let error = shorten("return { \"./x_bg.js\": import0 };", LIST).unwrap_err();
        assert_eq!(error.to_string(), "the glue has 0 of the 1 imports of the Wasm");
        let error = shorten("{ __wbg_log_0123 }", LIST).unwrap_err();
        assert!(error.to_string().contains("import0"), "{error}");
    }
}
