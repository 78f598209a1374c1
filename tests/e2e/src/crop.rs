//! Pieces of the screen: what is drawn in a box, as a PNG.
//!
//! In goes a box in CSS pixels of the viewport, out comes its picture.

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::Visit;
use crate::engine::Engine;
use crate::look::Edges;

impl Visit {
    /// What is drawn in a box of the screen.
    ///
    /// # Errors
    /// If the box is not on the screen.
    pub async fn picture_of(&self, edges: Edges) -> Result<Vec<u8>> {
        if self.engine == Engine::Chromium {
            return self.captured(edges).await;
        }
        cut(&self.picture().await?, edges)
    }

    /// Chromium draws the box itself, on whatever part of a pixel it begins.
    async fn captured(&self, edges: Edges) -> Result<Vec<u8>> {
        let (across, down): (f64, f64) =
            self.script("return [scrollX, scrollY]", json!([])).await?;
        let clip = json!({ "x": edges.left + across, "y": edges.top + down,
            "width": edges.width.round(), "height": edges.height.round(), "scale": 1 });
        let how = json!({ "format": "png", "clip": clip });
        let answer = self.devtools("Page.captureScreenshot", how).await?;
        let data = answer.get("data").and_then(Value::as_str).context("no picture")?;
        Ok(base64::engine::general_purpose::STANDARD.decode(data)?)
    }
}

/// Cuts a box out of a picture; what lies beyond the picture's edge is left out.
fn cut(picture: &[u8], edges: Edges) -> Result<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().context("too large")?];
    let info = reader.next_frame(&mut bytes)?;
    ensure!(info.bit_depth == png::BitDepth::Eight, "not in true colour");
    let samples = info.color_type.samples();
    let (left, right) = between(edges.left, edges.width, info.width)?;
    let (top, bottom) = between(edges.top, edges.height, info.height)?;
    let rows = bytes.chunks_exact(info.line_size).skip(top).take(bottom - top);
    let inside: Vec<u8> = rows
        .flat_map(|row| row.iter().skip(left * samples).take((right - left) * samples).copied())
        .collect();
    let mut out = Vec::new();
    let (width, height) = (u32::try_from(right - left)?, u32::try_from(bottom - top)?);
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(info.color_type);
    encoder.set_depth(info.bit_depth);
    encoder.write_header()?.write_image_data(&inside)?;
    Ok(out)
}

/// The first and the last whole pixel of a side.
fn between(start: f64, length: f64, end: u32) -> Result<(usize, usize)> {
    let pixel = |at: f64| format!("{:.0}", at.clamp(0.0, f64::from(end))).parse::<usize>();
    let (first, last) = (pixel(start.round())?, pixel(start.round() + length.round())?);
    ensure!(first < last, "there is nothing of it on the screen");
    Ok((first, last))
}
