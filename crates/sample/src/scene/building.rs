//! What people built: houses, halls, pagodas, bridges, boats, works.
//!
//! In: light, the middle of a foot on the picture. Out: ink. Never: a real building, a sign, an emblem.

use crate::portrait::svg::Pen;
use crate::scene::sky::Light;

/// A cooperative's storehouse with a curved roof.
pub fn storehouse(pen: &mut Pen, light: &Light, foot: (i32, i32)) {
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        pen.rectangle(light.wall, (170, -250), (860, 250), 0);
        pen.rectangle(light.wall.shaded(18), (740, -250), (290, 250), 0);
        pen.fill(light.roof, "M 130 -250 C 300 -390 900 -390 1070 -250 Z");
        pen.glaze(
            light.roof.shaded(80),
            26,
            "M 700 -350 C 860 -340 980 -310 1070 -250 L 740 -250 Z",
        );
        pen.rectangle(light.timber, (470, -180), (200, 180), 0);
        for x in [230, 330, 790, 900] {
            pen.rectangle(light.timber.mixed(light.wall, 40), (x, -180), (64, 70), 0);
        }
    });
}

/// A long hall with a veranda: school, clinic or office.
pub fn hall(pen: &mut Pen, light: &Light, foot: (i32, i32), kind: &str) {
    let storeys = if kind == "clinic" { 1 } else { 2 };
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        let height = 60 + storeys * 150;
        pen.rectangle(light.wall, (120, -height), (960, height), 0);
        pen.rectangle(light.wall.shaded(14), (760, -height), (320, height), 0);
        for storey in 0..storeys {
            let y = -height + 46 + storey * 150;
            for column in 0..9 {
                let x = 160 + column * 102;
                let door = kind == "clinic" && column == 4;
                pen.rectangle(light.water.shaded(30), (x, y), (62, if door { 160 } else { 84 }), 4);
                pen.rectangle(light.water.lit(20), (x, y), (30, if door { 160 } else { 84 }), 4);
            }
            pen.rectangle(light.wall.shaded(26), (110, y + 104), (980, 10), 0);
        }
        let roof = format!("M 70 {0} L 190 {1} L 1010 {1} L 1130 {0} Z", -height, -height - 84);
        pen.fill(light.roof, &roof);
        pen.glaze(
            light.roof.shaded(80),
            24,
            &format!("M 760 {0} L 700 {1} L 1010 {1} L 1130 {0} Z", -height, -height - 84),
        );
        for x in (120..1100).step_by(160) {
            pen.rectangle(light.wall.lit(30), (x, -height), (18, height), 0);
        }
    });
}

/// A village house, on the ground or on stilts.
pub fn house(pen: &mut Pen, light: &Light, foot: (i32, i32), stilts: bool) {
    let lift = if stilts { 80 } else { 0 };
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        if stilts {
            for x in [270, 400, 540, 680, 820, 930] {
                pen.rectangle(light.timber, (x, -90), (18, 190), 0);
            }
        }
        let floor = -lift;
        pen.rectangle(light.wall, (260, floor - 200), (690, 200), 0);
        pen.rectangle(light.wall.shaded(20), (720, floor - 200), (230, 200), 0);
        pen.rectangle(light.timber, (250, floor - 12), (710, 18), 0);
        pen.rectangle(light.timber, (520, floor - 160), (140, 150), 0);
        pen.rectangle(light.timber.lit(26), (590, floor - 160), (70, 150), 0);
        for x in [330, 770] {
            pen.rectangle(light.timber, (x, floor - 150), (110, 84), 4);
            pen.rectangle(light.sky.1, (x + 10, floor - 140), (40, 64), 0);
            pen.rectangle(light.sky.1, (x + 60, floor - 140), (40, 64), 0);
        }
        pen.fill(
            light.roof,
            &format!("M 200 {0} L 340 {1} L 870 {1} L 1010 {0} Z", floor - 190, floor - 340),
        );
        pen.glaze(
            light.roof.shaded(80),
            26,
            &format!("M 700 {0} L 650 {1} L 870 {1} L 1010 {0} Z", floor - 190, floor - 340),
        );
        for row in 1..5 {
            let y = floor - 190 - row * 30;
            pen.line(
                light.roof.shaded(40),
                4,
                40,
                &format!("M {} {y} L {} {y}", 200 + row * 28, 1010 - row * 28),
            );
        }
    });
}

/// A Khmer pagoda of the delta: steep tiers, a spire, curved finials.
pub fn pagoda(pen: &mut Pen, light: &Light, foot: (i32, i32)) {
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        let gold = light.sun.mixed(light.roof, 34);
        pen.rectangle(light.wall.shaded(12), (250, -36), (700, 36), 0);
        pen.rectangle(light.wall, (300, -190), (600, 160), 0);
        pen.rectangle(light.wall.shaded(16), (640, -190), (260, 160), 0);
        for x in (310..890).step_by(94) {
            pen.rectangle(gold, (x, -190), (22, 160), 0);
        }
        pen.rectangle(light.timber, (548, -150), (104, 120), 50);
        for (half, low, high, ridge) in
            [(390, -180, -270, 300), (300, -262, -360, 210), (200, -352, -470, 90)]
        {
            pen.fill(
                light.roof,
                &format!(
                    "M {} {low} Q {} {} {} {high} L {} {high} Q {} {} {} {low} Z",
                    600 - half,
                    600 - ridge,
                    low - 16,
                    600 - ridge,
                    600 + ridge,
                    600 + ridge,
                    low - 16,
                    600 + half
                ),
            );
            pen.glaze(
                light.roof.shaded(80),
                24,
                &format!(
                    "M 640 {low} L 640 {high} L {} {high} Q {} {} {} {low} Z",
                    600 + ridge,
                    600 + ridge,
                    low - 16,
                    600 + half
                ),
            );
            pen.line(gold, 9, 100, &format!("M {} {low} L {} {low}", 600 - half, 600 + half));
            for side in [-1, 1] {
                let x = 600 + side * half;
                pen.line(
                    gold,
                    9,
                    100,
                    &format!("M {x} {low} q {} -10 {} -52", side * 34, side * 30),
                );
            }
        }
        pen.fill(
            gold,
            "M 560 -466 L 640 -466 C 626 -540 612 -600 600 -700 C 588 -600 574 -540 560 -466 Z",
        );
        pen.glaze(gold.shaded(80), 24, "M 604 -690 C 612 -600 626 -540 640 -466 L 604 -466 Z");
    });
}

