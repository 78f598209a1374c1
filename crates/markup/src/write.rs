//! What it becomes. In: nodes. Out: the Rust that builds them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, LitStr};

use crate::node::{Attribute, Condition, Element, Node, Nodes, TagName};

/// The `Html` of what stands in the macro, in a branch or in a fragment.
///
/// One node stands for itself, and several are a list, by what is written and not by what is there
/// when it is drawn: Yew takes a list and an element for two things and would draw the place anew.
pub(crate) fn whole(nodes: &Nodes) -> TokenStream {
    match nodes.0.as_slice() {
        [] => quote!(::yew::virtual_dom::VNode::default()),
        [Node::Element(element)] => self::element(element),
        [Node::Condition(condition)] => self::condition(condition),
        [Node::Fragment(inside)] => whole(inside),
        [Node::Value(value)] => quote!(crate::markup::one(#value)),
        several => {
            let children = several.iter().map(child);
            quote!(crate::markup::Tag::fragment() #(#children)* .list())
        }
    }
}

fn condition(condition: &Condition) -> TokenStream {
    let Condition { test, then, otherwise } = condition;
    let then = whole(then);
    let otherwise = otherwise.as_ref().map_or_else(|| whole(&Nodes(Vec::new())), whole);
    quote!((if #test { #then } else { #otherwise }))
}

/// The call that adds a node to what it stands in.
fn child(node: &Node) -> TokenStream {
    let node = match node {
        Node::Value(value) => return quote!(.child(#value)),
        Node::Each(each) => return quote!(.each(#each)),
        Node::Element(element) => self::element(element),
        Node::Condition(condition) => self::condition(condition),
        Node::Fragment(inside) => whole(inside),
    };
    quote!(.node(#node))
}

fn element(element: &Element) -> TokenStream {
    let is_input = matches!(&element.tag, TagName::Written(tag) if tag.value() == "input");
    let mut special = Vec::new();
    let mut listeners = Vec::new();
    let mut attributes: Vec<&Attribute> = Vec::new();
    for attribute in &element.attributes {
        let (name, value) = (attribute.name.value(), &attribute.value);
        match name.as_str() {
            "key" => special.push(quote!(.key(#value))),
            "ref" => special.push(quote!(.reference(#value))),
            "value" if is_input => special.push(quote!(.value(#value))),
            "checked" if is_input => special.push(quote!(.checked(#value))),
            _ if name.starts_with("on") => {
                let event = format_ident!("{name}", span = attribute.name.span());
                listeners
                    .push(quote!(.listener(::yew::html::#event::Wrapper::__macro_new(#value))));
            }
            // An empty class is none.
            "class" if attribute.literal().is_some_and(|class| class.value().is_empty()) => {}
            _ => attributes.push(attribute),
        }
    }
    let tag = match &element.tag {
        TagName::Written(tag) => quote!(#tag),
        TagName::Computed(tag) => quote!(#tag),
    };
    let (start, values) = start(&tag, &attributes);
    let end = end(&element.children);
    // The key is read before what it is made of is handed on.
    quote!(#start #(#special)* #(.set(#values))* #(#listeners)* #end)
}

/// The tag with the names of its attributes, and the values to set. Where all are written out, nothing is built: two of them are
/// compared by their place.
fn start<'a>(tag: &TokenStream, attributes: &[&'a Attribute]) -> (TokenStream, Vec<&'a Expr>) {
    let names = attributes.iter().map(|attribute| &attribute.name);
    let literals: Option<Vec<&LitStr>> =
        attributes.iter().map(|attribute| attribute.literal()).collect();
    if let Some(literals) = literals {
        let start = quote! {
            crate::markup::Tag::written(#tag, &[#((
                #names, ::yew::virtual_dom::AttributeOrProperty::Static(#literals)
            )),*])
        };
        return (start, Vec::new());
    }
    let values = attributes.iter().map(|attribute| &attribute.value).collect();
    (quote!(crate::markup::Tag::new(#tag, &[#(#names),*])), values)
}

/// The children, and the end.
fn end(children: &Nodes) -> TokenStream {
    match children.0.as_slice() {
        [] => quote!(.done()),
        [only] if !matches!(only, Node::Each(_)) => {
            let only = child(only);
            quote!(#only .done_with_one())
        }
        several => {
            let several = several.iter().map(child);
            quote!(#(#several)* .done())
        }
    }
}
