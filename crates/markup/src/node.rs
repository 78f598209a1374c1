//! What was written. In: tokens. Out: elements, their attributes and what is in them.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Block, Expr, Ident, Lit, LitStr, Result, Token, braced, token};

/// Nodes side by side.
pub(crate) struct Nodes(pub(crate) Vec<Node>);

/// One of them.
pub(crate) enum Node {
    Element(Box<Element>),
    Fragment(Nodes),
    /// `{expression}`, or a literal.
    Value(Expr),
    /// `{ for iterator }`.
    Each(Expr),
    Condition(Box<Condition>),
}

pub(crate) struct Element {
    pub(crate) tag: TagName,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Nodes,
}

pub(crate) enum TagName {
    Written(LitStr),
    /// `<@{expression}>`.
    Computed(Expr),
}

pub(crate) struct Attribute {
    pub(crate) name: LitStr,
    pub(crate) value: Expr,
}

impl Attribute {
    /// The value, where it is a text that is written there.
    pub(crate) fn literal(&self) -> Option<&LitStr> {
        match &self.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }
}

pub(crate) struct Condition {
    pub(crate) test: Expr,
    pub(crate) then: Nodes,
    pub(crate) otherwise: Option<Nodes>,
}

impl Parse for Nodes {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut nodes = Vec::new();
        while !input.is_empty() && !is_closing(input) {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

fn is_closing(input: ParseStream<'_>) -> bool {
    input.peek(Token![<]) && input.peek2(Token![/])
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(Token![<]) {
            input.parse::<Token![<]>()?;
            if input.peek(Token![>]) {
                input.parse::<Token![>]>()?;
                let inside = input.parse()?;
                close(input)?;
                input.parse::<Token![>]>()?;
                return Ok(Self::Fragment(inside));
            }
            return Ok(Self::Element(Box::new(element(input)?)));
        }
        if input.peek(Token![if]) {
            return Ok(Self::Condition(Box::new(input.parse()?)));
        }
        if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            if content.peek(Token![for]) {
                content.parse::<Token![for]>()?;
                return Ok(Self::Each(content.parse()?));
            }
            return value(&content).map(Self::Value);
        }
        input.parse().map(|literal: Lit| {
            Self::Value(Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: literal }))
        })
    }
}

/// What stands in braces: an expression, or some statements and one.
fn value(content: ParseStream<'_>) -> Result<Expr> {
    let mut statements = content.call(Block::parse_within)?;
    match statements.pop() {
        Some(syn::Stmt::Expr(expression, None)) if statements.is_empty() => Ok(expression),
        Some(last) => {
            statements.push(last);
            let block = Block { brace_token: token::Brace::default(), stmts: statements };
            Ok(Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block }))
        }
        None => Err(content.error("an expression is missing")),
    }
}

impl Parse for Condition {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse::<Token![if]>()?;
        let test = input.call(Expr::parse_without_eager_brace)?;
        let then = in_braces(input)?;
        let otherwise = if input.peek(Token![else]) {
            input.parse::<Token![else]>()?;
            Some(if input.peek(Token![if]) {
                Nodes(vec![Node::Condition(Box::new(input.parse()?))])
            } else {
                in_braces(input)?
            })
        } else {
            None
        };
        Ok(Self { test, then, otherwise })
    }
}

fn in_braces(input: ParseStream<'_>) -> Result<Nodes> {
    let content;
    braced!(content in input);
    content.parse()
}

fn close(input: ParseStream<'_>) -> Result<()> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    Ok(())
}

/// An element after its `<`.
fn element(input: ParseStream<'_>) -> Result<Element> {
    let tag = if input.peek(Token![@]) {
        input.parse::<Token![@]>()?;
        let content;
        braced!(content in input);
        TagName::Computed(content.parse()?)
    } else {
        TagName::Written(dashed(input)?)
    };
    let mut attributes = Vec::new();
    while !input.peek(Token![>]) && !input.peek(Token![/]) {
        attributes.push(attribute(input)?);
    }
    if input.peek(Token![/]) {
        input.parse::<Token![/]>()?;
        input.parse::<Token![>]>()?;
        return Ok(Element { tag, attributes, children: Nodes(Vec::new()) });
    }
    input.parse::<Token![>]>()?;
    let children = input.parse()?;
    close(input)?;
    match &tag {
        TagName::Computed(_) => {
            input.parse::<Token![@]>()?;
        }
        TagName::Written(opened) => {
            let closed = dashed(input)?;
            if closed.value() != opened.value() {
                let told = format!("this closes <{}>, which is not open here", closed.value());
                return Err(syn::Error::new(closed.span(), told));
            }
        }
    }
    input.parse::<Token![>]>()?;
    Ok(Element { tag, attributes, children })
}

fn attribute(input: ParseStream<'_>) -> Result<Attribute> {
    if input.peek(token::Brace) {
        let content;
        braced!(content in input);
        let name: Ident = content.parse()?;
        let value = syn::parse_quote!(#name);
        return Ok(Attribute { name: LitStr::new(&name.to_string(), name.span()), value });
    }
    let name = dashed(input)?;
    input.parse::<Token![=]>()?;
    let value = if input.peek(token::Brace) {
        let content;
        braced!(content in input);
        value(&content)?
    } else {
        let literal: Lit = input.parse()?;
        Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit: literal })
    };
    Ok(Attribute { name, value })
}

/// A name of HTML: words of any kind with dashes between.
fn dashed(input: ParseStream<'_>) -> Result<LitStr> {
    let first = input.call(Ident::parse_any)?;
    let mut name = first.to_string();
    let span: Span = first.span();
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        name.push('-');
        name.push_str(&input.call(Ident::parse_any)?.to_string());
    }
    Ok(LitStr::new(&name, span))
}
