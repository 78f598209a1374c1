//! Bombs, halves and forgeries: each is refused in words, and none brings the run down.

use image::ImageFormat;
use recognition_wall_photos::{Developed, Limits, PhotoProblemKind, Recipe, Wishes, develop};

use crate::fixtures::{Camera, jpeg, plain_jpeg, png_of_claimed_size, written};

fn attempt(bytes: &[u8]) -> Result<Developed, PhotoProblemKind> {
    let recipe = Recipe { widths: vec![48], ..Recipe::default() };
    develop(bytes, &recipe, &Wishes::default(), &Limits::default())
}

#[test]
fn a_bomb_of_pixels_is_refused_by_its_header() {
    let bomb = png_of_claimed_size(16_000, 16_000, 0);
    assert!(bomb.len() < 4_096);
    let (width, height) = (16_000, 16_000);
    let limit = 100_000_000;
    assert_eq!(attempt(&bomb), Err(PhotoProblemKind::TooManyPixels { width, height, limit }));
    let failure = attempt(&png_of_claimed_size(9_000, 9_000, 6)).unwrap_err();
    assert!(matches!(failure, PhotoProblemKind::TooMuchMemory { width: 9_000, .. }), "{failure:?}");
    let failure = attempt(&png_of_claimed_size(0x7FFF_FFFF, 0x7FFF_FFFF, 6)).unwrap_err();
    assert!(!matches!(failure, PhotoProblemKind::Cancelled), "{failure:?}");
}

#[test]
fn a_jpeg_that_claims_much_is_refused_by_its_header() {
    let mut bytes = plain_jpeg(64, 64);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    let failure = attempt(&bytes).unwrap_err();
    assert!(
        matches!(failure, PhotoProblemKind::TooManyPixels { width: 65_500, .. }),
        "{failure:?}"
    );
    bytes[frame + 5..frame + 9].fill(0);
    assert_eq!(attempt(&bytes), Err(PhotoProblemKind::NoArea));
}

#[test]
fn a_large_baseline_jpeg_is_made_where_a_progressive_one_is_refused_for_its_memory() {
    let limits = Limits { memory: 12 << 20, ..Limits::default() };
    let recipe = Recipe { widths: vec![480], ..Recipe::default() };
    let attempt = |progressive| {
        // Decoded at full size it would be 18 MB.
        let photo = jpeg(2_000, 3_000, Camera { progressive, ..Camera::default() });
        develop(&photo, &recipe, &Wishes::default(), &limits)
    };
    assert_eq!(attempt(false).unwrap().original, (2_000, 3_000));
    let failure = attempt(true).unwrap_err();
    assert!(matches!(failure, PhotoProblemKind::TooMuchMemory { .. }), "{failure:?}");
}

#[test]
fn half_a_file_is_no_photo() {
    let progressive = Camera { progressive: true, ..Camera::default() };
    let files = [
        plain_jpeg(200, 200),
        jpeg(200, 200, progressive),
        written(200, 200, ImageFormat::Png),
        written(200, 200, ImageFormat::WebP),
    ];
    for (nth, whole) in files.iter().enumerate() {
        assert!(attempt(whole).is_ok(), "{nth}");
        for sixteenth in 1..16 {
            let part = &whole[..whole.len() * sixteenth / 16];
            let failure = attempt(part).unwrap_err();
            // Of a WebP of 100 bytes the first few are no WebP yet.
            let is_said = failure == PhotoProblemKind::Truncated || part.len() < 12;
            assert!(is_said, "{nth} {sixteenth}/16: {failure:?}");
        }
        assert!(attempt(&whole[..whole.len() - 1]).is_err(), "{nth}");
    }
    for format in [ImageFormat::Gif, ImageFormat::Tiff, ImageFormat::Bmp] {
        let whole = written(200, 200, format);
        for sixteenth in 1..16 {
            let part = &whole[..whole.len() * sixteenth / 16];
            assert!(attempt(part).is_err(), "{format:?} {sixteenth}/16");
        }
    }
}

#[test]
fn what_is_no_photo_is_named() {
    assert_eq!(attempt(b""), Err(PhotoProblemKind::Empty));
    let zip = attempt(b"PK\x03\x04\x14\0\0\0");
    assert_eq!(zip, Err(PhotoProblemKind::NotAPhoto { looks: "looks.zip" }));
    let heic = attempt(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(heic, Err(PhotoProblemKind::Heic { format: "HEIC" }));
}

#[test]
fn what_moves_is_refused() {
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        for _ in 0..2 {
            let frame = image::Frame::new(image::RgbaImage::new(40, 40));
            encoder.encode_frame(frame).unwrap();
        }
    }
    assert_eq!(attempt(&gif), Err(PhotoProblemKind::Animated));
    let png = written(40, 40, ImageFormat::Png);
    let control = b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0";
    assert_eq!(
        attempt(&[&png[..33], control, &png[33..]].concat()),
        Err(PhotoProblemKind::Animated)
    );
    let webp = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x27\0\0\x27\0\0";
    assert_eq!(attempt(webp), Err(PhotoProblemKind::Animated));
}

/// Bytes changed at random places: whatever comes of it, it is an answer.
#[test]
fn no_forgery_brings_the_decoders_down() {
    let progressive = Camera { progressive: true, ..Camera::default() };
    let files = [
        plain_jpeg(60, 60),
        jpeg(60, 60, progressive),
        written(60, 60, ImageFormat::Png),
        written(60, 60, ImageFormat::WebP),
        written(60, 60, ImageFormat::Gif),
        written(60, 60, ImageFormat::Tiff),
        written(60, 60, ImageFormat::Bmp),
    ];
    let mut seed = 0x2545_F491_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let (mut made, mut refused) = (0, 0);
    for round in 0..60 {
        for whole in &files {
            let mut forged = whole.clone();
            for _ in 0..=round % 6 {
                let place = random(forged.len().min(400));
                forged[place] = u8::try_from(random(256)).unwrap();
            }
            match attempt(&forged) {
                Ok(_) => made += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(made > 10 && refused > 100, "{made} made, {refused} refused");
}
