//! Rules for the styles: colours are tokens, a sheet belongs to a view, nothing is styled in the markup.

use super::{File, Finding};

/// The one sheet that may name colours.
const TOKENS: &str = "styles/tokens.css";
/// The sheet that imports all others.
const INDEX: &str = "styles/index.css";
/// Sheets that dress no single view; `grid` dresses the list of `src/people/`.
const GENERAL: &[&str] = &["base", "grid", "index", "print", "reset", "states", "themes", "tokens"];
/// Functions whose arguments are a colour. `color-mix()` and `light-dark()` take tokens.
const COLOUR_FUNCTIONS: &[&str] =
    &["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"];
/// The names of colours that people write. System colours (`CanvasText`), `transparent` and
/// `currentcolor` are none: they follow the visitor's settings.
const COLOUR_NAMES: &[&str] = &[
    "aqua",
    "beige",
    "black",
    "blue",
    "brown",
    "crimson",
    "cyan",
    "darkblue",
    "darkgray",
    "darkgreen",
    "darkgrey",
    "darkred",
    "fuchsia",
    "gold",
    "goldenrod",
    "gray",
    "green",
    "grey",
    "indigo",
    "ivory",
    "khaki",
    "lightblue",
    "lightgray",
    "lightgrey",
    "lime",
    "magenta",
    "maroon",
    "navy",
    "olive",
    "orange",
    "orangered",
    "pink",
    "purple",
    "red",
    "salmon",
    "silver",
    "snow",
    "tan",
    "teal",
    "tomato",
    "violet",
    "wheat",
    "white",
    "whitesmoke",
    "yellow",
];

fn is_sheet(file: &File) -> bool {
    file.is_in("styles/") && file.has_extension(&["css"])
}

pub(super) fn colours_are_tokens(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| is_sheet(file) && file.path != TOKENS) {
        for (line, value) in declared_values(&file.text) {
            found.extend(colour(&value).map(|colour| {
                let what = format!("the colour `{colour}`");
                file.finding(
                    line,
                    what,
                    "give it a name in styles/tokens.css, and use var(--…) here",
                )
            }));
        }
    }
    found
}

/// The value of each declaration, with the line where it ends. Selectors are no values: `#id` is no colour.
fn declared_values(text: &str) -> Vec<(usize, String)> {
    let (mut values, mut part, mut line) = (Vec::new(), String::new(), 1);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '/' if rest.next_if_eq(&'*').is_some() => {
                let mut before = ' ';
                for letter in rest.by_ref() {
                    line += usize::from(letter == '\n');
                    if (before, letter) == ('*', '/') {
                        break;
                    }
                    before = letter;
                }
            }
            '{' => part.clear(),
            ';' | '}' => {
                values.extend(part.split_once(':').map(|(_, value)| (line, value.to_owned())));
                part.clear();
            }
            _ => part.push(letter),
        }
        line += usize::from(letter == '\n');
    }
    values
}

