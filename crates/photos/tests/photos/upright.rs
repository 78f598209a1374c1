//! Upright, in sRGB, in the right sizes, and silent about where and by whom.

use image::ImageFormat;
use moxcms::ColorProfile;
use recognition_wall_photos::{
    Card, Developed, FileKind, Limits, PhotoProblemKind, Recipe, Wishes, develop,
};

use crate::fixtures::{
    BLUE, Camera, GREEN, RED, YELLOW, exif, is_near, jpeg, pixels, plain_jpeg, written,
};

fn developed(bytes: &[u8]) -> Developed {
    developed_in(bytes, &[240, 480, 960, 1600])
}

fn developed_in(bytes: &[u8], widths: &[u32]) -> Developed {
    let recipe = Recipe { widths: widths.to_vec(), ..Recipe::default() };
    develop(bytes, &recipe, &Wishes::default(), &Limits::default()).unwrap()
}

#[test]
fn each_of_the_eight_orientations_is_turned_upright() {
    let corners = [
        [RED, GREEN, BLUE, YELLOW],
        [GREEN, RED, YELLOW, BLUE],
        [YELLOW, BLUE, GREEN, RED],
        [BLUE, YELLOW, RED, GREEN],
        [RED, BLUE, GREEN, YELLOW],
        [BLUE, RED, YELLOW, GREEN],
        [YELLOW, GREEN, BLUE, RED],
        [GREEN, YELLOW, RED, BLUE],
    ];
    for (orientation, corners) in (1_u16..).zip(corners) {
        for progressive in [false, true] {
            let camera = Camera { orientation, progressive, talkative: false };
            let made = developed_in(&jpeg(160, 120, camera), &[60, 120]);
            let size = if orientation < 5 { (160, 120) } else { (120, 160) };
            assert_eq!(made.original, size, "orientation {orientation}");
            for file in &made.files {
                let image = pixels(file);
                assert_eq!(image.dimensions(), (file.width, file.height));
                assert_eq!(file.width * size.1, file.height * size.0);
                let (right, bottom) = (file.width - 9, file.height - 9);
                let places = [(8, 8), (right, 8), (8, bottom), (right, bottom)];
                for ((x, y), wanted) in places.into_iter().zip(corners) {
                    let pixel = image.get_pixel(x, y).0;
                    assert!(is_near(pixel, wanted), "{orientation} {:?} {x},{y}", file.kind);
                }
            }
        }
    }
}

#[test]
fn nothing_of_the_camera_is_in_any_file() {
    let original = jpeg(500, 625, Camera { orientation: 6, progressive: false, talkative: true });
    let needles: [&[u8]; 11] = [
        b"Exif",
        b"EXIF",
        b"GPS",
        b"http://ns.adobe",
        b"XMP ",
        b"xmpmeta",
        b"8BIM",
        b"ICC_PROFILE",
        b"ICCP",
        b"SecretMaker",
        b"acsp",
    ];
    let holds =
        |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
    let there = needles.iter().filter(|needle| holds(&original, needle)).count();
    assert_eq!(there, 8, "the test's own photo talks");
    let card = Card { name: "Trần Thị Bé Năm".to_owned(), line: String::new() };
    let wishes = Wishes { focal: None, card: Some(card) };
    let made = develop(&original, &Recipe::default(), &wishes, &Limits::default()).unwrap();
    assert_eq!(made.files.len(), 5, "three widths, a JPEG and a card");
    for (file, needle) in made.files.iter().flat_map(|file| needles.map(|needle| (file, needle))) {
        let needle_text = String::from_utf8_lossy(needle);
        assert!(!holds(&file.bytes, needle), "{:?} {}: {needle_text}", file.kind, file.width);
    }
}

#[test]
fn all_formats_of_an_office_are_read() {
    let formats = [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Tiff,
        ImageFormat::Bmp,
    ];
    for format in formats {
        let made = developed(&written(300, 400, format));
        let image = pixels(&made.files[0]);
        assert!(is_near(image.get_pixel(8, 8).0, RED), "{format:?}");
        assert!(is_near(image.get_pixel(230, 310).0, YELLOW), "{format:?}");
    }
}

