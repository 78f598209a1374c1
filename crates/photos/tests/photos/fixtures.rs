//! Photos drawn by the tests: four quarters of plain colour, with everything that cameras write into files.

use image::{DynamicImage, ImageFormat, RgbImage};
use jpeg_encoder::{ColorType, Encoder};
use recognition_wall_photos::DevelopedFile;

pub(crate) const RED: [u8; 3] = [220, 30, 30];
pub(crate) const GREEN: [u8; 3] = [30, 180, 40];
pub(crate) const BLUE: [u8; 3] = [30, 50, 210];
pub(crate) const YELLOW: [u8; 3] = [230, 220, 40];

/// Red and green above, blue and yellow below.
pub(crate) fn quarters(width: u32, height: u32) -> Vec<u8> {
    let mut rgb = Vec::new();
    for y in 0..height {
        for x in 0..width {
            rgb.extend(match (x * 2 < width, y * 2 < height) {
                (true, true) => RED,
                (false, true) => GREEN,
                (true, false) => BLUE,
                (false, false) => YELLOW,
            });
        }
    }
    rgb
}

/// What a JPEG is to be like.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Camera {
    pub(crate) orientation: u16,
    pub(crate) progressive: bool,
    /// Exif, GPS, XMP, IPTC, a comment.
    pub(crate) talkative: bool,
}

pub(crate) fn jpeg(width: u32, height: u32, camera: Camera) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 92);
    encoder.set_progressive(camera.progressive);
    encoder.add_app_segment(1, &exif(camera.orientation.max(1))).unwrap();
    if camera.talkative {
        encoder
            .add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Lan</x:xmpmeta>")
            .unwrap();
        encoder
            .add_app_segment(13, b"Photoshop 3.0\08BIM\x04\x04IPTC of a private person")
            .unwrap();
        encoder.add_icc_profile(&moxcms::ColorProfile::new_srgb().encode().unwrap()).unwrap();
    }
    let (w, h) = (u16::try_from(width).unwrap(), u16::try_from(height).unwrap());
    encoder.encode(&quarters(width, height), w, h, ColorType::Rgb).unwrap();
    bytes
}

pub(crate) fn plain_jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg(width, height, Camera::default())
}

/// An Exif segment: the orientation, the maker, and where the photo was taken.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    let mut tag = |number: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(number.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    tag(0x010F, 2, 12, 50);
    tag(0x0112, 3, 1, u32::from(orientation));
    tag(0x8825, 4, 1, 62);
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(b"SecretMaker\0");
    // The GPS directory: one tag, north.
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPS");
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

/// The picture in a format of `image`.
pub(crate) fn written(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_raw(width, height, quarters(width, height)).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A PNG whose header says what it wants; its data are a few bytes.
pub(crate) fn png_of_claimed_size(width: u32, height: u32, colour: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8], data: &[u8]| {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let body = [name, data].concat();
        bytes.extend(&body);
        bytes.extend(crc(&body).to_be_bytes());
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, colour, 0, 0, 0]].concat();
    chunk(b"IHDR", &header);
    chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]);
    chunk(b"IEND", b"");
    bytes
}

pub(crate) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 0 { crc >> 1 } else { crc >> 1 ^ 0xEDB8_8320 }
        })
    })
}

/// The pixels of a file that was made.
pub(crate) fn pixels(file: &DevelopedFile) -> RgbImage {
    if file.bytes.starts_with(b"RIFF") {
        return image::load_from_memory(&file.bytes).unwrap().into_rgb8();
    }
    let mut decoder = jpeg_decoder::Decoder::new(file.bytes.as_slice());
    let rgb = decoder.decode().unwrap();
    RgbImage::from_raw(file.width, file.height, rgb).unwrap()
}

pub(crate) fn is_near(pixel: [u8; 3], wanted: [u8; 3]) -> bool {
    pixel.iter().zip(wanted).all(|(one, other)| one.abs_diff(other) < 24)
}
