//! Landscapes and rooms without people, for an honouree's second photo.
//!
//! In: a key such as `canal`. Out: ink. Never: faces.

use crate::Failure;
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;
use crate::scene::sky::{self, Light};
use crate::scene::{SIZE, building, plant};

const HORIZON: i32 = 430;
const AREA: (i32, i32) = (1500, 1000);

/// Draws the whole landscape.
///
/// # Errors
/// When nobody draws this key.
pub fn draw(pen: &mut Pen, key: &str, chance: &mut Random) -> Result<(), Failure> {
    let light = Light::choose(chance);
    match key {
        "classroom" => {
            classroom(pen, &light, chance);
            return Ok(());
        }
        "loom" => {
            loom(pen, &light, chance);
            return Ok(());
        }
        _ => {}
    }
    sky::draw(pen, &light, SIZE, HORIZON, chance);
    match key {
        "canal" => canal(pen, &light, chance),
        "bridge" => {
            plant::water(pen, &light, AREA, HORIZON + 40);
            plant::palm(pen, &light, (120, HORIZON + 150), 430, chance);
            plant::palm(pen, &light, (1400, HORIZON + 130), 470, chance);
            bank(pen, &light, chance);
            building::monkey_bridge(pen, &light, (120, HORIZON + 200), 1260);
        }
        "rice" => {
            plant::rice_field(pen, &light, AREA, HORIZON);
            plant::palm(pen, &light, (1330, HORIZON + 30), 330, chance);
            egrets(pen, &light, 5);
        }
        "pineapple" => pineapples(pen, &light),
        "orchard" => orchard(pen, &light, chance),
        "clinic" => {
            plant::meadow(pen, &light, AREA, HORIZON + 60);
            building::hall(pen, &light, (750, HORIZON + 130), "clinic");
            plant::palm(pen, &light, (130, HORIZON + 190), 420, chance);
            plant::palm(pen, &light, (1400, HORIZON + 210), 450, chance);
        }
        "pagoda" => {
            plant::meadow(pen, &light, AREA, HORIZON + 80);
            pen.placed((150, 260), 80, |pen| building::pagoda(pen, &light, (750, 430)));
            plant::palm(pen, &light, (150, HORIZON + 210), 430, chance);
            plant::palm(pen, &light, (1380, HORIZON + 180), 400, chance);
        }
        "sluice" => {
            plant::water(pen, &light, AREA, HORIZON + 60);
            building::sluice(pen, &light, (750, HORIZON + 240));
            bank(pen, &light, chance);
        }
        "flower-road" => flower_road(pen, &light, chance),
        "wetland" => wetland(pen, &light),
        _ => return Err(format!("nobody draws the landscape \"{key}\"").into()),
    }
    Ok(())
}

/// Two banks of grass at the lower corners.
fn bank(pen: &mut Pen, light: &Light, chance: &mut Random) {
    let dip = chance.between(0, 60);
    pen.fill(
        light.leaf,
        &format!("M 0 {} C 120 {} 230 {} 290 1000 L 0 1000 Z", 620 + dip, 640 + dip, 780 + dip),
    );
    pen.fill(
        light.leaf.shaded(14),
        &format!(
            "M 1500 {} C 1400 {} 1270 {} 1200 1000 L 1500 1000 Z",
            600 + dip,
            640 + dip,
            800 + dip
        ),
    );
}

fn canal(pen: &mut Pen, light: &Light, chance: &mut Random) {
    pen.fill(light.field, "M 0 430 L 1500 430 L 1500 1000 L 0 1000 Z");
    let stream =
        "M 680 430 L 790 430 C 900 560 1180 760 1420 1000 L 40 1000 C 320 760 600 560 680 430 Z";
    pen.fill(light.water, stream);
    pen.within(stream, |pen| {
        pen.glaze(
            light.leaf,
            36,
            "M 680 430 C 600 560 320 760 40 1000 L 250 1000 C 440 780 640 560 700 430 Z",
        );
        for row in 0..9 {
            let y = 480 + row * (26 + row * 4);
            pen.line(
                light.sky.1.lit(30),
                5,
                60,
                &format!("M {} {y} q 60 -10 130 0", 640 + (row * 97) % 200 - row * 18),
            );
        }
    });
    for (x, y, tall) in [
        (560, 470, 190),
        (440, 540, 280),
        (250, 660, 420),
        (900, 480, 200),
        (1040, 560, 300),
        (1270, 690, 450),
    ] {
        plant::palm(pen, light, (x, y), tall, chance);
    }
    let x = chance.between(700, 820);
    building::sampan(pen, light, (x, chance.between(730, 800)));
}

fn egrets(pen: &mut Pen, light: &Light, count: i32) {
    for bird in 0..count {
        let (x, y) = (260 + bird * 190 + (bird % 2) * 60, 150 + (bird * 83) % 150);
        pen.line(light.sun.lit(60), 9, 95, &format!("M {x} {y} q 26 -30 40 0 q 16 -30 42 -4"));
    }
}