/// A power plant by the river: two stacks, long roofs.
pub fn power_plant(pen: &mut Pen, light: &Light, foot: (i32, i32)) {
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        for x in [330, 450] {
            pen.fill(
                light.wall.shaded(12),
                &format!("M {x} 0 L {} -470 L {} -470 L {} 0 Z", x + 14, x + 50, x + 64),
            );
            pen.rectangle(light.roof, (x + 12, -470), (40, 34), 0);
            pen.rectangle(light.roof, (x + 10, -390), (44, 34), 0);
        }
        pen.rectangle(light.wall, (560, -270), (420, 270), 0);
        pen.rectangle(light.wall.shaded(18), (800, -270), (180, 270), 0);
        pen.rectangle(light.wall.shaded(8), (140, -150), (480, 150), 0);
        for x in (590..960).step_by(74) {
            pen.rectangle(light.water.shaded(30), (x, -230), (40, 120), 0);
        }
        for x in (170..560).step_by(80) {
            pen.rectangle(light.water.shaded(30), (x, -104), (50, 44), 0);
        }
    });
}

/// A bridge of bamboo poles from bank to bank, its left foot at a point.
pub fn monkey_bridge(pen: &mut Pen, light: &Light, foot: (i32, i32), wide: i32) {
    let (x, y) = foot;
    let rise = 120;
    let pole = light.timber;
    for step in 1..6 {
        let at = x + wide * step / 6;
        let top = y - rise + (step - 3).abs() * 26;
        pen.line(pole, 13, 100, &format!("M {} {} L {} {}", at - 46, y + 190, at + 34, top - 110));
        pen.line(
            pole.shaded(16),
            13,
            100,
            &format!("M {} {} L {} {}", at + 46, y + 190, at - 34, top - 60),
        );
        pen.line(
            pole.shaded(30),
            8,
            26,
            &format!("M {} {} l 26 90 M {} {} l -26 90", at - 46, y + 200, at + 46, y + 200),
        );
    }
    let walk = format!(
        "M {} {} Q {} {} {} {}",
        x - 20,
        y - 20,
        x + wide / 2,
        y - rise - 76,
        x + wide + 20,
        y - 20
    );
    pen.line(pole.lit(12), 20, 100, &walk);
    pen.line(pole.shaded(30), 5, 60, &walk);
    pen.line(
        pole.lit(12),
        11,
        100,
        &format!(
            "M {} {} Q {} {} {} {}",
            x - 20,
            y - 100,
            x + wide / 2,
            y - rise - 170,
            x + wide + 20,
            y - 100
        ),
    );
}

/// A small boat with a rounded roof.
pub fn sampan(pen: &mut Pen, light: &Light, middle: (i32, i32)) {
    pen.placed(middle, 100, |pen| {
        pen.glaze(light.timber, 26, "M -250 46 Q 0 90 250 46 Q 0 66 -250 46 Z");
        pen.fill(light.roof.mixed(light.timber, 40), "M -110 -16 C -100 -120 100 -120 110 -16 Z");
        pen.glaze(light.timber.shaded(60), 40, "M 30 -92 C 90 -84 108 -50 110 -16 L 60 -16 C 60 -50 50 -76 30 -92 Z");
        for x in [-74, -30, 14] {
            pen.line(light.timber, 4, 50, &format!("M {x} -16 q -6 -44 14 -74"));
        }
        pen.fill(light.timber, "M -270 -46 C -180 -6 180 -6 270 -46 C 230 20 170 50 110 52 L -110 52 C -170 50 -230 20 -270 -46 Z");
        pen.line(light.timber.lit(40), 7, 70, "M -262 -40 C -176 -2 176 -2 262 -40");
    });
}

/// A sluice gate of three bays across a canal.
pub fn sluice(pen: &mut Pen, light: &Light, foot: (i32, i32)) {
    pen.placed((foot.0 - 600, foot.1), 100, |pen| {
        for x in [110, 400, 690, 980] {
            pen.rectangle(light.wall.shaded(12), (x, -330), (72, 460), 6);
            pen.rectangle(light.wall.shaded(30), (x + 46, -330), (26, 460), 0);
        }
        for x in [182, 472, 762] {
            pen.rectangle(light.roof.mixed(light.timber, 20), (x, -150), (218, 200), 0);
            for rib in [-110, -60, -10] {
                pen.rectangle(light.roof.shaded(30), (x, rib), (218, 10), 0);
            }
            pen.rectangle(light.timber, (x + 100, -330), (14, 184), 0);
        }
        pen.rectangle(light.wall, (70, -370), (1020, 46), 6);
        pen.rectangle(light.wall.lit(20), (70, -470), (14, 100), 0);
        pen.line(light.timber, 9, 90, "M 84 -440 L 1080 -440");
        for x in (84..1090).step_by(124) {
            pen.line(light.timber, 8, 90, &format!("M {x} -370 L {x} -440"));
        }
    });
}
