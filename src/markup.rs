//! How an element is put together, once for all of them. In: what `html!` of `recognition-wall-markup`
//! calls. Out: nodes of Yew's tree, the same as Yew's own macro makes.
//!
//! Each call is a function that isn't copied to where it is used: that is what it is for. Nothing here
//! knows people, browser or state.

use std::rc::Rc;

use yew::html::NodeRef;
use yew::virtual_dom::listeners::{Listener, Listeners};
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText};
use yew::{AttrValue, Html};

/// An element that is being written. One pointer: it is handed on from call to call.
#[derive(Debug)]
#[must_use]
pub struct Tag(Box<Draft>);

#[derive(Debug)]
struct Draft {
    name: AttrValue,
    attributes: Written,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<VNode>,
    key: Option<Key>,
    reference: NodeRef,
    value: Option<AttrValue>,
    checked: Option<bool>,
}

/// A name and a value that are both written out where the element is.
type Literal = (&'static str, AttributeOrProperty);

#[derive(Debug)]
enum Written {
    /// All of them, where the element is.
    Out(&'static [Literal]),
    /// Their names; the values follow in the same order.
    Named(&'static [&'static str], Vec<Option<AttributeOrProperty>>),
}

impl Tag {
    #[inline(never)]
    fn start(name: AttrValue, attributes: Written) -> Self {
        Self(Box::new(Draft {
            name,
            attributes,
            listeners: Vec::new(),
            children: Vec::new(),
            key: None,
            reference: NodeRef::default(),
            value: None,
            checked: None,
        }))
    }

    /// An element whose attributes are all written out.
    #[inline(never)]
    pub fn written(name: &'static str, attributes: &'static [Literal]) -> Self {
        Self::start(AttrValue::Static(name), Written::Out(attributes))
    }

    /// An element with attributes of these names: a call of [`Tag::set`] for each of them has to follow.
    #[inline(never)]
    pub fn new(name: &'static str, attributes: &'static [&'static str]) -> Self {
        let values = Vec::with_capacity(attributes.len());
        Self::start(AttrValue::Static(name), Written::Named(attributes, values))
    }

    /// Nodes without an element round them; end it with [`Tag::list`].
    #[inline(never)]
    pub fn fragment() -> Self {
        Self::written("", &[])
    }

    /// The next attribute's value.
    #[inline]
    pub fn set(self, value: impl Attribute) -> Self {
        value.set_on(self)
    }

    #[inline(never)]
    fn put(mut self, value: Option<AttributeOrProperty>) -> Self {
        if let Written::Named(_, values) = &mut self.0.attributes {
            values.push(value);
        }
        self
    }

    /// What tells it from its neighbours.
    #[inline]
    pub fn key(self, key: impl Into<Key>) -> Self {
        self.keyed(key.into())
    }

    #[inline(never)]
    fn keyed(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Where its element is to be found once it is there.
    #[inline(never)]
    pub fn reference(mut self, reference: NodeRef) -> Self {
        self.0.reference = reference;
        self
    }

    /// What is typed in it, of an `input`.
    #[inline]
    pub fn value(self, value: impl Into<AttrValue>) -> Self {
        self.valued(value.into())
    }

    #[inline(never)]
    fn valued(mut self, value: AttrValue) -> Self {
        self.0.value = Some(value);
        self
    }

    /// Whether it is ticked, of an `input`.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// What happens on an event, if anything.
    #[inline(never)]
    pub fn listener(mut self, listener: Option<Rc<dyn Listener>>) -> Self {
        self.0.listeners.push(listener);
        self
    }

    /// What stands in it next.
    #[inline]
    pub fn child(self, child: impl Child) -> Self {
        child.add_to(self)
    }

    /// A node that stands in it next.
    #[inline(never)]
    pub fn node(mut self, node: Html) -> Self {
        self.0.children.push(node);
        self
    }

    /// Nodes that stand in it next.
    #[inline]
    pub fn each<C: Child>(self, nodes: impl IntoIterator<Item = C>) -> Self {
        nodes.into_iter().fold(self, |tag, node| node.add_to(tag))
    }

    /// The element with a list of its children, however many there are.
    #[inline(never)]
    pub fn done(mut self) -> Html {
        let children = std::mem::take(&mut self.0.children);
        let children = if children.is_empty() { VNode::default() } else { list(children) };
        self.finish(children)
    }

    /// The element with the one child that it always has.
    #[inline(never)]
    pub fn done_with_one(mut self) -> Html {
        let only = self.0.children.pop().unwrap_or_default();
        self.finish(only)
    }

    /// The children alone.
    #[inline(never)]
    pub fn list(self) -> Html {
        list(self.0.children)
    }

    #[inline(never)]
    fn finish(self, children: Html) -> Html {
        let draft = *self.0;
        let attributes = match draft.attributes {
            Written::Out(attributes) => Attributes::Static(attributes),
            Written::Named(keys, values) => {
                Attributes::Dynamic { keys, values: values.into_boxed_slice() }
            }
        };
        let listeners = match draft.listeners {
            none if none.is_empty() => Listeners::None,
            some => Listeners::Pending(some.into_boxed_slice()),
        };
        let (reference, key) = (draft.reference, draft.key);
        let tag = if draft.name == "input" {
            VTag::__new_input(draft.value, draft.checked, reference, key, attributes, listeners)
        } else {
            VTag::__new_other(draft.name, reference, key, attributes, listeners, children)
        };
        tag.into()
    }
}

fn list(children: Vec<VNode>) -> Html {
    VList::with_children(children, None).into()
}

/// What can be the value of an attribute: `None` and `false` leave it out.
pub trait Attribute {
    /// Sets the next attribute.
    fn set_on(self, tag: Tag) -> Tag;
}

impl Attribute for &'static str {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        AttrValue::Static(self).set_on(tag)
    }
}

impl Attribute for AttrValue {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        tag.put(Some(AttributeOrProperty::Attribute(self)))
    }
}

impl Attribute for String {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        AttrValue::from(self).set_on(tag)
    }
}

impl Attribute for Rc<str> {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        AttrValue::Rc(self).set_on(tag)
    }
}

impl Attribute for bool {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        self.then_some("").set_on(tag)
    }
}

impl<A: Attribute> Attribute for Option<A> {
    #[inline(never)]
    fn set_on(self, tag: Tag) -> Tag {
        match self {
            Some(value) => value.set_on(tag),
            None => tag.put(None),
        }
    }
}

/// What can stand in an element.
pub trait Child {
    /// Adds it behind what is there.
    fn add_to(self, tag: Tag) -> Tag;
}

impl Child for Html {
    #[inline]
    fn add_to(self, tag: Tag) -> Tag {
        tag.node(self)
    }
}

impl Child for AttrValue {
    #[inline(never)]
    fn add_to(self, tag: Tag) -> Tag {
        tag.node(VText::new(self).into())
    }
}

impl Child for Rc<str> {
    #[inline(never)]
    fn add_to(self, tag: Tag) -> Tag {
        AttrValue::Rc(self).add_to(tag)
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn add_to(self, tag: Tag) -> Tag {
        AttrValue::Static(self).add_to(tag)
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, tag: Tag) -> Tag {
        AttrValue::from(self).add_to(tag)
    }
}

/// What is one thing by itself, as a node.
pub fn one(child: impl Child) -> Html {
    Tag::fragment().child(child).0.children.pop().unwrap_or_default()
}
