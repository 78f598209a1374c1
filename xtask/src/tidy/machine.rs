//! What belongs to one machine or one network, and must not travel with the project.

use super::{File, Finding};

/// Homes and scratch folders of somebody's machine.
const PATHS: &[&str] = &["/root/", "/home/", "/tmp/", "/work/", "/Users/", "C:\\Users\\"];
/// Servers that the clients of package registries find by themselves.
const REGISTRIES: &[&str] = &[
    "registry.npmjs.org",
    "index.crates.io",
    "static.crates.io",
    "pypi.org/simple",
    "files.pythonhosted.org",
];
/// This folder names what it forbids.
const OWN_FOLDER: &str = "xtask/src/tidy/";

pub(super) fn nothing_of_this_machine(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.is_in(OWN_FOLDER)) {
        for (number, line) in file.lines() {
            let paths = PATHS.iter().filter(|path| stands_alone(line, path));
            found.extend(paths.map(|path| {
                let what = format!("a path of somebody's machine, `{path}`");
                file.finding(
                    number,
                    what,
                    "name it from the project's root, or ask for a temporary folder",
                )
            }));
            let registries = REGISTRIES.iter().filter(|registry| line.contains(**registry));
            found.extend(registries.map(|registry| {
                let what = format!("the address of a registry, `{registry}`");
                file.finding(number, what, "leave it out: the registry's client knows it")
            }));
        }
    }
    found
}

/// Whether a path begins here: `demo/work/` is not `/work/`, and neither is that of a web address.
fn stands_alone(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(place, _)| {
        let before = line.get(..place).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-~*}>)$".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, places};
    use super::nothing_of_this_machine;

    #[test]
    fn a_path_of_this_machine_is_found() {
        let text = "see docs/work/plan.md\nat https://example.com/home/page\ncp /home/lan/x .\n";
        assert_eq!(places(nothing_of_this_machine, &[file("README.md", text)]), ["README.md:3"]);
    }

    #[test]
    fn the_address_of_a_registry_is_found() {
        let lock = "{\n\"resolved\": \"https://registry.npmjs.org/esbuild\"\n}\n";
        let files = [file("xtask/node/package-lock.json", lock)];
        assert_eq!(places(nothing_of_this_machine, &files), ["xtask/node/package-lock.json:2"]);
    }
}
