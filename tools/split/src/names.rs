//! What a function is called from one build to the next. In: a module. Out: a name for each function.

use walrus::{Function, Module};

/// The names of all functions, in the order of their numbers.
pub(crate) fn of(module: &Module) -> Vec<String> {
    module.funcs.iter().map(name).collect()
}

/// The name of a function without the hashes of its crates, which change with every compiler and
/// dependency: `yew[a1a8fffe58cee59d]::scheduler::start` is `yew::scheduler::start`.
pub(crate) fn name(function: &Function) -> String {
    let written = function.name.as_deref().unwrap_or_default();
    let mut parts = written.split('[');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => name.push_str(rest),
            _ => {
                name.push('[');
                name.push_str(part);
            }
        }
    }
    name
}

/// The digits of a hash as the compiler writes them, without leading zeros.
fn is_hash(text: &str) -> bool {
    (9..=16).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module};

    use super::of;

    fn named(name: &str) -> String {
        let mut module = Module::default();
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        builder.finish(Vec::new(), &mut module.funcs);
        of(&module).concat()
    }

    #[test]
    fn the_hashes_of_crates_are_left_out_and_nothing_else() {
        assert_eq!(
            named(
                "<yew[a1a8fffe58cee59d]::App as core[75d5716931084cc5]::Clone>::clone::{closure#0}"
            ),
            "<yew::App as core::Clone>::clone::{closure#0}"
        );
        assert_eq!(named("<[u8] as core[75d5716931084cc5]::Eq>::eq"), "<[u8] as core::Eq>::eq");
        assert_eq!(named("f::<[&str; 3]>"), "f::<[&str; 3]>");
    }
}