#[test]
fn a_png_is_turned_by_its_own_exif() {
    let png = written(400, 300, ImageFormat::Png);
    // `eXIf` goes before the data; the header's chunk ends at byte 33.
    let exif = exif(6);
    let body = [b"eXIf".as_slice(), &exif[6..]].concat();
    let length = u32::try_from(exif.len() - 6).unwrap().to_be_bytes();
    let chunk = [length.as_slice(), &body, &crate::fixtures::crc(&body).to_be_bytes()].concat();
    let made = developed(&[&png[..33], &chunk, &png[33..]].concat());
    assert_eq!(made.original, (300, 400));
    assert!(is_near(pixels(&made.files[0]).get_pixel(8, 8).0, BLUE));
}

#[test]
fn a_wide_profile_becomes_srgb() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.add_icc_profile(&profile).unwrap();
    let rgb = [200, 60, 60].repeat(300 * 300);
    encoder.encode(&rgb, 300, 300, jpeg_encoder::ColorType::Rgb).unwrap();
    let pixel = pixels(&developed(&bytes).files[0]).get_pixel(100, 100).0;
    assert!(pixel[0] > 206 && pixel[1] < 56, "{pixel:?}");
}

#[test]
fn inks_of_print_and_grey_become_light() {
    let mut cmyk = Vec::new();
    let inks = [0, 255, 255, 0].repeat(300 * 300);
    let encoder = jpeg_encoder::Encoder::new(&mut cmyk, 95);
    encoder.encode(&inks, 300, 300, jpeg_encoder::ColorType::Cmyk).unwrap();
    let pixel = pixels(&developed(&cmyk).files[0]).get_pixel(100, 100).0;
    assert!(is_near(pixel, [255, 0, 0]), "{pixel:?}");
    let mut grey = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut grey, 95);
    encoder.encode(&vec![90; 300 * 300], 300, 300, jpeg_encoder::ColorType::Luma).unwrap();
    assert!(is_near(pixels(&developed(&grey).files[0]).get_pixel(100, 100).0, [90; 3]));
}

#[test]
fn a_photo_is_scaled_down_never_up() {
    let sizes = |width, height| {
        let files = developed_in(&plain_jpeg(width, height), &[24, 48, 96, 160]).files;
        let plain = files.iter().filter(|file| file.kind == FileKind::WebP);
        plain.map(|file| (file.width, file.height)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(200, 250), [(24, 30), (48, 60), (96, 120), (160, 200)]);
    assert_eq!(sizes(20, 7), [(20, 7)]);
    assert_eq!(sizes(1, 1), [(1, 1)]);
}

#[test]
fn the_dominant_colour_and_the_thumbhash_are_those_of_the_photo() {
    let rgb = BLUE.repeat(300 * 300);
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.encode(&rgb, 300, 300, jpeg_encoder::ColorType::Rgb).unwrap();
    let made = developed(&bytes);
    assert!(is_near(made.dominant, BLUE), "{:?}", made.dominant);
    let hash = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &made.thumbhash);
    let (red, green, blue, _) = thumbhash::thumb_hash_to_average_rgba(&hash.unwrap()).unwrap();
    assert!(blue > 0.6 && red < 0.3 && green < 0.4, "{red} {green} {blue}");
}

#[test]
fn the_card_shows_what_the_focal_point_names() {
    let wishes = |focal| Wishes { focal: Some(focal), card: Some(Card::default()) };
    let bytes = plain_jpeg(400, 200);
    let card_at = |focal| {
        let (recipe, limits) = (Recipe::default(), Limits::default());
        let made = develop(&bytes, &recipe, &wishes(focal), &limits).unwrap();
        let card = made.files.iter().find(|file| file.kind == FileKind::Card).unwrap().clone();
        assert_eq!((card.width, card.height), (1200, 630));
        pixels(&card).get_pixel(250, 100).0
    };
    assert!(is_near(card_at((0.1, 0.5)), RED));
    assert!(is_near(card_at((0.9, 0.5)), GREEN));
}

#[test]
fn two_runs_make_the_same_bytes() {
    let bytes = plain_jpeg(300, 400);
    assert_eq!(developed(&bytes), developed(&bytes));
}

#[test]
fn a_strip_is_refused_in_words() {
    let strip = written(20, 6000, ImageFormat::Png);
    let failure =
        develop(&strip, &Recipe::default(), &Wishes::default(), &Limits::default()).unwrap_err();
    assert_eq!(failure, PhotoProblemKind::Strip { width: 20, height: 6000 });
}
