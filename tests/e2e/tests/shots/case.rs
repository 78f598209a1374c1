//! One picture to take: on which screen, on which page, in which state. Plain data; nothing here
//! asks the browser.

/// A screen in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Pixels of the device to a CSS pixel.
    pub(crate) scale: u32,
}

const fn screen(name: &'static str, width: u32, height: u32, scale: u32) -> Screen {
    Screen { name, width, height, scale }
}

pub(crate) const NARROW: Screen = screen("320", 320, 640, 2);
pub(crate) const SMALL_PHONE: Screen = screen("360", 360, 800, 2);
pub(crate) const PHONE: Screen = screen("phone", 390, 844, 2);
pub(crate) const TABLET: Screen = screen("tablet", 768, 1024, 1);
pub(crate) const DESKTOP: Screen = screen("desktop", 1440, 900, 1);
pub(crate) const WALL_SCREEN: Screen = screen("4k", 3840, 2160, 1);
/// A sheet of A4 at 96 dots an inch.
pub(crate) const PAPER: Screen = screen("a4", 794, 1123, 1);

impl Screen {
    /// Whether fingers touch it.
    pub(crate) fn is_touched(self) -> bool {
        self.width < 1000 && self.name != PAPER.name
    }
}

/// What is done on the page before the picture is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scene {
    /// Nothing: the wall is ready.
    Ready,
    /// Two screens and a half further down.
    Scrolled,
    /// The feed is held back.
    Loading,
    /// The second page of the feed is missing.
    Partial,
    /// A refresh failed.
    Stale,
    /// A refresh failed for want of a network.
    Offline,
    /// The feed holds nobody.
    Empty,
    /// The search and the filters leave nobody.
    Nobody,
    /// The address names somebody who is not here.
    UnknownLink,
    /// The feed is not there.
    Missing,
    /// The editor's panel, over a feed with faults.
    Debug,
    /// A search and two filters.
    Filtered,
    /// The detail of the person with this id, from its top.
    Detail(&'static str),
    /// The same, scrolled to what this selector finds.
    DetailAt(&'static str, &'static str),
    /// A photo of the person with this id, large, twice zoomed in.
    Viewer(&'static str),
    /// The filters of a small screen, open.
    Sheet,
    /// Every filter shows all its choices.
    Unfolded,
    /// The keyboard is on the second card.
    Keyboard,
    /// The detail of the person with this id, as it is printed.
    Print(&'static str),
}

/// One picture.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The part of the contact sheet that it is on.
    pub(crate) group: &'static str,
    name: String,
    pub(crate) screen: Screen,
    /// Attributes of the tag besides `src`.
    pub(crate) tag: String,
    /// Attributes of the page's `html` element: its own look, its language and direction.
    pub(crate) page: &'static str,
    /// What the visitor's device prefers: names and values of media features.
    pub(crate) media: &'static [(&'static str, &'static str)],
    pub(crate) scene: Scene,
}

impl Case {
    pub(crate) fn new(group: &'static str, name: &str, screen: Screen, scene: Scene) -> Self {
        let name = format!("{name}-{}", screen.name);
        // Nobody builds a page for a wall of screens that is as narrow as a text.
        let page = if screen.width > 2000 { r#"lang="vi" data-wide"# } else { r#"lang="vi""# };
        Self { group, name, screen, tag: r#"lang="vi""#.to_owned(), page, media: &[], scene }
    }

    #[must_use]
    pub(crate) fn tagged(self, attributes: &str) -> Self {
        Self { tag: attributes.to_owned(), ..self }
    }

    #[must_use]
    pub(crate) fn on_a_page(self, attributes: &'static str) -> Self {
        Self { page: attributes, ..self }
    }

    #[must_use]
    pub(crate) fn preferring(self, media: &'static [(&'static str, &'static str)]) -> Self {
        Self { media, ..self }
    }

    /// The name of its file, without `.png`.
    pub(crate) fn file(&self) -> String {
        format!("{}-{}", self.group, self.name)
    }
}
