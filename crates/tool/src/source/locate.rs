//! JSON Pointers to lines and columns, all of them in one pass over the text.
//!
//! The pointers become a tree of steps; the pass walks text and tree together, and passes over
//! what nobody asked for. A pointer to what is missing leads to the object that lacks it.

use std::collections::HashMap;
use std::ops::Range;

use super::outline::{Cursor, unescape};
use super::scan::{Event, events};
use super::{Excerpt, Span};

/// A place that somebody asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// JSON Pointer (RFC 6901).
    pub pointer: &'a str,
    /// The part of the value to point at; empty for all of it.
    pub part: &'a str,
}

/// Where something stands, and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Lines and columns.
    pub span: Span,
    /// The line.
    pub excerpt: Excerpt,
}

/// A step of the wanted pointers.
#[derive(Debug, Default)]
struct Node {
    children: HashMap<String, usize>,
    /// The value, where the text has it.
    value: Option<Range<usize>>,
    /// The first member of the object: what stands for an object, whose own sign is a brace.
    first: Option<Range<usize>>,
}

/// An open object or list of the text.
struct Level {
    /// The step it belongs to; `None` where nobody asks for anything inside.
    node: Option<usize>,
    /// The next element of a list.
    index: Option<usize>,
    /// The step of the member being read.
    member: Option<usize>,
    /// The key of the first member, until its value is known.
    first_key: Option<Range<usize>>,
}

/// Looks up every wanted place; in the order of `wanted`. `None` only for an empty text.
///
/// ```
/// use recognition_wall_tool::source::{Wanted, locate};
/// let text = "{\n  \"items\": [{ \"id\": \"1\", \"title\": \"Năm\" }]\n}";
/// let wanted = [Wanted { pointer: "/items/0/title", part: "" }];
/// let found = locate(text, &wanted).remove(0).unwrap();
/// assert_eq!((found.span.line, found.span.column), (2, 35));
/// assert_eq!(found.excerpt.marked, "\"Năm\"");
/// ```
#[must_use]
pub fn locate(text: &str, wanted: &[Wanted<'_>]) -> Vec<Option<Located>> {
    let mut tree = tree_of(wanted);
    walk(text, &mut tree);
    let ranges: Vec<Option<Range<usize>>> = wanted
        .iter()
        .map(|wanted| narrow(text, find(&tree, wanted.pointer)?, wanted.part))
        .collect();
    let spans = spans(text, &ranges);
    let located = ranges
        .into_iter()
        .zip(spans)
        .map(|(range, span)| Some(Located { span: span?, excerpt: Excerpt::of(text, range?) }));
    located.collect()
}

/// The place of a line and a column in bytes, both from 1, as the reader of JSON counts them.
#[must_use]
pub fn place_at(text: &str, line: usize, column: usize) -> Option<Located> {
    let mut start = 0;
    for _ in 1..line {
        start += text.get(start..)?.find('\n')? + 1;
    }
    // The reader names the byte that it stopped at, or 0 at a line's beginning.
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text.get(at..)?.chars().next().map_or(at, |char| at + char.len_utf8());
    let range = at..end;
    let span = spans(text, &[Some(range.clone())]).pop()??;
    Some(Located { span, excerpt: Excerpt::of(text, range) })
}

fn tree_of(wanted: &[Wanted<'_>]) -> Vec<Node> {
    let mut tree = vec![Node::default()];
    for wanted in wanted {
        let mut at = 0;
        for step in steps(wanted.pointer) {
            let next = tree.len();
            let Some(node) = tree.get_mut(at) else { break };
            at = *node.children.entry(step).or_insert(next);
            if at == next {
                tree.push(Node::default());
            }
        }
    }
    tree
}

fn steps(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
}

fn walk(text: &str, tree: &mut [Node]) {
    let mut levels: Vec<Level> = Vec::new();
    for event in events(text) {
        match event {
            Event::Key(range) => {
                let Some(level) = levels.last_mut() else { continue };
                level.member = level.node.and_then(|node| {
                    let key = unescape(text.get(range.clone())?);
                    tree.get(node)?.children.get(key.as_ref()).copied()
                });
                if let Some(node) = level.node.and_then(|node| tree.get_mut(node))
                    && node.first.is_none()
                {
                    node.first = Some(range.clone());
                    level.first_key = Some(range);
                }
            }
            Event::Open { is_object, at } => {
                let node = enter(&mut levels, tree, at..at + 1, false);
                levels.push(Level {
                    node,
                    index: (!is_object).then_some(0),
                    member: None,
                    first_key: None,
                });
            }
            Event::Scalar(range) => {
                enter(&mut levels, tree, range, true);
            }
            Event::Close { .. } => {
                levels.pop();
            }
        }
    }
}

/// Notes a value that begins here; gives the step that it belongs to.
fn enter(
    levels: &mut [Level],
    tree: &mut [Node],
    range: Range<usize>,
    is_scalar: bool,
) -> Option<usize> {
    let node = match levels.last_mut() {
        None => Some(0),
        Some(level) => {
            if let Some(key) = level.first_key.take()
                && is_scalar
                && let Some(parent) = level.node.and_then(|node| tree.get_mut(node))
            {
                parent.first = Some(key.start..range.end);
            }
            match &mut level.index {
                None => level.member.take(),
                Some(index) => {
                    let step = *index;
                    *index += 1;
                    let parent = level.node.and_then(|node| tree.get(node));
                    // Most lists are asked for nothing: no text is made of their numbers.
                    parent
                        .filter(|parent| !parent.children.is_empty())
                        .and_then(|parent| parent.children.get(&step.to_string()).copied())
                }
            }
        }
    };
    if let Some(node) = node.and_then(|node| tree.get_mut(node)) {
        node.value = Some(range);
        node.first = None;
    }
    node
}

/// The range of a pointer, or of the deepest value on the way to it.
fn find(tree: &[Node], pointer: &str) -> Option<Range<usize>> {
    let mut best = None;
    let mut at = tree.first();
    for step in std::iter::once(None).chain(steps(pointer).map(Some)) {
        if let Some(step) = step {
            at = at.and_then(|node| tree.get(*node.children.get(&step)?));
        }
        match at.filter(|node| node.value.is_some()) {
            Some(node) => best = node.first.clone().or_else(|| node.value.clone()),
            None => break,
        }
    }
    best
}

/// The part of a value, where it stands there as written.
fn narrow(text: &str, range: Range<usize>, part: &str) -> Option<Range<usize>> {
    let value = text.get(range.clone())?;
    if part.is_empty() {
        return Some(range);
    }
    Some(
        value
            .find(part)
            .map_or(range.clone(), |at| range.start + at..range.start + at + part.len()),
    )
}

/// Lines and columns of ranges, by one pass over the text.
fn spans(text: &str, ranges: &[Option<Range<usize>>]) -> Vec<Option<Span>> {
    let mut ends: Vec<usize> =
        ranges.iter().flatten().flat_map(|range| [range.start, range.end]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut cursor = Cursor::new(text);
    let places: Vec<(usize, usize)> = ends.iter().map(|end| cursor.go_to(*end)).collect();
    let place = |byte: usize| places.get(ends.binary_search(&byte).ok()?).copied();
    let span = |range: &Range<usize>| {
        let ((line, column), (end_line, end_column)) = (place(range.start)?, place(range.end)?);
        Some(Span { line, column, end_line, end_column })
    };
    ranges.iter().map(|range| range.as_ref().and_then(span)).collect()
}

#[cfg(test)]
mod tests;
