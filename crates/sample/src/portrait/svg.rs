//! The pen: paths and shapes appended to an SVG text, and colours.
//!
//! In: coordinates on a canvas. Out: SVG text. Never: a decision about what to draw.

use std::fmt;

/// A colour, red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// This colour with so many parts of a hundred of the other.
    #[must_use]
    pub fn mixed(self, other: Self, percent: u8) -> Self {
        let part = |from: u8, to: u8| {
            let share = u16::from(percent.min(100));
            let sum = u16::from(from) * (100 - share) + u16::from(to) * share;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    /// In shadow: toward a warm dark brown, so that shadows stay alive.
    #[must_use]
    pub fn shaded(self, percent: u8) -> Self {
        self.mixed(Self(0x24, 0x12, 0x14), percent)
    }

    /// In light: toward warm paper.
    #[must_use]
    pub fn lit(self, percent: u8) -> Self {
        self.mixed(Self(0xff, 0xf6, 0xe6), percent)
    }

    /// Perceived brightness, 0 to 255.
    #[must_use]
    pub fn brightness(self) -> i32 {
        (i32::from(self.0) * 299 + i32::from(self.1) * 587 + i32::from(self.2) * 114) / 1000
    }

    /// How far two colours are apart, 0 to 255 in the strongest channel.
    #[must_use]
    pub fn distance(self, other: Self) -> u8 {
        let channels =
            [(self.0, other.0), (self.1, other.1), (self.2, other.2)].map(|(a, b)| a.abs_diff(b));
        channels.into_iter().max().unwrap_or(0)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// An SVG being drawn.
#[derive(Debug, Default, Clone)]
pub struct Pen {
    body: String,
    names: u32,
}

impl Pen {
    /// Adds SVG text as it is.
    pub fn raw(&mut self, text: &str) {
        self.body.push_str(text);
        self.body.push('\n');
    }

    /// A filled path.
    pub fn fill(&mut self, colour: Colour, path: &str) {
        self.raw(&format!(r#"<path fill="{colour}" d="{path}"/>"#));
    }

    /// A filled path that lets the ground shine through; opacity in percent.
    pub fn glaze(&mut self, colour: Colour, percent: u8, path: &str) {
        self.raw(&format!(r#"<path fill="{colour}" fill-opacity="{percent}%" d="{path}"/>"#));
    }

    /// A line along a path; width in pixels, opacity in percent.
    pub fn line(&mut self, colour: Colour, width: i32, percent: u8, path: &str) {
        self.raw(&format!(
            r#"<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{percent}%" stroke-linecap="round" stroke-linejoin="round" d="{path}"/>"#
        ));
    }

    /// A filled ellipse around a centre.
    pub fn ellipse(&mut self, colour: Colour, centre: (i32, i32), radii: (i32, i32)) {
        let ((x, y), (rx, ry)) = (centre, radii);
        self.raw(&format!(r#"<ellipse fill="{colour}" cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/>"#));
    }

    /// A filled rectangle with rounded corners.
    pub fn rectangle(&mut self, colour: Colour, corner: (i32, i32), size: (i32, i32), radius: i32) {
        let ((x, y), (width, height)) = (corner, size);
        self.raw(&format!(
            r#"<rect fill="{colour}" x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"/>"#
        ));
    }

    /// Draws only within a path whatever `draw` draws.
    pub fn within(&mut self, path: &str, draw: impl FnOnce(&mut Self)) {
        self.names += 1;
        let name = format!("clip{}", self.names);
        self.raw(&format!(r#"<clipPath id="{name}"><path d="{path}"/></clipPath>"#));
        self.raw(&format!(r#"<g clip-path="url(#{name})">"#));
        draw(self);
        self.raw("</g>");
    }

    /// Draws moved and scaled (percent) whatever `draw` draws.
    pub fn placed(&mut self, at: (i32, i32), percent: i32, draw: impl FnOnce(&mut Self)) {
        let (x, y) = at;
        let (whole, rest) = (percent / 100, percent % 100);
        self.raw(&format!(r#"<g transform="translate({x} {y}) scale({whole}.{rest:02})">"#));
        draw(self);
        self.raw("</g>");
    }

    /// A name that no other definition of this drawing has.
    pub fn fresh_name(&mut self) -> String {
        self.names += 1;
        format!("paint{}", self.names)
    }

    /// The document, with its size in pixels; `grey` takes the colours away.
    #[must_use]
    pub fn document(self, size: (u32, u32), grey: bool) -> String {
        let (width, height) = size;
        let (open, close) = if grey {
            (
                "<filter id=\"grey\"><feColorMatrix type=\"saturate\" values=\"0.12\"/></filter><g filter=\"url(#grey)\">",
                "</g>",
            )
        } else {
            ("", "")
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n{open}{}{close}</svg>\n",
            self.body
        )
    }
}

/// The middle line of a figure.
pub const MIDDLE: i32 = 600;

/// A closed path that is the same left and right of [`MIDDLE`].
///
/// `half` begins at the first point and goes on in threes (two handles and a point), each as
/// distance from the middle line and height; the other side is its mirror image.
#[must_use]
pub fn symmetric(half: &[(i32, i32)]) -> String {
    let left: Vec<String> = half.iter().map(|(out, y)| format!("{} {y}", MIDDLE - out)).collect();
    let right: Vec<String> =
        half.iter().rev().map(|(out, y)| format!("{} {y}", MIDDLE + out)).collect();
    let side = |points: &[String]| {
        let mut text = String::new();
        for three in points.chunks(3) {
            text.push_str(" C ");
            text.push_str(&three.join(" "));
        }
        text
    };
    let begin = left.first().cloned().unwrap_or_default();
    let turn = right.first().cloned().unwrap_or_default();
    format!(
        "M {begin}{} L {turn}{} Z",
        side(left.get(1..).unwrap_or_default()),
        side(right.get(1..).unwrap_or_default())
    )
}
