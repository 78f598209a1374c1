//! The tag's attributes, for those who describe it to machines. In: the table of `docs/embedding.md`. Out: its rows.
//! Never has a list of its own: a test of the widget holds that table to the attributes that it reads.

use anyhow::{Result, bail};

/// What the table stands below.
const HEADING: &str = "| attribute | values | default | what it does |";

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Its name.
    pub(crate) name: String,
    /// What may stand in it, as the documentation says it.
    pub(crate) values: String,
    /// What holds without it, as the documentation says it.
    pub(crate) default: String,
    /// What it does, in a sentence.
    pub(crate) meaning: String,
}

impl Attribute {
    /// Its type in TypeScript: the words that it may be, where the table lists them and nothing else.
    pub(crate) fn script_type(&self) -> String {
        if self.values == "boolean" {
            return "boolean | \"\"".to_owned();
        }
        let words: Option<Vec<&str>> = self.values.split(", ").map(word).collect();
        match words {
            // A browser knows `lang` on every element, and a language has many names.
            Some(words) if words.len() > 1 && self.name != "lang" => {
                words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
            }
            _ if self.values.starts_with(|first: char| first.is_ascii_digit())
                || self.values.starts_with("seconds") =>
            {
                "number | string".to_owned()
            }
            _ => "string".to_owned(),
        }
    }
}

/// The word between two backticks.
fn word(cell: &str) -> Option<&str> {
    let word = cell.strip_prefix('`')?.strip_suffix('`')?;
    (!word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())).then_some(word)
}

/// The rows of the table in `docs`, in its order.
///
/// # Errors
/// When there is no such table, or a row has not four cells.
pub(crate) fn attributes(docs: &str) -> Result<Vec<Attribute>> {
    let lines = docs.lines().skip_while(|line| *line != HEADING).skip(2);
    let rows: Vec<_> = lines.take_while(|line| line.starts_with('|')).map(attribute).collect();
    if rows.is_empty() {
        bail!("docs/embedding.md has no table of attributes below `{HEADING}`");
    }
    rows.into_iter().collect()
}

fn attribute(line: &str) -> Result<Attribute> {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    match *cells.as_slice() {
        [name, values, default, meaning] => Ok(Attribute {
            name: name.trim_matches('`').to_owned(),
            values: values.to_owned(),
            default: default.to_owned(),
            meaning: meaning.to_owned(),
        }),
        _ => bail!("a row of the attributes in docs/embedding.md has not four cells: {line}"),
    }
}

/// The words in backticks that a line of `docs` lists behind `start`, in their order.
///
/// # Errors
/// When there is no such line, or it lists nothing.
pub(crate) fn listed<'a>(docs: &'a str, start: &str) -> Result<Vec<&'a str>> {
    let list = docs.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_default();
    let words: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    if words.is_empty() {
        bail!("docs/embedding.md has no line with a list that begins with `{start}`");
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::{HEADING, attributes, listed};

    #[test]
    fn a_list_of_words_is_read_and_a_missing_one_told() {
        let docs = "Looks.\nParts: `card`, `name`.\n";
        assert_eq!(listed(docs, "Parts: ").unwrap(), ["card", "name"]);
        assert!(listed(docs, "Properties: ").unwrap_err().to_string().contains("Properties"));
    }

    fn table(rows: &str) -> String {
        format!("# Embedding\n\n{HEADING}\n| --- | --- | --- | --- |\n{rows}\n\nNext.\n")
    }

    #[test]
    fn each_row_becomes_an_attribute_with_its_type() {
        let docs = table(
            "| `layout` | `grid`, `list`, `timeline` | `grid` | How. |\n\
             | `filter` | `field:Y tế;year:2023` | none | A preset. |\n\
             | `heading-level` | 2 … 6 | 2 | The level. |\n\
             | `lang` | `vi`, `en` | nearest | The language. |\n\
             | `debug` | boolean | off | Shows. |",
        );
        let rows = attributes(&docs).unwrap();
        let types: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.script_type())).collect();
        let expected = [
            ("layout", "\"grid\" | \"list\" | \"timeline\""),
            ("filter", "string"),
            ("heading-level", "number | string"),
            ("lang", "string"),
            ("debug", "boolean | \"\""),
        ];
        assert_eq!(types, expected.map(|(name, kind)| (name, kind.to_owned())));
        assert_eq!(rows.first().unwrap().meaning, "How.");
    }

    #[test]
    fn a_missing_table_and_a_broken_row_are_told() {
        assert!(attributes("# Embedding").unwrap_err().to_string().contains("no table"));
        let broken = attributes(&table("| `layout` | `grid` |")).unwrap_err().to_string();
        assert!(broken.contains("four cells"), "{broken}");
    }

    #[test]
    fn the_table_of_the_documentation_is_read_whole() {
        let rows = attributes(include_str!("../../docs/embedding.md")).unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert!(names.starts_with(&["src", "map", "lang", "layout"]), "{names:?}");
        assert!(names.contains(&"debug"), "{names:?}");
    }
}