fn pineapples(pen: &mut Pen, light: &Light) {
    for row in 0..9 {
        let y = HORIZON + 20 + row * row * 8 + row * 6;
        let size = 14 + row * 9;
        pen.rectangle(light.timber.mixed(light.field, 40), (0, y), (1500, size), 0);
        let mut x = -(row % 2) * size;
        while x < 1560 {
            for (dx, dy) in [(-10, -5), (-7, -10), (-2, -13), (3, -13), (8, -9), (11, -4)] {
                let (tip_x, tip_y) = (x + dx * size / 10, y + dy * size / 10);
                pen.fill(
                    if dx < 0 { light.leaf.lit(12) } else { light.leaf },
                    &format!(
                        "M {} {y} Q {} {} {tip_x} {tip_y} Q {} {} {} {y} Z",
                        x - size / 6,
                        x + dx * size / 24,
                        y + dy * size / 14,
                        x + dx * size / 16,
                        y + dy * size / 20,
                        x + size / 6
                    ),
                );
            }
            if row > 2 && (x / size + row) % 3 == 0 {
                pen.ellipse(Colour(0xd0, 0x97, 0x32), (x, y - size / 2), (size / 4, size * 2 / 5));
            }
            x += size * 2;
        }
    }
}

fn orchard(pen: &mut Pen, light: &Light, chance: &mut Random) {
    pen.fill(light.water, "M 700 430 L 800 430 L 1120 1000 L 380 1000 Z");
    for row in 0..5 {
        let y = 470 + row * (60 + row * 18);
        let size = 60 + row * 34;
        for side in [-1, 1] {
            let x = 750 + side * (150 + row * 120);
            pen.line(light.timber, 8 + row * 4, 100, &format!("M {x} {} L {x} {}", y + size, y));
            pen.ellipse(light.leaf.shaded(12), (x + size / 8, y - size / 6), (size, size * 8 / 10));
            pen.ellipse(light.leaf, (x - size / 8, y - size / 4), (size * 9 / 10, size * 7 / 10));
            for _ in 0..5 {
                let (fruit_x, fruit_y) = (
                    x + chance.between(-size * 6 / 10, size * 6 / 10),
                    y - size / 5 + chance.between(-size * 4 / 10, size * 4 / 10),
                );
                pen.ellipse(light.field.lit(26), (fruit_x, fruit_y), (6 + row * 3, 8 + row * 4));
            }
        }
        pen.line(
            light.sky.1.lit(30),
            5,
            60,
            &format!("M {} {} q 40 -8 90 0", 710 - row * 20, y + size / 2),
        );
    }
}

fn flower_road(pen: &mut Pen, light: &Light, chance: &mut Random) {
    pen.fill(light.sky.1.shaded(10), "M 690 430 L 810 430 L 1180 1000 L 320 1000 Z");
    pen.line(light.sky.1.lit(60), 6, 60, "M 750 430 L 750 1000");
    plant::palm(pen, light, (300, 560), 300, chance);
    plant::palm(pen, light, (1230, 580), 330, chance);
    let colours = [
        Colour(0xc2, 0x45, 0x4d),
        Colour(0xe2, 0xb0, 0x45),
        Colour(0xf3, 0xec, 0xdf),
        Colour(0xb9, 0x6f, 0x7f),
    ];
    for row in 0..16 {
        let y = 445 + row * (12 + row * 2);
        let size = 4 + row;
        for side in [-1, 1] {
            for deep in 0..4 {
                let x = 750
                    + side * (66 + (y - 430) * 66 / 100 + deep * size * 3)
                    + chance.between(-4, 4);
                pen.ellipse(light.leaf, (x, y + size), (size * 2, size * 2));
                if let Some(colour) = chance.pick(&colours) {
                    pen.ellipse(*colour, (x, y - size / 3), (size, size));
                }
            }
        }
    }
}

fn wetland(pen: &mut Pen, light: &Light) {
    plant::water(pen, light, AREA, HORIZON + 30);
    for trunk in 0..15 {
        let x = 40 + trunk * 102 + (trunk * 37) % 50;
        let near = (trunk * 7) % 5;
        let foot = HORIZON + 60 + near * 62;
        let wide = 12 + near * 5;
        pen.line(
            light.wall.shaded(20),
            wide,
            100,
            &format!(
                "M {x} {foot} C {} {} {} {} {} 0",
                x + 10,
                foot - 200,
                x - 16,
                foot - 340,
                x + 4
            ),
        );
        pen.line(light.leaf, wide, 20, &format!("M {x} {foot} l 6 {}", 90 + near * 20));
        for leaf in 0..3 {
            pen.ellipse(
                light.leaf.mixed(light.far, 30),
                (x + (leaf - 1) * 50, 60 + (leaf * 47 + trunk * 29) % 110),
                (74, 46),
            );
        }
    }
    egrets(pen, light, 6);
}

