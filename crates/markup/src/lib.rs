//! `html!` as the wall's views use it. In: what Yew's own `html!` reads, but for components and
//! `class={classes!(…)}`. Out: calls of `crate::markup`, one for each attribute and each child.
//!
//! Yew's macro writes out, at every place, how an element is put together: some 380 bytes of Wasm
//! each. Here that stands once, in functions; see docs/decisions/0008-small-markup.md.

mod node;
mod write;

use proc_macro::TokenStream;
use syn::parse_macro_input;

use crate::node::Nodes;

/// One node, several side by side or none, as a `yew::Html`.
///
/// Elements (`<p class="x" {lang} data-id={id}>…</p>`, `<@{tag}>…</@>`), fragments (`<>…</>`),
/// `{expression}`, `{ for iterator }`, `if` with `else` and `if let`, literals.
/// The crate that uses it has a module `markup` with `Tag`, `Attribute` and `Child`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    let nodes = parse_macro_input!(input as Nodes);
    write::whole(&nodes).into()
}