/// The first colour that a value writes out.
fn colour(value: &str) -> Option<String> {
    // A word is a name, a function's name with its bracket, or a `#` with what follows.
    let ends = |letter: char| !(letter.is_alphanumeric() || "-_#(".contains(letter));
    let mut words = value.split(ends).flat_map(|word| word.split_inclusive('('));
    let found = words.find(|word| {
        let word = word.to_ascii_lowercase();
        match (word.strip_suffix('('), word.strip_prefix('#')) {
            (Some(function), _) => COLOUR_FUNCTIONS.contains(&function),
            (_, Some(digits)) => {
                matches!(digits.len(), 3 | 4 | 6 | 8)
                    && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            _ => COLOUR_NAMES.contains(&word.as_str()),
        }
    });
    found.map(|word| word.trim_end_matches('(').to_owned())
}

pub(super) fn each_sheet_dresses_a_view(files: &[File]) -> Vec<Finding> {
    let dresses_a_view = |stem: &str| {
        let view = format!("src/view/{}.rs", stem.replace('-', "_"));
        GENERAL.contains(&stem) || files.iter().any(|file| file.path == view)
    };
    let lonely =
        files.iter().filter(|file| is_sheet(file) && !stem(file).is_some_and(dresses_a_view));
    let found = lonely.map(|file| {
        let mend = "name it after the file in src/view/ whose classes it styles";
        file.finding(1, "a sheet without a view", mend)
    });
    found.collect()
}

fn stem(file: &File) -> Option<&str> {
    file.path.strip_prefix("styles/")?.strip_suffix(".css")
}

pub(super) fn each_sheet_is_imported(files: &[File]) -> Vec<Finding> {
    let Some(index) = files.iter().find(|file| file.path == INDEX) else { return Vec::new() };
    let imported = |file: &File| {
        let name = file.path.strip_prefix("styles/").unwrap_or(&file.path);
        index.text.contains(&format!("\"{name}\"")) || index.text.contains(&format!("\"./{name}\""))
    };
    let lost = files.iter().filter(|file| is_sheet(file) && file.path != INDEX && !imported(file));
    let found = lost.map(|file| {
        file.finding(1, "a sheet that nothing imports", "import it in styles/index.css")
    });
    found.collect()
}

pub(super) fn no_style_attribute(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_in("src/") && file.has_extension(&["rs"])) {
        let styled = file.code_lines().filter(|(_, line)| has_style_attribute(line));
        found.extend(styled.map(|(number, _)| {
            let mend = "a strict page refuses it: use a class, or set a custom property through src/browser/";
            file.finding(number, "a `style` attribute", mend)
        }));
    }
    found
}

/// Whether a line sets `style=` as markup does; `let style = …` is no attribute.
fn has_style_attribute(line: &str) -> bool {
    line.match_indices("style=").any(|(place, word)| {
        let before = line.get(..place).and_then(|before| before.chars().next_back());
        let after = line.get(place + word.len()..).and_then(|after| after.chars().next());
        before.is_none_or(char::is_whitespace) && matches!(after, Some('{' | '"'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, places};
    use super::{
        colours_are_tokens, each_sheet_dresses_a_view, each_sheet_is_imported, no_style_attribute,
    };

    #[test]
    fn a_colour_outside_the_tokens_is_found() {
        let text = "#red .gold {\n  color: var(--gold);\n  margin: 0 auto }\n/* red;\n */\n\
                    .a { background: #C00; border: 1px solid rgb(0 0 0 / 50%);\n  fill: WHITE }\n";
        let files = [file("styles/card.css", text), file("styles/tokens.css", text)];
        let line_6 = "styles/card.css:6";
        assert_eq!(places(colours_are_tokens, &files), [line_6, line_6, "styles/card.css:7"]);
    }

    #[test]
    fn what_follows_the_visitors_settings_is_no_colour() {
        let text = ".a:is(#b, .c) { color: CanvasText; border-color: transparent; fill: currentcolor;\n\
                    background: color-mix(in oklab, var(--wall-red) 10%, var(--white)) }";
        assert!(colours_are_tokens(&[file("styles/card.css", text)]).is_empty());
    }

    #[test]
    fn a_sheet_without_a_view_is_found() {
        let files = [
            file("styles/card.css", ""),
            file("styles/filter-bar.css", ""),
            file("styles/tokens.css", ""),
            file("src/view/filter_bar.rs", ""),
        ];
        assert_eq!(places(each_sheet_dresses_a_view, &files), ["styles/card.css:1"]);
    }

    #[test]
    fn a_sheet_that_nothing_imports_is_found() {
        let files = [
            file("styles/index.css", "@import \"tokens.css\" layer(tokens);"),
            file("styles/tokens.css", ""),
            file("styles/card.css", ""),
        ];
        assert_eq!(places(each_sheet_is_imported, &files), ["styles/card.css:1"]);
    }

    #[test]
    fn a_style_attribute_is_found() {
        let text = "html! { <p class=\"a\" style=\"color: red\" /> }\nlet style = 1;\nhtml! { <p\nstyle={style} /> }";
        assert_eq!(
            places(no_style_attribute, &[file("src/view/a.rs", text)]),
            ["src/view/a.rs:1", "src/view/a.rs:4"]
        );
    }
}