fn classroom(pen: &mut Pen, light: &Light, chance: &mut Random) {
    let wall = light.wall;
    pen.rectangle(wall, (0, 0), (1500, 700), 0);
    pen.rectangle(light.roof.mixed(wall, 55), (0, 690), (1500, 310), 0);
    pen.rectangle(wall.shaded(16), (0, 600), (1500, 96), 0);
    pen.rectangle(light.timber, (330, 130), (690, 360), 8);
    pen.rectangle(Colour(0x2c, 0x4a, 0x43), (350, 150), (650, 320), 0);
    for y in [220, 280, 340] {
        let long = chance.between(270, 520);
        pen.line(
            Colour(0xe9, 0xe6, 0xd8),
            6,
            60,
            &format!("M 410 {y} q 30 -14 60 0 t 60 0 t 60 0 L {} {y}", 410 + long),
        );
    }
    for x in [70, 1150] {
        pen.rectangle(light.timber, (x, 150), (210, 330), 4);
        pen.rectangle(light.sky.0, (x + 12, 162), (88, 306), 0);
        pen.rectangle(light.sky.1, (x + 110, 162), (88, 306), 0);
        pen.ellipse(light.leaf, (x + 60, 450), (60, 40));
    }
    pen.glaze(Colour(0xff, 0xf6, 0xdd), 30, "M 70 700 L 280 700 L 520 1000 L 200 1000 Z");
    for row in 0..3 {
        let y = 620 + row * 110;
        let wide = 210 + row * 40;
        for column in 0..4 {
            let x = 750 + (column - 2) * (wide + 90) + 45;
            pen.rectangle(light.timber.shaded(20), (x + 14, y + 26), (14, 84), 0);
            pen.rectangle(light.timber.shaded(20), (x + wide - 28, y + 26), (14, 84), 0);
            pen.rectangle(light.timber.lit(18), (x, y), (wide, 30), 4);
            pen.rectangle(Colour(0xf3, 0xec, 0xdf), (x + wide / 3, y - 6), (wide / 4, 10), 0);
        }
    }
}

fn loom(pen: &mut Pen, light: &Light, chance: &mut Random) {
    let wall = light.wall;
    pen.rectangle(wall.shaded(10), (0, 0), (1500, 1000), 0);
    for x in (0..1500).step_by(92) {
        pen.rectangle(wall.shaded(18), (x, 0), (6, 720), 0);
    }
    pen.rectangle(light.timber.mixed(wall, 50), (0, 720), (1500, 280), 0);
    pen.ellipse(light.timber.mixed(wall, 36), (750, 880), (640, 60));
    pen.rectangle(light.timber, (280, 180), (40, 690), 8);
    pen.rectangle(light.timber.shaded(20), (1180, 180), (40, 690), 8);
    for y in [200, 460, 800] {
        pen.rectangle(light.timber.lit(8), (250, y), (1000, 38), 10);
    }
    for thread in 0..86 {
        pen.line(
            Colour(0xf3, 0xec, 0xdf),
            3,
            80,
            &format!("M {0} 238 L {0} 480", 330 + thread * 10),
        );
    }
    let reds = [
        Colour(0xa0, 0x33, 0x3f),
        Colour(0xd8, 0xae, 0x55),
        Colour(0x2c, 0x63, 0x66),
        Colour(0xe9, 0xdd, 0xc2),
    ];
    let shift = usize::try_from(chance.below(4)).unwrap_or(0);
    for row in 0..10 {
        let y = 498 + row * 30;
        let place = usize::try_from(row).unwrap_or(0) + shift;
        let colour = reds.iter().cycle().nth(place).copied().unwrap_or(wall);
        pen.rectangle(colour, (326, y), (850, 31), 0);
        let mark = reds.iter().cycle().nth(place + 1).copied().unwrap_or(wall);
        if row % 2 == 0 {
            for step in 0..14 {
                let x = 356 + step * 60;
                pen.fill(
                    mark,
                    &format!(
                        "M {x} {} L {} {} L {x} {} L {} {} Z",
                        y + 3,
                        x + 20,
                        y + 15,
                        y + 28,
                        x - 20,
                        y + 15
                    ),
                );
            }
        }
    }
    let shuttle = chance.between(360, 980);
    pen.fill(light.timber, &format!("M {shuttle} 452 q 85 -18 170 0 q -85 26 -170 0 Z"));
    for (x, colour) in (0..3).map(|step| 90 + step * 62).zip(reds) {
        pen.ellipse(colour, (x, 830), (52, 52));
        pen.line(colour.lit(40), 5, 60, &format!("M {} 820 q 40 -30 76 6", x - 36));
    }
}
